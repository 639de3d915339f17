"""A page that is one file: a template whose gaps are filled, everything inline, under a policy that lets nothing in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from fazhi_graph.view.policy import content_policy

# A gap in a template that is filled when the page is made: <!--fill:style-->
_GAP = re.compile(r"<!--fill:(\w+)-->")
# What ends a script element, opens a comment in it, or ends a line for old script engines, as JSON escapes.
_INERT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

Value = TypeVar("Value")


@dataclass(slots=True)
class Table(Generic[Value]):
    """Values by number, each once: the page's data say a sentence or a report once and refer to it by number."""

    values: list[Value] = field(default_factory=list)
    _numbers: dict[Value, int] = field(default_factory=dict)

    def number(self, value: Value) -> int:
        """The number that stands for a value in the page."""
        at = self._numbers.setdefault(value, len(self.values))
        if at == len(self.values):
            self.values.append(value)
        return at


def document(template: str, fills: Mapping[str, str]) -> str:
    """The page that a template makes under the head and with the look of all pages; every gap has its fill."""
    head = _filled(asset("head.html"), {**fills, "base": asset("base.css")})
    text = _filled(template, {**fills, "head": head})
    return text.replace("<!--policy-->", content_policy(text), 1)


def _filled(template: str, fills: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: fills[gap[1]], template)


def data_block(name: str, value: object) -> str:
    """An element that holds data for the page's script and does nothing by itself."""
    return f'<script type="application/json" id="{name}">{script_json(value)}</script>'


def script_json(value: object) -> str:
    """JSON that can stand in a script element whatever text is in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(_INERT)


def program(scripts: Iterable[str]) -> str:
    """Our scripts as one element, in a scope of their own."""
    return '<script>(() => {\n"use strict";\n' + "".join(map(asset, scripts)) + "})();\n</script>"


@cache
def asset(name: str) -> str:
    """The text of a file that pages are made of."""
    return (files("fazhi_graph.view") / "assets" / name).read_text(encoding="utf-8")

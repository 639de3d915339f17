"""The network's attributes as formats without lists hold them: flat text and numbers, typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from fazhi_graph.graph.network import Projection

LIST_SEPARATOR = " | "
# What XML cannot hold: the form feed of “第一页\x0c第二页”
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Attributes = dict[str, Any]
Flat = dict[str, str | int | float]
Kind = Literal["string", "integer", "double"]
Types = Mapping[str, Kind]

NODE_TYPES: Types = {
    "label": "string", "cls": "string", "code": "string", "topic": "string", "aliases": "string",
    "definition": "string", "reports": "string",
}  # fmt: skip
EDGE_TYPES: Types = {
    "label": "string", "predicate": "string", "report": "string", "year": "integer", "evidence": "string",
    "begin": "integer", "end": "integer", "value": "double", "unit": "string", "approximation": "string",
    "counted": "string",
}  # fmt: skip


def flat_nodes(network: Projection) -> Iterator[tuple[str, Flat]]:
    """Nodes with lists (``aliases``, ``reports``) joined by `` | ``."""
    for iri, data in network.nodes():
        yield iri, _flat(data)


def flat_edges(network: Projection) -> Iterator[tuple[str, str, Flat]]:
    """Source, target and attributes of the edges, numbered by ``id`` in their sorted order."""
    for number, (source, target, _, data) in enumerate(network.edges()):
        yield source, target, {"id": f"e{number}", **_flat(data)}


def printable(text: str) -> str:
    """The text with a space for every character that XML cannot hold."""
    return _UNPRINTABLE.sub(" ", text)


def _flat(data: Attributes) -> Flat:
    return {name: _plain(value) for name, value in data.items()}


def _plain(value: object) -> str | int | float:
    if isinstance(value, int | float):
        return value
    return printable(LIST_SEPARATOR.join(value) if isinstance(value, tuple) else str(value))

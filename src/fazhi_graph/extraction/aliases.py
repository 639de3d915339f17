"""Short names that the text introduces: “区政务服务管理办公室（以下简称区政务办）”, “…》（以下简称《纲要》）”."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_graph.extraction.mentions import Mention

# it begins with its characters, so that the search skips all others
_INTRODUCED = re.compile(
    r"[》”（，](?:(?<=[（，])|(?<=[》”])[（，])(?:以下|下文|下|文中)?(?:统一|统|合)?(?:简称|称)(?:为)?[：:]?[“《]{0,2}(?P<alias>[^“”《》（）、，。\n]{2,16})[”》]{0,2}[）】，。]"
)


def with_aliases(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions and, after each introduction, those by the short name; they carry the span they stand for."""
    ends = {m.end: m for m in mentions}
    found: list[Mention] = []
    for match in _INTRODUCED.finditer(text):
        target = ends.get(match.start())
        if target is not None:
            found += _occurrences(text, match["alias"], match.start("alias"), target)
    return _replacing(mentions, found) if found else mentions


def _occurrences(text: str, alias: str, start: int, target: Mention) -> list[Mention]:
    spans = [m.span() for m in re.compile(re.escape(alias)).finditer(text, start)]
    # a common noun (《纲要》) stands for the thing only between its title marks
    marked = len(alias) <= 2 or target.type == "Policy"
    return [
        target.moved(s, e, "alias", same_as=(target.start, target.end))
        for s, e in spans
        if not marked or text[s - 1 : s] in ("《", "“", "简", "称")
    ]


def _replacing(mentions: list[Mention], found: list[Mention]) -> list[Mention]:
    """Short names take the place of mentions within them and give way to longer ones."""
    starts = [m.start for m in mentions]
    out = list(mentions)
    for alias in found:
        near = mentions[max(0, bisect_left(starts, alias.start) - 3) : bisect_left(starts, alias.end)]
        over = [m for m in near if m.start < alias.end and m.end > alias.start]
        if all(alias.start <= m.start and m.end <= alias.end for m in over):
            out = [m for m in out if m not in over] + [alias]
    return sorted(out, key=lambda m: (m.start, -m.end))

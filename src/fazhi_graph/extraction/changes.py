"""Bodies renamed, merged or replaced, where the text says so: “县法制办更名为县司法局”, “将甲、乙整合组建丙”."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.outline import Outline

# “县政务中心|更名为|县政务服务管理局”
_RENAMED = re.compile(r"(?:更名|改名|改组|改制|升格|调整更名|整体转制|变更)(?:设立)?(?:为|成)")
# “将县城管局、县环卫处|整合|组建|县综合行政执法局”, “甲乙合并为丙”
_MERGED = re.compile(
    r"(?:整合|合并|重组|撤并)[^。；]{0,12}?(?:组建|成立|设立|为|成)(?:了)?|(?:职责|职能|机构)[^。；]{0,10}?(?:整合|划转)[^。；]{0,10}?组建"
)
# “在县法制办基础上|组建|县司法局”
_BUILT_ON = re.compile(r"基础上[，]?[^。；]{0,6}?(?:组建|成立|设立)(?:了)?")
# “撤销县安监局，|设立|县应急管理局”
_REPLACED = re.compile(r"，?(?:同时)?(?:设立|组建|成立)(?:了)?")
_ABOLISHED = re.compile(r"(?:撤销|不再保留)[^。；，]{0,4}$")


class ChangeEvent(NamedTuple):
    """Which mentions were before and which came of them; ``body[start:end]`` says so."""

    originals: tuple[Mention, ...]
    results: tuple[Mention, ...]
    start: int
    end: int


def find_changes(text: str, outline: Outline, mentions: list[Mention], silent: frozenset[int]) -> list[ChangeEvent]:
    """The changes of bodies that the text states. ``silent`` are the sentences that state problems or plans."""
    bodies = [m for m in mentions if m.type == "Body"]
    starts = [m.start for m in bodies]
    found = []
    for i, sentence in enumerate(outline.sentences):
        inside = bodies[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len(inside) < 2 or i in silent:
            continue
        event = _event(text, sentence.start, sentence.end, inside)
        if event:
            found.append(event)
    return found


def _event(text: str, start: int, end: int, bodies: list[Mention]) -> ChangeEvent | None:
    for pattern in (_RENAMED, _MERGED, _BUILT_ON):
        match = pattern.search(text, start, end)
        if match:
            before = _run_before(bodies, match.start())
            after = _run_after(bodies, match.end())
            if before and after:
                return ChangeEvent(tuple(before), tuple(after), start, end)
    return _replacement(text, start, end, bodies)


def _replacement(text: str, start: int, end: int, bodies: list[Mention]) -> ChangeEvent | None:
    for old, new in pairwise(bodies):
        abolished = _ABOLISHED.search(text, max(start, old.start - 8), old.start)
        if abolished and _REPLACED.fullmatch(text, old.end, new.start):
            return ChangeEvent((old,), (new,), start, end)
    return None


def _run_before(bodies: list[Mention], at: int) -> list[Mention]:
    """The bodies of the list that ends shortly before a verb."""
    run: list[Mention] = []
    for body in reversed([b for b in bodies if b.end <= at]):
        edge = run[0].start if run else at
        if edge - body.end > (2 if run else 16):
            break
        run.insert(0, body)
    return run


def _run_after(bodies: list[Mention], at: int) -> list[Mention]:
    """The bodies of the list that begins right after a verb."""
    run: list[Mention] = []
    for body in (b for b in bodies if b.start >= at):
        edge = run[-1].end if run else at
        if body.start - edge > (2 if run else 6):
            break
        run.append(body)
    return run

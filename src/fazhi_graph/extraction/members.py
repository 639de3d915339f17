"""Bodies whose members stand before their name: “成立以县长为组长，各部门负责人为成员的领导小组”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi_graph.extraction.actors import Act, ActingClause, Action, Verb
from fazhi_graph.extraction.mentions import Mention

# “成立|以……”, “组建|了由……”
_MEMBERS = ("由", "以", "了由", "了以")
# “……为成员|的|领导小组”, “……共同参与的专班”: the end of the members
_END = re.compile(r"(?:成员|组员|参加|参与|组成|负责|骨干|为主|主体|力量|副组长|组长|主任|牵头)的")


class Opened(NamedTuple):
    """A founding whose object a later clause of the sentence names."""

    act: Act
    sentence: int


def _opens(text: str, verb: Verb) -> bool:
    return verb.action.predicate == "established" and text.startswith(_MEMBERS, verb.end)


def named_after(text: str, clause: ActingClause, verb: Verb, objects: list[Mention]) -> list[Mention]:
    """The objects of a verb without those that are members: what is founded stands behind them and a 的."""
    if not _opens(text, verb):
        return objects
    end = _END.search(text, verb.end, clause.end)
    if end:
        return [m for m in clause.mentions if m.start >= end.end()][:1]
    return [m for m in objects if text.find("的", verb.end, m.start) >= 0]


def opened(text: str, clause: ActingClause, before: Opened | None) -> Opened | None:
    """The founding that a clause leaves without its object, or that one ``before`` it left."""
    for verb in reversed(clause.verbs):
        if _opens(text, verb):
            act = Act(clause.number, Action("established", "established"), clause.actor)
            return None if _END.search(text, verb.end, clause.end) else Opened(act, clause.sentence)
    return before


def founded(text: str, clause: ActingClause, opening: Opened | None) -> Iterator[Act]:
    """What the founding that an earlier clause opened has founded."""
    if opening is None or opening.sentence != clause.sentence:
        return
    end = _END.search(text, clause.start, clause.end)
    if end:
        bodies = tuple(m for m in clause.mentions if m.type == "Body" and m.start >= end.end())
        if bodies:
            yield Act(clause.number, opening.act.action, opening.act.actor, bodies[:1])

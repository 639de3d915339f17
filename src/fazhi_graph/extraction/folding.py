"""Actions whose relation their verb alone does not tell: who takes part, who oversees whom, whom one obeys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi_graph.extraction.actors import MEETING_KINDS, Act, ActingClause, Verb
from fazhi_graph.extraction.mentions import Mention

# which entities each relation takes as objects
OBJECTS: dict[str, frozenset[str]] = {
    "established": frozenset({"Body", "Institution", "Venue", "Platform"}),
    "part_of": frozenset({"Body"}),
    "issued": frozenset({"Policy"}),
    "implements": frozenset({"Policy", "Programme", "Institution"}),
    "leads": frozenset({"Programme", "Institution", "Policy"}),
    "transferred_to": frozenset({"Body"}),
    "awarded": frozenset({"Honour"}),
    "built": frozenset({"Platform", "Venue", "Body", "Institution"}),
    "cooperates_with": frozenset({"Body", "Jurisdiction"}),
    "supervises": frozenset({"Body"}),
    "participates_in": frozenset({"Body", "Programme", "Venue", "Platform"}),
}
# “参加|政务公开|工作专题培训”: what the course is about
_COURSE = re.compile(r"[》”]?等?[\u4e00-\u9fff]{0,6}?(?:培训|讲座|研讨|座谈|宣讲)")
# “区人大及其常委会法律监督、区政协民主监督” after 接受; “…监督支持下”
_SUPERVISED = re.compile(r"监督|执法检查|视察|工作评议|专题询问|巡[察视]")
# “对区水务局|开展督察”
_TOWARDS = re.compile(r"对[^，]*$")


def participation(text: str, clause: ActingClause, verb: Verb, act: Act, after: list[Mention]) -> Iterator[Act]:
    """“整合公证、仲裁等资源入驻服务中心”: what was brought in takes part."""
    institutions = tuple(m for m in after if m.type == "Institution")
    if institutions and _COURSE.match(text, institutions[-1].end):
        return
    if institutions:  # “参加学法考试”: what is taken part in is itself an institution
        yield act.folded("implements", institutions)
        return
    # “参加|市委依法治市办|‘法治大讲堂’”: whose it is
    owners = {m.end for m in after if m.type == "Body"} & {m.start - k for m in after for k in (0, 1)}
    objects = tuple(
        m for m in after if m.type in OBJECTS["participates_in"] and m.kind not in MEETING_KINDS and m.end not in owners
    )
    brought = [m for m in clause.mentions if m.end <= verb.start and m.type == "Institution"]
    if objects and brought and act.actor is None:
        for mention in brought:
            yield act.by(mention).upon(objects)
    elif objects:
        yield act.upon(objects)


def if_any(act: Act, after: list[Mention], predicate: str) -> Iterator[Act]:
    """The act on those of the names that its relation takes as objects, if there are any."""
    objects = tuple(m for m in after if m.type in OBJECTS[predicate])
    if objects:
        yield act.upon(objects)


def unfolded(text: str, clause: ActingClause, act: Act, verb: Verb, after: list[Mention]) -> Iterator[Act]:
    """Actions that fold to no relation, but for two: what a body handles it implements, whom one obeys supervises."""
    if verb.action.notation == "accepted_supervision":
        bodies = tuple(m for m in clause.mentions if m.start >= verb.end and m.type == "Body")
        if bodies and _SUPERVISED.search(text, verb.end, clause.end):
            yield act.under(bodies, "supervises")
        return
    own = clause.actor is not None and clause.actor.type == "Body" and clause.actor.start >= clause.start
    institutions = tuple(m for m in after if m.type == "Institution")
    if verb.action.notation in ("handled", "accepted", "concluded") and own and institutions:
        yield act.folded("implements", institutions)
    elif after:
        yield act.upon(after)


def supervision(text: str, clause: ActingClause, verb: Verb, act: Act, after: list[Mention]) -> Iterator[Act]:
    """Who oversees whom: “督察|区水务局”, “对区水务局|督察”, and the other way round “在区人大监督|下”."""
    bodies = tuple(m for m in clause.mentions if m.end <= verb.start and m.type == "Body")
    if bodies and text[verb.end : verb.end + 4].startswith(("支持下", "指导下", "下")):
        yield act.under(bodies[-2:], "supervises")
    elif any(m.type == "Body" for m in after):
        yield from if_any(act, after, "supervises")
    elif _TOWARDS.search(text, clause.start, verb.start):
        yield from if_any(act, [m for m in bodies if m is not clause.actor], "supervises")

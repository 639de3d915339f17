"""Whom a number is about: the body or the place that its clause begins with, or the body in it that is defendant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from fazhi_graph.extraction.actors import JOINTS
from fazhi_graph.extraction.indicators import Counted
from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.outline import Clause, Outline
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.vocabulary.divisions import Division

# “区直各单位为被告的行政诉讼案件”, “以县政府为被申请人”: a rate for each gives two rates
_PARTY = re.compile(
    r"(?:以|由)?(?P<party>[\u4e00-\u9fff、（）]{2,20}?)(?:作为|为|做)(?:共同)?(?:被告|被申请人|被诉行政机关)"
)
_PARTY_START = re.compile(r"^.*(?:[，。；：件起个以由]|制度|工作|其中|涉及|办理|新收|收到|承办|受理|审理|起诉)")


# “会同|县公安局”, “对|县水务局”: not who did it
_NO_DOER = frozenset({"会同", "联合", "配合", "协助", "对", "向", "与", "同", "督促", "指导", "监督", "移送", "移交"})


# “其中|盘龙区120次”, “一是|盘龙区建成站点3个”
_OPENING = re.compile(r"(?:其中|例如|如|仅|而|同时|[一二三四五六七八九十]是)?[，：]?")
# “云南省|首届征文活动”, “盘龙区|、五华区”, “昆明市|级”: the place belongs to what follows
_GOES_ON = re.compile(r"[、和与及至到—\-的首第等级内境辖范以“]|两级|全[省市州区县]")
# “盘龙区|为|120次”
_BEFORE_NUMBER = ("", "为", "有", "达", "共", "\t")


class Subject(NamedTuple):
    """The subject in the report's words and, where it is a named body or place, its mention."""

    name: str
    mention: Mention | None


def subjects(
    text: str, outline: Outline, mentions: list[Mention], counted: list[Counted], place: Division | None
) -> list[Subject | None]:
    """One subject a number, None where the reporting ``place`` itself is meant."""
    starts = [m.start for m in mentions]
    nth, last = 0, -1
    out: list[Subject | None] = []
    party: Subject | None = None
    sentence = -1
    for c in counted:
        clause = outline.clauses[c.clause] if c.clause >= 0 else None
        if clause is None:
            out.append(None)
            continue
        stated = _party(text, clause.start, c.quantity.start, mentions)
        if stated or clause.sentence != sentence:
            party, sentence = stated, clause.sentence
        # “…开庭72件，负责人出庭应诉率达93.1%”: the rate is of the same party
        carried = party if c.quantity.kind == "rate" and (c.indicator or "").startswith("litigation.") else None
        first = bisect_left(starts, clause.start)
        nth, last = nth + 1 if c.clause == last else 0, c.clause
        each = _respective(text, clause, mentions, first, counted, c.clause)
        if each and not stated:
            out.append(_subject(text, each[nth], place))
            continue
        named = stated or _leading(text, clause.start, c.quantity.start, mentions, first)
        if named is None:
            found = _place(text, clause.start, c.quantity, mentions, starts, first)
            named = _subject(text, found, place) if found else None
        out.append(named or carried)
    return out


def _respective(
    text: str, clause: Clause, mentions: list[Mention], first: int, counted: list[Counted], n: int
) -> list[Mention]:
    """“盘龙区、五华区|分别|办理32件、41件”: as many bodies or places as numbers in the n-th clause, one for each."""
    if text.find("分别", clause.start, clause.end) < 0:
        return []
    numbers = sum(1 for c in counted if c.clause == n)
    listed = mentions[first : first + numbers]
    if numbers < 2 or len(listed) < numbers or not _OPENING.fullmatch(text, clause.start, listed[0].start):
        return []
    joined = all(text[a.end : b.start] in JOINTS for a, b in pairwise(listed))
    of_a_kind = listed[0].type in ("Body", "Jurisdiction") and len({m.type for m in listed}) == 1
    return listed if joined and of_a_kind and text.startswith("分别", listed[-1].end) else []


def _subject(text: str, mention: Mention, reporting: Division | None) -> Subject | None:
    """A mention as subject; the reporting place is none."""
    own = mention.type == "Jurisdiction" and reporting is not None and mention.division == reporting
    return None if own else Subject(text[mention.start : mention.end], mention)


def _place(
    text: str, start: int, quantity: Quantity, mentions: list[Mention], starts: list[int], first: int
) -> Mention | None:
    """The place whose a number is: it stands right before it, heads its column, or begins its clause or row."""
    before = bisect_left(starts, quantity.start) - 1
    if before >= first and _is_place(mentions, before):
        found = mentions[before]
        if text[found.end : quantity.start] in _BEFORE_NUMBER:
            return found
    if quantity.head_start is not None:
        head = bisect_left(starts, quantity.head_start)
        if _is_place(mentions, head) and starts[head] == quantity.head_start:
            return mentions[head]
    return _opening(text, start, quantity.start, mentions, first)


def _is_place(mentions: list[Mention], n: int) -> bool:
    return n < len(mentions) and mentions[n].type == "Jurisdiction"


def _opening(text: str, start: int, end: int, mentions: list[Mention], first: int) -> Mention | None:
    """The place that a clause begins with, the innermost of several: “东川区|铜都街道|排查”."""
    if not _is_place(mentions, first) or mentions[first].end > end:
        return None
    found = mentions[first]
    if found.start > start and not _OPENING.fullmatch(text, start, found.start):
        return None
    while _is_place(mentions, first + 1) and mentions[first + 1].start == found.end < end:
        first += 1
        found = mentions[first]
    return None if _GOES_ON.match(text, found.end) else found


def _party(text: str, start: int, end: int, mentions: list[Mention]) -> Subject | None:
    matches = list(_PARTY.finditer(text, start, end)) if text.find("被", start, end) >= 0 else []
    if not matches:
        return None
    at, stop = matches[-1].span("party")
    lead = _PARTY_START.match(text[at:stop])
    at += lead.end() if lead else 0
    named = next((m for m in mentions if m.type == "Body" and m.start >= at and m.end == stop), None)
    return Subject(text[at:stop], named) if stop - at >= 2 else None


def _leading(text: str, start: int, end: int, mentions: list[Mention], first: int) -> Subject | None:
    for i in range(first, len(mentions)):
        mention = mentions[i]
        if mention.start >= end or mention.start - start > 3:
            return None
        if mention.type == "Body" and mention.end <= end and text[start : mention.start] not in _NO_DOER:
            own = _listed(text, mention, end, mentions[i + 1 :]) or mention
            return Subject(text[own.start : own.end], own)
    return None


def _listed(text: str, leading: Mention, end: int, after: Iterable[Mention]) -> Mention | None:
    """The last body of a list with numbers of their own: “县委常委会3次、|县政府常务会|7次”."""
    own = None
    for mention in after:
        if mention.end > end:
            break
        if mention.type == "Body" and _NUMBERED.search(text, leading.end, mention.start):
            own = mention
    return own


# “|3次、|县政府常务会”
_NUMBERED = re.compile(r"\d[^，。；、\d]{0,4}[、和及与]$")

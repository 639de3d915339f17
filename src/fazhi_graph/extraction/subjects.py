"""Whom a number is about: the body that its clause begins with, or that stands in it as defendant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from fazhi_graph.extraction.indicators import Counted
from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.outline import Outline

# “区直各单位为被告的行政诉讼案件”, “以县政府为被申请人”: a rate for each gives two rates
_PARTY = re.compile(
    r"(?:以|由)?(?P<party>[\u4e00-\u9fff、（）]{2,20}?)(?:作为|为|做)(?:共同)?(?:被告|被申请人|被诉行政机关)"
)
_PARTY_START = re.compile(r"^.*(?:[，。；：件起个以由]|制度|工作|其中|涉及|办理|新收|收到|承办|受理|审理|起诉)")


# “会同|县公安局”, “对|县水务局”: not who did it
_NO_DOER = frozenset({"会同", "联合", "配合", "协助", "对", "向", "与", "同", "督促", "指导", "监督", "移送", "移交"})


class Subject(NamedTuple):
    """The subject in the report's words and, where it is a named body, its mention."""

    name: str
    mention: Mention | None


def subjects(text: str, outline: Outline, mentions: list[Mention], counted: list[Counted]) -> list[Subject | None]:
    """One subject a number, None where the reporting place itself is meant."""
    starts = [m.start for m in mentions]
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
        out.append(stated or _leading(text, clause.start, c.quantity.start, mentions, first) or carried)
    return out


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

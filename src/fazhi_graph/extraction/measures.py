"""Achieved actions, clause by clause: who did what to which entities. Negated and planned clauses give none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.outline import Clause, Outline
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.vocabulary import Hit, Matcher, Vocabulary

# which entities each relation takes as objects; None: a phrase of the text serves too
_OBJECTS: dict[str, frozenset[str]] = {
    "established": frozenset({"Body", "Institution", "Venue", "Platform"}),
    "part_of": frozenset({"Body"}),
    "issued": frozenset({"Policy"}),
    "implements": frozenset({"Policy", "Programme", "Institution"}),
    "leads": frozenset({"Programme", "Institution", "Policy"}),
    "transferred_to": frozenset({"Body"}),
    "awarded": frozenset({"Honour"}),
    "built": frozenset({"Platform", "Venue", "Body"}),
    "appointed": frozenset(),
    "cooperates_with": frozenset({"Body", "Jurisdiction"}),
    "supervises": frozenset({"Body"}),
    "trained": frozenset(),
    "convened": frozenset(),
    "participates_in": frozenset({"Body", "Programme", "Venue", "Platform"}),
}
_PHRASED = frozenset({"appointed", "trained", "convened"})
# “聘请40名特邀行政执法监督员”, “配备专兼职法制审核人员361人”: the persons or the meeting
_PHRASE = re.compile(r"[了一场次期个名位批的\s“]*(?P<phrase>[\u4e00-\u9fff（）“”]{2,24}?)(?=\d|[，。；、]|$|担任|作为|参加|参与|等|并|[一二两三四五六七八九十]+[次场期名人])")
_EVENT_TAIL = re.compile(r"(?:会议|会|班|讲座|论坛|仪式|培训|竞赛|活动|比赛|讲堂|课堂|现场会|座谈|听证|报告)$")
_ROLE_TAIL = re.compile(r"(?:员|人|顾问|律师|人员|队伍|干部|专干|专员|成员|长|师|官|者|教授|专家|力量|编制)$")
_TRAINED = re.compile(r"(?:执法|工作|领导|基层|业务|调解|司法|普法|网格|公务|专业|管理|法治|行政|审核|窗口|骨干|负责)[\u4e00-\u9fff]{0,8}?(?:人员|干部|员|骨干|队伍|人)|[\u4e00-\u9fff]{0,6}(?:人员|干部|法律明白人|调解员)")
# “由市司法局牵头”, “经县政府批准”: the doer stands after the preposition
_BY = re.compile(r"(?:由|经)$")
_NOT_ACTOR = re.compile(r"(?:对|向|与|和|在|从|到|把|将|为|给|同|被|受|依托|通过|联合|会同|于|以|按|经|接受|报|及|、|报送|报请|提请)$")


class Action(NamedTuple):
    """One verb of the action scheme and the relation it folds to, if any."""

    notation: str
    predicate: str | None


class Act(NamedTuple):
    """One action of a clause. ``objects`` are mentions or, for roles, trainings and meetings, spans of the text."""

    clause: int
    action: Action
    actor: Mention | None
    objects: tuple[Mention, ...]
    phrase: tuple[int, int] | None
    inverse: bool = False


class MeasureFinder:
    """Finds actions by the verbs of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._verbs = Matcher(
            (verb, Action(c.notation, _predicate(c.first("relation"), c.notation)))
            for c in vocabulary.scheme("action")
            for verb in c.get("verb")
        )
        self._negation = re.compile("|".join(map(re.escape, vocabulary.words("negation"))))
        self._planned = re.compile("|".join(map(re.escape, vocabulary.words("planned"))))

    def find(
        self, text: str, outline: Outline, mentions: list[Mention], quantities: list[Quantity], silent: frozenset[int]
    ) -> list[Act]:
        """All acts in order. ``silent`` are the sentences that state problems or plans."""
        verbs = self._verbs.longest(text)
        verb_starts = [v.start for v in verbs]
        mention_starts = [m.start for m in mentions]
        acts: list[Act] = []
        carried: tuple[int, Mention | None] = (-1, None)
        for n, clause in enumerate(outline.clauses):
            if clause.sentence in silent:
                continue
            inside = mentions[bisect_left(mention_starts, clause.start) : bisect_left(mention_starts, clause.end)]
            hits = verbs[bisect_left(verb_starts, clause.start) : bisect_left(verb_starts, clause.end)]
            hits = [v for v in hits if not any(m.start <= v.start and v.end <= m.end for m in inside)]
            actor = _actor(text, clause, inside, hits)
            if actor is None and carried[0] == clause.sentence:
                actor = carried[1]
            carried = (clause.sentence, actor)
            if not self._planned.search(text, clause.start, clause.end):
                acts += self._acts(text, n, clause, inside, hits, actor)
        return acts

    def _acts(
        self, text: str, n: int, clause: Clause, inside: list[Mention], hits: list[Hit[Action]], actor: Mention | None
    ) -> Iterable[Act]:
        for i, verb in enumerate(hits):
            if self._negation.search(text, max(clause.start, verb.start - 4), verb.start):
                continue
            stop = hits[i + 1].start if i + 1 < len(hits) else clause.end
            after = [m for m in inside if verb.end <= m.start < stop]
            act = self._act(text, n, clause, verb, stop, after, inside, actor)
            if act:
                yield act

    def _act(
        self,
        text: str,
        n: int,
        clause: Clause,
        verb: Hit[Action],
        stop: int,
        after: list[Mention],
        inside: list[Mention],
        actor: Mention | None,
    ) -> Act | None:
        action = verb.value
        predicate = action.predicate
        if predicate is None:
            return Act(n, action, actor, tuple(after), None) if after else None
        if predicate in _PHRASED:
            phrase = _phrase(text, predicate, clause, verb, stop)
            return Act(n, action, actor, (), phrase) if phrase else None
        if predicate == "awarded":
            winner = next((m for m in reversed(inside) if m.end <= verb.start), actor)
            objects = tuple(m for m in after if m.type == "Honour")
            return Act(n, action, winner, objects, None) if objects else None
        allowed = _OBJECTS[predicate]
        objects = tuple(m for m in after if m.type in allowed)
        if predicate == "supervises" and text[max(clause.start, verb.start - 14) : verb.start].find("接受") >= 0:
            before = tuple(m for m in inside if m.end <= verb.start and m.type == "Body")
            return Act(n, action, None, before, None, inverse=True) if before else None
        if not objects and predicate in ("implements", "supervises", "built", "established"):
            objects = _before(text, clause, verb, inside, allowed, stop)
        return Act(n, action, actor, objects, None) if objects else None


def _predicate(iri: str, notation: str) -> str | None:
    return notation if iri else None


def _before(
    text: str, clause: Clause, verb: Hit[Action], inside: list[Mention], allowed: frozenset[str], stop: int
) -> tuple[Mention, ...]:
    """Objects that stand before their verb: “将公众参与、专家论证贯穿全过程”, “…机制已经建立”."""
    rest = text[verb.end : stop]
    final = not re.search(r"[\u4e00-\u9fff]{3}", rest)
    turned = any(p in text[clause.start : verb.start] for p in ("将", "把", "对", "以"))
    if not (final or turned):
        return ()
    return tuple(m for m in inside if m.end <= verb.start and m.type in allowed and (turned or verb.start - m.end <= 4))


def _actor(text: str, clause: Clause, inside: list[Mention], hits: list[Hit[Action]]) -> Mention | None:
    """The body or place that a clause is about: the last one before the first verb that no preposition governs."""
    first = hits[0].start if hits else clause.end
    for mention in inside:
        if mention.type not in ("Body", "Jurisdiction") or mention.start >= first:
            continue
        before = text[clause.start : mention.start]
        if _BY.search(before) or not (_NOT_ACTOR.search(before) or len(before) > 12):
            after = text[mention.end : mention.end + 1]
            if after not in ("的", "、", "”", "》"):
                return mention
    return None


def _phrase(text: str, predicate: str, clause: Clause, verb: Hit[Action], stop: int) -> tuple[int, int] | None:
    tail = {"appointed": _ROLE_TAIL, "convened": _EVENT_TAIL}.get(predicate)
    at = verb.end
    counted = re.compile(r"[了\s]*(?:\d[\d.,万余多]*|[一二两三四五六七八九十百]+)(?:余|多)?[名个位人场次期批支家]{1,2}").match(text, at)
    if counted:
        at = counted.end()
    if predicate == "trained":
        before = _TRAINED.search(text, clause.start, verb.start)
        match = _TRAINED.match(text, at, clause.end) or before
        return match.span() if match else None
    match = _PHRASE.match(text, at, clause.end)
    if not match or not tail:
        return None
    phrase = match["phrase"]
    return match.span("phrase") if tail.search(phrase) else None


def mention_at(mentions: list[Mention], start: int, end: int) -> Mention | None:
    """The mention that covers a stretch of the text."""
    i = bisect_right(mentions, start, key=lambda m: m.start) - 1
    return mentions[i] if i >= 0 and mentions[i].start <= start and mentions[i].end >= end else None

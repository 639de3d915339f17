"""Who acts in a clause: the body or place that it begins with, that 由 names, or that the clause before named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.outline import Clause
from fazhi_graph.extraction.words import Words

# “由市司法局牵头”, “经县政府批准”: the doer stands after the preposition
_BY = re.compile(r"(?:由|经)$")
# what may stand before the subject of a clause: “2023年，”, “一是”, “目前”
_BEFORE_SUBJECT = re.compile(
    r"^[\s“]*(?:\d{4}年度?|[一二三四五六七八九十]+[是要]|（[一二三四五六七八九十]）|\d+[.、]|[①-⑳]|全年|年内|目前|同时|其中|今年|去年|首次|以来|截至[^，]{0,8}|\d{1,2}月份?|\d{1,2}月\d{1,2}日|在[^，]{2,16}[下上中]|经|由|此外|另外|我[省市区县局镇]|全[省市区县镇])*[，、]?$"
)
# “乡党委|、政府|组织”: the government of the same place acts with it
_AFTER_SUBJECT = re.compile(
    r"^(?!、(?:人民)?政府[^部机性])[的、”》（]|^(?:和|及|与|以及)(?![^，]{0,20}(?:建立|签订|共建|联合|合作))"
)
# what may stand between a subject and its verb
_ADVERBS = re.compile(
    r"(?:已经?|均|都|也|还|又|共同?|先后|分别|率先|首次|正式|全面|深入|积极|主动|依法|联合|再|全年|持续|不断|严格|认真|扎实|大力|切实|统一|专门|具体|共计)*$"
)
# words that make of a body the object of something else: “联合市司法局举行”, “依托服务中心开展”, “被民政部命名为”
_GOVERNED = re.compile(
    r"(?:[对向与和从到把将为给同于及被获、]|联合|会同|依托|通过|利用|借助|委托|邀请|组织|支持|指导|督促|响应|针对|围绕|配合|协助|推动|引导|聘请|报请|提请|接受)$"
)
# heads of meetings: they decide for the place whose meeting they are
MEETING_KINDS = frozenset({"executive-meeting", "office-meeting", "joint-meeting", "party-standing-committee"})


# “咸宁市|西凉湖管理所|荣获”: not the place won but what lies in it
_UNKNOWN_BODY = re.compile(r"[\u4e00-\u9fff]{2,16}(?:局|院|所|中心|站|队|厅|馆|校|公司|委|社)(?:荣|获|被|成功|先后)*$")
# “甲、乙|联合开展”: each does it, and they do it together
TOGETHER = ("联合", "共同", "携手", "联手")
# “领导小组办公室|设在县司法局，组织……”: where it sits is aside, the subject is the one before
_SITS = re.compile(r"设[在于]")
# between the names of a list
JOINTS = ("、", "和", "及", "与", "以及")


class Action(NamedTuple):
    """One verb of the action scheme and the relation it folds to, if any."""

    notation: str
    predicate: str | None


class Verb:
    """``text[start:end]`` is a verb of an action."""

    def __init__(self, start: int, end: int, action: Action) -> None:
        self.start = start
        self.end = end
        self.action = action


class ActingClause:
    """A clause with what was found in it; ``number`` is its index in the outline."""

    def __init__(
        self,
        number: int,
        clause: Clause,
        mentions: list[Mention],
        verbs: list[Verb],
        actor: Mention | None,
        partners: tuple[Mention, ...],
    ) -> None:
        self.number = number
        self.start = clause.start
        self.end = clause.end
        self.sentence = clause.sentence
        self.mentions = mentions
        self.verbs = verbs
        self.actor = actor
        self.partners = partners


class Act:
    """One action of a clause. ``objects`` are mentions; ``spans`` stretches of the text that name roles or meetings.

    ``inverse`` says that the objects are the doers: “接受区人大监督”.
    """

    def __init__(
        self,
        clause: int,
        action: Action,
        actor: Mention | None,
        objects: tuple[Mention, ...] = (),
        spans: tuple[tuple[int, int], ...] = (),
        *,
        inverse: bool = False,
    ) -> None:
        self.clause = clause
        self.action = action
        self.actor = actor
        self.objects = objects
        self.spans = spans
        self.inverse = inverse

    def by(self, actor: Mention | None) -> Act:
        """The same action of another doer."""
        return Act(self.clause, self.action, actor, self.objects, self.spans, inverse=self.inverse)

    def upon(self, objects: Iterable[Mention]) -> Act:
        """The same doer's action on these."""
        return Act(self.clause, self.action, self.actor, tuple(objects))

    def naming(self, spans: Iterable[tuple[int, int]]) -> Act:
        """The same doer's action on what these stretches name."""
        return Act(self.clause, self.action, self.actor, spans=tuple(spans))

    def under(self, objects: Iterable[Mention], predicate: str) -> Act:
        """What was done by these: “接受区人大监督”."""
        return Act(self.clause, Action(predicate, predicate), None, tuple(objects), inverse=True)

    def folded(self, predicate: str, objects: Iterable[Mention] = ()) -> Act:
        """The same doer's act of another kind."""
        return Act(self.clause, Action(predicate, predicate), self.actor, tuple(objects))


def acting_clause(
    text: str, n: int, clause: Clause, inside: list[Mention], verbs: list[Verb], before: ActingClause | None
) -> ActingClause:
    """The n-th clause with its doers. ``before`` is the clause before it, whose doer holds on where it names none."""
    actor = _actor(text, clause, inside, verbs) if inside else None
    held = before and before.sentence == clause.sentence and not _SITS.search(text, before.start, before.end)
    if actor is None and before and held and _subjectless(clause, verbs):
        actor = before.actor if text[clause.start - 1 : clause.start] == "，" else None
    own = len(inside) > 1 and (actor is None or actor.start >= clause.start)
    partners = _partners_of(text, clause, inside, verbs) if own else ()
    actor = partners[0] if partners else actor
    return ActingClause(n, clause, inside, verbs, actor, partners[1:])


def _partners_of(text: str, clause: Clause, inside: list[Mention], verbs: list[Verb]) -> tuple[Mention, ...]:
    """The doers of a clause that begins with several: “区司法局、区财政局联合印发”, “叙永县、古蔺县实施”."""
    first = verbs[0].start if verbs else clause.end
    doers = [m for m in inside if m.type in ("Body", "Jurisdiction") and m.end <= first]
    if len(doers) < 2 or not _BEFORE_SUBJECT.match(text[clause.start : doers[0].start]):
        return ()
    jointly = text.startswith(TOGETHER, doers[-1].end)
    lead = doers[:1]
    for doer in doers[1:]:
        between = text[lead[-1].end : doer.start]
        if between not in JOINTS or (between == "与" and not jointly):
            break
        lead.append(doer)
    # “海关、边检站|与公安局|建立”: the last is whom they act with
    acting = _ADVERBS.match(text[lead[-1].end : first]) or (lead[-1] is not doers[-1] and text[lead[-1].end] in "与同")
    return tuple(lead) if len(lead) > 1 and acting and not any(_meets(text, m) for m in lead) else ()


def _meets(text: str, mention: Mention) -> bool:
    """True for a sitting, which decides for the place: “县政府常务会议|审议通过”, “县政府党组会议”."""
    return mention.kind in MEETING_KINDS or text.endswith("会议", mention.start, mention.end)


def _subjectless(clause: Clause, verbs: list[Verb]) -> bool:
    """Whether a clause begins with its verb, so that the subject of the clause before holds on."""
    return bool(verbs) and verbs[0].start - clause.start <= 4


def _actor(text: str, clause: Clause, inside: list[Mention], verbs: list[Verb]) -> Mention | None:
    """The body or place that a clause begins with, or that 由 names."""
    first = verbs[0].start if verbs else clause.end
    for mention in inside:
        if mention.type not in ("Body", "Jurisdiction") or mention.start >= first:
            continue
        before = text[clause.start : mention.start]
        if _BY.search(before) or _BEFORE_SUBJECT.match(before):
            if _AFTER_SUBJECT.match(text[mention.end : clause.end]):
                return None
            return None if _meets(text, mention) else mention
    return None


def subject_at(text: str, clause: ActingClause, verb: Verb) -> Mention | None:
    """A body or venue right before the verb, governed by no preposition: “明确区司法局|牵头”, “在政务大厅|设立窗口”."""
    if clause.actor is not None and clause.actor.start >= clause.start:
        return None
    before = [m for m in clause.mentions if m.end <= verb.start and m.type in ("Body", "Venue", "Platform")]
    mention = max(before, key=lambda m: (m.end, -m.start), default=None)
    if mention is None or mention.kind in MEETING_KINDS or not _ADVERBS.match(text[mention.end : verb.start]):
        return None
    start = _list_start(text, mention, before)
    if _GOVERNED.search(text, clause.start, start) or (mention.type == "Body" and text[start - 1] == "在"):
        return None
    # “县政府与县法院|召开”: it is the first that acts
    if text[mention.start - 1] in "与同":
        mention = next((m for m in before if m.start == start), mention)
    founding = verb.action.predicate in ("established", "built")
    return mention if mention.type == "Body" or founding else None


def _list_start(text: str, mention: Mention, before: list[Mention]) -> int:
    """Where the list of names that a mention closes begins: “联合派出所、市场监管所|开展”."""
    start = mention.start
    for other in sorted(before, key=lambda m: -m.end):
        if other.end < start and text[other.end : start] in ("、", "和", "及", "与", "以及"):
            start = other.start
    return start


def awards(
    text: str, clause: ActingClause, verb: Verb, actor: Mention | None, honours: list[Mention], personal: Words
) -> list[tuple[Mention | None, list[Mention]]]:
    """Who won what: each of several all of it, or one each where 分别 says so.

    ``personal`` are the words on which honours end that persons win.
    """
    won = winners(text, clause, verb, actor)
    if not any(w is not None and w.start >= clause.start for w in won):
        # “甲所荣获…，李某某被评为调解能手”: whoever is not named here did not win what persons win
        honours = [h for h in honours if not personal.before(text, h.end, h.start)]
    named = sorted((w for w in won if w is not None), key=lambda m: m.start)
    # “清河乡、石桥村|分别|获评…、…”
    if len(honours) < 2 or not named or "分别" not in text[named[-1].end : verb.end]:
        return [(winner, honours) for winner in won]
    if len(named) == len(honours):
        return [(winner, [honour]) for winner, honour in zip(named, honours, strict=True)]
    # “甲站、乙乡|分别获评…、…”: who is not known cannot be told apart; one alone won all
    alone = len(named) == 1 and not text.endswith(JOINTS, clause.start, named[0].start)
    return [(named[0], honours)] if alone else []


def winners(text: str, clause: ActingClause, verb: Verb, actor: Mention | None) -> list[Mention | None]:
    """Who stands before the verb, also several; “太平村|被司法部、民政部命名为”: not those who give."""
    before = [m for m in clause.mentions if m.end <= verb.start and m.type != "Honour"]
    giver = min((m.start for m in before if text[m.start - 1] in "被获经由"), default=verb.start)
    winner = max((m for m in before if m.start < giver), key=lambda m: (m.end, -m.start), default=None)
    if winner is None:
        return [actor if actor is None or actor.start < giver else None]
    if winner.type == "Jurisdiction" and _UNKNOWN_BODY.match(text, winner.end, giver):
        return []
    found: list[Mention | None] = [winner]
    start = winner.start
    for other in sorted(before, key=lambda m: -m.end):
        if other.type == winner.type and text[other.end : start] in JOINTS:
            found.append(other)
            start = other.start
    return found


def outermost(inside: list[Mention]) -> list[Mention]:
    """Without places that are part of a body's name: “昆明市|五华区检察院”."""
    if len(inside) < 2 or not any(m.type == "Jurisdiction" for m in inside):
        return inside
    bodies = [(m.start, m.end) for m in inside if m.type == "Body"]
    return [m for m in inside if m.type != "Jurisdiction" or not any(s <= m.start < m.end < e for s, e in bodies)]


def innermost(clause: ActingClause, place: Mention) -> Mention:
    """The last of stacked places: “怀化市|鹤城区”; what is no place stays as it is."""
    if place.type != "Jurisdiction":
        return place
    within = next((m for m in clause.mentions if m.start == place.end and m.type == "Jurisdiction"), None)
    return innermost(clause, within) if within else place

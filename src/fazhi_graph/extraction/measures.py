"""Achieved actions, clause by clause: who did what to which entities. Negated and planned clauses give none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from fazhi_graph.extraction import members, phrases, verbless
from fazhi_graph.extraction.actors import (
    Act,
    ActingClause,
    Action,
    Verb,
    acting_clause,
    awards,
    innermost,
    outermost,
    subject_at,
)
from fazhi_graph.extraction.counts import CountFinder
from fazhi_graph.extraction.folding import OBJECTS, if_any, participation, supervision, unfolded
from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.outline import Outline, last_before
from fazhi_graph.extraction.words import Taken, Words
from fazhi_graph.vocabulary import Matcher, Vocabulary

# what every report of the genre is about: to say that a place carries it out says nothing
_OWN_SUBJECT = frozenset({"law-based-government", "law-based-governance", "rule-of-law-governance"})
# “设立|法律援助|、公证2个窗口”, “设立|合法性审查|工作机构”: windows and offices are set up, not what they are for
_SET_UP_FOR = (
    r"[、和及与\u4e00-\u9fff]{0,16}?[一二两三四五六七八九十\d]+个[\u4e00-\u9fff]{0,6}?(?:窗口|专窗|专区|岗|室|站|点)"
    r"|(?:工作|专门|专职)?(?:STAFF)"
)
# “宪法|法律知识教育”, “《民法典》|宣讲”: what is taught, not carried out
_TAUGHT = re.compile(
    r"[》”]?(?:、?《[^《》]{2,60}》)*等?(?:[\u4e00-\u9fff]{0,6}(?:立法)?(?:调研|起草|修订|论证|评估|立法)|(?:专题)?(?:法律)?(?:法规)?(?:知识|宣传|教育|培训|宣讲|讲座|考试|竞赛|解读|辅导|学习|研讨))"
)
# “对法律明白人|进行|培训”: what is done is said by the next verb
_TOWARDS = re.compile(r"对(?![照标接口])")
# “推动党内监督与人大监督有机贯通”: how they fit together, not that they are carried out
_JOINED_UP = re.compile(r"有机贯通|相互协调|贯通协同|有机统一|相互衔接|有机结合|有效衔接")
# “对区水务局开展法治督察”
_OVERSEES = re.compile(r"督察|督查|巡察|考核|检查$|评查|评议")
# “应当建立…”, “要求各部门建立…”, “如成立…”: asked for or supposed, not done
_DEMANDED = re.compile(
    r"应[当该][^，]{0,6}$|鼓励[^，]{0,12}$|要求(?:各|全|相关|有关|所属)[^，]{0,10}$|^(?:如|若|凡|凡是)(?!期|实)[^，]*$"
)
# “提请|召开市政府常务会议”: it is others who meet
_REQUESTED = ("提请", "报请", "呈请", "建议", "申请")
# “领导小组办公室|设在”
_OFFICES = ("办公室", "领导小组办公室")
_SEATED = re.compile(r"设[在于]")
# “落实专干三名”: persons put in place
_STAFFED = ("落实", "明确", "配")
# “申报|创建”: a title that is sought, not won
_SOUGHT = re.compile(r"(?:申报|推荐|争取|力争|启动|参与|推进|推动|支持|指导|帮助|鼓励)[^，、]{0,4}创建$")
# “推进…平台建设”, “完成…平台运行”: the platform now stands
_NOW_STANDS = re.compile(r"^(?:的)?(?:建设|运行|正式运行|上线|打造|升级|建成|投用)")
# “…机制已经建立”: the object before its verb, nothing after it
_NOTHING_AFTER = re.compile(r"[^\u4e00-\u9fff]*$|[\u4e00-\u9fff]{0,2}[，。；]?$")
# “甲制度、乙制度”, “《甲》《乙》”: between two names of a list
_LISTED = re.compile(r"[”》]?(?:[、和及与或]|以及)[“《]?|”“|》《")
_TURNED = re.compile(r"将|把|以(?=[^，]{2,40}为(?:抓手|契机|载体))")
# “尊崇宪法、学习宪法”: what is called for in quotation marks is not told as done
_SLOGAN = re.compile(r"“[^“”\n，、]{2,12}(?:[，、][^“”\n，、]{2,12}){1,5}”")
_MECHANISM = re.compile(r"(?:机制|制度|体系|格局|模式|体制|程序|规则|专家库|人才库|机构库)$")


class MeasureFinder:
    """Finds actions by the verbs of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        actions = vocabulary.scheme("action")
        lookalikes = ((word, None) for c in actions for word in c.get("notWithin"))
        verbs = (
            (v, Action(c.notation, c.notation if c.first("relation") else None)) for c in actions for v in c.get("verb")
        )
        self._verbs: Matcher[Action | None] = Matcher([*lookalikes, *verbs])
        self._counts = CountFinder(vocabulary)
        self._nominal = frozenset(vocabulary.words("nominal"))
        self._founding = vocabulary.words("founding-verb")
        self._outposts = vocabulary.words("outpost-word")
        self._levels = vocabulary.words("level-word")
        self._personal = Words(vocabulary.words("personal-honour-suffix"))
        self._set_up_for = re.compile(_SET_UP_FOR.replace("STAFF", "|".join(vocabulary.words("staff-word"))))
        self._negation = re.compile("|".join(map(re.escape, vocabulary.words("negation"))))
        self._planned = re.compile("|".join(map(re.escape, vocabulary.words("planned"))))

    def find(self, text: str, outline: Outline, mentions: list[Mention], silent: frozenset[int]) -> list[Act]:
        """All acts in order. ``silent`` are the sentences that state problems or plans."""
        acts: list[Act] = []
        opened: members.Opened | None = None
        for clause in self._clauses(text, outline, mentions, silent):
            # what is done to nothing named is no act, but for those whose object is a phrase
            acting = clause.mentions or any(v.action.predicate in _OPENING for v in clause.verbs)
            if acting and not self._planned.search(text, clause.start, clause.end):
                acts += self._acts(text, clause, acts)
                acts += members.founded(text, clause, opened)
                opened = members.opened(text, clause, opened)
        return acts

    def _clauses(
        self, text: str, outline: Outline, mentions: list[Mention], silent: frozenset[int]
    ) -> Iterator[ActingClause]:
        """The clauses that have a name or a verb, each with its doers."""
        before: ActingClause | None = None
        verbs = _by_clause(outline, self._verbs_in(text, mentions))
        contents = zip(outline.clauses, _by_clause(outline, mentions), verbs, strict=True)
        for n, (clause, inside, hits) in enumerate(contents):
            if clause.sentence in silent:
                continue
            named = self._without_levels(text, outermost(inside))
            before = acting_clause(text, n, clause, named, hits, before) if inside or hits else None
            if before:
                yield before

    def _without_levels(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The mentions without lists of bodies that name levels: “管委会、办事处|两级|” neither act nor are set up."""
        out: list[Mention] = []
        edge = -1
        for mention in reversed(mentions):
            listed = mention.end == edge - 1 and text[mention.end] in "、和与及"
            if mention.type == "Body" and (listed or text.startswith(self._levels, mention.end)):
                edge = mention.start
            else:
                out.append(mention)
        return out[::-1]

    def _verbs_in(self, text: str, mentions: list[Mention]) -> list[Verb]:
        """A verb inside a name is no verb of the clause, nor is one before 的: “省上公布的清单”."""
        named = Taken(len(text))
        for mention in mentions:
            if mention.type != "Jurisdiction":
                named.take(mention.start, mention.end)
        for slogan in _SLOGAN.finditer(text):
            named.take(*slogan.span())
        return [
            Verb(start, end, action)
            for start, end, action in self._verbs.spans(text)
            if action is not None and not text.startswith("的", end) and not (named.at(start) and named.at(end - 1))
        ]

    def _acts(self, text: str, clause: ActingClause, earlier: list[Act]) -> Iterator[Act]:
        yield from verbless.partners(text, clause)
        yield from _seated(text, clause, earlier)
        found = False
        for i, verb in enumerate(clause.verbs):
            if not clause.mentions and verb.action.predicate not in _PHRASES:
                continue
            if self._negation.search(text, max(clause.start, verb.start - 4), verb.start):
                continue
            if _asked_for(text, clause, verb):
                continue
            following = clause.verbs[i + 1 :]
            stop = next((v.start for v in following if text[v.start : v.end] not in self._nominal), clause.end)
            for act in self._folded(text, clause, verb, stop, earlier):
                found = True
                yield act
                if act.actor is clause.actor and act.action.predicate not in (None, "cooperates_with", "awarded"):
                    yield from (act.by(partner) for partner in clause.partners)
        if not found:
            yield from verbless.taking_effect(text, clause)
        yield from verbless.means(text, clause)
        for actor, named in self._counts.find(text, clause):
            yield Act(clause.number, Action("implements", "implements"), actor, (named,))

    def _folded(self, text: str, clause: ActingClause, verb: Verb, stop: int, earlier: list[Act]) -> Iterator[Act]:
        predicate = verb.action.predicate
        if _JOINED_UP.search(text, verb.end, clause.end):
            return
        act = Act(clause.number, verb.action, subject_at(text, clause, verb) or clause.actor)
        after = members.named_after(text, clause, verb, _objects_after(text, clause, verb, stop))
        if predicate is None:
            yield from unfolded(text, clause, act, verb, after)
        elif predicate in _PHRASES:
            spans = _PHRASES[predicate](text, clause, verb)
            if spans:
                yield act.naming(spans)
        elif predicate == "awarded":
            honours = [m for m in after if m.type == "Honour"]
            for winner, won in awards(text, clause, verb, act.actor, honours, self._personal):
                yield from if_any(act.by(winner), won, "awarded")
        elif predicate == "part_of":
            # “下设办公室|在镇司法所|”: where it sits is no part of it
            after = [m for m in after if text[m.start - 1] not in "在于"]
            whole = clause.actor if clause.actor and clause.actor.start >= clause.start else _founded(earlier, clause)
            yield from if_any(act.by(whole or act.actor), after, predicate)
        elif predicate == "cooperates_with":
            yield from self._plain(text, clause, verb, stop, act, after)
            if text[verb.start : verb.end] == "共建":
                built = act.folded("built")
                yield from if_any(built, [m for m in after if m.type in ("Venue", "Platform")], "built")
        elif predicate == "participates_in":
            yield from participation(text, clause, verb, act, after)
        elif predicate == "supervises":
            yield from supervision(text, clause, verb, act, after)
        else:
            yield from self._plain(text, clause, verb, stop, act, after)

    def _plain(
        self, text: str, clause: ActingClause, verb: Verb, stop: int, act: Act, after: list[Mention]
    ) -> Iterator[Act]:
        predicate = verb.action.predicate or ""
        if _SOUGHT.search(text, clause.start, verb.end):
            after = [m for m in after if m.type != "Honour"]
        if predicate == "transferred_to" and not after:
            after = [m for m in clause.mentions if m.end <= verb.start and text[m.start - 1] in "向至给"]
        if predicate == "leads" and not any(m.type in OBJECTS["leads"] for m in after):
            after = [m for m in clause.mentions if m.start >= verb.end]
        if predicate == "implements" and text[verb.start : verb.end] == "完成":
            # “完成《条例》修订” made a document, it did not act on one
            after = [m for m in after if m.type != "Policy"]
        after = [m for m in after if innermost(clause, m) is m]
        objects = [m for m in after if m.type in OBJECTS[predicate]]
        if predicate == "implements" and any(_OVERSEES.search(text[m.start : m.end]) for m in objects):
            overseen = [m for m in clause.mentions if m.type == "Body" and text[m.start - 1] == "对"]
            yield from if_any(act.folded("supervises"), overseen, "supervises")
        if not objects and predicate == "implements" and text[verb.start : verb.end] in _STAFFED:
            staffed = _counted_roles(text, clause, verb)
            if staffed:
                yield act.folded("appointed").naming(staffed)
                return
        if not objects and predicate in ("implements", "established", "built", "issued"):
            after = [*after, *_before(text, clause, verb, stop)]
        # a mechanism is founded; “形成人民调解、行政调解和司法调解集成一体的调解” founds none of the three
        founding = text[verb.start : verb.end].endswith(self._founding)
        yield from self._by_type(text, act, after, predicate, founding=founding)

    def _by_type(self, text: str, act: Act, after: list[Mention], predicate: str, *, founding: bool) -> Iterator[Act]:
        """The same verb founds a mechanism, builds a platform and implements a reform: the object decides."""
        groups: dict[str, list[Mention]] = {}
        for mention in after:
            meant = self._meant(text, mention, predicate, founding=founding)
            if meant:
                groups.setdefault(meant, []).append(mention)
        for meant, objects in groups.items():
            yield act.folded(meant, objects)

    def _meant(self, text: str, mention: Mention, predicate: str, *, founding: bool) -> str | None:
        name = text[mention.start : mention.end]
        if predicate == "implements" and (mention.rule == "built-place" or _notation(mention) in _OWN_SUBJECT):
            return None
        if predicate == "implements" and mention.type == "Policy" and _TAUGHT.match(text, mention.end):
            return None
        # “设立县检察院|派驻|检察室”: not the one whose outpost is set up
        if mention.type == "Body" and text.startswith(self._outposts, mention.end):
            return None
        if predicate == "established" and mention.type == "Institution":
            if self._set_up_for.match(text, mention.end):
                return None
            return predicate if founding or mention.rule == "listed" or _MECHANISM.search(name) else None
        if predicate == "established" and mention.type == "Platform" and not founding:
            return "built"
        if predicate == "established" and mention.type == "Policy":  # “建立政务服务事项目录”
            return predicate if founding else None
        if mention.type == "Honour":
            return "awarded" if predicate == "built" else None
        if predicate == "built" and mention.type == "Institution":
            return "established" if _MECHANISM.search(name) else "implements"
        if predicate == "issued" and mention.type == "Institution":
            return "established" if _MECHANISM.search(name) else None
        if predicate == "implements" and mention.type in ("Platform", "Venue", "Body"):
            return "built" if _NOW_STANDS.match(text[mention.end : mention.end + 6]) else None
        return predicate if mention.type in OBJECTS.get(predicate, ()) else None


def _asked_for(text: str, clause: ActingClause, verb: Verb) -> bool:
    if verb.action.predicate == "convened" and text.endswith(_REQUESTED, clause.start, verb.start):
        return True
    return bool(_DEMANDED.search(text[clause.start : verb.start]))


_Placed = TypeVar("_Placed", Mention, Verb)


def _by_clause(outline: Outline, found: list[_Placed]) -> list[list[_Placed]]:
    """For each clause what begins in it."""
    groups: list[list[_Placed]] = [[] for _ in outline.clauses]
    numbers = last_before(outline.clauses, [one.start for one in found])
    for one, n in zip(found, numbers, strict=True):
        if n >= 0 and one.start < outline.clauses[n].end:
            groups[n].append(one)
    return groups


def _objects_after(text: str, clause: ActingClause, verb: Verb, stop: int) -> list[Mention]:
    """The names between a verb and the next one, and those that a list carries on beyond it."""
    out: list[Mention] = []
    for mention in clause.mentions:
        if mention.start < verb.end:
            continue
        if mention.start >= stop and not (out and _LISTED.fullmatch(text, out[-1].end, mention.start)):
            break
        out.append(mention)
    return out


def _before(text: str, clause: ActingClause, verb: Verb, stop: int) -> list[Mention]:
    """Objects that stand before their verb: “将公众参与、专家论证贯穿全过程”, “…机制已经建立”."""
    if _TURNED.search(text, clause.start, verb.start):
        return [m for m in clause.mentions if m.end <= verb.start]
    if not _NOTHING_AFTER.match(text[verb.end : stop]):
        return []
    if _TOWARDS.search(text, clause.start, verb.start):
        return []
    # “《…办法》已于3月以政府令发布实施”: a document's issue may stand far from its title
    far = 24 if verb.action.predicate == "issued" else 4
    doers = (clause.actor, *clause.partners)
    return [m for m in clause.mentions if m.end <= verb.start and verb.start - m.end <= far and m not in doers]


def _notation(mention: Mention) -> str:
    return mention.concept.notation if mention.concept else ""


def _counted_roles(text: str, clause: ActingClause, verb: Verb) -> list[tuple[int, int]]:
    """Roles with their number: “专干三名、村（社区）联络员15名”."""
    spans = phrases.roles(text, verb.end, clause.end)
    return [s for s in spans if phrases.COUNTED.match(text, s[1], clause.end)]


def _founded(earlier: list[Act], clause: ActingClause) -> Mention | None:
    """The body that an earlier clause of the paragraph founded: what follows is set up under it."""
    for act in reversed(earlier[-4:]):
        if act.action.predicate in ("established", "part_of") and clause.number - act.clause <= 6:
            whole = act.objects[0] if act.action.predicate == "established" and act.objects else act.actor
            if whole is not None and whole.type == "Body":
                return whole
    return None


def _seated(text: str, clause: ActingClause, earlier: list[Act]) -> Iterator[Act]:
    """“成立法治建设领导小组，|办公室设在县司法局”: the office of the group that was founded."""
    office = clause.mentions[0] if clause.mentions else None
    if office is None or text[office.start : office.end] not in _OFFICES or not _SEATED.match(text, office.end):
        return
    whole = _founded(earlier, clause)
    if whole is not None:
        yield Act(clause.number, Action("part_of", "part_of"), whole, (office,))


def _roles(text: str, clause: ActingClause, verb: Verb) -> list[tuple[int, int]]:
    return phrases.roles(text, verb.end, clause.end)


def _persons(text: str, clause: ActingClause, verb: Verb) -> list[tuple[int, int]]:
    return phrases.persons(text, (clause.start, clause.end), (verb.start, verb.end))


def _events(text: str, clause: ActingClause, verb: Verb) -> list[tuple[int, int]]:
    return phrases.events(text, verb.end, clause.end)


_PHRASES = {"appointed": _roles, "trained": _persons, "convened": _events}
# what a later clause may name the object of stands in a clause that need name nothing
_OPENING = frozenset({*_PHRASES, "established"})

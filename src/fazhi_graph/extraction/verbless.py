"""Acts that no verb of the action scheme states: who worked together, by what means, and what took effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi_graph.extraction.actors import JOINTS, TOGETHER, Act, ActingClause, Action, innermost
from fazhi_graph.extraction.mentions import Mention

# “与区人民法院建立府院联席会议机制”, “同某某签订协议”
_WITH = ("与", "同", "和", "联合", "会同", "携手", "联手")
# what two bodies do together
_JOINT = re.compile(r"建立|签订|共建|联合|合作|开展|协作|对接|签署|沟通|联系")
# “行政复议改革落地”, “实现全覆盖”: the institution itself is the subject
_TAKES_EFFECT = re.compile(
    r"^(?:工作|制度|机制|事项|等[^，。]{0,10})?(?:落地|见效|全面推行|全面实施|有序推进|深入推进|深入开展|扎实开展|全覆盖|实现全覆盖|覆盖|扩面|如火如荼|全面铺开|全面推开|取得|持续深化|不断深化|稳步推进|顺利推进|常态化)"
)
# “全部通过任前法治理论考试”, “班子成员12人全部述法”
_PASSED = re.compile(r"(?:全部|均|都|通过|参加|完成|全员|带头|书面|现场|集中|经过|历经)$")
# “通过…等制度”, “运用…等方式”: the means named are in use
_MEANS = re.compile(r"[^，。；]{0,8}?(?:通过|运用|采取|采用|综合运用|依靠)")
_MEANS_TAIL = re.compile(r"等[^，。；]{0,6}(?:制度|措施|方式|机制|举措|形式|手段|模式|方法)")


def partners(text: str, clause: ActingClause) -> Iterator[Act]:
    """“A与B建立机制”: they cooperate."""
    if not clause.verbs:
        return
    if clause.actor and clause.partners and text.startswith(TOGETHER, clause.partners[-1].end):
        yield Act(clause.number, Action("cooperates_with", "cooperates_with"), clause.actor, clause.partners)
        return
    for mention in clause.mentions:
        if mention.type not in ("Body", "Jurisdiction") or not text.endswith(_WITH, clause.start, mention.start):
            continue
        word = text[mention.start - 1]
        together = word in "与同" or (word == "和" and clause.actor and clause.actor.end == mention.start - 1)
        if together and _JOINT.search(text, mention.end, clause.end):
            listed = _listed_from(text, clause, innermost(clause, mention))
            for doer in (clause.actor, *clause.partners):
                yield Act(clause.number, Action("cooperates_with", "cooperates_with"), doer, tuple(listed))


def _listed_from(text: str, clause: ActingClause, first: Mention) -> list[Mention]:
    """“与|兰州新区、西宁市|协作”: a partner and those whom a list adds to it."""
    listed = [first]
    for mention in clause.mentions:
        if mention.type in ("Body", "Jurisdiction") and text[listed[-1].end : mention.start] in JOINTS:
            listed.append(innermost(clause, mention))
    return listed


def taking_effect(text: str, clause: ActingClause) -> Iterator[Act]:
    """“行政复议改革落地”, “‘一村一法律顾问’实现全覆盖”: what is said of an institution that works."""
    named = [m for m in clause.mentions if m.type in ("Institution", "Programme")]
    if not named or clause.actor or text.find("鼓励", clause.start, clause.end) >= 0:
        return
    passed = any(_PASSED.search(text, clause.start, m.start) for m in (named[0], named[-1]))
    if (passed and named[-1].end >= clause.end - 1) or _TAKES_EFFECT.match(
        text[named[-1].end : clause.end].lstrip("”")
    ):
        yield Act(clause.number, Action("implements", "implements"), None, tuple(named))


def means(text: str, clause: ActingClause) -> Iterator[Act]:
    """“通过‘双随机、一公开’、信用监管等措施”: the institutions named as means."""
    institutions = [m for m in clause.mentions if m.type == "Institution"]
    match = _MEANS.match(text, clause.start, clause.end) if institutions else None
    tail = _MEANS_TAIL.search(text, clause.start, clause.end) if match else None
    if tail:
        named = tuple(m for m in institutions if m.end <= tail.start() + 1)
        if named:
            yield Act(clause.number, Action("implements", "implements"), clause.actor, named)

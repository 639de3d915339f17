"""Problems and commitments: found by what a section or a paragraph is, whatever its heading."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi_graph.extraction.outline import Outline, Sentence
from fazhi_graph.vocabulary import Vocabulary

# “一是”, “第二，”, “（三）”, “二抓”: numbering before a statement
_ENUMERATION = re.compile(r"^[\s，、；“]*(?:[一二三四五六七八九十]{1,2}(?:是|要)|首先是?|其次是?|再次是?|最后是?|第[一二三四五六七八九十]+[，、是]?|（[一二三四五六七八九十\d]+）|\d+[.、]|[①-⑳]|主要是[：]?|主要表现在[：]?|同时|此外|另外|而且|并且|特别是|尤其是|以及)+[，：、]?")
# a clause that only concedes: “虽然取得了一些成绩”, “与上级要求相比”
_CONCESSION = re.compile(r"^(?:虽然|尽管|在肯定成绩|回顾|总体|对标|对照|与|同|距离|但与|但对标|但对照|但距离|也要看到|我们(?:也|清醒)|必须看到|按照|\d{4}年)|取得(?:了)?(?:一定|一些|明显|积极|新)|(?:要求|期待|期盼|目标)相比|清醒(?:地)?(?:认识|看到)|现将|主要(?:表现|体现)")
_INTRODUCTION = re.compile(r"(?:问题|不足|差距|短板|薄弱环节|困难|弱项|方面)(?:和(?:不足|问题))?(?:[，：:、]|$)")
# “难以满足…”, “没有法定的执法权”: says nothing without the clause before it
_DEPENDENT = re.compile(r"^(?:难以|没有|缺乏|缺少|无法|未能|导致|造成|影响|不能|存在|还存在|尚未|也)")
# “以…为指导”, “确保…”, “为…提供保障”: purpose, principle or result, not an action of its own
_NO_ACTION = re.compile(
    r"^(?:以(?!案释法)[^，]{2,40}(?:为(?:指导|引领|统领|遵循|抓手|契机|目标|重点|主线|导向|核心|基础|根本)|精神|姿态|成绩|作风|担当)|为(?:了)?[^，]{2,60}|使|从而|进而|奋力|努力|不断(?:开创|谱写|满足|增强人民)|引领|迎接|让[^，]{2,30}(?:更|成为)|在[^，]{2,40}(?:下|上|中|方面)|围绕|紧扣|紧紧围绕|按照|根据|依据|坚持以|通过[^，]{2,12}等?方式|形成|聚焦|锚定|坚定不移|立足|营造|确保|推动形成|提高[^，]{2,20}水平|提升[^，]{2,16}(?:水平|能力|质效|效能|实效)|切实增强|谱写|开创|发挥[^，]{2,20}(?:作用|效能|优势)|充分发挥|有效(?:维护|防范|提升)|严防|统筹做好|把[^，]{2,20}作为[^，]{2,40}|\d{4}年|下一步|今后|明年|新的一年|[^，]{2,14}将(?:继续|进一步|坚持|以|紧|深入|全面|始终)?[^，]{0,3}$|一[要抓是]?|不断)"
)
_NO_ACTION_TAIL = re.compile(r"(?:为[^，]{2,30}(?:提供|作出|奠定|贡献)[^，]*|新(?:台阶|局面|篇章|阶段|水平))$")
# “我镇将盯住短板、靶向发力：”: who speaks and that it lies ahead
_SPEAKER = re.compile(
    r"^(?:下一步|下步|今后|明年|新的一年|接下来|在?20\d\d年)|^(?:[我本全](?:省|市|区|县|旗|镇|乡|街道|局|厅|委|办|部|院|校|行)|[^，。；]{2,14}?)(?:将|拟|计划)(?!赋|其)(?:继续|进一步|着力|重点|持续|更加)?"
)


class Stretch(NamedTuple):
    """``body[start:end]`` is one statement; ``sentence`` the index of its sentence."""

    start: int
    end: int
    sentence: int


class Roles(NamedTuple):
    """Which sentences state problems and which plans."""

    problems: frozenset[int]
    plans: frozenset[int]


class OutlookFinder:
    """Finds problems and plans by the word classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lack = re.compile("|".join(map(re.escape, vocabulary.words("lack"))))
        self._lead = re.compile("|".join(map(re.escape, vocabulary.words("lack-lead"))))
        self._plan_lead = re.compile(rf"(?:{'|'.join(map(re.escape, vocabulary.words('plan-lead')))})")

    def roles(self, text: str, outline: Outline, topics: tuple[str | None, ...]) -> Roles:
        """The sentences that state problems and plans, by their section's topic or by how a paragraph begins."""
        problems, plans = set[int](), set[int]()
        ahead = -1  # the section in which a paragraph has turned to the plan
        for i, sentence in enumerate(outline.sentences):
            topic = topics[sentence.section] if sentence.section >= 0 else None
            if topic == "plan" or (ahead >= 0 and self._still_ahead(outline, sentence, ahead)):
                plans.add(i)
            elif topic == "problems":
                if self._turns(text, sentence):
                    ahead = sentence.section
                    plans.add(i)
                else:
                    problems.add(i)
            elif self._late(outline, i) and self._turns(text, sentence):
                ahead = sentence.section
                plans.add(i)
            elif self._late(outline, i) and self._lead.search(text, sentence.start, sentence.end) and not sentence.heading:
                problems.add(i)
            elif problems and (i - 1) in problems and topic != "problems" and self._goes_on(text, outline, i):
                problems.add(i)
        return Roles(frozenset(problems), frozenset(plans))

    def _late(self, outline: Outline, i: int) -> bool:
        return i * 10 >= len(outline.sentences) * 6

    def _turns(self, text: str, sentence: Sentence) -> bool:
        return bool(self._plan_lead.match(text[sentence.start : sentence.end].lstrip()))

    def _still_ahead(self, outline: Outline, sentence: Sentence, section: int) -> bool:
        return section < 0 or sentence.section == section or self._below(outline, sentence.section, section)

    def _below(self, outline: Outline, section: int, above: int) -> bool:
        while section >= 0:
            if section == above:
                return True
            section = outline.parents[section]
        return False

    def _goes_on(self, text: str, outline: Outline, i: int) -> bool:
        """“…主要是：一是…。二是…。”: the enumeration that a lead-in opened."""
        sentence, before = outline.sentences[i], outline.sentences[i - 1]
        numbered = _ENUMERATION.match(text[sentence.start : sentence.end])
        return bool(
            not sentence.heading
            and sentence.paragraph == before.paragraph
            and (numbered or self._lack.search(text, sentence.start, sentence.end))
        )

    def problems(self, text: str, outline: Outline, roles: Roles) -> list[Stretch]:
        """Each stated shortcoming."""
        found: list[Stretch] = []
        previous: Stretch | None = None
        for start, end, i in _pieces(text, outline, roles.problems):
            piece = text[start:end]
            lead = self._lead_end(piece)
            if lead:
                start += lead
                piece = text[start:end]
            listed = re.search(r"等(?:问题|现象|情况|不足)?$", piece)
            body_end = end - (len(listed.group()) if listed and listed.group() == "等" else 0)
            lacks = bool(self._lack.search(piece)) and not _CONCESSION.search(piece) and len(piece) >= 4
            if lacks and not (lead and _INTRODUCTION.fullmatch(piece)):
                if previous and previous.sentence == i and _DEPENDENT.match(piece):
                    start = previous.start
                found.append(Stretch(start, body_end, i))
                previous = None
            else:
                usable = len(piece) >= 4 and not _CONCESSION.search(piece) and not lead
                previous = Stretch(start, end, i) if usable else None
        return found

    def _lead_end(self, piece: str) -> int:
        match = self._lead.search(piece)
        if not match:
            return 0
        tail = piece[match.end() :]
        return match.end() if not self._lack.search(tail) or _INTRODUCTION.match(tail) or len(tail) < 4 else 0

    def commitments(self, text: str, outline: Outline, roles: Roles) -> list[Stretch]:
        """Each planned action."""
        found = []
        for start, end, i in _pieces(text, outline, roles.plans):
            speaker = _SPEAKER.match(text[start:end])
            start += speaker.end() if speaker else 0
            piece = text[start:end]
            if len(piece) >= 5 and not _NO_ACTION.match(piece) and not _NO_ACTION_TAIL.search(piece):
                found.append(Stretch(start, end, i))
        return found


def _pieces(text: str, outline: Outline, sentences: frozenset[int]) -> list[tuple[int, int, int]]:
    """The clauses of some sentences, headings aside, without their numbering."""
    pieces = []
    for clause in outline.clauses:
        if clause.sentence not in sentences or outline.sentences[clause.sentence].heading:
            continue
        numbering = _ENUMERATION.match(text[clause.start : clause.end])
        start = clause.start + (numbering.end() if numbering else 0)
        while start < clause.end and text[start] in " \n，、":
            start += 1
        if start < clause.end and not re.match(r"20\d\d年\d+月\d+日|[^，]{2,30}(?:人民政府|委员会|办公室|司法局)$", text[start : clause.end]):
            pieces.append((start, clause.end, clause.sentence))
    return pieces

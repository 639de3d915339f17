"""Which sentences state problems and which plans: found by what a section or a paragraph is, whatever its heading."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import NamedTuple

from fazhi_graph.extraction.commitments import CommitmentFinder
from fazhi_graph.extraction.outline import Outline, Sentence
from fazhi_graph.extraction.pieces import pieces, title_span, words_pattern
from fazhi_graph.extraction.problems import ProblemFinder, Stretch
from fazhi_graph.vocabulary import Vocabulary

__all__ = ["OutlookFinder", "Roles", "Stretch"]

# “将|法治建设|纳入考核”: what was done with something, no time to come
_DISPOSED = (
    r"(?![^，。；]{1,24}(?:作为|列入|纳入|列为|融入|延伸|划转|移交|划入|下放|贯穿|贯彻|压缩|降至|提高到|整合|送到|交由|转交|分解|细化"
    r"|调整为|确定为|明确为|嵌入|转化|推广到))"
)
# “2024年，我局将……”, “2024年是关键之年，我局将……”: a year and what will be done in it
_YEAR_AHEAD = re.compile(
    r"在?(20\d\d)年(?:度)?，?(?:是[^，。；]{4,40}，)?[^，。；]{0,16}"
    rf"(?:将(?!军){_DISPOSED}|(?<![主重需首])要(?!求|点|素)|拟|计划)"
)
# “面对新任务，我县将继续……”, “我们将以……”: who will do it
_WILL = re.compile(
    r"(?:[^，。；：]{2,40}，)?(?:我(?:们|[省市区县旗州盟镇乡街局厅委办部院])|[全本][省市区县旗州盟镇乡局]|街道|[省市区县镇乡]政府)[^，。；]{0,4}"
    r"将(?:继续|进一步|坚持|坚定|以(?!案)|认真|深入|不断|始终|持续|严格|全面|切实|着力|紧紧|一如既往)"
)
# “2024年工作打算：……”, “下一步措施，……”: a title run into the text
_TITLED = re.compile(
    r"\s*(?:20\d\d年(?:度)?|下一?步|今后|明年)?(?:的)?(?:主要)?(?:工作)?(?:打算|计划|安排|思路|举措|措施)(?:是|有)?[：]"
)
_YEARS = re.compile(r"(20\d\d)年(?!）)(?<![\d—-]20\d\d年)")
# “今后五年的规划已经编制完成”: what was done for the time ahead
_DONE = re.compile(r"[^，。；：]{0,30}?(?:已经?(?!有)|投入使用|印发了|完成(?:了|并|编制)|编制完成)")
# “一是”, “（二）”, “第三，”: goes on with what the sentence before introduced
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|[首其再]先?次?是?，|最后|第[一二三四五六七八九十]"
    r"|（[一二三四五六七八九十\d]+）|\d{1,2}[.、]|[①-⑳]|同时|另外|此外)"
)
# “一是针对案卷归档不及时的问题，……”: a problem told together with what will be done about it
_REMEDIED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|（[一二三四五六七八九十\d]+）|\d{1,2}[.、])?[，：]?针对(?!上述|以上|这些|存在|此)[^。；]{2,60}?"
    r"(?:问题|不足|短板|现象|弱项|薄弱环节|情况)，"
)
# “一是”, “二是”: the numbers of an enumeration inside a paragraph, and within how many sentences they follow
_COUNTED = re.compile(r"\s*[一二三四五六七八九十]是")
_NEAR = 4
# “问题二：”: back from the cure of the first problem to the next
_RETURNS = re.compile(r"\s*(?:（?[一二三四五六七八九十\d]+[）、.]\s*)?(?:存在的?)?问题[一二三四五六七八九十\d]*：")
# problems and plans outside sections of their own stand in the last part of a report
_LATE = 0.5


class Roles(NamedTuple):
    """Which sentences state problems and which plans."""

    problems: frozenset[int]
    plans: frozenset[int]


class OutlookFinder:
    """Finds problems and plans by the word classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._plan_lead = re.compile(rf"[“\s]*(?:{words_pattern(vocabulary.words('plan-lead'))})")
        self._problems = ProblemFinder(vocabulary)
        self._commitments = CommitmentFinder(vocabulary)

    def roles(self, text: str, outline: Outline, topics: tuple[str | None, ...]) -> Roles:
        """The sentences that state problems and plans, by their section's topic or by how a paragraph begins."""
        problems, plans = set[int](), set[int]()
        ahead: int | None = None  # the section in which a paragraph has turned to the plan
        for i, sentence in enumerate(outline.sentences):
            topic = topics[sentence.section] if sentence.section >= 0 else None
            late = i >= len(outline.sentences) * _LATE
            if topic == "problems" and ahead is not None and _RETURNS.match(text, sentence.start, sentence.end):
                ahead = None
            cured = topic == "problems" and _REMEDIED.match(text, sentence.start, sentence.end)
            if topic == "plan" and ahead is None and self._confesses(text, outline, i, problems):
                problems.add(i)
            elif topic == "plan" or cured or (ahead is not None and _within(outline, sentence.section, ahead)):
                plans.add(i)
            elif (topic == "problems" or late) and self._turns(text, sentence):
                ahead = sentence.section
                plans.add(i)
            elif topic == "problems" or (late and self._states_problem(text, outline, i, problems)):
                problems.add(i)
        return Roles(frozenset(problems), frozenset(plans))

    def _turns(self, text: str, sentence: Sentence) -> bool:
        """True where the report begins to speak of what lies ahead."""
        start, end = sentence.start, sentence.end
        leads = self._plan_lead.match(text, start, end) or _WILL.match(text, start, end)
        leads = leads or _TITLED.match(text, start, end)
        ahead = None if leads else _YEAR_AHEAD.match(text, start, end)
        if not leads and (ahead is None or int(ahead[1]) <= _year_told(text, start)):
            return False
        return not _DONE.match(text, start, end)

    def _confesses(self, text: str, outline: Outline, i: int, problems: set[int]) -> bool:
        """A section of plans may begin with what is lacking: “……，但也存在一些短板，如……。2023年，将……”."""
        if self._turns(text, outline.sentences[i]):
            return False
        opens = outline.sentences[i - 1].heading or i - 1 in problems
        return opens and self._states_problem(text, outline, i, problems)

    def _states_problem(self, text: str, outline: Outline, i: int, problems: set[int]) -> bool:
        sentence = outline.sentences[i]
        if sentence.heading:
            return False
        if self._problems.leads(text, sentence.start, sentence.end):
            return True
        return i - 1 in problems and self._goes_on(text, outline, i)

    def _goes_on(self, text: str, outline: Outline, i: int) -> bool:
        """“……主要是：一是……。二是……。”: the enumeration that a lead-in opened."""
        sentence, before = outline.sentences[i], outline.sentences[i - 1]
        numbered = _NUMBERED.match(text, sentence.start, sentence.end)
        near = sentence.paragraph == before.paragraph or (numbered and sentence.section == before.section)
        if not near or numbered:
            return bool(near)
        return self._problems.lacks(text, sentence.start, sentence.end) or _amid_numbers(text, outline, i)

    def problems(self, text: str, outline: Outline, roles: Roles) -> list[Stretch]:
        """Each stated shortcoming."""
        found = self._problems.find(text, pieces(text, outline, roles.problems))
        return sorted([*found, *self._entitled(text, outline, roles.problems, {s.sentence for s in found})])

    def _entitled(self, text: str, outline: Outline, told: frozenset[int], taken: set[int]) -> list[Stretch]:
        """Titles that state a problem where the text below states none: “1.案多人少矛盾突出。全年收案214件。”."""
        found: list[Stretch] = []
        for i, sentence in enumerate(outline.sentences):
            if not sentence.heading or i not in told or outline.heads[sentence.section].level == 1:
                continue
            below = takewhile(lambda n: not outline.sentences[n].heading, range(i + 1, len(outline.sentences)))
            if any(n in taken for n in below) or sentence.section in outline.parents:
                continue
            start, end = title_span(text, outline.heads[sentence.section])
            if self._problems.says(text, start, end):
                found.append(Stretch(start, end, i))
        return found

    def commitments(self, text: str, outline: Outline, roles: Roles) -> list[Stretch]:
        """Each planned action."""
        return self._commitments.find(text, pieces(text, outline, roles.plans))


def _year_told(text: str, end: int) -> int:
    """The year that a text names most often up to a place; 0 where it names none."""
    years = Counter(_YEARS.findall(text, 0, end))
    return int(max(sorted(years), key=lambda year: years[year])) if years else 0


def _amid_numbers(text: str, outline: Outline, i: int) -> bool:
    """“一是办案生疏。|个别队员遇案绕着走。|二是……”: what stands between two numbers belongs to the first."""
    here = outline.sentences[i].paragraph
    after = (s for s in outline.sentences[i + 1 : i + _NEAR] if s.paragraph == here)
    if not any(_COUNTED.match(text, s.start, s.end) for s in after):
        return False
    return any(_COUNTED.match(text, s.start, s.end) for s in outline.sentences[max(0, i - _NEAR) : i])


def _within(outline: Outline, section: int, above: int) -> bool:
    """True if a section is ``above`` or lies below it; -1 is the whole of a report without headings."""
    while section >= 0 and section != above:
        section = outline.parents[section]
    return section == above

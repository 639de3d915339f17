"""The topic of each section, by the words of its heading; a section without one of its own has its parent's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from fazhi_graph.extraction.outline import Head, Outline
from fazhi_graph.extraction.pieces import words_pattern
from fazhi_graph.vocabulary import Hit, Matcher, Vocabulary

# “三、2024年主要任务” in a report on 2023; not “《纲要（2021—2025年）》”; what stands before is looked at last, for a
# pattern that begins with letters is found faster
_YEAR = re.compile(r"(20\d\d)年(?!）)(?<![\d—-]20\d\d年)")
_CLAUSE_END = re.compile(r"[，。；：、\s]")
# “突出问题整治”, “短板攻坚”
_DEALT_WITH = re.compile(r"(?:的)?(?:专项)?(?:整改|整治|解决|攻坚|化解|销号|破解|治理|排查|清零)")
_OUTLOOK = ("problems", "plan")
# “面临的问题”, “需要解决的问题”: the title says that there are some, whatever verbs stand in it
_ADMITTED = re.compile(r"存在|面临|查摆|检视|对照|需要|亟[待需须]|有待|[尚仍还]需|需进一步")
# topics of the parts of a report, no matters that something could be amiss with
_PARTS = (*_OUTLOOK, "overview", "achievements", "background")


class TopicFinder:
    """Finds topics by the cues of the topic scheme."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._cues = Matcher((cue, c.notation) for c in vocabulary.scheme("topic") for cue in c.get("cue"))
        self._remedy = re.compile("|".join(map(re.escape, vocabulary.words("remedy"))))
        self._deeds = re.compile("|".join(map(re.escape, (*vocabulary.words("deed"), *vocabulary.words("remedy")))))
        self._titles = {
            "problems": re.compile(rf"(?:{words_pattern(vocabulary.words('problems-title'))})$"),
            "plan": re.compile(rf"(?:{words_pattern(vocabulary.words('plan-title'))})$"),
        }

    def topics(self, text: str, outline: Outline) -> tuple[str | None, ...]:
        """One topic notation a heading, or None."""
        found: list[str | None] = []
        for head, parent in zip(outline.heads, outline.parents, strict=True):
            above = found[parent] if parent >= 0 else None
            own = "plan" if _is_ahead(text, head) else self.topic(text[head.start : head.end])
            found.append(_under(above, own))
        return tuple(found)

    def topic(self, heading: str) -> str | None:
        """The topic whose cues cover most of a heading; of problems and plans the one named first."""
        hits = [h for h in self._cues.longest(heading) if h.value != "problems" or not self._remedied(heading, h)]
        weights: defaultdict[str, int] = defaultdict(int)
        for hit in hits:
            weights[hit.value] += hit.end - hit.start
        best = max(sorted(weights), key=lambda t: weights[t]) if weights else None
        best = best if best in _OUTLOOK else self._entitled(heading) or best
        if best in _OUTLOOK and not any(h.value in _OUTLOOK for h in hits):
            return best
        return next(h.value for h in hits if h.value in _OUTLOOK) if best in _OUTLOOK else best

    def _entitled(self, heading: str) -> str | None:
        """What a title that ends on a word of problems or plans heads: “问题清单”, “整改方向”; not “攻克难题”."""
        said = _CLAUSE_END.split(heading.rstrip("。：:"))[-1]
        for topic, title in self._titles.items():
            end = title.search(said)
            admitted = topic == "problems" and _ADMITTED.search(said)
            if end and (admitted or not self._deeds.search(said[: end.start()])):
                return topic
        return None

    def matter(self, statement: str, section: str | None, part: str) -> str:
        """What a problem or a promise is about: by its words, else by its ``section``; ``part`` where neither tells."""
        weights: Counter[str] = Counter()
        for hit in self._cues.longest(statement):
            if hit.value not in _PARTS:
                weights[hit.value] += hit.end - hit.start
        if weights:
            return max(sorted(weights), key=lambda t: weights[t])
        return part if section is None or section in _PARTS else section

    def _remedied(self, heading: str, hit: Hit[str]) -> bool:
        """True if the heading is about what is done against problems: “聚焦薄弱环节”."""
        before, after = _CLAUSE_END.split(heading[: hit.start])[-1], _CLAUSE_END.split(heading[hit.end :])[0]
        return bool(self._remedy.search(before) or _DEALT_WITH.match(after))


def _under(above: str | None, own: str | None) -> str | None:
    """What stands under problems or plans is a problem or a plan, whatever its heading is about."""
    if above == "plan" or (above == "problems" and own != "plan"):
        return above
    return own or above


def _commonest_year(text: str, end: int) -> int | None:
    years = Counter(_YEAR.findall(text, 0, end))
    return int(max(sorted(years), key=lambda y: years[y])) if years else None


def _is_ahead(text: str, head: Head) -> bool:
    """True if the heading names a year after the one that the report was about up to there."""
    named = _YEAR.search(text, head.start, head.end)
    if named is None:
        return False
    if head.start * 2 <= len(text):  # the plan of a short report may be the longer half of it
        earlier = [int(year) for year in _YEAR.findall(text, 0, head.start)]
        return head.level == 1 and head.start * 4 > len(text) and bool(earlier) and int(named[1]) > max(earlier)
    year = _commonest_year(text, head.start)
    return year is not None and int(named[1]) > year

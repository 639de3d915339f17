"""Names that no vocabulary knows, found by the word on which they end: …制度, …平台, …领导小组."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_graph.extraction.bounds import Bounds
from fazhi_graph.model import EntityType
from fazhi_graph.vocabulary import Hit, Matcher, Vocabulary

_RANKS = "省市区县旗州盟镇乡街"
_LONGEST_NAME = 32
# a name cannot begin with these: “性行政调解”, “级人民调解”
_BAD_START = re.compile(r"^[性化型式度率量者员们·—\-\])）’%件起次名项份条之于]+|^级(?!别)|^”")
# “全市…”, “我区…”: the whole place, no part of the name
_WHOLE_PLACE = re.compile(r"^(?:[全我本][省市区县镇州旗域乡委厅街局]|辖区|[省市县区乡村]{2,4}(?=[三四五]?级))(?:内|各级)?|^各(?=[省市区县镇级])")
# “性质”, “级别”: the suffix is part of a longer word
_RUNS_ON = re.compile(r"[化性型员者长率]|人员|干部|负责|工作者")
_SUFFIX_CLASSES: tuple[tuple[str, EntityType], ...] = (
    ("institution-suffix", "Institution"),
    ("programme-suffix", "Programme"),
    ("platform-suffix", "Platform"),
    ("venue-suffix", "Venue"),
    ("policy-suffix", "Policy"),
    ("honour-suffix", "Honour"),
)


class Head(NamedTuple):
    """The last word of a name and what names that end on it are."""

    type: EntityType
    word: str
    kind: str | None


class Found(NamedTuple):
    """``text[start:end]`` is a name that ends on ``head.word``."""

    start: int
    end: int
    head: Head


class HeadFinder:
    """Finds names by the suffixes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._heads = Matcher(_heads(vocabulary))
        self._generic = frozenset(vocabulary.words("generic-name"))
        self._modifiers = vocabulary.words("generic-modifier")
        self._exceptions = vocabulary.words("body-exception")
        verbs = {v for a in vocabulary.scheme("action") for v in a.get("verb")} | set(vocabulary.words("function-word"))
        openings = set(vocabulary.words("name-opening"))
        closed = sorted((v for v in verbs - openings if len(v) > 1), key=lambda v: (-len(v), v))
        self._verb_start = re.compile(f"(?:{'|'.join(map(re.escape, closed))})")
        protected = "|".join(map(re.escape, vocabulary.words("protected")))
        self._protected = re.compile(f"(?:{protected})")

    def find(self, text: str, bounds: Bounds, known: list[tuple[int, int]]) -> Iterator[Found]:
        """Names by their last words. A name does not begin inside a ``known`` one."""
        longest: dict[int, Hit[Head]] = {}
        for hit in self._heads.all(text):
            if hit.end not in longest or hit.start < longest[hit.end].start:
                longest[hit.end] = hit
        starts = [s for s, _ in known]
        for hit in longest.values():
            found = self._found(text, hit, bounds, known, starts)
            if found:
                yield found

    def _found(
        self, text: str, hit: Hit[Head], bounds: Bounds, known: list[tuple[int, int]], starts: list[int]
    ) -> Found | None:
        start = bounds.left(hit.start)
        i = bisect_right(starts, start) - 1
        if i >= 0 and known[i][0] < start < known[i][1]:
            start = known[i][0]
        if hit.value.type == "Body" and len(hit.value.word) <= 2:
            start = max(start, _ranked_start(text, start, hit.start))
        start = self._trimmed(text, start, hit)
        end = hit.end
        name = text[start:end]
        if name.count("“") > name.count("”") and text[end : end + 1] == "”":
            end, name = end + 1, name + "”"
        if name.count("“") != name.count("”") or not self._is_name(name, hit.value):
            return None
        return None if _RUNS_ON.match(text, end) else Found(start, end, hit.value)

    def _trimmed(self, text: str, start: int, hit: Hit[Head]) -> int:
        """The start moved past what cannot begin a name: 全市, 我区, 性, verbs."""
        while start < hit.start:
            piece = text[start : hit.end]
            step = 0
            for pattern in (_BAD_START, None if hit.value.type in ("Honour", "Programme") else _WHOLE_PLACE):
                match = pattern.match(piece) if pattern else None
                step = step or (match.end() if match else 0)
            if not step and not self._protected.match(piece):
                verb = self._verb_start.match(piece)
                step = verb.end() if verb and start + verb.end() <= hit.start else 0
            if not step:
                break
            start += step
        return start

    def _is_name(self, name: str, head: Head) -> bool:
        bare = unquoted(name)
        if len(bare) > _LONGEST_NAME or bare in self._generic or name.startswith(self._modifiers):
            return False
        extra = len(bare) - len(head.word)
        if head.type == "Body":
            return self._is_body(bare, head, extra)
        if head.type == "Honour":
            return extra >= 2 and bare[:1] in "全省市国区县"
        if head.type in ("Programme", "Venue", "Platform") and "“" not in name:
            return extra >= 3
        return extra >= 2 or "“" in name

    def _is_body(self, name: str, head: Head, extra: int) -> bool:
        if name.endswith(self._exceptions) and not (extra >= 2 and len(head.word) > 2):
            return False
        if len(head.word) == 1:
            return extra >= 3 and name[0] in _RANKS
        if len(head.word) == 2:
            return extra >= 1 or head.word[0] in "省市区县旗州盟"
        return extra >= 1 or len(head.word) >= 3


def _ranked_start(text: str, start: int, suffix: int) -> int:
    """For short heads (政府, 人大, 局) the name begins at the rank or place right of everything else: “报告市|政府”."""
    for at in range(suffix - 1, max(start, suffix - 10) - 1, -1):
        if text[at] in _RANKS and (at == start or text[at - 1] not in "全我本各"):
            before = text[at - 1] if at > start else ""
            # “硚口区政府”: the rank closes a place name, which the name includes
            return start if before and suffix - at == 1 and at - start >= 2 and not _is_rank_word(text, start, at) else at
    return start


def _is_rank_word(text: str, start: int, at: int) -> bool:
    return at - start > 7


def unquoted(name: str) -> str:
    """A name without quotation and title marks."""
    return name.translate(_QUOTES)


_QUOTES = {ord(c): None for c in "“”‘’《》〈〉"}


def _heads(vocabulary: Vocabulary) -> Iterable[tuple[str, Head]]:
    for kind in vocabulary.scheme("body-kind"):
        for word in kind.get("suffix"):
            yield word, Head("Body", word, kind.notation)
    for cls, type_ in _SUFFIX_CLASSES:
        for word in vocabulary.words(cls):
            yield word, Head(type_, word, None)

"""How well the words around a number fit a cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from fazhi_graph.extraction.cues import Cue
from fazhi_graph.extraction.outline import Outline
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.extraction.signals import Signals
from fazhi_graph.extraction.windows import Stretch

# “12369举报平台受理……”: a sentence that begins with a hotline or a platform tells of that and of nothing before it
_ANEW = re.compile(r"[“”\s]*[^，。；：、]{0,14}(?:热线|平台|信箱|APP|小程序)(?!建设|改革)")

_REACH = 160  # how far back, in characters, a topic carries


@dataclass(frozen=True, slots=True)
class Hits:
    """Where words of the cues stand in a text, in order of their ends."""

    spans: list[tuple[int, int, str]]
    ends: list[int]

    def ending(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The words that end within a stretch; a long one may begin before it."""
        return self.spans[bisect_right(self.ends, start) : bisect_right(self.ends, end)]


@dataclass(frozen=True, slots=True)
class Run:
    """One text with its numbers and where the words of the cues stand in it.

    ``numbers`` are the indices of the clauses that the quantities stand in; ``topics`` are the words that carry over;
    ``longest`` is the length of the longest word; ``reaches`` tells for each sentence from where on words carry over
    to it; ``signals`` are the words that tell how numbers are meant.
    """

    text: str
    outline: Outline
    quantities: list[Quantity]
    numbers: list[int]
    hits: Hits
    topics: Hits
    longest: int
    reaches: list[int]
    signals: Signals


class Around:
    """The words around the number at a place; ``near`` tells how far off each stands that stands near."""

    def __init__(self, run: Run, at: int, near: dict[str, int], clause: Stretch) -> None:
        self.near = near
        self._run, self._at, self._clause = run, at, clause
        self._far: set[str] | None = None
        self._carried: dict[str, int] | None = None
        self._said: dict[str, int] | None = None

    @property
    def far(self) -> set[str]:
        """The words of the clause; asked for by cues that require several."""
        if self._far is None:
            self._far = set(self.near)
            start, end = self._clause
            self._far.update([word for at, _, word in self._run.hits.ending(start, end) if at >= start])
        return self._far

    def holds(self, required: tuple[frozenset[str], ...]) -> bool:
        """Whether a word of each class stands in the clause. Of a single class one does: it named the cue."""
        if len(required) == 1:
            return True
        far = self.far
        for words in required:  # noqa: SIM110  # compiled, a loop is three times as fast as a generator
            if words.isdisjoint(far):
                return False
        return True

    @property
    def carried(self) -> dict[str, int]:
        """How far before the number the words stand that may tell its topic; asked for by some cues only."""
        if self._carried is None:
            self._carried = _carried(self._run, self._at)
        return self._carried

    @property
    def said(self) -> dict[str, int]:
        """Those of the words carried that stand in the number's own sentence; asked for by few cues."""
        if self._said is None:
            since = self._at - _sentence(self._run, self._at)
            self._said = {word: distance for word, distance in self.carried.items() if distance <= since}
        return self._said


def hits_of(spans: list[tuple[int, int, str]]) -> Hits:
    """The hits with their ends, which are searched."""
    return Hits(spans, [end for _, end, _ in spans])


def _sentence(run: Run, at: int) -> int:
    """Where the sentence begins that a place stands in."""
    n = max(0, bisect_left(run.outline.sentences, (at + 1,)) - 1)
    return run.outline.sentences[n].start if run.outline.sentences else 0


def _carried(run: Run, at: int) -> dict[str, int]:
    """The words that a number may have its topic from, and how far before it each stands at the nearest."""
    since = at - _REACH
    if run.reaches:
        n = max(0, bisect_left(run.outline.sentences, (at + 1,)) - 1)
        start = run.outline.sentences[n].start
        since = max(since, start if _ANEW.match(run.text, start, at) else run.reaches[n])
    found = run.topics.ending(since, at + run.longest)
    return {word: at - start for start, _, word in found if since <= start < at}


def score_of(cue: Cue, around: Around) -> float:
    """How well a cue fits; each of its required classes has a word in the clause, and one of them stands near."""
    topics = [_topic_value(words, around, around.carried) for words in cue.context]
    if cue.sentence:
        topics += [_topic_value(words, around, around.said) for words in cue.sentence]
    if not all(topics):
        return 0
    near = around.near
    total, reach = 0.0, 0
    for words in cue.required:
        value, distance = _nearest(words, near)
        total += value or 1.2 * max(map(len, words & around.far))
        reach = max(reach, distance)
    # a forbidding word counts where it stands among the others, not in some earlier part of a run-on clause
    if any(near[word] <= reach + 10 for word in cue.forbidden.intersection(near)):
        return 0
    for value in topics:
        total += value
    return total


def _nearest(words: frozenset[str], near: dict[str, int]) -> tuple[float, int]:
    """What the best of the words that stand near adds to a score, and how far off it stands; 0 if none does."""
    best, at = 0.0, 0
    for word in words.intersection(near):
        distance = near[word]
        value = 2 * len(word) + 4 / (1 + distance / 5)
        if value > best or (value == best and distance > at):
            best, at = value, distance
    return best, at


def _topic_value(words: frozenset[str], around: Around, carried: dict[str, int]) -> float:
    best = 0.0
    for word in words.intersection(around.near):
        best = max(best, 1.5 * len(word) + 4)
    for word in words.intersection(carried):
        best = max(best, 0.3 * len(word) + 4 / (1 + carried[word] / 40))
    return best


def reaches_of(outline: Outline) -> list[int]:
    """For each sentence where its section or its paragraph begins, whichever is first."""
    sections, paragraphs = dict[int, int](), dict[int, int]()
    return [
        min(sections.setdefault(s.section, s.start), paragraphs.setdefault(s.paragraph, s.start))
        for s in outline.sentences
    ]

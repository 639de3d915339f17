"""How near a number is to what it measures: 近, 约, 超过, 以上, 余, 不足, and what only looks like them."""

from __future__ import annotations

import re

from fazhi_graph.extraction.words import Chars, Words
from fazhi_graph.model import Approximation, QuantityKind
from fazhi_graph.vocabulary import Vocabulary

# the 来 of “十来个”, which two neighbouring digits amount to as well
ABOUT = "来"
# “上百条”, “过万件”, “破千人”
OVER = re.compile(r"[上过破](?=[百千万亿])")
# “3年多”, “两年有余”: the rest stands after the unit of time
_REST_AFTER_TIME = re.compile(r"[多余](?=[，。；、的来）]|$)")
_WITHIN = re.compile(r"内(?![设部容控外在地蒙])")


class Approximations:
    """How near a quantity is, by the words before and after it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        names: tuple[Approximation, ...] = ("about", "at_least", "at_most")
        classes = {name: name.replace("_", "-") for name in names}
        self._before = {w: n for n, c in classes.items() for w in vocabulary.words(f"{c}-before")}
        self._after = {w: n for n, c in classes.items() for w in vocabulary.words(f"{c}-after")}
        self._lookalikes = vocabulary.words("approximate-lookalike")
        self._fillers = vocabulary.words("approximate-filler")
        self._words_before, self._words_after = Words(self._before), Words(self._after)
        # most numbers have none of these beside them: one look at one character tells
        self._lasts = Chars(w[-1] for w in (*self._before, *self._fillers))

    def beside(self, text: str, start: int, stop: int) -> Approximation | None:
        """What the words directly before ``start`` or after ``stop`` say, those before first."""
        return self._in_front(text, start) or self._behind(text, stop)

    def of(self, text: str, start: int, stop: int, rest: str, unit: str, kind: QuantityKind) -> Approximation:
        """The approximation of ``text[start:stop]``, which ends on ``unit``; ``rest`` is the 余, 多 or 来 inside it."""
        if said := self._in_front(text, start):
            return said
        if rest:
            return "about" if rest == ABOUT else "at_least"
        if unit.startswith("个多") or OVER.match(text, start - 1):
            return "at_least"
        if kind == "duration":
            if _REST_AFTER_TIME.match(text, stop):
                return "at_least"
            if _WITHIN.match(text, stop):
                return "at_most"
        return self._behind(text, stop) or "exact"

    def _in_front(self, text: str, start: int) -> Approximation | None:
        if not self._lasts.at(text, start - 1):
            return None
        for filler in ("", *self._fillers):
            if filler and not text.endswith(filler, 0, start):
                continue
            at = start - len(filler)
            length = self._words_before.before(text, at)
            if length and not text.endswith(self._lookalikes, 0, at):
                return self._before[text[at - length : at]]
        return None

    def _behind(self, text: str, stop: int) -> Approximation | None:
        length = self._words_after.at(text, stop)
        return self._after[text[stop : stop + length]] if length else None

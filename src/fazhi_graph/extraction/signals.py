"""Words that tell how the numbers behind them are meant: as aims, as what is about to be done, as parts of a total."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from fazhi_graph.vocabulary import Vocabulary

# the word classes whose places are asked for
_CLASSES = ("target", "aim", "intended", "part")


class Signals:
    """Where words of some classes stand in one text, in order of their ends."""

    def __init__(self, places: dict[str, list[tuple[int, int]]]) -> None:
        self._starts = {sort: [start for start, _ in spans] for sort, spans in places.items()}
        self._ends = {sort: [end for _, end in spans] for sort, spans in places.items()}

    def last(self, sort: str, start: int, end: int) -> int | None:
        """Where the last word of a class begins that stands in a stretch; None if there is none."""
        n = bisect_right(self._ends[sort], end) - 1
        return self._starts[sort][n] if n >= 0 and self._starts[sort][n] >= start else None


class SignalFinder:
    """Knows the words of a vocabulary's classes; where they stand is found with all other words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._class_of = {word: sort for sort in _CLASSES for word in vocabulary.words(sort)}

    @property
    def words(self) -> Iterable[str]:
        """The words to look for."""
        return self._class_of

    def signals(self, text: str, hits: Iterable[tuple[int, int, str]]) -> Signals:
        """Those of the words found in a text, in order of their ends, that mean what their class says."""
        places: dict[str, list[tuple[int, int]]] = {sort: [] for sort in _CLASSES}
        for start, end, word in hits:
            sort = self._class_of.get(word)
            if sort is not None and _means_it(text, start, sort):
                places[sort].append((start, end))
        return Signals(places)


def _means_it(text: str, start: int, sort: str) -> bool:
    before = text[start - 1] if start else ""
    if sort == "part":  # “（含镇村两级）”, not “包含”
        return text[start] != "含" or before in ("（", "，")
    # “按照|目标|”: by what, not how much
    return before not in ("按", "照") or sort == "intended"

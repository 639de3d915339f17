"""Quotes and texts made comparable: white space, full and half width make no difference."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate

_QUOTES = frozenset("“”\"'‘’《》〈〉「」『』")
Stretch = tuple[int, int]


@cache
def _fold(char: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char).split())


def squeeze(text: str) -> str:
    """The text without white space, each character in its plain width."""
    return "".join(map(_fold, text))


def bare(text: object) -> str:
    """A name without white space and quotation marks; None is empty."""
    return "".join(c for c in squeeze(str(text)) if c not in _QUOTES) if text is not None else ""


def overlap(one: Stretch, other: Stretch) -> int:
    """How many characters two stretches share; not above 0 if none."""
    return min(one[1], other[1]) - max(one[0], other[0])


class SqueezedText:
    """A text squeezed, and where the offsets of the text as it stood have gone."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = [_fold(c) for c in text]
        self.flat = "".join(folded)
        self._moved = [0, *accumulate(map(len, folded))]

    def stretch(self, start: int, end: int) -> Stretch | None:
        """``text[start:end]`` in ``flat``; None if only white space stands there."""
        last = len(self.text)
        begin, stop = self._moved[min(start, last)], self._moved[min(end, last)]
        return (begin, stop) if begin < stop else None

    def places(self, quote: str) -> list[int]:
        """Where a quote stands in ``flat``, as often as it does."""
        needle, found = squeeze(quote), list[int]()
        at = self.flat.find(needle) if needle else -1
        while at >= 0:
            found.append(at)
            at = self.flat.find(needle, at + 1)
        return found

"""Whether a word of a class begins or ends at a place of the text: a set look-up a length, no search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Words:
    """A class of words, asked for at one place."""

    def __init__(self, words: Iterable[str]) -> None:
        by_length: defaultdict[int, set[str]] = defaultdict(set)
        for word in words:
            if word:
                by_length[len(word)].add(word)
        self._lengths = [(n, frozenset(by_length[n])) for n in sorted(by_length, reverse=True)]

    def at(self, text: str, start: int, stop: int | None = None) -> int:
        """The length of the longest word that begins at ``start`` and ends by ``stop``; 0 if there is none."""
        room = (len(text) if stop is None else stop) - start
        return next((n for n, words in self._lengths if n <= room and text[start : start + n] in words), 0)

    def before(self, text: str, end: int) -> int:
        """The length of the longest word that ends at ``end``; 0 if there is none."""
        return next((n for n, words in self._lengths if n <= end and text[end - n : end] in words), 0)


class Across:
    """Words that reach across a place: “案件办|理”."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = sorted({len(w) for w in self._words})
        # most places are ruled out by the two characters on either side
        self._seams = frozenset(w[k - 1 : k + 1] for w in self._words for k in range(1, len(w)))

    def at(self, text: str, place: int) -> bool:
        """Whether a word begins before ``place`` and ends after it."""
        if text[place - 1 : place + 1] not in self._seams:
            return False
        return any(
            text[start : start + n] in self._words
            for n in self._lengths
            for start in range(max(0, place - n + 1), place)
        )


class Taken:
    """The characters of a text that are taken, one flag each."""

    def __init__(self, size: int) -> None:
        self._flags = bytearray(size + 1)

    def take(self, start: int, end: int) -> None:
        """Take ``[start, end)``."""
        if end > start:
            self._flags[start:end] = b"\x01" * (end - start)

    def any(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` is taken."""
        return self._flags.find(1, start, end) >= 0

    def at(self, place: int) -> bool:
        """Whether the character at ``place`` is taken."""
        return bool(self._flags[place])

"""Whether a character or a word of a class stands at a place of the text: a look at one character, no search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_CODES = 0x10000  # the characters of a report but for a few rare ones, which are in no class


class Chars:
    """A class of characters, asked for at one place."""

    def __init__(self, chars: Iterable[str]) -> None:
        # a flag for each code: compiled, it is looked at without making a string of one character, ten times as fast
        flags = bytearray(_CODES)
        for char in chars:
            flags[ord(char)] = 1
        self._flags = bytes(flags)

    def at(self, text: str, place: int) -> bool:
        """Whether one of the characters stands at ``place``; none does outside the text."""
        if not 0 <= place < len(text):
            return False
        code = ord(text[place])
        return code < _CODES and self._flags[code] == 1


class Words:
    """A class of words, asked for at one place."""

    def __init__(self, words: Iterable[str]) -> None:
        known = {word for word in words if word}
        # most places are ruled out by their one character, without a slice of each length
        self._firsts, self._lasts = Chars(word[0] for word in known), Chars(word[-1] for word in known)
        self._starting = _by_length(known, 0)
        self._ending = _by_length(known, -1)

    def at(self, text: str, start: int, stop: int | None = None) -> int:
        """The length of the longest word that begins at ``start`` and ends by ``stop``; 0 if there is none."""
        if not self._firsts.at(text, start):
            return 0
        room = (len(text) if stop is None else stop) - start
        for n, words in self._starting.get(text[start], ()):
            if n <= room and text[start : start + n] in words:
                return n
        return 0

    def before(self, text: str, end: int, start: int = 0) -> int:
        """The length of the longest word that begins at or after ``start`` and ends at ``end``; 0 if there is none."""
        if not self._lasts.at(text, end - 1):
            return 0
        for n, words in self._ending.get(text[end - 1], ()):
            if n <= end - start and text[end - n : end] in words:
                return n
        return 0


def _by_length(known: Iterable[str], at: int) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """The words by their character ``at`` and, the longest first, by their length."""
    groups: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for word in known:
        groups[word[at], len(word)].add(word)
    table: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for char, n in sorted(groups, reverse=True):
        table[char].append((n, frozenset(groups[char, n])))
    return dict(table)


class Across:
    """Words that reach across a place: “案件办|理”."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = sorted({len(w) for w in self._words})
        # most places are ruled out by the characters on either side
        self._seams = frozenset(w[k - 1 : k + 1] for w in self._words for k in range(1, len(w)))
        self._left = Chars(seam[0] for seam in self._seams)
        self._right = Chars(seam[1] for seam in self._seams)

    def at(self, text: str, place: int) -> bool:
        """Whether a word begins before ``place`` and ends after it."""
        if not (self._left.at(text, place - 1) and self._right.at(text, place)):
            return False
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
        # by length: a slice takes over another of its own type six times as fast as bytes
        self._runs: dict[int, bytearray] = {}

    def take(self, start: int, end: int) -> None:
        """Take ``[start, end)``."""
        length = end - start
        if length > 0:
            if length not in self._runs:
                self._runs[length] = bytearray(b"\x01" * length)
            self._flags[start:end] = self._runs[length]

    def claim(self, start: int, end: int) -> bool:
        """Take ``[start, end)`` unless any of it is taken; whether it was free."""
        if self._flags.find(1, start, end) >= 0:
            return False
        self.take(start, end)
        return True

    def outside(self, places: Iterable[int]) -> list[int]:
        """The places whose characters are not taken."""
        flags = self._flags
        return [place for place in places if not flags[place]]

    def at(self, place: int) -> bool:
        """Whether the character at ``place`` is taken."""
        return bool(self._flags[place])

"""Finding many fixed strings in a text at once: an Aho–Corasick automaton over the forms of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """``text[start:end]`` is one of the forms; ``value`` is what the form stands for."""

    start: int
    end: int
    value: T


class Matcher(Generic[T]):
    """Forms and what they stand for. A form given twice keeps the first value."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        table: dict[str, T] = {}
        for form, value in forms:
            if form:
                table.setdefault(form, value)
        self._forms = list(table)
        self._values = list(table.values())

    # Each automaton takes a while to make, and most matchers are asked in one of the two ways only.
    @cached_property
    def _longest(self) -> AhoCorasick:
        return AhoCorasick(self._forms, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _all(self) -> AhoCorasick:
        return AhoCorasick(self._forms, matchkind=MatchKind.Standard)

    def longest(self, text: str) -> list[Hit[T]]:
        """The leftmost-longest hits, none overlapping another, in order."""
        values = self._values
        return [Hit(s, e, values[i]) for i, s, e in self._longest.find_matches_as_indexes(text)]

    def spans(self, text: str) -> list[tuple[int, int, T]]:
        """As :meth:`longest`, as plain tuples: for the many hits of which only a few are looked at."""
        values = self._values
        return [(s, e, values[i]) for i, s, e in self._longest.find_matches_as_indexes(text)]

    def ends(self, text: str, value: T) -> list[int]:
        """Where those hits of :meth:`longest` end that stand for ``value``."""
        values = self._values
        return [e for i, _, e in self._longest.find_matches_as_indexes(text) if values[i] == value]

    def all_spans(self, text: str) -> list[tuple[int, int, T]]:
        """As :meth:`all`, as plain tuples."""
        values = self._values
        return [(s, e, values[i]) for i, s, e in self._all.find_matches_as_indexes(text, overlapping=True)]

    def all(self, text: str) -> list[Hit[T]]:
        """Every hit, also those inside and across others, in order of their end."""
        values = self._values
        return [Hit(s, e, values[i]) for i, s, e in self._all.find_matches_as_indexes(text, overlapping=True)]

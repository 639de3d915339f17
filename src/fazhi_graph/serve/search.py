"""Finding a thing by what people call it: name, alias, code, part of it, its words, its pinyin initials."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from fazhi_graph.iris import NS
from fazhi_graph.serve.asking import rows
from fazhi_graph.serve.pinyin import initials
from fazhi_graph.serve.pool import Pool

FOUND_SHOWN = 15
# Seconds that reading all names of a large graph may take
READING = 600.0
# With fewer hits than this, names that share words with what was typed are looked for too.
FEW = 5
# “xzfy”: what may be initials
_INITIALS = re.compile(r"[a-z]{2,}")
# Of what is asked for, this share (by length) must be words of the name.
ENOUGH_WORDS = 0.5
_NAMES = """
SELECT ?it ?class ?p ?name WHERE {
  VALUES ?class { $classes }
  VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel dct:title skos:notation fz:divisionCode rdfs:label }
  ?it a ?class ; ?p ?name
}
"""
_MENTIONS = "SELECT ?it (COUNT(*) AS ?count) WHERE { ?passage fz:mentions ?it } GROUP BY ?it"
# What is shown as the name, the first that there is
_MAIN = ("prefLabel@zh", "prefLabel", "title", "title@zh", "label", "label@zh", "prefLabel@en")


@dataclass(slots=True)
class Entry:
    """A thing that can be found: ``names`` by where they come from (``prefLabel@zh``), ``mentions`` in reports."""

    iri: str
    kind: str
    mentions: int = 0
    names: dict[str, list[str]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What people call it."""
        return next((self.names[p][0] for p in _MAIN if p in self.names), self.iri)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, by which of its names, and how well: lower grades are better."""

    entry: Entry
    name: str
    grade: float


class Names:
    """All names of a graph, ready to be searched."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._keys = [[(folded(n), n) for names in e.names.values() for n in names] for e in self._entries]

    def find(self, text: str, kinds: frozenset[str] = frozenset()) -> list[Hit]:
        """The best hits for what somebody typed, the best first; only of some classes where these are named."""
        query = folded(text.strip())
        if not query:
            return []
        hits = {hit.entry.iri: hit for hit in self._by_name(query)}
        if _INITIALS.fullmatch(query):
            hits = {hit.entry.iri: hit for hit in self._by_initials(query)} | hits
        if len(hits) < FEW:
            hits = {hit.entry.iri: hit for hit in self._by_words(query)} | hits
        fitting = (hit for hit in hits.values() if not kinds or hit.entry.kind in kinds)
        return sorted(fitting, key=_rank)[:FOUND_SHOWN]

    def _by_name(self, query: str) -> Iterator[Hit]:
        for entry, keys in zip(self._entries, self._keys, strict=True):
            grades = [(_grade(key, query), name) for key, name in keys if query in key]
            if grades:
                grade, name = min(grades)
                yield Hit(entry, name, grade if name == entry.label else grade + 0.5)

    def _by_initials(self, query: str) -> Iterator[Hit]:
        for entry, spellings in zip(self._entries, self._spellings, strict=True):
            if any(query in spelling for spelling in spellings):
                grade = min((0 if s == query else 1 if s.startswith(query) else 2) for s in spellings if query in s)
                yield Hit(entry, entry.label, 4 + grade)

    def _by_words(self, query: str) -> Iterator[Hit]:
        words = _words(query)
        found: defaultdict[int, int] = defaultdict(int)
        for word in words:
            for number in self._index.get(word, ()):
                found[number] += len(word)
        length = sum(map(len, words))
        for number, matched in found.items():
            if matched >= ENOUGH_WORDS * length:
                entry = self._entries[number]
                yield Hit(entry, entry.label, 9 - matched / length)

    @cached_property
    def _spellings(self) -> list[tuple[str, ...]]:
        return [initials(entry.label) for entry in self._entries]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: defaultdict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for word in sorted({word for key, _ in keys for word in _words(key)}):
                index[word].append(number)
        return index


def folded(text: str) -> str:
    """Text as it is compared: one width, small letters."""
    return unicodedata.normalize("NFKC", text).lower()


def _grade(key: str, query: str) -> int:
    return 0 if key == query else 1 if key.startswith(query) else 2


def _rank(hit: Hit) -> tuple[float, bool, int, int, str]:
    return (hit.grade, not hit.entry.mentions, -hit.entry.mentions, len(hit.entry.label), hit.entry.iri)


def _words(text: str) -> list[str]:
    """The words of a text, as jieba parts it for searching; single characters say too little."""
    import jieba  # type: ignore[import-untyped]  # reads its dictionary for a second, so not before it is needed

    jieba.setLogLevel(logging.WARNING)
    return [word for word in dict.fromkeys(jieba.lcut_for_search(text)) if len(word) > 1]


async def names_of(pool: Pool, kinds: Iterable[str]) -> Names:
    """The names of all things of these classes. Raises what ``Pool.ask`` does."""
    classes = " ".join(f"fz:{kind}" for kind in kinds)
    entries: dict[str, Entry] = {}
    for row in await rows(pool, _NAMES.replace("$classes", classes), seconds=READING):
        iri, name = row["it"]["value"], row["name"]
        entry = entries.setdefault(iri, Entry(iri, row["class"]["value"].removeprefix(NS)))
        place = row["p"]["value"].replace("#", "/").rpartition("/")[2]
        language = name.get("xml:lang", "")
        entry.names.setdefault(f"{place}@{language}" if language else place, []).append(name["value"])
    for row in await rows(pool, _MENTIONS, seconds=READING):
        if row["it"]["value"] in entries:
            entries[row["it"]["value"]].mentions = int(row["count"]["value"])
    return Names(entries[iri] for iri in sorted(entries))

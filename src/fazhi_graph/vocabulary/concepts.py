"""SKOS concepts of Turtle files as frozen values, read by Oxigraph's parser (fast enough to need no cache on disk)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from fazhi_graph.iris import NS, VOCAB

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

IN_SCHEME = f"{SKOS}inScheme"
NOTATION = f"{SKOS}notation"
BROADER = f"{SKOS}broader"
SUBJECT = f"{DCT}subject"
LABEL, LABEL_EN = f"{SKOS}prefLabel@zh", f"{SKOS}prefLabel@en"
ALIAS, HIDDEN = f"{SKOS}altLabel@zh", f"{SKOS}hiddenLabel@zh"
DEFINITION, DEFINITION_EN = f"{SKOS}definition@zh", f"{SKOS}definition@en"
EXAMPLE = f"{SKOS}example@zh"
# What is particular to a scheme: our own properties, and of others number, date, what is replaced and what corresponds
_PARTICULAR = (NS, "http://data.europa.eu/eli/ontology#", f"{DCT}replaces", f"{SKOS}closeMatch")

# What is said of one subject. Language-tagged values are keyed “predicate@zh”, others by the predicate alone.
Entry = dict[str, list[str]]


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names file, line and what is wrong, one problem a line."""


class Source(NamedTuple):
    """A Turtle file and its bytes: what is read is known by content, so that an edited file is never answered stale."""

    path: Path
    content: bytes


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept. ``names`` are all zh labels, the preferred one first; ``values`` what is particular to its scheme.

    ``values`` maps the local name of a property, most in ``fz:`` (``cue``, ``verb``, ``unit`` …), to the literals or
    IRIs given there.
    """

    iri: str
    scheme: str
    notation: str
    label: str
    label_en: str
    names: tuple[str, ...]
    definition: str
    definition_en: str
    broader: tuple[str, ...]
    topic: str | None
    types: frozenset[str]
    values: dict[str, tuple[str, ...]] = field(hash=False)
    examples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def get(self, key: str) -> tuple[str, ...]:
        """The values of ``fz:key``, or an empty tuple."""
        return self.values.get(key, ())

    def first(self, key: str, default: str = "") -> str:
        """The first value of ``fz:key``."""
        found = self.values.get(key)
        return found[0] if found else default


def read_source(path: Path) -> Source:
    """The bytes of a file without byte-order mark. Raises VocabularyError if it cannot be read."""
    try:
        return Source(path, path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except OSError as error:
        raise VocabularyError(f"{path}: cannot be read ({error.strerror})") from error


def parse(source: Source) -> Iterator[ox.Quad]:
    """The statements of a file. Raises VocabularyError naming file and line."""
    try:
        yield from ox.parse(source.content, format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise VocabularyError(f"{source.path}:{error.lineno or 1}: {_plain(error)}") from error


def _plain(error: SyntaxError) -> str:
    """What the parser says, without the place, which is told before it."""
    told = str(error.msg)
    return "not UTF-8; save the file as UTF-8" if "Invalid UTF-8" in told else told.partition(": ")[2] or told


def read_entries(source: Source) -> dict[str, Entry]:
    """What a file says, by subject, but for blank nodes. Raises VocabularyError naming file and line."""
    entries: dict[str, Entry] = {}
    # The loop runs fifty thousand times a start: it looks nothing up twice.
    for subject, predicate, target, _ in parse(source):
        key = predicate.value
        if isinstance(target, ox.Literal):
            if language := target.language:
                key = f"{key}@{language}"
        elif not isinstance(target, ox.NamedNode):
            continue
        iri = subject.value
        entry = entries.get(iri)
        if entry is None:
            entry = entries[iri] = {}
        values = entry.get(key)
        if values is None:
            entry[key] = [target.value]
        else:
            values.append(target.value)
    return entries


def merged(files: Iterable[Mapping[str, Entry]]) -> dict[str, Entry]:
    """All files' entries as one; what several say of a subject is put together, each value once."""
    together: dict[str, Entry] = {}
    for entries in files:
        for iri, entry in entries.items():
            before = together.get(iri)
            together[iri] = entry if before is None else _joined(before, entry)
    return together


def _joined(first: Entry, second: Entry) -> Entry:
    keys = dict.fromkeys([*first, *second])
    return {key: list(dict.fromkeys([*first.get(key, ()), *second.get(key, ())])) for key in keys}


def read_concepts(paths: Iterable[Path]) -> tuple[Concept, ...]:
    """All concepts of the files, in order of IRI. Raises VocabularyError naming file and line."""
    return concepts_of(merged(read_entries(read_source(path)) for path in paths))


def concepts_of(entries: Mapping[str, Entry]) -> tuple[Concept, ...]:
    """The concepts among the entries, in order of IRI."""
    return tuple(_concept(iri, entry) for iri, entry in sorted(entries.items()) if IN_SCHEME in entry)


def scheme_titles(entries: Mapping[str, Entry]) -> dict[str, tuple[str, str]]:
    """The names of the schemes in Chinese and English, by the scheme's own short name."""
    schemes = ((iri, e) for iri, e in sorted(entries.items()) if f"{SKOS}ConceptScheme" in e.get(TYPE, ()))
    return {_local(iri): (first(entry, LABEL), first(entry, LABEL_EN)) for iri, entry in schemes}


def first(entry: Entry, key: str, default: str = "") -> str:
    """The first value that an entry has under a key."""
    values = entry.get(key)
    return values[0] if values else default


def _local(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _concept(iri: str, entry: Entry) -> Concept:
    labels = entry.get(LABEL, [])
    aliases = sorted(entry.get(ALIAS, ()))
    notation = first(entry, NOTATION, iri.rpartition("/")[2])
    topic = first(entry, SUBJECT)
    return Concept(
        iri=iri,
        scheme=entry[IN_SCHEME][0].removeprefix(VOCAB),
        notation=notation,
        label=labels[0] if labels else notation,
        label_en=first(entry, LABEL_EN),
        names=tuple(dict.fromkeys([*labels, *aliases, *sorted(entry.get(HIDDEN, ()))])),
        definition=first(entry, DEFINITION),
        definition_en=first(entry, DEFINITION_EN),
        broader=tuple(sorted(entry.get(BROADER, ()))),
        topic=topic.rpartition("/")[2] if topic else None,
        types=frozenset(t[len(NS) :] for t in entry.get(TYPE, ()) if t.startswith(NS)),
        values={_local(key): tuple(values) for key, values in entry.items() if key.startswith(_PARTICULAR)},
        examples=tuple(entry.get(EXAMPLE, ())),
        aliases=tuple(aliases),
    )

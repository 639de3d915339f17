"""SKOS concepts of ``ontology/vocabulary/*.ttl`` as frozen values, read by Oxigraph's parser (fast enough to need no cache)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from fazhi_graph.iris import NS, VOCAB

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# language-tagged values are keyed “predicate@zh”, others by the predicate alone
Values = dict[str, list[str]]


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept. ``names`` are all zh labels, the preferred one first; ``values`` what is particular to its scheme.

    ``values`` maps a local name in ``fz:`` (``cue``, ``verb``, ``unit`` …) to the literals or IRIs given there.
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

    def get(self, key: str) -> tuple[str, ...]:
        """The values of ``fz:key``, or an empty tuple."""
        return self.values.get(key, ())

    def first(self, key: str, default: str = "") -> str:
        """The first value of ``fz:key``."""
        return next(iter(self.get(key)), default)


def read_concepts(paths: Iterable[Path]) -> tuple[Concept, ...]:
    """All concepts of the files, in order of IRI. Raises VocabularyError with file and line on a syntax error."""
    subjects: defaultdict[str, Values] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        _read_file(path, subjects)
    return tuple(_concept(iri, values) for iri, values in sorted(subjects.items()) if f"{SKOS}inScheme" in values)


def _read_file(path: Path, subjects: defaultdict[str, Values]) -> None:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            term = quad.object
            key = quad.predicate.value
            if isinstance(term, ox.Literal) and term.language:
                key = f"{key}@{term.language}"
            if isinstance(quad.subject, ox.NamedNode) and isinstance(term, (ox.Literal, ox.NamedNode)):
                subjects[quad.subject.value][key].append(term.value)
    except (SyntaxError, OSError) as error:
        raise VocabularyError(f"{path}: {error}") from error


def _concept(iri: str, values: Values) -> Concept:
    scheme = values[f"{SKOS}inScheme"][0].removeprefix(VOCAB)
    labels = values.get(f"{SKOS}prefLabel@zh", [])
    names = dict.fromkeys(
        labels + sorted(values.get(f"{SKOS}altLabel@zh", [])) + sorted(values.get(f"{SKOS}hiddenLabel@zh", []))
    )
    notation = next(iter(values.get(f"{SKOS}notation", [])), iri.rpartition("/")[2])
    topics = values.get(f"{DCT}subject", [])
    own = {k.removeprefix(NS): tuple(v) for k, v in values.items() if k.startswith(NS)}
    return Concept(
        iri=iri,
        scheme=scheme,
        notation=notation,
        label=labels[0] if labels else notation,
        label_en=next(iter(values.get(f"{SKOS}prefLabel@en", [])), ""),
        names=tuple(names),
        definition=next(iter(values.get(f"{SKOS}definition@zh", [])), ""),
        definition_en=next(iter(values.get(f"{SKOS}definition@en", [])), ""),
        broader=tuple(sorted(values.get(f"{SKOS}broader", []))),
        topic=topics[0].rpartition("/")[2] if topics else None,
        types=frozenset(t.removeprefix(NS) for t in values.get(_TYPE, []) if t.startswith(NS)),
        values=own,
        examples=tuple(values.get(f"{SKOS}example@zh", [])),
    )

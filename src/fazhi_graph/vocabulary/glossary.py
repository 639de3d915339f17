"""What the words of the graph mean: classes, properties and every concept, looked up by any of their names."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from fazhi_graph.iris import NS
from fazhi_graph.vocabulary import Vocabulary
from fazhi_graph.vocabulary.files import ontology_dir

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = {f"{_OWL}Class": "class", f"{_OWL}ObjectProperty": "property", f"{_OWL}DatatypeProperty": "property"}


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. ``kind`` is ``class``, ``property`` or a concept scheme (``indicator`` …); ``names`` are zh labels."""

    kind: str
    notation: str
    iri: str
    label: str
    label_en: str
    names: tuple[str, ...]
    definition: str
    definition_en: str
    examples: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """All by which it may be asked for, in lower case."""
        bare = self.notation.removeprefix("fz:")
        return tuple(name.lower() for name in (bare, self.notation, self.label, self.label_en, *self.names) if name)


def glossary(vocabulary: Vocabulary) -> tuple[Term, ...]:
    """All entries: classes and properties, then concepts by scheme, in order of notation."""
    concepts = (
        Term(c.scheme, c.notation, c.iri, c.label, c.label_en, c.names, c.definition, c.definition_en, c.examples)
        for c in vocabulary.concepts
    )
    return tuple(sorted((*_schema(), *concepts), key=lambda t: (t.kind not in _KINDS.values(), t.kind, t.notation)))


def _schema() -> Iterator[Term]:
    values: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in ox.parse(path=str(ontology_dir() / "fazhi.ttl"), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
            language = quad.object.language if isinstance(quad.object, ox.Literal) else None
            values[quad.subject.value][f"{quad.predicate.value}@{language}" if language else quad.predicate.value] = (
                quad.object.value
            )
    for iri, found in values.items():
        kind = _KINDS.get(found.get(_RDF_TYPE, ""))
        if kind and iri.startswith(NS):
            label = found.get(f"{_LABEL}@zh", "")
            texts = (found.get(f"{_LABEL}@en", ""), (label,), found.get(f"{_DEFINITION}@zh", ""))
            yield Term(kind, f"fz:{iri.removeprefix(NS)}", iri, label, *texts, found.get(f"{_DEFINITION}@en", ""))


def look_up(terms: Sequence[Term], asked: str) -> tuple[Term, ...]:
    """The terms of a name or notation; failing that, those whose names contain it."""
    word = asked.strip().lower()
    exact = tuple(term for term in terms if word in term.spellings())
    return exact or tuple(term for term in terms if any(word in name for name in term.spellings()))


def near(terms: Sequence[Term], asked: str, number: int = 5) -> list[str]:
    """The names most like one that nothing has."""
    spellings = {name: None for term in terms for name in term.spellings()}
    return difflib.get_close_matches(asked.strip().lower(), spellings, n=number, cutoff=0.4)

"""Ontology and vocabularies as one named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from fazhi_graph.graph.terms import term
from fazhi_graph.graph.things import ALSO
from fazhi_graph.iris import VOCAB_GRAPH
from fazhi_graph.vocabulary import vocabulary_files
from fazhi_graph.vocabulary.concepts import parse, read_source
from fazhi_graph.vocabulary.files import ontology_dir

SCHEMA_FILES = ("fazhi.ttl", "cube.ttl")


def vocabulary_quads(extra: Iterable[Path] = ()) -> Iterator[Quad]:
    """Classes, properties, data cube and all concepts, in ``<https://w3id.org/fazhi/vocab>``.

    ``extra`` are the user's own vocabularies. Raises VocabularyError naming file and line on a syntax error.
    """
    graph = NamedNode(VOCAB_GRAPH)
    files = (*(ontology_dir() / name for name in SCHEMA_FILES), *vocabulary_files(tuple(extra)))
    for number, path in enumerate(files):
        yield from _in_graph(parse(read_source(path)), f"f{number}", graph)


def _in_graph(quads: Iterable[Quad], prefix: str, graph: NamedNode) -> Iterator[Quad]:
    # The parser draws the names of blank nodes at random; their order in the file gives them names that stay.
    names: dict[BlankNode, BlankNode] = {}

    # Concepts are typed like the entities of reports, so that a query for org:Organization finds both.
    also: dict[object, NamedNode] = {term(f"fz:{kind}"): term(other) for kind, other in ALSO.items()}

    def _fixed(node: BlankNode) -> BlankNode:
        return names.setdefault(node, BlankNode(f"{prefix}b{len(names)}"))

    for quad in quads:
        subject = _fixed(quad.subject) if isinstance(quad.subject, BlankNode) else quad.subject
        target = _fixed(quad.object) if isinstance(quad.object, BlankNode) else quad.object
        yield Quad(subject, quad.predicate, target, graph)
        if quad.predicate == term("rdf:type") and target in also:
            yield Quad(subject, quad.predicate, also[target], graph)

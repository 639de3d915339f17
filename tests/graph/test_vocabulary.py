from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad

import samples
from fazhi_graph.graph.terms import term
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.iris import VOCAB_GRAPH, concept
from fazhi_graph.vocabulary import VocabularyError

CONCLUDED = NamedNode(concept("indicator", "reconsideration.concluded"))


def test_it_is_one_graph_with_ontology_cube_and_concepts(vocabulary: tuple[Quad, ...]) -> None:
    assert {q.graph_name for q in vocabulary} == {NamedNode(VOCAB_GRAPH)}
    typed = {q.subject for q in vocabulary if q.predicate == term("rdf:type")}
    assert {term("fz:Observation"), CONCLUDED, NamedNode(f"{VOCAB_GRAPH}/cube/structure")} <= typed
    assert NamedNode(samples.RECONSIDERATION) in typed


def test_it_reads_the_same_each_time(vocabulary: tuple[Quad, ...]) -> None:
    assert tuple(vocabulary_quads()) == vocabulary
    assert any(isinstance(q.subject, BlankNode) for q in vocabulary)


def test_concepts_are_typed_like_the_entities_of_reports(vocabulary: tuple[Quad, ...]) -> None:
    types = {(q.subject, q.object) for q in vocabulary if q.predicate == term("rdf:type")}
    policies = {s for s, o in types if o == term("fz:Policy")}
    assert policies
    assert all((s, term("eli:LegalResource")) in types for s in policies)


def test_a_users_own_file_is_added(tmp_path: Path, vocabulary: tuple[Quad, ...]) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:x> skos:prefLabel '甲'@zh .", "utf-8")
    added = set(vocabulary_quads([own])) - set(vocabulary)
    assert [q.subject for q in added] == [NamedNode("urn:x")]


@pytest.mark.parametrize(("name", "content"), [("bad.ttl", "<urn:x> <urn:y> .\n"), ("missing.ttl", None)])
def test_a_bad_file_is_named(tmp_path: Path, name: str, content: str | None) -> None:
    if content:
        (tmp_path / name).write_text(content)
    with pytest.raises(VocabularyError, match=name):
        list(vocabulary_quads([tmp_path / name]))

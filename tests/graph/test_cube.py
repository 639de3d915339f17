"""The integrity constraints of the Data Cube vocabulary (W3C, section 11), each asking for what breaks it.

IC-20 and IC-21 are about hierarchical code lists, IC-15 to IC-17 about measures that are dimensions: none here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Quad

import samples
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.terms import term
from fazhi_graph.iris import VOCAB_GRAPH, concept
from fazhi_graph.store import MemoryStore
from graph.faults import Fault

OBSERVATION, OTHER = f"{samples.REPORT}#observation=56,58", f"{samples.REPORT}#observation=64,65"
CUBE = f"{VOCAB_GRAPH}/cube/"
NOWHERE = NamedNode("https://example.org/nowhere")

_DIMENSION = "?o a qb:Observation ; qb:dataSet/qb:structure/qb:component/qb:dimension ?d ."
_EXACTLY_ONE = """ASK {{ ?x a {kind}
  OPTIONAL {{ ?x {link} ?one }} OPTIONAL {{ ?x {link} ?two FILTER(?two != ?one) }}
  FILTER(!BOUND(?one) || BOUND(?two)) }}"""
CONSTRAINTS = {
    "IC-1": _EXACTLY_ONE.format(kind="qb:Observation", link="qb:dataSet"),
    "IC-2": _EXACTLY_ONE.format(kind="qb:DataSet", link="qb:structure"),
    "IC-3": "ASK { ?s a qb:DataStructureDefinition MINUS { ?s qb:component/qb:measure ?m . ?m a qb:MeasureProperty } }",
    "IC-4": "ASK { ?d a qb:DimensionProperty MINUS { ?d rdfs:range ?r } }",
    "IC-5": "ASK { ?d a qb:DimensionProperty ; rdfs:range/rdfs:subClassOf* skos:Concept MINUS { ?d qb:codeList ?l } }",
    "IC-6": "ASK { ?c qb:componentRequired false MINUS { ?c qb:attribute ?a } }",
    "IC-7": "ASK { ?k a qb:SliceKey MINUS { ?s a qb:DataStructureDefinition ; qb:sliceKey ?k } }",
    "IC-8": "ASK { ?s qb:sliceKey/qb:componentProperty ?p MINUS { ?s qb:component/(qb:dimension|qb:attribute) ?p } }",
    "IC-9": "ASK { ?s a qb:Slice MINUS { ?s qb:sliceStructure ?k } }",
    "IC-10": "ASK { ?s qb:sliceStructure/qb:componentProperty ?d FILTER NOT EXISTS { ?s ?d ?v } }",
    "IC-11": f"ASK {{ {_DIMENSION} FILTER NOT EXISTS {{ ?o ?d ?v }} }}",
    "IC-12": "ASK { ?o qb:dataSet ?s . ?p qb:dataSet ?s FILTER(STR(?o) < STR(?p)) FILTER NOT EXISTS { "
    "?s qb:structure/qb:component/qb:dimension ?d . ?o ?d ?v . ?p ?d ?w FILTER(?v != ?w) } }",
    "IC-13": "ASK { ?o qb:dataSet/qb:structure/qb:component ?c . ?c qb:componentRequired true ; qb:attribute ?a "
    "FILTER NOT EXISTS { ?o ?a ?v } }",
    "IC-14": "ASK { ?o qb:dataSet/qb:structure/qb:component/qb:measure ?m FILTER NOT EXISTS { ?o ?m ?v } }",
    "IC-18": "ASK { ?s qb:slice/qb:observation ?o MINUS { ?o qb:dataSet ?s } }",
    "IC-19": f"ASK {{ {_DIMENSION} ?d qb:codeList ?l . ?o ?d ?v "
    "FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?l } }",
}


def broken(store: MemoryStore, constraint: str) -> bool:
    return bool(Graph(store).query(CONSTRAINTS[constraint]))


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_the_cube_keeps_the_constraint(store: MemoryStore, constraint: str) -> None:
    assert not broken(store, constraint)


def test_there_are_observations_to_check(store: MemoryStore) -> None:
    found = Graph(store).query("SELECT ?o WHERE { ?o a qb:Observation ; qb:dataSet/qb:structure/qb:component ?c }")
    assert len({row["o"] for row in found}) == 2 * 5


def add(subject: str, predicate: str, target: str) -> Callable[[MemoryStore], None]:
    """Put one statement into the vocabulary's graph."""
    return lambda store: store.load([Quad(NamedNode(subject), term(predicate), term(target), NamedNode(VOCAB_GRAPH))])


def twin(store: MemoryStore) -> None:
    """Another observation with the dimensions of the first."""
    node = NamedNode(OTHER)
    old = [q for q in store.dump(samples.REPORT) if q.subject == NamedNode(OBSERVATION)]
    rest = [q for q in store.dump(samples.REPORT) if q.subject != node]
    same = [Quad(node, q.predicate, q.object, q.graph_name) for q in old]
    store.replace_graph(samples.REPORT, [*rest, *same])


FAULTS: dict[str, Callable[[MemoryStore], None]] = {
    "IC-1": Fault(OBSERVATION, "qb:dataSet").seed,
    "IC-2": Fault(f"{CUBE}observations", "qb:structure", graph=VOCAB_GRAPH).seed,
    "IC-3": Fault(f"{CUBE}value", "qb:measure", graph=VOCAB_GRAPH).seed,
    "IC-4": Fault(term("sdmx-dimension:refArea").value, "rdfs:range", graph=VOCAB_GRAPH).seed,
    "IC-5": Fault(term("fz:indicator").value, "qb:codeList", graph=VOCAB_GRAPH).seed,
    "IC-7": add("https://example.org/key", "rdf:type", "qb:SliceKey"),
    "IC-9": add("https://example.org/slice", "rdf:type", "qb:Slice"),
    "IC-11": Fault(OBSERVATION, "sdmx-dimension:refArea").seed,
    "IC-12": twin,
    "IC-13": Fault(OBSERVATION, "fz:approximation").seed,
    "IC-14": Fault(OBSERVATION, "sdmx-measure:obsValue").seed,
    "IC-19": Fault(OBSERVATION, "fz:indicator", (NamedNode(concept("topic", "enforcement")),)).seed,
}


@pytest.mark.parametrize("constraint", FAULTS)
def test_a_break_of_the_constraint_is_found(store: MemoryStore, constraint: str) -> None:
    FAULTS[constraint](store)
    assert broken(store, constraint)

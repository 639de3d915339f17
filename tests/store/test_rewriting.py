"""Queries pointed to a graph that holds the union: what they find is what the original finds in a default graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from fazhi_graph.store.rewriting import form, within

UNION = "urn:union"
DATA = """
<urn:g1> { <urn:a> <urn:p> 1 } <urn:g2> { <urn:a> <urn:p> 2 . <urn:b> <urn:q> "} {" }
"""
QUERIES = (
    "SELECT ?s ?o WHERE { ?s <urn:p> ?o } ORDER BY ?o",
    "select * { ?s ?p ?o }",
    "ASK { ?s <urn:p> 2 }",
    'SELECT ?s { ?s ?p "} {" } # { a comment',
    "SELECT (COUNT(*) AS ?n) (MAX(STR(?o)) AS ?e) { ?s ?p ?o }",
    "SELECT ?g ?o { ?s <urn:p> ?o . GRAPH ?g { ?s ?p ?o } . FILTER(?o > 1) }",
    "SELECT ?o { GRAPH <urn:g2> { ?s <urn:p> ?o } }",
    "SELECT ?s ?n { { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } OPTIONAL { ?s <urn:q> ?q } }",
    "SELECT ?s { { ?s <urn:p> ?o MINUS { GRAPH $g { ?s <urn:q> ?o } } } UNION { ?s <urn:q> ?o } }",
    "SELECT ?s { ?s <urn:p>|<urn:q> ?o VALUES ?s { <urn:b> } } VALUES ?o { '} {' }",
    "CONSTRUCT { ?s <urn:r> ?o } WHERE { ?s <urn:p> ?o }",
    "CONSTRUCT WHERE { ?s <urn:p> ?o . ?t <urn:q> ?x }",
    "DESCRIBE <urn:a>",
    "PREFIX graph: <urn:> SELECT ?o { graph:a graph:p ?o }",
)


def dataset(default: str | None) -> ox.Store:
    """The data, its union in the default graph or in a graph."""
    store = ox.Store()
    for quad in ox.parse(DATA, format=ox.RdfFormat.TRIG):
        union = ox.NamedNode(default) if default else ox.DefaultGraph()
        store.extend([quad, ox.Quad(quad.subject, quad.predicate, quad.object, union)])
    return store


def found(store: ox.Store, sparql: str) -> list[str]:
    answer = store.query(sparql)
    return [str(bool(answer))] if isinstance(answer, ox.QueryBoolean) else sorted(map(str, answer))


@pytest.mark.parametrize("sparql", QUERIES)
def test_the_pointed_query_finds_the_same(sparql: str) -> None:
    expected = found(dataset(None), sparql)
    pointed = within(sparql, UNION, [UNION])
    assert expected
    if form(sparql) == "DESCRIBE":
        assert pointed == sparql
    else:
        assert found(dataset(UNION), pointed) == expected


def test_a_query_that_names_its_data_stays() -> None:
    for sparql in (
        "SELECT ?s FROM <urn:g1> { ?s ?p ?o }",
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "SELECT ?s {",
        "",
        "SELECT (",
    ):
        assert within(sparql, UNION, [UNION]) == sparql


def test_forms() -> None:
    assert [form(sparql) for sparql in QUERIES[:3]] == ["SELECT", "SELECT", "ASK"]
    assert form("PREFIX ask: <urn:describe> # construct\nCONSTRUCT WHERE { ?ask ?p 'select' }") == "CONSTRUCT"

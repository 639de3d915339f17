from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

import samples
from fazhi_graph.graph.rdf import quads
from fazhi_graph.iris import DEFAULT_BASE
from fazhi_graph.store import DirectoryStore, MemoryStore, Results, Store, StoreError, open_store

XSD = "http://www.w3.org/2001/XMLSchema#"
OTHER = f"{DEFAULT_BASE}report/990101-2021-aaaaaaaa"


NEW = [(OTHER, "x"), (samples.REPORT, "y")]


def one(graph: str, text: str) -> Quad:
    return Quad(NamedNode("http://example.org/a"), NamedNode("http://example.org/b"), Literal(text), NamedNode(graph))


def values(results: Results) -> list[str]:
    """The first column, sorted."""
    assert isinstance(results, QuerySolutions)
    return sorted(solution[0].value for solution in results)


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """Each kind of store in turn."""
    with open_store(location) as opened:
        yield opened


def sample(sha256: str = samples.SHA256) -> list[Quad]:
    return list(quads(samples.extraction(sha256=sha256), places=samples.place))


def test_what_goes_in_comes_out(store: Store) -> None:
    store.load(sample())
    assert set(store.dump()) == set(sample())
    assert store.graphs() == [samples.REPORT]
    assert len(store) == len(sample())


def test_a_dump_does_not_depend_on_the_order_of_loading(store: Store) -> None:
    store.load([*sample("aa" * 32), *sample()])
    other = MemoryStore()
    other.load(reversed([*sample(), *sample("aa" * 32)]))
    assert list(store.dump()) == list(other.dump())


def test_a_report_is_replaced_and_dropped_alone(store: Store) -> None:
    store.load([*sample(), *sample("aa" * 32)])
    store.replace_graph(samples.REPORT, [one(samples.REPORT, "new")])
    assert list(store.dump(samples.REPORT)) == [one(samples.REPORT, "new")]
    assert set(store.dump(OTHER)) == set(sample("aa" * 32))
    store.drop_graphs([samples.REPORT])
    store.drop_graphs([samples.REPORT])
    assert store.graphs() == [OTHER]


def test_a_graph_takes_no_quads_of_another(store: Store) -> None:
    store.load(sample())
    with pytest.raises(ValueError, match="aaaaaaaa"):
        store.replace_graph(samples.REPORT, [one(OTHER, "stray")])
    assert set(store.dump()) == set(sample())


def test_queries_see_all_graphs_at_once(store: Store) -> None:
    store.load([one(samples.REPORT, "x"), one(OTHER, "y")])
    found = store.query('ASK { ?s ex:b "x", "y" }', {"ex": "http://example.org/"})
    assert isinstance(found, QueryBoolean)
    assert bool(found)


def test_what_two_graphs_share_is_one_triple_to_a_query(store: Store) -> None:
    store.load([one(samples.REPORT, "x"), one(OTHER, "x"), one(OTHER, "y")])
    count = "SELECT ?o WHERE { ?s ?p ?o }"
    assert values(store.query(count)) == ["x", "y"]
    store.drop_graphs([OTHER])
    assert values(store.query(count)) == ["x"]
    store.replace_graph(samples.REPORT, [one(samples.REPORT, "z")])
    assert values(store.query(count)) == ["z"]
    store.drop_graphs([samples.REPORT])
    assert values(store.query(count)) == []
    assert len(store) == 0


def test_many_graphs_are_replaced_at_once(store: Store) -> None:
    store.load([one(samples.REPORT, "old"), one(OTHER, "old")])
    lines = {name: f'<http://example.org/a> <http://example.org/b> "{text} .\\n中" .\n'.encode() for name, text in NEW}
    store.replace_graphs(lines)
    assert list(store.dump()) == [one(name, f"{text} .\n中") for name, text in sorted(NEW)]
    assert values(store.query("SELECT ?o WHERE { ?s ?p ?o }")) == ["x .\n中", "y .\n中"]


@pytest.mark.parametrize(
    "term",
    [
        Literal('𠮷é\\ "引号"\t\r\n《办法》', language="zh"),
        Literal("一" * 20_000),
        Literal("126.5", datatype=NamedNode(f"{XSD}decimal")),
        Literal("62949000.0", datatype=NamedNode(f"{XSD}decimal")),
        Literal("2021", datatype=NamedNode(f"{XSD}gYear")),
        Literal("2022-01-20", datatype=NamedNode(f"{XSD}date")),
        Literal(value=True),
        Literal(77),
        NamedNode("https://w3id.org/fazhi/id/body/420104/硚口区司法局#char=1,2"),
        BlankNode("f0b1"),
    ],
    ids=["text", "long", "decimal", "whole", "year", "date", "boolean", "integer", "iri", "blank"],
)
def test_each_kind_of_term_comes_back(store: Store, term: Literal | NamedNode | BlankNode) -> None:
    quad = Quad(NamedNode("http://example.org/武威"), NamedNode("http://example.org/b"), term, NamedNode(OTHER))
    store.load([quad])
    store.replace_graph(samples.REPORT, [Quad(quad.subject, quad.predicate, term, NamedNode(samples.REPORT))])
    memory = MemoryStore()
    memory.load([quad])
    assert list(store.dump(OTHER)) == list(memory.dump())
    assert [quad.triple for quad in store.dump(samples.REPORT)] == [quad.triple for quad in memory.dump()]


def test_an_ask_is_false_too_and_a_construct_gives_triples(store: Store) -> None:
    store.load([one(OTHER, "中文")])
    assert not store.query('ASK { ?s ?p "x" }')
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, QueryTriples)
    assert list(found) == [one(OTHER, "中文").triple]
    named = store.query("CONSTRUCT { ?g <http://example.org/has> ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(named, QueryTriples)
    assert list(named) == [Triple(NamedNode(OTHER), NamedNode("http://example.org/has"), Literal("中文"))]


def test_graphs_are_told_apart_beside_their_union(store: Store) -> None:
    store.load([one(samples.REPORT, "x"), one(OTHER, "x"), one(OTHER, "y")])
    for pattern in (
        "GRAPH ?g { ?s ?p ?o }",
        "?s ?p ?o GRAPH ?g { ?s ?p ?o }",
        "{ SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } } } FILTER EXISTS { ?s ?p ?o }",
    ):
        found = store.query(f"SELECT ?g ?o WHERE {{ {pattern} }}")
        assert isinstance(found, QuerySolutions)
        rows = sorted((row["g"].value, row["o"].value) for row in found)
        assert rows == [(samples.REPORT, "x"), (OTHER, "x"), (OTHER, "y")]
    assert values(store.query(f"SELECT ?o {{ GRAPH <{OTHER}> {{ ?s ?p ?o }} }}")) == ["x", "y"]


def test_what_is_no_query_is_a_syntax_error(store: Store) -> None:
    with pytest.raises(SyntaxError):
        store.query("SELECT ?s WHERE { ?s ?p }")


def test_the_directory_keeps_what_was_written(tmp_path: Path) -> None:
    with DirectoryStore(tmp_path / "graph") as store:
        store.load(sample())
    with (
        DirectoryStore(tmp_path / "graph", read_only=True) as again,
        DirectoryStore(tmp_path / "graph", read_only=True) as beside,
    ):
        assert set(again.dump()) == set(beside.dump()) == set(sample())


def test_two_writers_are_told_apart(tmp_path: Path) -> None:
    first = DirectoryStore(tmp_path / "graph")
    with pytest.raises(StoreError, match="being written by another process"):
        DirectoryStore(tmp_path / "graph")
    first.close()
    DirectoryStore(tmp_path / "graph").close()


@pytest.mark.parametrize(
    ("location", "message"),
    [("nothing-here", "no graph at .*fazhi build"), ("ftp://example.org", "an endpoint is written sparql\\+http")],
)
def test_a_missing_store_says_what_to_do(tmp_path: Path, location: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(location if "://" in location else tmp_path / location, read_only=True)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("x")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "graph")

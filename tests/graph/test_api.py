from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import samples
from fazhi_graph.export import EXPORTERS
from fazhi_graph.graph.api import Graph, QueryError, open_graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.store import DirectoryStore, MemoryStore, StoreError


@pytest.fixture(scope="module")
def graph() -> Graph:
    store = MemoryStore()
    store.load(quads(samples.extraction(), places=samples.place))
    return Graph(store)


CASES = """
SELECT ?place ?year ?value ?sentence WHERE {
  ?o fz:indicator vocab:indicator\\/reconsideration.concluded ; sdmx-measure:obsValue ?value ;
     sdmx-dimension:refArea/skos:prefLabel ?place ; sdmx-dimension:refPeriod ?year ;
     fz:evidence/nif:anchorOf ?sentence .
}"""


def test_rows_are_dicts_of_python_values(graph: Graph) -> None:
    found = graph.query(CASES)
    assert found.columns == ("place", "year", "value", "sentence")
    assert list(found) == [{"place": "青溪区", "year": 2021, "value": Decimal(45), "sentence": samples.SENTENCES[0]}]


def test_parameters_are_put_in_as_terms(graph: Graph) -> None:
    label = "SELECT ?x WHERE { ?x skos:prefLabel ?l FILTER(STR(?l) = $name) # $name of the thing\n }"
    assert graph.query(label, name="溪事通")[0]["x"] == samples.PLATFORM
    assert not graph.query(label, name='溪"事通')
    assert graph.query("SELECT ?l WHERE { $thing skos:prefLabel ?l }", thing=samples.PLATFORM)[0]["l"] == "溪事通"
    count = "SELECT (COUNT(?o) AS ?n) WHERE { ?o sdmx-measure:obsValue ?v FILTER(?v >= $least) }"
    assert graph.query(count, least=30)[0]["n"] == 3
    assert graph.query(count, least=Decimal("8.5"))[0]["n"] == 4


def test_text_that_only_looks_like_a_parameter_stays(graph: Graph) -> None:
    sparql = """SELECT ("$name ?name" AS ?text) ('it\\'s $name' AS ?other) WHERE { BIND($name AS ?n) }"""
    assert graph.query(sparql, name="x")[0] == {"text": "$name ?name", "other": "it's $name"}


def test_an_unknown_parameter_is_an_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"no parameter \$nmae"):
        graph.query("SELECT ?x WHERE { ?x skos:prefLabel $name }", nmae="溪事通")


def test_ask_and_construct(graph: Graph) -> None:
    assert graph.query("ASK { ?x a fz:Platform }")
    no = graph.query("ASK { ?x a fz:Indicator }")
    assert not no
    assert list(no) == [{"answer": False}]
    made = graph.query("CONSTRUCT { ?x rdfs:label ?l } WHERE { ?x a fz:Platform ; skos:prefLabel ?l }")
    assert [t.subject for t in made.triples] == [NamedNode(samples.PLATFORM)]
    assert made[0]["object"] == "溪事通"


@pytest.mark.parametrize(
    ("sparql", "line", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x foo:bar 1 }", 2, "unknown prefix; declared are fz:"),
        (
            "SELECT * WHERE {\n  ?s ?p }",
            2,
            r"expected the rest of a statement: .* near “}”\n  \s*\?s \?p }",
        ),
        ("SELECT * WHERE { ?s ?p ?o ", 1, r"expected .*} near “\?o”"),
        ("SELECT * WHERE { ?s ?p ?o } ORDER BUY ?o", 1, "expected BY near “BUY”"),
        ("SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x ?p ?y }", 1, "contains a variable that is unbound"),
        ("SELECT (COUNT(?x) WHERE {}", 1, "line 1, column"),
        ("SELEC", 1, "line 1"),
        ("", 1, "line 1"),
    ],
)
def test_a_bad_query_says_where(graph: Graph, sparql: str, line: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        graph.query(sparql)
    assert caught.value.line == line


def test_a_query_that_fails_on_the_way_is_an_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match="failed"):
        graph.query("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_reports_and_stats(graph: Graph) -> None:
    (report,) = graph.reports()
    assert (report.jurisdiction, report.code, report.year) == ("青溪区", "990101", 2021)
    assert (report.issuer, report.created, report.issued) == ("青溪区人民政府", "2022-01-20", "2022-01-25")
    assert graph.report(samples.REPORT) == report
    with pytest.raises(KeyError):
        graph.report("https://w3id.org/fazhi/id/report/none")
    stats = graph.stats()
    assert (stats.reports, stats.coded_observations) == (1, 5)
    assert stats.classes["Observation"] == len(samples.OBSERVATIONS)
    assert stats.quads == len(graph.store)


def test_the_base_of_a_build_is_its_id_prefix() -> None:
    store = MemoryStore()
    store.load(quads(samples.extraction(), "https://example.org/data/"))
    graph = Graph(store)
    assert graph.base == "https://example.org/data/"
    assert graph.query("ASK { id:jurisdiction\\/990101 a fz:Jurisdiction }")


def test_open_graph_finds_folder_database_and_file(graph: Graph, tmp_path: Path) -> None:
    with DirectoryStore(tmp_path / "out" / "graph") as store:
        store.load(graph.store.dump())
    EXPORTERS["trig"](graph, tmp_path / "graph.trig")
    EXPORTERS["nquads"](graph, tmp_path / "graph.nq")
    for place in (tmp_path / "out", tmp_path / "out" / "graph", tmp_path / "graph.trig", tmp_path / "graph.nq"):
        with open_graph(place) as opened:
            assert len(opened.query(CASES)) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("none", None, "no graph at"), ("a.csv", "x", "is no TriG or N-Quads"), ("a.trig", "<a", "a.trig: .*line 1")],
)
def test_open_graph_says_what_is_wrong(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(StoreError, match=message):
        open_graph(tmp_path / name)

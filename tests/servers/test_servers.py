"""Builds into stores elsewhere, pushes and removals: what is there afterwards is what a build on disk has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from fazhi_graph import build, open_graph
from fazhi_graph.building import BuildError, manifest
from fazhi_graph.building.manifest import Maker
from fazhi_graph.building.removal import remove
from fazhi_graph.cli import fazhi
from fazhi_graph.store import StoreError, open_store

THEIRS = NamedNode("http://example.org/theirs")
FOREIGN = Quad(THEIRS, NamedNode("http://example.org/p"), Literal("theirs"), THEIRS)
REPORT = """{place}2021年法治政府建设年度报告

一、化解矛盾纠纷
全年办理行政复议案件{number}件。{place}司法局牵头成立行政争议调解中心。
{place}人民政府
2022年1月20日
"""
PLACES = ("硚口区", "武威市", "环县")
# Virtuoso keeps integers beyond 32 bits, “fz:scale 1000000000000”, as decimals
LONG_INTEGER = re.compile(r'"(\d{10,})"\^\^xsd:decimal')
# Joins over shared things, aggregates, paths, names: what triples counted twice would spoil
QUESTIONS = (
    "SELECT ?place (SUM(?value) AS ?sum) { ?o fz:report ?r ; sdmx-measure:obsValue ?value . "
    "?r fz:jurisdiction/skos:prefLabel ?place } GROUP BY ?place ORDER BY ?place",
    "SELECT ?class (COUNT(?x) AS ?n) { ?x a ?class } GROUP BY ?class ORDER BY ?n ?class",
    "SELECT ?g (COUNT(?s) AS ?n) { GRAPH ?g { ?s a fz:Passage } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?name { ?b a fz:Body ; skos:prefLabel ?name FILTER(CONTAINS(?name, '司法局')) } ORDER BY ?name",
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three reports that share what they say of the country; the program does not change while a test runs."""
    monkeypatch.setattr(manifest, "maker", lambda *known: Maker("1", "program", *known))
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, place in enumerate(PLACES):
        (folder / f"{number}.txt").write_text(REPORT.format(place=place, number=70 + number), encoding="utf-8")
    return folder


def answers(place: str | Path) -> list[list[str]]:
    """The rows of each question; stores differ in how they order Chinese text."""
    with open_graph(place) as graph:
        return [sorted(str(row) for row in graph.query(question)) for question in QUESTIONS]


def test_a_build_elsewhere_has_the_bytes_of_one_on_disk(reports: Path, tmp_path: Path, server: str) -> None:
    with open_store(server) as store:
        store.load([FOREIGN])
    build(reports, tmp_path / "disk")
    result = build(reports, tmp_path / "out", store=server, only_graph=True)
    assert (result.read, (tmp_path / "out" / "graph").exists()) == (3, False)
    assert answers(server)[2:] == answers(tmp_path / "disk")[2:]
    assert answers(server)[0] == answers(tmp_path / "disk")[0]
    (reports / "1.txt").unlink()
    second = build(reports, tmp_path / "out", store=server, only_graph=True)
    assert (second.read, second.kept, second.dropped) == (0, 2, 1)
    with open_store(server) as store:
        assert list(store.dump(THEIRS.value)) == [FOREIGN]
        store.drop_graphs([THEIRS.value])
    build(reports, tmp_path / "out", store=server)
    build(reports, tmp_path / "disk")
    made = {name: (tmp_path / "out" / name).read_text(encoding="utf-8") for name in ("graph.trig", "network.html")}
    made["graph.trig"] = LONG_INTEGER.sub(r"\1", made["graph.trig"])
    assert made == {name: (tmp_path / "disk" / name).read_text(encoding="utf-8") for name in made}
    assert answers(server) == answers(tmp_path / "disk")


def test_push_and_query_from_the_command_line(reports: Path, tmp_path: Path, server: str) -> None:
    build(reports, tmp_path / "disk", only_graph=True)
    address = server.removeprefix("sparql+")
    for _ in range(2):  # the second time each graph takes the place of the first
        pushed = CliRunner().invoke(fazhi, ["--lang", "en", "push", address, "-g", str(tmp_path / "disk")])
        assert (pushed.exit_code, f"4 graphs are at {address}" in pushed.stderr) == (0, True)
    assert answers(server) == answers(tmp_path / "disk")
    shown = CliRunner().invoke(fazhi, ["query", QUESTIONS[3], "--store", server, "--format", "csv"]).stdout
    assert "硚口区司法局" in shown.splitlines()


def test_an_answer_that_the_store_cuts_off_is_an_error(virtuoso: str) -> None:
    graph = NamedNode("http://example.org/many")
    quads = [Quad(graph, NamedNode("http://example.org/p"), Literal(n), graph) for n in range(10_500)]
    with open_store(virtuoso) as store:
        store.drop_graphs(store.graphs())
        store.replace_graph(graph.value, quads)
        with pytest.raises(StoreError, match="cut the answer off at 10000 rows"):
            store.query("SELECT ?o WHERE { ?s ?p ?o }")
        assert set(store.dump(graph.value)) == set(quads)
        store.drop_graphs([graph.value])


def test_graphs_go_by_update_where_there_is_no_graph_store(server: str) -> None:
    with open_store(f"{server}?graphs=/no/such/address&batch=7") as store:
        graph = NamedNode("http://example.org/many")
        quads = [Quad(graph, NamedNode("http://example.org/p"), Literal(f"中{n}"), graph) for n in range(50)]
        for some in (quads, quads[:20]):
            store.replace_graph(graph.value, some)
            assert set(store.dump()) == set(some)
            found = store.query("SELECT ?o WHERE { ?s ?p ?o }")
            assert isinstance(found, QuerySolutions)
            assert len(list(found)) == len(some)


class Silent(BaseHTTPRequestHandler):
    """Takes a request and never answers."""

    def do_POST(self) -> None:
        """Wait until the client has lost patience."""
        self.rfile.read()


@pytest.fixture
def silent() -> Iterator[str]:
    """The location of a store that hangs."""
    server = HTTPServer(("127.0.0.1", 0), Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"sparql+http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


def test_a_store_that_hangs_is_not_waited_for(silent: str) -> None:
    with pytest.raises(StoreError, match=f"{urlsplit(silent).port}/sparql does not answer"):
        open_store(f"{silent}?timeout=1")


def test_a_report_is_removed_and_read_again(reports: Path, tmp_path: Path, server: str) -> None:
    out = tmp_path / "out"
    build(reports, out, store=server)
    before = (out / "graph.trig").read_bytes()
    gone = remove(["1.txt"], out, store=server)
    assert [iri.rpartition("/")[2].partition("-2")[0] for iri in gone] == ["620600"]
    with open_store(server) as store:
        assert gone[0] not in store.graphs()
    with pytest.raises(BuildError, match=r"no report '1.txt' in the graph; did you mean"):
        remove(["1.txt"], out)
    assert build(reports, out, store=server).read == 1
    assert (out / "graph.trig").read_bytes() == before

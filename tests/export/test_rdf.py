from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic, to_isomorphic

from export.spoilt import graph_with
from fazhi_graph.export import EXPORTERS
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph

FORMATS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


def reference(graph: Graph, name: str) -> rdflib.Graph:
    """A graph of the store, taken over node by node rather than by a serialiser."""
    lines = "\n".join(f"{quad.triple} ." for quad in graph.store.dump(name))
    return rdflib.Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize("name", FORMATS)
def test_datasets_read_back_graph_by_graph(graph: Graph, tmp_path: Path, name: str) -> None:
    EXPORTERS[name](graph, tmp_path / "out")
    read = rdflib.Dataset().parse(tmp_path / "out", format=FORMATS[name])
    for graph_name in graph.store.graphs():
        assert isomorphic(read.graph(rdflib.URIRef(graph_name)), reference(graph, graph_name))


@pytest.mark.parametrize(("name", "form"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_graphs_read_back_as_the_union(graph: Graph, tmp_path: Path, name: str, form: str) -> None:
    EXPORTERS[name](graph, tmp_path / "out")
    read = rdflib.Graph().parse(tmp_path / "out", format=form)
    union = rdflib.Graph()
    for graph_name in graph.store.graphs():
        union += reference(graph, graph_name)
    assert to_isomorphic(read) == to_isomorphic(union)


def test_rdfxml_survives_what_xml_cannot_hold(tmp_path: Path) -> None:
    EXPORTERS["rdfxml"](graph_with("基层执法\x0c力量不"), tmp_path / "graph.rdf")
    read = rdflib.Graph().parse(tmp_path / "graph.rdf", format="xml")
    assert "基层执法 力量不" in {str(label) for label in read.objects(None, rdflib.RDFS.label)}


def test_trig_reads_well(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["trig"](graph, tmp_path / "graph.trig")
    text = (tmp_path / "graph.trig").read_text(encoding="utf-8")
    assert "fz:indicator indicator:reconsideration.concluded" in text
    assert "report:990101-2021-5f5f5f5f {" in text


def test_jsonld_reads_well(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["jsonld"](graph, tmp_path / "graph.jsonld")
    read = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    assert read["@context"]["indicator"] == {"@id": "fz:indicator", "@type": "@id"}
    (report,) = [g for g in read["@graph"] if g["@id"] == "id:report/990101-2021-5f5f5f5f"]
    (fact,) = [n for n in report["@graph"] if n.get("indicator") == "vocab:indicator/reconsideration.concluded"]
    assert (fact["obsValue"], fact["label"], fact["refPeriod"]) == ("45", "行政复议案件", "2021")
    assert fact["beginIndex"] == 56


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "graph.trig"
    with replacing(target) as path:
        path.write_text("old")
    with pytest.raises(RuntimeError), replacing(target) as path:
        path.write_text("half")
        raise RuntimeError
    assert target.read_text() == "old"
    assert [p.name for p in target.parent.iterdir()] == ["graph.trig"]

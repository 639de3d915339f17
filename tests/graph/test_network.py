from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

import samples
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.terms import term
from fazhi_graph.iris import VOCAB_GRAPH, concept
from fazhi_graph.store import MemoryStore

CONCLUDED = concept("indicator", "reconsideration.concluded")


def described(iri: str, cls: str, label: str, definition: str, **more: str) -> list[Quad]:
    """A concept as the vocabulary's graph has it."""
    node, graph = NamedNode(iri), NamedNode(VOCAB_GRAPH)
    texts = {"skos:prefLabel": label, "skos:definition": definition}
    quads = [Quad(node, term(p), Literal(t, language="zh"), graph) for p, t in texts.items()]
    alias = Quad(node, term("skos:altLabel"), Literal(more.get("alias", label), language="zh"), graph)
    notation = Quad(node, term("skos:notation"), Literal(more.get("notation", "")), graph)
    return [*quads, alias, notation, Quad(node, term("rdf:type"), term(f"fz:{cls}"), graph)]


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    store = MemoryStore()
    for sha256 in (samples.SHA256, "aa" * 32):
        store.load(quads(samples.extraction(sha256=sha256), places=samples.place))
    store.load(
        described(samples.RECONSIDERATION, "Institution", "行政复议", "由复议机关审查行政行为。", alias="复议制度")
    )
    store.load(
        described(CONCLUDED, "Indicator", "审结的复议案件", "一年审结的案件。", notation="reconsideration.concluded")
    )
    return Graph(store).network()


def edge(network: nx.MultiDiGraph[str], source: str, target: str, predicate: str) -> dict[str, Any]:
    """The one edge of a predicate that the first report states."""
    found = [
        data
        for _, end, data in network.out_edges(source, data=True)
        if end == target and data["predicate"] == predicate and data["report"] == samples.REPORT
    ]
    assert len(found) == 1
    return dict(found[0])


def test_nodes_tell_what_they_are(network: nx.MultiDiGraph[str]) -> None:
    both = (samples.REPORT, samples.REPORT.replace("5f5f5f5f", "aaaaaaaa"))
    assert network.nodes[samples.DISTRICT] == {
        "label": "青溪区", "cls": "Jurisdiction", "definition": "", "aliases": (), "topic": "", "code": "990101",
        "reports": both,
    }  # fmt: skip
    assert network.nodes[samples.RECONSIDERATION] == {
        "label": "行政复议", "cls": "Institution", "definition": "由复议机关审查行政行为。", "aliases": ("复议制度",),
        "topic": "", "code": "", "reports": both,
    }  # fmt: skip
    assert network.nodes[CONCLUDED]["code"] == "reconsideration.concluded"
    assert network.nodes[samples.BUREAU]["aliases"] == ("区司法局",)
    assert network.nodes[samples.REPORT]["label"] == "青溪区2021年法治政府建设年度报告"
    assert network.nodes[samples.REPORT]["reports"] == (samples.REPORT,)


def test_every_class_has_its_node(network: nx.MultiDiGraph[str]) -> None:
    found = {data["cls"] for _, data in network.nodes(data=True)}
    assert found == {
        "Report", "Jurisdiction", "Body", "Institution", "Policy", "Programme", "Platform", "Venue", "Honour",
        "Indicator", "Problem", "Commitment", "Event", "Role",
    }  # fmt: skip


def test_a_relation_is_an_edge_with_its_sentence(network: nx.MultiDiGraph[str]) -> None:
    found = edge(network, samples.BUREAU, samples.CENTRE, "established")
    assert found["evidence"] == samples.SENTENCES[1]
    assert samples.TEXT[found["begin"] : found["end"]] == "区司法局挂牌成立青溪区行政争议调解中心"
    assert found["year"] == 2021
    assert edge(network, samples.ROOM, samples.CENTRE, "subOrganizationOf")["evidence"] == samples.SENTENCES[1]
    assert edge(network, samples.OFFICE, samples.BUREAU, "isReplacedBy")["evidence"] == samples.SENTENCES[4]


def test_every_relation_of_the_extraction_is_there(network: nx.MultiDiGraph[str]) -> None:
    for relation in samples.RELATIONS:
        ends = [
            data["evidence"]
            for _, target, data in network.out_edges(relation.subject_iri, data=True)
            if network.nodes[target]["label"] == relation.object or target == relation.object_iri
        ]
        quote = samples.TEXT[relation.evidence.start : relation.evidence.end]
        assert any(quote in sentence for sentence in ends), relation


def test_a_number_is_an_edge_with_its_value(network: nx.MultiDiGraph[str]) -> None:
    found = edge(network, samples.DISTRICT, CONCLUDED, "observed")
    assert (found["value"], found["unit"], found["approximation"]) == (45, "件", "exact")
    assert (found["counted"], found["year"], found["evidence"]) == ("行政复议案件", 2021, samples.SENTENCES[0])
    stations = concept("indicator", "legal_service.stations")
    assert edge(network, samples.DISTRICT, stations, "observed")["year"] == 2022


def test_problems_commitments_mentions_and_the_place(network: nx.MultiDiGraph[str]) -> None:
    problem = f"{samples.REPORT}#problem=240,248"
    assert edge(network, samples.DISTRICT, problem, "hasProblem")["evidence"] == "基层执法力量不足。"
    assert network.nodes[problem]["topic"] == "enforcement"
    commitment = f"{samples.REPORT}#commitment=258,276"
    assert edge(network, samples.DISTRICT, commitment, "hasCommitment")["evidence"] == samples.SENTENCES[6]
    assert edge(network, samples.REPORT, samples.RECONSIDERATION, "mentions")["evidence"] == samples.SENTENCES[0]
    assert edge(network, samples.REPORT, samples.DISTRICT, "jurisdiction")["evidence"] == ""


def test_every_edge_quotes_its_report(network: nx.MultiDiGraph[str]) -> None:
    for _, _, key, data in network.edges(keys=True, data=True):
        assert key.startswith(data["predicate"])
        assert data["evidence"] in samples.TEXT
        if data["predicate"] != "jurisdiction":
            assert samples.TEXT[data["begin"] : data["end"]] in data["evidence"]


def test_the_order_does_not_depend_on_the_store(network: nx.MultiDiGraph[str]) -> None:
    store = MemoryStore()
    for sha256 in ("aa" * 32, samples.SHA256):
        store.load(reversed(list(quads(samples.extraction(sha256=sha256), places=samples.place))))
    again = Graph(store).network()
    assert list(again.edges(keys=True)) == list(network.edges(keys=True))
    assert list(again) == list(network) == sorted(network)


def test_an_empty_graph_is_an_empty_network() -> None:
    assert len(Graph(MemoryStore()).network()) == 0

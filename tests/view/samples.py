"""Networks in the shape of the graph's projection, of places that are on no map."""

from __future__ import annotations

import random
from functools import partial

import networkx as nx

from fazhi_graph import iris
from fazhi_graph.graph.topics import Topic

HOSTILE = '</script><script>window.broken=1</script><img src=x onerror="window.broken=1">\'"&\u2028<!--'

EAST, WEST = iris.thing("jurisdiction", "990101"), iris.thing("jurisdiction", "990102")
EAST_2020, EAST_2021 = iris.thing("report", "990101-2020-aaaaaaaa"), iris.thing("report", "990101-2021-bbbbbbbb")
WEST_2021 = iris.thing("report", "990102-2021-cccccccc")
REVIEW = iris.concept("institution", "reconsideration")
HANDLED = iris.concept("indicator", "reconsideration.handled")
BUREAU = iris.thing("body", "990101", "东川区司法局")
COMMITTEE = iris.thing("body", "990101", "东川区商务中心人民调解委员会")
PROGRAMME = iris.concept("programme", "mediation")
HOSTILE_POLICY = iris.thing("policy", "hostile")
SENTENCE = "全年共办理行政复议案件31件,均已按期办结。"

# Three of the program's own, and a user's below one that is below another
TOPICS = (
    Topic(iris.concept("topic", "disputes"), "disputes", "矛盾纠纷", "Disputes"),
    Topic(iris.concept("topic", "reconsideration"), "reconsideration", "行政复议", "Reconsideration", "disputes"),
    Topic(iris.concept("topic", "mediation"), "mediation", "调解", "Mediation", "disputes"),
    Topic(iris.concept("topic", "market_mediation"), "market_mediation", "商圈调解", "In markets", "mediation"),
)


def small_network() -> nx.MultiDiGraph[str]:
    """Two jurisdictions, three reports, what they did and counted; one policy has a hostile name and sentence."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    every = (EAST_2020, EAST_2021, WEST_2021)
    add = partial(_node, graph)
    add(EAST, "东川区", "Jurisdiction", every[:2], code="990101")
    add(WEST, "西岭县", "Jurisdiction", every[2:], code="990102")
    add(EAST_2020, "东川区2020年法治政府建设年度报告", "Report", every[:1])
    add(EAST_2021, "东川区2021年法治政府建设年度报告", "Report", every[1:2])
    add(WEST_2021, "西岭县2021年法治政府建设年度报告", "Report", every[2:])
    add(REVIEW, "行政复议", "Institution", every, definition="由上级机关审查行政行为。", aliases=("复议制度",))
    add(HANDLED, "办理行政复议案件", "Indicator", every, code="reconsideration.handled")
    add(BUREAU, "东川区司法局", "Body", every[:2], aliases=("区司法局",))
    add(COMMITTEE, "东川区商务中心人民调解委员会", "Body", every[1:2])
    add(HOSTILE_POLICY, HOSTILE, "Policy", every[1:], definition=HOSTILE, aliases=(HOSTILE,))
    tell = partial(_fact, graph)
    for report, place in ((EAST_2020, EAST), (EAST_2021, EAST), (WEST_2021, WEST)):
        graph.add_edge(report, place, key="jurisdiction", predicate="jurisdiction", label="所述辖区", report=report)
        tell(report, "mentions", REVIEW, report=report, evidence=SENTENCE)
    tell(EAST, "leads", BUREAU, report=EAST_2020, evidence="由区司法局牵头推进行政复议体制改革。")
    tell(BUREAU, "established", COMMITTEE, report=EAST_2021, evidence="区司法局指导成立商务中心人民调解委员会。")
    tell(WEST, "issued", HOSTILE_POLICY, report=WEST_2021, evidence=f"县政府印发{HOSTILE}。")
    for place, report, value in ((EAST, EAST_2020, "31"), (EAST, EAST_2021, "44"), (WEST, WEST_2021, "62949000")):
        tell(place, "observed", HANDLED, report=report, evidence=SENTENCE, value=value)
    return graph


def many(size: int) -> nx.MultiDiGraph[str]:
    """As many bodies under twelve jurisdictions, tied by programmes; numbers decide, not chance."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for i in range(12):
        report = f"report-{i}"
        _node(graph, f"place-{i}", f"第{i}区", "Jurisdiction", (report,))
        _node(graph, report, f"第{i}区2021年报告", "Report", (report,))
        graph.add_edge(report, f"place-{i}", key=0, predicate="jurisdiction", report=report)
    for i in range(size):
        report = f"report-{i % 12}"
        cls = "Programme" if i % 9 == 0 else "Body"
        _node(graph, f"node-{i}", f"对象{i}", cls, (report, f"report-{i % 7}"))
        graph.add_edge(f"place-{i % 12}", f"node-{i}", key=0, predicate="leads", report=report, evidence=f"第{i}句。")
        graph.add_edge(f"node-{i // 3}", f"node-{i}", key=1, predicate="built", report=report, evidence="同句。")
    return graph


def country(size: int) -> nx.MultiDiGraph[str]:
    """A report of each of so many places in three provinces and of one province itself, and what they lead."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _node(graph, PROGRAMME, "矛盾调处计划", "Programme", tuple(f"report-{i}" for i in range(size)))
    codes = ["420000", *(f"{(42, 43, 62)[i % 3]}01{i + 10}" for i in range(1, size))]
    for i, code in enumerate(codes):
        report, place = f"report-{i}", iris.thing("jurisdiction", code)
        _node(graph, place, f"第{i}县", "Jurisdiction", (report,), code=code)
        _node(graph, report, f"第{i}县报告", "Report", (report,))
        graph.add_edge(report, place, key=0, predicate="jurisdiction", report=report)
        graph.add_edge(place, PROGRAMME, key=0, predicate="leads", label="牵头", report=report, evidence="句。")
    return graph


def shuffled(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same network with nodes and edges put in another order."""
    chance = random.Random(1)
    nodes, edges = list(network.nodes(data=True)), list(network.edges(keys=True, data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    for source, target, key, data in edges:
        graph.add_edge(source, target, key=key, **data)
    return graph


def _node(
    graph: nx.MultiDiGraph[str], iri: str, label: str, cls: str, reports: tuple[str, ...], **more: str | tuple[str, ...]
) -> None:
    filled = {"definition": "", "aliases": (), "code": "", "topic": "", **more}
    graph.add_node(iri, label=label, cls=cls, reports=reports, **filled)


def _fact(
    graph: nx.MultiDiGraph[str],
    source: str,
    predicate: str,
    target: str,
    *,
    report: str,
    evidence: str,
    value: str | None = None,
) -> None:
    counted = {"value": value, "unit": "件", "approximation": "at_least", "counted": "行政复议案件"} if value else {}
    said = {"report": report, "year": int(report.rsplit("-", 2)[1]), "evidence": evidence}
    span = {"begin": 10, "end": 10 + len(evidence)}
    graph.add_edge(
        source, target, key=f"{predicate} {report}", predicate=predicate, label=predicate, **said, **span, **counted
    )

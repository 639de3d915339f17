"""The network as the page's script reads it: tables of plain values, each sentence and report once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from fazhi_graph.graph.topics import Topic
from fazhi_graph.view.document import Table
from fazhi_graph.view.overview import Overview
from fazhi_graph.view.pinyin import readings
from fazhi_graph.view.terms import class_definitions, named_topics


def payload(
    network: nx.MultiDiGraph[str],
    view: Overview,
    positions: dict[str, tuple[float, float]],
    *,
    title: str,
    topics: Iterable[Topic] = (),
    focus: str | None = None,
) -> dict[str, Any]:
    """All that the page shows. Nodes are numbered by weight; edges, reports and sentences refer by number."""
    named = named_topics(frozenset(str(data.get("topic") or "") for _, data in network.nodes(data=True)), topics)
    numbers = {iri: i for i, iri in enumerate(view.order)}
    reports, predicates, sentences = Table[str](), Table[str](), Table[str]()
    nodes = [_node(network.nodes[n], n, positions[n], reports) for n in view.order]
    labels: dict[str, str] = {}
    rows = []
    for source, target, data in _stable(network.edges(data=True), numbers):
        labels.setdefault(str(data["predicate"]), str(data.get("label") or data["predicate"]))
        rows.append([numbers[source], numbers[target], *_edge(data, reports, predicates, sentences)])
    return {
        "title": title,
        "opening": view.opening,
        "focus": numbers.get(focus, -1) if focus else -1,
        "nodes": nodes,
        "edges": rows,
        "predicates": [[p, labels[p]] for p in predicates.values],
        "reports": [_report(iri, network, numbers, view.homes) for iri in reports.values],
        "sentences": sentences.values,
        "topics": [[t.notation, t.label, t.label_en, t.broader] for t in named],
        "definitions": {cls: told for cls, told in class_definitions().items() if cls in {n[2] for n in nodes}},
        "pinyin": readings(name for n in nodes for name in (n[1], *n[4])),
    }


def _stable(edges: Iterable[tuple[str, str, Any]], numbers: dict[str, int]) -> list[tuple[str, str, Any]]:
    return sorted(edges, key=lambda e: (numbers[e[0]], numbers[e[1]], sorted((k, str(v)) for k, v in e[2].items())))


def _node(data: dict[str, Any], iri: str, position: tuple[float, float], reports: Table[str]) -> list[Any]:
    return [
        iri,
        str(data.get("label") or iri),
        str(data.get("cls") or ""),
        str(data.get("definition") or ""),
        [str(a) for a in data.get("aliases") or ()],
        [reports.number(str(r)) for r in data.get("reports") or ()],
        int(position[0]),
        int(position[1]),
        str(data.get("code") or ""),
        str(data.get("topic") or ""),
    ]


def _edge(data: dict[str, Any], reports: Table[str], predicates: Table[str], sentences: Table[str]) -> list[Any]:
    report, evidence = data.get("report"), data.get("evidence")
    row: list[Any] = [
        predicates.number(str(data["predicate"])),
        reports.number(str(report)) if report else -1,
        _whole(data.get("year")),
        sentences.number(str(evidence)) if evidence else -1,
        _whole(data.get("begin")),
        _whole(data.get("end")),
    ]
    if data.get("value") is not None:
        row += [str(data.get(k) or "") for k in ("value", "unit", "approximation", "counted")]
    return row


def _report(iri: str, network: nx.MultiDiGraph[str], numbers: dict[str, int], homes: dict[str, str]) -> list[Any]:
    """IRI, title, its node and its jurisdiction's node (-1 where the network does not hold them)."""
    title = str(network.nodes[iri].get("label") or iri) if iri in network else iri.rsplit("/", 1)[-1]
    return [iri, title, numbers.get(iri, -1), numbers.get(homes.get(iri, ""), -1)]


def _whole(value: object) -> int | None:
    return None if value is None or value == "" else int(str(value))

"""Positions: whole numbers, apart, the same every time; and what the page opens on."""

from __future__ import annotations

import math

import networkx as nx
import pytest

from fazhi_graph import iris
from fazhi_graph.view import UnknownFocusError, layout
from fazhi_graph.view.layout import layout_of
from fazhi_graph.view.overview import folded, links, overview
from fazhi_graph.view.selection import find, select
from view.samples import (
    BUREAU,
    COMMITTEE,
    EAST,
    EAST_2021,
    HANDLED,
    HOSTILE_POLICY,
    PROGRAMME,
    REVIEW,
    WEST,
    country,
    many,
    shuffled,
)


def test_every_node_has_a_place_of_its_own(network: nx.MultiDiGraph[str]) -> None:
    for graph in (network, many(900)):
        positions = layout(graph)
        assert set(positions) == set(graph)
        assert len(set(positions.values())) == len(graph)
        assert all(x == int(x) and y == int(y) for x, y in positions.values())


def test_order_of_input_changes_nothing() -> None:
    graph = many(120)
    assert layout(graph) == layout(shuffled(graph))
    assert overview(graph) == overview(shuffled(graph))


def test_leaves_stand_around_their_own_hub() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(("a", "b"), cls="Jurisdiction")
    for i in range(16):
        graph.add_edge("ab"[i % 2], f"leaf-{i}", predicate="leads")
    positions = layout(graph)
    for i in range(16):
        own, other = ("a", "b") if i % 2 == 0 else ("b", "a")
        assert math.dist(positions[f"leaf-{i}"], positions[own]) < math.dist(positions[f"leaf-{i}"], positions[other])


def test_empty_and_single() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert layout(graph) == {}
    graph.add_node("one", label="一", cls="Body")
    assert layout(graph) == {"one": (0.0, 0.0)}


def test_overview_is_places_and_what_ties_them(network: nx.MultiDiGraph[str]) -> None:
    assert set(overview(network).opens) == {EAST, WEST, REVIEW, HOSTILE_POLICY}
    assert overview(network).homes[EAST_2021] == EAST


def test_few_places_stand_for_themselves(network: nx.MultiDiGraph[str]) -> None:
    assert folded(network) is network
    assert overview(network).regions == {}


def test_many_places_fold_into_their_provinces() -> None:
    hubei, hunan, gansu = (iris.thing("jurisdiction", f"{code}0000") for code in (42, 43, 62))
    graph = folded(country(40))
    view = overview(graph)
    assert set(view.opens) == {hubei, hunan, gansu, PROGRAMME}
    assert [graph.nodes[n]["label"] for n in (hubei, hunan, gansu)] == ["第0县", "湖南省", "甘肃省"]
    assert view.regions[iris.thing("jurisdiction", "430111")] == hunan
    assert len(view.regions) == 39
    positions = layout_of(graph, view)
    far = max(math.dist(positions[place], positions[region]) for place, region in view.regions.items())
    assert far < min(math.dist(positions[a], positions[b]) for a in view.opens for b in view.opens if a != b)


def test_places_of_one_province_fold_into_its_prefectures() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for i in range(20):
        place = iris.thing("jurisdiction", f"6206{i + 10}" if i % 2 else f"6210{i + 10}-第{i}新区")
        graph.add_node(place, label=f"第{i}处", cls="Jurisdiction")
        graph.add_edge(f"report-{i}", place, predicate="jurisdiction")
    shown = folded(graph)
    assert {shown.nodes[n]["label"] for n in overview(shown).opens} == {"武威市", "庆阳市"}


def test_labels_of_the_overview_cover_nothing() -> None:
    graph = many(300)
    for i, node in enumerate(overview(graph).opens):
        graph.nodes[node]["label"] = "一二三四五六七八"[: 3 + i % 6]
    positions, view = layout(graph), overview(graph)
    spread = max(positions[n][0] for n in view.opens) - min(positions[n][0] for n in view.opens)
    scale = 1000 / spread  # the overview on a laptop's screen
    for i, one in enumerate(view.opens):
        for other in view.opens[:i]:
            wide = 13 * (len(graph.nodes[one]["label"]) + len(graph.nodes[other]["label"])) / 2
            apart = [abs(a - b) * scale for a, b in zip(positions[one], positions[other], strict=True)]
            assert apart[0] > wide * 0.9 or apart[1] > 26


def test_mentions_are_drawn_from_the_place(network: nx.MultiDiGraph[str]) -> None:
    drawn = links(network, overview(network).homes)
    assert drawn[EAST, REVIEW] is False
    assert drawn[EAST, HANDLED] is True
    assert (EAST_2021, REVIEW) not in drawn


def test_focus_by_name_alias_and_iri(network: nx.MultiDiGraph[str]) -> None:
    assert find(network, "东川区司法局") == find(network, "区司法局") == find(network, BUREAU) == BUREAU
    with pytest.raises(UnknownFocusError, match="did you mean 东川区司法局"):
        find(network, "东川司法局")


def test_hops_do_not_pass_through_reports(network: nx.MultiDiGraph[str]) -> None:
    around = set(select(network, focus=REVIEW, hops=2))
    assert EAST_2021 in around
    assert HANDLED not in around
    assert set(select(network, focus=COMMITTEE, hops=1)) == {COMMITTEE, BUREAU}


def test_types_and_limit_keep_the_focus(network: nx.MultiDiGraph[str]) -> None:
    assert set(select(network, focus=BUREAU, types=frozenset({"Jurisdiction"}))) == {BUREAU, EAST}
    assert set(select(network, focus=COMMITTEE, hops=9, limit=1)) == {COMMITTEE}
    assert set(select(network, limit=2)) == {EAST, WEST}

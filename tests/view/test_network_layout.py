"""Positions: whole numbers, apart, the same every time; and what the page opens on."""

from __future__ import annotations

import math

import networkx as nx
import pytest

from fazhi_graph.view import UnknownFocusError, layout
from fazhi_graph.view.overview import links, overview
from fazhi_graph.view.selection import find, select
from view.samples import (
    BUREAU,
    COMMITTEE,
    EAST,
    EAST_2021,
    HANDLED,
    HOSTILE_POLICY,
    REVIEW,
    WEST,
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

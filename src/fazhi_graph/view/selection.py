"""What part of a network the page shows: around one node, of some classes, the weightiest only."""

from __future__ import annotations

import difflib

import networkx as nx

from fazhi_graph.view.overview import overview


class UnknownFocusError(LookupError):
    """Nothing in the network has that name; the message offers the names that come near."""


def select(
    network: nx.MultiDiGraph[str],
    *,
    focus: str | None = None,
    hops: int = 2,
    types: frozenset[str] | None = None,
    limit: int | None = None,
) -> nx.MultiDiGraph[str]:
    """The part of the network asked for; the focus (a node of the network) always stays in it."""
    kept = set(network) if focus is None else _around(network, focus, hops)
    if types is not None:
        kept = {n for n in kept if n == focus or network.nodes[n].get("cls") in types}
    part = network.subgraph(kept)
    if limit is None or len(part) <= limit:
        return part
    first = [focus] if focus is not None else []
    order = [*first, *(n for n in overview(part).order if n != focus)]
    return network.subgraph(order[:limit])


def find(network: nx.MultiDiGraph[str], name: str) -> str:
    """The node that an IRI, a label or an alias names; of several, the one with most links.

    Raises ``UnknownFocusError`` where there is none.
    """
    if name in network:
        return name
    named = [n for n, data in network.nodes(data=True) if name in (data.get("label"), *data.get("aliases", ()))]
    if named:
        return min(named, key=lambda n: (-network.degree(n), n))
    labels = sorted({str(data.get("label", "")) for _, data in network.nodes(data=True)})
    near = difflib.get_close_matches(name, labels, n=3, cutoff=0.5)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise UnknownFocusError(f"nothing in the network is called {name}{hint}")


def _around(network: nx.MultiDiGraph[str], focus: str, hops: int) -> set[str]:
    """Nodes within so many steps. A report is reached but not walked through: it mentions everything in it."""
    found = ring = {focus}
    for _ in range(hops):
        walked = [n for n in ring if n == focus or network.nodes[n].get("cls") != "Report"]
        ring = {m for n in walked for m in nx.all_neighbors(network, n)} - found
        found = found | ring
    return found

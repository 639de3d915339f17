"""GraphML: the network with flat, typed attributes, as NetworkX, Gephi and yEd read them."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from fazhi_graph.export.attributes import flat_edges, flat_nodes
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph


def write_graphml(graph: Graph, target: Path) -> None:
    """The network; lists (``aliases``, ``reports``) are joined by `` | ``, edges numbered in their sorted order."""
    with replacing(target) as path:
        nx.write_graphml(
            flattened(graph.network()), path, infer_numeric_types=True, named_key_ids=True, edge_id_from_attribute="id"
        )


def flattened(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network with attributes that are text or numbers."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.add_nodes_from(flat_nodes(network))
    for source, target, data in flat_edges(network):
        flat.add_edge(source, target, key=data["id"], **data)
    return flat

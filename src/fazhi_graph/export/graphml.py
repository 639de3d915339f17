"""GraphML: the network with flat, typed attributes, as NetworkX and Gephi read them."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx

from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph

# What XML cannot hold: the form feed of “第一页\x0c第二页”
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_graphml(graph: Graph, target: Path) -> None:
    """The network; lists (``aliases``, ``reports``) are joined by `` | ``, edges numbered in their sorted order."""
    with replacing(target) as path:
        nx.write_graphml(
            flattened(graph.network()), path, infer_numeric_types=True, named_key_ids=True, edge_id_from_attribute="id"
        )


def flattened(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network with attributes that are text or numbers."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, data in network.nodes(data=True):
        flat.add_node(iri, **{name: _flat(value) for name, value in data.items()})
    for number, (source, target, key, data) in enumerate(network.edges(keys=True, data=True)):
        attributes = {name: _flat(value) for name, value in data.items()}
        flat.add_edge(source, target, key=key, id=f"e{number}", **attributes)
    return flat


def _flat(value: object) -> str | int | float:
    if isinstance(value, int | float):
        return value
    text = " | ".join(value) if isinstance(value, tuple) else str(value)
    return _UNPRINTABLE.sub(" ", text)

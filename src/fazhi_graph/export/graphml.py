"""GraphML: the network with flat, typed attributes, as NetworkX, Gephi and yEd read them.

It is written as it is walked through; NetworkX's own writer needs the whole network in memory.
"""

from __future__ import annotations

from pathlib import Path

from fazhi_graph.export.attributes import EDGE_TYPES, NODE_TYPES, Flat, Types, flat_edges, flat_nodes
from fazhi_graph.export.xml import XmlWriter
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.network import Projection

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_WHOLE = "long"  # what the format calls an integer of any size


def write_graphml(graph: Graph, target: Path) -> None:
    """The network; lists (``aliases``, ``reports``) are joined by `` | ``, edges numbered in their sorted order."""
    with Projection(graph) as network, XmlWriter.replacing(target) as xml, xml.element("graphml", xmlns=NAMESPACE):
        _declare(xml, "node", NODE_TYPES)
        _declare(xml, "edge", EDGE_TYPES)
        with xml.element("graph", edgedefault="directed"):
            for iri, data in flat_nodes(network):
                _item(xml, "node", NODE_TYPES, data, id=iri)
            for source, end, data in flat_edges(network):
                _item(xml, "edge", EDGE_TYPES, data, id=str(data["id"]), source=source, target=end)


def _declare(xml: XmlWriter, item: str, types: Types) -> None:
    for name, kind in types.items():
        type_ = _WHOLE if kind == "integer" else kind
        xml.leaf("key", **{"id": f"{item}.{name}", "for": item, "attr.name": name, "attr.type": type_})


def _item(xml: XmlWriter, item: str, types: Types, data: Flat, **ends: str) -> None:
    with xml.element(item, **ends):
        for name in types:
            if name in data:
                xml.leaf("data", str(data[name]), key=f"{item}.{name}")

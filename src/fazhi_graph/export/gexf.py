"""GEXF 1.2 for Gephi: the network with flat, typed attributes, written as it is walked through.

NetworkX's own writer puts the day's date into the file, so that equal graphs would not be equal bytes.
"""

from __future__ import annotations

from pathlib import Path

from fazhi_graph.export.attributes import EDGE_TYPES, NODE_TYPES, Flat, Types, flat_edges, flat_nodes
from fazhi_graph.export.xml import XmlWriter
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.network import Projection

NAMESPACE = "http://www.gexf.net/1.2draft"
LABEL = "label"  # an attribute that the format itself has


def write_gexf(graph: Graph, target: Path) -> None:
    """The network; lists are joined by `` | ``, edges numbered in their sorted order."""
    with (
        Projection(graph) as network,
        XmlWriter.replacing(target) as xml,
        xml.element("gexf", xmlns=NAMESPACE, version="1.2"),
        xml.element("graph", defaultedgetype="directed", mode="static"),
    ):
        _declare(xml, "node", NODE_TYPES)
        _declare(xml, "edge", EDGE_TYPES)
        with xml.element("nodes"):
            for iri, data in flat_nodes(network):
                _item(xml, "node", NODE_TYPES, data, id=iri)
        with xml.element("edges"):
            for source, end, data in flat_edges(network):
                _item(xml, "edge", EDGE_TYPES, data, id=str(data["id"]), source=source, target=end)


def _declare(xml: XmlWriter, item: str, types: Types) -> None:
    with xml.element("attributes", **{"class": item, "mode": "static"}):
        for name, kind in types.items():
            if name != LABEL:
                xml.leaf("attribute", id=name, title=name, type=kind)


def _item(xml: XmlWriter, item: str, types: Types, data: Flat, **ends: str) -> None:
    with xml.element(item, **ends, label=str(data[LABEL])), xml.element("attvalues"):
        for name in types:
            if name in data and name != LABEL:
                xml.leaf("attvalue", **{"for": name, "value": str(data[name])})

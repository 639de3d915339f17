"""GEXF 1.2 for Gephi: the network with flat, typed attributes, written as it is walked through.

NetworkX's own writer puts the day's date into the file, so that equal graphs would not be equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import networkx as nx

from fazhi_graph.export.attributes import Flat, flat_edges, flat_nodes
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph

NAMESPACE = "http://www.gexf.net/1.2draft"
NODE_TYPES = dict.fromkeys(("cls", "code", "topic", "aliases", "definition", "reports"), "string")
EDGE_TYPES = {
    "predicate": "string", "report": "string", "year": "integer", "evidence": "string", "begin": "integer",
    "end": "integer", "value": "double", "unit": "string", "approximation": "string", "counted": "string",
}  # fmt: skip


def write_gexf(graph: Graph, target: Path) -> None:
    """The network; lists are joined by `` | ``, edges numbered in their sorted order."""
    network = graph.network()
    with replacing(target) as path, path.open("w", encoding="utf-8", newline="\n") as out:
        _Writer(XMLGenerator(out, "utf-8", short_empty_elements=True)).document(network)


class _Writer:
    def __init__(self, xml: XMLGenerator) -> None:
        self._xml = xml
        self._depth = 0

    def document(self, network: nx.MultiDiGraph[str]) -> None:
        """Write the whole network."""
        self._xml.startDocument()
        self._open("gexf", xmlns=NAMESPACE, version="1.2")
        self._open("graph", defaultedgetype="directed", mode="static")
        self._declare("node", NODE_TYPES)
        self._declare("edge", EDGE_TYPES)
        self._open("nodes")
        for iri, data in flat_nodes(network):
            self._item("node", NODE_TYPES, data, id=iri, label=str(data["label"]))
        self._close("nodes")
        self._open("edges")
        for source, target, data in flat_edges(network):
            ends = {"id": str(data["id"]), "source": source, "target": target, "label": str(data["label"])}
            self._item("edge", EDGE_TYPES, data, **ends)
        for name in ("edges", "graph", "gexf"):
            self._close(name)

    def _declare(self, kind: str, types: Mapping[str, str]) -> None:
        self._open("attributes", **{"class": kind, "mode": "static"})
        for name, type_ in types.items():
            self._empty("attribute", id=name, title=name, type=type_)
        self._close("attributes")

    def _item(self, kind: str, types: Mapping[str, str], data: Flat, **named: str) -> None:
        self._open(kind, **named)
        self._open("attvalues")
        for name in types:
            if name in data:
                self._empty("attvalue", **{"for": name, "value": str(data[name])})
        self._close("attvalues")
        self._close(kind)

    def _open(self, name: str, **attributes: str) -> None:
        self._indent()
        self._xml.startElement(name, AttributesImpl(attributes))
        self._end_line()
        self._depth += 1

    def _close(self, name: str) -> None:
        self._depth -= 1
        self._indent()
        self._xml.endElement(name)
        self._end_line()

    def _empty(self, name: str, **attributes: str) -> None:
        self._indent()
        self._xml.startElement(name, AttributesImpl(attributes))
        self._xml.endElement(name)
        self._end_line()

    def _indent(self) -> None:
        self._xml.ignorableWhitespace(" " * self._depth)

    def _end_line(self) -> None:
        self._xml.ignorableWhitespace("\n")

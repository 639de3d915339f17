"""JSON node-link: what ``networkx.node_link_graph`` and D3 read, a node or an edge a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.network import Projection


def write_node_link(graph: Graph, target: Path) -> None:
    """The network with all attributes, lists as lists."""
    with Projection(graph) as network, replacing(target) as path, path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('{"directed": true, "multigraph": true, "graph": {},\n"nodes": [')
        _write_lines(({"id": iri, **data} for iri, data in network.nodes()), out)
        out.write('],\n"edges": [')
        _write_lines(_edges(network), out)
        out.write("]}\n")


def _edges(network: Projection) -> Iterator[dict[str, Any]]:
    for source, target, key, data in network.edges():
        yield {"source": source, "target": target, "key": key, **data}


def _write_lines(rows: Iterable[Mapping[str, object]], out: IO[str]) -> None:
    for number, row in enumerate(rows):
        out.write(",\n" if number else "\n")
        out.write(json.dumps(row, ensure_ascii=False))

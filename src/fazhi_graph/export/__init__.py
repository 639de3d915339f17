"""The graph in other people's formats: a name, a function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

    Exporter = Callable[[Graph, Path], None]


def _late(module: str, function: str) -> Exporter:
    """An exporter whose libraries load when it is called, so that naming the formats costs nothing."""

    def _write(graph: Graph, target: Path) -> None:
        getattr(import_module(f"fazhi_graph.export.{module}"), function)(graph, target)

    return _write


EXPORTERS: dict[str, Exporter] = {
    "turtle": _late("rdf", "write_turtle"),
    "trig": _late("rdf", "write_trig"),
    "nquads": _late("rdf", "write_nquads"),
    "ntriples": _late("rdf", "write_ntriples"),
    "jsonld": _late("jsonld", "write_jsonld"),
    "rdfxml": _late("rdf", "write_rdfxml"),
    "graphml": _late("graphml", "write_graphml"),
    "gexf": _late("gexf", "write_gexf"),
    "csv": _late("csv", "write_csv"),
    "xlsx": _late("xlsx", "write_xlsx"),
    "cypher": _late("cypher", "write_cypher"),
    "json": _late("node_link", "write_node_link"),
    "parquet": _late("parquet", "write_parquet"),
}

# What a file of each format is usually called. CSV and Parquet are folders; CSV is one file if its name ends in .zip.
SUFFIXES: dict[str, str] = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "rdfxml": ".rdf",
    "graphml": ".graphml",
    "gexf": ".gexf",
    "csv": "",
    "xlsx": ".xlsx",
    "cypher": ".cypher",
    "json": ".json",
    "parquet": "",
}

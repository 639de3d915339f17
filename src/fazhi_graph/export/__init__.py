"""The graph in other people's formats: a name, a function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fazhi_graph.export.csv import write_csv
from fazhi_graph.export.graphml import write_graphml
from fazhi_graph.export.jsonld import write_jsonld
from fazhi_graph.export.rdf import write_nquads, write_ntriples, write_trig, write_turtle
from fazhi_graph.graph.api import Graph

Exporter = Callable[[Graph, Path], None]

EXPORTERS: dict[str, Exporter] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nquads": write_nquads,
    "ntriples": write_ntriples,
    "jsonld": write_jsonld,
    "graphml": write_graphml,
    "csv": write_csv,
}

# What a file of each format is usually called; CSV is a folder, or a file where its name ends in .zip.
SUFFIXES: dict[str, str] = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "graphml": ".graphml",
    "csv": "",
}

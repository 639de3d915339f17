"""The graph in other people's formats: a name, a function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fazhi_graph.export.rdf import write_nquads, write_ntriples, write_trig, write_turtle
from fazhi_graph.graph.api import Graph

Exporter = Callable[[Graph, Path], None]

EXPORTERS: dict[str, Exporter] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nquads": write_nquads,
    "ntriples": write_ntriples,
}

"""Time, memory and size of every export of a graph, side by side; RDF and GEXF beside what rdflib and NetworkX take.

    python benchmarks/export.py GRAPH

Each format runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fazhi_graph import open_graph
from fazhi_graph.export import EXPORTERS, SUFFIXES


def main() -> None:
    """Print a line for each format and for the peers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path, help="output folder of a build, or TriG file")
    graph = parser.parse_args().graph
    context = multiprocessing.get_context("spawn")
    print("format             seconds  peak MB  size MB")
    with tempfile.TemporaryDirectory() as folder:
        for name in (*EXPORTERS, *PEERS):
            with context.Pool(1) as pool:
                seconds, peak, size = pool.apply(measured, (name, graph, Path(folder) / name / "graph"))
            print(f"{name:18} {seconds:7.2f} {peak:8.0f} {size:8.2f}")


def measured(name: str, graph: Path, target: Path) -> tuple[float, float, float]:
    """Seconds, peak resident megabytes, and megabytes written, of one export in this process."""
    target.parent.mkdir()
    started = time.perf_counter()
    if name in PEERS:
        PEERS[name](graph, target)
    else:
        with open_graph(graph) as opened:
            EXPORTERS[name](opened, target.with_suffix(SUFFIXES[name]))
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in target.parent.rglob("*") if path.is_file())
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, size / 1e6


def rdflib_turtle(graph: Path, target: Path) -> None:
    """Turtle of the same statements by rdflib, reading included, as its users would."""
    import rdflib

    with open_graph(graph) as opened:
        EXPORTERS["ntriples"](opened, target.with_suffix(".nt"))
    read = rdflib.Graph().parse(target.with_suffix(".nt"), format="nt")
    target.with_suffix(".nt").unlink()
    read.serialize(target, format="turtle")


def networkx_gexf(graph: Path, target: Path) -> None:
    """GEXF of the same network by NetworkX."""
    import networkx as nx

    from fazhi_graph.export.attributes import flat_edges, flat_nodes
    from fazhi_graph.graph.network import Projection

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with open_graph(graph) as opened, Projection(opened) as network:
        flat.add_nodes_from(flat_nodes(network))
        for source, end, data in flat_edges(network):
            flat.add_edge(source, end, key=data["id"], **data)
    nx.write_gexf(flat, target)


PEERS: dict[str, Callable[[Path, Path], None]] = {"turtle by rdflib": rdflib_turtle, "gexf by networkx": networkx_gexf}


if __name__ == "__main__":
    main()

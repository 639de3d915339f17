"""Text that formats stumble over."""

from __future__ import annotations

import samples
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.model import Extraction
from fazhi_graph.store import MemoryStore

PROBLEM = "基层执法力量不足"


def graph_with(problem: str) -> Graph:
    """The sample report with another problem of the same length, and nothing else."""
    assert len(problem) == len(PROBLEM)
    whole = samples.extraction()
    extraction = Extraction(whole.source, samples.TEXT.replace(PROBLEM, problem), whole.report, problems=whole.problems)
    store = MemoryStore()
    store.load(quads(extraction))
    return Graph(store)

from __future__ import annotations

import pytest

import samples
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.iris import VOCAB
from fazhi_graph.store import MemoryStore

INDICATORS = f"{VOCAB}indicator/reconsideration."


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Two reports, the ontology with its blank nodes, and a few concepts."""
    store = MemoryStore()
    for sha256 in (samples.SHA256, "aa" * 32):
        store.load(quads(samples.extraction(sha256=sha256), places=samples.place))
    store.load(q for q in vocabulary_quads() if not str(q.subject).startswith(f"<{VOCAB}") or INDICATORS in str(q))
    return Graph(store)

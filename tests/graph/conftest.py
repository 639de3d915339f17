from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode, Quad

import samples
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.store import MemoryStore

LARGE = re.compile(r"https://w3id.org/fazhi/vocab/(?:institution|programme|policy|body|body-kind|cue|content)/")


@pytest.fixture(scope="session")
def vocabulary() -> tuple[Quad, ...]:
    """Ontology and vocabularies as the program loads them."""
    return tuple(vocabulary_quads())


def needed(quad: Quad) -> bool:
    """False for most of the large schemes, which would only make the tests slow."""
    subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
    return not LARGE.match(subject) or subject in (
        samples.REFORM,
        samples.RECONSIDERATION,
        samples.KIND,
        samples.GOVERNMENT_KIND,
    )


@pytest.fixture
def store(vocabulary: tuple[Quad, ...]) -> MemoryStore:
    """Two reports that differ in their file alone, and what they need of the vocabulary; to be spoilt at will."""
    made = MemoryStore()
    made.load(filter(needed, vocabulary))
    for sha256 in (samples.SHA256, "aa" * 32):
        made.load(quads(samples.extraction(sha256=sha256), places=samples.place))
    return made

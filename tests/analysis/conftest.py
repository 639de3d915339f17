from __future__ import annotations

import pytest

from analysis.reports import graph_of, texts
from fazhi_graph.graph.api import Graph


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Four reports of three places."""
    return graph_of(texts())

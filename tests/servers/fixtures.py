"""Locations of stores for tests; a server starts when the first test asks for it and stops after the last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fazhi_graph.store import open_store
from servers import running

SERVERS = ("oxigraph", "virtuoso")


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An Oxigraph server's location."""
    with running.oxigraph(tmp_path_factory.mktemp("oxigraph")) as location:
        yield location


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Virtuoso server's location."""
    with running.virtuoso(tmp_path_factory.mktemp("virtuoso")) as location:
        yield location


def emptied(location: str) -> str:
    """The location, its graphs dropped."""
    with open_store(location) as store:
        store.drop_graphs(store.graphs())
    return location


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> str:
    """The location of each server in turn, emptied."""
    return emptied(request.getfixturevalue(request.param))


@pytest.fixture(params=["memory", "directory", *SERVERS])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The location of each kind of store in turn, empty."""
    if request.param in SERVERS:
        return emptied(request.getfixturevalue(request.param))
    return "memory" if request.param == "memory" else str(tmp_path / "graph")

"""One address for a store elsewhere, and what stands behind it in stores of several makes."""

from __future__ import annotations

import pytest

from fazhi_graph.store import StoreError, open_store, without_credentials
from fazhi_graph.store.location import endpoint


@pytest.mark.parametrize(
    ("path", "query", "update", "graphs"),
    [
        ("", "/query", "/update", "/store"),
        ("/query", "/query", "/update", "/store"),
        ("/sparql", "/sparql", "/sparql", "/sparql-graph-crud"),
        ("/ds", "/ds/query", "/ds/update", "/ds/data"),
        ("/ds/sparql", "/ds/query", "/ds/update", "/ds/data"),
        ("/repositories/r", "/repositories/r", "/repositories/r/statements", "/repositories/r/rdf-graphs/service"),
        ("/a/b?update=/u&graphs=http://other/g", "/a/b", "/u", "http://other/g"),
    ],
)
def test_the_addresses_of_each_make(path: str, query: str, update: str, graphs: str) -> None:
    found = endpoint(f"sparql+http://localhost:7878{path}")
    wanted = (part if "://" in part else f"http://localhost:7878{part}" for part in (query, update, graphs))
    assert (found.query, found.update, found.graphs) == tuple(wanted)


def test_user_timeout_and_batch() -> None:
    found = endpoint("sparql+https://me:p%40ss@example.org/sparql?timeout=5&batch=200")
    assert (found.user, found.password, found.timeout, found.batch) == ("me", "p@ss", 5.0, 200)
    assert found.query == "https://example.org/sparql"
    assert without_credentials("sparql+http://me:pass@h/x") == "sparql+http://h/x"


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("sparql+ftp://h", "is like sparql.http"),
        ("sparql+http://", "is like sparql.http"),
        ("sparql+http://h?updates=x", "unknown parameter 'updates'"),
        ("sparql+http://h?timeout=soon", "timeout is a number"),
        ("http://h/sparql", "an endpoint is written sparql.http"),
        ("sparql+http://127.0.0.1:9?timeout=2", "does not answer"),
    ],
)
def test_an_address_that_cannot_be_meant(location: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        open_store(location)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions

import samples
from fazhi_graph.graph.rdf import quads
from fazhi_graph.iris import DEFAULT_BASE
from fazhi_graph.store import MEMORY, DirectoryStore, MemoryStore, Results, Store, StoreError, open_store

Opener = Callable[[Path], Store]
OTHER = f"{DEFAULT_BASE}report/990101-2021-aaaaaaaa"


def one(graph: str, text: str) -> Quad:
    return Quad(NamedNode("http://example.org/a"), NamedNode("http://example.org/b"), Literal(text), NamedNode(graph))


def values(results: Results) -> list[str]:
    """The first column, sorted."""
    assert isinstance(results, QuerySolutions)
    return sorted(solution[0].value for solution in results)


@pytest.fixture(params=["memory", "directory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_store(MEMORY if request.param == "memory" else tmp_path / "graph")


def sample(sha256: str = samples.SHA256) -> list[Quad]:
    return list(quads(samples.extraction(sha256=sha256), places=samples.place))


def test_what_goes_in_comes_out(store: Store) -> None:
    store.load(sample())
    assert set(store.dump()) == set(sample())
    assert store.graphs() == [samples.REPORT]
    assert len(store) == len(sample())


def test_a_dump_does_not_depend_on_the_order_of_loading(store: Store) -> None:
    store.load([*sample("aa" * 32), *sample()])
    other = MemoryStore()
    other.load(reversed([*sample(), *sample("aa" * 32)]))
    assert list(store.dump()) == list(other.dump())


def test_a_report_is_replaced_and_dropped_alone(store: Store) -> None:
    store.load([*sample(), *sample("aa" * 32)])
    store.replace_graph(samples.REPORT, [one(samples.REPORT, "new")])
    assert list(store.dump(samples.REPORT)) == [one(samples.REPORT, "new")]
    assert set(store.dump(OTHER)) == set(sample("aa" * 32))
    store.drop_graph(samples.REPORT)
    store.drop_graph(samples.REPORT)
    assert store.graphs() == [OTHER]


def test_a_graph_takes_no_quads_of_another(store: Store) -> None:
    store.load(sample())
    with pytest.raises(ValueError, match="aaaaaaaa"):
        store.replace_graph(samples.REPORT, [one(OTHER, "stray")])
    assert set(store.dump()) == set(sample())


def test_queries_see_all_graphs_at_once(store: Store) -> None:
    store.load([one(samples.REPORT, "x"), one(OTHER, "y")])
    found = store.query('ASK { ?s ex:b "x", "y" }', {"ex": "http://example.org/"})
    assert isinstance(found, QueryBoolean)
    assert bool(found)


def test_what_two_graphs_share_is_one_triple_to_a_query(store: Store) -> None:
    store.load([one(samples.REPORT, "x"), one(OTHER, "x"), one(OTHER, "y")])
    count = "SELECT ?o WHERE { ?s ?p ?o }"
    assert values(store.query(count)) == ["x", "y"]
    store.drop_graph(OTHER)
    assert values(store.query(count)) == ["x"]
    store.replace_graph(samples.REPORT, [one(samples.REPORT, "z")])
    assert values(store.query(count)) == ["z"]
    store.drop_graph(samples.REPORT)
    assert values(store.query(count)) == []
    assert len(store) == 0


def test_the_directory_keeps_what_was_written(tmp_path: Path) -> None:
    with DirectoryStore(tmp_path / "graph") as store:
        store.load(sample())
    with (
        DirectoryStore(tmp_path / "graph", read_only=True) as again,
        DirectoryStore(tmp_path / "graph", read_only=True) as beside,
    ):
        assert set(again.dump()) == set(beside.dump()) == set(sample())


def test_two_writers_are_told_apart(tmp_path: Path) -> None:
    first = DirectoryStore(tmp_path / "graph")
    with pytest.raises(StoreError, match="being written by another process"):
        DirectoryStore(tmp_path / "graph")
    first.close()
    DirectoryStore(tmp_path / "graph").close()


@pytest.mark.parametrize(
    ("location", "message"), [("nothing-here", "no graph at .*fazhi build"), ("ftp://example.org", "is no directory")]
)
def test_a_missing_store_says_what_to_do(tmp_path: Path, location: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(location if "://" in location else tmp_path / location, read_only=True)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("x")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "graph")

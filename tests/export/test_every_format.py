"""What holds for every format alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi_graph.export import EXPORTERS, SUFFIXES
from fazhi_graph.graph.api import Graph
from fazhi_graph.store import MemoryStore


def contents(path: Path) -> dict[str, bytes]:
    """The file, or all files of the folder."""
    return {p.name: p.read_bytes() for p in path.iterdir()} if path.is_dir() else {"": path.read_bytes()}


@pytest.mark.parametrize("name", EXPORTERS)
def test_equal_graphs_are_equal_bytes(graph: Graph, tmp_path: Path, name: str) -> None:
    shuffled = MemoryStore()
    shuffled.load(reversed(list(graph.store.dump())))
    EXPORTERS[name](graph, tmp_path / "one")
    EXPORTERS[name](Graph(shuffled), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_empty_graph_exports(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"graph{SUFFIXES[name]}"
    EXPORTERS[name](Graph(MemoryStore()), target)
    assert target.exists()


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_failed_export_leaves_what_was_there(
    graph: Graph, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"graph{SUFFIXES[name]}"
    EXPORTERS[name](Graph(MemoryStore()), target)
    before = contents(target)

    def full(self: Path, target: Path) -> Path:
        raise OSError(f"no room for {target} from {self}")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no room"):
        EXPORTERS[name](graph, target)
    assert contents(target) == before
    assert list(tmp_path.iterdir()) == [target]

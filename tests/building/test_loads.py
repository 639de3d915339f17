"""Loads go into the store two at once while others read, but one that replaces graphs goes alone."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from threading import Barrier

import pytest

from fazhi_graph import build
from fazhi_graph.building import manifest, run
from fazhi_graph.building.manifest import Maker
from fazhi_graph.store import open_store
from fazhi_graph.store.directory import DirectoryStore

REPORT = "{place}2021年法治政府建设年度报告\n\n一、化解矛盾纠纷\n全年办理行政复议案件{number}件。\n{place}人民政府\n"
PLACES = ("硚口区", "武威市", "环县", "南山区", "江阴市", "怀化市", "鹤城区", "五华区")


class Watched(DirectoryStore):
    """Remembers how many loads were under way; one of a new store waits for another beside it."""

    most = under_way = 0

    def __init__(self, path: Path) -> None:
        pair = Barrier(run.STORING, timeout=60)
        self.begin = time.sleep if path.exists() else lambda _: pair.wait()
        super().__init__(path)

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> None:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.begin(0.1)
        super().replace_graphs(graphs)
        self.under_way -= 1


@pytest.fixture
def stores(monkeypatch: pytest.MonkeyPatch) -> list[Watched]:
    """The stores that builds opened; each report is a load of its own, and the program does not change."""
    opened: list[Watched] = []

    def open_watched(address: str | Path) -> Watched:
        opened.append(Watched(Path(address)))
        return opened[-1]

    monkeypatch.setattr(run, "open_store", open_watched)
    monkeypatch.setattr(run, "LOAD", 1)
    monkeypatch.setattr(manifest, "maker", lambda *known: Maker("1", "program", *known))
    return opened


def lines(output: Path) -> list[str]:
    with open_store(output / "graph") as store:
        return [str(quad) for quad in store.dump()]


def test_new_graphs_go_in_two_at_once_and_replaced_ones_alone(
    tmp_path: Path, stores: list[Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out, cells = tmp_path / "reports", tmp_path / "out", tmp_path / "places.csv"
    folder.mkdir()
    for number, place in enumerate(PLACES):
        (folder / f"{number}.txt").write_text(REPORT.format(place=place, number=number), encoding="utf-8")
    assert build(folder, out, jobs=2, only_graph=True).read == len(PLACES)
    assert stores[-1].most == run.STORING
    # the same graphs once more, for their metadata changed, but for one that stays as it is
    cells.write_text("file,year\n" + "".join(f"{n}.txt,2021\n" for n in range(1, len(PLACES))), encoding="utf-8")
    result = build(folder, out, jobs=2, only_graph=True, metadata=cells)
    assert (result.read, result.kept) == (len(PLACES) - 1, 1)
    assert stores[-1].most == 1
    monkeypatch.undo()
    again = tmp_path / "again"
    build(folder, again, only_graph=True, metadata=cells)
    assert lines(again) == lines(out)

"""Reading on a Dask cluster: the same bytes, whatever becomes of a worker on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fazhi_graph import build
from fazhi_graph.building import BuildError, task, workers
from fazhi_graph.building.inputs import Input
from fazhi_graph.building.manifest import maker

distributed = pytest.importorskip("distributed")

REPORTS = 64
REPORT = """硚口区{year}年法治政府建设年度报告

一、化解矛盾纠纷
全年办理行政复议案件{number}件，审结{number}件。硚口区司法局牵头成立硚口区行政争议调解中心。
硚口区人民政府
2022年1月20日
"""


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As many reports as make batches for all workers; the program does not change while a test runs."""
    known = maker("vocabulary", "base").program
    monkeypatch.setattr(task, "_program", lambda: known)
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        text = REPORT.format(year=2010 + number % 12, number=100 + number)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A scheduler with two worker processes, on loopback."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def test_a_worker_that_is_killed_costs_nothing(reports: Path, tmp_path: Path, cluster: Any) -> None:
    victims = [worker.pid for worker in cluster.workers.values()][:1]

    def progress(done: int, _total: int) -> None:
        if done >= 10 and victims:
            os.kill(victims.pop(), signal.SIGKILL)

    result = build(reports, tmp_path / "out", scheduler=cluster.scheduler_address, progress=progress)
    assert (result.reports, result.read, result.failures, victims) == (REPORTS, REPORTS, (), [])
    build(reports, tmp_path / "alone", jobs=1)
    for name in ("graph.trig", "network.html"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()


def test_a_scheduler_that_is_not_there(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CONNECT_SECONDS", 1)
    with pytest.raises(BuildError, match="no scheduler at tcp"):
        build(reports, tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_a_worker_with_another_program_is_refused(reports: Path, tmp_path: Path) -> None:
    del tmp_path
    one = task.Task(Input("00.txt", reports / "00.txt"), (), "base", "another")
    with pytest.raises(BuildError, match="install the same everywhere"):
        task.perform_all((one,))

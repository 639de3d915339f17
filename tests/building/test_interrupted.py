"""Builds that are killed: the next one ends with the bytes of one that was not, and reads no more than it must."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_graph import build
from fazhi_graph.building import manifest
from fazhi_graph.building.journal import FILE_NAME, Journal
from fazhi_graph.building.manifest import Entry, Maker, Manifest

REPORT = """{place}{year}年法治政府建设年度报告

一、化解矛盾纠纷
全年办理行政复议案件{number}件。
{place}人民政府
{later}年1月20日
"""
PLACES = ("硚口区", "武威市", "环县", "历下区", "全椒县", "桃源县")
# Runs a build and kills itself at the n-th call of one function.
KILLED = """
import os, signal, sys
from fazhi_graph import build
from fazhi_graph.building import manifest, run
from fazhi_graph.building.journal import Journal
from fazhi_graph.store import DirectoryStore
from fazhi_graph.building.manifest import Maker

sources, output, owner, name, when, calls = *sys.argv[1:6], int(sys.argv[6])
run.LOAD = 2
manifest.maker = lambda *known: Maker("1", "program", *known)
owner = {"store": DirectoryStore, "journal": Journal, "manifest": manifest, "run": run}[owner]
function, done = getattr(owner, name), 0

def counted(*arguments):
    global done
    done += 1
    if when == "before" and done == calls:
        os.kill(os.getpid(), signal.SIGKILL)
    result = function(*arguments)
    if when == "after" and done == calls:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(owner, name, counted)
build(sources, output, jobs=1)
"""
MADE = ("graph.trig", "network.html", "build.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six reports; the program does not change while a test runs."""
    monkeypatch.setattr(manifest, "maker", lambda *known: Maker("1", "program", *known))
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(len(PLACES)):
        write(reports, number, 70 + number)
    return reports


def write(reports: Path, number: int, cases: int) -> None:
    text = REPORT.format(place=PLACES[number], year=2020, later=2021, number=cases)
    (reports / f"{number}.txt").write_text(text, encoding="utf-8")


def run(*arguments: object) -> int:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-c", KILLED, *map(str, arguments)]
    return subprocess.run(command, env=env, timeout=120, capture_output=True).returncode


def outcome(output: Path) -> dict[str, bytes]:
    assert not (output / FILE_NAME).exists()
    return {name: (output / name).read_bytes() for name in MADE}


@pytest.mark.parametrize(
    "point",
    [
        "store replace_graphs before 1",
        "store replace_graphs after 2",
        "store drop_graphs after 4",
        "journal made before 2",
        "journal made after 2",
        "store replace_graph after 1",
        "run write_trig before 1",
        "run write_trig after 1",
        "manifest write before 1",
        "manifest write after 1",
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_the_next_build_ends_with_the_same_bytes(folder: Path, tmp_path: Path, point: str, first: bool) -> None:
    out = tmp_path / "out"
    if not first:  # of six reports one stays as it is, four change, one goes and one comes
        build(folder, out)
        for number in (0, 1, 2, 3):
            write(folder, number, 170 + number)
        (folder / "4.txt").rename(tmp_path / "4.txt")
        write(folder, 4, 9)
    assert run(folder, out, *point.split()) in (-signal.SIGKILL, 0)
    if not first:
        write(folder, 3, 73)  # and what the killed build had read is taken back
    build(folder, out)
    build(folder, tmp_path / "clean")
    assert outcome(out) == outcome(tmp_path / "clean")


def test_what_was_read_before_the_kill_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    assert run(folder, tmp_path / "out", *["store", "replace_graphs", "before", "3"]) == -signal.SIGKILL
    result = build(folder, tmp_path / "out", only_graph=True)
    assert (result.read, result.kept) == (2, 4)


def test_a_kill_leaves_no_derived_file_that_looks_fresh(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out)
    (folder / "5.txt").unlink()
    assert run(folder, out, *["run", "write_trig", "before", "1"]) == -signal.SIGKILL
    build(folder, out, only_graph=True)
    record = json.loads((out / "build.json").read_text(encoding="utf-8"))
    assert (record["derived"], record["stale"]) == ([], ["graph.trig", "index.html", "indicators.xlsx", "network.html"])
    build(folder, out)
    build(folder, tmp_path / "clean")
    assert outcome(out) == outcome(tmp_path / "clean")


def entry(report: str) -> Entry:
    return Entry("a.txt", "00", "text/plain", None, {}, report, None, None, None, {}, {})


def test_the_journal_trusts_only_what_this_program_finished(tmp_path: Path) -> None:
    ours, other = Maker("1", "ours", "v", "b"), Maker("1", "other", "v", "b")
    before = Manifest(ours, (entry("urn:a"), entry("urn:b"), entry("urn:c")))
    journal = Journal(tmp_path, ours, before)
    journal.touching(["urn:a", "urn:d"])
    journal.made([entry("urn:d")])
    journal.close()
    journal = Journal(tmp_path, other, before)
    assert journal.entries == {}
    journal.touching(["urn:b"])
    journal.made([entry("urn:b")])
    journal.close()
    (tmp_path / FILE_NAME).open("a").write('{"touched": ["urn:')  # killed while writing
    journal = Journal(tmp_path, ours, before)
    assert (sorted(journal.entries), sorted(journal.touched)) == (["urn:c", "urn:d"], ["urn:a", "urn:b"])
    assert journal.interrupted
    journal.touching(["urn:c"])
    journal.close()
    assert sorted(Journal(tmp_path, ours, before).entries) == ["urn:d"]
    journal.end()
    assert not Journal(tmp_path, ours, before).interrupted

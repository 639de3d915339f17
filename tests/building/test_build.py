"""Builds: incremental, the same whatever the order and the number of processes, and honest about bad files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_graph import build, open_graph
from fazhi_graph.building import BuildError, BuildResult, manifest, task
from fazhi_graph.building.manifest import Maker
from fazhi_graph.building.run import DERIVED
from fazhi_graph.extraction import extract
from fazhi_graph.model import Document, Extraction

PLACES = ("硚口区", "武威市", "环县")
REPORT = """{place}2021年法治政府建设年度报告

一、化解矛盾纠纷
全年办理行政复议案件{number}件。
{place}人民政府
2022年1月20日
"""
SCRIPT = """
import sys
from fazhi_graph import build
if __name__ == "__main__":
    build(sys.argv[3:], sys.argv[1], jobs=int(sys.argv[2]))
"""
TITLES = "SELECT ?title ?source { ?r a fz:Report ; dct:title ?title ; dct:source ?source } ORDER BY ?title"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three reports, one in a folder of its own; the program does not change while a test runs."""
    monkeypatch.setattr(manifest, "maker", lambda *known: Maker("1", "program", *known))
    reports = tmp_path / "reports"
    (reports / "more").mkdir(parents=True)
    for number, place in enumerate(PLACES):
        target = reports / ("more" if number == 1 else "") / f"{number}.txt"
        target.write_text(REPORT.format(place=place, number=70 + number), encoding="utf-8")
    return reports


def did(result: BuildResult) -> tuple[int, int, int]:
    return result.read, result.kept, result.dropped


def sources(output: Path) -> list[object]:
    with open_graph(output) as graph:
        return [row["source"] for row in graph.query(TITLES)]


def test_a_second_build_reads_only_what_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert did(build(folder, out)) == (3, 0, 0)
    page = (out / "network.html").stat().st_mtime_ns
    assert did(build(folder, out)) == (0, 3, 0)
    assert (out / "network.html").stat().st_mtime_ns == page
    (folder / "0.txt").write_text(REPORT.format(place="硚口区", number=99), encoding="utf-8")
    (folder / "2.txt").unlink()
    assert did(build(folder, out)) == (1, 1, 2)
    assert sorted(map(str, sources(out))) == ["0.txt", "more/1.txt"]
    again = tmp_path / "again"
    build(folder, again)
    assert (again / "graph.trig").read_bytes() == (out / "graph.trig").read_bytes()
    assert (again / "network.html").read_bytes() == (out / "network.html").read_bytes()


def test_another_program_or_metadata_reads_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, table = tmp_path / "out", tmp_path / "table.csv"
    build(folder, out, only_graph=True)
    table.write_text("file,year\nmore/1.txt,2020\n", encoding="utf-8")
    assert did(build(folder, out, metadata=table, only_graph=True)) == (1, 2, 1)
    monkeypatch.setattr(manifest, "maker", lambda *known: Maker("2", "program", *known))
    assert did(build(folder, out, metadata=table, only_graph=True)) == (3, 0, 0)


def test_the_graph_alone_first_and_the_rest_later(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out, only_graph=True)
    assert sorted(p.name for p in out.iterdir()) == ["build.json", "graph"]
    assert did(build(folder, out)) == (0, 3, 0)
    assert (out / "graph.trig").is_file()
    assert (out / "network.html").is_file()


def test_a_report_given_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "0.txt", folder / "more" / "copy.txt")
    result = build([folder, folder / "0.txt"], tmp_path / "out", only_graph=True)
    assert (result.reports, result.failures) == (3, ())
    record = json.loads((tmp_path / "out" / "build.json").read_text(encoding="utf-8"))
    assert record["duplicates"] == {"more/copy.txt": "0.txt"}


def test_bad_files_are_listed_and_the_others_built(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "empty.html").touch()
    result = build([folder, tmp_path / "none.txt"], tmp_path / "out", only_graph=True)
    assert result.reports == 3
    assert [Path(failure.path).name for failure in result.failures] == ["none.txt", "bad.pdf", "empty.html"]
    assert all("; " in failure.problem for failure in result.failures)


def test_a_fault_of_the_program_costs_one_report(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(document: Document, *_: object) -> Extraction:
        if document.source.path == "0.txt":
            raise RuntimeError("no idea")
        return extract(document)

    monkeypatch.setattr(task, "extract", faulty)
    result = build(folder, tmp_path / "out", only_graph=True)
    assert result.reports == 2
    assert "the program failed (RuntimeError: no idea)" in result.failures[0].problem


def test_the_same_bytes_whatever_order_processes_and_hash_seed(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.rglob("*.txt"), reverse=True)
    script = tmp_path / "run.py"
    script.write_text(SCRIPT, encoding="utf-8")
    written = []
    for seed, jobs, order in (("1", "1", files), ("2", "2", files[::-1])):
        out = tmp_path / f"out{seed}"
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        subprocess.run([sys.executable, script, out, jobs, *order], check=True, env=env)
        written.append([(out / name).read_bytes() for name in DERIVED])
    assert written[0] == written[1]


def test_only_reports_are_taken_from_a_folder(folder: Path, tmp_path: Path) -> None:
    for name in ("README.txt", ".hidden.txt", "0.gold.json", "notes.md", ".git/x.txt", "out/graph.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("no report", encoding="utf-8")
    assert build(folder, folder / "out", only_graph=True).reports == 3
    assert build(f"{folder}/**/1.txt", tmp_path / "glob", only_graph=True).reports == 1


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("name,year\n0.txt,2020\n", "unknown column 'name'"),
        ("year\n2020\n", "no column 'file'"),
        ("file,year\n0.txt,twenty\n", "line 2: year 'twenty' is not 4 digits"),
        ("file,year\nnone.txt,2020\n", "metadata for 'none.txt'"),
    ],
)
def test_metadata_that_cannot_be_meant(folder: Path, tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "table.csv").write_text(table, encoding="utf-8")
    with pytest.raises(BuildError, match=said):
        build(folder, tmp_path / "out", metadata=tmp_path / "table.csv")
    assert not (tmp_path / "out").exists()


def test_no_report_at_all_leaves_the_old_graph_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder, out, only_graph=True)
    with pytest.raises(BuildError, match="no such file"):
        build(tmp_path / "reprots", out)
    assert len(sources(out)) == 3


def test_the_maker_knows_code_and_vocabulary() -> None:
    first, second = (manifest.maker(vocabulary, "base") for vocabulary in ("a", "b"))
    assert first.program == second.program
    assert (len(first.program), first.vocabulary) == (64, "a")

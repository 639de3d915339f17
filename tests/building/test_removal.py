"""fazhi remove on a build on disk."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from cli.conftest import OTHER, REPORT
from fazhi_graph import build, open_graph
from fazhi_graph.cli import fazhi


def test_remove_drops_the_graph_and_marks_what_was_made_from_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name, text in (("a.txt", REPORT), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], out)
    before = json.loads((out / "build.json").read_text(encoding="utf-8"))
    iri = before["inputs"][1]["report"]
    result = CliRunner().invoke(fazhi, ["--lang", "en", "remove", iri.rpartition("/")[2], "-o", str(out)])
    assert (result.exit_code, result.stderr) == (0, f"{iri} is removed\n")
    record = json.loads((out / "build.json").read_text(encoding="utf-8"))
    assert [entry["path"] for entry in record["inputs"]] == ["a.txt"]
    assert (record["derived"], record["stale"]) == ([], before["derived"])
    with open_graph(out) as graph:
        assert [report.source for report in graph.reports()] == ["a.txt"]
        assert len(graph.store) == record["counts"]["quads"]
    build(tmp_path / "a.txt", out)
    build(tmp_path / "a.txt", tmp_path / "clean")
    assert (out / "graph.trig").read_bytes() == (tmp_path / "clean" / "graph.trig").read_bytes()
    unknown = CliRunner().invoke(fazhi, ["--lang", "en", "remove", "c.txt", "-o", str(out)])
    assert (unknown.exit_code, "no report 'c.txt' in the graph; did you mean a.txt?" in unknown.stderr) == (2, True)

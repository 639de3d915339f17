"""fazhi evaluate"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluation.samples import found, gold
from fazhi_graph.cli import fazhi


def run(*arguments: object) -> Result:
    return CliRunner().invoke(fazhi, ["--lang", "en", "evaluate", *map(str, arguments)], prog_name="fazhi")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Gold of one report, the right extraction and one that lost both numbers."""
    poorer = found() | {"observations": []}
    for name, value in (("青溪区.gold.json", gold()), ("run.json", found()), ("poorer.json", poorer)):
        (tmp_path / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_scores_differences_and_changes(folder: Path) -> None:
    result = run(
        folder / "青溪区.gold.json", folder / "poorer.json", "--differences", "--against", folder / "run.json",
        "-f", "json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    tables = json.loads(result.stdout)
    by_kind = {row["kind"]: row for row in tables["scores"]}
    assert (by_kind["quantity_value"]["recall"], by_kind["problems"]["f1"]) == (0, 1)
    assert [row["expected"] for row in tables["differences"]] == ["77", "1,200"]
    assert [(row["change"], row["kind"]) for row in tables["changes"]] == [("lost", "observation")] * 2


def test_rows_for_a_pipe(folder: Path) -> None:
    lines = run(folder, folder / "run.json").stdout.splitlines()
    assert lines[0] == "kind\tprecision\trecall\tf1\tright\tfound\tgold"
    assert "quantity_value\t1.0\t1.0\t1.0\t2\t2\t2" in lines


def test_the_gate(folder: Path) -> None:
    floors = folder / "floors.json"
    assert run(folder, folder / "run.json", "--floors", floors, "--write-floors").exit_code == 0
    kept = floors.read_bytes()
    below = run(folder, folder / "poorer.json", "--floors", floors, "--write-floors")
    assert below.exit_code == 1
    assert "quantity_value: recall 0.0000 is below its floor 0.99" in below.stderr
    assert floors.read_bytes() == kept
    assert run(folder, folder / "poorer.json", "--floors", floors, "--lower-floors").exit_code == 0
    assert run(folder, folder / "poorer.json", "--floors", floors).exit_code == 0
    assert floors.read_bytes() != kept


def test_gold_without_an_extraction_is_named(folder: Path) -> None:
    (folder / "白河县.gold.json").write_text(json.dumps(gold()), encoding="utf-8")
    lines = folder / "run.jsonl"
    lines.write_text(json.dumps(found()), encoding="utf-8")
    result = run(folder, lines)
    assert result.exit_code == 2
    assert "白河县: no extraction of it in" in result.stderr


def test_floors_are_asked_for_by_name(folder: Path) -> None:
    result = run(folder, folder / "run.json", "--write-floors")
    assert result.exit_code == 2
    assert "--floors" in result.stderr

"""Which extraction is measured against which gold, and what two runs differ in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.samples import Json, found, gold
from fazhi_graph.evaluation.pairing import EvaluationError, read_extractions, read_gold
from fazhi_graph.evaluation.runs import changes

ONE, BOTH = frozenset({"青溪区"}), frozenset({"青溪区", "白河县"})


def write(path: Path, *values: Json) -> Path:
    path.write_text("\n".join(json.dumps(v, ensure_ascii=False) for v in values), encoding="utf-8")
    return path


def test_gold_of_a_folder_leaves_out_what_is_held_out(tmp_path: Path) -> None:
    write(tmp_path / "青溪区.gold.json", gold())
    write(tmp_path / "白河县.gold.json", gold())
    write(tmp_path / "floors.json", {})
    assert read_gold(tmp_path).golds.keys() == BOTH
    (tmp_path / "HELD-OUT").write_text("# kept unread\n白河县.docx\n", encoding="utf-8")
    seen, hidden = read_gold(tmp_path), read_gold(tmp_path, held_out=True)
    assert (seen.name, list(seen.golds)) == (tmp_path.name, ["青溪区"])
    assert (hidden.name, list(hidden.golds)) == (f"{tmp_path.name}/held-out", ["白河县"])


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no gold in it; gold ends in \.gold\.json"):
        read_gold(tmp_path)


def test_extractions_of_json_lines_a_folder_and_one_file(tmp_path: Path) -> None:
    other = found() | {"source": {"path": "x/白河县.pdf"}}
    lines = write(tmp_path / "run.jsonl", found(), other)
    assert read_extractions(lines, BOTH).keys() == BOTH
    lines.unlink()
    write(tmp_path / "白河县.json", other)
    assert read_extractions(tmp_path, BOTH).keys() == {"白河县"}
    assert read_extractions(tmp_path / "白河县.json", ONE) == {"青溪区": other}


def test_reports_themselves_are_extracted(tmp_path: Path) -> None:
    report = "江北区2021年法治政府建设年度报告\n\n全年办理行政复议案件77件。\n"
    (tmp_path / "青溪区.txt").write_text(report, encoding="utf-8")
    (tmp_path / "unrelated.txt").write_text("全年无事。", encoding="utf-8")
    one = read_extractions(tmp_path, ONE)["青溪区"]
    assert [o["value"] for o in one["observations"]] == [77]


@pytest.mark.parametrize(("name", "content"), [("a.json", "{"), ("a.json", "[1]"), ("a.jsonl", "{}\n{")])
def test_what_is_no_json_is_named(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"a\.jsonl?.*: no JSON.*fazhi extract"):
        read_extractions(tmp_path / name, ONE)


def test_facts_gained_and_lost() -> None:
    before, after = found(), found()
    before["problems"].pop()
    after["observations"][0]["value"] = 78
    after["relations"] = []
    changed = [(c.change, c.fact.kind, c.fact.statement) for c in changes({"a": before, "b": before}, {"a": after})]
    assert changed == [
        ("gained", "observation", "reconsideration.handled 行政复议案件 78 件 exact"),
        ("gained", "problem", "执法力量不足"),
        ("lost", "observation", "reconsideration.handled 行政复议案件 77 件 exact"),
        ("lost", "relation", "青溪区人民政府 built “溪事通”平台"),
        ("lost", "relation", "青溪区司法局 leads 行政复议工作"),
    ]

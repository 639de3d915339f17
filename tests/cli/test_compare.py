"""compare and stats: values, blanks told apart, formats, and tables that no terminal has to wrap."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len
from rich.console import Console

from analysis.reports import graph_of, texts
from cli.conftest import Run
from fazhi_graph.analysis import compare
from fazhi_graph.cli.compare import print_comparison
from fazhi_graph.cli.stats import print_stats
from fazhi_graph.export import EXPORTERS
from fazhi_graph.graph.api import Graph


@pytest.fixture(scope="module")
def opened() -> Graph:
    """Four reports of three places; the number of the last was not understood."""
    return graph_of(texts(), uncoded="reconsideration.handled")


@pytest.fixture(scope="module")
def file(opened: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a file."""
    path = tmp_path_factory.mktemp("compare") / "graph.trig"
    EXPORTERS["trig"](opened, path)
    return path


def terminal(width: int) -> Console:
    return Console(file=io.StringIO(), width=width, color_system=None, highlight=False, markup=False)


def printed(out: Console) -> list[str]:
    assert isinstance(out.file, io.StringIO)
    return [line.rstrip() for line in out.file.getvalue().splitlines()]


def test_rows_tell_values_and_blanks_apart(run: Run, file: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", "办理行政复议案件", "-g", file, "-f", "csv").stdout)))
    assert [(r["jurisdiction"], r["year"], r["status"], r["value"]) for r in rows] == [
        ("全椒县", "2020", "given", "45"),
        ("全椒县", "2021", "given", "77"),
        ("湖北省", "2020", "no_report", ""),
        ("湖北省", "2021", "not_understood", ""),
        ("环县", "2020", "no_report", ""),
        ("环县", "2021", "given", "31"),
    ]
    assert rows[3]["sentence"] == "全省办理行政复议案件12,345件。"
    silent = csv.DictReader(io.StringIO(run("compare", "advisers.hired", "-g", file, "-f", "csv").stdout))
    assert [r["status"] for r in silent] == ["silent", "silent", "no_report", "silent", "no_report", "given"]


def test_json_by_place_and_year(run: Run, file: Path) -> None:
    asked = run("compare", "reconsideration.handled", "-g", file, "--place", "环县", "--year", "2021", "-f", "json")
    (row,) = json.loads(asked.stdout)
    assert (row["value"], row["unit"], row["approximation"], row["label"]) == (
        31,
        "件",
        "about",
        "Reconsideration cases handled",
    )
    assert row["sentence"][row["begin"] - row["end"] - 2 :] == "31件。"[-4:]


def test_a_pipe_gets_lines_of_tabs(run: Run, file: Path) -> None:
    lines = run("compare", "reconsideration.handled", "-g", file).stdout.splitlines()
    assert lines[0].split("\t")[:4] == ["jurisdiction", "division_code", "level", "year"]
    assert len(lines) == 7


def test_workbook_and_page(run: Run, file: Path, tmp_path: Path) -> None:
    for form in ("xlsx", "html"):
        done = run("compare", "reconsideration.handled", "-g", file, "-f", form, "-o", tmp_path / f"c.{form}")
        assert (done.exit_code, done.stderr) == (0, f"Wrote {tmp_path / f'c.{form}'}\n")
    wide = openpyxl.load_workbook(tmp_path / "c.xlsx")["对照 wide"]
    assert [cell.value for cell in wide["D"]][1:] == ["reconsideration.handled", "件", 45, 77, "?", 31]
    assert "Content-Security-Policy" in (tmp_path / "c.html").read_text(encoding="utf-8")
    straight = run("compare", "reconsideration.handled", "-g", file, "-f", "xlsx")
    assert straight.stdout_bytes == (tmp_path / "c.xlsx").read_bytes()


def test_unknown_names_get_the_nearest(run: Run, file: Path) -> None:
    wrong = run("compare", "行政复义维持", "-g", file)
    assert (wrong.exit_code, "行政复议维持" in wrong.stderr) == (2, True)
    assert run("compare", "reconsideration.handled", "--place", "无此地", "-g", file).exit_code == 2


def test_a_table_of_chinese_names_stands_in_columns(opened: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_LANG", "zh")
    out = terminal(80)
    print_comparison(compare(opened, ["https://w3id.org/fazhi/vocab/indicator/reconsideration.handled"]), out)
    assert printed(out) == [
        "办理行政复议案件 件  reconsideration.handled",
        "地方    2020  2021",
        "全椒县    45    77",
        "湖北省     ·     ?",
        "环县       ·   ~31",
        "",
        "· 没有报告  – 报告未提  ? 提到但未能识别  + 不止一个数",
    ]


@pytest.mark.parametrize("width", [80, 40, 24])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    reports = [texts()[0].replace("2020年", f"{year}年", 1) for year in range(2008, 2024)]
    long = "积石山保安族东乡族撒拉族自治县"
    graph = graph_of([*reports, texts()[0].replace("全椒县", long)])
    out = terminal(width)
    print_comparison(compare(graph), out)
    print_stats({"Report": 16, "Jurisdiction": 3}, {"Report": "报告"}, graph.reports(), out)
    lines = printed(out)
    assert max(map(cell_len, lines)) <= width
    assert sum(line.split()[:1] == ["全椒县"] for line in lines) % 4 == 0
    assert {str(year) for year in range(2008, 2024)} <= set(" ".join(lines).split())


def test_stats_name_the_classes(opened: Graph) -> None:
    out = terminal(80)
    print_stats({"quads": 12345, "Body": 7}, {"Body": "机构"}, opened.reports(), out)
    assert printed(out) == [
        "What    Count",
        "quads  12,345",
        "机构        7",
        "",
        "Year     2020  2021",
        "Reports     1     3",
    ]

"""indicators.xlsx, read back by openpyxl and, where it is installed, by LibreOffice."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from analysis.reports import HOSTILE, graph_of, texts
from fazhi_graph.export import EXPORTERS
from fazhi_graph.export.xlsx import CODEBOOK, LONG, SOURCES, WIDE
from fazhi_graph.graph.api import Graph
from programs import program


@pytest.fixture(scope="module")
def reports() -> Graph:
    """Four reports of three places."""
    return graph_of(texts())


@pytest.fixture(scope="module")
def workbook_file(reports: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported workbook."""
    path = tmp_path_factory.mktemp("xlsx") / "indicators.xlsx"
    EXPORTERS["xlsx"](reports, path)
    return path


@pytest.fixture
def book(workbook_file: Path) -> Workbook:
    return openpyxl.load_workbook(workbook_file)


def rows(book: Workbook, name: str) -> list[dict[str, object]]:
    """A sheet's rows by the English half of their heads."""
    heads, *body = book[name].iter_rows(values_only=True)
    return [dict(zip((str(h).rpartition(" ")[2] for h in heads), row, strict=True)) for row in body]


def test_the_long_table_has_every_coded_number(book: Workbook) -> None:
    found = [(r["jurisdiction"], r["year"], r["code"], r["value"], r["unit"]) for r in rows(book, LONG)]
    assert len(found) == 11
    assert ("全椒县", 2021, "reconsideration.revoked", 8, "件") in found
    about = next(r for r in rows(book, LONG) if r["approximation"])
    assert (about["approximation"], about["quote"], about["level"]) == ("约", "31", "县级")
    assert about["sentence"] == "全年共受理行政复议案件约31件。"
    assert (about["report"], about["file"]) == ("环县2021年法治政府建设情况报告", "2.txt")


def test_the_wide_table_has_sentences_as_comments_and_frozen_heads(book: Workbook) -> None:
    sheet = book[WIDE]
    heads = [cell.value for cell in sheet[2]]
    assert sheet.freeze_panes == "D4"
    column = heads.index("reconsideration.handled") + 1
    told = {(r[0].value, r[2].value): r[column - 1] for r in sheet.iter_rows(min_row=4)}
    assert {slot: cell.value for slot, cell in told.items()} == {
        ("全椒县", 2020): 45,
        ("全椒县", 2021): 77,
        ("湖北省", 2021): 12345,
        ("环县", 2021): 31,
    }
    comment = told["环县", 2021].comment
    assert comment and "全年共受理行政复议案件约31件。" in comment.text
    silent = heads.index("advisers.hired") + 1
    assert sheet.cell(4, silent).value is None and sheet.cell(4, silent).comment is None


def test_a_number_not_understood_is_a_question_mark(tmp_path: Path) -> None:
    path = tmp_path / "i.xlsx"
    EXPORTERS["xlsx"](graph_of(texts(), uncoded="reconsideration.handled"), path)
    sheet = openpyxl.load_workbook(path)[WIDE]
    doubts = [c for row in sheet.iter_rows(min_row=4) for c in row if c.value == "?"]
    assert doubts and all(c.comment and "12,345件" in c.comment.text for c in doubts)


def test_sources_and_codebook(book: Workbook) -> None:
    assert [(r["jurisdiction"], r["year"], r["created"]) for r in rows(book, SOURCES)] == [
        ("全椒县", 2020, "2021-01-20"),
        ("全椒县", 2021, "2022-01-20"),
        ("湖北省", 2021, "2022-03-01"),
        ("环县", 2021, "2022-01-12"),
    ]
    handled = next(r for r in rows(book, CODEBOOK) if r["code"] == "reconsideration.handled")
    assert (handled["indicator"], handled["unit"], handled["cells"]) == ("办理行政复议案件", "件", 4)
    assert all(r["definition"] and r["定义"] for r in rows(book, CODEBOOK))


def test_equal_graphs_are_equal_bytes(reports: Graph, workbook_file: Path, tmp_path: Path) -> None:
    EXPORTERS["xlsx"](reports, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == workbook_file.read_bytes()


def test_what_a_report_says_is_never_a_formula(tmp_path: Path) -> None:
    evil = texts()[2].replace("环县2021年", '=HYPERLINK("http://x.example")环县2021年', 1)
    EXPORTERS["xlsx"](graph_of([evil]), tmp_path / "i.xlsx")
    book = openpyxl.load_workbook(tmp_path / "i.xlsx")
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
    assert HOSTILE not in {c.value for c in cells}


def test_libreoffice_opens_it(workbook_file: Path, tmp_path: Path) -> None:
    office = program("soffice", required="FAZHI_REQUIRE_OFFICE")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, home, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), str(workbook_file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (tmp_path / f"indicators-{WIDE}.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines))
    column = table[1].index("reconsideration.handled")
    assert [(r[0], r[2], r[column]) for r in table[3:]] == [
        ("全椒县", "2020", "45"),
        ("全椒县", "2021", "77"),
        ("湖北省", "2021", "12345"),
        ("环县", "2021", "31"),
    ]
    assert len(list(tmp_path.glob("*.csv"))) == 4

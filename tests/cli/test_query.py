"""fazhi query with named questions: parameters, every format, and what is said where there is nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest

from cli.conftest import Run
from fazhi_graph.queries.forms import RESULT_SET

VALUES = ("query", "indicator-values", "--param", "jurisdiction=全椒")
HEADS = ["place", "year", "value", "unit", "precision", "subject", "sentence", "title"]


def test_rows_as_csv(run: Run, graph: Path) -> None:
    result = run(*VALUES, "-g", graph, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (list(row), result.stderr) == (HEADS, "")
    assert (row["place"], row["year"], row["value"], row["unit"]) == ("全椒县", "2021", "77", "件")
    assert row["sentence"] == "全年办理行政复议案件77件，审结70件。"


def test_rows_as_a_table_and_as_tsv(run: Run, graph: Path, tmp_path: Path) -> None:
    table = run(*VALUES, "-g", graph).stdout
    assert [line.split("\t")[:3] for line in table.splitlines()] == [HEADS[:3], ["全椒县", "2021", "77"]]
    assert run(*VALUES, "-g", graph, "-o", tmp_path / "rows.txt").stdout == ""
    assert (tmp_path / "rows.txt").read_text(encoding="utf-8") == table
    assert run(*VALUES, "-g", graph, "--format", "tsv").stdout.splitlines()[1].startswith('"全椒县"@zh\t"2021"^^<')


@pytest.mark.parametrize(("form", "standard"), [("json", "srj"), ("xml", "srx")])
def test_rows_as_the_standards_have_them(run: Run, graph: Path, form: str, standard: str) -> None:
    written = run(*VALUES, "-g", graph, "--format", form).stdout_bytes
    syntax = ox.QueryResultsFormat.from_extension(standard)
    assert syntax is not None
    rows = ox.parse_query_results(written, format=syntax)
    assert isinstance(rows, ox.QuerySolutions)
    assert [(str(row["place"]), row["value"].value) for row in rows] == [('"全椒县"@zh', "77")]


def test_rows_as_turtle(run: Run, graph: Path) -> None:
    store = ox.Store()
    store.load(run(*VALUES, "-g", graph, "--format", "turtle").stdout_bytes, format=ox.RdfFormat.TURTLE)
    found = store.query(
        f"PREFIX rs: <{RESULT_SET}> SELECT ?name ?value {{ ?set a rs:ResultSet ; rs:solution ?row . "
        "?row rs:index 1 ; rs:binding [ rs:variable ?name ; rs:value ?value ] } ORDER BY ?name"
    )
    assert isinstance(found, ox.QuerySolutions)
    cells = {row["name"].value: row["value"].value for row in found}
    assert (cells["place"], cells["value"], "subject" in cells) == ("全椒县", "77", False)


def test_rows_as_a_workbook(run: Run, graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    written = run(*VALUES, "-g", graph, "--format", "xlsx").stdout_bytes
    assert run(*VALUES, "-g", graph, "--format", "xlsx", "-o", path).exit_code == 0
    assert path.read_bytes() == written  # equal answers are equal bytes
    heads, row = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert list(heads) == HEADS
    assert row[:4] == ("全椒县", 2021, 77, "件")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("indicator-valeus",), "neither a query nor a named question nor a FILE.rq; did you mean indicator-values"),
        (("indicator-values", "-p", "jurisdicton=环县"), "no parameter 'jurisdicton'; it has indicator, "),
        (("indicator-values", "-p", "jurisdiction=环显"), "no place is called '环显'; did you mean 环县"),
        (("institution-pairs", "-p", "institution=调解"), "'调解' means several things; did you mean 人民调解"),
        (("everything-about",), "everything-about needs a value: --param term=..."),
        (("year-changes", "-p", "percent:=abc"), "after := comes a number"),
        (("ASK { ?s ?p ?o }", "--format", "turtle"), "this query gives yes or no"),
        (("SELECT ?x\n{ ?x foo:bar ?y }",), "line 2, column "),
    ],
)
def test_what_is_wrong_ends_with_exit_code_2(run: Run, graph: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("query", *arguments, "-g", graph)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "turtle", "xlsx"])
def test_an_empty_answer_says_why_in_every_format(run: Run, graph: Path, form: str) -> None:
    missing = run("query", "indicator-values", "-p", "jurisdiction=武威", "-g", graph, "--format", form)
    assert missing.exit_code == 0
    assert missing.stderr == "no report of 武威市 is in the graph; it has 2 reports: 全椒县 2021, 环县 2021\n"
    silent = run("query", "honours", "-p", "jurisdiction=环县", "-g", graph, "--format", form, lang="zh")
    assert silent.stderr == "图谱中有环县 2021 年的报告，但未提及此事\n"


def test_numbers_may_be_given_as_numbers(run: Run, graph: Path) -> None:
    asked = ("query", "indicator-values", "-g", graph, "--format", "json", "-p")
    for pair in ("year=2021", "year:=2021", "year=2021年"):
        assert len(json.loads(run(*asked, pair).stdout)["results"]["bindings"]) == 2

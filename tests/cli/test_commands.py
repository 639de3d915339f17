"""What the commands print, and with which exit code they end."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from cli.conftest import REPORT, Run

HANDLED = """
SELECT ?place ?value ?sentence {
  ?o fz:indicator <https://w3id.org/fazhi/vocab/indicator/reconsideration.handled> ;
     sdmx-dimension:refArea/skos:prefLabel ?place ; sdmx-measure:obsValue ?value ; fz:evidence/nif:anchorOf ?sentence
} ORDER BY ?value
"""
TITLES = "SELECT ?title { ?r a fz:Report ; dct:title ?title } ORDER BY ?title"


def test_build_reads_what_is_new_and_names_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    first = run("build", tmp_path, "-o", tmp_path / "out")
    assert first.exit_code == 2
    assert first.stderr.startswith("1 reports in ")
    assert "Not read: " in first.stderr
    assert "empty.txt: the file is empty" in first.stderr
    made = {"build.json", "graph", "graph.trig", "index.html", "indicators.xlsx", "network.html"}
    assert {p.name for p in (tmp_path / "out").iterdir()} == made
    assert "empty.txt" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    (tmp_path / "empty.txt").unlink()
    second = run("build", tmp_path, "-o", tmp_path / "out")
    assert (second.exit_code, "(0 read, 1 unchanged, 0 dropped)" in second.stderr) == (0, True)
    assert "empty.txt" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_build_of_nothing_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    for source in (tmp_path, tmp_path / "no-such-folder", f"{tmp_path}/*.pdf"):
        result = run("build", source, "-o", tmp_path / "out")
        assert (result.exit_code, result.stderr.startswith("Error: ")) == (2, True)
    assert not (tmp_path / "out").exists()


def test_build_takes_metadata_and_vocabulary(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    table = tmp_path / "places.csv"
    table.write_text("file,jurisdiction,division_code,year\na.txt,环县,621022,2022\n", encoding="utf-8-sig")
    assert (
        run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--metadata", table, "--only", "graph").exit_code == 0
    )
    entry = json.loads((tmp_path / "out" / "build.json").read_text(encoding="utf-8"))["inputs"][0]
    assert (entry["jurisdiction"], entry["year"]) == ("环县", 2022)
    table.write_text("file,place\na.txt,环县\n", encoding="utf-8")
    bad = run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--metadata", table)
    assert (bad.exit_code, "unknown column 'place'" in bad.stderr) == (2, True)


def test_extract_prints_one_object_a_line(run: Run, reports: Path, tmp_path: Path) -> None:
    result = run("extract", reports)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["report"]["jurisdiction"] for one in found] == ["全椒县", "环县"]
    for one in found:
        numbers = [one["text"][o["start"] : o["end"]] for o in one["observations"]]
        assert {"70", "8"} <= set(numbers)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    mixed = run("extract", broken, reports / "a.txt")
    assert (mixed.exit_code, len(mixed.stdout.splitlines())) == (2, 1)
    assert "broken.pdf" in mixed.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_extract_reads_stdin_in_any_encoding(run: Run, encoding: str) -> None:
    result = run("extract", "-", input=REPORT.encode(encoding))
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert (found["source"]["path"], found["report"]["year"]) == ("-", 2021)


def test_query_answers_with_sentences(run: Run, graph: Path) -> None:
    result = run("query", HANDLED, "-g", graph, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["place"], row["value"]) for row in rows] == [("环县", "30"), ("全椒县", "77")]
    assert all("办理行政复议案件" in row["sentence"] for row in rows)
    plain = run("query", HANDLED, "-g", graph).stdout.splitlines()
    assert plain[0] == "place\tvalue\tsentence"
    assert plain[1].startswith("环县\t30\t")


def test_query_takes_parameters_files_and_stdin(run: Run, graph: Path, tmp_path: Path) -> None:
    text = HANDLED.replace("} ORDER", "FILTER(?place = $wanted@zh || ?value >= $least) } ORDER").replace(
        "$wanted@zh", "STRLANG($wanted, 'zh')"
    )
    file = tmp_path / "handled.rq"
    file.write_text(text, encoding="utf-8")
    both = run("query", file, "-g", graph, "-p", "wanted=环县", "-p", "least:=100", "--format", "json")
    assert [b["place"]["value"] for b in json.loads(both.stdout)["results"]["bindings"]] == ["环县"]
    assert run("query", "-", "-g", graph, input=TITLES).stdout.count("法治政府建设年度报告") == 2
    for pair, said in (("least=:3", None), ("least", "is not NAME=VALUE"), ("least:=many", "after := comes a number")):
        if said:
            failed = run("query", file, "-g", graph, "-p", pair)
            assert (failed.exit_code, said in failed.stderr) == (2, True)


def test_query_writes_rdf_where_the_query_makes_some(run: Run, graph: Path) -> None:
    construct = "CONSTRUCT { ?r dct:title ?t } WHERE { ?r a fz:Report ; dct:title ?t }"
    turtle = run("query", construct, "-g", graph, "--format", "turtle").stdout
    assert turtle.count("dct:title") == 2
    rdf_xml = run("query", construct, "-g", graph, "--format", "xml").stdout_bytes
    assert len(set(ox.parse(rdf_xml, format=ox.RdfFormat.RDF_XML))) == 2
    assert "<sparql" in run("query", TITLES, "-g", graph, "--format", "xml").stdout


@pytest.mark.parametrize(
    ("query", "said"),
    [("SELECT ?x { ?x foo }", "line 1"), ("reports", "neither a query nor"), ("nothing.rq", "cannot be read")],
)
def test_query_says_what_is_wrong(run: Run, graph: Path, query: str, said: str) -> None:
    result = run("query", query, "-g", graph)
    assert (result.exit_code, said in result.stderr, result.stdout) == (2, True, "")


def test_a_missing_graph_says_how_to_build_one(run: Run, tmp_path: Path) -> None:
    for name in ("query", "stats", "view", "validate"):
        result = run(name, *((TITLES,) if name == "query" else ()), "-g", tmp_path / "none")
        assert (result.exit_code, "fazhi build" in result.stderr) == (2, True)


def test_stats_count_reports(run: Run, graph: Path) -> None:
    counts = {row["what"]: row["count"] for row in json.loads(run("stats", "-g", graph, "--format", "json").stdout)}
    assert counts["Report"] == 2
    assert counts["Problem"] == 2
    assert "Report\t2\n" in run("stats", "-g", graph).stdout


def test_export_to_stdout_and_to_files(run: Run, graph: Path, tmp_path: Path) -> None:
    assert "dct:title" in run("export", "turtle", "-g", graph).stdout
    assert run("export", "graphml", "-g", graph, "-o", tmp_path / "g.graphml").exit_code == 0
    assert (tmp_path / "g.graphml").read_text(encoding="utf-8").startswith("<?xml")
    assert run("export", "csv", "-g", graph, "-o", tmp_path / "tables").exit_code == 0
    assert "全椒县" in (tmp_path / "tables" / "observations.csv").read_text(encoding="utf-8-sig")
    refused = run("export", "csv", "-g", graph)
    assert (refused.exit_code, "-o" in refused.stderr) == (2, True)
    assert run("export", "docx", "-g", graph).exit_code == 2


def test_view_writes_a_page_around_one_thing(run: Run, graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "n.html"
    assert run("view", "-g", graph, "-o", page, "--focus", "全椒县", "--types", "Jurisdiction,Body").exit_code == 0
    assert "全椒县" in page.read_text(encoding="utf-8")
    wrong = run("view", "-g", graph, "-o", page, "--types", "Bodies")
    assert (wrong.exit_code, "did you mean Body?" in wrong.stderr) == (2, True)
    assert run("view", "-g", graph, "-o", page, "--focus", "无此物").exit_code == 2


def test_validate_finds_what_shapes_forbid(run: Run, graph: Path, tmp_path: Path) -> None:
    clean = run("validate", "-g", graph)
    assert (clean.exit_code, clean.stdout) == (0, "")
    trig = run("export", "trig", "-g", graph).stdout
    faulty = tmp_path / "faulty.trig"
    faulty.write_text(trig.replace('fz:sha256 "', 'fz:sha256 "not a hash ', 1), encoding="utf-8")
    found = run("validate", "-g", faulty)
    assert (found.exit_code, "sha256" in found.stdout) == (1, True)
    assert "sh:ValidationReport" in run("validate", "-g", faulty, "--format", "turtle").stdout


def test_ref_finds_terms_by_name_and_code(run: Run) -> None:
    def asked(*words: str) -> list[tuple[str, str]]:
        return [(t["kind"], t["notation"]) for t in json.loads(run("ref", *words).stdout)]

    assert asked("reconsideration.handled") == [("indicator", "reconsideration.handled")]
    assert ("class", "fz:Report") in asked("Report")
    assert ("institution", "reconsideration") in asked("行政复议", "--kind", "institution")
    assert {"kind": "class", "terms": len(asked("--kind", "class"))} in json.loads(run("ref").stdout)
    missing = run("ref", "行政复义")
    assert (missing.exit_code, "行政复议" in missing.stderr) == (2, True)
    assert run("ref", "--kind", "indicators").exit_code == 2


def test_messages_in_chinese(run: Run, tmp_path: Path) -> None:
    assert run("query", "reports", lang="zh").stderr.startswith("错误：")
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    told = run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--only", "graph", lang="zh").stderr
    assert "中有 1 份报告（新读 1，未变 0，移出 0）" in told


def test_output_is_utf8_where_the_locale_is_not(reports: Path) -> None:
    program = "from fazhi_graph.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", str(reports / "b.txt")],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "gbk", "PYTHONPATH": ":".join(p for p in sys.path if p)},
    )
    assert json.loads(done.stdout.decode("utf-8"))["report"]["jurisdiction"] == "环县"

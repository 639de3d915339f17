"""The tables, as a spreadsheet, a CSVW reader and DuckDB read them."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from pathlib import Path

import pytest

import samples
from fazhi_graph.export import EXPORTERS
from fazhi_graph.export.errors import MissingLibraryError
from fazhi_graph.graph.api import Graph

OF_2021 = [
    ("45", "45", "件", "exact"),
    ("6", "6", "件", "exact"),
    ("30", "30", "件", "at_least"),
    ("12名", "12", "名", "exact"),
    ("126.50万", "1265000", "元", "about"),
    ("2.5", "2.5", "1", "exact"),
]


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV file as a spreadsheet reads it."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_csv_holds_nodes_edges_and_every_number(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["csv"](graph, tmp_path / "tables")
    network = graph.network()
    nodes, edges, numbers = (rows(tmp_path / "tables" / f"{n}.csv") for n in ("nodes", "edges", "observations"))
    assert [n["id"] for n in nodes] == list(network)
    assert len(edges) == network.number_of_edges()
    assert len(numbers) == 2 * len(samples.OBSERVATIONS)
    (led,) = [e for e in edges if e["predicate"] == "leads" and e["report"] == samples.REPORT]
    assert (led["source_label"], led["evidence"]) == ("青溪区司法局", samples.SENTENCES[0])
    of_report = [n for n in numbers if n["report"] == samples.REPORT]
    found = [(n["quote"], n["value"], n["unit"], n["approximation"]) for n in of_report if n["year"] == "2021"]
    assert found == OF_2021
    assert {n["sentence"] for n in of_report} <= set(samples.SENTENCES)
    assert of_report[2]["subject"] == "青溪区司法局"


def test_csvw_describes_what_is_there(graph: Graph, tmp_path: Path) -> None:
    csvw = pytest.importorskip("csvw")
    EXPORTERS["csv"](graph, tmp_path)
    group = csvw.TableGroup.from_file(tmp_path / "csv-metadata.json")
    assert group.check_referential_integrity()
    read = {table.url.string: list(table.iterdicts(strict=True)) for table in group.tables}
    network = graph.network()
    assert {n["id"]: (n["aliases"], n["reports"]) for n in read["nodes.csv"]} == {
        iri: (list(data["aliases"]), list(data["reports"])) for iri, data in network.nodes(data=True)
    }
    spans = [(e["year"], e["begin"], e["end"]) for e in read["edges.csv"]]
    assert spans == [(d.get("year"), d.get("begin"), d.get("end")) for _, _, d in network.edges(data=True)]
    changes = [(n["value"], n["change"]) for n in read["observations.csv"] if n["quote"] == "2.5"]
    assert changes == [(2.5, True)] * 2


def test_a_zip_holds_the_same_tables(graph: Graph, tmp_path: Path) -> None:
    EXPORTERS["csv"](graph, tmp_path / "tables")
    for name in ("one.zip", "two.zip"):
        EXPORTERS["csv"](graph, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO((tmp_path / "one.zip").read_bytes())) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()}


def test_parquet_reads_back_as_the_tables(graph: Graph, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    EXPORTERS["parquet"](graph, tmp_path)
    network = graph.network()
    nodes = duckdb.sql(f"SELECT id, label, aliases, reports FROM '{tmp_path}/nodes.parquet'").fetchall()
    assert nodes == [(i, d["label"], list(d["aliases"]), list(d["reports"])) for i, d in network.nodes(data=True)]
    edges = duckdb.sql(f"SELECT source, target, predicate, year, value FROM '{tmp_path}/edges.parquet'").fetchall()
    assert edges == [(s, t, d["predicate"], d.get("year"), d.get("value")) for s, t, d in network.edges(data=True)]
    numbers = duckdb.sql(
        f"SELECT quote, value, unit, approximation FROM '{tmp_path}/observations.parquet' "
        f"WHERE year = 2021 AND report = '{samples.REPORT}'"
    ).fetchall()
    assert numbers == [(quote, float(value), unit, about) for quote, value, unit, about in OF_2021]


def test_parquet_says_what_it_lacks(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "fazhi_graph.export.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'fazhi-graph\[parquet\]'"):
        EXPORTERS["parquet"](graph, tmp_path)
    assert list(tmp_path.iterdir()) == []

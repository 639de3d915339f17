"""CSV for spreadsheets: nodes, edges and every number, in a folder or a ZIP; UTF-8 with byte-order mark for Excel."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from fazhi_graph.export import csvw
from fazhi_graph.export.attributes import LIST_SEPARATOR
from fazhi_graph.export.replacing import replacing
from fazhi_graph.export.tables import Table, tables
from fazhi_graph.graph.api import Graph

# The earliest date ZIP knows, so that equal content is equal bytes
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_csv(graph: Graph, target: Path) -> None:
    """``nodes.csv``, ``edges.csv``, ``observations.csv`` and what describes them (CSVW, ``csv-metadata.json``).

    They go into a folder, or into one file if it ends in ``.zip``. Rows are written as they are made.
    """
    with tables(graph) as made:
        (_zipped if target.suffix == ".zip" else _unpacked)(made, target)


def _unpacked(made: tuple[Table, ...], target: Path) -> None:
    with ExitStack() as files:  # all are whole before the first takes its place
        for table in made:
            path = files.enter_context(replacing(target / f"{table.name}.csv"))
            with path.open("wb") as out:
                _write(table, out)
        files.enter_context(replacing(target / csvw.FILE_NAME)).write_text(csvw.metadata(made), encoding="utf-8")


def _zipped(made: tuple[Table, ...], target: Path) -> None:
    with replacing(target) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in made:
            with archive.open(_entry(f"{table.name}.csv"), "w", force_zip64=True) as out:
                _write(table, out)
        archive.writestr(_entry(csvw.FILE_NAME), csvw.metadata(made), zipfile.ZIP_DEFLATED)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _write(table: Table, out: IO[bytes]) -> None:
    names = [column.name for column in table.columns]
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in table.rows)
    text.detach()  # flushes; the file is closed by who opened it


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return LIST_SEPARATOR.join(value) if isinstance(value, tuple) else str(value)

"""Parquet for R, pandas, DuckDB and Spark: the same three tables as CSV, typed, lists as lists.

Needs PyArrow, which is large: ``pip install 'fazhi-graph[parquet]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from fazhi_graph.export.errors import MissingLibraryError
from fazhi_graph.export.replacing import replacing
from fazhi_graph.export.tables import Column, Row, Table, tables
from fazhi_graph.graph.api import Graph

try:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]
except ImportError as error:
    raise MissingLibraryError("parquet", "pyarrow") from error

GROUP = 20_000
_TYPES = {"text": pa.string(), "texts": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64(),
          "boolean": pa.bool_()}  # fmt: skip


def write_parquet(graph: Graph, target: Path) -> None:
    """``nodes.parquet``, ``edges.parquet`` and ``observations.parquet`` into a folder, in row groups."""
    with tables(graph) as made, ExitStack() as files:  # all are whole before the first takes its place
        for table in made:
            _write(table, files.enter_context(replacing(target / f"{table.name}.parquet")))


def _write(table: Table, path: Path) -> None:
    schema = pa.schema([pa.field(c.name, _TYPES[c.kind], metadata={"description": c.meaning}) for c in table.columns])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(table.rows):
            columns = [[_value(row.get(c.name), c) for row in rows] for c in table.columns]
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while group := list(islice(remaining, GROUP)):
        yield group


def _value(value: Any, column: Column) -> Any:
    """What is empty is unknown; a year may come as text."""
    if value is None or value == "":
        return [] if column.kind == "texts" else None
    if column.kind == "integer":
        return int(value)
    return float(value) if column.kind == "number" else value

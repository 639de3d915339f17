"""CSV on the Web (W3C): what the columns of the CSV files are, for programs and people."""

from __future__ import annotations

import json
from typing import Any

from fazhi_graph.export.attributes import LIST_SEPARATOR
from fazhi_graph.export.tables import Column, Table

FILE_NAME = "csv-metadata.json"
_DATATYPES = {"text": "string", "texts": "string", "integer": "integer", "number": "double", "boolean": "boolean"}
_KEYS = {"nodes": "id", "observations": "id"}
# Columns that hold the id of a row of another table
_REFERENCES = {"edges": (("source", "nodes"), ("target", "nodes")), "observations": (("report", "nodes"),)}


def metadata(tables: tuple[Table, ...]) -> str:
    """The metadata document for ``NAME.csv`` of each table."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tables": [_table(table) for table in tables],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if key := _KEYS.get(table.name):
        schema["primaryKey"] = key
    if references := _REFERENCES.get(table.name):
        schema["foreignKeys"] = [_reference(column, other) for column, other in references]
    return {"url": f"{table.name}.csv", "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    described = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _DATATYPES[column.kind],
    }
    return {**described, "separator": LIST_SEPARATOR} if column.kind == "texts" else described


def _reference(column: str, other: str) -> dict[str, Any]:
    return {"columnReference": column, "reference": {"resource": f"{other}.csv", "columnReference": _KEYS[other]}}

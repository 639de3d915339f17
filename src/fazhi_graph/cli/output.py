"""Rows for people and for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence

import click

Row = Mapping[str, object]


def print_rows(columns: Sequence[str], rows: Sequence[Row], form: str) -> None:
    """Print rows as ``table`` (lines of tabs where stdout is no terminal), ``csv``, ``tsv`` or ``json``."""
    if form == "json":
        click.echo(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1, default=str))
    elif form == "table" and sys.stdout.isatty():
        _print_table(columns, rows)
    else:
        click.echo(_separated(columns, rows, "," if form == "csv" else "\t"), nl=False)


def _separated(columns: Sequence[str], rows: Sequence[Row], mark: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=mark, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return text.getvalue()


def _print_table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, header_style="bold", row_styles=("", "dim"))
    for row in rows:
        table.add_row(*(_cell(row[name]) for name in columns))
    Console(highlight=False, markup=False).print(table)


def _cell(value: object) -> str:
    return "" if value is None else str(value)

"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _location(value: str | Path) -> str | Path:
    """A path, or the address of a store elsewhere as it was written."""
    return value if isinstance(value, str) and "://" in value else Path(value)


def graph_option(function: F) -> F:
    """``-g output`` or ``--store sparql+http://…``: which graph."""
    return click.option(
        "-g",
        "--graph",
        "--store",
        "graph",
        type=_location,
        metavar="LOCATION",
        default=Path("output"),
        show_default=True,
        help="Output folder of a build, database folder, TriG file, or store elsewhere (sparql+http://…).",
    )(function)


def output_option(function: F) -> F:
    """``-o output``: the folder of a build."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("output"),
        show_default=True,
        help="Folder that the graph and everything made from it goes to.",
    )(function)


def store_option(function: F) -> F:
    """``--store``: where a build's graph lies if not in its folder."""
    return click.option(
        "--store",
        metavar="LOCATION",
        help="Where the graph itself goes: another folder, memory, or sparql+http://… of a SPARQL 1.1 store. "
        "[default: graph/ in the output folder]",
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``: the first is what people get."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Format of the output.",
    )


def vocabulary_option(function: F) -> F:
    """``--vocabulary FILE.ttl``, as often as wanted."""
    return click.option(
        "--vocabulary",
        type=FILE,
        multiple=True,
        help="Turtle file with terms beside those shipped; may be given several times.",
    )(function)


def reading_options(function: F) -> F:
    """What decides how a report is read: ``--metadata``, ``--vocabulary``, ``--base``."""
    from fazhi_graph.iris import DEFAULT_BASE

    metadata = click.option(
        "--metadata", type=FILE, help="CSV of what reports do not say: file, jurisdiction, division_code, year."
    )
    base = click.option("--base", default=DEFAULT_BASE, show_default=True, help="What the IRIs of things begin with.")
    return metadata(vocabulary_option(base(function)))

"""fazhi compare"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import in_chinese, tr
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.output import print_rows
from fazhi_graph.cli.tables import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from fazhi_graph.analysis import Cell, Comparison, Indicator, Place
    from fazhi_graph.graph.api import Graph

COLUMNS = (
    "jurisdiction", "division_code", "level", "year", "indicator", "label", "status", "value", "unit", "approximation",
    "others", "quote", "sentence", "report", "begin", "end",
)  # fmt: skip
SIGNS = {"silent": "–", "no_report": "·", "not_understood": "?"}
STYLES = {"silent": "dim", "no_report": "dim", "not_understood": "yellow"}
MARKS = {"exact": "", "about": "~", "at_least": "≥", "at_most": "≤"}
MORE = "+"
STDOUT = "-"


@declare("compare")
@click.argument("names", nargs=-1, required=True, metavar="INDICATOR...")
@graph_option
@click.option("--place", "places", multiple=True, metavar="NAME", help="Only this place; may be given several times.")
@click.option(
    "--year", "years", multiple=True, type=int, metavar="YEAR", help="Only this year; may be given several times."
)
@format_option("table", "csv", "tsv", "json", "xlsx", "html")
@click.option("-o", "--output", default=STDOUT, metavar="FILE", help="File to write; stdout if left out.")
def command(
    *,
    names: tuple[str, ...],
    graph: Path | str,
    places: tuple[str, ...],
    years: tuple[int, ...],
    form: str,
    output: str,
) -> None:
    """Lay places and years side by side by one or several indicators.

    INDICATOR is a code or a name, as fazhi ref shows them. A blank says why it is one: there is no report of that
    place and year, the report is silent, or it speaks of this with a number that was not understood.

    \b
    Examples:
      fazhi compare reconsideration.handled
      fazhi compare 行政应诉案件 行政应诉败诉 --year 2022 --year 2023 --format csv
      fazhi compare reconsideration.handled --place 武威市 --format xlsx -o reconsideration.xlsx
    """
    from fazhi_graph import open_graph

    if form in ("xlsx", "html") and output == STDOUT and sys.stdout.isatty():
        raise Failure(tr("{form} is a file; name it with -o", form=form))
    with open_graph(graph) as opened:
        comparison = _comparison(opened, names, places, frozenset(years))
        if form in ("xlsx", "html"):
            _write(opened, comparison, form, output)
        elif form == "table" and sys.stdout.isatty():
            print_comparison(comparison)
        else:
            print_rows(COLUMNS, list(_rows(comparison)), form)


def _comparison(graph: Graph, names: tuple[str, ...], places: tuple[str, ...], years: frozenset[int]) -> Comparison:
    from fazhi_graph.analysis import compare
    from fazhi_graph.queries.names import resolve_place, resolve_thing

    indicators = dict.fromkeys(resolve_thing(graph, name, [("Indicator",)]).value for name in names)
    wanted = frozenset(resolve_place(graph, name).value for name in places)
    return compare(graph, indicators).of(wanted, years)


def _slots(comparison: Comparison) -> Iterator[tuple[Place, int, Indicator, Cell]]:
    for indicator in comparison.indicators:
        for place in comparison.places:
            for year in comparison.years:
                yield place, year, indicator, comparison.cell(place.iri, year, indicator.iri)


def _rows(comparison: Comparison) -> Iterator[dict[str, object]]:
    for place, year, indicator, cell in _slots(comparison):
        label = indicator.label if in_chinese() else indicator.label_en or indicator.label
        head: dict[str, object] = dict.fromkeys(COLUMNS)
        head |= {"jurisdiction": place.name, "division_code": place.code, "level": place.level, "year": year}
        yield head | {"indicator": indicator.code, "label": label, "status": cell.status} | _told(cell)


def _told(cell: Cell) -> dict[str, object]:
    """The number of a cell and its sentence; of a blank that was not understood, the sentence that was not."""
    if not cell.figures:
        return {}
    figure, *others = cell.figures
    sentence = {"sentence": figure.sentence, "report": figure.report, "begin": figure.begin, "end": figure.end}
    sentence |= {"quote": figure.quote}
    if cell.figure is None:
        return sentence
    number = {
        "value": plain(figure.value),
        "unit": figure.unit,
        "approximation": figure.approximation,
        "others": len(others),
    }
    return {**number, **sentence}


def print_comparison(comparison: Comparison, out: Console | None = None) -> None:
    """A table an indicator: places down, years across."""
    from rich.text import Text

    from fazhi_graph.cli.tables import console, print_grid

    out = out or console()
    for indicator in comparison.indicators:
        label = indicator.label if in_chinese() else indicator.label_en or indicator.label
        title = Text.assemble((label, "bold"), f" {indicator.unit}  ", (indicator.code, "dim"))
        out.print(title, overflow="ellipsis", no_wrap=True)
        rows = [[Text(p.name), *_cells(comparison, p, indicator)] for p in comparison.places]
        print_grid(out, [tr("Place"), *map(str, comparison.years)], rows)
        out.print()
    legend = "  ".join(f"{sign} {text}" for sign, text in _legend().items())
    out.print(Text(legend, style="dim"), overflow="ellipsis", no_wrap=True)


def _legend() -> dict[str, str]:
    told = {"no_report": tr("no report"), "silent": tr("silent"), "not_understood": tr("not understood")}
    return {SIGNS[status]: text for status, text in told.items()} | {MORE: tr("more than one number")}


def _cells(comparison: Comparison, place: Place, indicator: Indicator) -> Iterator[Text]:
    from rich.text import Text

    for year in comparison.years:
        cell = comparison.cell(place.iri, year, indicator.iri)
        figure = cell.figure
        if figure is None:
            yield Text(SIGNS[cell.status], style=STYLES[cell.status])
        else:
            more = MORE if len(cell.figures) > 1 else ""
            yield Text(f"{MARKS[figure.approximation]}{figure.value.normalize():,f}{more}")


def _write(graph: Graph, comparison: Comparison, form: str, output: str) -> None:
    with TemporaryDirectory() as scratch:
        target = Path(scratch) / f"comparison.{form}" if output == STDOUT else Path(output)
        if form == "xlsx":
            from fazhi_graph.export.xlsx import write_workbook

            write_workbook(comparison, target)
        else:
            from fazhi_graph.view.index import write_overview

            write_overview(graph, comparison, target)
        if output == STDOUT:
            with target.open("rb") as written:
                shutil.copyfileobj(written, sys.stdout.buffer)
            return
    click.echo(tr("Wrote {path}", path=output), err=True)

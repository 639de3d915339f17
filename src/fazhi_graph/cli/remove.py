"""fazhi remove"""

from __future__ import annotations

from pathlib import Path

import click

from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import output_option, store_option


@declare("remove")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@output_option
@store_option
def command(*, reports: tuple[str, ...], output: Path, store: str | None) -> None:
    """Drop reports from the graph: the REPORT's file as build.json names it, its IRI, or the last part of it.

    The files made from the graph are stale afterwards; the next build makes them again. It also reads the report again
    if the file is among its sources.

    \b
    Examples:
      fazhi remove qiaokou-2019.txt
      fazhi remove 420104-2019-9230c89a -o output
    """
    from fazhi_graph.building.removal import remove

    for name in remove(reports, output, store=store):
        click.echo(tr("{report} is removed", report=name), err=True)

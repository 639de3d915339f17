"""fazhi validate"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from fazhi_graph.cli.failures import FOUND
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import in_chinese, tr
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.output import print_rows

COLUMNS = ("graph", "focus", "path", "value", "message_zh", "message_en", "component")


@declare("validate")
@graph_option
@format_option("text", "json", "csv", "turtle")
def command(*, graph: Path | str, form: str) -> None:
    """Check the graph against its shapes (SHACL); exit code 1 if anything is found.

    \b
    Examples:
      fazhi validate
      fazhi validate -g output --format turtle > findings.ttl
    """
    from fazhi_graph import open_graph
    from fazhi_graph.graph.validation import validate

    with open_graph(graph) as opened:
        result = validate(opened.store)
    if form == "turtle":
        click.echo(result.turtle(), nl=False)
    elif form == "text":
        for line in result.lines("zh" if in_chinese() else "en"):
            click.echo(line)
    else:
        print_rows(COLUMNS, [asdict(finding) for finding in result.findings], form)
    _conclude(len(result.findings))


def _conclude(number: int) -> None:
    click.echo(tr("{number} findings", number=number) if number else tr("The graph conforms."), err=True)
    if number:
        click.get_current_context().exit(FOUND)

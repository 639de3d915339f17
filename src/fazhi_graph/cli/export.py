"""fazhi export"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import graph_option
from fazhi_graph.export import EXPORTERS, SUFFIXES

STDOUT = "-"


@declare("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@graph_option
@click.option("-o", "--output", default=STDOUT, metavar="FILE", help="File to write; stdout if left out.")
def command(*, form: str, graph: Path, output: str) -> None:
    """Write the graph in another format: turtle, trig, nquads, ntriples, jsonld, graphml or csv.

    csv makes several tables: give it a folder, or a file that ends in .zip.

    \b
    Examples:
      fazhi export turtle > graph.ttl
      fazhi export graphml -o graph.graphml
      fazhi export csv -o tables -g output
    """
    from fazhi_graph import open_graph

    if output == STDOUT and not SUFFIXES[form]:
        raise Failure(tr("{form} is several files; name a folder with -o", form=form))
    with open_graph(graph) as opened, TemporaryDirectory() as scratch:
        target = Path(scratch) / "graph" if output == STDOUT else Path(output)
        EXPORTERS[form](opened, target)
        if output == STDOUT:
            with target.open("rb") as written:
                shutil.copyfileobj(written, sys.stdout.buffer)

"""fazhi export"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import graph_option
from fazhi_graph.export import EXPORTERS, SUFFIXES
from fazhi_graph.export.errors import MissingLibraryError

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

STDOUT = "-"


@declare("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(EXPORTERS)))
@graph_option
@click.option("-o", "--output", default=STDOUT, metavar="FILE", help="File to write; stdout if left out.")
def command(*, form: str, graph: Path, output: str) -> None:
    """Write the graph in another format.

    \b
      turtle, ntriples, rdfxml   RDF, all reports as one graph
      trig, nquads, jsonld       RDF, a named graph for each report
      graphml, gexf, json        the network for Gephi, NetworkX, D3 (node-link)
      cypher                     the network as a script for Neo4j
      csv, parquet               nodes, edges and numbers as tables
      xlsx                       the numbers as a workbook

    csv and parquet make several files: give them a folder; csv may also be a file that ends in .zip.

    \b
    Examples:
      fazhi export turtle > graph.ttl
      fazhi export gexf -o graph.gexf
      fazhi export csv -o tables -g output
    """
    from fazhi_graph import open_graph

    if output == STDOUT and not SUFFIXES[form]:
        raise Failure(tr("{form} is several files; name a folder with -o", form=form))
    with open_graph(graph) as opened, TemporaryDirectory() as scratch:
        target = Path(scratch) / "graph" if output == STDOUT else Path(output)
        _export(form, opened, target)
        if output == STDOUT:
            with target.open("rb") as written:
                shutil.copyfileobj(written, sys.stdout.buffer)


def _export(form: str, graph: Graph, target: Path) -> None:
    try:
        EXPORTERS[form](graph, target)
    except MissingLibraryError as error:
        raise Failure(str(error)) from error

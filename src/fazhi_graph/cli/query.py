"""fazhi query"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.output import print_rows

if TYPE_CHECKING:
    from fazhi_graph.graph.answers import Parameter
    from fazhi_graph.store import Results


@declare("query")
@click.argument("query")
@graph_option
@click.option(
    "-p",
    "--param",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="Value for $NAME in the query: NAME=text or IRI, NAME:=number.",
)
@format_option("table", "csv", "tsv", "json", "xml", "turtle")
def command(*, query: str, graph: Path | str, pairs: tuple[str, ...], form: str) -> None:
    """Ask the graph in SPARQL: QUERY is the query itself, a FILE.rq, or - for stdin.

    Prefixes need not be declared. Queries see all reports and the vocabularies as one graph; each report is also a
    named graph of its own.

    \b
    Examples:
      fazhi query "SELECT ?title { ?r a fz:Report ; dct:title ?title }"
      fazhi query numbers.rq -g output --param place=硚口区 --param least:=50 --format csv
      cat network.rq | fazhi query - --format turtle
    """
    from fazhi_graph import open_graph

    text = _text(query)
    parameters = dict(map(_parameter, pairs))
    with open_graph(graph) as opened:
        _print(opened.run(text, **parameters), form, opened.prefixes)


def _text(query: str) -> str:
    if query == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    if query.endswith(".rq"):
        try:
            return Path(query).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise Failure(tr("{path}: cannot be read; check the path", path=query)) from error
    if "{" not in query:
        raise Failure(tr("{query!r} is neither a query nor a FILE.rq; see: fazhi query --help", query=query))
    return query


def _parameter(pair: str) -> tuple[str, Parameter]:
    name, mark, value = pair.partition("=")
    if not mark or not name.rstrip(":"):
        raise Failure(tr("--param {pair!r} is not NAME=VALUE", pair=pair))
    if not name.endswith(":"):
        return name, value
    try:
        number = json.loads(value)
    except ValueError:
        number = None
    if not isinstance(number, int | float):
        raise Failure(tr("--param {pair!r}: after := comes a number", pair=pair))
    return name.removesuffix(":"), number


def _print(results: Results, form: str, prefixes: dict[str, str]) -> None:
    import pyoxigraph as ox

    from fazhi_graph.graph.answers import answer

    triples = isinstance(results, ox.QueryTriples)
    if form == "turtle" and not isinstance(results, ox.QueryTriples):
        raise Failure(tr("turtle is for CONSTRUCT and DESCRIBE; this query gives rows"))
    if form in ("csv", "tsv", "json", "xml") and not isinstance(results, ox.QueryTriples):
        standard = ox.QueryResultsFormat.from_extension({"json": "srj", "xml": "srx"}.get(form, form))
        click.echo(results.serialize(format=standard), nl=False)
        return
    rows = answer(results)
    if form == "turtle":
        click.echo(ox.serialize(rows.triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes), nl=False)
    elif form == "xml" and triples:
        raise Failure(tr("xml is for SELECT and ASK; this query gives triples, try --format turtle"))
    else:
        print_rows(rows.columns, rows.rows, form)

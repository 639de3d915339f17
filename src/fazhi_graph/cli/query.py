"""fazhi query"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.output import print_rows

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, Triple

    from fazhi_graph.graph.answers import Parameter
    from fazhi_graph.graph.api import Graph
    from fazhi_graph.queries import Message
    from fazhi_graph.store import Results

STDIN = STDOUT = "-"
# Formats that have a standard for rows, and their names in it
STANDARD = {"csv": "csv", "tsv": "tsv", "json": "srj", "xml": "srx"}


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
@format_option("table", *STANDARD, "turtle", "xlsx")
@click.option("-o", "--output", default=STDOUT, metavar="FILE", help="File to write; stdout if left out.")
def command(*, query: str, graph: Path | str, pairs: tuple[str, ...], form: str, output: str) -> None:
    """Ask the graph: QUERY is a named question (see: fazhi queries), SPARQL itself, a FILE.rq, or - for stdin.

    Names in the parameters of a named question are understood as people write them: 武威, 武威市 or 620600. In SPARQL,
    prefixes need not be declared. Queries see all reports and the vocabularies as one graph; each report is also a
    named graph of its own.

    \b
    Examples:
      fazhi query indicator-values --param jurisdiction=硚口区 --param indicator=办理行政复议案件
      fazhi query correction-rate --param year=2023 --format xlsx -o rates.xlsx
      fazhi query "SELECT ?title { ?r a fz:Report ; dct:title ?title }"
      fazhi query numbers.rq -g output --param place=硚口区 --param least:=50 --format csv
      cat network.rq | fazhi query - --format turtle
    """
    from fazhi_graph import open_graph
    from fazhi_graph.queries import AskingError

    if form == "xlsx" and output == STDOUT and sys.stdout.isatty():
        raise Failure(tr("xlsx is no text for a terminal; name a file with -o"))
    parameters = dict(map(_parameter, pairs))
    with open_graph(graph) as opened:
        try:
            question = _question(opened, query, parameters)
        except AskingError as error:
            raise Failure(said(error.told)) from error
        empty = _print(opened.run(question.sparql), form, opened.prefixes, output)
        if empty and question.silence:
            click.echo(said(question.silence()), err=True)


def said(message: Message) -> str:
    """A message of the named queries in the language of the user."""
    text = tr(message.template, **message.values)
    return f"{text}{tr('; ')}{said(message.more)}" if message.more else text


@dataclass(frozen=True, slots=True)
class _Question:
    """SPARQL with its parameters put in; for a named question, what to say if nothing is found."""

    sparql: str
    silence: Callable[[], Message] | None = None


def _question(graph: Graph, query: str, parameters: Mapping[str, Parameter]) -> _Question:
    from fazhi_graph.graph.answers import bound
    from fazhi_graph.queries import named_queries, prepare, silence, terms

    named = named_queries().get(query)
    if named is None:
        return _Question(bound(_text(query), parameters))
    values = terms(graph, named, {name: str(value) for name, value in parameters.items()})
    return _Question(prepare(named, values), lambda: silence(graph, named, values))


def _text(query: str) -> str:
    if query == STDIN:
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    if query.endswith(".rq"):
        try:
            return Path(query).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise Failure(tr("{path}: cannot be read; check the path", path=query)) from error
    if "{" not in query:
        raise Failure(_no_query(query))
    return query


def _no_query(query: str) -> str:
    from fazhi_graph.queries import nearest

    names = " / ".join(nearest(query))
    hint = tr("did you mean {names}?", names=names) if names else tr("see: fazhi queries")
    return tr("{query!r} is neither a query nor a named question nor a FILE.rq; {hint}", query=query, hint=hint)


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


def _print(results: Results, form: str, prefixes: dict[str, str], output: str) -> bool:
    """Write the answer; True if it has no rows."""
    import pyoxigraph as ox

    from fazhi_graph.graph.answers import answer

    if form in ("turtle", "xml") and not isinstance(results, ox.QueryBoolean | ox.QuerySolutions):
        _write(_rdf(results, form, prefixes), output)
        return False
    if form in STANDARD and not isinstance(results, ox.QueryTriples):
        return _print_standard(results, form, output)
    if form == "turtle":
        return _print_result_set(results, prefixes, output)
    rows = answer(results)
    if form == "xlsx":
        from fazhi_graph.queries.forms import as_workbook

        _write(as_workbook(rows), output)
    elif output == STDOUT:
        print_rows(rows.columns, rows.rows, form)
    else:
        with Path(output).open("w", encoding="utf-8") as file, redirect_stdout(file):
            print_rows(rows.columns, rows.rows, form)
    return len(rows) == 0


def _rdf(triples: Iterable[Triple], form: str, prefixes: dict[str, str]) -> bytes:
    import pyoxigraph as ox

    syntax = ox.RdfFormat.TURTLE if form == "turtle" else ox.RdfFormat.RDF_XML
    # In XML a prefix is all that a name has before its last part, so those for IRIs of things would not do.
    return ox.serialize(triples, format=syntax, prefixes=prefixes if form == "turtle" else None) or b""


def _print_standard(results: QuerySolutions | QueryBoolean, form: str, output: str) -> bool:
    import pyoxigraph as ox

    standard = ox.QueryResultsFormat.from_extension(STANDARD[form])
    if isinstance(results, ox.QueryBoolean):
        _write(results.serialize(format=standard) or b"", output)
        return False
    variables = " ".join(str(variable) for variable in results.variables)
    written = results.serialize(format=standard) or b""
    _write(written, output)
    nothing = ox.Store().query(f"SELECT {variables} {{ FILTER(false) }}")
    return isinstance(nothing, ox.QuerySolutions) and written == nothing.serialize(format=standard)


def _print_result_set(results: Results, prefixes: dict[str, str], output: str) -> bool:
    import pyoxigraph as ox

    from fazhi_graph.queries.forms import RESULT_SET, as_triples

    if not isinstance(results, ox.QuerySolutions):
        raise Failure(tr("turtle is for triples and rows; this query gives yes or no"))
    triples = list(as_triples(results))
    _write(_rdf(triples, "turtle", {**prefixes, "rs": RESULT_SET}), output)
    return not any(triple.predicate.value == f"{RESULT_SET}solution" for triple in triples)


def _write(content: bytes, output: str) -> None:
    if output == STDOUT:
        click.echo(content, nl=False)
    else:
        Path(output).write_bytes(content)

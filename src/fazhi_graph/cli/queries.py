"""fazhi queries"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import in_chinese, tr
from fazhi_graph.cli.options import format_option
from fazhi_graph.cli.output import Row, print_rows

if TYPE_CHECKING:
    from fazhi_graph.queries import NamedQuery, Parameter

COLUMNS = ("name", "question", "parameters")


@declare("queries")
@click.argument("name", required=False)
@format_option("table", "csv", "tsv", "json")
def command(*, name: str | None, form: str) -> None:
    """List the named questions with their parameters; with NAME, show one, its SPARQL and all.

    Of the parameters, those without brackets must be given; what stands after = is the default.

    \b
    Examples:
      fazhi queries
      fazhi --lang zh queries
      fazhi queries correction-rate
    """
    from fazhi_graph.queries import named_queries

    if name is None:
        print_rows(COLUMNS, list(map(_row, named_queries().values())), form)
    else:
        click.echo(_card(_found(name)))


def _found(name: str) -> NamedQuery:
    from fazhi_graph.cli.query import said
    from fazhi_graph.queries import AskingError, find

    try:
        return find(name)
    except AskingError as error:
        raise Failure(said(error.told)) from error


def _row(query: NamedQuery) -> Row:
    parameters = " ".join(map(_usage, query.parameters))
    return {"name": query.name, "question": _question(query), "parameters": parameters}


def _question(query: NamedQuery) -> str:
    return query.question_zh if in_chinese() else query.question_en


def _usage(parameter: Parameter) -> str:
    shown = parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"
    return shown if parameter.required else f"[{shown}]"


def _card(query: NamedQuery) -> str:
    lines = [click.style(query.name, bold=True), _question(query), ""]
    for one in query.parameters:
        told = one.description_zh if in_chinese() else one.description_en
        lines.append(f"  --param {one.name}=...  {one.type}: {told}{_note(one)}")
    return "\n".join([*lines, "", query.body])


def _note(parameter: Parameter) -> str:
    if parameter.default is not None:
        return f" [{tr('default')}: {parameter.default}]"
    return f" [{tr('required')}]" if parameter.required else ""

"""A named question and its parameters, as people write them, to SPARQL and its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from fazhi_graph.graph.answers import Answer, bound
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.terms import decimal, integer, year
from fazhi_graph.queries.catalogue import CLASSES, NamedQuery, Parameter, find
from fazhi_graph.queries.errors import AskingError, Message
from fazhi_graph.queries.names import resolve_place, resolve_thing

Given = str | int | float | Decimal | NamedNode | Literal
Terms = dict[str, NamedNode | Literal]

# “2019”, “2019年”, “2019年度”
_YEAR = re.compile(r"(\d{4})(?:年度?)?")
# “12”, “-3”
_INTEGER = re.compile(r"-?\d+")
# The second object of “fz:reportYear ?year, $year”
_ALSO = re.compile(r", \$(\w+)")


def ask(graph: Graph, name: str, **parameters: Given) -> Answer:
    """The answer to a named question; names of places and things are understood as people write them.

    Raises AskingError for a question, parameter or name that there is not.
    """
    query = find(name)
    return graph.query(prepare(query, terms(graph, query, parameters)))


def prepare(query: NamedQuery, values: Mapping[str, NamedNode | Literal]) -> str:
    """The SPARQL of a question with its parameters put in; optional ones that were not given stay variables.

    Where one would say again, for every row, what the object before it says, it is left out.
    """
    return bound(_ALSO.sub(lambda match: match[0] if match[1] in values else "", query.sparql), values)


def terms(graph: Graph, query: NamedQuery, given: Mapping[str, Given]) -> Terms:
    """The parameters as terms of the graph, defaults among them; an empty text lifts an optional one's default.

    Raises AskingError.
    """
    wanted = {query.parameter(name).name: value for name, value in given.items()}
    lifted = {name for name, value in wanted.items() if value == "" and query.parameter(name).optional}
    for parameter in query.parameters:
        if parameter.default is not None:
            wanted.setdefault(parameter.name, parameter.default)
        elif parameter.required and parameter.name not in wanted:
            values: dict[str, object] = {"query": query.name, "name": parameter.name}
            raise AskingError(Message("{query} needs a value: --param {name}=...", values))
    return {name: _term(graph, query.parameter(name), wanted[name]) for name in wanted if name not in lifted}


def _term(graph: Graph, parameter: Parameter, value: Given) -> NamedNode | Literal:
    if isinstance(value, NamedNode | Literal):
        return value
    text = str(value).strip()
    if parameter.type == "jurisdiction":
        return resolve_place(graph, text)
    if parameter.type in CLASSES:
        return resolve_thing(graph, text, CLASSES[parameter.type])
    return _value(parameter, text)


def _value(parameter: Parameter, text: str) -> Literal:
    if parameter.type == "year" and (match := _YEAR.fullmatch(text)):
        return year(int(match[1]))
    if parameter.type == "integer" and _INTEGER.fullmatch(text):
        return integer(int(text))
    if parameter.type == "decimal":
        try:
            return decimal(str(Decimal(text)))
        except InvalidOperation:
            pass
    values: dict[str, object] = {"name": parameter.name, "type": parameter.type, "value": text}
    raise AskingError(Message("{name}: {value!r} is no {type}", values))

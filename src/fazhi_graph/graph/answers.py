"""SPARQL in and Python out: parameters, rows, and errors that say where and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import overload

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from fazhi_graph.graph.terms import PREFIXES
from fazhi_graph.store.protocol import Results

# What a cell holds: an IRI or text as str, numbers as int or Decimal, xsd:date as date, xsd:gYear as int.
Value = str | int | float | Decimal | bool | date | None
Row = dict[str, Value]
Parameter = str | int | float | Decimal | bool | date | NamedNode | Literal

_XSD = PREFIXES["xsd"]
_WHOLE = frozenset({f"{_XSD}integer", f"{_XSD}gYear"})
_FLOATING = frozenset({f"{_XSD}double", f"{_XSD}float"})

# A variable of “FILTER(?year > $from) # ?not <http://x/?this> "nor ?that"”, passing over strings, IRIs and comments
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\s\"{}|^`\\]*>|#[^\n]*|(?P<mark>[?$])(?P<name>\w+)",
    re.DOTALL,
)
# “error at 2:12: expected one of Prefix not found, ['.'], ['_']”
_ERROR = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
# What an alternative tells a reader: a keyword, a mark in quotes, a sentence; not a class of characters “['a' ..= 'z']”
_TELLING = re.compile(r'"?([A-Za-z][\w ]*|[{}().;,]|The .*|IRI .*)"?')
# The words of “ORDER BUY ?o }”
_WORD = re.compile(r"[?$]?[\w:]+|\S")
# What the parser would take after a statement that breaks off: only the marks of a further pattern
_BROKEN_OFF = ["LATERAL", "SERVICE"]
# “https://w3id.org/fazhi/id/body/420104/硚口区司法局”: what came out of a row as an IRI goes back in as one
_IRI = re.compile(r"(?:https?|urn):\S+")


class QueryError(ValueError):
    """A query that cannot be answered. ``line`` and ``column`` count from 1 and are None where no place is known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Answer(Sequence[Row]):
    """The rows of an answer; ASK gives one row ``answer``, CONSTRUCT rows of ``subject``, ``predicate``, ``object``.

    ``triples`` are those of a CONSTRUCT or DESCRIBE. An ASK that is false is an Answer that is falsy.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    triples: tuple[Triple, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        return self.rows[0]["answer"] is True if self.columns == ("answer",) else bool(self.rows)


def answer(results: Results) -> Answer:
    """Oxigraph's results as Python values."""
    if isinstance(results, QueryBoolean):
        return Answer(("answer",), ({"answer": bool(results)},))
    if isinstance(results, QuerySolutions):
        names = tuple(v.value for v in results.variables)
        rows = tuple({n: value(s[i]) for i, n in enumerate(names)} for s in results)
        return Answer(names, rows)
    triples = tuple(sorted(results, key=str))
    columns = ("subject", "predicate", "object")
    return Answer(columns, tuple(dict(zip(columns, map(value, tuple(t)), strict=True)) for t in triples), triples)


def value(node: object) -> Value:
    """A term as a Python value; text loses its language tag."""
    if isinstance(node, NamedNode):
        return node.value
    if isinstance(node, Literal):
        return _literal(node)
    return None if node is None else str(node)


def _literal(node: Literal) -> Value:
    kind, text = node.datatype.value, node.value
    if kind in _WHOLE:
        return int(text)
    if kind == f"{_XSD}decimal":
        return Decimal(text)
    if kind in _FLOATING:
        return float(text)
    if kind == f"{_XSD}boolean":
        return text == "true"
    return date.fromisoformat(text) if kind == f"{_XSD}date" else text


def bound(sparql: str, parameters: Mapping[str, Parameter]) -> str:
    """The query with ``$name`` (or ``?name``) replaced by the value given for it.

    Where a query writes a name both ways, ``$year`` is the parameter and ``?year`` stays a variable. Text that is an
    absolute IRI becomes an IRI, other text a plain literal. Raises QueryError for a parameter that the query does not
    have.
    """
    terms = {name: str(_term(given)) for name, given in parameters.items()}
    marked = {match["name"] for match in _TOKEN.finditer(sparql) if match["mark"] == "$"}
    used: set[str] = set()

    def _put(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in terms or (match["mark"] == "?" and name in marked):
            return match.group()
        used.add(name)
        return terms[name]

    text = _TOKEN.sub(_put, sparql)
    for name in parameters:
        if name not in used:
            raise QueryError(f"the query has no parameter ${name}")
    return text


def _term(given: Parameter) -> NamedNode | Literal | BlankNode:
    if isinstance(given, NamedNode | Literal):
        return given
    if isinstance(given, str):
        return NamedNode(given) if _IRI.fullmatch(given) else Literal(given)
    if isinstance(given, Decimal | date):
        kind = "decimal" if isinstance(given, Decimal) else "date"
        return Literal(str(given), datatype=NamedNode(f"{_XSD}{kind}"))
    return Literal(given)


def explained(error: SyntaxError, sparql: str) -> QueryError:
    """The parser's complaint with the line it is about and what may stand there."""
    match = _ERROR.search(str(error))
    if match is None:
        return QueryError(str(error))
    line, column = int(match["line"]), int(match["column"])
    lines = sparql.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    message = f"line {line}, column {column}: {_expected(match['expected'])} {_near(shown, column)}\n  {shown}"
    return QueryError(message, line, column)


def _near(shown: str, column: int) -> str:
    # The parser looks one character ahead, so the word it stumbled over is the one before its column.
    words = [w for w in _WORD.finditer(shown) if w.start() < column - 1]
    return f"near “{words[-1].group()}”" if words else "at the start"


def _expected(alternatives: str) -> str:
    if "Prefix not found" in alternatives:
        return f"unknown prefix; declared are {' '.join(f'{p}:' for p in PREFIXES)}"
    told = [m[1] for a in alternatives.replace("\n", " ").split(", ") if (m := _TELLING.fullmatch(a))]
    if told == _BROKEN_OFF:
        return "expected the rest of a statement: subject predicate object"
    return f"expected {', '.join(told)}" if told else "not SPARQL from here on"

"""Answers in forms that no SPARQL standard has: rows as RDF, rows as a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from fazhi_graph.graph.answers import Answer
from fazhi_graph.graph.terms import integer, string, term

# The vocabulary of the W3C's SPARQL tests for result sets, which Jena and others read.
RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
# A fixed day (the earliest ZIP knows), so that equal answers are equal bytes
_MADE_ON = datetime(1980, 1, 1)
_TEXT_WIDTH, _SHORT_WIDTH, _LONG = 60, 16, 24


def as_triples(rows: ox.QuerySolutions) -> Iterator[ox.Triple]:
    """Rows as an ``rs:ResultSet``: a solution a row, a binding a cell."""
    answer = ox.BlankNode("answer")
    yield ox.Triple(answer, term("rdf:type"), _rs("ResultSet"))
    for variable in rows.variables:
        yield ox.Triple(answer, _rs("resultVariable"), string(variable.value))
    names = [variable.value for variable in rows.variables]
    for number, row in enumerate(rows, 1):
        solution = ox.BlankNode(f"row{number}")
        yield ox.Triple(answer, _rs("solution"), solution)
        yield ox.Triple(solution, _rs("index"), integer(number))
        for place, name in enumerate(names):
            if (value := row[name]) is not None:
                binding = ox.BlankNode(f"row{number}x{place}")
                yield ox.Triple(solution, _rs("binding"), binding)
                yield ox.Triple(binding, _rs("variable"), string(name))
                yield ox.Triple(binding, _rs("value"), value)


def _rs(name: str) -> ox.NamedNode:
    return ox.NamedNode(RESULT_SET + name)


def as_workbook(answer: Answer) -> bytes:
    """One sheet: a row of heads that filter, then the rows. Equal answers give equal bytes."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # needed for this form alone

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE_ON})
    sheet = book.add_worksheet()
    head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for number, name in enumerate(answer.columns):
        long = any(len(str(row[name] or "")) > _LONG for row in answer)
        sheet.set_column(number, number, _TEXT_WIDTH if long else _SHORT_WIDTH)
        sheet.write_string(0, number, name, head)
    for line, row in enumerate(answer, 1):
        for number, name in enumerate(answer.columns):
            value = row[name]
            if isinstance(value, date):
                sheet.write_datetime(line, number, value, day)
            elif value is not None:
                sheet.write(line, number, float(value) if isinstance(value, Decimal) else value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(answer), 1), max(len(answer.columns) - 1, 0))
    book.close()
    return target.getvalue()

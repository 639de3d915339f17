"""Why a question has no answer: the report is missing, and which there are, or it says nothing on it."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from fazhi_graph.graph.answers import Row
from fazhi_graph.graph.api import Graph
from fazhi_graph.queries.catalogue import NamedQuery
from fazhi_graph.queries.errors import Message

# Reports that an explanation lists
_LISTED = 8
# Narrows the places that are looked at, and need not have a report itself
_AROUND = "within"

_OF_PLACE = """
SELECT DISTINCT ?place ?year WHERE {
  ?report fz:jurisdiction $jurisdiction ; fz:reportYear ?year . $jurisdiction skos:prefLabel ?place
} ORDER BY ?year
"""
_ALL = """
SELECT DISTINCT ?place ?year WHERE {
  ?report a fz:Report ; fz:jurisdiction/skos:prefLabel ?place ; fz:reportYear ?year
} ORDER BY ?place ?year
"""


def silence(graph: Graph, query: NamedQuery, values: Mapping[str, NamedNode | Literal]) -> Message:
    """What to tell of an answer without rows, given the parameters of its question."""
    year = values.get("year")
    for parameter in query.parameters:
        place = values.get(parameter.name)
        if parameter.type == "jurisdiction" and parameter.name != _AROUND and isinstance(place, NamedNode):
            missing = _missing(graph, place, year)
            if missing:
                return missing
    place = values.get("jurisdiction")
    return _of_place(graph, place, year) if isinstance(place, NamedNode) else _of_all(graph, year)


def _missing(graph: Graph, place: NamedNode, year: object) -> Message | None:
    """That there is no report of the place, or none on the year; None if there is."""
    reports = graph.query(_OF_PLACE, jurisdiction=place)
    if not reports:
        values: dict[str, object] = {"place": _name(graph, place)}
        return Message("no report of {place} is in the graph", values, _present(graph))
    if _on(reports.rows, year):
        return None
    values = {"place": reports[0]["place"], "year": _year(year), "years": _years(reports.rows)}
    return Message("no report of {place} on {year} is in the graph; there are those on {years}", values)


def _of_place(graph: Graph, place: NamedNode, year: object) -> Message:
    reports = _on(graph.query(_OF_PLACE, jurisdiction=place).rows, year)
    values: dict[str, object] = {"place": reports[0]["place"], "years": _years(reports)}
    return Message("the graph has the report of {place} on {years}, which is silent on this", values)


def _of_all(graph: Graph, year: object) -> Message:
    reports = graph.query(_ALL).rows
    if not _on(reports, year):
        return Message("no report on {year} is in the graph", {"year": _year(year)}, _present(graph))
    return Message("none of the {count} reports asked says anything on this", {"count": len(_on(reports, year))})


def _present(graph: Graph) -> Message:
    reports = graph.query(_ALL).rows
    shown = [f"{row['place']} {row['year']}" for row in reports[:_LISTED]]
    listed = ", ".join([*shown, *(["..."] if len(reports) > _LISTED else [])])
    return Message("it has {count} reports: {listed}", {"count": len(reports), "listed": listed})


def _on(reports: tuple[Row, ...], year: object) -> tuple[Row, ...]:
    return tuple(row for row in reports if not isinstance(year, Literal) or str(row["year"]) == year.value)


def _year(year: object) -> str:
    return year.value if isinstance(year, Literal) else ""


def _years(reports: tuple[Row, ...]) -> str:
    return ", ".join(str(row["year"]) for row in reports)


def _name(graph: Graph, place: NamedNode) -> str:
    """What a place without reports is called: by the gazetteer, or as its key says."""
    from fazhi_graph.graph.places import gazetteer_place, surmised

    key = place.value.removeprefix(f"{graph.base}jurisdiction/")
    return (gazetteer_place(key) or surmised(key)).name

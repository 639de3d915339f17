"""Jurisdiction × year × indicator, and of every blank why it is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from fazhi_graph.analysis.figures import (
    Figure,
    Indicator,
    Place,
    read_figures,
    read_indicators,
    read_places,
)
from fazhi_graph.analysis.missed import MissedFinder

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph, ReportSummary

# A cell has a number; or the graph holds no report of that place and year; or the report does not speak of it; or it
# does, with a number that the program did not understand.
Status = Literal["given", "no_report", "silent", "not_understood"]
STATUSES: tuple[Status, ...] = ("given", "no_report", "silent", "not_understood")

_WHEREABOUTS = "SELECT ?report ?place { ?report a fz:Report ; fz:jurisdiction ?place } ORDER BY ?report ?place"

Slot = tuple[str, int]
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place says on one indicator in one year; ``figures`` has the telling one first.

    Of a cell that is not understood, ``figures`` are the numbers that may have been meant.
    """

    status: Status
    figures: tuple[Figure, ...] = ()

    @property
    def figure(self) -> Figure | None:
        """The number that stands for the cell, None in a blank."""
        return self.figures[0] if self.status == "given" else None


@dataclass(frozen=True)
class Comparison:
    """The table. Places, years and indicators are in order; ``reports`` are those of a place and year."""

    places: tuple[Place, ...]
    years: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    reports: dict[Slot, tuple[ReportSummary, ...]] = field(repr=False)
    figures: tuple[Figure, ...] = field(repr=False)
    given: dict[Key, tuple[Figure, ...]] = field(repr=False)
    missed: dict[Key, tuple[Figure, ...]] = field(repr=False)

    def cell(self, place: str, year: int, indicator: str) -> Cell:
        """The cell of a place's IRI, a year and an indicator's IRI."""
        key = place, year, indicator
        if key in self.given:
            return Cell("given", self.given[key])
        if key in self.missed:
            return Cell("not_understood", self.missed[key])
        return Cell("silent" if (place, year) in self.reports else "no_report")

    def of(self, places: Collection[str], years: Collection[int]) -> Comparison:
        """The part of these places (IRIs) and years; an empty collection takes all."""
        if not places and not years:
            return self
        stays = partial(_within, places=places, years=years)
        return replace(
            self,
            places=tuple(p for p in self.places if not places or p.iri in places),
            years=tuple(y for y in self.years if not years or y in years),
            reports={slot: found for slot, found in self.reports.items() if stays(slot)},
            figures=tuple(f for f in self.figures if stays((f.place, f.year))),
            given={key: found for key, found in self.given.items() if stays(key[:2])},
            missed={key: found for key, found in self.missed.items() if stays(key[:2])},
        )

    def years_of(self, place: str) -> tuple[int, ...]:
        """The years of which a place has a report or a number."""
        return tuple(y for y in self.years if (place, y) in self.reports or (place, y) in self._told)

    @cached_property
    def _told(self) -> set[Slot]:
        return {(place, year) for place, year, _ in self.given}


def _within(slot: Slot, *, places: Collection[str], years: Collection[int]) -> bool:
    place, year = slot
    return (not places or place in places) and (not years or year in years)


def compare(graph: Graph, indicators: Iterable[str] | None = None) -> Comparison:
    """The comparison of all reports by these indicators (IRIs); None takes every indicator that has a number."""
    figures = read_figures(graph)
    reports = _reports(graph)
    known = read_indicators(graph)
    given = _given(figures)
    told = {indicator for _, _, indicator in given}
    wanted = told & known.keys() if indicators is None else [i for i in indicators if i in known]
    chosen = tuple(known[iri] for iri in (sorted(wanted) if indicators is None else wanted))
    kept = {key: found for key, found in given.items() if key[2] in set(wanted)}
    return Comparison(
        places=_places(graph, reports, kept),
        years=tuple(sorted({year for _, year in reports} | {year for _, year, _ in kept})),
        indicators=chosen,
        reports=reports,
        figures=tuple(figures),
        given=kept,
        missed=_missed(graph, figures, chosen, kept),
    )


def _reports(graph: Graph) -> dict[Slot, tuple[ReportSummary, ...]]:
    places = {str(row["report"]): str(row["place"]) for row in graph.query(_WHEREABOUTS)}
    found: defaultdict[Slot, list[ReportSummary]] = defaultdict(list)
    for report in graph.reports():
        if report.year is not None and report.iri in places:
            found[places[report.iri], report.year].append(report)
    return {slot: tuple(reports) for slot, reports in found.items()}


def _given(figures: Sequence[Figure]) -> dict[Key, tuple[Figure, ...]]:
    found: defaultdict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator and not figure.change:
            found[figure.place, figure.year, figure.indicator].append(figure)
    return {key: tuple(sorted(numbers, key=_telling)) for key, numbers in found.items()}


def _telling(figure: Figure) -> tuple[bool, bool, str, int]:
    """A number of the whole place goes before one of a body in it, a total before its parts, else the first."""
    return figure.subject is not None, figure.total is not None, figure.report, figure.begin


def _places(graph: Graph, reports: Iterable[Slot], given: Iterable[Key]) -> tuple[Place, ...]:
    places = read_places(graph)
    named = {place for place, _ in reports} | {place for place, _, _ in given}
    return tuple(place for iri, place in places.items() if iri in named)


def _missed(
    graph: Graph, figures: Iterable[Figure], indicators: Sequence[Indicator], given: dict[Key, tuple[Figure, ...]]
) -> dict[Key, tuple[Figure, ...]]:
    finder = MissedFinder(graph, indicators)
    found: defaultdict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        for indicator in finder.perhaps(figure):
            key = figure.place, figure.year, indicator
            if key not in given:
                found[key].append(figure)
    return {key: tuple(numbers) for key, numbers in found.items()}

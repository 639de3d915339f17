"""What index.html shows, as its script reads it: tables of plain values, each sentence and report once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from fazhi_graph.analysis import Comparison, Figure, Indicator
from fazhi_graph.analysis.statements import Statement, read_statements
from fazhi_graph.graph.api import Graph, ReportSummary
from fazhi_graph.graph.cells import whole
from fazhi_graph.graph.topics import Topic, read_topics
from fazhi_graph.view.document import Table, asset

# A page of more numbers than this takes long to open: the most widely reported indicators stay, the workbook has all.
MOST_CELLS = 40_000
MOST_STATEMENTS = 8_000

_WARNINGS = """
SELECT ?report ?code ?message ?begin ?end WHERE {
  ?warning a fz:Warning ; fz:report ?report ; dct:identifier ?code ; rdfs:comment ?message ; nif:beginIndex ?begin ;
    nif:endIndex ?end
} ORDER BY ?report ?begin ?code ?message
"""
_SENTENCES = """
SELECT ?id ?sentence ?start WHERE { GRAPH ?report {
  VALUES ?class { fz:Problem fz:Commitment } ?id a ?class ; fz:evidence ?passage .
  ?passage nif:anchorOf ?sentence ; nif:beginIndex ?start
} } ORDER BY ?id DESC(?start)
"""
_COUNTS = "SELECT ?report (COUNT(?id) AS ?count) { ?id a fz:Observation ; fz:report ?report } GROUP BY ?report"
_GROUPS = """
SELECT DISTINCT ?group ?label ?label_en WHERE {
  ?indicator a fz:Indicator ; skos:broader ?group . ?group skos:prefLabel ?label , ?label_en
  FILTER(lang(?label) = "zh" && lang(?label_en) = "en")
} ORDER BY ?group ?label
"""


def widely_reported(comparison: Comparison) -> tuple[Indicator, ...]:
    """As many indicators as a page can hold, those of most places and years first."""
    cells = Counter(indicator for _, _, indicator in comparison.given)
    ranked = sorted(comparison.indicators, key=lambda i: (-cells[i.iri], i.code))
    kept: list[Indicator] = []
    room = MOST_CELLS
    for indicator in ranked:
        room -= cells[indicator.iri]
        if room >= 0:
            kept.append(indicator)
    return tuple(kept)


def index_payload(
    graph: Graph, comparison: Comparison, unread: Iterable[tuple[str, str]], network: str | None
) -> dict[str, Any]:
    """All that the page shows. ``unread`` are files and why; ``network`` is where the network's page lies."""
    topics = read_topics(graph)
    writer = _Writer(graph, comparison, topics)
    statements = read_statements(graph, topics.values())[:MOST_STATEMENTS]
    return {
        "network": network,
        "unread": [list(one) for one in unread],
        "provinces": _provinces(),
        "years": list(comparison.years),
        "places": [[p.iri, p.name, p.code, p.level, p.province] for p in comparison.places],
        "reports": writer.reports(),
        "groups": [[str(r["label"]), str(r["label_en"])] for r in writer.groups],
        "indicators": [writer.indicator(i) for i in widely_reported(comparison)],
        "left_out": len(comparison.indicators) - len(widely_reported(comparison)),
        "cells": writer.cells(),
        "figures": writer.figures,
        "topics": [[t.label, t.label_en] for t in topics.values()],
        "statements": [writer.statement(s) for s in statements],
        "sentences": [[text, begin] for text, begin in writer.sentences.values],
    }


def _provinces() -> list[list[Any]]:
    rows = (line.split("\t") for line in asset("index-provinces.tsv").splitlines()[1:])
    return [[code, zh, en, int(column), int(row)] for code, zh, en, column, row in rows]


class _Writer:
    """Writes figures and sentences as they are first referred to."""

    def __init__(self, graph: Graph, comparison: Comparison, topics: dict[str, Topic]) -> None:
        self.graph = graph
        self.comparison = comparison
        self.places = {p.iri: n for n, p in enumerate(comparison.places)}
        self.report_numbers = {r.iri: n for n, r in enumerate(graph.reports())}
        self.topics = {iri: n for n, iri in enumerate(topics)}
        self.groups = list(graph.query(_GROUPS))
        self.group_numbers = {str(row["group"]): n for n, row in enumerate(self.groups)}
        self.sentences = Table[tuple[str, int]]()  # and where each begins
        self.figures: list[list[Any]] = []
        self.figure_numbers: dict[str, int] = {}
        self.evidence = {str(r["id"]): (str(r["sentence"]), whole(r["start"])) for r in graph.query(_SENTENCES)}

    def indicator(self, indicator: Indicator) -> list[Any]:
        """Code, names, definitions, unit, number of its group (-1 for none)."""
        names = [indicator.code, indicator.label, indicator.label_en, indicator.definition, indicator.definition_en]
        return [*names, indicator.unit, self.group_numbers.get(indicator.group, -1)]

    def cells(self) -> list[list[Any]]:
        """Place, year, indicator, 1 if given (0: not understood), numbers of the figures."""
        numbers = {i.iri: n for n, i in enumerate(widely_reported(self.comparison))}
        rows = []
        for given, table in ((1, self.comparison.given), (0, self.comparison.missed)):
            for (place, year, indicator), figures in sorted(table.items()):
                if place in self.places and indicator in numbers:
                    row = [self.places[place], year, numbers[indicator], given]
                    rows.append([*row, [self._figure(f) for f in figures]])
        return rows

    def _figure(self, figure: Figure) -> int:
        number = self.figure_numbers.setdefault(figure.id, len(self.figures))
        if number == len(self.figures):
            sentence = self.sentences.number((figure.sentence, figure.sentence_begin))
            told = [self.report_numbers[figure.report], _plain(figure), figure.unit, figure.approximation]
            self.figures.append([*told, figure.begin, figure.end, sentence, figure.counted, figure.subject or ""])
        return number

    def reports(self) -> list[list[Any]]:
        """IRI, title, place, year, issuer, dates, file, numbers, coded numbers, warnings."""
        homes = {r.iri: place for (place, _), found in self.comparison.reports.items() for r in found}
        warnings: defaultdict[str, list[list[Any]]] = defaultdict(list)
        for row in self.graph.query(_WARNINGS):
            warnings[str(row["report"])].append([row["code"], row["message"], row["begin"], row["end"]])
        numbers = {str(row["report"]): row["count"] for row in self.graph.query(_COUNTS)}
        coded = Counter(f.report for f in self.comparison.figures if f.indicator)
        return [
            [*self._head(r, homes), numbers.get(r.iri, 0), coded[r.iri], warnings[r.iri]] for r in self.graph.reports()
        ]

    def _head(self, report: ReportSummary, homes: dict[str, str]) -> list[Any]:
        place = self.places.get(homes.get(report.iri, ""), -1)
        about = [report.iri, report.title, place, report.year, report.issuer or ""]
        return [*about, report.created or "", report.issued or "", report.source]

    def statement(self, statement: Statement) -> list[Any]:
        """0 for a problem or 1, place and topic (-1 for none), year, report, text, span, sentence, deadline."""
        sentence = self.evidence.get(statement.id, (statement.text, statement.begin))
        return [
            int(statement.kind == "Commitment"),
            self.places.get(statement.place or "", -1),
            statement.year,
            self.topics.get(statement.topic or "", -1),
            self.report_numbers[statement.report],
            statement.text,
            statement.begin,
            statement.end,
            self.sentences.number(sentence),
            statement.deadline,
        ]


def _plain(figure: Figure) -> str:
    text = f"{figure.value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def chart_keys(keys: Sequence[tuple[str, str]]) -> str:
    """Colours and what they stand for, as an attribute: ``#27406b=province;#7fb2d0=county``."""
    return ";".join(f"{colour}={name}" for colour, name in keys)

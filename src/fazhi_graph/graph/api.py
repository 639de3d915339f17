"""The graph as Python sees it: ``open_graph(path)`` and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from fazhi_graph.graph.answers import Answer, Parameter, QueryError, Row, answer, bound, explained
from fazhi_graph.graph.cells import text, text_or_none, whole, whole_or_none
from fazhi_graph.graph.terms import prefixes
from fazhi_graph.iris import DEFAULT_BASE, VOCAB_GRAPH
from fazhi_graph.store import MemoryStore, Store, StoreError, is_remote, open_store
from fazhi_graph.store.common import Closing
from fazhi_graph.store.protocol import Results

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Answer", "Graph", "QueryError", "ReportSummary", "Row", "Stats", "open_graph"]

_REPORTS = """
SELECT ?iri ?title ?place ?code ?year ?issuer ?source ?created ?issued WHERE {
  ?iri a fz:Report .
  OPTIONAL { ?iri dct:title ?title } OPTIONAL { ?iri fz:reportYear ?year } OPTIONAL { ?iri dct:source ?source }
  OPTIONAL { ?iri dct:created ?created } OPTIONAL { ?iri dct:issued ?issued }
  OPTIONAL { GRAPH ?iri { ?iri fz:jurisdiction ?j . ?j skos:prefLabel ?place OPTIONAL { ?j fz:divisionCode ?code } } }
  OPTIONAL { ?iri dct:publisher ?p . ?p skos:prefLabel ?issuer FILTER(lang(?issuer) = "zh") }
} ORDER BY ?code ?place ?year ?iri
"""
_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  GRAPH ?report { ?thing a ?class } FILTER(?report != ?vocabulary && STRSTARTS(STR(?class), STR(fz:)))
} GROUP BY ?class ORDER BY ?class
"""
# Formats that keep the named graphs apart
_DATASETS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS}
_CODED = "SELECT (COUNT(?o) AS ?count) WHERE { ?o a qb:Observation }"


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """One report of the graph. ``code`` is GB/T 2260, None for zones; dates are ISO 8601."""

    iri: str
    title: str
    jurisdiction: str
    code: str | None
    year: int | None
    issuer: str | None
    source: str
    created: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Stats:
    """Sizes: reports, quads (with the vocabulary's), coded observations, and things by class (local name)."""

    reports: int
    quads: int
    coded_observations: int
    classes: dict[str, int]


class Graph(Closing):
    """A knowledge graph of reports over a store; usable in a ``with`` block."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def base(self) -> str:
        """The base of the IRIs that the reports were built with."""
        reports = [name for name in self.store.graphs() if name != VOCAB_GRAPH]
        return reports[0].partition("report/")[0] if reports else DEFAULT_BASE

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries need not declare."""
        return prefixes(self.base)

    def run(self, sparql: str, **parameters: Parameter) -> Results:
        """Oxigraph's own results, to be serialised or streamed. Raises QueryError."""
        query = bound(sparql, parameters)
        try:
            return self.store.query(query, self.prefixes)
        except SyntaxError as error:
            raise explained(error, query) from error

    def query(self, sparql: str, **parameters: Parameter) -> Answer:
        """The rows of a SPARQL query over all reports and the vocabulary, as dicts of Python values.

        ``$name`` in the query is replaced by the parameter of that name. Raises QueryError with line and column.
        """
        try:
            return answer(self.run(sparql, **parameters))
        except (RuntimeError, OSError) as error:
            raise QueryError(f"the query failed: {error}") from error

    def reports(self) -> list[ReportSummary]:
        """All reports, by place and year; a report that states several values of a field shows the first."""
        first: dict[str, ReportSummary] = {}
        for row in self.query(_REPORTS):
            first.setdefault(str(row["iri"]), _summary(row))
        return list(first.values())

    def report(self, iri: str) -> ReportSummary:
        """One report. Raises KeyError where the graph has none of that IRI."""
        found = next((r for r in self.reports() if r.iri == iri), None)
        if found is None:
            raise KeyError(iri)
        return found

    def stats(self) -> Stats:
        """How much there is of what."""
        vocabulary = ox.NamedNode(VOCAB_GRAPH)
        counts = {
            str(r["class"]).rpartition("#")[2]: whole(r["count"]) for r in self.query(_CLASSES, vocabulary=vocabulary)
        }
        coded = whole(self.query(_CODED)[0]["count"])
        return Stats(counts.get("Report", 0), len(self.store), coded, counts)

    def network(self) -> nx.MultiDiGraph[str]:
        """The NetworkX projection: nodes are IRIs, an edge is a relation with its evidence."""
        from fazhi_graph.graph.network import network  # NetworkX is slow to import

        return network(self)

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def _summary(row: Row) -> ReportSummary:
    return ReportSummary(
        iri=str(row["iri"]),
        title=text(row["title"]),
        jurisdiction=text(row["place"]),
        code=text_or_none(row["code"]),
        year=whole_or_none(row["year"]),
        issuer=text_or_none(row["issuer"]),
        source=text(row["source"]),
        created=text_or_none(row["created"]),
        issued=text_or_none(row["issued"]),
    )


def open_graph(path: str | Path) -> Graph:
    """The graph of a build's output folder, of a database folder, of a TriG or N-Quads file (in memory), or elsewhere.

    Elsewhere is ``sparql+http://…`` of a SPARQL 1.1 store. Raises StoreError where there is none, or where it cannot be
    read.
    """
    if is_remote(path):
        return Graph(open_store(path))
    place = Path(path)
    if place.is_file():
        return Graph(_loaded(place))
    inner = place / "graph"
    return Graph(open_store(inner if inner.is_dir() else place, read_only=True))


def _loaded(path: Path) -> Store:
    form = _DATASETS.get(path.suffix)
    if form is None:
        raise StoreError(f"{path} is no TriG or N-Quads file and no folder with a graph")
    store = MemoryStore()
    try:
        store.load(ox.parse(path=str(path), format=form))
    except (SyntaxError, OSError) as error:
        raise StoreError(f"{path}: {error}") from error
    return store

"""The NetworkX projection. One rule: a relation with evidence folds to an edge.

What carries evidence is a measure that states a relation, a relation's own node, a coded number, a problem,
a commitment, a change of bodies, and the sentence that mentions something. Beside these a report points to its place.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from fazhi_graph.graph.answers import Answer, Row
from fazhi_graph.graph.cells import whole, whole_or_none
from fazhi_graph.graph.spool import Spool
from fazhi_graph.iris import NS, VOCAB_GRAPH
from fazhi_graph.store.common import Closing

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

Edge = tuple[str, str, str, dict[str, Any]]

# The classes that can be nodes, the more particular first: an institution is a concept too.
CLASSES = (
    "Report",
    "Jurisdiction",
    "Body",
    "Institution",
    "Policy",
    "Programme",
    "Platform",
    "Venue",
    "Honour",
    "Indicator",
    "Problem",
    "Commitment",
    "Event",
    "Role",
)

# Where a fact says itself which relation it states: measures, and relations of their own
_STATED = """
SELECT ?source ?target ?predicate ?fact WHERE { GRAPH $report {
  { ?fact fz:relation ?predicate ; fz:actor ?source ; fz:object ?target . ?source ?predicate ?target }
  UNION { ?fact a fz:Relation ; rdf:subject ?source ; rdf:predicate ?predicate ; rdf:object ?target }
  UNION { ?fact a fz:Change ; org:originalOrganization ?source ; org:resultingOrganization ?target
          BIND(dct:isReplacedBy AS ?predicate) }
  UNION { VALUES ?predicate { fz:hasProblem fz:hasCommitment } ?source ?predicate ?target BIND(?target AS ?fact) }
} }
"""
_OBSERVED = """
SELECT ?source ?target ?predicate ?fact ?value ?unit ?approximation ?counted ?period WHERE {
  BIND(fz:observed AS ?predicate)
  GRAPH $report {
    ?fact a qb:Observation ; sdmx-dimension:refArea ?source ; fz:indicator ?target ; sdmx-measure:obsValue ?value ;
      sdmx-dimension:refPeriod ?period ; sdmx-attribute:unitMeasure/skos:notation ?unit ;
      fz:approximation ?approximation ; rdfs:label ?counted
  }
}
"""
_MENTIONED = "SELECT ?target ?passage WHERE { GRAPH $report { ?passage fz:mentions ?target } }"
_WHEREABOUTS = "SELECT ?place WHERE { GRAPH $report { $report a fz:Report ; fz:jurisdiction ?place } }"
_YEAR = "SELECT ?year WHERE { GRAPH $report { $report fz:reportYear ?year } }"
_EVIDENCE = """
SELECT ?fact ?sentence ?begin ?end WHERE { GRAPH $report {
  ?fact fz:evidence ?evidence . ?evidence nif:anchorOf ?sentence ; nif:beginIndex ?at .
  ?fact nif:beginIndex ?begin ; nif:endIndex ?end
} } ORDER BY ?fact ?at
"""
_PASSAGES = """
SELECT ?passage ?sentence ?begin ?end WHERE { GRAPH $report {
  ?passage a fz:Passage ; nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end
} }
"""
_TYPES = f"""
SELECT DISTINCT ?node ?value WHERE {{
  VALUES ?class {{ {" ".join(f"fz:{name}" for name in CLASSES)} }}
  ?node a ?class BIND(STRAFTER(STR(?class), STR(fz:)) AS ?value)
}}
"""
_PREDICATES = "SELECT ?node ?value WHERE { ?node a owl:ObjectProperty ; rdfs:label ?value FILTER(lang(?value) = 'zh') }"
_ATTRIBUTES = {
    "name": "SELECT ?node ?value WHERE { ?node skos:prefLabel ?value FILTER(lang(?value) = 'zh') }",
    "title": "SELECT ?node ?value WHERE { ?node a fz:Report ; dct:title ?value }",
    "text": "SELECT ?node ?value WHERE { VALUES ?c { fz:Problem fz:Commitment } ?node a ?c ; rdfs:label ?value }",
    "definition": "SELECT ?node ?value WHERE { ?node skos:definition ?value FILTER(lang(?value) = 'zh') }",
    "aliases": "SELECT DISTINCT ?node ?value WHERE { ?node skos:altLabel ?value FILTER(lang(?value) = 'zh') }",
    "topic": "SELECT ?node ?value WHERE { ?node dct:subject/skos:notation ?value }",
    "division": "SELECT ?node ?value WHERE { ?node fz:divisionCode ?value }",
    "notation": "SELECT ?node ?value WHERE { ?node a fz:Indicator ; skos:notation ?value }",
    "topic_iri": "SELECT ?node ?value WHERE { ?node dct:subject ?value }",
}


# Between the parts of a key: less than any character of an IRI, so that keys sort as their parts do
_PART = "\x1f"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an edge rests: report, year, sentence(s), and the offsets of the fact itself."""

    report: str
    year: int | None
    sentence: str
    begin: int
    end: int

    def attributes(self) -> dict[str, Any]:
        """As attributes of an edge; ``year`` is absent where the report's is unknown."""
        known = {"report": self.report, "evidence": self.sentence, "begin": self.begin, "end": self.end}
        return known if self.year is None else {**known, "year": self.year}


class Projection(Closing):
    """The network with its edges on disk, to be walked through where it may be too large for memory.

    Nodes have ``label``, ``cls``, ``definition``, ``aliases``, ``topic``, ``reports``, ``code``. Edges have the
    predicate's local name and the IRI of their evidence as key, and ``predicate``, ``label``, ``report``, ``year``,
    ``evidence``, ``begin``, ``end`` (of the fact's own span); observed numbers also ``value``, ``unit``,
    ``approximation``, ``counted``, and their own year. To be used in a ``with`` block.
    """

    def __init__(self, graph: Graph, *, by_predicate: bool = False) -> None:
        self._reports: defaultdict[str, set[str]] = defaultdict(set)
        self._first = 1 if by_predicate else 0
        self._spool = Spool(map(self._kept, _edges(graph)))
        for summary in graph.reports():
            self._reports[summary.iri].add(summary.iri)
        self._describe = _Describer(graph, self._reports)

    def _kept(self, edge: Edge) -> tuple[str, str]:
        source, target, key, attributes = edge
        for node in (source, target):
            self._reports[node].add(attributes["report"])
        parts = (attributes["predicate"], source, target, key)[1 - self._first :]
        return _PART.join(parts), json.dumps(attributes, ensure_ascii=False)

    def nodes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """IRIs and attributes, in order of IRI."""
        for iri in sorted(self._reports):
            yield iri, {**self._describe(iri), "reports": tuple(sorted(self._reports[iri]))}

    def edges(self) -> Iterator[Edge]:
        """Source, target, key and attributes, in that order; ``by_predicate`` those of one predicate together."""
        for parts, attributes in self._spool:
            source, target, key = parts.split(_PART)[self._first :]
            yield source, target, key, json.loads(attributes)

    def close(self) -> None:
        """Give back the place that the edges take."""
        self._spool.close()


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """The projection as a whole, for NetworkX; nodes and edges come in sorted order."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    texts: dict[str, str] = {}  # many edges rest on one sentence, and all on few reports: each text is held once
    with Projection(graph) as found:
        for iri, data in found.nodes():
            made.add_node(iri, **data)
        for source, target, key, attributes in found.edges():
            shared = {sys.intern(n): texts.setdefault(v, v) if isinstance(v, str) else v for n, v in attributes.items()}
            made.add_edge(source, target, key=key, **shared)
    return made


class _Describer:
    """The attributes of some nodes, from tables read once."""

    def __init__(self, graph: Graph, nodes: Container[str]) -> None:
        self._tables = {name: _table(graph, sparql, nodes) for name, sparql in _ATTRIBUTES.items()}
        types = _table(graph, _TYPES, nodes)
        self._classes = {iri: next(c for c in CLASSES if c in found) for iri, found in types.items()}

    def _first(self, iri: str, *names: str) -> str:
        found = (value for name in names for value in self._tables[name].get(iri, ()))
        return next(found, "")

    def __call__(self, iri: str) -> dict[str, Any]:
        return {
            "label": self._first(iri, "name", "title", "text") or iri.rpartition("/")[2],
            "cls": self._classes.get(iri) or _class_of(iri),
            "definition": self._first(iri, "definition"),
            "aliases": tuple(self._tables["aliases"].get(iri, ())),
            "topic": self._first(iri, "topic") or self._first(iri, "topic_iri").rpartition("/")[2],
            "code": self._first(iri, "division", "notation"),
        }


def _class_of(iri: str) -> str:
    """A concept that no vocabulary describes any more still tells its class by its scheme."""
    scheme = iri.rsplit("/", 2)[-2].capitalize() if iri.count("/") > 2 else ""
    return scheme if scheme in CLASSES else ""


def _table(graph: Graph, sparql: str, nodes: Container[str] | None = None) -> dict[str, list[str]]:
    """The sorted values of each node, or of some; most of what a query finds may be none of these."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = graph.run(sparql)
    assert isinstance(rows, ox.QuerySolutions)
    for node, value in rows:
        iri = node.value
        if nodes is None or iri in nodes:
            found[iri].add(value.value)
    return {iri: sorted(values) for iri, values in found.items()}


def _edges(graph: Graph) -> Iterator[Edge]:
    labels = {iri: found[0] for iri, found in _table(graph, _PREDICATES).items()}
    for name in graph.store.graphs():
        if name != VOCAB_GRAPH:
            yield from _ReportEdges(graph, name, labels)


class _ReportEdges:
    """The edges that one report states."""

    def __init__(self, graph: Graph, report: str, labels: dict[str, str]) -> None:
        self._graph = graph
        self._report = report
        self._labels = labels
        self._year = next((whole_or_none(row["year"]) for row in self._rows(_YEAR)), None)

    def __iter__(self) -> Iterator[Edge]:
        evidence = self._evidence()
        for row in (*self._rows(_STATED), *self._rows(_OBSERVED)):
            fact = str(row["fact"])
            edge = self._edge(row, str(row["predicate"]), fact, evidence[fact].attributes())
            yield *edge[:3], {**edge[3], **_measured(row)}
        yield from self._mentions()
        placed = {"report": self._report, "evidence": ""} | ({} if self._year is None else {"year": self._year})
        for row in self._rows(_WHEREABOUTS):
            ends = {"source": self._report, "target": row["place"]}
            yield self._edge(ends, f"{NS}jurisdiction", "", placed)

    def _rows(self, sparql: str) -> Answer:
        return self._graph.query(sparql, report=ox.NamedNode(self._report))

    def _edge(self, ends: Row, predicate: str, fact: str, attributes: dict[str, Any]) -> Edge:
        name = _local(predicate)
        told = {"predicate": name, "label": self._labels.get(predicate, name), **attributes}
        return str(ends["source"]), str(ends["target"]), f"{name} {fact}".rstrip(), told

    def _mentions(self) -> Iterator[Edge]:
        passages = {str(row["passage"]): self._read(row).attributes() for row in self._rows(_PASSAGES)}
        for row in self._rows(_MENTIONED):
            passage = str(row["passage"])
            ends = {"source": self._report, "target": row["target"]}
            yield self._edge(ends, f"{NS}mentions", passage, passages[passage])

    def _evidence(self) -> dict[str, Evidence]:
        found: dict[str, Evidence] = {}
        for row in self._rows(_EVIDENCE):
            fact, new = str(row["fact"]), self._read(row)
            found[fact] = replace(new, sentence=found[fact].sentence + new.sentence) if fact in found else new
        return found

    def _read(self, row: Row) -> Evidence:
        return Evidence(self._report, self._year, str(row["sentence"]), whole(row["begin"]), whole(row["end"]))


def _measured(row: Row) -> dict[str, Any]:
    value = row.get("value")
    if not isinstance(value, Decimal):
        return {}
    number = int(value) if value == value.to_integral_value() else float(value)
    measured = {"value": number, **{n: str(row[n]) for n in ("unit", "approximation", "counted")}}
    return {**measured, "year": row["period"]}


def _local(iri: str) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]

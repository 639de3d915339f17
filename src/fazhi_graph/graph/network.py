"""The NetworkX projection. One rule: a relation with evidence folds to an edge.

What carries evidence is a measure that states a relation, a relation's own node, a coded number, a problem,
a commitment, a change of bodies, and the sentence that mentions something. Beside these a report points to its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import networkx as nx

from fazhi_graph.graph.answers import Row
from fazhi_graph.iris import NS

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
SELECT ?source ?target ?predicate ?fact WHERE { GRAPH ?report {
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
  GRAPH ?report {
    ?fact a qb:Observation ; sdmx-dimension:refArea ?source ; fz:indicator ?target ; sdmx-measure:obsValue ?value ;
      sdmx-dimension:refPeriod ?period ; sdmx-attribute:unitMeasure/skos:notation ?unit ;
      fz:approximation ?approximation ; rdfs:label ?counted
  }
}
"""
_MENTIONED = """
SELECT ?report ?target ?passage WHERE { GRAPH ?report { ?passage fz:mentions ?target } }
"""
_WHEREABOUTS = """
SELECT ?report ?place ?year WHERE {
  ?report a fz:Report ; fz:jurisdiction ?place OPTIONAL { ?report fz:reportYear ?year }
}
"""
_EVIDENCE = """
SELECT ?fact ?report ?year ?evidence ?sentence ?begin ?end WHERE { GRAPH ?report {
  ?fact fz:evidence ?evidence . ?evidence nif:anchorOf ?sentence ; nif:beginIndex ?at .
  ?fact nif:beginIndex ?begin ; nif:endIndex ?end
  OPTIONAL { ?report fz:reportYear ?year }
} } ORDER BY ?fact ?at
"""
_PASSAGES = """
SELECT ?passage ?report ?year ?sentence ?begin ?end WHERE { GRAPH ?report {
  ?passage a fz:Passage ; nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end
  OPTIONAL { ?report fz:reportYear ?year }
} }
"""
_TYPES = "SELECT DISTINCT ?node ?value WHERE { ?node a ?class BIND(STRAFTER(STR(?class), STR(fz:)) AS ?value) }"
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


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """Nodes by IRI with ``label``, ``cls``, ``definition``, ``aliases``, ``topic``, ``reports``, ``code``.

    Edges have the predicate's local name and the IRI of their evidence as key, and ``predicate``, ``label``,
    ``report``, ``year``, ``evidence``, ``begin``, ``end`` (of the fact's own span); observed numbers also ``value``,
    ``unit``, ``approximation``, ``counted``, and their own year.
    Nodes and edges come in sorted order.
    """
    edges = sorted(_edges(graph), key=lambda e: e[:3])
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, _, attributes in edges:
        reports[source].add(attributes["report"])
        reports[target].add(attributes["report"])
    for summary in graph.reports():
        reports[summary.iri].add(summary.iri)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    describe = _Describer(graph)
    for iri in sorted(reports):
        made.add_node(iri, **describe(iri), reports=tuple(sorted(reports[iri])))
    for source, target, key, attributes in edges:
        made.add_edge(source, target, key=key, **attributes)
    return made


class _Describer:
    """The attributes of a node, from tables read once."""

    def __init__(self, graph: Graph) -> None:
        self._tables = {name: _table(graph, sparql) for name, sparql in _ATTRIBUTES.items()}
        types = _table(graph, _TYPES)
        self._classes = {iri: next((c for c in CLASSES if c in found), "") for iri, found in types.items()}

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


def _table(graph: Graph, sparql: str) -> dict[str, list[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in graph.query(sparql):
        found[str(row["node"])].add(str(row["value"]))
    return {iri: sorted(values) for iri, values in found.items()}


def _edges(graph: Graph) -> Iterator[Edge]:
    labels = {iri: found[0] for iri, found in _table(graph, _PREDICATES).items()}
    evidence = _evidence(graph)
    for row in (*graph.query(_STATED), *graph.query(_OBSERVED)):
        fact, predicate = str(row["fact"]), str(row["predicate"])
        name = _local(predicate)
        attributes = {"predicate": name, "label": labels.get(predicate, name), **evidence[fact].attributes()}
        yield str(row["source"]), str(row["target"]), f"{name} {fact}", {**attributes, **_measured(row)}
    yield from _mentions(graph, labels)
    label = labels.get(f"{NS}jurisdiction", "jurisdiction")
    for row in graph.query(_WHEREABOUTS):
        report, year = str(row["report"]), row["year"]
        placed = {"predicate": "jurisdiction", "label": label, "report": report, "evidence": ""}
        yield report, str(row["place"]), "jurisdiction", placed if year is None else {**placed, "year": year}


def _mentions(graph: Graph, labels: dict[str, str]) -> Iterator[Edge]:
    label = labels.get(f"{NS}mentions", "mentions")
    passages = {str(r["passage"]): _read(r) for r in graph.query(_PASSAGES)}
    for row in graph.query(_MENTIONED):
        passage = str(row["passage"])
        attributes = {"predicate": "mentions", "label": label, **passages[passage].attributes()}
        yield str(row["report"]), str(row["target"]), f"mentions {passage}", attributes


def _evidence(graph: Graph) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for row in graph.query(_EVIDENCE):
        fact, new = str(row["fact"]), _read(row)
        old = found.get(fact)
        sentence = old.sentence + new.sentence if old else new.sentence
        found[fact] = Evidence(new.report, new.year, sentence, new.begin, new.end)
    return found


def _read(row: Row) -> Evidence:
    year, begin, end = row["year"], row["begin"], row["end"]
    return Evidence(
        str(row["report"]),
        year if isinstance(year, int) else None,
        str(row["sentence"]),
        begin if isinstance(begin, int) else 0,
        end if isinstance(end, int) else 0,
    )


def _measured(row: Row) -> dict[str, Any]:
    value = row.get("value")
    if not isinstance(value, Decimal):
        return {}
    number = int(value) if value == value.to_integral_value() else float(value)
    measured = {"value": number, **{n: str(row[n]) for n in ("unit", "approximation", "counted")}}
    return {**measured, "year": row["period"]}


def _local(iri: str) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]

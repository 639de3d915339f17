"""All that the graph knows of one thing: what it is, what it is linked to, each sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from fazhi_graph.graph.answers import Row
from fazhi_graph.graph.cells import decimal, text, whole, whole_or_none

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

_ABOUT = """
SELECT ?class ?class_label ?class_label_en ?label ?label_en ?definition ?definition_en ?code ?place WHERE {
  VALUES ?node { $node }
  OPTIONAL { ?node a ?class . ?class rdfs:label ?class_label , ?class_label_en
             FILTER(STRSTARTS(STR(?class), STR(fz:)) && lang(?class_label) = "zh" && lang(?class_label_en) = "en") }
  OPTIONAL { ?node skos:prefLabel ?label FILTER(lang(?label) = "zh") }
  OPTIONAL { ?node skos:prefLabel ?label_en FILTER(lang(?label_en) = "en") }
  OPTIONAL { ?node skos:definition ?definition FILTER(lang(?definition) = "zh") }
  OPTIONAL { ?node skos:definition ?definition_en FILTER(lang(?definition_en) = "en") }
  OPTIONAL { ?node fz:divisionCode|skos:notation ?code }
  OPTIONAL { ?node fz:jurisdiction|schema:containedInPlace ?home . ?home skos:prefLabel ?place }
} ORDER BY ?class ?label ?code ?place
"""
_NAMES = 'SELECT DISTINCT ?name WHERE { $node skos:altLabel ?name FILTER(lang(?name) = "zh") } ORDER BY ?name'
_LINKS = """
SELECT ?predicate ?label ?label_en ?forward ?other ?name ?report ?year ?place ?sentence ?begin ?end WHERE {
  GRAPH ?report {
    { ?fact fz:relation ?predicate ; fz:actor ?source ; fz:object ?target . ?source ?predicate ?target }
    UNION { ?fact a fz:Relation ; rdf:subject ?source ; rdf:predicate ?predicate ; rdf:object ?target }
    UNION { ?fact org:originalOrganization ?source ; org:resultingOrganization ?target
            BIND(dct:isReplacedBy AS ?predicate) }
    FILTER(?source = $node || ?target = $node)
    ?fact fz:evidence ?passage ; nif:beginIndex ?begin ; nif:endIndex ?end . ?passage nif:anchorOf ?sentence
    OPTIONAL { ?report fz:reportYear ?year } OPTIONAL { ?report fz:jurisdiction/skos:prefLabel ?place }
  }
  BIND(?source = $node AS ?forward) BIND(IF(?source = $node, ?target, ?source) AS ?other)
  OPTIONAL { ?other skos:prefLabel ?name FILTER(lang(?name) = "zh") }
  OPTIONAL { ?predicate rdfs:label ?label FILTER(lang(?label) = "zh") }
  OPTIONAL { ?predicate rdfs:label ?label_en FILTER(lang(?label_en) = "en") }
} ORDER BY DESC(?forward) ?predicate ?year ?report ?begin ?other
"""
_NUMBERS = """
SELECT ?value ?unit ?counted ?name ?report ?year ?place ?sentence ?begin ?end WHERE {
  GRAPH ?report {
    { ?fact fz:subject $node } UNION { ?fact fz:indicator $node } UNION { ?fact sdmx-dimension:refArea $node }
    ?fact a fz:Observation ; sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure/skos:notation ?unit ;
      rdfs:label ?counted ; fz:evidence/nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end
    OPTIONAL { ?fact sdmx-dimension:refPeriod ?year }
    OPTIONAL { ?fact sdmx-dimension:refArea/skos:prefLabel ?place }
  }
  OPTIONAL { ?fact fz:indicator/skos:prefLabel ?name FILTER(lang(?name) = "zh") }
} ORDER BY ?place ?year ?report ?begin ?sentence
"""
_MENTIONS = """
SELECT ?report ?year ?place ?sentence ?begin ?end WHERE {
  GRAPH ?report {
    ?passage fz:mentions $node ; nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end
    OPTIONAL { ?report fz:reportYear ?year } OPTIONAL { ?report fz:jurisdiction/skos:prefLabel ?place }
  }
} ORDER BY ?year ?place ?report ?begin
"""
# Classes that say less of a thing than its others do
_PLAIN = frozenset({"Indicator", "Concept", ""})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, where it stands (offsets of the fact, in the report's text), and the report's place and year."""

    sentence: str
    report: str
    place: str
    year: int | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A relation; ``forward`` if the thing of the card is its subject."""

    predicate: str
    label: str
    label_en: str
    forward: bool
    other: str
    name: str
    said: Said


@dataclass(frozen=True, slots=True)
class Number:
    """A number that concerns the thing; ``name`` is its indicator's, empty if it has none."""

    value: Decimal
    unit: str
    counted: str
    name: str
    said: Said


@dataclass(frozen=True, slots=True)
class Card:
    """One thing. ``place`` is where it belongs or lies."""

    iri: str
    kind: str
    kind_label: str
    kind_label_en: str
    label: str
    label_en: str
    definition: str
    definition_en: str
    code: str
    place: str
    names: tuple[str, ...]
    links: tuple[Link, ...]
    numbers: tuple[Number, ...]
    mentions: tuple[Said, ...]

    @property
    def known(self) -> bool:
        """False for an IRI of which the graph says nothing."""
        return bool(self.label or self.links or self.mentions)


def card(graph: Graph, iri: str) -> Card:
    """The card of the thing that an IRI names."""
    node = NamedNode(iri)
    rows = graph.query(_ABOUT, node=node).rows
    about = next((r for r in rows if text(r["class"]).rpartition("#")[2] not in _PLAIN), rows[0])
    return Card(
        iri=iri,
        kind=text(about["class"]).rpartition("#")[2],
        kind_label=text(about["class_label"]),
        kind_label_en=text(about["class_label_en"]),
        label=text(about["label"]),
        label_en=text(about["label_en"]),
        definition=text(about["definition"]),
        definition_en=text(about["definition_en"]),
        code=text(about["code"]),
        place=text(about["place"]),
        names=tuple(text(row["name"]) for row in graph.query(_NAMES, node=node)),
        links=tuple(_link(row) for row in graph.query(_LINKS, node=node)),
        numbers=tuple(_number(row) for row in graph.query(_NUMBERS, node=node)),
        mentions=tuple(_said(row) for row in graph.query(_MENTIONS, node=node)),
    )


def _link(row: Row) -> Link:
    predicate = text(row["predicate"]).rpartition("#")[2].rpartition("/")[2]
    other = text(row["other"])
    return Link(
        predicate=predicate,
        label=text(row["label"]) or predicate,
        label_en=text(row["label_en"]) or predicate,
        forward=row["forward"] is True,
        other=other,
        name=text(row["name"]) or other.rpartition("/")[2],
        said=_said(row),
    )


def _number(row: Row) -> Number:
    return Number(decimal(row["value"]), text(row["unit"]), text(row["counted"]), text(row["name"]), _said(row))


def _said(row: Row) -> Said:
    return Said(
        text(row["sentence"]),
        text(row["report"]),
        text(row["place"]),
        whole_or_none(row["year"]),
        whole(row["begin"]),
        whole(row["end"]),
    )

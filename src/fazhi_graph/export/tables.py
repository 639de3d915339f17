"""The graph as three tables, nodes, edges and every number, with typed and explained columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from pyoxigraph import NamedNode

from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.network import Projection

Kind = Literal["text", "texts", "integer", "number", "boolean"]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, and what they mean. ``texts`` is a list of texts."""

    name: str
    meaning: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; rows may lack what is unknown, and can be walked through once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


NODES = (
    Column("id", "IRI"),
    Column("label", "name, title or text"),
    Column("cls", "class: Jurisdiction, Body, Institution …"),
    Column("code", "division code of a place, notation of an indicator"),
    Column("topic", "notation of its topic"),
    Column("aliases", "other names", "texts"),
    Column("definition", "definition in the vocabulary"),
    Column("reports", "IRIs of the reports that speak of it", "texts"),
)
EDGES = (
    Column("source", "IRI of the node that the relation starts from"),
    Column("source_label", "its name"),
    Column("predicate", "local name of the relation"),
    Column("label", "name of the relation in Chinese"),
    Column("target", "IRI of the node that the relation leads to"),
    Column("target_label", "its name"),
    Column("year", "year that the fact is about", "integer"),
    Column("value", "a number's value, in its unit", "number"),
    Column("unit", "measure word, currency or %"),
    Column("approximation", "exact, about, at_least or at_most"),
    Column("counted", "what the report says was counted"),
    Column("evidence", "the sentences that say so"),
    Column("report", "IRI of the report"),
    Column("begin", "where the fact begins in the report's text, in characters", "integer"),
    Column("end", "where it ends", "integer"),
)
OBSERVATIONS = (
    Column("jurisdiction", "the place counted for"),
    Column("division_code", "its code by GB/T 2260"),
    Column("year", "the year counted", "integer"),
    Column("indicator", "notation of the indicator; empty where the vocabulary has none"),
    Column("indicator_label", "its name"),
    Column("counted", "what the report says was counted"),
    Column("value", "value, in the unit", "number"),
    Column("unit", "measure word, currency or %"),
    Column("approximation", "exact, about, at_least or at_most"),
    Column("kind", "count, rate, amount, duration or multiple"),
    Column("change", "true if it is a change against an earlier period", "boolean"),
    Column("quote", "the number as the report writes it"),
    Column("sentence", "the sentence that states it"),
    Column("subject", "whom it is about, where that is not the place itself"),
    Column("total", "IRI of the number that this one is part of"),
    Column("report", "IRI of the report"),
    Column("begin", "where the number begins in the report's text, in characters", "integer"),
    Column("end", "where it ends", "integer"),
    Column("id", "IRI"),
)

_NUMBERS = """
SELECT ?id ?value ?counted ?unit ?approximation ?kind ?change ?quote ?begin ?end ?year ?jurisdiction
       ?division_code ?indicator ?indicator_label ?subject ?total (SAMPLE(?quoted) AS ?sentence) WHERE {
  GRAPH $report {
    ?id a fz:Observation ; sdmx-measure:obsValue ?value ; rdfs:label ?counted ; fz:approximation ?approximation ;
      sdmx-attribute:unitMeasure/skos:notation ?unit ; fz:kind ?kind ; nif:anchorOf ?quote ; nif:beginIndex ?begin ;
      nif:endIndex ?end ; fz:evidence/nif:anchorOf ?quoted
    OPTIONAL { ?id sdmx-dimension:refPeriod ?year }
    OPTIONAL { ?id sdmx-dimension:refArea ?place . ?place skos:prefLabel ?jurisdiction
               OPTIONAL { ?place fz:divisionCode ?division_code } }
    OPTIONAL { ?id fz:change ?change }
    OPTIONAL { ?id fz:subject/skos:prefLabel ?subject }
    OPTIONAL { ?id fz:partOfTotal ?total }
  }
  OPTIONAL {
    ?id fz:indicator ?concept BIND(STRAFTER(STR(?concept), "/indicator/") AS ?indicator)
    OPTIONAL { ?concept skos:prefLabel ?indicator_label FILTER(lang(?indicator_label) = "zh") }
  }
} GROUP BY ?id ?value ?counted ?unit ?approximation ?kind ?change ?quote ?begin ?end ?year ?jurisdiction
           ?division_code ?indicator ?indicator_label ?subject ?total
ORDER BY ?begin ?id
"""


@contextmanager
def tables(graph: Graph) -> Iterator[tuple[Table, Table, Table]]:
    """``nodes``, ``edges`` and ``observations``, each in a fixed order; rows are there only within the ``with``."""
    with Projection(graph) as network:
        nodes = ({"id": iri, **data} for iri, data in network.nodes())
        yield (
            Table("nodes", NODES, nodes),
            Table("edges", EDGES, _edges(network)),
            Table("observations", OBSERVATIONS, _numbers(graph)),
        )


def _edges(network: Projection) -> Iterator[Row]:
    labels = {iri: data["label"] for iri, data in network.nodes()}
    for source, target, _, data in network.edges():
        yield {
            "source": source, "source_label": labels[source],
            "target": target, "target_label": labels[target], **data,
        }  # fmt: skip


def _numbers(graph: Graph) -> Iterator[Row]:
    """By division code, place and year of the report, then as the report goes."""
    for report in dict.fromkeys(summary.iri for summary in graph.reports()):
        for row in graph.query(_NUMBERS, report=NamedNode(report)):
            yield {**row, "report": report}

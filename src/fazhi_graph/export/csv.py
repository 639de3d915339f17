"""CSV for spreadsheets: nodes, edges and every number, in a folder or a ZIP; UTF-8 with byte-order mark for Excel."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph

NODES = ("id", "label", "cls", "code", "topic", "aliases", "definition", "reports")
EDGES = (
    "source", "source_label", "predicate", "label", "target", "target_label", "year", "value", "unit", "approximation",
    "counted", "evidence", "report", "begin", "end",
)  # fmt: skip
OBSERVATIONS = (
    "jurisdiction", "division_code", "year", "indicator", "indicator_label", "counted", "value", "unit",
    "approximation", "kind", "change", "quote", "sentence", "subject", "total", "report", "begin", "end", "id",
)  # fmt: skip

_NUMBERS = """
SELECT ?id ?report ?value ?counted ?unit ?approximation ?kind ?change ?quote ?begin ?end ?year ?jurisdiction
       ?division_code ?indicator ?indicator_label ?subject ?total (SAMPLE(?quoted) AS ?sentence) WHERE {
  GRAPH ?report {
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
} GROUP BY ?id ?report ?value ?counted ?unit ?approximation ?kind ?change ?quote ?begin ?end ?year ?jurisdiction
           ?division_code ?indicator ?indicator_label ?subject ?total
ORDER BY ?division_code ?jurisdiction ?year ?report ?begin ?id
"""

Table = tuple[tuple[str, ...], Iterable[Mapping[str, object]]]


def write_csv(graph: Graph, target: Path) -> None:
    """``nodes.csv``, ``edges.csv`` and ``observations.csv`` into a folder, or into one file if it ends in ``.zip``."""
    files = {f"{name}.csv": _encoded(columns, rows) for name, (columns, rows) in _tables(graph).items()}
    if target.suffix == ".zip":
        _zipped(files, target)
        return
    for name, content in files.items():
        with replacing(target / name) as path:
            path.write_bytes(content)


def _tables(graph: Graph) -> dict[str, Table]:
    network = graph.network()
    labels = {iri: str(data["label"]) for iri, data in network.nodes(data=True)}
    nodes = ({"id": iri, **data} for iri, data in network.nodes(data=True))
    edges = (
        {"source": s, "source_label": labels[s], "target": t, "target_label": labels[t], **data}
        for s, t, data in network.edges(data=True)
    )
    return {
        "nodes": (NODES, nodes),
        "edges": (EDGES, edges),
        "observations": (OBSERVATIONS, graph.query(_NUMBERS)),
    }


def _encoded(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(_cells(columns, rows))
    return text.getvalue().encode("utf-8-sig")


def _cells(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_cell(row.get(name)) for name in columns]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " | ".join(value) if isinstance(value, tuple) else str(value)


def _zipped(files: Mapping[str, bytes], target: Path) -> None:
    with replacing(target) as path, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # a fixed date (the earliest ZIP knows), so that equal content is equal bytes
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

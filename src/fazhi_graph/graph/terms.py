"""The names the graph uses: prefixes as they are predeclared in queries, terms by CURIE, literals in canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from fazhi_graph.iris import DEFAULT_BASE, NS, VOCAB

PREFIXES: dict[str, str] = {
    "fz": NS,
    "vocab": VOCAB,
    "id": DEFAULT_BASE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "sh": "http://www.w3.org/ns/shacl#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
}

# One statement without its graph, and what a stage of the mapping yields.
Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
Statements = Iterator[Statement]


@lru_cache(maxsize=1024)
def term(curie: str) -> NamedNode:
    """The node of a prefixed name, ``term("fz:evidence")``. Raises KeyError for an undeclared prefix."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def prefixes(base: str) -> dict[str, str]:
    """All prefixes, ``id:`` standing for the base that the graph was built with."""
    return {**PREFIXES, "id": base}


def zh(value: str) -> Literal:
    """Chinese text from a report."""
    return Literal(value, language="zh")


def string(value: str) -> Literal:
    """Text of no language: quotes, codes, hashes."""
    return Literal(value)


def integer(value: int) -> Literal:
    """An offset or order. Oxigraph keeps only xsd:integer of the integer types, so this is what is written."""
    return Literal(str(value), datatype=term("xsd:integer"))


def decimal(value: str) -> Literal:
    """A number as Oxigraph itself would write it (126.50 is 126.5), so that a dump equals what was loaded."""
    number = format(Decimal(value), "f")
    return Literal(number.rstrip("0").rstrip(".") if "." in number else number, datatype=term("xsd:decimal"))


def boolean(value: bool) -> Literal:
    """xsd:boolean."""
    return Literal("true" if value else "false", datatype=term("xsd:boolean"))


def year(value: int) -> Literal:
    """xsd:gYear."""
    return Literal(f"{value:04d}", datatype=term("xsd:gYear"))


def date(value: str) -> Literal:
    """xsd:date of an ISO 8601 day."""
    return Literal(value, datatype=term("xsd:date"))

"""Entities: vocabulary concepts are only mentioned, what is new is described in the graph of its report."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from pyoxigraph import NamedNode

from fazhi_graph import iris
from fazhi_graph.graph.passages import Passages
from fazhi_graph.graph.places import Place, PlaceLookup, place_node, place_statements, surmised, with_parents
from fazhi_graph.graph.terms import Statements, string, term, zh
from fazhi_graph.model import Entity, EntityType, Extraction, ReportFacts

# The W3C, EU or schema.org class that a kind of entity also is.
ALSO: dict[EntityType, str] = {
    "Body": "org:Organization",
    "Institution": "skos:Concept",
    "Policy": "eli:LegalResource",
}


def entity_statements(extraction: Extraction, passages: Passages, base: str) -> Statements:
    """Mentions of every entity; type, names, place and rule of those that are not vocabulary concepts."""
    for entity in extraction.entities:
        node = NamedNode(entity.iri)
        for span in entity.mentions:
            for passage in passages.over(span):
                yield passage, term("fz:mentions"), node
        if not entity.iri.startswith(iris.VOCAB):
            yield from _described(entity, node, extraction.text, base)


def _described(entity: Entity, node: NamedNode, text: str, base: str) -> Statements:
    if entity.type != "Jurisdiction":
        yield from _typed(entity, node, base)
    names = {entity.name, *(text[m.start : m.end] for m in entity.mentions)} - {entity.canonical}
    for name in sorted(names):
        yield node, term("skos:altLabel"), zh(name)
    if entity.rule:
        yield node, term("fz:rule"), string(entity.rule)


def _typed(entity: Entity, node: NamedNode, base: str) -> Statements:
    yield node, term("rdf:type"), term(f"fz:{entity.type}")
    if entity.type in ALSO:
        yield node, term("rdf:type"), term(ALSO[entity.type])
    yield node, term("skos:prefLabel"), zh(entity.canonical)
    if entity.division:
        yield node, term("fz:jurisdiction"), place_node(entity.division, base)
    if entity.kind and entity.type == "Body":
        yield node, term("fz:bodyKind"), NamedNode(iris.concept("body-kind", entity.kind))


def jurisdiction_statements(extraction: Extraction, base: str, lookup: PlaceLookup) -> Statements:
    """The place reported on, the places that entities are or belong to, and the places around all of these."""
    return place_statements(with_parents(_places(extraction, lookup), lookup), base)


def _places(extraction: Extraction, lookup: PlaceLookup) -> Iterator[Place]:
    own = _own_place(extraction.report, lookup)
    if own:
        yield own
    for entity in extraction.entities:
        if entity.type == "Jurisdiction" and not entity.iri.startswith(iris.VOCAB):
            key = unquote(entity.iri.rpartition("/")[2])
            yield lookup(key) or _named(key, entity.canonical)
        if entity.division:
            yield lookup(entity.division) or surmised(entity.division)


def _own_place(facts: ReportFacts, lookup: PlaceLookup) -> Place | None:
    if not facts.division:
        return None
    found = lookup(facts.division) or _named(facts.division, facts.jurisdiction or facts.division)
    return Place(found.key, found.name, facts.level or found.level, facts.parents or found.parents)


def _named(key: str, name: str) -> Place:
    place = surmised(key)
    return Place(key, name, place.level, place.parents)

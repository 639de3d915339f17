"""What the page says about classes and topics, from the ontology."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fazhi_graph.iris import NS
from fazhi_graph.vocabulary.concepts import (
    DEFINITION,
    DEFINITION_EN,
    first,
    read_concepts,
    read_entries,
    read_source,
)
from fazhi_graph.vocabulary.files import ontology_dir


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's names, and the notation of the broader one, if there is one."""

    notation: str
    label: str
    label_en: str
    broader: str


@cache
def class_definitions() -> dict[str, tuple[str, str]]:
    """What each class is, in Chinese and in English, by its local name."""
    entries = read_entries(read_source(ontology_dir() / "fazhi.ttl"))
    told = {iri.removeprefix(NS): (first(e, DEFINITION), first(e, DEFINITION_EN)) for iri, e in entries.items()}
    return {name: both for name, both in sorted(told.items()) if all(both)}


@cache
def _shipped_topics() -> dict[str, Topic]:
    concepts = read_concepts([ontology_dir() / "vocabulary" / "topics.ttl"])
    by_iri = {c.iri: c for c in concepts if c.scheme == "topic"}
    return {
        c.notation: Topic(c.notation, c.label, c.label_en, by_iri[c.broader[0]].notation if c.broader else "")
        for c in by_iri.values()
    }


def topics(notations: frozenset[str]) -> list[Topic]:
    """The topics of these notations and all broader ones; one that we do not ship is called by its notation."""
    shipped = _shipped_topics()
    found: dict[str, Topic] = {}
    waiting = sorted(notations - {""})
    while waiting:
        notation = waiting.pop()
        topic = shipped.get(notation, Topic(notation, notation, notation, ""))
        found[notation] = topic
        waiting += [topic.broader] if topic.broader and topic.broader not in found else []
    return [found[notation] for notation in sorted(found)]

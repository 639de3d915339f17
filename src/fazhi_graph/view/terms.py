"""What the page says about classes, from the ontology, and topics, from the graph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from fazhi_graph.graph.topics import Topic
from fazhi_graph.iris import NS
from fazhi_graph.vocabulary.concepts import (
    DEFINITION,
    DEFINITION_EN,
    first,
    read_entries,
    read_source,
)
from fazhi_graph.vocabulary.files import ontology_dir


@cache
def class_definitions() -> dict[str, tuple[str, str]]:
    """What each class is, in Chinese and in English, by its local name."""
    entries = read_entries(read_source(ontology_dir() / "fazhi.ttl"))
    told = {iri.removeprefix(NS): (first(e, DEFINITION), first(e, DEFINITION_EN)) for iri, e in entries.items()}
    return {name: both for name, both in sorted(told.items()) if all(both)}


def named_topics(notations: frozenset[str], known: Iterable[Topic]) -> list[Topic]:
    """The topics of these notations and all broader ones; one that is not known is called by its notation."""
    named = {topic.notation: topic for topic in known}
    found: dict[str, Topic] = {}
    waiting = sorted(notations - {""})
    while waiting:
        notation = waiting.pop()
        topic = named.get(notation, Topic("", notation, notation, notation))
        found[notation] = topic
        waiting += [topic.broader] if topic.broader and topic.broader not in found else []
    return [found[notation] for notation in sorted(found)]

"""What parts of reports are about, as the graph's vocabulary has it: the program's own topics and the user's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_graph.graph.cells import text

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

# A user's topic may have no English name.
_TOPICS = """
SELECT ?topic ?notation ?label ?label_en ?broader WHERE {
  ?topic a fz:Topic ; skos:notation ?notation ; skos:prefLabel ?label FILTER(lang(?label) = "zh")
  OPTIONAL { ?topic skos:prefLabel ?label_en FILTER(lang(?label_en) = "en") }
  OPTIONAL { ?topic skos:broader/skos:notation ?broader }
} ORDER BY ?topic ?label ?label_en ?broader
"""
_CUES = "SELECT ?topic ?cue WHERE { ?topic a fz:Topic ; fz:cue ?cue } ORDER BY ?topic ?cue"


@dataclass(frozen=True, slots=True)
class Topic:
    """``broader`` is the notation of the wider topic, empty if there is none; ``cues`` are words that speak of it."""

    iri: str
    notation: str
    label: str
    label_en: str
    broader: str = ""
    cues: tuple[str, ...] = ()


def read_topics(graph: Graph) -> dict[str, Topic]:
    """All topics by IRI; one without an English name goes by its Chinese one."""
    cues: defaultdict[str, list[str]] = defaultdict(list)
    for row in graph.query(_CUES):
        cues[str(row["topic"])].append(str(row["cue"]))
    found: dict[str, Topic] = {}
    for row in graph.query(_TOPICS):
        iri, label = str(row["topic"]), str(row["label"])
        label_en = text(row["label_en"]) or label
        topic = Topic(iri, str(row["notation"]), label, label_en, text(row["broader"]), tuple(cues[iri]))
        found.setdefault(iri, topic)
    return found

"""Problems and commitments of all reports, each under what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fazhi_graph.graph.answers import Row
from fazhi_graph.graph.cells import text, text_or_none, whole, whole_or_none
from fazhi_graph.graph.topics import Topic

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

Kind = Literal["Problem", "Commitment"]

_STATEMENTS = """
SELECT ?id ?kind ?report ?text ?topic ?begin ?end ?deadline ?place ?year WHERE {
  GRAPH ?report {
    VALUES (?class ?kind) { (fz:Problem "Problem") (fz:Commitment "Commitment") }
    ?id a ?class ; rdfs:label ?text ; nif:beginIndex ?begin ; nif:endIndex ?end
    OPTIONAL { ?id dct:subject ?topic } OPTIONAL { ?id fz:deadline ?deadline }
    OPTIONAL { ?report fz:jurisdiction ?place } OPTIONAL { ?report fz:reportYear ?year }
  }
} ORDER BY ?place DESC(?year) ?report ?begin ?id
"""
# Topics that say where in a report something stands, not what it is about.
_PLACES_IN_REPORT = frozenset({"problems", "plan", "overview", "background", "achievements"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One stated problem or planned action; ``topic`` is an IRI, None where nothing tells what it is about."""

    id: str
    kind: Kind
    report: str
    place: str | None
    year: int | None
    topic: str | None
    text: str
    begin: int
    end: int
    deadline: str


def read_statements(graph: Graph, topics: Iterable[Topic]) -> list[Statement]:
    """All problems and commitments, by place, the latest year first.

    A statement of which the graph only says that it is a problem or a plan goes under the topic whose words it uses.
    """
    speaking = [topic for topic in topics if topic.notation not in _PLACES_IN_REPORT]
    found: dict[str, Statement] = {}
    for row in graph.query(_STATEMENTS):
        found.setdefault(str(row["id"]), _statement(row, speaking))
    return list(found.values())


def _statement(row: Row, topics: list[Topic]) -> Statement:
    topic, said = text(row["topic"]), text(row["text"])
    told = "" if topic.rpartition("/")[2] in _PLACES_IN_REPORT else topic
    return Statement(
        id=str(row["id"]),
        kind="Problem" if row["kind"] == "Problem" else "Commitment",
        report=str(row["report"]),
        place=text_or_none(row["place"]),
        year=whole_or_none(row["year"]),
        topic=told or _spoken_of(said, topics),
        text=said,
        begin=whole(row["begin"]),
        end=whole(row["end"]),
        deadline=text(row["deadline"]),
    )


def _spoken_of(text: str, topics: list[Topic]) -> str | None:
    """The topic of whose words the text uses most, counted in characters."""
    scores = [(sum(len(cue) for cue in topic.cues if cue in text), topic.iri) for topic in topics]
    best, iri = max(scores, key=lambda score: (score[0], score[1]), default=(0, ""))
    return iri if best else None

"""The numbers of all reports, each with its sentence; what they measure and which places they are about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fazhi_graph.graph.answers import Row
from fazhi_graph.graph.cells import decimal, text, text_or_none, whole

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

_FIGURES = """
SELECT ?id ?report ?value ?counted ?unit ?approximation ?kind ?change ?quote ?begin ?end ?year ?place ?indicator
       ?subject ?total WHERE {
  GRAPH ?report {
    ?id a fz:Observation ; sdmx-measure:obsValue ?value ; rdfs:label ?counted ; fz:approximation ?approximation ;
      sdmx-attribute:unitMeasure/skos:notation ?unit ; fz:kind ?kind ; nif:anchorOf ?quote ; nif:beginIndex ?begin ;
      nif:endIndex ?end ; sdmx-dimension:refArea ?place ; sdmx-dimension:refPeriod ?year
    OPTIONAL { ?id fz:indicator ?indicator } OPTIONAL { ?id fz:change ?change }
    OPTIONAL { ?id fz:subject ?subject } OPTIONAL { ?id fz:partOfTotal ?total }
  }
} ORDER BY ?place ?year ?report ?begin ?id
"""
_SENTENCES = """
SELECT ?id ?sentence ?start WHERE { GRAPH ?report {
  ?id a fz:Observation ; fz:evidence ?passage . ?passage nif:anchorOf ?sentence ; nif:beginIndex ?start
} } ORDER BY ?id ?start
"""
_SUBJECTS = """
SELECT DISTINCT ?node ?name WHERE {
  ?id fz:subject ?node . ?node skos:prefLabel ?name FILTER(lang(?name) = "zh")
} ORDER BY ?node ?name
"""
_PLACES = """
SELECT ?place ?name ?code ?level WHERE {
  ?place a fz:Jurisdiction ; skos:prefLabel ?name
  OPTIONAL { ?place fz:divisionCode ?code } OPTIONAL { ?place fz:level ?level }
} ORDER BY ?code ?place ?name ?level
"""
_INDICATORS = """
SELECT ?indicator ?code ?label ?label_en ?definition ?definition_en ?unit ?kind ?group ?topic WHERE {
  ?indicator a fz:Indicator ; skos:notation ?code
  OPTIONAL { ?indicator skos:prefLabel ?label FILTER(lang(?label) = "zh") }
  OPTIONAL { ?indicator skos:prefLabel ?label_en FILTER(lang(?label_en) = "en") }
  OPTIONAL { ?indicator skos:definition ?definition FILTER(lang(?definition) = "zh") }
  OPTIONAL { ?indicator skos:definition ?definition_en FILTER(lang(?definition_en) = "en") }
  OPTIONAL { ?indicator fz:unit/skos:notation ?unit } OPTIONAL { ?indicator fz:kind ?kind }
  OPTIONAL { ?indicator skos:broader ?group } OPTIONAL { ?indicator dct:subject ?topic }
} ORDER BY ?indicator ?unit ?group
"""
_WORDS = """
SELECT ?indicator ?property ?word WHERE {
  VALUES ?property { fz:cue fz:measureWord } ?indicator ?property ?word . ?indicator a fz:Indicator
} ORDER BY ?indicator ?property ?word
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one report. ``value`` is in the base unit; offsets are into the report's text.

    ``year`` is what the number is about, ``sentence`` its evidence (which begins at ``sentence_begin``), ``indicator``
    an IRI or None, ``subject`` whom it concerns if not the place, ``total`` the figure that it is a part of.
    """

    id: str
    report: str
    place: str
    year: int
    indicator: str | None
    value: Decimal
    unit: str
    kind: str
    approximation: str
    counted: str
    quote: str
    begin: int
    end: int
    sentence: str
    sentence_begin: int
    subject: str | None = None
    total: str | None = None
    change: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction. ``code`` is GB/T 2260, empty for zones; ``province`` the code of its province, if known."""

    iri: str
    name: str
    code: str
    level: str
    province: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What numbers measure. ``group`` is the IRI of the wider concept, ``topic`` that of the part of the report."""

    iri: str
    code: str
    label: str
    label_en: str
    definition: str
    definition_en: str
    unit: str
    kind: str
    group: str
    topic: str
    cues: tuple[str, ...] = ()
    measure_words: tuple[str, ...] = ()


def read_figures(graph: Graph) -> list[Figure]:
    """All numbers whose place and year are known, by place, year, report and where they stand."""
    sentences = _sentences(graph)
    subjects = {str(row["node"]): str(row["name"]) for row in graph.query(_SUBJECTS)}
    return [_figure(row, sentences, subjects) for row in graph.query(_FIGURES)]


def _sentences(graph: Graph) -> dict[str, tuple[str, int]]:
    """The evidence of each number; one that stands in two sentences has both, as they follow each other."""
    found: dict[str, tuple[str, int]] = {}
    for row in graph.query(_SENTENCES):
        key, sentence = str(row["id"]), str(row["sentence"])
        before = found.get(key)
        found[key] = (before[0] + sentence, before[1]) if before else (sentence, whole(row["start"]))
    return found


def _figure(row: Row, sentences: dict[str, tuple[str, int]], subjects: dict[str, str]) -> Figure:
    sentence, sentence_begin = sentences[str(row["id"])]
    subject = text_or_none(row["subject"])
    return Figure(
        id=str(row["id"]),
        report=str(row["report"]),
        place=str(row["place"]),
        year=whole(row["year"]),
        indicator=text_or_none(row["indicator"]),
        value=decimal(row["value"]),
        unit=str(row["unit"]),
        kind=str(row["kind"]),
        approximation=str(row["approximation"]),
        counted=str(row["counted"]),
        quote=str(row["quote"]),
        begin=whole(row["begin"]),
        end=whole(row["end"]),
        sentence=sentence,
        sentence_begin=sentence_begin,
        subject=subjects.get(subject, subject) if subject and subject != str(row["place"]) else None,
        total=text_or_none(row["total"]),
        change=row["change"] is True,
    )


def read_places(graph: Graph) -> dict[str, Place]:
    """All jurisdictions by IRI, in order of code; places without a code follow the place that they lie in."""
    found: dict[str, Place] = {}
    for row in graph.query(_PLACES):
        iri, code = str(row["place"]), text(row["code"])
        province = _province(iri)
        found.setdefault(iri, Place(iri, str(row["name"]), code, text(row["level"]), province))
    return dict(sorted(found.items()))


def _province(iri: str) -> str:
    """``…/jurisdiction/360100-南昌经济技术开发区`` lies in 360000."""
    head = iri.rpartition("/")[2][:6]
    return f"{head[:2]}0000" if len(head) == 6 and head.isdecimal() else ""


def read_indicators(graph: Graph) -> dict[str, Indicator]:
    """All indicators of the vocabulary by IRI, in order of code."""
    words: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in graph.query(_WORDS):
        name = str(row["property"]).rpartition("#")[2]
        words[str(row["indicator"]), name].append(str(row["word"]))
    found: dict[str, Indicator] = {}
    for row in graph.query(_INDICATORS):
        found.setdefault(str(row["indicator"]), _indicator(row, words))
    return dict(sorted(found.items()))


def _indicator(row: Row, words: dict[tuple[str, str], list[str]]) -> Indicator:
    iri = str(row["indicator"])
    return Indicator(
        iri=iri,
        code=text(row["code"]),
        label=text(row["label"] or row["code"]),
        label_en=text(row["label_en"]),
        definition=text(row["definition"]),
        definition_en=text(row["definition_en"]),
        unit=text(row["unit"]),
        kind=text(row["kind"]),
        group=text(row["group"]),
        topic=text(row["topic"]).rpartition("/")[2],
        cues=tuple(words.get((iri, "cue"), ())),
        measure_words=tuple(words.get((iri, "measureWord"), ())),
    )

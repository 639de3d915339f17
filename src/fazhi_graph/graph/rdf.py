"""One report as quads in its named graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad

from fazhi_graph import iris
from fazhi_graph.graph.facts import Frame, fact_statements
from fazhi_graph.graph.passages import GraphError, Passages, section_node
from fazhi_graph.graph.places import PlaceLookup, gazetteer_place, place_node
from fazhi_graph.graph.terms import Statements, boolean, date, integer, string, term, year, zh
from fazhi_graph.graph.things import entity_statements, jurisdiction_statements
from fazhi_graph.model import Extraction, Section

__all__ = ["GraphError", "quads", "report_iri", "triple_lines"]


def report_iri(extraction: Extraction, base: str = iris.DEFAULT_BASE) -> str:
    """The IRI of the report, which is also the name of its graph."""
    facts = extraction.report
    return iris.report(facts.division, facts.year, extraction.source.sha256, base=base)


def quads(
    extraction: Extraction, base: str = iris.DEFAULT_BASE, places: PlaceLookup = gazetteer_place
) -> Iterator[Quad]:
    """All of one report, each quad once, in an order that depends on the report alone.

    ``base`` must be the one that the extraction's IRIs were made with; ``places`` tells names and surroundings.

    Raises GraphError when evidence is not in the text.
    """
    graph = NamedNode(report_iri(extraction, base))
    return (Quad(s, p, o, graph) for s, p, o in dict.fromkeys(_statements(extraction, base, places)))


def triple_lines(extraction: Extraction, base: str) -> list[str]:
    """The triples of ``quads`` as lines of N-Triples, in the same order.

    A third faster than to make quads and have them written: a line is hashed faster than three terms.
    """
    return list(dict.fromkeys(f"{s} {p} {o} .\n" for s, p, o in _statements(extraction, base, gazetteer_place)))


def _statements(extraction: Extraction, base: str, places: PlaceLookup) -> Statements:
    report = report_iri(extraction, base)
    frame = Frame(extraction, report, base, Passages(extraction, report))
    return chain(
        _report(frame),
        _sections(frame),
        jurisdiction_statements(extraction, base, places),
        entity_statements(extraction, frame.passages, base),
        fact_statements(frame),
        _remarks(frame),
        frame.passages.statements(),  # last, for the others may have added some
    )


def _report(frame: Frame) -> Statements:
    node, facts, source = NamedNode(frame.report), frame.extraction.report, frame.extraction.source
    for kind in ("fz:Report", "schema:Report", "prov:Entity"):
        yield node, term("rdf:type"), term(kind)
    yield node, term("fz:sha256"), string(source.sha256)
    yield node, term("dct:source"), string(source.path)
    yield node, term("dct:format"), string(source.media_type)
    if facts.title:
        yield node, term("dct:title"), zh(facts.title)
    if facts.year:
        yield node, term("fz:reportYear"), year(facts.year)
    if facts.issued_on:
        yield node, term("dct:created"), date(facts.issued_on)
    if facts.published_on:
        yield node, term("dct:issued"), date(facts.published_on)
    for identifier in facts.identifiers:
        yield node, term("dct:identifier"), string(identifier)
    yield from _whereabouts(frame, node)
    yield from _publisher(frame, node)


def _whereabouts(frame: Frame, node: NamedNode) -> Statements:
    facts = frame.extraction.report
    if frame.place:
        yield node, term("fz:jurisdiction"), frame.place
        yield node, term("fz:jurisdictionStated"), boolean(facts.jurisdiction_stated)
    for clue in facts.clues:
        yield node, term("fz:clue"), zh(clue)


def _publisher(frame: Frame, node: NamedNode) -> Statements:
    facts = frame.extraction.report
    if not facts.issuer:
        return
    named = (e for e in frame.extraction.entities if e.type == "Body" and facts.issuer in (e.canonical, e.name))
    entity = next(named, None)
    if entity:
        yield node, term("dct:publisher"), NamedNode(entity.iri)
        return
    body = NamedNode(iris.thing("body", facts.division or "unknown", facts.issuer, base=frame.base))
    yield node, term("dct:publisher"), body
    yield body, term("rdf:type"), term("fz:Body")
    yield body, term("rdf:type"), term("org:Organization")
    yield body, term("skos:prefLabel"), zh(facts.issuer)
    if facts.division:
        yield body, term("fz:jurisdiction"), place_node(facts.division, frame.base)


def _sections(frame: Frame) -> Statements:
    for section in frame.extraction.sections:
        node = section_node(frame.report, section)
        yield node, term("rdf:type"), term("fz:Section")
        yield node, term("dct:title"), zh(section.heading)
        yield node, term("fz:depth"), integer(section.level)
        yield node, term("fz:order"), integer(section.order)
        yield node, term("nif:beginIndex"), integer(section.span.start)
        yield node, term("nif:endIndex"), integer(section.span.end)
        yield node, term("dct:isPartOf"), _section_whole(frame, section)
        if section.topic:
            yield node, term("dct:subject"), NamedNode(iris.concept("topic", section.topic))


def _section_whole(frame: Frame, section: Section) -> NamedNode:
    if section.parent is None:
        return NamedNode(frame.report)
    return section_node(frame.report, frame.extraction.sections[section.parent])


def _remarks(frame: Frame) -> Statements:
    """What the program did not understand, and how often each named repair was made."""
    for warning in frame.extraction.warnings:
        node = frame.node("warning", warning.span, warning.code)
        yield node, term("rdf:type"), term("fz:Warning")
        yield node, term("fz:report"), NamedNode(frame.report)
        yield node, term("dct:identifier"), string(warning.code)
        yield node, term("rdfs:comment"), string(warning.message)
        yield node, term("nif:beginIndex"), integer(warning.span.start)
        yield node, term("nif:endIndex"), integer(warning.span.end)
    for name, count in sorted(Counter(r.name for r in frame.extraction.repairs).items()):
        node = NamedNode(f"{frame.report}#repair={iris.segment(name)}")
        yield node, term("rdf:type"), term("fz:Repair")
        yield node, term("fz:report"), NamedNode(frame.report)
        yield node, term("dct:identifier"), string(name)
        yield node, term("fz:count"), integer(count)

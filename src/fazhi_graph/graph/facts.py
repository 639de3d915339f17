"""Facts: observations, measures, relations, statements and changes, each with its passage and its own span."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from fazhi_graph import iris
from fazhi_graph.graph.passages import Passages, located
from fazhi_graph.graph.places import place_node
from fazhi_graph.graph.terms import Statements, boolean, decimal, string, term, year, zh
from fazhi_graph.model import Change, Extraction, Measure, Observation, Relation, Span, Statement

# All coded numbers together are one data set of the Data Cube vocabulary (ontology/cube.ttl).
DATA_SET = NamedNode(f"{iris.VOCAB}cube/observations")

# A number without a measure word (一比三, 2.5) has the unit one, as UCUM writes it.
UNITLESS = "1"

# Whom a relation or measure names only by a phrase: a role held, or else something that took place.
_ROLE_PREDICATES = frozenset({"appointed", "trained"})
_EVENT_PREDICATES = frozenset({"convened", "participates_in"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What every fact of one report needs: the extraction, the report's IRI, the passages, the base of IRIs."""

    extraction: Extraction
    report: str
    base: str
    passages: Passages

    def node(self, kind: str, span: Span, *concept: str) -> NamedNode:
        """A fact is known by its report, its span and what it says: ``…#measure=120,188;established``."""
        tail = "".join(f";{iris.segment(part)}" for part in concept)
        return NamedNode(f"{self.report}#{kind}={span.start},{span.end}{tail}")

    @property
    def place(self) -> NamedNode | None:
        """The jurisdiction reported on."""
        division = self.extraction.report.division
        return place_node(division, self.base) if division else None


def _fact(frame: Frame, node: NamedNode, kind: str, span: Span) -> Statements:
    yield node, term("rdf:type"), term(f"fz:{kind}")
    yield node, term("fz:report"), NamedNode(frame.report)
    for passage in frame.passages.over(span):
        yield node, term("fz:evidence"), passage
    yield from located(node, frame.extraction.text, span)


def _labelled(frame: Frame, node: NamedNode, span: Span, topic: str | None) -> Statements:
    yield node, term("rdfs:label"), zh(frame.extraction.text[span.start : span.end])
    if topic:
        yield node, term("dct:subject"), NamedNode(iris.concept("topic", topic))


def fact_statements(frame: Frame) -> Statements:
    """All facts of the report."""
    facts = frame.extraction
    # villages and other places that no list has are no areas to compare: their numbers are of the place around them
    areas = frozenset(e.iri for e in facts.entities if e.type == "Jurisdiction" and e.rule == "gazetteer")
    for observation in facts.observations:
        yield from _observation(frame, observation, areas)
    for measure in facts.measures:
        yield from _measure(frame, measure)
    yield from _relations(frame)
    for problem in facts.problems:
        yield from _statement(frame, problem, "Problem")
    for commitment in facts.commitments:
        yield from _statement(frame, commitment, "Commitment")
    for change in facts.changes:
        yield from _change(frame, change)


def _observation(frame: Frame, fact: Observation, areas: frozenset[str]) -> Statements:
    node = frame.node("observation", fact.span)
    yield from _fact(frame, node, "Observation", fact.span)
    yield node, term("sdmx-measure:obsValue"), decimal(fact.value)
    yield node, term("rdfs:label"), zh(fact.label)
    yield node, term("fz:approximation"), string(fact.approx)
    yield node, term("fz:kind"), string(fact.kind)
    yield from _unit(node, fact.unit or UNITLESS)
    yield from _dimensions(frame, node, fact, areas)
    if fact.subject_iri:
        yield node, term("fz:subject"), NamedNode(fact.subject_iri)
    if fact.part_of is not None:
        total = frame.extraction.observations[fact.part_of]
        yield node, term("fz:partOfTotal"), frame.node("observation", total.span)
    if fact.outcome_of:
        yield node, term("fz:outcomeOf"), zh(fact.outcome_of)
    if fact.change:
        yield node, term("fz:change"), boolean(True)
    if fact.rule:
        yield node, term("fz:rule"), string(fact.rule)


def _unit(node: NamedNode, unit: str) -> Statements:
    # Reports use measure words that no vocabulary lists, so each graph says of its units what they are.
    concept = NamedNode(iris.concept("unit", unit))
    yield node, term("sdmx-attribute:unitMeasure"), concept
    yield concept, term("rdf:type"), term("fz:Unit")
    yield concept, term("skos:notation"), string(unit)


def _dimensions(frame: Frame, node: NamedNode, fact: Observation, areas: frozenset[str]) -> Statements:
    period = fact.period or frame.extraction.report.year
    subject = fact.subject_iri
    # “盘龙区开展执法检查320次” in the report of 昆明市 is a number of 盘龙区
    place = NamedNode(subject) if subject and subject in areas else frame.place
    if place:
        yield node, term("sdmx-dimension:refArea"), place
    if period:
        yield node, term("sdmx-dimension:refPeriod"), year(period)
    if not fact.indicator:
        return
    yield node, term("fz:indicator"), NamedNode(iris.concept("indicator", fact.indicator))
    if place and period:  # with every dimension known it belongs to the cube
        yield node, term("rdf:type"), term("qb:Observation")
        yield node, term("qb:dataSet"), DATA_SET


def _measure_node(frame: Frame, fact: Measure) -> NamedNode:
    return frame.node("measure", fact.span, fact.action)


def _measure(frame: Frame, fact: Measure) -> Statements:
    node = _measure_node(frame, fact)
    yield from _fact(frame, node, "Measure", fact.span)
    yield node, term("rdf:type"), term("prov:Activity")
    yield from _labelled(frame, node, fact.span, fact.topic)
    yield node, term("fz:actor"), NamedNode(fact.actor_iri)
    yield node, term("fz:action"), NamedNode(iris.concept("action", fact.action))
    for name, iri in zip(fact.objects, fact.object_iris, strict=True):
        if iri:
            yield node, term("fz:object"), NamedNode(iri)
        elif fact.action in _ROLE_PREDICATES | _EVENT_PREDICATES:
            phrase = _phrase_node(frame, fact.action, name)
            yield from _phrase(phrase, fact.action, name)
            yield node, term("fz:object"), phrase
    if fact.rule:
        yield node, term("fz:rule"), string(fact.rule)


def _phrase_node(frame: Frame, predicate: str, phrase: str) -> NamedNode:
    kind = "role" if predicate in _ROLE_PREDICATES else "event"
    division = frame.extraction.report.division or "unknown"
    return NamedNode(iris.thing(kind, division, phrase, base=frame.base))


def _phrase(node: NamedNode, predicate: str, phrase: str) -> Statements:
    yield node, term("rdf:type"), term("fz:Role" if predicate in _ROLE_PREDICATES else "fz:Event")
    yield node, term("skos:prefLabel"), zh(phrase)


def predicate_node(notation: str) -> NamedNode:
    """``transferred_to`` is ``fz:transferredTo``; ``part_of`` is the Organization Ontology's own."""
    if notation == "part_of":
        return term("org:subOrganizationOf")
    head, *rest = notation.split("_")
    return term("fz:" + head + "".join(word.capitalize() for word in rest))


def _relations(frame: Frame) -> Statements:
    """Entity to entity; the evidence is the measure that says so, or a node of its own where there is none."""
    sources = _relation_sources(frame)
    for fact in frame.extraction.relations:
        predicate = predicate_node(fact.predicate)
        target = NamedNode(fact.object_iri) if fact.object_iri else _phrase_node(frame, fact.predicate, fact.object)
        yield NamedNode(fact.subject_iri), predicate, target
        if not fact.object_iri:
            yield from _phrase(target, fact.predicate, fact.object)
        for passage in frame.passages.over(fact.evidence)[:1]:
            source = sources.get((fact.subject_iri, target.value, passage.value))
            if source:
                yield source, term("fz:relation"), predicate
            else:
                yield from _reified(frame, fact, predicate, target)


def _relation_sources(frame: Frame) -> dict[tuple[str, str, str], NamedNode]:
    found: dict[tuple[str, str, str], NamedNode] = {}
    for fact in frame.extraction.measures:
        for passage in frame.passages.over(fact.span):
            for name, iri in zip(fact.objects, fact.object_iris, strict=True):
                target = iri or _phrase_node(frame, fact.action, name).value
                found.setdefault((fact.actor_iri, target, passage.value), _measure_node(frame, fact))
    return found


def _reified(frame: Frame, fact: Relation, predicate: NamedNode, target: NamedNode) -> Statements:
    node = frame.node("relation", fact.evidence, fact.subject, fact.predicate, fact.object)
    yield from _fact(frame, node, "Relation", fact.evidence)
    yield node, term("rdf:subject"), NamedNode(fact.subject_iri)
    yield node, term("rdf:predicate"), predicate
    yield node, term("rdf:object"), target


def _statement(frame: Frame, fact: Statement, kind: str) -> Statements:
    node = frame.node(kind.lower(), fact.span)
    yield from _fact(frame, node, kind, fact.span)
    yield from _labelled(frame, node, fact.span, fact.topic)
    if frame.place:
        yield frame.place, term(f"fz:has{kind}"), node
    if fact.deadline:
        yield node, term("fz:deadline"), zh(fact.deadline)
    for index in fact.targets:
        target = frame.extraction.observations[index]
        yield node, term("fz:target"), frame.node("observation", target.span)


def _change(frame: Frame, fact: Change) -> Statements:
    node = frame.node("change", fact.evidence)
    yield from _fact(frame, node, "Change", fact.evidence)
    yield node, term("rdf:type"), term("org:ChangeEvent")
    for original in fact.original_iris:
        yield node, term("org:originalOrganization"), NamedNode(original)
        for result in fact.result_iris:
            yield NamedNode(original), term("dct:isReplacedBy"), NamedNode(result)
    for result in fact.result_iris:
        yield node, term("org:resultingOrganization"), NamedNode(result)

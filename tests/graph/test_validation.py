from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad

import samples
from fazhi_graph.graph.terms import integer, string, term, zh
from fazhi_graph.graph.validation import SHAPES_FILE, validate
from fazhi_graph.iris import VOCAB_GRAPH, concept
from fazhi_graph.store import MemoryStore
from fazhi_graph.vocabulary.files import ontology_dir
from graph.faults import Fault, Value, without_type

R = samples.REPORT
OBSERVATION, MEASURE = f"{R}#observation=56,58", f"{R}#measure=29,45;leads"
PASSAGE, SECTION = f"{R}#char=29,74", f"{R}#section=20,28"
PROBLEM, COMMITMENT = f"{R}#problem=240,248", f"{R}#commitment=258,276"
CHANGE, WARNING, REPAIR = f"{R}#change=206,219", f"{R}#warning=227,230;unit.missing", f"{R}#repair=punctuation"
RELATION = f"{R}#relation=206,219;青溪区法制办公室;transferred_to;青溪区司法局"
CONCLUDED = concept("indicator", "reconsideration.concluded")
NOWHERE = NamedNode("https://example.org/nowhere")
SHAPES = "https://w3id.org/fazhi/shapes#"


def of(shape: str, subject: str, predicate: str, *values: Value, graph: str = R) -> tuple[str, str, Fault]:
    """A fault, the shape that must find it, and a name for it."""
    return f"{shape}-{predicate}", shape, Fault(subject, predicate, values, graph)


FAULTS = [
    of("Report", R, "fz:sha256", string("5f5f")),
    of("Report", R, "dct:source"),
    of("Report", R, "dct:format"),
    of("Report", R, "dct:title", zh("一份报告"), zh("另一份报告")),
    of("Report", R, "fz:jurisdiction", NamedNode(samples.BUREAU)),
    of("Report", R, "fz:jurisdictionStated", string("yes")),
    of("Report", R, "fz:clue", string("")),
    of("Report", R, "fz:reportYear", integer(2021)),
    of("Report", R, "dct:publisher", zh("青溪区人民政府")),
    of("Report", R, "dct:created", string("2022年1月20日")),
    of("Report", R, "dct:issued", string("2022-01")),
    of("Report", R, "dct:identifier", string("")),
    of("Section", SECTION, "dct:title"),
    of("Section", SECTION, "fz:depth", integer(0)),
    of("Section", SECTION, "fz:order"),
    of("Section", SECTION, "nif:beginIndex", integer(999)),
    of("Section", SECTION, "nif:endIndex"),
    of("Section", SECTION, "dct:isPartOf"),
    of("Section", SECTION, "dct:subject", NamedNode(concept("topic", "no-such-topic"))),
    of("Passage", PASSAGE, "nif:anchorOf", string("")),
    of("Passage", PASSAGE, "nif:beginIndex", integer(74)),
    of("Passage", PASSAGE, "nif:endIndex"),
    of("Passage", PASSAGE, "dct:isPartOf", NamedNode(samples.BUREAU)),
    of("Passage", PASSAGE, "fz:mentions", NOWHERE),
    of("Named", samples.PLATFORM, "skos:prefLabel"),
    of("Named", samples.PLATFORM, "skos:altLabel", string("")),
    of("Named", samples.PLATFORM, "fz:rule", zh("规则")),
    of("Named", samples.PLATFORM, "fz:jurisdiction", NOWHERE),
    of("Jurisdiction", samples.DISTRICT, "fz:divisionCode", string("9901")),
    of("Jurisdiction", samples.DISTRICT, "fz:level", string("district")),
    of("Jurisdiction", samples.DISTRICT, "schema:containedInPlace", NOWHERE),
    of("Jurisdiction", samples.DISTRICT, "fz:hasProblem", NOWHERE),
    of("Jurisdiction", samples.DISTRICT, "fz:hasCommitment", NOWHERE),
    of("Body", samples.BUREAU, "fz:bodyKind", NamedNode(concept("body-kind", "no-such-kind"))),
    of("Body", samples.ROOM, "org:subOrganizationOf", zh("中心")),
    of("Fact", MEASURE, "fz:report"),
    of("Fact", MEASURE, "fz:evidence"),
    of("Fact", PROBLEM, "nif:anchorOf"),
    of("Fact", COMMITMENT, "nif:beginIndex", integer(-1)),
    of("Fact", CHANGE, "nif:endIndex"),
    of("Fact", PROBLEM, "dct:subject", NOWHERE),
    of("Fact", OBSERVATION, "fz:rule", zh("规则")),
    of("Observation", OBSERVATION, "sdmx-measure:obsValue", string("45")),
    of("Observation", OBSERVATION, "sdmx-attribute:unitMeasure"),
    of("Observation", OBSERVATION, "fz:approximation", string("roughly")),
    of("Observation", OBSERVATION, "fz:kind"),
    of("Observation", OBSERVATION, "rdfs:label"),
    of("Observation", OBSERVATION, "sdmx-dimension:refArea", NOWHERE),
    of("Observation", OBSERVATION, "sdmx-dimension:refPeriod", integer(2021)),
    of("Observation", OBSERVATION, "fz:indicator", NamedNode(concept("indicator", "no.such"))),
    of("Observation", OBSERVATION, "fz:subject", NOWHERE),
    of("Observation", OBSERVATION, "fz:partOfTotal", NOWHERE),
    of("Observation", OBSERVATION, "fz:outcomeOf", zh("甲"), zh("乙")),
    of("Observation", OBSERVATION, "fz:change", string("yes")),
    of("CubeObservation", OBSERVATION, "sdmx-dimension:refArea"),
    of("CubeObservation", OBSERVATION, "sdmx-dimension:refPeriod"),
    of("CubeObservation", OBSERVATION, "fz:indicator"),
    of("CubeObservation", OBSERVATION, "qb:dataSet"),
    of("Measure", MEASURE, "fz:actor", NOWHERE),
    of("Measure", MEASURE, "fz:action", NamedNode(concept("action", "no_such"))),
    of("Measure", MEASURE, "fz:object", NOWHERE),
    of("Measure", MEASURE, "fz:relation", string("leads")),
    of("Measure", MEASURE, "rdfs:label"),
    of("Statement", PROBLEM, "rdfs:label"),
    of("Commitment", COMMITMENT, "fz:target", NOWHERE),
    of("Commitment", COMMITMENT, "fz:deadline", zh("")),
    of("Relation", RELATION, "rdf:subject"),
    of("Relation", RELATION, "rdf:predicate"),
    of("Relation", RELATION, "rdf:object", NOWHERE),
    of("Change", CHANGE, "org:originalOrganization"),
    of("Change", CHANGE, "org:resultingOrganization", NamedNode(samples.PLATFORM)),
    of("Remark", REPAIR, "fz:report"),
    of("Remark", WARNING, "dct:identifier"),
    of("Warning", WARNING, "rdfs:comment"),
    of("Warning", WARNING, "nif:beginIndex", integer(400)),
    of("Warning", WARNING, "nif:endIndex"),
    of("Repair", REPAIR, "fz:count", integer(0)),
    of("Unit", concept("unit", "1"), "skos:notation"),
    of("Concept", CONCLUDED, "skos:notation", graph=VOCAB_GRAPH),
    of("Concept", CONCLUDED, "skos:prefLabel", zh("审结案件"), graph=VOCAB_GRAPH),
    of("Concept", CONCLUDED, "skos:definition", graph=VOCAB_GRAPH),
    of("Concept", CONCLUDED, "skos:inScheme", NOWHERE, graph=VOCAB_GRAPH),
    of("Concept", CONCLUDED, "skos:broader", NOWHERE, graph=VOCAB_GRAPH),
    of("Scheme", f"{VOCAB_GRAPH}/indicator", "skos:prefLabel", zh("指标"), graph=VOCAB_GRAPH),
    of("Indicator", CONCLUDED, "fz:unit", graph=VOCAB_GRAPH),
    of("Indicator", CONCLUDED, "fz:kind", string("some"), graph=VOCAB_GRAPH),
    of("Indicator", CONCLUDED, "fz:cue", graph=VOCAB_GRAPH),
    of("Indicator", CONCLUDED, "skos:example", zh("审结⟦5⟧件。"), graph=VOCAB_GRAPH),
    of("Indicator", CONCLUDED, "fz:counterExample", graph=VOCAB_GRAPH),
]

TYPES = [
    ("Report", R, "schema:Report", R),
    ("Report", R, "prov:Entity", R),
    ("Passage", PASSAGE, "nif:Sentence", R),
    ("Jurisdiction", samples.DISTRICT, "schema:AdministrativeArea", R),
    ("Body", samples.BUREAU, "org:Organization", R),
    ("Institution", samples.ADVISERS, "skos:Concept", R),
    ("Policy", samples.MEASURES_ACT, "eli:LegalResource", R),
    ("CubeObservation", OBSERVATION, "fz:Observation", R),
    ("Measure", MEASURE, "prov:Activity", R),
    ("Change", CHANGE, "org:ChangeEvent", R),
    ("Concept", concept("topic", "enforcement"), "skos:Concept", VOCAB_GRAPH),
    ("Indicator", CONCLUDED, "fz:Indicator", VOCAB_GRAPH),
]


def shapes() -> rdflib.Graph:
    """The shapes as rdflib reads them."""
    return rdflib.Graph().parse(ontology_dir() / SHAPES_FILE)


def messages(shape: str, predicate: str) -> set[str]:
    """What a shape says of a property, in English."""
    rules, sh = shapes(), rdflib.SH
    path = rdflib.URIRef(term(predicate).value)
    found = {
        str(message)
        for rule in rules.objects(rdflib.URIRef(SHAPES + shape), sh.property)
        if rules.value(rule, sh.path) == path
        for message in rules.objects(rule, sh.message)
        if isinstance(message, rdflib.Literal) and message.language == "en"
    }
    assert found, f"{shape} says nothing of {predicate}"
    return found


def test_a_sound_graph_conforms(store: MemoryStore, vocabulary: tuple[Quad, ...]) -> None:
    store.load(vocabulary)
    found = validate(store)
    assert list(found.lines()) == []
    assert found.conforms
    report = rdflib.Graph().parse(data=found.turtle())
    assert (None, rdflib.SH.conforms, rdflib.Literal(True)) in report


def check(store: MemoryStore, shape: str, fault: Fault) -> None:
    """The fault is found where it is, by the property of the shape that is about it."""
    fault.seed(store)
    own = fault.graph == VOCAB_GRAPH
    found = validate(store, graphs=[] if own else [fault.graph], vocabulary=own)
    about = [f for f in found.findings if f.focus == fault.subject and f.path == term(fault.predicate).value]
    assert messages(shape, fault.predicate) & {f.message_en for f in about}
    assert all(f.graph == fault.graph and f.message_zh != f.message_en for f in about)


@pytest.mark.parametrize(("shape", "fault"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_seeded_fault_is_found(store: MemoryStore, shape: str, fault: Fault) -> None:
    check(store, shape, fault)


@pytest.mark.parametrize(("shape", "subject", "kind", "graph"), TYPES)
def test_a_missing_type_is_found(store: MemoryStore, shape: str, subject: str, kind: str, graph: str) -> None:
    check(store, shape, without_type(store, subject, kind, graph))


def test_every_property_of_every_shape_has_its_fault() -> None:
    rules, sh = shapes(), rdflib.SH
    stated = {
        (str(shape).removeprefix(SHAPES), str(rules.value(rule, sh.path)))
        for shape, rule in rules.subject_objects(sh.property)
    }
    seeded = {(shape, term(fault.predicate).value) for _, shape, fault in FAULTS}
    assert stated == seeded | {(shape, term("rdf:type").value) for shape, *_ in TYPES}


def test_every_message_is_in_both_languages() -> None:
    rules, sh = shapes(), rdflib.SH
    for rule in rules.objects(None, sh.property):
        languages = {m.language for m in rules.objects(rule, sh.message) if isinstance(m, rdflib.Literal)}
        assert languages == {"zh", "en"}, rules.value(rule, sh.path)


def test_findings_read_well(store: MemoryStore) -> None:
    Fault(OBSERVATION, "fz:approximation", (string("roughly"),)).seed(store)
    found = validate(store, vocabulary=False)
    short = "id:report/990101-2021-5f5f5f5f#observation=56,58 fz:approximation = roughly: "
    assert list(found.lines()) == [short + "The approximation is one of the four."]
    assert list(found.lines("zh")) == [short + "精确程度须为规定的四种之一。"]
    report = rdflib.Graph().parse(data=found.turtle())
    (result,) = report.objects(None, rdflib.SH.result)
    assert report.value(result, rdflib.SH.focusNode) == rdflib.URIRef(OBSERVATION)
    assert report.value(result, rdflib.SH.resultPath) == rdflib.URIRef(term("fz:approximation").value)
    assert report.value(result, rdflib.SH.value) == rdflib.Literal("roughly")
    assert (None, rdflib.SH.conforms, rdflib.Literal(False)) in report


def test_shapes_are_core_only() -> None:
    assert not [o for o in shapes().predicates() if "sparql" in str(o).lower()]

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

import samples
from extraction.reports import told
from fazhi_graph.graph.rdf import GraphError, quads, report_iri, triple_lines
from fazhi_graph.graph.terms import decimal, term
from fazhi_graph.iris import DEFAULT_BASE, concept
from fazhi_graph.model import Observation, Passage, Span

Index = defaultdict[str, list[tuple[str, str]]]


@pytest.fixture(scope="module")
def graph() -> list[Quad]:
    return list(quads(samples.extraction(), places=samples.place))


def objects(graph: list[Quad], subject: str, predicate: str) -> list[str]:
    """The values of a property, sorted."""
    node, link = NamedNode(subject), term(predicate)
    found = (q.object for q in graph if q.subject == node and q.predicate == link)
    return sorted(o.value for o in found if isinstance(o, Literal | NamedNode))


def subjects(graph: list[Quad], predicate: str, target: str) -> list[str]:
    """The subjects that point to a node, sorted."""
    node, link = NamedNode(target), term(predicate)
    found = (q.subject for q in graph if q.predicate == link and q.object == node)
    return sorted(s.value for s in found if isinstance(s, NamedNode))


def sentence(graph: list[Quad], fact: str) -> str:
    """The one sentence that a fact rests on."""
    (passage,) = objects(graph, fact, "fz:evidence")
    (quoted,) = objects(graph, passage, "nif:anchorOf")
    return quoted


def test_everything_is_in_the_reports_graph_once(graph: list[Quad]) -> None:
    assert {q.graph_name for q in graph} == {NamedNode(samples.REPORT)}
    assert len(graph) == len(set(graph))
    assert report_iri(samples.extraction()) == samples.REPORT


def test_every_quote_is_the_text_between_its_offsets(graph: list[Quad]) -> None:
    places: Index = defaultdict(list)
    for q in graph:
        assert isinstance(q.subject, NamedNode)
        if isinstance(q.object, Literal):
            places[q.subject.value].append((q.predicate.value, q.object.value))
    quoted = [dict(p) for p in places.values() if any(k == term("nif:anchorOf").value for k, _ in p)]
    for values in quoted:
        begin, end = (int(values[term(f"nif:{n}Index").value]) for n in ("begin", "end"))
        assert samples.TEXT[begin:end] == values[term("nif:anchorOf").value]
    assert len(quoted) > len(samples.SENTENCES) + len(samples.OBSERVATIONS) + len(samples.MEASURES)


def test_the_report_says_what_it_is(graph: list[Quad]) -> None:
    values = {
        "fz:reportYear": ["2021"],
        "dct:created": ["2022-01-20"],
        "dct:issued": ["2022-01-25"],
        "dct:identifier": ["青政发〔2022〕3号"],
        "dct:publisher": [samples.GOVERNMENT],
        "dct:source": ["青溪区2021.txt"],
        "fz:jurisdiction": [samples.DISTRICT],
        "fz:jurisdictionStated": ["true"],
    }
    for predicate, expected in values.items():
        assert objects(graph, samples.REPORT, predicate) == expected


def test_the_places_around_are_named(graph: list[Quad]) -> None:
    (city,) = objects(graph, samples.DISTRICT, "schema:containedInPlace")
    (province,) = objects(graph, city, "schema:containedInPlace")
    assert objects(graph, city, "skos:prefLabel") == ["云州市"]
    assert objects(graph, province, "skos:prefLabel") == ["江东省"]
    assert objects(graph, province, "fz:divisionCode") == ["990000"]
    assert objects(graph, province, "schema:containedInPlace") == []


def test_a_zone_hangs_under_its_host() -> None:
    facts = replace(
        samples.extraction().report, division="990100-云州高新区", jurisdiction="云州高新区", level="zone", parents=()
    )
    graph = list(quads(replace(samples.extraction(), report=facts), places=samples.place))
    zone = "https://w3id.org/fazhi/id/jurisdiction/990100-云州高新区"
    assert objects(graph, zone, "skos:prefLabel") == ["云州高新区"]
    assert objects(graph, zone, "fz:divisionCode") == []
    assert [objects(graph, c, "skos:prefLabel") for c in objects(graph, zone, "schema:containedInPlace")] == [
        ["云州市"]
    ]


@pytest.mark.parametrize(
    ("division", "names"),
    [
        ("420104", ["硚口区", "武汉市", "湖北省"]),
        ("360100-南昌经济技术开发区", ["南昌经济技术开发区", "南昌市", "江西省"]),
        ("CN", ["中华人民共和国"]),
        ("430181-大瑶镇", ["大瑶镇", "浏阳市", "长沙市", "湖南省"]),
    ],
)
def test_the_gazetteer_names_what_lies_around(division: str, names: list[str]) -> None:
    facts = replace(samples.extraction().report, division=division, jurisdiction=names[0], parents=())
    graph = list(quads(replace(samples.extraction(), report=facts, entities=())))
    place = f"https://w3id.org/fazhi/id/jurisdiction/{division}"
    found = []
    while place:
        found += objects(graph, place, "skos:prefLabel")
        place = next(iter(objects(graph, place, "schema:containedInPlace")), "")
    assert found == names


def test_numbers_of_another_listed_place_are_of_that_area() -> None:
    extraction = told("武侯区开展联合执法46次，青羊街道排查纠纷39件，全市办理行政复议案件820件。", "510100")
    graph = list(quads(extraction))
    numbers = [
        q.subject.value
        for q in graph
        if q.predicate == term("sdmx-dimension:refArea") and isinstance(q.subject, NamedNode)
    ]
    found = {
        value: [
            iri.rsplit("/", 1)[1] for key in ("sdmx-dimension:refArea", "fz:subject") for iri in objects(graph, n, key)
        ]
        for n in numbers
        for value in objects(graph, n, "sdmx-measure:obsValue")
    }
    assert found == {"46": ["510107", "510107"], "39": ["510100", "510100-青羊街道"], "820": ["510100"]}
    assert objects(graph, f"{DEFAULT_BASE}jurisdiction/510107", "schema:containedInPlace") == [
        f"{DEFAULT_BASE}jurisdiction/510100"
    ]


def test_a_coded_number_has_every_dimension_and_its_sentence(graph: list[Quad]) -> None:
    (fact,) = subjects(graph, "fz:indicator", concept("indicator", "reconsideration.concluded"))
    assert fact == f"{samples.REPORT}#observation=56,58"
    assert objects(graph, fact, "rdf:type") == sorted([term("fz:Observation").value, term("qb:Observation").value])
    assert objects(graph, fact, "sdmx-dimension:refArea") == [samples.DISTRICT]
    assert objects(graph, fact, "sdmx-dimension:refPeriod") == ["2021"]
    assert objects(graph, fact, "sdmx-measure:obsValue") == ["45"]
    assert objects(graph, fact, "sdmx-attribute:unitMeasure") == [concept("unit", "件")]
    assert sentence(graph, fact) == samples.SENTENCES[0]
    parts = subjects(graph, "fz:partOfTotal", fact)
    assert [objects(graph, p, "sdmx-measure:obsValue") for p in parts] == [["6"], ["30"]]


def test_an_uncoded_number_stays_outside_the_cube_and_keeps_its_wording(graph: list[Quad]) -> None:
    (fact,) = [s for s in subjects(graph, "rdf:type", term("fz:Observation").value) if "=196," in s]
    assert objects(graph, fact, "rdf:type") == [term("fz:Observation").value]
    assert objects(graph, fact, "nif:anchorOf") == ["126.50万"]
    assert objects(graph, fact, "sdmx-measure:obsValue") == ["1265000"]
    assert objects(graph, fact, "fz:approximation") == ["about"]


def test_a_number_of_another_year_says_so(graph: list[Quad]) -> None:
    (fact,) = subjects(graph, "fz:indicator", concept("indicator", "legal_service.stations"))
    assert objects(graph, fact, "sdmx-dimension:refPeriod") == ["2022"]
    assert [subjects(graph, "fz:target", fact)] == [[f"{samples.REPORT}#commitment=258,276"]]


def test_a_coded_number_of_no_known_place_stays_outside_the_cube() -> None:
    facts = replace(samples.extraction().report, division=None, parents=(), year=None)
    graph = list(quads(replace(samples.extraction(), report=facts, entities=())))
    assert subjects(graph, "rdf:type", term("qb:Observation").value) == []
    assert {q.graph_name.value for q in graph if isinstance(q.graph_name, NamedNode)} == {
        "https://w3id.org/fazhi/id/report/unknown-unknown-5f5f5f5f"
    }


def test_vocabulary_concepts_are_only_mentioned(graph: list[Quad]) -> None:
    assert objects(graph, samples.RECONSIDERATION, "skos:prefLabel") == []
    assert objects(graph, samples.RECONSIDERATION, "rdf:type") == []
    assert len(subjects(graph, "fz:mentions", samples.RECONSIDERATION)) == 1
    assert objects(graph, samples.ADVISERS, "skos:prefLabel") == ["法律顾问"]


def test_a_relation_rests_on_the_measure_that_states_it(graph: list[Quad]) -> None:
    assert objects(graph, samples.BUREAU, "fz:established") == [samples.CENTRE]
    (measure,) = subjects(graph, "fz:object", samples.CENTRE)
    assert objects(graph, measure, "fz:relation") == [term("fz:established").value]
    assert objects(graph, measure, "fz:actor") == [samples.BUREAU]
    assert sentence(graph, measure) == samples.SENTENCES[1]


def test_a_relation_without_a_measure_has_a_node_of_its_own(graph: list[Quad]) -> None:
    assert objects(graph, samples.ROOM, "org:subOrganizationOf") == [samples.CENTRE]
    (node,) = subjects(graph, "rdf:subject", samples.ROOM)
    assert objects(graph, node, "rdf:predicate") == [term("org:subOrganizationOf").value]
    assert objects(graph, node, "rdf:object") == [samples.CENTRE]
    assert sentence(graph, node) == samples.SENTENCES[1]


def test_roles_and_meetings_become_nodes(graph: list[Quad]) -> None:
    (role,) = objects(graph, samples.DISTRICT, "fz:appointed")
    (meeting,) = objects(graph, samples.DISTRICT, "fz:convened")
    assert objects(graph, role, "rdf:type") == [term("fz:Role").value]
    assert objects(graph, meeting, "skos:prefLabel") == ["依法行政工作会议"]


def test_problems_commitments_and_changes(graph: list[Quad]) -> None:
    (problem,) = objects(graph, samples.DISTRICT, "fz:hasProblem")
    assert objects(graph, problem, "rdfs:label") == ["基层执法力量不足"]
    (commitment,) = objects(graph, samples.DISTRICT, "fz:hasCommitment")
    assert objects(graph, commitment, "fz:deadline") == ["2022年底"]
    assert objects(graph, samples.OFFICE, "dct:isReplacedBy") == [samples.BUREAU]
    (change,) = subjects(graph, "org:originalOrganization", samples.OFFICE)
    assert objects(graph, change, "org:resultingOrganization") == [samples.BUREAU]


def test_headings_and_titles_are_quoted_by_their_line(graph: list[Quad]) -> None:
    found = subjects(graph, "fz:mentions", samples.DISTRICT)
    assert [objects(graph, p, "nif:anchorOf") for p in found] == [["青溪区2021年法治政府建设年度报告"]]


def test_remarks(graph: list[Quad]) -> None:
    (warning,) = subjects(graph, "rdf:type", term("fz:Warning").value)
    assert objects(graph, warning, "dct:identifier") == ["unit.missing"]
    (repair,) = subjects(graph, "rdf:type", term("fz:Repair").value)
    assert objects(graph, repair, "fz:count") == ["2"]


def test_lines_are_those_of_the_quads() -> None:
    made = [quad.triple for quad in quads(samples.extraction())]
    written = ox.serialize(made, format=ox.RdfFormat.N_TRIPLES)
    assert "".join(triple_lines(samples.extraction(), DEFAULT_BASE)).encode() == written


def test_evidence_that_is_not_there_is_a_bug() -> None:
    far = Passage(Span(len(samples.TEXT) - 1, len(samples.TEXT) + 5), None)
    with pytest.raises(GraphError, match="no text at"):
        list(quads(replace(samples.extraction(), passages=(far,))))
    blank = Observation("1", "件", "count", "exact", "", None, None, Span(3, 3), Span(3, 4))
    with pytest.raises(GraphError, match="no text at 3,3"):
        list(quads(replace(samples.extraction(), observations=(blank,), commitments=())))


@given(st.integers(0, len(samples.TEXT) - 2), st.integers(1, 40))
def test_any_stretch_of_text_has_a_passage_that_holds_it(start: int, length: int) -> None:
    end = min(start + length, len(samples.TEXT))
    fact = Observation("1", "件", "count", "exact", "事项", None, None, Span(start, end), Span(start, end))
    made = list(quads(replace(samples.extraction(), observations=(fact,), commitments=())))
    found = objects(made, f"{samples.REPORT}#observation={start},{end}", "fz:evidence")
    begins = [int(objects(made, p, "nif:beginIndex")[0]) for p in found]
    ends = [int(objects(made, p, "nif:endIndex")[0]) for p in found]
    assert found
    assert min(begins) < end
    assert max(ends) > start


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("126.50", "126.5"),
        ("100", "100"),
        ("62949000.0", "62949000"),
        ("0.0", "0"),
        ("1E+3", "1000"),
        ("-0.50", "-0.5"),
    ],
)
def test_decimals_are_written_as_oxigraph_keeps_them(text: str, canonical: str) -> None:
    assert decimal(text).value == canonical


def test_the_country_has_a_level_and_no_code() -> None:
    facts = replace(
        samples.extraction().report, division="CN", jurisdiction="中华人民共和国", level="nation", parents=()
    )
    graph = list(quads(replace(samples.extraction(), report=facts, entities=())))
    country = "https://w3id.org/fazhi/id/jurisdiction/CN"
    assert objects(graph, country, "fz:level") == ["nation"]
    assert objects(graph, country, "fz:divisionCode") == []
    assert objects(graph, country, "schema:containedInPlace") == []

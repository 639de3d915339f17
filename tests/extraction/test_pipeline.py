"""What must hold of every extraction, whatever the text; and what one whole report tells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings

from extraction import strategies
from extraction.reports import coded, named, quoted, told, triples
from fazhi_graph.extraction import extract
from fazhi_graph.extraction.json import to_json
from fazhi_graph.model import Extraction, Span
from fazhi_graph.reading import read_text

REPORT = """杭锦后旗2022年法治政府建设年度报告

2022年，旗人民政府深入贯彻落实《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》），现将有关情况报告如下。
一、主要举措和成效
（一）健全机制
旗司法局牵头成立行政争议化解中心，中心下设办公室。深化“放管服”改革，上线“杭后掌上办”平台。
（二）化解纠纷
全年受理行政复议案件36件，审结30件，其中维持21件、撤销2件。调解矛盾纠纷1120件，同比增长6.5%。
（三）强化监督
主动接受旗人大常委会监督。对照《纲要》开展自查。
二、存在的问题
基层执法力量薄弱。部分单位普法形式单一。
三、2023年工作计划
建立行政执法协作机制。力争调解成功率达到98%。
杭锦后旗人民政府
2023年1月16日
"""


@pytest.fixture(scope="module")
def report() -> Extraction:
    return extract(read_text(REPORT))


def spans(extraction: Extraction) -> list[Span]:
    """Every span of an extraction that a fact stands on."""
    return [
        *(o.span for o in extraction.observations),
        *(o.evidence for o in extraction.observations),
        *(m.span for m in extraction.measures),
        *(r.evidence for r in extraction.relations),
        *(c.evidence for c in extraction.changes),
        *(s.span for s in (*extraction.problems, *extraction.commitments)),
        *(m for e in extraction.entities for m in e.mentions),
        *(p.span for p in extraction.passages),
        *(s.heading_span for s in extraction.sections),
    ]


def read(text: str, place: str | None) -> Extraction:
    return extract(read_text(text), overrides={"division_code": place, "year": "2022"} if place else None)


@settings(max_examples=120, deadline=None)
@given(strategies.reports, strategies.places)
def test_every_span_is_a_stretch_of_the_text(text: str, place: str | None) -> None:
    extraction = read(text, place)
    assert all(0 <= s.start < s.end <= len(extraction.text) for s in spans(extraction))


@settings(max_examples=120, deadline=None)
@given(strategies.reports, strategies.places)
def test_a_number_stands_within_its_evidence_and_no_two_share_a_place(text: str, place: str | None) -> None:
    observations = read(text, place).observations
    assert all(o.evidence.start <= o.span.start and o.span.end <= o.evidence.end for o in observations)
    assert all(a.span.end <= b.span.start for a, b in pairwise(observations))
    assert all(o.part_of is None or o.part_of < i for i, o in enumerate(observations))


@settings(max_examples=120, deadline=None)
@given(strategies.reports, strategies.places)
def test_what_facts_name_are_entities(text: str, place: str | None) -> None:
    extraction = read(text, place)
    known = [e.iri for e in extraction.entities]
    assert len(known) == len(set(known))
    named_ = {i for m in extraction.measures for i in (m.actor_iri, *m.object_iris) if i}
    named_ |= {i for r in extraction.relations for i in (r.subject_iri, r.object_iri) if i}
    named_ |= {o.subject_iri for o in extraction.observations if o.subject_iri}
    assert {i for i in named_ if not i.endswith("/unknown")} <= set(known)


@settings(max_examples=60, deadline=None)
@given(strategies.reports, strategies.places)
def test_the_same_report_gives_the_same_extraction(text: str, place: str | None) -> None:
    assert to_json(read(text, place)) == to_json(read(text, place))


@settings(max_examples=150, deadline=None)
@given(strategies.anything)
def test_no_text_is_refused(text: str) -> None:
    assume(text.removeprefix("\ufeff").strip())
    extraction = extract(read_text(text))
    assert all(0 <= s.start < s.end <= len(extraction.text) for s in spans(extraction))


def test_the_report_s_own_facts(report: Extraction) -> None:
    facts = report.report
    assert (facts.jurisdiction, facts.division_code, facts.province) == ("杭锦后旗", "150826", "内蒙古自治区")
    assert (facts.year, facts.issuer, facts.issued_on) == (2022, "杭锦后旗人民政府", "2023-01-16")


def test_its_numbers(report: Extraction) -> None:
    assert coded(report) == [
        ("36", "reconsideration.handled"),
        ("30", "reconsideration.concluded"),
        ("21", "reconsideration.upheld"),
        ("2", "reconsideration.revoked"),
        ("1120", "mediation.resolved"),
        ("6.5%", "-"),
        ("98%", "-"),
    ]
    assert [o.part_of for o in report.observations] == [None, None, 1, 1, None, None, None]


def test_its_relations(report: Extraction) -> None:
    centre = "杭锦后旗行政争议化解中心"
    assert triples(report) >= {
        ("杭锦后旗司法局", "established", centre),
        (f"{centre}办公室", "part_of", centre),
        ("杭锦后旗人民政府", "implements", "法治政府建设实施纲要（2021—2025年）"),
        ("杭锦后旗", "implements", "“放管服”改革"),
        ("杭锦后旗", "built", "“杭后掌上办”平台"),
        ("杭锦后旗人大常委会", "supervises", "杭锦后旗"),
    }
    assert not [t for t in triples(report) if "协作机制" in t[2]]


def test_its_outlook(report: Extraction) -> None:
    assert [quoted(report, p.span) for p in report.problems] == ["基层执法力量薄弱", "部分单位普法形式单一"]
    assert [quoted(report, c.span) for c in report.commitments] == ["建立行政执法协作机制", "力争调解成功率达到98%"]
    assert report.commitments[1].targets == (6,)


def test_its_outline(report: Extraction) -> None:
    assert [(s.level, s.heading) for s in report.sections] == [
        (1, "一、主要举措和成效"),
        (2, "（一）健全机制"),
        (2, "（二）化解纠纷"),
        (2, "（三）强化监督"),
        (1, "二、存在的问题"),
        (1, "三、2023年工作计划"),
    ]


def test_a_short_name_and_its_full_name_are_one_policy(report: Extraction) -> None:
    policy = named(report, "纲要")
    assert policy.name == "法治政府建设实施纲要（2021—2025年）"
    assert len(policy.mentions) == 3


def test_metadata_wins_over_the_text() -> None:
    extraction = extract(read_text(REPORT), overrides={"division_code": "152531", "year": "2021"})
    assert (extraction.report.jurisdiction, extraction.report.year) == ("多伦县", 2021)
    country = extract(read_text(REPORT), overrides={"jurisdiction": "全国"}).report
    assert (country.jurisdiction, country.division) == ("中华人民共和国", "CN")


def test_another_base_moves_every_made_iri_and_no_concept() -> None:
    base = "https://example.org/"
    entities = extract(read_text(REPORT), base=base).entities
    assert {e.iri.startswith((base, "https://w3id.org/fazhi/vocab/")) for e in entities} == {True}
    assert named(extract(read_text(REPORT), base=base), "旗司法局").iri.startswith(base)


@pytest.mark.parametrize(
    ("text", "code"),
    [("没有说明是哪里的报告。", "place-unknown"), ("群众满意度稳步提升。", "year-unknown")],
)
def test_what_is_not_known_is_said(text: str, code: str) -> None:
    assert code in {w.code for w in extract(read_text(text)).warnings}


def test_numbers_in_names_are_no_observations() -> None:
    assert told("落实《2024年度100件民生实事清单》，推行行政执法“三项制度”，拨打12345热线。").observations == ()


@pytest.mark.parametrize(
    ("promise", "deadline"),
    [
        ("2024年底前建成法治驿站6个", "2024年底前"),
        ("在2024年6月底前完成规章清理", "2024年6月底前"),
        ("明年3月印发实施方案", "明年3月"),
        ("10月1日前办结全部信访积案", "10月1日前"),
        ("年内组织两次案卷评查", "年内"),
        ("到2025年，实现一村一法律顾问", "2025年"),
        ("组织会前学法12次", None),
        ("规范事前事中事后监管", None),
    ],
)
def test_a_promise_has_the_day_it_names(promise: str, deadline: str | None) -> None:
    page = REPORT.replace("建立行政执法协作机制", promise)
    extraction = extract(read_text(page))
    assert extraction.commitments[0].deadline == deadline


def test_two_issuers_in_one_title() -> None:
    text = "中共巴林左旗委员会 巴林左旗人民政府关于2023年度法治政府建设情况的报告\n"
    text += "2023年，全旗坚持依法行政，现报告如下。\n一、主要工作\n全年评查案卷60份，开展培训4次。\n"
    found = extract(read_text(text))
    named = [m for e in found.entities if e.type == "Body" for m in e.mentions]
    assert [text[m.start : m.end] for m in sorted(named, key=lambda m: m.start)] == [
        "中共巴林左旗委员会",
        "巴林左旗人民政府",
    ]

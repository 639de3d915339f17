"""The questions that real reports are asked, put to what is read from them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from corpus.golds import SHARED
from fazhi_graph.extraction import extract
from fazhi_graph.extraction.json import to_json
from fazhi_graph.model import Extraction
from fazhi_graph.reading import read

REPORTS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(not REPORTS, reason="no reports beside the repository")


@lru_cache
def extraction(path: Path) -> Extraction:
    return extract(read(path))


def of(place: str, year: int) -> Extraction:
    """The report of a place on a year."""
    found = map(extraction, REPORTS)
    return next(e for e in found if (e.report.jurisdiction, e.report.year) == (place, year))


def subjects(report: Extraction, predicate: str, object_: str) -> list[str]:
    return [r.subject for r in report.relations if (r.predicate, r.object) == (predicate, object_)]


@pytest.mark.parametrize(
    ("place", "year", "cases"), [("硚口区", 2019, "77"), ("武威市", 2021, "147"), ("环县", 2023, "30")]
)
def test_how_many_reconsideration_cases_were_handled(place: str, year: int, cases: str) -> None:
    report = of(place, year)
    (handled,) = [o for o in report.observations if o.indicator == "reconsideration.handled"]
    assert (handled.value, handled.unit, handled.approx, handled.period) == (cases, "件", "exact", None)
    assert report.text[handled.span.start : handled.span.end] == cases


def test_who_established_the_committee_for_financial_disputes() -> None:
    report = of("历下区", 2023)
    assert subjects(report, "established", "济南中央商务区金融纠纷人民调解委员会") == ["历下区"]


def test_the_four_groups_under_the_committee() -> None:
    committee = "硚口区委全面依法治区委员会"
    parts = [r.subject for r in of("硚口区", 2019).relations if r.predicate == "part_of" and r.object == committee]
    groups = [p.removeprefix(committee).removesuffix("协调小组") for p in parts if p.endswith("协调小组")]
    assert groups == ["法治监督", "司法", "执法", "守法普法"]


def test_the_zone_is_a_place_of_its_own() -> None:
    zone = of("南昌经济技术开发区", 2022).report
    assert (zone.level, zone.province) == ("zone", "江西省")


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_every_anchor_is_its_text(path: Path) -> None:
    report = extraction(path)
    page = to_json(report)
    assert page["text"] == report.text == path.read_bytes().decode("utf-8")
    for fact in (*page["measures"], *page["problems"], *page["commitments"]):
        assert report.text[fact["start"] : fact["end"]] == fact["text"] != ""
    for entity in report.entities:
        spelled = {report.text[m.start : m.end] for m in entity.mentions}
        assert all(s.strip() == s != "" for s in spelled)
    for number in report.observations:
        evidence = report.text[number.evidence.start : number.evidence.end]
        assert report.text[number.span.start : number.span.end] in evidence


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_every_report_tells_something_of_every_kind(path: Path) -> None:
    report = extraction(path)
    assert report.report.year is not None
    assert report.report.division_code is not None
    assert all(
        (report.sections, report.passages, report.entities, report.observations, report.measures, report.relations)
    )


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_what_facts_name_are_entities(path: Path) -> None:
    report = extraction(path)
    known = {e.iri for e in report.entities}
    assert {r.subject_iri for r in report.relations} <= known
    assert {r.object_iri for r in report.relations if r.object_iri} <= known
    assert {i for m in report.measures for i in (m.actor_iri, *m.object_iris) if i} <= known


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_reading_twice_gives_the_same(path: Path) -> None:
    assert to_json(extract(read(path))) == to_json(extraction(path))

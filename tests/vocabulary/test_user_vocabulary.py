"""A user's own Turtle file: it changes what is read and what the graph answers, and each slip is told by its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from fazhi_graph import build, open_graph
from fazhi_graph.extraction import extract
from fazhi_graph.model import Document, Extraction
from fazhi_graph.reading import read_bytes
from fazhi_graph.vocabulary import VocabularyError, load_vocabulary
from fazhi_graph.vocabulary.lines import Lines

REPORT = """全椒县2023年法治政府建设年度报告

一、推进依法行政
全年审结行政复议案件70件，开通云调解室12间，远程化解物业纠纷345件。县司法局推行“一码解纷”，落实《全椒县涉企检查办法》。
县政务服务和数据局推行复议听证日制度，深入开展“清源”行动。
全椒县人民政府
2024年1月20日
"""
PREFIXES = """@prefix fz: <https://w3id.org/fazhi/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix scheme: <https://w3id.org/fazhi/vocab/> .
@prefix unit: <https://w3id.org/fazhi/vocab/unit/> .
@prefix indicator: <https://w3id.org/fazhi/vocab/indicator/> .
@prefix institution: <https://w3id.org/fazhi/vocab/institution/> .
@prefix programme: <https://w3id.org/fazhi/vocab/programme/> .
@prefix topic: <https://w3id.org/fazhi/vocab/topic/> .
@prefix policy: <https://w3id.org/fazhi/vocab/policy/> .

"""
FIRST = PREFIXES.count("\n") + 1
ROOMS = """indicator:mediation.cloud_rooms a skos:Concept, fz:Indicator ;
  skos:inScheme scheme:indicator ; skos:notation "mediation.cloud_rooms" ; skos:broader indicator:mediation ;
  skos:prefLabel "云调解室"@zh, "Online mediation rooms"@en ;
  skos:definition "开通的线上调解室数。"@zh, "Mediation rooms opened online."@en ;
  dct:subject <https://w3id.org/fazhi/vocab/topic/disputes> ;
  fz:kind "count" ; fz:unit unit:间 ; fz:measureWord "间", "个" ;
  fz:cue "云调解室" ;
  skos:example "开通云调解室⟦3⟧间。"@zh, "云调解室增至⟦5⟧个。"@zh, "建成云调解室⟦8⟧间。"@zh ;
  fz:counterExample "调解室⟦3⟧间。"@zh .
"""
NAMES = """institution:hearing-day a skos:Concept, fz:Institution ;
  skos:inScheme scheme:institution ; skos:notation "hearing-day" ; skos:prefLabel "复议听证日制度"@zh .
programme:clear-source a skos:Concept, fz:Programme ;
  skos:inScheme scheme:programme ; skos:notation "clear-source" ;
  skos:prefLabel "清源行动"@zh ; skos:hiddenLabel "“清源”行动"@zh .
policy:quanjiao-inspections a skos:Concept, fz:Policy ;
  skos:inScheme scheme:policy ; skos:notation "quanjiao-inspections" ; skos:prefLabel "全椒县涉企检查办法"@zh .
<https://w3id.org/fazhi/vocab/institution/reconsideration> skos:altLabel "一码解纷"@zh .
"""
TOPICS = """topic:canals a skos:Concept, fz:Topic ; skos:inScheme scheme:topic ; skos:notation "canals" ;
  skos:broader topic:mediation ; skos:prefLabel "渠水调处"@zh, "Canal disputes"@en ; fz:cue "渠水" .
topic:night_duty a skos:Concept, fz:Topic ; skos:inScheme scheme:topic ; skos:notation "night_duty" ;
  skos:prefLabel "夜间值守"@zh ; fz:cue "夜间值守" .
indicator:mediation.cloud_rooms dct:subject topic:canals .
institution:hearing-day dct:subject topic:night_duty .
"""
QUERY = """SELECT ?name ?value {
  ?o fz:indicator ?i ; sdmx-measure:obsValue ?value . ?i skos:notation "mediation.cloud_rooms" ; skos:prefLabel ?name
  FILTER(lang(?name) = "zh") }"""


def document() -> Document:
    return read_bytes(REPORT.encode(), "report.txt")


def own(folder: Path, content: str, name: str = "my.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + content, encoding="utf-8")
    return path


def codes(extraction: Extraction) -> dict[str, str | None]:
    return {o.value: o.indicator for o in extraction.observations}


def test_a_new_indicator_changes_what_is_read(tmp_path: Path) -> None:
    path = own(tmp_path, ROOMS)
    assert codes(extract(document(), load_vocabulary()))["12"] == "mediation.bodies"
    found = codes(extract(document(), load_vocabulary((path,))))
    assert (found["12"], found["70"]) == ("mediation.cloud_rooms", "reconsideration.concluded")


def test_a_new_indicator_is_in_the_graph_and_can_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    path = own(tmp_path, ROOMS)
    before = build(tmp_path / "report.txt", tmp_path / "out", only_graph=True)
    after = build(tmp_path / "report.txt", tmp_path / "out", vocabulary=(path,), only_graph=True)
    assert (before.read, after.read) == (1, 1)  # another vocabulary is another reading
    with open_graph(tmp_path / "out") as graph:
        rows = [(row["name"], row["value"]) for row in graph.query(QUERY)]
    assert [(name, int(str(value))) for name, value in rows] == [("云调解室", 12)]


def test_topics_of_ones_own_are_called_by_their_names_in_the_pages(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT + "渠水管护人手不足，夜间值守存在短板。\n", encoding="utf-8")
    rooms = ROOMS.replace("  dct:subject <https://w3id.org/fazhi/vocab/topic/disputes> ;\n", "")
    build(tmp_path / "report.txt", tmp_path / "out", vocabulary=(own(tmp_path, rooms + NAMES + TOPICS),))
    named = {notation: names for notation, *names in page_data(tmp_path / "out" / "network.html")["topics"]}
    assert named["canals"] == ["渠水调处", "Canal disputes", "mediation"]
    assert named["mediation"] == ["调解", "Mediation", "disputes"]
    assert named["night_duty"] == ["夜间值守", "夜间值守", ""]
    listed = page_data(tmp_path / "out" / "index.html")["topics"]
    assert ["渠水调处", "Canal disputes"] in listed
    assert ["夜间值守", "夜间值守"] in listed


def page_data(path: Path) -> dict[str, Any]:
    found = html.parse(path).findtext(".//script[@id='fazhi-data']")
    loaded: dict[str, Any] = json.loads(found or "")
    return loaded


def test_names_of_every_sort_are_added_without_code(tmp_path: Path) -> None:
    vocabulary = load_vocabulary((own(tmp_path, NAMES),))
    found = {e.iri.rpartition("vocab/")[2]: e.type for e in extract(document(), vocabulary).entities}
    assert found["institution/hearing-day"] == "Institution"
    assert found["programme/clear-source"] == "Programme"
    assert found["policy/quanjiao-inspections"] == "Policy"


def test_an_alias_needs_no_more_than_the_alias(tmp_path: Path) -> None:
    vocabulary = load_vocabulary((own(tmp_path, NAMES),))
    concept = vocabulary.find("institution", "reconsideration")
    assert concept is not None
    assert (concept.label, "一码解纷" in concept.names) == ("行政复议", True)
    (entity,) = (e for e in extract(document(), vocabulary).entities if e.iri == concept.iri)
    assert "一码解纷" in {REPORT[m.start : m.end] for m in entity.mentions}


def test_files_may_build_upon_one_another(tmp_path: Path) -> None:
    unit = """unit:路 a skos:Concept, fz:Unit ; skos:inScheme scheme:unit ;
      skos:notation "路" ; skos:prefLabel "路"@zh ; fz:kind "count" ."""
    first = own(tmp_path, ROOMS.replace("unit:间", "unit:路").replace('"间", "个"', '"路"'), "a.ttl")
    with pytest.raises(VocabularyError, match="unknown unit"):
        load_vocabulary((first,))
    assert load_vocabulary((first, own(tmp_path, unit, "b.ttl"))).find("unit", "路")


def test_an_edited_file_is_read_again(tmp_path: Path) -> None:
    path = own(tmp_path, NAMES)
    first = load_vocabulary((path,))
    assert load_vocabulary((path,)) is first
    own(tmp_path, ROOMS)
    second = load_vocabulary((path,))
    assert first.digest != second.digest
    assert (second.find("institution", "hearing-day"), second.find("indicator", "mediation.cloud_rooms") is None) == (
        None,
        False,
    )


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "my.ttl"
    path.write_text(PREFIXES + ROOMS, encoding="utf-8-sig")
    assert load_vocabulary((path,)).find("indicator", "mediation.cloud_rooms")


# what is replaced in the indicator, by what, on which of its lines the error is, and what it says
SLIPS = [
    ('  fz:cue "云调解室" ;\n', "", 1, "needs fz:cue"),
    ('fz:kind "count" ; fz:unit unit:间 ;', "", 1, "needs fz:unit and fz:kind"),
    ("unit:间", "unit:桩子", 6, "unknown unit <https://w3id.org/fazhi/vocab/unit/桩子>"),
    ('fz:kind "count"', 'fz:kind "rate"', 6, "fz:kind “rate” does not go with the unit 间, which is for “count”"),
    ('fz:kind "count"', 'fz:kind "number"', 6, "unknown fz:kind “number”; there are count, rate, amount"),
    ('"间", "个"', '"间", "枱"', 6, "unknown measure word “枱”"),
    ('fz:cue "云调解室"', 'fz:cue "云调解室 +开通"', 7, "unknown cue token “+开通” in “云调解室 +开通”"),
    ('fz:cue "云调解室"', 'fz:cue "@调解 -率"', 7, "the cue “@调解 -率” has no word that must stand by the number"),
    ("fz:cue", "fz:cues", 1, "unknown property fz:cues; did you mean cue?"),
    ("skos:definition", "skos:defnition", 1, "unknown property skos:defnition"),
    ("scheme:indicator ;", "scheme:indicators ;", 2, "unknown scheme <https://w3id.org/fazhi/vocab/indicators>; there"),
    ("skos:broader indicator:mediation ", "skos:broader indicator:meditation ", 2, "did you mean mediation?"),
    ("topic/disputes", "topic/dispute", 5, "unknown topic <https://w3id.org/fazhi/vocab/topic/dispute>; did you mean"),
    ('"云调解室"@zh, ', "", 1, 'needs a name in Chinese: skos:prefLabel "…"@zh'),
    ('"云调解室"@zh, ', '"云调解室", "云上调解室"@zh, ', 3, 'skos:prefLabel needs its language: "云调解室"@zh'),
    ('"云调解室"@zh, ', '"云调解室"@zh, "线上调解室"@zh, ', 3, "a further one is skos:altLabel"),
    ('"云调解室"@zh, ', '"人民调解组织"@zh, ', 3, "“人民调解组织” is a name of 人民调解组织"),
    ('"云调解室"@zh, ', '"云调解室(间)"@zh, ', 3, "“云调解室(间)” holds “(”"),
    (", fz:Indicator", "", 1, "needs the class fz:Indicator: a skos:Concept, fz:Indicator"),
    ('skos:notation "mediation.cloud_rooms"', 'skos:notation "cloud"', 1, "indicator/cloud>, scheme and notation"),
    ('skos:notation "mediation.cloud_rooms" ;', "", 1, 'needs skos:notation "mediation.cloud_rooms"'),
    ("skos:inScheme scheme:indicator ;", "", 1, "no such concept"),
    ("indicator:mediation ;", "indicator:mediation.cloud_rooms ;", 2, "is broader than itself"),
    ('"云调解室" ;', '"云调解室 ;', 7, ""),
    ("unit:间", "units:间", 6, "The prefix units: has not been declared"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), SLIPS, ids=[f"{s[2]}-{s[1] or s[0]}" for s in SLIPS])
def test_a_slip_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in ROOMS
    path = own(tmp_path, ROOMS.replace(old, new))
    with pytest.raises(VocabularyError) as raised:
        load_vocabulary((path,))
    told = str(raised.value).splitlines()
    assert told == [one for one in told if one.startswith(f"{path}:")]
    assert any(one.startswith(f"{path}:{FIRST - 1 + line}: ") and message in one for one in told), told


def test_all_slips_are_told_at_once_in_order_of_lines(tmp_path: Path) -> None:
    path = own(tmp_path, ROOMS.replace('"count"', '"many"') + NAMES.replace("复议听证日制度", "人民调解"))
    with pytest.raises(VocabularyError) as raised:
        load_vocabulary((path,))
    first, second = str(raised.value).splitlines()
    assert first.startswith(f"{path}:{FIRST + 5}: 云调解室: unknown fz:kind")
    assert second.startswith(
        f"{path}:{FIRST + ROOMS.count(chr(10)) + 1}: 人民调解: “人民调解” is a name of 人民调解 <https://"
    )


def test_a_name_of_another_sort_of_thing_is_a_clash_too(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="“行政复议” is a name of 行政复议"):
        load_vocabulary((own(tmp_path, NAMES.replace("全椒县涉企检查办法", "行政复议")),))


def test_a_file_that_is_not_utf8_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "my.ttl"
    path.write_bytes((PREFIXES + NAMES).encode("gb18030"))
    with pytest.raises(VocabularyError, match=rf"my\.ttl:{FIRST + 1}: not UTF-8; save the file as UTF-8"):
        load_vocabulary((path,))
    with pytest.raises(VocabularyError, match=r"none\.ttl: cannot be read"):
        load_vocabulary((tmp_path / "none.ttl",))


@pytest.mark.parametrize(
    ("text", "subject", "value", "line"),
    [
        ('<urn:a> <urn:b> """x\n. y""" .\n<urn:c> <urn:d> 5.\n<urn:e> a <urn:f> .', "urn:e", "", 4),
        ("PREFIX : <urn:x/>\nBASE <http://h/>\n\n:a :b :c, :d .\n# <q> .\n<q> :e 1.5 .", "http://h/q", "", 6),
        ("@prefix p: <urn:x/> .\np:a\n p:b p:c ;\n p:d p:e .", "urn:x/a", "urn:x/e", 4),
        ("@prefix p: <urn:x/> .\np:a\\,b p:c 'it is # none; .' .\np:z p:c 1 .", "urn:x/a,b", "", 2),
        ("@prefix p: <urn:x/> .\np:a p:c 1 .\np:b p:c 2 .\np:a p:d '5' .", "urn:x/a", "5", 4),
        ("@prefix p: <urn:x/> .\np:a p:c 1.", "urn:x/nowhere", "", 1),
    ],
)
def test_lines_of_subjects_and_values(text: str, subject: str, value: str, line: int) -> None:
    assert Lines(text).of(subject, value) == line

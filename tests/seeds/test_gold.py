"""The gold of the sample reports: well-formed, true to the text as it is read, and the samples are our own wording."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pyoxigraph as ox
import pytest

from fazhi_graph.model import ENTITY_TYPES, Approximation, QuantityKind
from fazhi_graph.reading import read

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ORIGINALS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
SAMPLES = {
    "ar-horqin-banner-2023": "html",
    "baoji-hitech-zone-2022": "docx",
    "chuxiong-2024": "txt",
    "fujian-2022": "docx",
    "huanxian-2023": "txt",
    "lingchuan-bureau-2023": "pdf",
    "lixia-2023": "pdf",
    "luzhou-2018-2022": "txt",
    "nanchang-zone-2022": "docx",
    "qiaokou-2019": "txt",
    "taoyuan-street-2020": "html",
    "wuwei-2021": "html",
}
KEYS = ["report", "entities", "observations", "relations", "problems", "commitments", "sections"]
REPORT_KEYS = [
    "title",
    "jurisdiction",
    "jurisdiction_stated",
    "division_code",
    "province",
    "year",
    "issuer",
    "issued_on",
    "published_on",
]
OBSERVATION_KEYS = [
    "value",
    "number_text",
    "unit",
    "label",
    "code",
    "evidence",
    "kind",
    "approx",
    "subject",
    "outcome_of",
]
PREDICATES = [
    "established",
    "part_of",
    "issued",
    "implements",
    "leads",
    "transferred_to",
    "awarded",
    "built",
    "appointed",
    "cooperates_with",
    "supervises",
    "trained",
    "convened",
    "participates_in",
]
# The object of these is a role, a class of people or an event, which need not be an entity.
FREE_OBJECT = {"appointed", "trained", "convened"}
RATE_UNITS = {"%", "百分点"}
# Facts of each sample: entities, observations, relations, problems, commitments, sections.
COUNTS = {
    "ar-horqin-banner-2023": (89, 140, 54, 6, 12, 20),
    "baoji-hitech-zone-2022": (78, 127, 48, 5, 9, 12),
    "chuxiong-2024": (70, 190, 36, 8, 14, 20),
    "fujian-2022": (127, 133, 71, 7, 18, 17),
    "huanxian-2023": (115, 124, 71, 10, 0, 12),
    "lingchuan-bureau-2023": (83, 113, 37, 10, 17, 16),
    "lixia-2023": (129, 34, 71, 3, 22, 17),
    "luzhou-2018-2022": (103, 152, 63, 8, 14, 11),
    "nanchang-zone-2022": (122, 57, 70, 10, 11, 28),
    "qiaokou-2019": (125, 41, 80, 3, 27, 29),
    "taoyuan-street-2020": (79, 98, 38, 8, 11, 12),
    "wuwei-2021": (189, 65, 107, 3, 22, 12),
}
LONGEST_SHARED_RUN = 24

each_sample = pytest.mark.parametrize("name", SAMPLES)


def sample_path(name: str) -> Path:
    return SEEDS / f"{name}.{SAMPLES[name]}"


@cache
def gold_of(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SEEDS / f"{name}.gold.json").read_text(encoding="utf-8"))
    return content


@cache
def flat_text(name: str) -> str:
    return flat(read(sample_path(name)).text)


def flat(text: str) -> str:
    """The text in one width and without white space: line ends and tabs depend on the reader."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace())


@cache
def breaks(name: str) -> frozenset[int]:
    """Where in the flat text white space was left out: there two cells of a table meet."""
    text, at, found = read(sample_path(name)).text, 0, set[int]()
    for char in unicodedata.normalize("NFKC", text):
        if char.isspace():
            found.add(at)
        else:
            at += 1
    return frozenset(found)


def places(text: str, quote: str) -> list[int]:
    return [m.start() for m in re.finditer(f"(?={re.escape(quote)})", text)]


def indicator_notations() -> set[str]:
    notation = ox.NamedNode("http://www.w3.org/2004/02/skos/core#notation")
    path = ROOT / "ontology" / "vocabulary" / "indicators.ttl"
    return {
        quad.object.value
        for quad in ox.parse(path=str(path))
        if quad.predicate == notation and isinstance(quad.object, ox.Literal)
    }


def test_every_sample_has_gold_and_every_gold_a_sample() -> None:
    assert sorted(p.name for p in SEEDS.glob("*.gold.json")) == [f"{name}.gold.json" for name in sorted(SAMPLES)]
    assert [name for name in SAMPLES if not sample_path(name).is_file()] == []


@each_sample
def test_keys_are_those_of_the_format(name: str) -> None:
    gold = gold_of(name)
    assert list(gold) == KEYS
    assert list(gold["report"]) == REPORT_KEYS
    assert {tuple(e) for e in gold["entities"]} == {("type", "name", "mentions", "canonical")}
    assert {tuple(o) for o in gold["observations"]} == {tuple(OBSERVATION_KEYS)}
    assert {tuple(r) for r in gold["relations"]} == {("s", "p", "o", "evidence")}
    assert {tuple(s) for s in gold["sections"]} == {("level", "heading")}


@each_sample
def test_types_predicates_and_codes_are_known(name: str) -> None:
    gold = gold_of(name)
    assert {e["type"] for e in gold["entities"]} <= set(ENTITY_TYPES)
    assert {r["p"] for r in gold["relations"]} <= set(PREDICATES)
    assert {o["kind"] for o in gold["observations"]} <= set(get_args(QuantityKind))
    assert {o["approx"] for o in gold["observations"]} <= set(get_args(Approximation))
    assert {o["code"] for o in gold["observations"] if o["code"]} - indicator_notations() == set()


@each_sample
def test_every_quote_stands_in_the_text_as_read(name: str) -> None:
    gold, text = gold_of(name), flat_text(name)
    quotes = [mention for entity in gold["entities"] for mention in entity["mentions"]]
    quotes += [fact["evidence"] for key in ("observations", "relations") for fact in gold[key]]
    quotes += gold["problems"] + gold["commitments"] + [section["heading"] for section in gold["sections"]]
    quotes.append(gold["report"]["title"])
    assert [quote for quote in quotes if flat(quote) not in text] == []


@each_sample
def test_each_observation_has_a_number_of_its_own(name: str) -> None:
    text, taken, homeless = flat_text(name), set[int](), []
    for observation in gold_of(name)["observations"]:
        evidence, number = flat(observation["evidence"]), flat(observation["number_text"])
        assert number in evidence
        starts = [at + offset for at in places(text, evidence) for offset in places(evidence, number)]
        free = [at for at in starts if at not in taken and whole_number(text, at, number, breaks(name))]
        taken.update(free[:1])
        if not free:
            homeless.append(observation["evidence"])
    assert homeless == []


def whole_number(text: str, at: int, number: str, parted: frozenset[int]) -> bool:
    """Whether the number at this place is not a piece of a longer one, such as the 2 of 12."""
    end = at + len(number)
    before, after = text[at - 1 : at], text[end : end + 1]
    cut_before = number[0].isdigit() and (before.isdigit() or before == ".") and at not in parted
    return not (cut_before or (number[-1].isdigit() and after.isdigit() and end not in parted))


@each_sample
def test_kind_and_unit_agree(name: str) -> None:
    for observation in gold_of(name)["observations"]:
        assert (observation["unit"] in RATE_UNITS) == (observation["kind"] == "rate"), observation
        assert (observation["unit"] == "元") == (observation["kind"] == "amount"), observation
        if observation["kind"] == "rate":
            assert 0 <= observation["value"] <= 100


@each_sample
def test_relations_join_entities_of_the_report(name: str) -> None:
    gold = gold_of(name)
    known = {entity["name"] for entity in gold["entities"]} | {gold["report"]["jurisdiction"]}
    assert [r for r in gold["relations"] if r["s"] not in known] == []
    assert [r for r in gold["relations"] if r["p"] not in FREE_OBJECT and r["o"] not in known] == []


@each_sample
def test_nothing_is_listed_twice(name: str) -> None:
    gold = gold_of(name)
    entities = [entity["name"] for entity in gold["entities"]]
    relations = [(r["s"], r["p"], r["o"]) for r in gold["relations"]]
    canonical = [(entity["type"], entity["canonical"]) for entity in gold["entities"]]
    for listed in (entities, relations, canonical, gold["problems"], gold["commitments"]):
        assert len(listed) == len(set(listed))


@each_sample
def test_headings_stand_in_the_order_of_the_text(name: str) -> None:
    text, at, starts = flat_text(name), 0, []
    for section in gold_of(name)["sections"]:
        at = text.index(flat(section["heading"]), at)
        starts.append(at)
    assert all(a < b for a, b in pairwise(starts))


@each_sample
def test_counts(name: str) -> None:
    gold = gold_of(name)
    assert tuple(len(gold[key]) for key in KEYS[1:]) == COUNTS[name]


def test_the_page_break_does_not_hide_the_value_meant() -> None:
    values = {o["number_text"]: o["value"] for o in gold_of("huanxian-2023")["observations"]}
    assert (values["95.6%o"], values["IOO%"], values["IO00"], values["l6"]) == (95.6, 100, 1000, 16)


def test_the_place_that_is_only_hinted_at_is_not_named() -> None:
    report = gold_of("huanxian-2023")["report"]
    assert (report["jurisdiction"], report["jurisdiction_stated"]) == ("环县", False)
    assert "环县" not in flat_text("huanxian-2023")


def letters(text: str) -> str:
    return "".join(c for c in flat(text) if c.isalnum())


def own_words(name: str) -> list[str]:
    """The sample without what must stand as it is: document titles and long proper names part the stretches."""
    text = re.sub("《[^》]*》", "|", flat(read(sample_path(name)).body.text))
    names = {flat(e["name"]) for e in gold_of(name)["entities"] if len(e["name"]) >= 20}
    for proper in sorted(names, key=lambda n: (-len(n), n)):
        text = text.replace(proper, "|")
    return [letters(part) for part in text.split("|")]


@pytest.mark.skipif(not ORIGINALS, reason="no reports beside the repository")
@each_sample
def test_no_sentence_is_copied(name: str) -> None:
    size = LONGEST_SHARED_RUN + 1
    originals = "|".join(letters(re.sub("《[^》]*》", "", path.read_text(encoding="utf-8"))) for path in ORIGINALS)
    runs = [part[i : i + size] for part in own_words(name) for i in range(len(part) - size + 1)]
    assert [run for run in runs if run in originals] == []

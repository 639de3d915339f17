"""The indicator, unit and topic vocabularies, walked entry by entry and both ways through the real matcher."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from fazhi_graph.extraction.indicators import Counted, IndicatorMatcher
from fazhi_graph.extraction.outline import outline
from fazhi_graph.extraction.quantities import QuantityFinder
from fazhi_graph.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT.parent / "shared" / "gold" / "GUIDE.md"
NS = "https://w3id.org/fazhi/ns#"
VOCAB = "https://w3id.org/fazhi/vocab/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
KINDS = {"count", "rate", "amount", "duration", "multiple"}

Entry = dict[str, list[str]]


@lru_cache
def entries(name: str) -> dict[str, Entry]:
    """The subjects of a vocabulary file with their values; language-tagged ones are keyed ``predicate@zh``."""
    found: defaultdict[str, Entry] = defaultdict(lambda: defaultdict(list))
    path = ROOT / "ontology" / "vocabulary" / f"{name}.ttl"
    for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
        language = f"@{quad.object.language}" if isinstance(quad.object, ox.Literal) and quad.object.language else ""
        found[quad.subject.value][quad.predicate.value + language].append(quad.object.value)
    return dict(found)


def typed(name: str, kind: str) -> dict[str, Entry]:
    """The entries of a class by notation."""
    return {e[f"{SKOS}notation"][0]: e for e in entries(name).values() if NS + kind in e[TYPE]}


INDICATORS = typed("indicators", "Indicator")
UNITS = typed("units", "Unit")
TOPICS = typed("topics", "Topic")


@lru_cache
def tools() -> tuple[QuantityFinder, IndicatorMatcher]:
    vocabulary: Vocabulary = load_vocabulary()
    return QuantityFinder(vocabulary), IndicatorMatcher(vocabulary)


def counted(sentence: str) -> Counted:
    """What the number in ⟦ ⟧ counts, as the program reads it."""
    start, text = sentence.index("⟦"), sentence.replace("⟦", "").replace("⟧", "")
    finder, matcher = tools()
    quantities = finder.find(text)
    return next(
        c for c in matcher.count(text, outline(text), quantities, frozenset(), None) if c.quantity.start == start
    )


def fires(cue: str, sentence: str) -> bool:
    """The words that a cue requires all stand in the sentence."""
    tokens = (t.lstrip("@~") for t in cue.split() if not t.startswith("-"))
    return all(any(word in sentence for word in token.split("|")) for token in tokens)


def test_there_are_as_many_as_the_genre_needs() -> None:
    assert len(INDICATORS) >= 240
    assert len(UNITS) >= 110
    assert len(TOPICS) >= 20


@pytest.mark.skipif(not GUIDE.exists(), reason="the annotation guide is not here")
def test_every_code_of_the_annotation_guide_is_an_indicator() -> None:
    text = GUIDE.read_text(encoding="utf-8").partition("### Indicator codes")[2].partition('## "relations"')[0]
    codes = set(re.findall(r"\b[a-z_]+\.[a-z_]+\b", text))
    assert codes and codes <= set(INDICATORS)


@pytest.mark.parametrize("name", ["indicators", "units", "topics"])
def test_every_entry_is_whole(name: str) -> None:
    for iri, entry in entries(name).items():
        for language in ("zh", "en"):
            assert len(entry[f"{SKOS}prefLabel@{language}"]) == 1, iri
            assert len(entry[f"{SKOS}definition@{language}"]) == 1, iri
        if iri.count("/") > VOCAB.count("/"):
            scheme = entry[f"{SKOS}inScheme"][0]
            assert iri == f"{scheme}/{entry[f'{SKOS}notation'][0].replace('%', '%25')}"
            assert scheme in entries(name)


@pytest.mark.parametrize("name", ["indicators", "units", "topics"])
def test_labels_and_definitions_are_unique(name: str) -> None:
    for keys in (("prefLabel@zh", "altLabel@zh"), ("prefLabel@en",), ("definition@zh",), ("definition@en",)):
        texts = Counter(t for e in entries(name).values() for k in keys for t in e.get(SKOS + k, []))
        assert [t for t, n in texts.items() if n > 1] == []


@pytest.mark.parametrize("name", ["indicators", "units", "topics"])
def test_every_link_leads_somewhere_and_every_top_concept_is_listed(name: str) -> None:
    known = {iri for n in ("indicators", "units", "topics") for iri in entries(n)}
    listed = {t for e in entries(name).values() for t in e.get(f"{SKOS}hasTopConcept", [])}
    for iri, entry in entries(name).items():
        links = [v for k in (f"{SKOS}broader", f"{DCT}subject", f"{NS}unit", f"{NS}baseUnit") for v in entry.get(k, [])]
        assert set(links) <= known, iri
        assert (iri in listed) == (f"{SKOS}inScheme" in entry and f"{SKOS}broader" not in entry), iri


@pytest.mark.parametrize("notation", sorted(UNITS))
def test_a_unit_says_what_it_measures(notation: str) -> None:
    unit = UNITS[notation]
    assert unit[f"{SKOS}prefLabel@zh"] == [notation]
    assert len(unit[f"{NS}kind"]) == 1 and unit[f"{NS}kind"][0] in KINDS
    if f"{NS}baseUnit" in unit:
        base = entries("units")[unit[f"{NS}baseUnit"][0]]
        assert base[f"{NS}kind"] == unit[f"{NS}kind"] and f"{NS}baseUnit" not in base
        assert Decimal(unit[f"{NS}scale"][0]) > 0


def test_scaled_units_come_down_to_their_base() -> None:
    scales = {n: Decimal(u[f"{NS}scale"][0]) for n, u in UNITS.items() if f"{NS}scale" in u}
    assert scales["万元"] == 10_000 and scales["亿元"] == 100_000_000
    assert scales["成"] == 10 and scales["‰"] == Decimal("0.1")


@pytest.mark.parametrize("notation", sorted(TOPICS))
def test_a_topic_has_words_of_headings(notation: str) -> None:
    cues = TOPICS[notation][f"{NS}cue"]
    assert len(cues) == len(set(cues)) >= 5


@pytest.mark.parametrize("notation", sorted(INDICATORS))
def test_an_indicator_is_whole(notation: str) -> None:
    entry = INDICATORS[notation]
    unit = entries("units")[entry[f"{NS}unit"][0]]
    assert entry[f"{NS}kind"] == unit[f"{NS}kind"]
    words = entry[f"{NS}measureWord"]
    assert unit[f"{SKOS}notation"][0] in words and set(words) <= set(UNITS)
    assert {UNITS[w][f"{NS}kind"][0] for w in words} == set(entry[f"{NS}kind"])
    assert entry[f"{NS}cue"] and entry[f"{DCT}subject"] and entry[f"{SKOS}broader"]
    assert len(entry[f"{SKOS}example@zh"]) >= 3 and entry[f"{NS}counterExample@zh"]


@pytest.mark.parametrize("notation", sorted(INDICATORS))
def test_an_indicator_is_found_in_its_examples(notation: str) -> None:
    found = {s: counted(s).indicator for s in INDICATORS[notation][f"{SKOS}example@zh"]}
    assert found == dict.fromkeys(found, notation)


@pytest.mark.parametrize("notation", sorted(INDICATORS))
def test_an_indicator_is_not_found_in_its_counter_examples(notation: str) -> None:
    found = {s: counted(s).indicator for s in INDICATORS[notation][f"{NS}counterExample@zh"]}
    assert [s for s, code in found.items() if code == notation] == []


@pytest.mark.parametrize("notation", sorted(INDICATORS))
def test_each_cue_is_shown_by_an_example(notation: str) -> None:
    examples = INDICATORS[notation][f"{SKOS}example@zh"]
    assert [c for c in INDICATORS[notation][f"{NS}cue"] if not any(fires(c, s) for s in examples)] == []


def test_no_sentence_is_used_twice() -> None:
    sentences = Counter(s for e in INDICATORS.values() for s in e[f"{SKOS}example@zh"])
    assert [s for s, n in sentences.items() if n > 1] == []

"""All of ontology/vocabulary together: sound as SKOS, as rich as the genre needs, and no name with two meanings."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import chain

import pytest

from fazhi_graph.iris import NS, VOCAB
from fazhi_graph.vocabulary import Concept, load_vocabulary, vocabulary_files
from fazhi_graph.vocabulary.concepts import (
    BROADER,
    DCT,
    DEFINITION,
    DEFINITION_EN,
    IN_SCHEME,
    LABEL,
    LABEL_EN,
    SKOS,
    TYPE,
    Entry,
    merged,
    read_entries,
    read_source,
)
from fazhi_graph.vocabulary.own import ENTITY_SCHEMES, Checker

LEAST = {
    "indicator": 150,
    "institution": 200,
    "programme": 120,
    "policy": 150,
    "body-kind": 80,
    "action": 60,
    "topic": 20,
    "unit": 100,
    "content": 5,
    "outline": 19,
    "body": 80,
    "platform": 60,
    "venue": 40,
    "honour": 60,
}
TOP = f"{SKOS}hasTopConcept"
CLOSE = f"{SKOS}closeMatch"
REPLACES = f"{DCT}replaces"


@cache
def entries() -> dict[str, Entry]:
    return merged(read_entries(read_source(path)) for path in vocabulary_files())


def schemes() -> list[str]:
    return sorted(iri for iri, entry in entries().items() if f"{SKOS}ConceptScheme" in entry[TYPE])


def members(scheme: str) -> dict[str, Entry]:
    return {iri: entry for iri, entry in entries().items() if scheme in entry.get(IN_SCHEME, [])}


def concepts(scheme: str) -> tuple[Concept, ...]:
    return load_vocabulary().scheme(scheme)


each_scheme = pytest.mark.parametrize("scheme", schemes(), ids=lambda s: str(s).removeprefix(VOCAB))


def test_a_thing_is_described_in_one_file() -> None:
    files = Counter(chain.from_iterable(read_entries(read_source(path)) for path in vocabulary_files()))
    assert [iri for iri, number in files.items() if number > 1] == []


def test_ours_would_be_accepted_as_a_users_own() -> None:
    checker = Checker(entries(), entries())
    sources = map(read_source, vocabulary_files())
    assert [problem for source in sources for problem in checker.problems(source, read_entries(source))] == []


@pytest.mark.parametrize(("scheme", "least"), LEAST.items())
def test_there_are_enough(scheme: str, least: int) -> None:
    named = [c for c in concepts(scheme) if scheme != "indicator" or "Indicator" in c.types]
    assert len(named) >= least


def test_every_subject_is_a_scheme_or_in_one() -> None:
    strays = {iri for iri, entry in entries().items() if IN_SCHEME not in entry} - set(schemes())
    assert strays == set()
    assert {s for e in entries().values() for s in e.get(IN_SCHEME, [])} == set(schemes())


@each_scheme
def test_one_name_and_one_definition_a_language(scheme: str) -> None:
    for iri, entry in {scheme: entries()[scheme], **members(scheme)}.items():
        for key in (LABEL, LABEL_EN, DEFINITION, DEFINITION_EN):
            assert len(entry.get(key, [])) == 1, (iri, key)
        assert entry[DEFINITION][0].endswith("。"), iri
        assert entry[DEFINITION_EN][0].endswith("."), iri


@each_scheme
def test_the_top_concepts_are_those_with_nothing_above_them(scheme: str) -> None:
    tops = {iri for iri, entry in members(scheme).items() if BROADER not in entry}
    assert set(entries()[scheme][TOP]) == tops
    said = {iri for iri, entry in members(scheme).items() if f"{SKOS}topConceptOf" in entry}
    assert said in (set(), tops)


@each_scheme
def test_what_is_broader_is_in_the_scheme_and_never_the_thing_itself(scheme: str) -> None:
    for iri in members(scheme):
        seen, above = set[str](), list(entries()[iri].get(BROADER, []))
        while above:
            at = above.pop()
            assert at != iri, f"{iri} is broader than itself"
            assert at in members(scheme), at
            if at not in seen:
                seen.add(at)
                above += entries()[at].get(BROADER, [])


def test_every_name_of_an_entity_means_one_thing() -> None:
    # they are looked for side by side: a name in two schemes would be whichever came first
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for concept in chain.from_iterable(map(concepts, ENTITY_SCHEMES)):
        for name in concept.names:
            bearers[name].add(concept.iri)
    assert {name: sorted(iris) for name, iris in bearers.items() if len(iris) > 1} == {}


@pytest.mark.parametrize(
    "name", ["提升行政执法质量三年行动计划", "行政复议体制改革方案", "市县法治政府建设示范指标体系"]
)
def test_documents_are_policies_even_where_their_subject_is_a_programme(name: str) -> None:
    found = [c.scheme for scheme in ENTITY_SCHEMES for c in concepts(scheme) if name in c.names]
    assert found == ["policy"]


@each_scheme
def test_names_are_unique_within_a_scheme_in_both_languages(scheme: str) -> None:
    named = [c for c in load_vocabulary().concepts if c.iri in members(scheme)]
    for texts in (Counter(n for c in named for n in c.names), Counter(c.label_en.lower() for c in named)):
        assert [text for text, number in texts.items() if number > 1] == []


def test_links_lead_to_concepts_of_the_right_scheme() -> None:
    due = {f"{DCT}subject": "topic", f"{NS}unit": "unit", f"{NS}baseUnit": "unit", f"{NS}bodyKind": "body-kind"}
    due |= {REPLACES: "policy", f"{DCT}source": "policy"}
    for iri, entry in entries().items():
        for key, scheme in due.items():
            assert all(target in members(VOCAB + scheme) for target in entry.get(key, [])), (iri, key)


@pytest.mark.parametrize(("outline", "parts"), [("2021", 9), ("2015", 8)])
def test_topics_are_aligned_to_the_parts_of_both_outlines(outline: str, parts: int) -> None:
    aligned: defaultdict[str, list[str]] = defaultdict(list)
    for topic in members(f"{VOCAB}topic"):
        for part in entries()[topic].get(CLOSE, []):
            assert topic in entries()[part][CLOSE]  # said on both sides, so that a query needs no reasoner
            if part.startswith(f"{VOCAB}outline/{outline}-"):
                aligned[part].append(topic)
    assert len(aligned) == parts
    assert all(len(topics) == 1 for topics in aligned.values())
    assert set(aligned) == {
        i for i, e in members(f"{VOCAB}outline").items() if f"{VOCAB}outline/{outline}" in e.get(BROADER, [])
    }


def test_the_older_outline_has_no_part_for_emergencies_and_technology() -> None:
    top = {t: len(entries()[f"{VOCAB}topic/{t}"].get(CLOSE, [])) for t in ("emergency", "digital", "enforcement")}
    assert top == {"emergency": 1, "digital": 1, "enforcement": 2}


def test_policies_tell_title_number_date_issuer_and_what_they_replace() -> None:
    eli = "http://data.europa.eu/eli/ontology#"
    policies = members(f"{VOCAB}policy")
    have = {
        key: sum(key in e for e in policies.values()) for key in (f"{eli}number", f"{eli}date_document", f"{NS}issuer")
    }
    assert have[f"{NS}issuer"] >= 0.95 * len(policies)
    assert have[f"{eli}date_document"] >= 0.9 * len(policies)
    assert have[f"{eli}number"] >= 0.5 * len(policies)
    assert sum(REPLACES in e for e in policies.values()) >= 5

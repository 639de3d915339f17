"""fazhi ref: every term found by each of its names, a card on a terminal, JSON in a pipe, the nearest otherwise."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rich.cells import cell_len
from rich.console import Console

from cli.conftest import Run
from fazhi_graph import open_graph
from fazhi_graph.cli.language import choose
from fazhi_graph.cli.ref import print_cards
from fazhi_graph.graph.terms import PREFIXES
from fazhi_graph.vocabulary import load_vocabulary
from fazhi_graph.vocabulary.glossary import DETAILS, Term, glossary, look_up, titles

OWN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix fz: <https://w3id.org/fazhi/ns#> .
<https://w3id.org/fazhi/vocab/platform/qingxi> a skos:Concept, fz:Platform ; skos:notation "qingxi" ;
  skos:inScheme <https://w3id.org/fazhi/vocab/platform> ; skos:prefLabel "青溪通办"@zh ."""


@cache
def terms() -> tuple[Term, ...]:
    return glossary(load_vocabulary())


def term(kind: str, notation: str) -> Term:
    return next(t for t in terms() if (t.kind, t.notation) == (kind, notation))


def asked(run: Run, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("ref", *words).stdout)
    return found


def card(found: Term, width: int = 60, language: str = "en") -> str:
    text = io.StringIO()
    choose(language)
    try:
        print_cards([found], Console(file=text, width=width, highlight=False, markup=False))
    finally:
        choose(None)
    return text.getvalue()


@pytest.mark.parametrize("kind", sorted({t.kind for t in glossary(load_vocabulary())}))
def test_every_kind_is_listed_with_its_title_and_every_term_is_explained(run: Run, kind: str) -> None:
    listed = asked(run, "--kind", kind)
    assert {"kind": kind, "terms": len(listed)} in asked(run)
    assert all(t["definition"] and t["definition_en"] and t["label"] and t["label_en"] for t in listed)
    assert all(titles(load_vocabulary())[kind])


@pytest.mark.parametrize(
    ("word", "kind", "notation"),
    [
        ("行政复议案件", "indicator", "reconsideration.handled"),
        ("reconsideration.handled", "indicator", "reconsideration.handled"),
        ("Administrative Reconsideration", "institution", "reconsideration"),
        ("fz:evidence", "property", "fz:evidence"),
        ("evidence", "property", "fz:evidence"),
        ("证据", "property", "fz:evidence"),
        ("报告", "class", "fz:Report"),
        ("国办发〔2023〕27号", "policy", "enforcement-quality-plan"),
        ("挂牌成立", "action", "established"),
    ],
)
def test_a_term_is_found_by_what_it_is_called(word: str, kind: str, notation: str) -> None:
    assert (kind, notation) in {(t.kind, t.notation) for t in look_up(terms(), word)}


def test_json_tells_all_of_a_term(run: Run) -> None:
    (found,) = asked(run, "reconsideration.handled")
    assert found["iri"] == "https://w3id.org/fazhi/vocab/indicator/reconsideration.handled"
    assert found["details"]["unit"] == ["件"]
    assert found["details"]["broader"] == ["reconsideration"]
    assert {"kind", "cue", "counterExample", "measureWord", "topic"} <= found["details"].keys()
    assert len(found["examples"]) >= 3


def test_properties_tell_domain_and_range_also_of_unions() -> None:
    assert term("property", "fz:evidence").details == {
        "domain": ("fz:Fact",),
        "range": ("fz:Passage",),
        "subPropertyOf": ("prov:wasQuotedFrom",),
    }
    assert term("property", "fz:jurisdiction").details["domain"] == ("fz:Report", "fz:Entity")
    assert term("class", "fz:Body").details["subClassOf"] == ("fz:Entity", "org:Organization")


def test_policies_tell_number_date_issuer_and_what_they_replace() -> None:
    details = term("policy", "law-based-government-outline-2021").details
    assert details["number"] == ("中发〔2021〕33号",)
    assert details["issuer"] == ("中共中央、国务院",)
    assert details["replaces"] == ("law-based-government-outline-2015",)


def test_every_detail_has_a_name_in_both_languages() -> None:
    assert {key for t in terms() for key in t.details} <= DETAILS.keys()


def test_every_query_is_sparql_that_runs() -> None:
    store = ox.Store()
    for found in terms():
        assert isinstance(store.query(found.query, prefixes=PREFIXES), ox.QuerySolutions), found.iri


@pytest.mark.parametrize(
    ("kind", "notation", "column", "value"),
    [
        ("indicator", "reconsideration.handled", "value", "77"),
        ("indicator", "reconsideration", "value", "70"),
        ("institution", "reconsideration", "sentence", "全年办理行政复议案件77件，审结70件。"),
        ("class", "fz:Report", "name", "全椒县2021年法治政府建设年度报告"),
        ("property", "fz:reportYear", "value", "2021"),
        ("action", "established", "clause", "县司法局牵头成立全椒县行政争议调解中心"),
        ("body-kind", "justice-bureau", "name", "全椒县司法局"),
        ("unit", "件", "label", "办理行政复议案件"),
        ("topic", "disputes", "sentence", "全年办理行政复议案件77件，审结70件。"),
    ],
)
def test_the_query_of_a_term_answers(graph: Path, kind: str, notation: str, column: str, value: str) -> None:
    with open_graph(graph) as opened:
        rows = opened.query(term(kind, notation).query)
    assert value in {str(row[column]) for row in rows}


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("notation", ["reconsideration.handled", "legal_aid.cases"])
def test_no_line_of_a_card_is_wider_than_the_terminal(width: int, notation: str) -> None:
    found = term("indicator", notation)
    shown = card(found, width).removesuffix(found.query + "\n")
    assert len(shown) < len(card(found, width))  # the query is whole, to be copied
    assert max(map(cell_len, shown.splitlines())) <= width
    columns = {cell_len(line) - cell_len(line.lstrip()) for line in shown.splitlines() if line.startswith(" ")}
    assert len(columns) == 1  # continued lines begin where the text does


def test_a_card_is_in_the_language_of_the_user() -> None:
    found = term("indicator", "legal_aid.cases")
    assert (found.definition_en in card(found, 200), "线索词" in card(found, 200, "zh")) == (True, False)
    assert {found.definition, "单位", "上位"} <= set(card(found, 200, "zh").split())


def test_variants_of_spelling_are_found_but_not_shown() -> None:
    found = term("policy", "law-based-government-outline-2021")
    assert "法治政府建设实施纲要（2021-2025年）" in found.names
    assert "法治政府建设实施纲要（2021-2025年）" not in card(found, 200)
    assert "新《法治政府建设实施纲要》" in card(found, 200)


def test_a_misspelt_term_or_kind_gets_the_nearest_ones(run: Run) -> None:
    for words, meant in (
        (("行政复义",), "行政复议"),
        (("reconsideration.handeld",), "reconsideration.handled"),
        (("--kind", "indicators"), "did you mean indicator?"),
    ):
        result = run("ref", *words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert meant in result.stderr
    assert "是否要 indicator？" in run("ref", "--kind", "indicators", lang="zh").stderr


def test_terms_of_a_users_own_file_are_found(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.ttl"
    path.write_text(OWN, encoding="utf-8")
    (found,) = asked(run, "青溪通办", "--vocabulary", path)
    assert (found["kind"], found["notation"]) == ("platform", "qingxi")
    path.write_text(OWN.replace("vocab/platform>", "vocab/platforms>"), encoding="utf-8")
    broken = run("ref", "青溪通办", "--vocabulary", path)
    assert (broken.exit_code, f"Error: {path}:3: " in broken.stderr) == (2, True)

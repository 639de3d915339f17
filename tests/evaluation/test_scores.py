"""What counts as right, kind by kind."""

from __future__ import annotations

import pytest

from evaluation.samples import TEXT, found, gold
from fazhi_graph.evaluation import Difference, Score, evaluate, together
from fazhi_graph.evaluation.numbers import annotated_codes
from fazhi_graph.vocabulary import load_vocabulary


def test_what_is_right_scores_one_whatever_its_width_spacing_and_quotes() -> None:
    evaluation = evaluate(gold(), found())
    assert {kind: score.f1 for kind, score in evaluation.scores.items() if score.f1 < 1} == {}
    assert evaluation.scores["quantity_value"] == Score(2, 2, 2)
    assert evaluation.scores["report_fields"] == Score(3, 3, 3)
    assert evaluation.differences == ()


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [(Score(3, 4, 6), 0.75, 0.5, 0.6), (Score(0, 0, 0), 1, 1, 1), (Score(0, 0, 5), 0, 0, 0), (Score(0, 5, 0), 0, 1, 0)],
)
def test_measures(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall) == (precision, recall)
    assert score.f1 == pytest.approx(f1)


def test_reports_are_pooled_by_counts() -> None:
    half = found()
    half["observations"] = half["observations"][:1]
    assert together([evaluate(gold(), found()), evaluate(gold(), half)]).scores["quantity_value"] == Score(3, 3, 4)


def test_a_number_is_known_by_its_place() -> None:
    bent = found()
    bent["observations"][0]["start"] -= 4
    bent["observations"][0]["end"] -= 4
    evaluation = evaluate(gold(), bent)
    assert evaluation.scores["quantity_found"] == Score(1, 2, 2)
    missed, spurious = evaluation.differences
    assert (missed.kind, missed.verdict, missed.expected) == ("quantity", "missed", "77")
    assert (spurious.verdict, spurious.found) == ("spurious", "77")
    assert spurious.quote in TEXT


@pytest.mark.parametrize(
    ("key", "given", "kind", "scored"),
    [
        ("value", 78, "value", "quantity_value"),
        ("value", None, "value", "quantity_value"),
        ("unit", "起", "unit", "unit"),
        ("approx", "about", "approx", "approx"),
        ("indicator", "reconsideration.concluded", "indicator", "indicator"),
        ("indicator", None, "indicator", "indicator"),
    ],
)
def test_what_is_wrong_about_a_number(key: str, given: object, kind: str, scored: str) -> None:
    bent = found()
    bent["observations"][0][key] = given
    evaluation = evaluate(gold(), bent)
    assert evaluation.scores[scored].right == 1
    assert evaluation.scores["quantity_found"] == Score(2, 2, 2)
    assert [(d.kind, d.verdict) for d in evaluation.differences] == [(kind, "wrong")]


def test_indicators_that_annotators_cannot_choose_are_neither_right_nor_wrong() -> None:
    plain, bent = gold(), found()
    plain["observations"][0]["code"] = None
    bent["observations"][0]["indicator"] = "reconsideration.share_of_kinds"
    assert evaluate(plain, bent).scores["indicator"] == Score(1, 1, 1)
    assert evaluate(plain, found()).scores["indicator"] == Score(1, 2, 1)


def test_annotators_choose_among_indicators_of_the_vocabulary() -> None:
    assert annotated_codes() <= {c.notation for c in load_vocabulary().scheme("indicator")}


def test_a_name_of_another_type_is_named_and_not_typed() -> None:
    bent = found()
    bent["entities"][2]["type"] = "Venue"
    evaluation = evaluate(gold(), bent)
    assert evaluation.scores["entity_named"] == Score(3, 3, 3)
    assert evaluation.scores["entity_typed"] == Score(2, 3, 3)
    assert evaluation.scores["entity_typed.Venue"] == Score(0, 1, 0)
    assert evaluation.differences == (Difference("entity.type", "wrong", "Platform", "Venue", "溪事通"),)


def test_names_missed_and_spurious() -> None:
    bent = found()
    bent["entities"][0] |= {"name": "司法", "canonical": "司法", "mentions": []}
    evaluation = evaluate(gold(), bent)
    assert evaluation.scores["entity_named"] == Score(2, 3, 3)
    assert Difference("entity.Body", "missed", "区司法局", "") in evaluation.differences
    assert Difference("entity.Body", "spurious", "", "司法") in evaluation.differences


def test_a_relation_needs_its_predicate_and_its_subject() -> None:
    bent = found()
    bent["relations"][0]["p"] = "established"
    bent["relations"][1]["s"] = "青溪区"
    evaluation = evaluate(gold(), bent)
    assert evaluation.scores["relation"] == Score(0, 2, 2)
    assert evaluation.scores["relation_untyped"] == Score(1, 2, 2)
    assert [d.found for d in evaluation.differences if d.verdict == "spurious"] == [
        "青溪区人民政府 established “溪事通”平台",
        "青溪区 leads 行政复议工作",
    ]


@pytest.mark.parametrize(("cut", "right"), [(3, 1), (4, 0)])
def test_half_of_a_statement_must_be_shared(cut: int, right: int) -> None:
    bent = found()
    bent["problems"] = [bent["problems"][0] | {"start": bent["problems"][0]["start"] + cut}]
    assert evaluate(gold(), bent).scores["problems"] == Score(right, 1, 2)


def test_headings_may_run_on_but_short_ones_must_agree() -> None:
    bent = found()
    bent["sections"][1]["heading"] = "二、存在的问题和不足"
    bent["sections"][2]["heading"] = "三、打算与展望"
    evaluation = evaluate(gold(), bent)
    assert evaluation.scores["sections"] == Score(2, 3, 3)
    assert [(d.verdict, d.expected or d.found) for d in evaluation.differences] == [
        ("missed", "三、打算"),
        ("spurious", "三、打算与展望"),
    ]


def test_a_wrong_report_field_is_named() -> None:
    bent = found()
    bent["report"]["year"] = 2020
    assert evaluate(gold(), bent).differences == (Difference("report.year", "wrong", "2021", "2020"),)

"""What each named question answers: over the samples where they say something, else over places of several years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fazhi_graph.graph.answers import Row
from fazhi_graph.graph.api import Graph
from fazhi_graph.queries import ask, named_queries, terms

# Question, parameters, and what some row of the answer must hold; text is that of the report
EXPECTED: list[tuple[str, dict[str, str], Row]] = [
    (
        "indicator-values",
        {"jurisdiction": "硚口区"},
        {"place": "硚口区", "year": 2019, "value": Decimal(77), "unit": "件", "precision": "exact"},
    ),
    ("indicator-values", {"jurisdiction": "武威"}, {"place": "武威市", "year": 2021, "value": Decimal(147)}),
    (
        "correction-rate",
        {"jurisdiction": "灵川县"},
        {"rate": Decimal("9.1"), "unlawful": Decimal(1), "concluded": Decimal(11), "revoked": None},
    ),
    (
        "mediation-share",
        {"jurisdiction": "硚口区"},
        {"year": 2019, "settled": Decimal(2), "cases": Decimal(77), "basis": "办理", "share": Decimal("2.6")},
    ),
    (
        "mediation-share",
        {"jurisdiction": "福建省"},
        {"year": 2022, "share": Decimal("29.6"), "stated_rate": Decimal("29.6"), "basis": "审结"},
    ),
    ("attendance-gaps", {"jurisdiction": "硚口区"}, {"year": 2019, "rate": Decimal("93.1")}),
    (
        "litigation-losses",
        {"jurisdiction": "灵川县"},
        {"cases": Decimal(22), "concluded": Decimal(19), "lost": Decimal(2), "loss_rate": Decimal("10.5")},
    ),
    (
        "breakdowns",
        {"jurisdiction": "武威市"},
        {"total": Decimal(6067), "part": Decimal(5996), "unit": "件", "share": Decimal("98.8")},
    ),
    ("silent-reports", {"jurisdiction": "武威市"}, {"place": "武威市", "year": 2021, "level": "prefecture"}),
    (
        "normative-documents",
        {"jurisdiction": "武威市"},
        {"stage": "审查", "indicator": "合法性审查文件", "value": Decimal(109), "unit": "件"},
    ),
    (
        "policy-actors",
        {"policy": "武威市突发事件总体应急预案"},
        {"did": "印发", "who": "武威市", "clause": "制定《武威市突发事件总体应急预案》"},
    ),
    ("programme-work", {"programme": "法治政府建设", "jurisdiction": "硚口区"}, {"leads": True, "who": "硚口区司法局"}),
    ("first-mentions", {"term": "行政复议", "jurisdiction": "武威市"}, {"place": "武威市", "year": 2021}),
    (
        "partners",
        {"jurisdiction": "福建省"},
        {"who": "福建省高级人民法院", "partner": "福建省司法厅", "year": 2022},
    ),
    (
        "new-bodies",
        {"jurisdiction": "硚口区"},
        {"body": "周菲棣个人调解工作室", "founder": "硚口区", "year": 2019},
    ),
    ("institution-pairs", {"institution": "复议"}, {"institution_name": "行政复议", "together_with": "行政诉讼"}),
    ("problem-topics", {"jurisdiction": "环县"}, {"reports": 1, "places": 1}),
    ("commitments", {"jurisdiction": "硚口区"}, {"year": 2019, "commitment": "落实领导干部学法用法制度"}),
    (
        "commitment-targets",
        {"jurisdiction": "桃源街道"},
        {"commitment": "年底前再建3个“百姓说事点”", "deadline": "年底前", "target": Decimal(3), "unit": "个"},
    ),
    (
        "statutory-contents",
        {"jurisdiction": "武威市"},
        {
            "content": "存在的不足和原因",
            "stated": True,
            "heading": "二、存在的差距和不足",
            "published": date(2022, 3, 4),
            "due": date(2022, 4, 1),
            "in_time": True,
        },
    ),
    (
        "statutory-contents",
        {"jurisdiction": "硚口区"},
        {"content": "下一年度主要安排", "stated": True, "published": date(2020, 5, 29), "in_time": False},
    ),
    (
        "platform-volumes",
        {"platform": "12345政务服务便民热线", "jurisdiction": "福建省"},
        {"owner": "福建省", "value": Decimal(10864000), "unit": "件", "indicator": "热线工单"},
    ),
    ("honours", {"jurisdiction": "环县"}, {"who": "环县生态环境局", "year": 2023}),
    (
        "place-comparison",
        {"jurisdiction": "硚口区", "other": "武威市"},
        {"kind": "指标", "thing": "办理行政复议案件", "reported_by": "硚口区、武威市"},
    ),
    (
        "everything-about",
        {"term": "行政复议"},
        {"kind": "自身", "role": "notation", "statement": "reconsideration", "sentence": None},
    ),
    (
        "everything-about",
        {"term": "reconsideration.handled"},
        {"kind": "数据", "role": "indicator", "statement": "77", "rule": "cue:reconsideration.handled"},
    ),
]
OVER_YEARS: list[tuple[str, dict[str, str], list[Row]]] = [
    (
        "year-changes",
        {},
        [
            {
                "place": "全椒县",
                "indicator": "办理行政复议案件",
                "year": 2021,
                "before": Decimal(50),
                "after": Decimal(77),
                "change": Decimal(54),
                "sentence_before": "全年办理行政复议案件50件。",
                "sentence": "全年办理行政复议案件77件。",
            }
        ],
    ),
    ("year-changes", {"percent": "3", "indicator": "", "jurisdiction": "全椒"}, [{"year": 2021}, {"year": 2022}]),
    (
        "recurring-problems",
        {},
        [
            {"place": "全椒县", "problem_before": "行政复议队伍力量不足", "problem": "行政复议办案质量不高"},
            {"place": "全椒县", "problem_before": "行政复议办案质量不高", "problem": "行政复议宣传不够"},
        ],
    ),
    (
        "peer-comparison",
        {"jurisdiction": "全椒县", "year": "2021"},
        [
            {
                "value": Decimal(77),
                "peers": 4,
                "peers_mean": Decimal(60),
                "peers_median": Decimal(65),
                "lowest": Decimal(10),
                "highest": Decimal(100),
                "rank": 3,
            }
        ],
    ),
    ("peer-comparison", {"jurisdiction": "滁州市"}, [{"value": Decimal(900), "peers": 0, "peers_median": None}]),
    ("first-mentions", {"term": "行政复议听证"}, [{"place": "全椒县", "year": 2021}]),
    ("silent-reports", {"indicator": "办理行政复议案件"}, []),
    (
        "indicator-values",
        {"within": "安徽", "year": "2021年"},
        [{"place": p} for p in ("全椒县", "凤阳县", "定远县", "明光市", "来安县", "滁州市")],
    ),
]
# A row of these is no fact: it counts facts, lists reports, or lays things side by side.
NO_FACTS = {"institution-pairs", "problem-topics", "silent-reports", "statutory-contents", "place-comparison"}


def holds(row: Row, expected: Row) -> bool:
    return all(row[name] == value for name, value in expected.items())


@pytest.mark.parametrize(("name", "parameters", "expected"), EXPECTED)
def test_the_samples_answer(samples: Graph, name: str, parameters: dict[str, str], expected: Row) -> None:
    rows = ask(samples, name, **parameters)
    assert any(holds(row, expected) for row in rows), list(rows)


@pytest.mark.parametrize(("name", "parameters", "expected"), OVER_YEARS)
def test_years_and_neighbours_answer(years: Graph, name: str, parameters: dict[str, str], expected: list[Row]) -> None:
    rows = ask(years, name, **parameters)
    assert len(rows) == len(expected), list(rows)
    assert all(holds(row, wanted) for row, wanted in zip(rows, expected, strict=True)), list(rows)


def test_every_question_has_expected_rows() -> None:
    assert {name for name, _, _ in (*EXPECTED, *OVER_YEARS)} == named_queries().keys()


@pytest.mark.parametrize(("name", "parameters", "expected"), EXPECTED)
def test_each_fact_is_in_a_sentence_of_a_report(
    samples: Graph, name: str, parameters: dict[str, str], expected: Row
) -> None:
    rows = ask(samples, name, **parameters)
    assert expected.keys() <= set(rows.columns)
    if name in NO_FACTS:
        return
    assert {"place", "year", "title", "sentence"} <= set(rows.columns)
    assert all(row["sentence"] for row in rows if row.get("kind") != "自身")


def test_numbers_of_the_samples_are_exactly_these(samples: Graph) -> None:
    rows = ask(samples, "indicator-values", jurisdiction="硚口区")
    assert [(row["place"], row["year"], row["value"]) for row in rows] == [("硚口区", 2019, Decimal(77))]
    (number,) = ask(samples, "indicator-values", jurisdiction="620600", year=2021)
    assert "全年办理行政复议案件147件" in str(number["sentence"])


def test_places_are_ranked_by_their_rate(samples: Graph) -> None:
    rates = [Decimal(str(row["rate"])) for row in ask(samples, "correction-rate")]
    assert rates == sorted(rates, reverse=True)


def test_two_places_have_in_common_what_both_report(samples: Graph) -> None:
    rows = ask(samples, "place-comparison", jurisdiction="硚口区", other="武威市")
    both = [row for row in rows if row["reported_by"] == "硚口区、武威市"]
    apart = [row for row in rows if row["reported_by"] in ("硚口区", "武威市")]
    assert len(both) + len(apart) == len(rows)
    assert rows.rows[: len(both)] == tuple(both)
    assert all(row["sentence"] and row["other_sentence"] for row in both)
    assert all((row["sentence"] is None) is (row["reported_by"] == "武威市") for row in apart)


def test_partners_are_told_from_both_sides(samples: Graph) -> None:
    (one,) = [r for r in ask(samples, "partners", body="福建省高级人民法院") if r["partner"] == "福建省司法厅"]
    (other,) = [r for r in ask(samples, "partners", body="福建省司法厅") if r["partner"] == "福建省高级人民法院"]
    assert one["sentence"] == other["sentence"]


@pytest.mark.parametrize("name", named_queries())
def test_a_question_runs_as_sparql_without_its_optional_parameters(samples: Graph, name: str) -> None:
    query = named_queries()[name]
    given = {p.name: "硚口区" if p.type == "jurisdiction" else "行政复议" for p in query.parameters if p.required}
    values = terms(samples, query, given)
    optional = {p.name for p in query.parameters if p.optional and p.default is None}
    assert values.keys() == {p.name for p in query.parameters} - optional
    assert ask(samples, name, **given).columns

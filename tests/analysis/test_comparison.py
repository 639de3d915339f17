from __future__ import annotations

from decimal import Decimal

from analysis.reports import ADVISERS, HANDLED, HUANXIAN, HUBEI, LOST, QUANJIAO, graph_of, texts
from fazhi_graph.analysis import Comparison, compare
from fazhi_graph.graph.api import Graph
from fazhi_graph.store import MemoryStore


def values(comparison: Comparison, indicator: str) -> dict[tuple[str, int], Decimal]:
    found = {}
    for place in comparison.places:
        for year in comparison.years:
            figure = comparison.cell(place.iri, year, indicator).figure
            if figure:
                found[place.name, year] = figure.value
    return found


def test_values_by_place_and_year(graph: Graph) -> None:
    comparison = compare(graph, [HANDLED, ADVISERS])
    assert comparison.years == (2020, 2021)
    assert [(p.name, p.code, p.level, p.province) for p in comparison.places] == [
        ("全椒县", "341124", "county", "340000"),
        ("湖北省", "420000", "province", "420000"),
        ("环县", "621022", "county", "620000"),
    ]
    assert [i.code for i in comparison.indicators] == ["reconsideration.handled", "advisers.hired"]
    assert values(comparison, HANDLED) == {
        ("全椒县", 2020): 45,
        ("全椒县", 2021): 77,
        ("湖北省", 2021): 12345,
        ("环县", 2021): 31,
    }


def test_a_figure_leads_to_its_sentence(graph: Graph) -> None:
    figure = compare(graph).cell(HUANXIAN, 2021, HANDLED).figure
    assert figure
    assert (figure.sentence, figure.approximation, figure.unit) == ("全年共受理行政复议案件约31件。", "about", "件")
    within = figure.begin - figure.sentence_begin
    assert figure.sentence[within : within + len(figure.quote)] == figure.quote


def test_blanks_are_told_apart() -> None:
    comparison = compare(graph_of(texts(), uncoded="reconsideration.handled"), [HANDLED, LOST])
    assert comparison.cell(QUANJIAO, 2019, HANDLED).status == "no_report"
    assert comparison.cell(HUBEI, 2020, HANDLED).status == "no_report"
    assert comparison.cell(HUBEI, 2021, LOST).status == "silent"
    missed = comparison.cell(HUBEI, 2021, HANDLED)
    assert (missed.status, missed.figure) == ("not_understood", None)
    assert [f.value for f in missed.figures] == [12345]


def test_promises_are_no_misses(graph: Graph) -> None:
    comparison = compare(graph)
    promised = [f for f in comparison.figures if f.value == 300]
    assert promised and not any(set(promised) & set(found) for found in comparison.missed.values())


def test_years_of_a_place(graph: Graph) -> None:
    comparison = compare(graph, [HANDLED])
    assert [comparison.years_of(place.iri) for place in comparison.places] == [(2020, 2021), (2021,), (2021,)]


def test_totals_go_before_parts_and_the_place_before_its_bodies(graph: Graph) -> None:
    figures = compare(graph).given[QUANJIAO, 2021, HANDLED]
    assert figures[0].subject is None and figures[0].total is None
    revoked = next(f for f in compare(graph).figures if f.quote == "8")
    assert revoked.total


def test_all_indicators_that_have_a_number(graph: Graph) -> None:
    assert [i.code for i in compare(graph).indicators] == [
        "advisers.hired",
        "reconsideration.concluded",
        "reconsideration.handled",
        "reconsideration.revoked",
        "reconsideration.upheld",
    ]


def test_of_nothing() -> None:
    comparison = compare(Graph(MemoryStore()))
    assert (comparison.places, comparison.years, comparison.indicators) == ((), (), ())

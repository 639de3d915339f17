"""fazhi queries: the list of named questions, and one of them in full."""

from __future__ import annotations

import json

import pyoxigraph as ox

from cli.conftest import Run
from fazhi_graph.queries import named_queries


def test_all_are_listed_with_question_and_parameters(run: Run) -> None:
    listed = json.loads(run("queries", "--format", "json").stdout)
    assert [row["name"] for row in listed] == list(named_queries())
    rows = {row["name"]: row for row in listed}
    assert rows["peer-comparison"]["parameters"] == "jurisdiction [indicator=reconsideration.handled] [year]"
    assert rows["honours"]["question"] == "Who won which honours?"
    assert "honours\t谁获得了什么荣誉？\t[jurisdiction] [year]\n" in run("queries", lang="zh").stdout


def test_one_is_shown_with_sparql_that_runs_elsewhere(run: Run) -> None:
    card = run("queries", "silent-reports").stdout
    assert "--param indicator=...  indicator: The indicator [default: reconsideration.concluded]" in card
    sparql = card[card.index("PREFIX") :]
    assert isinstance(ox.Store().query(sparql), ox.QuerySolutions)
    assert "哪个地方 [必填]" in run("queries", "peer-comparison", lang="zh").stdout


def test_an_unknown_name_gets_the_nearest(run: Run) -> None:
    result = run("queries", "honors")
    assert (result.exit_code, "did you mean honours?" in result.stderr) == (2, True)
    assert "没有 'honors' 这个现成问题；是否要 honours？" in run("queries", "honors", lang="zh").stderr

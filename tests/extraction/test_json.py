"""The extraction as JSON: the contract that what stands behind the program reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from extraction import strategies
from extraction.reports import told
from fazhi_graph.extraction import extract
from fazhi_graph.extraction.json import to_json
from fazhi_graph.reading import read_text

TEXT = (
    "区司法局印发《南山区行政调解办法》。全年审结行政复议案件60件，其中维持35件。行政败诉率3.5%，"
    "罚没款126.5万元，同比增长8%。"
)


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    return to_json(told(TEXT))


def test_its_parts(page: dict[str, Any]) -> None:
    assert list(page) == [
        "source",
        "text",
        "report",
        "sections",
        "entities",
        "observations",
        "measures",
        "relations",
        "problems",
        "commitments",
        "changes",
        "warnings",
        "repairs",
    ]


def test_numbers_are_numbers(page: dict[str, Any]) -> None:
    assert [(o["value"], o["unit"]) for o in page["observations"]] == [
        (60, "件"),
        (35, "件"),
        (3.5, "%"),
        (1_265_000, "元"),
        (8, "%"),
    ]
    assert [type(o["value"]) for o in page["observations"]] == [int, int, float, int, int]
    assert [o["change"] for o in page["observations"]] == [False, False, False, False, True]


def test_offsets_prove_what_they_stand_for(page: dict[str, Any]) -> None:
    text = page["text"]
    assert [text[o["start"] : o["end"]] for o in page["observations"]] == ["60", "35", "3.5%", "126.5万", "8%"]
    (relation,) = page["relations"]
    assert (relation["s"], relation["p"], relation["o"]) == ("南山区司法局", "issued", "南山区行政调解办法")
    assert text[slice(*relation["evidence"])] == "区司法局印发《南山区行政调解办法》"
    issued = next(m for m in page["measures"] if m["action"] == "issued")
    assert issued["text"] == text[issued["start"] : issued["end"]]


def test_entities_list_their_mentions(page: dict[str, Any]) -> None:
    policy = next(e for e in page["entities"] if e["type"] == "Policy")
    assert policy["name"] == policy["canonical"] == "南山区行政调解办法"
    assert [page["text"][slice(*m)] for m in policy["mentions"]] == ["南山区行政调解办法"]


def test_a_part_names_its_total_by_index_and_label(page: dict[str, Any]) -> None:
    part = page["observations"][1]
    assert part["part_of"] == 0
    assert part["outcome_of"] == page["observations"][0]["label"]


@settings(max_examples=60, deadline=None)
@given(strategies.reports)
def test_json_can_be_written_and_read_back(text: str) -> None:
    page = to_json(extract(read_text(text)))
    assert json.loads(json.dumps(page, ensure_ascii=False)) == page

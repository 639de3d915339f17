"""Quantities against the specification of numbers, quantities.json, and what must hold of any text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_graph.extraction.quantities import Quantity, QuantityFinder
from fazhi_graph.reading import read_text
from fazhi_graph.vocabulary import load_vocabulary

SPECIFICATION = Path(__file__).with_name("quantities.json")


@dataclass(frozen=True)
class Expected:
    """A quantity of the specification: ``text`` is ``input[start:end]``, the number with its magnitude or %."""

    text: str
    value: Decimal
    unit: str
    approx: str
    start: int
    end: int
    bound: bool = False


@dataclass(frozen=True)
class Case:
    input: str
    expected: tuple[Expected, ...]


def cases() -> list[Case]:
    rows = json.loads(SPECIFICATION.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    return [Case(row["input"], tuple(map(_expected, row["expected"]))) for row in rows]


def _expected(row: dict[str, object]) -> Expected:
    start, end = int(str(row["start"])), int(str(row["end"]))
    value = Decimal(str(row["value"]))
    return Expected(str(row["text"]), value, str(row["unit"]), str(row["approx"]), start, end, row.get("bound") is True)


CASES = cases()


@lru_cache
def finder() -> QuantityFinder:
    return QuantityFinder(load_vocabulary())


def found(text: str) -> tuple[Expected, ...]:
    return tuple(
        Expected(text[q.start : q.end], q.value, q.unit, q.approx, q.start, q.end, q.bound) for q in finder().find(text)
    )


def test_the_specification_is_large_and_without_doubles() -> None:
    assert len(CASES) == 693
    assert sum(not case.expected for case in CASES) == 254
    assert len({case.input for case in CASES}) == len(CASES)


def test_the_specification_quotes_its_sentences() -> None:
    for case in CASES:
        for quantity in case.expected:
            assert case.input[quantity.start : quantity.end] == quantity.text, case.input


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.input)
def test_specification(case: Case) -> None:
    assert found(case.input) == case.expected


@pytest.mark.parametrize(
    ("source", "number", "value", "unit", "approx"),
    [
        ("全年日均办件IOOO件以上。", "IOOO", "1000", "件", "at_least"),
        ("窗口增至l9人，运转有序。", "l9", "19", "人", "exact"),
        ("考试通过率为99.6%o，成绩良好。", "99.6%", "99.6", "%", "exact"),
        ("群众满意度达到IO0%。", "IO0%", "100", "%", "exact"),
        ("审批平均用时约O.5天。", "O.5", "0.5", "天", "about"),
        ("累计受理诉求13，586件。", "13，586", "13586", "件", "exact"),
        ("发放法治读本１２００册。", "１２００", "1200", "册", "exact"),
        ("新增执法人员1O8名。", "1O8", "108", "名", "exact"),
        ("网上可办率达９８．５％。", "９８．５％", "98.5", "%", "exact"),
        ("全年审结案件 45 件。", "45", "45", "件", "exact"),
        ("全年审结案件2 698件。", "2 698", "2698", "件", "exact"),
        ("约谈负责人2人(次)。", "2", "2", "人（次）", "exact"),
    ],
)
def test_numbers_are_read_through_width_and_slips(source: str, number: str, value: str, unit: str, approx: str) -> None:
    heading = "青溪区2021年法治政府建设年度报告\n"
    body = read_text(heading + source).body
    (quantity,) = finder().find(body.text)
    span = body.to_source(quantity.start, quantity.end)
    assert (heading + source)[span.start : span.end] == number
    assert (quantity.value, quantity.unit, quantity.approx) == (Decimal(value), unit, approx)


def test_numerals_in_names_are_left_out() -> None:
    text = "“十百千”行动惠及3村12家企业"
    name = (text.index("12"), len(text))
    assert [q.value for q in finder().find(text)] == [12]
    assert finder().find(text, [name]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("审结45件", "count"),
        ("满意率98%", "rate"),
        ("提高2个百分点", "rate"),
        ("罚款5万元", "amount"),
        ("3个工作日办结", "duration"),
        ("是上年的1.4倍", "multiple"),
    ],
)
def test_the_unit_tells_the_kind(text: str, kind: str) -> None:
    assert [q.kind for q in finder().find(text)] == [kind]


NUMERALS = "零〇一二两三四五六七八九十百千万亿"
PIECES = st.one_of(
    st.sampled_from(NUMERALS),
    st.sampled_from(list("余多近约超上第每前至到-、，。“”《》（）·:/+大圈点件个名次年月日天元成倍%‰\t\n")),
    st.sampled_from(["1", "2", "3", "12", "2021", "0.5", "6,318", "分之", "百分之", "人次", "人（次）"]),
    st.sampled_from(["小时", "工作日", "个百分点", "万元", "领域", "行政", "以上", "以内", "左右", "其中", "热线"]),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_of_any_text_the_numbers_stand_in_order_and_apart(text: str) -> None:
    quantities: list[Quantity] = finder().find(text)
    for quantity in quantities:
        assert 0 <= quantity.start < quantity.end <= quantity.stop <= len(text)
        assert quantity.value >= 0
        assert any(c.isdigit() or c in NUMERALS for c in text[quantity.start : quantity.end])
    for left, right in pairwise(quantities):
        assert left.stop <= right.start


@given(st.integers(0, 10**9), st.sampled_from(["件", "起", "家", "人次", "份"]))
def test_a_count_is_read_as_it_is_written(number: int, unit: str) -> None:
    (quantity,) = finder().find(f"全年共办理{number:,}{unit}。")
    assert (quantity.value, quantity.unit, quantity.approx) == (Decimal(number), unit, "exact")

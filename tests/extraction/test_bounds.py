"""Where a name may begin: after which words and marks, and what bounds nothing."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_graph.extraction.bounds import BoundaryFinder
from fazhi_graph.vocabulary import load_vocabulary


@lru_cache
def boundaries() -> BoundaryFinder:
    return BoundaryFinder(load_vocabulary())


def before(text: str, head: str, *names: str) -> str:
    """What stands between the nearest bound and ``head``; ``names`` are known names of the text."""
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    at = text.index(head)
    return text[boundaries().bounds(text, spans).left(at) : at]


@pytest.mark.parametrize(
    ("text", "head", "between"),
    [
        ("区政府成立行政争议调解中心", "调解中心", "行政争议"),
        ("2023年，信用修复机制", "机制", "信用修复"),
        ("设立8个乡镇综合服务站", "服务站", "乡镇综合"),
        ("行政调解、商事仲裁制度", "制度", "商事仲裁"),
        ("（一）行政备案制度", "制度", "行政备案"),
        ("十二个部门联席会议", "会议", "部门联席"),
        ("对市民政局开展督察", "局", "市民政"),
        ("《办法》配套制度", "制度", "配套"),
        ("并以教育基地为依托", "基地", "教育"),
        ("①行政指导制度", "制度", "行政指导"),
        ("2024年度政务公开考核机制", "机制", "政务公开考核"),
        ("和县级综合行政执法局", "执法局", "县级综合行政"),
        ("为各类企业服务平台", "平台", "各类企业服务"),
    ],
)
def test_names_begin_after_verbs_marks_and_numbers(text: str, head: str, between: str) -> None:
    assert before(text, head) == between


@pytest.mark.parametrize(
    ("text", "head", "between"),
    [
        ("推行“双随机、一公开”监管平台", "监管平台", "“双随机、一公开”"),
        ("开通12345政务服务热线", "政务服务热线", "12345"),
        ("设立24小时自助服务区", "服务区", "24小时自助"),
        ("行政执法三项制度", "制度", "行政执法三项"),
        ("第三方评估机制", "机制", "第三方评估"),
    ],
)
def test_what_stands_within_a_name_bounds_nothing(text: str, head: str, between: str) -> None:
    assert before(text, head) == between


def test_known_names_hold_together() -> None:
    assert before("推行制定和实施细则备案制度", "备案制度", "制定和实施细则") == "制定和实施细则"


@given(st.text(alphabet="区市政府成立、，。“”（）《》2023年一二个行政复议制度的和\n", max_size=60), st.integers(0, 60))
def test_a_bound_stands_at_or_before_the_place_asked_for(text: str, at: int) -> None:
    assert 0 <= boundaries().bounds(text, []).left(at) <= at

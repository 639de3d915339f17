"""Short names that a text introduces, and what they stand for afterwards."""

from __future__ import annotations

import pytest

from extraction.reports import mentions


def stands_for(text: str) -> list[tuple[str, str]]:
    """Each mention by a short name and the full name that it stands for."""
    return [(text[m.start : m.end], text[slice(*m.same_as)]) for m in mentions(text) if m.same_as]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "贯彻《湖南省行政程序规定》（以下简称《规定》）。对照《规定》逐条落实。",
            [("规定", "湖南省行政程序规定")] * 2,
        ),
        (
            "市公共资源交易管理办公室（以下简称市交易办）规范流程。市交易办公开信息。",
            [("市交易办", "市公共资源交易管理办公室")] * 2,
        ),
        (
            "落实《法治社会建设实施纲要（2020—2025年）》（下称《纲要》），将《纲要》任务分解。",
            [("纲要", "法治社会建设实施纲要（2020—2025年）")] * 2,
        ),
        ("州综合行政执法支队（简称“执法支队”）持续巡查，执法支队全员轮训。", [("执法支队", "州综合行政执法支队")] * 2),
        ("县行政审批服务局（以下称审批局）集中受理。审批局优化流程。", [("审批局", "县行政审批服务局")] * 2),
        ("《优化营商环境条例》（以下简称“条例”）宣传到位。", [("条例", "优化营商环境条例")]),
    ],
)
def test_what_was_introduced_stands_for_its_full_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert stands_for(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "对照《规定》逐条落实。贯彻《湖南省行政程序规定》。",
        "《优化营商环境条例》宣传到位，有关条例逐一梳理。",
        "区行政审批局（含分中心）集中受理。",
    ],
)
def test_nothing_stands_for_what_was_not_introduced(text: str) -> None:
    assert stands_for(text) == []


def test_a_common_noun_outside_title_marks_is_no_short_name() -> None:
    text = "贯彻《福建省行政执法条例》（以下简称《条例》）。各项地方性法规条例均已清理。"
    assert stands_for(text) == [("条例", "福建省行政执法条例")]


def test_before_its_introduction_a_short_name_stands_for_nothing() -> None:
    text = "市交易办先行。市公共资源交易管理办公室（以下简称市交易办）跟进。"
    assert [text.index("（") < m.start for m in mentions(text) if m.same_as] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成立市行政争议调解中心（以下简称“调解中心”）。调解中心接案320件。", [("调解中心", "市行政争议调解中心")] * 2),
        (
            "《市人民政府关于加强行政执法监督的意见》（以下称《意见》）印发。各县区制定贯彻《意见》的措施。",
            [("意见", "市人民政府关于加强行政执法监督的意见")] * 2,
        ),
        (
            "上线“法治云图”综合管理平台（以下简称“云图平台”）。云图平台归集数据。",
            [("云图平台", "“法治云图”综合管理平台")] * 2,
        ),
        (
            (
                "《法治政府建设实施纲要（2021—2025年）》（简称《纲要》）、"
                "《法治社会建设实施纲要（2020—2025年）》学习到位。《纲要》宣讲12场。"
            ),
            [("纲要", "法治政府建设实施纲要（2021—2025年）")] * 2,
        ),
    ],
)
def test_short_names_of_every_type(text: str, expected: list[tuple[str, str]]) -> None:
    assert stands_for(text) == expected

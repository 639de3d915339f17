"""Coordinated names undone, each spelled out, where their number is the stated one."""

from __future__ import annotations

import pytest

from extraction.reports import mentions


def bodies(text: str) -> list[str]:
    """The bodies of a text, spelled out."""
    return [m.name or text[m.start : m.end] for m in mentions(text) if m.type == "Body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县委全面依法治县委员会下设立法、执法、司法、守法普法四个协调小组。",
            ["县委全面依法治县委员会", "立法协调小组", "执法协调小组", "司法协调小组", "守法普法协调小组"],
        ),
        (
            "成立物业、医疗、道路交通三个专业性人民调解委员会。",
            ["物业专业性人民调解委员会", "医疗专业性人民调解委员会", "道路交通专业性人民调解委员会"],
        ),
        ("设置张建国、李秀英2个个人调解工作室。", ["张建国个人调解工作室", "李秀英个人调解工作室"]),
        ("设立城东、城西、城南三家律师事务所。", ["城东律师事务所", "城西律师事务所", "城南律师事务所"]),
    ],
)
def test_as_many_bodies_as_stated(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下设综合、宣传等五个工作小组。", []),
        ("派出四个督察组。", []),
        ("区公安局、区司法局两个单位作交流发言。", ["区公安局", "区司法局"]),
        ("县财政局、县教育局等12个部门参加考核。", ["县财政局", "县教育局"]),
    ],
)
def test_other_numbers_undo_nothing(text: str, expected: list[str]) -> None:
    assert [b for b in bodies(text) if "组" not in b] == expected


def test_each_keeps_the_stretch_from_its_own_item_to_the_shared_head() -> None:
    text = "委员会下设立法、执法两个协调小组。"
    assert [text[m.start : m.end] for m in mentions(text) if m.rule == "coordination"] == [
        "立法、执法两个协调小组",
        "执法两个协调小组",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成立执法监督、案件审理2个科室。", []),
        (
            "组建婚姻家庭、医疗卫生、劳动争议、物业管理四个行业性专业性调解委员会。",
            [
                "婚姻家庭行业性专业性调解委员会",
                "医疗卫生行业性专业性调解委员会",
                "劳动争议行业性专业性调解委员会",
                "物业管理行业性专业性调解委员会",
            ],
        ),
        ("成立了立法协调小组、执法协调小组、司法协调小组。", ["立法协调小组", "执法协调小组", "司法协调小组"]),
        ("下设法治政府建设、法治社会建设两个专项工作小组。", ["法治政府建设专项工作小组", "法治社会建设专项工作小组"]),
        ("设立河东、河西两个法律援助工作站。", ["河东法律援助工作站", "河西法律援助工作站"]),
    ],
)
def test_other_heads_and_counts(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected

"""Honours after a word of award: one, several side by side, and what only looks like a further one."""

from __future__ import annotations

import pytest

from extraction.reports import quoted, told, triples


def won(text: str) -> list[str]:
    """The honours that a text names, in order."""
    extraction = told(text)
    spans = sorted(m.start for e in extraction.entities if e.type == "Honour" for m in e.mentions)
    ends = {m.start: m for e in extraction.entities if e.type == "Honour" for m in e.mentions}
    return [quoted(extraction, ends[start]) for start in spans]


@pytest.mark.parametrize(
    ("text", "honours"),
    [
        ("荣获全市“秩序标兵单位”“诚信示范街区”称号。", ["秩序标兵单位", "诚信示范街区"]),
        ("荣获省级“放心消费示范区”、“质量标杆单位”称号。", ["放心消费示范区", "质量标杆单位"]),
        ("被评为全省窗口服务先进单位、夜间经济示范区。", ["全省窗口服务先进单位", "夜间经济示范区"]),
        ("获评全市安全生产先进集体和防汛抗旱标兵单位。", ["全市安全生产先进集体", "防汛抗旱标兵单位"]),
        ("区法院、区检察院获评全省优秀法院、先进检察院。", ["全省优秀法院", "先进检察院"]),
        ("先后获评全国治水示范城市、全省最美乡村等称号。", ["全国治水示范城市", "全省最美乡村"]),
        ("获评全省治水先进单位、用电标兵单位两项荣誉。", ["全省治水先进单位", "用电标兵单位"]),
        ("被评为全省“枫桥式”综治中心、“平安街道”。", ["全省“枫桥式”综治中心", "平安街道"]),
        ("我局获省优秀组织奖，全市教育系统获全省普法成绩突出集体。", ["省优秀组织奖", "全省普法成绩突出集体"]),
        ("被司法部表彰为“法援惠民”表现突出单位。", ["“法援惠民”表现突出单位"]),
        ("获评全省防范和处置电信诈骗先进单位。", ["全省防范和处置电信诈骗先进单位"]),
        ("入选全省新时代“枫桥式”税务所名单。", ["全省新时代“枫桥式”税务所"]),
        ("入选全省首批法治政府建设示范县（市、区），通过验收。", ["全省首批法治政府建设示范县（市、区）"]),
    ],
)
def test_each_of_several_is_named(text: str, honours: list[str]) -> None:
    assert won(text) == honours


@pytest.mark.parametrize(
    ("text", "honours"),
    [
        ("获评全省治水先进单位、建成滨河示范点3个。", ["全省治水先进单位"]),
        ("获评全省优秀案例2件。", ["全省优秀案例"]),
        ("荣获国家级奖项7个、省级奖项4个。", []),
        ("区水务局获得全省优秀水务局、区教育局获得全省先进集体。", ["全省优秀水务局", "全省先进集体"]),
        ("获得群众好评和上级认可。", []),
        ("群众获得感、法治示范作用增强。", []),
    ],
)
def test_what_follows_is_no_honour(text: str, honours: list[str]) -> None:
    assert won(text) == honours


def test_all_of_them_are_won() -> None:
    found = triples(told("区司法局被评为全省窗口服务先进单位、夜间普法示范区。"))
    assert found == {
        ("南山区司法局", "awarded", "全省窗口服务先进单位"),
        ("南山区司法局", "awarded", "夜间普法示范区"),
    }


def test_a_place_has_not_won_what_an_unknown_body_in_it_won() -> None:
    assert triples(told("惠州市西湖景区管理所荣获全省文明单位称号。")) == set()
    assert triples(told("惠州市荣获全省文明城市称号。")) == {("惠州市", "awarded", "全省文明城市")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "桃园乡、李庄村分别获评省级文明乡镇、市级法治示范村。",
            {("桃园乡", "awarded", "省级文明乡镇"), ("李庄村", "awarded", "市级法治示范村")},
        ),
        (
            "区税务局和区气象局分别荣获“全省窗口服务先进单位”“全国文明单位”称号。",
            {
                ("南山区税务局", "awarded", "全省窗口服务先进单位"),
                ("南山区气象局", "awarded", "全国文明单位"),
            },
        ),
        # one title for all, or several for one
        (
            "区税务局、区气象局分别被评为全省先进单位。",
            {("南山区税务局", "awarded", "全省先进单位"), ("南山区气象局", "awarded", "全省先进单位")},
        ),
        (
            "区税务局分别获评全省先进单位、全国文明单位。",
            {("南山区税务局", "awarded", "全省先进单位"), ("南山区税务局", "awarded", "全国文明单位")},
        ),
        # who the first is cannot be told, so nobody is given what is not theirs
        ("某直属大队、区税务局分别获评全省先进单位、全国文明单位。", set()),
    ],
)
def test_each_won_its_own(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert triples(told(text)) == expected


def test_what_a_person_won_is_not_the_body_s() -> None:
    text = "区司法局南头司法所荣获“全国模范司法所”称号，王某某被评为全国人民调解能手。"
    assert {o for _, _, o in triples(told(text))} == {"全国模范司法所"}
    assert triples(told("赵某荣获全省先进个人称号。")) == set()
    assert triples(told("区税务局2人获评全省先进个人。")) == {("南山区税务局", "awarded", "全省先进个人")}


def test_a_title_that_is_sought_is_not_won() -> None:
    assert triples(told("推荐南头街道申报创建全国民主法治示范社区。")) == set()
    assert {p for _, p, _ in triples(told("成功创建全国民主法治示范社区。"))} == {"awarded"}


def test_a_title_that_ends_like_a_body() -> None:
    assert triples(told("百合调解室成功创建省级金牌调解室。")) == {("南山区百合调解室", "awarded", "省级金牌调解室")}
    assert triples(told("建成金牌调解室3个。")) != triples(told("获评全省金牌调解室。"))


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        ("东门派出所获评全省‘枫桥式’公安派出所。", "全省‘枫桥式’公安派出所"),
        ("东门派出所荣获“全国首批‘枫桥式’公安派出所”称号。", "全国首批‘枫桥式’公安派出所"),
        ("东门司法所被命名为全省“‘枫桥式’司法所”。", "‘枫桥式’司法所"),
        ("桃园镇荣获“全省‘法治带头人’‘法律明白人’示范镇”称号。", "全省‘法治带头人’‘法律明白人’示范镇"),
    ],
)
def test_marks_within_marks_belong_to_the_name(text: str, honour: str) -> None:
    assert won(text) == [honour]

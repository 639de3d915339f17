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

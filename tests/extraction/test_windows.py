"""Where the words for a number stand: labels, old values, stretches."""

from __future__ import annotations

from functools import lru_cache

import pytest

from extraction.reports import told
from fazhi_graph.extraction.outline import outline
from fazhi_graph.extraction.quantities import QuantityFinder
from fazhi_graph.extraction.windows import Window, WindowFinder, is_old_value
from fazhi_graph.vocabulary import load_vocabulary


@lru_cache
def tools() -> tuple[QuantityFinder, WindowFinder]:
    return QuantityFinder(load_vocabulary()), WindowFinder(load_vocabulary())


def windows(text: str) -> list[Window]:
    """The window of each number of a text."""
    quantities, finder = tools()
    found, parts = quantities.find(text), outline(text)
    within = [next(c for c in reversed(parts.clauses) if c.start <= q.start) for q in found]
    return [finder.window(text, parts, found, i, clause) for i, clause in enumerate(within)]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("受理行政复议案件45件、行政应诉案件12件", ["受理行政复议案件", "、行政应诉案件"]),
        ("参学率、合格率分别为99%、98%", ["参学率", "合格率"]),
        ("审查率、备案率均为100%", ["审查率"]),
        ("覆盖单位、满意率均达95%", ["满意率"]),
        ("调解纠纷900件（人民调解800件、行政调解100件）", ["调解纠纷", "人民调解", "、行政调解"]),
        ("化解率由85%提高到97%", ["化解率由", "化解率"]),
        # where the noun stands within what the old value was, it is read there
        ("由原先的材料26份减少到11份", ["由原先的材料", "由原先的材料26份减少到"]),
        ("编发指导案例3批15件，另发简报9期", ["编发指导案例", "编发指导案例", "另发简报"]),
        ("举办执法骨干培训班6期900人次", ["举办执法骨干培训班", "举办执法骨干培训班"]),
    ],
)
def test_each_number_has_words_of_its_own(text: str, near: list[str]) -> None:
    assert [text[slice(*w.near)] for w in windows(text)] == near


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("聘请32名法律顾问", "法律顾问"),
        ("对136份行政处罚案卷", "行政处罚案卷"),
        ("组织12场普法活动、8次培训", "普法活动、"),
        ("设立6个窗口（其中综合窗口）", "窗口"),
        ("全市101个乡镇", "乡镇"),
    ],
)
def test_the_noun_after_the_number(text: str, right: str) -> None:
    window = windows(text)[0]
    assert window.right is not None
    assert text[slice(*window.right)] == right


@pytest.mark.parametrize("text", ["办理案件32件。", "合格率98%以上。", "培训600人次左右"])
def test_no_noun_after_the_number(text: str) -> None:
    assert windows(text)[0].right is None


def test_a_number_alone_reads_the_clause_before() -> None:
    text = "公布行政许可事项目录，共268项。"
    (window,) = windows(text)
    assert window.fallback is not None
    assert text[slice(*window.fallback)].startswith("公布行政许可事项目录")


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("网办率由年初的85%提高到97%。", [True, False]),
        ("时限从20个工作日压缩至7个工作日。", [True, False]),
        ("办件量由2100件增至3500件。", [True, False]),
        ("原35个窗口整合成14个。", [True, False]),
        ("将审批环节由9个精简优化为4个。", [True, False]),
        ("网办率从去年的六成提升到九成。", [True, False]),
        ("由区司法局办理案件20件。", [False]),
        ("由4个部门联合组成3个工作组。", [False, False]),
        ("由县司法局派出律师8名到5个村开展宣讲。", [False, False]),
    ],
)
def test_where_a_number_came_from(text: str, old: list[bool]) -> None:
    assert [is_old_value(text, q) for q in tools()[0].find(text)] == old


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("办理行政复议案件92件。", ["办理行政复议案件"]),
        ("聘请32名法律顾问。", ["聘请法律顾问"]),
        ("参学率、合格率分别为99%、98%。", ["参学率", "合格率"]),
        ("其中，行政应诉案件12件。", ["行政应诉案件"]),
        ("对136份行政处罚案卷进行评查。", ["行政处罚案卷"]),
        ("共排查各类风险隐患560处。", ["排查各类风险隐患"]),
        ("开展以案释法活动12场，共享律师3名。", ["开展以案释法活动", "共享律师"]),
    ],
)
def test_labels_are_the_words_of_the_report(text: str, labels: list[str]) -> None:
    assert [o.label for o in told(text).observations] == labels

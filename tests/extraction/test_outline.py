"""Headings in every dress, sentences and clauses, wherever line ends were lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_graph.extraction.outline import last_before, ordinal, outline

PROSE = "全州各级行政机关坚持依法行政，建立健全执法监督协调机制，开展专项检查并对发现的情况逐项督促改正到位。"


def heads(text: str) -> list[tuple[int, str]]:
    """Level and text of each heading."""
    return [(h.level, text[h.start : h.end]) for h in outline(text).heads]


def headings(text: str) -> list[str]:
    return [heading for _, heading in heads(text)]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("（三）", 3),
        ("第四部分", 4),
        ("12", 12),
        ("（5）", 5),
    ],
)
def test_ordinals(numeral: str, number: int) -> None:
    assert ordinal(numeral) == number


def test_three_levels() -> None:
    text = (
        f"一、主要举措\n（一）完善制度\n1.政府立法\n{PROSE}\n2.备案审查\n{PROSE}\n（二）规范执法\n{PROSE}\n"
        f"二、存在问题\n{PROSE}\n"
    )
    assert heads(text) == [
        (1, "一、主要举措"), (2, "（一）完善制度"), (3, "1.政府立法"), (3, "2.备案审查"), (2, "（二）规范执法"),
         (1, "二、存在问题"),
    ]  # fmt: skip
    found = outline(text)
    assert found.parents == (-1, 0, 1, 1, 0, -1)
    assert text[found.ends[0] :].startswith("二、")
    assert text[found.ends[1] :].startswith("（二）")


@pytest.mark.parametrize(
    "marks",
    [
        ("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("1.", "2.", "3."), ("1、", "2、", "3、"),
         ("（1）", "（2）", "（3）"),
        ("第一部分 ", "第二部分 ", "第三部分 "), ("第一部分：", "第二部分：", "第三部分："), ("第一章 ", "第二章 ",
         "第三章 "), ("一.", "二.", "三."),
        ("（一）、", "（二）、", "（三）、"), ("1）", "2）", "3）"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("stop", ["\n", "。", "：\n"])
def test_every_style_on_lines_of_its_own_and_run_in(marks: tuple[str, str, str], stop: str) -> None:
    titles = ("加强党的领导", "深化简政放权", "化解矛盾纠纷")
    text = "".join(f"{mark}{title}{stop}{PROSE}\n" for mark, title in zip(marks, titles, strict=True))
    assert heads(text) == [(1, f"{mark}{title}") for mark, title in zip(marks, titles, strict=True)]


def test_one_line_for_the_whole_report() -> None:
    text = (
        f"现将有关情况报告如下。一、主要工作情况（一）健全决策机制。{PROSE}（二）规范行政执法一是{PROSE}二是{PROSE}"
        f"二、存在的主要问题{PROSE}三、下一步工作打算{PROSE}"
    )
    assert headings(text) == [
        "一、主要工作情况", "（一）健全决策机制", "（二）规范行政执法", "二、存在的主要问题", "三、下一步工作打算",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "存在的主要问题",
        "存在的问题和不足",
        "下一步工作打算",
        "下步工作计划",
        "2024年工作安排",
        "工作中存在的困难和问题",
        "存在的问题及整改措施",
        "面临的困难与挑战",
        "今后努力方向",
        "主要工作成效",
        "2023年法治政府建设工作情况",
        "2023年推进法治政府建设的主要举措和成效",
        "党政主要负责人履行推进法治建设第一责任人职责有关情况",
    ],
)
def test_titles_that_text_runs_on_after(title: str) -> None:
    text = f"一、工作概况\n{PROSE}\n二、{title}我州{PROSE}\n"
    assert headings(text) == ["一、工作概况", f"二、{title}"]


def test_a_number_left_out_before_a_whole_title() -> None:
    text = f"一、工作概况\n{PROSE}三、下一步工作打算{PROSE}\n"
    assert headings(text) == ["一、工作概况", "三、下一步工作打算"]
    assert headings(f"一、工作概况\n{PROSE}三、{PROSE}\n") == ["一、工作概况"]


def test_arabic_heads_inside_a_line() -> None:
    text = f"（一）优化政务服务。1.深化审批改革。{PROSE}2.压减办理时限。{PROSE}\n（二）规范文件管理。{PROSE}\n"
    assert headings(text) == ["（一）优化政务服务", "1.深化审批改革", "2.压减办理时限", "（二）规范文件管理"]


@pytest.mark.parametrize(
    "text",
    [
        f"一是健全制度。{PROSE}二是强化监督。{PROSE}\n",
        f"第一，健全制度。{PROSE}\n第二，强化监督。{PROSE}\n",
        f"①健全制度。{PROSE}\n②强化监督。{PROSE}\n",
        "全年办理以下案件：1.行政许可案件77件；2.行政处罚案件30件。\n",
        "2023年，全市完成2.3万件。1.5倍于上年。\n",
        "一、二审案件共12件，三、四季度集中审结。\n",
        f"“一网通办”持续深化。{PROSE}\n",
        "滁州市人民政府：\n" + PROSE + "\n",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert headings(text) == []


def test_items_of_a_list_are_sentences_not_headings() -> None:
    text = (
        f"一、工作回顾\n{PROSE}\n二、下一步打算\n（一）健全学法用法制度。\n（二）开展执法人员轮训。\n"
        "（三）推广“扫码入企”；\n"
    )
    assert headings(text) == ["一、工作回顾", "二、下一步打算"]
    assert "（二）开展执法人员轮训。" in [text[s.start : s.end] for s in outline(text).sentences]


def test_items_beside_one_that_is_no_heading_are_no_headings() -> None:
    text = "三、存在的问题\n1.述法评议不细。\n2.应诉答辩率由93%降至87%，较上年下滑明显。\n3.案例库更新迟缓。\n"
    assert headings(text) == ["三、存在的问题"]


def test_short_first_sentences_head_their_paragraphs() -> None:
    text = f"一、学法用法\n学法有计划。{PROSE}\n用法有成效。{PROSE}\n二、普法宣传\n{PROSE}\n"
    assert heads(text) == [(1, "一、学法用法"), (2, "学法有计划"), (2, "用法有成效"), (1, "二、普法宣传")]


def test_unnumbered_lines() -> None:
    text = f"工作开展情况\n{PROSE}\n存在的问题\n{PROSE}\n下一步打算\n{PROSE}\n海北藏族自治州人民政府\n2024年2月1日\n"
    assert headings(text) == ["工作开展情况", "存在的问题", "下一步打算"]


def test_counting_starts_anew_in_each_section() -> None:
    text = (
        f"一、执法。{PROSE}（一）监督。{PROSE}（二）评查。{PROSE}二、普法。{PROSE}（一）宣讲。"
        f"{PROSE}（二）阵地。{PROSE}"
    )
    assert [level for level, _ in heads(text)] == [1, 2, 2, 1, 2, 2]


def test_clauses_keep_quotes_titles_and_brackets_whole() -> None:
    text = "制定《关于“放管服”、改革，若干措施》，以“作示范，勇争先”的劲头（含乡镇，街道）推进；成效明显。\n"
    assert [text[c.start : c.end] for c in outline(text).clauses] == [
        "制定《关于“放管服”、改革，若干措施》", "以“作示范，勇争先”的劲头（含乡镇，街道）推进", "成效明显",
    ]  # fmt: skip


def test_sentences_know_section_and_paragraph() -> None:
    text = "前言。\n一、甲事项\n首句。次句！\n又一段。\n"
    found = outline(text)
    assert [(text[s.start : s.end], s.section, s.paragraph, s.heading) for s in found.sentences] == [
        ("前言。", -1, 0, False), ("一、甲事项", 0, 1, True), ("首句。", 0, 2, False), ("次句！", 0, 2, False),
         ("又一段。", 0, 3, False),
    ]  # fmt: skip


@given(st.text(alphabet="一二、（）.1。，；：\n“”《》是全省法治 \t第部分章", max_size=120))
def test_any_text_has_ordered_parts_that_do_not_overlap(text: str) -> None:
    found = outline(text)
    for parts in (found.heads, found.sentences, found.clauses):
        spans = [(p.start, p.end) for p in parts]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(parent < i for i, parent in enumerate(found.parents))
    covered = {i for s in found.sentences for i in range(s.start, s.end)}
    assert not [c for i, c in enumerate(text) if i not in covered and c not in " \n\t"]


def test_each_place_finds_the_clause_that_begins_before_it() -> None:
    text = "开头，全年办案40件，结案38件。下一句。"
    clauses = outline(text).clauses
    places = [0, 2, text.index("40"), text.index("38"), len(text) + 5]
    found = last_before(clauses, places)
    assert [text[clauses[n].start : clauses[n].end] for n in found] == [
        "开头",
        "开头",
        "全年办案40件",
        "结案38件",
        "下一句",
    ]
    assert last_before(clauses[1:], [0]) == [-1]
    assert last_before((), [3, 4]) == [-1, -1]

"""Names by their last word: what stands before it belongs to the sentence or to the name."""

from __future__ import annotations

from functools import lru_cache

import pytest

from extraction.reports import places
from fazhi_graph.extraction.bounds import BoundaryFinder
from fazhi_graph.extraction.heads import HeadFinder, unquoted
from fazhi_graph.vocabulary import load_vocabulary


@lru_cache
def finders() -> tuple[BoundaryFinder, HeadFinder]:
    return BoundaryFinder(load_vocabulary()), HeadFinder(load_vocabulary())


def found(text: str) -> list[str]:
    """The names that suffixes alone find, in order, each at its longest."""
    boundaries, heads = finders()
    at = {h.end: h.start for h in places().names(text)}
    names = [(f.start, f.end) for f in heads.find(text, boundaries.bounds(text, []), [], at)]
    longest = [n for n in names if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in names)]
    return [text[s:e] for s, e in sorted(set(longest))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("着力构建行政争议多元化解机制。", "行政争议多元化解机制"),
        ("已全面建立柔性执法清单管理制度。", "柔性执法清单管理制度"),
        ("不断完善重大行政决策社会稳定风险评估制度。", "重大行政决策社会稳定风险评估制度"),
        ("依法设立劳动人事争议仲裁院。", "劳动人事争议仲裁院"),
        ("同步成立法治建设专家咨询委员会。", "法治建设专家咨询委员会"),
        ("先后组建金融消费纠纷调解中心。", "金融消费纠纷调解中心"),
        ("充分发挥社区矫正委员会作用。", "社区矫正委员会"),
        ("在全省率先启用非现场执法监管平台。", "非现场执法监管平台"),
        ("依托综治中心化解纠纷。", "综治中心"),
        ("全县设立行政执法协调小组。", "行政执法协调小组"),
        ("2023年建成法治文化广场。", "法治文化广场"),
        ("由县城市管理局负责。", "县城市管理局"),
        ("召开全市立法工作会暨市行政执法协调小组会议。", "市行政执法协调小组"),
        ("团市委牵头组织。", "团市委"),
        ("治州办督促落实。", "治州办"),
        ("会同县交通运输局整治。", "县交通运输局"),
        ("并由市审计局审计。", "市审计局"),
        ("对县水务局开展督察。", "县水务局"),
        ("我市积极探索轻微违法行为包容免罚制度。", "轻微违法行为包容免罚制度"),
        ("严格落实行政裁量权基准动态管理制度。", "行政裁量权基准动态管理制度"),
        ("联合成立长江流域生态环境司法保护基地。", "长江流域生态环境司法保护基地"),
    ],
)
def test_the_name_begins_after_what_belongs_to_the_sentence(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "形成长效机制。",
        "对照省级清单逐条梳理。",
        "接入市级平台。",
        "召开第三次联席会议。",
        "健全各项制度。",
        "搭建沟通平台。",
        "完善相关制度。",
        "建立健全工作机制。",
        "统一部署。",
        "全局一盘棋。",
        "行政机关依法决策。",
    ],
)
def test_a_last_word_alone_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上线“码上监督”平台。", "“码上监督”平台"),
        ("推行“一业一查”制度。", "“一业一查”制度"),
        ("开展“铁拳”专项行动。", "“铁拳”专项行动"),
    ],
)
def test_a_quote_before_the_last_word_is_part_of_the_name(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("“放管服”改革", "放管服改革"),
        ("《纲要》", "纲要"),
        ("‘一号工程’", "一号工程"),
        ("关于贯彻〈纲要〉的意见", "关于贯彻纲要的意见"),
        ("行政复议", "行政复议"),
    ],
)
def test_marks_are_taken_off(name: str, bare: str) -> None:
    assert unquoted(name) == bare

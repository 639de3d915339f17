"""Numbers in the cells of tables."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import pytest

from extraction.reports import told
from fazhi_graph.extraction.quantities import Quantity, QuantityFinder
from fazhi_graph.extraction.tables import TableReader
from fazhi_graph.vocabulary import load_vocabulary


@lru_cache
def finder() -> QuantityFinder:
    return QuantityFinder(load_vocabulary())


def cells(text: str) -> list[Quantity]:
    return TableReader(load_vocabulary(), finder().bases).read(text, finder().find(text))


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """Each number as value, unit, row and column."""
    return [(str(q.value.normalize() + 0), q.unit, q.row, q.column) for q in cells(text)]


def table(*lines: str) -> str:
    """Lines of cells parted by bars, as they stand in a body."""
    return "\n".join(line.replace("|", "\t") for line in lines)


def test_a_cell_takes_the_unit_of_its_column() -> None:
    text = table("部门|行政处罚（件）|罚没款（万元）", "市场监管|120|35.5", "城市管理|64|8")
    assert [(q.value, q.unit, q.kind) for q in cells(text)] == [
        (Decimal(120), "件", "count"),
        (Decimal(355_000), "元", "amount"),
        (Decimal(64), "件", "count"),
        (Decimal(80_000), "元", "amount"),
    ]


def test_a_cell_knows_its_row_and_column() -> None:
    text = table("类型|受理|审结", "维持|20|18", "撤销|3|2")
    assert rows(text) == [
        ("20", "", "维持", "受理"),
        ("18", "", "维持", "审结"),
        ("3", "", "撤销", "受理"),
        ("2", "", "撤销", "审结"),
    ]


@pytest.mark.parametrize("head", ["数量（件）", "数量（单位：件）", "数量/件"])
def test_ways_to_write_a_unit_into_a_head(head: str) -> None:
    assert rows(table(f"项目|{head}", "受理|77")) == [("77", "件", "受理", head)]


def test_the_unit_may_stand_in_the_row() -> None:
    assert rows(table("指标|2021年|2022年", "受理（件）|70|77"))[1] == ("77", "件", "受理（件）", "2022年")


def test_the_unit_may_stand_in_the_caption() -> None:
    text = "行政复议情况（单位：件）\n" + table("类型|受理", "维持|20")
    assert rows(text) == [("20", "件", "维持", "受理")]


def test_the_nearest_caption_counts() -> None:
    first = "单位：件\n" + table("类型|受理", "维持|20")
    second = "单位：人\n" + table("类型|培训", "执法人员|300")
    assert [unit for _, unit, _, _ in rows(f"{first}\n{second}")] == ["件", "人"]


def test_a_cell_keeps_its_own_unit() -> None:
    assert rows(table("类型|数量（件）|比例", "维持|20|44.4%")) == [
        ("20", "件", "维持", "数量（件）"),
        ("44.4", "%", "维持", "比例"),
    ]


def test_numbers_like_years_count_in_cells() -> None:
    assert rows(table("级别|文件数（件）", "省级|1962", "市级|2021")) == [
        ("1962", "件", "省级", "文件数（件）"),
        ("2021", "件", "市级", "文件数（件）"),
    ]


def test_a_head_counts_nothing() -> None:
    assert rows(table("类型|2021|2022", "受理|70|77")) == [("70", "", "受理", "2021"), ("77", "", "受理", "2022")]


@pytest.mark.parametrize("column", ["序号", "年份", "联系电话", "邮编", "执法证号", "手机号码"])
def test_columns_that_number_things_count_nothing(column: str) -> None:
    assert rows(table(f"单位|{column}|人数（人）", "司法局|3|25")) == [("25", "人", "司法局", "人数（人）")]


def test_a_column_of_durations_counts() -> None:
    assert rows(table("事项|办理时间（小时）", "企业开办|4")) == [("4", "小时", "企业开办", "办理时间（小时）")]


def test_a_table_without_a_head_has_rows_only() -> None:
    assert rows(table("受理|77", "审结|75")) == [("77", "", "受理", ""), ("75", "", "审结", "")]


def test_separators_and_dashes() -> None:
    assert rows(table("类型|件数（件）|人数（人）", "许可|12,345|—")) == [("12345", "件", "许可", "件数（件）")]


def test_text_beside_a_table_is_left_alone() -> None:
    text = "共受理15件。\n" + table("类型|件数（件）", "维持|9") + "\n另有3人培训。"
    assert [(int(q.value), q.unit, q.row) for q in cells(text)] == [
        (15, "件", ""),
        (9, "件", "维持"),
        (3, "人", ""),
    ]


def test_without_a_table_nothing_changes() -> None:
    text = "受理77件，审结75件。"
    found = [(str(q.value), q.unit, q.row, q.column, q.caption, q.head_start) for q in cells(text)]
    assert found == [("77", "件", "", "", "", None), ("75", "件", "", "", "", None)]


def test_a_head_of_two_lines() -> None:
    text = table("机关|行政复议案件（件）||罚没款（万元）", "|收到|审结", "水利局|6|4|2", "|7||3")
    assert rows(text) == [
        ("6", "件", "水利局", "行政复议案件收到（件）"),
        ("4", "件", "水利局", "行政复议案件审结（件）"),
        ("20000", "元", "水利局", "罚没款（万元）"),
        ("7", "件", "水利局", "行政复议案件收到（件）"),
        ("30000", "元", "水利局", "罚没款（万元）"),
    ]


def test_a_head_of_three_lines() -> None:
    text = table("年度|一审|||二审", "|立案|结案||立案", "||调解|判决", "2022年|9|3|4|1")
    assert [q.column for q in cells(text)] == ["一审立案", "一审结案调解", "一审结案判决", "二审立案"]


def test_a_row_of_words_below_a_whole_head_is_none() -> None:
    text = table("类型|受理|备注", "维持|若干|无", "撤销|3|无")
    assert rows(text) == [("3", "", "撤销", "受理")]


def test_a_column_has_its_topic_from_its_left_or_from_above() -> None:
    heads = "机关|收到复议申请（件）|审结（件）|行政诉讼一审案件（件）"
    found = told("全年情况见下表。\n" + table(heads, "水利局|6|4|2")).observations
    assert [(o.value, o.indicator) for o in found] == [
        ("6", "reconsideration.received"),
        ("4", "reconsideration.concluded"),
        ("2", "litigation.cases"),
    ]
    caption = "行政复议案件办理情况统计表\n"
    found = told(caption + table("机关|审结（件）|行政诉讼一审案件（件）", "水利局|4|2")).observations
    assert [o.indicator for o in found] == ["reconsideration.concluded", "litigation.cases"]


def test_a_row_whose_label_stands_behind_its_number_and_whose_unit_has_a_column() -> None:
    text = table("序号|指标|单位|数量", "1|行政复议案件受理|件|56", "2|罚没款|万元|23.5", "3|出庭应诉率|%|100")
    assert rows(text) == [
        ("56", "件", "行政复议案件受理", "数量"),
        ("235000", "元", "罚没款", "数量"),
        ("100", "%", "出庭应诉率", "数量"),
    ]


def test_a_label_of_several_cells() -> None:
    text = table("类别|内容|数据", "行政复议|收到申请|56件", "|审结|48件", "行政应诉|败诉|1件")
    assert [row for _, _, row, _ in rows(text)] == ["行政复议 收到申请", "行政复议 审结", "行政应诉 败诉"]
    found = told("统计表\n" + text).observations
    assert [o.indicator for o in found] == [
        "reconsideration.received",
        "reconsideration.concluded",
        "litigation.lost",
    ]


def test_labels_and_numbers_in_turn() -> None:
    text = table("受理复议申请|56件|审结|48件", "行政诉讼案件|23件|败诉|1件")
    assert [(v, row) for v, _, row, _ in rows(text)] == [
        ("56", "受理复议申请"),
        ("48", "审结"),
        ("23", "行政诉讼案件"),
        ("1", "败诉"),
    ]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("处罚宗数", "宗"),
        ("检查次数", "次"),
        ("参训人数", "人"),
        ("接待人次数", "人次"),
        ("参训人次", "人次"),
        ("检查户次", "户次"),
        ("得分数", ""),
    ],
)
def test_a_head_that_counts_names_its_unit(head: str, unit: str) -> None:
    assert rows(table(f"机关|{head}", "水利局|12")) == [("12", unit, "水利局", head)]


def test_a_column_of_another_year_is_of_that_year() -> None:
    text = "情况见下表。\n" + table("项目|2021年|2022年", "行政处罚（件）|120|150")
    found = told(text, year=2022).observations
    assert [(str(o.value), o.indicator, o.period) for o in found] == [
        ("120", "enforcement.penalties", 2021),
        ("150", "enforcement.penalties", None),
    ]


def test_a_number_that_begins_its_line_has_no_label() -> None:
    assert rows(table("12件|12件")) == [("12", "件", "", ""), ("12", "件", "12件", "")]


def counted(text: str) -> list[tuple[str, str, str]]:
    """Each number of a report's text with its unit and indicator, “-” where it has none."""
    return [(o.value, o.unit or "", o.indicator or "-") for o in told(f"情况见附表。\n{text}").observations]


@pytest.mark.parametrize(
    ("caption", "head", "unit", "indicator"),
    [
        ("表3 全县行政处罚案件办理情况", "件数（件）", "件", "enforcement.penalties"),
        ("2022年度行政处罚统计表（单位：宗）", "案件数量", "宗", "enforcement.penalties"),
        ("行政处罚实施数量（件）", "全年合计", "件", "enforcement.penalties"),
        ("各部门行政检查情况如下：", "次数", "次", "enforcement.inspections"),
        ("（二）行政复议案件\n单位：件", "办结", "件", "reconsideration.concluded"),
        ("附表2：法律援助案件情况\n计量单位：件　填报单位：司法局", "总量", "件", "legal_aid.cases"),
        ("行政应诉案件", "2022年", "", "litigation.cases"),
    ],
)
def test_a_caption_says_what_columns_of_bare_counts_are_of(caption: str, head: str, unit: str, indicator: str) -> None:
    rows = table(f"执法单位|{head}", "水利局|31", "合计|52")
    assert counted(f"{caption}\n{rows}") == [("31", unit, indicator), ("52", unit, indicator)]


@pytest.mark.parametrize(
    "text",
    [
        # of two things
        "行政处罚和行政强制情况\n" + table("机关|件数（件）", "水利局|31"),
        # the rows say what they are, and that is not what the caption names
        "行政许可情况\n" + table("类别|件数（件）", "材料补正|31"),
        # the column says more than a bare head
        "行政许可情况\n" + table("机关|网上咨询（件）", "水利局|31"),
        # no caption: prose stands over the table
        "全年行政处罚工作有序推进，成效明显。\n" + table("机关|件数（件）", "水利局|31"),
        # the caption of another table
        "行政处罚情况\n" + table("机关|件数（件）", "水利局|") + "\n其他事项\n" + table("机关|件数（件）", "水利局|31"),
    ],
)
def test_a_caption_is_not_stretched(text: str) -> None:
    assert counted(text) == [("31", "件", "-")]


def test_a_caption_does_not_change_what_heads_say() -> None:
    rows = table("机关|行政检查（次）|件数（件）", "水利局|90|31")
    assert counted("行政处罚情况\n" + rows) == [
        ("90", "次", "enforcement.inspections"),
        ("31", "件", "enforcement.penalties"),
    ]


def test_a_table_of_another_year() -> None:
    rows = table("机关|件数（件）", "水利局|31")
    found = [
        [o.period for o in told(f"情况见附表。\n{caption}\n{rows}", year=2022).observations]
        for caption in ("2021年行政处罚情况", "2022年行政处罚情况", "2021—2022年行政处罚情况", "行政处罚情况")
    ]
    assert found == [[2021], [None], [None], [None]]


def test_a_caption_of_several_units_gives_each_column_its_own_kind() -> None:
    text = "行政处罚情况（单位：件、万元）\n" + table("机关|罚没金额|移送|移送率", "水利局|3.5|2|40%")
    assert [(v, u) for v, u, _, _ in rows(text)] == [("35000", "元"), ("2", ""), ("40", "%")]


def test_a_caption_s_unit_is_not_that_of_other_kinds_of_number() -> None:
    text = "单位：件\n" + table("机关|立案|罚没金额|结案率", "水利局|7|3.5|85.7")
    assert [(v, u) for v, u, _, _ in rows(text)] == [("7", "件"), ("3.5", ""), ("85.7", "")]


@pytest.mark.parametrize("corner", ["单位：件", "机关（单位：件）"])
def test_the_unit_may_stand_in_the_head(corner: str) -> None:
    assert [(v, u) for v, u, _, _ in rows(table(f"{corner}|受理", "水利局|20"))] == [("20", "件")]


def test_a_line_of_notes_in_the_table_is_no_head() -> None:
    text = table("填报单位：水利局||单位：件", "事项|受理|办结", "取水许可|20|19")
    assert rows(text) == [("20", "件", "取水许可", "受理"), ("19", "件", "取水许可", "办结")]


def test_the_unit_of_a_caption_holds_to_the_end_of_its_table_and_no_further() -> None:
    long = [f"第{n}支队|{n}" for n in range(1, 90)]
    found = rows("单位：件\n" + table("机关|受理", *long) + "\n培训情况\n" + table("机关|受训", "水利局|300"))
    assert {unit for _, unit, _, _ in found[:-1]} == {"件"}
    assert found[-1] == ("300", "", "水利局", "受训")


def test_a_line_of_nothing_but_numbers_has_no_label() -> None:
    text = "行政处罚实施数量（宗）\n" + table("警告|通报批评|合计", "12|3|15")
    assert rows(text) == [("12", "宗", "", "警告"), ("3", "宗", "", "通报批评"), ("15", "宗", "", "合计")]


@pytest.mark.parametrize("label", ["同比增长", "增减", "增幅（%）", "较上年变化", "变化率/%", "比上年减少（件）"])
def test_rows_and_columns_of_changes_are_no_levels(label: str) -> None:
    by_row = table("时间|行政处罚（件）", "2022年|112", f"{label}|12")
    by_column = table(f"事项|2022年|{label}", "行政处罚（件）|112|12")
    for text in (by_row, by_column):
        found = told("情况见附表。\n" + text).observations
        assert [(o.value, o.indicator, o.change) for o in found] == [
            ("112", "enforcement.penalties", False),
            ("12", None, True),
        ]


@pytest.mark.parametrize(
    ("caption", "head", "indicator"),
    [
        ("2022年行政处罚工作目标", "件数（件）", "-"),
        ("行政处罚案件", "计划数（件）", "-"),
        ("全年执法计划表", "行政处罚（件）", "-"),
        ("行政处罚工作任务完成情况", "件数（件）", "enforcement.penalties"),
        ("年度执法计划执行情况", "行政处罚（件）", "enforcement.penalties"),
    ],
)
def test_a_table_of_targets_counts_nothing_done(caption: str, head: str, indicator: str) -> None:
    assert counted(f"{caption}\n" + table(f"机关|{head}", "水利局|31")) == [("31", "件", indicator)]


def test_a_column_of_aims_beside_one_of_results() -> None:
    text = table("指标|目标值|完成值", "负责人出庭应诉率|95%|98.2%")
    assert counted("行政应诉指标\n" + text) == [("95", "%", "-"), ("98.2", "%", "litigation.attendance_rate")]


def test_a_count_without_unit_is_no_amount() -> None:
    text = "行政处罚情况\n" + table("机关|合计", "水利局|31")
    assert counted(text) == [("31", "", "enforcement.penalties")]


def test_a_head_that_repeats_itself_over_its_parts() -> None:
    text = table("机关|行政处罚|行政处罚|行政许可", "机关|件数|金额（万元）|行政许可", "水利局|4|2.5|9")
    assert rows(text) == [
        ("4", "件", "水利局", "行政处罚件数"),
        ("25000", "元", "水利局", "行政处罚金额（万元）"),
        ("9", "", "水利局", "行政许可"),
    ]


def test_a_row_of_money_among_rows_of_counts() -> None:
    text = table("事项|数量（件）", "案件|31", "罚没金额（万元）|3.5", "结案率（%）|85")
    assert [(v, u) for v, u, _, _ in rows(text)] == [("31", "件"), ("35000", "元"), ("85", "%")]


def test_lines_between_rows_head_those_below_them() -> None:
    parts = ["机关|件数（件）|人数", "一、行政处罚", "水利局|31|3", "公安局|40|4", "二、行政许可", "水利局|9|2"]
    text = "行政执法统计表\n" + table(*parts)
    assert counted(text) == [
        ("31", "件", "enforcement.penalties"),
        ("3", "人", "-"),
        ("40", "件", "enforcement.penalties"),
        ("4", "人", "-"),
        ("9", "件", "enforcement.permits"),
        ("2", "人", "-"),
    ]


@pytest.mark.parametrize("between", ["表2 培训情况", "全年共培训300人。", "单位：人", "情况说明：", "第一行\n第二行"])
def test_what_else_stands_between_two_tables_parts_them(between: str) -> None:
    text = table("机关|行政处罚（件）", "水利局|31") + f"\n{between}\n" + table("公安局|40")
    assert [column for _, _, row, column in rows(text) if row] == ["行政处罚（件）", ""]


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("上年", 2021),
        ("去年同期", 2021),
        ("上一年度数（件）", 2021),
        ("2020", 2020),
        ("2021年度", 2021),
        ("本年", None),
    ],
)
def test_heads_of_other_years(label: str, year: int | None) -> None:
    by_column = table(f"事项|{label}", "行政处罚（件）|120")
    by_row = table("年度|行政处罚（件）", f"{label}|120")
    for text in (by_column, by_row):
        found = told("情况见附表。\n" + text, year=2022).observations
        assert [(o.value, o.indicator, o.period) for o in found] == [("120", "enforcement.penalties", year)]


def test_cases_carried_over_from_last_year_are_of_this_one() -> None:
    text = "行政复议案件\n" + table("事项|件数（件）", "上年结转|12")
    found = told("情况见附表。\n" + text, year=2022).observations
    assert [(o.value, o.indicator, o.period) for o in found] == [("12", "reconsideration.carried_over", None)]


def test_a_total_over_the_column_of_row_numbers() -> None:
    text = table("序号|机关|件数（件）", "1|水利局|94", "2|公安局|6", "合计||100")
    assert [row for _, _, row, _ in rows(text)] == ["水利局", "公安局", "合计"]


@pytest.mark.parametrize("body", ["信访局", "法律援助中心", "人民调解委员会", "行政审批局", "复议应诉科", "公证处"])
def test_the_name_of_a_body_does_not_say_what_its_numbers_count(body: str) -> None:
    by_caption = "行政处罚案件统计表\n" + table("机关|件数（件）", f"{body}|31")
    by_head = "执法统计表\n" + table("机关|行政处罚（件）|行政检查（次）", f"{body}|31|90")
    assert counted(by_caption) == [("31", "件", "enforcement.penalties")]
    assert counted(by_head) == [("31", "件", "enforcement.penalties"), ("90", "次", "enforcement.inspections")]


def test_an_address_does_not_say_what_is_counted_either() -> None:
    text = "机构名录\n" + table("机构|办公地址|人数", "清江法律援助中心|人民路3号|12")
    assert counted(text) == [("12", "人", "-")]


def test_bodies_that_are_themselves_what_is_counted() -> None:
    text = "机构数量统计表\n" + table("机构|数量（家）", "律师事务所|31")
    assert counted(text) == [("31", "家", "legal_service.firms")]


def test_rows_of_instances_in_an_appended_table() -> None:
    prose = "2022年，全县坚持依法行政，推动各项工作落到实处，行政机关负责人出庭应诉率持续提高，取得了良好成效。"
    text = f"{prose}\n附表：行政应诉情况\n" + table("审级|收案数|败诉数", "一审|20|2", "二审|5|0")
    found = told(text).observations
    assert [(o.value, o.indicator) for o in found] == [
        ("20", "litigation.cases"),
        ("2", "litigation.lost"),
        ("5", "litigation.cases"),
        ("0", "litigation.lost"),
    ]


@pytest.mark.parametrize("between", ["续表", "（接上表）", "续表1 单位：宗", "表1 行政处罚情况（续）"])
def test_a_table_that_goes_on_keeps_its_caption(between: str) -> None:
    first = "表1 行政处罚情况（单位：宗）\n" + table("机关|数量", "水利局|31", "公安局|40")
    assert counted(f"{first}\n{between}\n" + table("机关|数量", "林业局|9"))[-1] == ("9", "宗", "enforcement.penalties")
    assert counted(f"{first}\n表2 其他情况\n" + table("机关|数量", "林业局|9"))[-1] == ("9", "", "-")


def test_a_bare_cell_is_a_rate_only_under_the_head_of_one() -> None:
    found = told("行政复议案件情况见表。\n" + table("机关|审结|调解|调解率", "县政府|40|12|30")).observations
    assert [o.indicator for o in found] == [
        "reconsideration.concluded",
        "reconsideration.settled",
        "reconsideration.settlement_rate",
    ]


def test_the_unit_of_rates_over_a_column_goes_before_that_of_the_row() -> None:
    assert rows(table("指标|2023年|同比（%）", "罚没款（万元）|44.2|46.8")) == [
        ("442000", "元", "罚没款（万元）", "2023年"),
        ("46.8", "%", "罚没款（万元）", "同比（%）"),
    ]


def test_the_kinds_of_penalties_in_the_table_of_penalties() -> None:
    text = "行政处罚实施情况统计表（宗）\n" + table("单位名称|警告|罚款|没收违法所得|合计", "县林业局|2|31|1|34")
    assert [o.indicator for o in told(text).observations] == ["enforcement.penalties"] * 4

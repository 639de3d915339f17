"""HTML pages: the text of the report with its tables and its head, without what the site puts around it."""

from __future__ import annotations

import pytest

from fazhi_graph.reading import ReadingError, read_bytes

TITLE = "清江市人民政府2021年度法治政府建设情况报告"
PROSE = "2021年，全市坚持依法行政，推动各项工作落到实处，办理行政复议案件12件，群众满意度持续提高，取得良好成效。"
TABLE = (
    "<table><tr><th></th><th>件数</th><th>比例</th></tr>"
    "<tr><td>维持</td><td><p>27</p><p>件</p></td><td>49%</td></tr></table>"
)
NAVIGATION = (
    "<div class='nav'><ul><li>首页</li><li>走近清江</li></ul></div><div>当前位置：首页 &gt; 政务公开 &gt; 报告</div>"
)
FOOTER = "<div class='footer'><p>主办：清江市人民政府办公室</p><p>皖ICP备05001234号-1</p></div>"


def page(content: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{NAVIGATION}{content}{FOOTER}</body></html>".encode()


def test_the_container_of_a_publishing_system_and_the_head_before_it() -> None:
    fields = "<table><tr><th>索引号：</th><td>11/2022-1</td><th>发布机构：</th><td>市司法局</td></tr></table>"
    info = "<div>发布时间：2022-03-09 10:12 来源：市司法局 <span style='display: none'>暗文</span></div>"
    text = f"<div id='zoom'><p>　　{PROSE}</p><p>{PROSE}</p>{TABLE}<p>{PROSE}</p></div>"
    document = read_bytes(page(f"{fields}<h1>{TITLE}</h1>{info}{text}"), "a.html")
    assert document.text.split("\n") == [
        "索引号：\t11/2022-1\t发布机构：\t市司法局",
        TITLE,
        "发布时间：2022-03-09 10:12 来源：市司法局",
        PROSE,
        PROSE,
        "\t件数\t比例",
        "维持\t27件\t49%",
        PROSE,
    ]
    assert document.header_value("title") == TITLE
    assert document.header_value("index_number") == "11/2022-1"
    assert document.header_value("published_on") == "2022-03-09"
    assert document.body.text == f"{PROSE}\n{PROSE}\n\t件数\t比例\n维持\t27件\t49%\n{PROSE}"


def test_fields_that_only_meta_tags_hold_have_no_place_in_the_text() -> None:
    head = f"<title>{TITLE}_清江市人民政府</title><meta name='PubDate' content='2022-03-09 10:12'>"
    document = read_bytes(page(f"<div class='TRS_Editor'><p>{PROSE * 4}</p></div>", head), "a.html")
    assert [(f.name, f.value, f.span) for f in document.header] == [
        ("published_on", "2022-03-09", None),
        ("title", TITLE, None),
    ]


def test_an_unknown_system_falls_back_on_the_density_of_text() -> None:
    paragraphs = "".join(f"<p>（{n}）{PROSE}</p>" for n in "一二三四五六")
    document = read_bytes(page(f"<h1>{TITLE}</h1><div class='x9'>{paragraphs}</div>"), "a.html")
    assert document.body.text.count(PROSE) == 6
    assert document.header_value("title") == TITLE
    assert "ICP" not in document.body.text


def test_breaks_in_the_source_are_no_breaks_in_the_text() -> None:
    content = f"<div id='zoom'><p>{PROSE}全市\n      共有<br>第二行{PROSE}{PROSE}</p></div>"
    assert f"{PROSE}全市共有\n第二行" in read_bytes(page(content), "a.html").text


def test_the_caption_of_a_table_stands_over_it() -> None:
    rows = "<tr><th>机关</th><th>次数</th></tr><tr><td>水利局</td><td>121</td></tr>"
    table = f"<table><caption>行政检查情况<br>（单位：次）</caption>{rows}</table>"
    found = read_bytes(page(f"<div id='zoom'><p>{PROSE * 4}</p>{table}<p>{PROSE}</p></div>"), "a.html").body.text.split(
        "\n"
    )
    assert found[1:-1] == ["行政检查情况（单位：次）", "机关\t次数", "水利局\t121"]


def test_merged_and_empty_cells_keep_the_others_in_their_columns() -> None:
    table = (
        "<table><tr><th rowspan='2'>机关</th><th colspan='2'>许可</th><th rowspan=2>处罚</th></tr>"
        "<tr><th>受理</th><th>办结</th></tr>"
        "<tr><td rowspan='2'>水利局</td><td>6</td><td></td><td>2</td></tr>"
        "<tr><td>7</td><td>5</td><td> </td></tr>"
        "<tr><td>合计</td><td colspan='x'>13</td><td>5</td><td>2</td></tr></table>"
    )
    lines = read_bytes(page(f"<div id='zoom'><p>{PROSE * 4}</p>{table}<p>{PROSE}</p></div>"), "a.html").body.text.split(
        "\n"
    )
    assert lines[1:-1] == ["机关\t许可\t\t处罚", "\t受理\t办结", "水利局\t6\t\t2", "\t7\t5", "合计\t13\t5\t2"]


def test_share_buttons_inside_the_container_are_left_out() -> None:
    content = f"<div class='content'><p>{PROSE * 4}</p><div class='bdsharebuttonbox'>分享到：微信</div></div>"
    assert "微信" not in read_bytes(page(content), "a.html").text


def test_the_kind_is_told_by_content_not_by_name() -> None:
    document = read_bytes(page(f"<div id='zoom'><p>{PROSE * 4}</p></div>"), "a.txt")
    assert document.source.media_type == "text/html"


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(ReadingError, match=r"a\.html: .*without text; "):
        read_bytes(b"<html><body><script>render()</script><div id='app'></div></body></html>", "a.html")

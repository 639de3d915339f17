"""The body: no furniture, layout undone, punctuation in one form, slips mended, and each of these on record."""

from __future__ import annotations

import pytest

from fazhi_graph.reading import read_text

TITLE = "清江市人民政府2021年度法治政府建设情况报告"
PROSE = "2021年，全市坚持依法行政，推动各项工作落到实处，办理行政复议案件12件，群众满意度持续提高，取得良好成效。"


def body(text: str) -> str:
    return read_text(text).body.text


def repairs(text: str) -> list[tuple[str, str, str]]:
    return [(r.name, r.original, r.replacement) for r in read_text(text).repairs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("坚持依法治市,成效明显;主要是:(一)统筹!", "坚持依法治市，成效明显；主要是：（一）统筹！"),
        ("完成率100%,其中2022年,审结6,318件,10:30开会", "完成率100%，其中2022年，审结6,318件，10:30开会"),
        ("1.加强领导 2.5万件", "1.加强领导2.5万件"),
        ("详见http://www.example.gov.cn/a?b=1,欢迎", "详见http://www.example.gov.cn/a?b=1，欢迎"),
        ("２０２２年，达９５．６％，ＡＰＰ上线", "2022年，达95.6%，APP上线"),
        ('落实"放管服"改革、"双随机"监管', "落实“放管服”改革、“双随机”监管"),
        ("全 市\u3000办理\xa012 件，WPS Office 用户", "全市办理12件，WPS Office用户"),
        ("\u3000\u3000第一段。\n\n  第二段。", "第一段。\n第二段。"),
        ("第一段落结束。\u3000\u3000二、主要做法", "第一段落结束。\n二、主要做法"),
        ("二、工作不足\u3000\u3000执法力量薄弱。", "二、工作不足\n执法力量薄弱。"),
        ("执法力量\u3000\u3000薄弱，二、三类\u3000门店多。", "执法力量薄弱，二、三类门店多。"),
        ("法\u200b治\ufeff政府", "法治政府"),
        ("〔2022〕11号【公开】", "〔2022〕11号【公开】"),
    ],
)
def test_one_form_of_marks_and_blanks(text: str, expected: str) -> None:
    assert body(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "name"),
    [
        ("日均办件量达IOOO件以上", "日均办件量达1000件以上", "ocr-digit"),
        ("满意度达到IO0%。", "满意度达到100%。", "ocr-digit"),
        ("全镇持证人员增至l9人", "全镇持证人员增至19人", "ocr-digit"),
        ("检查企业1O8家", "检查企业108家", "ocr-digit"),
        ("通过率95.6%o三是深化普法", "通过率95.6%。三是深化普法", "ocr-percent"),
        ("通过率95.6%o,其中", "通过率95.6%，其中", "ocr-percent"),
        ("惠企政策“不来即享”o指导企业", "惠企政策“不来即享”。指导企业", "ocr-stop"),
        (
            "（一）加强领导。（二）依法决策。（S）规范执法。",
            "（一）加强领导。（二）依法决策。（三）规范执法。",
            "ocr-enumerator",
        ),
        ("⽤⼼⺠生", "用心民生", "kangxi-radical"),
        ("依法&nbsp;行政&ldquo;放管服&rdquo;", "依法行政“放管服”", "html-entity"),
        ("落实责任.二是强化监督。三是改进.", "落实责任。二是强化监督。三是改进。", "ascii-stop"),
    ],
)
def test_slips_are_mended_and_named(text: str, expected: str, name: str) -> None:
    assert body(text) == expected
    assert {r[0] for r in repairs(text)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "推广O2O平台和APP应用",
        "IP地址2个",
        "IO设备3台",
        "ISO9001认证",
        "召开B2B会议",
        "（S）级响应",
        "OA系统",
        "维生素A、O型血",
        "5G基站",
        "一.加强领导\n打造“法润.典亮”品牌",
    ],
)
def test_latin_words_are_left_alone(text: str) -> None:
    assert body(text) == text
    assert repairs(text) == []


def test_page_numbers_of_a_sharing_site_are_removed_and_sentences_joined() -> None:
    pages = [
        "1、某镇2022年法治政府建设工作总结今年以来,"
        + "坚持依法行政,把各项任务落到实处。" * 8
        + "向市政府报告当年法治政",
        "2、府建设情况。" + "1、加强领导。2、完善制度。" * 12 + "排查矛盾纠纷3",
        "3、46起。",
    ]
    blurb = "《某镇2022年法治政府建设工作总结.docx》由会员分享，可在线阅读。"
    document = read_text("\n".join([blurb, *pages]))
    assert "报告当年法治政府建设情况。1、加强领导。2、完善制度。" in document.body.text
    assert document.body.text.endswith("排查矛盾纠纷346起。")
    assert document.body.text.startswith("今年以来，坚持")
    assert document.header_value("title") == "某镇2022年法治政府建设工作总结"
    assert [r.name for r in document.repairs] == ["furniture", "page-break", "title", "page-break", "page-break"]


def test_another_sites_blurb() -> None:
    blurb = "《某镇2022年法治政府建设工作总结.doc》由网友上传，可免费在线阅读，更多内容请在文库网站上搜索。"
    document = read_text(f"{blurb}\n1、某镇2022年法治政府建设工作总结{PROSE}")
    assert document.body.text == PROSE
    assert document.header_value("title") == "某镇2022年法治政府建设工作总结"


def test_a_numbered_list_is_no_page_break() -> None:
    items = [f"{i}、{PROSE}{PROSE}" for i in (1, 2, 3)]
    assert body("\n".join(items)) == "\n".join(items)
    short = "1、加强组织领导\n2、完善制度\n3、强化监督"
    assert body(f"{PROSE}\n{short}") == f"{PROSE}\n{short}"


def test_lines_wrapped_at_a_fixed_width_are_joined() -> None:
    paragraphs = [PROSE * 4, "一、主要做法", PROSE * 5, "二、存在问题", PROSE * 2]
    wrapped = [p[i : i + 35] for p in paragraphs for i in range(0, len(p), 35)]
    assert body("\n".join(wrapped)).split("\n") == paragraphs


def test_a_page_number_inside_a_sentence() -> None:
    text = f"{PROSE}全市共有行政执法人员和法制审核人员\n\n- 3 -\n\n三千余名。\n第 4 页 共 9 页\n（二）规范执法。"
    assert body(text) == f"{PROSE}全市共有行政执法人员和法制审核人员三千余名。\n（二）规范执法。"


def test_furniture_before_and_after_is_removed_on_record() -> None:
    before = "首页\n> 政务公开 > 法治\n清江市2021年法治政府建设情况报告\n字号：[ 大 中 小 ]\n"
    after = (
        "\n扫一扫在手机打开当前页\n【打印】 【关闭】\n上一篇：无\n相关阅读\n某县2020年工作总结\n皖ICP备05001234号-1\n"
    )
    document = read_text(f"{before}{PROSE}\n清江市人民政府{after}")
    assert document.body.text == f"{PROSE}\n清江市人民政府\n"
    removed = {r.original for r in document.repairs if r.name == "furniture"}
    assert {"首页", "> 政务公开 > 法治", "相关阅读", "某县2020年工作总结", "【打印】 【关闭】"} <= removed


def test_a_document_run_together_on_one_line_comes_through() -> None:
    text = "一、主要做法" + PROSE * 20 + "二、存在问题" + PROSE
    assert body(text) == text


def test_table_rows_keep_their_cells() -> None:
    assert body(f"{PROSE}\n\t件数\t比例\n维持\t27\t49.1%\n") == f"{PROSE}\n\t件数\t比例\n维持\t27\t49.1%\n"


def test_a_mended_mark_stands_where_the_slip_stood() -> None:
    document = read_text("通过率95.6%o三是深化普法")
    at = document.body.text.index("。")
    assert document.body.to_source(at, at + 1).start == document.text.index("o")


@pytest.mark.parametrize("head", ["承办单位\t件数", "责任单位\t件数", "时间\t件数", "来源\t件数"])
def test_the_head_of_an_appended_table_is_no_field_and_no_footer(head: str) -> None:
    table = f"附表\n{head}\n水利局\t31\n合计\t31"
    document = read_text(f"{TITLE}\n{PROSE}\n{table}\n主办单位：清江市人民政府\n浏览次数：\t308\n")
    assert document.body.text.strip() == f"{PROSE}\n{table}"
    assert [f.name for f in document.header] == ["title"]


def test_a_table_of_fields_before_the_report_stays_one() -> None:
    document = read_text(f"责任单位\t市司法局\t浏览次数\t31\n{TITLE}\n{PROSE}")
    assert document.header_value("publisher") == "市司法局"
    assert document.body.text == PROSE

"""The page head: title and fields are metadata, wherever and however they are set."""

from __future__ import annotations

import pytest

from fazhi_graph.model import HeaderName
from fazhi_graph.reading import read_text
from fazhi_graph.reading.dates import iso_date

PROSE = "2021年，全市坚持依法行政，推动各项工作落到实处，办理行政复议案件12件，群众满意度持续提高，取得良好成效。"
TITLE = "清江市人民政府2021年度法治政府建设情况报告"


def value(text: str, name: HeaderName) -> str | None:
    return read_text(text).header_value(name)


def test_several_fields_on_a_line_with_empty_ones_between() -> None:
    head = "索引号: 1162/2022-06 公开方式: 主动公开\n文件编号: 发文日期: 2022-03-04\n成文日期: 2022-03-02 有效性:\n"
    document = read_text(f"{head}{TITLE}\n信息来源: 市司法局 作者:某 发布日期: 2022-03-05 14:26 浏览次数:\n{PROSE}\n")
    found = [(f.name, f.value) for f in document.header]
    assert found == [
        ("title", TITLE),
        ("index_number", "1162/2022-06"),
        ("written_on", "2022-03-04"),
        ("written_on", "2022-03-02"),
        ("source", "市司法局"),
        ("published_on", "2022-03-05"),
    ]
    assert document.body.text == PROSE + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "发 布 机 构：市司法局",
        "发布机构:市司法局",
        "【发布机构】市司法局",
        "发布机构\t市司法局\t主题分类\t法治",
        "发布机构：\n市司法局",
    ],
)
def test_a_field_by_any_punctuation(line: str) -> None:
    document = read_text(f"{line}\n{TITLE}\n{PROSE}")
    assert document.header_value("publisher") == "市司法局"
    assert document.body.text == PROSE


def test_each_field_points_at_its_value() -> None:
    document = read_text(f"{TITLE}\n文号：清政〔2022〕3号　　发布时间：2022年3月4日\n{PROSE}")
    spans = {f.name: document.text[f.span.start : f.span.end] for f in document.header if f.span}
    assert spans == {"title": TITLE, "document_number": "清政〔2022〕3号", "published_on": "2022年3月4日"}


def test_a_date_line_under_the_title_is_the_day_of_publication() -> None:
    assert value(f"{TITLE}\n2022-03-04 09:30\n{PROSE}", "published_on") == "2022-03-04"
    assert value(f"{TITLE}\n2022-03-04 09:30 来源：市司法局\n{PROSE}", "published_on") == "2022-03-04"
    assert value(f"{TITLE}\n2022-03-04 09:30 来源：市司法局\n{PROSE}", "source") == "市司法局"


@pytest.mark.parametrize("line", ["市司法局　2022-03-04", "2022-03-04 09:30　市司法局", "市司法局 2022/3/4 9:30"])
def test_who_and_when_without_labels(line: str) -> None:
    document = read_text(f"{TITLE}\n{line}\n{PROSE}")
    assert (document.header_value("source"), document.header_value("published_on")) == ("市司法局", "2022-03-04")
    assert document.body.text == PROSE


def test_a_document_number_on_a_line_of_its_own() -> None:
    document = read_text(f"{TITLE}\n清政发〔2022〕9号\n{PROSE}\n依据清政办〔2021〕3号\n")
    assert document.header_value("document_number") == "清政发〔2022〕9号"
    assert document.body.text == f"{PROSE}\n依据清政办〔2021〕3号\n"


@pytest.mark.parametrize("between", [" ", "　", "\n"])
def test_two_issuers_stay_apart(between: str) -> None:
    title = f"中共清江市委{between}清江市人民政府关于2021年法治政府建设情况的报告"
    assert value(f"{title}\n{PROSE}", "title") == "中共清江市委 清江市人民政府关于2021年法治政府建设情况的报告"


def test_the_signature_stays_in_the_body() -> None:
    document = read_text(f"{TITLE}\n{PROSE}\n清江市人民政府\n2022年2月17日\n")
    assert document.body.text.endswith("清江市人民政府\n2022年2月17日\n")
    assert document.header_value("published_on") is None
    dated = read_text(f"{TITLE}\n清江市人民政府 2022年2月17日\n{PROSE}")
    assert dated.body.text == f"清江市人民政府2022年2月17日\n{PROSE}"


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        f"{TITLE}\n{TITLE}",
        "清江市人民政府\n2021年度法治政府建设情况报告",
        "清江市人民政府2021年度法治政府建\n设情况报告",
        f"首页\n走近清江\n当前位置：首页 > 政务公开 > 法治\n{TITLE}",
        f"标题：{TITLE}",
        f"{TITLE}\n字号：\n大 中 小",
        "清 江 市 人 民 政 府\n2021　年　度　法　治　政　府　建　设　情　况　报　告",
    ],
)
def test_the_title_is_found_and_leaves_the_body(head: str) -> None:
    document = read_text(f"{head}\n\n市人民代表大会常务委员会：\n{PROSE}")
    assert document.header_value("title") == TITLE
    assert document.body.text == f"市人民代表大会常务委员会：\n{PROSE}"


def test_a_title_run_into_the_text() -> None:
    document = read_text(TITLE + PROSE * 3)
    assert document.header_value("title") == TITLE
    assert document.body.text == PROSE * 3


def test_a_title_known_only_from_a_link_to_its_explanation() -> None:
    document = read_text(f"{PROSE}\n关联稿件\n【文字解读】清江市2021年法治政府建设报告政策解读 2022-02-23")
    assert document.header_value("title") == "清江市2021年法治政府建设报告"
    assert document.body.text == f"{PROSE}\n"


def test_no_title_is_made_up() -> None:
    assert value(PROSE, "title") is None
    assert value(f"一、法治政府建设工作情况\n{PROSE}", "title") is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-03-04 10:12", "2022-03-04"),
        ("2022年3月4日", "2022-03-04"),
        ("2022/3/4", "2022-03-04"),
        ("2022.12.31", "2022-12-31"),
        ("20220304", "2022-03-04"),
        ("二〇二二年三月四日", "2022-03-04"),
        ("二○二二年十二月三十一日", "2022-12-31"),
        ("二零二三年十月二十日", "2023-10-20"),
        ("2022年13月4日", None),
        ("2022年", None),
        ("", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("发布机构：清江县人民政府日期：2022-03-04", {"publisher": "清江县人民政府", "published_on": "2022-03-04"}),
        ("来源：县司法局发布时间：2022/3/4 09:12点击数：31", {"source": "县司法局", "published_on": "2022-03-04"}),
        ("发布日期：2022年3月4日文章来源：县府办作者：某", {"published_on": "2022-03-04", "source": "县府办"}),
        ("索引号：0115/22-1 发布日期：2022-03-04 来源：县司法局", {"index_number": "0115/22-1", "source": "县司法局"}),
        (
            "发文机关：县府办成文日期：二〇二二年三月一日发文字号：清政办〔2022〕3号",
            {"publisher": "县府办", "written_on": "2022-03-01", "document_number": "清政办〔2022〕3号"},
        ),
        ("有效性：有效公开日期：2022-03-04", {"published_on": "2022-03-04"}),
        ("发布日期2022-03-04 来源：县司法局", {"published_on": "2022-03-04", "source": "县司法局"}),
        ("信息来源：县司法局 2022-03-04 09:00", {"source": "县司法局", "published_on": "2022-03-04"}),
        ("（2022-03-04 来源：县司法局）", {"published_on": "2022-03-04", "source": "县司法局"}),
    ],
)
def test_fields_run_together(line: str, fields: dict[HeaderName, str]) -> None:
    document = read_text(f"{TITLE}\n{line}\n{PROSE}")
    assert {name: document.header_value(name) for name in fields} == fields
    assert document.body.text == PROSE
    for field in document.header:
        assert field.span
        assert "：" not in document.text[field.span.start : field.span.end]


@pytest.mark.parametrize("value", ["县主题教育办公室", "数据来源科", "《时间》杂志", "清江日报（电子版）"])
def test_words_of_labels_inside_a_value(value: str) -> None:
    document = read_text(f"{TITLE}\n来源：{value} 发布日期：2022-03-04\n{PROSE}")
    assert document.header_value("source") == value
    assert document.header_value("published_on") == "2022-03-04"


def test_a_title_with_fields_run_into_it() -> None:
    document = read_text(f"{TITLE}发布时间：2022-03-04 来源：市司法局\n{PROSE}")
    found = [(f.name, f.value, f.span and document.text[f.span.start : f.span.end]) for f in document.header]
    assert found == [
        ("title", TITLE, TITLE),
        ("published_on", "2022-03-04", "2022-03-04"),
        ("source", "市司法局", "市司法局"),
    ]
    assert document.body.text == PROSE


def test_prose_that_speaks_of_sources_and_dates_is_no_head() -> None:
    text = f"{PROSE}\n宣传方式：线上线下结合，公布来源：各单位自查，完成时间：2022年12月底前。\n{PROSE}"
    assert read_text(f"{TITLE}\n{text}").body.text == text

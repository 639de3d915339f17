"""PDF: rows put together to paragraphs across lines and pages, without running heads and page numbers."""

from __future__ import annotations

import io
from typing import Any

import pytest

from fazhi_graph.reading import ReadingError, read_bytes

# reportlab has no type stubs
pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
cidfonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
platypus = pytest.importorskip("reportlab.platypus")
layout_styles = pytest.importorskip("reportlab.lib.styles")
pdfencrypt = pytest.importorskip("reportlab.lib.pdfencrypt")
canvases = pytest.importorskip("reportlab.pdfgen.canvas")

FONT = "STSong-Light"
TITLE = "清江市人民政府关于2021年度全面推进依法行政加快法治政府建设情况的报告"
PROSE = "2021年，全市坚持依法行政，推动各项工作落到实处，办理行政复议案件12件，群众满意度持续提高，取得良好成效。"
PARAGRAPHS = [
    text
    for n in "一二三四五六七八"
    for text in (f"{n}、主要做法之{n}", f"（一）加强领导。{PROSE * 3}", f"“一网通办”（二期）有序推进。{PROSE * 4}")
]


def styles() -> tuple[Any, Any, Any]:
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(FONT))
    text = layout_styles.ParagraphStyle(
        "text", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
    )
    title = layout_styles.ParagraphStyle("title", parent=text, fontSize=18, leading=28, alignment=1, firstLineIndent=0)
    signature = layout_styles.ParagraphStyle("signature", parent=text, alignment=2)
    return text, title, signature


def decorate(canvas: Any, page: Any) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(72, 810, "清江市法治政府建设年度报告")
    canvas.drawCentredString(300, 30, f"- {page.page} -")


def pdf(encrypt: Any = None) -> bytes:
    text, title, signature = styles()
    stream = io.BytesIO()
    story = [platypus.Paragraph(TITLE, title), *(platypus.Paragraph(p, text) for p in PARAGRAPHS)]
    story += [platypus.Paragraph(line, signature) for line in ("清江市人民政府", "2022年2月17日")]
    template = platypus.SimpleDocTemplate(stream, encrypt=encrypt)
    template.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return stream.getvalue()


def test_cells_of_a_table_keep_their_columns() -> None:
    text, title, _ = styles()
    rows = [
        ["机关", "收到申请（件）", "审结（件）", "纠错率"],
        ["水利局", "6", "", "16.7%"],
        ["卫生健康委员会", "", "4", ""],
        ["合计", "13", "11", "9.1%"],
    ]
    table = platypus.Table(rows, colWidths=[110, 110, 90, 90])
    table.setStyle([("FONTNAME", (0, 0), (-1, -1), FONT), ("ALIGN", (1, 0), (-1, -1), "CENTER")])
    stream = io.BytesIO()
    story = [platypus.Paragraph(TITLE, title), *(platypus.Paragraph(p, text) for p in PARAGRAPHS)]
    platypus.SimpleDocTemplate(stream).build([*story, table, *(platypus.Paragraph(p, text) for p in PARAGRAPHS)])
    lines = read_bytes(stream.getvalue(), "a.pdf").body.text.split("\n")
    at = len(PARAGRAPHS)
    assert lines[at : at + len(rows)] == ["\t".join(row).rstrip() for row in rows]
    assert [*lines[:at], *lines[at + len(rows) :]] == PARAGRAPHS * 2


def with_table(
    rows: list[list[str]],
    align: str,
    *,
    leading: float = 13,
    before: str = "",
    widths: tuple[float, ...] = (100, 90, 120, 110),
) -> list[str]:
    """The lines that come back of a table between paragraphs, whose cells are set at the top, middle or bottom."""
    text, title, _ = styles()
    table = platypus.Table(rows, colWidths=widths, hAlign="LEFT")
    table.setStyle([
        ("FONTNAME", (0, 0), (-1, -1), FONT),
        ("LEADING", (0, 0), (-1, -1), leading),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), align),
    ])  # fmt: skip
    around = [platypus.Paragraph(p, text) for p in PARAGRAPHS[:3]]
    caption = layout_styles.ParagraphStyle("caption", parent=text, firstLineIndent=6, fontSize=10, leading=11)
    stream = io.BytesIO()
    story = [platypus.Paragraph(TITLE, title), *around, *([platypus.Paragraph(before, caption)] if before else [])]
    platypus.SimpleDocTemplate(stream).build([*story, table, *(platypus.Paragraph(p, text) for p in PARAGRAPHS[3:6])])
    lines = read_bytes(stream.getvalue(), "a.pdf").body.text.split("\n")
    assert [*lines[:3], *lines[-3:]] == PARAGRAPHS[:6]
    return lines[3:-3]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("leading", [12, 18])
def test_cells_of_several_lines(align: str, leading: float) -> None:
    rows = [
        ["执法\n机关", "案件\n数量", "行政复议案件受理\n数（件）", "罚没金额\n（万元）"],
        ["水利局", "6", "5", "3.5"],
        ["生态环境\n保护局", "9", "", "4"],
        ["合计", "15", "5", "7.5"],
    ]
    assert with_table(rows, align, leading=leading) == [
        "执法机关\t案件数量\t行政复议案件受理数（件）\t罚没金额（万元）",
        "水利局\t6\t5\t3.5",
        "生态环境保护局\t9\t\t4",
        "合计\t15\t5\t7.5",
    ]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize(
    "head",
    [
        ["机关", "案件", "行政复议\n案件受理\n数（件）", "金额"],
        ["机关", "案件\n数量", "行政复议\n案件受理\n数（件）", "金额"],
        ["机关", "案件", "受理", "罚没金额\n（万元）"],
    ],
)
def test_heads_of_different_height(head: list[str], align: str) -> None:
    rows = [head, ["水利局", "6", "5", "3.5"], ["合计", "15", "5", "7.5"]]
    assert with_table(rows, align) == ["\t".join(row).replace("\n", "") for row in rows]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
def test_a_first_head_higher_than_the_others(align: str) -> None:
    rows = [
        ["执法机关\n（不含\n垂管）", "案件", "受理", "金额\n合计"],
        ["水利局", "6", "5", "3.5"],
        ["合计", "6", "5", "3.5"],
    ]
    assert with_table(rows, align) == ["\t".join(row).replace("\n", "") for row in rows]


@pytest.mark.parametrize(
    "head",
    [
        ["机关", "行政处罚案件", "行政许可办件", "行政检查"],
        ["机关", "行政处罚案件\n办结数", "行政许可办件", "行政检查\n次数"],
        ["执法机关", "处罚", "许可", "检查"],
    ],
)
def test_heads_that_fill_their_columns(head: list[str]) -> None:
    rows = [head, ["水利局", "6", "5", "3"], ["公安局", "12", "15", "13"]]
    widths = (60, *[10 + 10 * max(map(len, cell.split("\n"))) for cell in head[1:]])
    assert with_table(rows, "TOP", widths=widths) == ["\t".join(row).replace("\n", "") for row in rows]


def test_words_of_one_cell_stay_together() -> None:
    rows = [
        ["机　关", "案 件 数 量", "受理", "金　额"],
        ["水利局", "1006", "15", "103.5"],
        ["合计", "1006", "15", "103.5"],
    ]
    found = [line.replace("　", "").replace(" ", "") for line in with_table(rows, "TOP")]
    assert found[0] == "机关\t案件数量\t受理\t金额"


def test_the_last_row_of_a_table_alone_on_its_page() -> None:
    rows = [
        ["机关", "件数", "人数"],
        *([f"第{n}大队", str(n * 7), str(n)] for n in range(10, 42)),
        ["合计", "5712", "816"],
    ]
    text, title, _ = styles()
    table = platypus.Table(rows, rowHeights=20)
    table.setStyle([("FONTNAME", (0, 0), (-1, -1), FONT)])
    stream = io.BytesIO()
    story = [platypus.Paragraph(TITLE, title), table, *(platypus.Paragraph(p, text) for p in PARAGRAPHS[:3])]
    platypus.SimpleDocTemplate(stream).build(story)
    lines = read_bytes(stream.getvalue(), "a.pdf").body.text.split("\n")
    assert ["\t".join(row) for row in rows] == lines[: len(rows)]


def test_a_caption_close_above_the_first_cell_is_not_part_of_it() -> None:
    rows = [["机关", "案件数", "受理", "金额"], ["水利局", "6", "5", "3.5"], ["合计", "15", "5", "7.5"]]
    found = with_table(rows, "MIDDLE", before="表一")
    assert found == ["表一", *("\t".join(row) for row in rows)]


def test_numbers_printed_column_by_column_are_not_put_together() -> None:
    stream = io.BytesIO()
    canvas = canvases.Canvas(stream)
    styles()
    canvas.setFont(FONT, 12)
    canvas.drawString(72, 760, PROSE[:38])
    for left, column in ((72, ("机关", "水利局", "公安局")), (200, ("件数", "6", "9")), (320, ("人数", "3", "4"))):
        for n, words in enumerate(column):
            canvas.drawString(left, 700 - n * 14, words)
    for n in range(3):
        canvas.drawString(72, 600 - n * 16, PROSE[:38])
    canvas.save()
    found = read_bytes(stream.getvalue(), "a.pdf").body.text.replace("\t", "\n").split("\n")
    assert {"6", "9", "3", "4"} <= set(found)


def test_text_in_two_columns_is_no_table() -> None:
    stream = io.BytesIO()
    canvas = canvases.Canvas(stream)
    styles()
    canvas.setFont(FONT, 12)
    for left in (60, 320):
        for n in range(24):
            canvas.drawString(left, 760 - n * 16, (PROSE * 8)[n * 18 : n * 18 + 18])
    canvas.save()
    assert "\t" not in read_bytes(stream.getvalue(), "a.pdf").body.text


def test_room_after_a_number_of_the_outline_or_in_one_line_parts_no_cells() -> None:
    stream = io.BytesIO()
    canvas = canvases.Canvas(stream)
    styles()
    canvas.setFont(FONT, 12)
    placed = [(72, "一、"), (130, "加强组织领导"), (72, "二、"), (130, "健全工作机制"), (72, "局长"), (200, "审核人")]
    for number, (left, words) in enumerate(placed):
        canvas.drawString(left, 760 - number // 2 * 20, words)
    canvas.drawString(72, 680, PROSE[:38])
    canvas.save()
    assert read_bytes(stream.getvalue(), "a.pdf").body.text.split("\n")[:3] == [
        "一、加强组织领导", "二、健全工作机制", "局长审核人"
    ]  # fmt: skip


def test_paragraphs_come_back_as_they_were_set() -> None:
    document = read_bytes(pdf(), "a.pdf")
    assert document.source.media_type == "application/pdf"
    assert document.header_value("title") == TITLE
    assert document.body.text.split("\n") == [*PARAGRAPHS, "清江市人民政府", "2022年2月17日"]


def test_running_heads_and_page_numbers_are_gone() -> None:
    text = read_bytes(pdf(), "a.pdf").text
    assert "清江市法治政府建设年度报告" not in text
    assert "- 2 -" not in text


def test_an_encrypted_file_is_an_error() -> None:
    with pytest.raises(ReadingError, match=r"a\.pdf: is an encrypted PDF file; remove its password"):
        read_bytes(pdf(pdfencrypt.StandardEncryption("secret")), "a.pdf")


def test_a_scan_without_text_is_an_error() -> None:
    stream = io.BytesIO()
    canvas = canvases.Canvas(stream)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.save()
    with pytest.raises(ReadingError, match=r"a\.pdf: is a scan without a text layer; .*OCR"):
        read_bytes(stream.getvalue(), "a.pdf")


def test_a_broken_file_is_an_error() -> None:
    with pytest.raises(ReadingError, match=r"a\.pdf: is a broken PDF file; "):
        read_bytes(pdf()[:600], "a.pdf")

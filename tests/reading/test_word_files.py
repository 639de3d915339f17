"""DOCX: paragraphs, tables and the numbers that Word counts by itself, in order."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from fazhi_graph.extraction import extract
from fazhi_graph.reading import read_bytes

TITLE = "清江市人民政府2021年度法治政府建设情况报告"
PROSE = "2021年，全市坚持依法行政，推动各项工作落到实处，办理行政复议案件12件，群众满意度持续提高，取得良好成效。"


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_and_table_rows_in_order() -> None:
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(PROSE)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("结果", "件数", "维持", "27"), strict=True):
        cell.text = text
    document.add_paragraph(PROSE)
    read = read_bytes(saved(document), "a.docx")
    assert read.text == f"{TITLE}\n{PROSE}\n结果\t件数\n维持\t27\n{PROSE}"
    assert read.header_value("title") == TITLE
    assert read.source.encoding is None
    assert read.source.media_type.endswith("wordprocessingml.document")


def test_merged_cells_keep_the_others_in_their_columns() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    table = document.add_table(rows=3, cols=4)
    rows = (("机关", "许可", "", "处罚"), ("", "受理", "办结", ""), ("水利局", "6", "4", "2"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            if text:
                cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 3).merge(table.cell(1, 3))
    document.add_paragraph(PROSE)
    lines = read_bytes(saved(document), "a.docx").body.text.split("\n")
    assert lines[1:-1] == ["机关\t许可\t\t处罚", "\t受理\t办结", "水利局\t6\t4\t2"]


def test_a_cell_that_claims_more_columns_than_word_allows() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲", "乙"
    table.cell(0, 0)._tc.grid_span = 900_000_000
    document.add_paragraph(PROSE)
    line = read_bytes(saved(document), "a.docx").body.text.split("\n")[1]
    assert line.split("\t") == ["甲", *[""] * 62, "乙"]


def test_numbers_that_word_counts_are_part_of_the_text() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, text in ((0, "主要做法"), (1, "加强领导"), (1, "依法决策"), (0, "存在问题"), (1, "队伍薄弱")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        properties.append(parse_xml(number))
    expected = ["一、主要做法", "（一）加强领导", "（二）依法决策", "二、存在问题", "（一）队伍薄弱"]
    assert read_bytes(saved(document), "a.docx").text.split("\n") == expected


def test_inserted_and_linked_words_are_read_and_deleted_ones_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("办理案件")._p
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>76</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>77</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>件。</w:t></w:r></w:hyperlink>"))
    assert read_bytes(saved(document), "a.docx").text == "办理案件77件。"


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def box(*paragraphs: str, old: bool = False) -> Any:
    """A run with a text box, in the form for new programs and that for old ones beside it, or in the old one only."""
    lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    content = f"<w:txbxContent>{lines}</w:txbxContent>"
    shape = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    drawing = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>"
    )
    return parse_xml(f"<w:r {nsdecls('w')} {MC} {WPS} {VML}>{shape if old else both}</w:r>")


@pytest.mark.parametrize("old", [False, True])
def test_text_boxes_are_read_once_beside_their_paragraph(old: bool) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(PROSE)._p.append(box("收到行政复议申请56件。", "审结48件。", old=old))
    document.add_paragraph()._p.append(box("开展行政检查90次。", old=old))
    before = document.add_paragraph()
    before._p.append(box("作出行政处罚决定31件。", old=old))
    before.add_run(PROSE)
    read = read_bytes(saved(document), "a.docx")
    assert read.body.text.split("\n") == [
        PROSE,
        "收到行政复议申请56件。",
        "审结48件。",
        "开展行政检查90次。",
        "作出行政处罚决定31件。",
        PROSE,
    ]
    found = {(read.text[o.span.start : o.span.end], o.indicator) for o in extract(read).observations}
    assert found >= {
        ("56", "reconsideration.received"),
        ("48", "reconsideration.concluded"),
        ("90", "enforcement.inspections"),
        ("31", "enforcement.penalties"),
    }


def test_a_text_box_in_a_cell_is_part_of_it() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "行政处罚"
    table.cell(0, 1).paragraphs[0]._p.append(box("31件"))
    document.add_paragraph(PROSE)
    assert read_bytes(saved(document), "a.docx").body.text.split("\n")[1] == "行政处罚\t31件"


def test_a_table_in_a_text_box_keeps_its_cells() -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    run = box("行政处罚情况")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("机关", "件数", "水利局", "31"), strict=True):
        cell.text = text
    next(run.iter(f"{{{run.nsmap['w']}}}txbxContent")).append(table._tbl)
    document.add_paragraph()._p.append(run)
    document.add_paragraph(PROSE)
    lines = read_bytes(saved(document), "a.docx").body.text.split("\n")
    assert lines[1:-1] == ["行政处罚情况", "机关\t件数", "水利局\t31"]


def with_notes(document: Any, kind: str, notes: dict[int, str]) -> None:
    """Adds the part of a document that holds its notes of a kind, and among them the line that parts them."""
    texts = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for n, text in notes.items()
    )
    rule = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:t>——</w:t></w:r></w:p></w:{kind}>'
    xml = f"<w:{kind}s {nsdecls('w')}>{rule}{texts}</w:{kind}s>"
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), form, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES if kind == "footnote" else RELATIONSHIP_TYPE.ENDNOTES)


def refer(paragraph: Any, kind: str, number: int, after: str = "") -> None:
    """Sets the mark of a note, and goes on after it."""
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{number}"/></w:r>'))
    paragraph.add_run(after)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_stand_after_the_paragraph_that_refers_to_them(kind: str) -> None:
    document = docx.Document()
    with_notes(document, kind, {1: "含街道办理的12件。", 2: "不含撤回的3件。", 3: "无人提及。"})
    document.add_paragraph(TITLE)
    paragraph = document.add_paragraph("全年办理行政复议案件56件")
    refer(paragraph, kind, 1, "，审结48件。")
    refer(paragraph, kind, 2)
    document.add_paragraph(PROSE)
    lines = read_bytes(saved(document), "a.docx").body.text.split("\n")
    assert lines == ["全年办理行政复议案件56件，审结48件。", "含街道办理的12件。", "不含撤回的3件。", PROSE]


def test_notes_of_a_table_stand_after_it_each_once() -> None:
    document = docx.Document()
    with_notes(document, "footnote", {1: "截至年底。"})
    document.add_paragraph(PROSE)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("机关", "件数", "水利局", "31"), strict=True):
        cell.text = text
    refer(table.cell(1, 1).paragraphs[0], "footnote", 1)
    refer(table.cell(1, 0).paragraphs[0], "footnote", 1)
    document.add_paragraph(PROSE)
    lines = read_bytes(saved(document), "a.docx").body.text.split("\n")
    assert lines == [PROSE, "机关\t件数", "水利局\t31", "截至年底。", PROSE]


def test_a_mark_without_its_note_is_nothing() -> None:
    document = docx.Document()
    refer(document.add_paragraph(PROSE), "footnote", 7, "另有说明。")
    assert read_bytes(saved(document), "a.docx").body.text == f"{PROSE}另有说明。"

"""DOCX: paragraphs, tables and the numbers that Word counts by itself, in order."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

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

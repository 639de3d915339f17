"""PDF: tables that are ruled off with lines, with merged cells, and lines that make no table."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pytest

from fazhi_graph.extraction import extract
from fazhi_graph.reading import read_bytes
from fazhi_graph.reading.pdf_grids import Rule, grids, tabled
from fazhi_graph.reading.pdf_rows import Row
from fazhi_graph.reading.pdf_rules import rules

# reportlab has no type stubs
pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
cidfonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
platypus = pytest.importorskip("reportlab.platypus")
layout_styles = pytest.importorskip("reportlab.lib.styles")
colors = pytest.importorskip("reportlab.lib.colors")

FONT = "STSong-Light"
TITLE = "清江市人民政府2021年度法治政府建设情况报告"
PROSE = "2021年，全市坚持依法行政，推动各项工作落到实处，群众满意度持续提高，取得良好成效。"
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def lines_of(story: list[Any]) -> list[str]:
    """The lines of a file with these parts below its title."""
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    title = layout_styles.ParagraphStyle("title", fontName=FONT, fontSize=18, leading=28, alignment=1)
    platypus.SimpleDocTemplate(stream).build([platypus.Paragraph(TITLE, title), *story])
    return read_bytes(stream.getvalue(), "a.pdf").body.text.split("\n")


def prose(text: str = PROSE * 3) -> Any:
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(FONT))
    style = layout_styles.ParagraphStyle("text", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24)
    return platypus.Paragraph(text, style)


def table(rows: list[list[Any]], *styles: Any, widths: list[float] | None = None, repeat: int = 0) -> Any:
    made = platypus.Table(rows, colWidths=widths, repeatRows=repeat)
    made.setStyle([("FONTNAME", (0, 0), (-1, -1), FONT), ("ALIGN", (0, 0), (-1, -1), "CENTER"), *styles])
    return made


def between(part: Any) -> list[str]:
    """The lines of a part that stands between paragraphs, which come back whole."""
    lines = lines_of([prose(), part, prose()])
    assert (lines[0], lines[-1]) == (PROSE * 3, PROSE * 3)
    return lines[1:-1]


HEADS = [
    ["单位", "行政复议（件）", "", "行政诉讼（件）", ""],
    ["", "受理", "审结", "一审", "败诉"],
    ["市本级", "46", "41", "22", "1"],
    ["东湖区", "38", "", "19", "2"],
]
MERGED = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]


def test_merged_heads_stand_over_their_columns() -> None:
    assert between(table(HEADS, GRID, *MERGED)) == ["\t".join(row).rstrip() for row in HEADS]


def test_cells_that_leave_no_room_between_them() -> None:
    narrow = table(HEADS, GRID, *MERGED, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                   widths=[30, 40, 40, 36, 36])  # fmt: skip
    assert between(narrow) == ["\t".join(row).rstrip() for row in HEADS]


def test_numbers_of_a_ruled_table_have_the_heads_above_them() -> None:
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    platypus.SimpleDocTemplate(stream).build([prose(TITLE), prose(), table(HEADS, GRID, *MERGED), prose()])
    found = [(o.value, o.indicator) for o in extract(read_bytes(stream.getvalue(), "a.pdf")).observations]
    assert found[-7:-3] == [
        ("46", "reconsideration.handled"),
        ("41", "reconsideration.concluded"),
        ("22", "litigation.cases"),
        ("1", "litigation.lost"),
    ]


def test_rows_merged_down_the_side_and_cells_of_several_lines() -> None:
    rows = [
        ["类别", "事项\n名称", "办结数\n（件）"],
        ["行政\n执法", "行政处罚", "320"],
        ["", "行政许可\n（含变更）", "1200"],
        ["普法", "讲座", "16"],
    ]
    assert between(table(rows, GRID, ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))) == [
        "类别\t事项名称\t办结数（件）",
        "行政执法\t行政处罚\t320",
        "\t行政许可（含变更）\t1200",
        "普法\t讲座\t16",
    ]


def test_a_table_that_goes_on_on_the_next_page() -> None:
    rows = [
        ["机关", "件数", "人数"],
        *([f"第{n}大队", str(n * 7), str(n)] for n in range(10, 50)),
        ["合计", "8260", "1180"],
    ]
    found = between(table(rows, GRID))
    assert found == ["\t".join(row) for row in rows]


@pytest.mark.parametrize(
    "styles",
    [
        [("BOX", (0, 0), (-1, -1), 0.5, colors.black)],
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)],
        [("BOX", (0, 0), (-1, -1), 1, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)],
        [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey), ("BACKGROUND", (0, 2), (-1, 2), colors.lightgrey)],
        [GRID, ("SPAN", (1, 1), (2, 1)), ("SPAN", (1, 2), (2, 2)), ("SPAN", (1, 0), (2, 0))],
    ],
    ids=["frame", "level lines", "frame and head", "shades", "lines between some columns"],
)
def test_where_lines_part_no_columns_the_room_between_them_does(styles: list[Any]) -> None:
    rows = [["机关", "收到申请（件）", "纠错率"], ["水利局", "6", "16.7%"], ["合计", "13", "9.1%"]]
    if ("SPAN", (1, 0), (2, 0)) in styles:  # the words of two columns in one cell, as if a line had not been drawn
        wide = [[a, f"{b}{'　' * 9}{c}", ""] for a, b, c in rows]
        assert [line.split("\t")[0] for line in between(table(wide, *styles))] == ["机关", "水利局", "合计"]
    else:
        assert between(table(rows, *styles, widths=[110, 120, 90])) == ["\t".join(row) for row in rows]


def test_a_frame_around_running_text_is_no_table() -> None:
    paragraphs = [prose(f"（{n}）加强领导。{PROSE * 6}") for n in "一二三"]
    framed = platypus.Table([[paragraphs, prose("说明")], [prose("备注"), prose("无")]], colWidths=[330, 100])
    framed.setStyle([GRID])
    lines = lines_of([prose(), framed, prose()])
    assert not any("\t" in line and "加强领导" in line for line in lines)


def test_lines_drawn_in_pieces_and_twice_are_one() -> None:
    level = [Rule(y + off, x, x + 50) for y in (100, 80, 60) for x in (0, 50) for off in (0, 0.7)]
    upright = [Rule(x, y, y + 20) for x in (0, 50, 100) for y in (60, 80)]
    (grid,) = grids(level, upright)
    assert [round(b - a) for a, b in pairwise(grid.lefts)] == [50, 50]
    assert [round(a - b) for a, b in pairwise(grid.heights)] == [20, 20]
    assert grid.cells == {square: square for square in [(0, 0), (0, 1), (1, 0), (1, 1)]}


def test_two_tables_on_a_page_are_two() -> None:
    level = [Rule(y, 0, 100) for y in (300, 280, 260, 200, 180, 160)]
    upright = [Rule(x, y, y + 40) for x in (0, 50, 100) for y in (260, 160)]
    found = grids(level, upright)
    assert sorted(grid.heights for grid in found) == [(200, 180, 160), (300, 280, 260)]
    words = [Row(text, x, x + 10, y, y + 8) for text, x, y in [("甲", 5, 285), ("乙", 5, 230), ("丙", 55, 185)]]
    assert [row.text for row in tabled(words, found)] == ["甲\t", "乙", "\t丙"]


def test_cells_that_are_no_rectangles_make_no_table() -> None:
    # the second square of the first row runs on into the second row, and there to the left
    level = [Rule(60, 0, 100), Rule(20, 0, 100), Rule(0, 0, 100), Rule(40, 0, 50)]
    upright = [Rule(0, 0, 60), Rule(100, 0, 60), Rule(50, 40, 60), Rule(50, 0, 20)]
    assert grids(level, upright) == []


def test_a_drawing_that_cannot_be_placed_is_passed_over() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")

    class Unplaced:
        def get_bounds(self) -> None:
            raise pypdfium2.PdfiumError("Failed to locate pageobject.")

    class Page:
        def get_objects(self, filter: tuple[int, ...]) -> list[Unplaced]:
            return [Unplaced()] * len(filter)

    assert rules(Page()) == ([], [])

"""indicators.xlsx: every coded number as a row, jurisdiction and year by indicator, the sources, the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fazhi_graph.analysis import Cell, Comparison, Figure, Indicator, Place, compare
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

LONG, WIDE, SOURCES, CODEBOOK = "数据 long", "对照 wide", "来源 sources", "指标 codebook"
# A fixed day (the earliest ZIP knows, which XlsxWriter gives the files inside), so that equal content is equal bytes
MADE_ON = datetime(1980, 1, 1)
# A sheet has 1,048,576 rows; one more holds the heads.
ROWS_OF_A_SHEET = 1_000_000
# Spreadsheets draw a box for every comment and become slow: beyond so many, sentences are found in the long table.
MOST_COMMENTS = 30_000
NOT_UNDERSTOOD = "?"
LEGEND = f"空白：报告未提及 silent；{NOT_UNDERSTOOD}：有数而未能识别 not understood"
HEAD_ROWS = 3
APPROXIMATIONS = {"exact": "", "about": "约", "at_least": "≥", "at_most": "≤"}
LEVELS = {
    "nation": "全国", "province": "省级", "prefecture": "地级", "county": "县级", "town": "乡级", "zone": "功能区",
}  # fmt: skip

Value = str | int | Decimal | None
Column = tuple[str, int, Callable[[Any], Value]]
Formats = dict[str, Any]


def write_xlsx(graph: Graph, target: Path) -> None:
    """The comparison of all indicators as a workbook."""
    write_workbook(compare(graph), target)


def write_workbook(comparison: Comparison, target: Path) -> None:
    """Four sheets: long, wide (sentences as comments), sources, codebook. Equal comparisons give equal bytes."""
    from xlsxwriter import Workbook

    with replacing(target) as path:
        book = Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"title": "法治政府建设指标", "author": "fazhi-graph", "created": MADE_ON})
        formats = _formats(book)
        for name, figures in _parts(LONG, _coded(comparison)):
            _table(book.add_worksheet(name), formats, _long_columns(comparison), figures)
        _wide(book.add_worksheet(WIDE), formats, comparison)
        reports = [report for slot in sorted(comparison.reports) for report in comparison.reports[slot]]
        _table(book.add_worksheet(SOURCES), formats, _SOURCE_COLUMNS, reports)
        _table(book.add_worksheet(CODEBOOK), formats, _codebook_columns(comparison), comparison.indicators)
        book.close()


def _formats(book: Workbook) -> Formats:
    font = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
    head = {**font, "bold": True, "bg_color": "#EAF0F8", "bottom": 1, "bottom_color": "#9DB2CF", "text_wrap": True}
    return {
        "head": book.add_format(head),
        "code": book.add_format({**font, "font_color": "#5C6875", "font_size": 8, "bg_color": "#EAF0F8"}),
        "text": book.add_format(font),
        "whole": book.add_format({**font, "num_format": "#,##0"}),
        "decimal": book.add_format({**font, "num_format": "#,##0.0#####"}),
        "year": book.add_format({**font, "num_format": "0"}),
        "doubt": book.add_format({**font, "font_color": "#B45309", "align": "right"}),
    }


def _parts(name: str, figures: Sequence[Figure]) -> Iterator[tuple[str, Sequence[Figure]]]:
    for start in range(0, max(len(figures), 1), ROWS_OF_A_SHEET):
        part = start // ROWS_OF_A_SHEET
        yield f"{name} {part + 1}" if part else name, figures[start : start + ROWS_OF_A_SHEET]


def _coded(comparison: Comparison) -> list[Figure]:
    wanted = {indicator.iri for indicator in comparison.indicators}
    return [f for f in comparison.figures if f.indicator in wanted and not f.change]


def _long_columns(comparison: Comparison) -> tuple[Column, ...]:
    places = {p.iri: p for p in comparison.places}
    indicators = {i.iri: i for i in comparison.indicators}
    reports = {r.iri: r for found in comparison.reports.values() for r in found}
    return (
        ("辖区 jurisdiction", 18, lambda f: places[f.place].name),
        ("代码 division_code", 9, lambda f: places[f.place].code),
        ("层级 level", 8, lambda f: LEVELS.get(places[f.place].level, "")),
        ("年份 year", 7, lambda f: f.year),
        ("指标 indicator", 24, lambda f: indicators[f.indicator].label),
        ("指标代码 code", 26, lambda f: indicators[f.indicator].code),
        ("数值 value", 13, lambda f: f.value),
        ("单位 unit", 7, lambda f: f.unit),
        ("约数 approximation", 8, lambda f: APPROXIMATIONS.get(f.approximation, f.approximation)),
        ("原文所称 counted", 22, lambda f: f.counted),
        ("原文数字 quote", 11, lambda f: f.quote),
        ("原句 sentence", 70, lambda f: f.sentence),
        ("所涉主体 subject", 18, lambda f: f.subject),
        ("报告 report", 36, lambda f: getattr(reports.get(f.report), "title", "")),
        ("文件 file", 26, lambda f: getattr(reports.get(f.report), "source", "")),
        ("起 begin", 8, lambda f: f.begin),
        ("止 end", 8, lambda f: f.end),
        ("标识 id", 30, lambda f: f.id),
    )


_SOURCE_COLUMNS: tuple[Column, ...] = (
    ("辖区 jurisdiction", 18, lambda r: r.jurisdiction),
    ("年份 year", 7, lambda r: r.year),
    ("标题 title", 48, lambda r: r.title),
    ("发布机构 issuer", 30, lambda r: r.issuer),
    ("成文日期 created", 12, lambda r: r.created),
    ("公开日期 issued", 12, lambda r: r.issued),
    ("文件 file", 36, lambda r: r.source),
    ("标识 id", 50, lambda r: r.iri),
)


def _codebook_columns(comparison: Comparison) -> tuple[Column, ...]:
    slots = {indicator.iri: 0 for indicator in comparison.indicators}
    for _, _, iri in comparison.given:
        slots[iri] += 1
    return (
        ("指标代码 code", 28, lambda i: i.code),
        ("指标 indicator", 28, lambda i: i.label),
        ("英文 English", 36, lambda i: i.label_en),
        ("单位 unit", 8, lambda i: i.unit),
        ("类型 kind", 9, lambda i: i.kind),
        ("定义", 60, lambda i: i.definition),
        ("definition", 70, lambda i: i.definition_en),
        ("有数的地区年份 cells", 10, lambda i: slots[i.iri]),
        ("标识 id", 50, lambda i: i.iri),
    )


def _table(sheet: Worksheet, formats: Formats, columns: Sequence[Column], things: Sequence[object]) -> None:
    """One row a thing, under frozen heads that filter."""
    for number, (head, width, _) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, head, formats["head"])
    for row, thing in enumerate(things, 1):
        for number, (head, _, tell) in enumerate(columns):
            _put(sheet, formats, row, number, tell(thing), "year" if head.startswith(("年份", "起", "止")) else "")
    sheet.freeze_panes(1, 1)
    if things:
        sheet.autofilter(0, 0, len(things), len(columns) - 1)


def _put(sheet: Worksheet, formats: Formats, row: int, column: int, value: Value, form: str = "") -> None:
    """Text goes in as text, whatever it begins with: what a report says is never a formula."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value, formats["text"])
    elif value is not None:
        form = form or ("whole" if value == int(value) else "decimal")
        sheet.write_number(row, column, value, formats[form])


def _wide(sheet: Worksheet, formats: Formats, comparison: Comparison) -> None:
    """Jurisdiction and year down, indicators across."""
    _wide_heads(sheet, formats, comparison.indicators)
    left = MOST_COMMENTS
    for row, (place, year) in enumerate(_slots(comparison), HEAD_ROWS):
        for column, value in enumerate((place.name, LEVELS.get(place.level, ""))):
            _put(sheet, formats, row, column, value)
        _put(sheet, formats, row, 2, year, "year")
        for column, indicator in enumerate(comparison.indicators, 3):
            cell = comparison.cell(place.iri, year, indicator.iri)
            _put_cell(sheet, formats, (row, column), cell, commented=left > 0)
            left -= bool(cell.figures)
    sheet.freeze_panes(HEAD_ROWS, 3)


def _wide_heads(sheet: Worksheet, formats: Formats, indicators: Sequence[Indicator]) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 2, 7)
    sheet.set_row(0, 44)
    for column, head in enumerate(("辖区 jurisdiction", "层级 level", "年份 year")):
        sheet.write_string(0, column, head, formats["head"])
    sheet.write_string(1, 0, LEGEND, formats["code"])
    for column, indicator in enumerate(indicators, 3):
        sheet.set_column(column, column, 13)
        for row, text in enumerate((indicator.label, indicator.code, indicator.unit)):
            sheet.write_string(row, column, text, formats["code" if row else "head"])


def _slots(comparison: Comparison) -> Iterable[tuple[Place, int]]:
    return [(place, year) for place in comparison.places for year in comparison.years_of(place.iri)]


def _put_cell(sheet: Worksheet, formats: Formats, at: tuple[int, int], cell: Cell, *, commented: bool) -> None:
    if cell.figure:
        _put(sheet, formats, *at, cell.figure.value)
    elif cell.figures:
        sheet.write_string(*at, NOT_UNDERSTOOD, formats["doubt"])
    if cell.figures and commented:
        text = _comment(cell)
        lines = sum(1 + len(line) // 28 for line in text.split("\n"))
        sheet.write_comment(*at, text, {"author": "fazhi-graph", "width": 380, "height": 18 * min(lines + 1, 24)})


def _comment(cell: Cell) -> str:
    marked = ((APPROXIMATIONS.get(f.approximation, ""), f) for f in cell.figures)
    said = (f"{mark}{f.quote}（{f.begin}–{f.end}）：{f.sentence}" for mark, f in marked)
    return "\n".join(dict.fromkeys(said))[:30_000]

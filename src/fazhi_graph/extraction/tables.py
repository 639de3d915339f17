"""Tables in a body: consecutive lines of cells parted by tabs, the first of them the head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.model import QuantityKind

Units = Mapping[str, tuple[str, QuantityKind, Decimal]]

# “件数（件）”, “金额（万元）”, “数量/件”: the unit of a column stands in its head
_HEAD_UNIT = re.compile(r"(?:（(?:单位[：:]?)?([^（）]{1,4})）|[/／]([^/（）]{1,3}))\s*$")
# “单位：件” in a caption or a corner cell
_CAPTION_UNIT = re.compile(r"单位[：:]\s*([^\s，。；、（）]{1,3})")
_CAPTION_REACH = 400
# “序号”, “年份”, “联系电话”: columns of numbers that count nothing
_NO_COUNT = re.compile(r"序号|编号|^年[份度]?$|日期|时间|电话|邮编|代码|排[名序]|^NO\.?$|^No\.?$")
_PLAIN_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:度)?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: where it starts, its cells, and the heads of its columns, none where it has no head."""

    start: int
    cells: list[str]
    heads: list[str]
    is_head: bool = False


def with_cells(text: str, quantities: list[Quantity], units: Units) -> list[Quantity]:
    """Give each quantity in a table the heads of its row and column, and the unit that its column's head states.

    ``units`` maps a measure word to base unit, kind and scale. Cells without any unit keep the empty unit; numbers
    that number rows or name years go.
    """
    if "\t" not in text:
        return quantities
    lines = {line.start: line for line in _lines(text)}
    celled = (_celled(text, q, lines.get(text.rfind("\n", 0, q.start) + 1), units) for q in quantities)
    return [q for q in celled if q]


def _lines(text: str) -> Iterable[_Line]:
    head: list[str] | None = None
    start = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 1:
            head = None
        elif head is None:
            is_head = not any(_PLAIN_NUMBER.fullmatch(c) and not _YEAR.fullmatch(c) for c in cells[1:])
            head = cells if is_head else []
            yield _Line(start, cells, head, is_head)
        else:
            yield _Line(start, cells, head)
        start += len(line) + 1


def _celled(text: str, quantity: Quantity, line: _Line | None, units: Units) -> Quantity | None:
    if line is None:
        return quantity
    if line.is_head:
        return quantity if quantity.unit else None
    column = text.count("\t", line.start, quantity.start)
    title = line.heads[column] if column < len(line.heads) else ""
    row = line.cells[0] if column else ""
    named = quantity._replace(row=row, column=title)
    if quantity.unit:
        return named
    stated = _HEAD_UNIT.search(title)
    if not stated and (_NO_COUNT.search(title) or _NO_COUNT.search(row)):
        return None
    stated = stated or _HEAD_UNIT.search(line.cells[0])
    return _measured(named, stated[1] or stated[2] if stated else _caption_unit(text, line.start), units)


def _caption_unit(text: str, start: int) -> str:
    """The unit that stands nearest before a line: “单位：件”."""
    captions = _CAPTION_UNIT.findall(text, max(0, start - _CAPTION_REACH), start)
    return captions[-1] if captions else ""


def _measured(quantity: Quantity, word: str, units: Units) -> Quantity:
    if word not in units:
        return quantity
    unit, kind, scale = units[word]
    return quantity._replace(unit=unit, kind=kind, value=quantity.value * scale)

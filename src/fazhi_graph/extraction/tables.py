"""Tables in a body: consecutive lines of cells parted by tabs, the first of them the head."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.model import QuantityKind

# “件数（件）”, “金额（万元）”: the unit of a column stands in its head
_HEAD_UNIT = re.compile(r"（(?:单位[：:]?)?([^（）]{1,4})）\s*$")
# “单位：件” in a caption or a corner cell
_CAPTION_UNIT = re.compile(r"单位[：:]\s*([^\s，。；、（）]{1,3})")


def with_cells(text: str, quantities: list[Quantity], units: dict[str, tuple[str, QuantityKind, Decimal]]) -> list[Quantity]:
    """Give each quantity in a table the heads of its row and column, and the unit that its column's head states.

    ``units`` maps a measure word to base unit, kind and scale. Cells without any unit keep the empty unit.
    """
    if "\t" not in text:
        return quantities
    heads = _heads_of_lines(text)
    return [_celled(text, q, heads, units) for q in quantities]


def _heads_of_lines(text: str) -> dict[int, list[str]]:
    """For each line of a table (by its start) the cells of the table's first line."""
    heads: dict[int, list[str]] = {}
    head: list[str] | None = None
    start = 0
    for line in text.split("\n"):
        if "\t" not in line:
            head = None
        elif head is None:
            head = line.split("\t")
        else:
            heads[start] = head
        start += len(line) + 1
    return heads


def _celled(
    text: str, quantity: Quantity, heads: dict[int, list[str]], units: dict[str, tuple[str, QuantityKind, Decimal]]
) -> Quantity:
    start = text.rfind("\n", 0, quantity.start) + 1
    head = heads.get(start)
    if head is None:
        return quantity
    column = text.count("\t", start, quantity.start)
    title = head[column] if column < len(head) else ""
    row = text[start : text.find("\t", start)]
    named = replace(quantity, row=row if column else "", column=title)
    if quantity.unit:
        return named
    stated = _HEAD_UNIT.search(title) or _HEAD_UNIT.search(row) or _CAPTION_UNIT.search(text, max(0, start - 400), start)
    if not stated or stated.group(1) not in units:
        return named
    unit, kind, scale = units[stated.group(1)]
    return replace(named, unit=unit, kind=kind, value=quantity.value * scale)

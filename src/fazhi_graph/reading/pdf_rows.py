"""Printed rows: pieces that stand side by side put together, and the cells of tables in their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fazhi_graph.reading.lines import OUTLINE

# Between cells a row leaves more room than so many times the height of its characters.
_CELL_GAP = 1.5
# What parts the fields of a line: “发布机构：市司法局  发布日期：2022-03-09”
_APART = "  "


class Edges(NamedTuple):
    """Where a cell's text begins and ends, in points from the left of the page."""

    left: float
    right: float

    def shared(self, other: Edges) -> float:
        """Points by which both overlap; below zero, the points between them."""
        return min(self.right, other.right) - max(self.left, other.left)


class Row(NamedTuple):
    """One printed row; the box in points from the lower left corner of the page. Tabs in ``text`` part ``cells``."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    cells: tuple[Edges, ...] = ()

    @property
    def size(self) -> float:
        """Height of its first and last characters' ink; “一” is flat, so take the median over many rows."""
        return max(1.0, self.top - self.bottom)

    @property
    def edges(self) -> tuple[Edges, ...]:
        """Those of its cells; a row without tabs is one cell."""
        return self.cells or (Edges(self.left, self.right),)


def segments(pieces: Iterable[Row]) -> list[Row]:
    """Pieces of one printed line of a cell or of running text put together."""
    rows: list[Row] = []
    for piece in pieces:
        before = rows[-1] if rows else None
        if before and _is_beside(before, piece) and not _is_far(before, piece):
            rows[-1] = _together(before, piece)
        else:
            rows.append(piece)
    return rows


def side_by_side(pieces: Iterable[Row]) -> list[Row]:
    """Pieces of one printed row put together; a wide gap between them parts cells."""
    rows: list[Row] = []
    for piece in pieces:
        before = rows[-1] if rows else None
        if before and _is_beside(before, piece):
            rows[-1] = _together(before, piece)
        else:
            rows.append(piece)
    return rows


def _is_beside(before: Row, piece: Row) -> bool:
    level = abs(before.bottom - piece.bottom) < max(before.size, piece.size) / 2
    return level and piece.left >= before.right - 1


def _is_far(before: Row, piece: Row) -> bool:
    return piece.left - before.right > _CELL_GAP * max(before.size, piece.size)


def _together(before: Row, piece: Row) -> Row:
    if _is_far(before, piece) and not OUTLINE.fullmatch(before.text):
        text, cells = f"{before.text}\t{piece.text.lstrip()}", (*before.edges, *piece.edges)
    else:
        text = before.text + piece.text
        joined = Edges(before.edges[-1].left, piece.edges[0].right)
        cells = (*before.edges[:-1], joined, *piece.edges[1:])
    return Row(text, before.left, piece.right, before.bottom, max(before.top, piece.top), cells)


def in_columns(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, in those of a table an empty cell for every column in which nothing is printed.

    One row makes no table: it is a line of fields, or one with room for a signature.
    """
    for has_cells, group in groupby(rows, key=lambda row: "\t" in row.text):
        found = list(group)
        if has_cells and len(found) > 1:
            yield from _filled(found)
        else:
            yield from (row._replace(text=row.text.replace("\t", _APART)) for row in found)


def _filled(rows: list[Row]) -> Iterator[Row]:
    """The columns are where the cells of the fullest rows stand; a row that does not fit them stays as it is."""
    most = max(len(row.edges) for row in rows)
    full = [row.edges for row in rows if len(row.edges) == most]
    columns = [Edges(min(c.left for c in cells), max(c.right for c in cells)) for cells in zip(*full, strict=True)]
    for row in rows:
        places = [_place(cell, columns) for cell in row.edges]
        if len(set(places)) == len(places):
            texts = dict(zip(places, row.text.split("\t"), strict=True))
            row = row._replace(text="\t".join(texts.get(n, "") for n in range(most)))
        yield row


def _place(cell: Edges, columns: list[Edges]) -> int:
    """The column that a cell shares most room with, or that is nearest; of two alike the left one."""
    return max(range(len(columns)), key=lambda n: (columns[n].shared(cell), -n))

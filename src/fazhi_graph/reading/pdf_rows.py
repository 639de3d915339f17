"""Printed rows: pieces that stand side by side put together, and the cells of tables in their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fazhi_graph.reading.lines import OUTLINE

# Between cells a row leaves more room than so many times the height of its characters.
_CELL_GAP = 1.5
# Between words of one cell it leaves less room; what lies between the two, the columns of the table tell.
_WORD_GAP = 0.8
# “31”, “1,204”, “98.5%”
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?%?")
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
    """One printed row; the box in points from the lower left corner of the page. Tabs in ``text`` part ``cells``.

    ``words`` are the pieces that it was put together from, with their edges; ``ruled`` tells of the row of a table
    whose cells lines part.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    cells: tuple[Edges, ...] = ()
    words: tuple[tuple[str, Edges], ...] = ()
    ruled: bool = False

    @property
    def size(self) -> float:
        """Height of its first and last characters' ink; “一” is flat, so take the median over many rows."""
        return max(1.0, self.top - self.bottom)

    @property
    def edges(self) -> tuple[Edges, ...]:
        """Those of its cells; a row without tabs is one cell."""
        return self.cells or (Edges(self.left, self.right),)

    @property
    def pieces(self) -> tuple[tuple[str, Edges], ...]:
        """Its words; a row that was not put together is one."""
        return self.words or ((self.text, Edges(self.left, self.right)),)


def segments(pieces: Iterable[Row]) -> list[Row]:
    """Pieces of one printed line of a cell or of running text put together."""
    rows: list[Row] = []
    for piece in pieces:
        before = rows[-1] if rows else None
        if before and _is_beside(before, piece) and not _is_apart(before, piece, _WORD_GAP):
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


def _is_apart(before: Row, piece: Row, gap: float) -> bool:
    return piece.left - before.right > gap * max(before.size, piece.size)


def _together(before: Row, piece: Row) -> Row:
    if _is_apart(before, piece, _CELL_GAP) and not OUTLINE.fullmatch(before.text):
        text, cells = f"{before.text}\t{piece.text.lstrip()}", (*before.edges, *piece.edges)
    else:
        text = before.text + piece.text
        joined = Edges(before.edges[-1].left, piece.edges[0].right)
        cells = (*before.edges[:-1], joined, *piece.edges[1:])
    words = (*before.pieces, *piece.pieces)
    return Row(text, before.left, piece.right, before.bottom, max(before.top, piece.top), cells, words)


def in_columns(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, in those of a table an empty cell for every column in which nothing is printed.

    One row makes no table, unless of figures: it is a line of fields, or one with room for a signature.
    """
    for (ruled, has_cells), group in groupby(rows, key=lambda row: (row.ruled, "\t" in row.text)):
        found = list(group)
        if ruled:
            yield from found
        elif has_cells and (len(found) > 1 or _has_figures(found[0])):
            yield from _filled(found)
        else:
            yield from (row._replace(text=row.text.replace("\t", _APART)) for row in found)


def _has_figures(row: Row) -> bool:
    """“合计 15 6.5 7”: the last row of a table, alone on its page."""
    return sum(1 for cell in row.text.split("\t")[1:] if _FIGURE.fullmatch(cell)) > 1


def _filled(rows: list[Row]) -> Iterator[Row]:
    """Each row with a cell for every column; a row that does not fit the columns stays as it is."""
    columns = _columns(rows)
    for row in (_parted(row, columns) for row in rows):
        places = [_place(cell, columns) for cell in row.edges]
        if len(set(places)) == len(places):
            texts = dict(zip(places, row.text.split("\t"), strict=True))
            row = row._replace(text="\t".join(texts.get(n, "") for n in range(len(columns))))
        yield row


def _columns(rows: list[Row]) -> list[Edges]:
    """Where the cells of the fullest rows stand, or what the same room parts in all rows of figures if that is more."""
    most = max(len(row.edges) for row in rows)
    full = [row.edges for row in rows if len(row.edges) == most]
    columns = [Edges(min(c.left for c in cells), max(c.right for c in cells)) for cells in zip(*full, strict=True)]
    figures = [row for row in rows if any(_FIGURE.fullmatch(word.strip()) for word, _ in row.pieces)]
    parted = _apart([edges for row in figures for _, edges in row.pieces], _WORD_GAP * max(row.size for row in rows))
    return parted if len(figures) > 1 and len(parted) > most else columns


def _apart(words: list[Edges], gap: float) -> list[Edges]:
    """The stretches of a page that words fill, with at least a gap of room between them."""
    stretches: list[Edges] = []
    for word in sorted(words):
        if stretches and word.left - stretches[-1].right < gap:
            stretches[-1] = Edges(stretches[-1].left, max(stretches[-1].right, word.right))
        else:
            stretches.append(word)
    return stretches


def _parted(row: Row, columns: list[Edges]) -> Row:
    """A row whose cells stand close, parted where its words stand in several columns."""
    if any(max(column.shared(edges) for column in columns) <= 0 for _, edges in row.pieces):
        return row
    cells = [(n, list(group)) for n, group in groupby(row.pieces, key=lambda piece: _place(piece[1], columns))]
    if len(cells) <= len(row.edges) or len({n for n, _ in cells}) < len(cells):
        return row
    text = "\t".join("".join(word for word, _ in group).strip() for _, group in cells)
    return row._replace(text=text, cells=tuple(Edges(group[0][1].left, group[-1][1].right) for _, group in cells))


def _place(cell: Edges, columns: list[Edges]) -> int:
    """The column that a cell shares most room with, or that is nearest; of two alike the left one."""
    return max(range(len(columns)), key=lambda n: (columns[n].shared(cell), -n))

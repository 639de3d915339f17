"""Cells of printed tables whose text runs over several lines, put together with the other cells of their row.

A file prints such a row cell by cell: down the lines of one, then up and to the right to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fazhi_graph.reading.pdf_rows import Edges, Row

_MOST_LINES = 6
# between lines of one cell, in heights of a line: the room, and by how much it may vary
_LINE_GAP, _GAP_VARIES = 1.2, 0.4
# by how much lines of one cell may be off its edge or its middle, cells off the height of others, lines off a level
_OFF_EDGE, _OFF_HEIGHT, _OFF_LEVEL = 0.8, 0.4, 0.3
# two numbers one over the other are two cells, of a file that prints column by column
_FIGURE = re.compile(r"[\d.,]+%?")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z]")

_Cell = list[Row]


def stacked(segments: Sequence[Row]) -> Iterator[Row]:
    """The segments in order, those of a row with cells of several lines as one row."""
    at = 0
    while at < len(segments):
        cells = _cells(segments, at)
        if _is_row(cells, after_row=at > 0 and segments[at - 1].left > segments[at].right):
            yield _as_row(cells)
            at += sum(map(len, cells))
        else:
            yield segments[at]
            at += 1


def _cells(segments: Sequence[Row], at: int) -> list[_Cell]:
    """The cells of the row that may begin at a segment."""
    cells = [[segments[at]]]
    for segment in segments[at + 1 :]:
        cell = cells[-1]
        if _goes_on(cell, segment):
            cell.append(segment)
        elif _is_next(cell, segment):
            cells.append([segment])
        else:
            break
    return cells


def _goes_on(cell: _Cell, segment: Row) -> bool:
    """Whether a segment is the next line of a cell: right below the last one, at its edge or its middle."""
    last, size = cell[-1], _size(cell, segment)
    gaps = [_gap(above, below) for above, below in pairwise([*cell, segment])]
    if len(cell) == _MOST_LINES or not -_OFF_LEVEL * size <= gaps[-1] <= _LINE_GAP * size:
        return False
    if max(gaps) - min(gaps) > _GAP_VARIES * size:
        return False
    off_middle = abs(last.left + last.right - segment.left - segment.right) / 2
    return min(off_middle, abs(last.left - segment.left)) <= _OFF_EDGE * size


def _is_next(cell: _Cell, segment: Row) -> bool:
    """Whether a segment begins the cell to the right: on the level of the last line or some lines above it."""
    size = _size(cell, segment)
    rise = (segment.bottom - cell[-1].bottom) / size
    return segment.left > max(line.right for line in cell) and -_OFF_LEVEL <= rise <= _MOST_LINES * (1 + _LINE_GAP) / 2


def _is_row(cells: list[_Cell], *, after_row: bool) -> bool:
    """Whether these cells are side by side, one of them of several lines, and none a column of numbers.

    ``after_row``: what was printed before stands to the right of the first cell, as the last cell of another row does.
    """
    stacks = [cell for cell in cells if len(cell) > 1]
    if len(cells) == 1 or not stacks:
        return False
    if any(_FIGURE.fullmatch(line.text.strip()) for cell in stacks for line in cell):
        return False
    tallest = max(cells, key=_height)
    ways = [_aligned(tallest, cell) for cell in cells if cell is not tallest]
    if stacks == [cells[-1]] and len(cells) == 2:
        ways = [way - {"top"} for way in ways]  # what stands below the second may be a line of its own
    if tallest is cells[0] and not after_row:
        ways = [way - {"bottom"} for way in ways]  # what stands over the first may be a caption
    return all(ways)


def _aligned(tallest: _Cell, cell: _Cell) -> set[str]:
    """Where a cell is set beside the tallest."""
    tall, low = _span(tallest), _span(cell)
    most = _OFF_HEIGHT * _size(tallest, cell[0])
    bottom, top = tall.left - low.left, tall.right - low.right
    offs = {"bottom": bottom, "top": top, "middle": (bottom + top) / 2}
    return {way for way, off in offs.items() if abs(off) <= most}


def _span(cell: _Cell) -> Edges:
    """From the bottom of a cell's text to its top."""
    return Edges(cell[-1].bottom, cell[0].top)


def _height(cell: _Cell) -> float:
    span = _span(cell)
    return span.right - span.left


def _gap(above: Row, below: Row) -> float:
    return above.bottom - below.top


def _size(cell: _Cell, segment: Row) -> float:
    return max(row.size for row in (*cell, segment))


def _as_row(cells: list[_Cell]) -> Row:
    """One row at the level of its lowest line, whose tabs part the cells."""
    edges = tuple(Edges(min(r.left for r in cell), max(r.right for r in cell)) for cell in cells)
    bottom = min(cell[-1].bottom for cell in cells)
    size = max(row.size for cell in cells for row in cell)
    texts = tuple(map(_text, cells))
    words = tuple(zip(texts, edges, strict=True))
    return Row("\t".join(texts), edges[0].left, edges[-1].right, bottom, bottom + size, edges, words)


def _text(cell: _Cell) -> str:
    text = ""
    for line in cell:
        part = line.text.strip()
        text += f" {part}" if _WORD_END.search(text) and _WORD_START.match(part) else part
    return text

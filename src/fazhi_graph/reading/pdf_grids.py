"""Tables that a page rules off: the grid that its lines make, with merged cells, and what is printed in each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from fazhi_graph.reading.pdf_rows import Edges, Row

# Lines that are meant to meet or to lie on each other may be so many points apart.
_NEAR = 2.5
# What a frame with fewer cells holds is no table.
_FEWEST_CELLS = 4
# What has cells of more lines is a layout of the page: its text is read as if there were no lines.
_MOST_LINES = 12
# Words of one line of a cell stand no further apart than so many times their height: else lines are missing.
_WIDEST_BLANK = 3.0
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z]")


class Rule(NamedTuple):
    """A ruled line: a level one at a height from left to right, an upright one at a left from bottom to top."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table's lines stand, in points: ``lefts`` from the left, ``heights`` from the top down.

    ``cells`` gives for each square of the grid, by row and column, the first square of the cell that it belongs to.
    """

    lefts: tuple[float, ...]
    heights: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The first square of the cell around a point, or None outside the table."""
        column = next((n for n, (a, b) in enumerate(pairwise(self.lefts)) if a <= x < b), None)
        row = next((n for n, (a, b) in enumerate(pairwise(self.heights)) if b <= y < a), None)
        return None if row is None or column is None else self.cells[row, column]


def grids(level: Iterable[Rule], upright: Iterable[Rule]) -> list[Grid]:
    """The tables that these lines rule off."""
    level, upright = _joined(level), _joined(upright)
    found = (_grid(*part) for part in _meeting(level, upright))
    return [grid for grid in found if grid is not None]


def tabled(words: Sequence[Row], found: Sequence[Grid]) -> list[Row]:
    """The words of a page in order; those in a table's cells as the rows of that table, where its first word stands."""
    places = [_place(word, found) for word in words]
    tables = {
        n: _rows(grid, [w for w, place in zip(words, places, strict=True) if place and place[0] == n])
        for n, grid in enumerate(found)
    }
    out: list[Row] = []
    for word, place in zip(words, places, strict=True):
        rows = tables.get(place[0]) if place else None
        if place is None or rows is None:
            out.append(word)
        else:
            out += rows
            tables[place[0]] = []
    return out


def parted(word: Row, boxes: Callable[[], Iterable[tuple[str, Edges]]], found: Sequence[Grid]) -> Iterator[Row]:
    """A word that a line of a table goes through as the words on either side. ``boxes`` gives its characters."""
    middle = (word.bottom + word.top) / 2
    around = next((grid for grid in found if _cuts(grid, word, middle)), None)
    if around is None:
        yield word
        return
    pieces: list[tuple[tuple[int, int] | None, Row]] = []
    for text, edges in boxes():
        cell = around.cell((edges.left + edges.right) / 2, middle)
        if pieces and pieces[-1][0] == cell:
            before = pieces[-1][1]
            pieces[-1] = cell, before._replace(text=before.text + text, right=edges.right)
        else:
            pieces.append((cell, Row(text, edges.left, edges.right, word.bottom, word.top)))
    yield from (row for _, row in pieces)


def _cuts(grid: Grid, word: Row, height: float) -> bool:
    """Whether both ends of a word are in a table, in different cells of it."""
    first, last = grid.cell(word.left + 1, height), grid.cell(word.right - 1, height)
    return first is not None and last is not None and first != last


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that go on where another ends, or lie on it, as one."""
    out: list[Rule] = []
    for rule in sorted(rules):
        near = (n for n, other in enumerate(out) if _same(other, rule))
        n = next(near, None)
        if n is None:
            out.append(rule)
        else:
            out[n] = Rule(out[n].at, min(out[n].start, rule.start), max(out[n].end, rule.end))
    return out


def _same(one: Rule, other: Rule) -> bool:
    near = abs(one.at - other.at) <= _NEAR
    return near and one.start - _NEAR <= other.end and other.start - _NEAR <= one.end


def _meeting(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The lines that hang together."""
    left = set(range(len(upright)))
    todo = set(range(len(level)))
    while todo:
        rows, columns, fresh = set[int](), set[int](), {todo.pop()}
        while fresh:
            rows |= fresh
            touched = {c for c in left - columns for r in fresh if _meet(level[r], upright[c])}
            columns |= touched
            fresh = {r for r in todo - rows for c in touched if _meet(level[r], upright[c])}
        todo -= rows
        left -= columns
        yield [level[r] for r in sorted(rows)], [upright[c] for c in sorted(columns)]


def _meet(level: Rule, upright: Rule) -> bool:
    across = level.start - _NEAR <= upright.at <= level.end + _NEAR
    return across and upright.start - _NEAR <= level.at <= upright.end + _NEAR


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The grid of lines that hang together; None if they make no table."""
    lefts, heights = _places(upright), _places(level)[::-1]
    if len(lefts) < 3 or len(heights) < 2:
        return None
    squares = [(r, c) for r in range(len(heights) - 1) for c in range(len(lefts) - 1)]
    cells = {square: square for square in squares}
    for r, c in squares:
        sides = Edges(lefts[c], lefts[c + 1])
        tall = Edges(heights[r + 1], heights[r])
        if c + 2 < len(lefts) and not _ruled(upright, lefts[c + 1], tall):
            _merge(cells, (r, c), (r, c + 1))
        if r + 2 < len(heights) and not _ruled(level, heights[r + 1], sides):
            _merge(cells, (r, c), (r + 1, c))
    if len(set(cells.values())) < _FEWEST_CELLS or not _rectangular(cells):
        return None
    return Grid(tuple(lefts), tuple(heights), cells)


def _places(rules: Iterable[Rule]) -> list[float]:
    out: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not out or at - out[-1] > _NEAR:
            out.append(at)
    return out


def _ruled(rules: Iterable[Rule], at: float, stretch: Edges) -> bool:
    """Whether a line runs along the whole side of a square."""
    return any(
        abs(rule.at - at) <= _NEAR and rule.start <= stretch.left + _NEAR and rule.end >= stretch.right - _NEAR
        for rule in rules
    )


def _merge(cells: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = sorted((cells[one], cells[other]))
    for square, cell in cells.items():
        if cell == second:
            cells[square] = first


def _rectangular(cells: dict[tuple[int, int], tuple[int, int]]) -> bool:
    """Whether every cell fills the rectangle from its first square to its last."""
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for square, cell in cells.items():
        groups.setdefault(cell, []).append(square)
    for squares in groups.values():
        rows, columns = {r for r, _ in squares}, {c for _, c in squares}
        if len(squares) != len(rows) * len(columns):
            return False
    return True


def _place(word: Row, found: Sequence[Grid]) -> tuple[int, tuple[int, int]] | None:
    """The table and the cell that a word stands in."""
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    cells = ((n, grid.cell(x, y)) for n, grid in enumerate(found))
    return next(((n, cell) for n, cell in cells if cell is not None), None)


def _rows(grid: Grid, words: Sequence[Row]) -> list[Row] | None:
    """The rows of a table, a merged cell's text in its first square; None if what is apart has no line between."""
    held: dict[tuple[int, int], list[Row]] = {}
    for word in words:
        place = _place(word, [grid])
        if place:
            held.setdefault(place[1], []).append(word)
    lines = {cell: _lines(found) for cell, found in held.items()}
    if any(len(found) > _MOST_LINES or any(map(_has_gap, found)) for found in lines.values()):
        return None
    texts = {cell: _text(found) for cell, found in lines.items()}
    size = max((word.size for word in words), default=1.0)
    edges = tuple(Edges(a, b) for a, b in pairwise(grid.lefts))
    return [
        Row(
            "\t".join(texts.get((r, c), "") for c in range(len(edges))),
            grid.lefts[0],
            grid.lefts[-1],
            bottom,
            bottom + size,
            edges,
            ruled=True,
        )
        for r, bottom in enumerate(grid.heights[1:])
        if any((r, c) in texts for c in range(len(edges)))
    ]


def _lines(words: Iterable[Row]) -> list[list[Row]]:
    """The words of a cell by their printed lines."""
    lines: list[list[Row]] = []
    for word in sorted(words, key=lambda w: (-w.bottom, w.left)):
        if lines and lines[-1][0].bottom - word.bottom < word.size / 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.left) for line in lines]


def _has_gap(line: list[Row]) -> bool:
    return any(b.left - a.right > _WIDEST_BLANK * max(a.size, b.size) for a, b in pairwise(line))


def _text(lines: Iterable[Iterable[Row]]) -> str:
    text = ""
    for line in lines:
        for word in line:
            part = word.text.strip()
            text += f" {part}" if _WORD_END.search(text) and _WORD_START.match(part) else part
    return text

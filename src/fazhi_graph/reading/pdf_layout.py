"""Printed rows to paragraphs: running heads dropped, rows joined across the ends of lines and pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from fazhi_graph.reading.lines import OUTLINE, SENTENCE_END
from fazhi_graph.reading.pdf_cells import stacked
from fazhi_graph.reading.pdf_rows import Row, in_columns, segments, side_by_side

# “3”, “- 3 -”, “第 3 页 共 9 页”: all of them read “#” or “第#页共#页” once digits are folded
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-—–−·]*#[-—–−·]*|第?#页?[/／,，]?共?#?页?|[Pp]age#(?:of#)?")
# “，对417起轻微违法行为…”: a mark that begins no paragraph
_MID_SENTENCE = re.compile(r"[，。；：、）”》！？％%]")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z]$"), re.compile(r"[A-Za-z]")
_EDGE_ROWS = 2  # rows at the top and bottom of a page among which running heads are sought
_SAME_HEIGHT = 6.0  # points by which a running head may move from page to page


class Column(NamedTuple):
    """Where running text stands: its edges and the size of its characters, in points."""

    left: float
    right: float
    size: float


def paragraphs(pages: Sequence[Sequence[Row]]) -> list[str]:
    """The text of all pages, one paragraph or table row each."""
    printed = [_printed(page) for page in pages]
    rows = [row for page in _without_running(printed) for row in in_columns(page)]
    if not rows:
        return []
    column = _column(rows)
    texts = [rows[0].text]
    for row, following in pairwise(rows):
        if _ends(row, following, column):
            texts.append(following.text)
        else:
            texts[-1] += _joint(texts[-1], following.text) + following.text
    return texts


def _printed(page: Sequence[Row]) -> list[Row]:
    """The printed rows of a page; those of ruled tables are put together already."""
    out: list[Row] = []
    for ruled, group in groupby(page, key=lambda row: row.ruled):
        pieces = list(group)
        out += pieces if ruled else side_by_side(stacked(segments(pieces)))
    return out


def _without_running(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Rows at the edges that return on most pages at the same height, alike but for digits, and page numbers."""
    places: defaultdict[str, list[tuple[int, Row]]] = defaultdict(list)
    for i, page in enumerate(pages):
        for row in _edges(page):
            places[_pattern(row)].append((i, row))
    dropped: set[tuple[int, Row]] = set()
    for pattern, found in places.items():
        height = median(row.bottom for _, row in found)
        level = [(i, row) for i, row in found if abs(row.bottom - height) <= _SAME_HEIGHT]
        if _PAGE_NUMBER.fullmatch(pattern):
            dropped.update(found)
        elif len({i for i, _ in level}) >= max(2, len(pages) / 2):
            dropped.update(level)
    return [[row for row in page if (i, row) not in dropped] for i, page in enumerate(pages)]


def _edges(page: Sequence[Row]) -> list[Row]:
    by_height = sorted(page, key=lambda row: -row.bottom)
    return list(dict.fromkeys([*by_height[:_EDGE_ROWS], *by_height[-_EDGE_ROWS:]]))


def _pattern(row: Row) -> str:
    return _NUMBER.sub("#", "".join(row.text.split()))


def _column(rows: Sequence[Row]) -> Column:
    """The left edge is that of most rows that run to the right edge."""
    size = median(row.size for row in rows)
    right = sorted(row.right for row in rows)[-1 - len(rows) // 20]
    full = [row.left for row in rows if row.right > right - 3 * size]
    lefts: defaultdict[int, int] = defaultdict(int)
    for left in full:
        lefts[round(left / 3)] += 1
    best = max(sorted(lefts), key=lefts.__getitem__)
    return Column(3.0 * best, right, size)


def _ends(row: Row, following: Row, column: Column) -> bool:
    """Whether a paragraph ends between two rows."""
    if "\t" in row.text or "\t" in following.text:
        return True
    if _MID_SENTENCE.match(following.text):
        return False
    is_short = row.right < column.right - 2.5 * column.size
    is_placed = row.left > column.left + 4 * column.size  # centred or set to the right
    is_indented = following.left > column.left + column.size
    if is_short or is_placed or is_indented or row.bottom - following.top > 2.5 * column.size:
        return True
    return bool(SENTENCE_END.search(row.text) and OUTLINE.match(following.text))


def _joint(before: str, after: str) -> str:
    """A blank between two ASCII words that a line end parted, nothing between Chinese characters."""
    return " " if _WORD_END.search(before) and _WORD_START.match(after) else ""

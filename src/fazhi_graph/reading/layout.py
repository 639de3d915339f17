"""Where layout broke a text: page breaks of sharing sites, lines wrapped at a fixed width, pages inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fazhi_graph.reading.draft import Edit
from fazhi_graph.reading.lines import Line

# “2、府建设情况，并在政府门户网站…”: the number of a page at the start of its text
_PAGE_START = re.compile(r"(\d{1,3})[、.,，]\s*")
_PAGE_LENGTH = 100  # characters; a heading is shorter than a page's text
_WRAP_SLACK = 6  # display columns by which a wrapped line may fall short: a long number moved to the next line


def page_breaks(lines: Sequence[Line], after_blurb: bool) -> Iterator[Edit]:
    """Page numbers that a file-sharing site set before each page's text, with the line break before them.

    They count up from 1 like a list, but the text before them is long and stops in mid-sentence.
    """
    starts = _page_starts(lines)
    breaks = [(lines[i - 1], lines[i]) for i in starts[1:]]
    torn = sum(not before.ends_sentence for before, _ in breaks)
    if not starts or torn * 2 < len(breaks) or (not breaks and not after_blurb):
        return
    first = lines[starts[0]]
    yield Edit(first.start, first.start + _number_length(first), "", "page-break")
    for before, after in breaks:
        yield Edit(before.end, after.start + _number_length(after), "", "page-break")


def _page_starts(lines: Sequence[Line]) -> list[int]:
    """The indices of lines numbered 1, 2, 3 …, each after a line as long as a page."""
    starts: list[int] = []
    for i, line in enumerate(lines):
        number = _PAGE_START.match(line.text)
        if not number or int(number[1]) != len(starts) + 1:
            continue
        if not starts or len(lines[i - 1].bare) >= _PAGE_LENGTH:
            starts.append(i)
    return starts


def _number_length(line: Line) -> int:
    number = _PAGE_START.match(line.text)
    return number.end() if number else 0


def torn_by_page_number(lines: Sequence[Line], page_numbers: frozenset[Line]) -> Iterator[Edit]:
    """Breaks in mid-sentence where a line with a page number stood between two lines."""
    kept = [i for i, line in enumerate(lines) if line not in page_numbers]
    for i, j in pairwise(kept):
        if j > i + 1 and len(lines[i].bare) >= 15 and not lines[i].ends_sentence and not lines[j].is_outline:
            yield Edit(lines[i].end, lines[j].start, "", "line-break")


def wrapped_lines(lines: Sequence[Line]) -> Iterator[Edit]:
    """Line breaks inside paragraphs of a text that was wrapped at a fixed width."""
    width = _wrap_width(lines)
    if width is None:
        return
    margin = min(line.indent for line in lines)
    for line, following in pairwise(lines):
        full = _columns(line) >= width - _WRAP_SLACK
        fresh = following.indent >= margin + 2 or (line.ends_sentence and following.is_outline)
        if full and not fresh:
            yield Edit(line.end, following.start, "", "line-break")


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width in columns at which most lines end, in mid-sentence; None where lines are paragraphs."""
    widths = sorted(_columns(line) for line in lines)
    if len(widths) < 10:
        return None
    width = widths[-1 - len(widths) // 20]
    full = [line for line in lines if _columns(line) >= width - _WRAP_SLACK]
    torn = sum(not line.ends_sentence for line in full)
    return width if 30 <= width <= 140 and len(full) * 5 >= len(lines) * 2 and torn * 5 >= len(full) * 3 else None


def _columns(line: Line) -> int:
    """Display columns with the indent, two for each wide character, which UTF-8 writes in three bytes."""
    return line.indent + len(line.text) + (len(line.text.encode("utf-8", "surrogatepass")) - len(line.text)) // 2

"""PDF with a text layer: rows as printed, without running heads and page numbers, put together into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted
from fazhi_graph.reading.pdf_grids import Grid, grids, parted, tabled
from fazhi_graph.reading.pdf_layout import paragraphs
from fazhi_graph.reading.pdf_rows import Edges, Row
from fazhi_graph.reading.pdf_rules import rules

# “单位 收到（件） 审结（件）”: three words
_WORD = re.compile(r"(?:(?<=[^\s\u3000])[ \u3000\xa0]+)?(?P<word>[^\s\u3000\xa0]+)")
_MIN_CHARS_A_PAGE = 10  # a scan may carry a stamp or a page number as text


def read_pdf(data: bytes, name: str) -> Extracted:
    """The text, one paragraph a line. Raises ReadingError for encrypted and broken files and scans without text."""
    pypdfium2: Any = import_module("pypdfium2")  # slow to load, needed for PDF only
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise _error(str(error), name) from error
    if sum(len(row.text) for page in pages for row in page) < _MIN_CHARS_A_PAGE * max(1, len(pages)):
        raise ReadingError(name, "is a scan without a text layer", "recognise its text (OCR) first")
    return Extracted("\n".join(paragraphs(pages)))


def _error(message: str, name: str) -> ReadingError:
    if "password" in message.lower():
        return ReadingError(name, "is an encrypted PDF file", "remove its password and save it again")
    return ReadingError(name, "is a broken PDF file", "fetch it again or save it anew from a viewer")


def _pages(document: Any) -> list[list[Row]]:
    pages: list[list[Row]] = []
    for page in document:
        text = page.get_textpage()
        found = grids(*rules(page))
        pages.append(tabled(list(_words(text, found)), found))
        text.close()
        page.close()
    return pages


def _words(page: Any, found: Sequence[Grid]) -> Iterator[Row]:
    """The words of a page, parted by blanks and by the lines of tables, with their boxes.

    Each but the first of a row keeps the blank before it. PDFium tells rows by line breaks, and puts one blank between
    two words however far apart they stand, and none between some that stand close.
    """
    text = page.get_text_range()
    for match in _WORD.finditer(text):
        first, last = match.start("word"), match.end() - 1
        word = _row(page, match[0], first, last)
        yield from parted(word, partial(_boxes, page, text, first, last), found) if found else (word,)


def _boxes(page: Any, text: str, first: int, last: int) -> Iterator[tuple[str, Edges]]:
    """Each character of a word with where it stands."""
    for n in range(first, last + 1):
        left, _, right, _ = page.get_charbox(min(n, page.count_chars() - 1))
        yield text[n], Edges(left, right)


def _row(page: Any, text: str, first: int, last: int) -> Row:
    """A box is found through the first and last character."""
    size = page.count_chars()
    left, bottom, _, top = page.get_charbox(min(first, size - 1))
    _, other_bottom, right, other_top = page.get_charbox(min(last, size - 1))
    clean = text.replace("\ufffe", "")
    return Row(clean, left, right, min(bottom, other_bottom), max(top, other_top))

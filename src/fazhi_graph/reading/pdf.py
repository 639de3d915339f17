"""PDF with a text layer: rows as printed, without running heads and page numbers, put together into paragraphs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted
from fazhi_graph.reading.pdf_layout import Row, paragraphs

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
        pages.append(_rows(text))
        text.close()
        page.close()
    return pages


def _rows(page: Any) -> list[Row]:
    """The rows of a page with their boxes; a box is found through the first and last character of the row."""
    text = page.get_text_range()
    rows: list[Row] = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip("\r \u3000\xa0")
        if bare:
            start = at + raw.index(bare[0])
            rows.append(_row(page, bare, start, start + len(bare) - 1))
        at += len(raw) + 1
    return rows


def _row(page: Any, text: str, first: int, last: int) -> Row:
    size = page.count_chars()
    left, bottom, _, top = page.get_charbox(min(first, size - 1))
    _, other_bottom, right, other_top = page.get_charbox(min(last, size - 1))
    clean = text.replace("\ufffe", "").replace("\r", "")
    return Row(clean, left, right, min(bottom, other_bottom), max(top, other_top))

"""DOCX: paragraphs with the numbers that Word sets before them, table rows with cells parted by tabs, in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fazhi_graph.model import HeaderName
from fazhi_graph.reading.docx_numbering import Numbering
from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted
from fazhi_graph.reading.folding import fold
from fazhi_graph.reading.title import is_title

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Text taken out by a revision, doubles kept for old programs, text boxes
_UNSEEN = frozenset((f"{W}del", f"{W}moveFrom", _FALLBACK, f"{W}txbxContent", f"{W}pPr", f"{W}rPr"))
_MOST_COLUMNS = 63  # that Word lets a table have
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read_docx(data: bytes, name: str) -> Extracted:
    """The document's paragraphs and table rows, one a line. Raises ReadingError where it is broken or encrypted."""
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        lines = list(_blocks(document.element.body, Numbering.of(document)))
        title = document.core_properties.title or ""
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise ReadingError(name, "is a broken or protected DOCX file", "open it in Word and save it again") from error
    return Extracted("\n".join(line for line in lines if line.strip()), _hints(title))


def _hints(title: str) -> dict[HeaderName, str]:
    """The title of the file's properties, unless it is that of the template the file was made from."""
    return {"title": title.strip()} if is_title("".join(fold(title).split())) else {}


def _blocks(parent: _Element, numbering: Numbering) -> Iterator[str]:
    for block in parent:
        if block.tag == f"{W}p":
            if not numbering.is_contents(block):
                yield numbering.label(block) + "".join(_text(block))
        elif block.tag == f"{W}tbl":
            yield from _rows(block)
        elif block.tag == f"{W}sdt" and (content := block.find(f"{W}sdtContent")) is not None:
            yield from _blocks(content, numbering)


def _rows(table: _Element) -> Iterator[str]:
    for row in table.iterchildren(f"{W}tr"):
        yield "\t".join(part for cell in row.iterchildren(f"{W}tc") for part in _cell(cell))


def _cell(cell: _Element) -> list[str]:
    """A cell's text, and an empty cell for each further column that it reaches over."""
    text = " ".join("".join(_text(p)) for p in cell.iter(f"{W}p"))
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = span.get(f"{W}val", "") if span is not None else ""
    return [" ".join(text.split()), *[""] * (min(int(width), _MOST_COLUMNS) - 1 if width.isdecimal() else 0)]


def _text(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        else:
            yield from _text(child)

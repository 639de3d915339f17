"""DOCX: paragraphs with the numbers that Word sets before them, table rows with cells parted by tabs, in order.

Text boxes stand as paragraphs beside the one they are anchored in, notes after the one that refers to them.
"""

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
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# text taken out by a revision, and properties
_UNSEEN = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sectPr"))
_MOST_COLUMNS = 63  # that Word lets a table have
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BOX = f"{W}txbxContent"
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_LEAVES = frozenset((f"{W}t", _BOX, *_SIGNS, *_NOTES))


def read_docx(data: bytes, name: str) -> Extracted:
    """The document's paragraphs and table rows, one a line. Raises ReadingError where it is broken or encrypted."""
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        lines = list(_Body(document).lines())
        title = document.core_properties.title or ""
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise ReadingError(name, "is a broken or protected DOCX file", "open it in Word and save it again") from error
    return Extracted("\n".join(line for line in lines if line.strip()), _hints(title))


def _hints(title: str) -> dict[HeaderName, str]:
    """The title of the file's properties, unless it is that of the template the file was made from."""
    return {"title": title.strip()} if is_title("".join(fold(title).split())) else {}


class _Body:
    """The lines of a python-docx document."""

    def __init__(self, document: Any) -> None:
        self._body: _Element = document.element.body
        self._numbering = Numbering.of(document)
        self._notes = _notes(document)
        self._referred: list[_Element] = []

    def lines(self) -> Iterator[str]:
        """Each paragraph and table row in order."""
        return self._blocks(self._body)

    def _blocks(self, parent: _Element) -> Iterator[str]:
        for block in parent:
            if block.tag == f"{W}p":
                if not self._numbering.is_contents(block):
                    yield from self._paragraph(block, self._numbering.label(block))
                    yield from self._noted()
            elif block.tag == f"{W}tbl":
                yield from self._rows(block)
                yield from self._noted()
            elif block.tag == f"{W}sdt" and (content := block.find(f"{W}sdtContent")) is not None:
                yield from self._blocks(content)

    def _paragraph(self, paragraph: _Element, label: str) -> Iterator[str]:
        """The paragraph, before it the text boxes that are anchored at its start, after it the others."""
        text = ""
        after: list[_Element] = []
        for part in _parts(paragraph):
            if part.tag == _BOX and not text.strip():
                yield from self._blocks(part)
            elif part.tag == _BOX:
                after.append(part)
            else:
                text += self._shown(part)
        yield label + text
        for box in after:
            yield from self._blocks(box)

    def _shown(self, part: _Element) -> str:
        if part.tag in _NOTES:
            # each once, so that a note that refers to itself comes to an end
            note = self._notes.pop((_NOTES[str(part.tag)], str(part.get(f"{W}id"))), None)
            self._referred += [] if note is None else [note]
            return ""
        return _SIGNS.get(str(part.tag)) or part.text or ""

    def _noted(self) -> Iterator[str]:
        """The notes that were referred to."""
        while self._referred:
            yield from self._blocks(self._referred.pop(0))

    def _rows(self, table: _Element) -> Iterator[str]:
        for row in table.iterchildren(f"{W}tr"):
            yield "\t".join(part for cell in row.iterchildren(f"{W}tc") for part in self._cell(cell))

    def _cell(self, cell: _Element) -> list[str]:
        """A cell's text, and an empty cell for each further column that it reaches over."""
        text = " ".join(map(self._cell_text, _paragraphs(cell)))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = span.get(f"{W}val", "") if span is not None else ""
        return [" ".join(text.split()), *[""] * (min(int(width), _MOST_COLUMNS) - 1 if width.isdecimal() else 0)]

    def _cell_text(self, paragraph: _Element) -> str:
        boxes = [part for part in _parts(paragraph) if part.tag == _BOX]
        own = "".join(self._shown(part) for part in _parts(paragraph) if part.tag != _BOX)
        return " ".join([own, *(self._cell_text(inner) for box in boxes for inner in _paragraphs(box))])


def _paragraphs(element: _Element) -> Iterator[_Element]:
    """All paragraphs of a cell or a text box, those of tables in it among them, but for those of its text boxes."""
    for child in element:
        if child.tag == f"{W}p":
            yield child
        elif child.tag not in _UNSEEN:
            yield from _paragraphs(child)


def _parts(element: _Element) -> Iterator[_Element]:
    """What shows of a paragraph: texts, signs, text boxes, references to notes."""
    for child in element:
        if child.tag in _LEAVES:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            # the same content for new and for old programs
            yield from _parts(child[0]) if len(child) else ()
        elif child.tag not in _UNSEEN:
            yield from _parts(child)


def _notes(document: Any) -> dict[tuple[str, str], _Element]:
    """Each footnote and endnote by its kind and number."""
    from docx.oxml import parse_xml

    notes: dict[tuple[str, str], _Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTES.values() and not relation.is_external:
            root: _Element = parse_xml(relation.target_part.blob)
            notes |= {(kind, str(note.get(f"{W}id"))): note for note in root.iterchildren(f"{W}{kind}")}
    return notes

"""An element of a page as lines: one paragraph or table row each, cells parted by tabs, nothing hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fazhi_graph.reading.words import forms

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = re.compile(
    "script|style|noscript|template|select|option|button|input|textarea|iframe|svg|object|head|meta|link"
)
# Also the element names of trafilatura's trees: row, cell, item, list, quote
_BLOCK = re.compile(
    "p|div|section|article|ul|ol|li|dl|dt|dd|h[1-6]|table|tbody|thead|tfoot|tr|td|th|caption|blockquote|pre|form|center|"
    "header|footer|nav|main|aside|figure|figcaption|address|hr|body|html|fieldset|ucapcontent|row|cell|item|list|quote"
)
_ROWS = ("tr", "row")
_CELLS = ("td", "th", "cell")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n\f][ \t\r\n\f]*")
_RUN = re.compile(r"[ \t\xa0]+")
LEFT_OUT = "\x02"  # the line that stands for an element that was left out
_LONG_BLOCK = 300  # characters; a block that only carries buttons is shorter
_SOFT = "\x01"  # a line break in the source, which shows as a blank or, between Chinese characters, as nothing
_SOFT_BREAK = re.compile(rf"(?<![!-~]){_SOFT}|{_SOFT}(?![!-~])")


def render(element: _Element, leave_out: _Element | None = None) -> str:
    """The text of an element, line by line; ``LEFT_OUT`` stands where ``leave_out`` was."""
    pieces: list[str] = []
    _walk(element, pieces, leave_out)
    lines = (_tidy(line) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _is_hidden(element: _Element) -> bool:
    """Whether the page's own style hides it."""
    return _HIDDEN.search(element.get("style") or "") is not None


def _walk(element: _Element, pieces: list[str], leave_out: _Element | None) -> None:
    tag = element.tag
    if element is leave_out:
        pieces.append(f"\n{LEFT_OUT}\n")
        return
    if not isinstance(tag, str) or _SILENT.fullmatch(tag):
        return
    if tag in ("br", "lb"):
        pieces.append("\n")
    elif tag == "table" and _is_data(element):
        pieces.append("\n" + "\n".join([*map(_cell, element.iterchildren("caption")), *_rows(element)]) + "\n")
    else:
        edge = "\n" if _BLOCK.fullmatch(tag) else ""
        pieces += (edge, _flowing(element.text))
        for child in element:
            if not _is_dropped(child):
                _walk(child, pieces, leave_out)
            pieces.append(_flowing(child.tail))
        pieces.append(edge)


def _is_dropped(element: _Element) -> bool:
    """Hidden elements, and small blocks named after their buttons (share, print …)."""
    if not isinstance(element.tag, str):
        return False
    if _is_hidden(element):
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    dropped = frozenset(forms("dropped-block"))
    return (
        not dropped.isdisjoint(re.split(r"[\s_-]+", names)) and len("".join(map(str, element.itertext()))) < _LONG_BLOCK
    )


def _flowing(text: str | None) -> str:
    return _SOURCE_BREAK.sub(_SOFT, text).replace("\t", " ") if text else ""


def _tidy(line: str) -> str:
    return _RUN.sub(_blank, _SOFT_BREAK.sub("", line).replace(_SOFT, " ")).strip(" \xa0\u3000")


def _blank(found: re.Match[str]) -> str:
    """Tabs part cells, of which some are empty; what stands beside them parts nothing."""
    return "\t" * found[0].count("\t") or " "


def _is_data(table: _Element) -> bool:
    """A table of values, not one that only lays out the page."""
    if any(True for inner in table.iter("table") if inner is not table):
        return False
    has_columns = any(len(list(row.iterchildren(*_CELLS))) > 1 for row in table.iter(*_ROWS))
    return has_columns and not any(len(cell.findall(".//p")) > 5 for cell in table.iter(*_CELLS))


def _rows(table: _Element) -> Iterator[str]:
    """Each row; where a cell reaches over several columns or rows, empty cells keep the others in their columns."""
    covered: dict[int, int] = {}
    for row in table.iter(*_ROWS):
        cells: list[str] = []
        for cell in row.iterchildren(*_CELLS):
            _pass_covered(cells, covered)
            width = _span(cell, "colspan")
            covered |= dict.fromkeys(range(len(cells), len(cells) + width), _span(cell, "rowspan") - 1)
            cells += [_cell(cell), *[""] * (width - 1)]
        _pass_covered(cells, covered)
        yield "\t".join(cells)


def _pass_covered(cells: list[str], covered: dict[int, int]) -> None:
    """Empty cells for the next columns, as far as cells of rows above reach down into them."""
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def _span(cell: _Element, name: str) -> int:
    stated = re.match(r"\s*(\d{1,3})\b", cell.get(name) or "")
    return max(1, int(stated[1])) if stated else 1


def _cell(cell: _Element) -> str:
    pieces: list[str] = []
    _walk(cell, pieces, None)
    text = "".join(pieces).replace("\t", " ").strip().replace("\n", _SOFT)
    return _tidy(re.sub(f"{_SOFT}+", _SOFT, text))

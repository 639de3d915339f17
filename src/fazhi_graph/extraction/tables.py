"""Tables in a body: consecutive lines of cells parted by tabs, the first of them, or the first few, the head."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi_graph.extraction.captions import Caption, Units, caption, is_continued, is_note, is_part, named
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.vocabulary import Vocabulary

# “件数（件）”, “金额（万元）”, “数量/件”: the unit of a column stands in its head
_HEAD_UNIT = re.compile(r"(?:（(?:单位[：:]?)?([^（）]{1,4})）|[/／]([^/（）]{1,3}))\s*$")
# “检查次数”, “参训人数”: a head that counts names its unit
_COUNTED_UNIT = re.compile(r"(?:(人次|件次|户次|家次|场次|批次)数?|(小时|[件宗起次人户名家项个份条期场台本卷部天])数)$")
# “计量单位”: the units of the rows stand in a column of their own
_UNIT_COLUMN = re.compile(r"(?:计量|数量)?单位|量词")
# “序号”, “年份”, “联系电话”, “执法证号”: columns of numbers that count nothing
_NO_COUNT = re.compile(r"序号|编号|[证文账警工]号$|号码$|^年[份度]?$|日期|时间|电话|邮编|代码|排[名序]|^NO\.?$|^No\.?$")
# “56”, “98.3%”, “56件”; not “3月”
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?:%|(?![年月日季])[\u4e00-\u9fff]{1,2})?")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:度)?")
# how many cells a row's label takes at most: “行政复议”, “收到申请”
_LABELS = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: where it starts, its cells with those merged from above, and the heads of its columns, if any.

    ``head_starts`` tells where in the text the topmost head of each column begins.
    """

    start: int
    cells: list[str]
    heads: list[str]
    head_starts: list[int]
    caption: Caption
    is_head: bool = False

    def head(self, column: int) -> str:
        """The head of a column."""
        return self.heads[column] if column < len(self.heads) else ""

    def label(self, column: int) -> str:
        """What a number of this line is of: the words at its beginning; without heads those right before the number."""
        words = list(self._words(column))
        return " ".join(words[-_LABELS:]) or self._first(column)

    def _first(self, column: int) -> str:
        """What begins the line, unless it is itself a number of the table."""
        first = self.cells[0] if column else ""
        is_count = self.head(column) and _NUMBER.fullmatch(first) and not _YEAR.fullmatch(first)
        return "" if is_count else first

    def label_heads(self, column: int) -> list[str]:
        """The heads of the columns that the label is read from."""
        return [self.head(j) for j in self._worded(column)]

    def _words(self, column: int) -> Iterable[str]:
        return (self.cells[j] for j in self._worded(column))

    def _worded(self, column: int) -> Iterable[int]:
        worded = [bool(c) and not _NUMBER.fullmatch(c) for c in self.cells[:column]]
        numbered = [j for j in range(column) if not worded[j] and self.cells[j] and not _NO_COUNT.search(self.head(j))]
        run = range(numbered[0] if numbered else column)
        if not self.head(column):
            last = max((j for j in range(column) if worded[j]), default=-1)
            run = range(max((j + 1 for j in numbered if j < last), default=0), last + 1)
        return (
            j
            for j in run
            if worded[j] and not _NO_COUNT.search(self.head(j)) and not _UNIT_COLUMN.fullmatch(self.head(j))
        )

    def unit(self, units: Units) -> str:
        """The unit that stands in a column of units."""
        stated = (c for h, c in zip(self.heads, self.cells, strict=False) if _UNIT_COLUMN.fullmatch(h))
        return next((c for c in stated if c in units), "")


class TableReader:
    """Gives numbers in tables what their tables say of them."""

    def __init__(self, vocabulary: Vocabulary, units: Units) -> None:
        """``units`` maps a measure word to base unit, kind and scale."""
        self._units = units
        self._whose = _made_of(vocabulary.words("table-rows-whose"))
        self._total = _made_of(vocabulary.words("table-total"))

    def read(self, text: str, quantities: list[Quantity]) -> list[Quantity]:
        """Give each quantity in a table the heads of its row and column, its caption, and the unit that these state.

        Cells without any unit keep the empty unit; numbers that number rows or name years go.
        """
        if "\t" not in text:
            return quantities
        lines = {line.start: line for line in _lines(text)}
        celled = (self._celled(text, q, lines.get(text.rfind("\n", 0, q.start) + 1)) for q in quantities)
        return [q for q in celled if q]

    def _celled(self, text: str, quantity: Quantity, line: _Line | None) -> Quantity | None:
        if line is None:
            return quantity
        if line.is_head:
            return quantity if quantity.unit else None
        column = text.count("\t", line.start, quantity.start)
        named = self._named(quantity, line, column)
        if quantity.unit:
            return named
        if not _stated(named.column) and (_NO_COUNT.search(named.column) or _NO_COUNT.search(named.row)):
            return None
        return _measured(named, self._unit(named, line), self._units)

    def _unit(self, named: Quantity, line: _Line) -> str:
        """The unit that the heads of a cell state or, where they do not, a column of units or the caption."""
        of_column, of_row = _stated(named.column), _stated(named.row)
        # “增幅（%）” and “罚没金额（万元）” under “数量（件）”: the row knows better, but not under “同比（%）”
        if of_column in self._units and self._units[of_column][1] == "rate":
            return of_column
        if of_row and (not of_column or (of_row in self._units and self._units[of_row][1] != "count")):
            return of_row
        if of_column:
            return of_column
        if counted := _COUNTED_UNIT.search(named.column):
            return counted[1] or counted[2]
        return line.unit(self._units) or line.caption.unit(named.column, self._units)

    def _named(self, quantity: Quantity, line: _Line, column: int) -> Quantity:
        title, row = line.head(column), line.label(column)
        starts = _at(line.head_starts, column) if title else None
        plain = self._is_plain(row, line.label_heads(column))
        return quantity.in_cell(row, title, starts, line.caption.title, plain_row=plain)

    def _is_plain(self, row: str, heads: list[str]) -> bool:
        """Whether a row's label tells whose or which year's its numbers are, and nothing of what they count."""
        return (
            not row
            or bool(_YEAR.fullmatch(row) or self._total.fullmatch(row))
            or all(self._whose.fullmatch(head) for head in heads)
        )


def _made_of(words: Iterable[str]) -> re.Pattern[str]:
    """Heads and labels that are made of nothing but some words: “执法机关名称”, “单位（部门）”."""
    return re.compile(rf"(?:[（）、/和及]|{'|'.join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))})+")


def _lines(text: str) -> Iterable[_Line]:
    start = 0
    above: list[str] = []
    table: _Table | None = None
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 1:
            above.append(line)
        else:
            if table is None or (above and not table.goes_on(above, cells)):
                table = _Table(table.caption if table and is_continued(above) else caption(above))
            above = []
            yield table.line(start, cells)
        start += len(line) + 1


class _Table:
    """What the lines of a table have said so far."""

    def __init__(self, caption: Caption) -> None:
        self.caption = caption
        self._rows: list[list[str]] = []
        self._titles: list[str] | None = None
        self._starts: list[int] = []
        self._above: list[str] = []

    def line(self, start: int, cells: list[str]) -> _Line:
        """The next line. A merged cell stands in its first line and column, and is empty in the others."""
        if self._titles is None and self._is_head(cells):
            self.caption = self.caption.with_units(cells)
            if not all(is_note(cell) for cell in cells if cell):
                self._rows.append(cells)
                self._starts = self._starts or _starts(start, cells)
            return _Line(start, cells, cells, self._starts, self.caption, is_head=True)
        if self._titles is None:
            self._titles = _titles(self._rows)
        self._above = self._merged(cells)
        return _Line(start, self._above, self._titles, self._starts, self.caption)

    def goes_on(self, above: list[str], cells: list[str]) -> bool:
        """Whether a line of cells belongs to the table although another line parts them: the head of some of its rows.

        What that line says takes the place of the caption's title.
        """
        width = max(map(len, self._rows), default=0)
        if len(above) != 1 or len(cells) != width or self._has_no_count(cells) or not is_part(above[0]):
            return False
        self.caption = self.caption._replace(title=named(above[0]))
        self._above = []
        return True

    def _merged(self, cells: list[str]) -> list[str]:
        """The cells with the first one from above where it is merged; one with the number of a row does not count."""
        first = 1 if self._titles and _NO_COUNT.search(self._titles[0]) else 0
        if first and cells[0] and not _NUMBER.match(cells[0]):
            return cells  # “合计” reaches over the number and the label
        if len(cells) <= first or cells[first] or len(self._above) <= first:
            return cells
        return [*cells[:first], self._above[first], *cells[first + 1 :]]

    def _has_no_count(self, cells: list[str]) -> bool:
        """Whether a line has no number but those of years."""
        return not any(_NUMBER.fullmatch(c) and not _YEAR.fullmatch(c) for c in cells[1:])

    def _is_head(self, cells: list[str]) -> bool:
        """Whether a line is the head, or goes on with one whose merged cells it divides."""
        if not self._has_no_count(cells):
            return False
        if not self._rows:
            return True
        width = max(map(len, (*self._rows, cells)))
        above, below = _padded(self._rows[-1], width), _padded(cells, width)
        return any(b and not a for a, b in zip(above, below, strict=True)) or _divides(above, below)


def _divides(above: list[str], below: list[str]) -> bool:
    """Whether a row tells apart what the one above says several times: “行政处罚 行政处罚” over “件数 金额”."""
    columns = range(1, len(above))
    return any(above[j] and above[j] == above[j - 1] and below[j] and below[j] != below[j - 1] for j in columns)


def _starts(start: int, cells: list[str]) -> list[int]:
    """Where each cell begins; an empty one belongs to what stands to its left."""
    starts: list[int] = []
    for cell in cells:
        starts.append(start if cell or not starts else starts[-1])
        start += len(cell) + 1
    return starts


def _at(starts: list[int], column: int) -> int | None:
    """The last head may reach over columns to the end of the line, whose empty cells a body has not."""
    return starts[min(column, len(starts) - 1)] if starts else None


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _titles(rows: list[list[str]]) -> list[str]:
    """The head of each column, from the top: “行政复议案件（件）” over “审结” is 行政复议案件审结（件）."""
    width = max(map(len, rows), default=0)
    titles = [""] * width
    for row in rows[:-1]:
        shared = _padded(row, width)
        for column in range(1, width):
            if not shared[column] and titles[column] == titles[column - 1]:
                shared[column] = shared[column - 1]
        titles = list(map(_joined, titles, shared))
    return list(map(_joined, titles, _padded(rows[-1], width))) if rows else []


def _joined(above: str, below: str) -> str:
    """Two heads, one over the other; the unit that the upper one states goes to the end, unless the lower has one."""
    unit = _HEAD_UNIT.search(above)
    if above == below:
        return above
    if not unit or not below:
        return above + below
    return above[: unit.start()] + below + ("" if _HEAD_UNIT.search(below) else unit[0])


def _stated(head: str) -> str:
    """The unit that a head states."""
    found = _HEAD_UNIT.search(head)
    return (found[1] or found[2]) if found else ""


def _measured(quantity: Quantity, word: str, units: Units) -> Quantity:
    if word not in units:
        return quantity
    unit, kind, scale = units[word]
    return quantity.measured(quantity.value * scale, unit, kind)

"""The parts of a text: its head and what is cut away around the report, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from fazhi_graph.model import HeaderField, HeaderName, Span
from fazhi_graph.reading import layout
from fazhi_graph.reading.draft import Edit
from fazhi_graph.reading.furniture import is_furniture_anywhere, is_furniture_around, is_page_number, link_list
from fazhi_graph.reading.header import field_of, fields_after, parts_of, scan
from fazhi_graph.reading.lines import Line, lines_of
from fazhi_graph.reading.title import (
    Title,
    blurb_title,
    explained_title,
    find_titles,
    is_title,
    run_in_title,
    title_of,
)

_FIELDS_LENGTH = 200  # characters of a line that holds a title and fields
_BLURB_LINES = 3  # lines among which a file-sharing site advertises itself
# “31”, “1,204件”, “98.5%”
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:%|[\u4e00-\u9fff]{1,2})?")
Hints = Mapping[HeaderName, str]


@dataclass(frozen=True, slots=True)
class Anatomy:
    """``fields`` in the order of the text, those without a place last; ``cuts`` in order, apart from each other."""

    fields: tuple[HeaderField, ...]
    cuts: tuple[Edit, ...]


@dataclass(slots=True)
class _Findings:
    """What is known of each line so far: the name under which it is cut."""

    lines: list[Line]
    head: Sequence[Line]
    tail: Sequence[Line]
    cut: dict[Line, str] = field(default_factory=dict)
    fields: list[HeaderField] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)

    def drop(self, lines: Iterable[Line], name: str) -> None:
        """Cut lines from the body under the name of what they are; the first name given to a line stays."""
        for line in lines:
            self.cut.setdefault(line, name)

    def kept(self, lines: Iterable[Line]) -> list[Line]:
        """Those of the lines that nothing has cut."""
        return [line for line in lines if line not in self.cut]


def dissect(folded: str, hints: Hints) -> Anatomy:
    """The head's fields, the title, and all that does not belong to the body. ``hints`` are fields known otherwise."""
    lines = [part for line in lines_of(folded) for part in _title_apart(line)]
    first, last = _report_range(lines)
    found = _Findings(lines, lines[:first], lines[last:])
    found.drop(filter(blurb_title, lines[:_BLURB_LINES]), "furniture")
    found.drop(filter(is_furniture_anywhere, lines), "furniture")
    found.drop(filter(is_furniture_around, chain(found.head, found.tail)), "furniture")
    _find_titles(found, hints.get("title"))
    _find_fields(found)
    _drop_around(found)
    edits = _breaks(found)
    return Anatomy(_fields(found, hints), _merged(found, edits))


def _title_apart(line: Line) -> tuple[Line, ...]:
    """A line with its fields apart from the title that they follow at once: “…情况报告发布时间：2022-03-04”."""
    at = fields_after(line) if len(line.text) <= _FIELDS_LENGTH and not line.is_prose else None
    if at is None or not is_title("".join(line.text[:at].split())):
        return (line,)
    title, fields = line.text[:at].rstrip(), line.text[at:]
    cut = line.end - len(fields)
    return (
        Line(line.start, line.start + len(title), title, "".join(title.split()), line.indent),
        Line(cut, line.end, fields, "".join(fields.split()), line.indent),
    )


def _report_range(lines: Sequence[Line]) -> tuple[int, int]:
    """The first line of the report and the one after its last line of prose or of figures; 0 where there are none."""
    prose = [i for i, line in enumerate(lines) if _is_report(line)]
    first, last = (prose[0], prose[-1]) if prose else (0, -1)
    figures = (i for i in range(len(lines) - 1, last, -1) if _is_figures(lines[i]))
    return first, next(figures, last) + 1


def _is_figures(line: Line) -> bool:
    """A row of an appended table: a label and numbers."""
    label, *cells = line.text.split("\t")
    figures = sum(1 for cell in cells if _FIGURE.fullmatch(cell))
    if not label or not figures or _FIGURE.fullmatch(label) or is_furniture_around(line):
        return False
    # “一审 20 18 1”: a label that fields have too, before more numbers than a field has
    return len(parts_of(line)) < figures


def _is_report(line: Line) -> bool:
    if not line.is_prose and not line.is_outline:
        return False
    return not (blurb_title(line) or is_furniture_anywhere(line) or is_furniture_around(line) or parts_of(line))


def _find_titles(found: _Findings, hint: str | None) -> None:
    bare_hint = "".join(hint.split()) if hint else None
    groups = find_titles(found.kept(found.head), bare_hint)
    if groups:
        found.titles.append(title_of(groups[-1]))
        same = (g for g in groups if title_of(g).value == found.titles[-1].value)
        found.drop(chain.from_iterable(same), "title")
    else:
        found.titles += filter(None, (blurb_title(line) for line in found.lines[:_BLURB_LINES]))


def _find_fields(found: _Findings) -> None:
    for zone in (found.head, found.tail):
        closed = frozenset(found.cut)
        for line, parts in scan(zone, closed, bare_dates=zone is found.head):
            if line not in found.cut or found.cut[line] == "furniture":
                found.cut[line] = "header"
                found.fields += filter(None, map(field_of, parts))


def _drop_around(found: _Findings) -> None:
    """Lists of links after the report, and what stands before its title or, without one, before its first field."""
    links = link_list(found.tail)
    found.drop(links, "furniture")
    if not found.titles and (title := explained_title(links)):
        found.titles.append(title)
    titles = [i for i, line in enumerate(found.head) if found.cut.get(line) == "title"]
    fields = [i for i, line in enumerate(found.head) if found.cut.get(line) == "header"]
    found.drop(found.head[: max(titles, default=min(fields, default=0))], "furniture")


def _breaks(found: _Findings) -> list[Edit]:
    """Cuts between and inside lines: page numbers of sharing sites, wrapped lines, a title run into the text."""
    kept = found.kept(found.lines)
    numbers = frozenset(line for line in found.lines if is_page_number(line))
    edits = list(layout.page_breaks(kept, after_blurb=any(blurb_title(line) for line in found.lines[:_BLURB_LINES])))
    if not edits:
        in_place = [line for line in found.lines if line in numbers or line not in found.cut]
        edits = list(layout.wrapped_lines(kept)) or list(layout.torn_by_page_number(in_place, numbers))
    if kept and "title" not in found.cut.values():
        edits += _run_in(found, kept[0], edits)
    return edits


def _run_in(found: _Findings, line: Line, edits: Sequence[Edit]) -> list[Edit]:
    after = max((e.end - line.start for e in edits if e.start == line.start), default=0)
    known = found.titles[0].value if found.titles else None
    title = run_in_title(line, after, known)
    if title is None or title.start is None or title.end is None:
        return []
    found.titles.insert(0, title)
    return [Edit(title.start, title.end, "", "title")]


def _fields(found: _Findings, hints: Hints) -> tuple[HeaderField, ...]:
    placed = sorted(found.fields, key=lambda f: (f.span or Span(0, 0), f.name))
    titles = [HeaderField("title", t.value, _span(t)) for t in found.titles[:1]]
    names = {f.name for f in (*titles, *placed)}
    hinted = [HeaderField(name, value) for name, value in sorted(hints.items()) if name not in names]
    return (*titles, *placed, *hinted)


def _span(title: Title) -> Span | None:
    return Span(title.start, title.end) if title.start is not None and title.end is not None else None


def _merged(found: _Findings, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """All cuts in order; a cut between lines gives way where it would swallow lines that are cut under another name."""
    whole = [Edit(line.start, line.end, "", name) for line, name in found.cut.items()]
    merged: list[Edit] = []
    for edit in sorted([*whole, *edits]):
        if merged and edit.start < merged[-1].end:
            merged[-1] = merged[-1]._replace(end=max(edit.end, merged[-1].end))
        else:
            merged.append(edit)
    return tuple(merged)

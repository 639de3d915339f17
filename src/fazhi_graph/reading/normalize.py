"""From the folded text to the body: blanks and marks in one form, slips mended, every offset kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi_graph.model import Body, Repair
from fazhi_graph.reading.draft import Edit, draft_of
from fazhi_graph.reading.folding import lookalikes
from fazhi_graph.reading.repairs import entities, mended

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1b\x1f\x7f]+")
_LOOKALIKE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
# A paragraph's end with the blanks around it; a tab stays where it parts the cells of a table row whose first is empty
_LINE_END = re.compile(r"(?:(?<![ \t\u3000])[ \t\u3000]+)?\n(?:[ \u3000\n]|\t(?![^\n]*\S\t))*")
_OUTER, _OUTER_END = " \t\u3000\n", " \t\u3000"
# Blanks inside a line; those between two ASCII words stay (“WPS Office”, “10 000”)
_BLANKS = re.compile(r"[ \u3000]+")
# “……有效提升。　　二、主要做法”: the indent of a paragraph that a scrape ran into the one before
_LOST_PARAGRAPH = re.compile(r"(?<=[。；：！？”）])(?: {4,}|\u3000{2,}|\u3000 +)(?=[^ \u3000\n])")
# “三、工作不足　　回顾全年，……”: the same after a heading, which no full stop ends
_LOST_HEADING_END = re.compile(
    r"(?:第[一二三四五六七八九十]部分|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
    r"[^。；：:;！？\n\u3000 ]{1,40}(?<=[\u4e00-\u9fff])(?P<gap> {4,}|\u3000{2,})(?=[\u4e00-\u9fff“（\d])"
)
# “推进,”, “2019年:”, “:”, but not 6,318, 10:30, http://, “OA, APP”
_HALF_WIDTH = re.compile(r"(?<![0-9A-Za-z])[,;:?!]|[,;:?!](?![0-9A-Za-z/ ])")
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_QUOTES = re.compile(r'["\n]')
_SINGLE_QUOTES = re.compile(r"(?<![0-9A-Za-z])'|'(?![0-9A-Za-z])|\n")
_BEFORE_OPENING = "、，：；（《〈\n"
_AFTER_CLOSING = "、，。：；）！？》\n"


def body_of(source: str, folded: str, cuts: Iterable[Edit]) -> tuple[Body, tuple[Repair, ...]]:
    """The body and every change it has against the source but plain folding of width and blanks.

    ``folded`` is ``source`` folded character by character; ``cuts`` are in order and do not overlap.
    """
    draft = draft_of(source, folded).edited(cuts)
    for find in (entities, _invisible, _look_alike, _lost_paragraphs, _line_ends, _blanks):
        draft = draft.edited(find(draft.text))
    draft = mended(draft.with_text(_paired(_full_width(draft.text))))
    repairs = sorted(draft.repairs, key=lambda r: (r.span, r.name))
    return Body(draft.text, draft.offsets), tuple(repairs)


def _invisible(text: str) -> Iterator[Edit]:
    return (Edit(m.start(), m.end()) for m in _INVISIBLE.finditer(text))


def _look_alike(text: str) -> Iterator[Edit]:
    table = lookalikes()
    for found in _LOOKALIKE.finditer(text):
        if plain := table.get(found[0]):
            yield Edit(found.start(), found.end(), plain, "kangxi-radical")


def _lost_paragraphs(text: str) -> Iterator[Edit]:
    after_stops = (m.span() for m in _LOST_PARAGRAPH.finditer(text))
    after_headings = (m.span("gap") for m in _LOST_HEADING_END.finditer(text))
    return (Edit(start, end, "\n") for start, end in sorted((*after_stops, *after_headings)))


def _line_ends(text: str) -> Iterator[Edit]:
    first = len(text) - len(text.lstrip(_OUTER))
    last = max(first, len(text.rstrip(_OUTER_END)))
    yield Edit(0, first)
    for found in _LINE_END.finditer(text, first, last):
        line_feed = text.index("\n", found.start())
        yield Edit(found.start(), line_feed)
        yield Edit(line_feed + 1, found.end())
    yield Edit(last, len(text))


def _blanks(text: str) -> Iterator[Edit]:
    last = len(text)
    for found in _BLANKS.finditer(text):
        start, end = found.span()
        if start > 0 and end < last and "!" <= text[start - 1] <= "~" and "!" <= text[end] <= "~":
            if found[0] != " ":
                yield Edit(start, end, " ")
        else:
            yield Edit(start, end)


def _full_width(text: str) -> str:
    return _HALF_WIDTH.sub(lambda m: _FULL_WIDTH[m[0]], text)


def _paired(text: str) -> str:
    """Straight quotes as “ ” and ‘ ’, opening and closing by turns within a paragraph."""
    if '"' in text:
        text = _turns(text, _QUOTES, "“”")
    return _turns(text, _SINGLE_QUOTES, "‘’") if "'" in text else text


def _turns(text: str, quotes: re.Pattern[str], pair: str) -> str:
    """A quote after a comma opens and one before a comma closes, which sets the turns right after a lost quote."""
    is_open = False

    def _turn(found: re.Match[str]) -> str:
        nonlocal is_open
        if found[0] == "\n":
            is_open = False
            return "\n"
        before, after = text[found.start() - 1 : found.start()] or "\n", text[found.end() : found.end() + 1] or "\n"
        if before in _BEFORE_OPENING and after not in _AFTER_CLOSING:
            is_open = False
        elif after in _AFTER_CLOSING and before not in _BEFORE_OPENING:
            is_open = True
        is_open = not is_open
        return pair[0] if is_open else pair[1]

    return quotes.sub(_turn, text)

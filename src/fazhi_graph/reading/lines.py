"""A folded text as lines, and what a single line looks like."""

from __future__ import annotations

import re
from typing import NamedTuple

# “一、”, “（一）”, “1.”, “1、”, “第一部分”, “第一，”, “一是”, “①”: a line that begins so opens a new paragraph
OUTLINE = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．是]|（[一二三四五六七八九十]{1,3}）|（?\d{1,2}[、.）](?!\d)|第[一二三四五六七八九十]{1,3}(?:部分|章|节|[，,、])|[①-⑳]"
)
# “……有效提升。” or “……如下：”: a line that ends so ends its paragraph
SENTENCE_END = re.compile(r"[。；：！？;:!?…][”’）》]?$")
_BLANK = re.compile(r"[ \t\u3000\u200b-\u200f\u2060\ufeff]+")


class Line(NamedTuple):
    """One line without the blanks around it: ``folded[start:end]`` is ``text``.

    ``bare`` is ``text`` without any blanks;
    ``indent`` is in display columns, two for an ideographic blank.
    """

    start: int
    end: int
    text: str
    bare: str
    indent: int

    @property
    def is_outline(self) -> bool:
        """Whether the line opens with a number of the outline."""
        return OUTLINE.match(self.bare) is not None

    @property
    def is_prose(self) -> bool:
        """Whether this is running text rather than a heading, a button or a field."""
        return len(self.bare) >= 40 and any(mark in self.bare for mark in "，。；,;")

    @property
    def ends_sentence(self) -> bool:
        """Whether a paragraph may end here."""
        return SENTENCE_END.search(self.text) is not None


def lines_of(folded: str) -> list[Line]:
    """All lines that hold more than blanks, in order."""
    lines: list[Line] = []
    at = 0
    for raw in folded.split("\n"):
        text = raw.strip(" \t\u3000\u200b\ufeff")
        if text:
            before = raw.index(text[0])
            columns = before + raw.count("\u3000", 0, before)
            lines.append(Line(at + before, at + before + len(text), text, _BLANK.sub("", text), columns))
        at += len(raw) + 1
    return lines

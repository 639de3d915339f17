"""The numbers that Word shows before paragraphs (“一、”, “（二）”, “3.”) and keeps apart from their text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_PLACE = re.compile(r"%([1-9])")
_NO_LABEL = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: the format of its number, its wording (“（%1）”), where it starts."""

    form: str
    wording: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts as it goes: ask for each paragraph's label once, in order."""

    levels: dict[str, dict[int, Level]]
    styles: dict[str, tuple[str, int]]
    contents_styles: frozenset[str]
    counters: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The numberings and numbered styles of a python-docx document."""
        try:
            levels = _levels(document.part.numbering_part.element)
        except (KeyError, NotImplementedError):
            levels = {}
        styles = document.styles.element
        return cls(levels, _numbered_styles(styles), _contents_styles(styles))

    def is_contents(self, paragraph: _Element) -> bool:
        """Whether the paragraph is a line of the table of contents."""
        return _style(paragraph) in self.contents_styles

    def label(self, paragraph: _Element) -> str:
        """The number shown before the paragraph, or an empty string."""
        place = _own_number(paragraph) or self.styles.get(_style(paragraph))
        if place is None or place[1] not in self.levels.get(place[0], {}):
            return ""
        number_id, depth = place
        levels, counts = self.levels[number_id], self.counters[number_id]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        level = levels[depth]
        return "" if level.form in _NO_LABEL else _PLACE.sub(lambda m: _shown(m, levels, counts), level.wording)


def _shown(place: re.Match[str], levels: dict[int, Level], counts: dict[int, int]) -> str:
    depth = int(place[1]) - 1
    level = levels.get(depth)
    return _formatted(counts.get(depth, level.start), level.form) if level else ""


def _formatted(number: int, form: str) -> str:
    if form.startswith(("chinese", "japanese", "taiwanese", "ideograph")):
        return _chinese(number)
    if form.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter"):
        return chr((65 if form == "upperLetter" else 97) + (number - 1) % 26)
    return str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < tens < 10:
        return "".join(_DIGITS[int(d)] for d in str(number))
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _value(element: _Element | None, default: str = "") -> str:
    return str(element.get(f"{W}val") or default) if element is not None else default


def _style(paragraph: _Element) -> str:
    return _value(paragraph.find(f"{W}pPr/{W}pStyle"))


def _own_number(element: _Element) -> tuple[str, int] | None:
    found = element.find(f"{W}pPr/{W}numPr")
    if found is None or found.find(f"{W}numId") is None:
        return None
    return _value(found.find(f"{W}numId")), int(_value(found.find(f"{W}ilvl"), "0"))


def _levels(root: _Element) -> dict[str, dict[int, Level]]:
    """By numId, by depth."""
    abstract = {str(a.get(f"{W}abstractNumId")): a for a in root.iterchildren(f"{W}abstractNum")}
    found: dict[str, dict[int, Level]] = {}
    for num in root.iterchildren(f"{W}num"):
        base = abstract.get(_value(num.find(f"{W}abstractNumId")))
        if base is not None:
            levels = base.iterchildren(f"{W}lvl")
            found[str(num.get(f"{W}numId"))] = {int(str(v.get(f"{W}ilvl"))): _level(v) for v in levels}
    return found


def _level(element: _Element) -> Level:
    form = _value(element.find(f"{W}numFmt"), "decimal")
    start = _value(element.find(f"{W}start"), "1")
    return Level(form, _value(element.find(f"{W}lvlText")), int(start))


def _numbered_styles(root: _Element) -> dict[str, tuple[str, int]]:
    numbers = {str(s.get(f"{W}styleId")): _own_number(s) for s in root.iterchildren(f"{W}style")}
    return {style: number for style, number in numbers.items() if number}


def _contents_styles(root: _Element) -> frozenset[str]:
    styles = root.iterchildren(f"{W}style")
    return frozenset(str(s.get(f"{W}styleId")) for s in styles if _value(s.find(f"{W}name")).lower().startswith("toc "))

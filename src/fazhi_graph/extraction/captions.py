"""What stands over a table: its title, and the units that it states (“单位：件、万元”)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from fazhi_graph.model import QuantityKind

Units = Mapping[str, tuple[str, QuantityKind, Decimal]]

# “单位：件”, “计量单位：件、万元”, “单位：件填报人：王某”; “填报单位：水利局” states whose table it is
_STATED = re.compile(
    r"(?<![报表制送办位])单位[：:]\s*([^\s，。；（）：:]{1,9}?)(?=$|[\s，。；（）]|[填制上统][报表计])"
)
# “行政处罚实施数量（宗）”: over all columns
_BRACKET = re.compile(r"（(?:(?:计量|数量)?单位[：:]\s*)?([^（）]{1,9})）$")
_LISTED = re.compile(r"[、，/／]")
# “单位：件”, “填报单位：水利局　填报日期：2023年1月”, “表2”, “附件”: lines over a table that are no title of it
_NOTE = re.compile(
    r"（?(?:[填制上]?[报表]|计量|数量|统计)?(?:单位|日期|时间|人)[：:].*"
    r"|附?[表件]格?[\d一二三四五六七八九十\-—.]*[：:]?|续表"
)
_HAN = "一二三四五六七八九十"
# “表2 ”, “附件1：”, “（一）”, “二、”
_NUMBER = re.compile(
    rf"(?:附?[表件]格?[\d{_HAN}\-—.]+\s*[：:、.．]?|（[\d{_HAN}]{{1,3}}）|[\d{_HAN}]{{1,3}}[、.．])\s*"
)
# a sentence, or a line that leads to a list of clauses
_PROSE = re.compile(r"[，；。！？](?!$)|[；！？]$|(?<![下表示])。$")
_TITLE_LENGTH = 45
# “续表”, “（接上表）”, “表2 行政处罚情况（续）”
_CONTINUED = re.compile(r"（?[续接]上?表[^，。；]{0,20}|附?表.{0,30}（[续接]上?[表页]?[\d一二三四五六七八九十]*）")
_LINES_ABOVE = 3
_PART_LENGTH = 20
# what ends like a sentence, a lead or a number heads no rows; what calls itself a table begins a new one
_ENDED = re.compile(r"[，；。：:！？]|\d$")
_OF_TABLE = re.compile(r"表$|表[）（]|^附?[表件]|情况$|统计|单位[：:]")
# “罚没金额”, “持证率”: heads that say of themselves what kind of number stands below
_AMOUNT = re.compile(r"(?:金额|总额|数额|款额|经费|资金|经济损失)$")
_RATE = re.compile(r"(?:[^概频效]率|占比|比例|比重|百分比|满意度|增幅|降幅|增长)$")


class Caption(NamedTuple):
    """The title of a table without its unit, and the words that it states as units."""

    title: str = ""
    units: tuple[str, ...] = ()

    def with_units(self, cells: Iterable[str]) -> Caption:
        """The caption with the units that the cells of the head state: “单位：件” in a corner."""
        return self._replace(units=(*self.units, *(word for cell in cells for word in _stated(cell))))

    def unit(self, head: str, units: Units) -> str:
        """The unit of a column: the only one stated, or the only one of the kind that the column's head tells."""
        known = [word for word in dict.fromkeys(self.units) if word in units]
        kind = _kind(head)
        if kind:
            known = [word for word in known if units[word][1] == kind]
        return known[0] if len(known) == 1 else ""


def caption(above: Sequence[str]) -> Caption:
    """The caption that the lines over a table make, the last of which stands right over it."""
    title, words = "", list[str]()
    for line in reversed(above[-_LINES_ABOVE:]):
        line = line.strip()
        if not line or len(line) > _TITLE_LENGTH or _PROSE.search(line):
            break
        words += _stated(line)
        if not is_note(line):
            bracket = _BRACKET.search(line)
            if bracket and not words:
                words += _LISTED.split(bracket[1])
            title = line[: bracket.start()] if bracket else line
            break
    return Caption(named(title), tuple(words))


def named(line: str) -> str:
    """A title without the number before it: “表2 ”, “（一）”, “二、”."""
    line = line.strip()
    number = _NUMBER.match(line)
    return line[number.end() :] if number else line


def is_continued(above: Sequence[str]) -> bool:
    """Whether what stands over a table says that it goes on with the one before: “续表”, “表2（续）”."""
    return any(_CONTINUED.fullmatch(line.strip()) for line in above[-_LINES_ABOVE:])


def is_note(line: str) -> bool:
    """Whether a line over a table states its unit, who made it, or its number, and is no title."""
    return bool(_NOTE.fullmatch(line.strip()))


def is_part(line: str) -> bool:
    """Whether a line between two rows heads those below it (“二、行政许可”) and is not the caption of a new table."""
    line = line.strip()
    return 0 < len(line) <= _PART_LENGTH and not (_ENDED.search(line) or _OF_TABLE.search(line) or is_note(line))


def _stated(line: str) -> list[str]:
    return [word for found in _STATED.findall(line) for word in _LISTED.split(found)]


def _kind(head: str) -> QuantityKind | None:
    bare = _BRACKET.sub("", head)
    return "amount" if _AMOUNT.search(bare) else "rate" if _RATE.search(bare) else None

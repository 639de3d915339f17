"""Every quantity of a body: value, unit, approximation, span; and what is none (三项制度, 第三次, “七五”, 12·4)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from fazhi_graph.extraction.numerals import (
    CHINESE_CHARS,
    DIGITS,
    arabic_to_decimal,
    chinese_to_decimal,
    magnitude,
)
from fazhi_graph.model import Approximation, QuantityKind
from fazhi_graph.vocabulary import Concept, Matcher, Vocabulary

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# “6,318件”, “8.26万件”, “40.9万余件”, “520余万元”, “3千余人”
_NUMBER = (
    rf"(?P<num>{_ARABIC})[ ]?(?P<rest1>[余多]?)(?P<mag>万亿|[十百千]?[万亿]|百|千)?(?P<rest2>[余多来]?)"
)
# “两千三百”, “三十余”, “千余”, “上百”
_CHINESE = rf"(?P<han>[{CHINESE_CHARS}]+)(?P<rest3>[余多来]?)(?P<mag3>[万亿]?)"
# “百分之九十五”, “百分之95.6”
_PERCENT = rf"百分之(?P<pct>[{CHINESE_CHARS}]+(?:点[{CHINESE_CHARS}]+)?|\d+(?:\.\d+)?)(?P<rest4>[余多]?)"
# “三分之二”, “四分之一”
_FRACTION = rf"(?P<denominator>[{CHINESE_CHARS}]+)分之(?P<numerator>[{CHINESE_CHARS}]+)"

# a year, a date, a time, an ordinal, a document number, a service number: “2021年”, “3月4日”, “第三次”, “12345热线”
_NOT_BEFORE = re.compile(r"(?:第|〔|\[|No\.?|NO\.?|[A-Za-z]|\d[·:：/.]|[·:/])$")
_NOT_AFTER = re.compile(
    r"[·:/〕\]]|月\d|月(?:份|底|初|末|起|至|，|。|、|以来|中旬|上旬|下旬)|号|届|热线|平台|专线|\.\d|[A-Za-z]|[\-~—－至]\d{1,4}年|年度?(?!以上|以内|之久|限)|中?全会|系统|电话"
)
# a duty time in a name, not a duration: “24小时政务服务自助区”, “7×24小时”
_ROUND_THE_CLOCK = re.compile(r"24小时(?:自助|政务|不打烊|服务|值班|全天|在线|热线|公共|警务|开放|营业|法律|智能|便民|受理|咨询|运行|不间断|无人)")
# “三至五个”, “3—5个工作日”, “10-15份”: two bounds
_RANGE = re.compile(r"(?:至|到|[\-~—－–～]{1,2})")
# what makes a Chinese numeral part of another word: “统一部署”, “第三次”, “每一个”, “万一”, “这一项”, “七五”普法
_HAN_WORD_BEFORE = tuple("第统唯专单划其同逐进这那某另任哪首届度几数每十初周星无双零新上下·“‘八七六五")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number: ``body[start:end]`` is the number with its magnitude or %, ``stop`` the end of its unit.

    ``row`` and ``column`` are the heads of its table cell; ``bound`` says that it is one end of a range.
    """

    start: int
    end: int
    stop: int
    value: Decimal
    unit: str
    kind: QuantityKind
    approx: Approximation
    bound: bool = False
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class _Unit:
    word: str
    base: str
    scale: Decimal
    kind: QuantityKind


class QuantityFinder:
    """Finds quantities by the units and word classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = dict(_unit_words(vocabulary.scheme("unit")))
        words = "|".join(map(re.escape, sorted(self._units, key=lambda w: (-len(w), w))))
        unit = rf"(?P<unit>{words})"
        self._pattern = re.compile(
            rf"{_PERCENT}|{_FRACTION}|{_NUMBER}(?:[ ]?(?:多?个(?=工作日|百分点|小时|月))?{unit}|(?P<set>大)(?=“|[\u4e00-\u9fff]{{3}}))?|{_CHINESE}(?:(?:个(?=工作日|百分点|小时|月))?{unit.replace('unit', 'unit3')}|(?P<set3>大)(?=“|[\u4e00-\u9fff]{{3}}))"
        )
        self.bases: dict[str, tuple[str, QuantityKind, Decimal]] = {
            word: (unit.base, unit.kind, unit.scale) for word, unit in self._units.items()
        }
        self._idioms = Matcher((w, w) for w in vocabulary.words("idiom"))
        self._before = {
            "about": vocabulary.words("about-before"),
            "at_least": vocabulary.words("at-least-before"),
            "at_most": vocabulary.words("at-most-before"),
        }
        self._after = re.compile(
            "|".join(
                f"(?P<{name}>{'|'.join(map(re.escape, vocabulary.words(cls)))})"
                for name, cls in (("at_least", "at-least-after"), ("about", "about-after"), ("at_most", "at-most-after"))
            )
        )

    def find(self, text: str, names: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
        """All quantities in order. ``names`` are spans in which numerals belong to a name (titles, known terms)."""
        masked = _Mask([*names, *((h.start, h.end) for h in self._idioms.longest(text))])
        found = []
        for match in self._pattern.finditer(text):
            quantity = self._read(text, match, masked)
            if quantity:
                found.append(quantity)
        return _ranges(text, found)

    def _read(self, text: str, match: re.Match[str], masked: _Mask) -> Quantity | None:
        if masked.covers(match.start(), match.end()):
            return None
        if match["pct"]:
            return self._percent(text, match)
        if match["denominator"]:
            return self._fraction(text, match)
        if match["num"]:
            return self._arabic(text, match)
        return self._chinese(text, match)

    def _percent(self, text: str, match: re.Match[str]) -> Quantity | None:
        digits = match["pct"]
        whole, _, decimals = digits.partition("点")
        value = Decimal(digits) if digits[0].isdigit() else chinese_to_decimal(whole)
        if value is None:
            return None
        if decimals:
            value += Decimal("0." + "".join(str(DIGITS.get(c, 0)) for c in decimals))
        return self._made(text, match.start(), match.end(), match.end(), value, self._units["%"], match["rest4"])

    def _fraction(self, text: str, match: re.Match[str]) -> Quantity | None:
        top, bottom = chinese_to_decimal(match["numerator"]), chinese_to_decimal(match["denominator"])
        if top is None or not bottom:
            return None
        value = round(top / bottom * 100, 2)
        return self._made(text, match.start(), match.end(), match.end(), value, self._units["%"], "")

    def _arabic(self, text: str, match: re.Match[str]) -> Quantity | None:
        start, end = match.start(), match.end("rest2")
        word = match["unit"] or ("个" if match["set"] else "")
        if word in ("日", "号", "月") and text[start - 1 : start] in ("月", "年"):
            return None
        if _NOT_BEFORE.search(text, max(0, start - 3), start) or _ROUND_THE_CLOCK.match(text, start):
            return None
        if not word or word in "年月日天" or word == "号":
            if _NOT_AFTER.match(text, end) or not word:
                return self._bare(text, match, end)
        value = arabic_to_decimal(match["num"]) * magnitude(match["mag"] or "")
        number_end = end + len(word) if word in ("%", "‰") else match.end("mag") if match["mag"] else match.end("num")
        rest = match["rest1"] or match["rest2"]
        stop = match.end("set") if match["set"] else match.end("unit")
        return self._made(text, start, number_end, stop, value, self._units[word], rest)

    def _bare(self, text: str, match: re.Match[str], end: int) -> Quantity | None:
        """A number without unit counts only beside one that has it: “分别为14、19、4件”, “3至5个”, a table cell."""
        listed = re.compile(rf"(?:[、，和]|{_RANGE.pattern})\s?(?:{_ARABIC})").match(text, end)
        cell = (match.start() == 0 or text[match.start() - 1] in "\t\n") and text[end : end + 1] in ("\t", "\n", "")
        if not (listed or cell) or match["unit"] or re.match(r"(?:19|20)\d\d$", match["num"]):
            return None
        value = arabic_to_decimal(match["num"]) * magnitude(match["mag"] or "")
        unit = _Unit("", "", Decimal(1), "count")
        return self._made(text, match.start(), end, end, value, unit, match["rest1"] or match["rest2"])

    def _chinese(self, text: str, match: re.Match[str]) -> Quantity | None:
        start, han, word = match.start("han"), match["han"], match["unit3"] or "个"
        if text[start - 1 : start] in _HAN_WORD_BEFORE and start:
            if not (text[start - 1] == "上" and han[0] in "百千万"):
                return None
        if han == "一" and not _postposed_one(text, start, match.end()):
            return None
        if word in "年月日天号点分级届" and not (word in "天年" and text[match.end() :][:1] in "以之"):
            return None
        value = chinese_to_decimal(han)
        if value is None:
            return None
        value *= magnitude(match["mag3"] or "")
        end = match.end("mag3") if match["mag3"] else match.end("han")
        if word == "成":
            end = match.end("unit3")
        stop = match.end("set3") if match["set3"] else match.end("unit3")
        return self._made(text, start, end, stop, value, self._units[word], match["rest3"])

    def _made(
        self, text: str, start: int, end: int, stop: int, value: Decimal, unit: _Unit, rest: str
    ) -> Quantity:
        approx = self._approximation(text, start, stop, rest)
        return Quantity(start, end, max(stop, end), value * unit.scale, unit.base, unit.kind, approx)

    def _approximation(self, text: str, start: int, stop: int, rest: str) -> Approximation:
        before = text[max(0, start - 4) : start]
        for approx in ("about", "at_most", "at_least"):
            if before.endswith(self._before[approx]):
                return approx  # type: ignore[return-value]  # the keys are the literals
        if rest and rest != "来":
            return "at_least"
        if rest:
            return "about"
        after = self._after.match(text, stop)
        return after.lastgroup if after else "exact"  # type: ignore[return-value]  # the groups are the literals


class _Mask:
    """Spans in which nothing is a quantity."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [s for s, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether one of the spans reaches into ``[start, end)`` from at or before its start."""
        for i in range(bisect_right(self._starts, start) - 1, max(-1, bisect_right(self._starts, start) - 4), -1):
            if self._spans[i][1] > start:
                return True
        return False


def _postposed_one(text: str, start: int, stop: int) -> bool:
    """一 counts after its noun (“阵地一处，”) or in a ratio (“每村配一名”), before its noun it is an article."""
    after = text[stop : stop + 1]
    before = text[max(0, start - 6) : start]
    return (after in ("，", "。", "；", "、", "）", "\n", "") and before[-1:] not in ("", "“")) or "每" in before


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Numbers without unit take that of the number they are joined to; both ends of a range are marked."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        left, right = out[i], out[i + 1]
        between = text[left.stop : right.start]
        if _RANGE.fullmatch(between) and right.unit:
            out[i] = replace(left, unit=left.unit or right.unit, kind=right.kind, bound=True)
            out[i + 1] = replace(right, bound=True)
        elif not left.unit and between in ("、", "和", "，") and right.unit and right.unit != "%":
            out[i] = replace(left, unit=right.unit, kind=right.kind)
    return [q for q in out if q.unit or _in_table(text, q)]


def _in_table(text: str, quantity: Quantity) -> bool:
    start = text.rfind("\n", 0, quantity.start) + 1
    end = text.find("\n", quantity.start)
    return "\t" in text[start : end if end >= 0 else len(text)]


def _unit_words(units: Iterable[Concept]) -> Iterable[tuple[str, _Unit]]:
    by_iri = {u.iri: u for u in units}
    for unit in by_iri.values():
        base = by_iri.get(unit.first("baseUnit"), unit)
        scale = Decimal(unit.first("scale", "1"))
        kind: QuantityKind = unit.first("kind", "count")  # type: ignore[assignment]  # the vocabulary's tests pin it
        for word in unit.names:
            # a bracketed form keeps its bracket: “26000人（次）”
            shown = base.label if base is not unit or "（" not in word else word
            yield word, _Unit(word, shown, scale, kind)

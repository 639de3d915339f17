"""Every quantity of a body: value, unit, approximation, span; and what is none (三项制度, 第三次, “七五”, 12·4)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import accumulate
from string import ascii_letters
from typing import NamedTuple

from fazhi_graph.extraction.approximations import ABOUT, OVER, Approximations
from fazhi_graph.extraction.numerals import (
    ARABIC,
    CHINESE_CHARS,
    arabic_to_decimal,
    chinese_to_decimal,
    estimate,
    magnitude,
    ratio,
    spoken_decimal,
)
from fazhi_graph.model import Approximation, QuantityKind
from fazhi_graph.vocabulary import Concept, Matcher, Vocabulary

# “5.94百分点”: no hundred
_MAGNITUDE = "万亿|[十百千]?[万亿]|[百千](?!分[点之])"
# “6,318件”, “8.26万件”, “40.9万余件”, “520余万元”, “3千余人”, “2亿3000万元”
_NUMBER = (
    # “500+场次”, but “1+6”
    rf"(?P<num>{ARABIC})[ ]?(?P<rest1>[余多]|(?<=\d\d)[+＋](?=[\u4e00-\u9fff])|)"
    rf"(?:(?P<mag>{_MAGNITUDE})(?:(?P<low>\d{{1,4}})(?P<lowmag>[百千万]?))?)?(?P<rest2>[余多来]?)"
)
# “两千三百”, “三十余”, “千余”, “二十余万”
_HAN = rf"(?P<han>[{CHINESE_CHARS}]++)(?P<rest3>[余多来]?)(?P<mag3>[万亿]?)"
_SPOKEN = rf"[{CHINESE_CHARS}]+(?:点[{CHINESE_CHARS}]+)?|\d+(?:\.\d+)?"
# “百分之九十五点六”, “千分之三”, “三分之二”, “百分百”, “占1/3”
_RATIO = (
    rf"(?P<whole>[{CHINESE_CHARS}]+)分之(?P<part>{_SPOKEN})(?P<rest4>[余多]?)|(?P<all>百分百)|"
    r"(?<=[占的达近约超逾为])(?P<top>[1-9])/(?P<bottom>[1-9]\d?)(?![\d/月])"
)
# “三至五个”, “3—5个工作日”, “10-15份”: two bounds
_TO = r"(?:至|到|[\-~—－–～]{1,2})"
_RANGE = re.compile(_TO)
_LISTED = ("、", "和", "，", ",", "及", "与", "或")
# A number without unit counts only beside one that has it: “分别为14、19、4件”, “3至5个”, “三到五个”
_JOINED = re.compile(rf"(?:[{''.join(_LISTED)}]|{_TO})\s?\d|{_TO}[{CHINESE_CHARS}]")
_YEAR = re.compile(r"(?:19|20)\d\d$")

# “第3批”, “第1、2批”, “〔2021〕”, “10:30”, “7×24小时”, “A3类”, “9时30分”, “前三名”: what stands before a number
# that counts nothing
_NO_COUNT_BEFORE = re.compile(
    rf"(?:第(?:[\d{CHINESE_CHARS}]+[、至到—\-~和及])*|[〔\[·:/×.]|\d[：]|NO\.?|No\.?|\d[时点]|(?<![A-Za-z])[A-Za-z]-?|"
    r"(?<![目之以此提年月日天周庭会事赛课诉岗])前)$"
)
# “这三项”, “数十个”, “一、二级”, ““两个维护””, ““一个统筹、四大职能””: what makes a Chinese numeral part of a
# word or of a quoted name
_NO_COUNT_BEFORE_HAN = re.compile(
    rf"(?:[这那哪首几初星周双·]|(?<![人次总件户份个指])数|[{CHINESE_CHARS}]、|[“‘][^”’。；\n]{{0,18}})$"
)
_LOOK_BACK = 20
# “十四届人大三次会议”, “三届五次全会”: which session it was
_SESSION = re.compile(r"(?:全体)?会议|全会")
_TERMS = ("届", "大", "协")
# “一二期工程”, “三四层”: which of them, not how many
_NUMBERED = frozenset({"期", "批", "部", "层", "类", "年", "日", "轮", "节", "讲", "课"})
# on one of these ends whatever stands before a number that counts nothing: for most numbers one look tells
_NO_COUNT_LASTS = frozenset(f"第、至到—-~和及〔[·:/×.：时点前\n{ascii_letters}")
# “15分钟法律服务圈”, “一刻钟…圈”: a name, not a duration
_CIRCLE = re.compile(r"[^，。；、]{0,12}圈")
# “为期3年”, “由20日压缩至5日”, “30日内”: a stretch of time and no date
_STRETCH_BEFORE = re.compile(
    r"(?:为期|历时|长达|任期|满|(?:压缩|缩短|减少|延长|提速|平均|用时|时限|期限|周期|承诺|不超过|超过|不少于)[^，。；月]{0,8})$"
)
_STRETCH_AFTER = re.compile(
    r"[余多]?(?:以上|以内|之内|之久|内(?!部)|以下|左右|限|的?(?:时间|期限)|压缩|缩短|减|延长|提速)"
)
# “10分钟服务圈”, “7堂课社区开讲”, but not “7个主题活动+10个专项活动”: a number that opens a quoted name
_QUOTED_NAME = re.compile(r"[^”’\n+，。；、]{1,20}[”’]")
_PER = re.compile(r"(?:每[^，。；]{1,14}|各)$")
# “统一”, “每一个”, “另一名”: 一 that is part of the word before it, or an article after a verb
_NO_NOUN = "统唯专单划其同逐进某任另每又再上下是为有"
# “律师一名担任…”: a verb follows, so the noun stood before
_DOES = re.compile("担任|兼任|任|负责|从事|作为|专职|驻")
# “30（去年转结案件5件）件”: the measure word after a bracket
_ASIDE = re.compile(r"（[^（）\n]{2,30}）(?P<unit>[件起宗次人名个家项份条篇部场户处期卷台套])(?=[，。；、）]|其中)")
_END = ("，", "。", "；", "、", "）", "：", "”", "\n", "")
# What bare 百, 千, 万 need beside them to be a number: “近千”, “百余”, “万以上”; “千名律师进社区” counts nobody
_BARE_HAN = re.compile("[百千万亿]+")
_NEW_LINE = ("", "\n", "。")
_BIGGEST_SET = 12  # “十大”, “十二大”; “二十大” is a congress


class Quantity:
    """One number: ``body[start:end]`` is the number with its magnitude or %, ``stop`` the end of its unit.

    ``bound`` says that it is one end of a range. ``row`` and ``column`` are the heads of its table cell, ``head_start``
    is where the column's begins in the body; ``caption`` is the title of its table; ``plain_row`` says that its row
    tells whose the number is and not what it counts.
    """

    def __init__(
        self,
        start: int,
        end: int,
        stop: int,
        value: Decimal,
        unit: str,
        kind: QuantityKind,
        approx: Approximation,
        bound: bool = False,
        row: str = "",
        column: str = "",
        head_start: int | None = None,
        caption: str = "",
        plain_row: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.stop = stop
        self.value = value
        self.unit = unit
        self.kind: QuantityKind = kind
        self.approx: Approximation = approx
        self.bound = bound
        self.row = row
        self.column = column
        self.head_start = head_start
        self.caption = caption
        self.plain_row = plain_row

    def measured(self, value: Decimal, unit: str, kind: QuantityKind, *, bound: bool = False) -> Quantity:
        """The same number with another unit, or with the magnitude of the range that it bounds."""
        return Quantity(
            self.start, self.end, self.stop, value, unit, kind, self.approx, bound or self.bound,
            self.row, self.column, self.head_start, self.caption, self.plain_row,
        )  # fmt: skip

    def in_cell(self, row: str, column: str, head_start: int | None, caption: str, *, plain_row: bool) -> Quantity:
        """The same number in a cell of a table."""
        return Quantity(
            self.start, self.end, self.stop, self.value, self.unit, self.kind, self.approx, self.bound,
            row, column, head_start, caption, plain_row,
        )  # fmt: skip


class _Unit(NamedTuple):
    word: str
    base: str
    scale: Decimal
    kind: QuantityKind


class _Number(NamedTuple):
    """A number without its unit: where it ends, and the 余, 多 or 来 that belongs to it."""

    value: Decimal
    end: int
    rest: str


_NO_UNIT = _Unit("", "", Decimal(1), "count")
_PERCENT_SIGNS = ("%", "‰", "成")


class QuantityFinder:
    """Finds quantities by the units and word classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = dict(_unit_words(vocabulary.scheme("unit")))
        self._pattern = _pattern(self._units.values(), vocabulary.words("unit-lookalike"))
        self.bases: dict[str, tuple[str, QuantityKind, Decimal]] = {
            word: (unit.base, unit.kind, unit.scale) for word, unit in self._units.items()
        }
        self._idioms = Matcher((w, w) for w in vocabulary.words("idiom"))
        self._slogans = vocabulary.words("slogan-word")
        self._no_slogans = vocabulary.words("slogan-lookalike")
        self._persons = vocabulary.words("counted-person")
        self._hotlines = frozenset(vocabulary.words("hotline-number"))
        self._approximations = Approximations(vocabulary)

    def find(self, text: str, names: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
        """All quantities in order. ``names`` are spans in which numerals belong to a name (titles, known terms)."""
        masked = _Mask([*names, *((h.start, h.end) for h in self._idioms.longest(text)), *_titles(text)])
        found = []
        for match in self._pattern.finditer(text):
            if not masked.covers(match.start()):
                quantity = self._read(text, match)
                if quantity:
                    found.append(quantity)
        return _joined(text, found)

    def _read(self, text: str, match: re.Match[str]) -> Quantity | None:
        number = _number(match)
        if number is None or match["num"] in self._hotlines or _counts_none(text, match.start()):
            return None
        if not match["num"] and (match["whole"] or match["all"] or match["top"]):
            return self._made(text, match.start(), number, number.end, self._units["%"])
        if match["unit"] is None and match["set"] is None:
            return self._bare(text, match, number)
        unit = self._units[match["unit"] or "个"]
        if self._counts_nothing(text, match, number, unit):
            return None
        if unit.word in _PERCENT_SIGNS:
            number = number._replace(end=match.end("unit"))
        if match["pair"] and unit.kind == "count":
            unit = unit._replace(base=unit.word + match["pair"])
        return self._made(text, match.start(), number, match.end(), unit)

    def _counts_nothing(self, text: str, match: re.Match[str], number: _Number, unit: _Unit) -> bool:
        start, stop = match.span()
        if match["set"] and number.value > _BIGGEST_SET:
            return True
        if unit.kind == "duration":
            return not _is_stretch(text, match, number, unit)
        if unit.word in ("个", "项", "种") and text.startswith(self._slogans, stop):
            return not text.startswith(self._no_slogans, stop)
        if unit.word == "次" and _SESSION.match(text, stop) and text[start - 1 : start] in _TERMS:
            return True
        if match["han"]:
            return self._han_counts_nothing(text, match, unit)
        if "." in match["num"] and unit.kind == "count" and not match["mag"] and text[start - 1 : start] in _NEW_LINE:
            return True  # “5.3人员配置”: the number of a heading
        return text[start - 1 : start] in ("“", "‘") and bool(_QUOTED_NAME.match(text, stop))

    def _han_counts_nothing(self, text: str, match: re.Match[str], unit: _Unit) -> bool:
        start, han = match.start(), match["han"]
        if _NO_COUNT_BEFORE_HAN.search(text, max(0, start - _LOOK_BACK), start):
            return True
        if unit.word in _NUMBERED and estimate(han) is not None:
            return True
        if _BARE_HAN.fullmatch(han) and not match["rest3"]:
            return not (OVER.match(text, start - 1) or self._approximations.beside(text, start, match.end()))
        return han == "一" and unit.kind == "count" and not _one_counts(text, start, match.end())

    def _bare(self, text: str, match: re.Match[str], number: _Number) -> Quantity | None:
        """A number without unit, kept where its noun (“3万群众”), its neighbour or its column may give it one."""
        start, end = match.start(), match.end()
        aside = _ASIDE.match(text, end)
        if aside and aside["unit"] in self._units and not _YEAR.match(match[0]):
            return self._made(text, start, number, end, self._units[aside["unit"]])
        if match["mag"] and text.startswith(self._persons, end + text.startswith("“", end)):
            return self._made(text, start, number, end, self._units["人"])
        cell = text[start - 1 : start] in ("", "\t", "\n") and text[end : end + 1] in ("\t", "\n", "")
        if not (cell or _JOINED.match(text, end)) or (not cell and _YEAR.match(match[0])):
            return None
        return self._made(text, start, number, end, _NO_UNIT)

    def _made(self, text: str, start: int, number: _Number, stop: int, unit: _Unit) -> Quantity:
        approx = self._approximations.of(text, start, stop, number.rest, unit.word, unit.kind)
        value = number.value * unit.scale
        return Quantity(start, number.end, max(stop, number.end), value, unit.base, unit.kind, approx)


class _Mask:
    """Spans in which nothing is a quantity."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _ in spans]
        # how far the spans reach that have begun by then: one may lie in another
        self._reached = list(accumulate((end for _, end in spans), max, initial=0))

    def covers(self, at: int) -> bool:
        """Whether ``at`` lies in one of the spans."""
        return self._reached[bisect_right(self._starts, at)] > at


def _pattern(units: Collection[_Unit], lookalikes: Iterable[str]) -> re.Pattern[str]:
    def _any_of(words: Iterable[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))

    # “3个工作日”, “0.3个百分点”: 个 before a unit that has its own name; “户（个）”, “人/次”: two units in one
    pair = _any_of(u.word for u in units if len(u.word) == 1 and u.kind == "count")
    both = rf"(?P<pair>（(?:{pair})）|/(?:{pair})(?!\d))?"
    unit = rf"[ ]?(?!{_any_of(lookalikes)})(?P<unit>{_any_of(u.word for u in units)}){both}"
    # “六大领域”: the noun is what is counted
    group = r"(?P<set>大)(?=“|[\u4e00-\u9fff]{2})"
    # a Chinese numeral without a unit is read only as the lower bound of a range
    bound = rf"(?(han)(?(unit)|(?(set)|(?={_TO}[{CHINESE_CHARS}]))))"
    return re.compile(rf"(?=[\d{CHINESE_CHARS}])(?:{_RATIO}|{_NUMBER}|{_HAN})(?:{unit}|{group})?{bound}")


def _titles(text: str) -> Iterable[tuple[int, int]]:
    return (m.span() for m in re.finditer(r"《[^》\n]*》", text)) if "《" in text else ()


def _counts_none(text: str, start: int) -> bool:
    """Whether what stands before a number says that it counts nothing: “第3批”, “9时30分”."""
    last = text[start - 1 : start]
    return last in _NO_COUNT_LASTS and bool(_NO_COUNT_BEFORE.search(text, max(0, start - _LOOK_BACK), start))


def _number(match: re.Match[str]) -> _Number | None:
    if match["num"]:
        return _arabic(match)
    if match["han"] in ("零", "〇"):  # “零距离”, “零门槛”
        return None
    if match["han"]:
        value, rest = chinese_to_decimal(match["han"]), match["rest3"]
        if value is None:  # “七八十件”
            value, rest = estimate(match["han"]), ABOUT
        end = match.end("mag3") if match["mag3"] else match.end("han")
        return None if value is None else _Number(value * magnitude(match["mag3"]), end, rest)
    if match["all"]:
        return _Number(Decimal(100), match.end("all"), "")
    if match["top"]:
        return _Number(ratio(Decimal(match["top"]), Decimal(match["bottom"])), match.end("bottom"), "")
    part, whole = spoken_decimal(match["part"]), chinese_to_decimal(match["whole"])
    return _Number(ratio(part, whole), match.end("part"), match["rest4"]) if part is not None and whole else None


def _arabic(match: re.Match[str]) -> _Number:
    value, end = arabic_to_decimal(match["num"]), match.end("num")
    if match["mag"]:
        value, end = value * magnitude(match["mag"]), match.end("mag")
    if match["low"]:
        value += Decimal(match["low"]) * magnitude(match["lowmag"] or "")
        end = match.end("lowmag")
    return _Number(value, end, match["rest1"] or match["rest2"])


def _is_stretch(text: str, match: re.Match[str], number: _Number, unit: _Unit) -> bool:
    """Whether a number with a unit of time measures time: no date, no hour of the day, no name of a service."""
    start, stop = match.span()
    if text[start - 1 : start] in ("“", "‘", "×") or _CIRCLE.match(text, stop):
        return False
    if match["han"] and _NO_COUNT_BEFORE_HAN.search(text, max(0, start - _LOOK_BACK), start):
        return False
    stretch = _STRETCH_AFTER.match(text, stop) or _STRETCH_BEFORE.search(text, max(0, start - 12), start)
    if unit.word == "年":
        return bool(stretch or number.rest) and number.value < 1900
    if unit.word == "日":
        return bool(stretch) and text[start - 1 : start] not in ("月", "年")
    if (unit.word == "小时" and number.value == 24) or (match["han"] == "一" and unit.word != "工作日"):
        return bool(stretch)
    return True


def _one_counts(text: str, start: int, stop: int) -> bool:
    """一 counts after its noun (“阵地一处，”) or in a ratio (“每村配一名”), before its noun it is an article."""
    if _PER.search(text, max(0, start - 16), start):
        return True
    before = text[start - 1 : start]
    ends = text[stop : stop + 1] in _END or _DOES.match(text, stop)
    return bool(ends) and before.isalnum() and before not in _NO_NOUN


def _joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """Numbers without unit take that of the number they are joined to; both ends of a range are marked."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        left, right = out[i], out[i + 1]
        between = text[left.stop : right.start]
        if right.unit and left.unit in ("", right.unit) and _RANGE.fullmatch(between):
            out[i] = left.measured(_lower(text, left, right), right.unit, right.kind, bound=True)
            out[i + 1] = right.measured(right.value, right.unit, right.kind, bound=True)
        elif not left.unit and right.unit and right.unit != "%" and between.strip() in _LISTED:
            out[i] = left.measured(left.value, right.unit, right.kind)
    return [q for q in out if q.unit or _in_table(text, q)]


def _lower(text: str, left: Quantity, right: Quantity) -> Decimal:
    """“3至5万元”: the lower bound shares the magnitude of the upper one unless it has its own."""
    if left.unit or not (match := re.match(ARABIC, text[right.start : right.end])):
        return left.value
    upper = arabic_to_decimal(match[0])
    return left.value * (right.value / upper) if left.value < upper else left.value


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
            # two units in one stay as they are written: “26000人（次）”
            shown = base.label if "（" not in word and "/" not in word else word
            yield word, _Unit(word, shown, scale, kind)

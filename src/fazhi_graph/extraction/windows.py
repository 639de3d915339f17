"""Where the words that tell what a number counts stand: before it, after it, shared, in a table's heads."""

from __future__ import annotations

import re
from bisect import bisect_left

from fazhi_graph.extraction.outline import Clause, Outline
from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.extraction.words import Words
from fazhi_graph.vocabulary import Vocabulary

# “参考率、合格率分别为99.9%、98.3%”
_RESPECTIVELY = re.compile(
    r"分别(?:为|是|达到|达|有|占|：|(?:同比)?(?:压[减缩]|精简|缩[减短]|提[升高速]|减少|下降|降低|增[长加]|上升)[了到至]?)?$"
)
# “合法性审查率、备案率均为100%”: one number for several things
_EACH = re.compile(r"(?:均|都|皆|全部)(?:为|是|达到|达|保持|实现|在)?(?:了)?$")
# “全程网办率由年初的91.2%提高到97.6%”, “原18个部门精简成12个”: the old value
_OLD_VALUE = re.compile(r"(?:(?:由|从)[^，。；]{0,12}|原(?:有|来|先)?的?)$")
# before the new value a word of change; “由3个部门联合组成2个工作组” has none
_CHANGED = (
    "[增减升降压缩简涨跃]|提[高速]|整合|合并|归并|撤并|重组|优化|调整|扩[大展]|拓展|发展|变[更化]?|改[革制]?|延长"
)
_OLD_VALUE_AFTER = re.compile(
    rf"(?P<change>[^，。；\d]{{0,12}}?(?:{_CHANGED})[^，。；\d]{{0,4}})?(?:到|至|为|成|达)"
    r"(?:了|现有?在?的?|目前的?|如今的?|20\d\d年的?|年[底末]的?|约|近|仅|不足)*(?:[\d一二两三四五六七八九十百]|当[日天场]|即[时刻])"
)
# what a number of _OLD_VALUE_AFTER may stand right behind
_BECOMING = frozenset("到至为成达了现在有的前今年底末约近仅足")
# “与上年度98件相比”, “比去年同期的98件”
_COMPARED_WITH = re.compile(r"[与同和比较](?:[上去前]|上一)年(?:度|同期|全年)?的?$")
_YEAR_ENDS = ("年", "度", "期", "的")
# “对136份案卷”, “聘请32名法律顾问”: the noun follows the number
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“《]")
_NO_NOUN = re.compile(
    r"以(?=[上下内来外前后])|[和及与或等、，；。）](?!.{0,2}类)|(?:以上|以下|以内|之内|左右|上下|之多)[，。；、）]?|达|，|全部|均|，|其中"
)
# “个村（社区）法律顾问” goes on, “个窗口（其中…）” does not
_OUTER_BRACKET = re.compile(
    r"（(?![\u4e00-\u9fff、]{1,8}）[\u4e00-\u9fff、])|）(?![\u4e00-\u9fff、])(?<![\u4e00-\u9fff]（[\u4e00-\u9fff]）)"
)
_PLACES = re.compile(
    r"(?:设区|行政)?[省市州盟县区旗乡镇街村道部门单位直属级]{1,6}(?:、[县区市旗])?(?:（[^（）]{1,8}）)?[、和及]?"
)
_LOOKED_AT = re.compile(r"督[察查导]|考[核评]|检查|评[查议估]|巡察|审计|参[加学考训]|全覆盖")
_TRIM_LEFT = re.compile(
    r"[、，；：和及与并（）“”\s]*(?:其中|包括|含|共计|累计|总计|合计|全年|年内|目前|已|共(?![享同建])|均|了|对|向(?!导)|将|把|为|被|由|在|以(?!案释法))*"
)
_TAILS = (
    "达到|达|(?<!行)为|是|共计|共|累计|总计|合计|均|约|近|超过|超|逾|突破|不少于|至少|仅|有|了|至|到|增至|上升至|提高到|提升至|降至|降到|降为|升至|升到|分别"
    "|的|“|（|：|、|和|，"
)
_TRIM_RIGHT = re.compile(f"(?:{_TAILS})+$")
# most stretches end on none of them: one look at one character tells
_LASTS = frozenset(tail[-1] for tail in _TAILS.split("|"))
_AFTER_NOUN = re.compile(r"[，。；、：（]|进行|开展|予以|给予|实施")
_LIST = re.compile(r"[、和及与（]")
_SEPARATOR = re.compile(r"[、和及与]")
_RATE = re.compile(r"[率度比]")
# heads that say nothing of what is counted
_BARE_HEAD = re.compile(r"(?:统计)?(?:数据|数量|数值|数额|数字|合计|总计|小计|总数)(?:（.{1,4}）)?|(?:完成)?情况")
# “件数（件）”, “2022年案件数量”: heads of words that every count has, below a caption that says what is counted
_PLAIN_HEAD = r"(?:(?:20\d\d|[上本去]|当)年度?)?(?:WORDS)*(?:（[^（）]{1,6}）|[/／][^/（）]{1,3})?"
_TREATED = frozenset("对将把")
_COUNT_BODIES = frozenset("个家所支处户")
# “行政复议和行政应诉案件情况”: a caption of two things tells of no column which it is of
_SEVERAL = re.compile(r"[、和及与暨]")
# “县、镇、村三级调解组织分别为…”: whose each is
_RANK = re.compile("(?:国家|[省市州盟县区旗乡镇村]|乡镇|街道|社区)级?")

Stretch = tuple[int, int]


class Window:
    """Stretches of the text for one number.

    ``near`` is its own, read up to the number; ``right`` what follows it, where its noun stands there; ``far`` its
    clause; ``extra`` the heads of its table cell; ``fallback`` what is read where the others say nothing, and ``heads``
    what is read instead of ``extra`` where that says nothing. ``captioned`` says that ``extra`` is the table's caption.
    """

    def __init__(
        self,
        near: Stretch,
        far: Stretch,
        right: Stretch | None = None,
        extra: str = "",
        fallback: Stretch | None = None,
        heads: str = "",
        *,
        captioned: bool = False,
    ) -> None:
        self.near = near
        self.far = far
        self.right = right
        self.extra = extra
        self.fallback = fallback
        self.heads = heads
        self.captioned = captioned

    def of_heads(self) -> Window:
        """The window of a cell in which the heads are read that stand back at first."""
        return Window(self.near, self.far, extra=self.heads)


class WindowFinder:
    """Finds the windows of the numbers of one text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        verbs = [v for a in vocabulary.scheme("action") for v in a.get("verb") if len(v) > 1]
        self._no_noun = Words([*vocabulary.words("function-word"), *verbs, *vocabulary.words("whole-place")])
        plain = sorted(vocabulary.words("table-plain-head"), key=lambda w: (-len(w), w))
        self._plain_head = re.compile(_PLAIN_HEAD.replace("WORDS", "|".join(map(re.escape, plain))))

    def window(self, text: str, outline: Outline, quantities: list[Quantity], i: int, clause: Clause) -> Window:
        """The window of the i-th number, which stands in ``clause``."""
        q = quantities[i]
        if q.row or q.column:
            return self._cell(text, q)
        right = _right(text, quantities, i, clause)
        far = (clause.start, max(_far_end(text, quantities, i, clause), right[1] if right else 0))
        first = _first_adjoining(text, quantities, i, clause)
        left, at = _left(text, quantities, first, clause), quantities[first].start
        shared = _respective(text, quantities, i, clause)
        if shared:
            return Window(shared[0], far, extra=shared[1])
        each = _EACH.search(text, max(left, q.start - 8), q.start)
        if each:
            return Window(_first_named(text, left, each.start(), q), far, fallback=(left, q.start))
        came = origin(text, quantities, i)
        if came is not None and _bare(text[left:came]):
            # “复议案件|由上年的98件|上升到|”: what tells of the old value alone is not said of the new one
            return Window((left, came), far, right, extra=text[quantities[i - 1].stop : q.start])
        if right and at == q.start and _is_before_s(text, quantities, i, left):
            return Window((at, at), far, right)
        if self._noun_follows(text, left, at):
            alone = None if right else _clause_before(text, outline, clause, left, q)
            return Window((left, at), far, right, fallback=alone)
        # “周菲棣、谭玉华2个工作室”: what stands before may yet be no noun that the number counts
        return Window((left, at), far, fallback=right)

    def _cell(self, text: str, q: Quantity) -> Window:
        start = text.rfind("\n", 0, q.start) + 1
        # the label of a row that shares a merged cell stands some lines above
        column = "" if _BARE_HEAD.fullmatch(q.column) else q.column
        at, heads = (start, start), f"{q.row} {column}"
        if not q.plain_row:
            return Window(at, at, extra=heads)
        # whose the number is may hold words of other things: “法律援助中心” in a table of penalties; but who is counted
        # himself is named by them: “律师事务所 12家”
        heads = heads if q.unit in _COUNT_BODIES else ""
        captioned = self._plain_head.fullmatch(q.column) is not None and q.caption != ""
        if captioned and not _SEVERAL.search(q.caption):
            return Window(at, at, extra=f"{q.caption} {q.column}", heads=heads, captioned=True)
        return Window(at, at, extra=column, heads=heads)

    def _noun_follows(self, text: str, left: int, start: int) -> bool:
        """“对136份案卷”, “聘请32名律师”: before the number stands no noun that it could count, or one of another’s."""
        if text[start - 1 : start] == "的" and left < start:  # “12个部门的|36份案卷”
            return True
        before = _without_tail(text[left:start])
        return not before or bool(self._no_noun.before(before, len(before)))


def label(text: str, q: Quantity, window: Window) -> str:
    """A short noun phrase for what is counted, in the report's words."""
    if q.row or q.column:
        return " ".join(p for p in (q.row, q.column) if p)
    left = _bare(text[slice(*window.near)])
    right = _without_tail(_AFTER_NOUN.split(text[slice(*window.right)])[0]) if window.right else ""
    if right and text[window.near[1] - 1 : window.near[1]] == "的":  # “个部门的|120项事项”
        return right[:30]
    if right and len(left) <= 4:
        return (left + right if len(left) <= 2 else right)[:30]
    return _whole(left or right)


def _whole(phrase: str) -> str:
    """The end of a phrase, not cut inside a title: “》和全省十项重点任务” begins after it."""
    end = phrase[-30:]
    return _bare(end[end.index("》") + 1 :]) if end.find("》") > -1 and "《" not in end[: end.index("》")] else end


def is_old_value(text: str, q: Quantity) -> bool:
    """Whether the number is where something came from: “由91.2%提高到97.6%”, or what it is compared with."""
    came = _OLD_VALUE.search(text, max(0, q.start - 14), q.start)
    if came and _became(text, q):
        return True
    # most numbers have no year before them: one look at one character tells
    return text[q.start - 1 : q.start] in _YEAR_ENDS and bool(_COMPARED_WITH.search(text, max(0, q.start - 8), q.start))


def _became(text: str, q: Quantity) -> re.Match[str] | None:
    """What leads from an old value to the new one; without a word of change both must have one unit."""
    match = _OLD_VALUE_AFTER.match(text, q.stop)
    unit = text[q.end - (text[q.end - 1] == "%") : q.stop]
    return match if match and (match["change"] or unit in text[match.end() : match.end() + 8]) else None


def origin(text: str, quantities: list[Quantity], i: int) -> int | None:
    """Where “由91.2%提高到” begins if the number is what another became: a level, whatever the word of change."""
    old = quantities[i - 1] if i else None
    # few numbers have such a word before them: one look at one character tells
    if old is None or quantities[i].start - old.stop > 30 or text[quantities[i].start - 1] not in _BECOMING:
        return None
    came = _OLD_VALUE.search(text, max(0, old.start - 14), old.start)
    went = _became(text, old) if came else None
    return came.start() if came and went and went.end() - 1 == quantities[i].start else None


def _bare(left: str) -> str:
    head = _TRIM_LEFT.match(left)
    return _without_tail(left[head.end() :] if head else left)


def _without_tail(words: str) -> str:
    return _TRIM_RIGHT.sub("", words) if words[-1:] in _LASTS else words


def _first_adjoining(text: str, quantities: list[Quantity], i: int, clause: Clause) -> int:
    """“典型案例4批8件”, “培训班4期、1260人次”: both numbers count what stands before the first."""
    while (
        i
        and text[quantities[i - 1].stop : quantities[i].start] in ("", "、")
        and quantities[i - 1].start >= clause.start
    ):
        i -= 1
    return i


def _left(text: str, quantities: list[Quantity], i: int, clause: Clause) -> int:
    """Where the words before the number begin: at its clause, after the number before it, inside its bracket."""
    left = clause.start
    if i and quantities[i - 1].start >= clause.start and not is_old_value(text, quantities[i - 1]):
        left = quantities[i - 1].stop
    bracket = text.rfind("（", left, quantities[i].start)
    return bracket + 1 if bracket >= 0 and "）" not in text[bracket : quantities[i].start] else left


def _right(text: str, quantities: list[Quantity], i: int, clause: Clause) -> Stretch | None:
    q, end = quantities[i], clause.end
    if (
        i + 1 < len(quantities)
        and quantities[i + 1].start < end
        and not _listed_places(text, q, quantities[i + 1], end)
    ):
        end = quantities[i + 1].start
    if not _NOUN.match(text, q.stop) or _NO_NOUN.match(text, q.stop):
        return None
    bracket = _OUTER_BRACKET.search(text, q.stop, end)
    return q.stop, bracket.start() if bracket else end


def _far_end(text: str, quantities: list[Quantity], i: int, clause: Clause) -> int:
    """Where what may be said of the number ends: in a list (“审查60件、|备案12件”) what follows is said of the next.

    What stands behind the whole of a list after 对, 将 or 把 is said of all: “对3件文件、45份合同|进行审查”.
    """
    start = quantities[i + 1].start if i + 1 < len(quantities) else clause.end
    listed = start < clause.end and _LIST.search(text, quantities[i].stop, start)
    if not listed:
        return clause.end
    first = i
    while first and quantities[first - 1].start >= clause.start:
        first -= 1
    return clause.end if text[quantities[first].start - 1] in _TREATED else start


def _is_before_s(text: str, quantities: list[Quantity], i: int, left: int) -> bool:
    """“32名|监督员和|15名联络员”: whether what stands before is counted by the number before alone."""
    start = quantities[i].start
    if not i or left != quantities[i - 1].stop or left == start or text[start - 1] not in "和及与暨、":
        return False
    return not _PLACES.fullmatch(text, left, start)


def _listed_places(text: str, q: Quantity, after: Quantity, end: int) -> bool:
    """“对9个市（州）、18个县（市、区）开展督察”: what is said after the last is said of all."""
    return bool(_PLACES.fullmatch(text, q.stop, after.start) and _LOOKED_AT.search(text, after.stop, end))


def _clause_before(text: str, outline: Outline, clause: Clause, left: int, q: Quantity) -> Stretch | None:
    """For a number that stands alone (“…目录，共8项”) the clause before it."""
    n = bisect_left(outline.clauses, clause.start, key=lambda c: c.start) - 1
    if n < 0 or len(_bare(text[left : q.start])) > 2 or outline.clauses[n].sentence != clause.sentence:
        return None
    return outline.clauses[n].start, outline.clauses[n].end


def _first_named(text: str, start: int, end: int, q: Quantity) -> Stretch:
    """The first of several things that share a number; for a rate the first that is one."""
    items = _items(text, start, end)
    return next((s for s in items if q.kind != "rate" or _RATE.search(text, *s)), items[0])


def _respective(text: str, quantities: list[Quantity], i: int, clause: Clause) -> tuple[Stretch, str] | None:
    """The item of “甲率、乙率分别为…” that belongs to the i-th number, and what the last says for all."""
    first, head = i, None
    while first >= 0 and quantities[first].start >= clause.start:
        at = quantities[first].start
        head = _RESPECTIVELY.search(text, max(clause.start, at - 8), at)
        if head:
            break
        first -= 1
    if not head:
        return None
    last = i
    while last + 1 < len(quantities) and quantities[last + 1].start < clause.end:
        last += 1
    left = quantities[first - 1].stop if first and quantities[first - 1].start >= clause.start else clause.start
    items = _items(text, left, head.start())
    if len(items) != last - first + 1:
        return None
    # “县、乡两级网办率分别为98%、96%”: the rate of each is named once
    once = quantities[i].kind == "rate" and [s for s in items if _RATE.search(text, *s)] == items[-1:]
    once = once or all(_RANK.fullmatch(text, *s) for s in items[:-1])
    return items[i - first], text[slice(*items[-1])] if once else ""


def _items(text: str, start: int, end: int) -> list[Stretch]:
    """The stretches between 、和及与 of ``text[start:end]``."""
    cuts = [m.start() for m in _SEPARATOR.finditer(text, start, end)]
    return list(zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True))

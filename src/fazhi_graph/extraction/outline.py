"""The document's outline: headings → sentences → clauses, with offsets into the body.

Heads stand in every dress: 一、 （一） 1. 1、 第一部分, on a line of their own, run into the paragraph
(“（一）加强领导。一是…”), or, where a scrape lost the line ends, run into one another (“…素养一是精心部署”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# from the outermost to the innermost
_STYLES = ("part", "han", "bracket", "digit", "paren", "line", "run-in")
# a line of these with nothing below it may be an item without a full stop; outer styles head empty sections
_ITEM_STYLES = ("bracket", "digit", "paren")
# how much text may stand below the last item of a list and be no content of it
_SIGNATURE = 60
_NUMERAL = {c: i for i, c in enumerate("一二三四五六七八九", 1)}

# “第一部分 …”, “一、…”, “一.…”, “（一）…”, “1.…”, “1、…”, “（1）…”, “1）…”
_MARK = re.compile(
    r"(?P<part>第[一二三四五六七八九十]{1,2}(?:部分|章))[、，：\s]?"
    r"|(?P<han>[一二三四五六七八九十]{1,3})[、.]"
    r"|(?P<bracket>（[一二三四五六七八九十]{1,3}）)[、.]?"
    r"|(?P<digit>[1-9]\d?)[.、](?!\d)"
    r"|(?P<paren>（[1-9]\d?）|[1-9]\d?）)"
)
# what may stand before a head inside a line: “…法治保障。一、加强组织领导”, “…持续优化营商环境（一）注重…”
_INLINE = re.compile(
    r"[（第一二三四五六七八九十1-9](?:(?<=（)[一二三四五六七八九十]{1,3}）|(?<=[。！？；：”）].)(?:"
    r"(?<=第)[一二三四五六七八九十]{1,2}(?:部分|章)|(?<=[一二三四五六七八九十])[一二三四五六七八九十]{0,2}、"
    r"|(?<=[1-9])\d?[.、](?!\d)))"
)
# where a head ends: “（一）加强领导。”, “一、加强组织领导，提升素养一是精心部署”, “二、…环境（一）注重…”
_HEAD_END = re.compile(r"[\n。！？\t]|(?<!^)(?:一是|一、|（一）|(?<=[^\d年])1[.、](?!\d)|首先，)|：(?=\n|一是)")
# “存在的问题”, “今后五年的打算”: a whole title, after which text runs on where a scrape lost the line end
_WHOLE_TITLE = re.compile(
    r"[^，。；：\n]{0,30}?(?:存在的?(?:主要|突出)?(?:问题|不足|困难|短板|差距|薄弱环节)"
    r"|(?:困难|问题|不足|短板|差距)(?:和|与|及|以及)(?:困难|问题|不足|短板|差距|原因(?:分析)?|弱项|挑战"
    r"|(?:整改|改进)措施|(?:下一?步)?(?:工作)?(?:打算|计划|安排))|工作不足|不足之处|努力方向"
    r"|(?:下一?步|下一?阶段|今后|未来)[^，。；：\n]{0,6}?(?:打算|计划|安排|思路|重点|举措|设想)"
    r"|工作(?:打算|计划|安排|思路)|(?:举措|做法|工作)(?:和|及|与)(?:主要)?成效|工作成效"
    r"|(?:总体|基本|有关|工作|落实|开展)情况)"
    r"(?![的及和与、以或])(?=[\u4e00-\u9fff\d“]{4})"
)
# “坚持放管结合，营商环境显著优化纵深推进……”: the same of a title that is a sentence of achievement
_ACHIEVED = re.compile(
    r"[^。；：\n]{4,40}?(?:不断|显著|日益|稳步|持续|明显|全面|进一步|逐步|更加|有效|大幅|切实|依法|有序|有力"
    r"|扎实|深入|日趋|稳中)"
    r"(?:完善|优化|健全|增强|提升|加强|提高|深化|化解|改善|规范|巩固|夯实|推进|凝聚|释放|强化|有序"
    r"|有效(?:化解)?|落实|显现|成熟"
    r"|高效|畅通|拓展|向好|开展|加快|彰显|浓厚|提速|转变)(?![的了和与、，。])(?=[\u4e00-\u9fff\d“《])"
)
# a title this long has run into its text
_RUN_ON = 36
# “办理案件77件” is an item of a list, not a head; years are no quantities
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?余?(?:[件起次场人名个家份条项期%台卷宗批户处部篇]|万元)")
# “学法有实招。镇党委…”: a short first sentence that serves as head of its paragraph; 一是, 首先 number items instead
_RUN_IN = re.compile(r"(?![一二三四五六七八九十首其再最第①-⑳])[^。！？；：（）《》\d\n\t]{4,24}。(?=[^\n]{30})")
# a line that can be no unnumbered head: “滁州市人民政府：”, “2022年2月17日”, “附件：”, “滁政〔2022〕7号”
_NO_HEAD_LINE = re.compile(r"[：:。；，、！？…]$|\d{4}年\d{1,2}月|\t|^附件|^表\d|^（|^注|^来源|^（此件|〔\d{4}〕\d+号$")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”』」）]*|[^。！？\n]+")
# “以“作示范、勇争先”的斗志，推进…”: commas inside quotes, brackets and titles part nothing
_CLAUSE = re.compile(r"(?:[^《“（，；：。！？\n]++|《[^《》\n]{1,120}》|“[^“”\n]{1,60}”|（[^（）\n]{1,150}）|[《“（])+")


class Head(NamedTuple):
    """A heading: ``text[start:end]``; ``level`` from 1; ``number`` its ordinal, 0 if it has none."""

    start: int
    end: int
    level: int
    style: str
    number: int


class Sentence(NamedTuple):
    """``text[start:end]``, the index of its section (-1 before the first) and of its paragraph."""

    start: int
    end: int
    section: int
    paragraph: int
    heading: bool


class Clause:
    """A stretch of a sentence between commas; ``sentence`` is the index of its sentence."""

    # What is made for every clause or number has an __init__ of its own: compiled, it is made five times as fast as a
    # named tuple. Its attributes are not Final: mypyc 2 then lets go of what it does not hold.
    def __init__(self, start: int, end: int, sentence: int) -> None:
        self.start = start
        self.end = end
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings, sentences and clauses of a body, each in order."""

    heads: tuple[Head, ...]
    parents: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]


def outline(text: str) -> Outline:
    """Find the outline of a body text."""
    heads = _ranked(_heads(text))
    parents, ends = _tree(heads, len(text))
    sentences = tuple(_sentences(text, heads))
    clauses = tuple(
        Clause(m.start(), m.end(), i)
        for i, s in enumerate(sentences)
        for m in _CLAUSE.finditer(text, s.start, s.end)
        if not m.group().isspace()
    )
    return Outline(heads, parents, ends, sentences, clauses)


def last_before(stretches: Sequence[Sentence | Clause], places: Iterable[int]) -> list[int]:
    """For each of the places, which are in order, the last stretch that begins at or before it; -1 if there is none."""
    found, n, size = [], -1, len(stretches)
    for place in places:
        while n + 1 < size and stretches[n + 1].start <= place:
            n += 1
        found.append(n)
    return found


def ordinal(numeral: str) -> int:
    """``十二`` → 12, ``7`` → 7; brackets and 第…部分 are ignored."""
    digits = numeral.strip("（）第部分章")
    if digits.isdigit():
        return int(digits)
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return _NUMERAL.get(digits, 0)
    return (_NUMERAL.get(tens, 1)) * 10 + (_NUMERAL.get(ones, 0))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _heads(text: str) -> list[Head]:
    numbered: list[Head] = []
    last: dict[str, int] = {}
    for start, end in _lines(text):
        for at in _mark_places(text, start, end):
            if numbered and at < numbered[-1].end:
                continue
            head = _numbered_head(text, at, inline=at != start, last=last)
            if head:
                numbered.append(head)
                _remember(last, head)
    numbered = _without_items(text, numbered)
    heads = numbered + _line_heads(text, numbered)
    return sorted(heads + _run_in_heads(text, sorted(heads)))


def _without_items(text: str, heads: list[Head]) -> list[Head]:
    """Without “（一）健全学法制度。” where nothing stands under it and the next is its like: items of a list."""
    kept: list[Head] = []
    item: Head | None = None
    for head, after in zip(heads, [*heads[1:], None], strict=False):
        follows = item is not None and item.style == head.style and item.number + 1 == head.number
        follows = follows or _follows_item(text, head)
        if _stands_alone(text, head, after, follows=follows):
            item = head
        else:
            item = None
            kept.append(head)
    return kept


def _follows_item(text: str, head: Head) -> bool:
    """True below “（二）创新普法形式；”, an item of the list that this one ends."""
    above = text[text.rfind("\n", 0, max(head.start - 1, 0)) + 1 : head.start].strip()
    mark = _MARK.match(above)
    if not mark or not above.endswith("；") or mark.lastgroup != head.style:
        return False
    return ordinal(mark.group(head.style)) + 1 == head.number


def _stands_alone(text: str, head: Head, after: Head | None, *, follows: bool) -> bool:
    line_end = text.find("\n", head.end)
    line_end = len(text) if line_end < 0 else line_end
    said_on = text[head.end : min(line_end, after.start) if after else line_end].strip()
    if said_on != "。" and (said_on or head.style not in _ITEM_STYLES):
        return False
    below = text[line_end : after.start if after else len(text)].strip()
    if below:  # the last item may have the signature below it, another what is too long to be a head
        return _is_next(below, head) or (follows and len(below) < _SIGNATURE)
    return follows or said_on == "。" if after is None else _STYLES.index(after.style) <= _STYLES.index(head.style)


def _is_next(line: str, head: Head) -> bool:
    """True if a line has the next number of the same style: “2.负责人出庭率由95%降至91%。” below “1.考核不细。”."""
    mark = _MARK.match(line)
    return mark is not None and mark.lastgroup == head.style and ordinal(mark.group(head.style)) == head.number + 1


def _mark_places(text: str, start: int, end: int) -> list[int]:
    while start < end and text[start] in " \u3000":
        start += 1
    return [start, *(m.start() for m in _INLINE.finditer(text, start + 1, end))]


def _remember(last: dict[str, int], head: Head) -> None:
    last[head.style] = head.number
    for deeper in _STYLES[_STYLES.index(head.style) + 1 :]:
        last.pop(deeper, None)


def _numbered_head(text: str, at: int, *, inline: bool, last: dict[str, int]) -> Head | None:
    mark = _MARK.match(text, at)
    if not mark or not mark.lastgroup:
        return None
    style = mark.lastgroup
    number = ordinal(mark.group(style))
    if inline and not (_in_turn(text, mark, number - last.get(style, 0)) and _may_run_in(text, at, style)):
        return None
    end = _title_end(text, mark.end())
    return Head(at, end, 0, style, number) if _is_title(text, mark.end(), end, style) else None


def _in_turn(text: str, mark: re.Match[str], step: int) -> bool:
    """The next number; after a number left out only where a whole title follows: “四、存在的问题”."""
    return step == 1 or (step == 2 and mark.lastgroup == "han" and bool(_WHOLE_TITLE.match(text, mark.end())))


def _may_run_in(text: str, at: int, style: str) -> bool:
    """Arabic numbers within a line are mostly items of a list, unless a sentence ends before them."""
    return style not in ("digit", "paren") or text[at - 1] == "。"


def _title_end(text: str, start: int) -> int:
    stop = _HEAD_END.search(text, start)
    end = stop.start() if stop else len(text)
    if text[end : end + 1] != "\n":
        whole = _WHOLE_TITLE.match(text, start, end)
        whole = whole or (_ACHIEVED.match(text, start, end) if end - start > _RUN_ON else None)
        end = whole.end() if whole else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _is_title(text: str, start: int, end: int, style: str) -> bool:
    title = text[start:end]
    longest = 60 if style in ("part", "han", "bracket") else 36
    if not 2 <= len(title) <= longest or title[0] in "，。、）" or _COUNTED.search(title):
        return False
    return "；" not in title or (title[-1] != "；" and text[end : end + 1] != "。")


def _line_heads(text: str, numbered: list[Head]) -> list[Head]:
    taken = {h.start for h in numbered}
    lines = [(s, e) for s, e in _lines(text) if text[s:e].strip()]
    found = []
    for (start, end), (after, after_end) in pairwise(lines):
        line = text[start:end]
        mark = _MARK.match(line)
        item = mark is not None and mark.lastgroup in _ITEM_STYLES
        plain = 4 <= len(line) <= 30 and not (item or _NO_HEAD_LINE.search(line) or _COUNTED.search(line))
        if plain and start not in taken and (after in taken or after_end - after >= 40):
            found.append(Head(start, end, 0, "line", 0))
    return found


def _run_in_heads(text: str, heads: list[Head]) -> list[Head]:
    taken = {h.start for h in heads}
    starts = [h.start for h in heads]
    groups: dict[int, list[Head]] = {}
    for start, end in _lines(text):
        match = _RUN_IN.match(text, start, end)
        if match and start not in taken and text.count("，", start, match.end()) <= 1:
            section = sum(s <= start for s in starts)
            groups.setdefault(section, []).append(Head(start, match.end() - 1, 0, "run-in", 0))
    return [h for group in groups.values() if len(group) > 1 for h in group]


def _ranked(heads: list[Head]) -> tuple[Head, ...]:
    """Levels by the nesting of the styles that the document uses: its outermost style is level 1."""
    used = [s for s in _STYLES if any(h.style == s for h in heads)]
    rank = {s: i for i, s in enumerate(used, 1)}
    if "line" in rank and rank["line"] > 1:
        rank["line"] = 2
        rank["run-in"] = 3
    return tuple(h._replace(level=rank[h.style]) for h in heads)


def _tree(heads: tuple[Head, ...], size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    parents, ends, open_heads = [], [size] * len(heads), list[int]()
    for i, head in enumerate(heads):
        while open_heads and heads[open_heads[-1]].level >= head.level:
            ends[open_heads.pop()] = head.start
        parents.append(open_heads[-1] if open_heads else -1)
        open_heads.append(i)
    return tuple(parents), tuple(ends)


def _sentences(text: str, heads: tuple[Head, ...]) -> Iterator[Sentence]:
    section, upcoming = -1, 0
    for paragraph, (start, end) in enumerate(_lines(text)):
        at = start
        while at < end:
            if upcoming < len(heads) and heads[upcoming].start <= at:
                head = heads[upcoming]
                section, upcoming = upcoming, upcoming + 1
                stop = head.end + 1 if text[head.end : head.end + 1] in tuple("。！？：") else head.end
                yield Sentence(head.start, stop, section, paragraph, True)
                at = stop
                continue
            limit = min(end, heads[upcoming].start) if upcoming < len(heads) else end
            for match in _SENTENCE.finditer(text, at, limit):
                if not match.group().isspace():
                    yield Sentence(match.start(), match.end(), section, paragraph, False)
            at = limit

"""Slips of text recognition that are safe to mend, each a named function from a text to edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fazhi_graph.reading.draft import Draft, Edit

# “日均办件量达IOOO件以上”, “群众满意度达到IO0%”, “增至l9人”, “门店1O8家”, “约O.5天”; never APP, O2O, IP, A1O
_NUMBER_WITH_LETTERS = re.compile(r"(?<![A-Za-z0-9.,_/-])[0-9IlO][0-9IlO.]*(?![A-Za-z0-9_/-])")
_LETTER = re.compile(r"[IlO]")
# What may stand after a number: a measure word, a percent sign, punctuation; “IO设备” is no number
_COUNTED = re.compile(r"[%％余多万亿千百件人次个场起份家名户项条篇期宗所台处期部批天年月日元间例组户本部册幅堂]")
_DIGITS = str.maketrans("IlO", "110")
# “考试通过率95.6%o三是”, “按时办结率99.6%0二是”: the mark of recognition for a full stop after %
_STOP_AFTER_PERCENT = re.compile(r"%[oO0○°](?![0-9A-Za-z.])")
# “95.6%o以上”: the sentence goes on, the mark is dirt
_GOES_ON = re.compile(r"[，。；：、）！？,;:)]|以上|以下|以内|左右|的|和|及|与|$|\n")
# “惠企政策“不来即享”o指导服务…”: a lone o between Chinese characters
_LONE_O = re.compile(r"(?<=[\u4e00-\u9fff”》）])[o○](?=[\u4e00-\u9fff“《（\n]|$)")
# “（二）……。（S）严格规范公正文明执法”: a heading number that was misread, safe where the count tells what it is
_ENUMERATOR = re.compile(r"（(?:([一二三四五六七八九十]{1,3})|([SE≡Ξ=Z—–-]))）(?=[\u4e00-\u9fff])")
_LOOKS_LIKE = {"一": "-—–", "二": "=Z", "三": "SE≡Ξ"}
_NEXT = {"": "一", "一": "二", "二": "三"}
# “健全机制.年内开展…”, “100%.三是”, but not the heading number “一.加强领导” nor a name in quotes, “法润历下.典亮生活”
_ASCII_STOP = re.compile(
    r"(?:^|(?<=[。；：\n]))[一二三四五六七八九十]{1,3}\.|“[^”\n]{1,20}”|《[^》\n]{1,40}》|"
    r"(?<=[\u4e00-\u9fff”》）%])(\.)(?=[\u4e00-\u9fff“《（\n]|$)"
)
# “&nbsp;”, “&ldquo;”: what a scraper left of HTML
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|quot|middot|mdash|hellip|amp|lt|gt|#\d{2,5});")
_ENTITIES = {"nbsp": " ", "ensp": " ", "emsp": " ", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "quot": '"'}
_ENTITIES |= {"middot": "·", "mdash": "—", "hellip": "…", "amp": "&", "lt": "<", "gt": ">"}


def digits(text: str) -> Iterator[Edit]:
    """Letters read for digits inside numbers."""
    if not _LETTER.search(text):
        return
    for found in _NUMBER_WITH_LETTERS.finditer(text):
        number = found[0].rstrip(".")
        if _is_number(number, text[found.start() + len(number) :][:1]):
            yield Edit(found.start(), found.start() + len(number), number.translate(_DIGITS), "ocr-digit")


def _is_number(token: str, after: str) -> bool:
    letters = sum(c in "IlO" for c in token)
    if not letters or token.count(".") > 1:
        return False
    if token.startswith("O") and not token.startswith("O."):
        return False
    if letters == len(token) and (len(token) == 1 or not _COUNTED.match(after)):
        return False
    return letters < len(token) or "O" in token


def percent_stops(text: str) -> Iterator[Edit]:
    """A full stop read as o after a percent sign."""
    for found in _STOP_AFTER_PERCENT.finditer(text):
        goes_on = _GOES_ON.match(text, found.end())
        yield Edit(found.start() + 1, found.end(), "" if goes_on else "。", "ocr-percent")


def lone_stops(text: str) -> Iterator[Edit]:
    """A full stop read as o between Chinese characters."""
    for found in _LONE_O.finditer(text):
        yield Edit(found.start(), found.end(), "。", "ocr-stop")


def enumerators(text: str) -> Iterator[Edit]:
    """Heading numbers （一）（二）（三） read as signs that look alike, where the one before tells which it is."""
    last = ""
    for found in _ENUMERATOR.finditer(text):
        expected = _NEXT.get(last, "")
        if found[1]:
            last = found[1]
        elif expected and found[2] in _LOOKS_LIKE[expected]:
            yield Edit(found.start(2), found.end(2), expected, "ocr-enumerator")
            last = expected


def ascii_stops(text: str) -> Iterator[Edit]:
    """ASCII full stops written for Chinese ones."""
    if "." in text:
        found = (m for m in _ASCII_STOP.finditer(text) if m[1])
        yield from (Edit(m.start(1), m.end(1), "。", "ascii-stop") for m in found)


def entities(text: str) -> Iterator[Edit]:
    """Named and numbered HTML entities left in plain text."""
    if "&" not in text:
        return
    for found in _ENTITY.finditer(text):
        name = found[0][1:-1]
        code = int(name[1:]) if name.startswith("#") else 0
        known = _ENTITIES.get(name) or (chr(code) if code >= 32 and not 0xD800 <= code < 0xE000 else "")
        yield Edit(found.start(), found.end(), known, "html-entity")


RECOGNITION: tuple[Callable[[str], Iterator[Edit]], ...] = (digits, percent_stops, lone_stops, enumerators, ascii_stops)


def mended(draft: Draft) -> Draft:
    """All slips of recognition mended; expects punctuation in its full-width form."""
    for find in RECOGNITION:
        draft = draft.edited(find(draft.text))
    return draft

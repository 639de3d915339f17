"""The clauses of a report's outlook, each without the number, the speaker or the link that it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_graph.extraction.outline import Head, Outline

# “一是”, “第二，”, “（三）”, “2.”, “①”, “首先，”, “一方面，”: the number of a statement
_NUMBER = re.compile(
    r"[\s，、；：“]*(?:[-–—•·●■◆▪]+\s*|[一二三四五六七八九十]{1,2}(?:是要?|要|、)|[首其再]?[先次]是?(?=[，：])|最后(?:是|，)"
    r"|[第其][一二三四五六七八九十]+[，、是：]?"
    r"|（[一二三四五六七八九十\d]+）|\d{1,2}[.、](?!\d)|[①-⑳]|另?一方面[，是]?)[，：、是]?"
)
# “主要是”, “同时”, “特别是”, “并且”: a word that links a statement to the one before
_LINK = re.compile(
    r"(?:主要是|主要表现(?:在|为)|主要体现(?:在|为)|集中表现(?:在|为)|具体表现(?:在|为)|表现(?:在|为)"
    r"|(?:比|例)?如(?=[^，]{3})(?!何|期|实|约)|同时(?!期)|但是?(?=[^，]{4})|然而(?=[^，]{4})|此外|另外|而且|并且|以及|与此同时|特别是|尤其是|并(?=[为使让将对把推加建]))[，：]?"
)
# “……人民政府”, “……司法局2022年12月20日”: the signature, which no full stop ends
_SIGNATURE = re.compile(
    r"(?:[^，]{2,30}(?:人民政府|委员会|办公室|办事处|[局厅委处院]))?\s*"
    r"(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零][^，。]{2,4}年[^，。]{1,3}月[^，。]{1,3}日)?"
)
# “特此报告”, “附件：……”, “（联系人：……）”: what else ends a report
_CLOSING = re.compile(
    r"(?:特|专)此(?:报告|汇报)|以上(?:报告|汇报)?.{0,12}(?:审阅|审议|指正)|附件?[：:]?.*|（?联系(?:人|电话).*"
    r"|(?:抄送|抄报|分送)：?.*|.{0,30}日印发|（此件.*"
)


class Piece(NamedTuple):
    """``body[start:end]`` is a clause or a part of one; ``sentence`` the index of its sentence.

    ``first`` is true at the head of a sentence or after a number, ``numbered`` only there, ``introduces`` where a
    colon follows.
    """

    start: int
    end: int
    sentence: int
    first: bool
    numbered: bool
    introduces: bool


def pieces(text: str, outline: Outline, sentences: frozenset[int]) -> Iterator[Piece]:
    """The clauses of some sentences, headings and closing formulas aside."""
    previous = -1
    for clause in outline.clauses:
        if clause.sentence not in sentences or outline.sentences[clause.sentence].heading:
            continue
        start, numbered = _content_start(text, clause.start, clause.end)
        if start < clause.end and not _ends_report(text, start, clause.end):
            first = numbered or clause.sentence != previous or text[clause.start - 1] in "；："
            colon = text[clause.end : clause.end + 1] == "："
            yield Piece(start, clause.end, clause.sentence, first, numbered, colon)
            previous = clause.sentence


def _ends_report(text: str, start: int, end: int) -> bool:
    unstopped = text[end : end + 1] in ("", "\n")
    return bool(_CLOSING.fullmatch(text, start, end) or (unstopped and _SIGNATURE.fullmatch(text, start, end)))


def _content_start(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the statement begins, and whether a number stands before it."""
    number = _NUMBER.match(text, start, end)
    at = number.end() if number else start
    while at < end and text[at] in " \n\t，、；：":
        at += 1
    link = _LINK.match(text, at, end)
    return (link.end() if link else at), bool(number)


def title_span(text: str, head: Head) -> tuple[int, int]:
    """Where a heading stands without its number."""
    return _content_start(text, head.start, head.end)[0], head.end


def words_pattern(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))

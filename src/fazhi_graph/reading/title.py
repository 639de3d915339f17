"""The report's title: on lines of its own, in a file-sharing blurb, run into the text, or named by a link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from fazhi_graph.reading.lines import Line
from fazhi_graph.reading.words import alternation, forms

# “江北区人民政府关于2021年”, “中共硚口区委全面依法治区委员会办公室”: a line after which a title goes on
_UNFINISHED = re.compile(
    r"(?:关于|[省市县区镇乡盟旗州府局厅院处]|[省市县区旗州盟镇乡]委|党组|工委|委员会|办公室|街道|年度?|法治|建设|工作|推进|落实|情况|的|和|及|暨)$"
)
# “关于2021年法治政府建设情况的报告”: a second line that cannot stand alone
_CONTINUED = re.compile(r"关于|20\d\d|[一二]〇|年|法治|依法|推进|建设|工作|情况|的")
# “《2023年度法治政府建设工作报告.docx》由会员分享，可在线阅读，更多相关…请在…上搜索。”
_BLURB = re.compile(
    r"\s*《([^》]{4,80}?)(?:(?:\.(?:docx?|pdf|wps|txt|pptx?)》.*?(?:分享|在线阅读|下载|搜索))|》由?会员.*分享)"
)
# “【文字解读】2022年度法治政府建设报告政策解读 2023-02-23”: a link that names the document it explains
_EXPLAINED = re.compile(
    r"^(?:【[^】]*】|\[[^\]]*\]|图解[:：]?|一图读懂[:：]?|关于)?《?(.{6,80}?)》?的?(?:政策|文字)?解读(?:材料)?[\[（]?[\d-]*[\]）]?$"
)


# “中共巴林左旗委员会 |巴林左旗人民政府关于……”, also where each stands on a line of its own
_BETWEEN_ISSUERS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:(?<=委员会)|(?<=[省市区县旗州盟镇乡]委)|(?<=党[组委])|(?<=工委)|(?<=政府))\s+"
    r"(?=[\u4e00-\u9fff]{2,20}(?:政府|管委会|委员会|[局厅院])(?:关于|20\d\d|\s))"
)


class Title(NamedTuple):
    """``value`` without blanks; ``[start, end)`` in the folded text, None where the text does not hold it."""

    value: str
    start: int | None = None
    end: int | None = None


@cache
def _shape() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“武威市人民政府2021年度法治政府建设情况报告”; and the same run into “今年以来，…” or “2023年，…”."""
    subject, kind = alternation(forms("title-subject")), alternation(forms("title-kind"))
    core = rf"[^，。；！？>»|：:]{{0,60}}(?:{subject})[^，。；！？>»|：:]{{0,30}}?(?:{kind})"
    run_in = r"(?=今年|本年|(?:20\d\d|二〇..)年|一年来|近年来|年来|[一二]、|为|根据|按照|现将|在[市省县区党上])"
    return re.compile(rf"《?{core}》?(?:（[^）]*）|\d)?$"), re.compile(rf"{core}{run_in}")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(alternation(forms("title-subject")))


def is_title(bare: str) -> bool:
    """Whether a line without its blanks reads like the title of a report."""
    return 6 <= len(bare) <= 90 and not bare.startswith("现将") and _shape()[0].match(bare) is not None


def find_titles(lines: Sequence[Line], hint: str | None) -> list[tuple[Line, ...]]:
    """The titles among the lines of the head, each with the lines it is wrapped over.

    ``hint`` is a title known otherwise, without blanks.
    """
    found: list[tuple[Line, ...]] = []
    at = 0
    while at < len(lines):
        width = next((w for w in (3, 2, 1) if _is_title_group(lines[at : at + w], w, hint)), 0)
        if width:
            found.append(tuple(lines[at : at + width]))
        at += width or 1
    return found


def _is_title_group(group: Sequence[Line], width: int, hint: str | None) -> bool:
    if len(group) < width or any(line.is_outline for line in group):
        return False
    joined = "".join(line.bare for line in group)
    if hint is not None and joined == hint:
        return True
    wraps = all(_goes_on(a.bare, b.bare) for a, b in pairwise(group))
    return wraps and is_title(joined)


def _goes_on(line: str, following: str) -> bool:
    """Whether ``following`` is the rest of a title that begins with ``line``."""
    if len(line) > 45 or (is_title(line) and not following.startswith("的")):
        return False
    if is_title(following):
        # “中共清江市委|清江市人民政府关于……”: the party's committee and who issues with it
        continued = _CONTINUED.match(following) or line.startswith(("中共", "中国共产党"))
        return _UNFINISHED.search(line) is not None and bool(continued)
    return _UNFINISHED.search(line) is not None or _subject().search(line) is not None


def title_of(group: Sequence[Line]) -> Title:
    """The title that stands on these lines. Blanks within it are layout, but for the one between two issuers."""
    value = "".join(_BETWEEN_ISSUERS.sub("\0", "\n".join(line.text for line in group)).split()).replace("\0", " ")
    return Title(value.strip("《》"), group[0].start, group[-1].end)


def blurb_title(line: Line) -> Title | None:
    """The title that a file-sharing site gives a document."""
    if found := _BLURB.match(line.text):
        return Title(found[1], line.start + found.start(1), line.start + found.end(1))
    return None


def run_in_title(line: Line, start: int, known: str | None) -> Title | None:
    """The title that opens a paragraph at ``line.text[start]``: ``known`` from a blurb, or one that reads like it."""
    rest = line.text[start:]
    if known is not None and rest.startswith(known) and len(rest) > len(known):
        return Title(known, line.start + start, line.start + start + len(known))
    found = _shape()[1].match(rest) if len(rest) > 100 else None
    return Title(found[0], line.start + start, line.start + start + found.end()) if found else None


def explained_title(lines: Sequence[Line]) -> Title | None:
    """The title as a link to its official explanation names it."""
    for line in lines:
        found = _EXPLAINED.match(line.bare)
        if found and is_title(found[1]):
            at = line.text.find(found[1])
            return Title(found[1], line.start + at, line.start + at + len(found[1])) if at >= 0 else Title(found[1])
    return None

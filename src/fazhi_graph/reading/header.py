"""The fields of the page head: 索引号, 文号, 发布机构, 来源, 成文日期, 发布日期, one or several on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from fazhi_graph.model import HeaderField, HeaderName, Span
from fazhi_graph.reading.dates import ONLY_DATE, iso_date
from fazhi_graph.reading.lines import Line
from fazhi_graph.reading.words import alternation, labels

_DATES = ("written_on", "published_on")
_WHO = ("publisher", "source")
_DATED = re.compile(rf"(?P<who>.*[^\s\d])\s*(?P<date>{ONLY_DATE.pattern})")
# “县司法局　2022-03-04 09:30”, “2022-03-04 县司法局”: who put the page up and when, without labels
_BODY = r"[\u4e00-\u9fff（）]{2,24}(?:局|厅|委|办|部|院|会|处|所|站|署|中心|政府|办公室|委员会|街道|镇|乡)"
_UNLABELLED = (
    re.compile(rf"(?P<who>{_BODY})\s+(?P<date>{ONLY_DATE.pattern})"),
    re.compile(rf"(?P<date>{ONLY_DATE.pattern})\s+(?P<who>{_BODY})"),
)
# “桃政发〔2023〕5号” alone on its line
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,10}\s*[〔\[（]\s*(?:19|20)\d\d\s*[〕\]）]\s*\d{1,4}\s*号")
_EDGE = " \t\u3000|｜;；[]【】"


class Part(NamedTuple):
    """One label and its value on a line; offsets are those of the folded text. ``name`` may be ``other``."""

    name: str
    value: str
    label_start: int
    start: int
    end: int


@cache
def _field_pattern() -> re.Pattern[str]:
    """“索引号: 11622…/2022 公开方式: 主动公开”, “发 布 机 构：市司法局”, “【发布时间】2022-03-04”, “文号<tab>无”.

    After the first field a label may follow the value before it at once: “发布机构：市司法局日期：2022-03-04”.
    """
    words = alternation(tuple(labels()), between=r"[ \u3000]*")
    return re.compile(
        rf"(?:^|(?<=[\s|｜】\]日\d])|(?<=[:：]))[\[【（]?\s*(?P<label>{words})\s*"
        r"(?:[】\]]\s*[:：]?|[:：]|\t+|(?=\s+(?:19|20)\d\d[-年/.])|(?=(?:19|20)\d\d[-/.]\d))\s*"
        rf"|(?<=[^\s，。；、])(?P<run>{words})[:：]\s*"
    )


def parts_of(line: Line) -> list[Part]:
    """The labelled values on a line, or nothing where the line is not one of the page head."""
    pattern = _field_pattern()
    if not (pattern.match(line.text) or ONLY_DATE.match(line.text)):
        return []
    found = list(pattern.finditer(line.text))
    if not found:
        return []
    ends = [m.start() for m in found[1:]] + [len(line.text)]
    parts = [_part(line, m, end) for m, end in zip(found, ends, strict=True)]
    if all(p.name != "published_on" for p in parts):
        if found[0].start() > 0:
            parts.insert(
                0, Part("published_on", line.text[: found[0].start()], line.start, line.start, line.start + 10)
            )
        else:
            parts = [apart for part in parts for apart in _with_date(part)]
    return parts


def fields_after(line: Line) -> int | None:
    """Where in a line that begins otherwise the first field with a label and a colon stands: “…情况报告发布时间：…”."""
    found = _field_pattern().search(line.text)
    return found.start() if found and found.start() and found[0].rstrip().endswith(("：", ":")) else None


def _part(line: Line, label: re.Match[str], end: int) -> Part:
    raw = line.text[label.end() : end]
    value = raw.strip(_EDGE)
    start = line.start + label.end() + (raw.index(value) if value else 0)
    # “（2022-03-04 来源：市司法局）”: the bracket was opened before the label
    if value.endswith("）") and "（" not in value:
        value = value[:-1]
    name = labels()[re.sub(r"[ \u3000]+", "", label["label"] or label["run"])]
    return Part(name, value, line.start + label.start(), start, start + len(value))


def _with_date(part: Part) -> list[Part]:
    """“来源：市司法局 2022-03-04 09:30”: who published the page, and when."""
    found = _DATED.fullmatch(part.value) if part.name in _WHO else None
    if not found:
        return [part]
    at = part.start + found.start("date")
    who = part._replace(value=found["who"], end=part.start + found.end("who"))
    return [who, Part("published_on", found["date"], at, at, part.end)]


def is_bare_label(line: Line) -> bool:
    """“索引号：” alone on its line: the value stands on the next."""
    parts = parts_of(line)
    return len(parts) == 1 and not parts[0].value


def field_of(part: Part) -> HeaderField | None:
    """The metadata that a labelled value is, or None where it is empty, unreadable or not kept."""
    if part.name == "other" or not part.value:
        return None
    value = iso_date(part.value) if part.name in _DATES else part.value
    return HeaderField(cast(HeaderName, part.name), value, Span(part.start, part.end)) if value else None


def scan(lines: Sequence[Line], closed: frozenset[Line], bare_dates: bool) -> Iterator[tuple[Line, list[Part]]]:
    """Each line of the page head with its parts.

    ``closed`` lines (titles, buttons) are never the value of a label above.
    ``bare_dates``: a line that is only “2022-03-04” is the date of publication, as pages set it under the title;
    “2022年3月4日” is a signature and stays. So is one that has nothing but a body's name beside it, and a number of
    a document.
    """
    pending: Part | None = None
    for line in lines:
        parts = parts_of(line)
        if parts:
            yield line, parts
        elif pending is not None and line not in closed:
            yield line, [pending._replace(value=line.text, start=line.start, end=line.end)]
        elif bare_dates and "年" not in line.text and ONLY_DATE.fullmatch(line.text):
            yield line, [Part("published_on", line.text, line.start, line.start, line.end)]
        elif bare_dates and line not in closed and (unlabelled := _unlabelled(line)):
            yield line, unlabelled
        pending = parts[0] if parts and is_bare_label(line) else None


def _unlabelled(line: Line) -> list[Part]:
    """The parts of a line of the page head that has no labels."""
    if _DOCUMENT_NUMBER.fullmatch(line.text):
        return [Part("document_number", line.text, line.start, line.start, line.end)]
    found = next(filter(None, (pattern.fullmatch(line.text) for pattern in _UNLABELLED)), None)
    if found is None or "年" in found["date"]:
        return []
    names = (("source", "who"), ("published_on", "date"))
    spans = ((name, found[group], *found.span(group)) for name, group in names)
    return [Part(name, value, line.start + a, line.start + a, line.start + b) for name, value, a, b in spans]

"""What a page or a file puts around a report: breadcrumbs, buttons, link lists, footers, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from fazhi_graph.reading.lines import Line
from fazhi_graph.reading.words import alternation, forms

# “首页>政务公开>法治政府建设”, “>政府信息公开>法定主动公开内容”
_BREADCRUMB = re.compile(r"^[>›»]|[^>›»]*(?:[>›»]+[^>›»]{1,20}){2,}$|^首页\s*[>›»/]")
# “- 3 -”, “— 12 —”, “第 3 页 共 9 页”, “第3页/共9页”, “3/9”, “Page 3 of 9”
_PAGE_NUMBER = re.compile(
    r"[-—–−－·]+\d{1,3}[-—–−－·]+|第?\d{1,3}页?[,，/／]?共\d{1,3}页?|第\d{1,3}页|\d{1,3}/\d{1,3}页?|[Pp]age\d{1,3}(?:of\d{1,3})?"
)


def is_page_number(line: Line) -> bool:
    """A line that holds the number of a page and nothing else."""
    return _PAGE_NUMBER.fullmatch(line.bare) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """“【打印】 【关闭】”, “字号： 大 中 小”; “当前位置：首页”; “皖ICP备05001234号”."""
    words = re.compile(rf"(?=.*\w)(?:(?:{alternation(forms('word'))})|[\s\[\]【】（）|｜/:：·•、_<>＞＜→-])++")
    start = re.compile(alternation(tuple(re.sub(r"\s", "", f) for f in forms("line-start"))))
    part = re.compile(alternation(tuple(re.sub(r"\s", "", f) for f in forms("line-part"))))
    return words, start, part


def is_furniture_anywhere(line: Line) -> bool:
    """Page numbers, registration numbers and blurbs of file-sharing sites."""
    return is_page_number(line) or (len(line.bare) <= 400 and _patterns()[2].search(line.bare) is not None)


def is_furniture_around(line: Line) -> bool:
    """Buttons, breadcrumbs and footers, where they stand before or after the report."""
    words, start, _ = _patterns()
    if len(line.bare) > 200:
        return False
    return bool(words.fullmatch(line.bare) or start.match(line.bare) or _BREADCRUMB.match(line.bare))


def link_list(tail: Sequence[Line]) -> Sequence[Line]:
    """From the first head of a link list (关联稿件, 相关阅读) to the end."""
    heads = frozenset(forms("list-start"))
    at = next((i for i, line in enumerate(tail) if line.bare.strip("【】[]：:|>»") in heads), len(tail))
    return tail[at:]

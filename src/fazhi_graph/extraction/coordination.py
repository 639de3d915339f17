"""Coordinated names undone: “法治监督、司法、执法、守法普法四个协调小组” are four bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_graph.extraction.numerals import DIGITS

if TYPE_CHECKING:
    from fazhi_graph.extraction.mentions import Mention

# “法治监督、司法、执法、守法普法四个|协调小组”, “周菲棣、谭玉华2个|个人调解工作室”
_ITEMS = re.compile(
    r"(?P<items>[\u4e00-\u9fff“”]{2,12}?(?:(?:、[\u4e00-\u9fff“”]{2,12})+(?:[和及与][\u4e00-\u9fff“”]{2,12})?|[和及与][\u4e00-\u9fff“”]{2,12}))(?:等)?(?P<count>\d{1,2}|[两二三四五六七八九十])[个家支]$"
)
# hardly a name has one of these before it: the search is spared
_COUNTERS = frozenset("个家支")
_NO_ITEM = "，。；：（）《》\n"
_SEPARATOR = re.compile(r"[、和及与]")
_OPENING = re.compile(
    r"^.*?(?:设立|成立|组建|设置|下设|分设|新成立|设|建立|组成|听取|召集|组织|督促|指导|推动|发挥|明确|调整|充实|依托)了?"
)


def split_coordinations(text: str, mentions: list[Mention]) -> list[Mention]:
    """Each mention whose number of coordinated items equals the number before its head becomes that many mentions."""
    out: list[Mention] = []
    for mention in mentions:
        items = _items(text, mention) if mention.type == "Body" else []
        if not items:
            out.append(mention)
            continue
        head = text[mention.start : mention.end]
        while out and out[-1].end > items[0][0]:
            out.pop()
        out += [mention.moved(start, mention.end, "coordination", text[start:end] + head) for start, end in items]
    return out


def _items(text: str, mention: Mention) -> list[tuple[int, int]]:
    if text[mention.start - 1] not in _COUNTERS:
        return []
    first = max(0, mention.start - 80)
    # the items hold none of these marks: the search need not begin before the last
    begin = max(first, *(text.rfind(mark, first, mention.start) + 1 for mark in _NO_ITEM))
    match = _ITEMS.search(text, begin, mention.start)
    if not match:
        return []
    stated = match["count"]
    count = int(stated) if stated.isdigit() else (10 if stated == "十" else DIGITS[stated])
    start = match.start("items")
    opening = _OPENING.match(match["items"])
    start += opening.end() if opening else 0
    cuts = [m.start() for m in _SEPARATOR.finditer(text, start, match.end("items"))]
    if len(cuts) + 1 != count:
        return []
    starts = [start, *(c + 1 for c in cuts)]
    ends = [*cuts, match.end("items")]
    return list(zip(starts, ends, strict=True))

"""The year that a number is of, where it is another than the report's."""

from __future__ import annotations

import re

from fazhi_graph.extraction.quantities import Quantity

_YEAR = re.compile(r"(20\d\d)年")
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# “2021”, “行政处罚2021（件）”: heads of tables go without 年
_YEAR_HEAD = re.compile(r"(?<!\d)(20\d\d)(?:年度?)?$")
# “上年”, “行政处罚去年同期数”; not “上年结转”, which the report's own year began with
_YEAR_BEFORE = re.compile(r"(?:[上去]一?|前一)年度?(?:同期)?(?:数|数量|件数|数据|合计)?$")
_UNIT = re.compile(r"（[^（）]*）$|[/／][^/（）]{1,3}$")


def period(text: str, since: int, q: Quantity, year: int | None) -> int | None:
    """The year of a number that is not ``year``, the report's: said over its column or row, before it, in a caption.

    ``since`` is where what may be said of the number begins: its clause, or behind the value that it came from.
    """
    if year is None:
        return None
    stated = (
        _of_head(q.column, year)
        or _of_head(q.row, year)
        or _last(_YEAR.findall(text, since, q.start))
        or _of_caption(q.caption)
    )
    return stated if stated != year else None


def _of_head(head: str, year: int) -> int | None:
    if not head:
        return None
    bare = _UNIT.sub("", head)
    if _YEAR_BEFORE.search(bare):
        return year - 1
    return _last(_YEAR.findall(head) or _YEAR_HEAD.findall(bare))


def _of_caption(caption: str) -> int | None:
    """“2021—2022年”, “2021年和2022年” are several years, of which a number may be any."""
    return _last(_YEAR.findall(caption)) if caption and len(_ANY_YEAR.findall(caption)) == 1 else None


def _last(years: list[str]) -> int | None:
    return int(years[-1]) if years else None

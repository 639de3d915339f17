"""Dates as report heads and signatures write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零O0", "0")
# “2022-03-04 14:26”, “2022年3月4日”, “2022/3/4”, “2022.03.04”
_ARABIC = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
# “二〇二二年三月四日”, “二○二二年十二月二十日”
_CHINESE = re.compile(
    r"([一二][〇○零O0一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日"
)
# “20220304”
_PACKED = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)")
# “2022-03-04 14:26:31”, “[2022年3月4日]”: a line that is nothing but a date
ONLY_DATE = re.compile(
    r"[\[【（]?\s*(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"(?:\s*T?\d{1,2}:\d\d(?::\d\d)?)?\s*[\]】）]?"
)


def iso_date(text: str) -> str | None:
    """The first date in the text, ``YYYY-MM-DD``, or None where there is none or it is no day of the calendar."""
    if found := _ARABIC.search(text) or _PACKED.search(text):
        return _iso(*map(int, found.groups()))
    if found := _CHINESE.search(text):
        year, month, day = found.groups()
        return _iso(int("".join(_DIGITS[c] for c in year)), _small_number(month), _small_number(day))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _small_number(text: str) -> int:
    """1 to 99 in Chinese: 三, 十二, 二十, 三十一."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[text[-1]])
    return 10 * (int(_DIGITS[tens[-1]]) if tens else 1) + (int(_DIGITS[ones]) if ones else 0)

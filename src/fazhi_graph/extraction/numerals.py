"""Chinese and Arabic numerals to exact decimals: 6,318 · 8.26万 · 两千三百 · 三十余 · 百分之九十五 · 三分之二 · 九成.

No general-purpose library is usable here: they read 两三个 as 23 and 统一 as 统1, and lose 余, 多 and 近.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "俩": 2,
}
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
_SEPARATORS = re.compile("[,， ]")
_FOUR_DIGITS = Context(prec=4)
_TENS = {"廿": "二十", "卅": "三十"}

# “6,318”, “13，586”, “2 698”, “97.95”
ARABIC = r"\d{1,3}(?:[,， ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE_CHARS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"

# “二〇二三”, “一二三四五”: digits read one by one, no places between them
_DIGIT_STRING = re.compile(r"[零〇一二三四五六七八九]{2,}")
# “两三个”, “七八十”: two neighbouring digits, an estimate and not one number
_ESTIMATE = re.compile(r"[一二两三四五六七八九]{2}(?![〇零])")


def chinese_to_decimal(text: str) -> Decimal | None:
    """``两千三百`` → 2300, ``七十八`` → 78, ``百`` → 100, ``一万五`` → 15000. None for what is no single number."""
    for short, full in _TENS.items():
        text = text.replace(short, full)
    if not text or any(c not in DIGITS and c not in PLACES and c not in MYRIADS for c in text):
        return None
    if _DIGIT_STRING.fullmatch(text):
        return _digit_string(text)
    if _ESTIMATE.search(text):
        return None
    return _places(text)


def estimate(text: str) -> Decimal | None:
    """The lower number of two neighbours: ``七八十`` → 70, ``两三`` → 2, ``一百二三十`` → 120. None for no estimate."""
    match = _ESTIMATE.search(text)
    if not match or not (match[0] == "三五" or DIGITS[match[0][1]] - DIGITS[match[0][0]] == 1):
        return None
    return chinese_to_decimal(text[: match.start() + 1] + text[match.end() :])


def _digit_string(text: str) -> Decimal | None:
    # two or three neighbouring digits are an estimate (两三), longer strings are read digit by digit (二〇二三)
    if len(text) < 3 and "〇" not in text and "零" not in text:
        return None
    return Decimal("".join(str(DIGITS[c]) for c in text))


def _places(text: str) -> Decimal | None:
    total = section = digit = 0
    unit = 1  # the place that an ending digit without place stands under: 一万五 → 五千
    for i, char in enumerate(text):
        if char in DIGITS:
            digit = DIGITS[char]
            if char in "零〇":
                unit = 1
        elif char in PLACES:
            place = PLACES[char]
            section += (digit or (0 if i and text[i - 1] in "零〇" else 1)) * place
            digit, unit = 0, place
        else:
            myriad = MYRIADS[char]
            whole = section + digit
            if whole == 0 and total == 0:
                whole = 1
            total = (total + whole) * myriad if myriad > 10**4 and total else total + whole * myriad
            section, digit, unit = 0, 0, myriad
    if digit and unit >= 100 and text[-1] in DIGITS:
        digit *= unit // 10
    return Decimal(total + section + digit)


def arabic_to_decimal(text: str) -> Decimal:
    """``6,318`` → 6318, ``97.95`` → 97.95."""
    return Decimal(text if text.isdecimal() else _SEPARATORS.sub("", text))


def spoken_decimal(text: str) -> Decimal | None:
    """``九十五点六`` → 95.6, ``95.6`` → 95.6. None for what is no number."""
    if text[0].isdigit():
        return Decimal(text)
    whole, _, decimals = text.partition("点")
    value = chinese_to_decimal(whole)
    if value is None or any(c not in DIGITS for c in decimals):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals)) if decimals else value


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """The per cent that ``part`` is of ``whole``, to four digits where it does not come out even: 2 of 3 → 66.67."""
    # fractions: the remainder of numbers that no report has (“一分之百亿亿亿”) is more than decimals hold
    uneven = Fraction(part * 100) % Fraction(whole)
    return _FOUR_DIGITS.divide(part * 100, whole) if uneven else part * 100 / whole


def magnitude(text: str) -> Decimal:
    """The factor that 万, 亿, 百万, 千万, 万亿 … stand for; 1 for the empty string."""
    factor = Decimal(1)
    for char in text:
        factor *= PLACES.get(char) or MYRIADS[char]
    return factor


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: ``82600``, ``93.1``."""
    text = str(value)
    if text.isdecimal():  # most are whole numbers written out
        return text
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text

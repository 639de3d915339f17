"""Numerals in Chinese and Arabic writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_graph.extraction.numerals import (
    arabic_to_decimal,
    chinese_to_decimal,
    estimate,
    magnitude,
    plain,
    ratio,
    spoken_decimal,
)

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")


def group_in_chinese(number: int) -> str:
    """A number below 10,000 as it is written: 1050 → 一千零五十."""
    out = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += DIGITS[digit] + PLACES[place]
        elif out and not out.endswith("零"):
            out += "零"
    return out.rstrip("零")


def in_chinese(number: int) -> str:
    """A number below 100,000,000 as it is written: 20030005 → 二千零三万零五."""
    high, low = divmod(number, 10_000)
    if not high:
        return group_in_chinese(low)
    gap = "零" if 0 < low < 1000 else ""
    return f"{group_in_chinese(high)}万{gap}{group_in_chinese(low)}"


def as_spoken(written: str) -> str:
    """The same number with 两 before the great places and without the first 一 of 一十."""
    for place in "千万":
        written = written.replace(f"二{place}", f"两{place}") if written.startswith("二") else written
    return written.removeprefix("一") if written.startswith("一十") else written


@given(st.integers(1, 99_999_999))
def test_what_is_written_is_read(number: int) -> None:
    assert chinese_to_decimal(in_chinese(number)) == number


@given(st.integers(1, 99_999_999))
def test_what_is_spoken_is_read(number: int) -> None:
    assert chinese_to_decimal(as_spoken(in_chinese(number))) == number


@given(st.integers(1, 9_999), st.integers(0, 99_999_999))
def test_hundreds_of_millions_are_read(high: int, low: int) -> None:
    gap = "零" if 0 < low < 10_000_000 else ""
    text = f"{group_in_chinese(high)}亿{gap}{in_chinese(low) if low else ''}"
    assert chinese_to_decimal(text) == high * 10**8 + low


@given(st.integers(0, 10**12))
def test_separators_change_nothing(number: int) -> None:
    for separator in (",", "，", " "):
        assert arabic_to_decimal(f"{number:,}".replace(",", separator)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("一百零五", 105),
        ("一百五", 150),
        ("三千八", 3800),
        ("一万五", 15000),
        ("两万三千", 23000),
        ("三万五千", 35000),
        ("一亿三千万", 130_000_000),
        ("三万亿", 3 * 10**12),
        ("二〇二三", 2023),
        ("叁佰", 300),
        ("廿五", 25),
        ("百", 100),
        ("万", 10000),
    ],
)
def test_forms_of_reports(text: str, value: int) -> None:
    assert chinese_to_decimal(text) == value


@pytest.mark.parametrize("text", ["", "两三", "三五", "七八十", "十五六", "三四百", "几十", "统一"])
def test_an_estimate_is_no_number(text: str) -> None:
    assert chinese_to_decimal(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两三", 2),
        ("三五", 3),
        ("七八十", 70),
        ("十五六", 15),
        ("一百二三十", 120),
        ("三四百", 300),
        ("五六万", 50_000),
    ],
)
def test_an_estimate_is_read_by_its_lower_number(text: str, value: int) -> None:
    assert estimate(text) == value


@pytest.mark.parametrize("text", ["", "三", "三十五", "三二", "二四", "八五", "统一"])
def test_what_is_no_estimate(text: str) -> None:
    assert estimate(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("九十五", "95"), ("九十五点六", "95.6"), ("零点五", "0.5"), ("百", "100"), ("95.6", "95.6"), ("两三点五", None)],
)
def test_decimals_are_spoken(text: str, value: str | None) -> None:
    assert spoken_decimal(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("part", "whole", "value"),
    [
        (2, 3, "66.67"),
        (3, 4, "75"),
        (1, 8, "12.5"),
        (95, 100, "95"),
        (3, 1000, "0.3"),
        (1, 100_000, "0.001"),
        (10**26, 1, "1E+28"),
    ],
)
def test_a_fraction_is_a_per_cent(part: int, whole: int, value: str) -> None:
    assert ratio(Decimal(part), Decimal(whole)) == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("", 1), ("万", 10**4), ("百万", 10**6), ("万亿", 10**12)])
def test_magnitudes_multiply(text: str, value: int) -> None:
    assert magnitude(text) == value


@pytest.mark.parametrize(
    ("value", "text"), [("82600", "82600"), ("93.10", "93.1"), ("1E+5", "100000"), ("0", "0"), ("0.050", "0.05")]
)
def test_values_are_written_plainly(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text

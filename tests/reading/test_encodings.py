"""Every encoding that reports come in gives the same text."""

from __future__ import annotations

import pytest

from fazhi_graph.reading import ReadingError, read_bytes

SIMPLIFIED = "硚口区2023年度法治政府建设情况报告\n2023年，全区办理行政复议案件77件，推动法治政府建设取得新的成效。\n"
TRADITIONAL = (
    "某市2023年法治政府建設工作情況報告\n全市各級政府依法行政，推動法治政府建設工作取得重大成效，社會公共服務提高。\n"
    * 3
)


@pytest.mark.parametrize(
    ("encoding", "mark", "reported"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
    ],
)
def test_text_is_the_decoded_file_without_its_mark(encoding: str, mark: bytes, reported: str) -> None:
    document = read_bytes(mark + SIMPLIFIED.encode(encoding), "report.txt")
    assert document.text == SIMPLIFIED
    assert document.source.encoding == reported


def test_big5_is_told_from_gb18030_by_how_it_reads() -> None:
    document = read_bytes(TRADITIONAL.encode("big5"), "report.txt")
    assert document.text == TRADITIONAL
    assert document.source.encoding == "big5hkscs"


def test_a_page_that_says_gb2312_may_hold_characters_of_gb18030() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><p>{SIMPLIFIED * 5}</p></body></html>'
    assert "硚口区" in read_bytes(page.encode("gb18030"), "report.html").text


def test_line_ends_stay_as_they_are() -> None:
    text = SIMPLIFIED.replace("\n", "\r\n")
    document = read_bytes(text.encode(), "report.txt")
    assert document.text == text
    assert "\r" not in document.body.text


def test_a_few_damaged_bytes_do_not_lose_the_report() -> None:
    data = (SIMPLIFIED * 10).encode().replace("复议".encode(), b"\xe5\xa4", 1)
    assert read_bytes(data, "report.txt").text.count("行政复议") == 9


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_an_empty_file_is_an_error_with_file_and_remedy(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"^a\.txt: the file is empty; .+"):
        read_bytes(data, "a.txt")

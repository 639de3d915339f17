"""What holds for any text: offsets rise, nothing goes missing unrecorded, nothing but emptiness is an error."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fazhi_graph.model import Document
from fazhi_graph.reading import ReadingError, read_text

# Dense in what the rules look at
NOISE = st.text(
    st.sampled_from(
        "一、（二)三1230IlOo%.,:;\"'\t\n\r \u3000\xa0索引号发布日期：:报告法治政府建设2022年月日是"
        "“”《》&nbsp;⺠⼯第页共-—>关闭打印，。S"
    ),
    max_size=150,
)
SILENT = "\u200b\ufeff"  # width and blank space may go without a record


@given(NOISE | st.text())
def test_every_character_is_in_the_body_or_in_a_repair(text: str) -> None:
    try:
        document = read_text(text)
    except ReadingError:
        assert not text.removeprefix("\ufeff").strip()
        return
    offsets = document.body.offsets
    assert all(a < b for a, b in pairwise(offsets))
    accounted = set(offsets) | {i for r in document.repairs for i in range(r.span.start, r.span.end)}
    lost = [c for i, c in enumerate(document.text) if i not in accounted]
    assert not [c for c in lost if c.strip() and c not in SILENT and c.isprintable()]


@given(NOISE)
def test_repairs_and_fields_quote_the_text(text: str) -> None:
    try:
        document = read_text(text)
    except ReadingError:
        return
    assert all(document.text[r.span.start : r.span.end] == r.original for r in document.repairs)
    assert all(f.span.end <= len(document.text) for f in document.header if f.span)


@given(st.text(st.sampled_from("依法行政复议案件受理，。；：（）“”0123456789"), min_size=1))
def test_clean_text_is_its_own_body(text: str) -> None:
    document: Document = read_text(text)
    assert document.body.text == text
    assert document.repairs == ()
    assert list(document.body.offsets) == list(range(len(text)))

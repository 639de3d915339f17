"""Whom a number is about."""

from __future__ import annotations

import pytest

from extraction.reports import told


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("法院受理以区政府为被告的一审行政案件17件。", ["区政府"]),
        ("新收以区直各部门为被告的行政案件26件。", ["区直各部门"]),
        ("法院审理区公安局为被告的案件3件，其中败诉率为33.3%。", ["区公安局", "区公安局"]),
        ("区政府作为被申请人的复议案件9件，区直各单位作为被申请人的复议案件21件。", ["区政府", "区直各单位"]),
        ("区司法局办理法律援助案件85件。", ["区司法局"]),
        ("全年办理法律援助案件85件。", [None]),
    ],
)
def test_the_party_or_the_body_that_leads(text: str, subjects: list[str | None]) -> None:
    assert [o.subject for o in told(text).observations] == subjects

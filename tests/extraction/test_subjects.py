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


CHENGDU = "510100"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("武侯区开展联合执法46次，锦江区调解纠纷820件。", ["武侯区", "锦江区"]),
        ("全市开展联合执法96次，其中武侯区46次、锦江区50次。", [None, "武侯区", "锦江区"]),
        ("一是都江堰市建成法治公园两处。", ["都江堰市"]),
        ("成都市武侯区聘请法律顾问12名。", ["武侯区"]),
        ("成都市聘请法律顾问12名。", [None]),
        ("武侯区、锦江区分别办理行政复议案件31件、42件。", ["武侯区", "锦江区"]),
        ("市司法局、市公安局和市财政局分别举办法治讲座3场、5场、6场。", ["市司法局", "市公安局", "市财政局"]),
        ("成都市、武侯区分别收到复议申请320件和41件。", [None, "武侯区"]),
        ("青羊街道排查矛盾纠纷39件。", ["青羊街道"]),
        # whose the number is not
        ("在武侯区设立公共法律服务中心3个。", [None]),
        ("赴绵阳市考察2次。", [None]),
        ("指导简阳市建成站点3个，全市达到12个。", [None, None]),
        ("四川省首届普法征文获奖5件。", [None]),
        ("与德阳市、眉山市签订合作协议3份。", [None]),
        ("武侯区、锦江区、青羊区分别有3个、5个社区。", [None, None]),
    ],
)
def test_numbers_of_other_places(text: str, subjects: list[str | None]) -> None:
    assert [o.subject for o in told(text, CHENGDU).observations] == subjects


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        (["单位\t受理（件）\t审结（件）", "市本级\t46\t41", "武侯区\t38\t35", "合计\t84\t76"], "- - 武侯区 武侯区 - -"),
        (["项目\t武侯区\t锦江区\t合计", "行政复议受理（件）\t46\t41\t87"], "武侯区 锦江区 -"),
    ],
)
def test_numbers_in_the_rows_and_columns_of_other_places(rows: list[str], subjects: str) -> None:
    text = "\n".join(["各区行政复议案件情况如下：", *rows, "普法成效明显。"])
    assert [o.subject or "-" for o in told(text, CHENGDU).observations] == subjects.split()

"""Bodies renamed, merged or replaced."""

import pytest

from fazhi_graph.extraction import extract
from fazhi_graph.reading import read_text

PLACE = {"division_code": "420104", "year": "2020"}


@pytest.mark.parametrize(
    ("sentence", "originals", "results"),
    [
        ("机构改革后，区法制办公室更名为区司法局。", ("硚口区法制办公室",), ("硚口区司法局",)),
        (
            "将区城市管理局、区环卫处整合组建区综合行政执法局。",
            ("硚口区城市管理局", "硚口区环卫处"),
            ("硚口区综合行政执法局",),
        ),
        ("撤销区安监局，组建区应急管理局。", ("硚口区安监局",), ("硚口区应急管理局",)),
        ("在区政务服务中心基础上组建区行政审批局。", ("硚口区政务服务中心",), ("硚口区行政审批局",)),
    ],
)
def test_the_text_says_what_became_of_bodies(
    sentence: str, originals: tuple[str, ...], results: tuple[str, ...]
) -> None:
    extraction = extract(read_text(sentence), overrides=PLACE)
    (change,) = extraction.changes
    assert (change.originals, change.results) == (originals, results)
    assert extraction.text[change.evidence.start : change.evidence.end] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "区司法局联合区公安局开展检查。",
        "区司法局牵头组建法律服务团队。",
        "三、下一步打算\n将区环卫处更名为区环境卫生中心。",
    ],
)
def test_cooperation_foundation_and_plans_are_no_change(sentence: str) -> None:
    assert extract(read_text(sentence), overrides=PLACE).changes == ()

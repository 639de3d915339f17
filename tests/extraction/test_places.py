"""Names of places, each read from where the report stands."""

from __future__ import annotations

import pytest

from extraction.reports import places


@pytest.mark.parametrize(
    ("name", "code", "meant"),
    [
        ("江北区", "500105", "500105"),
        ("江北区", "330200", "330205"),
        ("江北区", "330282", "330205"),
        ("江北区", "500000", "500105"),
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220100", "220104"),
        ("朝阳区", "110106", "110105"),
        ("朝阳区", "220182", "220104"),
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "350100", "350102"),
        ("鼓楼区", "320300", "320302"),
        ("鼓楼区", "410200", "410204"),
        ("鼓楼区", "320302", "320302"),
        ("西湖区", "330100", "330106"),
        ("西湖区", "360100", "360103"),
        ("城关区", "620100", "620102"),
        ("城关区", "540100", "540102"),
        ("普陀区", "310000", "310107"),
        ("普陀区", "330900", "330903"),
        ("南山区", "440300", "440305"),
        ("南山区", "230400", "230404"),
        ("新华区", "130100", "130105"),
        ("新华区", "410400", "410402"),
        ("海州区", "320700", "320706"),
        ("环县", None, "621022"),
        ("慈溪市", "440305", "330282"),
        ("慈溪市", None, "330282"),
        ("杭锦后旗", None, "150826"),
    ],
)
def test_homonyms_are_read_from_the_report(name: str, code: str | None, meant: str) -> None:
    finder = places()
    division = finder.meant(name, finder.gazetteer.by_code(code) if code else None, 2022)
    assert division is not None
    assert division.code == meant


@pytest.mark.parametrize(
    ("name", "code"), [("鼓楼区", None), ("江北区", None), ("朝阳区", "440305"), ("鼓楼区", "320000")]
)
def test_what_stays_open_is_left_open(name: str, code: str | None) -> None:
    finder = places()
    assert finder.meant(name, finder.gazetteer.by_code(code) if code else None, 2022) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("与慈溪市、余姚市签订协议", ["慈溪市", "余姚市"]),
        ("凉山彝族自治州各县市", ["凉山彝族自治州"]),
        ("恭城瑶族自治县和陵水黎族自治县", ["恭城瑶族自治县", "陵水黎族自治县"]),
        ("鄂温克族自治旗草原执法", ["鄂温克族自治旗"]),
        ("没有地名的一句话", []),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in places().names(text)] == names


def test_a_name_that_several_bear_counts_for_all_of_them() -> None:
    counts = places().counts("鼓楼区、鼓楼区、徐州市")
    by_code = {d.code: n for d, n in counts.items()}
    assert [by_code[c] for c in ("320106", "320302", "350102", "410204", "320300")] == [2, 2, 2, 2, 1]

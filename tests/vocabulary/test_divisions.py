"""The gazetteer: which place a name means, and that its tables are sound."""

from __future__ import annotations

from collections import Counter

import pytest

from fazhi_graph.vocabulary.divisions import Division, Gazetteer, load


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def key(found: Division | None) -> str | None:
    return found.key if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("硚口区", "420104"),
        ("硚口", "420104"),
        ("武汉市硚口区", "420104"),
        ("湖北省武汉市硚口区", "420104"),
        ("武威市", "620600"),
        ("武威", "620600"),
        ("历下区", "370102"),
        ("环县", "621022"),
        ("甘肃省庆阳市环县", "621022"),
        ("全椒县", "341124"),
        ("浏阳市", "430181"),
        ("重庆市江北区", "500105"),
        ("宁波市江北区", "330205"),
        ("北京朝阳区", "110105"),
        ("恩施州", "422800"),
        ("鄂伦春旗", "150723"),
        ("浦东", "310115"),
        ("台湾省", "710000"),
    ],
)
def test_names_of_divisions(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert key(gazetteer.resolve(name)) == expected


@pytest.mark.parametrize(
    "name",
    [
        "南昌经济技术开发区",
        "南昌经开区",
        "南昌经济开发区",
        "南昌市经济技术开发区",
        "江西省南昌经济技术开发区",
        "南昌国家级经济技术开发区",
    ],
)
def test_a_zone_is_not_the_county_of_its_name(gazetteer: Gazetteer, name: str) -> None:
    zone = gazetteer.resolve(name)
    assert zone is not None
    assert (zone.key, zone.level, zone.zone) == ("360100-南昌经济技术开发区", "zone", True)
    assert [place.name for place in gazetteer.parents(zone)] == ["南昌市", "江西省"]


@pytest.mark.parametrize(
    "name", ["朝阳区", "江北区", "鼓楼区", "市中区", "开发区", "新区", "大瑶镇", "司法局", "市", ""]
)
def test_what_several_places_or_none_are_called(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.resolve(name) is None


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("江北区", "500000", "500105"),
        ("江北区", "50", "500105"),
        ("江北区", "330200", "330205"),
        ("市中区", "370102", "370103"),  # a neighbour in the same city
        ("朝阳区", "220105", "220104"),
        ("河南", "632300", "632324"),
        ("大瑶镇", "430181", "430181-大瑶镇"),
        ("经济技术开发区", "360100", None),
    ],
)
def test_the_place_of_reading_decides(gazetteer: Gazetteer, name: str, within: str, expected: str | None) -> None:
    assert key(gazetteer.resolve(name, within=within)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("河南", "410000"),
        ("长沙", "430100"),
        ("西安", "610100"),
        ("海南州", "632500"),
    ],
)
def test_a_short_name_means_the_higher_place(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert key(gazetteer.resolve(name)) == expected


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("武威市", 1990, "622301"),
        ("武威市", 2021, "620600"),
        ("莱芜市", 2017, "371200"),
        ("钢城区", 2016, "371203"),
        ("钢城区", 2022, "370117"),
        ("襄樊市", 2009, "420600"),
        ("沙县", 2018, "350427"),
        ("沙县", 2023, "350405"),
        ("江北区", 2027, "330205"),
        ("重庆市江北区", 2027, "500105"),
        ("两江新区", 2019, "500000-重庆两江新区"),
        ("两江新区", 2026, "500157"),
    ],
)
def test_former_names_hold_in_their_years(gazetteer: Gazetteer, name: str, year: int, expected: str) -> None:
    assert key(gazetteer.resolve(name, year=year)) == expected


def test_what_continues_another_is_meant_today(gazetteer: Gazetteer) -> None:
    assert key(gazetteer.resolve("友好区")) == "230719"
    assert key(gazetteer.resolve("济源市")) == "419001"
    assert key(gazetteer.resolve("两江新区")) == "500157"


def test_codes_keep_their_former_names(gazetteer: Gazetteer) -> None:
    now, then = gazetteer.by_code("130502"), gazetteer.by_code("130502", year=2015)
    assert (now and now.name, then and then.name) == ("襄都区", "桥东区")
    former = gazetteer.by_code("500105")
    assert former is not None
    assert (former.name, former.until, former.successor) == ("江北区", 2025, "500157")
    assert gazetteer.by_code("999999") is None


def test_unlisted_zones_and_townships_stand_under_the_place_of_their_name(gazetteer: Gazetteer) -> None:
    assert key(gazetteer.resolve("蔡甸经济开发区")) == "420114-蔡甸经济开发区"
    assert key(gazetteer.resolve("湖北蔡甸经济开发区")) == "420114-蔡甸经济开发区"
    assert key(gazetteer.resolve("蔡甸区经济开发区")) == "420114-蔡甸经济开发区"
    assert key(gazetteer.resolve("湖南省浏阳市大瑶镇")) == "430181-大瑶镇"
    assert gazetteer.resolve("平安产业园") is None  # 平安 is an ordinary word before it is a place


def test_above_and_below(gazetteer: Gazetteer) -> None:
    county = gazetteer.resolve("环县")
    province = gazetteer.by_code("620000")
    assert county is not None
    assert province is not None
    assert gazetteer.province_of(county) == gazetteer.province_of(province) == province
    assert [d.name for d in gazetteer.children("620600")] == ["凉州区", "民勤县", "古浪县", "天祝藏族自治县"]
    assert len(gazetteer.children("620000")) == 14
    assert "南昌经济技术开发区" in [zone.name for zone in gazetteer.zones("360000")]


def test_today_has_34_provinces_333_prefectures_and_all_counties(gazetteer: Gazetteer) -> None:
    today = {d.key: d.level for _, d in gazetteer.names() if d.until is None and not d.zone}
    assert Counter(today.values()) == {"province": 34, "prefecture": 333, "county": 2844}


def test_every_parent_successor_and_host_exists(gazetteer: Gazetteer) -> None:
    divisions = {d for _, d in gazetteer.names()}
    for division in divisions:
        assert division.parent is None or gazetteer.by_code(division.parent), division
        assert division.successor is None or gazetteer.by_code(division.successor), division
        assert (division.parent is None) == (division.level == "province"), division
        assert (division.since or 0) <= (division.until or 9999), division
    assert all(gazetteer.by_code(d.code, year=2026).until is None for d in divisions if d.zone and not d.until)  # type: ignore[union-attr]


def test_no_name_of_a_zone_is_that_of_another_place(gazetteer: Gazetteer) -> None:
    bearers: dict[str, set[str]] = {}
    for name, division in gazetteer.names():
        if division.zone or division.until is None:
            bearers.setdefault(name, set()).add(division.key)
    zones = {name for name, division in gazetteer.names() if division.zone}
    shared = {name: keys for name, keys in bearers.items() if name in zones and len(keys) > 1}
    assert shared == {"两江新区": {"500000-重庆两江新区", "500157"}}  # the zone became a division in 2025


def test_names_for_running_text_leave_ordinary_words_out(gazetteer: Gazetteer) -> None:
    names = {name for name, _ in gazetteer.matchable_names()}
    assert {"硚口", "硚口区", "武威", "环县", "南昌经开区", "公安县", "雄安新区", "襄樊市"} <= names
    assert not {"和平", "新华", "公安", "长安", "和政", "资源", "城区", "成县"} & names
    assert all(len(name) > 1 for name in names)


def test_candidates_are_all_that_ever_bore_the_name(gazetteer: Gazetteer) -> None:
    assert [d.key for d in gazetteer.candidates("江北区")] == ["330205", "500105", "510211"]
    assert gazetteer.candidates("硚口区司法局") == ()

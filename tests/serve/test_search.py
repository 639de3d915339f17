from __future__ import annotations

import httpx
import pytest

import samples
from fazhi_graph.serve.pinyin import initials
from fazhi_graph.serve.search import Entry, Names

NAMES = Names(
    [
        Entry("i:1", "Institution", 9, {"prefLabel@zh": ["行政复议"], "altLabel@zh": ["复议制度"]}),
        Entry("i:2", "Programme", 4, {"prefLabel@zh": ["行政复议体制改革"]}),
        Entry("i:3", "Body", 1, {"prefLabel@zh": ["硚口区司法局"], "altLabel@zh": ["区司法局"]}),
        Entry("i:4", "Body", 2, {"prefLabel@zh": ["青溪区行政争议调解中心"]}),
        Entry("i:5", "Jurisdiction", 0, {"prefLabel@zh": ["重庆市"], "divisionCode": ["500000"]}),
        Entry("i:6", "Indicator", 0, {"prefLabel@zh": ["复议受理"], "notation": ["reconsideration.accepted"]}),
    ]
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("行政复议", "i:1"),
        ("复议制度", "i:1"),
        ("体制改革", "i:2"),
        ("区司法局", "i:3"),
        ("XZFY", "i:1"),
        ("qkq", "i:3"),
        ("cqs", "i:5"),
        ("zqs", "i:5"),
        ("500000", "i:5"),
        ("reconsideration.accepted", "i:6"),
        ("Ｘzfytz", "i:2"),
        ("争议的调解", "i:4"),
        ("行政争议 中心", "i:4"),
    ],
)
def test_what_is_typed_finds(text: str, first: str) -> None:
    assert NAMES.find(text)[0].entry.iri == first


@pytest.mark.parametrize("text", ["", "  ", "海关", "qqqq"])
def test_nothing_is_found(text: str) -> None:
    assert NAMES.find(text) == []


def test_the_alias_that_was_met_is_told() -> None:
    assert NAMES.find("复议制度")[0].name == "复议制度"


def test_only_some_classes() -> None:
    assert [hit.entry.iri for hit in NAMES.find("复议", frozenset({"Programme"}))] == ["i:2"]


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("行政复议", "xzfy"),
        ("硚口区", "qkq"),
        ("“12345”热线", "12345rx"),
        ("长安", "ca"),
        ("长安", "za"),
        ("亳州", "bz"),
    ],
)
def test_initials(name: str, spelling: str) -> None:
    assert spelling in initials(name)


def test_the_server_finds_by_label_alias_and_initials(client: httpx.Client) -> None:
    for text, label in (
        ("区司法局", "青溪区司法局"),
        ("xzfy", "行政复议"),
        ("行政复议制度", "行政复议"),
        ("xst", "溪事通"),
    ):
        hit = client.get("/search", params={"q": text}).json()[0]
        assert hit["label"] == label
        assert client.get(hit["address"]).status_code == 200


def test_what_reports_mention_comes_first(client: httpx.Client) -> None:
    hits = client.get("/search", params={"q": "法律顾问", "kinds": "Institution"}).json()
    assert hits[0]["iri"] == samples.ADVISERS
    assert hits[0]["mentions"] > 0

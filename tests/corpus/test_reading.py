"""The real reports and the gold's own files, where they are at hand."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from fazhi_graph.reading import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted([*SHARED.glob("seeds/*.txt"), *SHARED.glob("gold/dev/*.txt"), *SHARED.glob("gold/dev/*.html")])

pytestmark = pytest.mark.skipif(not FILES, reason="no reports beside the repository")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_offsets_rise_and_nothing_is_lost_in_silence(path: Path) -> None:
    document = read(path)
    assert all(a < b for a, b in pairwise(document.body.offsets))
    accounted = set(document.body.offsets)
    for repair in document.repairs:
        assert document.text[repair.span.start : repair.span.end] == repair.original
        accounted |= set(range(repair.span.start, repair.span.end))
    assert not [c for i, c in enumerate(document.text) if i not in accounted and c.strip()]


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".txt"], ids=lambda p: p.name)
def test_text_is_the_file_as_it_stands(path: Path) -> None:
    assert read(path).text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_title_and_day_of_publication_are_those_of_the_gold(path: Path) -> None:
    gold = (
        SHARED / "gold" / "dev" / f"{path.stem.split('_')[0] if path.parent.name == 'seeds' else path.stem}.gold.json"
    )
    if not gold.is_file():
        pytest.skip("no gold for this report")
    expected = json.loads(gold.read_text(encoding="utf-8"))["report"]
    document = read(path)
    assert document.header_value("title") == expected["title"]
    assert document.header_value("published_on") == expected["published_on"]


def test_the_page_gives_the_text_that_the_gold_was_made_on() -> None:
    folder = SHARED / "gold" / "dev"
    assert read(folder / "a1_county.html").text == (folder / "a1_county.txt").read_text(encoding="utf-8").rstrip("\n")


def test_the_headings_of_the_gold_stand_in_the_body() -> None:
    for path in FILES:
        gold = SHARED / "gold" / "dev" / f"{path.stem}.gold.json"
        if gold.is_file():
            body = read(path).body.text
            headings = [s["heading"] for s in json.loads(gold.read_text(encoding="utf-8"))["sections"]]
            assert [h for h in headings if h not in body] == []

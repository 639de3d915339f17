"""Short reports to be read in full, and what came out of them in the words of their text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from fazhi_graph.extraction import extract
from fazhi_graph.extraction.mentions import Mention, MentionFinder
from fazhi_graph.extraction.places import PlaceFinder
from fazhi_graph.model import Entity, Extraction, Span
from fazhi_graph.reading import read_text
from fazhi_graph.vocabulary import load_vocabulary
from fazhi_graph.vocabulary.divisions import load

NANSHAN = "440305"


@lru_cache
def places() -> PlaceFinder:
    return PlaceFinder(load())


@lru_cache
def mention_finder() -> MentionFinder:
    return MentionFinder(load_vocabulary(), places())


def mentions(text: str, code: str = NANSHAN) -> list[Mention]:
    """The mentions of a body text in the report of a place."""
    return mention_finder().find(text, places().names(text), places().gazetteer.by_code(code), 2022)


def told(text: str, code: str = NANSHAN, year: int = 2022, title: str = "") -> Extraction:
    """What is read from a report that says nothing but ``text``; its place and year are given from outside.

    Under a ``title`` the text stands in a part of its own, so that the title is seen to be one.
    """
    page = f"{title}\n一、主要工作\n{text}\n二、工作成效\n群众满意。\n" if title else text
    return extract(read_text(page), overrides={"division_code": code, "year": str(year)})


def quoted(extraction: Extraction, span: Span) -> str:
    return extraction.text[span.start : span.end]


def named(extraction: Extraction, name: str) -> Entity:
    """The entity that the text calls by a name."""
    called = {quoted(extraction, m): e for e in extraction.entities for m in e.mentions}
    assert name in called, sorted(called)
    return called[name]


def triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(r.subject, r.predicate, r.object) for r in extraction.relations}


def coded(extraction: Extraction) -> list[tuple[str, str]]:
    """Each number as it stands, without its unit, and its indicator, “-” where it has none."""
    return [(quoted(extraction, o.span), o.indicator or "-") for o in extraction.observations]


def rows(table: str) -> list[tuple[str, ...]]:
    """“a b c|d e f” as rows of words; an empty table has no rows."""
    return [tuple(row.split(" ")) for row in table.split("|")] if table else []


def ordered(items: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without order of their own, so that a difference reads well."""
    return sorted(set(items))

"""Two extractions of the same reports side by side: which facts were gained and which were lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from fazhi_graph.evaluation.scores import Json


class Fact(NamedTuple):
    """One fact as people compare it; facts that read the same are the same."""

    kind: str
    statement: str
    quote: str


class FactChange(NamedTuple):
    """A fact that only one of two runs has."""

    change: Literal["gained", "lost"]
    report: str
    fact: Fact


def changes(before: Mapping[str, Json], after: Mapping[str, Json]) -> list[FactChange]:
    """Facts gained and lost, report by report; reports that only one run has are passed over."""
    found: list[FactChange] = []
    for name in sorted(before.keys() & after.keys()):
        old, new = Counter(facts(before[name])), Counter(facts(after[name]))
        found += (FactChange("gained", name, fact) for fact in sorted((new - old).elements()))
        found += (FactChange("lost", name, fact) for fact in sorted((old - new).elements()))
    return found


def facts(extraction: Json) -> Iterator[Fact]:
    """All facts of one extraction."""
    text = extraction["text"]
    for name, value in extraction.get("report", {}).items():
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield Fact("report", f"{name} {value}", "")
    for one in extraction.get("sections", []):
        yield Fact("section", f"{one['heading']} ({one.get('topic') or 'no topic'})", "")
    for one in extraction.get("entities", []):
        yield Fact("entity", f"{one['type']} {one['canonical']}", one["name"])
    for one in extraction.get("observations", []):
        start, end = one["evidence"]
        yield Fact("observation", _number(one), text[start:end])
    for one in extraction.get("relations", []):
        start, end = one["evidence"]
        yield Fact("relation", f"{one['s']} {one['p']} {one['o']}", text[start:end])
    for kind in ("problems", "commitments"):
        for one in extraction.get(kind, []):
            yield Fact(kind.removesuffix("s"), text[one["start"] : one["end"]], "")


def _number(one: Json) -> str:
    return f"{one.get('indicator') or 'no indicator'} {one['label']} {one['value']} {one['unit']} {one['approx']}"

"""What stands in a report once: its own facts, its headings, the problems and plans that it states."""

from __future__ import annotations

from collections import Counter

from fazhi_graph.evaluation.scores import Difference, Evaluation, Json, Score
from fazhi_graph.evaluation.texts import SqueezedText, Stretch, bare, overlap

_FIELDS = ("jurisdiction", "division_code", "province", "year", "issuer", "issued_on", "published_on")
# a heading may be cut or run on, if this much of it is there
_SHORT_HEADING, _SHORTEST_PART = 6, 4


def evaluate_report(gold: Json, found: Json) -> Evaluation:
    """The score of ``report_fields``: those that the gold fills in."""
    expected, given = gold["report"], found.get("report", {})
    asked = [name for name in _FIELDS if expected.get(name) is not None]
    wrong = [name for name in asked if bare(expected[name]) != bare(given.get(name))]
    return Evaluation(
        {"report_fields": Score(len(asked) - len(wrong), len(asked), len(asked))},
        tuple(Difference(f"report.{n}", "wrong", str(expected[n]), str(given.get(n) or "")) for n in wrong),
    )


def evaluate_statements(kind: str, gold: Json, found: Json, text: SqueezedText) -> Evaluation:
    """The score of ``problems`` or ``commitments``: at least half of what two quotes cover together is shared."""
    expected, given = gold[kind], found.get(kind, [])
    left = [(f, text.stretch(f["start"], f["end"])) for f in given]
    missed = list[str]()
    for quote, place in zip(expected, _places(expected, text), strict=True):
        hit = next((i for i, (_, ours) in enumerate(left) if place and ours and _mostly(place, ours)), None)
        if hit is None:
            missed.append(quote)
        else:
            del left[hit]
    return Evaluation(
        {kind: Score(len(expected) - len(missed), len(given), len(expected))},
        (
            *(Difference(kind, "missed", quote, "") for quote in missed),
            *(Difference(kind, "spurious", "", f.get("text") or text.text[f["start"] : f["end"]]) for f, _ in left),
        ),
    )


def _places(quotes: list[str], text: SqueezedText) -> list[Stretch | None]:
    """Where each quote stands; one that is given twice stands at its second place, too."""
    seen, places = Counter[str](), list[Stretch | None]()
    for quote in quotes:
        starts = text.places(quote)
        start = starts[min(seen[quote], len(starts) - 1)] if starts else None
        seen[quote] += 1
        size = len(SqueezedText(quote).flat)
        places.append(None if start is None else (start, start + size))
    return places


def _mostly(one: Stretch, other: Stretch) -> bool:
    shared = overlap(one, other)
    return shared > 0 and 2 * shared >= max(one[1], other[1]) - min(one[0], other[0])


def evaluate_sections(gold: Json, found: Json) -> Evaluation:
    """The score of ``sections``: headings, whatever their level."""
    expected = [bare(s["heading"]) for s in gold.get("sections", [])]
    given = [bare(s["heading"]) for s in found.get("sections", [])]
    left, missed = list(given), list[str]()
    for heading in expected:
        hit = next((other for other in left if _same_heading(heading, other)), None)
        if hit is None:
            missed.append(heading)
        else:
            left.remove(hit)
    return Evaluation(
        {"sections": Score(len(expected) - len(missed), len(given), len(expected))},
        (
            *(Difference("sections", "missed", heading, "") for heading in missed),
            *(Difference("sections", "spurious", "", heading) for heading in left),
        ),
    )


def _same_heading(gold: str, found: str) -> bool:
    part = len(gold) > _SHORT_HEADING and len(found) > _SHORTEST_PART
    return gold == found or (part and (found.startswith(gold) or gold.startswith(found)))

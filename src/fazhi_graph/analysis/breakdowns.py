"""Totals that reports break down: of so many cases so many upheld, so many revoked."""

from __future__ import annotations

from collections import defaultdict

from fazhi_graph.analysis.comparison import Comparison
from fazhi_graph.analysis.figures import Figure

# A total and its parts, each of another indicator
Breakdown = tuple[Figure, tuple[Figure, ...]]


def breakdowns(comparison: Comparison) -> dict[str, list[Breakdown]]:
    """The breakdowns of each indicator (IRI), one a place and year.

    Parts that are more than the whole overlap, and are no shares of it: such a breakdown is left out.
    """
    parts = _parts(comparison)
    found: defaultdict[str, dict[tuple[str, int], Breakdown]] = defaultdict(dict)
    for total in comparison.figures:
        named = parts.get(total.id, {}).values()
        own = tuple(f for f in named if f.unit == total.unit and f.indicator != total.indicator)
        if total.indicator and len(own) > 1 and sum(f.value for f in own) <= total.value:
            found[total.indicator].setdefault((total.place, total.year), (total, own))
    return {indicator: list(slots.values()) for indicator, slots in found.items()}


def _parts(comparison: Comparison) -> dict[str, dict[str, Figure]]:
    """By the total's identifier and the part's indicator."""
    found: defaultdict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in comparison.figures:
        if figure.total and figure.indicator and not figure.change:
            found[figure.total].setdefault(figure.indicator, figure)
    return found

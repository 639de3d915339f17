"""Precision, recall and F1 from counts, and the differences that they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = Mapping[str, Any]
Verdict = Literal["missed", "spurious", "wrong"]


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were found, how many of them are right, and how many the gold has."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where there was nothing to find and nothing was found."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where there was nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact on which gold and extraction differ; ``quote`` is the text that it stands in."""

    kind: str
    verdict: Verdict
    expected: str
    found: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by kind, and the differences, in the order of the gold."""

    scores: dict[str, Score] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


def together(parts: Iterable[Evaluation]) -> Evaluation:
    """Evaluations of several kinds or several reports as one; scores of the same kind are pooled."""
    scores: dict[str, Score] = {}
    differences: list[Difference] = []
    for part in parts:
        differences += part.differences
        for kind, score in part.scores.items():
            scores[kind] = scores.get(kind, Score()) + score
    return Evaluation(scores, tuple(differences))

"""Floors: what has been reached and must not be lost. They rise by themselves and fall only on demand."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from fazhi_graph.evaluation.pairing import EvaluationError
from fazhi_graph.evaluation.scores import Score

# a floor lies a little below what was reached, so that one fact of a thousand may move
MARGIN = 0.01
MEASURES = ("precision", "recall", "f1")
Floors = dict[str, dict[str, float]]


class Shortfall(NamedTuple):
    """A measure of a kind that lies below its floor."""

    kind: str
    measure: str
    floor: float
    reached: float


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors of each set of gold; a file that is not there has none."""
    if not path.exists():
        return {}
    try:
        sets: dict[str, Floors] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EvaluationError(f"{path}: no JSON ({error}); floors are written by --write-floors") from error
    return sets


def write_floors(path: Path, sets: Mapping[str, Floors]) -> None:
    """Write the floors of each set, in order of set and kind."""
    path.write_text(json.dumps(sets, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def shortfalls(floors: Floors, scores: Mapping[str, Score]) -> list[Shortfall]:
    """Where scores lie below floors; a kind that has a floor and was not scored counts as 0."""
    return [
        Shortfall(kind, measure, floor, reached)
        for kind, bounds in floors.items()
        for measure, floor in bounds.items()
        if (reached := _measured(scores.get(kind, Score(gold=1)), measure)) < floor
    ]


def new_floors(floors: Floors, scores: Mapping[str, Score], *, lower: bool = False) -> Floors:
    """Floors a margin below the scores. Old ones that are higher stand, unless ``lower`` lets them fall.

    Single entity types get none: with ten honours in a set, one more or less says nothing.
    """
    kept = {} if lower else floors
    pooled = {kind: score for kind, score in scores.items() if "." not in kind}
    reached = {kind: {m: _below(_measured(score, m)) for m in MEASURES} for kind, score in pooled.items()}
    kinds = sorted({*kept, *reached})
    return {kind: _higher(kept.get(kind, {}), reached.get(kind, {})) for kind in kinds}


def _higher(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {m: max(one.get(m, 0.0), other.get(m, 0.0)) for m in MEASURES if m in one or m in other}


def _measured(score: Score, measure: str) -> float:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}[measure]


def _below(reached: float) -> float:
    return max(0.0, math.floor((reached - MARGIN) * 1000) / 1000)

"""Floors rise by themselves and fall only on demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi_graph.evaluation import Score
from fazhi_graph.evaluation.floors import new_floors, read_floors, shortfalls, write_floors
from fazhi_graph.evaluation.pairing import EvaluationError

GOOD, POOR = {"unit": Score(9, 10, 10)}, {"unit": Score(8, 10, 10)}


def test_a_floor_lies_a_little_below_what_was_reached() -> None:
    assert new_floors({}, GOOD) == {"unit": {"precision": 0.89, "recall": 0.89, "f1": 0.89}}


def test_single_entity_types_have_no_floor() -> None:
    assert new_floors({}, GOOD | {"entity_typed.Honour": Score(1, 1, 1)}) == new_floors({}, GOOD)


def test_floors_rise_and_do_not_fall_unless_told() -> None:
    low, high = new_floors({}, POOR), new_floors({}, GOOD)
    assert new_floors(low, GOOD) == high
    assert new_floors(high, POOR) == high
    assert new_floors(high, POOR, lower=True) == low
    assert new_floors({"gone": {"f1": 0.5}}, GOOD)["gone"] == {"f1": 0.5}


def test_what_lies_below_its_floor_is_named() -> None:
    floors = {"unit": {"f1": 0.85, "precision": 0.5}}
    assert shortfalls(floors, GOOD) == []
    assert [tuple(s) for s in shortfalls(floors, POOR)] == [("unit", "f1", 0.85, pytest.approx(0.8))]
    assert [s.reached for s in shortfalls(floors, {})] == [0, 0]


def test_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    write_floors(path, {"seeds": new_floors({}, GOOD)})
    assert read_floors(path) == {"seeds": new_floors({}, GOOD)}
    path.write_text("[", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"floors\.json: no JSON"):
        read_floors(path)

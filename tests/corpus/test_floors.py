"""What extraction has reached on the samples, and on real reports where they are at hand, it must not lose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.golds import DEV, source_of
from fazhi_graph.evaluation import Evaluation, evaluate, together
from fazhi_graph.evaluation.floors import read_floors, shortfalls
from fazhi_graph.evaluation.pairing import read_extractions, read_gold
from fazhi_graph.extraction import extract
from fazhi_graph.extraction.json import to_json
from fazhi_graph.reading import read

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FLOORS = read_floors(SEEDS / "floors.json")


def seeds() -> Evaluation:
    """The samples that are not held out."""
    golds = read_gold(SEEDS).golds
    found = read_extractions(SEEDS, frozenset(golds))
    assert found.keys() == golds.keys()
    return together(evaluate(golds[name], found[name]) for name in golds)


def dev() -> Evaluation:
    """The real reports and those written beside them."""
    return together(
        evaluate(json.loads(gold.read_text(encoding="utf-8")), to_json(extract(read(source_of(gold)))))
        for gold in sorted(DEV.glob("*.gold.json"))
    )


def test_the_samples_keep_their_floors() -> None:
    assert shortfalls(FLOORS["seeds"], seeds().scores) == []


@pytest.mark.skipif(not DEV.is_dir(), reason="no gold of real reports beside the repository")
def test_real_reports_keep_their_floors() -> None:
    assert shortfalls(FLOORS["dev"], dev().scores) == []


@pytest.mark.parametrize("kind", ["quantity_value", "indicator", "entity_named", "relation", "problems", "commitments"])
def test_every_set_has_floors_of_what_matters(kind: str) -> None:
    assert all(FLOORS[name][kind].keys() == {"precision", "recall", "f1"} for name in ("seeds", "dev"))

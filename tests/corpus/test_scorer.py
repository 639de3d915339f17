"""Our scorer and the one that the gold came with say the same."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest

from corpus.golds import DEV, SCORER, source_of
from fazhi_graph.evaluation import evaluate, together
from fazhi_graph.evaluation.numbers import annotated_codes
from fazhi_graph.extraction import extract
from fazhi_graph.extraction.json import to_json
from fazhi_graph.reading import read
from loading import loaded

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="no scorer beside the repository")


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    return loaded(SCORER)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (json.loads(gold.read_text(encoding="utf-8")), to_json(extract(read(source_of(gold)))))
        for gold in sorted(DEV.glob("*.gold.json"))
    ]


def test_every_report_and_all_together_are_scored_alike(
    theirs: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    ours = [evaluate(gold, found) for gold, found in pairs]
    given = [theirs.score(gold, found)[0] for gold, found in pairs]
    for evaluation, expected in zip([*ours, together(ours)], [*given, theirs.pool(given)], strict=True):
        assert {kind: (s.right, s.found, s.gold) for kind, s in evaluation.scores.items()} == {
            kind: (s["tp"], s["pred"], s["gold"]) for kind, s in expected.items()
        }
        assert {k: round(s.f1, 4) for k, s in evaluation.scores.items()} == {k: s["f1"] for k, s in expected.items()}


def test_codes_that_annotators_choose_from_are_theirs(theirs: ModuleType) -> None:
    assert theirs.CODES - {"e.g"} == annotated_codes()

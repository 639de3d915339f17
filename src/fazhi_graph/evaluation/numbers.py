"""Observations: the same number at the same place, then its value, unit, approximation and indicator."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fazhi_graph.evaluation.scores import Difference, Evaluation, Json, Score
from fazhi_graph.evaluation.texts import SqueezedText, Stretch, bare, overlap, squeeze

Pair = tuple[Json, Json]
_NEGLIGIBLE = 1e-6
# how much text around a spurious number is shown
_BEFORE, _AFTER = 12, 8


@cache
def annotated_codes() -> frozenset[str]:
    """The indicators that annotators choose from. Other indicators of the vocabulary are neither right nor wrong."""
    return frozenset(files("fazhi_graph.evaluation").joinpath("codes.txt").read_text(encoding="utf-8").split())


def evaluate_observations(gold: Json, found: Json, text: SqueezedText) -> Evaluation:
    """Scores of ``quantity_found``, ``quantity_value``, ``unit``, ``approx`` and ``indicator``."""
    expected, given = gold["observations"], found.get("observations", [])
    pairs, missed, spurious = _pairs(expected, given, text)
    same = [(_same_value(g, f), _same_unit(g, f), _same_approx(g, f)) for g, f in pairs]
    values, units, approximations = (sum(column) for column in zip(*same, strict=True)) if same else (0, 0, 0)
    scores = {
        "quantity_found": Score(len(pairs), len(given), len(expected)),
        "quantity_value": Score(values, len(given), len(expected)),
        "unit": Score(units, len(pairs), len(pairs)),
        "approx": Score(approximations, len(pairs), len(pairs)),
        "indicator": _indicator_score(expected, given, pairs),
    }
    alone = [_missed(g) for g in missed] + [_spurious(f, text.text) for f in spurious]
    return Evaluation(scores, (*alone, *(d for g, f in pairs for d in _wrong(g, f))))


def _pairs(expected: list[Json], given: list[Json], text: SqueezedText) -> tuple[list[Pair], list[Json], list[Json]]:
    left = [(f, text.stretch(f["start"], f["end"])) for f in given]
    pairs, missed = list[Pair](), list[Json]()
    for one in expected:
        hit = _first_at(_number_places(one, text), left)
        if hit is None:
            missed.append(one)
        else:
            pairs.append((one, left.pop(hit)[0]))
    return pairs, missed, [f for f, _ in left]


def _number_places(observation: Json, text: SqueezedText) -> list[Stretch]:
    """Where the number may stand: wherever its evidence does, and as often as the evidence has it."""
    evidence, number = squeeze(observation["evidence"]), squeeze(observation["number_text"])
    inside = SqueezedText(evidence).places(number)
    starts = [at + within for at in text.places(evidence) for within in inside]
    return [(start, start + len(number)) for start in starts]


def _first_at(places: list[Stretch], given: list[tuple[Json, Stretch | None]]) -> int | None:
    for place in places:
        for i, (_, stretch) in enumerate(given):
            if stretch and overlap(place, stretch) > 0:
                return i
    return None


def _same_value(gold: Json, found: Json) -> bool:
    try:
        expected, given = float(gold["value"]), float(found["value"])
    except (TypeError, ValueError):
        return False
    return abs(expected - given) <= _NEGLIGIBLE * max(1.0, abs(expected))


def _same_unit(gold: Json, found: Json) -> bool:
    return bare(gold["unit"]) == bare(found.get("unit"))


def _approx(observation: Json) -> str:
    return str(observation.get("approx") or "exact")


def _same_approx(gold: Json, found: Json) -> bool:
    return _approx(gold) == _approx(found)


def _annotated(found: Json) -> str | None:
    code = found.get("indicator")
    return code if code in annotated_codes() else None


def _indicator_score(expected: list[Json], given: list[Json], pairs: list[Pair]) -> Score:
    right = sum(bool(g.get("code")) and g["code"] == f.get("indicator") for g, f in pairs)
    return Score(right, sum(_annotated(f) is not None for f in given), sum(bool(g.get("code")) for g in expected))


def _missed(gold: Json) -> Difference:
    return Difference("quantity", "missed", str(gold["number_text"]), "", str(gold["evidence"]))


def _spurious(found: Json, text: str) -> Difference:
    quote = text[max(0, found["start"] - _BEFORE) : found["end"] + _AFTER]
    return Difference("quantity", "spurious", "", str(found.get("value")), quote)


def _wrong(gold: Json, found: Json) -> list[Difference]:
    """On what a number that was found differs."""
    code = gold.get("code")
    same_code = code == found.get("indicator") if code else _annotated(found) is None
    checks = (
        ("value", _same_value(gold, found), gold["value"], found.get("value")),
        ("unit", _same_unit(gold, found), gold["unit"], found.get("unit")),
        ("approx", _same_approx(gold, found), _approx(gold), _approx(found)),
        ("indicator", same_code, code, found.get("indicator")),
    )
    return [
        Difference(kind, "wrong", _shown(expected), _shown(given), str(gold["evidence"]))
        for kind, same, expected, given in checks
        if not same
    ]


def _shown(value: object) -> str:
    return "" if value is None else str(value)

"""fazhi evaluate"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import FOUND, Failure, list_failures
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.output import Row, print_rows

if TYPE_CHECKING:
    from fazhi_graph.evaluation import Evaluation
    from fazhi_graph.evaluation.floors import Shortfall
    from fazhi_graph.evaluation.runs import FactChange

COLUMNS = {
    "scores": ("kind", "precision", "recall", "f1", "right", "found", "gold"),
    "differences": ("report", "kind", "verdict", "expected", "found", "quote"),
    "changes": ("change", "report", "kind", "statement", "quote"),
}
PLACE = click.Path(exists=True, path_type=Path)


@declare("evaluate")
@click.argument("gold", type=PLACE)
@click.argument("extraction", type=PLACE)
@click.option("--differences", is_flag=True, help="List each fact that was missed, spurious or wrong.")
@click.option("--against", type=PLACE, help="An earlier extraction: list the facts gained and lost since.")
@click.option("--held-out", is_flag=True, help="Only the reports that HELD-OUT beside the gold names.")
@click.option("--floors", type=click.Path(dir_okay=False, path_type=Path), help="Floors; exit code 1 below one.")
@click.option("--write-floors", is_flag=True, help="Raise the floors to a little below what was reached.")
@click.option("--lower-floors", is_flag=True, help="Let them fall, too.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Format of the output.",
)
def command(
    *,
    gold: Path,
    extraction: Path,
    differences: bool,
    against: Path | None,
    held_out: bool,
    floors: Path | None,
    write_floors: bool,
    lower_floors: bool,
    form: str,
) -> None:
    """Measure an extraction against gold: precision, recall and F1 of each kind of fact.

    GOLD is a file or a folder of NAME.gold.json. EXTRACTION is what extract printed, a folder of that, or the reports
    themselves; reports are paired by name.

    \b
    Examples:
      fazhi evaluate seeds seeds
      fazhi evaluate seeds run.jsonl --against earlier.jsonl --differences
      fazhi evaluate seeds seeds --floors seeds/floors.json
    """
    from fazhi_graph.evaluation.pairing import EvaluationError

    if (write_floors or lower_floors) and not floors:
        raise Failure(tr("--write-floors and --lower-floors need --floors FILE"))
    try:
        outcome = _measure(gold, extraction, against, held_out=held_out)
        _print(outcome, form, differences=differences, changes=against is not None)
        list_failures(tr("{name}: no extraction of it in {path}", name=n, path=extraction) for n in outcome.unpaired)
        if floors:
            _hold(floors, outcome, write=write_floors or lower_floors, lower=lower_floors)
    except EvaluationError as error:
        raise Failure(str(error)) from error


@dataclass(frozen=True)
class _Outcome:
    """All that was measured: the reports apart and together. ``key`` names the set of gold among the floors."""

    key: str
    by_report: Mapping[str, Evaluation]
    pooled: Evaluation
    unpaired: list[str]
    changes: list[FactChange]


def _measure(gold: Path, extraction: Path, against: Path | None, *, held_out: bool) -> _Outcome:
    from fazhi_graph.evaluation import evaluate, together
    from fazhi_graph.evaluation.pairing import read_extractions, read_gold
    from fazhi_graph.evaluation.runs import changes

    golds = read_gold(gold, held_out=held_out)
    wanted = frozenset(golds.golds)
    found = read_extractions(extraction, wanted)
    by_report = {name: evaluate(golds.golds[name], one) for name, one in found.items()}
    since = changes(read_extractions(against, wanted), found) if against else []
    return _Outcome(golds.name, by_report, together(by_report.values()), sorted(wanted - found.keys()), since)


def _print(outcome: _Outcome, form: str, *, differences: bool, changes: bool) -> None:
    tables = {"scores": _score_rows(outcome.pooled)}
    if differences:
        tables["differences"] = _difference_rows(outcome.by_report)
    if changes:
        tables["changes"] = [{"change": c.change, "report": c.report, **c.fact._asdict()} for c in outcome.changes]
    if form == "json":
        click.echo(json.dumps(tables, ensure_ascii=False, indent=1))
        return
    for number, (name, rows) in enumerate(tables.items()):
        if number:
            click.echo()
        print_rows(COLUMNS[name], rows, "table")


def _score_rows(evaluation: Evaluation) -> list[Row]:
    return [
        {
            "kind": kind,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "right": score.right,
            "found": score.found,
            "gold": score.gold,
        }
        for kind, score in evaluation.scores.items()
    ]


def _difference_rows(by_report: Mapping[str, Evaluation]) -> list[Row]:
    return [
        {
            "report": name,
            "kind": one.kind,
            "verdict": one.verdict,
            "expected": one.expected,
            "found": one.found,
            "quote": one.quote,
        }
        for name, evaluation in by_report.items()
        for one in evaluation.differences
    ]


def _hold(path: Path, outcome: _Outcome, *, write: bool, lower: bool) -> None:
    """Compare with the floors of the file, which are written anew on demand; exit with 1 below one."""
    from fazhi_graph.evaluation.floors import new_floors, read_floors, shortfalls, write_floors

    sets = read_floors(path)
    scores = outcome.pooled.scores
    if write:
        sets = {**sets, outcome.key: new_floors(sets.get(outcome.key, {}), scores, lower=lower)}
        write_floors(path, sets)
    below = shortfalls(sets.get(outcome.key, {}), scores)
    for one in below:
        text = tr("{kind}: {measure} {reached} is below its floor {floor}", **_shown(one))
        click.echo(text, err=True)
    if below:
        click.get_current_context().exit(FOUND)


def _shown(one: Shortfall) -> dict[str, object]:
    return {**one._asdict(), "reached": f"{one.reached:.4f}"}

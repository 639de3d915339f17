"""Gold and extractions of the same reports, found by their names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fazhi_graph.evaluation.scores import Json
from fazhi_graph.reading import SUPPORTED_SUFFIXES

GOLD_SUFFIX = ".gold.json"
HELD_OUT = "HELD-OUT"


class EvaluationError(ValueError):
    """Gold or extraction that cannot be read or paired; the message says what to change."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold by the name of its report. ``name`` is the folder's (``seeds``, ``seeds/held-out``) or the file's."""

    name: str
    golds: dict[str, Json]


def read_gold(path: Path, *, held_out: bool = False) -> GoldSet:
    """The gold of a file, or of a folder's ``*.gold.json`` (``*.json`` where there are none).

    A folder's ``HELD-OUT`` names reports, one a line, that are left out; ``held_out`` takes these and no others.
    """
    if not path.is_dir():
        return GoldSet(_name(path), {_name(path): _json(path)})
    files = sorted(path.glob(f"*{GOLD_SUFFIX}")) or sorted(path.glob("*.json"))
    hidden = _held_out(path / HELD_OUT)
    golds = {_name(file): _json(file) for file in files if (_name(file) in hidden) == held_out}
    if not golds:
        raise EvaluationError(f"{path}: no gold{' held out' if held_out else ''} in it; gold ends in {GOLD_SUFFIX}")
    return GoldSet(f"{path.resolve().name}/held-out" if held_out else path.resolve().name, golds)


def _held_out(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(_name(Path(line.strip())) for line in lines if line.strip() and not line.startswith("#"))


def read_extractions(path: Path, wanted: frozenset[str]) -> dict[str, Json]:
    """The extractions of the wanted reports, by name.

    ``path`` is what ``fazhi extract`` printed (JSON, or JSON Lines of many reports), a folder of such files, or the
    reports themselves, which are then extracted. A single extraction stands for a single report whatever its name.
    """
    files = sorted(f for f in path.iterdir() if f.is_file()) if path.is_dir() else [path]
    saved = [f for f in files if f.suffix == ".jsonl" or (f.suffix == ".json" and (f.stem in wanted or f == path))]
    found = {name: one for file in saved for name, one in _saved(file)}
    if not saved:
        reports = [f for f in files if f.suffix.lower() in SUPPORTED_SUFFIXES and (f.stem in wanted or f == path)]
        found = {f.stem: _extracted(f) for f in reports}
    if not path.is_dir() and len(wanted) == len(found) == 1:
        found = dict(zip(wanted, found.values(), strict=True))
    return {name: found[name] for name in sorted(wanted & found.keys())}


def _saved(path: Path) -> Iterator[tuple[str, Json]]:
    if path.suffix == ".json":
        yield _name(path), _json(path)
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        one = _parsed(line, f"{path}, line {number}")
        yield Path(one.get("source", {}).get("path", "")).stem, one


def _extracted(path: Path) -> Json:
    from fazhi_graph.extraction import extract
    from fazhi_graph.extraction.json import to_json
    from fazhi_graph.reading import read

    return to_json(extract(read(path)))


def _name(path: Path) -> str:
    return path.name.removesuffix(GOLD_SUFFIX) if path.name.endswith(GOLD_SUFFIX) else path.stem


def _json(path: Path) -> Json:
    try:
        return _parsed(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error}); give a JSON file in UTF-8") from error


def _parsed(text: str, where: str) -> Json:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise EvaluationError(f"{where}: no JSON ({error}); give what fazhi extract prints") from error
    if not isinstance(value, dict):
        raise EvaluationError(f"{where}: no JSON object; give what fazhi extract prints")
    return value

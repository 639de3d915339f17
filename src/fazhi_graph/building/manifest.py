"""build.json: what a build read, with what, and what came of it; also how the next build knows what is new."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from fazhi_graph.export.replacing import replacing
from fazhi_graph.vocabulary.files import ontology_dir

FILE_NAME = "build.json"


@dataclass(frozen=True, slots=True)
class Maker:
    """What made the graph, and where it lies. A report is read again when any of it is another."""

    version: str
    program: str
    vocabulary: str
    base: str
    store: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that was read. ``counts`` are facts by kind, ``warnings`` numbers by code."""

    path: str
    sha256: str
    media_type: str
    encoding: str | None
    metadata: dict[str, str]
    report: str
    title: str | None
    jurisdiction: str | None
    year: int | None
    counts: dict[str, int]
    warnings: dict[str, int]
    quads: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """``duplicates`` name each file passed over and the equal one read.

    ``derived`` are the files made from the database that agree with it, ``stale`` those that lie there and do not.
    """

    maker: Maker
    inputs: tuple[Entry, ...] = ()
    failures: tuple[dict[str, str], ...] = ()
    duplicates: dict[str, str] = field(default_factory=dict)
    derived: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    def text(self) -> str:
        """As JSON, the same for equal builds; each input is one line."""
        told = {f.name: getattr(self, f.name) for f in fields(self)}
        inputs = ",\n  ".join(_json(_shallow(entry)) for entry in told.pop("inputs"))
        parts = [f"{_json(name)}: {_json(value)}" for name, value in sorted(told.items())]
        return "{\n " + ",\n ".join([*parts, f'"inputs": [\n  {inputs}\n ]']) + "\n}\n"


def _shallow(entry: Entry) -> dict[str, Any]:
    # asdict copies every dict in it, which takes seconds for a collection of ten thousand.
    return {f.name: getattr(entry, f.name) for f in fields(entry)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=asdict)


def maker(vocabulary: str, base: str, store: str = "") -> Maker:
    """This program, its version and the hash of its code and of what it knows; ``store`` is "" for the output's own."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[1]
    for folder, pattern in ((package, "**/*.py"), (ontology_dir(), "**/*.t[st][lv]")):
        for path in sorted(folder.glob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return Maker(_version(), digest.hexdigest(), vocabulary, base, store)


def _version() -> str:
    try:
        return version("fazhi-graph")
    except PackageNotFoundError:  # run from a working copy that is not installed
        return "0"


def load(path: Path) -> Manifest | None:
    """What an earlier build recorded; None where there is nothing that this program understands."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(Entry(**entry) for entry in data.pop("inputs"))
        made = Maker(**data.pop("maker"))
        tuples: dict[str, Any] = {name: tuple(data.pop(name)) for name in ("failures", "derived", "stale")}
        return Manifest(made, entries, **tuples, **data)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(folder: Path, record: Manifest) -> None:
    """Put it into the folder, whole or not at all."""
    with replacing(folder / FILE_NAME) as path:
        path.write_text(record.text(), encoding="utf-8", newline="\n")


def totals(entries: Iterable[Entry]) -> dict[str, int]:
    """Facts by kind, and quads, of all entries."""
    total: Counter[str] = Counter()
    for entry in entries:
        total.update(entry.counts)
        total["quads"] += entry.quads
    return dict(total)

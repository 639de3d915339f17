"""build.json: what a build read, with what, and what came of it; also how the next build knows what is new."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from fazhi_graph.vocabulary.files import ontology_dir

FILE_NAME = "build.json"


@dataclass(frozen=True, slots=True)
class Maker:
    """What made the graph. A report is read again when any of it is another."""

    version: str
    program: str
    vocabulary: str
    base: str


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


@dataclass(frozen=True, slots=True)
class Manifest:
    """``duplicates`` name each file passed over and the equal one read; ``derived`` agree with the database."""

    maker: Maker
    inputs: tuple[Entry, ...] = ()
    failures: tuple[dict[str, str], ...] = ()
    duplicates: dict[str, str] = field(default_factory=dict)
    derived: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    def text(self) -> str:
        """As JSON, the same for equal builds."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def maker(vocabulary: str, base: str) -> Maker:
    """This program: its version and the hash of its code and of what it knows."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parents[1]
    for folder, pattern in ((package, "**/*.py"), (ontology_dir(), "**/*.t[st][lv]")):
        for path in sorted(folder.glob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return Maker(_version(), digest.hexdigest(), vocabulary, base)


def _version() -> str:
    try:
        return version("fazhi-graph")
    except PackageNotFoundError:  # run from a working copy that is not installed
        return "0"


def load(path: Path) -> Manifest | None:
    """Maker, inputs and derived files of an earlier build; None where there is none that this program understands."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(Entry(**entry) for entry in data["inputs"])
        return Manifest(Maker(**data["maker"]), entries, derived=tuple(data["derived"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None

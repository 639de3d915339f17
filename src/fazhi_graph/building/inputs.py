"""Which files are reports, under which names, and what the user knows about them."""

from __future__ import annotations

import csv
import glob
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fazhi_graph.reading import SUPPORTED_SUFFIXES

METADATA_COLUMNS = ("file", "jurisdiction", "division_code", "year")


class BuildError(ValueError):
    """A build that cannot begin; the message says what to change."""


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A report's file. ``name`` is its path below the folder that was given, the same on every machine."""

    name: str
    path: Path
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files in order of name; ``missing`` are sources that lead to no file."""

    files: tuple[Input, ...]
    missing: tuple[str, ...] = field(default=())


def collect(sources: Iterable[str | Path], output: Path | None = None) -> Inputs:
    """The reports among files, folders and globs; in folders, what is not a report by its name is passed over.

    ``output`` and all below it is never read: a build must not eat its own pages. Raises BuildError when
    there is no report at all.
    """
    sources = list(sources)
    eaten = None if output is None else output.resolve()
    found: dict[Path, Input] = {}
    missing: list[str] = []
    for source in sources:
        paths = _expanded(str(source))
        if not paths:
            missing.append(str(source))
        for one in (file for path in paths for file in _files(path)):
            resolved = one.path.resolve()
            if eaten is None or not resolved.is_relative_to(eaten):
                found.setdefault(resolved, one)
    if sources and not found:
        if missing:
            raise BuildError(f"{missing[0]}: no such file; check the path")
        kinds = " ".join(SUPPORTED_SUFFIXES)
        raise BuildError(f"no report in {', '.join(map(str, sources))}; reports end in {kinds}")
    return Inputs(tuple(sorted(found.values())), tuple(missing))


def _expanded(source: str) -> list[Path]:
    if Path(source).exists():
        return [Path(source)]
    matches = glob.glob(source, recursive=True) if glob.has_magic(source) else []  # noqa: PTH207 - may be absolute
    return [Path(match) for match in sorted(matches)]


def _files(path: Path) -> Iterator[Input]:
    if not path.is_dir():
        yield Input(path.name, path)
        return
    for file in path.rglob("*"):
        below = file.relative_to(path)
        if file.is_file() and _is_report(below):
            yield Input(below.as_posix(), file)


def _is_report(below: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in below.parts)
    return not hidden and not below.name.upper().startswith("README") and below.suffix.lower() in SUPPORTED_SUFFIXES


def read_metadata(path: Path) -> dict[str, dict[str, str]]:
    """File name → the cells of its row that are filled in. Raises BuildError naming file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            _check_columns(path, table.fieldnames or ())
            return {row["file"]: _cells(path, table.line_num, row) for row in table if row["file"]}
    except (OSError, UnicodeDecodeError) as error:
        raise BuildError(f"{path}: cannot be read as UTF-8 CSV ({error})") from error


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    unknown = [c for c in columns if c not in METADATA_COLUMNS]
    if unknown or "file" not in columns:
        wrong = f"unknown column {unknown[0]!r}" if unknown else "no column 'file'"
        raise BuildError(f"{path}: {wrong}; columns are {', '.join(METADATA_COLUMNS)}")


def _cells(path: Path, line: int, row: Mapping[str | None, str | None]) -> dict[str, str]:
    cells = {str(k): v.strip() for k, v in row.items() if k not in (None, "file") and isinstance(v, str) and v.strip()}
    for column, length in (("year", 4), ("division_code", 6)):
        if column in cells and not (cells[column].isdecimal() and len(cells[column]) == length):
            raise BuildError(f"{path}, line {line}: {column} {cells[column]!r} is not {length} digits")
    return cells


def with_metadata(inputs: Inputs, rows: Mapping[str, Mapping[str, str]]) -> Inputs:
    """Each input with its row, found by name below the folder, else by file name. Raises BuildError for an idle row."""
    keys = {one: next((k for k in (one.name, one.path.name) if k in rows), None) for one in inputs.files}
    idle = [key for key in rows if key not in keys.values()]
    if idle:
        raise BuildError(f"metadata for {idle[0]!r}, but no such file among the sources")
    files = (replace(one, metadata=tuple(sorted(rows[key].items()))) if key else one for one, key in keys.items())
    return Inputs(tuple(files), inputs.missing)

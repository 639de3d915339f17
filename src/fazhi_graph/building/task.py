"""One report, from its file to its quads; runs in a process of its own where there are many."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from fazhi_graph.building.inputs import BuildError, Input
from fazhi_graph.building.manifest import Entry, maker
from fazhi_graph.extraction import extract
from fazhi_graph.graph.rdf import report_iri, triple_lines
from fazhi_graph.model import Document, Extraction
from fazhi_graph.reading import ReadingError, read
from fazhi_graph.vocabulary import Vocabulary, load_vocabulary

# The lists of an extraction whose lengths are worth telling
COUNTED = ("sections", "passages", "entities", "observations", "measures", "relations", "problems", "commitments")


@dataclass(frozen=True, slots=True)
class Task:
    """What a process is told; ``program`` is the one that must do it, where several may be about."""

    input: Input
    vocabulary: tuple[Path, ...]
    base: str
    program: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What it answers: the manifest's entry, and the triples as N-Triples."""

    entry: Entry
    triples: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; ``problem`` says what and how to mend it."""

    path: str
    problem: str


def sha256_of(path: Path) -> str | None:
    """The hash of a file, None where it cannot be opened (reading it will say why)."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def named(one: Input) -> Document:
    """The document of an input, under its name: the graph must not tell where on a disk the file lay."""
    document = read(one.path)
    return replace(document, source=replace(document.source, path=one.name))


def perform_all(tasks: tuple[Task, ...]) -> tuple[Outcome | Failure, ...]:
    """Read and extract some reports. Raises BuildError if the program here is another than the one asked for."""
    if tasks[0].program not in (None, _program()):
        raise BuildError("a worker has another version of fazhi-graph; install the same everywhere")
    return tuple(perform_each(tasks))


@lru_cache(maxsize=1)
def _program() -> str:
    return maker("", "").program


def perform_each(tasks: Iterable[Task]) -> Iterator[Outcome | Failure]:
    """Read and extract reports one by one; the vocabulary's files are looked at once, not for every report."""
    for extra, some in groupby(tasks, attrgetter("vocabulary")):
        vocabulary = load_vocabulary(extra)
        for task in some:
            yield perform(task, vocabulary)


def perform(task: Task, vocabulary: Vocabulary) -> Outcome | Failure:
    """Read and extract one report; whatever goes wrong concerns this report alone."""
    try:
        return _performed(task, vocabulary)
    except Exception as error:  # a fault of ours in one report must not cost the user the others
        return Failure(task.input.name, problem_of(error, task.input.path))


def problem_of(error: Exception, path: Path) -> str:
    """What a user is told of a report that could not be read: what is wrong and how to mend it."""
    if isinstance(error, ReadingError):
        return str(error)
    return f"{path}: the program failed ({type(error).__name__}: {error}); please report it with this file"


def _performed(task: Task, vocabulary: Vocabulary) -> Outcome:
    extraction = extract(named(task.input), vocabulary, dict(task.input.metadata), task.base)
    lines = triple_lines(extraction, task.base)
    return Outcome(_entry(extraction, task, len(lines)), "".join(lines).encode())


def _entry(extraction: Extraction, task: Task, size: int) -> Entry:
    source, facts = extraction.source, extraction.report
    return Entry(
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        encoding=source.encoding,
        metadata=dict(task.input.metadata),
        report=report_iri(extraction, task.base),
        title=facts.title,
        jurisdiction=facts.jurisdiction,
        year=facts.year,
        counts={name: len(getattr(extraction, name)) for name in COUNTED},
        warnings=dict(sorted(Counter(w.code for w in extraction.warnings).items())),
        quads=size,
    )

"""The build: read what is new, replace its graphs, drop what is gone, write what is made from the graph."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from fazhi_graph import iris
from fazhi_graph.building import manifest
from fazhi_graph.building.inputs import Input, Inputs, collect, read_metadata, with_metadata
from fazhi_graph.building.manifest import Entry, Maker, Manifest
from fazhi_graph.building.task import Failure, Outcome, Task, perform, sha256_of
from fazhi_graph.export.rdf import write_trig
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.store import Store, open_store
from fazhi_graph.vocabulary import load_vocabulary

# Below so many reports one process is done before others have started; each is then handed so many at a time.
WORTH_PROCESSES = 24
CHUNK = 16
DERIVED = ("graph.trig", "network.html")
TITLE = "法治政府建设报告知识图谱"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did: reports in the graph, of these read now and kept from before, graphs dropped, quads."""

    output: Path
    reports: int
    read: int
    kept: int
    dropped: int
    quads: int
    counts: dict[str, int]
    warnings: dict[str, int]
    failures: tuple[Failure, ...]


def build(
    sources: Iterable[str | Path] | str | Path,
    output: str | Path = "output",
    *,
    jobs: int | None = None,
    metadata: Path | None = None,
    vocabulary: tuple[Path, ...] = (),
    base: str = iris.DEFAULT_BASE,
    only_graph: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Make ``output`` hold the graph of just these sources: files, folders and globs.

    Reports that an earlier build of the same program, vocabulary and metadata put there are not read again. A file
    that cannot be read becomes a Failure, the others go on. ``jobs`` processes read (None: as many as are worth it);
    ``only_graph`` leaves derived files for later; ``progress(done, total)`` is called after each report. Equal sources
    give an equal ``graph.trig``. Raises BuildError when there is nothing to read, VocabularyError, StoreError.
    """
    folder = Path(output)
    inputs = _inputs([sources] if isinstance(sources, str | Path) else sources, folder, metadata)
    maker = manifest.maker(load_vocabulary(vocabulary).digest, base)
    with closing(open_store(folder / "graph")) as store:
        run = _Run(folder, store, maker, vocabulary)
        run.read(inputs, jobs, progress or _silent)
        return run.finish(only_graph)


def _silent(_done: int, _total: int) -> None:
    pass


def _inputs(sources: Iterable[str | Path], output: Path, metadata: Path | None) -> Inputs:
    inputs = collect(sources, output)
    return inputs if metadata is None else with_metadata(inputs, read_metadata(metadata))


class _Run:
    """One build of one folder."""

    def __init__(self, folder: Path, store: Store, maker: Maker, vocabulary: tuple[Path, ...]) -> None:
        self.folder = folder
        self.store = store
        self.maker = maker
        self.vocabulary = vocabulary
        self.before = manifest.load(folder / manifest.FILE_NAME)
        self.kept: list[Entry] = []
        self.made: list[Entry] = []
        self.failures: list[Failure] = []
        self.duplicates: dict[str, str] = {}

    def read(self, inputs: Inputs, jobs: int | None, progress: Progress) -> None:
        """Bring the graphs of all inputs up to date."""
        self.failures += [Failure(source, f"{source}: no such file; check the path") for source in inputs.missing]
        wanted = list(self._wanted(inputs.files))
        tasks = [Task(one, self.vocabulary, self.maker.base) for one in wanted]
        with _performed(tasks, jobs) as outcomes:
            for done, outcome in enumerate(outcomes, 1):
                self._take(outcome)
                progress(done, len(tasks))

    def _wanted(self, files: Iterable[Input]) -> Iterator[Input]:
        """What must be read: not the second of two equal files, nor what the store already has as it would be now."""
        present = frozenset(self.store.graphs())
        known = self.before.inputs if self.before and self.before.maker == self.maker else ()
        old = {(e.path, e.sha256): e for e in known if e.report in present}
        first: dict[str, str] = {}
        for one in files:
            digest = sha256_of(one.path) or f"unreadable {one.name}"
            entry = old.get((one.name, digest))
            if first.setdefault(digest, one.name) != one.name:
                self.duplicates[one.name] = first[digest]
            elif entry and entry.metadata == dict(one.metadata):
                self.kept.append(entry)
            else:
                yield one

    def _take(self, outcome: Outcome | Failure) -> None:
        if isinstance(outcome, Failure):
            self.failures.append(outcome)
            return
        self.store.replace_graph(outcome.entry.report, ox.parse(outcome.quads, format=ox.RdfFormat.N_QUADS))
        self.made.append(outcome.entry)

    def finish(self, only_graph: bool) -> BuildResult:
        """Drop what no input stands for, write the derived files and the manifest."""
        dropped = self._dropped()
        same_maker = self.before is not None and self.before.maker == self.maker
        if not same_maker or iris.VOCAB_GRAPH not in self.store.graphs():
            self.store.replace_graph(iris.VOCAB_GRAPH, vocabulary_quads(self.vocabulary))
        changed = bool(dropped or self.made or not same_maker)
        current = self.before.derived if self.before and not changed else ()
        if not only_graph and not (current == DERIVED and all((self.folder / name).is_file() for name in DERIVED)):
            self._derive()
            current = DERIVED
        return self._recorded(current, dropped)

    def _dropped(self) -> int:
        stay = {entry.report for entry in (*self.kept, *self.made)} | {iris.VOCAB_GRAPH}
        gone = [name for name in self.store.graphs() if name not in stay]
        for name in gone:
            self.store.drop_graph(name)
        return len(gone)

    def _derive(self) -> None:
        from fazhi_graph.view import write_network  # the view's libraries are not needed for the graph alone

        graph = Graph(self.store)
        write_trig(graph, self.folder / "graph.trig")
        write_network(graph.network(), self.folder / "network.html", title=TITLE)

    def _recorded(self, derived: tuple[str, ...], dropped: int) -> BuildResult:
        entries = tuple(sorted((*self.kept, *self.made), key=lambda e: (e.path, e.sha256)))
        failures = tuple(sorted(self.failures, key=lambda f: f.path))
        counts = _sum(entry.counts for entry in entries)
        record = Manifest(
            self.maker,
            entries,
            tuple(map(asdict, failures)),
            self.duplicates,
            derived,
            {**counts, "quads": len(self.store)},
        )
        with replacing(self.folder / manifest.FILE_NAME) as path:
            path.write_text(record.text(), encoding="utf-8", newline="\n")
        warnings = _sum(entry.warnings for entry in entries)
        return BuildResult(
            self.folder,
            len(entries),
            len(self.made),
            len(self.kept),
            dropped,
            len(self.store),
            counts,
            warnings,
            failures,
        )


def _sum(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items()))


@contextmanager
def _performed(tasks: list[Task], jobs: int | None) -> Iterator[Iterator[Outcome | Failure]]:
    """The outcomes in the order of the tasks."""
    workers = _workers(len(tasks), jobs)
    if workers == 1:
        yield map(perform, tasks)
        return
    # Processes are started afresh: a copy of this one would hold half of the store's threads and locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield pool.map(perform, tasks, chunksize=max(1, min(CHUNK, len(tasks) // workers)))


def _workers(tasks: int, jobs: int | None) -> int:
    if jobs is None:
        jobs = (os.cpu_count() or 1) if tasks >= WORTH_PROCESSES else 1
    return max(1, min(jobs, tasks))

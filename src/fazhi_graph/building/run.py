"""The build: read what is new, replace its graphs, drop what is gone, write what is made from the graph."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock

import pyoxigraph as ox

from fazhi_graph import iris
from fazhi_graph.building import manifest
from fazhi_graph.building.inputs import Input, Inputs, collect, read_metadata, with_metadata
from fazhi_graph.building.journal import Journal
from fazhi_graph.building.manifest import Entry, Maker, Manifest
from fazhi_graph.building.task import Failure, Outcome, Task, sha256_of
from fazhi_graph.building.workers import Outcomes, performed, reads_alone
from fazhi_graph.export.rdf import write_trig
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.store import Store, open_store, without_credentials
from fazhi_graph.vocabulary import vocabulary_digest

# So many reports go into the store at once: a load costs some hundredths of a second however small it is, but what the
# database sorts for a load of twice the size no longer fits into the processor's cache.
LOAD = 12
# So many loads go into the store side by side while other processes read.
STORING = 2
DERIVED = ("graph.trig", "index.html", "indicators.xlsx", "network.html")
# A build that read more than one load, and more than a tenth of what was there, puts the store in order: questions are
# then answered two to four times as fast, but it takes a hundredth of a second for each report that there is.
ORDERED = 10
_SIZE = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH $graph { ?s ?p ?o } }"
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
    store: str | None = None,
    scheduler: str | None = None,
    only_graph: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Make ``output`` hold the graph of just these sources: files, folders and globs.

    Reports that an earlier build of the same program, vocabulary and metadata put there are not read again. A file
    that cannot be read becomes a Failure, the others go on. ``jobs`` processes read (None: as many as are worth it), or
    the workers of the Dask ``scheduler``; ``store`` is where the graph goes if not into ``output`` (open_store);
    ``only_graph`` leaves derived files for later; ``progress(done, total)`` is called after each report. Equal sources
    give an equal ``graph.trig``. Raises BuildError when there is nothing to read, VocabularyError, StoreError.
    """
    folder = Path(output)
    inputs = _inputs([sources] if isinstance(sources, str | Path) else sources, folder, metadata)
    maker = manifest.maker(vocabulary_digest(vocabulary), base, without_credentials(store or ""))
    folder.mkdir(parents=True, exist_ok=True)
    with closing(open_store(store or folder / "graph")) as opened:
        run = _Run(folder, opened, maker, vocabulary)
        with closing(run.journal):
            run.read(inputs, jobs, scheduler, progress or _silent)
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
        self.journal = Journal(folder, maker, self.before)
        self.present = frozenset(store.graphs())
        self.kept: list[Entry] = []
        self.made: list[Entry] = []
        self.failures: list[Failure] = []
        self.duplicates: dict[str, str] = {}
        self._recording = Lock()

    def read(self, inputs: Inputs, jobs: int | None, scheduler: str | None, progress: Progress) -> None:
        """Bring the graphs of all inputs up to date."""
        self.failures += [Failure(source, f"{source}: no such file; check the path") for source in inputs.missing]
        tasks = [self._task(one, scheduler) for one in self._wanted(inputs.files)]
        with performed(tasks, jobs, scheduler) as outcomes:
            if not self.kept:
                self._drop(self._ours())  # all at once is faster than one by one
            loads = _loads(outcomes, progress, len(tasks))
            if reads_alone(len(tasks), jobs, scheduler):
                for some in loads:
                    self._take(some)
            else:
                self._take_beside(loads)

    def _take_beside(self, loads: Iterator[list[Outcome | Failure]]) -> None:
        """While loads go into the store, the next are read."""
        storing: deque[Future[None]] = deque()
        with ThreadPoolExecutor(STORING) as threads:
            alone = False
            for some in loads:
                before, alone = alone, self._alone(some)
                _wait(storing, 0 if before or alone else STORING - 1)
                storing.append(threads.submit(self._take, some))
            _wait(storing, 0)

    def _alone(self, outcomes: Iterable[Outcome | Failure]) -> bool:
        """True if graphs go for these: a triple leaves the union with the last, and no other load must be adding it."""
        return self.store.shared or any(isinstance(o, Outcome) and o.entry.report in self.present for o in outcomes)

    def _task(self, one: Input, scheduler: str | None) -> Task:
        if scheduler is None:
            return Task(one, self.vocabulary, self.maker.base)
        absolute = replace(one, path=one.path.resolve())
        return Task(absolute, tuple(p.resolve() for p in self.vocabulary), self.maker.base, self.maker.program)

    def _wanted(self, files: Iterable[Input]) -> Iterator[Input]:
        """What must be read: not the second of two equal files, nor what the store already has as it would be now."""
        old = {(e.path, e.sha256): e for e in self.journal.entries.values() if e.report in self.present}
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

    def _take(self, outcomes: list[Outcome | Failure]) -> None:
        self.failures += [one for one in outcomes if isinstance(one, Failure)]
        read = {one.entry.report: one for one in outcomes if isinstance(one, Outcome)}
        if read:
            with self._recording:
                self.journal.touching(read)
            self.store.replace_graphs({name: one.triples for name, one in read.items()})
            with self._recording:
                self.journal.made(one.entry for one in read.values())
            self.made += [one.entry for one in read.values()]

    def finish(self, only_graph: bool) -> BuildResult:
        """Drop what no input stands for, write the derived files and the manifest."""
        dropped = self._dropped()
        renewed = self._vocabulary_renewed()
        self.failures.sort(key=lambda failure: failure.path)
        failed = self.before is not None and self.before.failures != tuple(map(asdict, self.failures))
        if len(self.made) > max(LOAD, len(self.kept) // ORDERED):
            self.store.optimize()
        changed = self.journal.interrupted or bool(dropped or self.made or renewed or failed)
        current = self.before.derived if self.before and not changed else ()
        if not only_graph and not (current == DERIVED and all((self.folder / name).is_file() for name in DERIVED)):
            self._derive()
            current = DERIVED
        return self._recorded(current, dropped)

    def _vocabulary_renewed(self) -> bool:
        if self.journal.vocabulary and iris.VOCAB_GRAPH in self.present:
            return False
        self.journal.touching([iris.VOCAB_GRAPH])
        self.store.replace_graph(iris.VOCAB_GRAPH, vocabulary_quads(self.vocabulary))
        self.journal.made_vocabulary()
        return True

    def _dropped(self) -> int:
        return self._drop(self._ours() - {entry.report for entry in (*self.kept, *self.made)} - {iris.VOCAB_GRAPH})

    def _ours(self) -> frozenset[str]:
        """The graphs that were there: of a store that others use, those alone that builds of this folder made."""
        made = self.journal.touched | self.journal.entries.keys()
        return self.present & made if self.store.shared else self.present

    def _drop(self, names: frozenset[str]) -> int:
        if names:
            self.journal.touching(sorted(names))
            self.store.drop_graphs(sorted(names))
            self.present -= names
        return len(names)

    def _derive(self) -> None:
        from fazhi_graph.analysis import compare  # what these need is not needed for the graph alone
        from fazhi_graph.export.xlsx import write_workbook
        from fazhi_graph.graph.topics import read_topics
        from fazhi_graph.view import write_network
        from fazhi_graph.view.index import write_overview

        graph = Graph(self.store)
        write_trig(graph, self.folder / "graph.trig")
        write_network(graph.network(), self.folder / "network.html", title=TITLE, topics=read_topics(graph).values())
        comparison = compare(graph)
        write_workbook(comparison, self.folder / "indicators.xlsx")
        unread = [(failure.path, failure.problem) for failure in self.failures]
        write_overview(graph, comparison, self.folder / "index.html", unread=unread, network="network.html")

    def _recorded(self, derived: tuple[str, ...], dropped: int) -> BuildResult:
        entries = tuple(sorted((*self.kept, *self.made), key=lambda e: (e.path, e.sha256)))
        failures = tuple(self.failures)
        counts = manifest.totals(entries)
        # To count them all in the store would take longer than to add a report to ten thousand.
        counts["quads"] += self._size_of_vocabulary()
        stale = tuple(name for name in DERIVED if name not in derived and (self.folder / name).is_file())
        record = Manifest(
            self.maker, entries, tuple(map(asdict, failures)), self.duplicates, derived, stale, counts
        )  # fmt: skip
        manifest.write(self.folder, record)
        self.journal.end()
        warnings = Counter(code for entry in entries for code in Counter(entry.warnings).elements())
        return BuildResult(
            self.folder,
            len(entries),
            len(self.made),
            len(self.kept),
            dropped,
            counts["quads"],
            counts,
            dict(sorted(warnings.items())),
            failures,
        )

    def _size_of_vocabulary(self) -> int:
        counted = self.store.query(_SIZE.replace("$graph", f"<{iris.VOCAB_GRAPH}>"))
        assert isinstance(counted, ox.QuerySolutions)
        return int(next(counted)["n"].value)


def _wait(storing: deque[Future[None]], left: int) -> None:
    """Until only so many loads are under way. Raises what went wrong in one of them."""
    while len(storing) > left:
        storing.popleft().result()


def _loads(outcomes: Outcomes, progress: Progress, total: int) -> Iterator[list[Outcome | Failure]]:
    """Outcomes in loads of a size that the store takes fast and that is little to lose."""
    load: list[Outcome | Failure] = []
    for done, outcome in enumerate(outcomes, 1):
        load.append(outcome)
        if len(load) == LOAD or done == total:
            yield load
            load = []
        progress(done, total)

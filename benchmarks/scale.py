"""What collections of reports cost: time, memory and disk of builds, and the named queries beside bare engines.

``python -m benchmarks.scale 100 1000 10000`` makes so many different reports out of the samples (recombined.py) and
prints, for each size, time per report, peak memory, size of the database, and what one more report costs; then how two
workers compare with one, and the median of every named query by ``fazhi query``, on bare pyoxigraph and, with
``--rdflib SIZE``, on rdflib's memory store. Every build runs in a process of its own. Ratios on a busy machine are to
be trusted no further than the load printed with them.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from benchmarks.recombined import Recombiner
from fazhi_graph import build, open_graph
from fazhi_graph.graph.api import Graph
from fazhi_graph.queries import ask, named_queries, prepare, terms

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
PAIRED_ROUNDS = 3
PAIRED = 100  # reports for the comparison of workers
# What questions that need a thing are asked about, besides two places of the collection
TERM = "行政复议"


@dataclass(frozen=True, slots=True)
class Cost:
    """One build: seconds on the clock and of the processors, megabytes at the peak, of this process and of a worker."""

    seconds: float
    processor: float
    memory: int
    worker_memory: int
    read: int


def measured(sources: Path, output: Path, jobs: int | None) -> Cost:
    """The cost of a build in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--child", str(sources), str(output), str(jobs or 0)]
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return Cost(*json.loads(done.stdout))


def child(sources: str, output: str, jobs: int) -> None:
    """The build that is measured."""
    begun = time.perf_counter()
    result = build(sources, output, jobs=jobs or None, only_graph=True)
    seconds = time.perf_counter() - begun
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    processor = sum(used.ru_utime + used.ru_stime for used in (own, workers))
    print(json.dumps([seconds, processor, own.ru_maxrss >> 10, workers.ru_maxrss >> 10, result.read]))


def builds(work: Path, sizes: list[int]) -> None:
    """Time, memory and disk by size, and what one report more costs."""
    maker = Recombiner()
    print(" reports  ms each  cpu ms     MB MB worker  MB disk  one more s  alone s")
    for size in sizes:
        maker.write(work / f"{size}", size)
        cost = measured(work / f"{size}", work / f"out{size}", None)
        disk = sum(file.stat().st_size for file in (work / f"out{size}" / "graph").iterdir()) >> 20
        more, alone = one_more(work, maker, size)
        each, processor = cost.seconds * 1000 / size, cost.processor * 1000 / size
        built = f"{size:8} {each:8.1f} {processor:7.1f} {cost.memory:6} {cost.worker_memory:9} {disk:8}"
        print(f"{built} {more:11.2f} {alone:8.2f}", flush=True)


def one_more(work: Path, maker: Recombiner, size: int) -> tuple[float, float]:
    """Seconds to add reports one by one, and to build each alone; medians, and the reports are taken out again."""
    more: list[float] = []
    alone: list[float] = []
    for number in range(size, size + PAIRED_ROUNDS):
        name, text = maker.report(number)
        single = work / f"one{number}"
        for folder, times, output in (
            (single, alone, work / f"outone{number}"),
            (work / f"{size}", more, work / f"out{size}"),
        ):
            folder.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
            cost = measured(folder, output, None)
            assert cost.read == 1
            times.append(cost.seconds)
    return statistics.median(more), statistics.median(alone)


def workers(work: Path) -> None:
    """One worker and two, in turn."""
    Recombiner().write(work / "paired", PAIRED)
    times: dict[int, list[float]] = {1: [], 2: []}
    for number in range(PAIRED_ROUNDS):
        for jobs, seconds in times.items():
            seconds.append(measured(work / "paired", work / f"outpaired{number}{jobs}", jobs).seconds)
    one, two = (statistics.median(seconds) for seconds in times.values())
    print(f"\n{PAIRED} reports: one worker {one:.1f} s, two {two:.1f} s, ratio {one / two:.2f}", flush=True)


class TooLongError(Exception):
    """A query that was not waited for."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Stop what runs in Python after so many seconds."""
    before = signal.signal(signal.SIGALRM, _stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: object) -> None:
    raise TooLongError


def median(ask_once: Callable[[], object], patience: int, rounds: int = ROUNDS) -> float:
    """Median milliseconds after one round that does not count; infinite if it takes too long, NaN if it fails."""
    times = []
    try:
        with limited(patience):
            for _ in range(rounds + 1):
                begun = time.perf_counter()
                ask_once()
                times.append((time.perf_counter() - begun) * 1000)
    except TooLongError:
        return statistics.median(times[1:]) if len(times) > 1 else math.inf
    except Exception:  # rdflib cannot do all of SPARQL 1.1
        return math.nan
    return statistics.median(times[1:])


def queries(output: Path, patience: int, rdflib_too: bool) -> None:
    """Every named query's median milliseconds by ``ask``, and of the same SPARQL on bare engines."""
    with open_graph(output) as graph:
        places = [report.jurisdiction for report in graph.reports() if report.code]
        given = {"jurisdiction": places[0], "other": places[-1], "term": TERM}
        asked = {q: {p.name: given[p.name] for p in q.parameters if p.required} for q in named_queries().values()}
        texts = {q.name: prepare(q, terms(graph, q, values)) for q, values in asked.items()}
        ours = {q.name: median(lambda q=q, v=values: ask(graph, q.name, **v), patience) for q, values in asked.items()}  # type: ignore[misc]
        bare = {name: median(lambda text=text: list(run(graph, text)), patience) for name, text in texts.items()}  # type: ignore[misc]
        theirs = on_rdflib(graph, texts, patience) if rdflib_too else {}
    table(output, patience, ours, bare, theirs)


def run(graph: Graph, text: str) -> Iterator[object]:
    """The same SPARQL on the engine alone."""
    found = graph.store.query(text, graph.prefixes)
    assert isinstance(found, ox.QuerySolutions)
    return found


def on_rdflib(graph: Graph, texts: dict[str, str], patience: int) -> dict[str, float]:
    """Medians on rdflib's memory store with the same quads, its default graph their union."""
    import rdflib

    there = rdflib.Dataset(default_union=True)
    there.parse(data=ox.serialize(graph.store.dump(), format=ox.RdfFormat.N_QUADS), format="nquads")
    return {
        name: median(lambda text=text: list(there.query(text, initNs=graph.prefixes)), patience, 1)  # type: ignore[misc]
        for name, text in texts.items()
    }


def table(output: Path, patience: int, *columns: dict[str, float]) -> None:
    """Names and milliseconds, with the medians of all."""
    print(f"\n{output.name.removeprefix('out')} reports, ms: ask, pyoxigraph, rdflib")
    for name in columns[0]:
        print(f"{name:20} " + " ".join(_shown(column[name], patience) for column in columns if column))
    medians = [_median(column, patience) for column in columns if column]
    print(f"{'median':20} " + " ".join(_shown(ms, patience) for ms in medians), flush=True)


def _median(column: dict[str, float], patience: int) -> float:
    """Of those that answer; what takes too long counts as if it had just ended."""
    return statistics.median(min(ms, patience * 1000.0) for ms in column.values() if not math.isnan(ms))


def _shown(milliseconds: float, patience: int) -> str:
    if math.isnan(milliseconds):
        return f"{'fails':>10}"
    return f"> {patience} s".rjust(10) if math.isinf(milliseconds) else f"{milliseconds:10.1f}"


def main() -> None:
    """Run what is asked for."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    options.add_argument("--rdflib", type=int, metavar="SIZE", help="ask rdflib too, on the graph of this size")
    options.add_argument("--patience", type=int, default=60, metavar="SECONDS", help="what a query may take in all")
    options.add_argument("--work", type=Path, help="folder to work in, kept; a temporary one if left out")
    given = options.parse_args()
    with TemporaryDirectory() as scratch:
        work = (given.work or Path(scratch)).resolve()
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        builds(work, given.sizes)
        workers(work)
        for size in given.sizes:
            queries(work / f"out{size}", given.patience, size == given.rdflib)
        print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

"""Who reads the reports: this process, others on this machine, or those of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from fazhi_graph.building.inputs import BuildError
from fazhi_graph.building.task import Failure, Outcome, Task, perform_all, perform_each

# Below so many reports one process is done before others have started.
WORTH_PROCESSES = 24
# Reports are handed out so many at a time, and each worker has one batch in hand and one waiting: what has been read
# and is not yet in the store stays small, however slow the store.
BATCH = 8
IN_HAND = 2
# How often a batch is begun again after the machine that had it was lost
RETRIES = 3
CONNECT_SECONDS = 30

Outcomes = Iterator[Outcome | Failure]


@contextmanager
def performed(tasks: Sequence[Task], jobs: int | None, scheduler: str | None) -> Iterator[Outcomes]:
    """The outcomes in the order of the tasks. Raises BuildError when those who read are lost."""
    workers = _workers(len(tasks), jobs)
    if reads_alone(len(tasks), jobs, scheduler):
        yield perform_each(tasks)
    elif scheduler is not None:
        with _cluster(scheduler) as (executor, size):
            yield _flowing(executor, tasks, size)
    else:
        # Processes are started afresh: a copy of this one would hold half of the store's threads and locks.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=context) as executor:
            yield _flowing(executor, tasks, lambda: workers)


def reads_alone(tasks: int, jobs: int | None, scheduler: str | None) -> bool:
    """True if this process reads the reports itself."""
    return not tasks or (scheduler is None and _workers(tasks, jobs) == 1)


def _workers(tasks: int, jobs: int | None) -> int:
    if jobs is None:
        jobs = (os.cpu_count() or 1) if tasks >= WORTH_PROCESSES else 1
    return max(1, min(jobs, tasks))


def _flowing(executor: Executor, tasks: Sequence[Task], size: Callable[[], int]) -> Outcomes:
    batches = (tuple(tasks[at : at + BATCH]) for at in range(0, len(tasks), BATCH))
    flying: deque[Future[tuple[Outcome | Failure, ...]]] = deque()
    for batch in batches:
        flying.append(executor.submit(perform_all, batch))
        if len(flying) >= IN_HAND * size():
            yield from _landed(flying.popleft())
    while flying:
        yield from _landed(flying.popleft())


def _landed(future: Future[tuple[Outcome | Failure, ...]]) -> tuple[Outcome | Failure, ...]:
    try:
        return future.result()
    except BrokenExecutor as error:
        raise BuildError(
            "a process that read reports was killed, perhaps for want of memory; "
            "what was read is kept: run the same command again, with fewer --jobs"
        ) from error


@contextmanager
def _cluster(scheduler: str) -> Iterator[tuple[Executor, Callable[[], int]]]:
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise BuildError("--scheduler needs Dask; install it with: pip install 'fazhi-graph[cluster]'") from error
    try:
        client: Any = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise BuildError(f"no scheduler at {scheduler}: {error}") from error
    with client:
        try:
            yield client.get_executor(retries=RETRIES), lambda: max(1, sum(client.nthreads().values()))
        except KilledWorker as error:
            raise BuildError(
                f"workers of {scheduler} are killed again and again; what was read is kept: {error}"
            ) from error

"""Workers and their limits: how many queries run at once, how long one may run, how many may wait."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi_graph.serve.messages import Greeting, Question, Reply
from fazhi_graph.store import StoreError

# This many questions may wait for a worker, for each worker; more are turned away at once.
WAITING_PER_WORKER = 8
# Opening a graph takes this many seconds at most.
OPENING = 60.0

Stamp = tuple[tuple[str, int, int], ...]


class BusyError(Exception):
    """All workers are busy and enough questions wait already."""


class OvertimeError(Exception):
    """The query ran longer than it may; its worker was ended."""


class WorkerDiedError(Exception):
    """The worker ended by itself: out of memory, or ended by somebody else."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a query may run, rows (or triples) of an answer, queries at once, megabytes each may take."""

    seconds: float = 30.0
    rows: int = 100_000
    workers: int = 4
    megabytes: int = 2048


class Worker:
    """One worker process."""

    def __init__(self, process: asyncio.subprocess.Process, greeting: Greeting, stamp: Stamp) -> None:
        self._process = process
        self.greeting = greeting
        self.stamp = stamp

    @classmethod
    async def start(cls, location: str, limits: Limits, seconds: float) -> Worker:
        """A worker that has opened the graph. Raises StoreError where it cannot."""
        stamp = stamp_of(location)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "fazhi_graph.serve.worker"),
            *(location, str(seconds), str(limits.megabytes)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            greeting = Greeting(**await _line(process, OPENING))
            if greeting.error:
                raise StoreError(greeting.error)
        except BaseException as error:
            _kill(process)
            await process.wait()
            if isinstance(error, TimeoutError | WorkerDiedError):
                raise StoreError(f"{location} could not be opened") from error
            raise
        return cls(process, greeting, stamp)

    async def ask(self, question: Question) -> Reply:
        """The reply. Raises WorkerDiedError."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.write(question.line())
            await self._process.stdin.drain()
            told = await _line(self._process, None)
            content = await self._process.stdout.readexactly(told.pop("length"))
        except (OSError, asyncio.IncompleteReadError) as error:
            raise WorkerDiedError from error
        return Reply(content=content, **told)

    def kill(self) -> None:
        """End it, whatever it does."""
        _kill(self._process)

    async def ended(self) -> None:
        """Wait until it is gone."""
        await self._process.wait()


class Pool:
    """Answers questions with a few workers, started when they are needed and kept."""

    def __init__(self, location: str, limits: Limits) -> None:
        self.location = location
        self.limits = limits
        self._idle: list[Worker] = []
        self._alive: set[Worker] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(limits.workers)
        self._inside = 0  # questions that are answered or wait
        self._greeted: tuple[Stamp, Greeting] | None = None

    async def ask(self, question: Question) -> Reply:
        """The reply. Raises BusyError, OvertimeError, WorkerDiedError, StoreError."""
        await self._enter()
        try:
            worker = await self._worker()
            try:
                reply = await asyncio.wait_for(worker.ask(question), question.seconds or self.limits.seconds)
            except TimeoutError as error:
                self._end(worker)
                raise OvertimeError from error
            except BaseException:  # died, or whoever asked has gone
                self._end(worker)
                raise
            self._idle.append(worker)
            return reply
        finally:
            self._leave()

    async def greeting(self) -> Greeting:
        """What the graph is, from a worker that has it open. Raises BusyError, StoreError."""
        if self._greeted is not None and self._greeted[0] == stamp_of(self.location):
            return self._greeted[1]
        await self._enter()
        try:
            worker = await self._worker()
            self._idle.append(worker)
            self._greeted = (worker.stamp, worker.greeting)
            return worker.greeting
        finally:
            self._leave()

    async def _enter(self) -> None:
        if self._inside >= self.limits.workers * (1 + WAITING_PER_WORKER):
            raise BusyError
        self._inside += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self.limits.seconds)
        except BaseException as error:
            self._inside -= 1
            if isinstance(error, TimeoutError):
                raise BusyError from error
            raise

    def _leave(self) -> None:
        self._inside -= 1
        self._places.release()

    async def _worker(self) -> Worker:
        """An idle worker that has the graph open as it is now, or a new one."""
        stamp = stamp_of(self.location)
        while self._idle:
            worker = self._idle.pop()
            if worker.stamp == stamp:
                return worker
            self._end(worker)
        worker = await Worker.start(self.location, self.limits, self.limits.seconds)
        self._alive.add(worker)
        return worker

    def _end(self, worker: Worker) -> None:
        worker.kill()
        self._alive.discard(worker)
        ending = asyncio.create_task(worker.ended())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    async def close(self) -> None:
        """End all workers."""
        self._idle = []
        for worker in list(self._alive):
            self._end(worker)
        await asyncio.gather(*self._ending)


async def _line(process: asyncio.subprocess.Process, seconds: float | None) -> dict[str, Any]:
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), seconds)
    if not line:
        raise WorkerDiedError
    told: dict[str, Any] = json.loads(line)
    return told


def _kill(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()


def stamp_of(location: str) -> Stamp:
    """What changes when the graph at a location does: its file, or the tables of its database."""
    path = Path(location)
    if path.is_file():
        return (_sized(path),)
    folder = path / "graph" if (path / "graph").is_dir() else path
    # Not the journals (*.log), which grow with every single write.
    return tuple(_sized(p) for p in sorted(folder.glob("*")) if p.suffix == ".sst" or p.name.startswith("MANIFEST"))


def _sized(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:  # dropped since the folder was read
        return (path.name, 0, 0)
    return (path.name, found.st_size, found.st_mtime_ns)

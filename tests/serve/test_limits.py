"""Queries that take too long or too much, and too many of them."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import httpx
import pytest

import samples
from fazhi_graph.graph.rdf import quads
from fazhi_graph.serve.messages import Question, Reply
from fazhi_graph.serve.pool import WAITING_PER_WORKER, BusyError, Limits, OvertimeError, Pool, WorkerDiedError
from fazhi_graph.store import StoreError, open_store
from serve.conftest import SECONDS

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a ?d ?b ?e"
QUICK = "ASK {}"
T = TypeVar("T")


def with_pool(location: Path, limits: Limits, work: Callable[[Pool], Awaitable[T]]) -> T:
    async def run() -> T:
        pool = Pool(str(location), limits)
        try:
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(run())


def test_a_query_is_ended_at_its_time(hurried: str) -> None:
    client = httpx.Client(base_url=hurried, timeout=60, trust_env=False)
    begun = time.monotonic()
    answer = client.get("/sparql", params={"query": ENDLESS})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == str(SECONDS)
    assert f"after {SECONDS} seconds" in answer.text
    assert SECONDS <= time.monotonic() - begun < SECONDS + 20
    assert client.get("/sparql", params={"query": QUICK}).json()["boolean"] is True


def test_others_are_served_meanwhile(graph: Path) -> None:
    async def work(pool: Pool) -> tuple[float, float]:
        await pool.ask(Question(QUICK))
        endless = asyncio.create_task(pool.ask(Question(ENDLESS)))
        await asyncio.sleep(0.1)
        begun = time.monotonic()
        await pool.ask(Question(QUICK))
        took = time.monotonic() - begun
        with pytest.raises(OvertimeError):
            await endless
        return took, time.monotonic() - begun

    quick, all_of_it = with_pool(graph, Limits(seconds=4, workers=2), work)
    assert quick < all_of_it


def children() -> set[str]:
    """The processes that this one has started and that still run."""
    return {pid for told in Path("/proc/self/task").glob("*/children") for pid in told.read_text().split()}


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes in /proc")
def test_the_process_of_an_ended_query_is_gone(graph: Path) -> None:
    before = children()

    async def work(pool: Pool) -> tuple[int, int]:
        with pytest.raises(OvertimeError):
            await pool.ask(Question(ENDLESS))
        await asyncio.sleep(0.3)
        ended = len(children() - before)
        await pool.ask(Question(QUICK))
        return ended, len(children() - before)

    assert with_pool(graph, Limits(seconds=1.5, workers=1), work) == (0, 1)
    assert children() - before == set()


def test_whoever_goes_away_ends_the_query(graph: Path) -> None:
    async def work(pool: Pool) -> float:
        asking = asyncio.create_task(pool.ask(Question(ENDLESS)))
        await asyncio.sleep(0.5)
        asking.cancel()
        begun = time.monotonic()
        await pool.ask(Question(QUICK))
        return time.monotonic() - begun

    assert with_pool(graph, Limits(seconds=60, workers=1), work) < 30


def test_a_client_that_hangs_up_frees_the_worker(client: httpx.Client) -> None:
    for _ in range(2):
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": ENDLESS}, timeout=0.2)
    begun = time.monotonic()
    assert client.get("/sparql", params={"query": QUICK}).status_code == 200
    assert time.monotonic() - begun < 30  # the two would have taken a minute


def test_too_many_are_turned_away_at_once(graph: Path) -> None:
    async def work(pool: Pool) -> tuple[int, int]:
        asking = [asyncio.create_task(pool.ask(Question(ENDLESS))) for _ in range(WAITING_PER_WORKER + 3)]
        done, _ = await asyncio.wait(asking, timeout=0.5)
        turned_away = sum(isinstance(task.exception(), BusyError) for task in done)
        for task in asking:
            task.cancel()
        ended = await asyncio.gather(*asking, return_exceptions=True)
        return turned_away, len(ended)

    assert with_pool(graph, Limits(seconds=20, workers=1), work) == (2, WAITING_PER_WORKER + 3)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process allocates")
def test_a_query_that_takes_too_much_memory_ends_alone(graph: Path) -> None:
    async def work(pool: Pool) -> Reply:
        with pytest.raises(WorkerDiedError):
            await pool.ask(Question(GREEDY))
        return await pool.ask(Question(QUICK))

    assert with_pool(graph, Limits(seconds=30, workers=1, megabytes=300), work).outcome == "rows"


def test_a_graph_built_meanwhile_is_seen(tmp_path: Path) -> None:
    question = Question("SELECT ?r { ?r a fz:Report }", rows="csv")
    with closing(open_store(tmp_path)) as store:
        store.load(quads(samples.extraction(), places=samples.place))

    async def work(pool: Pool) -> tuple[bytes, bytes]:
        before = (await pool.ask(question)).content
        with closing(open_store(tmp_path)) as store:
            store.load(quads(samples.extraction(sha256="aa" * 32), places=samples.place))
        return before, (await pool.ask(question)).content

    before, after = with_pool(tmp_path, Limits(workers=1), work)
    assert before.decode().split() == ["r", samples.REPORT]
    assert len(after.decode().split()) == 3


def test_a_graph_replaced_meanwhile_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text("<http://e/g> { <http://e/s> <http://e/p> 1 }", encoding="utf-8")

    async def work(pool: Pool) -> tuple[bytes, bytes]:
        question = Question("SELECT ?o { ?s ?p ?o } ORDER BY ?o", rows="csv")
        before = (await pool.ask(question)).content
        path.write_text("<http://e/g> { <http://e/s> <http://e/p> 1, 2 }", encoding="utf-8")
        return before, (await pool.ask(question)).content

    assert with_pool(path, Limits(workers=1), work) == (b"o\r\n1\r\n", b"o\r\n1\r\n2\r\n")


def test_no_graph(tmp_path: Path) -> None:
    async def work(pool: Pool) -> None:
        with pytest.raises(StoreError, match="fazhi build"):
            await pool.ask(Question(QUICK))

    with_pool(tmp_path, Limits(), work)

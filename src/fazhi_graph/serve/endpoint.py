"""``/sparql``: from a request to an answer in the format it asks for."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from fazhi_graph.serve.asking import checked, unacceptable
from fazhi_graph.serve.description import description
from fazhi_graph.serve.messages import Question, Reply
from fazhi_graph.serve.negotiation import GRAPHS, HTML, ROWS, Chosen, choose
from fazhi_graph.serve.pool import BusyError, OvertimeError, Pool, WorkerDiedError
from fazhi_graph.serve.protocol import RefusalError, asked
from fazhi_graph.store import StoreError

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
# Tells that rows are missing, as Virtuoso's endpoints do.
CUT_HEADER = "X-SPARQL-MaxRows"
# Says why there are no rows, percent-encoded.
NOTE_HEADER = "X-Fazhi-Note"
CLOSED_BY_CLIENT = 499
T = TypeVar("T")


async def sparql(request: Request) -> Response:
    """The endpoint. Raises RefusalError."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    pool: Pool = request.app.state.pool
    query = await asked(request)
    if query is None:
        return await _about(request, pool)
    rows, triples = (choose(request.headers.get("accept", ""), offers) for offers in (ROWS, GRAPHS))
    if rows is None and triples is None:
        raise unacceptable((*ROWS, *GRAPHS))
    question = Question(
        query.query,
        rows.name if rows else None,
        triples.name if triples else None,
        pool.limits.rows,
        query.default_graphs,
        query.named_graphs,
    )
    reply = checked(await guarded(request, pool, pool.ask(question)))
    return response(reply, triples if reply.outcome == "triples" else rows, pool.limits.rows)


async def _about(request: Request, pool: Pool) -> Response:
    chosen = choose(request.headers.get("accept", ""), (*GRAPHS, HTML))
    if chosen is None:
        raise unacceptable((*GRAPHS, HTML))
    if chosen.name == HTML.name:
        return RedirectResponse(str(request.url_for("page")) + "#sparql", 303)
    work = description(pool, str(request.url_for("sparql")), chosen.name)
    content = await guarded(request, pool, work)
    return Response(content, media_type=chosen.content_type)


async def guarded(request: Request, pool: Pool, work: Coroutine[Any, Any, T]) -> T:
    """What comes of work that asks the pool, given up where nobody waits for it any more. Raises RefusalError."""
    try:
        return await _while_connected(request, work)
    except BusyError as error:
        raise RefusalError(503, "too many queries at once; try again soon", {"Retry-After": "5"}) from error
    except OvertimeError as error:
        seconds = f"{pool.limits.seconds:g}"
        raise RefusalError(503, f"the query was ended after {seconds} seconds", {"Retry-After": seconds}) from error
    except WorkerDiedError as error:
        raise RefusalError(500, "the query was ended: it needed too much memory") from error
    except StoreError as error:
        raise RefusalError(503, str(error), {"Retry-After": "5"}) from error


async def _while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    asking = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((asking, gone), return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise RefusalError(CLOSED_BY_CLIENT, "the client has gone")
        return asking.result()
    finally:
        for task in (asking, gone):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await gone


async def _gone(request: Request) -> None:
    with suppress(ClientDisconnect):
        while (await request.receive())["type"] != "http.disconnect":
            pass


def response(reply: Reply, chosen: Chosen | None, limit: int) -> Response:
    """A reply as it goes out."""
    assert chosen is not None  # a reply without a format is a refusal
    headers = {"Vary": "Accept"}
    if reply.cut:
        headers[CUT_HEADER] = str(limit)
    if reply.note:
        headers[NOTE_HEADER] = quote(reply.note)
    return Response(reply.content, media_type=chosen.content_type, headers=headers)


async def refused(_request: Request, error: Exception) -> Response:
    """A refusal as it goes out."""
    assert isinstance(error, RefusalError)
    return PlainTextResponse(error.message + "\n", error.status, error.headers)

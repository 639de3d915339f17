"""The ASGI application: what is served under which path."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fazhi_graph.serve import things
from fazhi_graph.serve.addresses import address_of, iri_of, roots
from fazhi_graph.serve.asking import checked, unacceptable
from fazhi_graph.serve.endpoint import CUT_HEADER, METHODS, NOTE_HEADER, guarded, refused, response, sparql
from fazhi_graph.serve.messages import Question
from fazhi_graph.serve.negotiation import GRAPHS, HTML, ROWS, choose
from fazhi_graph.serve.pages import page as page_of
from fazhi_graph.serve.pool import Limits, Pool, Stamp, stamp_of
from fazhi_graph.serve.protocol import RefusalError
from fazhi_graph.serve.questions import forms, is_question
from fazhi_graph.serve.search import Names, names_of

ASSETS = Path(str(files("fazhi_graph.serve"))) / "assets"
# Nothing but the server's own files and answers; no frame, no plugin, no inline script.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Searcher:
    """The names of the graph as it is now: read when first asked for, and anew when the graph has changed."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._stamp: Stamp | None = None
        self._reading: asyncio.Task[Names] | None = None

    async def names(self) -> Names:
        """The names. Raises what ``Pool.ask`` does."""
        stamp = stamp_of(self._pool.location)
        failed = self._reading is not None and self._reading.done() and self._reading.exception() is not None
        if self._reading is None or self._stamp != stamp or failed:
            self._stamp = stamp
            self._reading = asyncio.create_task(names_of(self._pool, [c["name"] for c in classes()]))
        # Whoever asked first may go away while the names are read; others wait for them too.
        return await asyncio.shield(self._reading)


def application(location: str, limits: Limits) -> Starlette:
    """The server of a graph: a build's output folder, a database folder, or a TriG file."""
    routes = [
        Route("/", page),
        Route("/sparql", sparql, methods=METHODS),
        Route("/search", search),
        Route("/about.json", about),
        Route("/questions/{name}", ask),
        Route("/ns", described),
        Route("/vocab{rest:path}", described),
        Route("/id/{rest:path}", described),
        Mount("/assets", StaticFiles(directory=ASSETS)),
    ]
    open_to_all = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=METHODS,
        allow_headers=["*"],
        expose_headers=[CUT_HEADER, NOTE_HEADER],
    )
    return Starlette(
        routes=routes,
        middleware=[Middleware(_Guarded), open_to_all],
        exception_handlers={RefusalError: refused},
        lifespan=partial(_lifespan, location, limits),
    )


@asynccontextmanager
async def _lifespan(location: str, limits: Limits, app: Starlette) -> AsyncIterator[None]:
    app.state.pool = Pool(location, limits)
    app.state.searcher = Searcher(app.state.pool)
    yield
    await app.state.pool.close()


class _Guarded:
    """Puts the headers that keep browsers from doing harm on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def _guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self._app(scope, receive, _guarded_send)


async def page(_request: Request) -> Response:
    """The page at ``/``."""
    return FileResponse(ASSETS / "index.html")


async def about(request: Request) -> Response:
    """What the page has to know: prefixes, where IRIs lead, classes, words, limits, questions."""
    pool: Pool = request.app.state.pool
    greeting = await guarded(request, pool, pool.greeting())
    told = {
        "prefixes": greeting.prefixes,
        "roots": roots(greeting.base),
        "classes": classes(),
        "texts": json.loads((ASSETS / "texts.json").read_text(encoding="utf-8")),
        "limits": asdict(pool.limits),
        "questions": forms(),
    }
    return JSONResponse(told)


async def search(request: Request) -> Response:
    """``/search?q=&kinds=``: the things (of these classes, with commas between them) that are called so, best first."""
    pool: Pool = request.app.state.pool
    greeting = await guarded(request, pool, pool.greeting())
    names = await guarded(request, pool, request.app.state.searcher.names())
    text = request.query_params.get("q", "")[:200]
    kinds = frozenset(filter(None, request.query_params.get("kinds", "").split(",")))
    hits = await asyncio.to_thread(names.find, text, kinds)
    found = [
        {
            "iri": hit.entry.iri,
            "address": address_of(hit.entry.iri, greeting.base),
            "label": hit.entry.label,
            "name": hit.name,
            "class": hit.entry.kind,
            "mentions": hit.entry.mentions,
        }
        for hit in hits
    ]
    return JSONResponse(found)


async def ask(request: Request) -> Response:
    """``/questions/NAME?parameter=value``: the answer to a named question. Raises RefusalError."""
    pool: Pool = request.app.state.pool
    name = request.path_params["name"]
    if not is_question(name):
        raise RefusalError(404, f"no question is called {name}")
    chosen = choose(request.headers.get("accept", ""), ROWS)
    if chosen is None:
        raise unacceptable(ROWS)
    given = tuple((k, v) for k, v in request.query_params.items() if v.strip())
    language = "zh" if request.headers.get("accept-language", "").startswith("zh") else "en"
    question = Question("", chosen.name, None, pool.limits.rows, name=name, parameters=given, language=language)
    return response(checked(await guarded(request, pool, pool.ask(question))), chosen, pool.limits.rows)


async def described(request: Request) -> Response:
    """A thing of the graph at its address: HTML for people, RDF for programs. Raises RefusalError."""
    pool: Pool = request.app.state.pool
    greeting = await guarded(request, pool, pool.greeting())
    iri = iri_of(request.scope["raw_path"].removeprefix(_root(request).encode()), greeting.base)
    form, content_type = _form(request)
    if iri is not None and form == HTML.name:
        shown = await guarded(request, pool, things.thing(pool, iri))
        if shown is not None:
            html = page_of(shown, greeting.base, _root(request))
            return Response(html, media_type=content_type, headers={"Vary": "Accept"})
    elif iri is not None:
        found = await guarded(request, pool, things.rdf(pool, iri, form, pool.limits.rows))
        if found is not None:
            headers = {"Vary": "Accept", **({CUT_HEADER: str(pool.limits.rows)} if found[1] else {})}
            return Response(found[0], media_type=content_type, headers=headers)
    raise RefusalError(404, f"the graph knows nothing of {iri or request.url.path}")


def _form(request: Request) -> tuple[str, str]:
    offers = (*GRAPHS, HTML)
    named = request.query_params.get("format")
    if named is not None:
        offer = next((offer for offer in offers if offer.name == named), None)
        if offer is None:
            raise RefusalError(400, f"format is one of {', '.join(o.name for o in offers)}")
        return offer.name, offer.content_type
    chosen = choose(request.headers.get("accept", ""), offers)
    if chosen is None:
        raise unacceptable(offers)
    return chosen.name, chosen.content_type


def _root(request: Request) -> str:
    root: str = request.scope.get("root_path", "")
    return root


@cache
def classes() -> list[dict[str, Any]]:
    """The classes that have a look of their own, as the network view has them."""
    text = (files("fazhi_graph.view") / "assets" / "texts.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["classes"]
    return found

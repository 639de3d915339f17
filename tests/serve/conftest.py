"""A small graph on disk, the real server on loopback, a browser that may load nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route
from pyoxigraph import Literal, NamedNode, Quad

import samples
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.terms import term
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.iris import thing
from fazhi_graph.store import open_store

# Limits small enough for tests to reach: seconds of the hurried server, rows of both
SECONDS, ROWS = 2, 200
HOSTILE = '<img src=x onerror="window.broken=1">\'</script><script>window.broken=1</script>'
HOSTILE_POLICY = thing("policy", "990101", HOSTILE)
# “output is served at http://127.0.0.1:40391/ (Ctrl-C stops)”
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(slots=True)
class Complaints:
    """What a page did that it should not; ``expected`` are parts of those that a test provokes."""

    heard: list[str]
    expected: list[str]

    def rest(self) -> list[str]:
        """Those that no test expects."""
        return [c for c in self.heard if not any(e in c for e in self.expected)]


def hostile() -> Iterator[Quad]:
    """A policy whose name is an attack, mentioned in a sentence of the sample."""
    graph, policy = NamedNode(samples.REPORT), NamedNode(HOSTILE_POLICY)
    start, end = samples.TEXT.index("基层执法"), samples.TEXT.index("基层执法") + len("基层执法力量不足。")
    yield Quad(policy, term("rdf:type"), term("fz:Policy"), graph)
    yield Quad(policy, term("skos:prefLabel"), Literal(HOSTILE, language="zh"), graph)
    yield Quad(NamedNode(f"{samples.REPORT}#char={start},{end}"), term("fz:mentions"), policy, graph)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's report and all vocabularies in a database."""
    folder = tmp_path_factory.mktemp("served") / "graph"
    with closing(open_store(folder)) as store:
        store.load(vocabulary_quads())
        store.load(quads(samples.extraction(), places=samples.place))
        store.load(hostile())
    return folder


@pytest.fixture(scope="session")
def server(graph: Path) -> Iterator[str]:
    """The address of a running server, which ends with the tests."""
    yield from running(graph, seconds=60)


@pytest.fixture(scope="session")
def hurried(graph: Path) -> Iterator[str]:
    """The address of a server that gives queries little time."""
    yield from running(graph, seconds=SECONDS)


def running(graph: Path, seconds: int) -> Iterator[str]:
    """Start a server, tell its address, end it."""
    options = ("--port", "0", "--timeout", str(seconds), "--rows", str(ROWS), "--workers", "2")
    command = (sys.executable, "-c", "from fazhi_graph.cli import main; main()", "serve", "-g", str(graph), *options)
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "FAZHI_LANG": "en"}
    ) as process:
        assert process.stderr is not None
        match = _ADDRESS.search(process.stderr.readline())
        assert match, process.stderr.read()
        yield match[0]
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture(scope="session")
def client(server: str) -> Iterator[httpx.Client]:
    """A client of the server that follows no redirect by itself."""
    with httpx.Client(base_url=server, timeout=90, trust_env=False) as made:
        yield made


@pytest.fixture
def complaints() -> Complaints:
    """What the page under test must not do."""
    return Complaints([], [])


@pytest.fixture
def sheet(browser: Browser, server: str, complaints: Complaints) -> Iterator[Page]:
    """A page in Chinese that fails the test when it loads from elsewhere or reports anything on the console."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800}, accept_downloads=True)

    def watch(request: Request) -> None:
        if not request.url.startswith((server, "data:", "blob:")):
            complaints.heard.append(f"loads {request.url}")

    def hear(message: ConsoleMessage) -> None:
        complaints.heard.append(f"{message.type}: {message.text}")

    def server_only(route: Route) -> None:
        if route.request.url.startswith((server, "data:", "blob:")):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", server_only)
    page = context.new_page()
    page.on("request", watch)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.heard.append(str(error)))
    yield page
    context.close()
    assert complaints.rest() == []

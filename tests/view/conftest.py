"""The page of a small network, and a browser that may load nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from fazhi_graph.view import write_network
from view.samples import small_network

LOCAL = ("file:", "data:", "blob:")


@pytest.fixture
def network() -> nx.MultiDiGraph[str]:
    """The small network by hand."""
    return small_network()


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    """A page in Chinese that fails the test when anything is loaded from elsewhere or reported on the console."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800}, accept_downloads=True)
    complaints: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(LOCAL):
            complaints.append(f"loads {request.url}")

    def hear(message: ConsoleMessage) -> None:
        complaints.append(f"{message.type}: {message.text}")

    context.route("**/*", _local_only)
    page = context.new_page()
    page.on("request", watch)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _local_only(route: Route) -> None:
    if route.request.url.startswith(LOCAL):
        route.continue_()
    else:
        route.abort()


@pytest.fixture
def page_file(network: nx.MultiDiGraph[str], tmp_path: Path) -> Path:
    """The page of the small network."""
    path = tmp_path / "network.html"
    write_network(network, path, title="法治政府建设报告网络")
    return path

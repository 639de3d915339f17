"""Time until the network page of 3,000 nodes and 4,000 edges, and that of 20,000, can be used, beside plain pyvis.

The pages open in headless Chromium with the network cut. "Usable" is, for ours, the first drawing; for
pyvis, the end of the stabilisation during which its loading bar covers the page. Pyvis is given up after a minute, and
not asked to draw 20,000 nodes, of which it never draws any. Exit code 1 if ours is slower than promised.

    python benchmarks/view.py [--rounds 3]
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Error, sync_playwright

from fazhi_graph.iris import thing
from fazhi_graph.view import layout, write_network

SMALL, LARGE = (3000, 4000), (20_000, 30_000)
# Seconds within which they must be usable
PROMISED, PROMISED_LARGE = 2.0, 3.0
PLACES, PROVINCES = 40, (32, 33, 34, 35, 36, 37, 41, 42)
PATIENCE_MS = 60_000
CLASSES = ("Body", "Policy", "Programme", "Institution", "Platform", "Venue", "Honour", "Problem", "Commitment")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
OURS = "performance.getEntriesByName('fazhi-ready').length > 0"
PYVIS = "document.getElementById('loadingBar').style.opacity === '0'"


def main() -> None:
    """Write the pages, open them, print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("view.py needs Debian's chromium on the path")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, plain, large = (Path(folder) / f"{name}.html" for name in ("ours", "pyvis", "large"))
        graph, many = sample(*SMALL), sample(*LARGE)
        print(f"write ours {_seconds(lambda: write_network(graph, ours, title='3000')):.2f} s")
        print(f"write pyvis {_seconds(lambda: write_plain(graph, plain)):.2f} s")
        print(f"lay out 20,000 {_seconds(lambda: layout(many)):.2f} s")
        print(f"write 20,000 {_seconds(lambda: write_network(many, large, title='20000')):.2f} s")
        for path in (ours, plain, large):
            print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB")
        launch = partial(playwright.chromium.launch, executable_path=chromium, args=FLAGS)
        browser = launch()
        times = [(usable(browser, ours, OURS), usable(browser, large, OURS)) for _ in range(rounds)]
        everything = [statistics.median(show_all(browser, path) for _ in range(rounds)) for path in (ours, large)]
        browser.close()
        sys.exit(report(times, everything, pyvis_usable(launch, plain)))


def report(times: list[tuple[float, float]], everything: list[float], plain: float) -> int:
    """Print medians; a pyvis page that was given up counts as the time waited. 1 if a promise is broken."""
    ours, large = (statistics.median(column) for column in zip(*times, strict=True))
    mark = ">=" if plain * 1000 >= PATIENCE_MS else ""
    print("{:,} nodes, {:,} edges".format(*SMALL))
    print(f"ours usable after {ours:.2f} s, all nodes drawn {everything[0]:.2f} s after the click that asks for them")
    print(f"pyvis as it comes usable after {mark}{plain:.1f} s; ratio pyvis / ours {mark}{plain / ours:.0f}")
    print("{:,} nodes, {:,} edges".format(*LARGE))
    print(f"ours usable after {large:.2f} s, the weightiest drawn {everything[1]:.2f} s after the click for all")
    return int(ours > PROMISED or large > PROMISED_LARGE)


def sample(nodes: int, edges: int) -> nx.MultiDiGraph[str]:
    """Forty jurisdictions of eight provinces with a report each, and what hangs on them, by a fixed seed."""
    chance = random.Random(7)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    places = [thing("jurisdiction", f"{PROVINCES[i % len(PROVINCES)]}01{i + 10}") for i in range(PLACES)]
    for i, place in enumerate(places):
        graph.add_node(place, label=f"第{i}区", cls="Jurisdiction", reports=(f"report-{i}",))
        graph.add_node(f"report-{i}", label=f"第{i}区2021年报告", cls="Report", reports=(f"report-{i}",))
        graph.add_edge(f"report-{i}", place, predicate="jurisdiction", report=f"report-{i}")
    for i in range(nodes - 2 * PLACES):
        seen = tuple(f"report-{n}" for n in chance.sample(range(PLACES), 1 + 3 * (i < 200)))
        graph.add_node(f"thing-{i}", label=f"第{i}号事项", cls=CLASSES[i % len(CLASSES)], reports=seen)
        _link(graph, places[int(seen[0][7:])], f"thing-{i}", i)
    for number in range(graph.number_of_edges(), edges):
        one, other = chance.sample(range(nodes - 2 * PLACES), 2)
        _link(graph, f"thing-{one}", f"thing-{other}", number)
    return graph


def _link(graph: nx.MultiDiGraph[str], source: str, target: str, number: int) -> None:
    said = {"report": f"report-{number % PLACES}", "year": 2021, "evidence": f"第{number}句,说明两者的关系。"}
    graph.add_edge(source, target, predicate="leads", label="牵头", begin=number, end=number + 20, **said)


def write_plain(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """The page pyvis makes of the same network by its defaults."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    net = Network(cdn_resources="in_line")
    for node, label in graph.nodes(data="label"):
        net.add_node(node, label=label)
    for source, target in graph.edges():
        net.add_edge(source, target)
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")


def usable(browser: Browser, path: Path, ready: str) -> float:
    """Seconds from asking for the page until it can be used."""
    page = browser.new_page()
    page.route("http*://**", lambda route: route.abort())
    taken = _seconds(lambda: (page.goto(path.as_uri()), page.wait_for_function(ready, timeout=PATIENCE_MS)))
    page.close()
    return taken


def pyvis_usable(launch: Callable[[], Browser], path: Path) -> float:
    """As ``usable``, once, in a browser of its own: a page that is busy settling can be neither left nor closed."""
    browser = launch()
    page = browser.new_page()
    page.route("http*://**", lambda route: route.abort())
    try:
        page.goto(path.as_uri(), wait_until="commit")
        return _seconds(lambda: page.wait_for_function(PYVIS, timeout=PATIENCE_MS))
    except Error:
        return PATIENCE_MS / 1000
    finally:
        browser.close()


def show_all(browser: Browser, path: Path) -> float:
    """Seconds from the click that asks for every node until they are drawn."""
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_function(OURS)
    drawn = """() => new Promise((done) => {
      document.getElementById('everything').click();
      window.fazhi.network.once('afterDrawing', () => requestAnimationFrame(done));
    })"""
    taken = _seconds(lambda: page.evaluate(drawn))
    page.close()
    return taken


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

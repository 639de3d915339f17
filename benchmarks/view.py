"""Time until the network page of 3,000 nodes and 4,000 edges can be used, beside pyvis as it comes.

Both pages open in headless Chromium with the network cut, in turns. "Usable" is, for ours, the first drawing; for
pyvis, the end of the stabilisation during which its loading bar covers the page. Pyvis is given up after a minute.

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
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Error, sync_playwright

from fazhi_graph.view import write_network

NODES, EDGES = 3000, 4000
PATIENCE_MS = 60_000
CLASSES = ("Body", "Policy", "Programme", "Institution", "Platform", "Venue", "Honour", "Problem", "Commitment")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
OURS = "performance.getEntriesByName('fazhi-ready').length > 0"
PYVIS = "document.getElementById('loadingBar').style.opacity === '0'"


def main() -> None:
    """Write both pages, open them in turns, print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("view.py needs Debian's chromium on the path")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, plain = Path(folder) / "ours.html", Path(folder) / "pyvis.html"
        graph = sample()
        print(f"write ours {_seconds(lambda: write_network(graph, ours, title='3000')):.2f} s")
        print(f"write pyvis {_seconds(lambda: write_plain(graph, plain)):.2f} s")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        times = [(usable(browser, ours, OURS), usable(browser, plain, PYVIS)) for _ in range(rounds)]
        everything = statistics.median(show_all(browser, ours) for _ in range(rounds))
        browser.close()
    report(times, everything)


def report(times: list[tuple[float, float]], everything: float) -> None:
    """Print medians; a pyvis page that was given up counts as the time waited."""
    ours, plain = (statistics.median(column) for column in zip(*times, strict=True))
    mark = ">=" if plain * 1000 >= PATIENCE_MS else ""
    print(f"{NODES} nodes, {EDGES} edges")
    print(f"ours usable after {ours:.2f} s, all nodes drawn {everything:.2f} s after the click that asks for them")
    print(f"pyvis as it comes usable after {mark}{plain:.1f} s; ratio pyvis / ours {mark}{plain / ours:.0f}")


def sample() -> nx.MultiDiGraph[str]:
    """Forty jurisdictions with a report each, and what hangs on them, by a fixed seed."""
    chance = random.Random(7)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for i in range(40):
        graph.add_node(f"place-{i}", label=f"第{i}区", cls="Jurisdiction", reports=(f"report-{i}",))
        graph.add_node(f"report-{i}", label=f"第{i}区2021年报告", cls="Report", reports=(f"report-{i}",))
    for i in range(NODES - 80):
        seen = tuple(f"report-{n}" for n in chance.sample(range(40), 1 + 3 * (i < 200)))
        graph.add_node(f"thing-{i}", label=f"第{i}号事项", cls=CLASSES[i % len(CLASSES)], reports=seen)
        _link(graph, f"place-{seen[0][7:]}", f"thing-{i}", i)
    while graph.number_of_edges() < EDGES:
        one, other = chance.sample(range(NODES - 80), 2)
        _link(graph, f"thing-{one}", f"thing-{other}", graph.number_of_edges())
    return graph


def _link(graph: nx.MultiDiGraph[str], source: str, target: str, number: int) -> None:
    said = {"report": f"report-{number % 40}", "year": 2021, "evidence": f"第{number}句,说明两者的关系。"}
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
    try:
        return _seconds(lambda: (page.goto(path.as_uri()), page.wait_for_function(ready, timeout=PATIENCE_MS)))
    except Error:
        return PATIENCE_MS / 1000
    finally:
        page.close()


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

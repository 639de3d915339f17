"""index.html: what was read and what it says side by side; one file that loads nothing."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from pathlib import Path

from fazhi_graph.analysis import Comparison, compare
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph
from fazhi_graph.view.document import asset, data_block, document, program
from fazhi_graph.view.index_charts import Chart, charts
from fazhi_graph.view.index_payload import chart_keys, index_payload

TITLE = "法治政府建设年度报告对照"
NETWORK = "network.html"
SCRIPTS = ("index-model.js", "index-evidence.js", "index-tables.js", "index-sections.js", "index.js")


def write_index(
    graph: Graph, path: Path, *, unread: Iterable[tuple[str, str]] = (), network: str | None = NETWORK
) -> None:
    """Write the overview of all reports to ``path``, whole or not at all.

    ``unread`` are the files that could not be read, each with the reason; ``network`` is the address of the network's
    page beside it, None if there is none.
    """
    write_overview(graph, compare(graph), path, unread=unread, network=network)


def write_overview(
    graph: Graph,
    comparison: Comparison,
    path: Path,
    *,
    unread: Iterable[tuple[str, str]] = (),
    network: str | None = None,
) -> None:
    """The same page with the indicators of one comparison."""
    text = page(graph, comparison, unread=unread, network=network)
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


def page(
    graph: Graph,
    comparison: Comparison,
    *,
    unread: Iterable[tuple[str, str]] = (),
    network: str | None = None,
) -> str:
    """The page as HTML text; equal graphs give equal text."""
    fills = {
        "title": TITLE,
        "style": asset("index.css"),
        "texts": data_block("fazhi-texts", json.loads(asset("index-texts.json"))),
        "data": data_block("fazhi-data", index_payload(graph, comparison, unread, network)),
        "charts": "\n".join(_figure(chart, comparison) for chart in charts(comparison)),
        "program": program(SCRIPTS),
    }
    return document(asset("index.html"), fills)


def _figure(chart: Chart, comparison: Comparison) -> str:
    codes = {i.iri: i.code for i in comparison.indicators}
    keys = tuple((colour, codes.get(name, name)) for colour, name in chart.keys)
    told = {"indicator": codes[chart.indicator], "kind": chart.kind, "keys": chart_keys(keys)}
    attributes = "".join(f' data-{name}="{html.escape(text)}"' for name, text in told.items())
    return f'<figure hidden{attributes} data-more="{chart.left_out}">{chart.svg}<figcaption></figcaption></figure>'

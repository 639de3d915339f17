"""network.html: pyvis draws, our own page stands around it, and everything it needs lies in the one file.

The page opens on some fifty nodes whatever the size of the network, and never draws more than a few thousand: many
places stand folded into their provinces, all else unfolds on demand. So canvas is quick enough, and no renderer that
needs WebGL, which office machines often lack, stands beside it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx

from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.topics import Topic
from fazhi_graph.view.document import asset, data_block, document, program
from fazhi_graph.view.layout import layout_of
from fazhi_graph.view.overview import folded, overview
from fazhi_graph.view.payload import payload
from fazhi_graph.view.selection import find, select

SCRIPTS = ("model.js", "search.js", "canvas.js", "panel.js", "export.js", "network.js")
# Points browsers' tools at a file that is not there: //# sourceMappingURL=vis-network.min.js.map
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom", "font": {"size": 0}, "chosen": False},
    "edges": {
        "smooth": False,
        "width": 1,
        "selectionWidth": 0.6,
        "hoverWidth": 0,
        "color": {"color": "#d5dce5", "highlight": "#6b7f99", "hover": "#d5dce5", "inherit": False},
    },
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "dragNodes": False,
        "hideEdgesOnDrag": False,
        "tooltipDelay": 1000000,
    },
}


def write_network(
    network: nx.MultiDiGraph[str],
    path: Path,
    *,
    title: str,
    topics: Iterable[Topic] = (),
    focus: str | None = None,
    hops: int = 2,
    types: frozenset[str] | None = None,
    limit: int | None = None,
) -> None:
    """Write the interactive page of a network to ``path``, whole or not at all.

    ``topics`` (``read_topics`` of the graph) name those that the page filters by, else their notations do.
    ``focus`` (IRI, label or alias) keeps what lies within ``hops`` of that node and opens on it; ``types`` keeps
    nodes of these classes; ``limit`` the weightiest so many. Raises ``UnknownFocusError`` for an unknown focus.
    """
    chosen = find(network, focus) if focus is not None else None
    part = select(network, focus=chosen, hops=hops, types=types, limit=limit)
    text = page(part, title=title, topics=topics, focus=chosen)
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


def page(network: nx.MultiDiGraph[str], *, title: str, topics: Iterable[Topic] = (), focus: str | None = None) -> str:
    """The page as HTML text."""
    network = folded(network)
    view = overview(network)
    data = payload(network, view, layout_of(network, view), title=title, topics=topics, focus=focus)
    fills = {
        "title": html.escape(title),
        "style": asset("network.css"),
        "library": f"<script>{_library('vis-network.min.js')}</script>",
        "data": data_block("fazhi-data", data),
        "texts": data_block("fazhi-texts", json.loads(asset("texts.json"))),
        "program": program(SCRIPTS),
    }
    return document(_drawn(data), fills)


def _drawn(data: dict[str, Any]) -> str:
    """pyvis's page of the opening nodes, in our template; the script adds the others when they are asked for."""
    from pyvis.network import Network  # type: ignore[import-untyped]  # it imports IPython, which takes a second

    net = Network(directed=True, cdn_resources="in_line")
    net.set_template_dir(str(files("fazhi_graph.view") / "assets"), "page.html")
    net.set_options(json.dumps(OPTIONS))
    # Assigned at once: add_node looks through all nodes each time.
    net.nodes = [{"id": i, "x": n[6], "y": n[7]} for i, n in enumerate(data["nodes"][: data["opening"]])]
    return str(net.generate_html(notebook=False))


@cache
def _library(name: str) -> str:
    """A file of the newest vis-network that lies in the installed pyvis."""
    found = sorted(Path(str(files("pyvis"))).glob(f"templates/lib/vis-*/{name}"))
    return _SOURCE_MAP.sub("", found[-1].read_text(encoding="utf-8"))

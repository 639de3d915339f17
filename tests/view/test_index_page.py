"""The file itself: nothing in it can load, run or break out; its tables agree with the graph."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from analysis.reports import HOSTILE, graph_of, texts
from fazhi_graph.analysis import compare
from fazhi_graph.graph.api import Graph
from fazhi_graph.store import MemoryStore
from fazhi_graph.view.index import page, write_index
from fazhi_graph.view.index_charts import charts

UNREAD = [("扫描.pdf", "no text in it; run OCR first")]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Four reports of three places, one of which says hostile things."""
    return graph_of(texts())


@pytest.fixture(scope="module")
def text(graph: Graph) -> str:
    """The page of these reports."""
    return page(graph, compare(graph), unread=UNREAD, network="network.html")


def data(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="fazhi-data">(.*?)</script>', text, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def test_only_its_own_scripts_and_styles_may_act(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]
    for element in ("script", "style"):
        (content,) = re.findall(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    tree = html.document_fromstring(text)
    attributes = {str(name) for e in tree.iter() for name in e.attrib}
    assert not {name for name in attributes if name in ("style", "src") or name.startswith("on")}
    links = [str(e.get("href")) for e in tree.iter("a", "link") if e.get("href")]
    assert links and all(link.startswith("#") or link == "data:," for link in links)


def test_hostile_text_stays_text(text: str) -> None:
    assert HOSTILE not in text
    assert len(list(html.document_fromstring(text).iter("script"))) == 3


def test_the_data_are_those_of_the_graph(graph: Graph, text: str) -> None:
    told = data(text)
    assert [p[1] for p in told["places"]] == ["全椒县", "湖北省", "环县"]
    assert told["years"] == [2020, 2021]
    assert told["unread"] == [["扫描.pdf", "no text in it; run OCR first"]]
    assert len(told["cells"]) == len(compare(graph).given)
    codes = [i[0] for i in told["indicators"]]
    assert codes[0] == "reconsideration.handled"  # most places report it
    cell = next(c for c in told["cells"] if c[:3] == [2, 2021, 0])
    figure = told["figures"][cell[4][0]]
    assert figure[1:4] == ["31", "件", "about"]
    sentence, begin = told["sentences"][figure[6]]
    assert sentence[figure[4] - begin : figure[5] - begin] == "31"
    assert {(s[0], s[5]) for s in told["statements"]} >= {(0, "基层执法力量不足"), (0, "行政执法不够规范")}


def test_problems_stand_under_what_they_speak_of(text: str) -> None:
    told = data(text)
    topics = {s[5]: told["topics"][s[3]][0] for s in told["statements"] if s[3] >= 0}
    assert topics["行政执法不够规范"] == "行政执法"


def test_every_bar_leads_to_its_number(graph: Graph) -> None:
    drawn = {(chart.indicator.rpartition("/")[2], chart.kind): chart for chart in charts(compare(graph))}
    assert list(drawn) == [
        ("reconsideration.handled", "ranking"),
        ("reconsideration.handled", "trend"),
        ("reconsideration.concluded", "trend"),
        ("reconsideration.revoked", "trend"),
        ("reconsideration.upheld", "trend"),
        ("reconsideration.concluded", "shares"),
    ]
    ranking = html.fragment_fromstring(drawn["reconsideration.handled", "ranking"].svg)
    words = [w for w in ranking.itertext() if w.strip()]
    assert [w for w in words if w.endswith(" 2021")] == ["湖北省 2021", "全椒县 2021", "环县 2021"]
    assert "12,345" in words
    facts = {str(e.get("href")) for e in ranking.iter("a")}
    assert len(facts) == 3 and all(re.fullmatch(r"#fact=\d{6}-2021-\w{8}%3A\d+%2C\d+", fact) for fact in facts)
    assert "52 / 70" in drawn["reconsideration.concluded", "shares"].svg


def test_equal_graphs_are_equal_bytes(graph: Graph, text: str, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_index(graph, tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    again = graph_of(texts())
    assert page(again, compare(again), unread=UNREAD, network="network.html") == text


def test_of_nothing(tmp_path: Path) -> None:
    write_index(Graph(MemoryStore()), tmp_path / "index.html")
    assert data((tmp_path / "index.html").read_text(encoding="utf-8"))["reports"] == []

"""The READMEs keep their word: commands that exist, a sentence that is in the samples, triples that it yields."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import fazhi_graph
from fazhi_graph.building.inputs import collect
from fazhi_graph.building.task import named
from fazhi_graph.extraction import extract
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.terms import PREFIXES
from fazhi_graph.iris import DEFAULT_BASE, VOCAB

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "README.zh-CN.md")
SHORT = {"indicator": f"{VOCAB}indicator/", "unit": f"{VOCAB}unit/", "jurisdiction": f"{DEFAULT_BASE}jurisdiction/"}
SETUP = [
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/fazhi build seeds -o output",
    "python3 -m venv .venv && .venv/bin/pip install -q '.[dev]' && .venv/bin/python -m pytest",
]


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)\n```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_two_commands_of_one_line_come_first(page: str) -> None:
    assert blocks(page, "sh")[:2] == SETUP


@pytest.mark.parametrize("page", PAGES)
def test_the_triples_shown_are_those_of_the_sentence_shown(page: str) -> None:
    sentence, triples = blocks(page, "text")[0], blocks(page, "turtle")[0]
    documents = (named(one) for one in collect([ROOT / "seeds"]).files)
    document = next(d for d in documents if sentence in d.text)
    store = ox.Store()
    store.extend(quads(extract(document)))
    shown = f"ASK {{ {triples} }}"
    assert sentence in shown
    assert bool(store.query(shown, prefixes={**PREFIXES, **SHORT}, use_default_graph_as_union=True))


def test_the_python_shown_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    exec(compile(blocks("README.md", "python")[0], "README.md", "exec"), {"__name__": "__main__"})
    printed = capsys.readouterr().out
    assert "2019 硚口区2019年度法治政府建设工作报告" in printed
    assert "reconsideration.handled 77 件" in printed


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert links
    assert all((ROOT / link).exists() for link in links)


def test_the_example_of_the_package_holds() -> None:
    assert doctest.testmod(fazhi_graph).failed == 0
    assert doctest.testmod(fazhi_graph).attempted > 0

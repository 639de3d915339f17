"""show: what a thing is, what it is linked to, which sentences say so."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

import samples
from cli.conftest import Run
from fazhi_graph.analysis.cards import card
from fazhi_graph.cli.show import print_card
from fazhi_graph.export import EXPORTERS
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.rdf import quads
from fazhi_graph.graph.vocabulary import vocabulary_quads
from fazhi_graph.store import MemoryStore


@pytest.fixture(scope="module")
def opened() -> Graph:
    """The sample and the whole vocabulary."""
    store = MemoryStore()
    store.load(vocabulary_quads())
    store.load(quads(samples.extraction(), places=samples.place))
    return Graph(store)


@pytest.fixture(scope="module")
def file(opened: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a file."""
    path = tmp_path_factory.mktemp("show") / "graph.trig"
    EXPORTERS["trig"](opened, path)
    return path


def test_a_body(opened: Graph) -> None:
    found = card(opened, samples.BUREAU)
    assert (found.kind, found.label, found.place, found.names) == ("Body", "青溪区司法局", "青溪区", ("区司法局",))
    assert [(link.predicate, link.forward, link.name) for link in found.links] == [
        ("established", True, "青溪区行政争议调解中心"),
        ("leads", True, "行政复议"),
        ("isReplacedBy", False, "青溪区法制办公室"),
        ("transferredTo", False, "青溪区法制办公室"),
    ]
    led = next(link for link in found.links if link.predicate == "leads")
    assert (led.said.sentence, led.said.year, led.said.place) == (samples.SENTENCES[0], 2021, "青溪区")
    assert samples.TEXT[led.said.begin : led.said.end] == "青溪区司法局牵头负责行政复议工作"
    assert [(n.name, str(n.value)) for n in found.numbers] == [("行政复议维持", "30")]
    assert [said.sentence for said in found.mentions] == [samples.SENTENCES[0]]


def test_an_institution_is_defined_and_led_by_somebody(opened: Graph) -> None:
    found = card(opened, samples.RECONSIDERATION)
    assert found.kind == "Institution" and found.definition and found.definition_en
    assert [(link.forward, link.name) for link in found.links] == [(False, "青溪区司法局")]


def test_an_indicator_has_its_numbers(run: Run, file: Path) -> None:
    told = json.loads(run("show", "reconsideration.revoked", "-g", file, "-f", "json").stdout)
    assert (told["kind"], told["kind_label"]) == ("Indicator", "指标")
    assert [(n["value"], n["unit"], n["said"]["place"]) for n in told["numbers"]] == [(6, "件", "青溪区")]


def test_text_in_both_languages(run: Run, file: Path) -> None:
    english = run("show", "行政复议", "-g", file).stdout
    assert english.startswith("行政复议 Administrative reconsideration  ")
    assert "Sentences that mention it  1" in english
    chinese = run("show", "青溪区司法局", "-g", file, lang="zh").stdout
    assert chinese.splitlines()[0] == "青溪区司法局  机构"
    assert "牵头 →  1" in chinese and "又作：区司法局" in chinese


def test_few_sentences_unless_all_are_wanted(run: Run, file: Path) -> None:
    few, everything = (run("show", "青溪区", "-g", file, *more).stdout for more in ((), ("--all",)))
    assert "... and 1 more; see them with --all" in few
    assert "--all" not in everything and len(everything) > len(few)


def test_no_line_is_wider_than_the_terminal(opened: Graph) -> None:
    for iri in (samples.BUREAU, samples.RECONSIDERATION, samples.DISTRICT):
        out = Console(file=io.StringIO(), width=80, color_system=None, highlight=False, markup=False)
        print_card(card(opened, iri), None, out)
        assert isinstance(out.file, io.StringIO)
        assert max(map(cell_len, out.file.getvalue().splitlines())) <= 80


def test_what_is_not_there(run: Run, file: Path) -> None:
    missing = run("show", "青溪区公安分局", "-g", file)
    assert (missing.exit_code, missing.stdout) == (2, "")
    nowhere = run("show", "环县", "-g", file)
    assert (nowhere.exit_code, "the graph says nothing of '环县'" in nowhere.stderr) == (2, True)

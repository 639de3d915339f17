"""What is in the file: all facts once, no address, nothing that a browser would take for markup."""

from __future__ import annotations

import json
import re
from pathlib import Path

import networkx as nx
import pytest
from lxml import html

from fazhi_graph.view import page, write_network
from fazhi_graph.view.document import script_json
from fazhi_graph.view.overview import overview
from fazhi_graph.view.page import SCRIPTS
from fazhi_graph.view.payload import payload
from fazhi_graph.view.pinyin import readings
from view.samples import (
    BUREAU,
    EAST,
    EAST_2021,
    HANDLED,
    HOSTILE,
    HOSTILE_POLICY,
    REVIEW,
    SENTENCE,
    TOPICS,
    many,
    shuffled,
)


def test_payload_says_each_fact_with_its_sentence_and_report(network: nx.MultiDiGraph[str]) -> None:
    view = overview(network)
    data = payload(network, view, dict.fromkeys(network, (0.0, 0.0)), title="题")
    names = [n[0] for n in data["nodes"]]
    assert len(data["sentences"]) == len(set(data["sentences"]))
    told = [e for e in data["edges"] if names[e[0]] == EAST and names[e[1]] == HANDLED and e[4] == 2021]
    assert len(told) == 1
    _, _, predicate, report, _, sentence, begin, end, *counted = told[0]
    assert data["predicates"][predicate][0] == "observed"
    assert data["reports"][report][0] == EAST_2021
    assert data["sentences"][sentence] == SENTENCE
    assert (end - begin, counted) == (len(SENTENCE), ["44", "件", "at_least", "行政复议案件"])


def test_payload_names_topics_and_says_what_classes_are(network: nx.MultiDiGraph[str]) -> None:
    network.nodes[REVIEW]["topic"] = "reconsideration"
    network.nodes[BUREAU]["topic"] = "of_ones_own"
    data = payload(network, overview(network), dict.fromkeys(network, (0.0, 0.0)), title="题", topics=TOPICS)
    named = {notation: (zh, broader) for notation, zh, _, broader in data["topics"]}
    assert named["reconsideration"] == ("行政复议", "disputes")
    assert named["disputes"][1] == ""
    assert named["of_ones_own"] == ("of_ones_own", "")
    assert data["definitions"]["Body"][0].startswith("常设或临时的组织")
    assert "Role" not in data["definitions"]


def test_readings_have_all_ways_to_read_a_character() -> None:
    found = readings(["行政A，绿", "重庆"])
    assert {s for s, characters in found.items() if "行" in characters} >= {"xing", "hang"}
    assert {s for s, characters in found.items() if "重" in characters} >= {"zhong", "chong"}
    assert found["lv"] == "绿"
    assert "".join(found.values()).isalpha()


def test_script_json_holds_no_markup_and_reads_back() -> None:
    written = script_json({"文": HOSTILE})
    assert not re.search("[<>&\u2028]", written)
    assert json.loads(written) == {"文": HOSTILE}


def test_same_network_same_bytes(tmp_path: Path) -> None:
    write_network(many(80), tmp_path / "a.html", title="题")
    write_network(shuffled(many(80)), tmp_path / "b.html", title="题")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_nothing_is_loaded(page_file: Path) -> None:
    tree = html.document_fromstring(page_file.read_bytes().decode("utf-8"))
    assert tree.xpath("//script[@src] | //link[not(starts-with(@href, 'data:'))] | //img | //iframe") == []
    policy = next(m.get("content") or "" for m in tree.iterfind(".//meta[@http-equiv='Content-Security-Policy']"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy


def test_hostile_text_is_data_only(network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    write_network(network, tmp_path / "n.html", title=HOSTILE)
    tree = html.document_fromstring((tmp_path / "n.html").read_text(encoding="utf-8"))
    assert tree.xpath("//*[@onerror]") == []
    assert tree.findtext(".//h1") == HOSTILE
    data = json.loads(tree.findtext(".//script[@id='fazhi-data']") or "")
    node = next(n for n in data["nodes"] if n[0] == HOSTILE_POLICY)
    assert (node[1], node[3], node[4]) == (HOSTILE, HOSTILE, [HOSTILE])


def test_a_failed_write_leaves_what_was_there(
    network: nx.MultiDiGraph[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "network.html"
    path.write_text("before", encoding="utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(f"no room for {target} from {self}")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no room"):
        write_network(network, path, title="题")
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_every_word_stands_in_both_languages() -> None:
    texts = json.loads((Path(page.__file__).parent / "assets" / "texts.json").read_text(encoding="utf-8"))
    entries = [*texts["classes"], *(v for k in ("predicates", "approximations", "words") for v in texts[k].values())]
    assert all(entry["zh"] and entry["en"] for entry in entries)
    program = "".join((Path(page.__file__).parent / "assets" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    assert set(re.findall(r'word\("(\w+)"', program)) <= set(texts["words"])

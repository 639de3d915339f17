"""Things at their addresses: RDF for programs, HTML for people."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

import samples
from fazhi_graph.iris import DEFAULT_BASE, NS
from fazhi_graph.serve.addresses import address_of
from serve.conftest import HOSTILE, HOSTILE_POLICY, ROWS

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
SENTENCE = "青溪区司法局牵头负责行政复议工作，全年审结行政复议案件45件，其中撤销6件、维持30余件。"


def at(iri: str) -> str:
    address = address_of(iri, DEFAULT_BASE)
    assert address is not None
    return address


@pytest.mark.parametrize(
    ("accept", "standard"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_body_as_rdf(client: httpx.Client, accept: str, standard: ox.RdfFormat) -> None:
    answer = client.get(at(samples.BUREAU), headers={"Accept": accept})
    assert answer.status_code == 200
    assert "Accept" in answer.headers["Vary"]
    triples = {(q.subject, q.predicate, q.object) for q in ox.parse(answer.content, format=standard)}
    bureau = ox.NamedNode(samples.BUREAU)
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert (bureau, label, ox.Literal("青溪区司法局", language="zh")) in triples
    assert any(s != bureau and p == ox.NamedNode(f"{NS}actor") and o == bureau for s, p, o in triples)


def test_a_report_is_all_of_its_graph(client: httpx.Client) -> None:
    answer = client.get(at(samples.REPORT), headers={"Accept": "text/turtle"})
    assert answer.headers["X-SPARQL-MaxRows"] == str(ROWS)
    assert len(list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))) == ROWS


def test_the_format_may_stand_in_the_address(client: httpx.Client) -> None:
    answer = client.get(at(samples.BUREAU), params={"format": "nt"}, headers=HTML)
    assert answer.headers["Content-Type"] == "application/n-triples"
    assert client.get(at(samples.BUREAU), params={"format": "odd"}).status_code == 400


def test_a_page_shows_facts_with_their_sentences(client: httpx.Client) -> None:
    page = client.get(at(samples.BUREAU), headers=HTML)
    assert page.headers["Content-Type"].startswith("text/html")
    assert "<h1>青溪区司法局</h1>" in page.text
    assert page.text.count(f"<blockquote>{SENTENCE}</blockquote>") == 1
    assert f'href="{at(samples.REPORT)}#char=' in page.text
    assert "青溪区2021年法治政府建设年度报告" in page.text
    assert '<span lang="en" class="t">What reports say</span>' in page.text


def test_a_report_is_shown_with_its_text(client: httpx.Client) -> None:
    page = client.get(at(samples.REPORT), headers=HTML).text
    places = [
        page.index(text) for text in ("一、推进依法行政</h3>", SENTENCE, "基层执法力量不足。", "四、下一步打算</h3>")
    ]
    assert places == sorted(places)
    span = samples.at("45", "审结行政复议案件45件")
    assert f'id="observation={span.start},{span.end}"' in page
    assert "行政复议案件 45 件" in page


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/vocab/institution/reconsideration", "行政复议"),
        ("/vocab/institution", "/vocab/institution/reconsideration"),
        ("/vocab", "/vocab/institution"),
        ("/ns", "/ns#Report"),
        ("/id/jurisdiction/990101", "青溪区"),
    ],
)
def test_pages(client: httpx.Client, path: str, text: str) -> None:
    page = client.get(path, headers=HTML)
    assert page.status_code == 200
    assert text in page.text
    assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 200


@pytest.mark.parametrize("path", ["/id/body/990101/nobody", "/vocab/none", "/ns/none", "/id/", "/nothing"])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_there_is_not(client: httpx.Client, path: str, accept: str) -> None:
    assert client.get(path, headers={"Accept": accept}).status_code == 404


def test_an_address_cannot_carry_a_query(client: httpx.Client) -> None:
    for attack in ("x%3E%20%3Fp%20%3Fo%20.%20%3Fs", "x%22%7D", "%3Cx%3E", "%5Cu003E"):
        assert client.get(f"/id/{attack}").status_code == 404


def test_hostile_names_are_text(client: httpx.Client) -> None:
    page = client.get(at(HOSTILE_POLICY), headers=HTML)
    assert page.status_code == 200
    assert "<img" not in page.text
    assert "<script>window" not in page.text
    assert "&lt;img src=x" in page.text
    assert HOSTILE not in page.text


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK+{}", "/id/jurisdiction/990101", "/assets/app.js", "/nothing"])
def test_browsers_are_kept_from_harm(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"

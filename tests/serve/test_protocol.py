"""The endpoint by the SPARQL 1.1 Protocol, over real HTTP."""

from __future__ import annotations

import json

import httpx
import pyoxigraph as ox
import pytest

import samples
from fazhi_graph.iris import VOCAB_GRAPH
from fazhi_graph.serve.protocol import LARGEST_BODY
from serve.conftest import ROWS

TITLE = "SELECT ?title { ?r a fz:Report ; dct:title ?title }"
GRAPH = "CONSTRUCT { ?r dct:title ?t } WHERE { ?r a fz:Report ; dct:title ?t }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


def titles(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row["title"]["value"] for row in answer.json()["results"]["bindings"]]


def test_three_ways_to_ask(client: httpx.Client) -> None:
    expected = ["青溪区2021年法治政府建设年度报告"]
    assert titles(client.get("/sparql", params={"query": TITLE})) == expected
    assert titles(client.post("/sparql", data={"query": TITLE})) == expected
    assert titles(client.post("/sparql", content=TITLE.encode(), headers=DIRECT)) == expected
    charset = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    assert titles(client.post("/sparql", content=TITLE.encode(), headers=charset)) == expected


def test_head_has_the_headers_alone(client: httpx.Client) -> None:
    answer = client.head("/sparql", params={"query": TITLE})
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("query", [TITLE, "ASK { ?r a fz:Report }"])
def test_formats_of_rows(client: httpx.Client, accept: str, content_type: str, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == content_type
    assert "Accept" in answer.headers["Vary"]
    assert ("青溪区2021年" if query == TITLE else "true") in answer.text


@pytest.mark.parametrize(
    ("accept", "standard"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_formats_of_graphs(client: httpx.Client, accept: str, standard: ox.RdfFormat) -> None:
    answer = client.get("/sparql", params={"query": GRAPH}, headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith(accept)
    (quad,) = ox.parse(answer.content, format=standard)
    assert quad.subject == ox.NamedNode(samples.REPORT)
    assert quad.object == ox.Literal("青溪区2021年法治政府建设年度报告", language="zh")


@pytest.mark.parametrize(("query", "accept"), [(TITLE, "text/turtle"), (GRAPH, "text/csv"), (TITLE, "image/png")])
def test_not_acceptable(client: httpx.Client, query: str, accept: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text


def test_a_malformed_query_is_told_where(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * {\n ?s ?p }"})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.text.startswith("line 2, column ")


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"query=", FORM, 400),
        (b"nothing=1", FORM, 400),
        (b"query=ASK+{}&query=ASK+{}", FORM, 400),
        (b"query=ASK+{}&default-graph-uri=relative", FORM, 400),
        (b"query=ASK+{}%ff", FORM, 400),
        (b"\xff", DIRECT, 400),
        (b"update=DROP+ALL", FORM, 403),
        (b"query=ASK+{}&update=DROP+ALL", FORM, 403),
        (b"DROP ALL", {"Content-Type": "application/sparql-update"}, 403),
        (b"DROP ALL", DIRECT, 400),
        (b"ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", DIRECT, 403),
        (b"ASK { service silent ?x { ?s ?p ?o } }", DIRECT, 403),
        (b"ASK {}", {"Content-Type": "text/plain"}, 415),
        (b"ASK {}", {}, 415),
        (b"ASK {}", {"Content-Type": "application/sparql-query; charset=gb18030"}, 415),
        (b"--x--", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (b"#" * (LARGEST_BODY + 1), DIRECT, 413),
    ],
)
def test_refusals(client: httpx.Client, content: bytes, headers: dict[str, str], status: int) -> None:
    answer = client.post("/sparql", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.text.strip()


def test_service_as_text_is_no_service(client: httpx.Client) -> None:
    query = (
        'PREFIX service: <http://e/> SELECT ("SERVICE" AS ?service) { # SERVICE\n OPTIONAL { ?x service:SERVICE 1 } }'
    )
    assert client.get("/sparql", params={"query": query}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= {m.strip() for m in answer.headers["Allow"].split(",")}


def test_updates_change_nothing(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"update": "DROP ALL"}).status_code == 403
    assert titles(client.get("/sparql", params={"query": TITLE}))


COUNT = "SELECT (COUNT(*) AS ?n) { %s }"


def count(client: httpx.Client, query: str, **dataset: list[str]) -> int:
    names = {name.replace("_", "-"): graphs for name, graphs in dataset.items()}
    answer = client.get("/sparql", params={"query": query, **names})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_datasets(client: httpx.Client) -> None:
    triples, graphs = COUNT % "?s ?p ?o", COUNT % "GRAPH ?g { ?s ?p ?o }"
    everything, report = count(client, triples), count(client, triples, default_graph_uri=[samples.REPORT])
    vocabulary = count(client, triples, default_graph_uri=[VOCAB_GRAPH])
    assert 0 < report < everything
    assert count(client, triples, default_graph_uri=[samples.REPORT, VOCAB_GRAPH]) == everything
    assert report + vocabulary >= everything
    assert count(client, graphs, default_graph_uri=[samples.REPORT]) == 0
    assert count(client, graphs, named_graph_uri=[samples.REPORT]) == report
    assert count(client, triples, named_graph_uri=[samples.REPORT]) == 0
    assert count(client, triples, default_graph_uri=["http://example.org/none"]) == 0


def test_the_dataset_of_the_request_overrides_the_query(client: httpx.Client) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{VOCAB_GRAPH}> {{ ?s ?p ?o }}"
    alone = count(client, COUNT % "?s ?p ?o", default_graph_uri=[samples.REPORT])
    assert count(client, query, default_graph_uri=[samples.REPORT]) == alone
    assert count(client, query) == count(client, COUNT % "?s ?p ?o", default_graph_uri=[VOCAB_GRAPH])


def test_the_dataset_may_stand_beside_a_direct_query(client: httpx.Client) -> None:
    graph = {"default-graph-uri": samples.REPORT}
    answer = client.post("/sparql", params=graph, content=(COUNT % "?s ?p ?o").encode(), headers=DIRECT)
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(
        count(client, COUNT % "?s ?p ?o", default_graph_uri=[samples.REPORT])
    )


@pytest.mark.parametrize(
    ("accept", "standard"), [("text/turtle", ox.RdfFormat.TURTLE), ("application/rdf+xml", ox.RdfFormat.RDF_XML)]
)
def test_the_service_describes_itself(client: httpx.Client, server: str, accept: str, standard: ox.RdfFormat) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    store = ox.Store()
    store.load(answer.content, format=standard)
    query = """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK {
      ?s a sd:Service ; sd:endpoint <%s/sparql> ; sd:supportedLanguage sd:SPARQL11Query ;
        sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> ; sd:feature sd:UnionDefaultGraph ;
        sd:defaultDataset [ sd:namedGraph [ sd:name <%s> ] ] }"""
    assert bool(store.query(query % (server, samples.REPORT)))


def test_people_are_led_to_the_page(client: httpx.Client, server: str) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{server}/#sparql")


def test_pages_of_other_sites_may_read(client: httpx.Client) -> None:
    asked = {"Origin": "http://elsewhere.example", "Access-Control-Request-Method": "POST"}
    preflight = client.options("/sparql", headers={**asked, "Access-Control-Request-Headers": "content-type"})
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    answer = client.get("/sparql", params={"query": TITLE}, headers={"Origin": "http://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "X-SPARQL-MaxRows" in answer.headers["Access-Control-Expose-Headers"]
    assert client.options("/sparql").headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_rows_are_limited_and_the_answer_says_so(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert answer.headers["X-SPARQL-MaxRows"] == str(ROWS)
    assert len(answer.json()["results"]["bindings"]) == ROWS
    few = client.get("/sparql", params={"query": f"SELECT * {{ ?s ?p ?o }} LIMIT {ROWS}"})
    assert "X-SPARQL-MaxRows" not in few.headers
    triples = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, headers={"Accept": "text/turtle"})
    assert triples.headers["X-SPARQL-MaxRows"] == str(ROWS)


def test_prefixes_need_not_be_declared_but_may(client: httpx.Client) -> None:
    declared = "PREFIX fz: <http://example.org/other#> ASK { ?r a fz:Report }"
    assert json.loads(client.get("/sparql", params={"query": declared}).content)["boolean"] is False

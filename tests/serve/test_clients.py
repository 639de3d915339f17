"""Clients that people use: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef, Variable
from rdflib.namespace import DCTERMS, RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import samples
from fazhi_graph.iris import NS

TITLE = "SELECT ?title { ?r a fz:Report ; dct:title ?title }"
GRAPH = "CONSTRUCT { ?r dct:title ?t } WHERE { ?r a fz:Report ; dct:title ?t }"
NAME = "青溪区2021年法治政府建设年度报告"
REPORT = URIRef(samples.REPORT)


def wrapper(server: str, query: str, form: str) -> SPARQLWrapper:
    made = SPARQLWrapper(f"{server}/sparql")
    made.setQuery(query)
    made.setReturnFormat(form)
    made.setTimeout(30)
    return made


def converted(asked: SPARQLWrapper) -> Any:
    """The answer as SPARQLWrapper gives it, which depends on the format."""
    return asked.queryAndConvert()


def test_sparqlwrapper_json(server: str) -> None:
    for method, way in (("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)):
        asked = wrapper(server, TITLE, JSON)
        asked.setMethod(method)
        asked.setRequestMethod(way)
        assert converted(asked)["results"]["bindings"][0]["title"]["value"] == NAME


def test_sparqlwrapper_other_formats(server: str) -> None:
    xml = converted(wrapper(server, TITLE, XML))
    assert xml.getElementsByTagName("literal")[0].firstChild.data == NAME
    for form, text in ((CSV, NAME), (TSV, f'"{NAME}"@zh')):
        table = wrapper(server, TITLE, form).queryAndConvert()
        assert isinstance(table, bytes)
        assert text in table.decode()


@pytest.mark.parametrize(("form", "parser"), [(TURTLE, "turtle"), (N3, "turtle"), (RDFXML, "xml"), (JSONLD, "json-ld")])
def test_sparqlwrapper_graphs(server: str, form: str, parser: str) -> None:
    found = wrapper(server, GRAPH, form).queryAndConvert()
    graph = Graph().parse(data=found, format=parser) if isinstance(found, str | bytes) else found
    assert isinstance(graph, Graph)
    assert list(graph) == [(REPORT, DCTERMS.title, Literal(NAME, lang="zh"))]


def test_sparqlwrapper_tells_of_errors(server: str) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper(server, "SELECT ?", JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rdflib(server: str, method: str, form: str) -> None:
    graph = Graph(SPARQLStore(f"{server}/sparql", returnFormat=form, method=method))
    assert [str(row[Variable("title")]) for row in graph.query(TITLE).bindings] == [NAME]
    if form in ("json", "xml"):  # in the others a row of no columns is nothing, and CSV tells no language
        assert (REPORT, RDF.type, URIRef(f"{NS}Report")) in graph
        assert graph.value(REPORT, DCTERMS.title) == Literal(NAME, lang="zh")


def test_rdflib_named_graphs(server: str) -> None:
    report = Graph(SPARQLStore(f"{server}/sparql", returnFormat="json"), identifier=REPORT)
    assert report.value(REPORT, DCTERMS.title) == Literal(NAME, lang="zh")
    assert list(report.triples((None, RDF.type, URIRef("http://www.w3.org/2002/07/owl#Class")))) == []


def test_rdflib_reads_a_thing_from_its_address(server: str) -> None:
    graph = Graph().parse(f"{server}/vocab/institution/reconsideration")
    concept = URIRef(samples.RECONSIDERATION)
    assert (concept, RDF.type, URIRef(f"{NS}Institution")) in graph


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
def test_curl(server: str) -> None:
    def curl(*arguments: str) -> str:
        command = ("curl", "-sS", "--noproxy", "*", "--max-time", "30", *arguments)
        return subprocess.run(command, check=True, capture_output=True, timeout=60, text=True, encoding="utf-8").stdout

    endpoint = f"{server}/sparql"
    found = json.loads(curl("--data-urlencode", f"query={TITLE}", endpoint))
    assert found["results"]["bindings"][0]["title"]["value"] == NAME
    assert NAME in curl("-G", "-H", "Accept: text/csv", "--data-urlencode", f"query={TITLE}", endpoint)
    assert NAME in curl("-H", "Content-Type: application/sparql-query", "--data-binary", TITLE, endpoint)
    assert curl("-o", "/dev/null", "-w", "%{http_code}", "-X", "DELETE", endpoint) == "405"

"""The writers, read back by Oxigraph's and rdflib's readers."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from rdflib import Variable
from rdflib.plugins.sparql.results.xmlresults import XMLResultParser

from fazhi_graph.serve.results import Written, written_rows, written_triples

ODD = 'a "b" <c> & d\t\n\r e\\ 行'
QUERY = (
    "SELECT ?iri ?text ?tagged ?number ?blank "
    '{ VALUES (?iri ?text ?tagged ?number ?blank) { (<http://e/a&b> $odd "行政"@zh 7 UNDEF) '
    '(UNDEF "" "x"@en-GB 2.50 UNDEF) } }'
)


def solutions(sparql: str, **terms: ox.Literal) -> ox.QuerySolutions:
    for name, literal in terms.items():
        sparql = sparql.replace(f"${name}", str(literal))
    found = ox.Store().query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return found


def written(form: str, limit: int = 10) -> Written:
    return written_rows(solutions(QUERY, odd=ox.Literal(ODD)), form, limit)


def rows(found: object) -> list[dict[str, str]]:
    assert isinstance(found, ox.QuerySolutions)
    return [{v.value: str(s[v.value]) for v in found.variables if s[v.value] is not None} for s in found]


@pytest.mark.parametrize(
    ("form", "standard"),
    [
        ("json", ox.QueryResultsFormat.JSON),
        ("xml", ox.QueryResultsFormat.XML),
        ("tsv", ox.QueryResultsFormat.TSV),
    ],
)
def test_what_is_written_reads_back_the_same(form: str, standard: ox.QueryResultsFormat) -> None:
    read = rows(ox.parse_query_results(written(form).content, format=standard))
    assert read == rows(solutions(QUERY, odd=ox.Literal(ODD)))


def test_csv_has_plain_values() -> None:
    read = list(csv.reader(io.StringIO(written("csv").content.decode(), newline="")))
    assert read[0] == ["iri", "text", "tagged", "number", "blank"]
    assert read[1] == ["http://e/a&b", ODD, "行政", "7", ""]


def test_rdflib_reads_the_xml() -> None:
    parser = XMLResultParser()  # type: ignore[no-untyped-call]
    read = parser.parse(io.BytesIO(written("xml").content))
    assert [str(row[Variable("tagged")]) for row in read.bindings] == ["行政", "x"]


def test_xml_holds_no_character_that_xml_cannot() -> None:
    odd = solutions("SELECT ($odd AS ?x) {}", odd=ox.Literal("a\x01b"))
    assert "<literal>a\ufffdb</literal>" in written_rows(odd, "xml", 1).content.decode()


@pytest.mark.parametrize(("limit", "count", "cut"), [(1, 1, True), (2, 2, False), (3, 2, False)])
def test_rows_are_cut(limit: int, count: int, cut: bool) -> None:
    found = written("json", limit)
    assert (found.count, found.cut) == (count, cut)
    assert len(json.loads(found.content)["results"]["bindings"]) == count


def test_triples_are_cut() -> None:
    store = ox.Store()
    found = store.query("CONSTRUCT { ?x <http://e/p> ?x } WHERE { VALUES ?x { <http://e/1> <http://e/2> } }")
    assert isinstance(found, ox.QueryTriples)
    answer = written_triples(found, "nt", 1, {})
    assert (answer.count, answer.cut) == (1, True)
    assert len(list(ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES))) == 1


@pytest.mark.parametrize("form", ["json", "xml"])
def test_triple_terms(form: str) -> None:
    found = written_rows(solutions('SELECT (<<( <http://e/a> <http://e/b> "c" )>> AS ?t) {}'), form, 1).content
    standard = ox.QueryResultsFormat.JSON if form == "json" else ox.QueryResultsFormat.XML
    assert rows(ox.parse_query_results(found, format=standard)) == [{"t": '<http://e/a> <http://e/b> "c"'}]

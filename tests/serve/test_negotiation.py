from __future__ import annotations

import pytest

from fazhi_graph.serve.negotiation import GRAPHS, HTML, ROWS, choose

CASES = (
    ("", "json"),
    ("*/*", "json"),
    ("application/sparql-results+xml", "xml"),
    ("application/json", "json"),
    ("text/csv;q=0.5, text/tab-separated-values;q=0.9", "tsv"),
    ("TEXT/CSV", "csv"),
    ("text/*", "xml"),
    ("text/*, text/xml;q=0", "csv"),
    ("application/sparql-results+json;q=0.2, */*;q=0.1", "json"),
    ("application/sparql-results+xml, application/sparql-results+json", "json"),
    ("application/sparql-results+json;q=0.8, application/sparql-results+xml", "xml"),
    ("image/png, text/csv;q=0.1", "csv"),
)


@pytest.mark.parametrize(("accept", "name"), CASES)
def test_rows(accept: str, name: str) -> None:
    chosen = choose(accept, ROWS)
    assert chosen is not None
    assert chosen.name == name


@pytest.mark.parametrize("accept", ["image/png", "text/html", "application/sparql-results+json;q=0", "text/csv;q=0"])
def test_nothing_acceptable(accept: str) -> None:
    assert choose(accept, ROWS) is None


def test_the_type_that_was_asked_for_is_the_one_that_is_sent() -> None:
    chosen = choose("application/json", GRAPHS)
    assert chosen is not None
    assert (chosen.name, chosen.content_type) == ("jsonld", "application/json")
    turtle = choose("*/*", GRAPHS)
    assert turtle is not None
    assert turtle.content_type == "text/turtle; charset=utf-8"


def test_what_browsers_send_gets_html() -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    chosen = choose(accept, (*GRAPHS, HTML))
    assert chosen is not None
    assert chosen.name == "html"

"""The headers of the named questions."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from fazhi_graph.graph.answers import QueryError
from fazhi_graph.queries import AskingError, Parameter, find, named_queries
from fazhi_graph.queries.catalogue import parsed

HEADER = (
    "# zh: 问？\n# en: A question?\n# param percent decimal = 20 | 百分比 | Per cent\n# param year year? | 年 | Year\n"
)
CHINESE = re.compile("[一-龥]")


def test_a_header_gives_questions_and_parameters() -> None:
    query = parsed("q", f"{HEADER}# param place jurisdiction | 地方 | Place\n\nSELECT * {{ ?s ?p $percent }}")
    assert (query.question_zh, query.question_en) == ("问？", "A question?")
    assert query.parameters == (
        Parameter("percent", "decimal", False, "20", "百分比", "Per cent"),
        Parameter("year", "year", True, None, "年", "Year"),
        Parameter("place", "jurisdiction", False, None, "地方", "Place"),
    )
    assert [p.required for p in query.parameters] == [False, False, True]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("# zh: 问？\n# param year date | 年 | Year\n", "line 2"),
        ("# zh: 问？\n# a remark\n", "line 2"),
        ("# zh: 问？\n", "both zh and en"),
    ],
)
def test_a_header_that_breaks_the_format_is_refused(header: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parsed("q", f"{header}\nSELECT * {{ ?s ?p ?o }}")


def test_there_are_twenty_five_in_two_languages() -> None:
    assert len(named_queries()) == 25
    for query in named_queries().values():
        texts = [(query.question_zh, query.question_en)]
        texts += [(p.description_zh, p.description_en) for p in query.parameters]
        assert all(CHINESE.search(zh) and not CHINESE.search(en) for zh, en in texts), query.name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)


@pytest.mark.parametrize("name", named_queries())
def test_what_is_shown_runs_anywhere(name: str) -> None:
    """With its prefixes, and with parameters as variables, it is plain SPARQL."""
    query = find(name)
    required = {p.name for p in query.parameters if p.required}
    body = re.sub(r"\$(\w+)", lambda m: "<urn:x>" if m[1] in required else m[0], query.body)
    assert isinstance(ox.Store().query(body), ox.QuerySolutions)
    assert {p.name for p in query.parameters} == set(re.findall(r"\$([a-z]\w*)", query.body))


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(AskingError, match="did you mean correction-rate"):
        find("corection-rate")
    with pytest.raises(AskingError, match="fazhi queries"):
        find("qqqq")
    with pytest.raises(AskingError, match="it has jurisdiction, within, year; did you mean jurisdiction"):
        find("correction-rate").parameter("jurisdicton")

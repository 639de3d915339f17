"""Names as people write them."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode

from fazhi_graph.graph.api import Graph
from fazhi_graph.iris import DEFAULT_BASE, VOCAB
from fazhi_graph.queries import AskingError, ask, find, silence, terms
from fazhi_graph.queries.catalogue import CLASSES
from fazhi_graph.queries.names import resolve_place, resolve_thing

PLACE = f"{DEFAULT_BASE}jurisdiction/"


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("武威", "620600"),
        ("武威市", "620600"),
        ("620600", "620600"),
        ("甘肃省武威市", "620600"),
        ("武汉市硚口区", "420104"),
        ("南昌经开区", "360100-南昌经济技术开发区"),
        ("360100-南昌经济技术开发区", "360100-南昌经济技术开发区"),
        (f"{PLACE}420104", "420104"),
        ("全国", "CN"),
        ("中华人民共和国", "CN"),
        ("全椒县", "341124"),  # no report, but there is such a place
    ],
)
def test_places(samples: Graph, word: str, key: str) -> None:
    assert resolve_place(samples, word) == NamedNode(PLACE + key)


def test_of_homonyms_the_one_with_reports_is_meant(samples: Graph) -> None:
    with pytest.raises(AskingError, match=r"several places .* 320106 江苏省南京市鼓楼区"):
        resolve_place(samples, "鼓楼区")
    with pytest.raises(AskingError, match=r"no place .* did you mean 武威市"):
        resolve_place(samples, "武卫市")


@pytest.mark.parametrize(
    ("word", "kind", "iri"),
    [
        ("办理行政复议案件", "indicator", "indicator/reconsideration.handled"),
        ("reconsideration.handled", "indicator", "indicator/reconsideration.handled"),
        ("Reconsideration cases handled", "indicator", "indicator/reconsideration.handled"),
        ("败诉率", "indicator", "indicator/litigation.loss_rate"),
        ("行政复议", "institution", "institution/reconsideration"),
        ("复议", "institution", "institution/reconsideration"),
        ("行政复议", "term", "institution/reconsideration"),
        ("放管服", "programme", "programme/fangguanfu"),
        ("reconsideration.handled", "term", "indicator/reconsideration.handled"),
    ],
)
def test_things(samples: Graph, word: str, kind: str, iri: str) -> None:
    assert resolve_thing(samples, word, CLASSES[kind]) == NamedNode(VOCAB + iri)


@pytest.mark.parametrize(
    ("word", "kind", "said"),
    [
        ("调解", "institution", "means several things; did you mean 人民调解"),
        ("行政复义", "institution", "nothing is called '行政复义'; did you mean 行政复议"),
        ("qqq", "institution", "nothing is called 'qqq'"),
    ],
)
def test_names_that_mean_nothing_or_too_much(samples: Graph, word: str, kind: str, said: str) -> None:
    with pytest.raises(AskingError, match=said):
        resolve_thing(samples, word, CLASSES[kind])


@pytest.mark.parametrize("value", ["abc", "19", "2019-01"])
def test_values_of_the_wrong_type(samples: Graph, value: str) -> None:
    with pytest.raises(AskingError, match=r"year: .* is no year"):
        ask(samples, "correction-rate", year=value)


def test_text_cannot_reach_into_the_query(samples: Graph) -> None:
    spoilt = '" } ; DROP ALL #'
    for name, parameter in (("first-mentions", "term"), ("correction-rate", "jurisdiction")):
        with pytest.raises(AskingError):
            ask(samples, name, **{parameter: spoilt})
    with pytest.raises(AskingError, match="percent"):
        ask(samples, "year-changes", percent="20) || (true")


def test_a_question_that_lacks_a_parameter_says_so(samples: Graph) -> None:
    with pytest.raises(AskingError, match="everything-about needs a value: --param term="):
        ask(samples, "everything-about")


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("indicator-values", {"jurisdiction": "全椒县"}, "no report of 全椒县 is in the graph; it has "),
        ("indicator-values", {"jurisdiction": "武威", "year": "2020"}, "no report of 武威市 on 2020 .* those on 2021"),
        ("correction-rate", {"jurisdiction": "武威"}, "the report of 武威市 on 2021, which is silent"),
        ("indicator-values", {"year": "1999"}, "no report on 1999 is in the graph; it has "),
        ("honours", {"jurisdiction": "武威", "year": "2021"}, "武威市 on 2021, which is silent"),
        ("year-changes", {"percent": "1000000"}, "none of the .* reports"),
    ],
)
def test_an_empty_answer_says_why(samples: Graph, name: str, parameters: dict[str, str], said: str) -> None:
    assert not ask(samples, name, **parameters)
    query = find(name)
    assert re.search(said, str(silence(samples, query, terms(samples, query, parameters))))

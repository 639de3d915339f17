"""The named questions over HTTP: forms, answers, why there is none."""

from __future__ import annotations

from urllib.parse import unquote

import httpx

from fazhi_graph.queries import named_queries

VALUES = "/questions/indicator-values"
CONCLUDED = {"indicator": "reconsideration.concluded", "jurisdiction": "青溪区"}


def test_the_page_is_told_every_question(client: httpx.Client) -> None:
    told = client.get("/about.json").json()["questions"]
    assert [question["name"] for question in told] == list(named_queries())
    assert all(question["question"].keys() == {"zh", "en"} for question in told)


def test_an_answer_has_the_sentence(client: httpx.Client) -> None:
    answer = client.get(VALUES, params=CONCLUDED)
    (row,) = answer.json()["results"]["bindings"]
    assert row["value"]["value"] == "45"
    assert "审结行政复议案件45件" in row["sentence"]["value"]
    table = client.get(VALUES, params=CONCLUDED, headers={"Accept": "text/csv"})
    assert table.headers["Content-Type"].startswith("text/csv")
    assert "审结行政复议案件45件" in table.text


def test_no_rows_have_their_reason(client: httpx.Client) -> None:
    for language, reason in (("zh", "2021"), ("en", "there are those on 2021")):
        answer = client.get(VALUES, params={**CONCLUDED, "year": "1999"}, headers={"Accept-Language": language})
        assert answer.json()["results"]["bindings"] == []
        assert reason in unquote(answer.headers["X-Fazhi-Note"])


def test_what_cannot_be_asked(client: httpx.Client) -> None:
    unknown = client.get(VALUES, params={"jurisdiction": "硚口口区"})
    assert unknown.status_code == 400
    assert "did you mean" in unknown.text
    assert client.get(VALUES, params={"color": "red"}).status_code == 400
    assert client.get("/questions/nothing").status_code == 404
    assert client.get(VALUES, headers={"Accept": "image/png"}).status_code == 406

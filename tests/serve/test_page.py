"""The page as somebody uses it, in a real browser that may load from the server alone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from serve.conftest import HOSTILE, HOSTILE_POLICY, Complaints
from serve.test_things import SENTENCE, at

# Machines that build beside the tests are slow.
expect.set_options(timeout=20_000)


def open_page(sheet: Page, server: str, fragment: str = "") -> None:
    sheet.goto(f"{server}/{fragment}")
    expect(sheet.locator("#question-list a").first).to_be_attached()


def test_search_leads_to_the_thing(sheet: Page, server: str) -> None:
    open_page(sheet, server)
    sheet.keyboard.press("/")
    sheet.keyboard.type("行政复议")
    expect(sheet.get_by_role("option").first).to_contain_text("行政复议")
    sheet.fill("#search", "xzfy")
    expect(sheet.get_by_role("option").first).to_contain_text("行政复议")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("h1")).to_have_text("行政复议")
    assert sheet.url == f"{server}/vocab/institution/reconsideration"
    expect(sheet.locator("blockquote").first).to_have_text(SENTENCE)
    sheet.locator("cite a").first.click()
    expect(sheet.locator("h1")).to_have_text("青溪区2021年法治政府建设年度报告")
    expect(sheet.locator(":target")).to_have_text(SENTENCE)


def test_search_that_finds_nothing(sheet: Page, server: str) -> None:
    open_page(sheet, server)
    sheet.fill("#search", "qqqq")
    expect(sheet.locator("#found")).to_have_text("没有找到")
    sheet.keyboard.press("Escape")
    expect(sheet.locator("#found")).to_be_hidden()


def test_a_question_is_answered_with_its_sentence(sheet: Page, server: str) -> None:
    open_page(sheet, server)
    sheet.get_by_role("link", name="某项指标在各地各年是多少").click()
    sheet.get_by_label("指标").fill("reconsideration.concluded")
    sheet.get_by_role("button", name="查询").click()
    row = sheet.locator("#questions tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("45")
    expect(row).to_contain_text(SENTENCE)
    expect(sheet.locator("#questions thead")).to_contain_text("原句")
    assert sheet.url.endswith("#q/indicator-values?indicator=reconsideration.concluded")
    sheet.reload()
    expect(sheet.locator("#questions tbody tr")).to_contain_text(SENTENCE)


def test_a_question_without_an_answer_says_why(sheet: Page, server: str) -> None:
    open_page(sheet, server, "#q/indicator-values?jurisdiction=青溪区&year=1999")
    expect(sheet.locator("#questions .answer")).to_contain_text("2021")
    expect(sheet.get_by_label("只看此年")).to_have_value("1999")


def test_suggestions_and_csv(sheet: Page, server: str) -> None:
    open_page(sheet, server, "#q/indicator-values")
    sheet.get_by_label("指标").press_sequentially("审结")
    expect(sheet.locator("#names-indicator option[value*='审结']").first).to_be_attached()
    sheet.get_by_label("指标").fill("reconsideration.concluded")
    sheet.get_by_role("button", name="查询").click()
    with sheet.expect_download() as download:
        sheet.get_by_role("button", name="下载 CSV").click()
    table = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert table.startswith("place,year,value")
    assert SENTENCE in table


def test_sparql_with_links(sheet: Page, server: str) -> None:
    open_page(sheet, server, "#sparql")
    expect(sheet.locator("#text")).to_have_value(re.compile("^PREFIX fz: <https://w3id.org/fazhi/ns#>"))
    sheet.get_by_role("button", name="运行").click()
    link = sheet.locator("#sparql tbody a")
    expect(link).to_have_text("id:report/990101-2021-5f5f5f5f")
    link.click()
    expect(sheet.locator("h1")).to_have_text("青溪区2021年法治政府建设年度报告")


def test_sparql_error_shows_its_line(sheet: Page, server: str, complaints: Complaints) -> None:
    complaints.expected.append("status of 400")  # which the browser itself reports
    open_page(sheet, server, "#sparql")
    sheet.fill("#text", "SELECT * {\n  ?s a fz:Report .\n  ?s ?p }")
    sheet.keyboard.press("Control+Enter")
    expect(sheet.get_by_role("alert")).to_contain_text("line 3, column ")
    expect(sheet.locator("#lines .wrong")).to_have_text("3")
    selected = "(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.getElementById('text'))"
    assert sheet.evaluate(selected) == "  ?s ?p }"


def test_graphs_and_asks(sheet: Page, server: str) -> None:
    open_page(sheet, server, "#sparql")
    sheet.select_option("#examples", label="谁成立了什么（图）")
    sheet.get_by_role("button", name="运行").click()
    expect(sheet.locator("#sparql .graph")).to_contain_text("fz:established")
    sheet.fill("#text", "ASK { ?r a fz:Report }")
    sheet.get_by_role("button", name="运行").click()
    expect(sheet.locator("#sparql .answer")).to_have_text("是")


def test_a_question_opens_as_sparql(sheet: Page, server: str) -> None:
    open_page(sheet, server, "#q/honours")
    sheet.get_by_role("button", name="在 SPARQL 中打开").click()
    sheet.get_by_role("button", name="运行").click()
    expect(sheet.locator("#sparql tbody")).to_contain_text("省级法治建设先进区")
    sheet.go_back()
    expect(sheet.locator("#question h2")).to_be_visible()


def test_a_long_query_can_be_stopped(sheet: Page, server: str) -> None:
    open_page(sheet, server, "#sparql")
    sheet.fill("#text", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    sheet.get_by_role("button", name="运行").click()
    sheet.get_by_role("button", name="停止").click()
    expect(sheet.get_by_role("alert")).to_have_text("已停止")


def test_english_and_its_memory(sheet: Page, server: str) -> None:
    open_page(sheet, server)
    sheet.get_by_role("button", name="English").click()
    expect(sheet.get_by_role("link", name="What is an indicator's value")).to_be_visible()
    assert sheet.title() == "Reports on law-based government"
    sheet.goto(f"{server}/vocab/institution/reconsideration")
    expect(sheet.get_by_text("What reports say")).to_be_visible()
    expect(sheet.get_by_text("报告怎么说")).to_be_hidden()
    sheet.get_by_role("button", name="中文").click()
    expect(sheet.get_by_text("报告怎么说")).to_be_visible()


def test_hostile_text_is_shown_and_nothing_else(sheet: Page, server: str) -> None:
    open_page(sheet, server)
    sheet.fill("#search", "onerror")
    expect(sheet.get_by_role("option").first).to_contain_text(HOSTILE)
    open_page(sheet, server, "#sparql")
    sheet.fill("#text", f"SELECT * {{ <{HOSTILE_POLICY}> ?p ?o }}")
    sheet.get_by_role("button", name="运行").click()
    expect(sheet.locator("#sparql tbody")).to_contain_text(HOSTILE)
    sheet.fill("#text", 'SELECT (IRI("javascript:window.broken=1") AS ?x) {}')
    sheet.get_by_role("button", name="运行").click()
    expect(sheet.locator("#sparql tbody td")).to_have_text("javascript:window.broken=1")
    assert sheet.locator("#sparql tbody a").count() == 0
    sheet.goto(server + at(HOSTILE_POLICY))
    expect(sheet.locator("h1")).to_have_text(HOSTILE)
    assert sheet.evaluate("window.broken") is None
    assert sheet.locator("img").count() == 0


def test_reads_on_a_phone(sheet: Page, server: str) -> None:
    sheet.set_viewport_size({"width": 390, "height": 780})
    open_page(sheet, server, "#q/indicator-values?indicator=reconsideration.concluded")
    expect(sheet.locator("#questions tbody")).to_contain_text("45")
    assert sheet.evaluate("document.documentElement.scrollWidth") == 390

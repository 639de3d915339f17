"""What people see and can do on index.html, in a real browser that may load nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from analysis.reports import HOSTILE, graph_of, texts
from fazhi_graph.graph.api import Graph
from fazhi_graph.store import MemoryStore
from fazhi_graph.view.index import write_index

Table = dict[str, list[str]]


@pytest.fixture(scope="module")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of four reports, the last of which has a number that was not understood."""
    path = tmp_path_factory.mktemp("index") / "index.html"
    graph = graph_of([*texts()[:2], texts()[3], texts()[2]], uncoded="advisers.hired")
    extra = texts()[3].replace("湖北省2021年", "湖北省2020年").replace("12,345件。", "9,000件。聘请法律顾问5名。")
    graph.store.load(graph_of([extra.replace("2022年3月", "2021年3月")]).store.dump())
    write_index(graph, path, unread=[("扫描.pdf", f"no text {HOSTILE}")])
    return path


@pytest.fixture
def opened(sheet: Page, index_file: Path) -> Page:
    sheet.goto(index_file.as_uri())
    return sheet


def table(page: Page) -> Table:
    rows = page.locator("#table tbody tr:not(.evidence, .group)").all()
    return {
        row.locator("th button").inner_text(): [c.inner_text() for c in row.locator("td.year").all()] for row in rows
    }


def test_what_was_read(opened: Page) -> None:
    assert opened.locator("#totals dd").first.inner_text() == "5"
    assert opened.locator("#totals").inner_text().count("个文件读不了") == 1
    tiles = opened.locator(".tile:enabled")
    assert sorted(tiles.evaluate_all("all => all.map(t => t.title)")) == ["安徽 2", "湖北 2", "甘肃 1"]
    assert opened.locator(".tile").count() == 34
    assert HOSTILE in opened.locator("#unread").inner_text()
    assert opened.evaluate("window.broken") is None


def test_numbers_by_place_and_year_and_the_three_blanks(opened: Page) -> None:
    assert table(opened) == {"全椒县": ["45", "77"], "湖北省": ["9,000", "12,345"], "环县": ["·", "约31"]}
    opened.goto(opened.url.split("#")[0] + "#indicator=advisers.hired")
    assert table(opened) == {"全椒县": ["–", "–"], "湖北省": ["5", "–"], "环县": ["·", "?"]}
    blanks = opened.locator("#table .blank").evaluate_all("all => all.map(b => b.ariaLabel)")
    assert sorted(set(blanks)) == ["报告未提", "没有报告"]
    opened.get_by_role("button", name="?", exact=True).click()
    assert "没有把握" in opened.locator(".evidence").inner_text()
    assert opened.locator(".evidence mark").inner_text() == "12"


def test_a_number_opens_its_sentence_in_place(opened: Page) -> None:
    opened.get_by_role("button", name="约31").click()
    evidence = opened.locator(".evidence")
    assert evidence.locator("blockquote").inner_text() == "全年共受理行政复议案件约31件。"
    assert evidence.locator("mark").inner_text() == "31"
    assert "环县2021年法治政府建设情况报告" in evidence.inner_text()
    assert evidence.locator("a.out").last.get_attribute("href") == (
        "network.html#node=https%3A%2F%2Fw3id.org%2Ffazhi%2Fid%2Fjurisdiction%2F621022"
    )
    shared = opened.url
    assert "#fact=621022-2021-" in shared
    opened.keyboard.press("Escape")
    assert opened.locator(".evidence").count() == 0
    opened.goto("about:blank")
    opened.goto(shared)
    assert opened.locator(".evidence mark").inner_text() == "31"


def test_a_bar_of_a_chart_opens_the_sentence(opened: Page) -> None:
    figures = opened.locator("#charts figure:visible")
    assert figures.evaluate_all("all => all.map(f => f.dataset.kind)") == ["ranking", "trend"]
    assert "省级" in figures.first.locator("figcaption").inner_text()
    figures.first.locator("a").first.click()
    assert opened.locator(".evidence mark").inner_text() == "12,345"


def test_filters_by_level_and_province(opened: Page) -> None:
    opened.locator("#level").select_option("county")
    assert list(table(opened)) == ["全椒县", "环县"]
    assert opened.locator("#charts figure:visible a.dim").count() > 0
    opened.locator("#level").select_option("all")
    opened.locator('[data-province="420000"]').click()
    assert list(table(opened)) == ["湖北省"]


def test_sorting_by_a_year(opened: Page) -> None:
    opened.locator("#table th.year button", has_text="2021").click()
    assert list(table(opened)) == ["湖北省", "全椒县", "环县"]
    assert opened.locator('th[aria-sort="descending"]').inner_text() == "2021"


def test_one_place_beside_its_peers(opened: Page) -> None:
    opened.locator("#table tbody th button", has_text="全椒县").click()
    found = table(opened)
    assert found["办理行政复议案件"] == ["45", "77", "31 (1)"]
    assert found["行政复议撤销"][:2] == ["4", "8"]
    opened.locator("td.year button.link").first.click()
    assert opened.locator("#level").input_value() == "county"
    opened.go_back()
    assert opened.locator("#about h3").inner_text() == "全椒县"


def test_finding_an_indicator(opened: Page) -> None:
    opened.locator("#find").fill("revoked")
    assert opened.locator("#choices button").all_inner_texts() == ["行政复议撤销\n1"]
    opened.locator("#choices button").click()
    assert table(opened)["全椒县"] == ["4", "8"]
    assert opened.locator("svg.spark polyline").count() == 1


def test_problems_and_plans_by_topic(opened: Page) -> None:
    opened.locator("#topics button", has_text="行政执法").click()
    item = opened.locator(".statements li", has_text="环县")
    item.locator("button").click()
    assert item.locator("mark").inner_text() == "行政执法不够规范"
    opened.locator("#commitments").click()
    assert "培训执法人员" in opened.locator("#statements").inner_text()


def test_english(opened: Page) -> None:
    opened.locator("#language").click()
    assert opened.locator("h1").inner_text() == "Reports on law-based government, side by side"
    assert opened.locator("#about h3").inner_text().startswith("Reconsideration cases handled")
    opened.get_by_role("button", name="~31").click()
    assert "characters" in opened.locator(".evidence").inner_text()
    assert opened.evaluate("document.documentElement.lang") == "en"


def test_a_phone(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    opened.locator("#choice").select_option(label="行政复议撤销 (1)")
    assert table(opened)["全椒县"] == ["4", "8"]
    opened.get_by_role("button", name="8", exact=True).click()
    box = opened.locator(".evidence .inside").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_print_has_no_controls(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert not opened.locator("#choices").is_visible()
    assert not opened.locator("#language").is_visible()
    assert opened.locator("#table").is_visible()
    assert opened.pdf().startswith(b"%PDF")


def test_a_page_of_nothing(sheet: Page, tmp_path: Path) -> None:
    write_index(Graph(MemoryStore()), tmp_path / "index.html")
    sheet.goto((tmp_path / "index.html").as_uri())
    assert sheet.locator("#totals dd").first.inner_text() == "0"


def test_it_opens_within_two_seconds(browser: Browser, index_file: Path) -> None:
    page = browser.new_page(locale="zh-CN")
    page.goto(index_file.as_uri())
    assert page.evaluate("performance.getEntriesByType('navigation')[0].domComplete") < 2000
    page.close()

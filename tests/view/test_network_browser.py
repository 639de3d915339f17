"""The page as somebody uses it, in a real browser that may load nothing."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import networkx as nx
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from fazhi_graph.view import write_network
from view.samples import (
    BUREAU,
    COMMITTEE,
    EAST,
    HANDLED,
    HOSTILE,
    HOSTILE_POLICY,
    REVIEW,
    SENTENCE,
    TOPICS,
    country,
    many,
)

READY = "performance.getEntriesByName('fazhi-ready').length > 0"
# How many pixels of the drawing are not transparent.
INKED = """() => {
  const canvas = document.querySelector('#mynetwork canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 3; i < data.length; i += 4) inked += data[i] > 0 ? 1 : 0;
  return inked;
}"""


def open_page(sheet: Page, path: Path, node: str | None = None) -> None:
    sheet.goto(path.as_uri() + (f"#node={quote(node, safe='')}" if node else ""))
    sheet.wait_for_function(READY)


def shown(sheet: Page) -> list[str]:
    """Labels of the classes and how many nodes of each are drawn."""
    return [" ".join(row.split()) for row in sheet.locator("#legend label").all_inner_texts()]


def test_draws_an_overview(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file)
    assert sheet.evaluate(INKED) > 500
    assert "辖区 2/2" in shown(sheet)
    assert "机构 0/2" in shown(sheet)
    assert sheet.evaluate("window.fazhi.edges.length") > 0


def test_search_finds_and_a_click_shows_the_sentence(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file)
    sheet.keyboard.press("/")
    sheet.keyboard.type("行政复议")
    first = sheet.get_by_role("option").first
    expect(first).to_contain_text("行政复议")
    first.click()
    expect(sheet.locator("#panel h2")).to_have_text("行政复议")
    expect(sheet.locator("#panel blockquote").first).to_have_text(SENTENCE)
    expect(sheet.locator("#panel cite").first).to_contain_text("东川区2021年法治政府建设年度报告")
    expect(sheet.locator("#panel")).to_contain_text("复议制度")


def test_search_by_alias_and_pinyin(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file)
    found = {"区司法局": "东川区司法局", "复议制度": "行政复议", "xzfy": "行政复议", "xlx": "西岭县"}
    found |= {"xingzhengfuyi": "行政复议", "xzfuy": "行政复议"}
    found |= {"dongchuan qu sifaj": "东川区司法局", "qsfj": "东川区司法局"}
    for query, name in found.items():
        sheet.fill("#search", query)
        expect(sheet.get_by_role("option").first).to_contain_text(name)
    sheet.fill("#search", "没有这样的东西")
    expect(sheet.locator("#results")).to_have_text("没有找到")


def test_clicking_the_drawing_opens_the_node_and_unfolds(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file)
    at = sheet.evaluate("""() => {
      const {network, nodes} = window.fazhi;
      const id = nodes.getIds()[0];
      return network.canvasToDOM(network.getPosition(id));
    }""")
    sheet.locator("#mynetwork canvas").click(position=at)
    expect(sheet.locator("#panel h2")).to_have_text("东川区")
    expect(sheet.locator("#panel .says strong").first).to_have_text("至少 44 件")
    assert "机构 1/2" in shown(sheet)


def test_neighbours_unfold_and_fold_by_class_with_their_counts(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file, node=EAST)
    classes = sheet.locator("#panel .classes button")
    assert [" ".join(c.split()) for c in classes.all_inner_texts()] == ["机构 1/1", "制度 1/1", "指标 1/1", "报告 0/2"]
    classes.filter(has_text="报告").click()
    assert "报告 2/3" in shown(sheet)
    expect(classes.filter(has_text="报告")).to_contain_text("2/2")
    classes.filter(has_text="报告").click()
    assert "报告 0/3" in shown(sheet)


def test_filter_by_topic(sheet: Page, network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    network.nodes[HANDLED]["topic"] = "reconsideration"
    network.nodes[COMMITTEE]["topic"] = "market_mediation"
    write_network(network, tmp_path / "n.html", title="题", topics=TOPICS)
    open_page(sheet, tmp_path / "n.html")
    sheet.select_option("#by-topic", label="\u3000\u3000商圈调解")
    assert [row for row in shown(sheet) if not re.search(" 0/", row)] == ["机构 2/2"]
    sheet.select_option("#by-topic", "mediation")
    assert [row for row in shown(sheet) if not re.search(" 0/", row)] == ["机构 2/2"]
    sheet.select_option("#by-topic", "disputes")
    assert {"辖区 2/2", "机构 2/2", "指标 1/1", "政策文件 0/1"} <= set(shown(sheet))
    sheet.get_by_role("button", name="English").click()
    expect(sheet.locator("#by-topic")).to_contain_text("\u3000\u3000In markets")


def test_a_thing_without_definition_shows_that_of_its_class(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file, node=BUREAU)
    expect(sheet.locator("#panel")).to_contain_text("常设或临时的组织")
    sheet.get_by_role("button", name="English").click()
    expect(sheet.locator("#panel")).to_contain_text("An organisation or organ")


def test_provinces_stand_for_their_places_until_unfolded(sheet: Page, tmp_path: Path) -> None:
    write_network(country(40), tmp_path / "n.html", title="题")
    open_page(sheet, tmp_path / "n.html")
    assert "辖区 3/42" in shown(sheet)
    assert sheet.evaluate("window.fazhi.edges.length") == 3
    sheet.fill("#search", "hunan")
    sheet.keyboard.press("Enter")
    assert "辖区 16/42" in shown(sheet)
    assert sheet.locator("#panel .fact").count() == 0
    sheet.fill("#search", "第1县")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#panel .says").first).to_contain_text("矛盾调处计划")


def test_prints_the_picture_and_all_that_is_said(sheet: Page, page_file: Path, tmp_path: Path) -> None:
    open_page(sheet, page_file, node=REVIEW)
    sheet.pdf(path=tmp_path / "page.pdf", format="A4")
    with closing(PdfDocument(tmp_path / "page.pdf")) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        picture = document[0].render(scale=1).to_pil().crop((0, 60, 595, 400)).convert("L")
    before, _, after = text.partition("图例与筛选")
    assert re.search("西+岭+县", before)  # a letter and its outline are both text
    assert SENTENCE in after
    assert "复制链接" not in text
    assert sum(picture.histogram()[:120]) > 200


def test_legend_hides_a_class_and_filters_narrow(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file)
    sheet.get_by_label("制度").uncheck(force=True)
    assert "制度 0/1" in shown(sheet)
    sheet.get_by_label("制度").check(force=True)
    assert "制度 1/1" in shown(sheet)
    sheet.select_option("#by-relation", label="成立")
    assert "机构 2/2" in shown(sheet)
    assert "辖区 0/2" in shown(sheet)
    sheet.click("#reset")
    sheet.select_option("#by-year", "2020")
    assert "辖区 1/2" in shown(sheet)


def test_address_restores_and_history_works(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file, node=BUREAU)
    expect(sheet.locator("#panel h2")).to_have_text("东川区司法局")
    sheet.locator("#panel .link", has_text="人民调解委员会").first.click()
    expect(sheet.locator("#panel h2")).to_have_text("东川区商务中心人民调解委员会")
    assert sheet.url.endswith(quote(COMMITTEE, safe=""))
    sheet.go_back()
    expect(sheet.locator("#panel h2")).to_have_text("东川区司法局")
    sheet.go_forward()
    expect(sheet.locator("#panel h2")).to_have_text("东川区商务中心人民调解委员会")
    sheet.keyboard.press("Escape")
    expect(sheet.locator("#panel")).to_be_hidden()


def test_copied_link_leads_to_the_node(sheet: Page, page_file: Path) -> None:
    sheet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(sheet, page_file, node=REVIEW)
    sheet.get_by_role("button", name="复制链接").click()
    expect(sheet.get_by_role("button", name="已复制")).to_be_visible()
    assert sheet.evaluate("navigator.clipboard.readText()") == page_file.as_uri() + "#node=" + quote(REVIEW, safe="")


def test_hostile_text_is_shown_and_nothing_else(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file, node=HOSTILE_POLICY)
    assert sheet.locator("#panel h2").text_content() == HOSTILE
    assert sheet.locator("#panel blockquote").first.text_content() == f"县政府印发{HOSTILE}。"
    sheet.fill("#search", "</script>")
    expect(sheet.get_by_role("option").first).to_contain_text("onerror")
    assert sheet.evaluate("window.broken") is None
    assert sheet.locator("img").count() == 0


def test_path_between_two_nodes(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file, node=COMMITTEE)
    sheet.get_by_role("button", name="查找路径").click()
    sheet.fill("#search", "行政复议")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#panel")).to_contain_text("路径：东川区商务中心人民调解委员会 至 行政复议")
    steps = sheet.locator("#panel .fact > strong").all_inner_texts()
    assert steps == ["东川区商务中心人民调解委员会 — 东川区司法局", "东川区司法局 — 东川区", "东川区 — 行政复议"]


def test_language_switch_and_its_memory(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file, node=BUREAU)
    sheet.get_by_role("button", name="English").click()
    expect(sheet.locator("#panel .kind").first).to_have_text("Body")
    expect(sheet.get_by_role("button", name="Overview")).to_be_visible()
    expect(sheet.locator("#panel h2")).to_have_text("东川区司法局")


def test_exports_hold_what_is_shown(sheet: Page, page_file: Path) -> None:
    open_page(sheet, page_file)
    saved: dict[str, bytes] = {}
    for form in ("png", "svg", "csv"):
        with sheet.expect_download() as download:
            sheet.click(f"#save-{form}")
        saved[form] = Path(download.value.path()).read_bytes()
    assert saved["png"].startswith(b"\x89PNG")
    assert "行政复议" in saved["svg"].decode("utf-8")
    table = saved["csv"].decode("utf-8-sig")
    assert table.startswith('"source","relation","target"')
    assert f'"2020","东川区2020年法治政府建设年度报告","{SENTENCE}"' in table


def test_reads_on_a_phone(sheet: Page, page_file: Path) -> None:
    sheet.set_viewport_size({"width": 390, "height": 780})
    open_page(sheet, page_file, node=BUREAU)
    box = sheet.locator("#panel").bounding_box()
    assert box is not None
    assert box["width"] == 390
    assert sheet.evaluate("document.documentElement.scrollWidth") == 390


def test_focus_opens_on_the_node(sheet: Page, network: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    write_network(network, tmp_path / "focus.html", title="题", focus="区司法局", hops=1)
    open_page(sheet, tmp_path / "focus.html")
    expect(sheet.locator("#panel h2")).to_have_text("东川区司法局")


def test_thousands_of_nodes_can_all_be_shown(sheet: Page, tmp_path: Path) -> None:
    write_network(many(3000), tmp_path / "many.html", title="题")
    open_page(sheet, tmp_path / "many.html")
    assert sheet.evaluate("window.fazhi.nodes.length") < 60
    sheet.get_by_role("button", name="全部").click()
    expect(sheet.locator("#status")).to_contain_text("显示 3024 / 3024")


def test_of_too_many_nodes_the_weightiest_are_drawn(sheet: Page, tmp_path: Path) -> None:
    write_network(many(6000), tmp_path / "many.html", title="题")
    open_page(sheet, tmp_path / "many.html")
    sheet.get_by_role("button", name="全部").click()
    expect(sheet.locator("#status")).to_contain_text("显示 4000 / 6024")
    expect(sheet.locator("#status")).to_contain_text("先画最重要的")

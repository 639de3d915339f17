"""The site: every page in both languages, in its language, with pictures of what the pages speak of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from docs.blocks import Block, Shell
from docs.conftest import ROOT
from fazhi_graph.cli import fazhi
from fazhi_graph.cli.group import COMMANDS
from loading import loaded

DOCS = ROOT / "docs"
IMAGES = DOCS / "images"
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
# The rows of the table of figures and the kinds that `fazhi evaluate` calls so
FIGURES = (
    "report_fields", "quantity_value", "indicator", "entity_typed", "relation", "problems", "commitments", "sections",
)  # fmt: skip
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
_ROW = re.compile(r"^\| .+? \| (\d\.\d\d) \| (\d\.\d\d) \| (\d\.\d\d) \|$", re.MULTILINE)


def pages() -> list[Path]:
    return sorted(path for path in DOCS.rglob("*.md") if "glossary" not in path.parts)


def test_the_reference_is_up_to_date() -> None:
    reference = loaded(ROOT / "scripts" / "build_reference.py")
    assert reference.outdated() == [], "run: python scripts/build_reference.py"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_has_its_help_page(language: str) -> None:
    text = (DOCS / "reference" / f"commands.{language}.md").read_text(encoding="utf-8")
    assert re.findall(r"^## fazhi (\S+)$", text, re.MULTILINE) == list(COMMANDS)
    assert text.count("示例：" if language == "zh" else "Examples:") == len(COMMANDS)


def test_every_page_is_there_in_both_languages_and_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in pages():
        name = page.relative_to(DOCS).as_posix()
        assert f": {name}\n" in menu
        other = name.replace(".en.md", ".zh.md") if ".en." in name else name.replace(".zh.md", ".en.md")
        assert (DOCS / other).is_file()


def test_links_lead_somewhere() -> None:
    for page in pages():
        for target, _ in _LINK.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_figures_shown_are_reached(language: str) -> None:
    shown = _ROW.findall((DOCS / "explanation" / f"quality.{language}.md").read_text(encoding="utf-8"))
    seeds = str(ROOT / "seeds")
    result = CliRunner().invoke(fazhi, ["evaluate", seeds, seeds, "--held-out", "--format", "json"])
    scores = {row["kind"]: row for row in json.loads(result.stdout)["scores"]}
    assert len(shown) == len(FIGURES)
    for kind, figures in zip(FIGURES, shown, strict=True):
        for name, figure in zip(("precision", "recall", "f1"), figures, strict=True):
            assert scores[kind][name] >= float(figure) - 0.005, f"{kind}: {name}"


@pytest.fixture(scope="module")
def addresses(workplace: Path) -> Iterator[dict[str, str]]:
    """Where the pages are that pictures are taken of."""
    shell = Shell(workplace, "en")
    shell.run(Block("sh", "", "fazhi serve -g output", 1))
    output = (workplace / "output").as_uri()
    yield {
        "index": f"{output}/index.html",
        "network": f"{output}/network.html",
        "explorer": f"http://127.0.0.1:{shell.port}/#q/indicator-values",
    }
    shell.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pictures_are_taken(language: str, addresses: dict[str, str], browser: Browser) -> None:
    """Into docs/images, which is not in version control, for the site that is built next."""
    IMAGES.mkdir(exist_ok=True)
    context = browser.new_context(locale=LOCALES[language], viewport={"width": 1200, "height": 750})
    opened = {name: context.new_page() for name in addresses}
    for name, page in opened.items():
        page.goto(addresses[name], wait_until="load")
    opened["explorer"].locator("tbody tr").first.wait_for()
    opened["network"].wait_for_timeout(500)  # it draws after it has loaded
    for name, page in opened.items():
        picture = page.screenshot(path=IMAGES / f"{name}.{language}.png")
        assert len(picture) > 20_000, f"{name} is blank"
        assert page.evaluate("document.documentElement.lang").startswith(language)
    context.close()


def test_a_page_is_in_its_language_with_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "docs" / "images").mkdir(parents=True)
    (tmp_path / "docs" / "how-to").mkdir()
    names = ["README.md", "how-to/go.en.md", "how-to/go.zh.md"]
    for name in names:
        text = "# Go\n\n<!-- picture: seen | What is seen -->\n<!-- picture: unseen | What is not -->\n"
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    (tmp_path / "docs" / "images" / "seen.zh.png").write_bytes(b"png")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(tmp_path / "docs"),
        site_dir=str(tmp_path / "site"),
        nav=names,
        strict=True,
    )
    build(config)
    chinese = (tmp_path / "site" / "how-to" / "go.zh.html").read_text(encoding="utf-8")
    english = (tmp_path / "site" / "how-to" / "go.en.html").read_text(encoding="utf-8")
    assert re.search(r'<html lang="zh"', chinese)
    assert re.search(r'<html lang="en"', english)
    assert 'src="../images/seen.zh.png"' in chinese
    assert "<img" not in re.sub(r"<header.*?</header>", "", english, flags=re.DOTALL)
    assert re.search(r'href="\./go.en.html" hreflang="en"|href="go.en.html" hreflang="en"', chinese)
    assert not re.search(r'(?:src|href)="https?://[^"]*\.(?:js|css|woff2?)"', chinese)

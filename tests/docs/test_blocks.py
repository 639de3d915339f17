"""Every block of the documentation runs, page by page and top to bottom, and prints what the page says."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.blocks import OUTPUT, Block, Shell, as_shown, blocks
from docs.conftest import ROOT

DOCS = ROOT / "docs"
# Generated pages have no blocks to be run but queries, and those are of every term; test_how_to runs the other.
ELSEWHERE = ("glossary/", "reference/", "how-to/add-an-indicator.")
PAGES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if not path.relative_to(DOCS).as_posix().startswith(ELSEWHERE)
)


def english_of(page: str) -> str:
    """The same page in English."""
    return page.replace(".zh.md", ".en.md")


def shown(page: str) -> list[tuple[str, str]]:
    """What a page runs and shows, whatever the language around it."""
    return [(block.language, block.text) for block in blocks(DOCS / page)]


# A page that runs and shows in Chinese what it does in English is run once.
RUN = [page for page in PAGES if page == english_of(page) or shown(page) != shown(english_of(page))]


@pytest.fixture
def shell(page: str, workplace: Path, tmp_path: Path) -> Iterator[Shell]:
    """A copy of that folder; for a page that makes it itself, only the samples."""
    folder = tmp_path / "here"
    begins = any("cp seeds/" in block.text for block in blocks(DOCS / page)[:3])
    left_out = shutil.ignore_patterns("reports", "output") if begins else None
    shutil.copytree(workplace, folder, symlinks=True, ignore=left_out)
    opened = Shell(folder, "zh" if page.endswith(".zh.md") else "en")
    yield opened
    opened.close()


@pytest.mark.parametrize("page", RUN)
def test_the_blocks_run_and_print_what_is_shown(page: str, shell: Shell) -> None:
    setup = (ROOT / "README.md").read_text(encoding="utf-8")  # its commands are run by .ci/run
    without_r = shutil.which("Rscript") is None and not os.environ.get("FAZHI_REQUIRE_R")
    skipped = False
    for block in blocks(DOCS / page):
        skipped = (block.language == "r" and without_r) or (skipped and block.title in OUTPUT)
        if not skipped and block.text.strip() not in setup:
            shell.run(block)


@pytest.mark.parametrize("page", [page for page in PAGES if page.endswith(".zh.md")])
def test_both_languages_run_the_same(page: str) -> None:
    english, chinese = (blocks(DOCS / name) for name in (english_of(page), page))
    assert [(b.language, b.title in OUTPUT) for b in english] == [(b.language, b.title in OUTPUT) for b in chinese]
    assert list(map(_code, english)) == list(map(_code, chinese))


def _code(block: Block) -> str:
    """What is run of a block, without comments."""
    lines = block.text.splitlines()
    if block.language == "console":
        return "\n".join(line for line in lines if line.startswith("$ "))
    return "\n".join(re.sub(r"\s*# .*", "", line) for line in lines) if block.language in ("sh", "python") else ""


def test_what_is_shown_is_compared() -> None:
    assert as_shown("┃ place ┃ 77 ┃\n", "place  77")
    assert as_shown("3 reports in /tmp/x: 5 names", "3 reports in ...: 5 names")
    assert not as_shown("place 78", "place 77")
    assert not as_shown("place 77 and more", "place 77")


def test_a_block_that_fails_is_told(tmp_path: Path) -> None:
    shell = Shell(tmp_path, "en")
    with pytest.raises(AssertionError, match="false"):
        shell.run(Block("sh", "", "false\n", 1))
    shell.run(Block("python", "", "print(6 * 7)\n", 2))
    shell.run(Block("text", "Output", "42\n", 3))
    with pytest.raises(AssertionError, match="line 4"):
        shell.run(Block("text", "Output", "43\n", 4))

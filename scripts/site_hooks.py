"""What mkdocs does for this site beside its own: each page in its language, the other language a click away, pictures.

A page names a picture in a comment, ``<!-- picture: NAME | caption -->``, which shows where the tests have made it
(docs/images is not in version control) and nothing where they have not.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

# “<!-- picture: network | The network, opened -->”
_PICTURE = re.compile(r"<!-- picture: (?P<name>[\w-]+) \| (?P<caption>[^\n]+?) -->")
# “tutorial.zh.md”, “glossary/zh/unit.html”
_LANGUAGE = re.compile(r"(?<=[./])(?P<language>en|zh)(?=[./])")
_NAMES = {"en": "English", "zh": "中文"}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - called by name
    """The page with its pictures, as far as they have been made."""
    folder = Path(config.docs_dir) / "images"
    return _PICTURE.sub(partial(_picture, folder, page.file.src_uri), markdown)


def _picture(folder: Path, page: str, found: re.Match[str]) -> str:
    file = f"{found['name']}.{language_of(page)}.png"
    here = f"{relpath('images', Path(page).parent.as_posix())}/{file}"
    return f"![{found['caption']}]({here})" if (folder / file).is_file() else ""


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 - called by name
) -> TemplateContext:
    """Words of the theme in the language of the page, and a way to the same page in the other one."""
    config.theme["language"] = language_of(page.file.src_uri)
    config.extra["alternate"] = [
        {"name": name, "lang": language, "link": _LANGUAGE.sub(language, page.file.url) or "./"}
        for language, name in _NAMES.items()
    ]
    return context


def language_of(path: str) -> str:
    """``en`` or ``zh``; pages that are in both count as English."""
    found = _LANGUAGE.search(path)
    return found["language"] if found else "en"

"""HTML: the element that holds the text, by the habits of government publishing systems, after the page head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fazhi_graph.model import HeaderName
from fazhi_graph.reading.dates import iso_date
from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted
from fazhi_graph.reading.folding import fold
from fazhi_graph.reading.header import parts_of
from fazhi_graph.reading.html_text import LEFT_OUT, render
from fazhi_graph.reading.lines import Line, lines_of
from fazhi_graph.reading.text import read_plain
from fazhi_graph.reading.title import is_title
from fazhi_graph.reading.words import forms

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# “…情况报告_全椒县人民政府”, “…报告 - 武威市司法局”: the site's name after the page's title
_SITE_NAME = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s+|[-–—]+(?=[^-–—]*(?:网|网站|政府|门户|局|厅|平台)$)")
_META: dict[str, HeaderName] = {
    "articletitle": "title",
    "pubdate": "published_on",
    "publishdate": "published_on",
    "article:published_time": "published_on",
    "contentsource": "source",
    "source": "source",
}
_MIN_TEXT = 150  # characters without blanks; a container with less is a teaser or a frame


def read_html(data: bytes, name: str) -> Extracted:
    """The page's header fields, title and main text, one paragraph or table row a line, cells parted by tabs."""
    from lxml import etree, html

    page = read_plain(data, name)
    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", page.text.replace("\x00", ""), count=1))
    except (etree.ParserError, ValueError) as error:
        raise ReadingError(name, "is a broken HTML page", "fetch it again") from error
    hints = _hints(root)
    container = _container(root)
    main = render(container) if container is not None else _by_density(page.text, root)
    if not main.strip():
        raise ReadingError(name, "is a page without text", "save the page as the browser shows it, or its attachment")
    head = _head(root, container, main, hints.get("title"))
    return Extracted("\n".join([*head, main]), hints, page.encoding)


def _container(root: _Element) -> _Element | None:
    """The element that a known publishing system puts the text in; the one with most text where there are several."""
    for form in sorted(forms("container")):
        name = form.split()[1]
        found = [e for e in root.iter("div", "td", "article", "section", "ucapcontent") if name in _names(e)]
        texts = [(len(_bare(e)), e) for e in found if _is_text(e)]
        if texts:
            return max(texts, key=lambda pair: pair[0])[1]
    return None


def _names(element: _Element) -> list[str]:
    return [element.get("id") or "", *(element.get("class") or "").split()]


def _bare(element: _Element) -> str:
    return "".join("".join(str(t) for t in element.itertext(with_tail=False)).split())


def _is_text(element: _Element) -> bool:
    """Long enough, and no list of links."""
    size = len(render(element))
    linked = sum(len(_bare(a)) for a in element.iter("a"))
    return size >= _MIN_TEXT and linked * 3 < size


def _by_density(page: str, root: _Element) -> str:
    """The main text of a page of an unknown system; the whole page where none stands out."""
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, favor_recall=True)
    body = getattr(found, "body", None)
    text = render(body) if body is not None else ""
    return text if len(text) >= _MIN_TEXT else render(root)


def _head(root: _Element, container: _Element | None, main: str, title: str | None) -> list[str]:
    """Lines of header fields and the title from outside the container, in the order of the page."""
    outside = render(root, leave_out=container)
    before = outside.find(LEFT_OUT) if LEFT_OUT in outside else len(outside)
    seen = {line.bare for line in lines_of(fold(main))}
    head: list[str] = []
    for line in lines_of(fold(outside)):
        if line.bare not in seen and (_has_field(line) or (line.start < before and _is_headline(line, title))):
            seen.add(line.bare)
            head.append(outside[line.start : line.end])
    return head


def _has_field(line: Line) -> bool:
    return any(part.name != "other" and part.value for part in parts_of(line))


def _is_headline(line: Line, title: str | None) -> bool:
    """The title that the page names elsewhere, or without one what reads like a report's."""
    return line.bare == "".join(fold(title).split()) if title else is_title(line.bare)


def _hints(root: _Element) -> dict[HeaderName, str]:
    """Fields from meta tags; the title also from <title>."""
    hints: dict[HeaderName, str] = {}
    for key, content in _meta(root):
        field = _META.get(key.lower())
        value = (iso_date(content) if field == "published_on" else content.strip()) or ""
        if field and value:
            hints.setdefault(field, value)
    if "title" not in hints and (title := _page_title(root)):
        hints["title"] = title
    return hints


def _meta(root: _Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        yield meta.get("name") or meta.get("property") or "", meta.get("content") or ""


def _page_title(root: _Element) -> str | None:
    """The title of the page without the site's name, or its heading, whichever reads like a report's."""
    for element in root.iter("title", "h1"):
        text = "".join(str(t) for t in element.itertext(with_tail=False))
        for candidate in (text, _SITE_NAME.split(text)[0]):
            if is_title("".join(fold(candidate).split())):
                return candidate.strip()
    return None

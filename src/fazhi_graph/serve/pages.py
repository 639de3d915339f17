"""The page of one thing: plain HTML that needs no script, in Chinese and English."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from itertools import groupby
from urllib.parse import quote

from fazhi_graph.iris import NS
from fazhi_graph.serve.addresses import address_of
from fazhi_graph.serve.asking import Row, Term
from fazhi_graph.serve.markup import Markup, element, joined
from fazhi_graph.serve.negotiation import GRAPHS
from fazhi_graph.serve.things import SHOWN, Thing

# Only links of these schemes lead anywhere from a page: “javascript:alert(1)” is shown as text.
_WEB = re.compile(r"https?://", re.IGNORECASE)
_MENTIONS = f"{NS}mentions"


def page(shown: Thing, base: str, root: str) -> str:
    """The page of a thing; ``root`` is the path that the server is mounted at."""
    writer = _Writer(shown, base, root)
    title = shown.label(shown.iri)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href=f"{root}/assets/page.css"),
        *(writer.alternate(offer.types[0], offer.name) for offer in GRAPHS),
        element("script", src=f"{root}/assets/language.js", defer=""),
    )
    body = element("body", writer.header(title), element("main", *writer.sections(), class_="thing"))
    return f"<!doctype html>\n{element('html', head, body, lang='zh')}\n"


def both(zh: str, en: str) -> Markup:
    """A text in two languages, of which the style sheet shows one."""
    return joined(element("span", zh, lang="zh", class_="t"), element("span", en, lang="en", class_="t"))


class _Writer:
    """The pieces of the page; labels and addresses are those of the thing."""

    def __init__(self, shown: Thing, base: str, root: str) -> None:
        self._thing = shown
        self._base = base
        self._root = root

    def alternate(self, media_type: str, form: str) -> Markup:
        """The link to the same thing in another form."""
        return element("link", rel="alternate", type=media_type, href=f"?format={form}")

    def header(self, title: str) -> Markup:
        """The head of a page."""
        home = element("a", both("法治政府建设报告图谱", "Reports on law-based government"), href=f"{self._root}/")
        return element(
            "header",
            element("p", home, class_="home"),
            element("nav", element("button", "English", id="language", type="button")),
            aria_label=title,
        )

    def sections(self) -> list[Markup]:
        """What is known of the thing, a section each kind."""
        thing = self._thing
        formats = [element("a", offer.name, href=f"?format={offer.name}") for offer in GRAPHS]
        found = [
            element("h1", thing.label(thing.iri)),
            element("p", element("code", thing.iri), " ", *_spaced(formats), class_="quiet"),
            self._table(),
        ]
        if thing.parts:
            return [*found, element("h2", both("全文与事实", "Text and facts")), *map(self._part, thing.parts)]
        if thing.facts:
            found += [element("h2", both("报告怎么说", "What reports say")), *self._facts()]
        if thing.links:
            found += [element("h2", both("相关条目", "Linked from")), *self._links()]
        return found

    def _table(self) -> Markup:
        rows = []
        for predicate, group in groupby(self._thing.said, key=lambda row: row["p"]["value"]):
            values = [element("li", self._value(row["o"])) for row in group]
            rows.append(element("tr", element("th", self._name(predicate)), element("td", element("ul", *values))))
        return element("table", *rows, class_="said")

    def _facts(self) -> list[Markup]:
        """Each sentence once, with all the facts that it tells of the thing."""
        told: dict[str, list[Row]] = {}
        for row in self._thing.facts:
            told.setdefault(row["passage"]["value"], []).append(row)
        shown = [element("div", *self._sentence(rows), class_="fact") for rows in told.values()]
        return [*shown, *self._cut(len(self._thing.facts))]

    def _sentence(self, rows: list[Row]) -> list[Markup]:
        first = rows[0]
        source = first["title"]["value"] if "title" in first else first["report"]["value"]
        year = f" {first['year']['value']}" if "year" in first else ""
        facts = [row for row in rows if row["p"]["value"] != _MENTIONS]
        return [
            *(element("p", self._name(row["p"]["value"]), " ", self._fact(row), class_="says") for row in facts),
            element("blockquote", first["sentence"]["value"]),
            element("cite", self._link(first["passage"]["value"], source), year),
        ]

    def _fact(self, row: Row) -> Markup:
        label = row["label"]["value"] if "label" in row else ""
        return self._link(row["s"]["value"], f"{label}{_number(row)}".strip())

    def _links(self) -> list[Markup]:
        found = []
        for predicate, group in groupby(self._thing.links, key=lambda row: row["p"]["value"]):
            values = [element("li", self._value(row["s"])) for row in group]
            heading = element("h3", self._name(predicate), f" → {self._thing.label(self._thing.iri)}")
            found += [heading, element("ul", *values, class_="chips")]
        return [*found, *self._cut(len(self._thing.links))]

    def _cut(self, count: int) -> list[Markup]:
        if count < SHOWN:
            return []
        return [element("p", both(f"只列出前 {SHOWN} 条", f"Only the first {SHOWN} are listed"), class_="quiet")]

    def _part(self, row: Row) -> Markup:
        fragment = row["it"]["value"].partition("#")[2]
        kind = row["kind"]["value"].removeprefix(NS)
        label = row["label"]["value"]
        if kind == "Section":
            return element("h3", label, id=fragment)
        if kind == "Passage":
            return element("p", label, id=fragment, class_="passage")
        named = element("small", self._plain(row["kind"]["value"]))
        return element("p", named, f" {label}{_number(row)}", id=fragment, class_="part")

    def _name(self, iri: str) -> Markup:
        """A property's name in both languages, leading to its definition where we have it."""
        text = self._plain(iri)
        address = address_of(iri, self._base)
        return element("a", text, href=self._root + address, title=iri) if address else element("span", text, title=iri)

    def _plain(self, iri: str) -> Markup:
        labels = {**_properties().get(iri, {}), **self._thing.labels.get(iri, {})}
        local = iri.replace("#", "/").rpartition("/")[2]
        return both(labels.get("zh", local), labels.get("en", local))

    def _value(self, term: Term) -> Markup:
        if term["type"] == "uri":
            return self._link(term["value"], self._thing.label(term["value"]))
        language = term.get("xml:lang")
        return element("span", term["value"], lang=language) if language else element("span", term["value"])

    def _link(self, iri: str, text: str) -> Markup:
        address = address_of(iri, self._base)
        if address:
            return element("a", text or iri, href=self._root + address, title=iri)
        if _WEB.match(iri):
            return element("a", text or iri, href=quote(iri, safe="/:;,=#%@!$&'()*+~?[]"), rel="noreferrer", title=iri)
        return element("span", text or iri)


def _number(row: Row) -> str:
    return f" {row['value']['value']} {row['unit']['value']}" if "value" in row and "unit" in row else ""


@cache
def _properties() -> dict[str, dict[str, str]]:
    """Names of the properties of other vocabularies, which the ontology does not label."""
    text = (files("fazhi_graph.serve") / "assets" / "texts.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)["properties"]
    return found


def _spaced(pieces: list[Markup]) -> list[Markup]:
    return [joined(piece, " ") for piece in pieces]

"""Where in a Turtle file something is said: the parser gives no places, and an error without a line is no help."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

# “policy:outline a skos:Concept ; skos:prefLabel "纲要"@zh . # note”: the words between blanks, as far as subjects need
_TOKEN = re.compile(
    r"""(?P<skip>\s+|\#[^\n]*)"""
    r"""|(?P<text>"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<iri><[^>]*>)"""
    r"""|(?P<mark>[.;,\[\]()])"""
    r"""|(?P<word>(?:\\.|[^\s;,\[\]()<>"'\#])+)"""
    r"""|(?P<other>.)""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)")


class _Statement(NamedTuple):
    subject: str
    start: int
    rest: int  # where what is said of it begins
    end: int


class Lines:
    """The lines of a Turtle file that the parser accepts, by subject and value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [m.start() for m in re.finditer("\n", text)]
        self._statements = list(_statements(text))

    def of(self, subject: str, value: str = "") -> int:
        """The line where a subject is said to have a value; else its own first line; 1 where it is not found."""
        own = [s for s in self._statements if s.subject == subject]
        places = (self._place(statement, value) for statement in own) if value else ()
        found = next((at for at in places if at >= 0), own[0].start if own else 0)
        return bisect_right(self._breaks, found - 1) + 1

    def _place(self, statement: _Statement, value: str) -> int:
        written = (f'"{value}"', f"'{value}'", f"<{value}>", f":{re.split('[/#]', value)[-1]}")
        return next((at for form in written if (at := self._text.find(form, statement.rest, statement.end)) >= 0), -1)


def _statements(text: str) -> Iterator[_Statement]:
    prefixes: dict[str, str] = {}
    base = ""
    for words, end in _split(text):
        head, start = words[0]
        keyword = head.removeprefix("@").lower()
        if keyword == "prefix" and len(words) > 2:
            prefixes[words[1][0]] = urljoin(base, words[2][0][1:-1])
        elif keyword == "base" and len(words) > 1:
            base = urljoin(base, words[1][0][1:-1])
        else:
            yield _Statement(_resolved(head, prefixes, base), start, start + len(head), end)


def _split(text: str) -> Iterator[tuple[list[tuple[str, int]], int]]:
    """The words of each statement with their places, and where it ends."""
    words: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "skip":
            continue
        word, dot = token.group(), token.lastgroup in ("mark", "word") and token.group().endswith(".")
        if word.strip("."):
            words.append((word.removesuffix(".") if dot else word, token.start()))
        if words and (dot or _is_whole(words)):
            yield words, token.end()
            words = []


def _is_whole(words: list[tuple[str, int]]) -> bool:
    """PREFIX and BASE in the manner of SPARQL end without a dot."""
    return len(words) == {"prefix": 3, "base": 2}.get(words[0][0].lower(), 0)


def _resolved(word: str, prefixes: dict[str, str], base: str) -> str:
    if word.startswith("<"):
        return urljoin(base, word[1:-1])
    prefix, _, local = word.partition(":")
    return prefixes.get(f"{prefix}:", prefix) + _ESCAPE.sub(r"\1", local)

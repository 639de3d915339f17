"""Queries for stores that count a triple once for each graph that has it.

Such a store keeps the union as a graph of its own, and a query is turned so that it asks this graph where it names
none: the pattern is wrapped in ``GRAPH <union> { … }``, and no value of ``GRAPH ?g { … }`` is the union or a graph
that the store keeps for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# The tokens of “SELECT ?s { ?s fz:unit "a{b" # {
#  GRAPH <http://x/{> {…} }”: strings, comments and IRIs are passed over as wholes
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\s\"{}|^`\\]*>|#[^\n]*|[?$]\w+|[\w.-]*:[^\s{}();,<>\"'?$#]*|\w+|[{}()]",
    re.DOTALL,
)
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

Tokens = list[re.Match[str]]


def form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; ASK for what is no query, the store will say so."""
    return next((word for token in _tokens(sparql) if (word := token[0].upper()) in FORMS), "ASK")


def within(sparql: str, union: str, hidden: Iterable[str]) -> str:
    """The query asked of the graph ``union`` where it names no graph; one that names its data set stays.

    The graphs that it names by variables are any but the ``hidden``.
    """
    tokens = list(_tokens(sparql))
    words = [token[0].upper() for token in tokens]
    start = next((at for at, word in enumerate(words) if word in FORMS), None)
    if start is None or "FROM" in words:
        return sparql
    pairs = _pairs(tokens)
    opened = _pattern(words, start, pairs)
    if opened is None:
        return sparql
    inserted = dict(_exclusions(tokens, words, pairs, hidden))
    first, last = tokens[opened].end(), tokens[pairs[opened]].start()
    if words[start] == "CONSTRUCT" and words[start + 1] == "WHERE":  # short for a template equal to the pattern
        inserted[tokens[start].end()] = f" {{{sparql[first:last]}}} "
    inserted[first] = inserted.get(first, "") + f" GRAPH <{union}> {{"
    inserted[last] = inserted.get(last, "") + "\n} "
    return _with(sparql, inserted)


def _tokens(sparql: str) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(sparql) if not token[0].startswith("#"))


def _pairs(tokens: Tokens) -> dict[int, int]:
    """Where each brace or parenthesis that opens is closed."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token[0] in "{(":
            opened.append(at)
        elif token[0] in "})" and opened:
            pairs[opened.pop()] = at
    return pairs


def _pattern(words: list[str], start: int, pairs: dict[int, int]) -> int | None:
    """The brace that opens the query's pattern: the first, or for CONSTRUCT the one after its template."""
    at, templates = start + 1, int(words[start] == "CONSTRUCT" and words[start + 1 : start + 2] == ["{"])
    while at < len(words):
        if words[at] in "{(" and at not in pairs:
            return None
        if words[at] == "{" and not templates:
            return at
        templates -= words[at] == "{"
        at = pairs[at] + 1 if words[at] in "{(" else at + 1
    return None


def _exclusions(
    tokens: Tokens, words: list[str], pairs: dict[int, int], hidden: Iterable[str]
) -> Iterator[tuple[int, str]]:
    names = ", ".join(f"<{name}>" for name in hidden)
    for at, word in enumerate(words[:-2]):
        if word == "GRAPH" and words[at + 1][0] in "?$" and at + 2 in pairs:
            yield tokens[pairs[at + 2]].end(), f" FILTER({tokens[at + 1][0]} NOT IN ({names})) "


def _with(sparql: str, inserted: dict[int, str]) -> str:
    parts, done = [], 0
    for at in sorted(inserted):
        parts += [sparql[done:at], inserted[at]]
        done = at
    return "".join((*parts, sparql[done:]))

"""Evidence: one node a sentence, found for any stretch of the report and shared by all that rests on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pyoxigraph import NamedNode

from fazhi_graph import iris
from fazhi_graph.graph.terms import Statements, integer, string, term
from fazhi_graph.model import Extraction, Section, Span


class GraphError(ValueError):
    """An extraction that cannot become a graph, such as a quote that is not in the text; a bug, not bad input."""


def quote(text: str, span: Span) -> str:
    """``text[start:end]``. Raises GraphError where the span names no text, for evidence must be there to be read."""
    found = text[span.start : span.end]
    if not found or len(found) != span.end - span.start:
        raise GraphError(f"no text at {span.start},{span.end} of {len(text)} characters")
    return found


def located(node: NamedNode, text: str, span: Span) -> Statements:
    """Where a node stands in the report, and the words that stand there."""
    yield node, term("nif:beginIndex"), integer(span.start)
    yield node, term("nif:endIndex"), integer(span.end)
    yield node, term("nif:anchorOf"), string(quote(text, span))


class Passages:
    """The sentences of one report as nodes.

    What stands in no sentence (a heading, a title, a table row) is quoted by its heading or its line; such passages
    are added as they are asked for.
    """

    def __init__(self, extraction: Extraction, report: str) -> None:
        self._text = extraction.text
        self._report = report
        self._sections = extraction.sections
        known = sorted((p.span, p.section) for p in extraction.passages if p.span.start < p.span.end)
        self._spans = [span for span, _ in known]
        self._starts = [span.start for span in self._spans]
        self._home: dict[Span, int | None] = {**{s.heading_span: i for i, s in _headed(self._sections)}, **dict(known)}
        self._nodes: dict[Span, NamedNode] = {span: self._node(span) for span in self._spans}

    def _node(self, span: Span) -> NamedNode:
        return NamedNode(iris.passage(self._report, span.start, span.end))

    def over(self, span: Span) -> tuple[NamedNode, ...]:
        """The passages that a stretch of text stands in, in order; never none. Raises GraphError outside the text."""
        quote(self._text, span)
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        touched = self._spans[first : bisect_right(self._starts, span.end - 1)]
        found = [s for s in touched if s.end > span.start] or [self._surroundings(span)]
        return tuple(self._nodes.setdefault(s, self._node(s)) for s in found)

    def _surroundings(self, span: Span) -> Span:
        for _, section in _headed(self._sections):
            if section.heading_span.start <= span.start and span.end <= section.heading_span.end:
                return section.heading_span
        return self._line(span)

    def _line(self, span: Span) -> Span:
        start = self._text.rfind("\n", 0, span.start) + 1
        end = self._text.find("\n", span.end)
        line = self._text[start : len(self._text) if end < 0 else end]
        lead = min(len(line) - len(line.lstrip()), span.start - start)
        return Span(start + lead, max(start + len(line.rstrip()), span.end))

    def statements(self) -> Statements:
        """All passages so far: type, position, quote, and the section (or report) that they are part of."""
        for span in sorted(self._nodes):
            node = self._nodes[span]
            yield node, term("rdf:type"), term("fz:Passage")
            yield node, term("rdf:type"), term("nif:Sentence")
            yield from located(node, self._text, span)
            yield node, term("dct:isPartOf"), self._whole(span)

    def _whole(self, span: Span) -> NamedNode:
        home = self._home.get(span)
        return NamedNode(self._report) if home is None else section_node(self._report, self._sections[home])


def _headed(sections: Sequence[Section]) -> list[tuple[int, Section]]:
    return [(i, s) for i, s in enumerate(sections) if s.heading_span.start < s.heading_span.end]


def section_node(report: str, section: Section) -> NamedNode:
    """A section is known by where its heading stands."""
    return NamedNode(f"{report}#section={section.heading_span.start},{section.heading_span.end}")

"""XML written as it is walked through, an element a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from fazhi_graph.export.replacing import replacing


class XmlWriter:
    """Elements, indented by their depth."""

    def __init__(self, xml: XMLGenerator) -> None:
        self._xml = xml
        self._depth = 0

    @classmethod
    @contextmanager
    def replacing(cls, target: Path) -> Iterator[Self]:
        """A writer of the file that ``target`` becomes."""
        with replacing(target) as path, path.open("w", encoding="utf-8", newline="\n") as out:
            xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
            xml.startDocument()
            yield cls(xml)

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        """An element around what is written meanwhile."""
        self._begin(name, attributes)
        self._end_line()
        self._depth += 1
        yield
        self._depth -= 1
        self._indent()
        self._end(name)

    def leaf(self, name: str, text: str = "", **attributes: str) -> None:
        """An element with text or nothing in it."""
        self._begin(name, attributes)
        self._xml.characters(text)
        self._end(name)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._indent()
        self._xml.startElement(name, AttributesImpl(attributes))

    def _end(self, name: str) -> None:
        self._xml.endElement(name)
        self._end_line()

    def _indent(self) -> None:
        self._xml.ignorableWhitespace(" " * self._depth)

    def _end_line(self) -> None:
        self._xml.ignorableWhitespace("\n")

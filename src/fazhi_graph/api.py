"""``fazhi_graph.extract``: one report, given as a file or as text, to all that it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fazhi_graph import iris
from fazhi_graph.extraction import extract as extract_document
from fazhi_graph.model import Extraction
from fazhi_graph.reading import read, read_text
from fazhi_graph.vocabulary import load_vocabulary


def extract(
    source: Path | str,
    *,
    metadata: Mapping[str, str] | None = None,
    vocabulary: tuple[Path, ...] = (),
    base: str = iris.DEFAULT_BASE,
) -> Extraction:
    """All that one report says. ``source`` is a path, or the text itself if it is a string of several lines.

    ``metadata`` (jurisdiction, division_code, year) says what the report does not; ``vocabulary`` are Turtle files
    beside those shipped; ``base`` is what IRIs begin with. Raises ReadingError and VocabularyError.
    """
    document = read_text(source) if isinstance(source, str) and "\n" in source else read(source)
    return extract_document(document, load_vocabulary(vocabulary), metadata, base)

"""bytes → Document: decode, take out the text, tell head and furniture from the body, mend what is safe to mend."""

from __future__ import annotations

from fazhi_graph.reading.document import SUPPORTED_SUFFIXES, read, read_bytes, read_text
from fazhi_graph.reading.errors import ReadingError

__all__ = ["SUPPORTED_SUFFIXES", "ReadingError", "read", "read_bytes", "read_text"]

"""Plain text: the decoded file as it stands."""

from __future__ import annotations

import re

from fazhi_graph.reading.encoding import decode
from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_plain(data: bytes, name: str) -> Extracted:
    """The text and its encoding. Raises ReadingError for bytes that are no text in any known encoding."""
    decoded = decode(data)
    if decoded is None or len(_CONTROL.findall(decoded[0])) * 50 > len(decoded[0]):
        raise ReadingError(name, "is no text and no known kind of document", "save it as UTF-8 text, DOCX or PDF")
    return Extracted(decoded[0], encoding=decoded[1])

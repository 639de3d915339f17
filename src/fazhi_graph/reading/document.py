"""The stage as a whole: from a path, bytes or a text to a Document."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fazhi_graph.model import Document, Source
from fazhi_graph.reading.anatomy import dissect
from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted
from fazhi_graph.reading.folding import fold
from fazhi_graph.reading.media_type import reader_for
from fazhi_graph.reading.normalize import body_of

SUPPORTED_SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")


def read(path: Path | str) -> Document:
    """The report in a file: plain text in any usual encoding, HTML, DOCX or PDF, told apart by content.

    Raises ReadingError for a file that is empty, broken, encrypted, without a text layer or of another kind.
    """
    name = str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadingError(name, f"cannot be opened ({error.strerror})", "check path and permissions") from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """The report in a file's bytes; ``name`` stands in the source and in errors."""
    if not data.strip():
        raise _empty(name)
    media_type, take_out = reader_for(data, name)
    return _document(take_out(data, name), media_type, hashlib.sha256(data).hexdigest(), name)


def read_text(text: str, name: str = "-") -> Document:
    """The report in a text that is already decoded."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _document(Extracted(text.removeprefix("\ufeff")), "text/plain", digest, name)


def _document(taken: Extracted, media_type: str, digest: str, name: str) -> Document:
    if not taken.text.strip():
        raise _empty(name)
    folded = fold(taken.text)
    anatomy = dissect(folded, taken.hints)
    body, repairs = body_of(taken.text, folded, anatomy.cuts)
    return Document(Source(name, media_type, digest, taken.encoding), taken.text, anatomy.fields, body, repairs)


def _empty(name: str) -> ReadingError:
    return ReadingError(name, "the file is empty", "fetch it again or leave it out")

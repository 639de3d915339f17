"""What kind of file it is, by its content; a name may lie."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import cast

from fazhi_graph.reading.encoding import decode
from fazhi_graph.reading.errors import ReadingError
from fazhi_graph.reading.extracted import Extracted

Reader = Callable[[bytes, str], Extracted]

# Readers are imported when a file of their kind turns up: their libraries are slow to load
_READERS = {
    "text/plain": ("text", "read_plain"),
    "text/html": ("html", "read_html"),
    "application/pdf": ("pdf", "read_pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx", "read_docx"),
}
_AS_TEXT = "open it in a word processor and save it as DOCX or PDF"
_OCR = "recognise its text (OCR) first and save it as text or PDF"
_FOREIGN = (
    (b"{\\rtf", "is a Rich Text file", _AS_TEXT),
    (b"\x89PNG", "is an image", _OCR),
    (b"\xff\xd8\xff", "is an image", _OCR),
    (b"GIF8", "is an image", _OCR),
    (b"II*\x00", "is an image", _OCR),
    (b"MM\x00*", "is an image", _OCR),
    (b"BM", "is an image", _OCR),
    (b"Rar!", "is an archive", "unpack it"),
    (b"7z\xbc\xaf", "is an archive", "unpack it"),
    (b"\x1f\x8b", "is compressed", "unpack it"),
    (b"MIME-Version:", "is a saved web archive (MHTML)", "save the page as HTML"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# “<!DOCTYPE html …>”, “<html>”, “<div class=…>”
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|meta|table|p|span|h[1-6])\b[^>]*>", re.IGNORECASE)


def reader_for(data: bytes, name: str) -> tuple[str, Reader]:
    """The media type and its reader. Raises ReadingError with a remedy for kinds that are not read."""
    media_type = media_type_of(data, name)
    module, function = _READERS[media_type]
    return media_type, cast(Reader, getattr(import_module(f"fazhi_graph.reading.{module}"), function))


def media_type_of(data: bytes, name: str) -> str:
    """The media type by content. Raises ReadingError for kinds that are not read."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(b"PK"):
        return _zip_type(data, name)
    if data.startswith(_OLE):
        raise _ole_error(data, name)
    for magic, problem, remedy in _FOREIGN:
        if data.startswith(magic) and not (magic == b"BM" and b"\x00" not in data[:64]):
            raise ReadingError(name, problem, remedy)
    decoded = decode(data[:4096] if len(data) > 4096 and data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data)
    head = decoded[0] if decoded else data[:4096].decode("latin-1")
    return "text/html" if _HTML.search(head[:4096]) else "text/plain"


def _zip_type(data: bytes, name: str) -> str:
    try:
        members = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile as error:
        raise ReadingError(name, "is a broken ZIP or DOCX file", "fetch it again") from error
    if "word/document.xml" in members:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    if "OFD.xml" in members:
        raise ReadingError(name, "is an OFD file", "convert it to PDF with an OFD reader")
    if "[Content_Types].xml" in members:
        raise ReadingError(name, "is an Office file but no text document", "save the report itself as DOCX or PDF")
    raise ReadingError(name, "is an archive", "unpack it")


def _ole_error(data: bytes, name: str) -> ReadingError:
    """Old Office files and encrypted new ones share one container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadingError(name, "is an encrypted Office file", "remove its password and save it again")
    return ReadingError(name, "is a legacy .doc or .wps file", "open it in a word processor and save it as DOCX")

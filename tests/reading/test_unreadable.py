"""Files that cannot be read end in one line: file, problem, remedy."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fazhi_graph.reading import SUPPORTED_SUFFIXES, ReadingError, read, read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def archive(member: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(member, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (OLE, "legacy .doc", "DOCX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (archive("OFD.xml"), "OFD", "PDF"),
        (archive("a.txt"), "archive", "unpack"),
        (archive("word/document.xml"), "broken or protected DOCX", "save it again"),
        (b"PK\x03\x04" + b"\x00" * 50, "broken ZIP", "fetch it again"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "image", "OCR"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "image", "OCR"),
        (b"{\\rtf1 text}", "Rich Text", "save it as DOCX"),
        (bytes(range(256)) * 20, "no known kind", "save it as"),
    ],
)
def test_the_message_names_file_problem_and_remedy(data: bytes, problem: str, remedy: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "reports/a.bin")
    message = str(caught.value)
    assert message.startswith("reports/a.bin: ")
    assert problem in message
    assert remedy in message
    assert "\n" not in message


def test_a_missing_file_is_a_reading_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"cannot be opened"):
        read(tmp_path / "none.txt")


def test_read_takes_paths_and_strings(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("法治政府建设取得成效。", encoding="utf-8")
    assert read(file) == read(str(file))
    assert file.suffix in SUPPORTED_SUFFIXES

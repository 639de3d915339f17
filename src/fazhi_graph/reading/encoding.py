"""Which encoding a text file is in: marks first, then strict UTF-8, then the GB family or Big5, then with damage."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# “charset=gb2312” in a meta tag, “<?xml encoding="big5"?>”
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
# Characters of every report, alike in simplified and traditional script; mojibake has hardly any
_COMMON = frozenset("的一二三四五是在不和有人年月日中法治政府行政工作市政推依全重大公共社制度建成情提高加落要求，。、")
_SAMPLE = 4000


def decode(data: bytes) -> tuple[str, str] | None:
    """The text without byte-order mark and the encoding's name, or None where no encoding fits.

    Every GB name is read as GB18030, which contains them all.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    if name_16 := _utf_16_without_mark(data):
        return _strict(data, name_16)
    return _strict(data, "utf-8") or _legacy(data) or _damaged(data)


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes) -> tuple[str, str] | None:
    """GB18030 or Big5, by what the file declares, else by which of the two reads like Chinese."""
    declared = _DECLARED.search(data[:2048])
    name = declared[1].decode("ascii").lower() if declared else ""
    gb, big5 = _strict(data, "gb18030"), _strict(data, "big5hkscs")
    if name.startswith("big5"):
        return big5 or gb
    if gb is None or big5 is None or name.startswith("gb"):
        return gb or big5
    return big5 if _likeness(big5[0]) > 2 * _likeness(gb[0]) else gb


def _likeness(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(c in _COMMON for c in sample) / max(1, len(sample))


def _utf_16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in the high bytes: line feeds and digits with 00, Chinese characters within 4E to 9F."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    shares = {"utf-16-le": _high_byte_share(sample[1::2]), "utf-16-be": _high_byte_share(sample[0::2])}
    best = max(sorted(shares), key=shares.__getitem__)
    has_nul = 0 in sample
    return best if has_nul and shares[best] >= 0.9 else None


def _high_byte_share(high: bytes) -> float:
    return sum(b in (0, 0x20, 0x30, 0xFF) or 0x4E <= b <= 0x9F for b in high) / max(1, len(high))


def _damaged(data: bytes) -> tuple[str, str] | None:
    """A text with a few broken bytes, as a cut or patched download leaves them; each shows as U+FFFD."""
    texts = [(data.decode(name, "replace"), name) for name in ("utf-8", "gb18030")]
    text, name = min(texts, key=lambda pair: pair[0].count("\ufffd"))
    return (text, name) if text.count("\ufffd") * 100 <= len(text) else None

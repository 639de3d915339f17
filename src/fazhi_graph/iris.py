"""What things are called in the graph: IRIs made from what a thing is, never from a counter, a clock or chance.

Chinese characters stand as they are (RFC 3987); only characters that an IRI cannot hold are percent-encoded.
"""

from __future__ import annotations

import re

NS = "https://w3id.org/fazhi/ns#"
VOCAB = "https://w3id.org/fazhi/vocab/"
VOCAB_GRAPH = "https://w3id.org/fazhi/vocab"
DEFAULT_BASE = "https://w3id.org/fazhi/id/"

# What RFC 3987's path segments cannot hold, and the marks whose meaning in an IRI is taken: “a b/c?” -> “a%20b%2Fc%3F”
_RESERVED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u3000%<>\"{}|\\^`/?#\[\]\ue000-\uf8ff]")


def segment(name: str) -> str:
    """One path segment of an IRI, readable: only what cannot stand in a segment is percent-encoded."""
    return _RESERVED.sub(lambda m: "".join(f"%{b:02X}" for b in m.group().encode()), name)


def thing(kind: str, *parts: str, base: str = DEFAULT_BASE) -> str:
    """``id:KIND/part/…``, for example ``thing("body", "420104", "硚口区司法局")``."""
    return base + "/".join((kind, *map(segment, parts)))


def concept(scheme: str, notation: str) -> str:
    """``vocab:SCHEME/NOTATION``."""
    return f"{VOCAB}{scheme}/{segment(notation)}"


def report(division: str | None, year: int | None, sha256: str, base: str = DEFAULT_BASE) -> str:
    """``id:report/{division}-{year}-{first 8 of sha256}``; ``unknown`` stands for what the report does not say."""
    return thing("report", f"{division or 'unknown'}-{year or 'unknown'}-{sha256[:8]}", base=base)


def passage(report_iri: str, start: int, end: int) -> str:
    """A stretch of the report's text as RFC 5147 names it."""
    return f"{report_iri}#char={start},{end}"

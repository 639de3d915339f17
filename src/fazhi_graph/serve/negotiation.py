"""Which format of those on offer a client wants: the Accept header of RFC 9110."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A format: its name, and the media types it may be asked for by, the proper one first."""

    name: str
    types: tuple[str, ...]

    @property
    def content_type(self) -> str:
        """The proper type as a header."""
        return self.header(self.types[0])

    @staticmethod
    def header(media_type: str) -> str:
        """A type as a header; text says its encoding."""
        return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


ROWS = (
    Offer("json", ("application/sparql-results+json", "application/json")),
    Offer("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Offer("csv", ("text/csv",)),
    Offer("tsv", ("text/tab-separated-values",)),
)
GRAPHS = (
    Offer("turtle", ("text/turtle", "application/x-turtle")),
    Offer("nt", ("application/n-triples",)),
    Offer("jsonld", ("application/ld+json", "application/json")),
    Offer("rdf", ("application/rdf+xml", "application/xml", "text/xml")),
)
HTML = Offer("html", ("text/html", "application/xhtml+xml"))

# A range, how specific it is (3: a type, 2: type/*, 1: */*), and its weight
Range = tuple[str, int, float]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The format to answer in, and the Content-Type to say so with."""

    name: str
    content_type: str


def choose(accept: str, offers: Sequence[Offer]) -> Chosen | None:
    """The offer that an Accept header weighs most, the first among equals; None if it accepts none of them."""
    ranges = [found for part in accept.split(",") if (found := _range(part))] or [("*/*", 1, 1.0)]
    best: Chosen | None = None
    most = 0.0
    for offer in offers:
        for media_type in offer.types:
            weight = _weight(media_type, ranges)
            if weight > most:
                most, best = weight, Chosen(offer.name, Offer.header(media_type))
    return best


def _range(part: str) -> Range | None:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if "/" not in name:
        return ("*/*", 1, 1.0) if name == "*" else None
    weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    specific = 1 if name == "*/*" else 2 if name.endswith("/*") else 3
    try:
        return (name, specific, float(weight))
    except ValueError:
        return None


def _weight(media_type: str, ranges: Sequence[Range]) -> float:
    family = media_type.partition("/")[0] + "/*"
    fitting = [(specific, weight) for name, specific, weight in ranges if name in (media_type, family, "*/*")]
    return max(fitting, default=(0, 0.0))[1]

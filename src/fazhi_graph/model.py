"""The nouns: what each stage hands to the next, as frozen values.

Every offset is a Python string offset (code points), half-open ``[start, end)``, into ``Document.text``, so that
``text[start:end]`` is the quote. Nothing here reads, guesses or writes; a value only checks itself when it is made.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["Jurisdiction", "Body", "Institution", "Policy", "Programme", "Platform", "Venue", "Honour"]
ENTITY_TYPES: tuple[EntityType, ...] = (
    "Jurisdiction",
    "Body",
    "Institution",
    "Policy",
    "Programme",
    "Platform",
    "Venue",
    "Honour",
)
QuantityKind = Literal["count", "rate", "amount", "duration", "multiple"]
Approximation = Literal["exact", "about", "at_least", "at_most"]
Level = Literal["nation", "province", "prefecture", "county", "town", "zone"]
HeaderName = Literal["title", "index_number", "document_number", "publisher", "source", "written_on", "published_on"]


class ModelError(ValueError):
    """A value contradicts itself, such as a span that ends before it starts."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``Document.text``: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ModelError(f"span {self.start}..{self.end} is no span")


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from. ``encoding`` is None for binary formats (DOCX, PDF)."""

    path: str
    media_type: str
    sha256: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One metadata field of the page head (索引号, 发布机构 …). ``span`` is None where the value is not in ``text``.

    Dates are ISO 8601 (``2022-03-04``); other values stand as written.
    """

    name: HeaderName
    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """One named change that the body has against the text: what stood there and what is read instead."""

    name: str
    span: Span
    original: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Body:
    """The text as extraction reads it: no page furniture, punctuation and digits in one form, repairs applied.

    ``offsets[i]`` is the offset in ``Document.text`` of the character that ``text[i]`` stands for; strictly
    increasing. Full stops, commas, brackets and quotation marks are full-width, letters and digits half-width,
    each paragraph ends with a line feed, table cells are parted by tabs.
    """

    text: str
    offsets: array[int]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ModelError(f"body has {len(self.text)} characters but {len(self.offsets)} offsets")

    def to_source(self, start: int, end: int) -> Span:
        """The span of ``Document.text`` that the body's ``[start, end)`` was read from; may bridge removed noise."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Document:
    """One report as read: the text that evidence points into, its metadata, and the body that extraction reads."""

    source: Source
    text: str
    header: tuple[HeaderField, ...]
    body: Body
    repairs: tuple[Repair, ...] = ()

    def header_value(self, name: HeaderName) -> str | None:
        """The first value of a header field, or None."""
        return next((f.value for f in self.header if f.name == name), None)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the report says of itself. ``division_code`` is GB/T 2260, of the place or the nearest one above it.

    ``division`` is the key under which the place stands in IRIs: a code, or ``code-name`` for zones and townships.
    ``parents`` are the keys of the places around it, nearest first. ``clues`` are the phrases from which a place
    that the report does not state was inferred.
    """

    title: str | None
    jurisdiction: str | None
    jurisdiction_stated: bool
    division_code: str | None
    division: str | None
    province: str | None
    level: Level | None
    year: int | None
    issuer: str | None
    issued_on: str | None
    published_on: str | None
    identifiers: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and all that stands under it. ``span`` is heading and content; ``parent`` an index into sections."""

    order: int
    level: int
    heading: str
    heading_span: Span
    span: Span
    topic: str | None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, the unit of evidence. ``section`` is an index into sections, None before the first heading."""

    span: Span
    section: int | None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing the report names. ``name`` is its fullest form there, ``canonical`` is self-standing.

    ``iri`` is absolute; for a vocabulary concept it is the concept's. ``division`` is the key of the jurisdiction
    it belongs to (bodies and places). ``rule`` names what found it.
    """

    type: EntityType
    name: str
    canonical: str
    iri: str
    mentions: tuple[Span, ...]
    division: str | None = None
    kind: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One number of the report. ``value`` is in the base unit as decimal text, ``span`` the number itself.

    ``indicator`` is a notation of the indicator scheme or None; ``part_of`` an index into observations (the total
    that this number breaks down); ``period`` a year where it is not the report's.
    """

    value: str
    unit: str
    kind: QuantityKind
    approx: Approximation
    label: str
    indicator: str | None
    subject: str | None
    span: Span
    evidence: Span
    subject_iri: str | None = None
    part_of: int | None = None
    outcome_of: str | None = None
    period: int | None = None
    change: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One achieved action. ``action`` is a notation of the action scheme; the IRIs name entities of the extraction."""

    action: str
    actor: str
    actor_iri: str
    objects: tuple[str, ...]
    object_iris: tuple[str | None, ...]
    topic: str | None
    span: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """``subject predicate object``, read off a measure. ``object_iri`` is None where the object is a bare phrase."""

    subject: str
    predicate: str
    object: str
    subject_iri: str
    object_iri: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One stated problem or one planned action. ``deadline`` is as written; ``target`` indexes observations."""

    span: Span
    topic: str | None
    deadline: str | None = None
    targets: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The text says that bodies were renamed, merged or replaced (``org:ChangeEvent``)."""

    originals: tuple[str, ...]
    results: tuple[str, ...]
    original_iris: tuple[str, ...]
    result_iris: tuple[str, ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the program did not understand or had to guess; ``span`` is empty when it concerns the whole."""

    code: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one report. Checks on making that every span lies within the text."""

    source: Source
    text: str
    report: ReportFacts
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    entities: tuple[Entity, ...] = ()
    observations: tuple[Observation, ...] = ()
    measures: tuple[Measure, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: tuple[Statement, ...] = ()
    commitments: tuple[Statement, ...] = ()
    changes: tuple[Change, ...] = ()
    warnings: tuple[Warning, ...] = ()
    repairs: tuple[Repair, ...] = field(default=())

    def __post_init__(self) -> None:
        size = len(self.text)
        facts: tuple[Observation | Measure | Statement, ...] = (
            *self.observations,
            *self.measures,
            *self.problems,
            *self.commitments,
        )
        if any(f.span.end > size for f in facts):
            raise ModelError(f"{self.source.path}: a fact ends beyond the text")

"""The extraction as JSON: the public contract between the reading half of the program and everything behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from fazhi_graph.model import Entity, Extraction, Measure, Observation, ReportFacts, Source, Span, Statement


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain lists and dictionaries; offsets are into ``text``."""
    text = extraction.text
    return {
        "source": _source(extraction.source),
        "text": text,
        "report": _report(extraction.report),
        "sections": [
            {"level": s.level, "heading": s.heading, **_span(s.span), "topic": s.topic} for s in extraction.sections
        ],
        "entities": [_entity(e) for e in extraction.entities],
        "observations": [_observation(o) for o in extraction.observations],
        "measures": [_measure(text, m) for m in extraction.measures],
        "relations": [
            {"s": r.subject, "p": r.predicate, "o": r.object, "evidence": _pair(r.evidence)}
            for r in extraction.relations
        ],
        "problems": [_statement(text, p) for p in extraction.problems],
        "commitments": [_statement(text, c) for c in extraction.commitments],
        "changes": [
            {"originals": list(c.originals), "results": list(c.results), "evidence": _pair(c.evidence)}
            for c in extraction.changes
        ],
        "warnings": [{"code": w.code, "message": w.message, **_span(w.span)} for w in extraction.warnings],
        "repairs": [
            {"name": r.name, "original": r.original, "replacement": r.replacement, **_span(r.span)}
            for r in extraction.repairs
        ],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "path": source.path,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "encoding": source.encoding,
    }


def _report(report: ReportFacts) -> dict[str, Any]:
    return {
        "title": report.title,
        "jurisdiction": report.jurisdiction,
        "jurisdiction_stated": report.jurisdiction_stated,
        "division_code": report.division_code,
        "province": report.province,
        "year": report.year,
        "issuer": report.issuer,
        "issued_on": report.issued_on,
        "published_on": report.published_on,
        "division": report.division,
        "level": report.level,
        "parents": list(report.parents),
        "identifiers": list(report.identifiers),
        "clues": list(report.clues),
    }


def _entity(e: Entity) -> dict[str, Any]:
    return {
        "type": e.type,
        "name": e.name,
        "canonical": e.canonical,
        "iri": e.iri,
        "mentions": [_pair(m) for m in e.mentions],
        "division": e.division,
        "kind": e.kind,
        "rule": e.rule,
    }


def _measure(text: str, m: Measure) -> dict[str, Any]:
    return {
        "action": m.action,
        "actor": m.actor,
        "objects": list(m.objects),
        "text": text[m.span.start : m.span.end],
        "topic": m.topic,
        **_span(m.span),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _observation(o: Observation) -> dict[str, Any]:
    return {
        "indicator": o.indicator,
        "label": o.label,
        "value": _number(o.value),
        "unit": o.unit,
        "kind": o.kind,
        "approx": o.approx,
        "subject": o.subject,
        "outcome_of": o.outcome_of,
        **_span(o.span),
        "evidence": _pair(o.evidence),
        "part_of": o.part_of,
        "period": o.period,
        "change": o.change,
        "rule": o.rule,
    }


def _statement(text: str, one: Statement) -> dict[str, Any]:
    said = text[one.span.start : one.span.end]
    return {"text": said, **_span(one.span), "topic": one.topic, "deadline": one.deadline, "targets": list(one.targets)}

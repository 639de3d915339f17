"""The extraction as JSON: the public contract between the reading half of the program and everything behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from fazhi_graph.model import Extraction, Observation, Span


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain lists and dictionaries; offsets are into ``text``."""
    source, report = extraction.source, extraction.report
    return {
        "source": {
            "path": source.path,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "encoding": source.encoding,
        },
        "text": extraction.text,
        "report": {
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
        },
        "sections": [
            {"level": s.level, "heading": s.heading, **_span(s.span), "topic": s.topic} for s in extraction.sections
        ],
        "entities": [
            {
                "type": e.type,
                "name": e.name,
                "canonical": e.canonical,
                "iri": e.iri,
                "mentions": [[m.start, m.end] for m in e.mentions],
                "division": e.division,
                "kind": e.kind,
                "rule": e.rule,
            }
            for e in extraction.entities
        ],
        "observations": [_observation(o) for o in extraction.observations],
        "measures": [
            {
                "action": m.action,
                "actor": m.actor,
                "objects": list(m.objects),
                "text": extraction.text[m.span.start : m.span.end],
                "topic": m.topic,
                **_span(m.span),
            }
            for m in extraction.measures
        ],
        "relations": [
            {"s": r.subject, "p": r.predicate, "o": r.object, "evidence": [r.evidence.start, r.evidence.end]}
            for r in extraction.relations
        ],
        "problems": [_statement(extraction.text, p.span, p.deadline, p.targets) for p in extraction.problems],
        "commitments": [_statement(extraction.text, c.span, c.deadline, c.targets) for c in extraction.commitments],
        "changes": [
            {
                "originals": list(c.originals),
                "results": list(c.results),
                "evidence": [c.evidence.start, c.evidence.end],
            }
            for c in extraction.changes
        ],
        "warnings": [{"code": w.code, "message": w.message, **_span(w.span)} for w in extraction.warnings],
        "repairs": [
            {"name": r.name, "original": r.original, "replacement": r.replacement, **_span(r.span)}
            for r in extraction.repairs
        ],
    }


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
        "evidence": [o.evidence.start, o.evidence.end],
        "part_of": o.part_of,
        "period": o.period,
        "change": o.change,
        "rule": o.rule,
    }


def _statement(text: str, span: Span, deadline: str | None, targets: tuple[int, ...]) -> dict[str, Any]:
    return {"text": text[span.start : span.end], **_span(span), "deadline": deadline, "targets": list(targets)}

"""Answers in the standard formats, cut after a number of rows.

Oxigraph's own writers write an answer whole; a limit on rows needs writers that can stop.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Cells = Sequence[Term | None]
Writer = Callable[[list[str], list[Cells]], str]

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_BOOLEANS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
# Characters that no XML document can hold, not even escaped: “a\x00b”
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Written:
    """A serialised answer, the number of its rows (or triples), and whether more of them are missing at its end."""

    content: bytes
    count: int
    cut: bool


def written_rows(results: ox.QuerySolutions | ox.QueryBoolean, form: str, limit: int) -> Written:
    """The answer to SELECT or ASK as ``json``, ``xml``, ``csv`` or ``tsv``."""
    if isinstance(results, ox.QueryBoolean):
        return Written(results.serialize(format=_BOOLEANS[form]) or b"", 1, False)
    variables = [v.value for v in results.variables]
    rows: list[Cells] = [list(solution) for solution in islice(results, limit + 1)]
    kept = rows[:limit]
    return Written(_WRITERS[form](variables, kept).encode(), len(kept), len(rows) > limit)


def written_triples(results: ox.QueryTriples, form: str, limit: int, prefixes: dict[str, str]) -> Written:
    """The answer to CONSTRUCT or DESCRIBE as ``turtle``, ``nt``, ``jsonld`` or ``rdf``."""
    triples = list(islice(results, limit + 1))
    kept = sorted(triples[:limit], key=str)
    content = ox.serialize(kept, format=GRAPH_FORMATS[form], prefixes=prefixes) or b""
    return Written(content, len(kept), len(triples) > limit)


def _json(variables: list[str], rows: list[Cells]) -> str:
    bindings = [{n: _json_term(t) for n, t in zip(variables, row, strict=True) if t is not None} for row in rows]
    return json.dumps({"head": {"vars": variables}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    plain: dict[str, object] = {"type": "literal", "value": term.value}
    return plain if term.datatype.value == _STRING else {**plain, "datatype": term.datatype.value}


def _xml(variables: list[str], rows: list[Cells]) -> str:
    names = [quoteattr(name) for name in variables]
    head = "".join(f"<variable name={name}/>" for name in names)
    body = "".join(f"<result>{_xml_bindings(names, row)}</result>" for row in rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        f"<head>{head}</head><results>{body}</results></sparql>"
    )


def _xml_bindings(names: list[str], row: Cells) -> str:
    bound = ((name, term) for name, term in zip(names, row, strict=True) if term is not None)
    return "".join(f"<binding name={name}>{_xml_term(term)}</binding>" for name, term in bound)


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    kind = f" datatype={quoteattr(term.datatype.value)}" if term.datatype.value != _STRING else ""
    kind = f' xml:lang="{term.language}"' if term.language else kind
    text = escape(_NOT_XML.sub("\ufffd", term.value), {"\r": "&#13;"})
    return f"<literal{kind}>{text}</literal>"


def _csv(variables: list[str], rows: list[Cells]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(variables)
    writer.writerows([_csv_cell(term) for term in row] for row in rows)
    return text.getvalue()


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _tsv(variables: list[str], rows: list[Cells]) -> str:
    lines = ["\t".join(f"?{name}" for name in variables)]
    lines += ["\t".join("" if term is None else _tsv_cell(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _tsv_cell(term: Term) -> str:
    return str(term).replace("\t", "\\t")


_WRITERS: dict[str, Writer] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}

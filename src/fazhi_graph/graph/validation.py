"""SHACL: each named graph against ontology/shapes.ttl, findings for people and as a ``sh:ValidationReport``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from fazhi_graph.graph.terms import PREFIXES, term
from fazhi_graph.iris import VOCAB, VOCAB_GRAPH
from fazhi_graph.store import Store
from fazhi_graph.vocabulary.files import ontology_dir

if TYPE_CHECKING:
    import rdflib

SHAPES_FILE = "shapes.ttl"

# What a report's graph may lean on: the class tree, and of each concept its type, names and notation
_CONTEXT = tuple(term(name) for name in ("rdf:type", "skos:prefLabel", "skos:notation"))
_TREE = term("rdfs:subClassOf")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place that a shape does not allow. ``value`` and ``path`` are empty where the finding has none."""

    graph: str
    focus: str
    path: str
    value: str
    message_zh: str
    message_en: str
    component: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that validation found, in order of graph and place; none means that the graphs conform."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """True if nothing was found."""
        return not self.findings

    def lines(self, language: str = "en") -> Iterator[str]:
        """One line a finding: where, which property, which value, what is wrong."""
        for found in self.findings:
            message = found.message_zh if language == "zh" else found.message_en
            told = f" = {found.value}" if found.value else ""
            yield f"{_short(found.focus)} {_short(found.path)}{told}: {message}"

    def turtle(self) -> str:
        """A ``sh:ValidationReport``."""
        content = ox.serialize(_report(self.findings), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        return (content or b"").decode()


def validate(
    store: Store, *, graphs: Sequence[str] | None = None, shapes: Path | None = None, vocabulary: bool = True
) -> Findings:
    """Check the reports' graphs (all, or those named) and the vocabulary's.

    Each report is checked by itself, so that a large store needs no more memory than its largest report. Raises
    FileNotFoundError for shapes that are not there.
    """
    import rdflib  # slow to import, and needed by this command alone

    rules = rdflib.Graph().parse(shapes or ontology_dir() / SHAPES_FILE, format="turtle")
    context = list(store.dump(VOCAB_GRAPH))
    names = [name for name in store.graphs() if name != VOCAB_GRAPH] if graphs is None else list(graphs)
    found = [f for name in names for f in _checked(name, _with_context(list(store.dump(name)), context), rules)]
    if vocabulary and context:
        found += _checked(VOCAB_GRAPH, context, rules)
    return Findings(tuple(sorted(found)))


def _with_context(quads: list[ox.Quad], vocabulary: Iterable[ox.Quad]) -> list[ox.Quad]:
    mentioned = {q.object for q in quads if isinstance(q.object, ox.NamedNode) and q.object.value.startswith(VOCAB)}
    leant = (q for q in vocabulary if q.predicate == _TREE or (q.predicate in _CONTEXT and q.subject in mentioned))
    return [*quads, *leant]


def _checked(name: str, quads: Iterable[ox.Quad], rules: rdflib.Graph) -> Iterator[Finding]:
    import pyshacl  # slow to import, and needed by this command alone
    import rdflib

    data = rdflib.Graph()
    data.addN((_node(q.subject), _node(q.predicate), _node(q.object), data) for q in quads)
    _, results, _ = pyshacl.validate(data, shacl_graph=rules, inplace=True)
    if not isinstance(results, rdflib.Graph):
        raise TypeError(f"pySHACL gave no report on {name}: {results}")
    for result in results.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        yield _finding(name, results, result)


def _node(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    import rdflib

    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, ox.Triple):
        raise TypeError(f"{node} is no RDF 1.1 term")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    if node.datatype == term("xsd:string"):
        return rdflib.Literal(node.value)  # to rdflib, "exact" and "exact"^^xsd:string are not the same
    return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))


def _finding(name: str, results: rdflib.Graph, result: rdflib.term.Node) -> Finding:
    import rdflib

    messages = {m.language: str(m) for m in results.objects(result, rdflib.SH.resultMessage) if hasattr(m, "language")}
    english = messages.get("en") or next(iter(messages.values()), "")
    told = partial(_told, results, result)
    return Finding(
        graph=name,
        focus=told("focusNode"),
        path=told("resultPath"),
        value=told("value"),
        message_zh=messages.get("zh") or english,
        message_en=english,
        component=told("sourceConstraintComponent"),
    )


def _told(results: rdflib.Graph, result: rdflib.term.Node, part: str) -> str:
    """What a result has under a term of SHACL, empty if nothing."""
    import rdflib

    return str(results.value(result, rdflib.SH[part]) or "")


def _short(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        if start and iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _report(findings: Sequence[Finding]) -> Iterator[ox.Triple]:
    report = ox.BlankNode("report")
    yield ox.Triple(report, term("rdf:type"), term("sh:ValidationReport"))
    conforms = ox.Literal(not findings)
    yield ox.Triple(report, term("sh:conforms"), conforms)
    for number, found in enumerate(findings):
        result = ox.BlankNode(f"result{number}")
        yield ox.Triple(report, term("sh:result"), result)
        yield from _result(result, found)


def _result(node: ox.BlankNode, found: Finding) -> Iterator[ox.Triple]:
    yield ox.Triple(node, term("rdf:type"), term("sh:ValidationResult"))
    yield ox.Triple(node, term("sh:resultSeverity"), term("sh:Violation"))
    yield ox.Triple(node, term("sh:focusNode"), _place(found.focus))
    yield ox.Triple(node, term("sh:sourceConstraintComponent"), ox.NamedNode(found.component))
    yield ox.Triple(node, term("sh:resultMessage"), ox.Literal(found.message_zh, language="zh"))
    yield ox.Triple(node, term("sh:resultMessage"), ox.Literal(found.message_en, language="en"))
    if found.path:
        yield ox.Triple(node, term("sh:resultPath"), ox.NamedNode(found.path))
    if found.value:
        yield ox.Triple(node, term("sh:value"), _place(found.value))


def _place(text: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(text) if "://" in text else ox.Literal(text)

"""JSON-LD with a context that lets the body be read: short names, plain strings, one object a node.

Oxigraph's own serialiser writes expanded JSON-LD, every key a whole IRI.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.terms import PREFIXES, term

_TYPE = term("rdf:type").value
_STRING, _BOOLEAN, _INTEGER = (term(f"xsd:{name}").value for name in ("string", "boolean", "integer"))
_CHINESE = "@language zh"
# Types that JSON has itself, or that a bare string has; they need no coercion.
_PLAIN = frozenset({_STRING, _BOOLEAN, _INTEGER})

Context = dict[str, Any]


def write_jsonld(graph: Graph, target: Path) -> None:
    """All named graphs as one JSON-LD document, each an object with ``@id`` and ``@graph``, sorted."""
    names = _Names(graph)
    with replacing(target) as path, path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {_json(names.context(), 1)},\n"@graph": [')
        for number, name in enumerate(graph.store.graphs()):
            out.write(",\n" if number else "\n")
            _write_graph(names, name, graph.store.dump(name), out)
        out.write("\n]}\n")


def _write_graph(names: _Names, name: str, quads: Iterable[Quad], out: IO[str]) -> None:
    out.write(f'{{"@id": {json.dumps(names.compact(name), ensure_ascii=False)}, "@graph": [')
    for number, (_, group) in enumerate(groupby(quads, key=lambda q: q.subject)):
        out.write(",\n" if number else "\n")
        out.write(_json(names.node(list(group)), None))
    out.write("\n]}")


def _json(value: object, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


class _Names:
    """Short names for the predicates of a graph and, where all values of one are alike, what they are."""

    def __init__(self, graph: Graph) -> None:
        self._prefixes = graph.prefixes
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for quad in graph.store.dump():
            kinds[quad.predicate.value].add(_kind(quad.object))
        kinds.pop(_TYPE, None)
        locals_ = Counter(_local(iri) for iri in kinds)
        self._keys = {i: _local(i) if locals_[_local(i)] == 1 else self.compact(i) for i in sorted(kinds)}
        self._kinds = {iri: _common(found) for iri, found in kinds.items()}

    def context(self) -> Context:
        """The ``@context``: prefixes, then the terms."""
        terms = {key: self._definition(iri) for iri, key in self._keys.items() if ":" not in key or self._coerced(iri)}
        return {**self._prefixes, **terms}

    def _coerced(self, iri: str) -> bool:
        return bool(self._kinds[iri]) and self._kinds[iri] not in _PLAIN

    def _definition(self, iri: str) -> dict[str, str]:
        kind = self._kinds[iri]
        if not self._coerced(iri):
            return {"@id": self.compact(iri)}
        if kind.startswith("@language "):
            return {"@id": self.compact(iri), "@language": kind.removeprefix("@language ")}
        return {"@id": self.compact(iri), "@type": kind if kind == "@id" else self.compact(kind)}

    def compact(self, iri: str) -> str:
        """``id:body/…`` for an IRI under one of the prefixes."""
        for prefix, start in self._prefixes.items():
            if iri.startswith(start) and len(iri) > len(start):
                return f"{prefix}:{iri[len(start) :]}"
        return iri

    def node(self, quads: list[Quad]) -> dict[str, Any]:
        """One subject and all it says."""
        made: dict[str, Any] = {"@id": self._id(quads[0].subject)}
        types = [self._id(q.object) for q in quads if q.predicate.value == _TYPE]
        if types:
            made["@type"] = types if len(types) > 1 else types[0]
        for predicate, group in groupby((q for q in quads if q.predicate.value != _TYPE), key=lambda q: q.predicate):
            values = [self._value(q.object, self._kinds[predicate.value]) for q in group]
            made[self._keys[predicate.value]] = values if len(values) > 1 else values[0]
        return made

    def _id(self, node: object) -> str:
        return f"_:{node.value}" if isinstance(node, BlankNode) else self.compact(getattr(node, "value", ""))

    def _value(self, node: object, kind: str) -> object:
        if not isinstance(node, Literal):
            return self._id(node) if kind == "@id" else {"@id": self._id(node)}
        own = _kind(node)
        if own == _BOOLEAN:
            return node.value == "true"
        if own == _INTEGER:
            return int(node.value)
        if own in (kind, _STRING):
            return node.value
        if node.language:
            return {"@value": node.value, "@language": node.language}
        return {"@value": node.value, "@type": self.compact(own)}


def _common(kinds: set[str]) -> str:
    """What all values of a property are; of texts in several languages those in Chinese are written plainly."""
    if len(kinds) == 1:
        return next(iter(kinds))
    return _CHINESE if _CHINESE in kinds and all(k.startswith("@language ") for k in kinds) else ""


def _kind(node: object) -> str:
    if isinstance(node, NamedNode | BlankNode):
        return "@id"
    if not isinstance(node, Literal):
        raise TypeError(f"{node} is no RDF 1.1 term")
    return f"@language {node.language}" if node.language else node.datatype.value


def _local(iri: str) -> str:
    start = next((start for start in PREFIXES.values() if iri.startswith(start)), "")
    return iri[len(start) :] if start and "/" not in iri[len(start) :] else iri

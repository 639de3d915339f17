"""Spoiling one thing in the sample's graph."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

import samples
from fazhi_graph.graph.terms import term
from fazhi_graph.store import Store

Value = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """In one graph, all values of a property of one thing replaced by others (or by none)."""

    subject: str
    predicate: str
    values: tuple[Value, ...] = ()
    graph: str = samples.REPORT

    def seed(self, store: Store) -> None:
        """Put the fault into a store. Fails where there is nothing to spoil, unless something is put in."""
        node, predicate = NamedNode(self.subject), term(self.predicate)
        old = list(store.dump(self.graph))
        kept = [q for q in old if (q.subject, q.predicate) != (node, predicate)]
        assert self.values or len(kept) < len(old)
        name = NamedNode(self.graph)
        store.replace_graph(self.graph, [*kept, *(Quad(node, predicate, v, name) for v in self.values)])


def without_type(store: Store, subject: str, kind: str, graph: str = samples.REPORT) -> Fault:
    """The fault that a thing has all its types but one."""
    node = NamedNode(subject)
    types = [q.object for q in store.dump(graph) if q.subject == node and q.predicate == term("rdf:type")]
    kept = tuple(t for t in types if isinstance(t, NamedNode) and t != term(kind))
    assert len(kept) == len(types) - 1
    return Fault(subject, "rdf:type", kept, graph)

"""Blank nodes as IRIs, for stores that are written to in several requests: a blank node's name ends with its request.

RDF 1.1 Concepts, section 3.5, calls these Skolem IRIs and gives them their path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad

GENID = "https://w3id.org/fazhi/.well-known/genid/"


def skolemized(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with an IRI in place of each blank node."""
    return (Quad(_named(q.subject), q.predicate, _named(q.object), q.graph_name) for q in quads)


def unskolemized(node: Any) -> Any:
    """The term, or the blank node that it stands for."""
    if isinstance(node, NamedNode) and node.value.startswith(GENID):
        return BlankNode(node.value.removeprefix(GENID))
    return node


def _named(node: Any) -> Any:
    return NamedNode(GENID + node.value) if isinstance(node, BlankNode) else node

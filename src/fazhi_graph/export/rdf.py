"""RDF by Oxigraph's serialisers, sorted so that equal graphs are equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, Quad, RdfFormat, Triple, parse, serialize

from fazhi_graph.export.attributes import printable
from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.spool import Spool
from fazhi_graph.iris import VOCAB

# So many lines are made into triples again at once.
PARSED = 10_000


def write_trig(graph: Graph, target: Path) -> None:
    """TriG: every named graph, in order of name."""
    _write(graph, graph.store.dump(), target, RdfFormat.TRIG)


def write_nquads(graph: Graph, target: Path) -> None:
    """N-Quads: every named graph, a statement a line."""
    _write(graph, graph.store.dump(), target, RdfFormat.N_QUADS)


def write_turtle(graph: Graph, target: Path) -> None:
    """Turtle: the union of all graphs."""
    _write(graph, _union(graph), target, RdfFormat.TURTLE)


def write_ntriples(graph: Graph, target: Path) -> None:
    """N-Triples: the union of all graphs, a statement a line."""
    _write(graph, _union(graph), target, RdfFormat.N_TRIPLES)


def write_rdfxml(graph: Graph, target: Path) -> None:
    """RDF/XML: the union of all graphs; characters that XML cannot hold become spaces."""
    _write(graph, map(_for_xml, _union(graph)), target, RdfFormat.RDF_XML)


def _for_xml(triple: Triple) -> Triple:
    value = triple.object
    if not isinstance(value, Literal) or printable(value.value) == value.value:
        return triple
    text = printable(value.value)
    kept = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, triple.predicate, kept)


def _union(graph: Graph) -> Iterator[Triple]:
    """Each triple once, in order of its N-Triples line, sorted on disk."""
    with closing(Spool((f"{quad.triple} .", "") for quad in graph.store.dump())) as lines:
        remaining = (line for line, _ in lines)
        while some := "\n".join(islice(remaining, PARSED)):
            yield from (quad.triple for quad in parse(some, RdfFormat.N_TRIPLES, lenient=True))


# So that files read “body:420104\\/硚口区司法局” and “indicator:advisers.hired”
_THINGS = ("report", "jurisdiction", "body", "institution", "policy", "programme", "platform", "venue", "honour")
_SCHEMES = ("indicator", "action", "topic", "unit")


def _prefixes(graph: Graph) -> dict[str, str]:
    things = {kind: f"{graph.base}{kind}/" for kind in _THINGS}
    return graph.prefixes | things | {scheme: f"{VOCAB}{scheme}/" for scheme in _SCHEMES}


def _write(graph: Graph, content: Iterable[Quad] | Iterable[Triple], target: Path, form: RdfFormat) -> None:
    with replacing(target) as path:
        serialize(content, str(path), form, prefixes=_prefixes(graph))

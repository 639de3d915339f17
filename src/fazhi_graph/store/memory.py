"""The embedded Oxigraph store, in memory; the one on disk differs only in how it is opened and closed.

What queries see as the union of all graphs is kept as a graph of its own, the store's default graph. Oxigraph can merge
the graphs when a query runs, but then a triple that two reports share (the name of their place) counts twice, and every
row that it is part of comes twice (oxigraph/oxigraph#1919).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import pyoxigraph as ox

from fazhi_graph.store.common import Closing, own_quads
from fazhi_graph.store.protocol import Results

# A triple leaves the union with the last graph that holds it.
_DROP = """
DELETE { ?s ?p ?o } WHERE {
  GRAPH $graph { ?s ?p ?o } FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER(?other != $graph) }
} ; DROP SILENT GRAPH $graph
"""
# What ends each line of N-Triples, and nothing else: in literals a line break is written \\n
_END = b" .\n"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


class MemoryStore(Closing):
    """Graphs in memory, gone with the process."""

    shared = False

    def __init__(self, store: ox.Store | None = None) -> None:
        self._store = ox.Store() if store is None else store

    def query(self, sparql: str, prefixes: dict[str, str] | None = None) -> Results:
        """The answer to a query over the union of all graphs. Raises SyntaxError for a query that is none."""
        return self._store.query(sparql, prefixes=prefixes)

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads of any named graphs, streaming."""
        self._store.bulk_extend(_with_union(quads))

    def replace_graph(self, name: str, quads: Iterable[ox.Quad]) -> None:
        """Make a graph hold just these quads. Raises ValueError, nothing changed, if one belongs to another graph."""
        new = own_quads(name, quads)
        self.drop_graphs([name])
        self._store.bulk_extend(_with_union(new))

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> None:
        """Make each graph hold just the triples of its N-Triples text, which has no blank nodes."""
        self.drop_graphs(graphs.keys())
        quads = [text.replace(_END, b" %s .\n" % str(ox.NamedNode(name)).encode()) for name, text in graphs.items()]
        # The named graphs come first: what a kill leaves of the union alone, nobody would find again.
        # Whoever wrote the lines wrote terms: to validate each IRI again would take an eighth of the time.
        self._store.bulk_load(b"".join((*quads, *graphs.values())), ox.RdfFormat.N_QUADS, lenient=True)

    def drop_graphs(self, names: Collection[str]) -> None:
        """Remove graphs; none of a name is no error."""
        present = [name for name in names if self._store.contains_named_graph(ox.NamedNode(name))]
        if present and set(present).issuperset(self.graphs()):
            self._store.clear()
            return
        for name in present:
            self._store.update(_DROP.replace("$graph", str(ox.NamedNode(name))))

    def optimize(self) -> None:
        """Put what was written in the order in which it is read.

        Each load leaves files of its own on disk, and every step of a query looks into all that may have its key.
        """
        self._store.optimize()

    def graphs(self) -> list[str]:
        """The names of all graphs, sorted."""
        return sorted(g.value for g in self._store.named_graphs())

    def dump(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or one graph's, graph by graph, each sorted by its N-Quads line."""
        for name in self.graphs() if graph is None else [graph]:
            yield from sorted(self._store.quads_for_pattern(None, None, None, ox.NamedNode(name)), key=str)

    def __len__(self) -> int:
        counted = self._store.query(_COUNT)
        assert isinstance(counted, ox.QuerySolutions)
        return int(next(counted)["n"].value)

    def close(self) -> None:
        """Let go of the memory; the store is empty afterwards."""
        self._store = ox.Store()


def _with_union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object)

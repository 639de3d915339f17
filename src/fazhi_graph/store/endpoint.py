"""A store elsewhere, over HTTP: SPARQL 1.1 Query and Update, and the Graph Store Protocol where there is one.

A triple that two reports share must count once to a query that names no graph. Stores differ in what such a query
sees: a graph of its own, empty unless filled (Oxigraph, Fuseki); all graphs as a set (GraphDB, QLever); or all graphs,
each triple as often as graphs have it (Virtuoso). A probe tells which; the union is then kept in the store's own
default graph, or not at all, or in a graph of its own that queries are pointed to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cached_property

import pyoxigraph as ox

from fazhi_graph.store.answers import rows_or_truth, triples
from fazhi_graph.store.common import Closing, own_quads
from fazhi_graph.store.http import TRIPLES, BadRequestError, Client
from fazhi_graph.store.location import Endpoint
from fazhi_graph.store.protocol import Results, StoreError
from fazhi_graph.store.rewriting import form, within
from fazhi_graph.store.skolem import skolemized, unskolemized

UNION = "https://w3id.org/fazhi/union"
JSON = "application/sparql-results+json"
PAGE = 5000  # rows; Virtuoso cuts answers off at 10,000 unless told otherwise

# What is no graph of the user's: the union, and what Virtuoso makes for itself
HIDDEN = (
    UNION,
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://localuriqaserver/sparql",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
)
_SHOWN = f"FILTER(?g NOT IN ({', '.join(f'<{name}>' for name in HIDDEN)}))"
_PROBE = "urn:fazhi:probe:"
_PUT_PROBE = " ".join(f"GRAPH <{_PROBE}{n}> {{ <{_PROBE}s> <{_PROBE}p> <{_PROBE}o> }}" for n in (1, 2))
_COUNT_PROBE = f"SELECT ?s WHERE {{ ?s <{_PROBE}p> <{_PROBE}o> }}"
# A triple leaves the union with the last graph that has it.
_FORGET = """
DELETE { $union } WHERE {
  GRAPH $graph { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } FILTER(?g != $graph && ?g != <https://w3id.org/fazhi/union>) }
}
"""
_COPY = "INSERT { $union } WHERE { GRAPH $graph { ?s ?p ?o } }"


class _Default(IntEnum):
    """What a query that names no graph sees, as the number of times it sees what two graphs have."""

    OWN = 0
    SET = 1
    BAG = 2


class EndpointStore(Closing):
    """Graphs at a SPARQL 1.1 endpoint, beside which others may keep theirs."""

    shared = True

    def __init__(self, endpoint: Endpoint) -> None:
        self._client = Client(endpoint)
        self._batch = endpoint.batch
        self._takes_graphs = True
        # Fails here if nobody answers, rather than amid the work.
        self._has_union = self._ask(f"ASK {{ GRAPH <{UNION}> {{ ?s ?p ?o }} }}")

    @cached_property
    def _default(self) -> _Default:
        self._client.update(f"INSERT DATA {{ {_PUT_PROBE} }}")
        try:
            found = len(list(self._rows(_COUNT_PROBE)))
        finally:
            self._client.update(f"DROP SILENT GRAPH <{_PROBE}1> ; DROP SILENT GRAPH <{_PROBE}2>")
        return _Default(min(found, 2))

    def query(self, sparql: str, prefixes: dict[str, str] | None = None) -> Results:
        """The answer to a query over the union of all graphs. Raises SyntaxError for a query that is none."""
        pointed = within(sparql, UNION, HIDDEN) if self._has_union else sparql
        declared = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in (prefixes or {}).items())
        try:
            return self._answer(f"{declared}\n{pointed}")
        except BadRequestError:
            ox.Store().query(sparql, prefixes=prefixes)  # says where the error is, if it is one
            raise

    def _answer(self, sparql: str) -> Results:
        asked = form(sparql)
        if asked in ("SELECT", "ASK"):
            answer = self._client.query(sparql, JSON)
            return rows_or_truth(answer)
        return triples(self._client.query(sparql, TRIPLES))

    def _rows(self, sparql: str) -> ox.QuerySolutions:
        rows = self._answer(sparql)
        assert isinstance(rows, ox.QuerySolutions)
        return rows

    def _ask(self, sparql: str) -> bool:
        return bool(self._answer(sparql))

    def _paged(self, sparql: str) -> Iterator[ox.QuerySolution]:
        """All rows of a query, by pages; the store must give them in the same order each time."""
        at = 0
        while True:
            rows = list(self._rows(f"{sparql} LIMIT {PAGE} OFFSET {at}"))
            yield from rows
            if len(rows) < PAGE:
                return
            at += PAGE

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads of any named graphs, streaming."""
        batch: list[ox.Quad] = []
        for quad in skolemized(quads):
            batch.append(quad)
            if len(batch) == self._batch:
                self._insert(batch)
                batch = []
        self._insert(batch)

    def _insert(self, quads: list[ox.Quad]) -> None:
        graphs: dict[str, list[str]] = {}
        for quad in quads:
            graphs.setdefault(str(quad.graph_name), []).append(f"{quad.triple} .")
        for graph, lines in graphs.items():
            self._client.update(f"INSERT DATA {{ GRAPH {graph} {{\n" + "\n".join(lines) + "\n} }")
            self._update_union("INSERT DATA { $union }", "\n".join(lines), graph)

    def _update_union(self, update: str, pattern: str, graph: str) -> None:
        if self._default is _Default.SET:
            return
        if self._default is _Default.BAG:
            pattern = f"GRAPH <{UNION}> {{ {pattern} }}"
            self._has_union = True
        self._client.update(update.replace("$union", pattern).replace("$graph", graph))

    def replace_graph(self, name: str, quads: Iterable[ox.Quad]) -> None:
        """Make a graph hold just these quads. Raises ValueError, nothing changed, if one belongs to another graph."""
        new = own_quads(name, quads)
        text = ox.serialize((q.triple for q in skolemized(new)), format=ox.RdfFormat.N_TRIPLES)
        self.replace_graphs({name: text or b""})

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> None:
        """Make each graph hold just the triples of its N-Triples text, which has no blank nodes."""
        for name, text in graphs.items():
            graph = str(ox.NamedNode(name))
            self._update_union(_FORGET, "?s ?p ?o", graph)
            self._put(name, text)
            self._update_union(_COPY, "?s ?p ?o", graph)

    def _put(self, name: str, text: bytes) -> None:
        if self._takes_graphs and self._client.put(name, text):
            return
        self._takes_graphs = False
        graph = str(ox.NamedNode(name))
        self._client.update(f"DROP SILENT GRAPH {graph}")
        lines = text.decode().split("\n")
        for at in range(0, len(lines), self._batch):
            some = "\n".join(lines[at : at + self._batch])
            self._client.update(f"INSERT DATA {{ GRAPH {graph} {{\n{some}\n}} }}")

    def drop_graphs(self, names: Collection[str]) -> None:
        """Remove graphs; none of a name is no error."""
        for name in names:
            graph = str(ox.NamedNode(name))
            self._update_union(_FORGET, "?s ?p ?o", graph)
            self._client.update(f"DROP SILENT GRAPH {graph}")

    def optimize(self) -> None:
        """Nothing: how it keeps what was written is the store's own business."""

    def graphs(self) -> list[str]:
        """The names of all graphs but the union and the store's own, sorted."""
        rows = self._paged(
            f"SELECT ?g {{ {{ SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {_SHOWN} }} ORDER BY ?g }} }}"
        )
        return sorted(row["g"].value for row in rows)

    def dump(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """All quads, or one graph's, graph by graph, each sorted by its N-Quads line."""
        for name in self.graphs() if graph is None else [graph]:
            yield from sorted(self._dumped(ox.NamedNode(name)), key=str)

    def _dumped(self, graph: ox.NamedNode) -> set[ox.Quad]:
        pattern = f"GRAPH {graph} {{ ?s ?p ?o }}"
        quads = {
            ox.Quad(unskolemized(row["s"]), row["p"], unskolemized(row["o"]), graph)
            for row in self._paged(f"SELECT ?s ?p ?o {{ {pattern} }}")
        }
        size = self._count(pattern)
        if len(quads) != size:
            raise StoreError(f"the store gave {len(quads)} of the {size} triples of {graph}; is it being written to?")
        return quads

    def _count(self, pattern: str) -> int:
        return int(next(self._rows(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"))["n"].value)

    def __len__(self) -> int:
        return self._count(f"GRAPH ?g {{ ?s ?p ?o }} {_SHOWN}")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

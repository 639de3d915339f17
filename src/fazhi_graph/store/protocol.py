"""What the program asks of a store, few enough verbs that any SPARQL 1.1 store can have them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, QueryTriples

from fazhi_graph.store.common import Closing

Results = QuerySolutions | QueryBoolean | QueryTriples


class StoreError(OSError):
    """The store cannot be used; the message says why and what to do."""


class Store(Closing, Protocol):
    """Named graphs, one a report and one for the vocabulary; queries see their union."""

    @property
    def shared(self) -> bool:
        """True if others may keep graphs of their own in it, which a build must leave alone."""
        ...

    def query(self, sparql: str, prefixes: dict[str, str] | None = None) -> Results:
        """The answer to a SPARQL 1.1 query. Raises SyntaxError for a query that is none."""
        ...

    def load(self, quads: Iterable[Quad]) -> None:
        """Add many quads of any graphs, streaming; the way to fill a store."""
        ...

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Make a graph hold just these quads (those of other graphs are refused with ValueError)."""
        ...

    def replace_graphs(self, graphs: Mapping[str, bytes]) -> None:
        """Make each graph hold just the triples of its N-Triples text, which has no blank nodes.

        Many at once are much faster than one by one. Killed in between, any of them may be there, in part, or not.
        """
        ...

    def drop_graphs(self, names: Collection[str]) -> None:
        """Remove graphs; none of a name is no error."""
        ...

    def optimize(self) -> None:
        """Put what was written in the order in which it is read; worth its time after much was written."""
        ...

    def graphs(self) -> list[str]:
        """The names of all graphs, sorted."""
        ...

    def dump(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or one graph's, sorted, so that equal content is equal output."""
        ...

    def __len__(self) -> int:
        """The number of quads."""
        ...

    def close(self) -> None:
        """Write what is pending and let others open it; a ``with`` block does so at its end."""
        ...

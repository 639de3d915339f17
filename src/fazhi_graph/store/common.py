"""What stores have in common: they close with their ``with`` block, and a graph takes only quads of its own."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Protocol, Self

from pyoxigraph import NamedNode, Quad


class Closing(Protocol):
    """Whatever a ``with`` block closes at its end."""

    def close(self) -> None:
        """Let go of what is held."""
        ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def own_quads(name: str, quads: Iterable[Quad]) -> list[Quad]:
    """The quads that are to make up a graph. Raises ValueError if one belongs to another graph."""
    node, new = NamedNode(name), list(quads)
    stray = next((q for q in new if q.graph_name != node), None)
    if stray is not None:
        raise ValueError(f"a quad of {stray.graph_name} among those of <{name}>")
    return new

"""Where graphs are kept: on disk by default, in memory for tests and single files, or at a SPARQL 1.1 endpoint."""

from __future__ import annotations

from pathlib import Path

from fazhi_graph.store.directory import DirectoryStore
from fazhi_graph.store.location import SCHEME, without_credentials
from fazhi_graph.store.memory import MemoryStore
from fazhi_graph.store.protocol import Results, Store, StoreError

__all__ = [
    "MEMORY",
    "DirectoryStore",
    "MemoryStore",
    "Results",
    "Store",
    "StoreError",
    "is_remote",
    "open_store",
    "without_credentials",
]

MEMORY = "memory"


def is_remote(location: str | Path) -> bool:
    """True for ``sparql+http://…`` and whatever else is an address rather than a path."""
    return isinstance(location, str) and "://" in location


def open_store(location: str | Path, *, read_only: bool = False) -> Store:
    """The store at a location: a directory, ``"memory"``, or ``sparql+http://host:port/path``.

    ``read_only`` opens what is there beside other readers; without it the directory is made where it is missing and
    held alone. Raises StoreError saying what to do.
    """
    if location == MEMORY:
        return MemoryStore()
    if isinstance(location, str) and is_remote(location):
        return _remote(location)
    return DirectoryStore(Path(location), read_only=read_only)


def _remote(location: str) -> Store:
    if not location.startswith(SCHEME):
        shown = without_credentials(location)
        raise StoreError(f"{shown} is no directory and no store; an endpoint is written {SCHEME}http://…")
    from fazhi_graph.store.endpoint import EndpointStore  # HTTP is not needed for graphs on disk
    from fazhi_graph.store.location import endpoint

    return EndpointStore(endpoint(location))

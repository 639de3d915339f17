"""Where graphs are kept: on disk by default, in memory for tests and single files."""

from __future__ import annotations

from pathlib import Path

from fazhi_graph.store.directory import DirectoryStore
from fazhi_graph.store.memory import MemoryStore
from fazhi_graph.store.protocol import Results, Store, StoreError

__all__ = ["MEMORY", "DirectoryStore", "MemoryStore", "Results", "Store", "StoreError", "open_store"]

MEMORY = "memory"


def open_store(location: str | Path, *, read_only: bool = False) -> Store:
    """The store at a location: a directory, or ``"memory"``.

    ``read_only`` opens what is there beside other readers; without it the directory is made where it is missing and
    held alone. Raises StoreError saying what to do.
    """
    if location == MEMORY:
        return MemoryStore()
    if "://" in str(location):
        raise StoreError(f"{location} is no directory; stores are directories, or {MEMORY!r}")
    return DirectoryStore(Path(location), read_only=read_only)

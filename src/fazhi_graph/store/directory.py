"""The embedded Oxigraph store, on disk."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from fazhi_graph.store.memory import MemoryStore
from fazhi_graph.store.protocol import StoreError


class DirectoryStore(MemoryStore):
    """Graphs in a directory: one writer at a time, or any number of readers."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        super().__init__(_opened(path, read_only))

    def close(self) -> None:
        """Write what is pending and release the lock."""
        if not self.read_only:
            self._store.flush()
        super().close()  # Oxigraph gives the lock back when the last reference goes


def _opened(path: Path, read_only: bool) -> ox.Store:
    if read_only and not (path / "CURRENT").is_file():
        raise StoreError(f"no graph at {path}; build one with: fazhi build SOURCE -o DIRECTORY")
    try:
        if read_only:
            return ox.Store.read_only(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    except OSError as error:
        raise StoreError(_explained(path, str(error))) from error


def _explained(path: Path, reason: str) -> str:
    if "lock" in reason.lower():
        return f"the graph at {path} is being written by another process; wait until it is done, or build elsewhere"
    return f"the graph at {path} cannot be opened: {reason}"

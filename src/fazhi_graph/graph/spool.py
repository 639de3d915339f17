"""What must be sorted and may not fit into memory: keyed texts in a temporary database of SQLite, which it removes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

# Made on disk as soon as it outgrows SQLite's cache of a few megabytes; nobody else sees it.
_TEMPORARY = ""


class Spool:
    """Pairs of key and value, put aside once, then walked through in order of key as often as needed.

    Keys are compared by code points. Of equal keys the greatest value is kept.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._database = sqlite3.connect(_TEMPORARY)
        self._database.execute("CREATE TABLE pair (key TEXT, value TEXT)")
        self._database.executemany("INSERT INTO pair VALUES (?, ?)", pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return self._database.execute("SELECT key, max(value) FROM pair GROUP BY key ORDER BY key")

    def close(self) -> None:
        """Give the disk back."""
        self._database.close()

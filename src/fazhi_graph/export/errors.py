"""What can stop an export."""

from __future__ import annotations


class MissingLibraryError(Exception):
    """A format whose library is not installed; the message says how to get it."""

    def __init__(self, form: str, library: str) -> None:
        super().__init__(f"{form} needs {library}; install it with: pip install 'fazhi-graph[{form}]'")

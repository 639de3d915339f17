"""Python's search for garbage, where it would find none."""

from __future__ import annotations

import gc
from types import TracebackType


class NoCollection:
    """No search for garbage in its ``with`` block: for work that makes many objects, none of which refers to itself.

    Nothing is made when the block ends, so that what it gave may be let go of before there is a search.
    """

    def __enter__(self) -> None:
        self._collecting = gc.isenabled()
        gc.disable()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._collecting:
            gc.enable()

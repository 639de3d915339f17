"""A bar on stderr for work that takes more than a moment."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from fazhi_graph.cli.language import tr

PATIENCE_SECONDS = 1.0


class Bar:
    """Call it with ``(done, total)``; it shows itself on a terminal, once the work has gone on for a second."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown: _Shown | None = None

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        if self._shown is None and sys.stderr.isatty() and time.monotonic() - self._begun > PATIENCE_SECONDS:
            self._shown = _Shown(total)
        if self._shown:
            self._shown.at(done)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown.stop()


class _Shown:
    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._progress.start()
        self._task = self._progress.add_task(tr("Reading reports"), total=total)

    def at(self, done: int) -> None:
        """Show that so many are done."""
        self._progress.update(self._task, completed=done)

    def stop(self) -> None:
        """Take the bar off the screen."""
        self._progress.stop()

"""What a build has done so far, so that a build that was killed costs only the work of its last moments.

A line is written and on the disk before the graphs it names are touched, another once they are as they should be.
The manifest tells of the last build that came to its end, the journal of those since that did not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from fazhi_graph.building.manifest import Entry, Maker, Manifest
from fazhi_graph.iris import VOCAB_GRAPH

FILE_NAME = "build.journal"


class Journal:
    """The journal of an output folder, and what it and the manifest together vouch for.

    ``entries`` are the reports in the store as this program makes them; ``touched`` are graphs that may be there
    otherwise; ``interrupted`` says that an earlier build did not come to its end.
    """

    def __init__(self, folder: Path, maker: Maker, before: Manifest | None) -> None:
        self._path = folder / FILE_NAME
        self._maker = maker
        self._file: IO[str] | None = None
        recorded = {e.report: e for e in before.inputs} if before else {}
        ours = before is not None and before.maker == maker
        # What is in the store as this program makes it, by report, and whether the vocabulary's graph is
        self.entries = recorded if ours else {}
        self.vocabulary = ours
        # Graphs that builds made or began, and that are not as this program makes them
        self.touched = set[str]() if ours else set(recorded)
        self.interrupted = self._path.is_file()
        self._replay()

    def _replay(self) -> None:
        lines = self._path.read_text(encoding="utf-8").split("\n") if self.interrupted else []
        ours = False
        for record in map(_parsed, lines):
            if "maker" in record:
                ours = record["maker"] == asdict(self._maker)
            self._forget(record.get("touched", ()))
            if ours:
                self._learn(record)

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            self.entries.pop(name, None)
            self.touched.add(name)
            self.vocabulary = self.vocabulary and name != VOCAB_GRAPH

    def _learn(self, record: dict[str, Any]) -> None:
        for entry in record.get("made", ()):
            self._remember(Entry(**entry))
        self.vocabulary = self.vocabulary or bool(record.get("vocabulary"))

    def _remember(self, entry: Entry) -> None:
        self.entries[entry.report] = entry
        self.touched.discard(entry.report)

    def touching(self, names: Iterable[str]) -> None:
        """These graphs are about to change."""
        names = list(names)
        self._forget(names)
        self._write({"touched": names})

    def made(self, entries: Iterable[Entry]) -> None:
        """These reports' graphs are in the store."""
        entries = list(entries)
        for entry in entries:
            self._remember(entry)
        self._write({"made": [asdict(entry) for entry in entries]})

    def made_vocabulary(self) -> None:
        """The vocabulary's graph is in the store."""
        self.vocabulary = True
        self._write({"vocabulary": True})

    def _write(self, record: dict[str, Any]) -> None:
        if self._file is None:
            self._file = self._path.open("a", encoding="utf-8", newline="\n")
            # The line of a build killed while writing it may lack its end.
            self._file.write("\n" + _line({"maker": asdict(self._maker)}))
        self._file.write(_line(record))
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()
            self._file = None

    def end(self) -> None:
        """The manifest tells it all now."""
        self.close()
        self._path.unlink(missing_ok=True)


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n"


def _parsed(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}

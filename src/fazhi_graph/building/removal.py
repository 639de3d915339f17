"""Reports that leave a graph without a new build."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fazhi_graph.building import manifest
from fazhi_graph.building.inputs import BuildError
from fazhi_graph.building.journal import Journal
from fazhi_graph.building.manifest import Entry, Manifest
from fazhi_graph.store import open_store, without_credentials


def remove(names: Iterable[str], output: str | Path = "output", *, store: str | None = None) -> list[str]:
    """Drop the graphs of some reports of a build; the files made from the database are stale then.

    A name is a report's IRI, the last part of it, or the file that it was read from. A later build with this file
    among its sources reads it again. Returns the IRIs. Raises BuildError, nothing changed, for a name that no report
    has, StoreError.
    """
    folder = Path(output)
    before = manifest.load(folder / manifest.FILE_NAME)
    if before is None:
        raise BuildError(f"{folder} is no output folder of a build of this program")
    if store is not None and without_credentials(store) != before.maker.store:
        raise BuildError(f"the graph of {folder} is not at {without_credentials(store)}")
    gone = {entry.report: entry for entry in (_found(name, before.inputs) for name in names)}
    journal = Journal(folder, before.maker, before)
    if journal.interrupted:
        raise BuildError(f"the last build of {folder} did not come to its end; run it again first")
    with closing(journal), closing(open_store(store or before.maker.store or folder / "graph")) as opened:
        journal.touching(gone)
        opened.drop_graphs(list(gone))
        manifest.write(folder, _without(before, gone))
        journal.end()
    return list(gone)


def _found(name: str, entries: Iterable[Entry]) -> Entry:
    known = {key: e for e in entries for key in (e.report, e.report.rpartition("/")[2], e.path)}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=2)
    hint = f"did you mean {' / '.join(near)}?" if near else "build.json lists them"
    raise BuildError(f"no report {name!r} in the graph; {hint}")


def _without(before: Manifest, gone: dict[str, Entry]) -> Manifest:
    stay = tuple(entry for entry in before.inputs if entry.report not in gone)
    lost = manifest.totals(gone.values())
    counts = {name: count - lost.get(name, 0) for name, count in before.counts.items()}
    return replace(before, inputs=stay, derived=(), stale=(*before.derived, *before.stale), counts=counts)

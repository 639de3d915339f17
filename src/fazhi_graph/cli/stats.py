"""fazhi stats"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import in_chinese, tr
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.output import print_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from fazhi_graph.graph.api import Graph, ReportSummary

_LABELS = """
SELECT ?name ?label WHERE {
  ?class a owl:Class ; rdfs:label ?label FILTER(lang(?label) = $language) BIND(STRAFTER(STR(?class), "#") AS ?name)
} ORDER BY ?name ?label
"""


@declare("stats")
@graph_option
@format_option("table", "csv", "tsv", "json")
def command(*, graph: Path | str, form: str) -> None:
    """Tell what is in the graph: quads, coded observations, and things by class.

    \b
    Examples:
      fazhi stats
      fazhi stats -g output --format json
    """
    from fazhi_graph import open_graph

    with open_graph(graph) as opened:
        stats = opened.stats()
        counts = {"quads": stats.quads, "coded observations": stats.coded_observations, **stats.classes}
        if form == "table" and sys.stdout.isatty():
            print_stats(counts, _labels(opened), opened.reports())
            return
    print_rows(("what", "count"), [{"what": name, "count": count} for name, count in counts.items()], form)


def _labels(graph: Graph) -> dict[str, str]:
    """What people call the classes."""
    language = "zh" if in_chinese() else "en"
    own = {"quads": tr("quads"), "coded observations": tr("coded observations")}
    return own | {str(row["name"]): str(row["label"]) for row in graph.query(_LABELS, language=language)}


def print_stats(
    counts: dict[str, int], labels: dict[str, str], reports: Sequence[ReportSummary], out: Console | None = None
) -> None:
    """Things by class, then reports by year."""
    from rich.text import Text

    from fazhi_graph.cli.tables import console, print_grid

    out = out or console()
    rows = [[Text(labels.get(name, name)), Text(f"{count:,}")] for name, count in counts.items()]
    print_grid(out, [tr("What"), tr("Count")], rows)
    years = Counter(str(report.year or "?") for report in reports)
    if years:
        out.print()
        numbers = [Text(str(years[year])) for year in sorted(years)]
        print_grid(out, [tr("Year"), *sorted(years)], [[Text(tr("Reports")), *numbers]])

"""fazhi stats"""

from __future__ import annotations

from pathlib import Path

from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.output import print_rows


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
    print_rows(("what", "count"), [{"what": name, "count": count} for name, count in counts.items()], form)

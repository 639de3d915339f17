"""fazhi view"""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import graph_option


@declare("view")
@graph_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("network.html"),
    show_default=True,
    help="The page: one file, opened by double click.",
)
@click.option("--focus", metavar="NAME", help="Keep what lies around the thing of this name.")
@click.option("--hops", type=click.IntRange(min=1), default=2, show_default=True, help="How far around it.")
@click.option("--types", metavar="CLASS,...", help="Keep things of these classes only: Body,Policy.")
@click.option("--limit", type=click.IntRange(min=1), help="Keep the weightiest so many.")
def command(
    *, graph: Path | str, output: Path, focus: str | None, hops: int, types: str | None, limit: int | None
) -> None:
    """Write the interactive network, whole or around one thing.

    \b
    Examples:
      fazhi view -o network.html
      fazhi view --focus 行政复议 --hops 1 -o reconsideration.html
      fazhi view --types Body,Jurisdiction --limit 300
    """
    from fazhi_graph import open_graph
    from fazhi_graph.graph.topics import read_topics
    from fazhi_graph.view import write_network

    chosen = _classes(types) if types else None
    with open_graph(graph) as opened:
        network, topics = opened.network(), read_topics(opened).values()
    title = tr("Law-based government: a knowledge graph")
    write_network(network, output, title=title, topics=topics, focus=focus, hops=hops, types=chosen, limit=limit)
    click.echo(tr("Wrote {path}", path=output), err=True)


def _classes(names: str) -> frozenset[str]:
    from fazhi_graph.graph.network import CLASSES

    chosen = [name.strip() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in CLASSES:
            near = difflib.get_close_matches(name, CLASSES, n=1) or [", ".join(CLASSES)]
            raise Failure(tr("no class {name!r}; did you mean {names}?", name=name, names=near[0]))
    return frozenset(chosen)

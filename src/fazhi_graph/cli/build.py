"""fazhi build"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import list_failures
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import output_option, reading_options, store_option
from fazhi_graph.cli.progress import Bar

if TYPE_CHECKING:
    from fazhi_graph.building import BuildResult


@declare("build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@output_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes that read reports. [default: one, or one a core for many reports]",
)
@click.option(
    "--only", type=click.Choice(["graph"]), help="Write the database alone; the same command without it makes the rest."
)
@store_option
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler whose workers read the reports: tcp://host:8786.")
@reading_options
def command(
    *,
    sources: tuple[str, ...], output: Path, jobs: int | None, only: str | None, metadata: Path | None,
    vocabulary: tuple[Path, ...], base: str, store: str | None, scheduler: str | None,
) -> None:  # fmt: skip
    """Read reports (files, folders, globs) and build the graph and everything made from it.

    Only new or changed files are read again; what is no longer among the sources leaves the graph. A file that cannot
    be read is named at the end, the others are built, and the exit code is 2. A build that was killed goes on where it
    stopped when it is run again.

    \b
    Examples:
      fazhi build seeds
      fazhi build reports/2023 "more/*.pdf" -o output --jobs 4
      fazhi build reports --metadata places.csv --vocabulary my.ttl
      fazhi build reports --store sparql+http://localhost:7878 --scheduler tcp://localhost:8786
    """
    from fazhi_graph.building import build

    with Bar() as bar:
        result = build(
            sources, output, jobs=jobs, metadata=metadata, vocabulary=vocabulary, base=base,
            store=store, scheduler=scheduler, only_graph=only == "graph", progress=bar,
        )  # fmt: skip
    _tell(result)
    list_failures(failure.problem for failure in result.failures)


def _tell(result: BuildResult) -> None:
    counts = {name: result.counts.get(name, 0) for name in ("observations", "measures", "entities")}
    click.echo(
        tr(
            "{reports} reports in {output} ({read} read, {kept} unchanged, {dropped} dropped): "
            "{entities} names, {observations} numbers, {measures} measures, {quads} quads",
            reports=result.reports, output=result.output, read=result.read, kept=result.kept, dropped=result.dropped,
            quads=result.quads, **counts,
        ),
        err=True,
    )  # fmt: skip

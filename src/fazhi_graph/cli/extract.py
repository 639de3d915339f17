"""fazhi extract"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import list_failures
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.options import reading_options

if TYPE_CHECKING:
    from fazhi_graph.model import Document

STDIN = "-"


@declare("extract")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@reading_options
def command(*, sources: tuple[str, ...], metadata: Path | None, vocabulary: tuple[Path, ...], base: str) -> None:
    """Print what reports say as JSON, one object a line; - reads one report from stdin.

    \b
    Examples:
      fazhi extract report.pdf
      fazhi extract reports > reports.jsonl
      cat report.txt | fazhi extract -
    """
    from fazhi_graph.building.task import problem_of
    from fazhi_graph.extraction import extract
    from fazhi_graph.extraction.json import to_json
    from fazhi_graph.vocabulary import load_vocabulary

    terms = load_vocabulary(vocabulary)
    problems: list[str] = []
    for path, opened, overrides in _reports(sources, metadata, problems):
        try:
            line = json.dumps(to_json(extract(opened(), terms, overrides, base)), ensure_ascii=False)
        except Exception as error:  # the other reports are still to be read
            problems.append(problem_of(error, path))
        else:
            click.echo(line)
    list_failures(problems)


def _reports(
    sources: tuple[str, ...], metadata: Path | None, problems: list[str]
) -> Iterator[tuple[Path, Callable[[], Document], dict[str, str]]]:
    """Path, opener and metadata of each report; sources that lead nowhere go to ``problems``."""
    from fazhi_graph.building.inputs import collect, read_metadata, with_metadata
    from fazhi_graph.reading import read, read_bytes

    if STDIN in sources:
        yield Path(STDIN), lambda: read_bytes(sys.stdin.buffer.read(), STDIN), {}
    inputs = collect(source for source in sources if source != STDIN)
    problems += [f"{source}: no such file; check the path" for source in inputs.missing]
    known = with_metadata(inputs, read_metadata(metadata)) if metadata else inputs
    yield from ((one.path, partial(read, one.path), dict(one.metadata)) for one in known.files)

"""fazhi show"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import in_chinese, tr
from fazhi_graph.cli.options import format_option, graph_option
from fazhi_graph.cli.tables import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from fazhi_graph.analysis.cards import Card, Link, Number, Said
    from fazhi_graph.graph.api import Graph

SHOWN = 6
# What a name is likeliest to mean, first
CLASSES = (
    ("Body", "Institution", "Policy", "Programme", "Platform", "Venue", "Honour"),
    ("Jurisdiction",),
    ("Indicator",),
    (),
)


@declare("show")
@click.argument("name")
@graph_option
@click.option("--all", "everything", is_flag=True, help="All sentences, not the first few of each kind.")
@format_option("text", "json")
def command(*, name: str, graph: Path | str, everything: bool, form: str) -> None:
    """Show all that is known of one thing: what it is, what it is linked to, every sentence that says so.

    NAME is a name as reports write it, a division code, an indicator's code, or an IRI.

    \b
    Examples:
      fazhi show 武威市司法局
      fazhi show 行政复议 --all
      fazhi show reconsideration.handled --format json
    """
    from fazhi_graph import open_graph
    from fazhi_graph.analysis.cards import card

    with open_graph(graph) as opened:
        found = card(opened, _meant(opened, name))
    if not found.known:
        raise Failure(tr("the graph says nothing of {name!r}", name=name))
    if form == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=plain))
    else:
        print_card(found, None if everything else SHOWN)


def _meant(graph: Graph, name: str) -> str:
    from fazhi_graph.queries.names import resolve_place, resolve_thing
    from fazhi_graph.vocabulary import divisions

    gazetteer = divisions.load()
    if name.isdecimal() or gazetteer.candidates(name):
        return resolve_place(graph, name).value
    return resolve_thing(graph, name, CLASSES).value


def print_card(card: Card, limit: int | None, out: Console | None = None) -> None:
    """The card as text; ``limit`` is how many sentences of each kind."""
    from fazhi_graph.cli.tables import console

    out = out or console()
    _print_head(out, card)
    for (_, forward), group in groupby(card.links, key=lambda link: (link.predicate, link.forward)):
        links = list(group)
        label = links[0].label if in_chinese() else links[0].label_en
        title = f"{label} →" if forward else f"→ {label}"
        _section(out, title, len(links), _links(links[:limit]))
    _section(out, tr("Numbers"), len(card.numbers), _numbers(card.numbers[:limit]))
    _section(out, tr("Sentences that mention it"), len(card.mentions), (("", said) for said in card.mentions[:limit]))


def _print_head(out: Console, card: Card) -> None:
    from rich.text import Text

    kind, definition = card.kind_label, card.definition
    if not in_chinese():
        kind, definition = card.kind_label_en, card.definition_en or card.definition
    name = card.label if in_chinese() or not card.label_en else f"{card.label} {card.label_en}"
    out.print(Text.assemble((name or card.iri, "bold"), "  ", (kind, "cyan")))
    about = " · ".join(part for part in (card.place, card.code, card.iri) if part)
    out.print(Text(about, style="dim"), overflow="fold")
    if definition:
        out.print(Text(definition))
    others = [other for other in card.names if other != card.label]
    if others:
        out.print(Text(tr("also called {names}", names="、".join(others))))


def _links(links: Iterable[Link]) -> Iterator[tuple[str, Said]]:
    for link in links:
        yield link.name, link.said


def _numbers(numbers: Iterable[Number]) -> Iterator[tuple[str, Said]]:
    for number in numbers:
        yield f"{number.name or number.counted} {number.value.normalize():,f} {number.unit}", number.said


def _section(out: Console, title: str, count: int, entries: Iterable[tuple[str, Said]]) -> None:
    """A heading with a count, then what is said, in which report, in which words."""
    from rich.text import Text

    if not count:
        return
    out.print()
    out.print(Text.assemble((title, "bold"), (f"  {count}", "dim")))
    shown: Sequence[tuple[str, Said]] = list(entries)
    for what, said in shown:
        where = " ".join(str(part) for part in (said.place, said.year) if part)
        _indented(out, 2, Text.assemble(what, "  " if what else "", (where, "dim")))
        _indented(out, 4, Text.assemble(said.sentence, (f"  {said.begin}–{said.end}", "dim")))
    if count > len(shown):
        more = tr("... and {count} more; see them with --all", count=count - len(shown))
        _indented(out, 2, Text(more, style="dim"))


def _indented(out: Console, by: int, text: Text) -> None:
    for line in text.wrap(out, out.width - by):
        line.rstrip()
        line.pad_left(by)
        out.print(line, no_wrap=True, overflow="ignore", crop=False)

"""fazhi ref"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import in_chinese, tr
from fazhi_graph.cli.options import vocabulary_option
from fazhi_graph.cli.output import print_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.table import Table

    from fazhi_graph.vocabulary.glossary import Term

# Fewer than this are shown in full, more as a list.
CARDS = 3
# For those who write vocabularies, not for those who look up a word
UNSHOWN = ("cue", "form", "counterExample", "notBefore", "notWithin")


@declare("ref")
@click.argument("asked", metavar="[TERM]", required=False)
@click.option("--kind", help="Only terms of this kind: indicator, institution, class, property ...")
@vocabulary_option
def command(*, asked: str | None, kind: str | None, vocabulary: tuple[Path, ...]) -> None:
    """Look up classes, properties, indicators, institutions and other terms, with definitions.

    TERM is a name in Chinese or English, or a code; without it, the kinds of terms are listed. On a terminal the
    answer is text, in a pipe JSON.

    \b
    Examples:
      fazhi ref 行政复议
      fazhi ref reconsideration.handled
      fazhi ref --kind indicator
    """
    from fazhi_graph.vocabulary import load_vocabulary
    from fazhi_graph.vocabulary.glossary import glossary, look_up

    everything = glossary(load_vocabulary(vocabulary))
    terms = [term for term in everything if kind in (None, term.kind)]
    if kind and not terms:
        raise Failure(
            tr("no terms of kind {kind!r}; {hint}", kind=kind, hint=_hint(kind, {t.kind for t in everything}))
        )
    if asked is None and kind is None:
        _show_kinds(terms)
        return
    found = look_up(terms, asked) if asked else terms
    if asked and not found:
        raise Failure(_not_found(asked, terms))
    _show(found)


def _hint(asked: str, names: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(asked, sorted(names), n=3)
    return tr("did you mean {names}?", names=" / ".join(near)) if near else tr("see: fazhi ref")


def _not_found(asked: str, terms: Sequence[Term]) -> str:
    from fazhi_graph.vocabulary.glossary import near

    names = " / ".join(near(terms, asked))
    hint = tr("did you mean {names}?", names=names) if names else tr("see: fazhi ref")
    return tr("no term {name!r}; {hint}", name=asked, hint=hint)


def _show_kinds(terms: Sequence[Term]) -> None:
    counts = Counter(term.kind for term in terms)
    print_rows(("kind", "terms"), [{"kind": k, "terms": n} for k, n in counts.items()], _form())


def _form() -> str:
    return "table" if sys.stdout.isatty() else "json"


def _show(terms: Sequence[Term]) -> None:
    if _form() == "json":
        click.echo(json.dumps([asdict(term) for term in terms], ensure_ascii=False, indent=1))
    elif len(terms) > CARDS:
        rows = [{"kind": t.kind, "notation": t.notation, "label": _label(t)} for t in terms]
        print_rows(("kind", "notation", "label"), rows, "table")
    else:
        from rich.console import Console

        print_cards(terms, Console(highlight=False, markup=False, emoji=False))


def print_cards(terms: Sequence[Term], console: Console) -> None:
    """Each term in full: names, definition, what is particular to it, examples, and how to ask for it."""
    for number, term in enumerate(terms):
        if number:
            console.print()
        console.print(_label(term), style="bold")
        console.print(_grid(_lines(term)))
        console.print(term.query, soft_wrap=True)  # whole lines, to be copied


def _label(term: Term) -> str:
    return f"{term.label} {term.label_en}".strip()


def _lines(term: Term) -> Iterator[tuple[str, str]]:
    from fazhi_graph.vocabulary.glossary import DETAILS

    yield term.kind, f"{term.notation}\n{term.iri}"
    yield tr("definition"), term.definition if in_chinese() else term.definition_en or term.definition
    if term.aliases:
        yield tr("also"), "、".join(term.aliases)
    for key, names in DETAILS.items():
        if key in term.details and key not in UNSHOWN:
            yield names[not in_chinese()], "、".join(term.details[key])
    for example in term.examples:
        yield tr("example"), example


def _grid(lines: Iterator[tuple[str, str]]) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")  # Chinese has no blanks to break lines at
    for name, text in lines:
        grid.add_row(name, text)
    return grid

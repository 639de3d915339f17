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
    from collections.abc import Sequence

    from fazhi_graph.vocabulary.glossary import Term

# Fewer than this are shown in full, more as a list.
CARDS = 3


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
    from fazhi_graph.vocabulary.glossary import glossary, look_up, near

    terms = [term for term in glossary(load_vocabulary(vocabulary)) if kind in (None, term.kind)]
    if kind and not terms:
        raise Failure(tr("no terms of kind {kind!r}; see: fazhi ref", kind=kind))
    if asked is None and kind is None:
        _show_kinds(terms)
        return
    found = look_up(terms, asked) if asked else terms
    if asked and not found:
        names = " / ".join(near(terms, asked))
        hint = tr("did you mean {names}?", names=names) if names else tr("see: fazhi ref")
        raise Failure(tr("no term {name!r}; {hint}", name=asked, hint=hint))
    _show(found)


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
        click.echo("\n\n".join(map(_card, terms)))


def _label(term: Term) -> str:
    return f"{term.label} {term.label_en}".strip()


def _card(term: Term) -> str:
    definition = term.definition if in_chinese() else term.definition_en or term.definition
    lines = [click.style(_label(term), bold=True), f"{term.kind} {term.notation}", term.iri, "", definition]
    others = [name for name in term.names if name != term.label]
    lines += [f"{tr('also:')} {'、'.join(others)}"] if others else []
    return "\n".join([*lines, *(f"  · {example}" for example in term.examples)])

"""Errors as users see them: one line that says what and how to mend it, and exit code 2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from fazhi_graph.cli.language import tr

FOUND = 1
BAD_INPUT = 2
# The errors by which the stages tell users, not programmers, what is wrong. Known by name, so that a command does not
# import stages that it has no use for.
FORESEEN = frozenset({"BuildError", "QueryError", "ReadingError", "StoreError", "UnknownFocusError", "VocabularyError"})


class Failure(click.ClickException):
    """A command that cannot do what it was asked."""

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line on stderr."""
        click.echo(f"{tr('Error:')} {self.message}", file=file, err=file is None)


@contextmanager
def foreseen() -> Iterator[None]:
    """Turn the stages' own errors into a Failure."""
    try:
        yield
    except Exception as error:
        if any(kind.__name__ in FORESEEN for kind in type(error).__mro__):
            raise Failure(str(error)) from error
        raise


def list_failures(problems: Iterable[str]) -> None:
    """After a batch: name what could not be read on stderr, and exit with 2 if anything could not."""
    bad = list(problems)
    for problem in bad:
        click.echo(f"{tr('Not read:')} {problem}", err=True)
    if bad:
        click.get_current_context().exit(BAD_INPUT)

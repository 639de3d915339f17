"""What cannot be asked, as templates, so that a caller can say it in the language of its user."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi_graph.graph.answers import QueryError


@dataclass(frozen=True, slots=True)
class Message:
    """English with ``{names}`` in it, what stands for them, and what to add after it, if anything."""

    template: str
    values: dict[str, object]
    more: Message | None = None

    def __str__(self) -> str:
        return self.template.format(**self.values) + (f"; {self.more}" if self.more else "")


class AskingError(QueryError):
    """A question, parameter or name that there is not, with the nearest ones that there are."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.told = message


def near(word: str, names: Iterable[str], number: int = 5) -> list[str]:
    """The names most like a word, the nearest first."""
    return difflib.get_close_matches(word, sorted(set(names)), n=number, cutoff=0.5)


def did_you_mean(names: Iterable[str]) -> Message | None:
    """The hint, if there is anything to hint at."""
    shown = " / ".join(names)
    return Message("did you mean {names}?", {"names": shown}) if shown else None

"""What the server and its workers say to each other: one JSON line, and bytes where there are any."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

# What became of a question. ``unacceptable``: the answer is of a kind for which no format was agreed on.
Outcome = Literal["rows", "triples", "malformed", "unacceptable", "failed"]


@dataclass(frozen=True, slots=True)
class Question:
    """A query for a worker.

    ``rows`` and ``triples`` are the formats of either kind of answer (``json``, ``xml``, ``csv``, ``tsv``; ``turtle``,
    ``nt``, ``jsonld``, ``rdf``), None where none will do. ``limit`` is the most rows or triples. A dataset is used
    where ``default_graphs`` or ``named_graphs`` name one, else the whole graph. With ``name`` the question is one of
    the named ones, ``query`` is empty, ``parameters`` are as people wrote them, and ``language`` is that of messages.
    ``seconds`` is for the server's own questions, which may take longer than those of clients; 0 is the usual limit.
    """

    query: str
    rows: str | None = "json"
    triples: str | None = "turtle"
    limit: int = 1_000_000
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    name: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    seconds: float = 0.0

    def line(self) -> bytes:
        """As one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Question:
        """From its line."""
        told: dict[str, Any] = json.loads(line)
        for name in ("default_graphs", "named_graphs"):
            told[name] = tuple(told[name])
        told["parameters"] = tuple((k, v) for k, v in told["parameters"])
        return cls(**told)


@dataclass(frozen=True, slots=True)
class Reply:
    """A worker's answer: ``content`` is the serialised answer, or the message of what went wrong in UTF-8.

    ``cut`` tells that there was more than the limit. ``note`` is what is to be said beside the rows.
    """

    outcome: Outcome
    content: bytes
    cut: bool = False
    note: str = ""

    def head(self) -> bytes:
        """All but the content, as one line of JSON; the content follows it."""
        told = {"outcome": self.outcome, "cut": self.cut, "note": self.note, "length": len(self.content)}
        return json.dumps(told).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Greeting:
    """A worker's first line: what it opened, or why it could not."""

    base: str = ""
    prefixes: dict[str, str] | None = None
    error: str = ""

    def line(self) -> bytes:
        """As one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"

"""The questions that people ask of the reports, by name: ``ask(graph, "correction-rate", year=2021)``."""

from __future__ import annotations

from fazhi_graph.queries.asking import ask, prepare, terms
from fazhi_graph.queries.catalogue import NamedQuery, Parameter, find, named_queries, nearest
from fazhi_graph.queries.errors import AskingError, Message
from fazhi_graph.queries.silence import silence

__all__ = [
    "AskingError", "Message", "NamedQuery", "Parameter", "ask", "find", "named_queries", "nearest", "prepare",
    "silence", "terms",
]  # fmt: skip

"""The named questions: what the page's forms are made from, and the answer a worker gives."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import QueryTriples

from fazhi_graph.graph.api import Graph
from fazhi_graph.queries import AskingError, Message, NamedQuery, Parameter, find, named_queries, prepare, silence
from fazhi_graph.queries.asking import terms
from fazhi_graph.serve.messages import Question, Reply
from fazhi_graph.serve.results import written_rows


def forms() -> list[dict[str, Any]]:
    """Every question as the page shows it."""
    return [
        {
            "name": query.name,
            "question": {"zh": query.question_zh, "en": query.question_en},
            "parameters": list(map(_field, query.parameters)),
            "sparql": query.sparql,
        }
        for query in named_queries().values()
    ]


def _field(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "required": parameter.required,
        "default": parameter.default or "",
        "description": {"zh": parameter.description_zh, "en": parameter.description_en},
    }


def is_question(name: str) -> bool:
    """True if there is a question of this name."""
    return name in named_queries()


def answered(graph: Graph, question: Question) -> Reply:
    """The answer to a named question, with the reason beside it where it has no rows."""
    chinese = question.language == "zh"
    try:
        query: NamedQuery = find(question.name)
        values = terms(graph, query, dict(question.parameters))
    except AskingError as error:
        return Reply("malformed", said(error.told, chinese=chinese).encode())
    text = prepare(query, values)
    results = graph.run(text)
    assert not isinstance(results, QueryTriples)  # named questions are SELECTs
    written = written_rows(results, question.rows or "json", question.limit)
    note = "" if written.count else said(silence(graph, query, values), chinese=chinese)
    return Reply("rows", written.content, written.cut, note)


def said(message: Message, *, chinese: bool) -> str:
    """A message in the language of the user; without a translation it stays English."""
    template = _chinese().get(message.template, message.template) if chinese else message.template
    text = template.format(**message.values)
    return f"{text}{'；' if chinese else '; '}{said(message.more, chinese=chinese)}" if message.more else text


@cache
def _chinese() -> dict[str, str]:
    found: dict[str, str] = json.loads((files("fazhi_graph.cli") / "zh.json").read_text(encoding="utf-8"))
    return found

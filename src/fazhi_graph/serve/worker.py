"""A process that answers queries, one at a time, until its input ends: ``python -m fazhi_graph.serve.worker GRAPH``.

The server ends it when a query takes too long. A timer in the worker does the same a moment later, so that none is left
running where the server itself was killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from itertools import chain
from typing import BinaryIO

import pyoxigraph as ox

from fazhi_graph.graph.answers import QueryError, explained
from fazhi_graph.graph.api import Graph, open_graph
from fazhi_graph.serve.messages import Greeting, Question, Reply
from fazhi_graph.serve.questions import answered
from fazhi_graph.serve.results import written_rows, written_triples
from fazhi_graph.store import Results, StoreError

# Seconds that the server has for ending a worker before the worker ends itself
GRACE = 2.0


def reply(graph: Graph, question: Question) -> Reply:
    """The answer to a question; whatever goes wrong becomes a reply that says so."""
    try:
        if question.name:
            return answered(graph, question)
        return _written(_results(graph, question), question, graph.prefixes)
    except QueryError as error:
        return Reply("malformed", str(error).encode())
    except (RuntimeError, OSError, ValueError, MemoryError) as error:
        return Reply("failed", f"the query failed: {error or 'it needs too much memory'}".encode())


def _results(graph: Graph, question: Question) -> Results:
    if not (question.default_graphs or question.named_graphs):
        return graph.run(question.query)
    store = ox.Store()
    store.extend(
        chain(
            (ox.Quad(q.subject, q.predicate, q.object) for n in question.default_graphs for q in graph.store.dump(n)),
            (q for n in question.named_graphs for q in graph.store.dump(n)),
        )
    )
    # Said to Oxigraph too, because a dataset of the protocol overrides the query's own FROM.
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(name) for name in question.named_graphs]
    try:
        return store.query(
            question.query, prefixes=graph.prefixes, default_graph=[ox.DefaultGraph()], named_graphs=named
        )
    except SyntaxError as error:
        raise explained(error, question.query) from error


def _written(results: Results, question: Question, prefixes: dict[str, str]) -> Reply:
    form = question.triples if isinstance(results, ox.QueryTriples) else question.rows
    if form is None:
        return Reply("unacceptable", b"")
    if isinstance(results, ox.QueryTriples):
        written = written_triples(results, form, question.limit, prefixes)
        return Reply("triples", written.content, written.cut)
    written = written_rows(results, form, question.limit)
    return Reply("rows", written.content, written.cut)


def serve(location: str, seconds: float, requests: BinaryIO, replies: BinaryIO) -> None:
    """Greet, then answer questions from ``requests`` on ``replies`` until there are no more."""
    try:
        graph = open_graph(location)
    except StoreError as error:
        _send(replies, Greeting(error=str(error)).line())
        return
    with graph:
        _send(replies, Greeting(graph.base, graph.prefixes).line())
        for line in requests:
            question = Question.read(line)
            timer = threading.Timer((question.seconds or seconds) + GRACE, os._exit, (1,))
            timer.daemon = True
            timer.start()
            answer = reply(graph, question)
            timer.cancel()
            _send(replies, answer.head() + answer.content)


def _send(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)
    stream.flush()


def _limit_memory(megabytes: int) -> None:
    """Bound what the process may allocate, where the system can (not on Windows and macOS)."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def main() -> None:
    """Answer on standard output what is asked on standard input."""
    location, seconds, megabytes = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the server alone decides when to stop
    _limit_memory(int(megabytes))
    replies = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that prints may come between
    try:
        serve(location, float(seconds), sys.stdin.buffer, replies)
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()

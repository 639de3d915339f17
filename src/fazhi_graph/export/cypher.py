"""A Cypher script for Neo4j and its kin: run once or twice, the graph is the same.

Every node has the label ``Fazhi`` beside its class, so that one constraint finds it by ``id``; an edge is known by its
ends and the ``key`` of its fact. Statements are batches, each small enough for one transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from fazhi_graph.export.replacing import replacing
from fazhi_graph.graph.api import Graph
from fazhi_graph.graph.network import Projection

BATCH = 500
CONSTRAINT = "CREATE CONSTRAINT fazhi_id IF NOT EXISTS FOR (n:Fazhi) REQUIRE n.id IS UNIQUE"
# A name that needs no quotes in Cypher: CARRIED_OUT, Body
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Where a word begins within a predicate's name: cooperates|With
_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# What a string literal cannot hold as it is: 'it\'s', “一行\n二行”
_ESCAPED = re.compile(r"[\\'\n\r\t\b\f]")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

Row = Mapping[str, object]


def write_cypher(graph: Graph, target: Path) -> None:
    """The script: the constraint, then nodes by class, then edges by predicate."""
    with (
        Projection(graph, by_predicate=True) as network,
        replacing(target) as path,
        path.open("w", encoding="utf-8", newline="\n") as out,
    ):
        for statement in _statements(network):
            out.write(f"{statement};\n")


def _statements(network: Projection) -> Iterator[str]:
    yield CONSTRAINT
    for cls in sorted({data["cls"] for _, data in network.nodes()}):
        label = f", n:{_name(cls)}" if cls else ""
        rows = ({"id": iri, **data} for iri, data in network.nodes() if data["cls"] == cls)
        yield from _batches(rows, f"MERGE (n:Fazhi {{id: row.id}})\nSET n = row{label}")
    for predicate, edges in groupby(network.edges(), key=lambda edge: edge[3]["predicate"]):
        kind = _name(_WORD_START.sub("_", predicate).upper())
        yield from _batches(
            ({"source": source, "target": end, "fact": {"key": key, **data}} for source, end, key, data in edges),
            "MATCH (a:Fazhi {id: row.source}), (b:Fazhi {id: row.target})\n"
            f"MERGE (a)-[r:{kind} {{key: row.fact.key}}]->(b)\nSET r = row.fact",
        )


def _batches(rows: Iterable[Row], action: str) -> Iterator[str]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        lines = ",\n".join(literal(row) for row in batch)
        yield f"UNWIND [\n{lines}\n] AS row\n{action}"


def literal(value: Any) -> str:
    """A value as Cypher writes it: text, numbers, booleans, lists and maps of these."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(name)}: {literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else _text(str(value))


def _text(value: str) -> str:
    r"""A string literal. Neo4j looks for ``\u0041`` before it reads literals, hence the cut within ``\u``."""
    escaped = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], value)
    return "'" + escaped.replace("\\\\u", "\\\\' + 'u") + "'"


def _name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) else "`" + name.replace("`", "``") + "`"

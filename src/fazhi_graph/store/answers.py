"""What endpoints answer, as Oxigraph's own results; what Virtuoso answers differently is put right here."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
from urllib3 import BaseHTTPResponse

from fazhi_graph.store.protocol import StoreError

# Virtuoso's mark on an answer that it cut off
CUT_OFF = "X-SPARQL-MaxRows"
# Virtuoso's column for the answer to ASK
TRUTH = "__ASK_RETVAL"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_TRUTHS = {"1": "true", "0": "false"}


def rows_or_truth(answer: BaseHTTPResponse) -> ox.QuerySolutions | ox.QueryBoolean:
    """The answer to SELECT or ASK. Raises StoreError where it is cut off or no answer."""
    if CUT_OFF in answer.headers:
        raise StoreError(
            f"the store cut the answer off at {answer.headers[CUT_OFF]} rows; "
            "ask for fewer with LIMIT, or raise ResultSetMaxRows in the store's settings"
        )
    try:
        return ox.parse_query_results(json.dumps(_standard(answer.json())), format=ox.QueryResultsFormat.JSON)
    except (ValueError, SyntaxError, KeyError, TypeError) as error:
        raise StoreError(f"{answer.url} does not answer in SPARQL results JSON: {error}") from error


def _standard(told: dict[str, Any]) -> dict[str, Any]:
    if "results" not in told:
        return told
    bindings = told["results"]["bindings"]
    if told["head"]["vars"] == [TRUTH]:
        return {"head": {}, "boolean": any(row[TRUTH]["value"] == "1" for row in bindings)}
    for row in bindings:
        for term in row.values():
            _mend(term)
    return {"head": {"vars": told["head"]["vars"]}, "results": {"bindings": bindings}}


def _mend(term: dict[str, Any]) -> None:
    if term["type"] == "typed-literal":
        term["type"] = "literal"
    if term.get("datatype") == _BOOLEAN:
        term["value"] = _TRUTHS.get(term["value"], term["value"])


def triples(answer: BaseHTTPResponse) -> ox.QueryTriples:
    """The answer to CONSTRUCT or DESCRIBE. Raises StoreError where it is none."""
    store = ox.Store()
    try:
        store.extend(ox.parse(answer.data, format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise StoreError(f"{answer.url} does not answer in N-Triples: {error}") from error
    found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found

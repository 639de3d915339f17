"""Requests to a store: bounded in time, retried where the store was not ready, failures told as StoreError."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from urllib3 import BaseHTTPResponse, PoolManager, Retry, Timeout, make_headers
from urllib3.exceptions import HTTPError

from fazhi_graph.store.location import Endpoint
from fazhi_graph.store.protocol import StoreError

CONNECT_SECONDS = 10.0
# All that is sent may be sent twice: queries, whole graphs, and updates without blank nodes. An answer that does not
# come in time is not asked for again, for the store may still be at work on it.
RETRIES = Retry(
    total=3, read=0, backoff_factor=0.3, status_forcelist=(502, 503, 504), allowed_methods=None, raise_on_status=False
)
FORM = "application/x-www-form-urlencoded"
TRIPLES = "application/n-triples"
# What a store answers that has no Graph Store Protocol, not at this address, or not for everybody
REFUSALS = frozenset({401, 403, 404, 405, 501})


class BadRequestError(StoreError):
    """The store does not understand what it was asked."""


class Client:
    """One store's three addresses."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        timeout = Timeout(connect=min(CONNECT_SECONDS, endpoint.timeout), read=endpoint.timeout)
        user = endpoint.user
        headers = make_headers(basic_auth=f"{user}:{endpoint.password}") if user else {}
        self._pool = PoolManager(timeout=timeout, retries=RETRIES, headers=headers)

    def query(self, sparql: str, accept: str) -> BaseHTTPResponse:
        """The answer to a query. Raises BadRequestError, StoreError."""
        body = urlencode({"query": sparql}).encode()
        return self._checked("POST", self.endpoint.query, body, {"Content-Type": FORM, "Accept": accept})

    def update(self, sparql: str) -> None:
        """Have an update done. Raises StoreError."""
        content = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._checked("POST", self.endpoint.update, sparql.encode(), content)

    def put(self, graph: str, triples: bytes) -> bool:
        """Make a graph hold these triples. False if the store does not do this. Raises StoreError."""
        mark = "&" if "?" in self.endpoint.graphs else "?"
        url = f"{self.endpoint.graphs}{mark}graph={quote(graph, safe='')}"
        answer = self._answer("PUT", url, triples, {"Content-Type": TRIPLES})
        if answer.status in REFUSALS:
            return False
        _check(url, answer)
        return True

    def _checked(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> BaseHTTPResponse:
        answer = self._answer(method, url, body, headers)
        _check(url, answer)
        return answer

    def _answer(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> BaseHTTPResponse:
        try:
            return self._pool.request(method, url, body=body, headers={**self._pool.headers, **headers})
        except HTTPError as error:
            raise StoreError(
                f"{url} does not answer ({error}); is the store running, and is it this address?"
            ) from error

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()


def _check(url: str, answer: BaseHTTPResponse) -> None:
    if answer.status < 400:
        return
    said = answer.data.decode("utf-8", "replace").strip().partition("\n")[0]
    kind = BadRequestError if answer.status == 400 else StoreError
    raise kind(f"{url} answers {answer.status}: {said or answer.reason}")

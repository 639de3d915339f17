"""Where the parts of a SPARQL 1.1 endpoint are, from one address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from fazhi_graph.store.protocol import StoreError

SCHEME = "sparql+"
PARAMETERS = ("query", "update", "graphs", "timeout", "batch")
TIMEOUT_SECONDS = 60.0
# Virtuoso 7 fails above some 2,000 triples an INSERT
BATCH = 1000

# What the makers of stores call the paths for queries, updates and graphs. “” is Oxigraph's root, “/ds” a data set of
# Fuseki, “/repositories/r” one of GraphDB and RDF4J, “/sparql” Virtuoso's.
_PATHS: tuple[tuple[re.Pattern[str], tuple[str, str, str]], ...] = (
    (re.compile(r"(?P<root>)(?:/query)?/?"), ("/query", "/update", "/store")),
    (re.compile(r"(?P<root>.*/repositories/[^/]+)"), ("", "/statements", "/rdf-graphs/service")),
    (re.compile(r"(?P<root>)/sparql/?"), ("/sparql", "/sparql", "/sparql-graph-crud")),
    (re.compile(r"(?P<root>/[^/]+)(?:/query|/sparql)?/?"), ("/query", "/update", "/data")),
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The three addresses of a store, the seconds to wait for an answer, and the triples that one update may hold."""

    query: str
    update: str
    graphs: str
    timeout: float = TIMEOUT_SECONDS
    batch: int = BATCH
    user: str | None = None
    password: str = ""


def endpoint(location: str) -> Endpoint:
    """The endpoint that ``sparql+http://user:password@host:port/path?update=…&graphs=…`` means.

    What is not given is what stores of that kind of path have. Raises StoreError for what cannot be meant.
    """
    parts = urlsplit(location.removeprefix(SCHEME))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{location} is no address of a store; it is like sparql+http://localhost:7878")
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = next((name for name in given if name not in PARAMETERS), None)
    if unknown:
        raise StoreError(f"{location}: unknown parameter {unknown!r}; there are {', '.join(PARAMETERS)}")
    host = parts.netloc.rpartition("@")[2]
    urls = (
        urlunsplit((parts.scheme, host, path, "", "")) if "://" not in path else path
        for path in _paths(parts.path, given)
    )
    query, update, graphs = urls
    return Endpoint(
        query, update, graphs, _number(location, given, "timeout", TIMEOUT_SECONDS),
        int(_number(location, given, "batch", BATCH)), unquote(parts.username) if parts.username else None,
        unquote(parts.password or ""),
    )  # fmt: skip


def _paths(path: str, given: dict[str, str]) -> tuple[str, str, str]:
    matched = next((pair for pair in ((p.fullmatch(path), tails) for p, tails in _PATHS) if pair[0]), None)
    root, tails = (matched[0]["root"], matched[1]) if matched and matched[0] else (path, ("", "", ""))
    query, update, graphs = (root + tail for tail in tails)
    return given.get("query", query), given.get("update", update), given.get("graphs", graphs)


def _number(location: str, given: dict[str, str], name: str, usual: float) -> float:
    try:
        number = float(given.get(name, usual))
    except ValueError:
        number = 0.0
    if number < 1:
        raise StoreError(f"{location}: {name} is a number of at least 1")
    return number


def without_credentials(location: str) -> str:
    """The location as it may be shown and written down."""
    return re.sub(r"(?<=://)[^/?#]*@", "", location)

"""What a request to the endpoint asks for, by the SPARQL 1.1 Protocol, and what it is refused for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.requests import Request

# Longer bodies are turned away: bytes.
LARGEST_BODY = 1 << 20
MOST_FIELDS = 2000
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
READ_ONLY = "this endpoint is read only; it answers queries"
# “SERVICE” of “{ SERVICE SILENT <http://x/> { ?s ?p ?o } }”, passing over strings, IRIs, comments, variables, names
_SERVICE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\s\"{}|^`\\]*>|#[^\n]*|[?$]\w+|[\w.-]*:(?:[\w:%.-]|\\.)*|\b(?P<service>SERVICE)\b",
    re.DOTALL | re.IGNORECASE,
)


class RefusalError(Exception):
    """A request that is not answered: with which status, and why."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the dataset to ask it of where the request names one."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def asked(request: Request) -> Asked | None:
    """What a GET or POST asks; None for a GET that asks nothing. Raises RefusalError."""
    fields = _fields(request.scope["query_string"])
    if request.method != "POST":
        return None if not {"query", "update"} & {name for name, _ in fields} else _asked(fields)
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    body = await _body(request)
    match kind.strip().lower():
        case "application/x-www-form-urlencoded":
            return _asked([*fields, *_fields(body)])
        case "application/sparql-query":
            _check_charset(parameters)
            return _asked([*fields, ("query", _text(body))])
        case "application/sparql-update":
            raise RefusalError(403, READ_ONLY)
    raise RefusalError(415, f"POST {FORM} or {QUERY}", {"Accept-Post": f"{FORM}, {QUERY}"})


def _asked(fields: list[tuple[str, str]]) -> Asked:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in fields):
        raise RefusalError(403, READ_ONLY)
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise RefusalError(400, f"one query is asked at a time, not {len(queries)}")
    if any(match["service"] for match in _SERVICE.finditer(queries[0])):
        raise RefusalError(403, "SERVICE is not offered: this endpoint asks no other")
    return Asked(queries[0], _graphs(fields, "default-graph-uri"), _graphs(fields, "named-graph-uri"))


def _graphs(fields: list[tuple[str, str]], parameter: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(value for name, value in fields if name == parameter))
    for name in names:
        try:
            NamedNode(name)
        except ValueError as error:
            raise RefusalError(400, f"{parameter}={name} is no absolute IRI") from error
    return names


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise RefusalError(400, "parameters are to be percent-encoded UTF-8") from error
    except ValueError as error:
        raise RefusalError(400, f"more than {MOST_FIELDS} parameters") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise RefusalError(413, f"a request may have {LARGEST_BODY} bytes", {"Connection": "close"})
    return bytes(body)


def _check_charset(parameters: str) -> None:
    charset = re.search(r"charset=\"?([\w-]+)", parameters, re.IGNORECASE)
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise RefusalError(415, "queries are to be UTF-8")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusalError(400, "queries are to be UTF-8") from error

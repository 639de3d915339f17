"""Queries that the server itself asks: rows as plain values, errors as refusals."""

from __future__ import annotations

import json
from typing import Any

from fazhi_graph.serve.messages import Question, Reply
from fazhi_graph.serve.negotiation import GRAPHS, ROWS, Offer
from fazhi_graph.serve.pool import Pool
from fazhi_graph.serve.protocol import RefusalError

# A term as SPARQL's JSON has it, and a row of these by variable
Term = dict[str, Any]
Row = dict[str, Term]


async def rows(pool: Pool, query: str, limit: int = 10_000_000, seconds: float = 0.0) -> list[Row]:
    """The rows of a SELECT. Raises RefusalError and what ``Pool.ask`` does."""
    reply = checked(await pool.ask(Question(query, limit=limit, seconds=seconds)))
    found: list[Row] = json.loads(reply.content)["results"]["bindings"]
    return found


async def true(pool: Pool, query: str) -> bool:
    """What an ASK says. Raises RefusalError and what ``Pool.ask`` does."""
    return json.loads(checked(await pool.ask(Question(query))).content)["boolean"] is True


def checked(reply: Reply) -> Reply:
    """The reply if it is an answer. Raises RefusalError where it tells of an error."""
    match reply.outcome:
        case "malformed":
            raise RefusalError(400, reply.content.decode())
        case "failed":
            raise RefusalError(500, reply.content.decode())
        case "unacceptable":
            raise unacceptable((*ROWS, *GRAPHS), "for this form of query ")
    return reply


def unacceptable(offers: tuple[Offer, ...], why: str = "") -> RefusalError:
    """406 with what there is."""
    types = dict.fromkeys(offer.types[0] for offer in offers)
    return RefusalError(406, f"none of the accepted types is offered {why}here: {', '.join(types)}")

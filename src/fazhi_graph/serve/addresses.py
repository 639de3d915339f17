"""IRIs of the graph and the addresses that this server gives them.

An IRI holds Chinese characters as they are, an address percent-encodes them; ``https://w3id.org/fazhi/id/body/…`` is
``/id/body/…`` here, whatever base the graph was built with.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from fazhi_graph.iris import NS, VOCAB, VOCAB_GRAPH, segment

# What a path can hold as it stands; the % of “a%20b” is part of the IRI
_KEPT = "/:;,=#%@!$&'()*+~"
# “/vocab/topic/problems” of an address
_PATH = re.compile(r"/(?P<root>id|vocab|ns)(?P<rest>/.*)?")


def roots(base: str) -> dict[str, str]:
    """What stands for what: the first segment of addresses, and what IRIs of these begin with."""
    return {"id": base, "vocab": VOCAB, "ns": NS}


def address_of(iri: str, base: str) -> str | None:
    """The path (and fragment) of an IRI on this server; None for an IRI of somewhere else."""
    if iri in (VOCAB_GRAPH, NS.rstrip("#")):
        return "/vocab" if iri == VOCAB_GRAPH else "/ns"
    for root, start in roots(base).items():
        if iri.startswith(start):
            rest = quote(iri.removeprefix(start), safe=_KEPT)
            return f"/ns#{rest}" if root == "ns" else f"/{root}/{rest}"
    return None


def iri_of(raw_path: bytes, base: str) -> str | None:
    """The IRI that an address stands for, from the path as it was sent; None for an address of nothing."""
    match = _PATH.fullmatch(raw_path.decode("ascii", "replace"))
    if match is None:
        return None
    names = [segment(unquote(name)) for name in (match["rest"] or "").split("/")[1:]]
    if match["root"] == "ns":
        return NS.rstrip("#") if not any(names) else None
    if not any(names):
        return VOCAB_GRAPH if match["root"] == "vocab" else None
    return roots(base)[match["root"]] + "/".join(names)

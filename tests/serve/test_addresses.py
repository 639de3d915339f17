from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_graph.iris import DEFAULT_BASE, NS, VOCAB, VOCAB_GRAPH, concept, thing
from fazhi_graph.serve.addresses import address_of, iri_of

BASE = "http://example.org/data/"


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{DEFAULT_BASE}jurisdiction/420104", "/id/jurisdiction/420104"),
        (f"{DEFAULT_BASE}body/1/司法局", "/id/body/1/%E5%8F%B8%E6%B3%95%E5%B1%80"),
        (f"{DEFAULT_BASE}report/r#char=1,2", "/id/report/r#char=1,2"),
        (concept("institution", "reconsideration"), "/vocab/institution/reconsideration"),
        (VOCAB_GRAPH, "/vocab"),
        (f"{VOCAB}topic", "/vocab/topic"),
        (f"{NS}Report", "/ns#Report"),
        (NS.rstrip("#"), "/ns"),
        ("http://www.w3.org/ns/org#Organization", None),
        ("javascript:alert(1)", None),
    ],
)
def test_addresses(iri: str, address: str | None) -> None:
    assert address_of(iri, DEFAULT_BASE) == address


@given(st.text(min_size=1).filter(lambda t: not any(0xD800 <= ord(c) < 0xE000 for c in t)))
def test_an_address_leads_back_to_its_iri(name: str) -> None:
    iri = thing("body", "420104", name, base=BASE)
    address = address_of(iri, BASE)
    assert address is not None
    assert address.isascii()
    assert iri_of(urlsplit(address).path.encode(), BASE) == iri


@pytest.mark.parametrize("path", [b"/id", b"/id/", b"/sparql", b"/ns/x", b"/identity/x"])
def test_addresses_of_nothing(path: bytes) -> None:
    assert iri_of(path, BASE) is None

"""What the endpoint says of itself: the SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from fazhi_graph.serve.asking import rows
from fazhi_graph.serve.pool import Pool
from fazhi_graph.serve.results import GRAPH_FORMATS

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPH_RESULTS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
# Asks for the names alone; with a pattern inside, every triple would be looked at.
_GRAPHS = "SELECT ?graph { GRAPH ?graph {} } ORDER BY ?graph"


async def description(pool: Pool, address: str, form: str) -> bytes:
    """The description of the endpoint at an address, in one of the formats of graphs. Raises what ``Pool.ask`` does."""
    graphs = [row["graph"]["value"] for row in await rows(pool, _GRAPHS, pool.limits.rows)]
    triples = list(_triples(address, graphs))
    return ox.serialize(triples, format=GRAPH_FORMATS[form], prefixes={"sd": SD, "formats": FORMATS}) or b""


def _triples(address: str, graphs: list[str]) -> Iterator[ox.Triple]:
    service, dataset, default = ox.BlankNode("service"), ox.BlankNode("dataset"), ox.BlankNode("default")
    yield ox.Triple(service, RDF_TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), ox.NamedNode(address))
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in (*_RESULTS, *_GRAPH_RESULTS):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS + name))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, RDF_TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, RDF_TYPE, _sd("Graph"))
    for number, name in enumerate(graphs):
        graph = ox.BlankNode(f"graph{number}")
        yield ox.Triple(dataset, _sd("namedGraph"), graph)
        yield ox.Triple(graph, RDF_TYPE, _sd("NamedGraph"))
        yield ox.Triple(graph, _sd("name"), ox.NamedNode(name))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)

"""fazhi push"""

from __future__ import annotations

from pathlib import Path

import click

from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import graph_option


@declare("push")
@click.argument("endpoint", metavar="ENDPOINT")
@graph_option
def command(*, endpoint: str, graph: Path | str) -> None:
    """Copy the graph to a SPARQL 1.1 store: each named graph takes the place of the one there.

    ENDPOINT is the store's address, user and password in front of the host. Graphs go by the Graph Store Protocol, or
    by SPARQL Update where there is none. Where updates and graphs are taken is known for Oxigraph, Fuseki, Virtuoso,
    GraphDB and RDF4J; for others, say it: ?update=URL&graphs=URL, and timeout=SECONDS, batch=TRIPLES.

    \b
    Examples:
      fazhi push http://localhost:7878
      fazhi push http://admin:secret@localhost:3030/reports -g output
      fazhi push "http://localhost:9999/sparql?update=/sparql/update&graphs=/graphs"
    """
    from fazhi_graph import open_graph
    from fazhi_graph.store import open_store, without_credentials
    from fazhi_graph.store.location import SCHEME

    location = endpoint if endpoint.startswith(SCHEME) else SCHEME + endpoint
    with open_graph(graph) as source, open_store(location) as target:
        names = source.store.graphs()
        for name in names:
            target.replace_graph(name, source.store.dump(name))
    click.echo(
        tr("{count} graphs are at {endpoint}", count=len(names), endpoint=without_credentials(endpoint)), err=True
    )

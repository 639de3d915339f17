"""fazhi serve"""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from fazhi_graph.cli.failures import Failure
from fazhi_graph.cli.group import command as declare
from fazhi_graph.cli.language import tr
from fazhi_graph.cli.options import graph_option


@declare("serve")
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 lets others in.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 takes any.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=30, show_default=True, help="Seconds a query may run."
)
@click.option("--rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="Rows an answer may have.")
@click.option("--workers", type=click.IntRange(1, 64), default=4, show_default=True, help="Queries run at once.")
@click.option("--memory", type=click.IntRange(min=256), default=2048, show_default=True, help="Megabytes per query.")
def command(*, graph: Path, host: str, port: int, timeout: float, rows: int, workers: int, memory: int) -> None:
    """Serve the web page and the SPARQL 1.1 endpoint, on this machine alone unless told otherwise.

    The page is at /, the endpoint at /sparql, and every thing of the graph at an address of its own under /id and
    /vocab. The graph is only read; a build beside it is seen with the next query.

    \b
    Examples:
      fazhi serve
      fazhi serve -g output --port 8080 --timeout 10
      curl -H "Accept: text/csv" --data-urlencode "query=SELECT * { ?s a fz:Report }" http://127.0.0.1:8765/sparql
    """
    if not all(find_spec(name) for name in ("starlette", "uvicorn")):
        raise Failure(tr("serving needs two more packages: pip install 'fazhi-graph[serve]'"))
    from fazhi_graph.serve.pool import Limits
    from fazhi_graph.serve.server import ServeError, run

    try:
        run(str(graph), host, port, Limits(timeout, rows, workers, memory), partial(_tell, graph))
    except ServeError as error:
        raise Failure(str(error)) from error


def _tell(graph: Path, address: str) -> None:
    click.echo(tr("{graph} is served at {address} (Ctrl-C stops)", graph=graph, address=address), err=True)

"""The application on a port, until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from fazhi_graph.graph.api import open_graph
from fazhi_graph.serve.app import application
from fazhi_graph.serve.pool import Limits

# Seconds that running requests have when the server is stopped
LAST_SECONDS = 2


class ServeError(OSError):
    """The server cannot be started; the message says why and what to do."""


def run(location: str, host: str, port: int, limits: Limits, ready: Callable[[str], object]) -> None:
    """Serve until interrupted; ``ready`` is told the address. Port 0 takes any free one.

    Raises StoreError where there is no graph, ServeError where the port cannot be had.
    """
    open_graph(location).close()  # an error now is worth more than one at the first request
    listening = _bound(host, port)
    config = uvicorn.Config(
        application(location, limits),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=LAST_SECONDS,
    )
    number = listening.getsockname()[1]
    address = f"http://{f'[{host}]' if ':' in host else host}:{number}/"
    _Server(config, lambda: ready(address)).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Tells when it answers, which is also when it can be interrupted without noise."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then say so."""
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise ServeError(f"cannot listen on {host}:{port} ({error.strerror}); try another --port") from error
    return listening

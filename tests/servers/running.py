"""Triple stores of other makers, started on loopback for a while with data of their own."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from programs import program

READY_SECONDS = 60
STOP_SECONDS = 20
REQUIRED = "FAZHI_REQUIRE_SERVERS"
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000
"""
# A new Virtuoso lets nobody write over HTTP.
VIRTUOSO_RIGHTS = "grant SPARQL_UPDATE to \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The location of an Oxigraph server."""
    port = free_port()
    command = [
        program("oxigraph", required=REQUIRED),
        "serve",
        "--location",
        str(folder),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with _running(command, folder, lambda: _listens(port)):
        yield f"sparql+http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The location of a Virtuoso server."""
    sql, http, asked = free_port(), free_port(), program("isql-vt", required=REQUIRED)
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http), encoding="utf-8")
    client = [asked, f"127.0.0.1:{sql}", "dba", "dba"]

    def granted() -> bool:
        done = subprocess.run([*client, f"exec={VIRTUOSO_RIGHTS}"], capture_output=True, timeout=STOP_SECONDS)
        return done.returncode == 0 and _listens(http)

    with _running(
        [program("virtuoso-t", required=REQUIRED), "+configfile", "virtuoso.ini", "+foreground"], folder, granted
    ):
        yield f"sparql+http://127.0.0.1:{http}/sparql"


@contextmanager
def _running(command: list[str], folder: Path, ready: Callable[[], bool]) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(server, ready, folder / "server.log")
            yield
        finally:
            server.terminate()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(STOP_SECONDS)


def _wait(server: subprocess.Popen[bytes], ready: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not ready():
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"{log.parent.name} did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.1)


def _listens(port: int) -> bool:
    with closing(socket.socket()) as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0

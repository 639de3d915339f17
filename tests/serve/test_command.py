"""``fazhi serve``: what it refuses, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fazhi_graph.cli import fazhi

FAZHI = (sys.executable, "-c", "from fazhi_graph.cli import main; main()")


def test_no_graph(tmp_path: Path) -> None:
    result = CliRunner().invoke(fazhi, ["--lang", "en", "serve", "-g", str(tmp_path), "--port", "0"])
    assert result.exit_code == 2
    assert "build one with: fazhi build" in result.output


def test_a_port_that_is_taken(graph: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(fazhi, ["--lang", "en", "serve", "-g", str(graph), "--port", port])
    assert result.exit_code == 2
    assert "try another --port" in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_ends_it_without_noise(graph: Path) -> None:
    english = {**os.environ, "FAZHI_LANG": "en"}
    command = (*FAZHI, "serve", "-g", str(graph), "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=english) as process:
        assert process.stderr is not None
        assert "is served at http://127.0.0.1:" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        finally:
            process.kill()
        assert "Traceback" not in process.stderr.read()

"""The code blocks of a page, and a shell in which they run one after the other as a reader would run them."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

# “```sh”, “```csv title="places.csv"”
_FENCE = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"\n]+)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE
)
# The frame of a table on a terminal is a matter of taste.
_FRAME = re.compile(r"[\s─━│┃┏┓┗┛┡┩┳┻╇┴┬└┘├┤┼╈╋┠┨]+")
_COMMAND = re.compile(r"^\$ ", re.MULTILINE)
_ADDRESS = "127.0.0.1:8765"
_URL = re.compile(rf'http://{_ADDRESS}[^"\s]*')
# What stands above the output of the block before
OUTPUT = ("Output", "输出")
RUN = ("console", "python", "r", "sh", "sparql")


class Block(NamedTuple):
    """One block: its language, its title (a file to save it as, or OUTPUT), its text, and its first line."""

    language: str
    title: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    """All blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["language"], found["title"] or "", found["text"], text.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(text)
    ]


def as_shown(printed: str, shown: str) -> bool:
    """True if this was printed, white space and frames aside; ``...`` stands for anything."""
    parts = (re.escape(_flat(part)) for part in shown.split("..."))
    return bool(re.fullmatch(r"\s*.*?\s*".join(parts), _flat(printed)))


def _flat(text: str) -> str:
    return _FRAME.sub(" ", text).strip()


@dataclass
class Shell:
    """A folder and a language; ``port`` is that of the server that a page has started."""

    folder: Path
    language: str
    port: int = 0
    printed: str = ""
    server: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def run(self, block: Block) -> None:
        """Do what a reader does with a block. Raises AssertionError where it fails or prints something else."""
        if block.title in OUTPUT:
            assert as_shown(self.printed, block.text), f"line {block.line} shows otherwise:\n{self.printed}"
        elif block.title:
            (self.folder / block.title).write_text(block.text, encoding="utf-8")
        elif block.text.startswith("fazhi serve"):
            self._serve(block.text.strip())
        elif block.language == "console":
            self._converse(block)
        elif block.language in RUN:
            self.printed = self._do(*_CALLS[block.language], given=self._moved(block.text))
            assert block.language != "sparql" or self.printed.count("\n") > 1, f"line {block.line}: no rows"
        elif block.language == "turtle":
            assert self._do("fazhi", "query", f"ASK {{ {block.text} }}").endswith("True\n"), (
                f"line {block.line}: no such"
            )
        else:
            self._fetch(block)

    def close(self) -> None:
        """Stop the server, if there is one."""
        if self.server:
            self.server.terminate()
            self.server.wait(10)

    def _converse(self, block: Block) -> None:
        for part in _COMMAND.split(block.text)[1:]:
            command, _, shown = part.partition("\n")
            printed = self._do("bash", "-euo", "pipefail", "-c", f"({self._moved(command)}) 2>&1")
            assert as_shown(printed, shown), f"line {block.line}: {command}\n{printed}"

    def _do(self, *call: str, given: str = "") -> str:
        done = subprocess.run(
            call, cwd=self.folder, env=self._environment(), input=given, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, f"{given or call}\n{done.stdout}{done.stderr}"
        return done.stdout

    def _environment(self) -> dict[str, str]:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "PATH": path, "FAZHI_LANG": self.language, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}

    def _moved(self, text: str) -> str:
        return text.replace(_ADDRESS, f"127.0.0.1:{self.port}") if self.port else text

    def _serve(self, command: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        call = [*command.split(), "--port", str(self.port)]
        self.server = subprocess.Popen(call, cwd=self.folder, env=self._environment(), stderr=subprocess.DEVNULL)
        for _ in range(300):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError(f"{command}: does not answer")

    def _fetch(self, block: Block) -> None:
        """Ask the addresses in a block for a program that cannot be run here; they answer with a table."""
        for url in _URL.findall(block.text):
            with urlopen(Request(self._moved(url), headers={"Accept": "text/csv"}), timeout=30) as answer:
                assert answer.read().count(b"\n") > 1, f"line {block.line}: {url}"


_CALLS = {
    "python": (sys.executable, "-"),
    "r": ("Rscript", "-"),
    "sh": ("bash", "-euo", "pipefail", "-s"),
    "sparql": ("fazhi", "query", "-", "--format", "csv"),
}

"""Standard streams on every machine: UTF-8 into pipes and files, what a terminal can show on a terminal."""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """Make no character of a report break the output.

    Files and pipes get UTF-8 whatever the locale (on a Chinese Windows it would be GBK); a terminal keeps its encoding
    and shows ``?`` for what it lacks.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")

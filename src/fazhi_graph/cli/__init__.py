"""``fazhi``: the command line. A command's module is imported when it is called, so that ``--help`` answers at once."""

from __future__ import annotations

from fazhi_graph.cli.group import Fazhi, fazhi

__all__ = ["Fazhi", "fazhi", "main"]


def main() -> None:
    """The entry point of the installed program."""
    from fazhi_graph.cli.streams import speak_utf8

    speak_utf8()
    fazhi()

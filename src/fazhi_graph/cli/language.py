"""English or Chinese: what the user chose, and the Chinese for what the program says."""

from __future__ import annotations

import os
from functools import lru_cache

_chosen: list[str] = []


def choose(language: str | None) -> None:
    """Set the language for this run; None leaves it to FAZHI_LANG and the locale."""
    _chosen[:] = [language] if language else []


def in_chinese() -> bool:
    """True if the user is to be spoken to in Chinese."""
    if _chosen:
        return _chosen[0] == "zh"
    told = (os.environ.get(name) for name in ("FAZHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return next((language for language in told if language), "").startswith("zh")


def tr(english: str, **values: object) -> str:
    """A text in the language of the user, its ``{names}`` filled in; without a translation it stays English."""
    text = _chinese().get(english, english) if in_chinese() else english
    return text.format(**values) if values else text


def help_of(command: str, english: str) -> str:
    """The text of a command's help page; the Chinese stands under the command's name."""
    return _chinese().get(f"fazhi {command}", english) if in_chinese() else english


@lru_cache(maxsize=1)
def _chinese() -> dict[str, str]:
    import json
    from importlib.resources import files

    found: dict[str, str] = json.loads((files("fazhi_graph.cli") / "zh.json").read_text(encoding="utf-8"))
    return found

"""Initials of Chinese names: ``xzfy`` for 行政复议.

The characters of each initial are data (assets/initials.txt), in the order of Unicode's pinyin collation, as browsers
have it; characters with two readings that names use (重庆, 长安) stand under both letters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import product

# A name is known by at most so many spellings: two readings of three characters.
MOST_SPELLINGS = 8


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """The initials of each character."""
    table: dict[str, str] = {}
    text = (files("fazhi_graph.serve") / "assets" / "initials.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        letter, _, characters = line.partition(" ")
        for character in characters:
            table[character] = table.get(character, "") + letter
    return table


def initials(name: str) -> tuple[str, ...]:
    """All spellings of a name by initials; letters and digits stand for themselves, other marks are passed over."""
    letters = _letters()
    characters = unicodedata.normalize("NFKC", name).lower()
    readings = [letters.get(c, c) for c in characters if c in letters or (c.isascii() and c.isalnum())]
    return tuple("".join(spelling) for _, spelling in zip(range(MOST_SPELLINGS), product(*readings), strict=False))

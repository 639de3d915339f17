"""How the characters of names are read, so that the page finds 行政复议 by ``xzfy``, ``xingzheng`` and ``xzfuyi``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def readings(texts: Iterable[str]) -> dict[str, str]:
    """For each syllable (without tone, ``v`` for ü) the characters of the texts that can be read so, sorted."""
    from pypinyin import Style, pinyin  # takes a third of a second, for pages only

    found: defaultdict[str, list[str]] = defaultdict(list)
    for character in sorted({c for text in texts for c in text if not c.isascii()}):
        (syllables,) = pinyin(character, style=Style.NORMAL, heteronym=True)
        for syllable in syllables:
            if syllable.isascii() and syllable.isalpha():
                found[syllable].append(character)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}

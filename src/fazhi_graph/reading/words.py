"""Words of page furniture and header labels, from ``ontology/vocabulary/furniture.ttl``; read when first asked for."""

from __future__ import annotations

import re
from functools import cache

from fazhi_graph.vocabulary.concepts import read_concepts
from fazhi_graph.vocabulary.files import ontology_dir


@cache
def forms(notation: str) -> tuple[str, ...]:
    """The ``fz:form`` strings of one cue set of the scheme ``furniture``, longest first."""
    return _by_notation()[notation]


@cache
def _by_notation() -> dict[str, tuple[str, ...]]:
    concepts = read_concepts([ontology_dir() / "vocabulary" / "furniture.ttl"])
    return {c.notation: tuple(sorted(c.get("form"), key=lambda f: (-len(f), f))) for c in concepts}


@cache
def labels() -> dict[str, str]:
    """Each header label, without blanks, to the field it names (``title``, ``publisher`` … or ``other``)."""
    fields = (n for n in _by_notation() if n.startswith("label."))
    return {form: n.removeprefix("label.") for n in sorted(fields) for form in forms(n)}


def alternation(words: tuple[str, ...], between: str = "") -> str:
    """A regex of the words, longest first; ``between`` is allowed between their characters."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(between.join(map(re.escape, word)) for word in ordered)

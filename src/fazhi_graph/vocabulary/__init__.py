"""ontology/ in memory: concepts, the words that find them, and the divisions of the country."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from fazhi_graph.memory import NoCollection
from fazhi_graph.vocabulary.concepts import (
    Concept,
    Entry,
    Source,
    VocabularyError,
    concepts_of,
    merged,
    read_entries,
    read_source,
    scheme_titles,
)
from fazhi_graph.vocabulary.files import ontology_dir
from fazhi_graph.vocabulary.matching import Hit, Matcher

__all__ = ["Concept", "Hit", "Matcher", "Vocabulary", "VocabularyError", "load_vocabulary", "vocabulary_digest"]


@dataclass(frozen=True, eq=False)  # one vocabulary is one object: compiled matchers are kept by it
class Vocabulary:
    """All concepts of a run. ``digest`` is the SHA-256 of the files they were read from.

    ``titles`` are the names of the schemes in Chinese and English.
    """

    concepts: tuple[Concept, ...] = field(repr=False)
    digest: str
    titles: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)

    @cached_property
    def by_iri(self) -> dict[str, Concept]:
        """Concepts by IRI."""
        return {c.iri: c for c in self.concepts}

    @cached_property
    def _schemes(self) -> dict[str, tuple[Concept, ...]]:
        groups: defaultdict[str, list[Concept]] = defaultdict(list)
        for concept in self.concepts:
            groups[concept.scheme].append(concept)
        return {name: tuple(group) for name, group in groups.items()}

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """The concepts of a scheme in order of IRI; an unknown scheme is empty."""
        return self._schemes.get(name, ())

    def find(self, scheme: str, notation: str) -> Concept | None:
        """The concept of a scheme by its notation."""
        return next((c for c in self.scheme(scheme) if c.notation == notation), None)

    def words(self, notation: str) -> tuple[str, ...]:
        """The forms of a word class of the ``cue`` scheme, longest first. Raises VocabularyError if there is none."""
        concept = self.find("cue", notation)
        if concept is None:
            raise VocabularyError(f"word class {notation!r} is missing from ontology/vocabulary/cues.ttl")
        return tuple(sorted(concept.get("form"), key=lambda w: (-len(w), w)))


def vocabulary_files(extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """The Turtle files of a run: those shipped, in order of name, then the user's own."""
    return (*sorted((ontology_dir() / "vocabulary").glob("*.ttl")), *extra)


def load_vocabulary(extra: tuple[Path, ...] = ()) -> Vocabulary:
    """Read ontology/vocabulary and the user's own files, which add concepts and say more of those there are.

    Equal contents give the same object, an edited file another. Raises VocabularyError with a line for each problem:
    file, line, what is wrong.
    """
    shipped = tuple(map(read_source, vocabulary_files()))
    return _vocabulary(shipped, tuple(map(read_source, extra)))


def vocabulary_digest(extra: tuple[Path, ...] = ()) -> str:
    """The digest of ``load_vocabulary``; where there are only our files they are not parsed for it."""
    return load_vocabulary(extra).digest if extra else _digest(map(read_source, vocabulary_files()))


def _digest(sources: Iterable[Source]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.content)
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _vocabulary(shipped: tuple[Source, ...], own: tuple[Source, ...]) -> Vocabulary:
    with NoCollection():  # two hundred thousand objects, all of which stay: looking for garbage takes a fifth longer
        entries = merged(map(read_entries, shipped))
        whole = _with_own(entries, own) if own else entries
        return Vocabulary(concepts_of(whole), _digest((*shipped, *own)), scheme_titles(whole))


def _with_own(shipped: dict[str, Entry], own: tuple[Source, ...]) -> dict[str, Entry]:
    from fazhi_graph.vocabulary.own import Checker  # most runs have no vocabulary but ours

    said = list(map(read_entries, own))
    whole = merged([shipped, *said])
    checker = Checker(shipped, whole)
    problems = [line for source, entries in zip(own, said, strict=True) for line in checker.problems(source, entries)]
    if problems:
        raise VocabularyError("\n".join(problems))
    return whole

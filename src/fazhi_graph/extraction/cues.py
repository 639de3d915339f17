"""The cues of ``ontology/vocabulary/indicators.ttl`` as values, and tables to look them up by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.vocabulary import Concept


class Cue:
    """One way to say what an indicator counts: words near the number, words that carry over to it, words that forbid.

    Those in ``context`` carry over from the paragraph and its heading, those in ``sentence`` within a sentence;
    ``shares`` says that it counts shares of a whole.
    """

    def __init__(
        self,
        indicator: int,
        required: tuple[frozenset[str], ...],
        context: tuple[frozenset[str], ...],
        sentence: tuple[frozenset[str], ...],
        forbidden: frozenset[str],
    ) -> None:
        self.indicator = indicator
        self.required = required
        self.context = context
        self.sentence = sentence
        self.forbidden = forbidden
        self.shares = any("占" in word or "比" in word for words in required for word in words)


class Indicator(NamedTuple):
    """What a number must be to be one of an indicator: its kind, and its measure words if any are named."""

    code: str
    kind: str
    units: frozenset[str]


def fits(indicator: Indicator, q: Quantity) -> bool:
    """Whether a number may be one of the indicator."""
    # “人/次” and “人（次）” are 人次 to the measure words
    unit = re.split("[（/]", q.unit)[0]
    return indicator.kind == q.kind and (not indicator.units or unit in indicator.units or q.unit in indicator.units)


def indicator_of(concept: Concept, labels: dict[str, str]) -> Indicator:
    """The demands of a concept; ``labels`` gives the measure words of units by their IRIs."""
    words = set(concept.get("measureWord"))
    words |= {w.partition("（")[0] for w in words}
    words |= {labels.get(iri, iri) for iri in concept.get("unit")}
    return Indicator(concept.notation, concept.first("kind", "count"), frozenset(words))


def cues_of(index: int, concept: Concept) -> Iterable[Cue]:
    """The cues of the concept that has this index among the indicators."""
    for line in concept.get("cue"):
        required, context, sentence, forbidden = [], [], [], set[str]()
        for token in line.split():
            words = frozenset(token.lstrip("@~-").split("|"))
            if token.startswith("~"):
                sentence.append(words)
            elif token.startswith("@"):
                context.append(words)
            elif token.startswith("-"):
                forbidden |= words
            else:
                required.append(words)
        yield Cue(index, tuple(required), tuple(context), tuple(sentence), frozenset(forbidden))


def by_word(cues: Iterable[tuple[int, Cue]]) -> dict[str, list[int]]:
    """The numbers of the cues that require a word, by the word."""
    table: defaultdict[str, list[int]] = defaultdict(list)
    for n, cue in cues:
        for word in set().union(*cue.required):
            table[word].append(n)
    return dict(table)

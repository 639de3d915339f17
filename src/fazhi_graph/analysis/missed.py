"""Numbers that may have been meant for an indicator, so that what was not understood is not taken for silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fazhi_graph.analysis.figures import Figure, Indicator

if TYPE_CHECKING:
    from fazhi_graph.graph.api import Graph

_PROMISED = "SELECT DISTINCT ?sentence WHERE { ?fact a fz:Commitment ; fz:evidence/nif:anchorOf ?sentence }"
_DOUBTFUL = """
SELECT ?id WHERE { GRAPH ?report {
  ?warning a fz:Warning ; nif:beginIndex ?begin ; nif:endIndex ?end .
  ?id a fz:Observation ; nif:beginIndex ?begin ; nif:endIndex ?end
} }
"""


class _Cue(NamedTuple):
    """One cue: of each group a word must stand in the sentence, of the forbidden none in what is counted."""

    indicator: str
    wanted: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]

    def speaks(self, figure: Figure) -> bool:
        """True if the number's sentence says all that the cue asks of a number's nearest words."""
        said = all(any(word in figure.sentence for word in words) for words in self.wanted)
        return said and not any(word in figure.counted for word in self.forbidden)


class MissedFinder:
    """Finds the indicators that a number without one may belong to.

    Its sentence has all the words of one of the indicator's cues, not as near to the number as the extraction asks,
    and its unit fits, or a warning says that it has none. What is promised or tells a change is no such number.
    """

    def __init__(self, graph: Graph, indicators: Iterable[Indicator]) -> None:
        self._promised = frozenset(str(row["sentence"]) for row in graph.query(_PROMISED))
        self._doubtful = frozenset(str(row["id"]) for row in graph.query(_DOUBTFUL))
        self._cues: defaultdict[tuple[str, str], list[_Cue]] = defaultdict(list)
        for indicator in indicators:
            cues = [_parsed(indicator.iri, text) for text in indicator.cues]
            for unit in dict.fromkeys((indicator.unit, *indicator.measure_words, "")):
                self._cues[indicator.kind, unit] += cues

    def perhaps(self, figure: Figure) -> Iterator[str]:
        """The IRIs of the indicators that the number may have been meant for; none if it has one."""
        if figure.indicator or figure.change or figure.sentence in self._promised:
            return
        unit = "" if figure.id in self._doubtful else figure.unit
        found = (cue.indicator for cue in self._cues.get((figure.kind, unit), ()) if cue.speaks(figure))
        yield from dict.fromkeys(found)


def _parsed(indicator: str, text: str) -> _Cue:
    """``审结|办结 @行政复议|复议 -率``: of words in the window and of words of the context the same is asked here."""
    tokens = text.split()
    wanted = tuple(tuple(t.removeprefix("@").split("|")) for t in tokens if not t.startswith("-"))
    forbidden = tuple(w for t in tokens if t.startswith("-") for w in t[1:].split("|"))
    return _Cue(indicator, wanted, forbidden)

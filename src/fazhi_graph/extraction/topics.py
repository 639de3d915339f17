"""The topic of each section, by the words of its heading; a section without one of its own has its parent's."""

from __future__ import annotations

from collections import defaultdict

from fazhi_graph.extraction.outline import Outline
from fazhi_graph.vocabulary import Matcher, Vocabulary


class TopicFinder:
    """Finds topics by the cues of the topic scheme."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._cues = Matcher((cue, c.notation) for c in vocabulary.scheme("topic") for cue in c.get("cue"))

    def topics(self, text: str, outline: Outline) -> tuple[str | None, ...]:
        """One topic notation a heading, or None."""
        found: list[str | None] = []
        for head, parent in zip(outline.heads, outline.parents, strict=True):
            above = found[parent] if parent >= 0 else None
            own = self.topic(text[head.start : head.end])
            # what stands under problems or plans is a problem or a plan, whatever its heading is about
            found.append(above if above in ("problems", "plan") else own or above)
        return tuple(found)

    def topic(self, heading: str) -> str | None:
        """The topic whose cues cover most of a heading."""
        weights: defaultdict[str, int] = defaultdict(int)
        for hit in self._cues.longest(heading):
            weights[hit.value] += hit.end - hit.start
        return max(sorted(weights), key=lambda t: weights[t]) if weights else None

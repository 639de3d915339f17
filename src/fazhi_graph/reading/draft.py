"""A text under repair: every edit keeps, for each character, the offset it has in the source."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from fazhi_graph.model import Repair, Span


class Edit(NamedTuple):
    """Replace ``[start, end)`` by ``replacement``, which is no longer than what it replaces.

    ``name`` names the repair; None marks plain folding of width or blank space, which is not recorded.
    """

    start: int
    end: int
    replacement: str = ""
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """``offsets[i]`` is where ``text[i]`` stands in ``source``; strictly increasing."""

    source: str
    text: str
    offsets: array[int]
    repairs: tuple[Repair, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """All edits at once; they are in order and do not overlap."""
        texts: list[str] = []
        offsets = array("I")
        repairs = list(self.repairs)
        at = 0
        for edit in edits:
            if edit.start == edit.end:
                continue
            texts += (self.text[at : edit.start], edit.replacement)
            offsets += self.offsets[at : edit.start]
            offsets += self.offsets[edit.start : edit.start + len(edit.replacement)]
            if edit.name is not None:
                repairs.append(self._repair(edit))
            at = edit.end
        if not at:
            return self
        return Draft(self.source, "".join([*texts, self.text[at:]]), offsets + self.offsets[at:], tuple(repairs))

    def with_text(self, text: str) -> Draft:
        """The same places, other characters: for folding that changes no length."""
        assert len(text) == len(self.text)
        return Draft(self.source, text, self.offsets, self.repairs)

    def _repair(self, edit: Edit) -> Repair:
        assert edit.name is not None
        span = Span(self.offsets[edit.start], self.offsets[edit.end - 1] + 1)
        return Repair(edit.name, span, self.source[span.start : span.end], edit.replacement)


def draft_of(source: str, text: str) -> Draft:
    """A fresh draft of ``text``, which is ``source`` folded character by character."""
    assert len(source) == len(text)
    return Draft(source, text, array("I", range(len(text))))

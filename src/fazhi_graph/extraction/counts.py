"""Acts that a count tells of: “办理法律援助案件454件” says that legal aid was carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi_graph.extraction.actors import ActingClause
from fazhi_graph.extraction.mentions import Mention
from fazhi_graph.extraction.words import Words
from fazhi_graph.vocabulary import Vocabulary

# “办理|法律援助|案件454件”
_HANDLED = re.compile(r"(?:办理|受理|承办|协办|办结|指派)(?:各类|各项|群众|农民工)?$")
# “法律援助|案件454件”, “会前学法|6次”
_HOW_MANY = re.compile(r"(?:案件|事项|申请)?(?:累计|共计?|达到?)?近?\d")


class CountFinder:
    """Finds the institutions of whose acts or cases a clause gives the number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._acts = Words(vocabulary.words("counted-act"))
        self._matters = Words(vocabulary.words("counted-matter"))

    def find(self, text: str, clause: ActingClause) -> Iterator[tuple[Mention | None, Mention]]:
        """Each such institution after its doer; one that a verb of the clause already carries out is left out."""
        for named in clause.mentions:
            if named.type != "Institution" or not self._is_counted(text, clause, named):
                continue
            if not any(v.action.predicate == "implements" and v.end <= named.start for v in clause.verbs):
                body = next((m for m in clause.mentions if m.type == "Body" and m.end == named.start), clause.actor)
                yield body, named

    def _is_counted(self, text: str, clause: ActingClause, named: Mention) -> bool:
        """An act is counted as it is, a matter only where it is said to be handled."""
        start, end = named.start, named.end
        if not _HOW_MANY.match(text, end, clause.end):
            return False
        handled = self._matters.before(text, end, start) and _HANDLED.search(text, clause.start, start)
        return bool(handled or self._acts.before(text, end, start))

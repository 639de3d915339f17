"""Numbers that tell how far something reaches: “整改涉及9个乡镇” counts townships and nothing put right."""

from __future__ import annotations

import re

from fazhi_graph.extraction.quantities import Quantity
from fazhi_graph.vocabulary import Vocabulary

_UNITS = frozenset({"个", "家"})
# where more follows than these, that is what is counted: “9个乡镇卫生院”, not “9个乡镇的案卷”; “17个部门负责人为成员”
# counts members
_VERBS = "实现|推广|推行|推开|铺开|落地|派驻|开展|进行|组织|举办|下放|赋予|移交|反馈|通报|印发|制发|发出"
# “在3个街道|建立工作站11个”: the stations have a number of their own
_SET_UP = r"(?:建立|设立|建成|设置|新建|配备|聘请|选聘)[^，。；\d]{0,24}\d"
_END = rf"(?=[，。；、）\n\d的]|[和及与]\d|{_VERBS}|{_SET_UP}|[^，。；\d]{{0,8}}为(?:副?组长|成员)|$)"
_BRACKET = r"(?:（[^（）\n]{1,10}）)?"


class ExtentFinder:
    """Finds what numbers count places and units by the word classes ``counted-place`` and ``reaching``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        place = _any_of(vocabulary.words("counted-place"))
        noun = rf"[^\W\d]{{0,8}}?(?:{place}){_BRACKET}"
        # “6个|市、县（区）和9个直属部门|开展督察”: what is said of several is said of each
        self._after = re.compile(rf"{noun}{_END}(?:(?!{_VERBS})[、和及与]?(?:\d+[个家])?{noun})*")
        self._before = re.compile(rf"(?:{_any_of(vocabulary.words('reaching'))})(?P<noun>[^\W\d]{{0,4}}?(?:{place}))$")

    def noun(self, text: str, q: Quantity) -> tuple[int, int] | None:
        """Where the noun of counted places stands, with those listed after it: “9个|乡镇|”, “涉及|乡镇|9个”."""
        if q.unit not in _UNITS or q.row or q.column:
            return None
        after = self._after.match(text, q.stop)
        if after:
            return after.span()
        before = self._before.search(text, max(0, q.start - 10), q.start)
        return before.span("noun") if before else None


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))

"""Where a name can begin: the words and marks that stand in no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi_graph.extraction.words import Taken
from fazhi_graph.vocabulary import Matcher, Vocabulary

# “（社区）示范村”: a bracket that goes on with the name
_INNER_BRACKET = re.compile(r"（(?!以下|简称|含|其中|即|原|下称)[\u4e00-\u9fff、]{1,8}）(?=[\u4e00-\u9fff”])")
# “北京某某（西安）|律师事务所”: the bracket is inside the name
_FIRM = re.compile(r"（[\u4e00-\u9fff]{2,6}）(?=律师事务所|有限|股份|集团)")
_QUOTED = re.compile(r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’")
# where every name ends: “，”, “、”, “2021年”, “101个乡镇”, “四个督察组”; but 12345热线 and 24小时自助区 are names.
# The marks are looked for among the words; each pattern begins with its characters, so that the search skips all others
_MARKS = (*"，；：。！？、\n\t（）《》／/", *map(chr, range(ord("①"), ord("⑳") + 1)))
_BREAKS = (
    re.compile(r"”(?=“)"),
    re.compile(
        r"\d(?<!\d\d)(?:(?:(?<=1)9|(?<=2)0)\d\d(?!\d)年?度?|(?!(?<=1)\d{4}(?!\d)|(?<=2)4小时|(?<=9)\d{4}(?!\d))"
        r"[\d,.]*%?[万亿]?余?多?(?:人次|[个名家件项位场次起人条份部户处所支批期类种名台套卷宗篇元])?)",
        re.ASCII,  # a body's digits are; told so, the search is faster
    ),
    re.compile(
        r"[一二两三四五六七八九十百](?<!第.)[一二两三四五六七八九十百]{0,2}(?:个(?!一)|名|支|批|家|所|处|套|项(?!制度|规定)|次|类|种|场)"
    ),
)


class Bounds:
    """The places of one text where names may begin."""

    def __init__(self, size: int, places: Iterable[int]) -> None:
        self._flags = bytearray(size + 1)
        for place in places:
            self._flags[place] = 1

    def left(self, at: int) -> int:
        """The nearest place at or before ``at`` where a name may begin."""
        return max(0, self._flags.rfind(1, 0, max(0, at + 1)))


class BoundaryFinder:
    """Finds bounds by the word classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = Matcher(_words(vocabulary))

    def bounds(self, text: str, names: Iterable[tuple[int, int]]) -> Bounds:
        """The bounds of a text. What stands inside a quote, an inner bracket or one of ``names`` bounds nothing."""
        quoted = (m.span() for m in _QUOTED.finditer(text))
        inside = Taken(len(text))
        for start, end in (*names, *quoted, *(m.span() for m in _INNER_BRACKET.finditer(text))):
            inside.take(start + 1, end)
        for match in _FIRM.finditer(text):
            inside.take(match.start() + 1, match.end() + 1)
        ends = self._words.ends(text, True)
        ends += [m.end() for pattern in _BREAKS for m in pattern.finditer(text)]
        return Bounds(len(text), inside.outside(ends))


def _words(vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """Words, marks and whether a name may begin after them; protected and nominal words stand within names."""
    for word in (*vocabulary.words("protected"), *vocabulary.words("nominal")):
        yield word, False
    for word in vocabulary.words("function-word"):
        yield word, True
    for action in vocabulary.scheme("action"):
        for verb in action.get("verb"):
            yield verb, True
    for mark in _MARKS:
        yield mark, True

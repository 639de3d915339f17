"""Of which kind a name in quotation marks is that no vocabulary knows: by its own end and by the words around it."""

from __future__ import annotations

import re

from fazhi_graph.model import EntityType
from fazhi_graph.vocabulary import Vocabulary

# “2022”, “……；……”: a number or a saying, no name; “互联网+监管” is one
_NO_NAME = re.compile(r"[。；0-9]")
# “‘甲’‘乙’等|普法活动”: a list of quoted names and the noun that says of which kind they are
_SUMMED_UP = r"(?:等|系列|[两三四五六七八九十\d]+[个项大])"
_LIST = re.compile(rf"”(?:[、和及与]?“[^“”]{{2,30}}”)*(?={_SUMMED_UP})")
_LIST_HEAD = re.compile(rf"{_SUMMED_UP}[^，；。、“”]{{0,14}}")
_DOCUMENTS = ("清单", "目录", "预案", "规划", "办法", "条例")
# “推行‘先行调解’”, “开展‘法律进军营’”
_WAY_OF_WORKING = re.compile(r"(?:推行|落实|实行|实施|推广|实现|坚持|探索)[^，。]{0,4}$")
_UNDERTAKING = re.compile(r"(?:开展|启动|组织|举办|参与|深化)[^，。]{0,4}$")
_NOUNS: tuple[tuple[str, EntityType], ...] = (
    ("programme-noun", "Programme"),
    ("institution-noun", "Institution"),
    ("platform-noun", "Platform"),
    ("venue-noun", "Venue"),
    ("honour-noun", "Honour"),
)


class QuoteTyper:
    """Types quoted names by the word classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._idioms = frozenset(vocabulary.words("idiom"))
        self._nouns = [(vocabulary.words(words), type_) for words, type_ in _NOUNS]
        self._bodies = vocabulary.words("quoted-body-suffix")
        self._institutions = vocabulary.words("quoted-institution-suffix")

    def type_of(self, text: str, start: int, end: int) -> EntityType | None:
        """The type of ``text[start:end]``, which stands in quotation marks; None where it is no name."""
        name = text[start:end]
        if name in self._idioms or (_NO_NAME.search(name) and "+" not in name):
            return None
        if shared := self._type_of_list(text, end):
            # “打造‘石榴籽调解室’等品牌”: what is a body by its own name stays one
            return None if name.endswith(self._bodies) else shared
        if "，" in name:  # “与法同行，护航成长”: a name only where a noun says so
            return None
        if name.endswith(_DOCUMENTS):
            return "Policy"
        if name.endswith(self._institutions):
            return "Institution"
        before = text[max(0, start - 7) : start - 1]
        if len(name) <= 12 and _WAY_OF_WORKING.search(before):
            return "Institution"
        return "Programme" if 4 <= len(name) <= 16 and _UNDERTAKING.search(before) else None

    def _type_of_list(self, text: str, end: int) -> EntityType | None:
        """What the noun after a list of quoted names says that they are."""
        listed = _LIST.match(text, end, end + 61)
        head = _LIST_HEAD.match(text, listed.end()) if listed else None
        if head is None:
            return None
        return next((type_ for words, type_ in self._nouns if any(w in head.group() for w in words)), None)

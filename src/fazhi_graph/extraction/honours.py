"""Honours by the words of award before them: 荣获全省“甲”“乙”称号, 被评为全省甲、乙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi_graph.extraction.words import Words
from fazhi_graph.vocabulary import Matcher, Vocabulary

# “荣获“全国先进集体”荣誉称号”: where the honour's name ends
_END = re.compile(
    r"[，；。！？\n”]|、(?![^（）\n，。]{1,8}）)|(?:荣誉)?称号|荣誉|(?<=[\u4e00-\u9fff])）(?=[，。；）])|$"
)
_QUOTE = re.compile(r"[^“，；。\n]{0,12}“")
_LEAD = re.compile(r"(?:了|为|\d{4}年度?|第[一二三四五六七八九十]+批)*")
# “获|全市先进单位”, not “获得感”, “收获”
_WON = re.compile("获(?<![收查捕缴抓斩荣]获)(?=全[国省市区县州]|国家级|[省市区县部]级|[省市]?[先优模最十])")
# “全省“枫桥式”综治中心”: the quoted word is only a part of the name
_PART_QUOTED = re.compile(
    r"[^“，；。、\n]{0,6}“(?P<part>[^“”，；。\n]{2,24})”(?!等|称|荣|奖|表彰|名单)[\u4e00-\u9fff]{2,12}?(?=[，；。、\n\d]|称号|荣誉|名单)"
)
# “甲先进单位|、|乙先进集体”, “甲|”“|乙”: on to the next of several
_NEXT = re.compile(r"”?(?:[、和及与]|以及)“?|”“")
# “甲先进单位|等|”, “优秀案例|2件”: after a name, which it is not part of
_TAIL = re.compile(r"(?P<count>等?(?:[一二两三四五六七八九十]+|\d+)[项个件])$|等$|(?:名单|名录|行列|命名)$")
_GIVEN = re.compile(r"荣誉|称号")
_AND = re.compile(r"[和及与]")
# “省级行政执法监督联系点”, “全国模范司法局”: who gives a title
_GIVEN_BY = re.compile(r"全[国省市区县]|国家级|[省市区县部]级")
# “荣获|国家级奖项7个”: which ones is not said
_UNNAMED = re.compile(
    r"(?:全[国省市区县]|国家级|[省市区县部]级)?(?:以上)?(?:各类|各项)?(?:奖项|奖励|奖牌|表彰|表扬|肯定)"
)
# how long a quoted word may be that is but a part of a name, and how short one is that can be no name
_SHORT, _SHORTEST = 6, 4
# “全省优秀法院、|先进检察院”
_EPITHET = re.compile(r"先进|优秀|模范|最美|最佳|十佳|标兵")


class HonourFinder:
    """Finds honours by the words of award of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._awarded = Matcher((word, word) for word in vocabulary.words("awarded-as"))
        self._honoured = re.compile("|".join(map(re.escape, vocabulary.words("honour-word"))))
        self._suffixes = Words(vocabulary.words("honour-suffix"))
        self._deeds = Words(
            v for a in vocabulary.scheme("action") if a.notation in ("built", "established") for v in a.get("verb")
        )

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """What stands after 荣获, 获评, 被命名为 …, each of several by itself."""
        for after in self._award_ends(text):
            start, end = self._first(text, after)
            # “第二届‘某某城市’|称号”
            entitled = text.startswith(("”称号", "”荣誉称号"), end)
            if (3 if entitled else 5) <= end - start <= 40 and (entitled or self._is_honour(text, start, end)):
                yield start, end
                yield from self._others(text, end)

    def _award_ends(self, text: str) -> list[int]:
        """Where the words of award end."""
        ends = [end for _, end, _ in self._awarded.spans(text)]
        return sorted([*ends, *(match.end() for match in _WON.finditer(text))])

    def _is_honour(self, text: str, start: int, end: int) -> bool:
        if _UNNAMED.fullmatch(text, start, end):
            return False
        named = self._honoured.search(text, start, end) or _GIVEN_BY.match(text, start, end)
        return bool(named or self._suffixes.before(text, end, start))

    def _first(self, text: str, after: int) -> tuple[int, int]:
        lead = _LEAD.match(text, after)
        part = _PART_QUOTED.match(text, lead.end() if lead else after)
        if part and self._is_part(text, part):
            return part.span()
        end = _end(text, after + 1)
        quote = _QUOTE.match(text, after, end + 1)
        lead = _LEAD.match(text, quote.end() if quote else after)
        start = lead.end() if lead else after
        return start, self._bare_end(text, start, end)

    def _is_part(self, text: str, part: re.Match[str]) -> bool:
        """A short word is part of the name, a longer one only where the name ends like one: “‘甲 乙’表现突出单位”."""
        start, end = part.span("part")
        if end - start > _SHORT:
            return bool(self._suffixes.before(text, part.end(), end))
        return end - start < _SHORTEST or not self._suffixes.before(text, end, start)

    def _bare_end(self, text: str, start: int, end: int) -> int:
        """Where a name ends before what follows it: a closing bracket is its own, “和…” after a whole name is not."""
        name = text[start:end]
        if name.count("（") > name.count("）") and text[end : end + 1] == "）":
            return end + 1
        joint = (m.start() for m in _AND.finditer(text, start, end))
        end = next((at for at in joint if self._suffixes.before(text, at, start)), end)
        tail = _TAIL.search(text, start, end)
        return tail.start() if tail else end

    def _others(self, text: str, end: int) -> Iterator[tuple[int, int]]:
        """The honours after the first one."""
        while step := _NEXT.match(text, end):
            start, stop = step.end(), _end(text, step.end())
            end = self._bare_end(text, start, stop)
            # “…、建成示范点3个”: what is counted is another matter, but for “三项荣誉”
            counted = _TAIL.search(text, start, stop)
            if counted and counted["count"] and not _GIVEN.match(text, stop):
                return
            if not 4 <= end - start <= 30 or not self._goes_on(text, start, end):
                return
            yield start, end

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a further honour stands there: it ends like one, or begins so, or stands in quotation marks."""
        if self._deeds.at(text, start, end) or self._award_ends(text[start:end]):
            return False
        quoted = text[start - 1] == "“" and self._is_honour(text, start, end)
        return bool(quoted or self._suffixes.before(text, end, start) or _EPITHET.match(text, start, end))


def _end(text: str, after: int) -> int:
    found = _END.search(text, after)
    return found.start() if found else len(text)

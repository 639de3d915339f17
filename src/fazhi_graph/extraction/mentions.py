"""Where the body names something: known terms, titles in 《》, quoted names, and names by their last word.

A name that no vocabulary knows is found by the word on which it ends (…制度, …平台, …领导小组) and reaches left to the
nearest word that can stand in no name (a verb, a preposition, an adverb, a number).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fazhi_graph.model import EntityType
from fazhi_graph.vocabulary import Concept, Hit, Matcher, Vocabulary
from fazhi_graph.vocabulary.divisions import Division, Gazetteer

# “《关于印发〈…〉的通知》”; titles that a page break left open are closed by their bracketed years: “《…纲要（2021—2025年）和”
_TITLE = re.compile(r"《([^《》\n]{2,120})》|《([^《》\n，。]{2,60}?年）)")
# “双‘一号工程’”, “放管服”
_QUOTED = re.compile(r"“([^“”\n]{2,30})”")
# “（社区）示范村”: a bracket that goes on with the name
_INNER_BRACKET = re.compile(r"（[\u4e00-\u9fff、]{1,8}）(?=[\u4e00-\u9fff”])")
# where every name ends: “，”, “、”, a year, a number
_BREAK = re.compile(r"[，；：。！？、\n\t（）《》+／/]|\d{4}年度?|[“”]")
# “石沛镇黄栗树村”, “蛟桥街道”, “冠山金牧社区”: places below the county
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:街道(?!办)|镇(?!街|域|级|政府)|乡(?!镇|村|贤|级|土)|苏木|管理处)(?:[\u4e00-\u9fff]{2,5}?(?:社区|村(?!级|居|规|民|委|干|务|组|“)))?|[\u4e00-\u9fff]{2,5}?社区(?!矫|工|居|服|调|党|网|民|、|治|戒|志|文|公|医|卫)")
# a name cannot begin with these: “性行政调解”, “级人民调解”
_BAD_START = re.compile(r"^[性化级型式度率量者员们、·—\-\]\)）”’%件起次个项名份条家]+")
_WHOLE_PLACE = re.compile(r"^(?:全[省市区县镇州旗域国街乡]|我[省市区县镇州旗局街乡委厅]|本[省市区县镇州旗局街乡委厅]|辖区)(?:内|各级)?")
# “等普法活动”: the head that types a list of quoted names before it
_LIST_HEAD = re.compile(r"”(?:等|系列)[^，；。、“”]{0,14}")

_LONGEST_NAME = 32
_TYPE_OF_SCHEME: dict[str, EntityType] = {
    "institution": "Institution",
    "programme": "Programme",
    "policy": "Policy",
    "platform": "Platform",
    "venue": "Venue",
    "honour": "Honour",
    "body": "Body",
}
_SUFFIX_CLASSES: tuple[tuple[str, EntityType], ...] = (
    ("institution-suffix", "Institution"),
    ("programme-suffix", "Programme"),
    ("platform-suffix", "Platform"),
    ("venue-suffix", "Venue"),
    ("policy-suffix", "Policy"),
    ("honour-suffix", "Honour"),
)


class Mention(NamedTuple):
    """``body[start:end]`` names something; ``concept`` or ``division`` where it is a known one."""

    start: int
    end: int
    type: EntityType
    rule: str
    concept: Concept | None = None
    division: Division | None = None
    kind: str | None = None


class _Suffix(NamedTuple):
    type: EntityType
    word: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where names may not reach across: sorted ends of boundary words and sorted starts of breaks."""

    ends: list[int]
    starts: list[int]

    def left(self, at: int) -> int:
        """The nearest place at or before ``at`` where a name may begin."""
        i = bisect_right(self.ends, at)
        return self.ends[i - 1] if i else 0


class MentionFinder:
    """Finds mentions by a vocabulary and a gazetteer."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        known = [
            (name, concept)
            for scheme in _TYPE_OF_SCHEME
            for concept in vocabulary.scheme(scheme)
            for name in concept.names
            if len(name) > 1
        ]
        self._known = Matcher(known)
        self._exact = {_unquoted(name): concept for name, concept in known}
        self._suffixes = Matcher(_suffixes(vocabulary))
        self._places = Matcher((name, division) for name, division in gazetteer.matchable_names())
        self._bounds = Matcher(_boundary_words(vocabulary))
        self._generic = frozenset(vocabulary.words("generic-name"))
        self._modifiers = vocabulary.words("generic-modifier")
        self._exceptions = vocabulary.words("body-exception")
        self._awarded = re.compile("|".join(map(re.escape, vocabulary.words("awarded-as"))))

    def find(self, text: str) -> list[Mention]:
        """All mentions in order, none overlapping another; of overlapping candidates the longer one stays."""
        known = self._known.longest(text)
        places = self._place_hits(text)
        bounds = self._bounds_of(text, known, places)
        candidates = [
            *_titles(text),
            *(_known_mention(h) for h in known),
            *self._named_by_suffix(text, bounds, known),
            *self._quoted(text),
            *self._honours(text, bounds),
            *places,
        ]
        return _without_overlaps(candidates)

    def concept_of(self, name: str) -> Concept | None:
        """The known concept that a whole name stands for, quotes aside."""
        return self._exact.get(_unquoted(name))

    def _place_hits(self, text: str) -> list[Mention]:
        hits = [Mention(h.start, h.end, "Jurisdiction", "gazetteer", division=h.value) for h in self._places.longest(text)]
        return hits

    def _bounds_of(self, text: str, known: list[Hit[Concept]], places: list[Mention]) -> Bounds:
        """A boundary word inside a quoted, bracketed or known name bounds nothing."""
        inner = sorted(
            [
                *((m.start(), m.end()) for m in _QUOTED.finditer(text)),
                *((m.start(), m.end()) for m in _INNER_BRACKET.finditer(text)),
                *((h.start, h.end) for h in known),
                *((p.start, p.end) for p in places),
            ]
        )
        starts = [s for s, _ in inner]

        def inside(at: int) -> bool:
            i = bisect_left(starts, at)
            return any(inner[j][1] > at for j in range(max(0, i - 3), i))

        ends = [h.end for h in self._bounds.longest(text) if h.value and not inside(h.end)]
        ends += [m.end() for m in _BREAK.finditer(text) if m.group() not in "“”" and not inside(m.end())]
        return Bounds(sorted(ends), [])

    def _named_by_suffix(self, text: str, bounds: Bounds, known: list[Hit[Concept]]) -> Iterator[Mention]:
        longest: dict[int, Hit[_Suffix]] = {}
        for hit in self._suffixes.all(text):
            if hit.end not in longest or hit.start < longest[hit.end].start:
                longest[hit.end] = hit
        known_starts = [h.start for h in known]
        for hit in longest.values():
            mention = self._by_suffix(text, hit, bounds, known, known_starts)
            if mention:
                yield mention

    def _by_suffix(
        self, text: str, hit: Hit[_Suffix], bounds: Bounds, known: list[Hit[Concept]], known_starts: list[int]
    ) -> Mention | None:
        start = bounds.left(hit.start)
        i = bisect_right(known_starts, start) - 1
        if i >= 0 and known[i].start < start < known[i].end:
            start = known[i].start
        start = self._trimmed(text, start, hit)
        name = text[start : hit.end]
        if not self._is_name(name, hit.value):
            return None
        if name.startswith("“") and name.count("”") != name.count("“"):
            return None
        return Mention(start, hit.end, hit.value.type, f"suffix:{hit.value.word}", kind=hit.value.kind)

    def _trimmed(self, text: str, start: int, hit: Hit[_Suffix]) -> int:
        """The start moved past what cannot begin a name: 全市, 我区, 性, closing quotes."""
        while start < hit.start:
            piece = text[start : hit.end]
            whole = _WHOLE_PLACE.match(piece)
            bad = _BAD_START.match(piece)
            step = (whole.end() if whole and hit.value.type != "Honour" else 0) or (bad.end() if bad else 0)
            if not step:
                break
            start += step
        return start

    def _is_name(self, name: str, suffix: _Suffix) -> bool:
        bare = _unquoted(name)
        if len(bare) > _LONGEST_NAME or bare in self._generic or name.startswith(self._modifiers):
            return False
        extra = len(bare) - len(suffix.word)
        if suffix.type == "Body":
            return self._is_body(bare, suffix, extra)
        if suffix.type == "Honour":
            return extra >= 2 and bare[:1] in "全省市国区县"
        if suffix.type in ("Programme", "Venue", "Platform") and "“" not in name:
            return extra >= 3
        return extra >= 2 or "“" in name

    def _is_body(self, name: str, suffix: _Suffix, extra: int) -> bool:
        if name.endswith(self._exceptions) and not (extra >= 2 and len(suffix.word) > 2):
            return False
        if len(suffix.word) == 1:
            return extra >= 3 and name[0] in "省市区县旗州镇乡"
        return extra >= 1 or len(suffix.word) >= 3 or suffix.word in ("区委", "市委", "县委", "省委", "旗委", "州委")

    def _quoted(self, text: str) -> Iterator[Mention]:
        """Quoted names without a head of their own, typed by what stands around them."""
        for match in _QUOTED.finditer(text):
            inner = match.group(1)
            concept = self._exact.get(_unquoted(inner))
            if concept is not None:
                yield Mention(match.start(1), match.end(1), _TYPE_OF_SCHEME[concept.scheme], "quoted-known", concept)
                continue
            type_ = self._type_of_quote(text, match, inner)
            if type_:
                yield Mention(match.start(1), match.end(1), type_, "quoted")

    def _type_of_quote(self, text: str, match: re.Match[str], inner: str) -> EntityType | None:
        if re.search(r"[，。；0-9]", inner) and "+" not in inner:
            return None
        head = _LIST_HEAD.match(text, match.end() - 1)
        tail = text[match.end() - 1 : match.end() + 60]
        if not head:
            listed = re.match(r"”(?:[、和及与]?“[^“”]{2,30}”)+(?=等)", tail)
            head = _LIST_HEAD.match(text, match.end() - 1 + listed.end() - 1) if listed else None
        if head:
            return _type_of_head(head.group())
        before = text[max(0, match.start() - 6) : match.start()]
        if inner.endswith(("办", "办理", "审批", "受理", "服务", "监管", "执法", "制", "审查", "调解", "普法", "即享", "不罚", "免罚", "通办", "联办")):
            return "Institution"
        if re.search(r"(?:推行|落实|实行|实施|推广|实现|坚持|探索)[^，。]{0,4}$", before) and len(inner) <= 12:
            return "Institution"
        if re.search(r"(?:开展|启动|组织|举办|参与|深化)[^，。]{0,4}$", before) and 4 <= len(inner) <= 16:
            return "Programme"
        return None

    def _honours(self, text: str, bounds: Bounds) -> Iterator[Mention]:
        """What stands after 荣获, 获评, 被命名为 …, to the end of its clause."""
        for match in self._awarded.finditer(text):
            stop = re.compile(r"[，；。！？\n]|(?:荣誉)?称号|荣誉|”").search(text, match.end() + 1)
            end = stop.start() if stop else len(text)
            start = match.end()
            named = re.compile(r"[^“，；。\n]{0,12}“").match(text, start)
            if named and named.end() <= end and stop and stop.group() == "”":
                start = named.end()
            start += len(re.match(r"(?:了|\d{4}年度?|第[一二三四五六七八九十]+批)*", text[start:end]).group())  # type: ignore[union-attr]  # the pattern matches the empty string
            name = text[start:end]
            if 5 <= len(name) <= 40 and re.search(r"示范|先进|优秀|模范|十佳|最佳|文明|等奖|创新|典型|表彰|荣誉|课题|一类|标兵|百强|平安|卫生|满意", name):
                yield Mention(start, end, "Honour", "awarded")


def _titles(text: str) -> Iterator[Mention]:
    for match in _TITLE.finditer(text):
        group = 1 if match.group(1) else 2
        name = match.group(group)
        newspaper = name.endswith(("日报", "法制报", "法治报", "时报", "晚报", "周刊"))
        yield Mention(match.start(group), match.end(group), "Body" if newspaper else "Policy", "title")


def _known_mention(hit: Hit[Concept]) -> Mention:
    return Mention(hit.start, hit.end, _TYPE_OF_SCHEME[hit.value.scheme], "vocabulary", hit.value)


def _type_of_head(head: str) -> EntityType | None:
    for words, type_ in (
        (("活动", "行动", "改革", "工程", "项目", "品牌"), "Programme"),
        (("制度", "机制", "模式", "监督", "程序", "举措", "措施", "方式", "服务", "做法"), "Institution"),
        (("平台", "系统", "APP", "应用", "媒体"), "Platform"),
        (("阵地", "基地", "场所"), "Venue"),
        (("称号", "荣誉"), "Honour"),
    ):
        if any(w in head for w in words):
            return type_  # type: ignore[return-value]  # the literals above are entity types
    return None


def _suffixes(vocabulary: Vocabulary) -> Iterable[tuple[str, _Suffix]]:
    for kind in vocabulary.scheme("body-kind"):
        for word in kind.get("suffix"):
            yield word, _Suffix("Body", word, kind.notation)
    for cls, type_ in _SUFFIX_CLASSES:
        for word in vocabulary.words(cls):
            yield word, _Suffix(type_, word, None)


def _boundary_words(vocabulary: Vocabulary) -> Iterable[tuple[str, bool]]:
    """Words and whether a name begins after them; protected and nominal words stand within names."""
    for word in (*vocabulary.words("protected"), *vocabulary.words("nominal")):
        yield word, False
    for word in vocabulary.words("function-word"):
        yield word, True
    for action in vocabulary.scheme("action"):
        for verb in action.get("verb"):
            yield verb, True


def _unquoted(name: str) -> str:
    return name.translate(_QUOTES)


_QUOTES = {ord(c): None for c in "“”‘’《》〈〉"}


def _without_overlaps(candidates: list[Mention]) -> list[Mention]:
    order = sorted(candidates, key=lambda m: (m.start - m.end, m.concept is None, m.start, m.rule))
    taken: list[Mention] = []
    starts: list[int] = []
    for mention in order:
        i = bisect_right(starts, mention.start)
        if i and taken[i - 1].end > mention.start:
            continue
        if i < len(taken) and taken[i].start < mention.end:
            continue
        starts.insert(i, mention.start)
        taken.insert(i, mention)
    return taken

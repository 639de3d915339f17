"""Names that no vocabulary knows, found by the word on which they end: …制度, …平台, …领导小组."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from fazhi_graph.extraction.bounds import Bounds
from fazhi_graph.extraction.words import Across, Chars, Words
from fazhi_graph.model import EntityType
from fazhi_graph.vocabulary import Matcher, Vocabulary

_RANKS = frozenset("省市区县旗州盟镇乡街")
_OWNERS = frozenset("省市区县旗州盟镇乡街厅局")
_LONGEST_NAME = 32
# a name cannot begin with these: “性行政调解”, “级人民调解”
_NO_BEGINNING = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳性化型式度率量者员们·—-])）’%件起次名项份条之于"
_BAD_START = re.compile(
    r"^第[一二三四五六七八九十\d]{1,3}批|^[一二三四五六七八九十\d]大(?:重点)?领域"
    r"|^原(?=[省市区县旗州][\u4e00-\u9fff]|[\u4e00-\u9fff]{2,8}[局委办]$)"
    rf"|^[{re.escape(_NO_BEGINNING)}]+|^级(?!别)|^”"
)
_BAD_STARTS = f"第一二三四五六七八九十0123456789原级”{_NO_BEGINNING}"
# “全市…”, “我区…”: the whole place, no part of the name
_WHOLE_PLACE = re.compile(
    r"^[省市县区乡镇村旗州]{1,4}[两二三四五]级|^(?:[全我本][省市区县镇州旗域乡委厅街局]|辖区|[省市县区乡村]{2,4}(?=[三四五]?级))(?:内|各级)?|^各(?=[省市区县镇级])"
)
_WHOLE_STARTS = "省市县区乡镇村旗州全我本辖各"
# “塔林嘎查建设|法治文化广场”, “达来苏木|先行试点”: where it is done, no part of what is done
_DONE_AT = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:街道|镇|乡|苏木|嘎查|社区|(?<![乡农])村)(?:建设(?=[^，]{3})|(?=先行))|[镇乡村县区市](?=先行)"
)
# “执法人员参与|网络培训班”, “村干部参加|法治培训班”: who takes part, no part of what they take part in
_DONE_BY = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:人员|干部|代表|职工|员工|党员|律师|[师学]生|村民|群众)(?:积极|集中|分批|踊跃)?(?:参与|参加|接受)(?=[^，]{4})"
)
_QUOTED = re.compile(r"“([^“”\n]{2,40})”")
# whose honour it is: “全省先进集体”, “国家级示范区”
_HONOURING = re.compile(r"全[国省市区县州旗]|国家级?|[省市区县州旗部厅]级|[省市区县]先进|[\u4e00-\u9fff]{2,3}[省市]")
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
# “省级清单”, “市级平台”: whose it is, but not which
_RANK_ALONE = re.compile(r"(?:国家|[省市县区镇乡州旗盟部厅局])级")
# “审查|区政府常务会议”: after a verb the rank of a body's place
_OF_RANK = re.compile(
    r"(?:政府)?(?:常务会|党组会|办公会)|[省市区县旗州盟](?:委|政府|人民政府|人大|政协|[\u4e00-\u9fff]{1,8}[局厅委院办]$)"
)
# “县市|司法局”, “旗县区|政府”: of several places, the name of none
_SEVERAL = re.compile(r"县[市区]|旗[县区]|区县")
_WITH_RANK = re.compile(r"[市区县旗](?:委|政府|人大|政协)")
# “建设|法治文化公园”, not 建设工程…
_BUILDING = re.compile(r"建设(?!工程|项目|用地|银行|领域|单位|行业|规划|者|系统)")
# “‘甲年’‘乙年’两个活动”: what is counted is told before
_COUNTED_QUOTES = re.compile(r"”[两三四五六七八九十\d]+[个项大]")
# “法律服务单位|陕西某某律师事务所”, “宣讲团成员|某某大学”: as what, before a name that is a body's own
_OF_ITS_OWN = ("律师事务所", "大学", "学院", "公司", "银行")
_AS_WHAT = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:单位|成员|机构|专家|顾问|教授|代表)"
    rf"(?=[\u4e00-\u9fff（）]{{2,14}}(?:{'|'.join(_OF_ITS_OWN)})$)"
)
# “举办|法治思维养成与能力提升培训班”
_COURSES = ("培训班", "行动", "工程", "竞赛", "大赛")
_HELD = re.compile(r"(?:举办|开办|组织|开展|实施|参加)了?(?=[\u4e00-\u9fff]{4,18}[和及与]$)")
# “成立|依法行政及行政执法工作领导小组”: one body for two matters
_AD_HOC = ("领导小组", "协调小组", "专班", "工作组", "委员会")
_FOUNDED = re.compile(
    r"(?:成立|设立|组建|调整|充实)了?(?=(?:(?!小组|委员会|专班|[局办组站队室所院团会])[\u4e00-\u9fff]){2,14}[和及与]$)"
)
# “党的|二十大”, “党的|二十届三中全会”
_CONGRESS = re.compile(r"[一二三四五六七八九十]{2,4}[大届]")
# “江法治办|〔2024〕37号”: the number of a document
_NUMBERED = re.compile(r"[发函字规文]{0,2}〔")
# “府院联动第二次联席会议”: a sitting, not who sat
_SITTING = re.compile(r"第[\d一二三四五六七八九十]+次")
# “亮证执法、|音像记录三项制度”: the number is that of the list
_LIST_COUNTED = re.compile(r"(?:[二两三四五六七八九十]|\d+)项(?:制度|机制)$")
# “市司法局指导本局”: two bodies, not one
_INNER_HEAD = re.compile(r"[局厅委院]|办(?!公|事|学|案)")
# what is done to bodies: the verb parts the name of who does it from that of whom it is done to
_DONE_TO_BODIES = ("supervises", "guided", "coordinated", "transferred_to", "cooperates_with")
# “市自然资源局”, not 市场, 区域 or 市政工程
_RANKED_BODY = r"(?:市(?![场容民])|县(?!城)|区(?![块间划])|[省旗州盟])(?![级域长])(?!政(?![府协法]))[\u4e00-\u9fff]"
_SUFFIX_CLASSES: tuple[tuple[str, EntityType], ...] = (
    ("institution-suffix", "Institution"),
    ("programme-suffix", "Programme"),
    ("platform-suffix", "Platform"),
    ("venue-suffix", "Venue"),
    ("policy-suffix", "Policy"),
    ("honour-suffix", "Honour"),
)


class Head(NamedTuple):
    """The last word of a name and what names that end on it are."""

    type: EntityType
    word: str
    kind: str | None


class Found:
    """``text[start:end]`` is a name that ends on ``head.word``, or that word alone."""

    def __init__(self, start: int, end: int, head: Head) -> None:
        self.start = start
        self.end = end
        self.head = head


class _Around(NamedTuple):
    """What of a text tells where names begin; ``places`` maps the ends of places to their ``starts``."""

    bounds: Bounds
    known: list[tuple[int, int]]
    places: Mapping[int, int]
    starts: frozenset[int]
    quotes: list[tuple[int, int]]


class HeadFinder:
    """Finds names by the suffixes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        heads = list(_heads(vocabulary))
        self._heads = Matcher(heads)
        self._words = frozenset(word for word, _ in heads if len(word) > 2)
        self._generic = frozenset(vocabulary.words("generic-name"))
        # “社区|工作室”: no 区 whose body it is
        self._areas = frozenset(vocabulary.words("area-word"))
        self._of_a_place = frozenset(vocabulary.words("body-of-a-place"))
        # hardly a name begins with one of these: one look at one character spares the searches
        self._bad_starts, self._whole_starts = Chars(_BAD_STARTS), Chars(_WHOLE_STARTS)
        self._modifiers = Words(vocabulary.words("generic-modifier"))
        self._exceptions = Words(vocabulary.words("body-exception"))
        self._run_on = Across(vocabulary.words("run-on"))
        verbs = {v for a in vocabulary.scheme("action") for v in a.get("verb")} | set(vocabulary.words("function-word"))
        openings = set(vocabulary.words("name-opening"))
        self._verbs = Words(v for v in verbs - openings if len(v) > 1)
        self._openings = Words(openings)
        self._protected = Words(vocabulary.words("protected"))
        done = {v for a in vocabulary.scheme("action") if a.notation in _DONE_TO_BODIES for v in a.get("verb")}
        between = "|".join(map(re.escape, sorted(v for v in done if len(v) > 1)))
        self._between = re.compile(rf"(?:{between})(?={_RANKED_BODY})")

    def find(
        self, text: str, bounds: Bounds, known: list[tuple[int, int]], places: Mapping[int, int]
    ) -> Iterator[Found]:
        """Names by their last words. A name does not begin inside a ``known`` one; ``places`` maps ends to starts."""
        longest: dict[int, tuple[int, int, Head]] = {}
        for span in self._heads.all_spans(text):
            if span[1] not in longest or span[0] < longest[span[1]][0]:
                longest[span[1]] = span
        quotes = [m.span(1) for m in _QUOTED.finditer(text)]
        around = _Around(bounds, known, places, frozenset(places.values()), quotes)
        for begin, end, head in longest.values():
            # “领导小组|成员”, not “领导小|组成”
            if self._run_on.at(text, end) and not text.startswith("成员", end):
                continue
            start = self._start(text, Found(begin, end, head), around)
            if start is not None and not _NUMBERED.match(text, end):
                yield Found(start, end, head)

    def _start(self, text: str, hit: Found, around: _Around) -> int | None:
        if hit.head.type == "Body" and _of_several(text, hit):
            return None
        if hit.head.type == "Body" and len(hit.head.word) <= 3:
            ranked = self._ranked_start(text, hit, around.places)
            if ranked is not None or hit.head.word in self._of_a_place:
                return ranked
        start = max(around.bounds.left(hit.start), _bracket_before(text, hit))
        known, quotes = around.known, around.quotes
        i = bisect_right(known, (start, 0)) - 1
        if i >= 0 and known[i][0] < start < known[i][1]:
            start = known[i][0]
        q = bisect_right(quotes, (hit.start, len(text))) - 1
        if q >= 0 and hit.end <= quotes[q][1]:
            start = max(start, quotes[q][0])
        if start + 1 in around.starts and start + 1 < hit.start and text[start] != "“":
            start += 1
        if hit.head.type == "Body":
            # “工作会议暨|执法协调小组（扩大）会议”: two meetings
            start = max(start, text.rfind("暨", start, hit.start) + 1)
            # “县政府督促|县自然资源局”: who does it and to whom
            start = max([start, *(m.end() for m in self._between.finditer(text, start + 2, hit.end))])
        start = self._trimmed(text, start, hit)
        # “党的|二十大精神宣讲团”
        start -= 2 * (text.endswith("党的", 0, start) and _CONGRESS.match(text, start) is not None)
        start = _one_for_two(text, start, hit)
        # “5|大提升工程”: the counted name of a set
        counted = (text[start] == "大" and text[start - 1 : start].isdigit()) or (
            text[start - 1 : start] == "、" and _LIST_COUNTED.search(text, start, hit.end)
        )
        return start if not counted and self._is_name(text[start : hit.end], hit.head) else None

    def _ranked_start(self, text: str, hit: Found, places: Mapping[int, int]) -> int | None:
        """Where the rank or the place stands right before a short head: “报告|市委”, “硚口区|政府”."""
        own = hit.head.word[0] in _RANKS
        at = hit.start + 1 if own else hit.start
        if at in places:
            return _stacked_start(text, places[at], places)
        if text[max(0, hit.start - 3) : hit.start] in _AUTONOMOUS:
            return hit.start - 3
        if own:
            return hit.start
        before = text[max(0, hit.start - 2) : hit.start]
        if before[-1:] in _RANKS and before[:1] not in ("全", "我", "本", "各", "治") and before not in self._areas:
            return hit.start - 1
        # “局党组”, “局法规科”: of the department that reports
        own = before[-1:] in ("局", "厅", "部", "署") and not "\u4e00" <= before[:1] <= "\u9fff"
        if own or (before[-1:] in ("局", "厅") and hit.head.word in self._of_a_place):
            return hit.start - 1
        return None

    def trimmed(self, text: str, start: int, stop: int) -> int:
        """The start of a stretch that holds a name, moved past the verbs before it: “落实|年报公示”."""
        while not self._protected.at(text, start, stop):
            verb = self._verbs.at(text, start, stop - 2)
            if not verb:
                break
            start += verb
        return start

    def _trimmed(self, text: str, start: int, hit: Found) -> int:
        """The start moved past what cannot begin a name: 全市, 我区, 性, verbs."""
        while start < hit.start:
            step = self._step(text, start, hit)
            if not step:
                break
            start += step
        return start

    def _step(self, text: str, start: int, hit: Found) -> int:
        piece = text[start : hit.end]
        match = _BAD_START.match(piece) if self._bad_starts.at(text, start) else None
        if not match and hit.head.type == "Body" and hit.head.word.endswith(_OF_ITS_OWN):
            match = _AS_WHAT.match(piece)
        if not match and hit.head.type not in ("Honour", "Programme") and self._whole_starts.at(text, start):
            match = _WHOLE_PLACE.match(piece)
            # “全县年度工作计划” is called so; “全县|人民调解制度” is any
            match = None if hit.head.type == "Policy" and piece[0] == "全" else match
        if not match and hit.head.type in ("Venue", "Programme"):
            match = _DONE_AT.match(piece) or _DONE_BY.match(piece)
        if not match and hit.head.type in ("Venue", "Platform"):
            match = _BUILDING.match(piece)
        step = match.end() if match else self._verb_before(text, start, piece, hit)
        if step and start + step <= hit.start:
            return step
        # “设|人民调解委员会”; but “县|政府党组” is the county's and “厅|党组会” the department's
        return 1 if piece[1:] in self._words and piece[0] not in _OWNERS else 0

    def _verb_before(self, text: str, start: int, piece: str, hit: Found) -> int:
        """The length of the verb that a stretch begins with; a verbal noun is one only at the head of a clause."""
        opening = self._openings.at(piece, 0)
        if opening and hit.head.type == "Body" and _OF_RANK.match(piece, opening):
            return opening
        if self._protected.at(piece, 0):
            return 0
        verb = self._verbs.at(piece, 0)
        if verb or (start and text[start - 1] not in "，。；：\n是"):
            return verb
        return opening if opening and self._is_name(piece[opening:], hit.head) else 0

    def _is_name(self, name: str, head: Head) -> bool:
        bare = unquoted(name)
        if "”" in name and _COUNTED_QUOTES.search(name):
            return False
        if name.count("“") != name.count("”") or name.count("（") != name.count("）") or len(bare) > _LONGEST_NAME:
            return False
        if bare in self._generic or self._modifiers.at(name, 0):
            return False
        extra = len(bare) - len(head.word)
        if head.type == "Body":
            return self._is_body(bare, head, extra)
        if head.type != "Honour" and _RANK_ALONE.fullmatch(bare, 0, extra):
            return False
        if head.type == "Honour":
            return extra >= 2 and bool(_HONOURING.match(bare))
        if head.word.endswith("格局"):  # “‘大督查’工作格局” is called so, “齐抓共管的工作格局” is said
            return "“" in name
        if head.word == "热线" and bare[:-2] in _RANKS:
            return True
        if head.type == "Programme" and "“" not in name:
            # “各类普法活动”: an activity without a name of its own is none
            return extra >= 3 and head.word != "活动"
        return extra >= 2 or "“" in name

    def _is_body(self, name: str, head: Head, extra: int) -> bool:
        if "，" in name or (len(head.word) <= 2 and self._exceptions.before(name, len(name))) or _SITTING.search(name):
            return False
        if name == f"全国{head.word}" or name[1:2] == "各":  # “全国海关”, “局各科室”: all of them
            return False
        if len(head.word) == 1:
            return extra >= 3 and name[0] in _RANKS and not _INNER_HEAD.search(name, 1, len(name) - 1)
        return extra >= 1 or len(head.word) >= 3


def _one_for_two(text: str, start: int, hit: Found) -> int:
    """Where the name of one body or course for two matters begins: “成立|依法行政及行政执法工作领导小组”."""
    words, verbs = (_AD_HOC, _FOUNDED) if hit.head.type == "Body" else (_COURSES, _HELD)
    if hit.head.type not in ("Body", "Programme") or not hit.head.word.endswith(words):
        return start
    if text[start - 1 : start] not in ("和", "及", "与"):
        return start
    verb = verbs.search(text, max(0, start - 24), start)
    return verb.end() if verb else start


def _of_several(text: str, hit: Found) -> bool:
    at = hit.start + 1 if _WITH_RANK.match(hit.head.word) else hit.start
    return bool(_SEVERAL.fullmatch(text, max(0, at - 2), at))


def _bracket_before(text: str, hit: Found) -> int:
    """Where the bracket that a name fills to its end begins, else 0."""
    if not text.startswith("）", hit.end):
        return 0
    bracket = text.rfind("（", max(0, hit.start - 16), hit.start)
    return bracket + 1 if bracket >= 0 and "）" not in text[bracket : hit.start] else 0


def _stacked_start(text: str, start: int, places: Mapping[int, int]) -> int:
    """“深圳市|南山区|司法局”, “中共|南山区|委”: the places around and the party before a place belong to the name."""
    while start in places:
        start = places[start]
    return start - 2 if text[max(0, start - 2) : start] == "中共" else start


def unquoted(name: str) -> str:
    """A name without quotation and title marks."""
    return name if name.isalnum() else _QUOTES.sub("", name)


_QUOTES = re.compile("[“”‘’《》〈〉]")


def _heads(vocabulary: Vocabulary) -> Iterable[tuple[str, Head]]:
    for kind in vocabulary.scheme("body-kind"):
        for word in kind.get("suffix"):
            yield word, Head("Body", word, kind.notation)
    for cls, type_ in _SUFFIX_CLASSES:
        for word in vocabulary.words(cls):
            yield word, Head(type_, word, None)

"""Problems: what a report says is lacking, one shortcoming each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_graph.extraction.pieces import Piece, words_pattern
from fazhi_graph.vocabulary import Vocabulary

# “虽然取得了一些成绩”, “与上级要求相比”, “对照群众期盼”: concedes or compares, lacks nothing itself
_CONCESSION = re.compile(
    r"^(?:但|但是|然而|不过)?(?:虽然?|尽管|在(?:肯定|看到|取得)|在(?=.{0,20}同时$)|回顾|总体|总的|对标|对照"
    r"|比照|(?:与|同|和|距离?)(?=.*(?:相比|比较|对照|要求|期[待盼望]|目标)$)|(?:我们)?也?(?:要|应|须|必须"
    r"|应当)?(?:清醒|深刻)|必须看到|也要看到|按照|\d{4}年，?)"
    r"|^(?:不足之处|问题|短板|差距)(?:主要)?(?:在于|是|有)$|^需要(?:指出|说明|正视)|^不可否认|^只有|^才能|做了(?:一些|大量|许多|不少|一定)(?:的)?工作|取得(?:了)?(?:一定|一些|明显|积极|新|较|阶段)|清醒(?:地)?(?:认识|看到)|现将|(?:主要)?原因(?:是|在于|有)"
    r"|^(?:对|对于|针对)?(?:这些|上述|以上)(?:问题|不足|短板|情况)|^针对[^，]*(?:问题|不足|短板|现象|情况|弱项)$|问题导向|来之不易"
    r"|(?:不断|日益|逐渐|持续)(?:涌现|增长|增加的?期[待盼]|多元|提高|变化|深入|推进)$|是一?[项个][^，]*(?:任务|工程|过程)$"
)
# “但与上级要求相比还存在不小差距”, “我县法治政府建设仍有不少短板”: the same said in one clause
_GENERAL = re.compile(
    r"(?:但是?|然而|不过|虽然?)?(?:(?:与|同|和|距离?|离|对照|对标|比照)[^，]{2,60}?"
    r"|(?:当前|目前)?(?:(?:我们?|全|本)(?:[省市区县旗州盟镇乡局厅委办]|街道)?)?的?在?(?:推进|开展)?"
    r"(?:法治政府|法治|依法行政|依法治[省市区县旗州盟镇])?(?:各项)?(?:建设)?(?:各项)?(?:工作)?(?:中|上|方面)?"
    r"(?:[与同和距][^，]{2,30}?)?)(?:[也还仍尚都均依]|仍然|依然|依旧|确实)*(?:存在|有|面临)(?:着|了)?"
    r"(?:的|一些|一定|不少|诸多|较大|不小|很大|明显|突出|几个|若干|许多|多个|这样那样"
    r"|不容忽视|值得(?:重视|注意)|亟[待需须]解决|需要(?:解决|重视)|[亟急]?[待需须]要?[^，]{0,14}(?:解决|克服|改进|重视))*"
    r"(?:问题|不足|差距|距离|短板|弱项|困难|挑战|难题|瓶颈|薄弱环节|薄弱之处|和|与|及|、|以及)+"
)
# “政务服务依然存在诸多问题和不足”, “仍有一些方面需要改进”: says no more where an enumeration follows
_OPENS = re.compile(
    r"(?:(?:存在|面临|遇到|碰到|[仍还尚也]有)(?:着|了)?(?:的|一些|一定|不少|诸多|较大|不小|很大|明显|突出|几个|若干|许多|多个|薄弱"
    r"|环节|问题|不足|差距|距离|短板|弱项|困难|挑战|难题|瓶颈|方面|地方|(?:提升|改进|进步|完善)的?空间|和|与|及|、|以及)+"
    r"|有(?:一些|几个|不少|许多|多个)(?:方面|地方|环节)(?:需要?|有待|亟待|须)(?:进一步)?[^，]{2,6})$"
)
_ENUMERATED = re.compile(
    r"[，。；：\s]*(?:(?:主要|具体|集中|突出|如|例如|比如)(?:是|有|为|反映|表现|体现)?[^，。；：]{0,8}[：，]"
    r"|(?:一是|一、|（一）|1[.、]|①|首先|第一|——|一方面))"
)
# “主要有三个‘不适应’：”: counts what follows
_COUNTS = re.compile(
    r"(?:有|存在|是|为|表现在|体现在|^)(?:以下|如下)?(?:[一二两三四五六七八九十几多]|\d+)(?:个|点|方面|大|项|种)"
    r"|(?:矛盾|问题|困难|短板)(?:逐渐|日益|仍然|依然|较为|比较|还)*(?:显现|凸显|突出|暴露)$"
)
# “问题”, “一些不足”, “以下几个方面”: names that problems follow, states none
_INTRODUCTION = re.compile(
    r"(?:(?:的|一些|一定|不少|不小|很大|以下|如下|诸多|几个|若干|突出|明显|较大|主要|工作|方面|、|和|与|及|等)*(?:问题"
    r"|不足|差距|距离|短板|弱项|薄弱环节|困难|挑战|难题|弱点|欠缺|之处|方面|地方|现象)"
    r"(?:主要)?(?:有|是|为|如下|表现在|体现在|集中在)?(?:以下|如下)?(?:[几一二两三四五六]?个?(?:点|方面))?)+"
)
# “难以满足……”, “导致……”, “也不够……”: says nothing without the clause before it
_DEPENDENT = re.compile(
    r"(?:难以|没有|缺乏|缺少|无法|未能|导致|致使|造成|影响|不能|存在|还存在|尚未|也|从而|使得?|且|仍|还"
    r"|与(?=.*不(?:适应|匹配|相适应|相称))|[^，]{2,8}却)"
)
# “在岗仅7人，难以满足监管需要”, “培训不及时，导致事项沉睡”: what comes of the clause before, told with it
_ENSUING = re.compile(r"难以|导致|致使|造成|(?:却|还)?要(?:承担|负责|应对|面对|兼顾)")
# “调解成功率偏低，仅为六成”, “审核人员仅3人，其中……1人”: the measure of the clause before
_MEASURED = re.compile(
    r"其中|(?:仅|只|高达|达到?|占|平均)(?:为|有|占|是|达)?(?:\d|[一二两三四五六七八九十])[^，]{0,6}$"
)
# “办结率下滑，由96%降至88%”: the same in numbers
_FROM_TO = re.compile(r"[由从][^，]{2,16}(?:[降升增减缩扩]|下降|上升|增加|减少)(?:至|到|为)")
# “……时，往往……”, “由于……，……”, “随着……，……”: says nothing without the clause after it
_OPENING = re.compile(
    r"但?是?(?:因(?!地制宜|此)|由于|随着|面对|受|鉴于|作为)|.{6,}(?:(?<![及按准同])时|(?<![滞落])后)$"
)
# “存在执法不严、监管不力等问题”: the frame around problems
_FRAME = re.compile(
    r"^(?:但是?|然而|不过|目前|当前|其中|主要|集中|突出|普遍|我们|我[省市区县旗镇乡街局厅委]+道?|工作中?|仍然|依然|仍|还|也|尚|均"
    r"|都|又)*(?:存在|面临|(?<=[仍还尚也然])有)(?:着|了)?"
)
_FRAME_END = re.compile(
    r"(?:(?<=[^方些])的(?:问题|现象|情况|情形)$|(?<![对平同相均])等(?:方面的?|突出|一些|一系列|实际|现实|具体)*(?:问题|现象|情况|情形|不足|短板|弱项|困难)?$)"
)
# “、”, but not inside “接不住、用不好”
_ENUMERATION = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）|、")
_LISTED = re.compile(r"等(?:现象|情况|情形)$")
# “还不同程度存在……问题”, “仍有短板”, “尚面临不少困难”
_ADMITS = re.compile(
    r"(?:还|仍|仍然|依然|依旧|尚|也|但)(?:不同程度地?|或多或少)?(?:存在|有|面临|遇到|碰到)(?!力|效|序|没有)[^，。；：]{0,30}?"
    r"(?:问题|不足|差距|短板|薄弱|弱项|困难|难题|现象|欠缺|瓶颈|制约)"
)
# “虽然取得了成绩，但……”, “不可否认，……”, “也发现，……”: what is lacking after it is admitted. The pattern begins with
# its characters, so that the search skips all others
_CONCEDES = re.compile(
    r"[虽尽不也深需](?:(?:(?<=虽)然?|(?<=尽)管)[^。；]{3,60}，(?:但|但是|然而|不过|可是|还|仍)"
    r"|(?:(?<=不)可否认|(?<=也)(?:发现|看到|意识到|注意到|感到)|(?<=深)感|(?<=需)要指出)[^。；：]{0,6}[，：])"
)
# “主要问题：1.……”, “问题与不足方面，……”: a title run into the text
_TITLED = re.compile(
    r"\s*(?:（[一二三四五六七八九十]）)?(?:主要|突出|存在的?(?:主要)?)?(?:问题|不足|短板|困难)(?:[与和、及](?:问题|不足|短板|困难))?(?:方面|是|有)?[：，]"
)
# “随着……”, “我局承担……职责”, “监督体系逐步健全”, “影响了执法效果”, “亟须加大投入”: circumstance, merit, consequence
# or cure; a clause that follows a shortcoming and is none of these states another
_ASIDE = re.compile(
    r"^(?:(?:在?一定程度上?地?)?(?:影响|制约)|随着|由于|因此|为此|对此|面对|受|鉴于|作为|在|为|对照|按照|根据|依据|通过|结合|导致|造成|致使|使|从而"
    r"|进而|引发|比如|例如|如|主要|今后|下一?步|将|要|应(?!诉|急|用)当?|须|必须|亟|建议|希望|我们)"
    r"|(?:方面|[时中后前下上内]|情况|以来|之余|同时|期间|过程|基础)$"
    r"|地处|位于|下辖|面积|人口|日益|越来越|原因|根源|需|应予|已|取得|不断|逐步|稳步|日益(?:完善|健全)|得到|成效|进展|现有|共有|设有|下设|承担|担负|职责"
    r"|涵盖|涉及|关系到|事关|是.*(?:任务|重点|关键|工程|保障)"
)
# “由于经费紧张，|……”, “随着……”: why, before what is amiss
_CIRCUMSTANCE = re.compile(r"但?(?:随着|由于|因(?!地制宜|此|素))")
# “一些偏远村组，|交通不便”, “有的干部，|……”: of whom it is said, no more
_OF_WHOM = re.compile(
    r"(?:一些|部分|个别|少数|极少数|有的|有些|多数|不少|大多数)[^，]{0,10}?(?:干部|人员|同志|领导|队伍|群众|企业|单位|部门|机关|机构"
    r"|科室|地方|地区|乡镇|镇街|街道|社区|村组|[乡镇村所队]|领域|环节|窗口)"
)
# “均有待今后予以解决”, “需要探索更多的方式” after a shortcoming: the cure
_CURE = re.compile(
    r"(?:均|都|仍|还|也|尚)*(?:有待|亟待|急待)[^，]{0,20}(?:解决|克服|改进)$"
    r"|(?:今后|下一?步|因此|所以)?(?:应当?|需要|亟需|须)(?:进一步|继续|更加|不断)?(?:加强|加大|强化|完善|健全|探索|推进|提升|提高|深化|改进|加快|规范|建立)"
)
# “对仍存在……的企业”, “督察指出……还存在……”, “各单位既讲……，也讲……”: of others, or told in order to be mended
_OF_OTHERS = re.compile(
    r"(?:对(?!照|标|比)|讲|(?<!需要)指出|查摆|排查|剖析|通报|反映|办理|受理|收集|征集|克服)[^，；：]{0,40}$"
)
_TOLD = re.compile(r"(?:讲|指出|查摆|排查|剖析|通报)[^，；：]{0,40}$")
# “……等问题，现已全部整改到位”
_MENDED = re.compile(
    r"(?:整改(?:到位|完成|完毕|落实)|(?:已|均|全部)(?:完成)?(?:整改|解决|销号|办结|化解|稳控)|责令|逐[一条项]|限期|督促"
    r"|建议书|提醒函|督办函|约谈|退回|立行立改|即知即改|立整立改)(?![^，]{0,6}(?:不|未|难|慢|滞后|缺))"
)
# how long the parts of an enumeration must be to be problems of their own, inside “存在……等问题” and elsewhere
_FRAMED_PART, _FREE_PART = 5, 8
# “少数乡镇存在甲、乙等问题”: of one subject, told as one
_HELD = re.compile(r"[^，、]存在[^，]*等[^，、]{0,4}(?:问题|现象|情况|情形|不足)$")
# “主要是甲、乙”: what follows is an enumeration
_LISTING = ("主要是", "主要表现为", "主要表现在", "表现为", "表现在", "体现在", "例如", "比如", "，如")
# three in a row are an enumeration, where two may be the halves of one statement
_THREE, _THIRD_PART = 3, 5


_SHORTEST = 5


class Stretch(NamedTuple):
    """``body[start:end]`` is one statement; ``sentence`` the index of its sentence."""

    start: int
    end: int
    sentence: int


class ProblemFinder:
    """Finds problems by the word classes ``lack``, ``lack-within`` and ``lack-lead``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lack = words_pattern(vocabulary.words("lack"))
        within = words_pattern((*vocabulary.words("lack"), *vocabulary.words("lack-within")))
        self._lack = re.compile(lack)
        self._within = re.compile(within)
        self._lookalike = re.compile(words_pattern(vocabulary.words("lack-lookalike")))
        self._lead = re.compile(words_pattern(vocabulary.words("lack-lead")))
        self._remedy = re.compile(words_pattern(vocabulary.words("remedy")))
        # “执法水平有待提升政府信息公开有待加强”: two problems that a slip ran together
        self._run_on = re.compile(r"(?<=有待(?:提升|加强|提高|完善|强化|改进|改善|加大))(?=[^，、；的和与]{6,})")

    def leads(self, text: str, start: int, end: int) -> bool:
        """True if a sentence introduces problems or states one of itself: “但仍存在一些不足”."""
        leads = [*_ADMITS.finditer(text, start, end), *self._lead.finditer(text, start, end)]
        conceded = _CONCEDES.search(text, start, end)
        if conceded and self.lacks(text, conceded.end(), end):
            leads.append(conceded)
        if _TITLED.match(text, start, end) and self.lacks(text, start, end):
            return True
        if not leads or _MENDED.search(text, leads[0].start(), end):
            return False
        return any(not self._remedied(text, start, m.start(), _OF_OTHERS) for m in leads)

    def _remedied(self, text: str, start: int, end: int, told: re.Pattern[str]) -> bool:
        """True if the clause up to ``end`` says that what follows is dealt with: “针对……”, “解决……”."""
        clause = max(start, *(text.rfind(mark, start, end) + 1 for mark in "，；："))
        return bool(self._remedy.search(text, clause, end) or told.search(text, clause, end))

    def lacks(self, text: str, start: int, end: int) -> bool:
        """True if a stretch says that something is lacking."""
        return any(not self._remedied(text, start, m.start(), _TOLD) for m in self._lack.finditer(text, start, end))

    def says(self, text: str, start: int, end: int) -> bool:
        """True if a title states a problem itself: “（二）案多人少矛盾突出”."""
        return bool(self._lack.search(text, start, end)) and not self._remedy.search(text, start, end)

    def find(self, text: str, candidates: Iterable[Piece]) -> list[Stretch]:
        """Each problem that the pieces state; an item of a list states one whatever its words."""
        found: list[Stretch] = []
        for item in _items(candidates):
            stated, first = self._stated(text, item), item[0]
            listed = _listed(text, item) and not first.introduces
            if not stated and listed and self._may_state(text[first.start : first.end], first):
                stated = [Stretch(first.start, first.end, first.sentence)]
            found += stated
        return found

    def _stated(self, text: str, item: list[Piece]) -> list[Stretch]:
        """The problems of one item. A clause that needs the one before or after it is joined to it."""
        found: list[Stretch] = []
        waiting: Piece | None = None
        listed = _listed(text, item)
        for piece in item:
            start, end, framed = self._unframed(text, piece)
            said = text[start:end]
            if _says_only_that(text, piece, first=not found) or (found and _CURE.match(said)):
                waiting = None
                continue
            if found and waiting is None and (_FROM_TO.match(said) or _MEASURED.match(said)):
                found[-1] = found[-1]._replace(end=piece.end)
                continue
            # “存在边执法边学习的情况”: the frame says that it is amiss
            lacking = (framed and start > piece.start) or self._lacking_within(said)
            if _begins_only(said) or not (lacking and self._may_state(said, piece)):
                found += _another(text, waiting, found, listed=listed)
                spent = _CONCESSION.search(said) or start > piece.start or piece.introduces
                waiting = None if spent else piece
                continue
            if waiting and (_DEPENDENT.match(said) or _opens(text[waiting.start : waiting.end])):
                found.append(Stretch(waiting.start, end, piece.sentence))
            elif found and waiting is None and (_ENSUING.match(said) or (_LISTED.search(said) and "存在" not in said)):
                found[-1] = found[-1]._replace(end=piece.end)
            else:
                found += _another(text, waiting, found, listed=listed)
                found += (Stretch(a, b, piece.sentence) for a, b in self._parts(text, start, end, framed=framed))
            waiting = None
        return found + _another(text, waiting, found, listed=listed)

    def _lacking_within(self, said: str) -> bool:
        """True if a clause has a word of lack; “不断”, “未成年人” only look like one."""
        return bool(self._within.search(self._lookalike.sub("", said)))

    def _may_state(self, said: str, piece: Piece) -> bool:
        if len(said) < 4 or _CONCESSION.search(said) or _INTRODUCTION.fullmatch(said):
            return False
        return not (piece.introduces and (_INTRODUCTION.search(said) or _COUNTS.search(said)))

    def _unframed(self, text: str, piece: Piece) -> tuple[int, int, bool]:
        """Without “仍存在” before and “等问题” after it."""
        start, end = piece.start, piece.end
        said = text[start:end]
        close = _FRAME_END.search(said)
        opened = _FRAME.match(said)
        if opened and len(said) - opened.end() >= 4 and (close or self._lack.search(said, opened.end())):
            start += opened.end()
        if close and (close.group() == "等" or start > piece.start) and start < piece.start + close.start():
            end = piece.start + close.start()
        return start, end, end < piece.end

    def _parts(self, text: str, start: int, end: int, *, framed: bool) -> Iterator[tuple[int, int]]:
        """An enumeration whose parts are problems of their own is several problems."""
        for a, b in _split(text, start, end, self._run_on):
            cuts = [m.start() for m in _ENUMERATION.finditer(text, a, b) if m.group() == "、"]
            parts = list(zip([a, *(c + 1 for c in cuts)], [*cuts, b], strict=True))
            framed = framed or text.endswith(_LISTING, 0, a)
            least = _FRAMED_PART if framed else _THIRD_PART if len(parts) >= _THREE else _FREE_PART
            whole = all(q - p >= least and self._within.search(text, p, q) for p, q in parts)
            yield from parts if whole and not _HELD.search(text[a:b]) else [(a, b)]


def _says_only_that(text: str, piece: Piece, *, first: bool) -> bool:
    """“我县法治建设仍有差距”, “……还存在一些不足：一是……”: that there are problems, but not which."""
    if first and _GENERAL.fullmatch(text, piece.start, piece.end):
        return True
    return bool(_OPENS.search(text, piece.start, piece.end) and _ENUMERATED.match(text, piece.end))


def _begins_only(said: str) -> bool:
    """True if a clause says nothing without the one after it, whatever its words."""
    return bool(_CIRCUMSTANCE.match(said) or _OF_WHOM.fullmatch(said))


def _opens(said: str) -> bool:
    return bool(_OPENING.match(said) or _OF_WHOM.fullmatch(said))


def _items(candidates: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces from one head of a sentence, or number, up to the next."""
    item: list[Piece] = []
    for piece in candidates:
        if item and (piece.first or piece.sentence != item[0].sentence):
            yield item
            item = []
        item.append(piece)
    if item:
        yield item


def _listed(text: str, item: list[Piece]) -> bool:
    """True for “一是……” and for “……；”, which say something of their own whatever their words."""
    return item[0].numbered or text[item[0].start - 1] == "；" or text[item[-1].end : item[-1].end + 1] == "；"


def _another(text: str, waiting: Piece | None, found: list[Stretch], *, listed: bool) -> list[Stretch]:
    """A clause without a word of lack, after one that has it or at the head of an item, unless it is an aside."""
    if waiting is None or not (found or (listed and waiting.first)) or _ASIDE.search(text[waiting.start : waiting.end]):
        return []
    if text.endswith(("特别是", "尤其是"), 0, waiting.start):  # “尤其是偏远山区” tells where the lack is felt most
        return []
    return [Stretch(waiting.start, waiting.end, waiting.sentence)] if waiting.end - waiting.start >= _SHORTEST else []


def _split(text: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in at.finditer(text, start, end):
        yield start, match.start()
        start = match.start()
    yield start, end

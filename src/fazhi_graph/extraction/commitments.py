"""Commitments: what a report plans to do, one action each; purposes, principles and hoped-for results are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi_graph.extraction.pieces import Piece, words_pattern
from fazhi_graph.extraction.problems import Stretch
from fazhi_graph.vocabulary import Vocabulary

# “下一步，我局将继续……”, “2024年，区政府将……”, “我们要……”: who speaks and that it lies ahead
_SPEAKER = re.compile(
    r"(?:(?:下一?步|下一?阶段|今后|明年|来年|新的?一年|接下来|下一?年度?|未来|在?20\d\d年(?:度)?)"
    # “2024年底前新建”, “明年3月印发”: when it is to be done, no speaker's “in the year to come”
    r"(?!年?[底末初前内度]|之前|以前|[上下]半年|\d{1,2}月|第?[一二三四]季度)(?:工作)?(?:里|中|内)?)?，?"
    r"(?:(?:[我本全](?:省|市|区|县|旗|州|盟|镇|乡|街道|局|厅|委|办|部|院|校|行|站|所|们|单位|系统)"
    r"|[^，。；]{1,14}?(?:省|市|区|县|旗|州|盟|镇|乡|街道|政府|局|厅|委|办|部|院|会|系统|单位|部门))(?:将|拟"
    r"|计划(?!的|和)|要(?!点|求|素|闻)|(?=继续[以围按坚]))(?!赋|其))?"
    r"(?:将(?![^，]{1,20}(?:作为|列入|纳入|列为|融入|延伸))|拟|要(?!点|求|素))?(?:继续(?=[以围按坚])|进一步(?=以))?"
)
_AHEAD_ONLY = re.compile(
    r"展望(?:未来|明年|新的?一年|20\d\d年?度?)$|(?:下一?步|下一?阶段|今后(?:一个时期)?|明年|来年|新的?一年|接下来|20\d\d年度?|未来)(?:工作)?(?:里|中|内"
    r"|的工作中|，)*$|(?:力争|争取|确保)?[到在于]?(?:20\d\d年|“十[二三四五六]五”)(?:期间|时期)?[底末]?(?:之?前|以前)?$"
)
# “为……提供保障”, “以……为指导”, “在……下”, “按照……要求”: purpose, principle, circumstance
_PRINCIPLE = re.compile(
    r"(?:坚持|始终|继续|要|更加|牢固|一|是|必须|紧紧|坚定|自觉)*"
    r"(?:以(?!案释法|案促|案说法|考促)[^，]{2,60}(?:为(?:指导|引领|统领|遵循|抓手|契机|目标|重点|主线|导向|核心"
    r"|基础|根本|中心|动力|牵引|载体|切入点|突破口|着力点|总抓手|标准|指引|纲领|主题|出发点|落脚点|己任|依据"
    r"|依托)|的?(?:精神|姿态|成绩|作风|担当|干劲|标准|举措|力度|决心|态度|勇气|成果|实际行动|紧迫感|责任感|使命感|热情|劲头|韧劲|定力|状态)[^，]{0,14})$"
    r"|坚持[^，]*(?:共同推进|一体建设|一体推进|相结合|相统一|有机统一|并重|并举|为中心|至上)$"
    r"|为(?:了|着)?(?!民|企业?办|群众办|困难|[^，]{1,30}(?:[增选]配|配[备齐置]|派驻|送去|免费|更换|购置)|[^，]*\d)"
    r"(?![^，]{1,30}提供[^，]{0,12}(?:服务|咨询|指导|帮助|援助|代理)$)[^，]{2,60}|在[^，]{2,60}(?:下|上|中|方面|领域|基础上|过程中|同时"
    r"|之?外|以外|之际|之年)$|(?:20\d\d年|今年|明年)?是[^，]{1,40}(?:年|时期|阶段|开局|起点)$|从[^，]{2,40}(?:入手|出发|着手|发力|方面.{0,6}|角度)$)"
)
_PURPOSE_END = re.compile(
    r"(?:为[^，]{2,40}(?:提供(?![^，]{0,12}(?:服务|咨询|指导|帮助|援助|代理)$)|作出|奠定|贡献|保驾护航|营造|创造|筑牢|打下|注入|添砖加瓦)[^，]*|(?:新|更大"
    r"|更高)[的]?(?:台阶|局面|篇章|阶段|水平|成效|突破|贡献|力量|征程|作为|跨越|实践|提升))$"
)
# “按照……”, “围绕……”, “利用互联网”: means and measure; an action only if a verb of doing follows
_MEANS = re.compile(
    r"(?:按照|根据|依据|依照|遵循|遵照|秉持|秉承|恪守|围绕|紧扣|紧盯|紧紧围绕|聚焦|锚定|瞄准|针对|结合|立足"
    r"|着眼|对照|对标|利用|借助|依托|运用|通过|采取|面对|随着|本着|沿着|对(?=[^，]*(?:的|不|问题|情况|行为)))"
)
_AIM_END = re.compile(
    r"(?:目标|要求|任务|部署|主线|定位|精神|原则|方向|导向|思路|实际|需求|需要|特点|关切|难点|痛点|堵点|短板"
    r"|环节|主题|契机|基础上|问题|现象|领域|行业)$"
)
_MEANS_END = re.compile(r"等(?:多种|各种|不同|有效)?(?:方式|形式|途径|渠道|手段|载体)$")
# “使……”, “从而……”, “市政府法制机构能够……”, “法治观念得到增强”: what is hoped to come of it
_OUTCOME = re.compile(
    r"(?:(?:推动|加快|全面|着力|积极|进一步|努力|逐步)*(?:形成|营造)[^，]*(?:氛围|环境|格局|局面|合力|态势|生态"
    r"|新风)$|使|从而|进而|以期|以便|以此|助力|赋能|倒逼|引领|迎接|以[^，]{2,12}(?:迎接|献礼|庆祝)|奋力|努力(?!提升"
    r"|提高|打造|构建|推进|推动|做|建)|谱写|开创|力促|切实?维护|有效(?:维护|防范|提升|遏制|避免|预防|化解)|严防"
    r"|防止|避免|杜绝|不断(?:开创|谱写|满足|增强人民|提升人民|提高人民)|形成|营造|持续?释放|彰显|展现"
    r"|(?!推动|促进|实现|确保|力争)[^，]{2,24}(?:稳步|持续|大幅)(?:提升|提高|增强|改善|优化|向好)$"
    r"|[^，]{2,24}(?:能够|得以|得到(?:有效|充分|进一步|切实|明显|全面|显著)|更加(?!注重|突出)|明显|显著"
    r"|不断(?:提升|增强|提高|完善|优化|改善)))"
)
# “提升公职人员依法履职水平”: after an action its result; at the head of a sentence an action itself
_RESULT = re.compile(
    r"(?:并|进一步|不断|切实|着力|持续|稳步|有效|全面|整体|全力|充分|更好|真正|大力|积极|逐步|努力)*"
    r"(?:(?:提高|提升|增强|增进|强化|改善|促进|推动|推进|实现|确保|保证|保障|维护|维持|做到|达到|发挥|充分发挥"
    r"|检验|树立|夯实|带动|激发|满足)[^，]{2,40}"
    r"(?:责任感|使命感|方向|意识|素养|水平|能力|思维|效能|实效|质效|效率|质量|本领|满意度|获得感|幸福感|安全感|公信力|影响力"
    r"|凝聚力|执行力|知晓率|覆盖面|针对性|实效性|有效性|积极性|主动性|自觉性|权威|形象|环境|氛围|稳定|和谐|权益"
    r"|利益|正义|公正|统一|作用|优势|效果|保障|发展|提升|见效|落实|落地|落地见效|落地生根|落到实处"
    r"|走深走实|蔚然成风|需求|活力)"
    r"|以[^，]{2,20}(?:撬动|引领|促进|推动|带动|助推|倒逼|赋能|保障|守护|护航|促)[^，]+)$"
)
# “重点抓好以下工作”, “从四个方面发力”: announces actions
_ANNOUNCES = re.compile(
    r"(?:以下|如下|下列|下述|[一二三四五六七八九十几两多]个?(?:大|重点)?方面|[一二三四五六七八九十几]项(?:重点)?(?:工作"
    r"|任务))[^，]{0,12}$"
)
# “一抓关键少数，增强法治意识。”: a sentence that heads the ones after it
_HEADING_SENTENCE = re.compile(r"[一二三四五六七八九十]抓[^，。；]{2,16}(?:，[^，。；]{2,24})?[。；]")
# “加快构建以信用监管为基础，以重点行业监管为补充的新型监管机制”: one clause, parted by a comma inside it
_UNFINISHED = re.compile(r".+以[^，]+为[^，]{1,4}$")
_FINISHING = re.compile(r"以[^，]+为[^，]+的.+")
# “三个到位：阵地建设到位，……”: the name of a set of actions
_SLOGAN_HEAD = re.compile(r"[^，]{2,8}到位")
_OBJECT_FIRST = re.compile(r"(?:对(?![标照接口外])|把|将)[^，]+")
_TREATED = re.compile(r"(?:予以|给予|进行|加以|严肃|一律|实行|逐一|及时|依法)")
# a verb directly after the preposition is part of the object: “对公开不及时”
_PREPOSITION = 3
_SHORTEST = 5
# “建立台账” after another action; at the head of an item four characters are mostly a title: “压实责任”
_SHORTEST_AFTER = 4


class CommitmentFinder:
    """Finds planned actions by the word classes ``deed`` and ``slogan``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._deed = re.compile(words_pattern(vocabulary.words("deed")))
        slogan = words_pattern(vocabulary.words("slogan"))
        self._slogan = re.compile(rf"(?:[将要更以]|{slogan}|[、“”和的再]|进一步|继续)+")

    def find(self, text: str, candidates: Iterable[Piece]) -> list[Stretch]:
        """Each planned action that the pieces state."""
        return [
            Stretch(piece.start, piece.end, piece.sentence)
            for piece in self._joined(text, candidates)
            if self._is_action(text[piece.start : piece.end], piece)
        ]

    def _joined(self, text: str, candidates: Iterable[Piece]) -> Iterator[Piece]:
        """Pieces without who speaks; those that a comma parted by mistake are one again."""
        waiting: Piece | None = None
        for piece in (_without_speaker(text, one) for one in _outside_headings(text, candidates)):
            if waiting and self._belongs(text, waiting, piece):
                waiting = waiting._replace(end=piece.end)
                continue
            if waiting:
                yield waiting
            waiting = piece
        if waiting:
            yield waiting

    def _belongs(self, text: str, before: Piece, piece: Piece) -> bool:
        if before.sentence != piece.sentence or piece.first:
            return False
        said, then = text[before.start : before.end], text[piece.start : piece.end]
        if _UNFINISHED.fullmatch(said) and _FINISHING.fullmatch(then):
            return True
        alone = not self._deed.search(said, _PREPOSITION) or _TREATED.match(then)
        return bool(_OBJECT_FIRST.fullmatch(said)) and bool(alone)

    def _is_action(self, said: str, piece: Piece) -> bool:
        if (
            len(said) < (_SHORTEST if piece.first else _SHORTEST_AFTER)
            or piece.introduces
            or _ANNOUNCES.search(said)
            or _AHEAD_ONLY.match(said)
        ):
            return False
        if piece.first and _SLOGAN_HEAD.fullmatch(said) and not self._deed.match(said):
            return False
        if self._slogan.fullmatch(said) or _PRINCIPLE.match(said) or _PURPOSE_END.search(said):
            return False
        if _MEANS_END.search(said) or self._only_means(said):
            return False
        if len(said) < _SHORTEST and not self._deed.match(said):
            return False
        return not _OUTCOME.match(said) and (piece.first or not _RESULT.fullmatch(said))

    def _only_means(self, said: str) -> bool:
        """True for “围绕示范区建设”, where a verb at the very end is a noun, but not for “对违规者问责”."""
        means = _MEANS.match(said)
        if means is None or _AIM_END.search(said):
            return means is not None
        before_end = len(said) + (means.group() == "对")
        return not any(deed.end() < before_end for deed in self._deed.finditer(said, means.end()))


def _outside_headings(text: str, candidates: Iterable[Piece]) -> Iterator[Piece]:
    heading = -1
    for piece in candidates:
        if piece.first and _HEADING_SENTENCE.match(text, _line_start(text, piece.start)):
            heading = piece.sentence
        if piece.sentence != heading:
            yield piece


def _line_start(text: str, at: int) -> int:
    """The head of the sentence that begins with a number just before ``at``."""
    return max(text.rfind(mark, 0, at) for mark in "\n。；") + 1


def _without_speaker(text: str, piece: Piece) -> Piece:
    speaker = _SPEAKER.match(text, piece.start, piece.end)
    return piece._replace(start=speaker.end()) if speaker else piece

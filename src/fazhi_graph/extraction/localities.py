"""Places below the county by the words that their names end on: 石沛镇黄栗树村, 蛟桥街道, 塔林嘎查."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi_graph.extraction.bounds import Bounds

# “石沛镇黄栗树村”, “蛟桥街道”, “冠山金牧社区”, “塔林嘎查”: places below the county
_TOWNSHIP = re.compile(
    r"(?P<town>[\u4e00-\u9fff]{1,6}?(?:街道|镇|乡|苏木|管理处))?"
    r"(?P<village>[\u4e00-\u9fff]{2,4}(?:社区|村)|[\u4e00-\u9fff]{2,7}嘎查)?"
)
_GENERAL_LOCALITY = re.compile(
    r"部分|每个|若干|多个|其他|各|省市县|市县|偏远|^(?:[省市区县旗盟州乡镇街村]|苏木|嘎查|社区|街道)+$|^[一两二三四五六七八九十]+[个是]|^[到向由在对把将从]"
    r"|^(?:参与|分解|走进|深入|进驻|印制|依法治|全面|推动|支持|指导|组织)|(?:精神|政府)[镇乡村]"
    r"|(?:行政|自然|后进|薄弱|空壳|贫困|重点|中心|搬迁|城中)村$"
    r"|(?:示范|先进|试点|标杆|无讼|和美|美丽)(?:社区|村|镇|乡|街道|苏木|嘎查)$"
)
# what may not stand before is looked at last: a pattern that begins with letters is found faster
_LOCALITY_END = re.compile(
    r"街道(?![办（]|级)(?<![全各本我]街道)|镇(?![街域级政人、（])(?<![全各本我]镇)"
    r"|镇(?=、[\u4e00-\u9fff]{2,8}(?:镇|乡|街道|苏木)(?!级))(?<![全各本我乡、]镇)"
    r"|乡(?![镇村贤级土（])(?<![全各本我城老故他家下返进]乡)|苏木(?![乡镇、（])(?<![全各本我]苏木)|嘎查(?![村级达长（])(?<![全各本我]嘎查)"
    r"|管理处(?<![全各本我]管理处)"
    r"|社区(?=、[\u4e00-\u9fff]{2,10}(?:村|社区|镇|乡|街道|苏木|嘎查))(?<![全各本我、和]社区)|社区(?!矫正|工作|居民|服务|调解|党|网格|民警|民主|治理|戒毒|志愿|文化|公共|公益|医|卫生|建设|法|和|书记|干部|群众|康复|教育|两委|居委|普法|邻里|议事|警务|养老|全科|年度|[、（”])(?<![全各本我]社区)"
    r"|村(?=、[\u4e00-\u9fff]{2,10}(?:村|社区|镇|乡|街道|苏木|嘎查))(?<![全各本我乡农、和]村)|村(?![级居规民委干务组支庄“镇（、社]|一)(?<![全各本我乡农]村)"
)


def find(text: str, bounds: Bounds) -> Iterator[tuple[int, int]]:
    """Townships, streets, communities and villages, a village also with its township before it."""
    for match in _LOCALITY_END.finditer(text):
        near = bounds.left(match.start())
        # “天和社区”: the name itself may hold a function word
        inner = (
            near == match.start() and text[near - 1 : near] in tuple("和同有为") and bounds.left(near - 1) == near - 2
        )
        # “建设|米庄镇法治公园”: a verb that is mostly a noun bounds nothing
        near += 2 * text.startswith("建设", near)
        for start in (near, near - 2) if inner else (near,):
            found = _TOWNSHIP.fullmatch(text, start, match.end())
            if found and match.end() - start >= 3 and not _GENERAL_LOCALITY.search(found.group()):
                yield start, match.end()
                break


def town_end(text: str, start: int, end: int) -> int | None:
    """Where the township ends in the name of a village that begins with it."""
    found = _TOWNSHIP.fullmatch(text, start, end)
    return found.end("town") if found and found["town"] and found["village"] else None

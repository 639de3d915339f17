"""Objects that are no names: the role that somebody was appointed to, the persons trained, the meeting held."""

from __future__ import annotations

import re

# “聘请40名特邀行政执法监督员”, “配备专兼职法制审核人员361人”, “法制审核员两名”
_ROLE = re.compile(
    r"(?P<role>(?:(?!担任|作为)[\u4e00-\u9fff（）“”]){0,16}?(?:监督员|联络员|审核员|调解员|协理员|陪审员|宣讲员|网格员|指导员|观察员|讲师|专干|专员|人员|顾问|律师|法官|队伍|干部|成员|副校长|辅导员|志愿者|书记员|专家|骨干|力量|带头人|明白人|员))"
    r"(?=\d|[一二两三四五六七八九十百]+(?:余|多)?[名人位支个]|[，。；、）]|担任|对|参与|$)"
)
# “聘请…律师2名担任常年法律顾问”: the role is what they serve as
_SERVE = re.compile(
    r"(?:担任|作为|为|作|任)(?P<role>[\u4e00-\u9fff“”]{2,16}?(?:顾问|员|长|师|家|人员|成员|副校长|者))(?=[，。；、]|$)"
)
# “为|我镇|法律顾问”: whose, no part of the role
_OWN = re.compile(r"[我本全](?:省|市|县|区|旗|州|镇|乡|街道|局|厅|委|单位)(?=[\u4e00-\u9fff]{2})")
# “法治思维培训班”, “专家论证会”, “新修订《行政处罚法》培训”
_EVENT = re.compile(
    r"(?:《[^《》]{2,60}》|“[^“”]{1,30}”|第\d{1,3}次|[\u4e00-\u9fff（）、]){0,36}?(?:全体会议|工作会议|专题会议|联席会议|常务会议|推进会|论证会|座谈会|研讨会|培训会|现场会|发布会|听证会|评议会|部署会|动员会|交流会|协调会|会议|培训班|大讲堂|讲座|讲坛|论坛|仪式|培训|竞赛|大赛|比武|讲堂|课堂|年会|例会|会|班)"
    r"(?=\d|[一二两三四五六七八九十]+(?:余|多)?[次场期个]|[，。；、）]|等|并|[\u4e00-\u9fff]|$)"
)
_EVENT_LEAD = re.compile(
    r"^(?:了|各类|各种|全[省市区县镇州旗]|\d[\d,.万余多]*(?:余|多)?[次场期个]|[一二两三四五六七八九十]+[次场期个])*"
)
_PERSONS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}(?:执法|审核|调解|普法|工作|业务|管理|领导|基层|网格|司法|法治|窗口|行政|复议|应诉)[\u4e00-\u9fff]{0,4}?(?:人员|干部|员|骨干|队伍)"
    r"|[县科处乡镇村街]{1,2}级?(?:领导)?干部|公务员|法律明白人|人民调解员|调解员|干部|执法人员)"
)
COUNTED = re.compile(
    r"[了\s]*(?:近|约|超|逾)?(?:\d[\d.,万]*|[一二两三四五六七八九十百千]+)(?:余|多)?(?:人次|[名个位人场次期批支家])"
)
_LEAD = re.compile(r"^(?:了|各类|全[省市区县镇州旗]|专兼职|专职|兼职|一批|一名|多名|[省市区县]级)?")


def roles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The roles to which the stretch after a verb of appointing appoints."""
    serving = _SERVE.search(text, start, end)
    if serving:
        start, end = serving.span("role")
        own = _OWN.match(text, start, end)
        return [(own.end() if own else start, end)]
    found = []
    for match in _ROLE.finditer(text, start, end):
        at, stop = match.span("role")
        counted = COUNTED.match(text, at, stop)
        at = counted.end() if counted else at
        at += len(text[at:stop]) - len(text[at:stop].lstrip("了名位个支和及与"))
        if stop - at >= 2:
            found.append((at, stop))
    return found


def persons(text: str, clause: tuple[int, int], verb: tuple[int, int]) -> list[tuple[int, int]]:
    """Who was trained: named after the verb (培训执法人员867人次) or before it (对执法人员进行培训)."""
    counted = COUNTED.match(text, verb[1], clause[1])
    after = _PERSONS.match(text, counted.end() if counted else verb[1], clause[1])
    if after:
        return [_bare(text, *after.span())]
    before = list(_PERSONS.finditer(text, clause[0], verb[0]))
    return [_bare(text, *before[-1].span())] if before else []


# “组织全区|行政执法人员”, “对|新进执法人员”
_BEFORE_PERSONS = re.compile(
    r"^(?:组织|安排|选派|集中|开展|举办|分批|定期|加强|强化|全面|对|将|了|名|位|和|及|与|的|个|期|场|次|批)*(?:全[省市区县镇州旗]|各[镇乡街道单位部门]{1,4})?"
)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _BEFORE_PERSONS.match(text[start:end])
    return start + (lead.end() if lead else 0), end


def events(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The meeting, course or ceremony after a verb of convening."""
    lead = _EVENT_LEAD.match(text[start:end])
    at = start + (lead.end() if lead else 0)
    best: tuple[int, int] | None = None
    match = _EVENT.match(text, at, end)
    while match and match.end() > (best[1] if best else at):
        best = (at, match.end() + text.startswith("议", match.end(), end))
        longer = _EVENT.match(text, best[1], end)
        match = longer if longer and _near(text, best[1], longer.end()) else None
    if best is None or best[1] - best[0] < 2:
        return []
    # “讲堂3期、|讲坛3期”: each with its number
    more = _AND_MORE.match(text, best[1], end)
    return [*_meetings(text, *_closed(text, *best)), *(events(text, more.end(), end) if more else ())]


def _near(text: str, end: int, longer: int) -> bool:
    """Whether the name of a meeting goes on after ``end``, or another is listed: “党组会、|法治建设推进会议”."""
    listed = text[end] == "、" and _MEETING.fullmatch(text, end + 1, longer)
    return bool(longer - end <= 8 or listed) and not _GOES_ON.match(text, end)


_AND_MORE = re.compile(r"\d[\d,]*(?:余|多)?[次场期个]、")
# “党工委会、|主任办公会议”
_MEETING = re.compile(r"[^、（][^、]+(?:会议|会)")


def _meetings(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Each of several meetings; what else is listed stays together: “讲座、培训会”."""
    cuts = [m.start() for m in re.finditer("、", text[start:end])]
    spans = list(zip([start, *(start + c + 1 for c in cuts)], [*(start + c for c in cuts), end], strict=True))
    return spans if all(_MEETING.fullmatch(text, *span) for span in spans) else [(start, end)]


# “座谈会|向社会公开征求意见”: what the meeting was for
_GOES_ON = re.compile(r"[向对就为由将与]")


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """“常委会|（全面依法治县委员会”: a name ends before a bracket that it does not close."""
    open_ = text.rfind("（", start, end)
    return (start, open_) if open_ > start and "）" not in text[open_:end] else (start, end)

"""A small hand-made extraction with every kind of fact, of a place that is not on any map."""

from __future__ import annotations

from fazhi_graph.graph.places import Place
from fazhi_graph.iris import DEFAULT_BASE, concept, thing
from fazhi_graph.model import (
    Change,
    Entity,
    EntityType,
    Extraction,
    Measure,
    Observation,
    Passage,
    Relation,
    Repair,
    ReportFacts,
    Section,
    Source,
    Span,
    Statement,
    Warning,
)

TEXT = """青溪区2021年法治政府建设年度报告

一、推进依法行政
青溪区司法局牵头负责行政复议工作，全年审结行政复议案件45件，其中撤销6件、维持30余件。
区司法局挂牌成立青溪区行政争议调解中心，中心下设接待室。
二、强化保障
区政府印发《青溪区行政执法监督办法》，落实“放管服”改革，聘请法律顾问12名，召开依法行政工作会议。
建成“溪事通”平台和青溪法治广场，荣获省级法治建设先进区，投入经费约126.50万元。
原区法制办公室并入区司法局，办案周期缩短至2.5。
三、存在的问题
基层执法力量不足。
四、下一步打算
到2022年底新建公共法律服务站8个。
青溪区人民政府
2022年1月20日
"""

SHA256 = "5f" * 32
PLACES = {
    "990101": Place("990101", "青溪区", "county", ("990100", "990000")),
    "990100": Place("990100", "云州市", "prefecture", ("990000",)),
    "990000": Place("990000", "江东省", "province"),
}
REPORT = f"{DEFAULT_BASE}report/990101-2021-5f5f5f5f"
DISTRICT = f"{DEFAULT_BASE}jurisdiction/990101"


def at(quote: str, within: str = "") -> Span:
    """Where a quote stands (first), or where it stands within the first occurrence of a longer one."""
    start = TEXT.index(within) + within.index(quote) if within else TEXT.index(quote)
    return Span(start, start + len(quote))


def everywhere(*quotes: str) -> tuple[Span, ...]:
    """The first occurrence of each."""
    return tuple(sorted(at(q) for q in quotes))


def body(name: str) -> str:
    """The IRI of a body of the district."""
    return thing("body", "990101", name)


def _entity(kind: EntityType, canonical: str, iri: str, *mentions: str, body_kind: str | None = None) -> Entity:
    found = everywhere(*(mentions or (canonical,)))
    place = None if iri.startswith(concept("", "")) or kind == "Jurisdiction" else "990101"
    return Entity(kind, canonical, canonical, iri, found, place, body_kind, rule="named")


BUREAU = body("青溪区司法局")
GOVERNMENT = body("青溪区人民政府")
CENTRE = body("青溪区行政争议调解中心")
ROOM = body("青溪区行政争议调解中心接待室")
OFFICE = body("青溪区法制办公室")
MEASURES_ACT = thing("policy", "990101", "青溪区行政执法监督办法")
PLATFORM = thing("platform", "990101", "溪事通")
SQUARE = thing("venue", "990101", "青溪法治广场")
TITLE = thing("honour", "990101", "省级法治建设先进区")
REFORM = concept("programme", "fangguanfu")
RECONSIDERATION = concept("institution", "reconsideration")
KIND, GOVERNMENT_KIND = concept("body-kind", "justice-bureau"), concept("body-kind", "government")
ADVISERS = thing("institution", "990101", "法律顾问")

ENTITIES = (
    _entity("Jurisdiction", "青溪区", DISTRICT),
    _entity("Body", "青溪区司法局", BUREAU, "青溪区司法局", "区司法局", body_kind="justice-bureau"),
    _entity("Body", "青溪区人民政府", GOVERNMENT, "青溪区人民政府", body_kind="government"),
    _entity("Body", "青溪区行政争议调解中心", CENTRE),
    _entity("Body", "青溪区行政争议调解中心接待室", ROOM, "接待室"),
    _entity("Body", "青溪区法制办公室", OFFICE, "区法制办公室"),
    _entity("Institution", "行政复议", RECONSIDERATION),
    _entity("Institution", "法律顾问", ADVISERS),
    _entity("Policy", "青溪区行政执法监督办法", MEASURES_ACT),
    _entity("Programme", "“放管服”改革", REFORM),
    _entity("Platform", "溪事通", PLATFORM),
    _entity("Venue", "青溪法治广场", SQUARE),
    _entity("Honour", "省级法治建设先进区", TITLE),
)

_CASES = "审结行政复议案件45件，其中撤销6件、维持30余件"
_FUNDS = "投入经费约126.50万元"
OBSERVATIONS = (
    Observation(
        "45",
        "件",
        "count",
        "exact",
        "行政复议案件",
        "reconsideration.concluded",
        None,
        at("45", _CASES),
        at(_CASES),
        rule="cue",
    ),
    Observation(
        "6",
        "件",
        "count",
        "exact",
        "行政复议案件",
        "reconsideration.revoked",
        None,
        at("6", _CASES),
        at(_CASES),
        part_of=0,
        outcome_of="行政复议案件",
    ),
    Observation(
        "30",
        "件",
        "count",
        "at_least",
        "行政复议案件",
        "reconsideration.upheld",
        "区司法局",
        at("30", _CASES),
        at(_CASES),
        subject_iri=BUREAU,
        part_of=0,
    ),
    Observation("12", "名", "count", "exact", "法律顾问", "advisers.hired", None, at("12名"), at("聘请法律顾问12名")),
    Observation("1265000.0", "元", "amount", "about", "经费", None, None, at("126.50万", _FUNDS), at(_FUNDS)),
    Observation(
        "2.5", "", "duration", "exact", "办案周期", None, None, at("2.5"), at("办案周期缩短至2.5"), change=True
    ),
    Observation(
        "8",
        "个",
        "count",
        "exact",
        "公共法律服务站",
        "legal_service.stations",
        None,
        at("8个"),
        at("新建公共法律服务站8个"),
        period=2022,
    ),
)

_TOPIC = "enforcement"
MEASURES = (
    Measure(
        "leads",
        "青溪区司法局",
        BUREAU,
        ("行政复议",),
        (RECONSIDERATION,),
        _TOPIC,
        at("青溪区司法局牵头负责行政复议工作"),
        rule="verb",
    ),
    Measure(
        "established",
        "青溪区司法局",
        BUREAU,
        ("青溪区行政争议调解中心",),
        (CENTRE,),
        _TOPIC,
        at("区司法局挂牌成立青溪区行政争议调解中心"),
    ),
    Measure(
        "issued",
        "青溪区人民政府",
        GOVERNMENT,
        ("青溪区行政执法监督办法",),
        (MEASURES_ACT,),
        _TOPIC,
        at("区政府印发《青溪区行政执法监督办法》"),
    ),
    Measure("implements", "青溪区人民政府", GOVERNMENT, ("“放管服”改革",), (REFORM,), None, at("落实“放管服”改革")),
    Measure("appointed", "青溪区", DISTRICT, ("法律顾问",), (None,), None, at("聘请法律顾问12名")),
    Measure("convened", "青溪区", DISTRICT, ("依法行政工作会议",), (None,), None, at("召开依法行政工作会议")),
    Measure(
        "built",
        "青溪区",
        DISTRICT,
        ("溪事通", "青溪法治广场"),
        (PLATFORM, SQUARE),
        None,
        at("建成“溪事通”平台和青溪法治广场"),
    ),
    Measure("awarded", "青溪区", DISTRICT, ("省级法治建设先进区",), (TITLE,), None, at("荣获省级法治建设先进区")),
    Measure("invested", "青溪区", DISTRICT, ("经费",), (None,), None, at(_FUNDS)),
)


def _relation(subject: str, predicate: str, name: str, iri: str | None, quote: str) -> Relation:
    label = next(e.canonical for e in ENTITIES if e.iri == subject)
    return Relation(label, predicate, name, subject, iri, at(quote))


RELATIONS = (
    _relation(BUREAU, "leads", "行政复议", RECONSIDERATION, "青溪区司法局牵头负责行政复议工作"),
    _relation(BUREAU, "established", "青溪区行政争议调解中心", CENTRE, "挂牌成立青溪区行政争议调解中心"),
    _relation(ROOM, "part_of", "青溪区行政争议调解中心", CENTRE, "中心下设接待室"),
    _relation(GOVERNMENT, "issued", "青溪区行政执法监督办法", MEASURES_ACT, "印发《青溪区行政执法监督办法》"),
    _relation(GOVERNMENT, "implements", "“放管服”改革", REFORM, "落实“放管服”改革"),
    _relation(DISTRICT, "appointed", "法律顾问", None, "聘请法律顾问12名"),
    _relation(DISTRICT, "convened", "依法行政工作会议", None, "召开依法行政工作会议"),
    _relation(DISTRICT, "built", "溪事通", PLATFORM, "建成“溪事通”平台"),
    _relation(DISTRICT, "built", "青溪法治广场", SQUARE, "建成“溪事通”平台和青溪法治广场"),
    _relation(DISTRICT, "awarded", "省级法治建设先进区", TITLE, "荣获省级法治建设先进区"),
    _relation(OFFICE, "transferred_to", "青溪区司法局", BUREAU, "原区法制办公室并入区司法局"),
)

SENTENCES = (
    "青溪区司法局牵头负责行政复议工作，全年审结行政复议案件45件，其中撤销6件、维持30余件。",
    "区司法局挂牌成立青溪区行政争议调解中心，中心下设接待室。",
    "区政府印发《青溪区行政执法监督办法》，落实“放管服”改革，聘请法律顾问12名，召开依法行政工作会议。",
    "建成“溪事通”平台和青溪法治广场，荣获省级法治建设先进区，投入经费约126.50万元。",
    "原区法制办公室并入区司法局，办案周期缩短至2.5。",
    "基层执法力量不足。",
    "到2022年底新建公共法律服务站8个。",
)
_HEADINGS = (
    ("一、推进依法行政", "enforcement"),
    ("二、强化保障", None),
    ("三、存在的问题", "problems"),
    ("四、下一步打算", "plan"),
)
_SECTION_OF = (0, 0, 1, 1, 1, 2, 3)


def _sections() -> tuple[Section, ...]:
    heads = [at(heading) for heading, _ in _HEADINGS]
    ends = [*(h.start for h in heads[1:]), TEXT.index("青溪区人民政府\n2022")]
    return tuple(
        Section(i, 1, heading, heads[i], Span(heads[i].start, ends[i]), topic)
        for i, (heading, topic) in enumerate(_HEADINGS)
    )


def extraction(path: str = "青溪区2021.txt", sha256: str = SHA256) -> Extraction:
    """The sample: every kind of entity, fact, warning and repair, each at least once."""
    return Extraction(
        source=Source(path, "text/plain", sha256, "utf-8"),
        text=TEXT,
        report=ReportFacts(
            "青溪区2021年法治政府建设年度报告", "青溪区", True, "990101", "990101", "江东省", "county", 2021,
            "青溪区人民政府", "2022-01-20", "2022-01-25", ("青政发〔2022〕3号",), ("990100", "990000"), ("青溪",),
        ),
        sections=_sections(),
        passages=tuple(Passage(at(s), _SECTION_OF[i]) for i, s in enumerate(SENTENCES)),
        entities=ENTITIES,
        observations=OBSERVATIONS,
        measures=MEASURES,
        relations=RELATIONS,
        problems=(Statement(at("基层执法力量不足"), "enforcement"),),
        commitments=(Statement(at("到2022年底新建公共法律服务站8个"), "disputes", "2022年底", (6,)),),
        changes=(
            Change(("青溪区法制办公室",), ("青溪区司法局",), (OFFICE,), (BUREAU,), at("原区法制办公室并入区司法局")),
        ),
        warnings=(Warning("unit.missing", "the number has no unit", at("2.5")),),
        repairs=(Repair("punctuation", at("，"), ",", "，"), Repair("punctuation", at("。"), ".", "。")),
    )  # fmt: skip


def place(key: str) -> Place | None:
    """The gazetteer of the sample's country."""
    return PLACES.get(key)

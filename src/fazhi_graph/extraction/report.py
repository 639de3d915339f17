"""What the report says of itself: place, year, issuer, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from fazhi_graph.extraction.jurisdiction import Place, PlaceReader
from fazhi_graph.extraction.outline import ordinal
from fazhi_graph.extraction.places import PlaceFinder
from fazhi_graph.model import Document, ReportFacts
from fazhi_graph.vocabulary.divisions import NATION, NATION_NAMES, Gazetteer

# “重庆市江北区人民政府关于2021年…”, “江苏省财政厅2022年度…”: what stands before the subject of the title
_TITLE_HEAD = re.compile(r"(.{2,30}?)(?:(?<!^)关于|(?<!^)(?:19|20)\d\d|二[〇○零]|法治政府|法治建设|依法行政|推进|年度)")
# “2018—2022年”, “2018年至2022年”: the last year of the range is meant
_RANGE = re.compile(r"20\d\d年?\s*[-—–~至到]+\s*(20\d\d)(?=年|[）\s]|法治|$)")
# “(2021年度)”, “2019年”
_YEAR = re.compile(r"(20\d\d)(?=年|法治|度)")
# “二〇二一年”
_HAN_YEAR = re.compile(r"二[〇○零O]([〇○零O一二三四五六七八九])([〇○零O一二三四五六七八九])年")
# “《法治政府建设实施纲要（2021—2025年）》”, “《纲要》（2015—2020年）”: years of plans
_PLAN_TITLE = re.compile(r"《[^《》]*》(?:（[^（）]*）)?|规划（[^（）]*）|纲要（[^（）]*）")
# “现将2023年工作情况报告如下”
_REPORTS_ON = re.compile(r"现(?:就|将|把)[^。]{0,40}?(20\d\d)(?=年)[^。]{0,60}?(?:报告|汇报|总结|公布|公开|报送)")
_HAN_DAY = r"二[〇○零O][〇○零O一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
# “（此件公开发布）”, “抄送：市委。”, “附件：统计表”, “办公室 2023年3月10日印发”: what may stand below a signature
_BELOW = (
    r"(?:（[^（）\n]{2,60}）|(?:抄送|抄报|分送|附件?|主题词|联系人|责任编辑|编辑|审核)[：:][^\n]*"
    r"|[^\n，。；]{0,30}20\d\d年\d{1,2}月\d{1,2}日印发)"
)
# “2020年5月28日” on a line of its own, or run on at the end: “大瑶镇人民政府2022年12月20日”, a note below it or not
_SIGNED = re.compile(
    r"(?:^|\n|(?<=[。？！）]))(?P<issuer>[^\n，。；：]{4,40}?)?[\s\n]*"
    rf"(?:(?P<year>20\d\d)年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日|(?P<han>{_HAN_DAY}))"
    rf"[）\s]*(?:{_BELOW}\s*)*$"
)
# “（2023年3月30日）”, “兰山区人民政府办公室（2024年1月12日）” below the title
_HEADED = re.compile(
    r"\s*(?P<issuer>[^\n，。；：（]{4,40}?)?[\s\n]*（?"
    rf"(?:(?P<year>20\d\d)年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日|(?P<han>{_HAN_DAY}))）?[^\S\n]*(?=\n)"
)
# “喀喇沁旗人民政府 2023-01-20 10:22”: when a page was put on the web
_PUT_UP = re.compile(r"\s*[^\n，。；：\d]{0,30}(?P<day>20\d\d-[01]\d-[0-3]\d) ?\d{1,2}:\d\d[^\n，。；]{0,30}\n")
_ISSUER = re.compile(r"(?:政府|委员会|办公室|局|厅|委|办|部|处|院|会|队|中心|所|站|行|公署)$")
_DIGITS = "〇一二三四五六七八九"
# how many characters the opening and the signature of a report may take
_OPENING, _CLOSING = 600, 400
# a report signed from this month on is of the same year, one signed earlier of the year before
_YEAR_END = 11


def report_facts(
    document: Document, places: PlaceFinder, overrides: Mapping[str, str] | None = None
) -> tuple[ReportFacts, Place]:
    """Facts of a document and its place. ``overrides`` are cells of ``--metadata``; they win over the text."""
    gazetteer = places.gazetteer
    given = {k: v for k, v in (overrides or {}).items() if v}
    title = document.header_value("title")
    body = document.body.text
    signed = _SIGNED.search(body, max(0, len(body) - _CLOSING))
    unsigned = body[: signed.start()] if signed else body
    signed = signed or _HEADED.match(body)
    issuer = _issuer(signed, title, document)
    written = _signed_on(signed) or document.header_value("written_on")
    put_up = _PUT_UP.match(body)
    published = document.header_value("published_on") or (put_up["day"] if put_up else None)
    year = int(given["year"]) if "year" in given else _year(title, unsigned, written or published)
    names = (_title_head(title), issuer, document.header_value("publisher"), title)
    identifiers = tuple(
        f.value
        for f in document.header
        if f.name in ("index_number", "document_number") and f.value not in ("无", "-", "/")
    )
    place = _given_place(given, gazetteer) or PlaceReader(places, names, body, year, identifiers).place()
    division = place.division
    facts = ReportFacts(
        title=title,
        jurisdiction=division.name if division else None,
        jurisdiction_stated=place.stated,
        division_code=division.code or None if division else None,
        division=division.key if division else None,
        province=gazetteer.province_of(division).name if division and division is not NATION else None,
        level=division.level if division else None,
        year=year,
        issuer=issuer,
        issued_on=written,
        published_on=published,
        identifiers=identifiers,
        parents=tuple(d.key for d in gazetteer.parents(division)) if division else (),
        clues=place.clues,
    )
    return facts, place


def _given_place(given: Mapping[str, str], gazetteer: Gazetteer) -> Place | None:
    code, name = given.get("division_code"), given.get("jurisdiction")
    if name in NATION_NAMES and not code:
        return Place(NATION, True)
    division = gazetteer.by_code(code) if code else None
    if name and (division is None or division.name != name):
        division = gazetteer.resolve(name, within=code) or division
    return Place(division, True) if division else None


def _title_head(title: str | None) -> str | None:
    head = _TITLE_HEAD.match(title or "")
    return head.group(1) if head else None


def _year(title: str | None, body: str, written: str | None) -> int | None:
    """The year reported on: of the title, of the opening, or the one before it was written."""
    opening = _PLAN_TITLE.sub("", body[:_OPENING])
    reports = _REPORTS_ON.search(opening)
    stated = _stated_year(_PLAN_TITLE.sub("", title or "")) or _stated_year(reports.group() if reports else "")
    stated = stated or _stated_year(opening[:120])
    if stated:
        return stated
    latest = int(written[:4]) - (int(written[5:7]) < _YEAR_END) if written else None
    counts = Counter(int(year) for year in _YEAR.findall(_PLAN_TITLE.sub("", body)))
    within = [year for year in counts if latest is None or year <= latest]
    return max(within, key=lambda year: (counts[year], year)) if within else latest


def _stated_year(text: str) -> int | None:
    found = _RANGE.search(text) or _YEAR.search(text)
    if found:
        return int(found.group(1))
    spelled = _HAN_YEAR.search(text)
    return int("20" + "".join(map(_digit, spelled.groups()))) if spelled else None


def _digit(numeral: str) -> str:
    return str(_DIGITS.index("〇" if numeral in "○零O" else numeral))


def _issuer(signed: re.Match[str] | None, title: str | None, document: Document) -> str | None:
    """Who signed; else whom the title names; else the publisher of a report that bears either."""
    if signed and signed["issuer"]:
        name = signed["issuer"].strip()
        if _ISSUER.search(name) and len(name) >= 4:
            return name
    head = _title_head(title)
    if head and _ISSUER.search(head):
        return head
    return document.header_value("publisher") if signed or head else None


def _signed_on(signed: re.Match[str] | None) -> str | None:
    if signed is None:
        return None
    if signed["han"]:
        year, month, day = re.split("[年月]", signed["han"].rstrip("日"))
        return f"20{_digit(year[2])}{_digit(year[3])}-{ordinal(month):02}-{ordinal(day):02}"
    return f"{signed['year']}-{int(signed['month']):02}-{int(signed['day']):02}"

"""What the report says of itself: place, year, issuer, dates; a place that it does not state is inferred from clues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fazhi_graph.extraction.places import PlaceFinder
from fazhi_graph.model import Document, ReportFacts
from fazhi_graph.vocabulary.divisions import Division, Gazetteer

# “重庆市江北区人民政府关于2021年…”, “江苏省财政厅2022年度…”: what stands before the subject of the title
_TITLE_HEAD = re.compile(r"^(.{2,30}?)(?:关于|(?:19|20)\d\d|二[〇○]|法治政府|法治建设|依法行政|推进|年度)")
# “(2021年度)”, “2019年”, “二〇二一年”
_YEAR = re.compile(r"(20\d\d)(?=年|\s*[-—至]|法治|度)")
_HAN_YEAR = re.compile(r"二[〇○零]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年")
# “2020年5月28日” on a line of its own, or run on at the end: “大瑶镇人民政府2022年12月20日”
_SIGNED = re.compile(
    r"(?:^|\n|(?<=[。？！）]))(?P<issuer>[^\n，。；：]{4,40}?)?[\s\n]*(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[）\s\n]*$"
)
_ISSUER = re.compile(r"(?:政府|委员会|办公室|局|厅|委|办|部|处|院|会|队|中心|所|站|行|司法所)$")
# the words by which a report calls its own place: “我区”, “全县”, “本镇”
_SELF = re.compile(r"[我全本]([省市区县旗州盟镇乡街局厅委办部])")
# “省市驻环行政执法单位”: a short name that no list would dare to match
_STATIONED = re.compile(r"驻([\u4e00-\u9fff]{1,2})(?:行政执法|单位|各单位|部门|部队|机构|垂管)")
_TOWN = re.compile(r"([\u4e00-\u9fff]{2,8}?(?:镇|乡|街道|苏木))(?=人民政府|办事处|党工委|党委|20\d\d|法治|关于|年度)")

_LEVEL_CHARS: dict[str, str] = {"省": "province", "州": "prefecture", "盟": "prefecture", "县": "county", "旗": "county"}


@dataclass(frozen=True, slots=True)
class Place:
    """The reporting place, whether the report states it, and the clues otherwise."""

    division: Division | None
    stated: bool
    clues: tuple[str, ...] = ()


def report_facts(
    document: Document, places: PlaceFinder, overrides: Mapping[str, str] | None = None
) -> tuple[ReportFacts, Place]:
    """Facts of a document and its place. ``overrides`` are cells of ``--metadata``; they win over the text."""
    gazetteer = places.gazetteer
    given = {k: v for k, v in (overrides or {}).items() if v}
    body = document.body.text
    title = document.header_value("title")
    signed = _SIGNED.search(body)
    issuer = _issuer(signed, title, document)
    year = int(given["year"]) if "year" in given else _year(title, body, signed)
    place = _given_place(given, gazetteer) or _place(document, title, issuer, places, year)
    facts = ReportFacts(
        title=title,
        jurisdiction=place.division.name if place.division else None,
        jurisdiction_stated=place.stated,
        division_code=place.division.code if place.division else None,
        division=place.division.key if place.division else None,
        province=gazetteer.province_of(place.division).name if place.division else None,
        level=place.division.level if place.division else None,
        year=year,
        issuer=issuer,
        issued_on=_signed_on(signed) or document.header_value("written_on"),
        published_on=document.header_value("published_on"),
        identifiers=_identifiers(document),
        parents=tuple(d.key for d in gazetteer.parents(place.division)) if place.division else (),
        clues=place.clues,
    )
    return facts, place


def _identifiers(document: Document) -> tuple[str, ...]:
    return tuple(f.value for f in document.header if f.name in ("index_number", "document_number"))


def _given_place(given: Mapping[str, str], gazetteer: Gazetteer) -> Place | None:
    code, name = given.get("division_code"), given.get("jurisdiction")
    division = gazetteer.by_code(code) if code else None
    if name and (division is None or division.name != name):
        division = gazetteer.resolve(name, within=code) or division
    return Place(division, True) if division else None


def _year(title: str | None, body: str, signed: re.Match[str] | None) -> int | None:
    stated = _YEAR.search(title or "") or None
    if stated:
        return int(stated.group(1))
    spelled = _HAN_YEAR.search(title or "") or _HAN_YEAR.search(body[:200])
    if spelled:
        digits = "〇一二三四五六七八九"
        return int("20" + "".join(str(digits.index("〇" if c in "○零" else c)) for c in spelled.groups()))
    opening = _YEAR.search(body[:120])
    if opening:
        return int(opening.group(1))
    counts = Counter(int(y) for y in _YEAR.findall(body))
    if not counts:
        return None
    latest = int(signed["year"]) if signed else max(counts)
    within = [y for y in counts if y <= latest]
    return max(within, key=lambda y: (counts[y], y)) if within else None


def _issuer(signed: re.Match[str] | None, title: str | None, document: Document) -> str | None:
    if signed and signed["issuer"]:
        name = signed["issuer"].strip()
        if _ISSUER.search(name) and len(name) >= 4:
            return name
    head = _TITLE_HEAD.match(title or "")
    if head and _ISSUER.search(head.group(1)):
        return head.group(1)
    return None if signed is None and not head else document.header_value("publisher")


def _signed_on(signed: re.Match[str] | None) -> str | None:
    return f"{signed['year']}-{int(signed['month']):02}-{int(signed['day']):02}" if signed else None


def _place(
    document: Document, title: str | None, issuer: str | None, places: PlaceFinder, year: int | None
) -> Place:
    head = _TITLE_HEAD.match(title or "")
    body = document.body.text
    for name in (head.group(1) if head else None, issuer, document.header_value("publisher")):
        division = _named(name, body, places, year)
        if division:
            return Place(division, True)
    return _inferred(body, places)


def _named(name: str | None, body: str, places: PlaceFinder, year: int | None) -> Division | None:
    """The place that the name of a title or of an issuer begins with."""
    if not name:
        return None
    gazetteer = places.gazetteer
    name = name.removeprefix("中共").removeprefix("中国共产党")
    for end in range(len(name), 1, -1):
        division = gazetteer.resolve(name[:end], year=year) if _may_end(name, end) else None
        if division and division.level != "town":
            town = _TOWN.match(name + "人民政府", end)
            return gazetteer.town(town.group(1), division) if town and town.group(1) in name else division
    town = _TOWN.match(name + "人民政府")
    county = _county_around(body, places) if town else None
    ambiguous = [d for d in gazetteer.candidates(name[:3]) if d.until is None]
    if town and county:
        return gazetteer.town(town.group(1), county)
    return _by_context(ambiguous, body, gazetteer)


def _may_end(name: str, end: int) -> bool:
    rest = name[end:]
    return not rest or rest[0] not in "省市区县旗州" or rest.startswith(("区委", "市委", "县委", "省委"))


def _by_context(candidates: list[Division], body: str, gazetteer: Gazetteer) -> Division | None:
    """Of homonyms (江北区) the one whose parents the text names."""
    scored = [(sum(body.count(p.name.rstrip("市省")) for p in gazetteer.parents(d)), d) for d in candidates]
    scored = [pair for pair in scored if pair[0]]
    scored.sort(key=lambda pair: (-pair[0], pair[1].key))
    return scored[0][1] if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]) else None


def _county_around(body: str, places: PlaceFinder) -> Division | None:
    counts = places.counts(body)
    counties = [d for d in counts if d.level in ("county", "zone")]
    return max(counties, key=lambda d: (counts[d], d.key)) if counties else None


def _inferred(body: str, places: PlaceFinder) -> Place:
    """The place named most often that fits what the report calls itself; else what it is stationed in."""
    own = Counter(_SELF.findall(body))
    char = next((c for c, _ in own.most_common() if c in "省市区县旗州盟镇乡街"), "")
    gazetteer = places.gazetteer
    counts = places.counts(body)
    fitting = {d: n for d, n in counts.items() if _fits(d, char) and n >= 2}
    if fitting:
        best = max(fitting, key=lambda d: (fitting[d], d.zone, d.key))
        return Place(best, True)
    stationed = [m.group(1) for m in _STATIONED.finditer(body)]
    provinces = [d for d in counts if d.level == "province"]
    for short in stationed:
        found = [d for d in _ending_in(short, char, gazetteer)]
        inside = [d for d in found if not provinces or gazetteer.province_of(d) in provinces]
        if len(inside) == 1 or (found and len(found) == 1):
            return Place((inside or found)[0], False, (f"驻{short}", *sorted(p.name for p in provinces)))
    return Place(None, False)


def _ending_in(short: str, char: str, gazetteer: Gazetteer) -> Iterable[Division]:
    return [d for d in gazetteer.candidates(short + char) if d.until is None] if char else []


def _fits(division: Division, char: str) -> bool:
    if not char:
        return False
    if char == "区":
        return division.zone or division.name.endswith("区")
    return division.name.endswith(char) or (char == "市" and division.level in ("prefecture", "county") and division.name.endswith("市"))



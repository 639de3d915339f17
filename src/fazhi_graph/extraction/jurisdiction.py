"""The place that a report is about: named by its title, its issuer or its publisher, else inferred from its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi_graph.extraction.places import FULL, PlaceFinder
from fazhi_graph.vocabulary.divisions import NATION, Division

# “中共昆山市委”, “关于襄阳市……”, “2023年度桐庐县……”, “《镇远县……》”: what may stand before the place
_LEAD = re.compile(r"(?:[《“（\s]|关于|中共|中国共产党|中华人民共和国|20\d\d年度?)+")
# “司法部|党组”, “海关总署|党委海关总署”: the organ itself
_OF_ITSELF = re.compile(r"(?:党组|党委|机关|办公厅)*")
_OF_NO_PLACE = re.compile(r"[^省市县区旗州盟]{2,14}(?:委员会|[局处署])")
# “宁乡市|灰汤镇”, “鲤城区人民政府|金龙街道”: a township below the place just read
_GOVERNMENT = re.compile(r"(?:人民)?政府|行政公署|行署")
_TOWN = re.compile(
    r"(?!人民|办事)[\u4e00-\u9fff]{1,8}?(?:民族乡|镇|乡|街道|苏木)(?=$|人民政府|办事处|党工委|党委|20\d\d|法治"
    r"|关于|年度|[，。\s])"
)
# a short name before these is part of a longer one: 桃源|街道, 乌兰|苏木, 青羊|区
_GOES_ON = re.compile(r"街道|[镇乡省区县旗州盟]|市(?!委|场|政|民)|苏木|新区|高新|经济技术|经开|开发区")
# 新疆维吾尔自治区克孜勒苏柯尔克孜自治州
_LONGEST = 22
# “11420624MB15370420/2022-01234”: the credit code of an organ holds that of the place where it is registered
_CREDIT_CODE = re.compile(r"1[12](\d{6})[0-9A-Z]{9,10}")
# “6207250036/2026-00078”: an index number that begins with the code of the place
_PLACE_CODE = re.compile(r"([1-6]\d{5})\d{3,5}/20\d\d-")
_CODED = 100
# the words by which a report calls its own place: “我区”, “全县”, “本镇”
_SELF = re.compile(r"[我全本]([省市区县旗州盟镇乡街])")
# “省市驻环行政执法单位”: a short name that no list would dare to match
_STATIONED = re.compile(r"驻([\u4e00-\u9fff]{1,2})(?:行政执法|单位|各单位|部门|部队|机构|垂管)")


@dataclass(frozen=True, slots=True)
class Place:
    """The reporting place, whether the report states it, and the clues otherwise."""

    division: Division | None
    stated: bool
    clues: tuple[str, ...] = ()


class PlaceReader:
    """Reads the place of one report. ``names`` are its title's head, issuer, publisher …, the surest first.

    ``numbers`` are the index numbers of its page.
    """

    def __init__(
        self,
        places: PlaceFinder,
        names: Iterable[str | None],
        body: str,
        year: int | None,
        numbers: Iterable[str] = (),
    ) -> None:
        self._places = places
        self._gazetteer = places.gazetteer
        self._names = [_LEAD.sub("", part, count=1) for name in names if name for part in name.split()]
        self._body = body
        self._around = "\n".join((*self._names, body))
        self._year = year
        found = (_CREDIT_CODE.match(number) or _PLACE_CODE.match(number) for number in numbers)
        self._codes = tuple(match[1] for match in found if match)

    def place(self) -> Place:
        """The first place that a name begins with, or holds; else what the text calls its own."""
        for name in self._names:
            division = self._beginning(name) or self._homonym(name) or self._held(name) or self._national(name)
            if division:
                return Place(division, True)
        return self._inferred()

    def _beginning(self, name: str) -> Division | None:
        division, end = self._longest(name)
        government = _GOVERNMENT.match(name, end) if division else None
        town = _TOWN.match(name, government.end() if government else end)
        if town is None:
            return division
        county = division or self._county()
        return self._gazetteer.town(town.group(), county) if county else None

    def _longest(self, name: str) -> tuple[Division | None, int]:
        """The longest beginning of a name that means one place, and where it ends."""
        for end in range(min(len(name), _LONGEST), 1, -1):
            if _complete(name, end):
                division = self._gazetteer.resolve(name[:end], year=self._year)
                if division and division.level != "town":
                    return division, end
        return None, 0

    def _homonym(self, name: str) -> Division | None:
        """江北区 is in 重庆 and in 宁波: the one whose surroundings the report names."""
        for end in range(min(len(name), _LONGEST), 1, -1):
            if _complete(name, end):
                found = self._by_surroundings(self._gazetteer.candidates(name[:end]))
                if found:
                    return found
        return None

    def _held(self, name: str) -> Division | None:
        """The first full name of a place inside a name: “国家税务总局仁怀市税务局”."""
        hits = (hit.value for hit in self._places.names(name) if hit.value.endswith(FULL))
        found = (self._one(value) for value in hits)
        return next((division for division in found if division), None)

    def _national(self, name: str) -> Division | None:
        """“自然资源部”: the whole country; “中国证监会|浙江监管局”: the place of the branch."""
        size = self._places.national(name)
        rest = name[size:]
        if not size or _OF_ITSELF.fullmatch(rest) or rest.endswith(name[:size]):
            return NATION if size else None
        branch = self._longest(rest)[0]
        # “生态环境部|华南督察局”: a branch that names no place is of the whole country
        return branch or (NATION if _OF_NO_PLACE.fullmatch(rest) else None)

    def _one(self, name: str) -> Division | None:
        resolved = self._gazetteer.resolve(name, year=self._year)
        return resolved or self._by_surroundings(self._gazetteer.candidates(name))

    def _by_surroundings(self, candidates: Iterable[Division]) -> Division | None:
        scored = [(self._nearness(d), d) for d in candidates if (d.held_in(self._year) if self._year else d.recent())]
        scored = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].key))
        unrivalled = len(scored) == 1 or (scored and scored[0][0] > scored[1][0])
        return scored[0][1] if unrivalled else None

    def _nearness(self, division: Division) -> int:
        """How often the report names what is around a place; its code in an index number tells more than names."""
        named = sum(self._around.count(p.name.rstrip("市省")) for p in self._gazetteer.parents(division))
        return named + _CODED * (division.code in self._codes)

    def _county(self) -> Division | None:
        """The county or zone around a township.

        It heads another name of the report, its code stands in the page's index number, or the text names it most.
        """
        named = (self._longest(name)[0] or self._homonym(name) for name in self._names)
        numbered = (self._gazetteer.by_code(code, year=self._year) for code in self._codes)
        for division in (*named, *numbered):
            if division and division.level in ("county", "zone"):
                return division
        counts = Counter(hit.value for hit in self._places.names(self._around) if hit.value.endswith(FULL))
        ranked = sorted(counts, key=lambda value: (-counts[value], value))
        found = (self._one(value) for value in ranked)
        return next((d for d in found if d and d.level in ("county", "zone")), None)

    def _inferred(self) -> Place:
        """The place named most often that fits what the report calls itself; else where others are stationed."""
        own = Counter(_SELF.findall(self._body))
        kind = next((word for word, _ in own.most_common()), "")
        counts = self._places.counts(self._body) if kind else Counter[Division]()
        fitting = [d for d in counts if counts[d] >= 2 and _fits(d, kind)]
        if fitting:
            return Place(max(fitting, key=lambda d: (counts[d], d.zone, d.key)), True)
        return self._stationed(kind, [d for d in counts if d.level == "province"])

    def _stationed(self, kind: str, provinces: list[Division]) -> Place:
        for short in dict.fromkeys(_STATIONED.findall(self._body) if kind else ()):
            found = [d for d in self._gazetteer.candidates(short + kind) if d.until is None]
            inside = [d for d in found if not provinces or self._gazetteer.province_of(d) in provinces]
            if len(inside) == 1 or len(found) == 1:
                return Place((inside or found)[0], False, (f"驻{short}", *sorted(p.name for p in provinces)))
        return Place(None, False)


def _complete(name: str, end: int) -> bool:
    """False if the name goes on: 桃源|街道办事处 is not about 桃源."""
    return name[end - 1] in FULL or not _GOES_ON.match(name, end)


def _fits(division: Division, kind: str) -> bool:
    return division.name.endswith(kind) or (kind == "区" and division.zone)

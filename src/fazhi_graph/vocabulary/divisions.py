"""The divisions of the country by name and code: GB/T 2260 to county level, former ones, and development zones.

Rows are split when the files are read and become values when they are asked for, so that loading costs little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fazhi_graph.model import Level
from fazhi_graph.vocabulary.files import ontology_dir

# Reports of the genre begin about here: a name given up earlier is meant only where nothing later bears it.
FIRST_REPORTS = 2010
# So many answers are kept, some megabytes
_REMEMBERED = 1 << 14
RANK: dict[Level, int] = {"nation": 0, "province": 1, "prefecture": 2, "county": 3, "zone": 4, "town": 5}
# What a place is called without its last word: 武威(市), 神农架(林区), 浦东(新区)
SUFFIXES = ("市", "区", "县", "省", "旗", "盟", "地区", "新区", "林区", "特区", "矿区")

# A zone that is in no table stands under the place its name begins with: “蔡甸经济开发区”, “合肥新站高新技术产业开发区”
ZONE_NAME = re.compile(
    r"(?:开发区|经开区|高新区|产业园区?|工业园区?|科技园区?|物流园区?|保税区|保税港区|度假区|风景名胜区|风景区|景区|示范区|管理区|"
    r"合作区|试验区|实验区|集聚区|新区|新城|园区)$"
)
# “大瑶镇”, “韩家墩街道”, “巴彦温都尔苏木”; a street office is named like its street: “韩家墩街”
TOWN_NAME = re.compile(r"^[一-龥]{1,12}(?:镇|乡|街道|苏木|街)$")
# “南昌国家级经济技术开发区” is 南昌经济技术开发区
NATIONAL = re.compile(r"国家级?(?=经济技术|高新技术|经开区|高新区)")


@dataclass(frozen=True, slots=True)
class Division:
    """One place. ``code`` is GB/T 2260; a zone and a township bear the code of the place they lie in, their parent.

    ``key`` names the place in IRIs: its code, or ``code-name`` for zones and townships. The country has no code, its
    key is ``CN``. ``since`` and ``until`` are
    the years in which it was made and given up (None: before 1980; still there); ``successor`` is a code.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    since: int | None
    until: int | None
    zone: bool
    key: str
    successor: str | None = None

    def held_in(self, year: int) -> bool:
        """True if a report on ``year`` may use the name; it is written in the year after."""
        return (self.since is None or self.since <= year + 1) and (self.until is None or self.until >= year)

    def recent(self) -> bool:
        """True if reports of this genre may have used the name at any time."""
        return self.until is None or self.until >= FIRST_REPORTS


# The whole country, of which ministries report; GB/T 2260 has no code for it.
NATION = Division("", "中华人民共和国", "nation", None, None, None, False, "CN")
# What people call it who ask for it or fill in a table; “全国” in a report names no place.
NATION_NAMES = frozenset({NATION.name, "中国", "全国"})


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer of ontology/divisions, read once."""
    folder = ontology_dir() / "divisions"
    divisions, zones, ordinary = (
        (folder / name).read_text(encoding="utf-8").splitlines()
        for name in ("divisions.tsv", "zones.tsv", "ordinary-words.txt")
    )
    words = (word for line in ordinary if not line.startswith("#") for word in line.split())
    return Gazetteer(divisions[1:], zones[1:], frozenset(words))


class Gazetteer:
    """Finds divisions. A name that several places bear means none of them until ``within`` or ``year`` decides."""

    def __init__(self, lines: Sequence[str], zones: Sequence[str], ordinary: frozenset[str]) -> None:
        self._lines = lines
        self._zone_lines = zones
        self._ordinary = ordinary
        self._made: dict[int, Division] = {}
        self._scopes: dict[str, tuple[str, ...]] = {}
        # a report names the same places over and over
        self._resolved = lru_cache(maxsize=_REMEMBERED)(self._resolve)
        self._codes: defaultdict[str, list[int]] = defaultdict(list)
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        self._shorts: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            code, name, _ = line.split("\t", 2)
            self._codes[code].append(at)
            self._names[name].append(at)
            if line[-1] != "\t":
                for short in _autonomous(name, line[line.rindex("\t") + 1 :]):
                    self._shorts[short].append(at)

    def by_code(self, code: str, *, year: int | None = None) -> Division | None:
        """The division that has the code now, or in ``year``; a former one where nothing has it any more."""
        found = sorted((self._row(at) for at in self._codes.get(code, ())), key=lambda d: d.until or 9999, reverse=True)
        fitting = [d for d in found if d.held_in(year)] if year else found
        return next(iter(fitting or found), None)

    def province_of(self, division: Division) -> Division:
        """The province, municipality or autonomous region around it; a province is its own."""
        return (*self.parents(division), division)[-2] if division.parent else division

    def parents(self, division: Division) -> tuple[Division, ...]:
        """The places around it, nearest first."""
        above = self.by_code(division.parent, year=division.until) if division.parent else None
        return (above, *self.parents(above)) if above else ()

    def children(self, code: str) -> tuple[Division, ...]:
        """Today's divisions directly below a code, in order of code; zones are not among them."""
        below = (self.by_code(c) for c in sorted(self._codes) if c[:2] == code[:2])
        return tuple(d for d in below if d and d.parent == code and d.until is None)

    def zones(self, code: str) -> tuple[Division, ...]:
        """The known zones that lie in a division or in one below it."""
        return tuple(zone for zone in self._zones if self._inside(zone, code))

    def town(self, name: str, county: Division) -> Division:
        """A township or street, which the gazetteer does not list: ``430181-大瑶镇``."""
        return _under(county, name, "town")

    def zone(self, name: str, host: Division) -> Division:
        """A zone that the gazetteer does not list."""
        return _under(host, name, "zone")

    def resolve(self, name: str, *, within: str | None = None, year: int | None = None) -> Division | None:
        """The one place that is meant, or None.

        ``name`` is full, short (硚口, 南昌经开区) or stacked (湖北省武汉市硚口区), of a listed or unlisted zone, or of
        a township in the county ``within``. ``within`` is the code or key of the place where the name was read, or
        the first digits of one: the homonym nearest to it is meant. ``year`` is the year reported on.
        """
        return self._resolved(name, within, year)

    def _resolve(self, name: str, within: str | None, year: int | None) -> Division | None:
        scope = self._scope(within)
        found = self._find(name, year, scope)
        if len(found) == 1:
            return found[0]
        return None if found else self._made_up(name, year, scope)

    def candidates(self, name: str) -> tuple[Division, ...]:
        """All places of any year that the name may mean, in order of key."""
        return tuple(sorted(set(self._all(name)), key=lambda d: (d.key, d.since or 0)))

    def names(self) -> Iterator[tuple[str, Division]]:
        """Every full and short name with each place that bears it."""
        for at in range(len(self._lines)):
            division = self._row(at)
            yield from ((name, division) for name in (division.name, *self._short_names(at)))
        for name, zones in self._zone_names.items():
            yield from ((name, zone) for zone in zones)

    def matchable_names(self) -> Iterator[tuple[str, Division]]:
        """Those names, of the years of the reports, that may be searched for in running text."""
        yield from (pair for pair in self.names() if pair[1].recent() and self.matchable(pair[0]))

    def matchable(self, name: str) -> bool:
        """False for names that are also ordinary words (和平, 公安) or that words put side by side make (建|成县)."""
        return len(name) > 1 and name not in self._ordinary

    def _row(self, at: int) -> Division:
        if at not in self._made:
            code, name, level, parent, since, until, successor, _ = self._lines[at].split("\t")
            self._made[at] = Division(
                code, name, _level(level), parent or None, _year(since), _year(until), False, code, successor or None
            )
        return self._made[at]

    def _short_names(self, at: int) -> tuple[str, ...]:
        _, name, *_, short = self._lines[at].split("\t")
        if short:
            return _autonomous(name, short)
        stem = name.removesuffix(max((s for s in SUFFIXES if name.endswith(s)), key=len, default=""))
        return (stem,) if 1 < len(stem) < len(name) else ()

    @cached_property
    def _zones(self) -> tuple[Division, ...]:
        return tuple(self._zone_names_of)

    @cached_property
    def _zone_names_of(self) -> dict[Division, tuple[str, ...]]:
        table: dict[Division, tuple[str, ...]] = {}
        for line in self._zone_lines:
            name, host, _, since, until, heir, others = line.split("\t")
            key = f"{host}-{name}"
            zone = Division(host, name, "zone", host, _year(since), _year(until), True, key, heir or None)
            table[zone] = (name, *(others.split("|") if others else ()))
        return table

    @cached_property
    def _zone_names(self) -> dict[str, tuple[Division, ...]]:
        named: defaultdict[str, tuple[Division, ...]] = defaultdict(tuple)
        for zone, names in self._zone_names_of.items():
            for name in names:
                named[name] += (zone,)
        return dict(named)

    def _full(self, name: str) -> list[Division]:
        rows, zones = self._names.get(name), self._zone_names.get(name)
        # asked for thousands of beginnings of names, of which hardly one is a place's
        return [*map(self._row, rows or ()), *(zones or ())] if rows or zones else []

    def _short(self, name: str) -> list[Division]:
        shorts, stems = self._shorts.get(name), self._stems.get(name)
        return [self._row(at) for at in dict.fromkeys((*(shorts or ()), *(stems or ())))] if shorts or stems else []

    @cached_property
    def _stems(self) -> dict[str, list[int]]:
        """The rows by their names without one of ``SUFFIXES``, in the order of these."""
        table: defaultdict[str, list[int]] = defaultdict(list)
        for suffix in SUFFIXES:
            for name, rows in self._names.items():
                if name.endswith(suffix) and len(name) > len(suffix) + 1:
                    table[name[: -len(suffix)]] += rows
        return dict(table)

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """By the two characters that a name begins with how long those names are, the longest first."""
        table: defaultdict[str, set[int]] = defaultdict(set)
        for names in (self._names, self._shorts, self._stems, self._zone_names):
            for name in names:
                table[name[:2]].add(len(name))
        return {opening: sorted(lengths, reverse=True) for opening, lengths in table.items()}

    def _stacked(self, name: str) -> list[Division]:
        for cut in (n for n in self._lengths.get(name[:2], ()) if n <= len(name) - 2):
            heads = self._full(name[:cut]) or self._short(name[:cut])
            tail = name[cut:]
            below = [d for head in heads for d in self._below(head, tail)]
            if below:
                return below
        return []

    def _below(self, head: Division, tail: str) -> list[Division]:
        """What ``tail`` names inside ``head``; a zone's own name often begins with its host's: 南昌市|经开区."""
        found = [*self._full(tail), *self._zone_names.get(head.name.removesuffix("市") + tail, ())]
        inside = [d for d in found or self._short(tail) if d.key != head.key and self._inside(d, head.code)]
        return inside or [d for d in self._stacked(tail) if self._inside(d, head.code)]

    def _all(self, name: str) -> Iterable[Division]:
        plain = NATIONAL.sub("", name)
        return [*self._full(plain), *self._short(plain), *self._stacked(plain)] if plain[:2] in self._lengths else []

    def _find(self, name: str, year: int | None, scope: tuple[str, ...]) -> list[Division]:
        """The places of the surest reading of the name that has any in the year; failing that, in any year."""
        plain = NATIONAL.sub("", name)
        # nearly every name asked for is that of a body: no place's begins as it does
        readings = self._readings(plain) if plain[:2] in self._lengths else []
        for held in (_held(year), Division.recent, *((_ever,) if len(name) > 2 else ())) if readings else ():
            for read, divisions in readings:
                found = [d for d in divisions if held(d)]
                if found:
                    return self._likeliest(self._nearest(found, scope), short=read == "short")
        return []

    def _readings(self, name: str) -> list[tuple[str, list[Division]]]:
        """What a name may be, the surest first; readings that give nothing are left out."""
        read = (("full", self._full(name)), ("short", self._short(name)), ("stacked", self._stacked(name)))
        return [(how, divisions) for how, divisions in read if divisions]

    def _nearest(self, found: list[Division], scope: tuple[str, ...]) -> list[Division]:
        for code in scope:
            inside = [d for d in found if self._inside(d, code)]
            if inside:
                return inside
        return found

    def _likeliest(self, found: list[Division], *, short: bool) -> list[Division]:
        """Leave out what another of them continues, and for short names the lower ranks: 吉林 is not 吉林市."""
        heirs = {(d.parent, d.name) for d in found if d.until is None}
        codes = {d.code for d in found}
        left = [d for d in found if d.until is None or ((d.parent, d.name) not in heirs and d.successor not in codes)]
        rank = min(RANK[d.level] for d in left)
        return [d for d in left if RANK[d.level] == rank] if short else list(dict.fromkeys(left))

    def _made_up(self, name: str, year: int | None, scope: tuple[str, ...]) -> Division | None:
        """An unlisted zone or township under the place that its name begins with, or a township in ``scope``."""
        if TOWN_NAME.match(name):
            return self._made_up_town(name, year, scope)
        heads = range(len(name) - 2, 1, -1) if ZONE_NAME.search(name) else ()
        for cut in heads:
            found = self._find(name[:cut], year, scope)
            if len(found) == 1 and (self.matchable(name[:cut]) or name[:cut].endswith(found[0].name)):
                return self.zone(self._short_name(found[0]) + name[cut:], found[0])
        return None

    def _made_up_town(self, name: str, year: int | None, scope: tuple[str, ...]) -> Division | None:
        for cut in range(len(name) - 2, 1, -1):
            found = self._find(name[:cut], year, scope) if TOWN_NAME.match(name[cut:]) else []
            if len(found) == 1 and name[:cut].endswith(found[0].name):
                return self.town(name[cut:], found[0])
        county = self.by_code(scope[0], year=year) if scope else None
        return self.town(name, county) if county and county.level == "county" else None

    def _short_name(self, division: Division) -> str:
        rows = (at for at in self._codes.get(division.key, ()) if self._row(at) == division)
        return next((short for at in rows for short in self._short_names(at)), division.name)

    def _scope(self, within: str | None) -> tuple[str, ...]:
        """The codes of ``within`` and of all around it, nearest first."""
        if within is None:
            return ()
        code = within.partition("-")[0].ljust(6, "0")
        if code not in self._scopes and (place := self.by_code(code)):
            self._scopes[code] = (place.code, *(d.code for d in self.parents(place)))
        return self._scopes.get(code, ())

    def _inside(self, division: Division, code: str) -> bool:
        return division.code == code or any(above.code == code for above in self.parents(division))


def _under(host: Division, name: str, level: Level) -> Division:
    return Division(host.code, name, level, host.code, None, None, level == "zone", f"{host.code}-{name}")


def _autonomous(name: str, short: str) -> tuple[str, ...]:
    """恩施, 恩施州 and 恩施自治州 for 恩施土家族苗族自治州; 广西 alone, for a region is not called 广西区."""
    return (short, short + name[-1], f"{short}自治{name[-1]}") if name[-1] in "州县旗" else (short,)


def _held(year: int | None) -> Callable[[Division], bool]:
    return Division.recent if year is None else lambda division: division.held_in(year)


def _ever(_: Division) -> bool:
    return True


def _year(text: str) -> int | None:
    return int(text) if text else None


def _level(text: str) -> Level:
    return next(level for level in RANK if level == text)

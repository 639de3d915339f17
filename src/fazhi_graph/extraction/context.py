"""Where a report speaks from: its place and, where the report is a department's own, that department."""

from __future__ import annotations

import re

from fazhi_graph import iris
from fazhi_graph.extraction.places import PlaceFinder
from fazhi_graph.vocabulary.divisions import Division

# “灵川县自然资源局2023年度…报告”, “江苏省财政厅关于…”: the report of a department
_DEPARTMENT = re.compile(
    r"^([\u4e00-\u9fff（）、]{2,24}?(?:局|厅|部|署|委员会|委|办公室|联合会|总工会|监会|总队|支队|大队|法院|检察院|监狱|海关|中心))(?=20\d\d|二[〇○]|关于|法治|依法|贯彻|年度|推进)"
)
# “中共清远市水利局党组 清远市水利局关于…”: two issuers, one department
_TWICE = re.compile(r"^(?:中共)?(.{3,20}?)(?:党组|党委|委员会)\1$")
# those whose report is the place's: “区委全面依法治区委员会办公室”, “开发区管理委员会”
_OF_THE_PLACE = re.compile(
    r"依法治[\u4e00-\u9fff](?:委员会)?(?:办公室)?$|管理委员会$|管委会$|^中共|(?:[省市区县旗州盟镇乡]|街道|[党工])委$"
)


def reporting_department(title: str | None) -> str | None:
    """The department whose own report a title announces, or None for the report of a place."""
    match = _DEPARTMENT.match("".join((title or "").split()))
    name = _TWICE.sub(r"\1", match.group(1)) if match else ""
    return name if name and not _OF_THE_PLACE.search(name) else None


class Context:
    """The reporting place and, in its own report, the department, from which short names are read.

    ``around`` are the place and those around it, nearest first.
    """

    def __init__(
        self,
        place: Division | None,
        places: PlaceFinder,
        base: str = iris.DEFAULT_BASE,
        department: str | None = None,
    ) -> None:
        self.place = place
        self.places = places
        self.base = base
        self.department = department
        self.around = (place, *places.gazetteer.parents(place)) if place else ()

    def ranked(self, char: str) -> Division | None:
        """The place that 区, 市, 省 … stand for here."""
        for division in self.around:
            name = division.name
            if name.endswith(char) or (char == "区" and (division.zone or name.endswith("自治区"))):
                return division
            if char == "街" and name.endswith("街道"):
                return division
            if (char == "州" and name.endswith("自治州")) or (char == "县" and name.endswith("自治县")):
                return division
            if char == "市" and division.level == "province" and name.endswith("市"):
                return division
        return None

"""Places that are not around the reporting one: 区检察院 in a county's report is the procuratorate of some district."""

from __future__ import annotations

from fazhi_graph.model import Level
from fazhi_graph.vocabulary.divisions import RANK, Division

# the level of the places that a short name means by its rank; a 市 may be a county, so it is as low as one
_LEVELS: dict[str, Level] = {
    "省": "province",
    "自治区": "province",
    "州": "prefecture",
    "盟": "prefecture",
    "自治州": "prefecture",
    "市": "county",
    "区": "county",
    "县": "county",
    "旗": "county",
    "自治县": "county",
    "自治旗": "county",
}
# how far back, in characters, a place stands whose bodies go on by their short names: “五华区人民法院、|区检察院”
_REACH = 60


def is_elsewhere(rank: str, place: Division) -> bool:
    """Whether 区, 县, 市 … that mean none of the places around ``place`` mean none within it either."""
    level = _LEVELS.get(rank)
    return level is not None and RANK[level] <= RANK["county" if place.level in ("town", "zone") else place.level]


class LastNamed:
    """The place of each rank that a text named last."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, Division]] = {}

    def name(self, division: Division, end: int) -> None:
        """A place is named up to ``end``."""
        self._last[division.name[-1]] = (end, division)

    def before(self, rank: str, start: int) -> Division | None:
        """The place of a rank named shortly before ``start``."""
        end, division = self._last.get(rank[-1], (0, None))
        return division if start - end <= _REACH else None

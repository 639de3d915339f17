"""Names of places in running text, each read from where the report stands: 江北区 is in 重庆 and in 宁波."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from fazhi_graph.extraction.words import Words
from fazhi_graph.vocabulary import Hit, Matcher, Vocabulary
from fazhi_graph.vocabulary.divisions import Division, Gazetteer

# on what the full names of places end
FULL = ("省", "市", "区", "县", "旗", "州", "盟")
# “那马镇司法所”: no list has the townships
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{1,5}(?:镇|乡|街道|苏木)")


def national_organs(vocabulary: Vocabulary) -> Iterator[str]:
    """The names of the bodies of the whole country that may report on themselves."""
    suffixes = vocabulary.words("national-organ-suffix")
    for concept in vocabulary.scheme("body"):
        if concept.first("local") != "true":
            yield from (name for name in concept.names if name.endswith(suffixes))


class PlaceFinder:
    """Finds the names of a gazetteer. ``national`` are the names of bodies whose place is the whole country."""

    def __init__(self, gazetteer: Gazetteer, national: Iterable[str] = ()) -> None:
        self.gazetteer = gazetteer
        self._national = Words(national)
        bearers: defaultdict[str, list[Division]] = defaultdict(list)
        for name, division in gazetteer.matchable_names():
            bearers[name].append(division)
        self._bearers = bearers
        self._names = Matcher((name, name) for name in bearers)
        self._heads = frozenset(name[:n] for name, _ in gazetteer.names() for n in (2, 3))

    def begins(self, name: str) -> bool:
        """Whether a name may begin with that of a place, a listed one or a township."""
        return any(name[:n] in self._heads for n in (2, 3)) or bool(_TOWNSHIP.match(name))

    def national(self, name: str) -> int:
        """The length of the national body's name that a name begins with, or 0: “司法部|门” begins with none."""
        size = self._national.at(name, 0)
        return 0 if name.startswith("门", size) else size

    def names(self, text: str) -> list[Hit[str]]:
        """Where names of places stand, whichever place they mean."""
        return self._names.longest(text)

    def counts(self, text: str) -> Counter[Division]:
        """How often each place may be meant; a name that several bear counts for all of them."""
        counts: Counter[Division] = Counter()
        for hit in self.names(text):
            for division in self._bearers[hit.value]:
                counts[division] += 1
        return counts

    def meant(self, name: str, place: Division | None, year: int | None) -> Division | None:
        """The place that a name means in a report of ``place``, or None where that stays open."""
        bearers = self._bearers.get(name, [])
        if len(bearers) == 1:
            return bearers[0]
        return self.gazetteer.resolve(name, within=place.code if place else None, year=year)

    def unclear(self, hits: list[Hit[str]], place: Division | None, year: int | None) -> list[Hit[str]]:
        """The full names that several places bear and none of them is meant: 鼓楼区 in a report from elsewhere."""
        before = {hit.end: hit.value for hit in hits}
        shared = [hit for hit in hits if len(self._bearers[hit.value]) > 1 and hit.value.endswith(FULL)]
        return [
            hit
            for hit in shared
            if not self.meant(hit.value, place, year)
            and not self.gazetteer.resolve(before.get(hit.start, "") + hit.value, year=year)
        ]

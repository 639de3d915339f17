"""Many places fold into few: provinces, or the prefectures of one province, with the places that report inside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from fazhi_graph.graph.places import gazetteer_place

# The relation by which a region holds the places that fold into it; it is drawn by the page and stands in no report.
CONTAINS = "contains"
# The code at the end of “…/jurisdiction/420104” and of “…/jurisdiction/360100-南昌经济技术开发区”
_CODE = re.compile(r"/(\d{6})(?:-[^/]*)?$")
# How much of a code names the province, how much the prefecture
LEVELS = (2, 4)


def with_regions(network: nx.MultiDiGraph[str], places: Iterable[str]) -> nx.MultiDiGraph[str]:
    """The network with a region for each two and more of the places, tied to them by ``contains``.

    Regions are provinces; if all places lie in one province, its prefectures.
    """
    regions = _regions(list(places))
    made: nx.MultiDiGraph[str] = network.copy()
    for region, inside in regions.items():
        if region not in made:
            reports = sorted({r for place in inside for r in network.nodes[place].get("reports", ())})
            made.add_node(region, **_described(region), reports=tuple(reports))
        for place in inside:
            made.add_edge(region, place, key=CONTAINS, predicate=CONTAINS)
    return made


def region_of(network: nx.MultiDiGraph[str]) -> dict[str, str]:
    """The region each folded place lies in."""
    return {place: region for region, place, data in network.edges(data=True) if data["predicate"] == CONTAINS}


def _regions(places: list[str]) -> dict[str, list[str]]:
    for level in LEVELS:
        groups = _grouped(places, level)
        if len(groups) > 1:
            break
    return {region: inside for region, inside in sorted(groups.items()) if len(inside) > 1}


def _grouped(places: list[str], level: int) -> dict[str, list[str]]:
    """Places by the IRI of what holds them; what the gazetteer does not know, and regions themselves, stay alone."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for place in sorted(places):
        found = _CODE.search(place)
        region = found[1][:level].ljust(6, "0") if found else ""
        if gazetteer_place(region) and not place.endswith(f"/{region}"):
            groups[f"{place.rpartition('/')[0]}/{region}"].append(place)
    return groups


def _described(region: str) -> dict[str, object]:
    code = region.rpartition("/")[2]
    known = gazetteer_place(code)
    label = known.name if known else code
    return {"label": label, "cls": "Jurisdiction", "definition": "", "aliases": (), "topic": "", "code": code}

"""Which nodes matter most: the order of drawing and search, and the few with which the page opens."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from fazhi_graph.view.regions import region_of, with_regions

# More labels than this cannot be read at once on a laptop screen.
PLACES_SHOWN = 16
TIES_SHOWN = 32
# All of the country's provinces
REGIONS_SHOWN = 34
TIE_CLASSES = frozenset({"Institution", "Programme", "Policy"})


@dataclass(frozen=True, slots=True)
class Overview:
    """All nodes, the weightiest first; the first ``opening`` of them are what the page opens on.

    ``homes`` gives each report the jurisdiction it reports on, where the network says so; ``regions`` each folded place
    the region it stands in until somebody unfolds it.
    """

    order: tuple[str, ...]
    opening: int
    homes: dict[str, str]
    regions: dict[str, str]

    @property
    def opens(self) -> tuple[str, ...]:
        """The nodes the page opens on."""
        return self.order[: self.opening]


def folded(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network itself, or with regions that hold its places if more report than can be told apart at once."""
    reporting = set(_homes(network).values())
    return with_regions(network, reporting) if len(reporting) > PLACES_SHOWN else network


def overview(network: nx.MultiDiGraph[str]) -> Overview:
    """Rank all nodes; jurisdictions that report, and what ties them together, come first."""
    homes = _homes(network)
    reach = _reach(network)
    weightiest = sorted(network, key=lambda n: (-reach[n], -network.degree(n), _label(network, n), n))
    regions = region_of(network)
    opens = _places(network, weightiest, homes, regions) + _ties(network, weightiest, reach)
    opens = opens or weightiest[:TIES_SHOWN]
    rest = set(opens)
    return Overview((*opens, *(n for n in weightiest if n not in rest)), len(opens), homes, regions)


def links(network: nx.MultiDiGraph[str], homes: dict[str, str]) -> dict[tuple[str, str], bool]:
    """Pairs of nodes that belong side by side, in stable order; the value is whether more than a mention ties them.

    What a report mentions is drawn from the place it reports on: reports are how we know, not what we know.
    """
    pairs: dict[tuple[str, str], bool] = {}
    for source, target, data in network.edges(data=True):
        mention = data["predicate"] == "mentions"
        start = homes.get(source, source) if mention else source
        if start != target:
            key = (start, target)
            pairs[key] = pairs.get(key, False) or not mention
    return dict(sorted(pairs.items()))


def _homes(network: nx.MultiDiGraph[str]) -> dict[str, str]:
    """The jurisdiction a report reports on: the one its own link names, else the one most of its facts are told of."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    stated: dict[str, str] = {}
    for source, target, data in sorted(network.edges(data=True), key=lambda e: e[:2]):
        if data["predicate"] == "jurisdiction":
            stated.setdefault(source, target)
        elif data.get("report") and network.nodes[source].get("cls") == "Jurisdiction":
            told[data["report"]][source] += 1
    found = {r: min(counts, key=lambda n: (-counts[n], n)) for r, counts in told.items() if r in network}
    return {**found, **stated}


def _reach(network: nx.MultiDiGraph[str]) -> dict[str, int]:
    return {n: len(set(data.get("reports", ()))) for n, data in network.nodes(data=True)}


def _places(
    network: nx.MultiDiGraph[str], ranked: Iterable[str], homes: dict[str, str], regions: dict[str, str]
) -> list[str]:
    places = [n for n in ranked if network.nodes[n].get("cls") == "Jurisdiction"]
    standing = (set(homes.values()) - set(regions)) | set(regions.values())
    return ([n for n in places if n in standing] or places)[: REGIONS_SHOWN if regions else PLACES_SHOWN]


def _ties(network: nx.MultiDiGraph[str], ranked: Iterable[str], reach: dict[str, int]) -> list[str]:
    ties = [n for n in ranked if network.nodes[n].get("cls") in TIE_CLASSES]
    return ([n for n in ties if reach[n] > 1] or ties)[:TIES_SHOWN]


def _label(network: nx.MultiDiGraph[str], node: str) -> str:
    return str(network.nodes[node].get("label", node))

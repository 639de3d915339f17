"""Jurisdictions: the place reported on, the places around it, and the places named in passing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode

from fazhi_graph import iris
from fazhi_graph.graph.terms import Statements, string, term, zh
from fazhi_graph.model import Level
from fazhi_graph.vocabulary import divisions


@dataclass(frozen=True, slots=True)
class Place:
    """A division or zone. ``key`` names it in IRIs (``420104``, ``360100-南昌经济技术开发区``).

    ``parents`` are the keys of the places around it, nearest first.
    """

    key: str
    name: str
    level: Level | None = None
    parents: tuple[str, ...] = ()


# What the gazetteer knows of a key, or None.
PlaceLookup = Callable[[str], Place | None]

# “420104”, and the host's code at the head of “360100-南昌经济技术开发区”
_CODE = re.compile(r"\d{6}")


@lru_cache(maxsize=4096)
def gazetteer_place(key: str) -> Place | None:
    """What ontology/divisions knows of a key; zones and townships are known by the place they lie in."""
    if key == divisions.NATION.key:
        return Place(key, divisions.NATION.name, divisions.NATION.level)
    gazetteer = divisions.load()
    code, _, name = key.partition("-")
    host = gazetteer.by_code(code)
    if host is None:
        return None
    around = tuple(place.key for place in gazetteer.parents(host))
    if name:
        return Place(key, name, "town" if divisions.TOWN_NAME.match(name) else "zone", (host.key, *around))
    return Place(key, host.name, host.level, around)


def place_node(key: str, base: str) -> NamedNode:
    """``id:jurisdiction/{key}``."""
    return NamedNode(iris.thing("jurisdiction", key, base=base))


def surmised(key: str) -> Place:
    """What the key alone tells: the name after its code, the level by the code's zeros, the host before the name."""
    code, _, name = key.partition("-")
    if name:
        return Place(key, name, None, (code,) if _CODE.fullmatch(code) else ())
    return Place(key, key, _level(code), ())


def _level(code: str) -> Level | None:
    if not _CODE.fullmatch(code):
        return None
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def place_statements(places: Iterable[Place], base: str) -> Statements:
    """Type, name, code, level and surrounding place of each."""
    for place in places:
        node = place_node(place.key, base)
        yield node, term("rdf:type"), term("fz:Jurisdiction")
        yield node, term("rdf:type"), term("schema:AdministrativeArea")
        yield node, term("skos:prefLabel"), zh(place.name)
        if _CODE.fullmatch(place.key):
            yield node, term("fz:divisionCode"), string(place.key)
        if place.level:
            yield node, term("fz:level"), string(place.level)
        if place.parents:
            yield node, term("schema:containedInPlace"), place_node(place.parents[0], base)


def with_parents(places: Iterable[Place], lookup: PlaceLookup) -> list[Place]:
    """The places and all around them, each once, in order of key; what the places themselves say goes first."""
    known: dict[str, Place] = {}
    waiting = list(places)
    while waiting:
        place = waiting.pop(0)
        if place.key not in known:
            known[place.key] = place
            waiting += [_parent(place, i, lookup) for i in range(len(place.parents))]
    return [known[key] for key in sorted(known)]


def _parent(place: Place, index: int, lookup: PlaceLookup) -> Place:
    key = place.parents[index]
    found = lookup(key) or surmised(key)
    return found if found.parents else Place(key, found.name, found.level, place.parents[index + 1 :])

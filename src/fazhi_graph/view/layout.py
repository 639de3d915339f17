"""Positions computed once, at build time, so that the page stands still from its first paint.

The few nodes of the overview are laid out by springs; every other node takes the free cell of a honeycomb nearest to
the neighbour it belongs to. Positions are whole numbers: the same network gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import networkx as nx
import rustworkx as rx

from fazhi_graph.view.overview import Overview, links, overview

Cell = tuple[int, int]
Point = tuple[float, float]
Closeness = tuple[bool, int, int]
CELL_WIDTH, CELL_HEIGHT = 108, 58
# Cells of the whole for each node: two in three stay free so that clusters stay apart.
ROOM_PER_NODE = 3.0
# What a laptop's screen leaves the overview, and what a mark with its label takes of it, in pixels.
SCREEN = (1000.0, 600.0)
CHARACTER_WIDTH, PLACE_CHARACTER_WIDTH, MARGIN = 13.0, 15.0, 14.0
LABEL_CHARACTERS = 16
TIE_HEIGHT, PLACE_HEIGHT = 38.0, 46.0
# Most hangs on the places: together they keep this share of the screen between them.
SHARE_OF_PLACES = 0.45
SEED = 20
ROUNDS = 200
# Pulling apart widens the picture, fitting narrows it again; after so many turns both have settled.
FITTINGS = 4


def layout(network: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Coordinates of every node in pixels at scale 1, ``y`` growing downwards; depends on the network alone."""
    return layout_of(network, overview(network))


def layout_of(network: nx.MultiDiGraph[str], view: Overview) -> dict[str, tuple[float, float]]:
    """As ``layout``, for an overview that is already known."""
    pairs = links(network, view.homes)
    cells = _Honeycomb(len(view.order))
    opening = _opening(network, view, pairs)
    for node, (x, y) in opening.items():
        cells.take(node, (round(x / CELL_WIDTH), round(y / CELL_HEIGHT)))
    neighbours = _neighbours(pairs, view)
    _unfold(list(view.opens), neighbours, cells)
    for node in view.order:
        if node not in cells.taken_by:
            cells.take(node, (0, 0))
            _unfold([node], neighbours, cells)
    return {node: opening.get(node) or cells.position(node) for node in view.order}


def _unfold(ring: list[str], neighbours: dict[str, dict[str, Closeness]], cells: _Honeycomb) -> None:
    """Place all that hangs on placed nodes, ring by ring, each beside the neighbour that says most about it."""
    while ring:
        following = list(dict.fromkeys(n for node in ring for n in neighbours[node] if n not in cells.taken_by))
        placed = {node: [n for n in neighbours[node] if n in cells.taken_by] for node in following}
        for node in following:
            cells.take(node, cells.taken_by[min(placed[node], key=neighbours[node].__getitem__)])
        ring = following


def _neighbours(pairs: dict[tuple[str, str], bool], view: Overview) -> dict[str, dict[str, Closeness]]:
    """For each node its neighbours, weightiest first, with how close they are: mere mentions last, then hubs."""
    rank = {n: i for i, n in enumerate(view.order)}
    told: dict[str, dict[str, bool]] = {n: {} for n in view.order}
    for (a, b), more in pairs.items():
        told[a][b] = told[b][a] = more or told[a].get(b, False)
    return {
        node: {n: (not told[node][n], len(told[n]), rank[n]) for n in sorted(told[node], key=rank.__getitem__)}
        for node in view.order
    }


def _opening(network: nx.MultiDiGraph[str], view: Overview, pairs: dict[tuple[str, str], bool]) -> dict[str, Point]:
    """The overview by springs, stretched to a landscape that has room for everything folded into it."""
    places = [network.nodes[n].get("cls") == "Jurisdiction" for n in view.opens]
    labels = [str(network.nodes[n].get("label", "")) for n in view.opens]
    sizes = [_size(label, place=place) for label, place in zip(labels, places, strict=True)]
    points = _fit(_springs(view, pairs), SCREEN)
    for _ in range(FITTINGS):
        points = _fit(_pull_apart(points, sizes, places), SCREEN)
    apart = _pull_apart(points, sizes, places)
    room = len(view.order) * ROOM_PER_NODE * CELL_WIDTH * CELL_HEIGHT
    scale = max(1.0, math.sqrt(room / (SCREEN[0] * SCREEN[1])))
    return {n: (float(round(x * scale)), float(round(y * scale))) for n, (x, y) in zip(view.opens, apart, strict=True)}


def _size(label: str, *, place: bool) -> Point:
    """Width and height of a mark with its label below."""
    characters = min(len(label), LABEL_CHARACTERS)
    if place:
        return (characters * PLACE_CHARACTER_WIDTH + MARGIN, PLACE_HEIGHT)
    return (characters * CHARACTER_WIDTH + MARGIN, TIE_HEIGHT)


def _springs(view: Overview, pairs: dict[tuple[str, str], bool]) -> list[Point]:
    graph: rx.PyGraph[str, float] = rx.PyGraph()
    index = dict(zip(view.opens, graph.add_nodes_from(view.opens), strict=True))
    # What is told of a folded place pulls at its region.
    ends = [(view.regions.get(a, a), view.regions.get(b, b), 2.0 if told else 1.0) for (a, b), told in pairs.items()]
    pulls = {(index[a], index[b]): pull for a, b, pull in ends if a != b and a in index and b in index}
    graph.add_edges_from([(a, b, pull) for (a, b), pull in pulls.items()])
    # Wider than the library's 1 / sqrt(n), or the places that share everything fall on one spot.
    k = 1.6 / math.sqrt(max(len(index), 1))
    springs = rx.spring_layout(graph, k=k, num_iter=ROUNDS, seed=SEED, weight_fn=float)
    return [(float(springs[i][0]), float(springs[i][1])) for i in index.values()]


def _fit(points: list[Point], size: Point) -> list[Point]:
    """The points stretched to a box of that size around the origin."""
    if not points:
        return []
    across, down = (_stretched(axis, length) for axis, length in zip(zip(*points, strict=True), size, strict=True))
    return list(zip(across, down, strict=True))


def _stretched(values: Sequence[float], length: float) -> list[float]:
    low, high = min(values), max(values)
    return [length * ((v - low) / (high - low) - 0.5) if high > low else 0.0 for v in values]


def _pull_apart(points: list[Point], sizes: list[Point], places: list[bool]) -> list[Point]:
    """Move boxes that cover each other apart, along the axis where less is missing; places keep their own distance."""
    moved = [list(p) for p in points]
    side = math.sqrt(SHARE_OF_PLACES / max(sum(places), 1))
    around_place = (SCREEN[0] * side, SCREEN[1] * side)
    needed = {(i, j): _needed(sizes[i], sizes[j]) for i in range(len(points)) for j in range(i)}
    for i, j in needed:
        if places[i] and places[j]:
            needed[i, j] = (max(needed[i, j][0], around_place[0]), max(needed[i, j][1], around_place[1]))
    for _ in range(ROUNDS):
        parted = [_part(moved[i], moved[j], size, ahead=i % 2 == 0) for (i, j), size in needed.items()]
        if not any(parted):
            break
    return [(x, y) for x, y in moved]


def _needed(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def _part(a: list[float], b: list[float], size: Point, *, ahead: bool) -> bool:
    lacking = [size[axis] - abs(a[axis] - b[axis]) for axis in (0, 1)]
    if min(lacking) <= 0:
        return False
    axis = 0 if lacking[0] / size[0] < lacking[1] / size[1] else 1
    ahead = a[axis] > b[axis] or (a[axis] == b[axis] and ahead)
    step = (lacking[axis] / 2 + 0.5) * (1 if ahead else -1)
    a[axis] += step
    b[axis] -= step
    return True


class _Honeycomb:
    """Cells in rows, every other row shifted by half a cell; each holds one node."""

    def __init__(self, size: int) -> None:
        self.taken_by: dict[str, Cell] = {}
        self._taken: set[Cell] = set()
        self._searched: dict[Cell, int] = {}
        self._offsets = _spiral(math.ceil(math.sqrt(size)) + 4)

    def take(self, node: str, wanted: Cell) -> None:
        """Give the node the free cell nearest to the wanted one."""
        for at in range(self._searched.get(wanted, 0), len(self._offsets)):
            cell = (wanted[0] + self._offsets[at][0], wanted[1] + self._offsets[at][1])
            if cell not in self._taken:
                self._searched[wanted] = at + 1
                break
        self._taken.add(cell)
        self.taken_by[node] = cell

    def position(self, node: str) -> Point:
        """Where the middle of a node's cell lies."""
        column, row = self.taken_by[node]
        return (float(column * CELL_WIDTH + (row % 2) * CELL_WIDTH // 2), float(row * CELL_HEIGHT))


def _spiral(radius: int) -> list[Cell]:
    """Offsets of all cells within a square, nearest first."""
    return sorted(_square(radius), key=lambda cell: ((cell[0] * CELL_WIDTH) ** 2 + (cell[1] * CELL_HEIGHT) ** 2, cell))


def _square(radius: int) -> Iterator[Cell]:
    return ((c, r) for c in range(-radius, radius + 1) for r in range(-radius, radius + 1))

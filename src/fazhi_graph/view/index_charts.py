"""Charts of an indicator as SVG, drawn by Vega when the page is made, so that the page needs no script for them.

Every bar and point is a link to its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from fazhi_graph.analysis import Comparison, Figure, Indicator, Place
from fazhi_graph.analysis.breakdowns import Breakdown, breakdowns
from fazhi_graph.view.index_svg import Spec, drawn

# Drawing takes some 40 ms a chart: the indicators that most places report get charts, the others their table.
MOST_RANKED = 24
MOST_SHARED = 6
MOST_BARS = 24
MOST_LINES = 10
FEWEST_PLACES = 3
FEWEST_BROKEN_DOWN = 2
LEVEL_COLOURS = {
    "nation": "#1d2733",
    "province": "#27406b",
    "prefecture": "#3f7cac",
    "county": "#7fb2d0",
    "zone": "#c99a1e",
    "town": "#6f9138",
    "": "#9aa4af",
}
PART_COLOURS = ("#27406b", "#5a8fbf", "#c99a1e", "#bf5b3f", "#3c8a69", "#9c4878", "#6b62ad", "#8a6d3b", "#3f9aa3")
REST_COLOUR = "#dfe4ea"

_LEFT, _PLOT, _RIGHT, _STEP = 148, 232, 76, 25
_INK, _SOFT, _LINE = "#1d2733", "#5c6875", "#e1e6ec"
_CONFIG = {
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": _SOFT, "labelFontSize": 11, "gridColor": _LINE, "domain": False, "ticks": False, "title": None,
        "labelLimit": 140, "labelPadding": 6,
    },
    "text": {"fontSize": 11, "color": _INK},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chart:
    """``kind`` is ranking, trend or shares; ``keys`` are the colours and the levels or indicators they stand for.

    ``left_out`` counts the places that there was no room for.
    """

    indicator: str
    kind: str
    svg: str
    keys: tuple[tuple[str, str], ...]
    left_out: int = 0


def charts(comparison: Comparison) -> Iterator[Chart]:
    """The charts worth drawing, those of the most widely reported indicators first."""
    latest, by_place = _latest(comparison), _by_place(comparison)
    ranked = sorted(comparison.indicators, key=lambda i: (-len(latest[i.iri]), i.code))
    for indicator in ranked[:MOST_RANKED]:
        if len(latest[indicator.iri]) >= FEWEST_PLACES:
            yield _ranking(comparison, indicator, latest[indicator.iri])
        lines = {place: found for place, found in by_place[indicator.iri].items() if len(found) > 1}
        if lines:
            yield _trend(comparison, indicator, lines)
    yield from _shares(comparison)


def fact_key(figure: Figure) -> str:
    """How an address names a number: ``420104-2019-766c180c:120,122``."""
    return f"{figure.report.rpartition('/')[2]}:{figure.begin},{figure.end}"


def _latest(comparison: Comparison) -> dict[str, list[Figure]]:
    """Of each indicator the newest number of each place, the largest first."""
    found: defaultdict[str, dict[str, Figure]] = defaultdict(dict)
    for place, year, indicator in sorted(comparison.given, key=lambda key: key[1]):
        found[indicator][place] = comparison.given[place, year, indicator][0]
    order: defaultdict[str, list[Figure]] = defaultdict(list)
    for indicator, figures in found.items():
        order[indicator] = sorted(figures.values(), key=lambda f: (-f.value, f.place))
    return order


def _by_place(comparison: Comparison) -> dict[str, dict[str, list[Figure]]]:
    found: defaultdict[str, defaultdict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for place, year, indicator in sorted(comparison.given):
        found[indicator][place].append(comparison.given[place, year, indicator][0])
    return {indicator.iri: dict(found[indicator.iri]) for indicator in comparison.indicators}


def readable(value: Decimal) -> str:
    """12345.60 is 12,345.6."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _row(figure: Figure, place: Place) -> Spec:
    return {
        "place": f"{_short(place)} {figure.year}",
        "value": float(figure.value),
        "shown": readable(figure.value) + ("%" if figure.unit == "%" else ""),
        "level": place.level,
        "href": f"#fact={quote(fact_key(figure))}",
        "told": f"{place.name} {figure.year}: {readable(figure.value)} {figure.unit}",
    }


def _short(place: Place) -> str:
    return place.name if len(place.name) <= 9 else f"{place.name[:8]}…"


def _frame(rows: Sequence[Spec], height: int, **content: object) -> Spec:
    # Fixed paddings: how wide a label is depends on the fonts of the machine that draws.
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": list(rows)},
        "autosize": {"type": "none"},
        "width": _PLOT,
        "height": height,
        "padding": {"left": _LEFT, "right": _RIGHT, "top": 4, "bottom": 22},
        "config": _CONFIG,
        **content,
    }


def _ranking(comparison: Comparison, indicator: Indicator, figures: Sequence[Figure]) -> Chart:
    places = {p.iri: p for p in comparison.places}
    rows = [_row(f, places[f.place]) for f in figures[:MOST_BARS]]
    levels = {level: colour for level, colour in LEVEL_COLOURS.items() if any(r["level"] == level for r in rows)}
    link = {"href": {"field": "href"}, "description": {"field": "told"}}
    colour = {"field": "level", "legend": None, "scale": {"domain": list(levels), "range": list(levels.values())}}
    spec = _frame(
        rows,
        _STEP * len(rows),
        encoding={
            "y": {"field": "place", "type": "nominal", "sort": None, "axis": {"labelFontSize": 12, "labelColor": _INK}},
            "x": {"field": "value", "type": "quantitative", "axis": {"tickCount": 4}},
        },
        layer=[
            {"mark": {"type": "bar", "height": 15, "cornerRadiusEnd": 2}, "encoding": {"color": colour, **link}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6},
                "encoding": {"text": {"field": "shown"}, **link},
            },
        ],
    )
    return Chart(indicator.iri, "ranking", drawn(spec), _keys(levels), max(0, len(figures) - MOST_BARS))


def _trend(comparison: Comparison, indicator: Indicator, lines: dict[str, list[Figure]]) -> Chart:
    places = {p.iri: p for p in comparison.places}
    chosen = sorted(lines, key=lambda place: (-len(lines[place]), place))[:MOST_LINES]
    rows = [_row(f, places[f.place]) | {"year": str(f.year), "line": n} for n, p in enumerate(chosen) for f in lines[p]]
    ends = [{**rows_of[-1], "place": _short(places[p])} for p, rows_of in zip(chosen, _split(rows), strict=True)]
    colour = {"field": "line", "type": "nominal", "legend": None, "scale": {"range": list(PART_COLOURS)}}
    shared: Spec = {
        "x": {"field": "year", "type": "ordinal", "axis": {"labelAngle": 0, "grid": False}, "scale": {"padding": 0.2}},
        "y": {"field": "value", "type": "quantitative", "axis": {"tickCount": 5}},
    }
    link = {"href": {"field": "href"}, "description": {"field": "told"}, "color": colour}
    spec = _frame(
        rows,
        190,
        encoding=shared,
        layer=[
            {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"color": colour}},
            {"mark": {"type": "circle", "size": 60, "opacity": 1}, "encoding": link},
            {
                "data": {"values": ends},
                "mark": {"type": "text", "align": "left", "dx": 8},
                "encoding": {"text": {"field": "place"}, "color": colour},
            },
        ],
    )
    spec["padding"] = {"left": 60, "right": _LEFT + _RIGHT - 60, "top": 8, "bottom": 22}
    return Chart(indicator.iri, "trend", drawn(spec), (), len(lines) - len(chosen))


def _split(rows: Sequence[Spec]) -> list[list[Spec]]:
    found: defaultdict[int, list[Spec]] = defaultdict(list)
    for row in rows:
        found[row["line"]].append(row)
    return list(found.values())


def _shares(comparison: Comparison) -> Iterator[Chart]:
    """Of the totals that places break down, what each part is of the whole."""
    known = {i.iri: i for i in comparison.indicators}
    broken = breakdowns(comparison)
    worth = [iri for iri, found in broken.items() if iri in known and len(found) >= FEWEST_BROKEN_DOWN]
    for iri in sorted(worth, key=lambda iri: (-len(broken[iri]), iri))[:MOST_SHARED]:
        yield _share(comparison, known[iri], broken[iri])


def _share(comparison: Comparison, indicator: Indicator, broken: Sequence[Breakdown]) -> Chart:
    places = {p.iri: p for p in comparison.places}
    newest = sorted(broken, key=lambda b: (-b[0].year, b[0].place))[:MOST_BARS]
    used = sorted({part.indicator or "" for _, parts in newest for part in parts})
    colours = {iri: PART_COLOURS[n % len(PART_COLOURS)] for n, iri in enumerate(used)}
    rows = [row for total, parts in newest for row in _stacked(total, parts, places[total.place], used)]
    domain = [*map(str, range(len(used))), "rest"]
    colour = {"field": "part", "type": "nominal", "legend": None,
              "scale": {"domain": domain, "range": [*colours.values(), REST_COLOUR]}}  # fmt: skip
    spec = _frame(
        rows,
        _STEP * len(newest),
        mark={"type": "bar", "height": 15},
        encoding={
            "y": {"field": "place", "type": "nominal", "sort": None, "axis": {"labelFontSize": 12, "labelColor": _INK}},
            "x": {"field": "from", "type": "quantitative", "axis": {"format": "%", "tickCount": 4},
                  "scale": {"domain": [0, 1]}},
            "x2": {"field": "to"},
            "color": colour,
            "href": {"field": "href"},
            "description": {"field": "told"},
        },
    )  # fmt: skip
    return Chart(
        indicator.iri, "shares", drawn(spec), _keys({**colours, "rest": REST_COLOUR}), len(broken) - len(newest)
    )


def _stacked(total: Figure, parts: Iterable[Figure], place: Place, used: Sequence[str]) -> Iterator[Spec]:
    at = Decimal(0)
    for part in sorted(parts, key=lambda f: used.index(f.indicator or "")):
        row = _row(part, place) | {"part": str(used.index(part.indicator or ""))}
        told = f"{place.name} {part.year}: {part.counted} {readable(part.value)} / {readable(total.value)} {part.unit}"
        yield row | {"from": float(at / total.value), "to": float((at + part.value) / total.value), "told": told}
        at += part.value
    if at < total.value:
        yield _row(total, place) | {"part": "rest", "from": float(at / total.value), "to": 1.0}


def _keys(colours: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((colour, name) for name, colour in colours.items())

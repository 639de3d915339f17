"""Vega-Lite to SVG, reduced to shapes, text and links within the page.

Names are put in afterwards (Vega is given ``n0``, ``n1`` …): it measures every text, in Chinese slowly, and by the
fonts that the machine happens to have.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

Spec = dict[str, Any]

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_KEPT = frozenset({"svg", "g", "path", "line", "rect", "text", "a", "circle"})
_ATTRIBUTES = frozenset(
    {
        "viewBox", "width", "height", "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "r", "fill", "fill-opacity",
        "stroke", "stroke-width", "stroke-dasharray", "opacity", "text-anchor", "font-size", "font-weight",
    }
)  # fmt: skip
# What Vega tells a screen reader of one bar, which is also what a mouse is told
_LABEL = "aria-label"


def drawn(spec: Spec) -> str:
    """The chart as an ``svg`` element; ``href`` becomes a link in the page, ``description`` a tooltip."""
    import vl_convert  # takes a third of a second with the first chart, and only pages with charts need it

    names: dict[str, str] = {}
    _anonymise(spec, names)
    return _plain(vl_convert.vegalite_to_svg(spec), {short: name for name, short in names.items()})


def _anonymise(spec: Spec, names: dict[str, str]) -> None:
    """Replace the names of places in a chart's data, its layers' included."""
    for row in spec.get("data", {}).get("values", ()):
        row["place"] = names.setdefault(row["place"], f"n{len(names)}")
    for layer in spec.get("layer", ()):
        _anonymise(layer, names)


def _plain(svg: str, names: dict[str, str]) -> str:
    """Shapes, text and links within the page; what else Vega writes (roles, clip paths, styles) is left out."""
    root = etree.fromstring(
        svg, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    )
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and (etree.QName(element).localname not in _KEPT or _is_empty(element)):
            parent.remove(element)
            continue
        _strip(element)
        element.text = names.get(element.text or "", element.text)
    _unwrap(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode").replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)


def _is_empty(element: etree._Element) -> bool:
    """A path that draws nothing, and the frame around the plot."""
    background = element.get("class") == "background" or element.get("display") == "none"
    return background or (etree.QName(element).localname == "path" and not element.get("d"))


def _strip(element: etree._Element) -> None:
    # Vega puts an address of its own before one within the page: “https://…/#fact=…”
    fact = element.get(_HREF, "").partition("#")[2]
    told = element.get(_LABEL) if element.get("role") == "graphics-symbol" else None
    for name in list(element.attrib):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
    if fact:
        element.set("href", f"#{fact}")
    link = element.getparent()
    if told and link is not None and link.tag == f"{_SVG}a":
        etree.SubElement(link, f"{_SVG}title").text = told


def _unwrap(root: etree._Element) -> None:
    """Groups that neither move nor colour what is in them are taken away."""
    for group in list(root.iter(f"{_SVG}g")):
        parent = group.getparent()
        if parent is not None and not set(group.attrib) - {"fill"} and group.get("fill") in (None, "none"):
            at = parent.index(group)
            parent[at : at + 1] = list(group)

"""HTML that cannot be broken by what stands in it: every text is escaped where it becomes part of a page."""

from __future__ import annotations

import html


class Markup(str):
    """Finished HTML."""

    __slots__ = ()


# Elements that have no end tag
_VOID = frozenset({"meta", "link", "input"})


def element(tag: str, /, *children: str, **attributes: str) -> Markup:
    """An element; children that are plain text are escaped, ``class_`` and ``for_`` lose their underscore."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items())
    end = "" if tag in _VOID else f"</{tag}>"
    return Markup(f"<{tag}{given}>{joined(*children)}{end}")


def joined(*children: str) -> Markup:
    """Several pieces after each other."""
    return Markup("".join(child if isinstance(child, Markup) else html.escape(child) for child in children))

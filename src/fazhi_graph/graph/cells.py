"""What a cell of an answer is taken for: text, a whole number, a decimal; an unbound one is empty, zero or None."""

from __future__ import annotations

from decimal import Decimal

from fazhi_graph.graph.answers import Value


def text(cell: Value) -> str:
    """As text; nothing is the empty text."""
    return "" if cell is None else str(cell)


def text_or_none(cell: Value) -> str | None:
    """As text, None if there is nothing."""
    return None if cell is None else str(cell)


def whole(cell: Value) -> int:
    """As a whole number; what is none is 0."""
    return cell if isinstance(cell, int) else 0


def whole_or_none(cell: Value) -> int | None:
    """As a whole number, None if it is none."""
    return cell if isinstance(cell, int) else None


def decimal(cell: Value) -> Decimal:
    """As a decimal; a store that computes may give a whole number or a float."""
    return cell if isinstance(cell, Decimal) else Decimal(str(cell))

"""Tables on a terminal: Chinese takes two columns a character, and no line is wider than the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = 2
# The widest that the first column gets; longer names end in an ellipsis.
FIRST = 30


def plain(value: Decimal) -> int | float:
    """A number as JSON has it."""
    return int(value) if value == int(value) else float(value)


def console() -> Console:
    """Standard output, as wide as it is."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_grid(out: Console, heads: Sequence[str], rows: Sequence[Sequence[Text]]) -> None:
    """Print rows whose first cell is a name and whose others are short; columns that do not fit follow below."""
    widths = [max(_width(column), 1) for column in zip(*[_texts(heads), *rows], strict=True)]
    first = min(widths[0], FIRST, out.width // 2)
    for start, stop in _blocks(widths[1:], out.width - first):
        chosen = [0, *range(start + 1, stop + 1)]
        _print_block(out, [heads[n] for n in chosen], [[row[n] for n in chosen] for row in rows], first)


def _texts(heads: Sequence[str]) -> list[Text]:
    from rich.text import Text

    return [Text(head) for head in heads]


def _width(column: Sequence[Text]) -> int:
    return max(cell.cell_len for cell in column)


def _blocks(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Stretches of columns that fit beside the first, each of one column at least."""
    start, used = 0, 0
    for number, width in enumerate(widths):
        if used + GAP + width > room and number > start:
            yield start, number
            start, used = number, 0
        used += GAP + width
    yield start, len(widths)


def _print_block(out: Console, heads: Sequence[str], rows: Sequence[Sequence[Text]], first: int) -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="bold", collapse_padding=True)
    table.add_column(heads[0], no_wrap=True, overflow="ellipsis", max_width=first)
    for head in heads[1:]:
        table.add_column(head, no_wrap=True, overflow="ellipsis", justify="right")
    for row in rows:
        table.add_row(*row)
    out.print(table)

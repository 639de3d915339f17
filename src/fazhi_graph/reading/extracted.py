"""What a format's reader hands on: the text, and metadata that the text does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fazhi_graph.model import HeaderName


@dataclass(frozen=True, slots=True)
class Extracted:
    """``text`` is what evidence points into; ``encoding`` is None for formats that are not text."""

    text: str
    hints: Mapping[HeaderName, str] = field(default_factory=dict)
    encoding: str | None = None

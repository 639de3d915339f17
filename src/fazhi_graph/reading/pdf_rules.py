"""The straight level and upright lines that a page draws: strokes, the edges of stroked boxes, and thin filled bars."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from fazhi_graph.reading.pdf_grids import Rule

_SHORTEST = 4.0  # points; what is shorter is part of a letter, a dash or a dot
_THICKEST = 3.0  # a filled bar that is thicker is a shade, no line
_OFF_LEVEL = 0.7  # by how many points the ends of a line may be off
_MOST = 20_000  # pieces of drawing on a page; with more it is a map or a chart


class _Point(NamedTuple):
    x: float
    y: float


def rules(page: Any) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright lines of a page, in points from its lower left corner; none if full of drawing."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for n, (a, b) in enumerate(_segments(page)):
        if n > _MOST:
            return [], []
        if abs(a.y - b.y) <= _OFF_LEVEL and abs(a.x - b.x) >= _SHORTEST:
            level.append(Rule(a.y, min(a.x, b.x), max(a.x, b.x)))
        elif abs(a.x - b.x) <= _OFF_LEVEL and abs(a.y - b.y) >= _SHORTEST:
            upright.append(Rule(a.x, min(a.y, b.y), max(a.y, b.y)))
    return level, upright


def _segments(page: Any) -> Iterator[tuple[_Point, _Point]]:
    pdfium: Any = import_module("pypdfium2")
    for shape in page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_PATH,)):
        # a drawing that PDFium cannot place leaves the text as readable as it was
        with contextlib.suppress(pdfium.PdfiumError):
            if _draws_lines(pdfium.raw, shape):
                yield from _straight(pdfium.raw, shape)


def _draws_lines(raw: Any, shape: Any) -> bool:
    left, bottom, right, top = shape.get_bounds()
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    return bool(stroke.value or (fill.value and min(right - left, top - bottom) <= _THICKEST))


def _straight(raw: Any, shape: Any) -> Iterator[tuple[_Point, _Point]]:
    """The straight pieces of a path, each from point to point."""
    matrix = shape.get_matrix()
    start = last = _Point(0, 0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(raw.FPDFPath_CountSegments(shape.raw)):
        segment = raw.FPDFPath_GetPathSegment(shape.raw, n)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _Point(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, start
            last = start

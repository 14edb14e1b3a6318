"""Asking PDFium what a path draws: rules, areas, and areas that cover what was drawn before."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from thidua.attachments.text.pagecontent import Matrix, PageArea, PageContent, PageRule, is_white

_MOST_SEGMENTS = 5000  # of one path; a table needs fewer, a drawing has more
_THIN = 3.0  # points: a filled area that is not wider is a rule
_DOT = 1.6  # points
_NEARLY = 0.02  # sine of the angle below which a rule is level or upright
_CORNERS = 3  # lines of a path that may enclose an area
_BOX_POINTS = (4, 5, 6)
_OPAQUE = 255
_Box = tuple[float, float, float, float]


def matrix_of(drawn: Any) -> Matrix:
    """The map of an object to the page or form that has it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix)):
        return Matrix(1, 0, 0, 1, 0, 0)
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def read_path(path: Any, shown: Matrix, content: PageContent) -> None:
    """Note the rules and areas that a path draws, and whether it covers what was drawn before.

    Args:
        path: of PDFium.
        shown: where points of the form or page that has the path come to lie.
        content: of the page, to which they are added.
    """
    count = pdfium.FPDFPath_CountSegments(path)
    if not 1 < count <= _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    clip = _clip_box(path, shown)
    for outline in _outlines(path, count, shown.after(matrix_of(path))):
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        box = (min(xs), min(ys), max(xs), max(ys))
        across, down = box[2] - box[0], box[3] - box[1]
        if stroke.value:
            content.rules += [] if _is_white(path, stroked=True) else _rules_along(outline)
        elif fill.value and min(across, down) <= _THIN and not _is_white(path):
            content.rules += _middle_of(box)
        if fill.value and len(outline) > _CORNERS and min(across, down) > _THIN:
            if not _is_white(path):
                content.areas.append(PageArea(*box, False))
            if _is_box(outline) and _is_opaque(path):
                content.covers.append((content.drawn, PageArea(*_common(box, clip), False)))
            if not stroke.value:
                sides = _rules_along([*outline, outline[0]])
                content.rules += [side._replace(is_side=True) for side in sides]


def _middle_of(box: tuple[float, float, float, float]) -> Iterator[PageRule]:
    """The rule in the middle of a thin area; a dot may be part of one in either direction."""
    left, top, right, bottom = box
    across, down = right - left, bottom - top
    if across >= down or across < _DOT:
        yield PageRule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    if down > across or down < _DOT:
        yield PageRule((left + right) / 2, top, (left + right) / 2, bottom)


def _outlines(path: Any, count: int, shown: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of every part of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            if len(points) > 1:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(shown.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _rules_along(points: list[tuple[float, float]]) -> Iterator[PageRule]:
    """The level and upright lines between points that follow each other."""
    for (x, y), (other_x, other_y) in pairwise(points):
        across, down = abs(other_x - x), abs(other_y - y)
        if min(across, down) <= _NEARLY * max(across, down) and max(across, down) > 0:
            yield PageRule(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _is_white(drawn: Any, stroked: bool = False) -> bool:
    """Whether the areas or the lines that an object draws are white."""
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    parts = [ctypes.c_uint() for _ in range(4)]
    if not ask(drawn, *map(ctypes.byref, parts)):
        return False
    return is_white((parts[0].value, parts[1].value, parts[2].value, parts[3].value))


def _is_box(outline: Sequence[tuple[float, float]]) -> bool:
    """Whether the points of a path are the corners of a level box."""
    xs, ys = {round(x, 1) for x, _ in outline}, {round(y, 1) for _, y in outline}
    return len(outline) in _BOX_POINTS and len(xs) == len(ys) == 2  # noqa: PLR2004


def _is_opaque(drawn: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    filled = pdfium.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, parts))
    return bool(
        filled and parts[3].value == _OPAQUE and not pdfium.FPDFPageObj_HasTransparency(drawn)
    )


def _clip_box(drawn: Any, shown: Matrix) -> _Box:
    """The box outside of which an object is not drawn."""
    box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
    clip = pdfium.FPDFPageObj_GetClipPath(drawn)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        points = []
        for at in range(max(pdfium.FPDFClipPath_CountPathSegments(clip, index), 0)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, index, at)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append(shown.point(x.value, y.value))
        if points:
            xs, ys = [at for at, _ in points], [at for _, at in points]
            box = _common(box, (min(xs), min(ys), max(xs), max(ys)))
    return box


def _common(box: _Box, other: _Box) -> _Box:
    """The box that two boxes have in common."""
    left, top = max(box[0], other[0]), max(box[1], other[1])
    return left, top, min(box[2], other[2]), min(box[3], other[3])

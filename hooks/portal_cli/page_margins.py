"""Numbers of pages that stand alone in a margin: Tesseract leaves single digits out of a page."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

_MARGIN = 0.12
"""Of the height of a page: a number stands within it, above or below the text."""
_WIDEST, _HIGHEST = 0.12, 0.04
"""Of the width and the height of a page: more than that is no number that stands alone."""
_INK = 140
_PADDING = 24


Box = tuple[int, int, int, int]


def cut_lone_marks(picture: bytes) -> Iterator[tuple[Box, bytes]]:
    """Pictures of what stands alone as the first or the last line of a page.

    Each with its left and right end, its top and its bottom on the page.

    Args:
        picture: of the whole page, drawn by the portal itself.
    """
    with Image.open(io.BytesIO(picture)) as opened:
        page = opened.convert("L")
    ink = page.point(lambda value: 255 if value < _INK else 0)
    strip = round(page.height * _MARGIN)
    for first, last, from_top in ((0, strip, True), (page.height - strip, page.height, False)):
        band = _find_outer_line(ink.crop((0, first, page.width, last)), from_top=from_top)
        if band is None:
            continue
        left, top, right, bottom = band
        if right - left > page.width * _WIDEST or bottom - top > page.height * _HIGHEST:
            continue
        box = (left - _PADDING, first + top - _PADDING, right + _PADDING, first + bottom + _PADDING)
        cut = Image.new("L", (box[2] - box[0], box[3] - box[1]), 255)
        cut.paste(page.crop((left, first + top, right, first + bottom)), (_PADDING, _PADDING))
        out = io.BytesIO()
        cut.save(out, "PNG")
        yield (left, right, first + top, first + bottom), out.getvalue()


def _find_outer_line(ink: Image.Image, *, from_top: bool) -> Box | None:
    """The box of the outermost line of a strip of black and white; None of an empty strip."""
    box = ink.getbbox()
    if box is None:
        return None
    dots, width = ink.tobytes(), ink.width
    has_ink = [bool(dots[at : at + width].strip(b"\0")) for at in range(0, len(dots), width)]
    rows = range(box[1], box[3]) if from_top else range(box[3] - 1, box[1] - 1, -1)
    end = next((row for row in rows if not any(has_ink[max(0, row - 3) : row + 4])), None)
    if end is None:
        top, bottom = box[1], box[3]
    else:
        top, bottom = (box[1], end) if from_top else (end, box[3])
    inner = ink.crop((0, top, ink.width, bottom)).getbbox()
    return (inner[0], top + inner[1], inner[2], top + inner[3]) if inner else None

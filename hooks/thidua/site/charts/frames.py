"""The frame of a drawing inside a page, where it grows with the letters that a reader chose."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from thidua.site.charts.axis import make_short
from thidua.site.charts.model import ChartDrawing

_LETTER = 16
"""Pixels of a drawing to the size of letters of its page, as ``.chart`` has it in `charts.css`."""
_SIZES = {"chart__label": 14, "chart__note": 14, "chart__value": 15, "chart__tick": 12}
"""Sizes of letters in pixels of a drawing; `charts.css` gives them as parts of the page's."""
_WORDS = re.compile(r'(<text class="([\w-]+)" x="[^"]*" y=")([\d.]+)"')
_DOWN = re.compile(r'(?<=[ "])((?:y[12]?|cy|r|height)=")([\d.]+)"')
_SIGN = re.compile(r' width="1" height="1" overflow')


def draw_in_page(drawing: ChartDrawing, title: str, identifier: str) -> Markup:
    """An ``<svg>`` as wide as its place, and as high as its letters ask for.

    Args:
        drawing: its shapes.
        title: what it shows; the table beside it is the text alternative.
        identifier: unlike any other on the page.
    """
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{id}" height="{height}">'
        '<title id="{id}">{title}</title>{body}</svg>'
    ).format(
        id=identifier,
        height=_in_letters(str(drawing.height), _LETTER),
        title=title,
        body=_measure_in_letters(drawing.body),
    )


def read_height(framed: Markup) -> int:
    """How many pixels high a drawing in its frame is, at the usual size of letters; 0 without."""
    letters = str(framed).partition(' height="')[2].partition('em"')[0]
    return round(float(letters or 0) * _LETTER)


def _measure_in_letters(body: str) -> Markup:
    """Heights and places from above in sizes of letters in place of pixels."""
    signs = _SIGN.sub(f' width="1em" height="1em" viewBox="0 0 {_LETTER} {_LETTER}" overflow', body)
    words = _WORDS.sub(lambda at: f'{at[1]}{_in_letters(at[3], _SIZES[at[2]])}"', signs)
    return Markup(_DOWN.sub(lambda at: f'{at[1]}{_in_letters(at[2], _LETTER)}"', words))


@lru_cache(maxsize=1 << 12)  # rows stand at the same places in most drawings
def _in_letters(pixels: str, size: int) -> str:
    return f"{make_short(Decimal(pixels) / size)}em"

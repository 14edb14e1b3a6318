"""Charts as pictures to take away: the same drawing with its title, its source and its colours.

A picture stands alone: it needs no style sheet, and says what it shows and where that comes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from thidua.foundation.engine import OVERRIDES
from thidua.look.lettering import Face, break_evenly
from thidua.site.charts.model import ChartDrawing

WIDTH = 900
FONTS = OVERRIDES / "fonts"
_MARGIN = 40
_TITLE_LINE, _SMALL_LINE = 34, 24
_INK, _SOFT, _LINE_COLOUR, _PAPER = "#231a16", "#62544b", "#e3d8ca", "#ffffff"
_FONT = "'Be Vietnam Pro', 'Noto Sans', sans-serif"
_CLASS = re.compile(r'class="([\w -]+)"')


class ChartWords(NamedTuple):
    """The words around a drawing: its finding, what is measured, its signs, its source."""

    finding: str
    about: str
    legend: str
    source: str


def draw_picture(drawing: ChartDrawing, words: ChartWords, colour: str) -> str:
    """A whole SVG file.

    Args:
        drawing: the shapes.
        words: around them.
        colour: of bars and goals: the main colour of the portal.
    """
    width = WIDTH - 2 * _MARGIN
    large, small = _face("be-vietnam-pro-600", 25), _face("be-vietnam-pro-400", 16)
    title = break_evenly(words.finding, large, width)
    about = break_evenly(words.about, small, width)
    foot = [
        line
        for said in (words.legend, words.source)
        if said
        for line in break_evenly(said, small, width)
    ]
    top = _MARGIN + _TITLE_LINE * len(title) + _SMALL_LINE * len(about) + 28
    height = top + drawing.height + 20 + _SMALL_LINE * len(foot) + _MARGIN - 12
    parts = [
        *_write_lines(title, _MARGIN + 22, _TITLE_LINE, "chart__title"),
        *_write_lines(about, _MARGIN + 16 + _TITLE_LINE * len(title), _SMALL_LINE, "chart__about"),
        Markup('<svg x="{}" y="{}" width="{}" height="{}" overflow="visible">{}</svg>').format(
            _MARGIN, top, width, drawing.height, drawing.body
        ),
        *_write_lines(foot, top + drawing.height + 30, _SMALL_LINE, "chart__about"),
    ]
    whole = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
        'font-family="{font}" role="img"><title>{title}</title>'
        '<rect width="{w}" height="{h}" fill="{paper}"/>{body}</svg>\n'
    ).format(
        w=WIDTH, h=height, font=Markup(_FONT), title=f"{words.about}. {words.finding}",
        paper=_PAPER, body=Markup("").join(parts),
    )  # fmt: skip
    return _paint(str(whole), colour)


@cache
def _face(name: str, size: int) -> Face:
    """A font in which words are measured, so that lines break where they must."""
    return Face(FONTS / f"{name}.woff2", size)


def _write_lines(lines: Sequence[str], top: int, step: int, kind: str) -> list[Markup]:
    text = Markup('<text class="{}" x="{}" y="{}">{}</text>')
    return [text.format(kind, _MARGIN, top + at * step, line) for at, line in enumerate(lines)]


def _paint(svg: str, colour: str) -> str:
    """Colours and sizes as attributes in place of classes."""
    table = _paints(colour)

    def painted(match: re.Match[str]) -> str:
        return " ".join(f'{name}="{value}"' for name, value in _merge(match[1], table).items())

    return _CLASS.sub(painted, svg)


def _merge(classes: str, table: dict[str, dict[str, str]]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for name in classes.split():
        merged |= table[name]
    return merged


def _paints(colour: str) -> dict[str, dict[str, str]]:
    # A rim of paper keeps lines of the grid away from the letters.
    rim = {"paint-order": "stroke", "stroke": _PAPER, "stroke-width": "5"}
    words = {"fill": _INK, "font-size": "16", **rim}
    stroke = {"fill": "none", "stroke": colour, "stroke-width": "3"}
    return {
        "chart__title": {"fill": _INK, "font-size": "25", "font-weight": "600"},
        "chart__about": {"fill": _SOFT, "font-size": "16"},
        "chart__label": words,
        "chart__value": {**words, "font-weight": "600"},
        "chart__note": {"fill": _SOFT, "font-size": "15"},
        "chart__tick": {"fill": _SOFT, "font-size": "14"},
        "chart__grid": {"stroke": _LINE_COLOUR},
        "chart__whole": {"fill": _PAPER, "stroke": colour},
        "chart__bar": {"fill": colour},
        "chart__bar--below": {"fill": _LINE_COLOUR},
        "chart__bar--open": {
            "fill-opacity": "0.35", "stroke": colour, "stroke-width": "1.5",
            "stroke-dasharray": "4 3",
        },
        "chart__more": stroke,
        "chart__line": stroke,
        "chart__track": {"stroke": _LINE_COLOUR, "stroke-width": "2"},
        "chart__span": {"stroke": colour, "stroke-width": "6", "stroke-opacity": "0.35"},
        "chart__way": {"stroke": _SOFT, "stroke-width": "3", "stroke-opacity": "0.5"},
        "chart__goal": {"fill": _PAPER, "stroke": colour, "stroke-width": "3"},
        "chart__reached": {"fill": _INK},  # met or not: its words say so
    }  # fmt: skip

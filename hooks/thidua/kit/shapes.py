"""What drawings are made of: boxes, lines and lines of words, written as SVG."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import escape

from thidua.kit.lines import SANS, SERIF, STRONG

FAMILIES = {
    SANS: ("'Be Vietnam Pro'", 400),
    STRONG: ("'Be Vietnam Pro'", 600),
    SERIF: ("'Source Serif 4'", 600),
}


class BoxShape(NamedTuple):
    """A box, filled with a colour or with a border of it; ``border`` is 0 for a filled one."""

    left: float
    top: float
    width: float
    height: float
    colour: str
    border: float = 0

    def write(self) -> str:
        """The box as SVG."""
        place = f'x="{_n(self.left)}" y="{_n(self.top)}"'
        size = f'width="{_n(self.width)}" height="{_n(self.height)}"'
        if self.border:
            line = f'fill="none" stroke="{self.colour}" stroke-width="{_n(self.border)}"'
            return f"<rect {place} {size} {line}/>"
        return f'<rect {place} {size} fill="{self.colour}"/>'


class TextShape(NamedTuple):
    """A line of words around its middle.

    Attributes:
        words: of the line.
        font: by the name of its file.
        size: in pixels.
        x: the middle of the line.
        y: its base.
        colour: of the words.
        unit: smaller words close behind; may be empty.
        unit_size: in pixels.
        wide: how wide the line is in any font of the reader; 0 where the font is known.
    """

    words: str
    font: str
    size: float
    x: float
    y: float
    colour: str
    unit: str = ""
    unit_size: float = 0
    wide: float = 0

    def write(self) -> str:
        """The line as SVG; nothing where it has no words."""
        if not self.words:
            return ""
        family, weight = FAMILIES[self.font]
        held = f' textLength="{_n(self.wide)}" lengthAdjust="spacingAndGlyphs"' if self.wide else ""
        unit = f'<tspan font-size="{_n(self.unit_size)}">{escape(self.unit)}</tspan>'
        return (
            f'<text x="{_n(self.x)}" y="{_n(self.y)}" font-family="{family}" '
            f'font-weight="{weight}" font-size="{_n(self.size)}" fill="{self.colour}" '
            f'text-anchor="middle"{held}>{escape(self.words)}{unit if self.unit else ""}</text>'
        )


Shape = BoxShape | TextShape


def _n(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")

"""The picture of a page: what services show beside a link, and what groups pass on.

One drawing gives all forms: the wide one, the square one, and a light one for lists. The words that
matter stand in the square in the middle, because some programs crop the wide one to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from markupsafe import escape

from thidua.kit.lines import SANS, SERIF, STRONG, Ruler, SetWords
from thidua.kit.picture_words import MOST_FIGURES, PictureFigure, PictureWords
from thidua.kit.shapes import BoxShape, Shape, TextShape
from thidua.look.palette import LIGHT_PAPERS, Palette
from thidua.model.kit_forms import PictureShape

_INK, _SOFT = "#231a16", "#62544b"
_LIFE, _LIFE_LINES = 1.3, 5


class _Layout(NamedTuple):
    """Where things stand in a shape: the paper, and the sizes of letters.

    Attributes:
        paper: left, top, width and height of the paper.
        column: the width of the lines.
        head: the middle of the line of the issuer.
        foot: the middle of the line of the portal.
        sizes: of the title, the largest first.
        small: of the issuer and the portal.
        number: of the number of a figure, at most.
        name: of what is counted.
        drums: middle and scale of each drum.
    """

    paper: tuple[int, int, int, int]
    column: int
    head: int
    foot: int
    sizes: tuple[int, ...]
    small: int
    number: int
    name: int
    drums: tuple[tuple[int, int, float], ...]


_LAYOUTS = {
    PictureShape.WIDE: _Layout(
        (285, 0, 630, 630), 566, 52, 596, tuple(range(50, 25, -2)), 21, 50, 18,
        ((128, 315, 1.1), (1072, 315, 1.1)),
    ),
    PictureShape.SQUARE: _Layout(
        (60, 150, 960, 790), 840, 226, 1012, tuple(range(76, 29, -2)), 32, 84, 29,
        ((540, 160, 1.5),),
    ),
}  # fmt: skip


class DrawnPicture:
    """Draws the picture of a page.

    Args:
        words: that it says.
        shape: of the picture.
        palette: the colours of the portal.
        ruler: measures words.
        drum: the lines of the ornament, as SVG; empty for a light drawing.
    """

    def __init__(
        self, words: PictureWords, shape: PictureShape, palette: Palette, ruler: Ruler, drum: str
    ) -> None:
        self._words, self._shape, self._palette = words, shape, palette
        self._ruler, self._drum = ruler, drum
        self._layout = _LAYOUTS[shape]
        self._middle = shape.value[1] / 2
        self._light = not drum

    def draw(self) -> str:
        """The picture as SVG."""
        _, width, height = self._shape.value
        title = f"<title>{escape(self._words.spoken)}</title>"
        front = (shape.write() for shape in self.list_front())
        return _document((0, 0, width, height), title, *self._ground(), *front)

    def draw_ground(self) -> str:
        """What is the same on all pictures of a portal in this shape, and behind all else."""
        _, width, height = self._shape.value
        return _document((0, 0, width, height), *self._ground())

    @property
    def paper(self) -> tuple[int, int, int, int]:
        """Where the paper lies: left, top, width and height."""
        return self._layout.paper

    def _ground(self) -> Iterator[str]:
        _, width, height = self._shape.value
        layout, light = self._layout, self._palette.light
        yield BoxShape(0, 0, width, height, light.banner).write()
        for x, y, scale in layout.drums if self._drum else ():
            yield f'<g transform="translate({x} {y}) scale({scale})" opacity=".42">{self._drum}</g>'
        left, top, wide, high = layout.paper
        if top:
            yield self._site(self._palette.accent).write()
        for x in () if top else (left - 9, left + wide + 9):
            yield BoxShape(x - 1.5, 0, 3, high, self._palette.accent).write()

    def list_front(self) -> Iterator[Shape]:
        """The paper with all that it says."""
        left, top, wide, high = self._layout.paper
        light = self._palette.light
        yield BoxShape(left, top, wide, high, LIGHT_PAPERS[0])
        if top:
            yield BoxShape(left + 14, top + 14, wide - 28, high - 28, light.gold_line, 2)
        else:
            yield self._site(light.gold)
        yield from self._head()
        yield from self._body()

    def _site(self, colour: str) -> TextShape:
        layout = self._layout
        words = self._words
        shown = len(self._figures.cells) if self._figures else 0
        less = f" ({shown} trong {words.total} {words.counted})" if shown < words.total else ""
        site = _fit_line(self._ruler, words.site + less, STRONG, layout.small, layout.column)
        return self._line(site, STRONG, layout.foot + layout.small * 0.35, colour)

    def _head(self) -> Iterator[Shape]:
        """Whose it is, and what sort of thing it is."""
        layout, words = self._layout, self._words
        strong = _fit_line(self._ruler, words.issuer, STRONG, layout.small + 3, layout.column)
        yield self._line(strong, STRONG, layout.head, self._palette.light.red)
        kind = _fit_line(self._ruler, words.kind, SANS, layout.small, layout.column)
        yield self._line(kind, SANS, layout.head + layout.small * 1.5, _SOFT)
        life = self._life
        if life:
            light = self._palette.light
            yield from self._lines(life, STRONG, layout.head + layout.small * 2.2, light.red, _LIFE)

    def _body(self) -> Iterator[Shape]:
        """The title, and below it the figures, or else the sentence."""
        layout = self._layout
        _, top, _, high = layout.paper
        life = self._life
        start = (
            layout.head + layout.small * 2.4 + (len(life.lines) * life.size * _LIFE if life else 0)
        )
        end = top + high - layout.small * 1.9 if top else layout.foot - layout.small * 1.5
        figures = self._figures
        block = figures.height if figures else 0.0
        gap = layout.small * 1.6
        said = None if figures else self._fit_said((end - start) * 0.4)
        if said:
            block = len(said.lines) * said.size * 1.42
        room = end - start - (block + 2 * gap if block else 0)
        title = self._ruler.clean(self._words.title, SERIF) or self._words.kind
        words = self._ruler.fit(title, SERIF, layout.sizes, layout.column, room, 1.18)
        whole = len(words.lines) * words.size * 1.18
        spare = max(0.0, room - whole)
        y = start + spare * 0.42
        yield from self._lines(words, SERIF, y, self._palette.light.red, 1.18)
        if not block:
            return
        y += whole + spare * 0.26 + gap
        yield BoxShape(self._middle - 44, y - 1.5, 88, 3, self._palette.light.gold_line)
        y += gap
        if figures:
            yield from self._set_figures(figures, y)
        elif said:
            yield from self._lines(said, SANS, y, _INK, 1.42)

    @cached_property
    def _figures(self) -> _Figures | None:
        """As many figures side by side as fit whole; a value is never cut."""
        for count in range(min(MOST_FIGURES, len(self._words.figures)), 0, -1):
            cells = [self._fit_figure(figure, count) for figure in self._words.figures[:count]]
            whole = [cell for cell in cells if cell]
            if len(whole) == count:
                return _Figures(tuple(whole), self._layout)
        return None

    @cached_property
    def _life(self) -> SetWords | None:
        """What decisions did to it, on as many lines as it takes."""
        life = self._ruler.clean(self._words.life, STRONG)
        if not life:
            return None
        small = self._layout.small
        room = small * _LIFE * _LIFE_LINES
        return self._ruler.fit(life, STRONG, (small, small - 2), self._layout.column, room, _LIFE)

    def _fit_said(self, height: float) -> SetWords | None:
        said = self._ruler.clean(self._words.said, SANS)
        if not said:
            return None
        size = self._layout.name + 5
        sizes = tuple(range(size, size - 9, -2))
        return self._ruler.fit(said, SANS, sizes, self._layout.column, height, 1.42)

    def _fit_figure(self, figure: PictureFigure, count: int) -> _Cell | None:
        """A figure in a column of so many; None where it does not fit."""
        layout, ruler = self._layout, self._ruler
        shown = self._clean(figure)
        if not shown:
            return None
        figure = shown
        width = (layout.column - (count - 1) * layout.name) / count
        for size in range(layout.number, layout.name + 3, -2):
            wide = ruler.width(figure.number, STRONG, size)
            wide += ruler.width(figure.close_unit, STRONG, size * 0.62)
            if wide <= width:
                break
        else:
            return None
        named = layout.name + 2
        above = ruler.break_at(figure.before.strip(), SANS, named, width)
        under = ruler.break_at(figure.below, SANS, named, width)
        name = ruler.break_at(figure.name, SANS, layout.name, width)
        if len(above) > 1 or len(under) > 2 or len(name) > (4 if count > 1 else 2):  # noqa: PLR2004
            return None
        return _Cell(above, figure.number, figure.close_unit, size, under, name)

    def _clean(self, figure: PictureFigure) -> PictureFigure | None:
        """A figure in letters of the fonts; None where a sign of its value has no form there."""
        parts = (self._ruler.clean_figure(part, STRONG) for part in figure[:4])
        value = [part for part in parts if part is not None]
        name = self._ruler.clean(figure.name, SANS)
        if len(value) < 4 or name.count("…") > figure.name.count("…"):  # noqa: PLR2004
            return None
        before, number, unit, after = value
        space = " " if figure.unit[:1].isspace() else ""
        return PictureFigure(before, number, f"{space}{unit}", after, name)

    def _set_figures(self, figures: _Figures, top: float) -> Iterator[Shape]:
        layout, count = self._layout, len(figures.cells)
        step = (layout.column + layout.name) / count
        red, named = self._palette.light.red, layout.name + 2
        for place, cell in enumerate(figures.cells):
            x = self._middle + (place - (count - 1) / 2) * step
            y = top + figures.above
            for line in cell.above:
                yield self._text(line, SANS, named, x, y - named * 0.35, _SOFT)
            y += figures.size
            yield self._number(cell, x, y, red)
            y += named * 0.4
            for line in cell.under:
                y += named * 1.25
                yield self._text(line, STRONG, named, x, y - named * 0.2, red)
            y = top + figures.above + figures.size + named * (0.4 + 1.25 * figures.under)
            for line in cell.name:
                y += layout.name * 1.32
                yield self._text(line, SANS, layout.name, x, y, _INK)

    @staticmethod
    def _number(cell: _Cell, x: float, y: float, colour: str) -> TextShape:
        unit_size = cell.size * 0.62
        return TextShape(cell.number, STRONG, cell.size, x, y, colour, cell.unit, unit_size)

    def _lines(
        self, words: SetWords, font: str, top: float, colour: str, leading: float
    ) -> Iterator[Shape]:
        for place, line in enumerate(words.lines):
            y = top + (place + 0.82) * words.size * leading
            yield self._text(line, font, words.size, self._middle, y, colour)

    def _line(self, words: SetWords, font: str, y: float, colour: str) -> TextShape:
        return self._text("".join(words.lines), font, words.size, self._middle, y, colour)

    def _text(  # noqa: PLR0917
        self, words: str, font: str, size: float, x: float, y: float, colour: str
    ) -> TextShape:
        # In any font of the reader the line of a light drawing stays as wide as it is.
        wide = self._ruler.width(words, font, size) if self._light else 0
        return TextShape(words, font, size, x, y, colour, wide=wide)


class _Cell(NamedTuple):
    """A figure set in its column: lines above, the number with a close unit, lines below."""

    above: tuple[str, ...]
    number: str
    unit: str
    size: float
    under: tuple[str, ...]
    name: tuple[str, ...]


class _Figures(NamedTuple):
    """Figures side by side: what stands beside each other is as high as the highest."""

    cells: tuple[_Cell, ...]
    layout: _Layout

    @property
    def size(self) -> float:
        """The size of the largest number."""
        return max(cell.size for cell in self.cells) * 0.82

    @property
    def above(self) -> float:
        """The room above the numbers."""
        return (self.layout.name + 2) * 1.3 * max(len(cell.above) for cell in self.cells)

    @property
    def under(self) -> int:
        """The most lines below a number."""
        return max(len(cell.under) for cell in self.cells)

    @property
    def height(self) -> float:
        """Of all."""
        named = self.layout.name + 2
        names = max(len(cell.name) for cell in self.cells) * self.layout.name * 1.32
        return self.above + self.size + named * (0.4 + 1.25 * self.under) + names


def _fit_line(ruler: Ruler, words: str, font: str, size: int, width: float) -> SetWords:
    """Words on one line, smaller where they are long, cut where they are longer still."""
    return ruler.fit(
        ruler.clean(words, font), font, tuple(range(size, size * 2 // 3, -1)), width, size * 1.2
    )


def _document(box: tuple[int, int, int, int], *parts: str) -> str:
    view = " ".join(map(str, box))
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" role="img">'
    return f"{start}{''.join(parts)}</svg>"

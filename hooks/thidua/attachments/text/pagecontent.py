"""What stands on a page of a PDF, as a reader sees it: points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.attachments.text.inks import cannot_be_told

_PAPER = (255, 255, 255)
_CLEAR = 16  # greatest opacity of letters that nobody sees


class TextLook(NamedTuple):
    """How the letters of a text object look.

    Attributes:
        font: the name of the font.
        mode: the render mode; 3 shows nothing.
        colour: red, green, blue and opacity from 0 to 255.
    """

    font: str
    bold: bool
    italic: bool
    mode: int
    colour: tuple[int, int, int, int]


class PageLetter(NamedTuple):
    """A letter of a page.

    Attributes:
        x: where it begins on its base line.
        base: of its base line, from the top.
        left, right, top, bottom: of its box, which is as high as the font.
        size: of the font as printed.
        along: the direction of writing, to the right and down; ``(1, 0)`` is level.
        unmapped: whether the file does not say which letter it is.
        after_gap: whether PDFium thinks that a space is before it.
        number: of the object that draws it, in the order of drawing.
    """

    char: str
    x: float
    base: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    along: tuple[float, float]
    look: TextLook
    unmapped: bool
    after_gap: bool
    number: int = 0


class PageRule(NamedTuple):
    """A straight line on a page, level or upright; perhaps only the side of a filled area."""

    left: float
    top: float
    right: float
    bottom: float
    is_side: bool = False


class PageArea(NamedTuple):
    """A picture, or an area filled with a colour other than white."""

    left: float
    top: float
    right: float
    bottom: float
    is_picture: bool

    def contains(self, x: float, y: float) -> bool:
        """Whether a point is in the area."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass
class PageContent:
    """All that stands on a page, in the order of the file; None is a space.

    Attributes:
        spaces: where spaces stand that are drawn by themselves, on their base lines.
        typed_spaces: where spaces stand that are drawn with letters.
        lost: where letters stand that PDFium leaves out, most of them printed twice.
        covers: opaque areas, with the number of the object that draws them.
        order: the number of each text object, by its address.
        drawn: the number of objects that were looked at.
        hidden_layers: the names of layers that are not shown.
        hidden: the numbers of text objects in such layers.
        perhaps_lost: whether spaces may be letters that no font of this computer has, or the file
            says other letters than it shows.
        notes: the words of annotations.
    """

    width: float
    height: float
    letters: list[PageLetter | None] = field(default_factory=list)
    spaces: list[tuple[float, float]] = field(default_factory=list)
    typed_spaces: list[tuple[float, float]] = field(default_factory=list)
    lost: list[PageArea] = field(default_factory=list)
    rules: list[PageRule] = field(default_factory=list)
    areas: list[PageArea] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    perhaps_lost: bool = False
    covers: list[tuple[int, PageArea]] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    drawn: int = 0
    hidden_layers: frozenset[str] = frozenset()
    hidden: set[int] = field(default_factory=set)


class Matrix(NamedTuple):
    """An affine map of points."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The map that first does another one, and then this one."""
        e, f = self.point(first.e, first.f)
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            e,
            f,
        )

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """The left, top, right and bottom end of a box."""
        if not (self.b or self.c) or not (self.a or self.d):  # a quarter turn: corners stay corners
            (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
            return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
        corners = [self.point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def is_white(colour: tuple[int, int, int, int]) -> bool:
    """Whether a colour cannot be told from white paper."""
    *light, opacity = colour
    return cannot_be_told(light, _PAPER) or opacity < _CLEAR


def as_written(content: PageContent) -> PageContent:
    """Turn a page so that most of its letters are level."""
    counts = dict.fromkeys(((1, 0), (0, 1), (-1, 0), (0, -1)), 0)
    for letter in content.letters:
        if letter:
            along = (round(letter.along[0]), round(letter.along[1]))
            if along in counts:
                counts[along] += 1
    most = max(counts, key=lambda along: counts[along])
    turns = {(1, 0): 0, (0, 1): 1, (-1, 0): 2, (0, -1): 3}[most]
    for _ in range(turns):
        content = _turned_back(content)
    return content


def _turned_back(content: PageContent) -> PageContent:
    """Turn a page by a quarter, so that what was written down the page is level."""
    width = content.width

    def box(
        left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        return top, width - right, bottom, width - left

    def turn(letter: PageLetter) -> PageLetter:
        left, top, right, bottom = box(letter.left, letter.top, letter.right, letter.bottom)
        along = (letter.along[1], -letter.along[0])
        return letter._replace(
            x=letter.base, base=width - letter.x, left=left, top=top, right=right, bottom=bottom,
            along=along,
        )  # fmt: skip

    return PageContent(
        content.height,
        width,
        [turn(letter) if letter else None for letter in content.letters],
        [(y, width - x) for x, y in content.spaces],
        [(y, width - x) for x, y in content.typed_spaces],
        [
            PageArea(*box(area.left, area.top, area.right, area.bottom), False)
            for area in content.lost
        ],
        [PageRule(*box(*rule[:4]), rule.is_side) for rule in content.rules],
        [
            PageArea(*box(area.left, area.top, area.right, area.bottom), area.is_picture)
            for area in content.areas
        ],
        content.notes,
        content.perhaps_lost,
        [
            (number, PageArea(*box(area.left, area.top, area.right, area.bottom), False))
            for number, area in content.covers
        ],
        hidden=content.hidden,
    )

"""What pictures say, as plain words."""

from __future__ import annotations

from typing import NamedTuple

MOST_FIGURES = 3
"""So many are shown at most."""


class PictureFigure(NamedTuple):
    """A figure on a picture: its value in pieces, and what is counted."""

    before: str
    number: str
    unit: str
    after: str
    name: str

    @property
    def value(self) -> str:
        """The whole value."""
        return f"{self.before}{self.number}{self.unit}{self.after}"

    @property
    def close_unit(self) -> str:
        """The unit where it stands against the number, as ``%`` does; else empty."""
        return "" if self.unit.startswith(" ") else self.unit.strip()

    @property
    def below(self) -> str:
        """What of the value stands below the number."""
        unit = "" if self.close_unit else self.unit.strip()
        return " ".join(filter(None, (unit, self.after.strip())))


class PictureWords(NamedTuple):
    """All that a picture says.

    Attributes:
        issuer: whose it is.
        kind: what sort of thing it is, and of which year.
        title: what it is called.
        said: a sentence in the place of figures; may be empty.
        figures: at most three are shown.
        site: what the portal is called.
        life: what decisions did to it; drawn whole and never cut. May be empty.
        total: how many figures there are in all, where the picture says that it shows fewer.
        counted: what they are figures of, in a word: ``kế hoạch``.
    """

    issuer: str
    kind: str
    title: str
    said: str
    figures: tuple[PictureFigure, ...]
    site: str
    life: str = ""
    total: int = 0
    counted: str = ""

    @property
    def spoken(self) -> str:
        """The same for those who cannot see it."""
        told = [f"{figure.name}: {figure.value}" for figure in self.figures[:MOST_FIGURES]]
        head = ", ".join(filter(None, (self.kind, self.issuer)))
        said = (head, self.life, self.title.rstrip("."), self.said.rstrip("."), *told)
        return ". ".join(filter(None, said))

"""Photographs as they are published: several sizes of WebP, without what cameras hide in files.

Only inspected pictures come here. AVIF is left out: its bytes depend on the number of threads.
"""

from __future__ import annotations

from typing import NamedTuple

from thidua.attachments.inspection.facts import Extent

WIDTHS = (480, 960, 1440)
CARD_WIDTHS = (320, 640)
_CARD_SHAPE = (3, 2)
_TALLEST = 1.25  # heights for one of width: a tall picture is narrower instead


class PhotographForm(NamedTuple):
    """One size of a photograph; those for cards are cut to one shape."""

    size: Extent
    is_cut: bool

    @property
    def name(self) -> str:
        """The end of its file's name."""
        return f"{'the-' if self.is_cut else ''}{self.size.width}.webp"


def list_whole_forms(size: Extent) -> tuple[PhotographForm, ...]:
    """The sizes of the whole picture, the smallest first; none is larger than the original."""
    found: dict[int, PhotographForm] = {}
    for width in WIDTHS:
        scale = min(1.0, width / size.width, width * _TALLEST / size.height)
        scaled = Extent(max(1, round(size.width * scale)), max(1, round(size.height * scale)))
        found.setdefault(scaled.width, PhotographForm(scaled, is_cut=False))
    return tuple(found.values())


def list_card_forms(size: Extent) -> tuple[PhotographForm, ...]:
    """The sizes for cards, the smallest first."""
    across, down = _CARD_SHAPE
    widest = max(1, min(size.width, size.height * across // down))
    widths = dict.fromkeys(min(width, widest) for width in CARD_WIDTHS)
    return tuple(
        PhotographForm(Extent(width, max(1, width * down // across)), is_cut=True)
        for width in widths
    )

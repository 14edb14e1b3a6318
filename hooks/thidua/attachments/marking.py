"""Marking words on pictures of pages: finding words that are like some, colouring, cutting out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_MARKER = (255, 232, 150)


class MarkedBox(NamedTuple):
    """A place on a picture, in pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def find_like(there: Sequence[str], wanted: Sequence[str], least: float) -> tuple[int, int]:
    """The run of words that is most like those that are wanted: its first word, and how many.

    Args:
        there: the words of a page, folded.
        wanted: the words that are looked for, folded.
        least: how like a run must be, from 0 to 1; without one, the run is empty.
    """
    if not wanted:
        return 0, 0
    matcher = SequenceMatcher(None, b=list(wanted), autojunk=False)
    best, most = 0, 0.0
    for start in range(max(1, len(there) - len(wanted) + 1)):
        matcher.set_seq1(list(there[start : start + len(wanted)]))
        if matcher.quick_ratio() > most and (ratio := matcher.ratio()) > most:
            best, most = start, ratio
    return (best, len(wanted)) if most >= least else (0, 0)


def mark_boxes(picture: Image, boxes: Iterable[MarkedBox]) -> Image:
    """A picture with some places coloured as by a marker: what is dark there stays dark."""
    from PIL import Image, ImageChops, ImageDraw  # noqa: PLC0415  # slow to load

    marker = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(marker)
    for box in boxes:
        pen.rectangle(box, fill=_MARKER)
    return ImageChops.multiply(picture.convert("RGB"), marker)


def join_boxes(boxes: Sequence[MarkedBox]) -> MarkedBox:
    """The smallest place that has all of some places in it."""
    return MarkedBox(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def fade_ends(picture: Image, height: int) -> Image:
    """A picture that fades into paper at its top and its end, where it was cut out."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # slow to load

    top = Image.linear_gradient("L").resize((picture.width, min(height, picture.height // 2)))
    seen = Image.new("L", picture.size, 255)
    seen.paste(top, (0, 0))
    seen.paste(ImageOps.flip(top), (0, picture.height - top.height))
    return Image.composite(picture, Image.new("RGB", picture.size, "white"), seen)

"""Photographs as they are published: several sizes of WebP, without what cameras hide in files.

Only inspected pictures come here. AVIF is left out: its bytes depend on the number of threads.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

from thidua.attachments.inspection import preview
from thidua.attachments.inspection.facts import Extent
from thidua.model.story import FocalPoint

WIDTHS = (480, 960, 1440)
CARD_WIDTHS = (320, 640)
_CARD_SHAPE = (3, 2)
_TALLEST = 1.25  # heights for one of width: a tall picture is narrower instead
_QUALITIES = (78, 64, 50, 36, 22, 10)
_BYTES_A_PIXEL = 0.2
_LEAST_AIM = 24_000  # bytes


class PhotographForm(NamedTuple):
    """One size of a photograph; those for cards are cut to one shape."""

    size: Extent
    is_cut: bool

    @property
    def name(self) -> str:
        """The end of its file's name."""
        return f"{'the-' if self.is_cut else ''}{self.size.width}.webp"


def measure(source: Path) -> Extent:
    """Width and height of an inspected photograph, the right side up."""
    with warnings.catch_warnings(action="ignore"), Image.open(source) as picture:
        return Extent(*preview.upright(picture))


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


def draw(content: bytes, form: PhotographForm, focus: FocalPoint) -> bytes:
    """Draw one size of an inspected photograph.

    Args:
        content: the whole file.
        form: the size.
        focus: what stays in the picture where its edges are cut.
    """
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as opened:
        # A JPEG is decoded at a reduced size, which is still larger than the one that is drawn.
        opened.draft("RGB", (2 * form.size.width, 2 * form.size.height))
        picture = _as_colours(ImageOps.exif_transpose(opened))
    if form.is_cut:
        centering = (focus.left / 100, focus.top / 100)
        drawn = ImageOps.fit(picture, form.size, Image.Resampling.LANCZOS, centering=centering)
    else:
        drawn = picture.resize(form.size, Image.Resampling.LANCZOS, reducing_gap=3)
    return _encode(drawn)


def _as_colours(picture: Image.Image) -> Image.Image:
    """The picture in red, green and blue, on white where it is transparent."""
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA"))
    return picture.convert("RGB")


def _encode(picture: Image.Image) -> bytes:
    """WebP of bounded size; only pixels are written, so no place, camera or name is left."""
    aim = max(_LEAST_AIM, picture.width * picture.height * _BYTES_A_PIXEL)
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    drawn = b""
    for quality in _QUALITIES:
        out = BytesIO()
        bare.save(out, "WEBP", quality=quality, method=4)
        drawn = out.getvalue()
        if len(drawn) <= aim:
            break
    return drawn

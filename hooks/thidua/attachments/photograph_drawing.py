"""Drawing the sizes of an inspected photograph."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from thidua.attachments.inspection import preview
from thidua.attachments.inspection.facts import Extent
from thidua.attachments.photographs import PhotographForm
from thidua.attachments.webp import save_webp
from thidua.model.story import FocalPoint

_QUALITIES = (78, 64, 50, 36, 22, 10)
_BYTES_A_PIXEL = 0.2
_LEAST_AIM = 24_000  # bytes
_PRINTED_QUALITY = 85
_MOST_COPIED = 24_000_000
"""Pixels; a larger picture is made smaller strip by strip, since copies of it fill the memory."""


def measure(source: Path) -> Extent:
    """Width and height of an inspected photograph, the right side up."""
    with warnings.catch_warnings(action="ignore"), Image.open(source) as picture:
        return Extent(*preview.upright(picture))


def draw(content: bytes, form: PhotographForm, focus: FocalPoint) -> bytes:
    """Draw one size of an inspected photograph.

    Args:
        content: the whole file.
        form: the size.
        focus: what stays in the picture where its edges are cut.
    """
    picture = _open_upright(content, form.size)
    if form.is_cut:
        centering = (focus.left / 100, focus.top / 100)
        drawn = ImageOps.fit(picture, form.size, Image.Resampling.LANCZOS, centering=centering)
    else:
        drawn = picture.resize(form.size, Image.Resampling.LANCZOS, reducing_gap=3)
    return _encode(drawn)


def draw_for_print(content: bytes, size: Extent, *, is_grey: bool) -> bytes:
    """Draw an inspected photograph as JPEG, which PDF takes as it is; only pixels are written.

    Args:
        content: the whole file.
        size: of the drawing.
        is_grey: whether it is for a printer without colours.
    """
    picture = _open_upright(content, size)
    drawn = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    drawn = drawn.convert("L") if is_grey else drawn
    bare = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    written = BytesIO()
    bare.save(written, "JPEG", quality=_PRINTED_QUALITY)
    return written.getvalue()


def _open_upright(content: bytes, size: Extent) -> Image.Image:
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as opened:
        # A JPEG is decoded at a reduced size, which is still larger than the one that is drawn.
        opened.draft("RGB", (2 * size.width, 2 * size.height))
        if opened.width * opened.height <= _MOST_COPIED:
            return preview.as_colours(ImageOps.exif_transpose(opened))
        page = preview.reduced(opened, size)
        page.info["exif"] = opened.getexif().tobytes()
        return ImageOps.exif_transpose(page)


def _encode(picture: Image.Image) -> bytes:
    """WebP of bounded size; only pixels are written, so no place, camera or name is left."""
    aim = max(_LEAST_AIM, picture.width * picture.height * _BYTES_A_PIXEL)
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    return save_webp(bare, _QUALITIES, aim)

"""WebP within a size: what phones load without waiting."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

_EFFORT = 20
"""From 0 to 100; more takes longer, and saves little."""


def save_webp(picture: Image.Image, qualities: Sequence[int], most: float) -> bytes:
    """A picture in the first quality that makes it small enough, else in the last one.

    Args:
        picture: what to save.
        qualities: from 0 to 100, the best first.
        most: how many bytes are small enough, not always a whole number.
    """
    drawn = b""
    for quality in qualities:
        out = BytesIO()
        picture.save(out, "WEBP", quality=quality, method=4)
        drawn = out.getvalue()
        if len(drawn) <= most:
            break
    return drawn


def save_clean_webp(picture: Image.Image, colours: int) -> bytes:
    """A picture of print in so few colours that nothing else has to be left out: its edges stay."""
    out = BytesIO()
    few = picture.quantize(colours, Image.Quantize.FASTOCTREE).convert("RGB")
    few.save(out, "WEBP", lossless=True, quality=_EFFORT, method=1)
    return out.getvalue()

"""Inspecting scans in PNG, JPEG and TIFF."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image

from thidua.attachments.inspection import preview
from thidua.attachments.inspection.blankness import is_blank
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import JPEG, PNG, TIFF, FileType
from thidua.attachments.inspection.refusals import (
    BLANK_PICTURE,
    DAMAGED_PICTURE,
    TINY_PICTURE,
    TOO_MANY_PIXELS,
    RefusedError,
)

FORMATS = {JPEG.name: "JPEG", PNG.name: "PNG", TIFF.name: "TIFF"}
"""The names that Pillow has for the types."""
_MOST_BYTES = 200_000_000
"""Of one decoded page: A3 at 600 dpi in grey has 70 million, A4 at 600 dpi in colour 140."""
_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "LA": 4}
_MOST_BYTES_OF_A_PIXEL = 4  # of all other modes
_MOST_PAGES = 500
_SHORTEST_SIDE = 300  # pixels
_FEWEST_PIXELS = 200_000
"""A page of A4 has as many at 46 dpi, where no word of it can be read."""


def inspect(content: bytes, file_type: FileType, is_paper: bool) -> Findings:
    """Inspect a picture; every page of it is decoded.

    Args:
        content: the whole file.
        file_type: that of its content.
        is_paper: whether it shows pages, which people must be able to read.

    Raises:
        RefusedError: if it does not decode, is too large or too small, or all of it is blank.
    """
    try:
        with (
            warnings.catch_warnings(action="ignore"),  # about large sizes, which are checked here
            Image.open(BytesIO(content), formats=[FORMATS[file_type.name]]) as picture,
        ):
            pages = getattr(picture, "n_frames", 1) if file_type is TIFF else 1
            first = preview.upright(picture)
            _decode(picture, pages, is_paper)
    except (RefusedError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise RefusedError(TOO_MANY_PIXELS) from error
    except Exception as error:  # a malicious picture can make the library raise anything
        raise RefusedError(DAMAGED_PICTURE) from error
    return Findings(pages=pages, has_text=False, preview=preview.extent(*first))


def _decode(picture: Image.Image, pages: int, is_paper: bool) -> None:
    if pages > _MOST_PAGES:
        raise RefusedError(TOO_MANY_PIXELS)
    blank = True
    for page in range(pages):
        picture.seek(page)
        size = picture.width * picture.height
        if size * _BYTES.get(picture.mode, _MOST_BYTES_OF_A_PIXEL) > _MOST_BYTES:
            raise RefusedError(TOO_MANY_PIXELS)
        if is_paper and (size < _FEWEST_PIXELS or min(picture.size) < _SHORTEST_SIDE):
            raise RefusedError(TINY_PICTURE)
        picture.load()
        blank = blank and is_blank(preview.reduced(picture, preview.extent(*picture.size)))
    if blank and is_paper:
        raise RefusedError(BLANK_PICTURE)

"""Inspecting scans in PNG, JPEG and TIFF."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image

from thidua.attachments.inspection import preview
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.filetypes import JPEG, PNG, TIFF, FileType
from thidua.attachments.inspection.refusals import (
    DAMAGED_PICTURE,
    TOO_MANY_PIXELS,
    RefusedError,
)

FORMATS = {JPEG.name: "JPEG", PNG.name: "PNG", TIFF.name: "TIFF"}
"""The names that Pillow has for the types."""
MOST_PIXELS = 80_000_000
"""The most pixels of one page; A3 at 600 dpi has 70 million."""
MOST_PAGES = 500


def inspect(content: bytes, file_type: FileType) -> Findings:
    """Inspect a picture; every page of it is decoded.

    Raises:
        RefusedError: if it does not decode, or has more than ``MOST_PIXELS`` on a page.
    """
    try:
        with (
            warnings.catch_warnings(action="ignore"),  # about large sizes, which are checked here
            Image.open(BytesIO(content), formats=[FORMATS[file_type.name]]) as picture,
        ):
            pages = getattr(picture, "n_frames", 1) if file_type is TIFF else 1
            first = preview.upright(picture)
            _decode(picture, pages)
    except RefusedError:
        raise
    except Image.DecompressionBombError as error:
        raise RefusedError(TOO_MANY_PIXELS) from error
    except Exception as error:  # a malicious picture can make the library raise anything
        raise RefusedError(DAMAGED_PICTURE) from error
    return Findings(pages=pages, has_text=False, preview=preview.extent(*first))


def _decode(picture: Image.Image, pages: int) -> None:
    if pages > MOST_PAGES:
        raise RefusedError(TOO_MANY_PIXELS)
    for page in range(pages):
        picture.seek(page)
        if picture.width * picture.height > MOST_PIXELS:
            raise RefusedError(TOO_MANY_PIXELS)
        picture.load()

"""Making pictures of the pages of a file, for recognition of their text."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps

DPI = 300
"""The best resolution for recognition: letters of 14 points are 58 pixels high."""

_POINTS = 72
_SMALLEST_PAGE = 1000  # pixels across; a smaller picture of a page is enlarged


def page_count(content: bytes, suffix: str) -> int:
    """The number of pages of a PDF or a picture."""
    if suffix == ".pdf":
        document = pypdfium2.PdfDocument(content)
        try:
            return len(document)
        finally:
            document.close()
    with Image.open(BytesIO(content)) as picture:
        return int(getattr(picture, "n_frames", 1))


def page_picture(content: bytes, suffix: str, index: int) -> bytes:
    """Make a grey PNG of one page.

    Args:
        content: a PDF or a picture that has been inspected.
        suffix: ``.pdf``, or that of the picture.
        index: which page, from 0.
    """
    if suffix == ".pdf":
        document = pypdfium2.PdfDocument(content)
        try:
            return _png(document[index].render(scale=DPI / _POINTS).to_pil())
        finally:
            document.close()
    with Image.open(BytesIO(content)) as picture:
        picture.seek(index)
        return _png(ImageOps.exif_transpose(picture))  # as readers see it: telephones turn pages so


def _png(picture: Image.Image) -> bytes:
    grey = picture.convert("L")
    if grey.width < _SMALLEST_PAGE:
        scale = -(-_SMALLEST_PAGE // grey.width)
        grey = grey.resize((grey.width * scale, grey.height * scale), Image.Resampling.LANCZOS)
    content = BytesIO()
    grey.save(content, "PNG", compress_level=1)
    return content.getvalue()

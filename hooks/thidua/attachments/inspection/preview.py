"""Drawing a small picture of the first page of a PDF or a scan."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from thidua.attachments.inspection.facts import Extent
from thidua.attachments.webp import save_webp

WIDTH = 480
MOST_HEIGHT = 720
_AIM = 30_000  # bytes; only very dense pages need more
_QUALITIES = (60, 40, 25, 12, 5)
_ORIENTATION = 0x0112  # of EXIF
_LYING = range(5, 9)
_STRIP = 64  # rows of the smaller picture
_MOST_KEPT = 16_000_000  # pixels of the smaller picture


def extent(width: float, height: float) -> Extent:
    """The size of the preview of a page, in pixels.

    Args:
        width: of the page, in any unit.
        height: of the page, in the same unit.

    Raises:
        ValueError: if the page has no area.
    """
    if not (width > 0 and height > 0):
        raise ValueError(f"a page of {width} by {height}")
    scale = min(WIDTH / width, MOST_HEIGHT / height)
    return Extent(max(1, round(width * scale)), max(1, round(height * scale)))


def upright(picture: Image.Image) -> tuple[int, int]:
    """Width and height of a picture after the rotation that its EXIF data demands."""
    width, height = picture.size
    return (height, width) if picture.getexif().get(_ORIENTATION) in _LYING else (width, height)


def draw(content: bytes, size: Extent, is_pdf: bool) -> bytes:
    """Draw the first page of an inspected PDF or picture as WebP.

    Args:
        content: the whole file.
        size: of the preview, in pixels.
        is_pdf: whether it is a PDF, not a picture.
    """
    page = _page_of_pdf(content, size) if is_pdf else _page_of_picture(content, size)
    if page.size != size:
        page = page.resize(size, Image.Resampling.LANCZOS)
    return save_webp(page, _QUALITIES, _AIM)


def _page_of_pdf(content: bytes, size: Extent) -> Image.Image:
    import pypdfium2  # noqa: PLC0415  # slow to load

    document = pypdfium2.PdfDocument(content)
    try:
        page = document[0]
        scale = min(size.width / page.get_width(), size.height / page.get_height())
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
        return drawn
    finally:
        document.close()


def _page_of_picture(content: bytes, size: Extent) -> Image.Image:
    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as picture:
        picture.draft("RGB", (2 * size.width, 2 * size.height))  # decodes JPEG at a reduced size
        page = reduced(picture, size)
        page.info["exif"] = picture.getexif().tobytes()
        return ImageOps.exif_transpose(page).resize(size, Image.Resampling.LANCZOS)


def reduced(picture: Image.Image, size: Extent) -> Image.Image:
    """A picture in colour, made smaller strip by strip, but to no less than twice a size.

    A whole page in colour may take four times the memory that the picture takes.
    """
    step = max(1, min(picture.size) // (2 * max(size)))
    while picture.width * picture.height > _MOST_KEPT * step * step:
        step += 1
    width, height = -(-picture.width // step), -(-picture.height // step)
    small = Image.new("RGB", (width, height))
    for top in range(0, picture.height, step * _STRIP):
        bottom = min(picture.height, top + step * _STRIP)
        strip = as_colours(picture.crop((0, top, picture.width, bottom)))
        small.paste(strip.reduce(step) if step > 1 else strip, (0, top // step))
    return small


def as_colours(picture: Image.Image) -> Image.Image:
    """A picture in red, green and blue, on white where it is transparent."""
    if picture.mode.startswith("I;16"):  # else Pillow would make all values above 255 white
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA"))
    return picture.convert("RGB")

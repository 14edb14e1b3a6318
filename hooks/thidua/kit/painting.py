"""Pictures as PNG."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from thidua.kit.picture import DrawnPicture
from thidua.kit.shapes import FAMILIES, BoxShape, Shape, TextShape

_COLOURS = 128
_FINER = 2
_ABOVE, _BELOW = 1.35, 0.5
"""How far letters with their marks reach above and below the base of a line, in sizes."""


def paint_picture(picture: DrawnPicture, fonts: Path) -> bytes:
    """A picture as PNG.

    Args:
        picture: what is drawn.
        fonts: the folder of the TTF files.
    """
    whole = _paint_ground(picture.draw_ground(), fonts).copy()
    for shape in picture.list_front():
        _paint_shape(whole, shape, fonts)
    return _pack(whole)


def _pack(picture: Image.Image) -> bytes:
    table = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    table.save(out, "PNG", compress_level=5)
    return out.getvalue()


def _paint_shape(whole: Image.Image, shape: Shape, fonts: Path) -> None:
    if isinstance(shape, TextShape):
        _paint_line(whole, shape, fonts)
    else:
        _paint_box(ImageDraw.Draw(whole), shape)


def _paint_box(canvas: ImageDraw.ImageDraw, box: BoxShape) -> None:
    edge = box.border / 2
    left, top = round(box.left - edge), round(box.top - edge)
    right = round(box.left + box.width + edge) - 1
    low = round(box.top + box.height + edge) - 1
    if box.border:
        canvas.rectangle((left, top, right, low), outline=box.colour, width=round(box.border))
    else:
        canvas.rectangle((left, top, right, low), fill=box.colour)


def _paint_line(whole: Image.Image, line: TextShape, fonts: Path) -> None:
    """Words are set larger and made smaller: at their own size, letters stand on whole dots."""
    pieces = [(line.words, _font(fonts, line.font, line.size * _FINER))]
    if line.unit:
        pieces.append((line.unit, _font(fonts, line.font, line.unit_size * _FINER)))
    lengths = [font.getlength(words) for words, font in pieces]
    wide = sum(lengths) / _FINER
    left, top = int(line.x - wide / 2) - 2, int(line.y - line.size * _ABOVE)
    size = (int(wide) + 6, int(line.size * (_ABOVE + _BELOW)) + 2)
    mask = Image.new("L", (size[0] * _FINER, size[1] * _FINER))
    canvas = ImageDraw.Draw(mask)
    x, base = (line.x - wide / 2 - left) * _FINER, (line.y - top) * _FINER
    for (words, font), length in zip(pieces, lengths, strict=True):
        canvas.text((x, base), words, fill=255, font=font, anchor="ls")
        x += length
    whole.paste(line.colour, (left, top), mask.reduce(_FINER))


@lru_cache(maxsize=128)
def _font(fonts: Path, name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fonts / f"{name}.ttf", size)


@lru_cache(maxsize=4)
def _paint_ground(drawing: str, fonts: Path) -> Image.Image:
    """What all pictures of a portal have in common is painted once."""
    return _paint(drawing, fonts, int(drawing.partition('viewBox="0 0 ')[2].partition(" ")[0]))


def _paint(drawing: str, fonts: Path, width: int) -> Image.Image:
    import resvg_py  # noqa: PLC0415  # slow to load

    files = [str(fonts / f"{name}.ttf") for name in FAMILIES]
    made = resvg_py.svg_to_bytes(
        svg_string=drawing, width=width, skip_system_fonts=True, font_files=files
    )
    with Image.open(BytesIO(bytes(made))) as painted:
        return painted.convert("RGB")

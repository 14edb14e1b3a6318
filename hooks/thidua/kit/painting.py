"""Pictures as PNG."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from thidua.kit.picture import FAMILIES, DrawnPicture

_COLOURS, _FEW_COLOURS = 128, 32


def paint_picture(picture: DrawnPicture, fonts: Path) -> bytes:
    """A picture as PNG.

    Args:
        picture: what is drawn.
        fonts: the folder of the TTF files.
    """
    whole = _paint_ground(picture.draw_ground(), fonts).copy()
    left, top, width, _ = picture.paper
    whole.paste(_paint(picture.draw_front(), fonts, width), (left, top))
    return _pack(whole, _COLOURS)


def paint_drawing(drawing: str, width: int, fonts: Path) -> bytes:
    """A drawing of few colours, such as a chart, as PNG.

    Args:
        drawing: a whole SVG file.
        width: of the picture.
        fonts: the folder of the TTF files.
    """
    return _pack(_paint(drawing, fonts, width), _FEW_COLOURS)


def _pack(picture: Image.Image, colours: int) -> bytes:
    table = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    table.save(out, "PNG", compress_level=5)
    return out.getvalue()


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

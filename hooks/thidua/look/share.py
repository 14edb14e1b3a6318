"""The preview picture that Zalo, Facebook and others show beside a link to the portal.

All words lie in the square in the middle, because some programs crop the picture to that square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageOps, features

from thidua.foundation.store import Memo
from thidua.look import ornament
from thidua.look.dressing import ShareWords
from thidua.look.lettering import KERNING, Block, Face, break_evenly
from thidua.look.logo import SVG, Logo
from thidua.look.oklch import read_rgb
from thidua.look.ornament import Stroke
from thidua.look.palette import WHITE, Palette, derive
from thidua.model.colours import Colours

WIDTH, HEIGHT = 1200, 630
_FINE = 3  # drawn this many times as large, then scaled down, so that edges are smooth
_MIDDLE = WIDTH / 2
_COLUMN = 580  # of the middle square of 630
_TOP, _BOTTOM = 62, 568
_NAME_SIZES = tuple(range(76, 14, -2))
_MOST_LINES = ((62, 2), (48, 3), (38, 4), (28, 6), (0, 30))
"""Pairs of a font size of the name and the most lines that it may take from that size on."""
_SMALL_SIZES = ((60, 29), (48, 27), (38, 25), (28, 23), (0, 20))
"""Pairs of a font size of the name and the font size of the tagline from that size on."""
_MARK, _PLATE, _PADDING, _GAP = 92, 116, 12, 26
_COLOURS = 256
_FRAME = (27, 27, WIDTH - 28, HEIGHT - 28)


class _TextBlock(NamedTuple):
    """A block of words, its colour, and the gap above it."""

    block: Block
    colour: str
    gap: float


def make_share_picture(
    words: ShareWords, colours: Colours, logo: Logo | None, fonts: Path, memo: Memo
) -> bytes:
    """The picture as PNG, 1200 by 630 pixels; drawn again only if anything in it changed.

    Args:
        words: the words on it.
        colours: of the portal, all readable.
        logo: of the portal; None for the emblem of the engine. An SVG logo is left out, because
            Pillow cannot draw SVG.
        fonts: the folder of the WOFF2 files and their kerning.
        memo: keeps pictures from build to build.
    """
    return memo.get(
        b"\0".join(
            [
                str(features.version("freetype2")).encode(),
                "\0".join((*words, colours.primary, colours.accent)).encode(),
                logo.content if logo else b"",
                *(path.read_bytes() for path in sorted(fonts.glob("*.woff2"))),
                (fonts / KERNING).read_bytes(),
            ]
        ),
        lambda: draw_share_picture(words, colours, logo, fonts),
    )


def draw_share_picture(
    words: ShareWords, colours: Colours, logo: Logo | None, fonts: Path
) -> bytes:
    """Draw the picture that :func:`make_share_picture` gives, without looking for a kept one."""
    palette = derive(colours)
    picture = _ground(palette)
    _paint(picture, _strokes_mask(_drums()), palette.accent, 0.30)
    _paint(picture, _frame_mask(), palette.accent, 1.0)
    mark = _mark(palette, logo)
    head = mark.height if mark else -_GAP
    parts = _fitted(words, palette, fonts, _BOTTOM - _TOP - head)
    height = head + sum(part.gap + part.block.height for part in parts)
    top = round((HEIGHT - height) / 2)
    if mark:
        picture.paste(mark, (round(_MIDDLE - mark.width / 2), top), mark)
    y = float(top + head)
    for part in parts:
        y += part.gap
        _paint(picture, _words_mask(part.block, y), part.colour, 1.0)
        y += part.block.height
    return _packed(picture)


def _fitted(words: ShareWords, palette: Palette, fonts: Path, room: float) -> list[_TextBlock]:
    """The words in the largest font size in which all of them fit; they are never cut off.

    If they do not fit even in the smallest size, the whole tagline is left out.
    """
    parts: list[_TextBlock] = []
    for said in (words, words._replace(tagline="")):
        for size in _NAME_SIZES:
            parts = _parts(said, palette, fonts, size)
            few = len(parts[0].block.lines) <= _most_lines(size)
            if few and sum(part.gap + part.block.height for part in parts) <= room:
                return parts
    return parts


def _parts(words: ShareWords, palette: Palette, fonts: Path, size: int) -> list[_TextBlock]:
    """The name in this font size, and the other words in the sizes that belong to it."""
    small = _small(size)
    serif = Face(fonts / "source-serif-4-600.woff2", size * _FINE)
    sans = Face(fonts / "be-vietnam-pro-400.woff2", small * _FINE)
    strong = Face(fonts / "be-vietnam-pro-600.woff2", (small - 3) * _FINE)
    name = _TextBlock(_block(words.name, serif, 1.2), palette.ink, _GAP)
    said = [_TextBlock(_block(words.tagline, sans, 1.42), palette.ink, small)]
    said.append(_TextBlock(_block(words.agency, strong, 1.42), palette.accent, small * 0.8))
    return [name, *(part for part in said if part.block.lines)]


def _block(words: str, face: Face, leading: float) -> Block:
    lines = break_evenly(face.printable(words), face, _COLUMN * _FINE)
    return Block(face, lines, face.size * leading / _FINE)


def _small(size: int) -> int:
    return next(small for least, small in _SMALL_SIZES if size >= least)


def _most_lines(size: int) -> int:
    return next(most for least, most in _MOST_LINES if size >= least)


def _ground(palette: Palette) -> Image.Image:
    """The background: the banner of the home page, which gets darker towards the bottom."""
    shade = Image.linear_gradient("L").resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    deep = Image.new("RGB", (WIDTH, HEIGHT), read_rgb(palette.light.banner_deep))
    bright = Image.new("RGB", (WIDTH, HEIGHT), read_rgb(palette.light.banner))
    return Image.composite(deep, bright, shade)


def _drums() -> Iterator[Stroke]:
    """Half a drum at the left and the right edge, not reaching behind the words."""
    scale = 1.2
    for middle in (0, WIDTH):
        for stroke in ornament.draw_drum():
            points = tuple((middle + x * scale, HEIGHT / 2 + y * scale) for x, y in stroke.points)
            yield Stroke(points, stroke.width * scale)


def _strokes_mask(strokes: Iterable[Stroke]) -> Image.Image:
    large, canvas = _canvas(WIDTH, HEIGHT)
    for stroke in strokes:
        _line(canvas, stroke)
    return large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _frame_mask() -> Image.Image:
    large, canvas = _canvas(WIDTH, HEIGHT)
    box = [side * _FINE for side in _FRAME]
    canvas.rounded_rectangle(box, 16 * _FINE, outline=255, width=2 * _FINE)
    return large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _words_mask(block: Block, top: float) -> Image.Image:
    large, canvas = _canvas(WIDTH, HEIGHT)
    block._replace(line_height=block.line_height * _FINE).draw_centred(
        canvas, _MIDDLE * _FINE, top * _FINE
    )
    return large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _canvas(width: int, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    large = Image.new("L", (width * _FINE, height * _FINE))
    return large, ImageDraw.Draw(large)


def _line(canvas: ImageDraw.ImageDraw, stroke: Stroke, scale: float = 1.0) -> None:
    points = [(x * scale * _FINE, y * scale * _FINE) for x, y in stroke.points]
    canvas.line(points, fill=255, width=round(stroke.width * scale * _FINE), joint="curve")


def _paint(picture: Image.Image, mask: Image.Image, colour: str, strength: float) -> None:
    """Paint a colour over the picture, the stronger the brighter the mask is."""
    if strength < 1:
        mask = mask.point(lambda value: value * strength)
    picture.paste(read_rgb(colour), (0, 0), mask)


def _mark(palette: Palette, logo: Logo | None) -> Image.Image | None:
    """The emblem or the logo above the words, on a transparent background; None for an SVG."""
    if logo is None:
        return _emblem(palette)
    return None if logo.file_type is SVG else _plate(logo.content)


def _emblem(palette: Palette) -> Image.Image:
    scale = _MARK / 48
    large, canvas = _canvas(_MARK, _MARK)
    edge = [1 * _FINE, 1 * _FINE, (_MARK - 1) * _FINE - 1, (_MARK - 1) * _FINE - 1]
    canvas.rounded_rectangle(edge, 21 * _FINE, outline=255, width=2 * _FINE)
    for stroke in ornament.draw_emblem_dashes():
        _line(canvas, stroke, scale)
    star = [(x * scale * _FINE, y * scale * _FINE) for x, y in ornament.draw_emblem_star()]
    canvas.polygon(star, fill=255)
    ribbon = ornament.draw_emblem_ribbon()
    _line(canvas, ribbon, scale)
    for x, y in (ribbon.points[0], ribbon.points[-1]):  # round ends
        radius = ribbon.width / 2
        box = [(side + way) * scale * _FINE for way in (-radius, radius) for side in (x, y)]
        canvas.ellipse(box, fill=255)
    mark = Image.new("RGBA", (_MARK, _MARK), read_rgb(palette.accent))
    mark.putalpha(large.resize((_MARK, _MARK), Image.Resampling.BOX))
    return mark


def _plate(logo: bytes) -> Image.Image:
    """A logo on a bright plate, because its colours could be too like those of the banner."""
    with Image.open(BytesIO(logo)) as opened:
        drawn = ImageOps.exif_transpose(opened).convert("RGBA")
    room = (3 * _PLATE, _PLATE - 2 * _PADDING)
    drawn = ImageOps.contain(drawn, room, Image.Resampling.LANCZOS)
    size = (drawn.width + 2 * _PADDING, drawn.height + 2 * _PADDING)
    large, canvas = _canvas(*size)
    canvas.rounded_rectangle((0, 0, large.width - 1, large.height - 1), 18 * _FINE, fill=255)
    plate = Image.new("RGBA", size, WHITE)
    plate.putalpha(large.resize(size, Image.Resampling.BOX))
    plate.alpha_composite(drawn, (_PADDING, _PADDING))
    return plate


def _packed(picture: Image.Image) -> bytes:
    """The picture as PNG with a palette: a third of the bytes, without a visible difference."""
    out = BytesIO()
    table = picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    table.save(out, "PNG", optimize=True)
    return out.getvalue()

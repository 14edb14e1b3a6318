"""QR codes that can be read from a print two centimetres wide.

The middle level of correction (15 %) is enough for paper; a higher one makes finer squares, which
cheap printers smear.
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import lru_cache

from thidua.kit.qr_mask import MASKS, CodeMasks, Squares

_QUIET = 4
"""Empty squares around the code; readers want at least so many."""
_DOTS = 24
"""Dots of the PNG for each square: sharp on a poster, and still less than 2 KB."""
_LARGEST_PLAIN = 41
"""Squares on a side of the largest codes that do not tell their own size."""
_DARK = re.compile(b"\1+")
_LEVEL = 6
"""Of compression; where rows are repeated, a higher one takes longer and saves nothing."""


@lru_cache(maxsize=4)  # likewise drawn for pages, posters and sheets, soon after each other
def draw_qr_svg(address: str) -> bytes:
    """A QR code as SVG, black on white, without a size of its own.

    Args:
        address: the whole address that it leads to.
    """
    code = _make(address)
    size = len(code) + 2 * _QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="M0 .5{_write_runs(code)}"/></svg>'
    ).encode()


def draw_qr_png(address: str) -> bytes:
    """A QR code as PNG, black on white, about a thousand dots wide."""
    code = _make(address)
    size = _DOTS * (len(code) + 2 * _QUIET)
    edge = (1 << _QUIET * _DOTS) - 1  # one bit for each dot, 1 is white
    empty = _scan_line((1 << size) - 1, size) * (_QUIET * _DOTS)
    rows = [_widen(row, edge) for row in code]
    dots = empty + b"".join(_scan_line(row, size) * _DOTS for row in rows) + empty
    header = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(dots, _LEVEL)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_write_chunk(*part) for part in parts)


def _widen(row: bytes, edge: int) -> int:
    """A row of squares as bits, a square as wide as its dots, with the empty edges."""
    bits, white = edge, (1 << _DOTS) - 1
    for dark in row:
        bits = (bits << _DOTS) | (0 if dark else white)
    return (bits << _QUIET * _DOTS) | edge


def _scan_line(bits: int, size: int) -> bytes:
    """A row of dots as PNG wants it: the name of no filter, then the bits, filled up with 0."""
    length = -(-size // 8)
    return b"\0" + (bits << length * 8 - size).to_bytes(length, "big")


def _write_chunk(name: bytes, content: bytes) -> bytes:
    """A part of a PNG: its length, its name, its content, and a sum that checks both."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


@lru_cache(maxsize=4)  # a code is drawn in both formats and for the poster, soon after each other
def _make(address: str) -> Squares:
    """The squares of a code, with the mask that is the easiest to read."""
    rows = _draw(address, MASKS[0])
    if len(rows) > _LARGEST_PLAIN:
        return _draw(address, None)
    return _masks_of(len(rows), address).draw_best(rows)


def _draw(address: str, mask: int | None) -> Squares:
    """The squares of a code with a mask; without one, the library chooses."""
    import segno  # noqa: PLC0415  # slow to load

    code = segno.make(address, error="m", micro=False, boost_error=False, mask=mask)
    return [bytes(row) for row in code.matrix]


_known: dict[int, CodeMasks] = {}


def _masks_of(size: int, address: str) -> CodeMasks:
    """The masks of all codes of a size; an address with such a code shows what they change."""
    if size not in _known:
        _known[size] = CodeMasks([_draw(address, mask) for mask in MASKS])
    return _known[size]


def _write_runs(code: Squares) -> str:
    """The dark squares as lines of a path, each from where the last one ended."""
    written, x, y = [], 0, 0
    for place, row in enumerate(code, _QUIET):
        for run in _DARK.finditer(row):
            start = run.start() + _QUIET
            written.append(f"m{start - x} {place - y}h{run.end() - run.start()}")
            x, y = run.end() + _QUIET, place
    return "".join(written)

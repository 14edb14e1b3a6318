"""QR codes that can be read from a print two centimetres wide.

The middle level of correction (15 %) is enough for paper; a higher one makes finer squares, which
cheap printers smear.
"""

from __future__ import annotations

from io import BytesIO

import segno

_QUIET = 4
"""Empty squares around the code; readers want at least so many."""
_DOTS = 24
"""Dots of the PNG for each square: sharp on a poster, and still less than 2 KB."""


def draw_qr_svg(address: str) -> bytes:
    """A QR code as SVG, black on white, without a size of its own.

    Args:
        address: the whole address that it leads to.
    """
    code = _make(address)
    size = code.symbol_size(border=_QUIET)[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="M0 .5{_write_runs(code)}"/></svg>'
    ).encode()


def draw_qr_png(address: str) -> bytes:
    """A QR code as PNG, black on white, about a thousand dots wide."""
    out = BytesIO()
    _make(address).save(out, kind="png", border=_QUIET, scale=_DOTS)
    return out.getvalue()


def _make(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False, boost_error=False)


def _write_runs(code: segno.QRCode) -> str:
    """The dark squares as lines of a path, each from where the last one ended."""
    written, at = "", (0, 0)
    for x, y, length in _list_runs(code):
        written += f"m{x - at[0]} {y - at[1]}h{length}"
        at = (x + length, y)
    return written


def _list_runs(code: segno.QRCode) -> list[tuple[int, int, int]]:
    """Dark squares side by side: where they begin, and how many they are."""
    runs = []
    for y, row in enumerate(code.matrix, _QUIET):
        start = None
        for x, dark in enumerate([*row, 0], _QUIET):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append((start, y, x - start))
                start = None
    return runs

"""Codes of addresses that differ in a few letters, without writing each from the beginning.

A bit of a letter turns the same squares over in all codes of addresses of one length: what the
norm does with the bits (correction of errors, places, mask) only ever adds them up, modulo 2. So
what each bit turns over is learned once, from codes that the library drew.
"""

from __future__ import annotations

from collections.abc import Callable

from thidua.kit.qr_mask import Squares, cut_squares, join_squares

_MOST = 8
"""Letters in which addresses may differ; for more, the library is sooner done."""
_SURE = 5
"""Small letters at the beginning: they keep the library from packing letters more tightly."""


class CodeLetters:
    """The codes of addresses that are like one address.

    Args:
        address: the one.
        draw: draws the code of an address, all with the same mask.
    """

    def __init__(self, address: str, draw: Callable[[str], Squares]) -> None:
        self._address, self._draw = address, draw
        self._rows = draw(address)
        self._code = join_squares(self._rows)
        self._turned: dict[tuple[int, int], int] = {}

    def draw(self, address: str) -> Squares:
        """The code of an address of the same length."""
        pairs = enumerate(zip(map(ord, self._address), map(ord, address), strict=True))
        others = [(place, old ^ new) for place, (old, new) in pairs if old != new]
        start = address[:_SURE]
        is_like = start == self._address[:_SURE] and start.isalpha() and start.islower()
        if not is_like or not (self._address + address).isascii() or len(others) > _MOST:
            return self._draw(address)
        code, size = self._code, len(self._rows)
        for place, bits in others:
            for bit in range(bits.bit_length()):
                if bits >> bit & 1:
                    code ^= self._turned_by(place, bit)
        return cut_squares(code.to_bytes(size * size, "big"), size)

    def _turned_by(self, place: int, bit: int) -> int:
        if (place, bit) not in self._turned:
            letter = chr(ord(self._address[place]) ^ 1 << bit)
            other = f"{self._address[:place]}{letter}{self._address[place + 1 :]}"
            self._turned[place, bit] = self._code ^ join_squares(self._draw(other))
        return self._turned[place, bit]

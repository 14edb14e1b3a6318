"""Chooses the mask of a QR code, as ISO/IEC 18004:2015, 7.8.3, wants it.

A QR code can be drawn with eight masks; the one with the lowest penalty is the easiest to read. The
library looks at one square after the other, which takes longer than all the rest of a code. Here
all squares of a code are one large number, a byte for each square, so that a few operations look at
all of them. The masks and the penalties are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

Squares = Sequence[bytes]
"""The rows of a code: 1 for each dark square, 0 for each light one."""

MASKS = range(8)
_FINDER = b"\1\0\1\1\1\0\1"
"""What readers look for in the corners; elsewhere it misleads them."""
_BETWEEN = b"\2"
"""What stands between rows that are looked at together."""
_TIMING = 6
"""The row and the column of the regular dots between the corners."""
_OF_RUN, _OF_BLOCK, _OF_FINDER, _OF_SHARE = 3, 3, 40, 10


class CodeMasks:
    """The masks of all codes of one size and one level of correction.

    Args:
        drawn: one code, drawn with each mask in turn.
    """

    def __init__(self, drawn: Sequence[Squares]) -> None:
        self.size = len(drawn[0])
        changes = [join_squares(drawn[0]) ^ join_squares(rows) for rows in drawn]
        self._changes = [(change, self._turn(change)) for change in changes]
        self._judged = join_squares(_list_judged(self.size))  # the same when it is turned

    def draw_best(self, rows: Squares) -> list[bytes]:
        """The code with its best mask.

        Args:
            rows: the code, drawn with the first mask.
        """
        size, code = self.size, join_squares(rows)
        turned = self._turn(code)
        best, least = 0, self._judge(code, turned)
        for mask, (change, change_turned) in enumerate(self._changes):
            penalty = self._judge(code ^ change, turned ^ change_turned, least) if mask else least
            if penalty < least:
                best, least = mask, penalty
        whole, _ = self._changes[best]
        return cut_squares((code ^ whole).to_bytes(size * size, "big"), size)

    def _turn(self, code: int) -> int:
        """The columns of a code as rows."""
        size = self.size
        whole = code.to_bytes(size * size, "big")
        return join_squares([whole[start::size] for start in range(size)])

    def _judge(self, code: int, turned: int, most: int | None = None) -> int:
        """The penalty of a code. Squares that tell the mask itself are judged as light ones.

        Args:
            code: all squares.
            turned: the same, column by column.
            most: whoever has so much is not looked at any further.
        """
        size, rows, columns = self.size, code & self._judged, turned & self._judged
        share = int(abs(rows.bit_count() / (size * size) * 100 - 50) / 5)
        penalty = _judge_runs(rows, size) + _judge_runs(columns, size)
        penalty += _OF_BLOCK * _count_blocks(rows, size) + _OF_SHARE * share
        if most is not None and penalty >= most:
            return penalty
        whole = b"".join(lines.to_bytes(size * size, "big") for lines in (rows, columns))
        return penalty + _OF_FINDER * _count_finders(_BETWEEN.join(cut_squares(whole, size)))


def cut_squares(whole: bytes, size: int) -> list[bytes]:
    """The rows of a code."""
    return [whole[start : start + size] for start in range(0, len(whole), size)]


def join_squares(rows: Squares) -> int:
    """All squares of a code as one number."""
    return int.from_bytes(b"".join(rows), "big")


def _list_judged(size: int) -> list[bytes]:
    """1 for each square that counts: all but those beside the corners that tell the mask."""
    rows = [bytearray(b"\1" * size) for _ in range(size)]
    for place in range(9):
        if place != _TIMING:
            rows[place][8] = rows[8][place] = 0
    for place in range(1, 9):
        rows[-place][8] = rows[8][-place] = 0
    return [bytes(row) for row in rows]


@lru_cache(maxsize=4)
def _ones(count: int, size: int) -> int:
    """A number with 1 for every square but the last of each row, for so many rows."""
    return join_squares([b"\1" * (size - 1) + b"\0"] * count)


def _judge_runs(code: int, size: int) -> int:
    """The penalty of squares of one colour side by side: 3 for five, 1 for each one more."""
    # 1 where a square is like the next one of its row
    like = ~(code ^ (code << 8)) & _ones(size, size)
    long = like & like << 8 & like << 16 & like << 24  # the first of five that are alike
    return long.bit_count() + (_OF_RUN - 1) * (long & ~(long >> 8)).bit_count()


def _count_blocks(code: int, size: int) -> int:
    """How many blocks of two by two squares have one colour."""
    below, inside = code, _ones(size - 1, size)  # without the first row, and without the last one
    code >>= 8 * size
    like = ~(code ^ (code << 8)) & inside
    like_below = ~(below ^ (below << 8)) & inside
    return (like & like_below & ~(code ^ below)).bit_count()


def _count_finders(lines: bytes) -> int:
    """How often rows or columns look like a finder, with four light squares before or behind it.

    Args:
        lines: all of them, each with a sign of none of them behind it.
    """
    found, place = 0, lines.find(_FINDER)
    while place >= 0:
        end = place + len(_FINDER)
        before = lines[max(place - 4, 0) : place].rpartition(_BETWEEN)[2]
        if not any(before) or not any(lines[end : end + 4].partition(_BETWEEN)[0]):
            found += 1
            place = lines.find(_FINDER, end)
        else:
            place = lines.find(_FINDER, place + 4)
    return found

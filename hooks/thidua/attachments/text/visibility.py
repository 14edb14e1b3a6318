"""Telling which letters of a page a reader sees as its text, and why not the others.

A watermark is told by its direction, or by standing under other words in pale or huge letters.
Letters that nobody sees are text only over the picture of a page: they were recognised in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.pagecontent import PageContent, PageLetter, is_white

_UNSEEN_MODES = (3, 7)
_LEAST_SIZE = 2.5  # points; smaller letters cannot be read on paper
_SCAN_SHARE = 0.5  # of a page that the picture of a page covers
_EDGE = 1.0  # points outside the page that nobody notices
_LEVEL = 0.992  # cosine of 7 degrees: scans and recognised lines are turned a little
_HUGE = 2.2  # in usual sizes
_PALE, _CLEAR = 150, 180  # least brightness, greatest opacity of letters of a watermark
_CROSSED = 0.25  # share of the letters of a watermark that are over other letters
_FEW = 3


def is_level(letter: PageLetter) -> bool:
    """Whether a letter is written from left to right, as far as eyes can tell."""
    return letter.along[0] > _LEVEL


def is_upright(letter: PageLetter) -> bool:
    """Whether a letter is written up or down the page."""
    return abs(letter.along[1]) > _LEVEL


def reasons_not_to_read(content: PageContent) -> dict[int, OmissionReason]:
    """Find the letters that are no text of the page.

    Returns:
        The reason for each, by its index among the letters of the page.
    """
    reasons: dict[int, OmissionReason] = {}
    scanned = _is_scan(content)
    for index, letter in enumerate(content.letters):
        if letter is None:
            continue
        reason = _reason(letter, content, scanned)
        if reason:
            reasons[index] = reason
    reasons |= dict.fromkeys(_level_watermarks(content.letters, reasons), OmissionReason.WATERMARK)
    return reasons


def _reason(letter: PageLetter, content: PageContent, scanned: bool) -> OmissionReason | None:
    x, y = (letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2
    if not (-_EDGE <= x <= content.width + _EDGE and -_EDGE <= y <= content.height + _EDGE):
        return OmissionReason.OUTSIDE
    if letter.number in content.hidden:
        return OmissionReason.HIDDEN
    if letter.look.mode in _UNSEEN_MODES:
        return None if scanned else OmissionReason.HIDDEN
    white = is_white(letter.look.colour)
    if white and letter.look.colour[3]:
        white = not any(area.contains(x, y) for area in content.areas)
    covered = _is_covered(letter, x, y, content)
    if white or covered or letter.size < _LEAST_SIZE:
        return None if scanned else OmissionReason.UNSEEN
    if not (is_level(letter) or is_upright(letter)):
        return OmissionReason.WATERMARK
    return None


def _is_covered(letter: PageLetter, x: float, y: float, content: PageContent) -> bool:
    """Whether an opaque area was drawn over a point of a letter after it."""
    for number, area in reversed(content.covers):
        if number <= letter.number:
            return False
        if area.contains(x, y):
            return True
    return False


def _is_scan(content: PageContent) -> bool:
    """Whether pictures cover most of the page, and hardly a letter of it is drawn."""
    covered = sum(
        (min(area.right, content.width) - max(area.left, 0))
        * (min(area.bottom, content.height) - max(area.top, 0))
        for area in content.areas
        if area.is_picture
    )
    return covered >= _SCAN_SHARE * content.width * content.height


def _level_watermarks(
    letters: Sequence[PageLetter | None], reasons: dict[int, OmissionReason]
) -> Iterator[int]:
    """The letters of level watermarks: pale or huge, with other letters over them."""
    plain = [
        (index, letter)
        for index, letter in enumerate(letters)
        if letter is not None and index not in reasons and is_level(letter)
    ]
    if not plain:
        return
    usual = median(letter.size for _, letter in plain)
    groups: dict[tuple[float, tuple[int, int, int, int]], list[int]] = defaultdict(list)
    for index, letter in plain:
        if _is_pale(letter) or letter.size > _HUGE * usual:
            groups[round(letter.size, 1), letter.look.colour].append(index)
    suspects = {index for group in groups.values() for index in group}
    if not suspects or len(suspects) == len(plain):
        return
    others = _Places([letter for index, letter in plain if index not in suspects])
    for group in groups.values():
        crossed = sum(others.cross(found) for index in group if (found := letters[index]))
        if crossed >= max(_CROSSED * len(group), min(_FEW, len(group))):
            yield from group


def _is_pale(letter: PageLetter) -> bool:
    *light, opacity = letter.look.colour
    return min(light) >= _PALE or opacity <= _CLEAR


class _Places:
    """Where letters stand, to find those that cross another one."""

    def __init__(self, letters: Sequence[PageLetter]) -> None:
        self._places: dict[tuple[int, int], list[PageLetter]] = defaultdict(list)
        for letter in letters:
            self._places[int(letter.left // _CELL), int(letter.base // _CELL)].append(letter)

    def cross(self, letter: PageLetter) -> bool:
        """Whether the body of a letter stands over that of another one."""
        top, bottom = letter.base - 0.7 * letter.size, letter.base
        columns = range(int(letter.left // _CELL) - 1, int(letter.right // _CELL) + 1)
        rows = range(int(top // _CELL), int(bottom // _CELL) + 2)
        near = (other for x in columns for y in rows for other in self._places.get((x, y), ()))
        return any(
            min(bottom, other.base) - max(top, other.base - 0.5 * other.size) > 0.2 * other.size
            and min(letter.right, other.right) - max(letter.left, other.left)
            > 0.2 * (other.right - other.left)
            for other in near
        )


_CELL = 20.0  # points

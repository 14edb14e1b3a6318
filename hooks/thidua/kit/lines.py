"""Words set in lines for drawings: measured in the portal's fonts, broken at whole syllables."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, starmap
from math import ceil
from pathlib import Path
from typing import NamedTuple

from thidua.language.compounds import belong_together, is_inside_hyphened
from thidua.look.lettering import Face, break_evenly

SANS, STRONG, SERIF = "be-vietnam-pro-400", "be-vietnam-pro-600", "source-serif-4-600"
"""The fonts of the portal, by the names of their files."""
_MEASURED_AT = 200.0
_SMALLER, _FEWER = 0.75, 6
"""How small a size, and how many words fewer are taken so that no line tears a word."""
_SURELY = 0.99
"""Widths are rounded: a hundredth less, so that no line too many is counted before breaking."""
_HAS_DIGIT = re.compile(r"\d")


class SetWords(NamedTuple):
    """Words in one size, set in lines.

    Attributes:
        size: of the font, in pixels.
        is_whole: whether no words were left out.
    """

    lines: tuple[str, ...]
    size: float
    is_whole: bool


class Ruler:
    """Measures and breaks words in the portal's fonts.

    Args:
        fonts: the folder of the WOFF2 files and their kerning.
    """

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def clean(self, words: str, font: str) -> str:
        """The words with only letters that the font has."""
        return _face(self._fonts, font).printable(words)

    def clean_figure(self, words: str, font: str) -> str | None:
        """A part of a figure with only signs that the font has; None where a sign has no form."""
        clean = _face(self._fonts, font).printable(words, is_figure=True)
        return clean if clean.count("…") == words.count("…") else None

    def width(self, words: str, font: str, size: float) -> float:
        """How wide words on one line are, in pixels."""
        return _face(self._fonts, font).width(words) * size / _MEASURED_AT

    def break_at(self, words: str, font: str, size: float, width: float) -> tuple[str, ...]:
        """Words in lines of even length; a word of two syllables stays together if possible."""
        return break_evenly(words, _face(self._fonts, font), width * _MEASURED_AT / size)

    def fit(  # noqa: PLR0917
        self, words: str, font: str, sizes: tuple[int, ...], width: float, height: float,
        leading: float = 1.2,
    ) -> SetWords:  # fmt: skip
        """Words in the largest size in which they fit; cut at a syllable where they never do.

        A somewhat smaller size is taken where no line tears a word of two syllables in that one.

        Args:
            words: that the font can print.
            font: one of the fonts of the portal.
            sizes: to try, the largest first.
            width: of the lines.
            height: of all lines together.
            leading: from line to line, in sizes.
        """
        torn: SetWords | None = None
        for size in sizes:
            if torn and size < torn.size * _SMALLER:
                break
            if self._count_lines(words, font, size, width) * size * leading > height:
                continue
            lines = self.break_at(words, font, size, width)
            if len(lines) * size * leading <= height:
                found = SetWords(lines, size, is_whole=True)
                if not any(starmap(_tears, pairwise(lines))):
                    return found
                torn = torn or found
        return torn or self._cut(
            words, font, sizes[-1], width, max(1, int(height / (sizes[-1] * leading)))
        )

    def _count_lines(self, words: str, font: str, size: float, width: float) -> int:
        """How many lines words take at least, however they are broken."""
        space = self.width(" ", font, size)
        letters = sum(self.width(word, font, size) + space for word in words.split())
        return ceil(letters / (width + space) * _SURELY)

    def _cut(self, words: str, font: str, size: float, width: float, most: int) -> SetWords:
        """The first words, as many as fill so many lines, with an ellipsis behind them."""
        kept = words.split()
        low, high = 1, len(kept)
        while low < high:
            middle = (low + high + 1) // 2
            said = f"{' '.join(kept[:middle])}…"
            if len(self.break_at(said, font, size, width)) <= most:
                low = middle
            else:
                high = middle - 1
        tried = [
            self.break_at(cut_words(kept, count), font, size, width)[:most]
            for count in range(low, max(0, low - _FEWER), -1)
        ]
        whole = (lines for lines in tried if not any(starmap(_tears, pairwise(lines))))
        return SetWords(next(whole, tried[0]), size, is_whole=False)


def _tears(line: str, following: str) -> bool:
    tears = belong_together(line.rpartition(" ")[2], following.partition(" ")[0])
    return tears or is_inside_hyphened(line, following)


def cut_words(words: list[str], count: int) -> str:
    """The first words with an ellipsis, which never stands inside a figure or before its unit."""
    while count > 1 and (_HAS_DIGIT.search(words[count - 1]) or _is_of_figure(words, count)):
        count -= 1
    return f"{' '.join(words[:count]).rstrip(' ,;:–-')}…"


def _is_of_figure(words: list[str], count: int) -> bool:
    """Whether the next word is a number, or the unit of one."""
    following = words[count] if count < len(words) else ""
    return bool(_HAS_DIGIT.search(following)) or following.startswith(("%", "‰"))


@lru_cache(maxsize=16)
def _face(fonts: Path, name: str) -> Face:
    return Face(fonts / f"{name}.woff2", _MEASURED_AT)

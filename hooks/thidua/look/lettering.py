"""Text drawn in the portal's own fonts: measured with kerning, broken into lines of even length.

Letters are placed one by one. Pillow would use the library FriBiDi for that where it is installed,
so that the same picture would come out differently on different systems.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thidua.language.compounds import belong_together, is_inside_hyphened
from thidua.language.plain_signs import list_changed_signs, spell_signs

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

KERNING = "kerning.json"
"""The file beside the fonts with the kerning of pairs of letters, in thousandths of the size."""

_MISSING = "\uffff"  # in no font
_LEANS_ON_NEXT = frozenset(
    {"xã", "phường", "tỉnh", "huyện", "quận", "của", "các", "và", "cho", "tại", "trên", "từng"}
)
_LINE, _TIGHT, _NAMES, _LOOSE = 35.0, 60.0, 30.0, 12.0
"""Costs for choosing line breaks: of each line, of a break inside a word of two syllables, inside a
name, and after a small word that belongs to the next one."""
_SPAN = 400.0
"""The cost of a break inside “2025 - 2030”, more than that of any empty line."""
_DASHES = frozenset({"–", "-"})
_PROBED_AT = 20.0
_MOST_REMEMBERED = 1 << 14
"""Words whose widths a face remembers."""
_Breaks = tuple[int, ...]


class Face:
    """One font in one size.

    Args:
        file: a WOFF2 file with :data:`KERNING` beside it.
        size: in pixels.
    """

    def __init__(self, file: Path, size: float) -> None:
        self.size = size
        self._file, self._font = file, _font(file, size)
        self._kerning = _kerning(file)
        self._widths: dict[str, float] = {}
        self._known: dict[str, bool] = {}
        ascent, descent = self._font.getmetrics()
        self.ascent, self.descent = float(ascent), float(descent)

    def width(self, words: str) -> float:
        """The width of the words on one line, in pixels."""
        width = self._widths.get(words)
        if width is None:
            width = self._measure(words)
            if len(self._widths) < _MOST_REMEMBERED:
                self._widths[words] = width
        return width

    def _measure(self, words: str) -> float:
        places = list(self._places(words))
        if not places:
            return 0.0
        place, letter = places[-1]
        return place + _advance(self._font, letter)

    def draw(self, canvas: ImageDraw.ImageDraw, x: float, baseline: float, words: str) -> None:
        """Draw words on one line with the full value of the mask (255), beginning at ``x``."""
        for place, letter in self._places(words):
            canvas.text((x + place, baseline), letter, fill=255, font=self._font, anchor="ls")

    def printable(self, words: str, *, is_figure: bool = False) -> str:
        """The words with only letters that the font has; the meaning of every figure stays.

        Args:
            words: as printed.
            is_figure: whether they are a part of a figure, so that nothing may be left out.
        """
        return " ".join(spell_signs(words, self._has, is_figure=is_figure).split())

    def list_changed(self, words: str) -> dict[str, str]:
        """The signs that are shown as something else, each with what is shown."""
        return list_changed_signs(words, self._has)

    def _has(self, letter: str) -> bool:
        known = self._known.get(letter)
        if known is None:
            self._known[letter] = known = _is_in_font(self._file, letter)
        return known

    def _places(self, words: str) -> Iterator[tuple[float, str]]:
        x, before = 0.0, ""
        for letter in words:
            x += self._kerning.get(before, _NO_KERNING).get(letter, 0) * self.size / 1000
            yield x, letter
            x += _advance(self._font, letter)
            before = letter


def list_changed_signs_of(words: str, fonts: Path) -> dict[str, str]:
    """The signs that pictures and posters cannot show as they are, with what they show.

    Args:
        words: as printed.
        fonts: the folder of the WOFF2 files.
    """
    changed: dict[str, str] = {}
    for file in sorted(fonts.glob("*.woff2")):
        changed |= Face(file, _PROBED_AT).list_changed(words)
    return changed


@lru_cache(maxsize=64)
def _font(file: Path, size: float) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415  # slow to load

    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _advance(font: ImageFont.FreeTypeFont, letter: str) -> float:
    return float(font.getlength(letter))


@lru_cache(maxsize=1 << 14)
def _is_in_font(file: Path, letter: str) -> bool:
    """Whether a font has a letter: seen in a small size, which is the same and soon drawn."""
    return letter.isspace() or _shape(file, letter) != _shape(file, _MISSING)


@lru_cache(maxsize=4096)
def _shape(file: Path, letter: str) -> bytes:
    return bytes(_font(file, _PROBED_AT).getmask(letter))


_NO_KERNING: dict[str, int] = {}


@cache
def _kerning(file: Path) -> dict[str, dict[str, int]]:
    """How far each second letter moves behind each first one.

    Letters that move all others alike share one table: by pairs, they would take nine megabytes.
    """
    table = json.loads((file.parent / KERNING).read_text("utf-8"))
    found: dict[str, dict[str, int]] = {}
    for firsts, groups in table.get(file.stem, {}).items():
        behind = {
            second: int(distance) for distance, seconds in groups.items() for second in seconds
        }
        found |= dict.fromkeys(firsts, behind)
    return found


class Block(NamedTuple):
    """Words in lines, all in one face."""

    face: Face
    lines: tuple[str, ...]
    line_height: float

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.line_height * len(self.lines)

    @property
    def width(self) -> float:
        """How wide the widest line is."""
        return max((self.face.width(line) for line in self.lines), default=0.0)

    def draw_centred(self, canvas: ImageDraw.ImageDraw, middle: float, top: float) -> None:
        """Draw every line around ``middle``."""
        face = self.face
        inner = (self.line_height - face.ascent - face.descent) / 2 + face.ascent
        for place, line in enumerate(self.lines):
            baseline = top + place * self.line_height + inner
            face.draw(canvas, middle - face.width(line) / 2, baseline, line)


def break_evenly(words: str, face: Face, width: float) -> tuple[str, ...]:
    """Break words into few lines of even length, if possible not inside a word of two syllables.

    A single syllable that is wider than a line is broken anywhere.

    Args:
        words: parts separated by spaces.
        face: the font and its size.
        width: of a line, in pixels.
    """
    parts = tuple(piece for word in words.split() for piece in _pieces(word, face, width))
    widths = [face.width(part) for part in parts]
    space, cuts = face.width(" "), _list_costs_of_cuts(parts)
    # Of each number of parts the cheapest lines: what they cost, and where they end.
    best: list[tuple[float, _Breaks] | None] = [(0.0, ()), *[None] * len(parts)]
    for start in range(len(parts)):
        cheapest = best[start]
        assert cheapest  # a line of one part is always tried
        before, breaks = cheapest
        letters = 0.0
        for end in range(start + 1, len(parts) + 1):
            letters += widths[end - 1]
            needed = letters + space * (end - start - 1)
            if needed > width and end - start > 1:
                break
            empty = 1 - needed / width  # the share of the line that stays empty
            cost = before + (_LINE + (100 * empty * empty + cuts[end]))
            known = best[end]
            if known is None or cost <= known[0]:
                tried = (cost, (*breaks, end))
                best[end] = min(known, tried) if known else tried
    _, ends = best[-1] or (0.0, ())
    return tuple(" ".join(parts[start:end]) for start, end in pairwise((0, *ends)))


@lru_cache(maxsize=64)  # words are tried in one size after the other
def _list_costs_of_cuts(parts: tuple[str, ...]) -> list[float]:
    return [0.0, *(_cost_of_cut(parts, end) for end in range(1, len(parts) + 1))]


def _cost_of_cut(parts: tuple[str, ...], end: int) -> float:
    """What it costs that a line ends before ``parts[end]``, however empty the line is.

    Args:
        parts: all words.
        end: the index of the first word after the line.
    """
    if end == len(parts):
        return 0.0
    last, following = parts[end - 1], parts[end]
    if _is_in_span(parts, end):
        return _SPAN
    around = " ".join(parts[max(0, end - 3) : end]), " ".join(parts[end : end + 3])
    if belong_together(last, following) or is_inside_hyphened(*around):
        return _TIGHT
    if last[0].isupper() and following[0].isupper() and last[-1].isalpha():
        return _NAMES
    if last.lower() in _LEANS_ON_NEXT or following in {"–", "-", "·"}:
        return _LOOSE
    return _LOOSE / 2 if last in _DASHES else 0.0


def _is_in_span(parts: tuple[str, ...], end: int) -> bool:
    """Whether a line would end inside “2025 - 2030”."""
    dash = end - 1 if parts[end - 1] in _DASHES else end
    if parts[dash] not in _DASHES or not 0 < dash < len(parts) - 1:
        return False
    return parts[dash - 1][-1].isdigit() and parts[dash + 1][0].isdigit()


def _pieces(word: str, face: Face, width: float) -> Iterator[str]:
    """A word cut into pieces that fit on a line; nearly all words are one piece."""
    while len(word) > 1 and face.width(word) > width:
        fitting = len(word) - 1
        while fitting > 1 and face.width(word[:fitting]) > width:
            fitting -= 1
        yield word[:fitting]
        word = word[fitting:]
    yield word

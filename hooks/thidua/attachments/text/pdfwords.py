"""Grouping the letters of a page of a PDF into words.

Most files have a letter for each space, and then a gap is only a word's end if it is wide. Others
leave a gap alone. Letters may stand closer or wider than usual, so that gaps are compared with
those of the same row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from statistics import median

from thidua.attachments.text.lines import LeftOutWords, PrintedPage, PrintedWord
from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.pagecontent import PageContent, PageLetter, as_written
from thidua.attachments.text.pdfpages import read_content
from thidua.attachments.text.plaintext import SUPERSCRIPTS
from thidua.attachments.text.visibility import is_level, reasons_not_to_read
from thidua.language.legacy import CONVERTERS, encoding_of_font

_GAP, _GAP_WITHOUT_SPACES = 0.3, 0.12  # in heights of letters: least gap between two words
_SMALLER, _HIGHER = 0.85, 0.2  # a raised 2 is smaller than its neighbours, and higher
_TALL = 0.9  # the share of letters on a page whose boxes are not taller than the height of letters
_LEAST_GAPS = 3  # of a row, to tell how far apart its letters stand
_LONG_ROW = 15  # letters; a row of a file with spaces that is longer has one
_CELL = 6.0  # points
_SAME_PLACE = 0.15  # in sizes of letters: a letter printed twice to look bold
_SYMBOLS = {
    0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0B7: "•", 0xF0B8: "÷", 0xF0B0: "°",
    0xF0BB: "≈", 0xF0B9: "≠", 0xF0A5: "∞", 0xF02D: "-", 0xF02B: "+", 0xF0A7: "▪", 0xF0D8: "➢",
    0xF0FC: "✓", 0xF0DE: "⇒", 0xF0AE: "→", 0xF0E0: "→", 0xF06C: "●", 0xF06E: "■", 0xF076: "❖",
}  # fmt: skip
_ELSEWHERE = 4  # sizes of letters to other words that are left out
_TOO_SLANTED = 0.2  # nearly 45 degrees, where boxes do not tell how wide a letter is


def printed_page(page: object, hidden_layers: frozenset[str] = frozenset()) -> PrintedPage:
    """Read the words of a page, what else is written on it, and its rules.

    Args:
        page: of PDFium.
        hidden_layers: the names of layers that are not shown.
    """
    content = as_written(read_content(page, hidden_layers))
    return _PageWords(content).page()


class _PageWords:
    """The letters of one page, grouped into words."""

    def __init__(self, content: PageContent) -> None:
        self._content = content
        self._reasons = reasons_not_to_read(content)
        seen = [
            letter
            for at, letter in enumerate(content.letters)
            if letter and at not in self._reasons and is_level(letter)
        ]
        tall = sorted((letter.bottom - letter.top) / letter.size for letter in seen)
        self._scale = tall[int(_TALL * (len(tall) - 1))] if tall else 1.0
        self._spaces = _Spaces(content.spaces)
        self._all_spaces = _Spaces([*content.spaces, *content.typed_spaces])
        self._gaps = self._usual_gaps(seen)

    def page(self) -> PrintedPage:
        """All that is on the page."""
        level: list[PrintedWord] = []
        upright: list[PrintedWord] = []
        left_out: list[LeftOutWords] = []
        for reason, letters in self._groups():
            if reason:
                top = min(letter.top for letter in letters)
                left_out.append(LeftOutWords(self._plain(letters), top, reason))
            elif is_level(letters[0]):
                level.append(self._word(letters))
            else:
                upright.append(self._upright_word(letters))
        left_out += [
            LeftOutWords(words, self._content.height, OmissionReason.COMMENT)
            for words in self._content.notes
        ]
        left_out += self._lost(level)
        return PrintedPage(
            tuple(level),
            self._content.width,
            self._content.height,
            rules=tuple(self._content.rules),
            upright=tuple(upright),
            left_out=tuple(left_out),
            perhaps_lost=self._content.perhaps_lost,
        )

    def _groups(self) -> Iterator[tuple[OmissionReason | None, list[PageLetter]]]:
        """Letters of one word, or all letters that follow each other and are left out."""
        group: list[PageLetter] = []
        kind: tuple[OmissionReason | None, bool] = (None, True)
        printed = _Printed()
        spaced = False
        for at, letter in enumerate(self._content.letters):
            if letter is None:
                spaced = True
                if group and kind == (None, True):
                    yield None, group
                    group = []
                continue
            own = (self._reasons.get(at), is_level(letter))
            if own[0] is None and own[1] and not printed.adds(letter):
                continue
            ended = own != kind or (group and self._is_other(kind, group[-1], letter))
            if group and ended:
                yield kind[0], group
                group = []
            # What PDFium thinks of gaps between letters is wrong when they are not level.
            group.append(letter if own == (None, True) else letter._replace(after_gap=spaced))
            kind, spaced = own, False
        if group:
            yield kind[0], group

    def _is_other(
        self, kind: tuple[OmissionReason | None, bool], before: PageLetter, letter: PageLetter
    ) -> bool:
        """Whether a letter begins another word, or other words that are left out."""
        if kind == (None, True):
            return self._apart(before, letter)
        moved = hypot(letter.x - before.x, letter.base - before.base)
        return moved > _ELSEWHERE * max(before.size, letter.size)

    def _usual_gaps(self, seen: Sequence[PageLetter]) -> dict[tuple[int, str, int], float]:
        """The least gap between words for each row of letters that look alike, in heights."""
        rows: dict[tuple[int, str, int], list[PageLetter]] = defaultdict(list)
        for letter in seen:
            rows[_row_of(letter)].append(letter)
        has_spaces = bool(self._content.spaces or self._content.typed_spaces)
        gaps = {}
        for key, letters in rows.items():
            letters.sort(key=lambda letter: letter.left)
            height = self._scale * letters[0].size
            ends = pairwise(letters)
            between = [(after.left - before.right) / height for before, after in ends]
            near = [gap for gap in between if gap < 1]
            usual = max(median(near), 0.0) if len(near) >= _LEAST_GAPS else 0.0
            spaced = self._all_spaces.any_in_row(letters) or (
                has_spaces and len(letters) < _LONG_ROW
            )
            gaps[key] = usual + (_GAP if spaced else _GAP_WITHOUT_SPACES)
        return gaps

    def _apart(self, before: PageLetter, letter: PageLetter) -> bool:
        """Whether a letter begins a new word although no space follows in the file."""
        height = self._scale * max(before.size, letter.size)
        if abs(letter.base - before.base) > 0.6 * height or letter.left < before.right - height:
            return True
        if self._spaces.between(before.left, letter.left, before):
            return True
        least = max(self._gaps.get(_row_of(one), _GAP) for one in (before, letter))
        return letter.left - before.right > least * height

    def _word(self, letters: Sequence[PageLetter]) -> PrintedWord:
        largest = max(letters, key=lambda letter: letter.size)
        height = self._scale * largest.size
        text = "".join(
            letter.char.translate(SUPERSCRIPTS)
            if _is_raised(letter, largest, height)
            else letter.char
            for letter in letters
        )
        look = letters[0].look
        unmapped = sum(letter.unmapped for letter in letters)
        return PrintedWord(
            _readable(text, look.font),
            left=letters[0].left,
            right=letters[-1].right,
            top=largest.base - 0.8 * height,
            bottom=largest.base + 0.2 * height,
            bold=look.bold,
            italic=look.italic,
            font=look.font,
            garbled=2 * unmapped > len(letters),
        )

    def _upright_word(self, letters: Sequence[PageLetter]) -> PrintedWord:
        return PrintedWord(
            self._plain(letters),
            min(letter.left for letter in letters),
            max(letter.right for letter in letters),
            min(letter.top for letter in letters),
            max(letter.bottom for letter in letters),
        )

    def _plain(self, letters: Sequence[PageLetter]) -> str:
        """Letters that are not part of the text, or not level, as far as they can be read."""
        text = ""
        before: PageLetter | None = None
        for letter in letters:
            if before and self._begins_word(before, letter):
                text += " "
            text += letter.char
            before = letter
        return " ".join(_readable(text, letters[0].look.font).split())

    def _begins_word(self, before: PageLetter, letter: PageLetter) -> bool:
        """Whether a letter, written in any direction, begins a word."""
        if is_level(letter):
            return letter.after_gap or self._apart(before, letter)
        across, down = letter.along
        straight = across * across - down * down
        if abs(straight) < _TOO_SLANTED:
            return letter.after_gap
        wide, high = before.right - before.left, before.bottom - before.top
        advance = (wide * abs(across) - high * abs(down)) / straight
        moved = hypot(letter.x - before.x, letter.base - before.base)
        return letter.after_gap or moved - advance > _GAP_WITHOUT_SPACES * letter.size

    def _lost(self, words: Sequence[PrintedWord]) -> Iterator[LeftOutWords]:
        """Letters that PDFium leaves out, unless they are printed over the same ones."""
        for area in self._content.lost:
            y = (area.top + area.bottom) / 2
            over = any(
                word.top <= y <= word.bottom and word.left < area.right and area.left < word.right
                for word in words
            )
            inside = 0 <= y <= self._content.height and area.right > 0
            if not over and inside:
                yield LeftOutWords("", area.top, OmissionReason.UNKNOWN)


class _Printed:
    """Letters that were seen, to drop those that are printed twice to look bold."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, int, int], list[PageLetter]] = defaultdict(list)

    def adds(self, letter: PageLetter) -> bool:
        """Note a letter; whether it is not printed at this place already."""
        near = min(_SAME_PLACE * letter.size, _CELL)
        char, left, base = letter.char, letter.left, letter.base
        # The same place can only be in a cell that the small area around the letter touches.
        rows = range(int((base - near) // _CELL), int((base + near) // _CELL) + 1)
        for column in range(int((left - near) // _CELL), int((left + near) // _CELL) + 1):
            for row in rows:
                for other in self._places.get((char, column, row), ()):
                    if abs(other.left - left) < near and abs(other.base - base) < near:
                        return False
        self._places[char, int(left // _CELL), int(base // _CELL)].append(letter)
        return True


class _Spaces:
    """The places of spaces, by their base lines."""

    def __init__(self, places: Sequence[tuple[float, float]]) -> None:
        self._rows: dict[int, list[float]] = defaultdict(list)
        for x, base in sorted(places):
            self._rows[round(base)].append(x)

    def between(self, left: float, right: float, letter: PageLetter) -> bool:
        """Whether a space begins behind a place and before another one, in the row of a letter."""
        for row in range(round(letter.base) - 1, round(letter.base) + 2):
            xs = self._rows.get(row)
            if xs:
                at = bisect_left(xs, left + 0.1 * letter.size)
                if at < len(xs) and xs[at] < right - 0.02 * letter.size:
                    return True
        return False

    def any_in_row(self, letters: Sequence[PageLetter]) -> bool:
        """Whether a space is between the first and the last letter of a row."""
        return self.between(letters[0].left, letters[-1].left, letters[0])


def _row_of(letter: PageLetter) -> tuple[int, str, int]:
    return round(letter.base), letter.look.font, round(2 * letter.size)


def _readable(text: str, font: str) -> str:
    """The text of letters in a font whose codes are older than Unicode, or are symbols."""
    encoding = encoding_of_font(font)
    if encoding:
        text = CONVERTERS[encoding](text)
        return text.upper() if font.endswith("H") else text
    return text.translate(_SYMBOLS)


def _is_raised(letter: PageLetter, largest: PageLetter, height: float) -> bool:
    smaller = letter.size < _SMALLER * largest.size
    return smaller and letter.base < largest.base - _HIGHER * height

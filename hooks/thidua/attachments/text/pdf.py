"""Reading PDFs that have text: letters with their places, which ``layout`` joins to paragraphs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from thidua.attachments.text.layout import manuscript_of
from thidua.attachments.text.lines import PrintedPage, PrintedWord
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.plaintext import SUPERSCRIPTS
from thidua.language.legacy import CONVERTERS, encoding_of_font

_BOLD_WEIGHT = 600
_WHITE = frozenset(" \t\r\n\u00a0\u200b\u0000\ufffe")
_HYPHEN_AT_LINE_END = "\x02"
_NAME_LENGTH = 256
_GAP, _MADE_UP_GAP = 0.3, 0.12  # in heights of letters: least gap between two words
_SMALLER, _HIGHER = 0.85, 0.2  # a raised 2 is smaller than its neighbours, and higher
_TALL = 0.9  # the share of letters on a page whose boxes are not taller than the height of letters


def read_pdf(content: bytes) -> Manuscript:
    """Read the manuscript of a PDF that has been inspected; without text it has no paragraphs."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = []
        for index in range(len(document)):
            page = document[index]
            pages.append(PrintedPage(tuple(_PageText(page).words()), page.get_width()))
            page.close()
        return manuscript_of(pages)
    finally:
        document.close()


class _Letter(NamedTuple):
    """A letter: left and right end, its base line (from the top), the size of its font.

    The base line is used because the boxes of letters differ between fonts and between letters.
    """

    at: int
    char: str
    left: float
    right: float
    base: float
    size: float
    tall: float
    after_made_up_space: bool


class _PageText:
    """The letters of one page, grouped into words."""

    def __init__(self, page: Any) -> None:
        self._text = page.get_textpage()
        self._height = page.get_height()
        self._all = list(self._letters())
        tall = sorted(letter.tall / letter.size for letter in self._all if letter)
        self._scale = tall[int(_TALL * (len(tall) - 1))] if tall else 1.0

    def _letters(self) -> Iterator[_Letter | None]:
        """Every letter in the order of the file; None for a space."""
        raw, box = self._text.raw, pdfium.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        made_up = False
        for index in range(pdfium.FPDFText_CountChars(raw)):
            char = chr(pdfium.FPDFText_GetUnicode(raw, index))
            if char in _WHITE:
                # PDFium adds a space wherever the size of letters changes, as after “m²”.
                made_up = bool(pdfium.FPDFText_IsGenerated(raw, index))
                if not made_up:
                    yield None
                continue
            pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box))
            pdfium.FPDFText_GetCharOrigin(raw, index, ctypes.byref(x), ctypes.byref(y))
            yield _Letter(
                index,
                "-" if char == _HYPHEN_AT_LINE_END else char,
                box.left,
                box.right,
                self._height - y.value,
                max(pdfium.FPDFText_GetFontSize(raw, index), 0.1),
                box.top - box.bottom,
                made_up,
            )
            made_up = False

    def words(self) -> Iterator[PrintedWord]:
        """Every word in the order of the file."""
        word: list[_Letter] = []
        for letter in self._all:
            if word and (letter is None or self._apart(word[-1], letter)):
                yield self._word(word)
                word = []
            if letter is not None:
                word.append(letter)
        if word:
            yield self._word(word)

    def _apart(self, before: _Letter, letter: _Letter) -> bool:
        """Whether a letter begins a new word although the file has no space before it."""
        height = self._scale * max(before.size, letter.size)
        gap = (_MADE_UP_GAP if letter.after_made_up_space else _GAP) * height
        another_line = abs(letter.base - before.base) > 0.6 * height
        return (
            letter.left - before.right > gap or letter.left < before.right - height or another_line
        )

    def _word(self, letters: Sequence[_Letter]) -> PrintedWord:
        name, bold, italic = self._font(letters[0].at)
        largest = max(letters, key=lambda letter: letter.size)
        height = self._scale * largest.size
        text = "".join(
            letter.char.translate(SUPERSCRIPTS)
            if _is_raised(letter, largest, height)
            else letter.char
            for letter in letters
        )
        encoding = encoding_of_font(name)
        if encoding:
            text = CONVERTERS[encoding](text)
            text = text.upper() if name.endswith("H") else text
        return PrintedWord(
            text,
            left=letters[0].left,
            right=letters[-1].right,
            top=largest.base - 0.8 * height,
            bottom=largest.base + 0.2 * height,
            bold=bold,
            italic=italic,
        )

    def _font(self, index: int) -> tuple[str, bool, bool]:
        """Name, whether bold, whether italic."""
        name = ctypes.create_string_buffer(_NAME_LENGTH)
        flags = ctypes.c_int()
        raw = self._text.raw
        pdfium.FPDFText_GetFontInfo(raw, index, name, _NAME_LENGTH, ctypes.byref(flags))
        said = name.value.decode("utf-8", "replace")
        weight = pdfium.FPDFText_GetFontWeight(raw, index)
        lower = said.lower()
        bold = "bold" in lower or weight >= _BOLD_WEIGHT
        return said, bold, "italic" in lower or "oblique" in lower


def _is_raised(letter: _Letter, largest: _Letter, height: float) -> bool:
    smaller = letter.size < _SMALLER * largest.size
    return smaller and letter.base < largest.base - _HIGHER * height

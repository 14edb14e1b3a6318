"""Manuscripts from PDFs that hold text: letters with their places, put together by ``layout``."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from thidua.manuscript.layout import manuscript_of
from thidua.manuscript.legacy import CONVERTERS, encoding_of_font
from thidua.manuscript.lines import Page, Word
from thidua.manuscript.model import Manuscript
from thidua.manuscript.plaintext import SUPERSCRIPTS

_BOLD_WEIGHT = 600
_WHITE = frozenset(" \t\r\n\u00a0\u200b\u0000\ufffe")
_NAME_LENGTH = 256
_GAP, _MADE_UP_GAP = 0.3, 0.12  # in heights of letters: what parts two words
_RAISED = 0.8  # of the height of the letters around: a raised 2 is smaller


def read_pdf(content: bytes) -> Manuscript:
    """The manuscript of a PDF that was inspected before; without text it has no paragraphs."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = []
        for index in range(len(document)):
            page = document[index]
            pages.append(Page(tuple(_Letters(page).words()), page.get_width()))
            page.close()
        return manuscript_of(pages)
    finally:
        document.close()


class _Letters:
    """The letters of one page, gathered to words."""

    def __init__(self, page: Any) -> None:
        self._text = page.get_textpage()
        self._height = page.get_height()
        self._box = pdfium.FS_RECTF()

    def words(self) -> Iterator[Word]:
        """Every word in the order the file has them."""
        raw = self._text.raw
        word: list[tuple[int, str, float, float, float, float]] = []
        made_up = False
        for index in range(pdfium.FPDFText_CountChars(raw)):
            letter = chr(pdfium.FPDFText_GetUnicode(raw, index))
            if letter in _WHITE:
                # PDFium makes up a space wherever the size of letters changes, as after “m²”.
                if word and not pdfium.FPDFText_IsGenerated(raw, index):
                    yield self._word(word)
                    word = []
                made_up = bool(word)
                continue
            pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(self._box))
            box = self._box
            place = (box.left, box.right, self._height - box.top, self._height - box.bottom)
            if word and _apart(word[-1], place, _MADE_UP_GAP if made_up else _GAP):
                yield self._word(word)
                word = []
            made_up = False
            word.append((index, "-" if letter == "\x02" else letter, *place))
        if word:
            yield self._word(word)

    def _word(self, letters: list[tuple[int, str, float, float, float, float]]) -> Word:
        name, bold, italic = self._font(letters[0][0])
        height = max(bottom - top for _, _, _, _, top, bottom in letters)
        text = "".join(
            letter.translate(SUPERSCRIPTS) if bottom - top < _RAISED * height else letter
            for _, letter, _, _, top, bottom in letters
        )
        encoding = encoding_of_font(name)
        if encoding:
            text = CONVERTERS[encoding](text)
            text = text.upper() if name.endswith("H") else text
        return Word(
            text,
            left=letters[0][2],
            right=letters[-1][3],
            top=min(letter[4] for letter in letters),
            bottom=max(letter[5] for letter in letters),
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


def _apart(
    before: tuple[int, str, float, float, float, float],
    place: tuple[float, float, float, float],
    gap: float,
) -> bool:
    """Whether a letter begins another word although the file has no space before it."""
    _, _, _, right, top, bottom = before
    height = max(bottom - top, place[3] - place[2])  # a raised 2 is smaller than its neighbours
    below = place[2] > bottom + height / 2
    return place[0] - right > gap * height or place[0] < right - height or below

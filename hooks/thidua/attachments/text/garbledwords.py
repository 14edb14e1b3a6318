"""Words whose letters a PDF does not tell: its fonts have codes of glyphs only, or wrong tables."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from thidua.attachments.text.lines import LeftOutWords, PrintedPage, PrintedWord
from thidua.attachments.text.model import OmissionReason, UnreadableTextError

_GARBLED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_STRANGE = re.compile(
    "(?=.*[!-~])(?=.*[\u0180-\u019f\u01a2-\u01ae\u01b1-\u02af\u0370-\u1dff\u2c00-\ufaff])"
)
"""Letters of other scripts amid Latin ones: codes of glyphs that were taken for letters."""
_LETTER = re.compile(r"[^\W_]")
UNKNOWN_LETTER = "\u25a1"
"""Stands for a letter that cannot be told."""
_MOST_GARBLED = 0.25  # share of the words in a font of which the letters are known
_HARDLY_READABLE = 0.8
_WITHOUT_CODES = (
    "tệp PDF vẽ được chữ nhưng không ghi đó là chữ gì; xin bản Word, hoặc in ra rồi quét"
)
_WITHOUT_FONTS = "tệp PDF không kèm phông chữ, đọc sẽ mất chữ; xuất lại PDF có kèm phông"
_MOST_LOST = 0.1  # share of the letters of a page that may be told as lost


class UnreadableLettersError(UnreadableTextError):
    """The file has letters, but does not tell which ones they are."""


def with_letters_of_another_library(
    content: bytes, pages: Sequence[PrintedPage]
) -> list[PrintedPage]:
    """Tell the letters that only another library finds, on pages where that may be.

    PDFium leaves out letters that no font has, neither the file nor this computer; and where a file
    says which letters a text stands for, it takes these instead of those that are shown.

    Raises:
        UnreadableLettersError: if many letters are missing.
    """
    if not any(page.perhaps_lost for page in pages):
        return [*pages]
    found = []
    for page, other in zip(pages, PdfReader(BytesIO(content)).pages, strict=False):
        texts = [word.text for word in (*page.words, *page.upright)]
        texts += [words.text for words in page.left_out]
        ours = _letters(" ".join(texts)) if page.perhaps_lost else Counter[str]()
        missing = _letters(other.extract_text()) - ours if page.perhaps_lost else Counter[str]()
        if missing.total() > _MOST_LOST * ours.total():
            raise UnreadableLettersError(_WITHOUT_FONTS)
        told = LeftOutWords(" ".join(missing.elements()), 0, OmissionReason.UNKNOWN)
        found.append(replace(page, left_out=(*page.left_out, told)) if missing else page)
    return found


def _letters(text: str) -> Counter[str]:
    return Counter(_LETTER.findall(unicodedata.normalize("NFKC", text)))


def without_garbled(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Leave out words in fonts whose letters the file does not tell.

    Raises:
        UnreadableLettersError: if hardly a word of the file can be read.
    """
    words: dict[str, int] = defaultdict(int)
    garbled: dict[str, int] = defaultdict(int)
    for page in pages:
        for word in page.words:
            words[word.font] += len(word.text)
            garbled[word.font] += len(word.text) * _is_garbled(word)
    bad = {font for font, letters in garbled.items() if letters > _MOST_GARBLED * words[font]}
    lost = sum(words[font] for font in bad)
    if lost and lost >= _HARDLY_READABLE * sum(words.values()):
        raise UnreadableLettersError(_WITHOUT_CODES)
    return [_without_fonts(page, bad) for page in pages] if any(garbled.values()) else [*pages]


def _is_garbled(word: PrintedWord) -> bool:
    return word.garbled or bool(_GARBLED.search(word.text) or _STRANGE.match(word.text))


def _without_fonts(page: PrintedPage, fonts: set[str]) -> PrintedPage:
    """A page without the words in some fonts; words that lose a letter are told."""
    kept = tuple(
        replace(word, text=_GARBLED.sub(UNKNOWN_LETTER, word.text))
        for word in page.words
        if word.font not in fonts
    )
    out = [*page.left_out]
    last: float | None = None
    for word in page.words:
        if word.font in fonts:
            # Neighbours are told once: nobody can read them.
            if last is None or abs(word.top - last) > 2 * word.height:
                out.append(LeftOutWords("", word.top, OmissionReason.UNKNOWN))
            last = word.top
        elif _GARBLED.search(word.text):
            out.append(LeftOutWords(word.text, word.top, OmissionReason.UNKNOWN))
    return replace(page, words=kept, left_out=tuple(out))

"""PDFs of every layout are read whole and in order, and what is no text of them is told."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter

import pypdf
import pytest

from drafts import PLANS
from pdflayouts import LAYOUTS
from pdfmaker import Sheet, pdf_of
from soaking import take_part
from thidua.attachments.inspection.inspection import inspect
from thidua.attachments.inspection.refusals import PDF_TOO_MUCH
from thidua.attachments.text.model import (
    Manuscript,
    PageColumn,
    Paragraph,
    UnreadableTextError,
)
from thidua.attachments.text.pdf import read_pdf
from thidua.attachments.text.pdfbounds import TooMuchDrawnError

pytestmark = pytest.mark.sweep

_SIDES = {PageColumn.WHOLE: "", PageColumn.LEFT: "< ", PageColumn.RIGHT: "> "}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _shown(paragraph: Paragraph) -> str:
    if paragraph.cells:
        return " | ".join(paragraph.cells).strip()
    return f"{_SIDES[paragraph.column]}{paragraph.label} {paragraph.text}".replace(
        "  ", " "
    ).strip()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_whole_and_in_order(name: str) -> None:
    """Paragraphs and rows come out as a reader reads them; the rest is told with its reason."""
    made = LAYOUTS[name]()
    manuscript = read_pdf(made.content)
    assert [_shown(one) for one in manuscript.paragraphs] == _lines(made.read)
    told = [f"{one.reason.name}: {one.words}" for one in manuscript.omitted]
    assert sorted(told) == sorted(_lines(made.left_out))


@pytest.mark.slow
@pytest.mark.parametrize("name", LAYOUTS)
def test_another_library_finds_the_same_letters(name: str) -> None:
    """Letters of the manuscript and letters told are all that there are."""
    content = LAYOUTS[name]().content
    found = Counter[str]()
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        found += _letters(page.extract_text())
    ours = _told(read_pdf(content))
    if name == "bold_by_printing_twice":
        found = Counter({letter: count // 2 for letter, count in found.items()})
    assert ours - found == Counter()
    assert found - ours == Counter()


@pytest.mark.parametrize("plan", take_part(PLANS, 3))
def test_another_library_finds_the_letters_of_the_five_plans(
    plan: str, pdfs: dict[str, bytes]
) -> None:
    """Browsers place every letter by itself; none is lost, and page numbers are told."""
    found = Counter[str]()
    for page in pypdf.PdfReader(io.BytesIO(pdfs[plan])).pages:
        found += _letters(page.extract_text())
    assert _told(read_pdf(pdfs[plan])) == found


def test_letters_that_a_file_does_not_tell_are_never_made_up() -> None:
    """Codes of glyphs are no letters; a file of them alone is refused, some of them are told."""
    with pytest.raises(UnreadableTextError, match="chữ"):
        read_pdf(pdf_of(_plain("Tỷ lệ hộ nghèo giảm còn 1,5%"), mapped=False))
    with pytest.raises(UnreadableTextError, match="chữ"):
        read_pdf(pdf_of(_plain("Tỷ lệ hộ nghèo giảm còn 1,5%", each=True), embedded=False))
    garbled = _plain("Căn cứ Kế hoạch số 08/KH-UBND", "Phát động phong trào thi đua năm 2026")
    garbled.text(85, 300, "7ӹ OӋ Kӝ QJKqR", face="i")
    manuscript = read_pdf(pdf_of(garbled))
    assert [one.text for one in manuscript.paragraphs] == [
        "Căn cứ Kế hoạch số 08/KH-UBND",
        "Phát động phong trào thi đua năm 2026",
    ]
    assert [(one.words, one.reason.name) for one in manuscript.omitted] == [("", "UNKNOWN")]


def _plain(*lines: str, each: bool = False) -> Sheet:
    sheet = Sheet()
    for at, words in enumerate(lines):
        sheet.text(85, 100 + 30 * at, words, each=each)
    return sheet


def test_other_letters_than_those_shown_are_told() -> None:
    """A file may say that a printed 9 stands for a 6; readers and programs see different plans."""
    sheet = _plain("Bảo hiểm y tế đạt")
    sheet.operations.append("/Span << /ActualText (96%) >> BDC")
    sheet.text(250, 100, "69,5%")
    sheet.operations.append("EMC")
    told = [(one.words, one.reason.name) for one in read_pdf(pdf_of(sheet)).omitted]
    assert told == [("5", "UNKNOWN")]


def test_symbols_of_fonts_are_the_signs_that_they_show() -> None:
    """Word writes ≥ of the font Symbol as a letter of nobody's; other such letters are told."""
    sheet = _plain("Bảo hiểm y tế đạt  95%", "Ký hiệu  lạ", "Hộ nghèo  2%")
    manuscript = read_pdf(pdf_of(sheet))
    assert [one.text for one in manuscript.paragraphs] == [
        "Bảo hiểm y tế đạt ≥ 95%",
        "Ký hiệu □ lạ",
        "Hộ nghèo ≤ 2%",
    ]
    assert [one.reason.name for one in manuscript.omitted] == ["UNKNOWN"]


def test_a_page_that_draws_for_minutes_is_refused_at_once() -> None:
    """Operations are counted with the forms that forms draw, before anything is drawn."""
    many = Sheet()
    many.operations = ["0 0 595 842 re f\n" * 400_000]
    with pytest.raises(TooMuchDrawnError):
        read_pdf(pdf_of(many))
    with pytest.raises(TooMuchDrawnError):
        read_pdf(pdf_of(Sheet().text(85, 100, "a" * 600_000)))
    sheet = Sheet()
    sheet.operations = ["/A Do\n" * 100]
    forms = [("C", "0 0 9 9 re f\n" * 100), ("B", "/C Do\n" * 100), ("A", "/B Do\n" * 100)]
    content = pdf_of(sheet, forms=forms)
    with pytest.raises(TooMuchDrawnError):
        read_pdf(content)
    assert inspect(content, ".pdf") == PDF_TOO_MUCH


def _told(manuscript: Manuscript) -> Counter[str]:
    words = [f"{one.label} {one.text}" for one in manuscript.paragraphs]
    return _letters(" ".join([*words, *(one.words for one in manuscript.omitted)]))


def _letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFC", text).translate(_RAISED)
    return Counter(re.sub(r"[^\w%≥≤]|_", "", plain))

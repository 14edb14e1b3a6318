"""PDFs of every layout are read whole and in order, and what is no text of them is told."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter

import pypdf
import pytest

from pdflayouts import LAYOUTS
from thidua.attachments.text.model import Manuscript, PageColumn, Paragraph
from thidua.attachments.text.pdf import read_pdf

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


def _told(manuscript: Manuscript) -> Counter[str]:
    words = [f"{one.label} {one.text}" for one in manuscript.paragraphs]
    return _letters(" ".join([*words, *(one.words for one in manuscript.omitted)]))


def _letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFC", text).translate(_RAISED)
    return Counter(re.sub(r"[^\w%≥≤]|_", "", plain))

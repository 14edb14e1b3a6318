"""Heads, ends and rows that are typed with tabs instead of tables, in Word and LibreOffice."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

import odfconstructs as odf
from drafts import drafted, show_facts
from thidua.attachments.text.model import Manuscript, PageColumn
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists

LINES = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HẢI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG ĐOÀN XÃ KIM SƠN\tĐộc lập - Tự do - Hạnh phúc
Số: 06/KH-CĐ\tKim Sơn, ngày 02 tháng 02 năm 2026
KẾ HOẠCH
Thi đua “Lao động giỏi” năm 2026
I.\tCHỈ TIÊU
TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch
1\tSáng kiến được công nhận\tsáng kiến\t30
2\tTổ công đoàn phát động\t%\t100
Nơi nhận:\tTM. BAN CHẤP HÀNH
- Như trên;\tCHỦ TỊCH
- Lưu: VT.
\tRơ Mah Hùng
"""


def _read(content: bytes, suffix: str) -> Manuscript:
    manuscript = read_manuscript(content, suffix)
    assert manuscript is not None
    return manuscript


def _word() -> Manuscript:
    document = docx.Document()
    for line in LINES.splitlines():
        document.add_paragraph(line)
    content = BytesIO()
    document.save(content)
    return _read(content.getvalue(), ".docx")


def _odt() -> Manuscript:
    lines = (odf.p(line.replace("\t", "<text:tab/>")) for line in LINES.splitlines())
    return _read(odf.odf_file("".join(lines)), ".odt")


@pytest.mark.parametrize("kind", [_word, _odt])
def test_halves_that_tabs_part_are_halves(kind: object, known: KnownLists) -> None:
    """The signature is no recipient, and the motto no issuer."""
    assert callable(kind)
    manuscript = kind()
    facts = show_facts(drafted(manuscript, known))
    assert facts["signer"] == {
        "authority": "TM", "on_behalf_of": "BAN CHẤP HÀNH", "position": "CHỦ TỊCH",
        "name": "Rơ Mah Hùng",
    }  # fmt: skip
    assert (facts["number"], facts["issued"], facts["place"]) == (
        "06/KH-CĐ", "2026-02-02", "Kim Sơn",
    )  # fmt: skip
    assert facts["unplaced"] == []
    assert [line.place.paragraph for line in manuscript.paragraphs] == [
        *range(1, len(manuscript.paragraphs) + 1)
    ]


@pytest.mark.parametrize("kind", [_word, _odt])
def test_rows_that_tabs_part_are_rows(kind: object, known: KnownLists) -> None:
    """A table typed with tabs has cells; a tab after a number is a space."""
    assert callable(kind)
    manuscript = kind()
    rows = [line.cells for line in manuscript.paragraphs if line.cells]
    assert rows[1] == ("1", "Sáng kiến được công nhận", "sáng kiến", "30")
    assert "I. CHỈ TIÊU" in manuscript.text
    assert "\t" not in manuscript.text
    targets = show_facts(drafted(manuscript, known))["targets"]
    assert [target[0] for target in targets] == [
        "Sáng kiến được công nhận sáng kiến 30", "Tổ công đoàn phát động % 100",
    ]  # fmt: skip


def test_a_small_table_of_data_is_no_half_of_a_page() -> None:
    """Its head names the columns; halves hold names of bodies in capitals."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    rows = (("Danh hiệu", "Số lượng"), ("Thôn dẫn đầu", "03"))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    halves = document.add_table(rows=2, cols=2)
    rows = (("UBND XÃ KIM SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1/KH-UBND", "x"))
    for row, words in zip(halves.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    lines = _read(content.getvalue(), ".docx").paragraphs
    assert [line.cells for line in lines[:2]] == [("Danh hiệu", "Số lượng"), ("Thôn dẫn đầu", "03")]
    assert [line.column for line in lines[2:]] == [PageColumn.LEFT] * 2 + [PageColumn.RIGHT] * 2

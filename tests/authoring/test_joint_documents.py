"""Word documents of two bodies whose names, numbers and signatures stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.table import _Cell

from drafts import drafted, values
from filemakers import open_blank
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists

_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_BODY = (
    "KẾ HOẠCH LIÊN TỊCH", "Thi đua “Tuyến đường sạch” năm 2026", "I. MỤC TIÊU",
    "- 75% hộ hội viên tham gia.", "- Trồng 2,5 km đường hoa.",
)  # fmt: skip
_FIRST = ("TM. BTV HỘI NÔNG DÂN", "CHỦ TỊCH", "Đinh Công Thắng")
_SECOND = ("TM. BTV ĐOÀN XÃ", "BÍ THƯ", "Quách Thị Mai")


def _fill(cell: _Cell, lines: Sequence[str]) -> None:
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def _add_row(document: Document, *cells: Sequence[str]) -> None:
    row = document.add_table(rows=1, cols=len(cells)).rows[0]
    for cell, lines in zip(row.cells, cells, strict=True):
        _fill(cell, lines)


def _draft(known: KnownLists, head: Sequence[Sequence[str]], below: Sequence[str]) -> Any:
    document = open_blank()
    _add_row(document, *head)
    for line in (*below, *_BODY):
        document.add_paragraph(line)
    _add_row(document, _FIRST, _SECOND)
    for line in ("Nơi nhận:", "- Đảng ủy xã (b/c);", "- Các chi hội;", "- Lưu: VT."):
        document.add_paragraph(line)
    made = BytesIO()
    document.save(made)
    manuscript = read_manuscript(made.getvalue(), ".docx")
    assert manuscript is not None
    draft = drafted(manuscript, known)
    return values(draft.plan)["document"], [words.text for words in draft.unplaced]


def test_two_bodies_stand_beside_the_motto(known: KnownLists) -> None:
    """A head of three cells: the names are the issuer's, the motto is only the motto."""
    names = (("HỘI NÔNG DÂN", "XÃ BÌNH MINH"), ("HỘI LHPN", "XÃ BÌNH MINH"))
    below = ("Số: 04/KHLT-HND-HPN", "Bình Minh, ngày 02 tháng 3 năm 2026")
    document, unplaced = _draft(known, (*names, _MOTTO), below)
    assert document["motto_text"] == "\n".join(_MOTTO)
    assert document["issuer_text"] == "HỘI NÔNG DÂN\nXÃ BÌNH MINH\nHỘI LHPN\nXÃ BÌNH MINH"
    assert document["number"] == "04/KHLT-HND-HPN"
    assert unplaced == [*_FIRST]


def test_a_second_number_and_a_first_signature_are_told(known: KnownLists) -> None:
    """What belongs to the other body is no recipient, and is not dropped."""
    names = (
        ("HỘI NÔNG DÂN XÃ BÌNH MINH", "Số: 12/KH-HND"),
        ("HỘI LHPN XÃ BÌNH MINH", "Số: 09/KH-HPN"),
    )
    document, unplaced = _draft(known, names, (*_MOTTO, "Bình Minh, ngày 02 tháng 3 năm 2026"))
    assert document["number"] == "12/KH-HND"
    assert [one["text"] for one in document["recipients"]] == ["Đảng ủy xã (b/c);", "Các chi hội;"]
    assert document["signer"]["name"] == _SECOND[-1]
    assert unplaced == [*names[1], *_FIRST]

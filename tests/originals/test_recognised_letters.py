"""What a machine misreads in scans of the genre is mended where sure, and told."""

from __future__ import annotations

import pytest

from thidua.attachments.text.model import Manuscript, Paragraph, TextPlace
from thidua.authoring.drafting.recognised import explain_target, mend_manuscript


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("II TỔ CHỨC THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN"),
        ("III, NHIỆM VỤ VÀ GIẢI PHÁP", "III. NHIỆM VỤ VÀ GIẢI PHÁP"),
        ("Il. CHỈ TIÊU THI ĐUA", "II. CHỈ TIÊU THI ĐUA"),
        ("1I. MỤC ĐÍCH, YÊU CẦU", "II. MỤC ĐÍCH, YÊU CẦU"),
        ("IV CÔNG TÁC KHEN THƯỞNG NĂM 2026", "IV. CÔNG TÁC KHEN THƯỞNG NĂM 2026"),
        ("V: KINH PHÍ", "V. KINH PHÍ"),
    ],
)
def test_a_roman_number_of_a_heading_is_whole_again(read: str, mended: str) -> None:
    """The heading begins its section, and the change is among the uncertain words."""
    paragraph = Paragraph(read, TextPlace(1, 1))
    (found,) = mend_manuscript(Manuscript((paragraph,), recognised=True), ()).paragraphs
    assert found.text == mended
    assert found.uncertain == (f"{read.split(maxsplit=1)[0]} → {mended.split(maxsplit=1)[0]}",)


@pytest.mark.parametrize(
    "read",
    [
        "II. TỔ CHỨC THỰC HIỆN",
        "1. CHỈ TIÊU THI ĐUA",
        "11 XÃ ĐẠT CHUẨN",
        "VI sinh vật trong nước",
        "I Tổ chức thực hiện",
        "XÃ TÂN PHÚ",
    ],
)
def test_other_words_stay_as_they_were_read(read: str) -> None:
    """A number in Arabic digits, or a word of a sentence, is no Roman number."""
    paragraph = Paragraph(read, TextPlace(1, 1))
    (found,) = mend_manuscript(Manuscript((paragraph,), recognised=True), ()).paragraphs
    assert (found.text, found.uncertain) == (read, ())


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Giảm tỷ lệ sinh 0,9%", True),
        ("Tỷ suất tử vong trẻ em dưới 5 tuổi còn 12%", True),
        ("Tỷ lệ tăng dân số tự nhiên 1,2%", True),
        ("Mức giảm sinh 0,1%", True),
        ("Tỷ lệ hộ nghèo còn 1,5%", False),
        ("Bảo hiểm y tế đạt 95%", False),
        ("Giảm tỷ lệ sinh 0,9‰", False),
        ("Thu ngân sách vượt 10,5%", False),
    ],
)
def test_shares_that_may_be_per_mille_are_doubted(line: str, doubted: bool) -> None:
    """Recognition reads ‰ as %; where documents print ‰, staff look again."""
    assert ("‰" in explain_target(line, ())) == doubted

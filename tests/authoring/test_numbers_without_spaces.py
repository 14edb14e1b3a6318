"""Numbers of paragraphs that typists write without the space behind them."""

from __future__ import annotations

import pytest

from thidua.attachments.text.model import Paragraph, TextPlace
from thidua.authoring.drafting.entries import take_apart


@pytest.mark.parametrize(
    ("printed", "number", "words"),
    [
        ("1.Trồng mới 6 km đường hoa.", "1.", "Trồng mới 6 km đường hoa."),
        ("2.100% hộ ký cam kết.", "2.", "100% hộ ký cam kết."),
        ("3)Xây 20 lò đốt rác.", "3)", "Xây 20 lò đốt rác."),
        ("1.2.Mục đích của phong trào", "1.2.", "Mục đích của phong trào"),
        ("a)Phòng Văn hóa chủ trì.", "a)", "Phòng Văn hóa chủ trì."),
        ("II.CHỈ TIÊU THI ĐUA", "II.", "CHỈ TIÊU THI ĐUA"),
        ("2.100 hộ ký cam kết.", "", "2.100 hộ ký cam kết."),
        ("C.TY cổ phần Mẫu", "", "C.TY cổ phần Mẫu"),
        ("X.Q.T là tên viết tắt", "", "X.Q.T là tên viết tắt"),
    ],
)
def test_a_number_is_told_from_the_words(printed: str, number: str, words: str) -> None:
    entry = take_apart(Paragraph(printed, TextPlace(None, 1)))
    assert (entry.number, entry.text) == (number, words)

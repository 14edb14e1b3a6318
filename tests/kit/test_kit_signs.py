"""Signs of figures: pictures and messages without marks keep the value and the unit of each."""

from __future__ import annotations

import pytest

from test_kit_pictures import FONTS, draw, texts_of, words_with
from thidua.kit.lines import SANS, SERIF, STRONG, Ruler
from thidua.kit.picture_words import PictureFigure
from thidua.kit.ready_texts import strip_marks

PAINTED = {
    "Giảm ⅓ số hộ": "Giảm 1/3 số hộ", "1⅓ ha": "1 1/3 ha", "đạt ⩾95%": "đạt ≥95%",
    "còn ≦2%": "còn ≤2%", "5‑7%": "5-7%", "5‐7%": "5-7%", "10⁴ cây": "10^4 cây",
    "thu 5€": "thu 5 EUR", "5⁄6 xã": "5/6 xã", "3① xã": "3 (1) xã", "٣٠ xã": "30 xã",
    "8㎡ đất": "8m2 đất", "⪪95%": "…95%", "漢 5": "… 5", "−1,5‰": "−1,5‰", "2½ ha": "2½ ha",
}  # fmt: skip
SENT = {
    "tăng 3‰": "tang 3 phan nghin", "giảm −1,5%": "giam -1,5%", "½ số xã": "1/2 so xa",
    "2½ ha": "2 1/2 ha", "sai số ±5%": "sai so +/-5%", "≈ 70%": "khoang 70%",
    "62%→70%": "62% den 70%", "từ 62% → 70%": "tu 62% den 70%", "5×3 m": "5x3 m",
    "5‑7%": "5-7%", "đạt ⩾95%": "dat >=95%", "5\u00a0ha": "5 ha", "8m²": "8m2", "10⁴": "10^4",
    "38°C": "38 do C", "7÷8%": "7 den 8%", "thu 5€": "thu 5 EUR", "5₫": "5 dong",
    "A → B": "A -> B", "⪪95%": "...95%", "1 250,5 tỷ": "1 250,5 ty", "12 Ðảng viên": "12 Dang vien",
}  # fmt: skip


@pytest.mark.parametrize("printed", PAINTED)
@pytest.mark.parametrize("font", [SANS, STRONG])
def test_no_sign_of_a_figure_is_lost_in_a_picture(printed: str, font: str) -> None:
    assert Ruler(FONTS).clean(printed, font) == PAINTED[printed]


@pytest.mark.parametrize("font", [SANS, STRONG, SERIF])
def test_an_arrow_between_figures_is_drawn_or_told(font: str) -> None:
    assert Ruler(FONTS).clean("62% → 70%", font) in {"62% → 70%", "62% đến 70%"}


@pytest.mark.parametrize("printed", SENT)
def test_a_figure_in_a_message_reads_back_with_its_value_and_unit(printed: str) -> None:
    assert strip_marks(printed) == SENT[printed]


def test_a_figure_with_a_sign_that_no_font_has_is_not_painted() -> None:
    """Half of a figure would be another figure."""
    good = PictureFigure("→ ", "70", "%", "", "Độ che phủ rừng")
    bad = PictureFigure("⪪ ", "95", "%", "", "Tỷ lệ dùng nước sạch")
    shown = texts_of(draw(words_with("Thi đua", (good, bad))).draw())
    assert "đến" in shown and "70%" in shown
    assert "95%" not in shown

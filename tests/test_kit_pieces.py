"""Small things of what officers print and send, which bugs were put into and few tests noticed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Event
from PIL import Image, ImageDraw, ImageFont

from test_spoken import speaker
from thidua.foundation.engine import OVERRIDES
from thidua.kit import painting
from thidua.kit.calendar import KitEvent, name_events, write_event
from thidua.kit.lines import Ruler, cut_words
from thidua.kit.picture import DrawnPicture
from thidua.kit.picture_words import PictureWords
from thidua.kit.ready_texts import PlanWords, write_long_post
from thidua.kit.shapes import BoxShape, TextShape
from thidua.language.dates import Edtf
from thidua.look.palette import derive
from thidua.model.colours import DEFAULT_COLOURS
from thidua.model.kit_forms import PictureShape

FONTS = OVERRIDES / "fonts"
WORDS = PlanWords(
    title="Về việc phát động phong trào thi đua năm 2026", kind="Kế hoạch", number="15/KH-UBND",
    issued=Edtf.parse("2026-02-10"), issuer="Ủy ban nhân dân xã Mẫu", issuer_name="UBND xã Mẫu",
    theme="Chung sức", period="năm 2026", life="hết hiệu lực từ 01/7/2026",
    figures=(("Hộ nghèo", "dưới 2%"), ("Trồng rừng", "120 ha")), portal="Cổng Thi đua",
    address="https://a.vn/ke-hoach/x/", short="https://a.vn/k/x", year=2026,
    due=("Báo cáo: 15/12/2026",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "count", "said"),
    [("giảm hộ nghèo xuống 2% trong năm", 6, "giảm hộ nghèo xuống 2% trong…"),
     ("giảm hộ nghèo xuống 2% trong năm", 5, "giảm hộ nghèo…"),
     ("giảm hộ nghèo, trồng rừng", 3, "giảm hộ nghèo…"),
     ("đạt chuẩn % cả xã", 2, "đạt…"), ("15 xã", 1, "15…")],
)  # fmt: skip
def test_an_ellipsis_stands_in_no_figure(words: str, count: int, said: str) -> None:
    assert cut_words(words.split(), count) == said


def test_a_long_post_says_all_that_is_known_and_nothing_else() -> None:
    assert write_long_post(WORDS) == (
        "PHÁT ĐỘNG PHONG TRÀO THI ĐUA NĂM 2026\n"
        "Kế hoạch số 15/KH-UBND – Ủy ban nhân dân xã Mẫu\n"
        "Lưu ý: kế hoạch này hết hiệu lực từ 01/7/2026.\nChủ đề: “Chung sức”\nThời gian: năm 2026\n"
        "\nNhững con số chính:\n• Hộ nghèo: dưới 2%\n• Trồng rừng: 120 ha\n"
        "\nThời hạn:\n• Báo cáo: 15/12/2026\n\nToàn văn, số liệu và bản gốc: https://a.vn/k/x"
    )
    bare = WORDS._replace(number="", theme="", period="", life="", figures=(), due=())
    assert write_long_post(bare) == (
        "PHÁT ĐỘNG PHONG TRÀO THI ĐUA NĂM 2026\nKế hoạch – Ủy ban nhân dân xã Mẫu\n"
        "\nToàn văn, số liệu và bản gốc: https://a.vn/k/x"
    )


def _read(event: bytes) -> Any:
    return Event.from_ical(event.decode())


@pytest.mark.parametrize("is_due", [True, False])
def test_an_event_lasts_whole_days_and_warns_where_something_is_due(*, is_due: bool) -> None:
    first, last = date(2026, 12, 1), date(2026, 12, 3)
    event = KitEvent("x-han-1@a.vn", "Hạn: báo cáo", first, last, "Lời in", "https://a.vn/x/",
                     date(2026, 2, 12), is_due=is_due)  # fmt: skip
    read = _read(write_event(event))
    assert (read["dtstart"].dt, read["dtend"].dt) == (first, date(2026, 12, 4))
    assert str(read["summary"]) == "Hạn: báo cáo"
    assert str(read["description"]) == "Lời in\nhttps://a.vn/x/"
    assert str(read["transp"]) == "TRANSPARENT"
    assert read["dtstamp"].dt.date() == date(2026, 2, 12)
    assert [alarm["trigger"].dt.days for alarm in read.subcomponents] == [-7, -1] * is_due
    assert all("báo cáo" in alarm["description"] for alarm in read.subcomponents)
    written = write_event(event).decode()
    (moved,) = name_events([written.replace("x-han", "moi-han")], "moi", "x")
    assert str(_read(moved)["uid"]) == "x-han-1@a.vn"
    assert name_events([written], "x", "x") == [written.encode()]


@pytest.mark.parametrize(
    ("words", "unit"), [("Ủ", ""), ("Ấp Ngọc Kỳ", ""), ("95,5", "%"), ("dưới 2", "%"), ("jỷ", "")]
)
def test_a_painted_line_is_whole_and_stands_around_its_middle(words: str, unit: str) -> None:
    """No letter is cut at its sides, nor any mark above or below."""
    whole = Image.new("RGB", (700, 200), "white")
    line = TextShape(words, "be-vietnam-pro-600", 60, 350, 120, "#000000", unit, 30)
    painting._paint_line(whole, line, FONTS)
    dark = whole.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark
    expected = Image.new("L", (700, 200))
    pieces = [(words, 60), (unit, 30)] if unit else [(words, 60)]
    fonts = [ImageFont.truetype(FONTS / "be-vietnam-pro-600.ttf", size) for _, size in pieces]
    x = 350 - sum(font.getlength(text) for font, (text, _) in zip(fonts, pieces, strict=True)) / 2
    for font, (text, _) in zip(fonts, pieces, strict=True):
        ImageDraw.Draw(expected).text((x, 120), text, fill=255, font=font, anchor="ls")
        x += font.getlength(text)
    wanted = expected.point(lambda value: 255 if value > 127 else 0).getbbox()
    assert wanted
    assert all(abs(one - other) <= 1 for one, other in zip(dark, wanted, strict=True))


@pytest.mark.parametrize("border", [0, 4])
def test_a_painted_box_has_its_size(border: int) -> None:
    whole = Image.new("RGB", (100, 100), "white")
    box = BoxShape(20, 30, 40, 50, "#000000", border)
    painting._paint_box(ImageDraw.Draw(whole), box)
    edge = border // 2
    dark = whole.convert("L").point(lambda value: 255 - value).getbbox()
    assert dark == (20 - edge, 30 - edge, 60 + edge, 80 + edge)
    assert whole.getpixel((40, 55)) == ((255, 255, 255) if border else (0, 0, 0))


@pytest.mark.parametrize(
    ("printed", "said"),
    [("lần thứ 4", "lần thứ tư"), ("lần thứ 1", "lần thứ nhất"), ("lần thứ 12", "lần thứ mười hai"),
     ("lần 4", "lần bốn"), ("lần thứ IV", "lần thứ tư"), ("khóa XII", "khóa mười hai"),
     ("quý IV", "quý tư"), ("IV. Mục", "bốn. Mục")],
)  # fmt: skip
def test_only_what_is_ranked_is_spoken_as_a_rank(printed: str, said: str) -> None:
    assert speaker().speak(f"Đại hội {printed} họp.").text == f"Đại hội {said} họp."


@pytest.mark.parametrize("shape", PictureShape)
def test_a_picture_fills_its_paper_and_says_its_sentence(shape: PictureShape) -> None:
    """What has no figures has a sentence in their place."""
    words = PictureWords(
        "UBND xã Mẫu", "Gương sáng, 2026", "Thôn Đông", "Làm đường hoa", (), "Cổng"
    )
    picture = DrawnPicture(words, shape, derive(DEFAULT_COLOURS), Ruler(FONTS), "")
    _, width, height = shape.value
    assert f'<rect x="0" y="0" width="{width}" height="{height}"' in picture.draw_ground()
    said = " ".join(one.words for one in picture.list_front() if isinstance(one, TextShape))
    assert "Làm đường hoa" in said
    assert "Thôn Đông" in said

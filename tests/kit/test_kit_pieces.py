"""Small things of what officers print and send, which bugs were put into and few tests noticed."""

from __future__ import annotations

from datetime import date
from itertools import accumulate, combinations, pairwise
from math import inf
from typing import Any

import pytest
from icalendar import Calendar, Event
from PIL import Image, ImageDraw, ImageFont

from test_spoken import speaker
from thidua.foundation.engine import OVERRIDES
from thidua.kit import painting
from thidua.kit.calendar import (
    KitEvent,
    name_events,
    write_by_library,
    write_calendar,
    write_event,
)
from thidua.kit.lines import SERIF, Ruler, cut_words
from thidua.kit.picture import DrawnPicture
from thidua.kit.picture_words import PictureWords
from thidua.kit.ready_texts import (
    PlanWords,
    SharedWords,
    measure_sms,
    write_long_post,
    write_page_post,
    write_short_post,
    write_sms,
)
from thidua.kit.shapes import BoxShape, TextShape
from thidua.kit.shortening import abridge_title, close_pairs
from thidua.language.compounds import belong_together
from thidua.language.dates import Edtf
from thidua.look.lettering import Face, _cost_of_cut, break_evenly
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


@pytest.mark.parametrize("is_due", [True, False])
@pytest.mark.parametrize(
    ("title", "told"),
    [("Tổng kết", ""), ("Báo cáo, tổng kết; {title}", "Dòng một\nDòng\r\nhai\r \\N \\n C:\\x"),
     *(("ế" * length, f"{'a' * length}\\;") for length in range(15, 90)),
     ("Sơ kết \u2028 \x0b \x85 \N{SQUARED OK}" * 9, "^" * 200)],
)  # fmt: skip
def test_an_event_is_written_as_the_library_writes_it(
    title: str, told: str, *, is_due: bool
) -> None:
    """Long lines are broken at the same letters, and signs that mean something are marked."""
    address = f"https://a.vn/ke-hoach/{'x' * len(title)}/"
    event = KitEvent(f"x-{title}@a.vn", title, date(2026, 12, 1), date(2026, 12, 31), told, address,
                     date(2027, 1, 2), is_due=is_due)  # fmt: skip
    assert write_event(event) == write_by_library(event)


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


_OCCASION = (
    "Phát động phong trào thi đua đặc biệt “Toàn dân rèn luyện thân thể, chăm sóc sức khỏe ban "
    "đầu, xây dựng xã hội học tập” lập thành tích chào mừng Đại hội đại biểu toàn quốc lần thứ "
    "XIV của Đảng, kỷ niệm 80 năm Ngày Toàn quốc kháng chiến và bầu cử đại biểu Quốc hội khóa XVI"
)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (_OCCASION, _OCCASION[: _OCCASION.index(" lập thành tích")]),
        ("Thi đua “Sản xuất giỏi chào mừng Đại hội Đảng bộ” năm 2026 và giai đoạn 2026 - 2030", ""),
        ("Phát động đợt thi đua cao điểm chào mừng kỷ niệm 75 năm thành lập Đảng bộ huyện", ""),
        ("Phát động thi đua phát triển kinh tế - xã hội năm 2026 nhân dịp kỷ niệm ngày thành lập",
         "Phát động thi đua phát triển kinh tế - xã hội năm 2026"),
    ],
)  # fmt: skip
def test_a_title_is_shortened_before_its_occasion_or_not_at_all(title: str, words: str) -> None:
    """Never inside a name in quotation marks, and never to what any campaign could be called."""
    short = abridge_title(title, 0)
    assert short.words == (words or title)
    assert bool(short.left) == bool(words)
    assert abridge_title(title, len(title)) == (title, "")


def test_texts_of_a_long_title_still_say_when_and_what() -> None:
    words = WORDS._replace(title=_OCCASION, life="", period="01/3/2026 – 31/12/2026")
    post, sms = write_short_post(words), write_sms(words)
    assert "học tập”... Thời gian: 01/3/2026 – 31/12/2026. Hộ nghèo: dưới 2%." in post
    assert len(post) <= 300 and measure_sms(sms) <= 160
    assert sms.count('"') == 2, "a quotation is closed where it is cut"
    whole = "Phát động thi đua năm 2026 nhân dịp kỷ niệm ngày thành lập Đảng bộ xã"
    assert f"{whole}. Thời gian" in write_short_post(words._replace(title=whole))


@pytest.mark.parametrize(
    ("cut", "closed"),
    [("“Toàn dân...", "“Toàn dân...”"), ("(Trường A...", "(Trường A...)"), ("(a) b", "(a) b"),
     ('"Toan dan...', '"Toan dan..."')],
)  # fmt: skip
def test_what_is_open_is_closed_where_words_are_cut(cut: str, closed: str) -> None:
    assert close_pairs(cut) == closed


def test_what_became_of_a_plan_is_never_cut_from_a_post_of_a_target() -> None:
    """A target of a plan that is over must not be passed on as if it held."""
    address = "https://cong-thi-dua.example/ke-hoach/x/chi-tieu/8/"
    long = "Số xã được công nhận đạt chuẩn nông thôn mới, nông thôn mới nâng cao; " * 8
    words = SharedWords("Chỉ tiêu 8", long, "", "", address, address, "",
                        life="Kế hoạch này đã kết thúc")  # fmt: skip
    post = write_page_post(words)
    assert post.endswith(f"... (Kế hoạch này đã kết thúc) {address}") and len(post) <= 300


def test_a_calendar_without_events_is_one_all_the_same() -> None:
    """RFC 5545 wants something in it; its zone needs no table of the system."""
    content = write_calendar("Trống", [])
    calendar: Any = Calendar.from_ical(content)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    assert content == write_calendar("Trống", []) and content.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("name", ["Trống", "Xã A; xã B, năm 2026 – " + "Cổng Thi đua " * 9])
def test_a_calendar_has_its_own_name_in_its_place(name: str) -> None:
    """What all calendars share is written once."""
    write_calendar("Khác", [])
    content = write_calendar(name, [])
    calendar: Any = Calendar.from_ical(content)
    assert calendar["X-WR-CALNAME"] == name and b"Kh\xc3\xa1c" not in content
    assert content == bytes(calendar.to_ical())


def test_words_are_in_the_largest_size_in_which_they_fit() -> None:
    """Sizes in which they cannot fit are left out without being tried; no other is."""
    ruler, font, words = Ruler(FONTS), SERIF, "phát động thi đua yêu nước, giảm hộ nghèo 2026"
    sizes = tuple(range(50, 9, -1))
    for width in range(120, 700, 37):
        for height in range(20, 300, 23):
            fitting = (
                size for size in sizes
                if len(ruler.break_at(words, font, size, width)) * size * 1.2 <= height
            )  # fmt: skip
            largest = next(fitting, sizes[-1])
            found = ruler.fit(words, font, sizes, width, height)
            assert largest * 0.75 <= found.size <= largest
            if found.size < largest:  # for a line that tears no word
                lines = ruler.break_at(words, font, largest, width)
                assert any(belong_together(a.split()[-1], b.split()[0]) for a, b in pairwise(lines))


@pytest.mark.parametrize("width", [150, 220, 300, 500])
def test_lines_are_the_cheapest_of_all(width: int) -> None:
    """Tried against every way to break the words."""
    face, words = Face(FONTS / "be-vietnam-pro-400.woff2", 40), "giảm hộ nghèo ở xã Mẫu và xã Hạ"
    parts = words.split()

    def cost(ends: tuple[int, ...]) -> float:
        total = 0.0
        for start, end in pairwise((0, *ends)):
            needed = sum(map(face.width, parts[start:end])) + face.width(" ") * (end - start - 1)
            if needed > width and end - start > 1:
                return inf
            total += 35 + 100 * (1 - needed / width) ** 2 + _cost_of_cut(tuple(parts), end)
        return total

    inner = range(1, len(parts))
    ways = [(*cut, len(parts)) for n in range(len(parts)) for cut in combinations(inner, n)]
    best = min(map(cost, ways))
    found = break_evenly(words, face, width)
    ends = tuple(accumulate(len(line.split()) for line in found))
    assert " ".join(found) == words and cost(ends) == pytest.approx(best)

"""What kits are made of odd words: tables, each call with its answer.

Pictures and sheets as they are drawn, posts and messages at their limits, loudspeaker texts of
every length, feeds, calendars and codes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from PIL import Image, ImageDraw

from tables import compare_table
from test_spoken import speaker
from thidua.foundation.engine import OVERRIDES
from thidua.kit import announcing, calendar, feed, painting, qr, qr_mask, sheets, shortening
from thidua.kit import ready_texts as ready
from thidua.kit.announcing import Passage
from thidua.kit.lines import Ruler
from thidua.kit.picture import DrawnPicture
from thidua.kit.picture_words import PictureFigure, PictureWords
from thidua.kit.shapes import BoxShape
from thidua.kit.sheets import PrintLook, SheetLine, SheetTarget, SheetWords
from thidua.kit.word_file import write_word_file
from thidua.language.dates import Edtf
from thidua.look.palette import derive
from thidua.model.colours import DEFAULT_COLOURS
from thidua.model.kit_forms import PictureShape, Sheet

FONTS = OVERRIDES / "fonts"
PALETTE = derive(DEFAULT_COLOURS)
POOR = PictureFigure("từ ", "3,5", "%", " trở lên", "Tỷ lệ hộ nghèo")
WORTH = PictureFigure("khoảng ", "28.603,61", " tỷ đồng", "", "Tổng giá trị sản xuất các ngành")
WIDE = PictureFigure("", "1.234.567.890.123 - 2.345.678.901.234", " đồng", "", "Thu ngân sách")
FIGURES: tuple[tuple[PictureFigure, ...], ...] = (
    (), (POOR,), (POOR, WORTH), (POOR, WORTH, POOR, WORTH), (WIDE, POOR),
    (POOR._replace(number="漢"), WORTH), (POOR._replace(name="Hộ 漢 nghèo"),),
    (POOR._replace(name="Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều của từng thôn " * 4), WORTH),
    (WORTH._replace(before="đạt tối thiểu không dưới mức trung bình của cả tỉnh là "),),
    (WORTH._replace(unit=" tỷ đồng theo giá so sánh", after=" của tất cả các ngành kinh tế " * 4),),
)  # fmt: skip
PLAIN = PictureWords("UBND xã Mẫu", "Kế hoạch, năm 2026", "Thi đua yêu nước", "", (), "Cổng")
LONG = "Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ năm 2025 - 2030 " * 3
WORDS = (
    *(PLAIN._replace(figures=figures) for figures in FIGURES),
    *(PLAIN._replace(title=title, said=said) for title in ("漢字", LONG)
      for said in ("", "Gương sáng. " * 12)),
    *(PLAIN._replace(life="Được gia hạn. " * times, figures=(POOR,)) for times in (1, 40)),
    *(PLAIN._replace(total=total, counted="kế hoạch", figures=(POOR, WORTH)) for total in (2, 5)),
    PLAIN._replace(issuer=LONG, kind=LONG, site=LONG),
)  # fmt: skip


def tell_pictures() -> Iterator[str]:
    """Pictures as they are drawn, with ornament and without."""
    ruler = Ruler(FONTS)
    for shape, words in product(PictureShape, WORDS):
        drawn = DrawnPicture(words, shape, PALETTE, ruler, "")
        yield f"== {shape.name} {words.spoken[:120]}"
        yield from (shape.write() for shape in drawn.list_front())
    for shape, drum in product(PictureShape, ("", "<g/>")):
        drawn = DrawnPicture(WORDS[1], shape, PALETTE, ruler, drum)
        yield f"== {shape.name} {drum} {drawn.paper}"
        yield from (drawn.draw()[:900], drawn.draw_ground())
    name = "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều của từng thôn".split()
    for shape, count, part in product(PictureShape, (1, 2, 3), ("name", "before", "after")):
        drawn = DrawnPicture(PLAIN, shape, PALETTE, ruler, "")
        sizes = []
        for length in range(1, 30):
            many = " ".join((name * 3)[:length])
            cell = drawn._fit_figure(POOR._replace(**{part: f" {many} "}), count)
            sizes.append(f"{cell.size}" if cell else "-")
        yield f"{shape.name} {count} {part}: {' '.join(sizes)}"


def tell_sheets() -> Iterator[str]:
    """What the template of sheets is told."""
    look = PrintLook(PALETTE, f'<g fill="{PALETTE.accent}"><g/></g>', OVERRIDES, FONTS)
    lines = (SheetLine(0, "Thu 2 tỷ đồng", ""), SheetLine(1, "ấp Tân-Lập", "trước 30/11"))
    plan = SheetWords("UBND xã", "Kế hoạch", LONG, "“Chung sức”", "2026",
                      (POOR, WORTH) * 4, (SheetTarget("1", lines),), "a.vn/k/x", "<svg/>",
                      "Theo nguyên văn.")  # fmt: skip
    example = plan._replace(
        told="Hiến 200 m² đất", told_of="2026", awards=("Giấy khen",), credit="Báo Mẫu",
        author="Cổng", figures=(), targets=(), call="Quét mã",
    )  # fmt: skip
    for kind, words in product(Sheet, (plan, example)):
        told = sheets._tell_template(words, kind, look)
        yield f"== {kind.name} {sheets.is_black(kind)}"
        for key, value in told.items():
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    yield sheets.PrintedPhotograph(b"abc", 3, 4).wrap()


ABOUT = "Về việc phát động phong trào thi đua “Chung sức” năm 2026"
IN_HONOUR = f"{ABOUT}, lập thành tích chào mừng Đại hội Đảng bộ xã lần thứ nhất"
TITLES = (
    ABOUT, IN_HONOUR, f"{ABOUT} (để chào mừng ngày lễ) và kỷ niệm ngày thành lập", "V/v thi đua",
    "Thi đua “chào mừng ngày lễ", 'Nói "thật" và "làm', "Chào mừng ngày lễ lớn", "v/v  x", "A",
    "Phong trào thi đua; phát triển kinh tế, xã hội, giữ vững an ninh. " * 5,
    "Thi-đua-yêu-nước-" * 30,
)  # fmt: skip
MOST_TELLING = (("Hộ nghèo", "dưới 2%"), ("Trồng rừng", "120 ha"), ("Thu ngân sách", "6,8 tỷ"))


def tell_texts() -> Iterator[str]:
    """Posts, messages and citations with each part and without it, at every length."""
    bare = ready.PlanWords("", "Kế hoạch", "", None, "Ủy ban nhân dân xã Mẫu", "UBND xã Mẫu", "",
                           "", "", (), "Cổng", "https://a.vn/ke-hoach/x/",
                           "https://a.vn/k/x")  # fmt: skip
    said = bare._replace(
        number="15/KH-UBND", issued=Edtf.parse("2026-02-10"), theme="Chung sức", period="Năm 2026",
        life="hết hiệu lực từ 01/7/2026", figures=MOST_TELLING, due=("Báo cáo: 15/12/2026",),
    )  # fmt: skip
    days = [Edtf.parse(day) for day in ("2026", "2026-03", "2026-02", "2026-01-05", "2026-12-31")]
    for words in (
        *(one._replace(title=title) for title in TITLES for one in (bare, said)),
        *(bare._replace(title=ABOUT, issued=day) for day in days),
        *(bare._replace(title=ABOUT, year=2026, **{name: getattr(said, name)})
          for name in ("number", "period", "life", "theme", "figures", "due")),
    ):  # fmt: skip
        yield f"== {words.title[:70]} {words.number} {words.issued} {words.life}"
        for write in (ready.write_short_post, ready.write_sms, ready.cite_officially):
            yield f"{write.__name__}: {write(words)}"
        yield from ready.write_long_post(words).splitlines()
        yield ready.cite_on_the_web(words, "ngày 02/3/2026")
    shared = ready.SharedWords("Gương sáng.", " Hiến đất làm đường. ", "UBND xã Mẫu", "Cổng",
                               "https://a.vn/guong/x/", "https://a.vn/k/x",
                               "ngày 02/3/2026")  # fmt: skip
    for page in (
        shared, shared._replace(about="", agency=""), shared._replace(about="Hiến đất. " * 40),
        shared._replace(figures=(*MOST_TELLING, ("Tên", "Hết.")), left="và 3 kế hoạch khác"),
        shared._replace(whole="Cả câu chuyện.", life="đã hết hiệu lực"),
        shared._replace(title="Gương " * 70, life="đã hết hiệu lực", figures=MOST_TELLING),
    ):  # fmt: skip
        for tell in (ready.write_page_post, ready.write_page_sms, ready.cite_page):
            yield f"{tell.__name__}: {tell(page)}"
        yield from ready.write_long_page_post(page).splitlines()
    for text in ("Đường đến “Ước mơ” – ≥ 5 m²", "a`b", "đĐ", "{[~^|\\]}€", "x" * 160, "x" * 161,
                 "x" * 306, "x" * 307, "漢"):  # fmt: skip
        plain = ready.strip_marks(text)
        yield f"{plain} {ready.measure_sms(plain)} {ready.count_sms_parts(plain)}"
    for title, most in product(TITLES[:7], (0, 60, 90)):
        yield f"{most}: {shortening.shorten_title(title, most)} | {ready.make_headline(title)}"
    for cut in ("(a", "“a (b", "«a» “", 'a"', "a)", ""):
        yield shortening.close_pairs(cut)


def tell_announcements() -> Iterator[str]:
    """Which passages are read in which time."""
    speak = speaker()
    line = "Toàn xã phấn đấu giảm tỷ lệ hộ nghèo xuống dưới 2% trong năm 2026; "
    short = Passage(2, 3, "Còn 12 việc khác")
    passages = [
        Passage(0, 0, "kính thưa bà con,"), Passage(1, 2, line * 3, "Về chỉ tiêu:"),
        Passage(1, 1, line, "Về chỉ tiêu:"), Passage(1, 5, line * 9, "Về chỉ tiêu:"),
        Passage(2, 3, line * 12, "Về nhiệm vụ:", shorter=short),
        Passage(2, 3, "việc thứ hai!", follows=True), Passage(3, 9, line * 20, follows=True),
        Passage(3, 9, "“Hết.”", follows=True), Passage(4, 0, "Xin cảm ơn bà con :"),
    ]  # fmt: skip
    for start in range(len(passages)):
        for one in announcing.compose_announcements(passages[start:], (1, 2, 3), speak):
            digest = hashlib.sha256(one.text.encode()).hexdigest()[:8]
            yield f"{start} {one.minutes} {one.syllables} {one.seconds} {len(one.said)} {digest}"
            yield from one.text.split("\n\n") if start % 4 == 0 else ()


def tell_news() -> Iterator[str]:
    """Feeds, calendars and Word files."""
    head = feed.FeedHead("Tin <mới>", "UBND & xã", "https://a.vn/x/", "ke-hoach/", "ke-hoach/tin",
                         "2026-01-02")  # fmt: skip
    news = [feed.KitNotice(f"n{at}", f"2026-0{day}-01", 'Mới "1"', "A < B", "C & D",
                           f"ke-hoach/{at}/")
            for at, day in enumerate((3, 1, 2))]  # fmt: skip
    for start, given in product((head, head._replace(base="/")), ([], news)):
        for path, content in feed.write_feeds(start, given).items():
            yield f"== {path}"
            yield from content.decode().splitlines()
    yield str([one.name for one in feed.sort_notices(news * 20)])
    with ZipFile(BytesIO(write_word_file("Bài <1>", ["Một & hai", ""]))) as archive:
        yield from (
            archive.read("word/document.xml").decode().partition("<w:body>")[2].split("<w:p>")
        )
        yield str(archive.namelist())
    for told, is_due in product(
        ("Gửi báo cáo; về xã, phường\\N", "Đường dài. " * 20), (False, True)
    ):
        event = calendar.KitEvent("xa-mau-1", "Gửi báo cáo", date(2026, 3, 4), date(2026, 3, 5),
                                  told, "https://a.vn/", date(2026, 1, 1), is_due)  # fmt: skip
        written = calendar.write_event(event)
        yield f"{is_due} {written == calendar.write_by_library(event)}"
        for first in ("xa-mau", "xa-cu"):
            named = calendar.name_events([written.decode()], "xa-mau", first)
            yield from calendar.write_calendar("Lịch, 1", named).decode().splitlines()


def tell_codes() -> Iterator[str]:
    """Codes of each size, their masks and their penalties."""
    for length in (0, 5, 20, 40, 70, 100, 140, 200):
        address = f"https://a.vn/k/{'xa-mau-2026-' * 20}"[: 15 + length]
        drawn = qr.draw_qr_svg(address).decode()
        with Image.open(BytesIO(qr.draw_qr_png(address))) as dots:
            digest = hashlib.sha256(dots.convert("L").tobytes()).hexdigest()[:12]
            yield f"{length} {dots.mode} {dots.size} {digest} {drawn[:120]} {drawn[-60:]}"
    rows = qr._make("https://a.vn/k/x")
    masks = qr._masks_of(len(rows), "https://a.vn/k/x")
    code = qr_mask.join_squares(rows)
    yield str(
        [masks._judge(code ^ change, masks._turn(code ^ change)) for change, _ in masks._changes]
    )
    # of this address two masks are equally good, and the first is taken
    tied = hashlib.sha256(b"".join(qr._make("https://a.vn/k/7")))
    best = masks.draw_best(qr._make("https://a.vn/k/7"))
    yield f"{tied.hexdigest()[:12]} {hashlib.sha256(b''.join(best)).hexdigest()[:12]}"
    for most in (12, 20, 30, 44, 60):
        heads = ("Kế hoạch thi đua của xã", "Kế hoạch thi đua", "Kế hoạch...")
        yield str([ready._fill(heads, more, " Hết", most) for more in ((": 95%", ", 45 ha"), ())])
    size, finder = masks.size, b"\1\0\1\1\1\0\1"
    for pattern in (
        bytes(size),
        b"\1" * size,
        b"\0\1" * size,
        b"\0\0\1\1\1\1\1" * size,
        finder * size,
    ):
        square = qr_mask.join_squares([pattern[:size]] * size)
        yield f"{qr_mask._judge_runs(square, size)} {qr_mask._count_blocks(square, size)}"
    for before, after in product((b"", b"\0\0\0\0", b"\0\0\1", b"\1\0\0\0\0", b"\2"), repeat=2):
        line = before + finder + after + b"\2"
        yield f"{line!r} {qr_mask._count_finders(line)} {qr_mask._count_finders(line + line)}"
    for border, place in product((0, 1, 3), (2, 2.5)):
        canvas = Image.new("L", (12, 12))
        painting._paint_box(ImageDraw.Draw(canvas), BoxShape(place, 3, 5, place, "#fff", border))
        yield f"{border} {place} {hashlib.sha256(canvas.tobytes()).hexdigest()[:8]}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "pictures": tell_pictures, "sheets": tell_sheets, "texts": tell_texts, "news": tell_news,
    "announcements": tell_announcements, "codes": tell_codes,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_kits_are_drawn_as_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"kit-{name}", RULES[name]())

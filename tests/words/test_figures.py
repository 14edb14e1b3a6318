"""Reading figures: every target of the real plans, other wordings, and random text."""

from __future__ import annotations

import functools
import io
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goldens import is_blessing
from portal_cli import main
from soaking import at_most
from speeds import batch
from thidua.figures import (
    Baseline,
    Comparator,
    Direction,
    Figure,
    FigureDeadline,
    Reading,
    read,
)
from thidua.figures.letters import plain
from thidua.figures.numerals import number, spelled
from thidua.figures.records import reading_record
from thidua.figures.units import Unit, unit_of
from thidua.figures.writing import written
from thidua.portal.loading import load_or_raise
from thidua.portal.targets import Linker
from workspace import FIVE_PLANS

GOLDENS = Path(__file__).parents[1] / "figures"
PRINTED_NUMBERS = (
    re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?"),
    re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?"),
)
MOST_WORDS = 7


@functools.cache
def target_lines() -> list[str]:
    """Every printed line of every target of the real plans."""
    catalogue = load_or_raise(FIVE_PLANS)
    plans = [catalogue.open_plan(plan).plan for plan in catalogue.plans]
    return [line.text for plan in plans if plan.targets for _, _, line in plan.targets.lines()]


def other_lines() -> list[str]:
    """Targets as other places word them."""
    return (GOLDENS / "other-places.txt").read_text("utf-8").splitlines()


def wordings() -> list[str]:
    """Lines as communes, schools, unions and the army type them; marked by hand before reading."""
    return (GOLDENS / "wordings.txt").read_text("utf-8").splitlines()


def in_short(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what is empty, so that a golden can be read by eye."""
    kept = {key: value for key, value in record.items() if value not in (None, [])}
    for key in ("figures", "parts"):
        if key in kept:
            kept[key] = [in_short(one) for one in kept[key]]
    return kept


@pytest.mark.parametrize(
    ("name", "lines"),
    [("five-plans", target_lines), ("other-places", other_lines), ("wordings", wordings)],
)
def test_every_figure_is_read_as_checked_by_hand(name: str, lines: Any) -> None:
    """Goldens were compared with the printed words; `make bless` writes them anew."""
    records = [in_short(reading_record(read(line))) for line in lines()]
    path = GOLDENS / f"{name}.json"
    if is_blessing():
        text = ",\n".join(json.dumps(one, ensure_ascii=False, indent=1) for one in records)
        path.write_text(f"[{text}]\n", "utf-8")
    assert records == json.loads(path.read_text("utf-8"))


def test_the_real_plans_leave_nothing_unread() -> None:
    """No digit of the five plans is left as text."""
    assert [line for line in target_lines() if read(line).left] == []


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách trên địa bàn huyện",
        "Chào mừng 75 năm ngày thành lập Đảng bộ huyện",
        "Đại hội lần thứ 13 của Đảng",
        "Thực hiện Nghị quyết số 19-NQ/TW và Thông tư 26/2020/TT-BTTTT",
        "Giai đoạn 2021-2025, tầm nhìn đến năm 2030",
        "Báo cáo trước ngày 15/6/2021",
        "Chăm sóc trẻ em dưới 5 tuổi và người từ 80 tuổi trở lên",
        "Tổ chức 04 phong trào thi đua, 09 nội dung",
        "Phòng, chống dịch COVID-19 theo Chỉ thị 16",
        "Nâng cấp Quốc lộ 3 và ĐT.212",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    """Dates, ages, anniversaries, numbers of documents and roads."""
    assert list(read(text).valued()) == []


@pytest.mark.parametrize("text", ["Tăng trưởng 12.5%", "Mật độ 1,400 người", "Từ 5 - 3 hộ"])
def test_what_is_no_vietnamese_number_is_left_and_told(text: str) -> None:
    """It never guesses: 12.5 may be 12,5 or 125."""
    reading = read(text)
    assert list(reading.valued()) == []
    assert reading.left


def shorthand(line: str) -> list[str]:
    """The figures of a line in short: comparison, direction, value, unit."""
    found = []
    for one in read(line).valued():
        ends = one.value if isinstance(one.value, tuple) else (one.value,)
        value = "-".join(map(str, ends)) + (f"/{one.of}" if one.of else "")
        words = (one.comparator, one.direction)
        found.append(" ".join([*(word.value for word in words if word), value, one.unit or ""]))
    return [words.strip() for words in found]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Tỷ lệ hộ nghèo giảm từ 1-1,5%", ["range decrease 1-1.5 %"]),
        ("Giảm tai nạn giao thông từ 5-10% số vụ", ["range decrease 5-10 %"]),
        ("Thu nhập bình quân tăng từ 5-7 triệu đồng", ["range increase 5-7 triệu đồng"]),
        ("Chiến sĩ thi đua cấp cơ sở: 07 đ/c", ["eq 7 đ/c"]),
        ("Có 500 đại biểu tham dự", ["eq 500 đại biểu"]),
        ("100% khu dân cư, cơ quan/đơn vị, 90% dòng họ", ["eq 100 %", "eq 90 %"]),
        ("Trên 90% doanh nghiệp có 30 lao động trở lên lập công đoàn", ["gt 90 %"]),
        ("Tỷ lệ hộ có từ 3 con trở lên dưới 5%", ["lt 5 %"]),
        ("Cán bộ, công chức ủng hộ 1 ngày lương", ["eq 1 ngày lương"]),
        ("Thưởng 500.000đ/người", ["eq 500000 đ/người"]),
        ("Lao động qua đào tạo đạt 2/3 tổng số lao động", ["eq 2/3"]),
        ("Trên 1/2 số xã đạt chuẩn", ["gt 1/2"]),
        ("Thu ngân sách 1\u00a0250 tỷ đồng", ["eq 1250 tỷ đồng"]),
        ("Tốc độ tăng trưởng 2 con số", []),
        ("BHYT đạt ⩾95%", ["ge 95 %"]),
        ("Tỷ lệ hộ nghèo =< 2%", ["le 2 %"]),
        ("Tỷ lệ hộ nghèo giảm −1,5%", ["eq decrease 1.5 %"]),
        ("Kết nạp 12Ðảng viên", ["eq 12 Đảng viên"]),
        ("Có hai mươi lăm xã đạt chuẩn", ["eq 25 xã"]),
        ("Không để tai nạn từ 3 người chết trở lên", []),
        ("Mô hình “5 không, 3 sạch”", []),
        ("Tuần tra 48 lần, bắt giữ 5 đối tượng", ["eq 48 lần", "eq 5 đối tượng"]),
        ("Sản lượng tăng 2 lần so với năm 2020", ["eq increase 2 lần"]),
        ("Tỷ lệ hộ nghèo giảm 2%, 100% cơ quan văn hóa", ["eq decrease 2 %", "eq 100 %"]),
        ("Rút ngắn thời gian từ 20 ngày xuống còn 15 ngày", ["eq decrease_to 15 ngày"]),
        ("Giải phóng mặt bằng 7,2/9,5 km, lắp 85 đồng hồ", ["eq 7.2/9.5 km", "eq 85 đồng hồ"]),
        ("Xây 2 km đường rộng 3m, thưởng 2 tháng lương", ["eq 2 km", "eq 2 tháng lương"]),
        ("Năm 2025 có 3 xã hoàn thành 19/19 tiêu chí", ["eq 3 xã"]),
        ("100% đoàn viên, hội viên được học tập 6 bài", ["eq 100 %"]),
        ("Nông nghiệp 30% - Công nghiệp, xây dựng 40%", ["eq 30 %", "eq 40 %"]),
        ("Nộp ngân sách từ 25 tỷ đồng trở lên/năm", ["ge 25 tỷ đồng/năm"]),
        ("Xử lý 25 tấn rác thải/ngày", ["eq 25 tấn/ngày"]),
        (
            "Mở 12 nhà hàng, tuyển 5 xã viên, 3 tổ trưởng",
            ["eq 12 nhà hàng", "eq 5 xã viên", "eq 3 tổ trưởng"],
        ),
        (
            "Tuyển 45 phát thanh viên, 2 kiến trúc sư, 15 nữ hộ sinh",
            ["eq 45 phát thanh viên", "eq 2 kiến trúc sư", "eq 15 nữ hộ sinh"],
        ),
        ("Mở 2 triển lãm, ký với 15 đối tác", ["eq 2 triển lãm", "eq 15 đối tác"]),
        ("Lắp 30 ki-ốt, 12 ca-mê-ra", ["eq 30 ki-ốt", "eq 12 ca-mê-ra"]),
        ("Chương trình 1719 giải ngân 95%", ["eq 95 %"]),
        ("Từ 2026 đến 2030 trồng 5.000 ha rừng", ["eq 5000 ha"]),
        ("Dịp Quốc khánh 2/9 khánh thành 12 công trình", ["eq 12 công trình"]),
        ("Không để số ca mắc vượt quá 120 ca", ["le 120 ca"]),
        ("Sáp nhập 145 thôn thành 98 thôn", ["eq decrease_to 98 thôn"]),
        ("Rút thời gian chờ; chờ không quá 30 phút", ["le 30 phút"]),
        ("Sân bóng 7 người, 15 gian hàng 0 đồng", ["eq 15 gian hàng"]),
        ("Sưu tầm 150 hiện vật, thu hồi 85 ha", ["eq 150 hiện vật", "eq 85 ha"]),
        ("Mỗi ngày 25 lượt, mỗi tháng 2 buổi", ["eq 25 lượt", "eq 2 buổi"]),
    ],
)
def test_numbers_are_read_as_people_type_them(line: str, figures: list[str]) -> None:
    """Ranges, shares, spaces, abbreviations, signs, words, and numbers that only narrow a name."""
    assert shorthand(line) == figures


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Đến 31/12/2026 đạt 95% hộ", "2026-12-31"),
        ("Đến hết ngày 31 tháng 12 năm 2026 đạt 95%", "2026-12-31"),
        ("Đến 31.12.2026 đạt 100%", "2026-12-31"),
        ("Hạn cuối 15/6/2026: đạt 50%", "2026-06-15"),
        ("Chậm nhất 30/9/2026, 100% trường nộp báo cáo", "2026-09-30"),
        ("Đến giữa năm 2027 đạt 60%", "2027"),
        ("Công văn số 77/VHXH ngày 3/3/2026: 100% trường hưởng ứng", None),
        ("Thực hiện Kế hoạch 77/KH-UBND, ngày 5 tháng 3 năm 2026: 95% hộ", None),
        ("Quyết định số: 935/QĐ-UBND ngày 15/4/2026 giao trồng 45 ha", None),
    ],
)
def test_a_figure_is_due_when_the_line_says_so(line: str, date: str | None) -> None:
    """The day of a document is no deadline."""
    (figure,) = read(line).valued()
    assert (figure.by and figure.by.date) == date
    assert not read(line).left


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Cứ 10 hộ có 7 hộ dùng nước sạch", "Cứ 10 hộ có 7 hộ"),
        ("Là 1 trong 3 xã đầu tiên về đích", "1 trong 3 xã"),
        ("Phấn đấu xếp vị thứ từ 1 đến 5 toàn đoàn", "1 đến 5"),
        ("Xếp thứ 3 trong 24 trường", "thứ 3 trong 24"),
        ("Hỗ trợ 200 hộ x 5.000.000 đồng = 1.000.000.000 đồng", "x 5.000.000 đồng"),
        ("Tăng trưởng âm: -1,2%", "-1,2%"),
        ("Phấn đấu xếp hạng 3/12 phường", "xếp hạng 3/12 phường"),
        ("Mỗi xã có hai đến ba mô hình", "ba mô hình"),
        ("Không còn xã dưới 15 tiêu chí", "dưới 15 tiêu chí"),
        ("BHYT đạt 97 ,5%", "97 5%"),
        ("Hộ nghèo còn 3, 2%", "3 2%"),
        ("Có I2 thôn văn hóa", "2"),
        ("Tăng trưởng từ 8 -> 10%/năm", "từ 8 10%/năm"),
        ("Che phủ rừng đạt 63,5% (năm 2024: 62,8%)", "62,8%"),
        ("Tăng từ vị trí 45 lên vị trí 40/63 tỉnh", "vị trí 45 lên vị trí 40/63 tỉnh"),
    ],
)
def test_what_is_not_certain_is_left(line: str, left: str) -> None:
    """Rates, products, negative values, ranks: no value is made up of them."""
    reading = read(line)
    told_words = " ".join(reading.text[start:end] for start, end in reading.left)
    assert left in told_words


def test_a_share_is_not_linked_to_an_indicator_of_a_count() -> None:
    """“1/2 số xã” is not one xã."""
    (figure,) = read("Trên 1/2 số xã đạt chuẩn nông thôn mới").valued()
    catalogue = load_or_raise(FIVE_PLANS)
    known = next(one for one in catalogue.indicators.values() if one.unit == "xã")
    indicator = known.model_copy(update={"name": "số xã đạt chuẩn nông thôn mới"})
    assert Linker([indicator]).link(figure, [figure.name], iter(())) is None


def test_a_minus_sign_behind_a_fall_is_told() -> None:
    """It is read as the fall that the words say, and staff are told."""
    reading = read("Tỷ lệ hộ nghèo giảm −1,5%")
    assert [reading.text[start:end] for start, end in reading.doubtful] == ["−1,5%"]


NAMES = ["Tỷ lệ hộ nghèo", "Thu ngân sách trên địa bàn", "Tổng đàn gia súc (trâu, bò)",
         "Tốc độ tăng trưởng kinh tế", "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng",
         "Số xã đạt chuẩn nông thôn mới", "Dịch vụ công trực tuyến theo mức độ 4"]  # fmt: skip
UNITS = ["%", "‰", "ha", "tỷ đồng", "triệu đồng/người/năm", "tấn", "con", "xã", "m²/người",
         "nghìn con", "triệu lượt khách", "bậc", "giường/vạn dân", "căn nhà", None]  # fmt: skip


def random_figures(count: int) -> Iterator[Figure]:
    """Figures of all comparisons, directions and sizes."""
    chance = random.Random(42)
    for _ in range(count):
        low = Decimal(chance.randrange(10 ** chance.randint(1, 8))) / chance.choice([1, 1, 10, 100])
        low = Decimal(format(low.normalize(), "f"))
        comparator = chance.choice(list(Comparator))
        high = low + chance.randint(1, 50)
        yield Figure(
            chance.choice(NAMES), (0, 0), (low, high) if comparator is Comparator.RANGE else low,
            None, chance.choice(UNITS), comparator, chance.choice([None, *Direction]),
            chance.choice([None, Baseline("so với năm 2020", 2020)]),
            chance.choice([None, FigureDeadline("đến năm 2030", "2030")]),
        )  # fmt: skip


def test_a_figure_put_in_words_is_read_as_the_same_figure() -> None:
    """Rendering and reading again is the identity."""
    for figure in random_figures(at_most(2_000, 5_000)):
        words = written(figure)
        again = [replace(one, span=(0, 0)) for one in read(words).figures]
        assert again == [figure], words


def without_spans(figure: Figure) -> Figure:
    """A figure that can be compared with one read from other words."""
    return replace(figure, span=(0, 0), parts=tuple(map(without_spans, figure.parts)))


@pytest.mark.parametrize("line", [*target_lines(), *other_lines()])
def test_real_figures_in_words_are_read_as_the_same(line: str) -> None:
    """Groups, structures, asides and all."""
    for figure in read(line).figures:
        again = read(written(figure)).figures
        assert [without_spans(one) for one in again] == [without_spans(figure)]


def printed_numbers(text: str) -> set[Decimal]:
    """Every number in a text, in digits or in words, as a plain reader finds them."""
    text = plain(text)
    found = {number(one) for pattern in PRINTED_NUMBERS for one in pattern.findall(text)}
    words = re.findall(r"[^\W\d_]+", text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
            value = spelled(" ".join(words[start:end]))
            if value is not None:
                found.add(value)
    found |= set(compound_amounts(text))
    found |= {Decimal(1), Decimal(2)} if "nửa" in text.lower() else set()
    return found | ({Decimal(4)} if "phần tư" in text.lower() else set())


SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000}
COMPOUND = re.compile(r"(?:[\d.,]+ *(?:tỷ|tỉ|triệu) +)+[\d.,]+ *[^\W\d]+", re.IGNORECASE)
AMOUNT = re.compile(r"([\d.,]+) *([^\W\d]+)")


def compound_amounts(text: str) -> Iterator[Decimal]:
    """What *2 tỷ 350 triệu* is in its last unit."""
    for found in COMPOUND.findall(plain(text)):
        parts = [
            (number(one), SCALES.get(scale.lower(), 1)) for one, scale in AMOUNT.findall(found)
        ]
        yield sum((one * scale for one, scale in parts), Decimal()) / parts[-1][1]


def told(reading: Reading) -> set[int]:
    """Every place of a line that is in a figure, left, or known to be no figure."""
    spans = [*reading.left, *reading.others, *(figure.span for figure in reading.valued())]
    return {at for span in spans for at in range(*span)}


WORDS = ("tăng giảm từ đến lên còn trên dưới % ha tỷ đồng xã, phường ; : ( ) . , 15 2,5 1.000 và ≥ "
         "20/21 năm 2025 2024-2025 so với TH 2020 mức độ 3 > - Tỷ lệ hộ nghèo 12.5 lần gấp tuổi 5 "
         "ngày 30/5/2022 khoảng 01 đạt 100% cơ cấu trở lên 2/3 số hai mươi lăm một nửa −1,5% x ⩾ "
         "“ ” giảm 1\u00a0250 đ/c 5-7 12Ðảng viên có 30 lao động Quý I lần thứ 2 TH: a) 1. cứ"
         ).split(" ")  # fmt: skip
CHARACTERS = "0123456789.,%/:;()-– aăđtỷlệnămkgha≥½²①٣\u0301\n"


def random_texts(count: int) -> Iterator[str]:
    """Words of targets in any order, and characters in any order."""
    chance = random.Random(7)
    for index in range(count):
        source, joint = (WORDS, " ") if index % 2 else (CHARACTERS, "")
        yield joint.join(chance.choice(source) for _ in range(chance.randint(0, 30)))


@pytest.mark.slow
def test_random_text_raises_nothing_and_no_digit_is_lost_or_invented() -> None:
    """Whatever stands in a line."""
    for text in random_texts(at_most(4_000, 10_000)):
        reading = read(text)
        assert_nothing_is_lost_or_invented(reading)


@pytest.mark.parametrize("lines", batch([*target_lines(), *other_lines(), *wordings()]))
def test_no_digit_of_a_target_is_lost_or_invented(lines: list[str]) -> None:
    """The same of lines as they are printed, with every sign of the numbers changed in turn."""
    for line in lines:
        for text in (line, line.replace(" ", "\u00a0"), line.replace("%", " %"), line.upper()):
            assert_nothing_is_lost_or_invented(read(text))


def assert_nothing_is_lost_or_invented(reading: Reading) -> None:
    """Every digit is in a figure, left or known; every value is printed where it is said to be."""
    digits = {at for at, char in enumerate(reading.text) if char in "0123456789"}
    assert digits <= told(reading), reading.text
    for figure in reading.valued():
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        values = (*values, figure.of) if figure.of is not None else values
        assert set(values) <= printed_numbers(reading.text[slice(*figure.span)]), reading.text


def test_the_command_reads_a_text_or_one_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody can try it."""
    assert main(["figures", "- Tỷ lệ hộ nghèo: 4% trở lên"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert [figure["value"] for figure in one["figures"]] == [4]
    monkeypatch.setattr(sys, "stdin", io.StringIO("Lúa: 5 ha\nNgô: 2,5 ha\n"))
    assert main(["figures", "-"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [record["figures"][0]["value"] for record in records] == [5, 2.5]


def test_a_unit_over_nothing_is_only_itself() -> None:
    """A misprint such as “tấn/0 ha” is no division."""
    assert unit_of("tấn/0 ha") == Unit("tấn/0 ha", (), Decimal(1))


FACTS = """
Xã có 9 thôn
Toàn huyện hiện có 15 trường
Toàn xã hiện có 12 thôn, bản
Trên địa bàn hiện có 24 doanh nghiệp đang hoạt động
Đảng bộ có 45 chi bộ trực thuộc
Hiện nay, toàn tỉnh có 1.250 hợp tác xã
Lữ đoàn hiện có 5 tiểu đoàn
Công đoàn cơ sở có 120 đoàn viên
Trường có 32 lớp, 1.120 học sinh
Đội ngũ hiện có 45 cán bộ, giáo viên
Đến nay, xã đã có 7/9 thôn
""".strip().splitlines()
GOALS = """
Huyện có 21 xã, thị trấn; phấn đấu 15 xã đạt chuẩn nông thôn mới
Năm 2026 có 9 thôn đạt chuẩn
Có 9 thôn đạt danh hiệu văn hóa
Có ít nhất 2 sản phẩm OCOP
Mỗi xã có 01 mô hình
100% thôn có nhà văn hóa
Phấn đấu toàn xã có 9 thôn đạt chuẩn
Phấn đấu đến năm 2026 xã có 3 sản phẩm OCOP
Hiện nay 92% hộ dùng nước sạch, phấn đấu năm 2026 đạt 95%
Xã có thêm 2 trường đạt chuẩn
""".strip().splitlines()


@pytest.mark.parametrize("line", FACTS)
def test_what_there_is_now_is_no_goal(line: str) -> None:
    """In a plan it is no figure and nothing unread; in a report it is the result."""
    assert not read(line).figures
    assert not read(line).left
    assert read(line, is_result=True).figures


@pytest.mark.parametrize("line", GOALS)
def test_a_goal_beside_what_there_is_stays_a_goal(line: str) -> None:
    assert len(read(line).figures) == 1

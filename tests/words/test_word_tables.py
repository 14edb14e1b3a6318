"""What is read, said, found and mended in words, numbers, dates and addresses: tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path

import pytest

from tables import compare_table
from test_figures import in_short
from test_spoken import speaker
from thidua.figures import read
from thidua.figures.records import reading_record
from thidua.figures.stated_dues import is_bare_due, read_due
from thidua.figures.units import are_comparable, converted, unit_of
from thidua.figures.writing import split_value, written, written_change, written_value
from thidua.language import (
    alike_signs,
    bodies,
    body_names,
    compounds,
    endless,
    legacy,
    markup,
    odd_letters,
    plain_signs,
    plain_words,
)
from thidua.language.abbreviations import Lexicon
from thidua.language.compared_words import drop_zeros, gather_letters, gather_words, join_folded
from thidua.language.dates import Edtf, printed_days, write_day
from thidua.language.document_number import DocumentNumber, printed_numbers
from thidua.language.spoken import (
    abbreviations,
    days,
    numbers_of_documents,
    numerals,
    romans,
)
from thidua.language.spoken import units as spoken_units
from thidua.language.spoken.numbers_of_documents import speak_document_number, spell_letters
from thidua.language.swapped_words import list_swaps
from thidua.language.vietnamese import (
    ALPHABET,
    CAPITALS,
    collation_key,
    did_you_mean,
    heading_slug,
    is_syllable,
    key_named,
    lower_first,
    lower_opening,
    nearest,
    slug,
)
from thidua.language.web_address import AddressPurpose, read_web_address

FEWEST = Path(__file__).parents[1] / "figures" / "fewest.txt"
"""Of all printed lines that tests read, so few that together they come wherever any comes."""
UNITS = (
    "đồng",
    "triệu đồng",
    "tấn",
    "tạ/ha",
    "kg/m2",
    "ha",
    "%",
    "‰",
    "hộ",
    "người",
    "triệu đồng/ha",
    "triệu đồng/ha/năm",
    "đồng/năm",
    "giường/vạn dân",
    "giường/10.000 dân",
    "bác sĩ/1.000 dân",
    "hộ/thôn",
    "lượt người",
    "km",
    "",
)
DUES = (
    "Đến 31/12/2026", "31.12.2026", "5-1-2026", "12/2026", "tháng 3 năm 2026", "Quý III/2026",
    "quý 4 năm 2026", "quý iv/2026", "6 tháng đầu năm 2026", "chín tháng 2026", "năm 2026", "1999",
    "20261",
    "Trước ngày 31/3/2026:", "Đến hết năm 2025", "Đến năm 2027 có 3 xã:", "Trong quý I/2026",
    "Phấn đấu đến cuối tháng 6 năm 2026 tất cả các xã",
    "Phấn đấu đến tháng 6 năm 2026 tất cả các xã",
    "Đến nay", "Chậm nhất 2026, xong",
)  # fmt: skip


def tell_figures() -> Iterator[str]:
    """The figures of a line, and how it is spoken."""
    speak = speaker().speak
    for line in FEWEST.read_text("utf-8").splitlines():
        reading = read(line)
        yield f"== {line}"
        yield json.dumps(in_short(reading_record(reading)) | {"text": ""}, ensure_ascii=False)
        for one in reading.valued():
            ways = (written(one), written_value(one), written_change(one), split_value(one))
            yield " / ".join(map(str, ways))
        said = speak(line)
        yield f"{said.text} {[tuple(one) for one in said.unsure]} {len(said.said)}"
        other = in_short(reading_record(read(line, is_result=True)))
        yield str(other == in_short(reading_record(reading)))


def tell_units() -> Iterator[str]:
    """What a unit is, which can be compared, what one value is in another; when a figure is due."""
    for printed in UNITS:
        others = [one for one in UNITS if printed and one and are_comparable(printed, one)]
        values = [
            f"{value:f}"
            if (value := converted(Decimal(7), printed or None, one or None)) is not None
            else "-"
            for one in UNITS
        ]
        yield f"{printed}: {printed and unit_of(printed)} {others} {' '.join(values)}"
    for words in DUES:
        due = read_due(words)
        yield f"{words}: {due and due.date} {is_bare_due(words)}"


LETTERS = (
    *"\x00\x07\x0b\x7f\x9f\u2028\u061c\u202e\u200b\u034f\u180e\u200d\u2063\u206a\ufeff\u00ad\u115f\u2800",
    *"\ufe0f\U000e0100\U000e0041\ufff9\ufffd\ue000\U000f0000\ufdd0\uffff\u00a0\u2003\u3000ÐƉðɖﬀﬁﬂﬃﬄＡ！～",
    "nga\u0301", "\u0301a", "a\u0301\u0301\u0301", "a\u0301\u0300\u0301\u0300\u0301b",
    "\u0301\u0300 \u0302", "3\u20e3", "\u20e3", "a\u1dc4\u1dc5\u1dc6", "ก" + "็" * 4, "ก" + "็" * 6,
    "شّٰ",
    "a\u200b\u200b\u200c\ue000\ue001\u200b", "сом", "ΑB", "Α", "αβ", "aΒc", "µm", "ı", "ɑn",
    "𝐀",
    "Աb", "Ꭰ", "ꓐa", "\ua7d2", "x₎", "–—“”‘’…•", "½≥", "a\r\nb\rc\x85d", "xin chào", "ϲon", "ο",
    "οο",
)  # fmt: skip
OLD = (
    "C«ng an nh©n d©n tØnh Phó Thä", "céng hßa x· héi chñ nghÜa ViÖt Nam", "CéNG HßA X· HéI",
    "Uyû ban nhaân daân tænh Phuù Thoï", "COÄNG HOØA XAÕ HOÄI", "ñoàng chí Ñaûng boä",
    "Kế hoạch số 5",
    "đơn vị µm", "®a", "a®", "x¸c", "t¹", "µg/m³ và µm", "naêm 2026", "thöïc hieän kế hoạch",
    "thùc hiÖn kÕ ho¹ch cña huyÖn", "hello world", "", "©", "Ã", "Thùc", "ngµy th¸ng", "ngµy",
)  # fmt: skip


def tell_letters() -> Iterator[str]:
    """What is wrong with odd letters, what they become; letters from before Unicode."""
    for text in (*LETTERS, *(f"a{one}b" for one in LETTERS if len(one) == 1)):
        told = [
            tuple(one)
            for one in (*odd_letters.find_odd_letters(text), *odd_letters.find_told_folds(text))
        ]
        asked = [
            int(ask(text))
            for ask in (
                odd_letters.is_ordinary,
                odd_letters.may_have_odd_letters,
                odd_letters.may_fold,
                odd_letters.has_told_folds,
                legacy.may_be_legacy,
            )
        ]
        yield (
            f"{text!a} {told} {asked} {odd_letters.fold_letters(text)!a} "
            f"{odd_letters.remove_unseen(text)!a} {odd_letters.drop_hidden(text)!a}"
        )
    for text in OLD:
        yield (
            f"{text} {legacy.encoding_of_text(text)!r} {legacy.find_legacy_words(text)} "
            f"{legacy.may_be_legacy(text)} {legacy.count_usual_words(text)}"
        )
        yield f"{legacy.from_tcvn3(text)} / {legacy.from_vni(text)}"
    for name in (
        ".VnTime",
        "ABCDEF+.VnTimeH",
        "VnTime",
        "VNI-Times",
        "vni-helve",
        "Vn.Arial",
        "Arial",
        "",
    ):
        yield f"{name} {legacy.encoding_of_font(name)!r}"
    yield " ".join(f"{code:x}{letter}" for code, letter in legacy.TCVN3_LETTERS.items())


ADDRESSES = (
    "https://a.example", "https://a.example/", "HTTP://A.Example/B?c=d#e", "a.example",
    "//a.example",
    "https:/a.example", "http:a.example", "ftp://a.example", "mailto:a@b.vn", "file:///a",
    "javascript:x",
    "https://u@a.example/", "https://u:p@a.example/", "https://a.example:443/",
    "http://a.example:80",
    "https://a.example:80", "https://a.example:", "https://a.example:x", "https://a.example:0",
    "https://a.example:1", "https://a.example:65535", "https://a.example:65536",
    "https://a.example:٣",
    "https://[::1]/", "https://a.example./", "https://", "https:///a", "https://localhost",
    "https://a",
    "https://127.0.0.1/", "https://10.1.2.3", "https://1.2.3", "https://đ.example/",
    "https://a..b.example",
    "https://-a.example", "https://" + "a" * 63 + ".example", "https://" + "a" * 64 + ".example",
    "https://" + "a." * 124 + "vn", "https://" + "a." * 126 + "vn", "https://a b.example/",
    "https://a.example\\b",
    "https://a.example//b///c", "https://a.example/./b/../c", "https://a.example/b/%2e%2E/c/.",
    "https://a.example/..",
    "https://a.example/b c/đ", "https://a.example/%zz%2", "https://a.example/<b>'\"{}|^`",
    "https://a.example/b.html",
    "https://a.example/index.php", "https://a.example/b/", "https://a.example/?",
    "https://a.example/#",
    "https://a.example/b?c=<d>", "https://a.example/b#c d", "https://github.com/a/b",
    "https://github.com/a/b.git/",
    "https://gitlab.com/a/b", "https://codeberg.org/a/b", "https://github.com/a",
    "https://a.example/{path}",
    "https://a.example/{file}/{path}", "https://a.example/{path}/b/{path}",
    "https://a.example/<path>",
    "https://a.example/{ PATH }?x", "https://a.example/{path}#x", "https://a.example/b?{path}", "",
    " ",
)  # fmt: skip


def tell_addresses() -> Iterator[str]:
    """What an address on the web is read as, for each purpose, or why it is none."""
    for address, purpose in product(ADDRESSES, AddressPurpose):
        try:
            told = read_web_address(address, purpose)
        except ValueError as error:
            told = f"! {error}"
        yield f"{address} {purpose.name} {told}"


SHOWN = ("", "abcxyz", "0123456789", "≥–“”", "²³m", "…", "½1/2", "()1")
WITH_SIGNS = (
    "≥ 10⁴ m²",
    "5→6",
    "a→b",
    "a ÷ b",
    "5 ÷ 6",
    "↑ 5%",
    "5‰",
    "x₂ H₂O 3₄",
    "①②",
    "½ a1½",
    "１２",
    "٣",
    "Ế",
    "đ₫5",
    "ﬁ",
    "5 ☃",
    "☃ a",
    "5\u200b6",
    "a\u00a0b",
    "−5",
    "5€",
    "`a´",
    "m⁻²",
    "10⁻³",
    "5 %☃",
    "中",
    "5 中",
    "30°",
    "a′b″",
)
TEXTS = (
    "kinh tế - xã hội", "Phát triển kinh tế", "hợp tác xã hội", "đô thị hóa",
    "công nghiệp hóa hiện đại hóa",
    "Bình Sơn", "Phòng Nội vụ Bình Sơn", "Ủy Ban Nhân Dân Xã Bình Sơn", "xã Hạ Hòa, Phú Thọ",
    "năm 2026",
    "Quý IV/2026", "quý tư", "từ 5 - 10 hộ", "thứ nhất", "THỨ BA", "thứ bảy mươi", "≥ 5 tấn",
    "5 tấn", "5 tấn/ha",
    "12 km²", "5 nămmới", "10–12 %", "21/KH-UBND", "5/2026/QH15", "COVID-19", "an-ki-men", "a - b",
    "kinh  tế", "abcd-abcd-abcd-abcd-abcd", "abcd-abcd-abcd-abcd-abcde 10–12",
    "kinh, tế", "thi đua thi đua", "ngày 5", "hành II", "Báo Nhân Dân", "2025 – 2030",
)  # fmt: skip
PAIRS = (
    ("kinh", "tế"), ("“kinh", "tế”,"), ("kinh", "tế-xã"), ("xã-kinh", "tế"), ("kinh", "doanh,"),
    ("Bình", "Sơn"),
    ("Phòng", "Sơn"), ("(Bình", "Sơn)"), ("bình", "Sơn"), ("năm", "2026"), ("thứ", "hai"), ("5",
    "tấn"), ("≥", "5"),
    ("UBND", "Sơn"), ("5", "a"), ("", ""), ("a", ""),
)  # fmt: skip
BREAKS = (
    ("kinh tế -", "xã hội"),
    ("kinh tế", "- xã hội"),
    ("kinh", "tế - xã hội"),
    ("a -", "b"),
    ("21/KH-", "UBND"),
    ("a", "b"),
    ("5–", "6"),
)


def tell_signs() -> Iterator[str]:
    """Signs that a font has not, and where no line may break."""
    for words in WITH_SIGNS:
        for shown in SHOWN:

            def has(sign: str, shown: str = shown) -> bool:
                return sign in shown or "a" <= sign <= "e"

            ways = [
                plain_signs.spell_signs(words, has, is_figure=is_figure)
                for is_figure in (False, True)
            ]
            yield f"{words!r} {shown} {ways} {plain_signs.list_changed_signs(words, has)}"
        yield str(plain_signs.are_ordinary(words))
    for text in TEXTS:
        kept = compounds.keep_compounds(text).replace("\u00a0", "_")
        yield f"{text}: {kept} {list(compounds.cut_at_hyphened(text))}"
    yield " ".join(
        f"{first}+{second}:{compounds.belong_together(first, second)}" for first, second in PAIRS
    )
    yield " ".join(
        f"{first}+{second}:{compounds.is_inside_hyphened(first, second)}"
        for first, second in BREAKS
    )


WHEN = (
    "2026",
    "2026-02",
    "2026-02-28",
    "2026-02-29",
    "2026-02-30",
    "1899",
    "1900",
    "2999",
    "3000",
    "2026-00",
    "2026-13",
    "2026-12-31",
    "2026-31-12",
    "2026-13-12",
    "2026-32-12",
    "2026-31-13",
    "2026-04-00",
    "28/02/2026",
    "2/3/2026",
    "02/28/2026",
    "31/31/2026",
    "31-4-2026",
    "ngày 2 tháng 3 năm 2026",
    "Tháng 3/2026",
    "tháng 13/2026",
    "2026/3/2",
    "2026-3",
    "2026-3-2",
    "2026-03-02T10:00Z",
    "2026-02-30 10:00",
    "46082",
    "19999",
    "20000",
    "59999",
    "60000",
    "hôm nay",
    "",
)
NUMBERS = (
    "21/KH-UBND",
    "/KH-UBND",
    "34-CT/TW",
    "129/UBND-KTTH",
    "60/2020/NQ-HĐND",
    "06/2022/QH15",
    "46-KH/HU",
    "-KH/HU",
    "21 /KH-UBND",
    "Số: 21/KH-UBND",
    "21/KH–UBND",
    "21a/KHLT-UBND",
    "21/KHPH-UBND-HND",
    "x",
    "21",
    "5/2026/TT-BGDĐT",
    "007/QĐ-XYZ",
    "1/NQLT/A-B",
    "01b-NQ/ĐU",
)
SPANS = (
    "ngày 7/4/2014",
    "ngày 15 tháng 6 năm 2022 và ngày 1.2.2023",
    "ngày 0/4/2014",
    "ngày 31/4/2014",
    "7/4/2014",
    "Kế hoạch số 21/KH-UBND, 34-CT/TW; 5/2026/QH15 (129/UBND-KTTH)",
    "và/hoặc",
    "12/12 xã",
    "a/21/KH-UBND",
)


def tell_dates() -> Iterator[str]:
    """What is read as a date, a number of a document, a number, and how it is said."""
    for text in WHEN:
        try:
            day = Edtf.parse(text)
        except ValueError as error:
            yield f"{text!r} ! {error}"
            continue
        yield (
            f"{day!s} {day.earliest} {day.latest} {day.in_words()} {write_day(day.latest)} "
            f"{days.speak_date(day)}"
        )
    with suppress(ValueError):
        yield str(Edtf.parse("0938", earliest_year=900))
    for text in NUMBERS:
        try:
            number = DocumentNumber.parse(text)
        except ValueError as error:
            yield f"{text} ! {error}"
            continue
        said = speak_document_number(number, {"XYZ": "xờ yờ", "A": "a bê"})
        yield f"{number!r} {number.type_code} {number.own_type_code} {tuple(said)}"
    for text in SPANS:
        yield f"{text} {list(map(str, printed_days(text)))} {printed_numbers(text)}"
    for code in ("KHĐT", "TTg", "A1b", "ƯQ", "W"):
        yield f"{code} {spell_letters(code)}"
    for number in (
        *range(0, 26),
        31,
        44,
        55,
        99,
        100,
        101,
        104,
        110,
        115,
        121,
        999,
        1000,
        1001,
        1010,
        1100,
        10**6,
        10**6 + 15,
        10**9,
        10**9 + 1,
        21 * 10**9,
        10**12,
        10**18 + 4,
    ):
        yield f"{number} {numerals.speak_whole(number)}"
    for words in ("0", "007", "1,05", "1.000,5", "2,10", "0,125", "1,0", "12,50"):
        yield (
            f"{words} {numerals.speak_number(words)} "
            f"{numerals.speak_digits(words.replace('.', '').replace(',', ''))}"
        )
    for words in (
        *(
            "không",
            "mười lăm",
            "mười năm",
            "hai mươi lăm",
            "hai mươi tư",
            "hai mươi bốn",
            "hai mươi mốt",
            "linh năm",
        ),
        *(
            "một trăm linh năm",
            "một trăm năm",
            "trăm",
            "một nghìn không trăm linh một",
            "một nghìn một",
            "hai tỷ",
        ),
        *(
            "hai tỷ một nghìn",
            "một triệu tỷ",
            "phẩy năm",
            "hai phẩy năm lăm",
            "hai phẩy mười",
            "hai phẩy không",
        ),
        *(
            "hai phẩy",
            "lẻ",
            "một một",
            "mười mười",
            "hai mươi mươi",
            "một trăm trăm",
            "nghìn hai",
            "a",
            "",
        ),
    ):
        yield f"{words}: {numerals.hear_number(words)} {numerals.hear_whole(words)}"
    for text in ("I", "IV", "IX", "XIV", "XL", "XC", "CD", "IIII", "VX", "MCMXC", "A"):
        yield f"{text} {romans.read_roman(text)}"
    for count in range(1, 13):
        yield (
            f"{romans.speak_rank(count)} {days.speak_day(count)} "
            f"{days.speak_month(count)} {days.speak_year(count)}"
        )
    yield " ".join(
        days.speak_hour(hour, minute) for hour, minute in ((0, 0), (7, 5), (12, 30), (23, 59))
    )


SWAPS = (
    "thay cụm từ “a b” tại khoản 2 bằng cụm từ “c d”", 'sửa đổi số liệu "5" thành "6".',
    "từ 120 ha xuống 90 ha",
    "Từ 5% lên 7%", "từ 5 lên 7%", "từ 5 hộ tăng lên thành 7 xã",
    "từ 1.200,5 tấn trở lên, giảm còn 900 tấn",
    "từ 5 lên 7/10", "Trồng rừng 120 ha 90 ha", "Trồng rừng 120 90", "a 1,5% 2%", "a 5 ha 6 hộ",
    "thay từ “a” và “b”",
    "1 2 3", "Chỉ tiêu\n120 ha\n90 ha\n",
)  # fmt: skip
MARKED = (
    "a", "a *b* **c**", "- a\n- b\n  - c", "a\n- b", "a  \nb", "a\\*b", "a & <b>", "a\n\n\nb", "",
    " a ", "+ a", "_a_",
    "1. a\n2. b", "*a", "# a", "&lt;", "a\n\n- b\n\nc", "a -b", "a\tb",
)  # fmt: skip
LITERAL = (
    "a",
    "a\nb",
    "\x07",
    "\u202e",
    "@a #1 !2 ~x %y &z",
    "GH-1 www.a mailto:b xmpp:c http://d :e:",
    "{+a} [-b]",
    "abcdef0123",
    "`a`",
    "``",
    "a ``` b",
    "$5",
    "*_[]<>|~&{}#!\\",
    "",
    "\u2028x",
    "a`",
)
NAMES = (
    "An",
    "Ân",
    "ăn",
    "ân",
    "án",
    "ẩn",
    "ấn",
    "ba",
    "ca",
    "đa",
    "da",
    "z",
    "1",
    "10",
    "2",
    "a b",
    "ab",
    "-",
    "É",
    "é",
)
WORDS = (
    "Phát triển",
    "UBND",
    "Phát",
    "phát",
    "Phong trào X",
    "Xã Mẫu",
    "ÐA",
    "",
    "A",
    "nghiêng",
    "quốc",
    "gì",
    "xyz",
    "ngh",
    "àá",
    "phươngg",
    "ươu",
)


def tell_words() -> Iterator[str]:
    """Words that change places, markup, what is shown as it is, order, names that are meant."""
    for text in SWAPS:
        yield f"{text!r} {[tuple(one) for one in list_swaps(text)]}"
    for text in MARKED:
        yield f"{text!r} {markup.html(text)!r} {markup.plain(text)!r} {markup.plain_line(text)!r}"
    yield f"{list(markup.find_words('aa', 'aaaa'))} {list(markup.find_words('', 'ab'))}"
    for most in (3, 4, 5):
        yield (
            f"{markup.cut_short('abc d', most)} {markup.cut_short('a' * 61)} "
            f"{markup.cut_short('a' * 60)}"
        )
    for text in LITERAL:
        yield (
            f"{text!r} {plain_words.visible(text)!r} {plain_words.markdown_words(text)!a} "
            f"{plain_words.markdown_code(text)!r} "
            f"{plain_words.markdown_block([text, 'x'], 'yml')!r}"
        )
    yield " ".join(sorted(NAMES, key=collation_key))
    yield " ".join(
        str(collation_key(first) < collation_key(second)) for first, second in pairwise(NAMES)
    )
    for word in WORDS:
        yield (
            f"{word} {slug(word)} {heading_slug(f'{word} a-b', '_')} {is_syllable(word)} "
            f"{lower_opening(word)} "
            f"{lower_first(word)}"
        )
    known: dict[str, tuple[str, ...]] = {
        "commune": ("xã", "phường xã"),
        "province": ("tỉnh",),
        "city": ("thành phố",),
    }
    for word in (
        "comune",
        "xa",
        "XÃ",
        "phường",
        "thanh pho",
        "pho",
        "tinh thanh",
        "",
        "-",
        "zzz",
        "h",
    ):
        yield (
            f"{word} {nearest(word, known)} {nearest(word, known, alike=0.9)} "
            f"{did_you_mean(word, known)} {key_named(word, known)!r}"
        )
    lexicon = Lexicon(
        {"UBND": ("ủy ban",), "UBNDX": ("<x>",), "HĐ": ("a", "b"), "": ("c",), "KH": ("kế",)}
    )
    for text in ("UBND xã, HĐ KH-UBND", "xUBND UBNDX UBNDY", "21/KH", "_KH KH_", "KH"):
        yield f"{text} {lexicon.found_in(text)} {lexicon.explained(text)}"
    for text in ("Đạt 95% (Số 08)", "5‰ a_b", ""):
        yield (
            f"{text} {join_folded(text)} {sorted(gather_words(text))} "
            f"{sorted(gather_letters(text))}"
        )
    yield " ".join(map(drop_zeros, ("08", "0", "00", "10", "")))


HEARD = (
    "lúc 24:00", "lúc 24:01", "lúc 25:00", "lúc 7:59", "lúc 7:60", "từ 23h59", "lúc 24h", "25h",
    "đạt ≥5%", ">=5 xã", "=> 5 xã", "<=7%", "=<7", ">9", "< 9", "~ 9", "≈9", "=9",
    "Đạt 0/5", "13/40", "1/3 và 2/3", "1/3", "từ 1/3 đến 2/3", "tỷ lệ 1/3", "đến 30/6, 8/12 xã",
    "1/12 và 2/12", "31/12", "32/12", "12/13", "lớp 6/7", "trực 24/7", "từ 24/7",
    "đường 3/2", "đường 4/2", "trường THCS 19-5", "ngõ 12/3", "ngõ 12/3 xã", "lần thứ 3/2",
    "30/4 đội", "ngày 30/4 đội", "8/3 đội", "tỷ lệ 2/3", "tỷ lệ 2/3.", "tỷ lệ 2/3xã", "tỷ lệ 2/5",
    "đến 30/6, 8/12 xã", "8/12, 30/6", "từ 8/12, 30/6 xã", "đến 30/6 xã", "đến 6/8 xã",
    "đến 30/6 các xã", "từ 1/6 đến 30/6", "3/2 và 8/3", "đạt 3/2", "đạt 30/4", "tăng 1/6",
    "tăng 1/6.", "từ 1/6 lên 5/6", "tăng 6/6", "%(6/6", "5% (6/6)", "6/6 trung đội", "6/6 của",
    "8/9, đạt 88,8%", "8/9 (88%)", "trước 5/8", "trước 5/8 người", "trước 25/8", "25/8 - 30/8",
    "25/8 - 30/8 của", "25/8, 30/8", "25/8 và 30/8 Quảng", "1/3 đến 2/3", "1/3 - 2/3",
    "1/3, 2/3", "1/3 lên 2/3", "4/5 và 5/5", "9/10, 10/10", "8/11, 9/11", "5/8 số xã",
    "2/3 đại biểu",
    "2/5 đại biểu", "3/11 số xã", "0/3 số xã", "5/10 lên 8/10 xã", "và 5/8", "xã, 5/8", "A (5/8)",
    "5/8;", "5/8 A", "13/12", "0/5 xã", "ngày 30-4", "30-4", "4-30", "dịp 30-4 xã", "từ 30-4 - 2-9",
    "từ 3-4", "từ 3-4 - 5-6", "3-2", "8-3 xã", "đường 30-4", "đường 4-5", "12-3", "1-1", "2-3",
    "tháng 4-5/2026", "tháng 5, 6/2026", "tháng 5, 6", "tháng 5, 6 năm 2026", "tháng 5, 6.",
    "tháng 5, 6 xã", "tháng 12-13", "6 tháng 5-6", "tháng 5 và 6/2026", "tháng 5 - 6 - 7",
    "từ 15-20/7/2026", "ngày 5, 6/8/2026", "ngày 5, 6/8", "5, 6/8", "5, 16/8", "16, 5/8", "16-31/3",
    "16-32/3", "16-31/13", "từ 5-6/8", "từ 5-6/8 xã", "từ 5-6/8/2026 xã", "ngày 5, 6/8 xã",
    "trong 5-6/8/2026", "quý I, II/2026", "quý III - IV", "quý I và 4/2026", "I, II/2026",
    "IV/2026", "quý I/2026 và IV/2026", "Quý 3, 4", "năm 2025/2026", "năm 2025/2027", "2025/2026",
    "vụ 2025/2026", "31/12/2026", "ngày 31/12/2026", "31/02/2026", "5.8.2026", "12/2026",
    "tháng 12/2026", "13/2026", "0/2026", "1/2026", "quý 3/2026", "lần thứ 3/2026", "5/2026 dân",
    "từ 5/2026", "5/2026 - 6/2026", "5/2026, 6/2026", "5/1899", "mùng 2/9", "mùng 5 tháng 5",
    "ngày 03 tháng 02", "ngày 32 tháng 1", "03 tháng 02", "6 tháng 3", "ngày 3 tháng 4", "tháng 13",
    "tháng 0", "tháng 1", "tháng 12", "quý 4", "quý IV", "quý 5", "quý IV/2026", "2026-05-15",
    "2026-02-30", "ngày 2026-05-15", "07:30", "17:30", "lúc 17:30", "tỷ lệ 17:30", "17:30 - 18:00",
    "24:30", "25:30", "5h30", "5g30’", "5 giờ 30 phút", "5h", "25h30", "24h00", "7:60",
    "5 (năm) hộ", "5% (năm phần trăm)", "5% (năm)", "5 (năm phần trăm)", "5 (mười) hộ",
    "năm (5) hộ", "ba mươi (30) phút", "xã ba mươi (30) phút", "bốn (5) hộ", "1.000 (một nghìn)",
    "$5", "5$", "$5 $x", "€5", "5 €", "$5,5 triệu", "\\$5", "$5 và 6$", "5 − 6", "5÷6", "5 & 6",
    "5‒6%", "5%o", "5 0/oo", "5=>6", "5 -> 6", "5 - <6", "20/12h", "62% → 70%", "70% → 62%",
    "5 ha → 6 ha", "5 ha → 6 con", "5 → x", "a → 5", "½", "1½ ngày", "1 ½", "①", "❷", "10⁴", "10²",
    "5³", "5 x 6", "5×6", "a x b", "5% x 6", "5~6", "5%≈6", "Km 5", "km12", "km 5+300", "a = 5",
    "a=5", "+5", "±5", "+5%", "1:500", "1:1.000", "1:2:3", "5-6", "5 - 6", "xã-5", "1-2-3",
    "5%-6%-7%",
    "m²5", "5²", "m₂", "a: 5", "5:a", "5 : 6", "5 :6", "5-", "-5", "5 -a", "a-5", "5 * 6", "*5",
    "II + III", "≥", "5_", "5 |", "#5", "5^6", "5…", "M²", "km²", "5 m²", "x^2",
)  # fmt: skip
SPOKEN = (
    "đối tượng 2,3", "mức 2, 3, 4", "mức 2,3%", "mức 2,3 tỷ", "a 2,3", "mục 3.2", "phiên bản 4.0",
    "Chỉ số PCI tăng", "Tăng chỉ số PCI", "họp 5/1 và 12/1", "nộp 5/1, 12/12", "5/0 và 12/1",
    "phần 1.2.3", "a 3.2", "ISO 9.1", "2% - 2,5%", "3-4%/năm", "2021-2026", "2026-2021", "5-5",
    "năm học 2025-2026", "≥ 5-6 ha", "≥ 5-6 ha rừng", "5-6 ha/hộ", "10/10 xã", "≥ 10/12 xã",
    "lần thứ 2/5", "2/3 số xã", "3/4 số xã", "60 Tr.đ/người/năm", "8m²/người", "-5 ha", "02 trường",
    "5k", "5 K", "200k", "≥ 5", "≥ 5 ha", "≥5 xã.", "> 5 xã", "< 5", "~5", "≈ 5", "≤5", "=< 5",
    "5 ha/2 vụ", "5 lần/24h", "5/vạn dân", "5 ca/nghìn người", "5 ca/một nghìn trẻ", "5 kg/m2",
    "5 lít/s", "5 tấn/h", "5 m3/ngđ", "5 lần/phút", "5 hs/lớp", "5 giáo viên/1.000 dân",
    "ngày/tháng", "huyện/xã", "đồng/người", "5 mô hình/xã", "5 xã/huyện", "mô hình/xã", "5 và/xã",
    "5 xã/thôn", "5 km/12 km", "5 km/12 ha", "105 bé trai/100 bé gái", "trai/100 gái", "x/1000",
    "50 triệu đồng/mô hình", "5đ/mô hình", "5 đ/tt", "5 ha/TT", "5 ha/xyz", "5 ha/Mô", "đạt/vượt",
    "đạt/không", "5/a", "a/5", "5/ a", "\n5/ a", "a / b", "%", "ha", "km", "5 km/h", "5 km/giờ",
    "ngày/năm", "xã/năm", "5 buổi/tuần", "5 công/ha", "a/100", "5 ca/24h", "5 con/hộ", "con/hộ",
    "khóa XV", "lần thứ I", "lần thứ IV", "lần thứ 4", "thứ 1", "4", "XV", "I", "I.", "I)",
    "A\nI. B",
    "a I b", "tia X", "là X", "A X", "V", "mục V", "tổ L", "LX", "LXI", "mục LX", "mục LXI", "IIX",
    "loại II-III", "loại III-II", "loại II-II", "II-III", "loại I - V", "C", "chi bộ C", "XL",
    "thứ 2, 4, 6", "thứ 2 - 6", "thứ 2 và 3", "thứ 2, 3 xã", "2, 4, 6", "thứ 2 - thứ 6",
    "thứ 2-thứ 8", "0912345678", "0912 345 678", "(028) 3822 1234", "ĐT: 0912345678",
    "ĐT 028 38221",
    "912345678", "09123456", "091234567890", "+84 912 345 678", "+84912345678", "(+84)912345678",
    "18001567", "gọi 18001567", "1900 1234", "18001567 xã", "gọi 113", "113", "gọi 113 xã",
    "số 113",
    "tài khoản 12345678", "mã số thuế: 0101234567", "12345678901", "1234567890", "0123", "012",
    "CCCD số 001 234 567", "1234 5678", "tài khoản 1234 5678", "tỉnh lộ 723", "tỉnh lộ 72",
    "quốc lộ 1A", "QL27C", "QL 1", "QL.05", "ĐH.03", "ĐH03", "CT.01", "CT01", "CT 5", "XY5",
    "quốc lộ 05", "quốc lộ QL5", "lớp 9A", "9X", "220V", "3,5T", "3,5A", "5Q", "5G", "Q.1", "P.5",
    "U.17", "H.2", "X. Mẫu", "P. Nội vụ", "Q. Bình", "U. Nội", "ST25", "H5N1", "Covid-19",
    "Đề án 06", "đề án số 06", "06", "Đề án 06 xã", "xã 06", "Đề án 05 năm", "5 đ/c", "2 h/s",
    "5 HTX",
    "b/c", "v/v", "Đ/c", "https://a.vn/b", "www.a.vn", "a@b.vn", "$\\geq$ 5", "5\\%", "TT. Mẫu",
    "m<sup>2</sup>", "đến 5", "từ 5", "5 đến 6", "tăng từ 5 đến", "BHYT", "bhyt", "UBND xã",
    "KT-XH",
    "QP-AN", "(gọi tắt là ABC) ABC", "Ủy ban (UBND) xã", "TDTT.", "x. y", "NTM", "NQ/TW", "XYZT",
    "A&B", "GD&ĐT", "ATK", "thị trấn", "Hội CCB", "HĐND-UBND", "bc", "đtg", "BCĐ389", "BCĐ 389",
)  # fmt: skip


def tell_heard() -> Iterator[str]:
    """Hours, signs and numbers over numbers at their limits, as they are heard."""
    speak = speaker().speak
    for text in (*HEARD, *SPOKEN, *(f"5 {unit}" for unit in spoken_units.UNITS)):
        said = speak(text)
        unsure = [f"{one.words}: {one.why[:24]}" for one in said.unsure]
        kinds = " ".join(dict.fromkeys(one.kind for one in said.said))
        yield f"{text!r}: {said.text!r} {kinds} {unsure or ''}"


BODIES = ("UBND xã Mẫu", "HĐND - UBND", "MTTQ", "Hội đồng TĐKT", "HĐTĐKT", "TT. Đảng ủy", "x", "")


def tell_closed() -> Iterator[str]:
    """Each member of a closed list by what it does: signs, pairs, letters, symbols and bodies."""

    def is_ascii(sign: str) -> bool:
        return " " <= sign <= "~"

    for sign in (*alike_signs.ODD_SIGNS, *plain_signs._OTHERS, *plain_signs._OF_FIGURES):
        ways = [
            plain_signs.spell_signs(f"5{sign}6", is_ascii, is_figure=one) for one in (False, True)
        ]
        heard = speaker().speak(f"5 {sign} 6").text
        yield f"{sign!a} {alike_signs.use_plain_signs(sign)} {ways} {heard}"
    for pair in sorted(compounds._PAIRS):
        first, _, second = pair.partition(" ")
        told = compounds.keep_compounds(pair), compounds.belong_together(first, second)
        yield f"{pair}: {told!a}"
    yield f"{sorted(compounds._OFFICES)} {compounds._UNITS}"
    yield " ".join(spell_letters(letter) for letter in numbers_of_documents._LETTERS)
    for code in (*numbers_of_documents._TYPES, *numbers_of_documents._BODIES, "QH15", "UBTVQH16"):
        number = DocumentNumber(f"1/KH-{code}", "1", f"KH-{code}")
        yield f"{code}: {tuple(speak_document_number(number, {}))}"
    for abbr in (*abbreviations._SPOKEN, *abbreviations._BEFORE, *abbreviations._PRONOUNCED):
        said = [speaker().speak(text).text for text in (f"{abbr} xã 2026", f"-{abbr}")]
        yield f"{abbr}: {said}"
    for word in romans._RANKS:
        yield f"{word} {romans.speak_rank(word)}"
    yield f"{CAPITALS} {ALPHABET}"
    for name in BODIES:
        yield f"{name}: {body_names.expand_names(name)}"
    yield f"{bodies.BODY_WORDS.split('|')} {bodies.LOWER_BODY_WORDS.split('|')}"
    for text in ("x" * 199, "x " * 100, "x" * 999, "x" * 1000, " " * 199, " " * 200, "\n" * 300,
                 "x " * 5000, "x " * 5001, "x\n" * 9000, " " * 250 + "x" * 1000):  # fmt: skip
        found = [endless.tell_endless(text, most) for most in (10_000, 50)]
        yield f"{text[:2]!r} {len(text)}: {found}"
    for meant, alike in product(("ab", "abc", "abcd"), (0.4, 0.6, 0.9, 1.0)):
        yield f"{meant} {alike}: {nearest(meant, ('abc', 'abd', 'ABC', 'xyz'), alike=alike)}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "closed": tell_closed,
    "figures": tell_figures, "units": tell_units, "letters": tell_letters,
    "addresses": tell_addresses,
    "signs": tell_signs, "dates": tell_dates, "words": tell_words,
    "heard": tell_heard,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_words_are_read_as_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"word-{name}", RULES[name]())

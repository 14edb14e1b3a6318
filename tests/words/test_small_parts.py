"""The small parts: letters, dates, numbers, markup, paging."""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from datetime import date

import pytest

from thidua.language import markup
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber, printed_numbers
from thidua.language.legacy import find_legacy_words
from thidua.language.markup import find_words
from thidua.language.odd_letters import find_odd_letters, fold_letters, is_ordinary
from thidua.language.passage_html import convert
from thidua.language.vietnamese import collation_key, fold, key_named, nearest, slug
from thidua.model.plan import Item, Items, Occasion
from thidua.model.printed import printed_items
from thidua.model.types import vietnamese_number
from thidua.site.paging import cut_slices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân huyện Đức Thọ", "uy-ban-nhan-dan-huyen-duc-tho"),
        ("34-CT/TW", "34-ct-tw"),
        ("  “Nước rút” – 2021  ", "nuoc-rut-2021"),
    ],
)
def test_slugs_hold_no_diacritics(text: str, expected: str) -> None:
    """Addresses are plain letters, whatever form the text came in."""
    assert slug(text) == expected
    assert slug(unicodedata.normalize("NFD", text)) == expected


def test_folding_keeps_what_is_not_a_mark() -> None:
    """Only marks and đ are folded."""
    assert fold("ĐƯỜNG 15,55 m²") == "duong 15,55 m²"


def test_usual_letters_are_folded_as_all_others_are() -> None:
    """The quick way for whole texts changes no letter in another way than the slow one."""
    letters = [chr(code) for code in range(0x3000)]
    slow = "\N{SNOWMAN}"  # is none of the usual signs, and no letter that has marks
    for start in range(0, len(letters), 128):
        for letter in letters[start : start + 128]:
            assert fold(f"{letter}Ế–") + slow == fold(f"{letter}Ế–{slow}")


def test_ordinary_letters_are_never_odd() -> None:
    """What is passed over without a look has no letter that is refused, folded or converted."""
    ordinary = [letter for letter in map(chr, range(sys.maxunicode + 1)) if is_ordinary(letter)]
    assert set("Ủy ban “thi đua” 15,5 % – ≥ 3 m²\n") <= set(ordinary)
    folded = [letter for letter in ordinary if fold_letters(letter) != letter]
    legacy = [letter for letter in ordinary if find_legacy_words(f"a{letter}a {letter}a")]
    assert not [*folded, *legacy, *filter(lambda letter: [*find_odd_letters(letter)], ordinary)]
    signs = "\x0b\x0c\x85\u2028\u2029\u00a0\u200b®¸µ¶¹¨¾¼©ª¬\xadøûïåäüëñöæîÖß"
    assert not set(signs) & set(ordinary)


@pytest.mark.parametrize("words", ["aa", "a", "ab.", "", "[", "xa aa"])
def test_words_are_found_where_a_pattern_finds_them(words: str) -> None:
    """No signs of a pattern have a meaning, and no place overlaps another."""
    text = "aaaaa ab. [ab.] xa aa aa"
    assert [*find_words(words, text)] == [at.start() for at in re.finditer(re.escape(words), text)]


def test_words_sort_as_in_a_vietnamese_dictionary() -> None:
    """Letters decide before tones: a ă â, d before đ, level tone first."""
    words = [
        "z",
        "ưng",
        "Ung",
        "đo",
        "do",
        "đỏ",
        "ăn",
        "ân",
        "án",
        "an",
        "ạn",
        "ơn",
        "ôn",
        "on",
        "dò",
        "nghĩ",
        "nghỉ",
    ]
    expected = [
        "an",
        "án",
        "ạn",
        "ăn",
        "ân",
        "do",
        "dò",
        "đo",
        "đỏ",
        "nghỉ",
        "nghĩ",
        "on",
        "ôn",
        "ơn",
        "Ung",
        "ưng",
        "z",
    ]
    assert sorted(words, key=collation_key) == expected


def test_near_misses_are_found_without_marks() -> None:
    """People mistype, and leave tone marks out."""
    assert nearest("tieu de", ["title", "tiêu đề"]) == "tiêu đề"
    assert nearest("xyz", ["title"]) is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Giảm nghèo", "poverty"),
        ("giam ngheo, an sinh", "poverty"),
        ("an sinh", ""),  # two have it
        ("nghèo an", "poverty"),
        ("giảm ngh", ""),  # no whole word
        ("…", ""),
    ],
)
def test_a_name_leads_to_the_one_key_that_has_it(words: str, key: str) -> None:
    """Staff write the name of a field or a part of it; where two may be meant, none is chosen."""
    names = {"poverty": ["Giảm nghèo, an sinh"], "health": ["Y tế", "An sinh y tế"], "none": [""]}
    assert key_named(words, names) == key


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "năm 2021"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "tháng 02/2021"),
        ("2025-02-03", date(2025, 2, 3), date(2025, 2, 3), "03/02/2025"),
        ("2022-05-30", date(2022, 5, 30), date(2022, 5, 30), "30/5/2022"),
    ],
)
def test_dates_are_as_exact_as_the_original(
    text: str, earliest: date, latest: date, words: str
) -> None:
    """A year is not a day, and comes back as it was written."""
    edtf = Edtf.parse(text)
    assert (edtf.earliest, edtf.latest, edtf.in_words()) == (earliest, latest, words)
    assert str(edtf) == text
    assert edtf.within_words() == (f"ngày {words}" if edtf.day else words)


def test_what_is_celebrated_may_lie_long_ago() -> None:
    """Documents are of our times; the days that they celebrate need not be."""
    with pytest.raises(ValueError, match="Năm 1890"):
        Edtf.parse("1890-05-19")
    assert str(Edtf.parse("1890-05-19", earliest_year=1)) == "1890-05-19"
    occasion = {"name": "Ngày sinh", "text": "Ngày sinh", "from": "0938", "to": "1890-05-19"}
    read = Occasion.model_validate(occasion)
    assert (str(read.from_), str(read.to)) == ("0938", "1890-05-19")


@pytest.mark.parametrize(
    ("text", "seq", "symbol", "year", "code"),
    [
        ("21/KH-UBND", "21", "KH-UBND", None, "KH"),
        ("/KH-UBND", None, "KH-UBND", None, "KH"),
        ("129/UBND-KTTH", "129", "UBND-KTTH", None, "UBND"),
        ("60/2020/NQ-HĐND", "60", "NQ-HĐND", 2020, "NQ"),
        ("46-KH/HU", "46", "KH/HU", None, "KH"),
    ],
)
def test_document_numbers_are_taken_apart(
    text: str, seq: str | None, symbol: str, year: int | None, code: str
) -> None:
    """State style, blank sequence, without a type, with a year, Party style."""
    number = DocumentNumber.parse(text)
    assert (number.seq, number.symbol, number.year, number.type_code) == (seq, symbol, year, code)
    assert str(number) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("03/KHLT-LĐLĐ-SNV", "KH"),
        ("03/KHLN-UBND-MTTQ", "KH"),
        ("9/CTrPH-UBND-LĐLĐ", "CTr"),
        ("02-HDLT/TĐTN-SGD", "HD"),
        ("21/KH-UBND", "KH"),
        ("5/LN-UBND", "LN"),
    ],
)
def test_the_type_of_a_joint_document_is_that_of_any_other(text: str, code: str) -> None:
    """“Kế hoạch liên tịch” is a kế hoạch."""
    assert DocumentNumber.parse(text).own_type_code == code


def test_printed_numbers_are_no_dates_or_ratios() -> None:
    """“20/21 xã” and “ngày 15/12/2020” are no document numbers."""
    text = "Nghị quyết số 01-NQ/HU ngày 15/12/2020, 20/21 xã, Luật 06/2022/QH15, 1497/QĐ-TTg"
    assert printed_numbers(text) == ["01-NQ/HU", "06/2022/QH15", "1497/QĐ-TTg"]


@pytest.mark.parametrize(
    ("text", "value"), [("1.400", 1400), ("66,2", 66.2), ("02", 2), ("28.603,61", 28603.61)]
)
def test_numbers_are_read_as_vietnamese_write_them(text: str, value: float) -> None:
    """Dots between thousands, a comma before decimals."""
    assert vietnamese_number(text) == value


@pytest.mark.parametrize("text", ["9" * 31, "9" * 310 + ",5", "9" * 5000, "٣", "１２"])
def test_what_no_document_counts_is_no_number(text: str) -> None:
    """A sentence says so; neither Python's limits of numbers nor digits of other scripts do."""
    with pytest.raises(ValueError, match=r"chữ số|không phải số"):
        vietnamese_number(text)


@pytest.mark.parametrize(
    ("passage", "html"),
    [
        ("2. Hai\n3. Ba", "<p>2. Hai\n3. Ba</p>"),
        ("a & b &lt; <b>", "<p>a &amp; b &amp;lt; &lt;b&gt;</p>"),
        ("***“x”*** và *y*", "<p><strong><em>“x”</em></strong> và <em>y</em></p>"),
        ("- một\n- hai", "<ul><li>một</li><li>hai</li></ul>"),
        ("+ cộng\n* sao", "<p>+ cộng\n* sao</p>"),
        ("# không\n\n> phải\n\n---", "<p># không</p><p>&gt; phải</p><p>---</p>"),
        ("[a](javascript:x) ![b](c) `d` _e_", "<p>[a](javascript:x) ![b](c) `d` _e_</p>"),
        ("5 * 3 \\* 2", "<p>5 * 3 * 2</p>"),
    ],
)
def test_passages_keep_everything_printed(passage: str, html: str) -> None:
    """The dialect knows paragraphs, dashes and emphasis; all else is printed characters."""
    assert markup.html(passage) == html


def test_a_passage_without_markup_comes_out_as_markdown_makes_it() -> None:
    """Most have none and are written without asking Markdown; nobody sees a difference."""
    chance = random.Random(1)
    signs = 'a Đ - * \\ _ & &amp; < > # 1. + ` [x](y) --- "'
    pieces = [*signs.split(), " ", "- ", "+ ", "\n", "\n\n", "  ", "\t", "\u00a0", "\u2028"]
    for _ in range(20_000):
        passage = "".join(chance.choices(pieces, k=chance.randint(0, 8)))
        assert markup.html(passage) == convert(passage), repr(passage)


def test_plain_words_are_those_of_the_html() -> None:
    """Comparing and searching see what readers see."""
    assert markup.one_line(markup.plain("- **một**\n- hai &lt;\n\nba \\* 5*3")) == (
        "một hai &lt; ba * 5*3"
    )


def test_items_with_and_without_a_stroke_have_different_anchors() -> None:
    """Lists run a b c d đ e."""
    numbers = ("d)", "đ)", "3.1.", "-", "+", "d)")
    items = Items(items=tuple(Item(number=one, text="Thi đua") for one in numbers))
    assert [(one.anchor, one.where) for one in printed_items("contents", items)] == [
        ("noi-dung-d", "mục d"),
        ("noi-dung-dd", "mục đ"),
        ("noi-dung-3-1", "mục 3.1"),
        ("noi-dung-gach-1", "gạch đầu dòng 1"),
        ("noi-dung-gach-2", "gạch đầu dòng 2"),
        ("noi-dung-d-lan-2", "mục d"),
    ]


def test_pages_of_a_list_keep_their_addresses() -> None:
    """The first page is the list's own address; gaps in the numbers are shown as gaps."""
    pages = list(cut_slices(range(95), 10, "ke-hoach/"))
    assert [page.path for page in pages[:2]] == ["ke-hoach/", "ke-hoach/trang/2/"]
    assert pages[4].neighbours == [1, 0, 4, 5, 6, 0, 10]
    assert [len(page.items) for page in pages] == [10] * 9 + [5]
    nothing: list[int] = []
    assert [page.items for page in cut_slices(nothing, 10, "guong/")] == [[]]

"""Printed words read aloud: every number comes back as itself, and what is not sure is told."""

from __future__ import annotations

import random
import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from test_figures import other_lines, target_lines, wordings
from thidua.figures import read as read_figures
from thidua.foundation.engine import VOCABULARIES
from thidua.kit.announcing import count_syllables
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.spoken.days import speak_date
from thidua.language.spoken.numbers_of_documents import speak_document_number
from thidua.language.spoken.numerals import hear_number, hear_whole, speak_number, speak_whole
from thidua.language.spoken.passing import SpokenWords
from thidua.language.spoken.romans import read_roman
from thidua.language.spoken.sentences import Speaker, Spoken


@cache
def speaker() -> Speaker:
    """Speaks with the engine's own abbreviations."""
    text = (VOCABULARIES / "abbreviations.yml").read_text("utf-8")
    entries = yaml.load(text, Loader=yaml.BaseLoader)
    readings = {abbr: (found,) if isinstance(found, str) else tuple(found)
                for abbr, found in entries.items()}  # fmt: skip
    return Speaker(readings)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("15,55", "mười lăm phẩy năm lăm"),
        ("1.400", "một nghìn bốn trăm"),
        ("0,77", "không phẩy bảy bảy"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("25", "hai mươi lăm"),
        ("105", "một trăm linh năm"),
        ("28.603,61", "hai mươi tám nghìn sáu trăm linh ba phẩy sáu mốt"),
        ("02", "hai"),
        ("1.000.005", "một triệu không trăm linh năm"),
        ("3,05", "ba phẩy không năm"),
        ("2,10", "hai phẩy mười"),
        ("0,125", "không phẩy một hai năm"),
        ("2021", "hai nghìn không trăm hai mươi mốt"),
        ("2.500.000.000", "hai tỷ năm trăm triệu"),
    ],
)
def test_numbers_are_spoken_as_people_speak_them(printed: str, words: str) -> None:
    assert speak_number(printed) == words


def test_every_number_is_heard_as_itself() -> None:
    chance = random.Random(17)
    for number in [*range(12_000), *(chance.randrange(10 ** chance.randrange(4, 20))
                                     for _ in range(5000))]:  # fmt: skip
        assert hear_whole(speak_whole(number)) == number
    for _ in range(5000):
        whole, decimals = chance.randrange(10**6), chance.randrange(1, 10 ** chance.randrange(1, 5))
        printed = f"{whole},{decimals:0{chance.randrange(1, 5)}}"
        assert str(hear_number(speak_number(printed))) == printed.replace(",", ".")


@pytest.mark.parametrize(
    "words",
    ["", "một trăm hai", "mươi", "hai phẩy", "nghìn", "một hai", "mười mốt", "hai mươi năm"],
)
def test_words_that_may_be_two_numbers_are_none(words: str) -> None:
    assert hear_number(words) is None


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("21/KH-UBND", "hai mươi mốt, kế hoạch, Ủy ban nhân dân"),
        ("34-CT/TW", "ba mươi tư, chỉ thị, Trung ương"),
        ("60/2020/NQ-HĐND", "sáu mươi, năm hai nghìn không trăm hai mươi, nghị quyết, "
         "Hội đồng nhân dân"),
        ("01-NQ/HU", "không một, nghị quyết, Huyện ủy"),
        ("06/2022/QH15", "không sáu, năm hai nghìn không trăm hai mươi hai, Quốc hội khóa "
         "mười lăm"),
        ("19/CT-TTg", "mười chín, chỉ thị, Thủ tướng"),
    ],
)  # fmt: skip
def test_numbers_of_documents_are_spoken_part_by_part(printed: str, words: str) -> None:
    said = speak_document_number(DocumentNumber.parse(printed), {})
    assert (said.words, said.unsure) == (words, ())


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Giảm tỷ lệ hộ nghèo: ≥ 3,5%.", "Giảm tỷ lệ hộ nghèo: từ ba phẩy năm phần trăm trở lên."),
        ("Tỷ lệ giải quyết: >85%;", "Tỷ lệ giải quyết: trên tám mươi lăm phần trăm;"),
        ("đạt ≥ 95% số hộ", "đạt ít nhất chín mươi lăm phần trăm số hộ"),
        ("y tế trên: 98%", "y tế trên chín mươi tám phần trăm"),
        ("10/10 xã, thị trấn", "mười trên mười xã, thị trấn"),
        ("2/3 tổng số lao động", "hai phần ba tổng số lao động"),
        ("từ 2% - 2,5%", "từ hai phần trăm đến hai phẩy năm phần trăm"),
        ("tăng 3-4%/năm", "tăng ba đến bốn phần trăm mỗi năm"),
        ("60 Tr.đ/người/năm", "sáu mươi triệu đồng mỗi người mỗi năm"),
        ("8m²/người", "tám mét vuông mỗi người"),
        ("5,2 tạ/ha", "năm phẩy hai tạ mỗi héc-ta"),
        ("4,9 bác sĩ/10.000 dân", "bốn phẩy chín bác sĩ trên mười nghìn dân"),
        ("ngày 31/12/2021", "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi mốt"),  # noqa: E501
        ("ngày lập Đảng bộ (19/5/1947 - 19/5/2022)”.",
         "ngày lập Đảng bộ, từ ngày mười chín tháng năm năm một nghìn chín trăm bốn mươi bảy "
         "đến ngày mười chín tháng năm năm hai nghìn không trăm hai mươi hai”."),
        ("dịp 30/4 và 1/5", "dịp ngày ba mươi tháng tư và ngày mùng một tháng năm"),
        ("ngày 05 tháng 4 năm 2025", "ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi lăm"),  # noqa: E501
        ("tháng 02/2021", "tháng hai năm hai nghìn không trăm hai mươi mốt"),
        ("quý II/2025", "quý hai năm hai nghìn không trăm hai mươi lăm"),
        ("7h30", "bảy giờ ba mươi phút"),
        ("đối tượng 2,3 đạt 100%", "đối tượng hai, ba đạt một trăm phần trăm"),
        ("khóa XV, lần thứ I, lần thứ 4", "khóa mười lăm, lần thứ nhất, lần thứ tư"),
        ("xã đạt chuẩn NTM; tham gia BHYT", "xã đạt chuẩn nông thôn mới; tham gia bảo hiểm y tế"),
        ("UBMTTQ và HĐND, trường THPT", "Ủy ban Mặt trận Tổ quốc và Hội đồng nhân dân, trường trung "  # noqa: E501
         "học phổ thông"),
        ("cấp tỉnh (PAR INDEX)", "cấp tỉnh, Chỉ số cải cách hành chính"),
        ("Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", "Chỉ số năng lực cạnh tranh cấp tỉnh"),
        ("so với TH 2020", "so với thực hiện năm hai nghìn không trăm hai mươi"),
        ("Kết nạp 12đảng viên", "Kết nạp mười hai đảng viên"),
        ("1 250 tỷ đồng", "một nghìn hai trăm năm mươi tỷ đồng"),
        ("$\\geq 3,5\\%$", "từ ba phẩy năm phần trăm trở lên"),
    ],
)  # fmt: skip
def test_texts_are_spoken_in_words(printed: str, words: str) -> None:
    assert speaker().speak(printed)[::2] == (words, ())


def list_by_hand() -> list[tuple[str, ...]]:
    lines = (Path(__file__).parent / "spoken-by-hand.txt").read_text("utf-8").splitlines()
    return [tuple(line.rsplit(" => ", 1)) for line in lines if " => " in line and line[0] != "#"]


@pytest.mark.parametrize(("printed", "words"), list_by_hand())
def test_texts_are_spoken_as_a_person_wrote_them_down(printed: str, words: str) -> None:
    """Numbers, units, documents, dates, telephones: written by hand before it was run."""
    assert speaker().speak(printed)[::2] == (words, ())
    assert_heard(printed, speaker().speak(printed))


@pytest.mark.parametrize(
    ("printed", "unsure"),
    [
        ("xã thuộc TT quản lý", "TT"),
        ("theo quy định của XYZK", "XYZK"),
        ("129/UBND-KTQQ", "KTQQ trong 129/UBND-KTQQ"),
        ("giảm −1,5%", "−1,5%"),
        ("tăng 1.5 lần", "1.5"),
        ("10-15-20%", "10-15-20%"),
        ("đội hình 5-6-7", "5-6-7"),
        ("mức 10%≤x", "10%≤x"),
        ("1:500", "1:500"),
        ("xã 1½ ngày", "1½ ngày"),
        ("5 (mười) hộ", "5 (mười)"),
        ("tăng 1/3 so với năm trước", "1/3"),
        ("tỷ lệ giảm từ 4/9 xuống", "4/9"),
        ("bé trai/100 bé gái", "trai/100"),
        ("Đề án 06/CP", "06/CP"),
        ("từ 8-10/3", "8-10/3"),
        ("hộ nghèo 9-4", "9-4"),
        ("quý III+IV", "III+IV"),
        ("mức 19001234", "19001234"),
        ("học sinh lớp 6/7", "6/7"),
        ("giống lúa ST25", "ST25"),
        ("chủng H5N1", "H5N1"),
        ("trường 5/10", "5/10"),
        ("họp với đc Bí thư", "đc"),
        ("huyết áp cao mmHg", "mmHg"),
        ("nghỉ CN, 6/12/2026", "CN"),
        ("vùng xa V", "V"),
        ("hỗ trợ 200k mỗi hộ", "200k"),
        ("sáng 5K", "5K"),
        ("biểu diễn 30/4 đội văn nghệ", "30/4"),
        ("tổ chức ĐH chi bộ", "ĐH"),
        ("họp tại P. Nội vụ", "P."),
        ("45% LĐLĐ các cấp", "LĐLĐ"),
        ("500 triệu đồng/ttk", "ttk"),
        ("tải trọng 3,5Q", "3,5Q"),
        ("thư abc@tinh.gov.vn", "abc@tinh.gov.vn"),
        ("mở www.tinh.gov.vn", "www.tinh.gov.vn"),
    ],
)
def test_what_is_not_sure_is_told(printed: str, unsure: str) -> None:
    assert [doubt.words for doubt in speaker().speak(printed).unsure] == [unsure]


_SIGNS = "‑‒–—÷:+±×=‹›≤≥<>→½⅓①Ⅷ⁶~≈^*#€$…"


@pytest.mark.parametrize("form", ["5{}7 hộ", "5%{}7% số hộ", "đạt {}7 hộ", "đạt 5{} hộ", "5 {} 7"])
def test_no_sign_beside_a_number_stays_without_being_told(form: str) -> None:
    """Whatever no rule took is told; what stands between words only is nobody's business."""
    for sign in _SIGNS:
        spoken = speaker().speak(form.format(sign))
        is_pause = sign == ":" and "5{} " in form
        assert is_pause or sign not in spoken.text or spoken.unsure, (sign, spoken.text)


@pytest.mark.parametrize("lines", [target_lines, other_lines, wordings])
def test_every_figure_of_every_text_is_heard_as_itself(lines: object) -> None:
    """What a listener hears is the figure that is printed, or the officer is told."""
    assert callable(lines)
    for line in lines():
        assert_heard(line, speaker().speak(line))


@pytest.mark.parametrize("lines", [target_lines, other_lines, wordings])
def test_no_words_become_less_than_half_as_many_when_they_are_spoken(lines: object) -> None:
    """Announcements leave out what is far too long for them before it is spoken."""
    assert callable(lines)
    for line in (*lines(), "năm (5) hộ", "ba mươi (30) phút", "1 000 000 đồng"):
        spoken = count_syllables(speaker().speak(line).text)
        assert spoken * 2 >= line.count(" "), line


def assert_heard(line: str, spoken: Spoken) -> None:
    """No digit is lost: all are spoken and heard as themselves, or told."""
    assert not [sign for sign in spoken.text if sign.isdigit() and not spoken.unsure], line
    for said in spoken.said:
        assert hear(said), (line, said)
        assert said.words.removeprefix("tháng ") in spoken.text, (line, said)
    assert not list_days_that_are_counts(line, spoken), line
    spelled = re.sub(r"<sup>[23]</sup>|[kKmM]+[23]|COVID-19", "", line, flags=re.IGNORECASE)
    told = [re.findall(r"\d", words.printed) for words in spoken.said]
    odd = [re.findall(r"\d", doubt.words) for doubt in spoken.unsure if doubt.words in spoken.text]
    assert sum(map(len, [*told, *odd])) >= len(re.findall(r"\d", spelled)), line


def list_days_that_are_counts(line: str, spoken: Spoken) -> list[SpokenWords]:
    """What is spoken as a day and read as so many out of a whole, without being told."""
    counts = {(figure.value, figure.of) for figure in read_figures(line).all() if figure.of}
    told = {doubt.words for doubt in spoken.unsure}
    return [
        said for said in spoken.said
        if said.kind == "day" and said.printed not in told
        and tuple(map(Decimal, re.findall(r"\d+", said.printed))) in counts
    ]  # fmt: skip


def hear(said: SpokenWords) -> bool:  # noqa: PLR0911
    """Whether something spoken is heard as what is printed."""
    digits = [int(number) for number in re.findall(r"\d+", said.printed)]
    match said.kind:
        case "number":
            value = said.printed.replace(".", "").replace(" ", "").replace(",", ".")
            return hear_number(said.words.replace("tư", "bốn") if said.words == "tư" else
                               said.words) == Decimal(value)  # fmt: skip
        case "date":
            heard = hear_date(said.words)
            return heard is not None and str(heard).split("-") == [
                f"{number:02}" for number in reversed(digits)
            ]
        case "day":
            day, _, month = said.words.removeprefix("mùng ").partition(" tháng ")
            return [hear_month(word) for word in (day, month) if word] == digits
        case "month" | "rank":
            return hear_month(said.words) == digits[0]
        case "hour":
            spoken = [word.strip() for word in re.split(" giờ ?| phút", said.words) if word]
            return [hear_whole(word) for word in spoken] == [number for number in digits if number]
        case "vulgar":
            top, _, whole = said.words.partition(" phần ")
            share = Decimal(hear_month(top) or 0) / Decimal(hear_month(whole) or 1)
            return abs(float(share) - unicodedata.numeric(said.printed)) < 1e-9
        case "sign":
            return hear_whole(said.words) == unicodedata.numeric(said.printed)
        case "roman":
            return hear_month(said.words) == read_roman(said.printed)
    if said.kind == "digits":
        names = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
        spelled = [names.index(word) for word in said.words.replace(",", "").split()]
        return "".join(map(str, spelled)) == said.printed
    return said.kind == "document"


def hear_date(words: str) -> Edtf | None:
    """The date that words like those of :func:`speak_date` say; None where they say none."""
    head, month_word, rest = words.removeprefix("ngày ").partition("tháng ")
    if not month_word:
        year = hear_whole(words.removeprefix("năm "))
        return Edtf(year) if year else None
    day = hear_whole(head.strip().removeprefix("mùng ")) if head else None
    for place in range(len(rest)):
        if rest.startswith(" năm ", place):
            month = 4 if rest[:place] == "tư" else hear_whole(rest[:place])
            year = hear_whole(rest[place + len(" năm ") :])
            if month and year and (day or not head):
                return Edtf(year, month, day)
    return None


def hear_month(words: str) -> int | None:
    return {"tư": 4, "nhất": 1}.get(words) or hear_whole(words)


def test_dates_are_heard_as_themselves() -> None:
    for printed in ("2021", "2021-02", "2025-02-03", "2022-05-15", "2021-12-31", "2024-04-04"):
        assert str(hear_date(speak_date(Edtf.parse(printed)))) == printed


@pytest.mark.parametrize(
    ("printed", "doubted"),
    [("Tăng 5% - 2% so với năm trước.", "5% - 2%"), ("Đạt 1.2.3 xã.", "1.2.3"),
     ("Số 1,2,3/4-5 là gì.", "1,2,3/4-5"), ("Nhiệt độ 5 ± 2 độ.", "5 ± 2"), ("a ÷ 5", "a ÷ 5"),
     ("mã 12-34-56/7", "12-34-56/7"), ("Đạt 2% - 5%.", None), ("Từ 5 → 7 xã.", None),
     ("Mục 1.2.3", None)],
)  # fmt: skip
def test_what_is_doubted_is_told_whole(printed: str, doubted: str | None) -> None:
    """Staff find the words that are meant; what is sure is not doubted."""
    unsure = [one.words for one in speaker().speak(printed).unsure]
    assert unsure == ([doubted] if doubted else [])


@pytest.mark.parametrize(
    ("printed", "words"),
    [("TT huyện ủy", "Thường trực huyện ủy"), ("TT Y tế", "Trung tâm Y tế"),
     ("CT UBND", "Chủ tịch ủy ban nhân dân"), ("TH Nghị quyết", "thực hiện Nghị quyết")],
)  # fmt: skip
def test_a_word_behind_tells_what_letters_mean(printed: str, words: str) -> None:
    said = speaker().speak(printed)
    assert said.text.lower() == words.lower()
    assert not said.unsure


def test_letters_that_nothing_explains_are_doubted() -> None:
    """With all that they may mean."""
    (doubt,) = speaker().speak("TT xã").unsure
    assert doubt.words == "TT"
    assert "“Thường trực”" in doubt.why or "“thông tư”" in doubt.why.lower()

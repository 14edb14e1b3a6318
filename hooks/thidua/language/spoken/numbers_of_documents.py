"""Numbers of documents as they are read aloud: 21/KH-UBND is *hai mươi mốt, kế hoạch, Ủy ban…*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from thidua.language.document_number import DocumentNumber
from thidua.language.spoken.numerals import speak_digits, speak_number, speak_whole

_TYPES = {
    "BC": "báo cáo", "CĐ": "công điện", "CT": "chỉ thị", "CTr": "chương trình", "CTrPH": "chương "
    "trình phối hợp", "CV": "công văn", "ĐA": "đề án", "GM": "giấy mời", "HD": "hướng dẫn",
    "KH": "kế hoạch", "KL": "kết luận", "L": "luật", "NĐ": "nghị định", "NQ": "nghị quyết",
    "NQLT": "nghị quyết liên tịch", "PA": "phương án", "QC": "quy chế", "QCPH": "quy chế phối hợp",
    "QĐ": "quyết định", "QyĐ": "quy định", "QĐi": "quy định", "TB": "thông báo",
    "TC": "thông cáo", "TT": "thông tư", "TTLT": "thông tư liên tịch", "TTr": "tờ trình",
    "UQ": "ủy quyền", "VBHN": "văn bản hợp nhất",
}  # fmt: skip
_BODIES = {
    "BCA": "Bộ Công an", "BCĐ": "Ban Chỉ đạo", "BCH": "Ban Chấp hành", "BCT": "Bộ Chính trị",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BHXH": "Bảo hiểm xã hội", "BNV": "Bộ Nội vụ",
    "BQP": "Bộ Quốc phòng", "BTC": "Bộ Tài chính", "BTG": "Ban Tuyên giáo", "BTTTT": "Bộ Thông "
    "tin và Truyền thông", "BTV": "Ban Thường vụ", "BTƯ": "Ban Trung ương", "BYT": "Bộ Y tế",
    "CA": "Công an", "CP": "Chính phủ", "CTN": "Chủ tịch nước", "ĐU": "Đảng ủy",
    "ĐTN": "Đoàn Thanh niên", "HCCB": "Hội Cựu chiến binh", "HĐND": "Hội đồng nhân dân",
    "HĐTĐKT": "Hội đồng Thi đua - Khen thưởng", "HLHPN": "Hội Liên hiệp Phụ nữ",
    "HND": "Hội Nông dân", "HU": "Huyện ủy", "LĐLĐ": "Liên đoàn Lao động",
    "MTTQ": "Mặt trận Tổ quốc", "NV": "Nội vụ", "PNV": "Phòng Nội vụ", "SNV": "Sở Nội vụ",
    "TTg": "Thủ tướng", "TU": "Tỉnh ủy", "TW": "Trung ương", "TƯ": "Trung ương",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "UBND": "Ủy ban nhân dân",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội", "VP": "Văn phòng", "VPCP": "Văn phòng Chính phủ",
}  # fmt: skip
_TERM = re.compile(r"(?P<body>QH|UBTVQH)(?P<term>\d+)")
_LETTERS = {
    "A": "a", "Ă": "á", "Â": "ớ", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e",
    "Ê": "ê", "G": "giê", "H": "hát", "I": "i", "J": "gi", "K": "ca", "L": "lờ", "M": "mờ",
    "N": "nờ", "O": "o", "Ô": "ô", "Ơ": "ơ", "P": "pê", "Q": "quy", "R": "rờ", "S": "ét",
    "T": "tê", "U": "u", "Ư": "ư", "V": "vê", "W": "vê kép", "X": "ích", "Y": "i dài",
    "F": "ép", "Z": "dét",
}  # fmt: skip


class SpokenNumber(NamedTuple):
    """A number of a document in words.

    Attributes:
        words: how it is read.
        unsure: the parts of its symbol that nothing explains; they are spelled.
    """

    words: str
    unsure: tuple[str, ...]


def speak_document_number(number: DocumentNumber, readings: Mapping[str, str]) -> SpokenNumber:
    """A number of a document as it is read aloud.

    Args:
        number: the number; without the number itself, only its symbol is read.
        readings: what further abbreviations mean, where that is sure.
    """
    said = []
    if number.seq:
        digits = re.match(r"\d+", number.seq)
        assert digits
        tail = number.seq[digits.end() :]
        said.append(" ".join(filter(None, [_speak_sequence(digits[0]), spell_letters(tail)])))
    if number.year:
        said.append(f"năm {speak_whole(number.year)}")
    unsure = []
    for code in re.split(r"[-/]", number.symbol):
        words = _meaning(code, readings)
        if not words:
            unsure.append(code)
        said.append(words or spell_letters(code))
    return SpokenNumber(", ".join(said), tuple(unsure))


def _meaning(code: str, readings: Mapping[str, str]) -> str:
    term = _TERM.fullmatch(code)
    if term:
        body = "Quốc hội" if term["body"] == "QH" else _BODIES[term["body"]]
        return f"{body} khóa {speak_whole(int(term['term']))}"
    return next((table[code] for table in (_TYPES, _BODIES, readings) if code in table), "")


def _speak_sequence(digits: str) -> str:
    """The number itself; a zero before it is spoken, as it is part of the number."""
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = digits[zeros:]
    return " ".join([*["không"] * zeros, *([speak_number(rest)] if rest else [])])


def spell_letters(code: str) -> str:
    """A code letter by letter, as it is dictated."""
    said = [speak_digits(sign) if sign.isdigit() else _LETTERS.get(sign.upper(), sign)
            for sign in code]  # fmt: skip
    return " ".join(said)

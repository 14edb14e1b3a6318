"""Abbreviations within a text, spoken in full where only one meaning is possible."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thidua.foundation.patterns import compile_late
from thidua.language.spoken.passing import Pass, Rule
from thidua.language.spoken.units import CONSONANTS, UNITS
from thidua.language.vietnamese import fold, is_syllable

_SPOKEN = {
    "COVID-19": "Cô-vít mười chín", "Covid-19": "Cô-vít mười chín", "CoVid-19": "Cô-vít mười chín",
    "đ/c": "đồng chí", "b/c": "báo cáo", "B/c": "báo cáo", "v/v": "về việc", "V/v": "về việc",
    "TP.": "thành phố", "TX.": "thị xã", "TP": "thành phố", "ND": "nhân dân", "TNCS": "Thanh niên "
    "Cộng sản", "KHCN": "khoa học công nghệ", "GD&ĐT": "giáo dục và đào tạo", "VH": "văn hóa",
    "PCCC": "phòng cháy chữa cháy", "DTTS": "dân tộc thiểu số", "CLB": "câu lạc bộ",
    "BCĐ": "Ban Chỉ đạo", "BCH": "Ban Chấp hành", "BTV": "Ban Thường vụ", "PTTH": "phát thanh "
    "truyền hình", "TDTT": "thể dục thể thao", "TDP": "tổ dân phố", "ATTP": "an toàn thực phẩm",
    "VSMT": "vệ sinh môi trường", "KCN": "khu công nghiệp", "CCN": "cụm công nghiệp",
    "DN": "doanh nghiệp", "CB": "cán bộ", "CBĐV": "cán bộ, đảng viên", "HS": "học sinh",
    "GV": "giáo viên", "SHTT": "sở hữu trí tuệ", "QLNN": "quản lý nhà nước", "UB": "Ủy ban",
    "XDNTM": "xây dựng nông thôn mới", "TNXP": "Thanh niên xung phong", "CCB": "cựu chiến binh",
    "LHPN": "Liên hiệp Phụ nữ", "ĐVTN": "đoàn viên thanh niên", "MTTQVN": "Mặt trận Tổ quốc Việt Nam",  # noqa: E501
    "TƯ": "Trung ương", "LLVT": "lực lượng vũ trang", "VNeID": "vi-en-ai-đi", "DA": "dự án",
    "USD": "đô la Mỹ", "EUR": "ơ-rô", "CCCD": "căn cước công dân",
    "CMND": "chứng minh nhân dân", "STK": "số tài khoản", "MST": "mã số thuế",
    "TCVN": "Tiêu chuẩn Việt Nam", "QCVN": "Quy chuẩn Việt Nam", "ThS": "thạc sĩ", "Ths": "thạc sĩ",
    "Tp": "thành phố", "Tp.": "thành phố", "ISO": "ISO", "pH": "pH",
    "SĐT": "số điện thoại", "ATGT": "an toàn giao thông", "VietGAP": "Việt-gáp",
    "HIV": "HIV", "AIDS": "AIDS", "LED": "LED", "TYT": "trạm y tế", "HCV": "huy chương vàng",
    "HCB": "huy chương bạc", "HCĐ": "huy chương đồng", "LLLĐ": "lực lượng lao động",
    "NSTW": "ngân sách Trung ương", "NSĐP": "ngân sách địa phương", "XHH": "xã hội hóa",
    "CQG": "chuẩn quốc gia", "ĐƠĐN": "đền ơn đáp nghĩa", "CBGV": "cán bộ, giáo viên",
    "NĐ": "Nghị định", "VĐV": "vận động viên", "HLV": "huấn luyện viên", "GĐVH": "gia đình văn hóa",
    "BCHQS": "Ban Chỉ huy Quân sự", "TPHCM": "Thành phố Hồ Chí Minh",
    "TP.HCM": "Thành phố Hồ Chí Minh", "TP. HCM": "Thành phố Hồ Chí Minh",
}  # fmt: skip
"""Abbreviations with one meaning in documents of this kind, beyond the portal's list."""

_PRONOUNCED = {"OCOP": "Ô-cốp"}
"""Those that everybody says as a word, whatever they stand for."""
_BEFORE = {
    "TT": (
        (r"(?:huyện ủy|huyện uỷ|tỉnh ủy|tỉnh uỷ|Huyện|Tỉnh|Thành|Đảng|HU|TU|HĐND|UBND)", "Thường trực"),  # noqa: E501
        (r"(?:Văn hóa|GDNN|GDTX|Y tế|Dịch vụ|Truyền thông)", "Trung tâm"),
    ),
    "CT": ((r"(?:UBND|HĐND|UBMTTQ|tỉnh|huyện|xã)", "Chủ tịch"),),
    "TH": ((r"(?:năm|20\d\d)", "thực hiện"), (r"(?:Nghị quyết|kế hoạch|nhiệm vụ)", "thực hiện")),
}  # fmt: skip
"""Meanings of ambiguous ones before certain words."""
VOWELLESS = (
    rf"(?<![^\W\d]|[./&-])(?=\w{{2}})[{CONSONANTS}]*[b-df-hj-np-tv-xzđ]"
    rf"[{CONSONANTS}]*(?![\w&-])"
)
"""Letters that nobody can say: *đc*, *Tp*, *mmHg*; those in capitals are abbreviations."""
TONELESS = "A-ZĂÂĐÊÔƠƯ"
"""Capitals that abbreviations have, for use between brackets of a regular expression."""
_WORD = compile_late(
    rf"(?:[{TONELESS}]{{2,}}(?:[&-][{TONELESS}]{{2,}})*|(?:CTr|TTr|TTg|VNeID|VietGAP)"
    r"|[A-ZĐ]+[a-z]?[A-ZĐ]+)(?![\w&])"
)
_MARKED_VOWEL = compile_late("[ĂÂÊÔƠƯ]")
_PARTED = compile_late("[&-]")
_MOST_ALONE = 3
"""So many words in capitals are abbreviations, and no heading."""
_WHY = "Chữ viết tắt mà Cổng không chắc đọc thế nào; hỏi nơi soạn văn bản rồi hãy đọc."


class SpokenAbbreviations:
    """Speaks the abbreviations of one portal.

    Args:
        readings: every reading of each abbreviation.

    Attributes:
        sure: what those with one reading mean.
        of_several_words: a pattern of those that have a space in them.
        rules: for a pass.
    """

    def __init__(self, readings: Mapping[str, tuple[str, ...]]) -> None:
        self._readings = readings
        self.sure = {abbr: found[0] for abbr, found in readings.items() if len(found) == 1}
        titled = {abbr.title(): words for abbr, words in self.sure.items() if " " in abbr}
        self._spoken = {**_SPOKEN, **titled, **self.sure, **_PRONOUNCED}
        listed = sorted({*self._spoken, *readings}, key=len, reverse=True)
        known = re.compile(rf"(?:{'|'.join(map(re.escape, listed))})(?![\w/&-])")
        self.of_several_words = "|".join(re.escape(abbr) for abbr in listed if " " in abbr)
        self.rules = (
            Rule(known, self._known),
            Rule(_WORD, self._unknown),
            Rule(re.compile(VOWELLESS), _speak_vowelless),
        )

    def _known(self, found: re.Match[str], state: Pass) -> str | None:
        abbr, after = found[0], state.after(found.end())
        if state.text[found.start() - 1 : found.start()] == "-" and found.start():
            return None
        if abbr in self._spoken:
            return _without_repeated(self._spoken[abbr], state.before(found.start()))
        for pattern, words in _BEFORE.get(abbr, ()):
            if following := re.match(rf"[ ]({pattern})", after):
                is_year = following[1].isdigit()
                return f"{words} năm" if is_year else words
        readings = " hay ".join(f"“{reading}”" for reading in self._readings[abbr])
        return state.doubt(abbr, f"Chữ viết tắt có nhiều cách đọc: {readings}.")

    def _unknown(self, found: re.Match[str], state: Pass) -> str:
        """Words in capitals, “ĐÔNG XUÂN”, are left alone; so is a text that is all in capitals."""
        is_marked = _MARKED_VOWEL.search(found[0]) is not None
        are_words = is_marked and all(map(is_syllable, _PARTED.split(found[0])))
        if are_words or _is_shouted(state.text):
            return found[0]
        return state.doubt(found[0], _WHY)


def _is_shouted(text: str) -> bool:
    """Whether a whole text is in capitals, as headings are."""
    return text.isupper() and len(re.findall(r"[^\W\d]+", text)) > _MOST_ALONE


def _speak_vowelless(found: re.Match[str], state: Pass) -> str:
    return UNITS.get(found[0]) or state.doubt(found[0], _WHY)


def _without_repeated(words: str, before: str) -> str:
    """Without words that are said already: “Chỉ số PCI” has one “chỉ số”."""
    first = " ".join(words.split()[:2])
    is_said = before.lower().endswith(f"{first.lower()} ") and words != first
    return words[len(first) + 1 :] if is_said else words


def drop_explained(text: str, spoken: Mapping[str, str]) -> str:
    """A text without abbreviations in parentheses behind the very words that they stand for."""

    def dropped(found: re.Match[str]) -> str:
        words = fold(spoken.get(found[1], ""))
        before = fold(text[max(0, found.start() - len(words) - 1) : found.start()]).strip()
        return "" if words and before.endswith(words) else found[0]

    return re.sub(r"[ ]?\(([A-ZĐ&-]{2,})\)", dropped, text)

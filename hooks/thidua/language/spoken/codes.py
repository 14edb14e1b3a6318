"""Numbers that are read digit by digit: telephones, accounts, codes, names of programmes."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late
from thidua.language.spoken.numbers_of_documents import spell_letters
from thidua.language.spoken.numerals import speak_digits, speak_number
from thidua.language.spoken.passing import START, Pass, Rule

_LONGEST_NUMBER = 9
_CALLS = compile_late(
    r"(?<!\w)(?:gọi|số|điện thoại|ĐT|SĐT|tổng đài|hotline|đường dây nóng|liên hệ|"
    r"máy|zalo|fax|"
    r"tư vấn|đầu số|phản ánh)(?:[ ](?:tới|đến|về|ngay|qua|số|điện thoại|"
    r"miễn phí))*[ ]?[:.]?[ ]?$",
    re.IGNORECASE,
)
_CALLS_SHORT = compile_late(
    r"(?<!\w)(?:gọi|tổng đài|hotline|đường dây nóng|đầu số)"
    r"(?:[ ](?:tới|đến|về|ngay|số))*[ ]?:?[ ]?$",
    re.IGNORECASE,
)
_CODED = compile_late(
    r"(?<!\w)(?:tài khoản|STK|TK|CCCD|CMND|căn cước|căn cước công dân|"
    r"MST|mã số thuế|mã số|mã|số thẻ|"
    r"số hiệu|số định danh|định danh)(?:[ ](?:số|công dân))*[ ]?[:.]?[ ]?$",
    re.IGNORECASE,
)
_NAMED = compile_late(
    r"(?<!\w)(?:đề án|nghị quyết|chỉ thị|quyết định|kết luận|thông tư|nghị định|quy định|công điện|"
    r"hướng dẫn|thông báo)(?:[ ]số)?[ ]$",
    re.IGNORECASE,
)
_ROADS = compile_late(
    r"(?<!\w)(?:quốc lộ|tỉnh lộ|hương lộ|huyện lộ|đường tỉnh|đường huyện|đường liên huyện|"
    r"đường xã|cao tốc)"
    r"(?:[ ]số)?[ ]$",
    re.IGNORECASE,
)
_SHORT_ROADS = {
    "QL": "quốc lộ", "TL": "tỉnh lộ", "ĐT": "đường tỉnh", "HL": "hương lộ", "ĐH": "đường huyện",
    "ĐX": "đường xã", "CT": "cao tốc",
}  # fmt: skip
_SPELLED = "ABCDĐEX"
"""Letters behind a number, which are spelled: *quốc lộ 27C*, *lớp 9A*, *thế hệ 9X*."""
_MEASURED = {"V": "vôn", "W": "oát", "T": "tấn", "G": "G"}
"""Units that are one letter: *220V*."""
_DOTTED = {"Q": "quận", "P": "phường", "U": "u"}
_WHY_LETTER = "Chữ viết tắt có nhiều cách đọc; hỏi nơi soạn văn bản rồi hãy đọc."
_SHORTEST_ROAD = 3
_WHY_CODE = "Mã có chữ và số, Cổng đánh vần chữ; xem bản gốc rồi hãy đọc."
_WHY = "Dãy số dài, Cổng đọc từng chữ số; xem bản gốc rồi hãy đọc."


def _telephone(found: re.Match[str], state: Pass) -> str | None:
    """Digit by digit, with a pause where one is printed, or else after four and after seven."""
    groups = re.findall(r"\d+", found["telephone"])
    digits = "".join(groups)
    if len(digits) <= _LONGEST_NUMBER or not digits.startswith("0"):
        return None
    groups = groups if len(groups) > 1 else [digits[:4], digits[4:7], digits[7:]]
    said = state.say(digits, ", ".join(map(speak_digits, groups)), "digits")
    return f"điện thoại {said}" if found["called"] else said


def _abroad(found: re.Match[str], state: Pass) -> str:
    """“+84 912 345 678”."""
    groups = re.findall(r"\d+", found[0])
    if len(groups) == 1:
        digits = groups[0]
        groups = [digits[:2], digits[2:5], digits[5:8], digits[8:]]
    said = ", ".join(map(speak_digits, filter(None, groups)))
    return f"cộng {state.say(''.join(groups), said, 'digits')}"


def _service(found: re.Match[str], state: Pass) -> str | None:
    """“18001567”, “1900 1234”: four by four; told where no word says that it is called."""
    digits = re.sub(r"\D", "", found[0])
    if not _CALLS.search(state.before(found.start())):
        if re.match(r"[ ]\w", state.after(found.end())):
            return None
        state.doubt(found[0], "Cổng đọc như số điện thoại; xem bản gốc rồi hãy đọc.")
    said = ", ".join(map(speak_digits, filter(None, (digits[:4], digits[4:]))))
    return state.say(digits, said, "digits")


def _short(found: re.Match[str], state: Pass) -> str | None:
    """“gọi 113”."""
    if not _CALLS_SHORT.search(state.before(found.start())):
        return None
    return state.say(found[0], speak_digits(found[0]), "digits")


def _code(found: re.Match[str], state: Pass) -> str | None:
    """An account, an identity or a tax number, and every long one that begins with a zero."""
    digits = re.sub(r"\D", "", found[0])
    is_called = _CODED.search(state.before(found.start(), 45))
    is_long = found[0].isdigit() and len(digits) > _LONGEST_NUMBER
    is_zeroed = found[0].isdigit() and digits.startswith("0") and len(digits) > 3  # noqa: PLR2004
    if not (is_called or is_long or is_zeroed):
        return None
    if not is_called:
        state.doubt(found[0], _WHY)
    groups = re.findall(r"\d+", found[0])
    if len(groups) == 1:
        groups = [digits[place : place + 3] for place in range(0, len(digits), 3)]
    return state.say(digits, ", ".join(map(speak_digits, groups)), "digits")


def _road(found: re.Match[str], state: Pass) -> str | None:
    """“tỉnh lộ 723”, “QL27C”, “ĐH.03”: three digits and more, or a zero, one by one."""
    short, before = _SHORT_ROADS.get(found["short"] or ""), state.before(found.start())
    is_called = bool(_ROADS.search(before))
    if not short and (found["short"] or not is_called):
        return None
    if found["short"] == "CT" and found["sign"] != ".":
        return None  # a directive
    digits, letter = found["digits"], found["letter"]
    if not short and digits.startswith("0"):
        return None
    short = None if is_called else short
    one_by_one = len(digits) >= _SHORTEST_ROAD or digits.startswith("0")
    said = state.say(digits, *((speak_digits(digits), "digits") if one_by_one
                               else (speak_number(digits), "number")))  # fmt: skip
    return " ".join(filter(None, (short, said, letter and spell_letters(letter))))


def _lettered(found: re.Match[str], state: Pass) -> str:
    """“lớp 9A”, “220V”, “3,5T”; other letters are spelled, and told."""
    said = state.say(found["digits"], speak_number(found["digits"]), "number")
    letter, is_whole = found["letter"], found["digits"].isdigit()
    if letter not in _MEASURED and not (letter in _SPELLED and is_whole):
        state.doubt(found[0], _WHY_CODE)
    return f"{said} {_MEASURED.get(letter) or spell_letters(letter)}"


def _dotted(found: re.Match[str], state: Pass) -> str | None:
    """“Q.1”, “U.17”; “P. Nội vụ” may be a ward or an office."""
    letter = found["letter"]
    if found["named"] and letter != "U":
        return state.doubt(found[0].rstrip(), _WHY_LETTER) + found["space"]
    return None if found["named"] else f"{_DOTTED[letter]} " if letter in _DOTTED else None


def _letters_first(found: re.Match[str], state: Pass) -> str:
    """“ST25”, “H5N1”: spelled, and told."""
    state.doubt(found[0], _WHY_CODE)
    pieces = re.findall(r"\d+|\D+", found[0])
    return " ".join(
        state.say(piece, speak_number(piece), "number") if piece.isdigit() else spell_letters(piece)
        for piece in pieces
    )


def _name(found: re.Match[str], state: Pass) -> str | None:
    """“Đề án 06”: the zero belongs to the name."""
    if not _NAMED.search(state.before(found.start())):
        return None
    return state.say(found[0], speak_digits(found[0]), "digits")


CODES = (
    Rule(compile_late(r"(?<!\w)(?:(?P<short>[A-ZĐ]{2})(?P<sign>[. ]?)(?=\d))?(?P<digits>\d{1,4})"
                    r"(?P<letter>[A-Z]?)(?![\w%/]|[ .,-]?\d)"), _road),
    Rule(compile_late(rf"{START}(?P<digits>\d{{1,3}}(?:,\d+)?)(?P<letter>[A-JL-ZĐ])(?![\w&-]|/[^\W\d])"),
         _lettered),
    Rule(compile_late(r"(?<![\w./])(?P<letter>[PQHXU])\.(?P<space>[ ]?)(?=\d|(?P<named>[A-ZĐ][^\W\d_A-Z]))"),  # noqa: E501
         _dotted),
    Rule(compile_late(r"(?<![\w-])(?:[A-ZĐ]{1,4}\d{1,5})+[A-ZĐ]?(?![\w/]|[.,]\d)"), _letters_first),
    Rule(compile_late(r"(?<![\w+])\+84\)?(?:[ .-]?\d){8,10}(?!\w)"), _abroad),
    Rule(
        compile_late(
            rf"{START}(?P<called>ĐT[.:]?[ ]?)?"
            r"(?P<telephone>[(]?\d[)]?(?:[ .-]?[()]?\d[)]?){9,10})(?!\w)"
        ),
        _telephone,
    ),
    Rule(compile_late(rf"{START}1[89]00[ .-]?\d{{4,6}}(?![\w%]|[.,]\d)"), _service),
    Rule(compile_late(rf"{START}\d{{3,5}}(?![\w%/]|[.,]\d|[ ]\d)"), _short),
    Rule(compile_late(rf"{START}\d{{4,}}+(?:[ .-]\d{{2,}}+)*(?![\w%/]|[.,]\d)"), _code),
    Rule(compile_late(rf"{START}\d{{3,4}}(?:[ .-]?\d{{3,4}}){{2,4}}(?![\w%/]|[.,]\d)"), _code),
    Rule(compile_late(rf"{START}0\d(?![\w%/]|[.,-]\d|-\w"
            r"|[ ](?:tháng|năm|chỉ tiêu|xã|nội dung))"), _name),
)  # fmt: skip

"""Numbers that are read digit by digit: telephones, accounts, codes, names of programmes."""

from __future__ import annotations

import re

from thidua.language.spoken.numerals import speak_digits
from thidua.language.spoken.passing import START, Pass, Rule

_LONGEST_NUMBER = 9
_CALLS = re.compile(
    r"(?<!\w)(?:gọi|số|điện thoại|ĐT|SĐT|tổng đài|hotline|đường dây nóng|liên hệ|"
    r"máy|zalo|fax|"
    r"tư vấn|đầu số|phản ánh)(?:[ ](?:tới|đến|về|ngay|qua|số|điện thoại|"
    r"miễn phí))*[ ]?[:.]?[ ]?$",
    re.IGNORECASE,
)
_CALLS_SHORT = re.compile(
    r"(?<!\w)(?:gọi|tổng đài|hotline|đường dây nóng|đầu số)"
    r"(?:[ ](?:tới|đến|về|ngay|số))*[ ]?:?[ ]?$",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"(?<!\w)(?:tài khoản|STK|TK|CCCD|CMND|căn cước|căn cước công dân|"
    r"MST|mã số thuế|mã số|mã|số thẻ|"
    r"số hiệu|số định danh|định danh)(?:[ ](?:số|công dân))*[ ]?[:.]?[ ]?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<!\w)(?:đề án|nghị quyết|chỉ thị|quyết định|kết luận|thông tư|nghị định|quy định|công điện|"
    r"hướng dẫn|thông báo)(?:[ ]số)?[ ]$",
    re.IGNORECASE,
)
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


def _name(found: re.Match[str], state: Pass) -> str | None:
    """“Đề án 06”: the zero belongs to the name."""
    if not _NAMED.search(state.before(found.start())):
        return None
    return state.say(found[0], speak_digits(found[0]), "digits")


CODES = (
    Rule(re.compile(r"(?<![\w+])\+84\)?(?:[ .-]?\d){8,10}(?!\w)"), _abroad),
    Rule(
        re.compile(
            rf"{START}(?P<called>ĐT[.:]?[ ]?)?"
            r"(?P<telephone>[(]?\d[)]?(?:[ .-]?[()]?\d[)]?){9,10})(?!\w)"
        ),
        _telephone,
    ),
    Rule(re.compile(rf"{START}1[89]00[ .-]?\d{{4,6}}(?![\w%]|[.,]\d)"), _service),
    Rule(re.compile(rf"{START}\d{{3,5}}(?![\w%/]|[.,]\d|[ ]\d)"), _short),
    Rule(re.compile(rf"{START}\d{{4,}}(?:[ .-]?\d{{2,}})*(?![\w%/]|[.,]\d)"), _code),
    Rule(re.compile(rf"{START}\d{{3,4}}(?:[ .-]?\d{{3,4}}){{2,4}}(?![\w%/]|[.,]\d)"), _code),
    Rule(re.compile(rf"{START}0\d(?![\w%/]|[.,-]\d|-\w"
            r"|[ ](?:tháng|năm|chỉ tiêu|xã|nội dung))"), _name),
)  # fmt: skip

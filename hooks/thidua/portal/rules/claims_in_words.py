"""What texts of the portal's own say of a plan in words: shares, areas, and who confirmed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.figures.numerals import HALF, NUMERAL, PART, spelled
from thidua.foundation.patterns import compile_late
from thidua.language.bodies import BODY_WORDS
from thidua.language.document_number import printed_numbers
from thidua.language.vietnamese import fold

_DIGITS = r"\d+(?:[.,]\d+)*"
_SHARE = compile_late(
    rf"(?<![\w.,/])({_DIGITS}|{NUMERAL}) (?:phần trăm|phần nghìn)(?!\w)", re.IGNORECASE
)
_AREA = compile_late(rf"(?<![\w.,/])({_DIGITS}|{NUMERAL}) (?:héc ta|hécta|hecta)(?!\w)", re.I)
_PRINTED_SHARE, _PRINTED_AREA = r" ?(?:[%‰]|phan (?:tram|nghin))", r" ?(?:ha|hec ta)\b"
_CONFIRMED = compile_late(
    rf"(?<!\w)được (?:(?:Chính phủ|Thủ tướng|Quốc hội|Trung ương|Bộ|Ban|Kiểm toán|Nhà nước|"
    rf"cấp trên|{BODY_WORDS}|UBND|HĐND)(?!\w)(?:(?!dùng|lấy|giao|mời|gửi|đưa)[^.;]){{0,60}}?"
    r"(?:xác nhận|công nhận|phê duyệt|khen|biểu dương|tặng|chứng nhận|thẩm định|"
    r"(?:đánh giá|xếp)(?= (?:là|hạng|loại|cao|tốt|thứ|đạt|hoàn thành|xuất sắc|thành công)))|"
    r"(?:đánh giá|xếp|công nhận)(?= (?:là|hạng|loại|cao|tốt|thứ|đạt|hoàn thành)))(?!\w)[^.;,]{0,30}"
)
_MET_OF = compile_late(
    rf"(?<![\w.,/-])(\d+|{NUMERAL}) ?(?:trong|trên|/)(?: tổng)?(?: số)? ?(\d+|{NUMERAL}) "
    r"(?:chỉ|mục) tiêu(?!\w)",
    re.IGNORECASE,
)
_IS_MET = compile_late(
    r"\s*(?:(?:nay|đã|đều|được|cơ bản) )*(?:đạt|vượt|hoàn thành|xong)(?! chuẩn)(?!\w)",
    re.IGNORECASE,
)
_HAS_MET = compile_late(
    r"(?<!\w)(?:đạt|vượt|hoàn thành|xong|làm được)(?: \w+){0,3} $", re.IGNORECASE
)
_ASKS = compile_late(
    r"(?<!\w)(?:yêu cầu|quy định|phải|giao|đề ra|đặt ra|chỉ tiêu|mục tiêu|phấn đấu|theo)"
    r"(?!\w)",
    re.IGNORECASE,
)
_PART = compile_late(
    rf"(?<!\w)(?:{HALF}|phân nửa|gấp (?:đôi|rưỡi|(?:\d+|{NUMERAL})(?: lần)?)|{PART}|"
    r"\d+ phần \d+)(?! (?:chặng|quãng|thời gian|đường))(?!\w)",
    re.IGNORECASE,
)
_WAY = compile_late(r"(?<!\w)(?:giảm|tăng|còn) $", re.IGNORECASE)
_MONEY = compile_late(
    r"(?<!\w)(?:yêu cầu|quy định|phải|giao|đề ra|đặt ra|chỉ tiêu|mục tiêu|mức)(?!\w)[^.;]*?"
    r"(?P<said>(?<![\w.,/-])\d+(?:[.,]\d+)* "
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?|đồng))(?!\w)",
    re.IGNORECASE,
)
_LED = compile_late(
    r"(?<!\w)(?:giao(?: cho)?|phân công|do) (?P<unit>[^,.;:“”]{3,60}?) chủ trì(?!\w)", re.IGNORECASE
)
_BEST = compile_late(
    r"(?<!\w)(?:(?:xếp|đứng)(?: (?:hạng|vị trí|thứ))? (?:nhất|đầu|thứ nhất)|dẫn đầu)"
    r"(?: \w+)? (?:tỉnh|cả nước|toàn quốc)(?!\w)",
    re.IGNORECASE,
)
_BESIDE = compile_late(
    r"(?<!\w)(?:cho|về|trong|tại|từ|sau|trước|nhờ|hưởng ứng|thực hiện)(?: \w+)? $", re.IGNORECASE
)
_OF_PLAN = compile_late(
    r"(?<!\w)(?:kế hoạch|chỉ thị|phong trào|kết quả|số liệu|chỉ tiêu|báo cáo|đợt thi đua)(?!\w)",
    re.IGNORECASE,
)


def find_strange_shares(sentence: str, words: str) -> Iterator[re.Match[str]]:
    """Shares and areas in words (*sáu mươi héc ta*) that a plan prints neither so nor in digits.

    Args:
        sentence: that ascribes something to a plan.
        words: of the plan, without marks.
    """
    for pattern, printed in ((_SHARE, _PRINTED_SHARE), (_AREA, _PRINTED_AREA)):
        for found in pattern.finditer(sentence):
            said = found[1]
            value = _bare(said) if said[0].isdigit() else str(spelled(said.lower()) or "")
            forms = "|".join(map(re.escape, filter(None, (value, fold(said)))))
            if value and not re.search(rf"(?<![\d.,])0?(?:{forms}){printed}", words):
                yield found


def find_strange_confirmations(sentence: str, linked: str, words: str) -> Iterator[re.Match[str]]:
    """Who confirmed, approved or praised the plan or its results, and no words of it say so.

    What is said of others in the same sentence (*thôn Đông được tặng Giấy khen*) is not asked.
    """
    for found in _CONFIRMED.finditer(sentence):
        clause = sentence[: found.start()].rpartition(", ")[2]
        head = clause.partition(linked)[0] if linked else clause
        is_named = linked in clause and not _BESIDE.search(head) if linked else False
        is_of_plan = is_named or _OF_PLAN.search(head)
        if is_of_plan and fold(found[0]).strip() not in words:
            yield found


def find_strange_parts(sentence: str, words: str) -> Iterator[tuple[int, str]]:
    """Fractions, sums of money, leaders and ranks that a sentence tells, and the plan does not.

    Yields:
        Where the words begin, and the words.
    """
    ranks = [] if any(printed_numbers(sentence)) else [*_BEST.finditer(sentence)]
    parts = _PART.finditer(sentence) if _ASKS.search(sentence) else ()
    for found in (*parts, *ranks):
        share = _percent_of_fraction(found)
        way = _WAY.search(sentence, 0, found.start())
        printed = rf"{fold(way[0]) if way else '(?<![0-9.,])'}0?{share} ?%"
        if fold(found[0]) not in words and not (share and re.search(printed, words)):
            yield found.start(), found[0]
    for found in _MONEY.finditer(sentence):
        if not re.search(rf"(?<![\d.,])0?{re.escape(_bare(fold(found['said'])))}", words):
            yield found.start("said"), found["said"]
    for found in _LED.finditer(sentence):
        unit = re.escape(fold(found["unit"]))
        is_led = re.search(rf"{unit}[^.;\n]{{0,80}}?chu tri", words)
        if not is_led and re.search(unit, words) and "chu tri" in words:
            yield found.start("unit"), found[0]


def _bare(number: str) -> str:
    """A number without the zeros in front, which say nothing: *05 tỷ đồng* are *5 tỷ đồng*."""
    return re.sub(r"^0+(?=\d)", "", number)


def _percent_of_fraction(found: re.Match[str]) -> str:
    """The percentage that a fraction is, if it is a whole one: 10 for *một phần mười*."""
    groups = found.groupdict()
    if not groups.get("parts"):
        return "50" if "nửa" in found[0].lower() else ""
    parts, whole = (spelled(groups[name].lower()) for name in ("parts", "whole"))
    share = parts * 100 / whole if parts and whole else None
    return str(int(share)) if share and share == int(share) else ""


def find_strange_counts(sentence: str, linked: str, reported: str) -> Iterator[re.Match[str]]:
    """*Chín trong mười chỉ tiêu đã đạt*, and no report counts so."""
    of_plan = re.compile(rf"\s*(?:(?:của|trong|ở) (?:[Kk]ế hoạch (?:số )?)?{re.escape(linked)})?")
    for found in _MET_OF.finditer(sentence):
        behind = of_plan.match(sentence, found.end())
        is_met = behind and _IS_MET.match(sentence, behind.end())
        if not (is_met or _HAS_MET.search(sentence, 0, found.start())):
            continue
        met, of = map(read_count, found.groups())
        if not re.search(rf"(?<!\d)0?{met}/0?{of} (?:chi|muc) tieu", reported):
            yield found


def read_count(words: str) -> int | None:
    """A count in digits or in words; None for what is none."""
    value = int(words) if words.isdigit() else spelled(words.lower())
    return None if value is None else int(value)

"""What texts of the portal's own say of a plan in words: shares, areas, and who confirmed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.figures.numerals import NUMERAL, spelled
from thidua.foundation.patterns import compile_late
from thidua.language.bodies import BODY_WORDS
from thidua.language.vietnamese import fold

_DIGITS = r"\d+(?:[.,]\d+)*"
_SHARE = compile_late(
    rf"(?<![\w.,/])({_DIGITS}|{NUMERAL}) (?:phần trăm|phần nghìn)(?!\w)", re.IGNORECASE
)
_AREA = compile_late(rf"(?<![\w.,/])({_DIGITS}|{NUMERAL}) (?:héc ta|hécta|hecta)(?!\w)", re.I)
_PRINTED_SHARE, _PRINTED_AREA = r" ?(?:[%‰]|phan (?:tram|nghin))", r" ?(?:ha|hec ta)\b"
_CONFIRMED = compile_late(
    rf"(?<!\w)được (?:(?:Chính phủ|Thủ tướng|Quốc hội|Trung ương|Bộ|Ban|Kiểm toán|Nhà nước|"
    rf"cấp trên|{BODY_WORDS}|UBND|HĐND)(?!\w)[^.;]{{0,60}}?(?:xác nhận|công nhận|phê duyệt|"
    r"khen|biểu dương|tặng|chứng nhận|thẩm định|đánh giá|xếp)|(?:đánh giá|xếp|công nhận)(?= (?:là|"
    r"hạng|loại|cao|tốt|thứ|đạt|hoàn thành)))(?!\w)[^.;,]{0,30}"
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
            value = said if said[0].isdigit() else str(spelled(said.lower()) or "")
            forms = "|".join(map(re.escape, filter(None, (value, fold(said)))))
            if value and not re.search(rf"(?<![\d.,])0?(?:{forms}){printed}", words):
                yield found


def find_strange_confirmations(sentence: str, linked: str, words: str) -> Iterator[re.Match[str]]:
    """Who confirmed, approved or praised the plan or its results, and no words of it say so.

    What is said of others in the same sentence (*thôn Đông được tặng Giấy khen*) is not asked.
    """
    for found in _CONFIRMED.finditer(sentence):
        clause = sentence[: found.start()].rpartition(", ")[2]
        is_of_plan = _OF_PLAN.search(clause) or (linked and linked in clause)
        if is_of_plan and fold(found[0]).strip() not in words:
            yield found

"""Whether all that is strange in a name stands before the words of a target, and changes nothing.

In Vietnamese what narrows a thing stands behind it: *hộ nghèo dân tộc thiểu số*. Before it stand
who did it, how and with what zeal, in words that nobody can list. So they are passed over where
the words of the target follow whole, unless one of them is of a kind that makes it another deed:
a step towards it, a means for it, its undoing, or other people, places and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from thidua.foundation.patterns import compile_late
from thidua.language.vietnamese import CAPITALS
from thidua.portal.reports.heads import cut_head
from thidua.portal.reports.implied import say_implied
from thidua.portal.reports.report_phrases import (
    GROUPS,
    HARMLESS,
    PASSED_OVER,
    RATED_GROUPS,
    UNFINISHED,
)
from thidua.portal.reports.report_words import WORD, plain_word, say_alike, spell_out
from thidua.portal.reports.scenes import MAY_NARROW, TOPICS

_LISTS = re.compile(r"[,;]|(?<!\w)(?:và|hoặc|hay|cùng|kết hợp)(?!\w)", re.IGNORECASE)
_CAPITAL = re.compile(rf"(?<=\w )[{CAPITALS}]|\d")
ANOTHER_DEED = compile_late(
    r"(?<!\w)(?:kinh phí|tiền|vốn|nguồn|giống|vật tư|phân|vật liệu|thủ tục|danh sách|hồ sơ|giấy tờ|"
    r"mặt bằng|thiết kế|quy hoạch|chuẩn|tuyên dương|khen|biểu dương|bắt|tập huấn|hướng dẫn|"
    r"kỹ thuật|"
    r"bố trí|giải ngân|phê duyệt|thẩm định|nghiệm thu|lập|trình|giao|phân bổ|phát động|thiệt hại|"
    r"mất|hỏng|chết|hủy|bán|mua|thuê|mượn|sửa|tu sửa|nâng cấp|cải tạo|chăm sóc|bảo vệ|khoanh nuôi|"
    r"khai thác|thu hoạch|chế biến|tiêu thụ|kiểm tra|giám sát|thanh tra|theo dõi|quản lý|khảo sát|"
    r"rà soát|thống kê|điều tra|công bố|xét|thi|dự|tham gia|chuyển|rút|giảm|tăng|thoát|tái|cận|hết|"
    r"quá|chậm|bỏ|thôi|dừng|tạm|lại|thay|dặm|thử|kích hoạt|vận động|kêu gọi|tiếp nhận|nhận|đón|"
    r"hội thảo|hội nghị|mô hình|cuộc|buổi|lượt|lớp|học|dạy|nghề|sơ kết|tổng kết|báo cáo|"
    r"chỉ đạo|yêu cầu|ban hành|công trình|dự án|sản phẩm|diện tích|giá trị|doanh thu|chi phí|chi|"
    r"thu|nợ|lãi|sau|trước|ngoài|dưới|trên|hơn|gần|trưởng thành|toàn|vòng|sơ|cơ sở|cơ bản|một phần|"
    r"chủ trương|tự|về|bình quân|ai|nào|khác|nộp|gửi|xin|chờ|người|ca|cặp|"
    r"đối tượng|trường hợp)(?!\w)",
    re.IGNORECASE,
)
"""Words before those of a target by which a number may be of what leads to it, or undoes it."""


def is_led_up_to(
    name: str, wanted: str, known: Iterable[str], report: str, *, unit: str = ""
) -> bool:
    """Whether the words of a target follow whole behind all that is strange in a name.

    Args:
        name: what the report says the number is of, with its tail.
        wanted: the words of the figure of the target, with its unit.
        known: all words of the target.
        report: all its words.
        unit: of the number.
    """
    told = say_implied(say_alike(" ".join(known)))
    there = {plain_word(word) for word in WORD.findall(told)}
    bare = PASSED_OVER.sub(" ", cut_head(spell_out(name, told), told, report))
    asked = _list_asked(wanted)
    words = [(match, plain_word(match.group())) for match in WORD.finditer(bare)]
    first = next((match.start() for match, word in words if word in asked), -1)
    if first <= 0 or not asked <= {word for _, word in words} | _list_asked(unit):
        return False
    before = bare[:first]
    return not (
        any(
            match.start() > first and word not in there and match.group().lower() not in HARMLESS
            for match, word in words
        )
        or any(
            pattern.search(before)
            for pattern in (
                _LISTS, _CAPITAL, ANOTHER_DEED, MAY_NARROW, TOPICS, GROUPS, RATED_GROUPS, UNFINISHED
            )
        )
    )  # fmt: skip


def _list_asked(text: str) -> set[str]:
    """The words that say of what a figure is."""
    said = PASSED_OVER.sub(" ", say_alike(text))
    return {plain_word(word) for word in WORD.findall(said) if word.lower() not in HARMLESS}

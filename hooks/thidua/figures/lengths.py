"""Which lengths of time are figures: *giảm 02 ngày*; the others are ages and time limits."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late

_MEASURED = compile_late(
    r"(?<!\w)(?:(?:tuổi thọ[^\d,;.]{0,40}|(?:giảm|rút ngắn)(?: \w+)? thời gian[^\d,;.]{0,60}|"
    r"(?:giảm|tăng|thêm|thọ|thọ trung bình|thọ bình quân|sống khỏe|sống khoẻ)"
    r"(?::| đạt| là| còn| tối thiểu| đạt tối thiểu)?|rút ngắn(?:(?! trong ?$)[^\d,;.]){0,40}|"
    r"(?:thời gian (?:chờ|xử lý|giải quyết|mất điện|nằm viện|có mặt|phản hồi|phản ứng|đáp ứng|"
    r"tiếp cận|"
    r"trả lời|lưu trú|phục vụ|cấp cứu|thông quan|khám|điều trị|làm thủ tục)|"
    r"ngày (?:điều trị|nằm viện|lưu trú|khách))[^\d,;.]{0,40}|"
    r"\d+ (?:ngày|giờ|phút|tháng)(?: làm việc)? (?:xuống còn|xuống|còn)|"
    r"từ \d+ (?:xuống còn|xuống|còn|lên)) $)",
    re.IGNORECASE,
)
"""Before a length of time that is a figure: ``giảm 02 ngày``, ``tuổi thọ đạt 75 tuổi``."""
_WITHIN = 70
_CHANGES_BEHIND = compile_late(
    r"(?<!tuổi) (?:làm việc )?(?:xuống còn|xuống|còn|lên) (?:dưới |trên |không quá |tối đa )?\d",
    re.IGNORECASE,
)
"""Behind a length of time that is a level from before."""
_BOUNDED = compile_late(r"(?:không quá|tối đa|dưới)(?!\w)", re.IGNORECASE)
_TIME_OF = compile_late(
    r"(?<!\w)thời (?:gian|hạn)(?! (?:thi đua|thực hiện|tổ chức|vay|bảo hành))[^\d,;.:]{3,60}$",
    re.IGNORECASE,
)
"""Before a bounded length of time that is a figure: *thời gian cấp điện … không quá 4 ngày*."""
_SERVICE = compile_late(r"(?:^|[;,.:(] ?)[^\d;,.:(]*[^\W\d]{2} $")
_SERVED = compile_late(
    r"(?:không quá|không vượt quá|tối đa|dưới) \d+ (?:giờ|phút)(?: ?$|[;,.)])", re.IGNORECASE
)
"""A clause that only says how long something takes at most: *; chờ không quá 30 phút;*."""
_OVER_EACH = compile_late(r"(?: [^\W\d]+){1,4}/[^\W\d]", re.IGNORECASE)
"""Behind a length of time of each: *30 giờ tình nguyện/đoàn viên*."""
_NEXT_TIME = compile_late(
    r"(?<!\w)thời gian[^.:]{3,150}\d+ (?:ngày|giờ|phút|tháng)(?: làm việc)?[,;] $", re.IGNORECASE
)
_FOR_WHOM = compile_late(r" (?:làm việc )?(?:đối )?với ", re.IGNORECASE)
"""Around a second length of time: *thời gian … còn 3 ngày; tối đa 24 giờ đối với hộ*."""


def is_measured(text: str, length: re.Match[str]) -> bool:
    """Whether a length of time is a figure, not an age or a time limit.

    Args:
        text: the line.
        length: the length, with the words of comparison before it.
    """
    start = length.start()
    if _MEASURED.search(text, max(0, start - _WITHIN), start):
        return True
    if _BOUNDED.match(length[0]) and _TIME_OF.search(text, max(0, start - _WITHIN), start):
        return True
    if _SERVICE.search(text, 0, start) and _SERVED.match(text, start):
        return True
    if _OVER_EACH.match(text, length.end()):
        return True
    is_next = _NEXT_TIME.search(text, 0, start) and _FOR_WHOM.match(text, length.end())
    return bool(is_next) or bool(_CHANGES_BEHIND.match(text, length.end()))

"""Which way is better, where a figure has no indicator that says so: told by its own words.

What an office does is counted: more of it is never worse. What it has reached, a title or a
standard, is better reached by more; harm is better lower. Words that say both say nothing.
"""

from __future__ import annotations

import re

from thidua.model.indicator import Better
from thidua.portal.report_wordings import IN_THE_YEAR

_HIGHER = re.compile(
    r"(?<!\w)(?:đạt (?:danh hiệu|(?:tiêu )?chuẩn|tiêu chí|yêu cầu|loại)|hoàn thành|đúng hạn|"
    r"hài lòng|khá, giỏi|lên lớp|tốt nghiệp|chuyên cần|sĩ số|bao phủ|che phủ|"
    r"được (?:công nhận|tiếp cận|dùng|sử dụng|cấp|thu gom|tiêm|khám|đào tạo|cung cấp|quản lý)|"
    r"(?:gia đình|thôn|xóm|bản|khu dân cư|tổ dân phố|cơ quan) văn hóa)(?!\w)|"
    r"^(?:tổng |số )?(?:diện tích|sản lượng|năng suất|giá trị sản xuất|thu nhập|doanh thu|"
    r"lợi nhuận|thu ngân sách|(?:lượt )?khách|xuất khẩu|kim ngạch xuất khẩu|giải ngân)(?!\w)",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"^(?:tỷ lệ |tỉ lệ |tỷ suất |tổng số |số )*(?:người |vụ |ca |trẻ em |trẻ |học sinh |hộ |"
    r"lao động )*"
    r"(?:nghèo|cận nghèo|tai nạn|tội phạm|phạm pháp|suy dinh dưỡng|tử vong|chết|bị thương|mắc |"
    r"thất nghiệp|bỏ học|lưu ban|nợ xấu|nợ đọng|quá hạn|trễ hạn|sinh con thứ|tảo hôn|cháy|"
    r"thất thoát)"
    r"(?!\w)",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"(?<!\w)(?:không|chưa|nghèo|tai nạn|tội phạm|phạm pháp|suy dinh dưỡng|tử vong|chết|bị|mắc|"
    r"thất nghiệp|bỏ học|lưu ban|nợ|quá hạn|trễ hạn|vi phạm|cháy|thất thoát|hết|giảm|thu hồi|chi|"
    r"vụ|sinh con|tệ nạn|thiệt hại)(?!\w)",
    re.IGNORECASE,
)


def tell_better(name: str) -> Better | None:
    """Which way of a figure is better by the words of its name; None if they do not tell."""
    if _LOWER.match(name):
        return Better.LOWER
    if _HARM.search(name):
        return None
    is_good = IN_THE_YEAR.match(name) or _HIGHER.search(name)
    return Better.HIGHER if is_good else None

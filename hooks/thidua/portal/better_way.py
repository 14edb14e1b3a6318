"""Which way of a figure is better, higher or lower, where no indicator says so: by its own words.

What an office does is counted: more of it is never worse. What it has reached, a title or a
standard, is better reached by more; harm is better lower. Words that say both say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from thidua.figures import Figure
from thidua.foundation.patterns import compile_late
from thidua.model.indicator import Better
from thidua.portal.reports.report_wordings import IN_THE_YEAR

_HIGHER = compile_late(
    r"(?<!\w)(?:đạt (?:danh hiệu|(?:tiêu )?chuẩn|tiêu chí|yêu cầu|loại)|hoàn thành|đúng hạn|"
    r"ký cam kết|tiêm chủng|hài lòng|khá, giỏi|lên lớp|tốt nghiệp|chuyên cần|sĩ số|bao phủ|che phủ|"
    r"được (?:công nhận|tiếp cận|dùng|sử dụng|cấp|thu gom|tiêm|khám|đào tạo|cung cấp|quản lý)|"
    r"(?:gia đình|thôn|xóm|bản|khu dân cư|tổ dân phố|cơ quan) (?:văn hóa|kiểu mẫu))(?!\w)|"
    r"^(?:tổng |số )?(?:diện tích|sản lượng|năng suất|giá trị sản xuất|thu nhập|doanh thu|"
    r"lợi nhuận|thu ngân sách|(?:lượt )?khách|xuất khẩu|kim ngạch xuất khẩu|giải ngân|"
    r"đàn (?:trâu|bò|lợn|dê|ngựa|gia súc|gia cầm|vật nuôi|ong)|tổng thu|hợp vệ sinh)(?!\w)|"
    r"hợp vệ sinh$|(?<!\w)(?:thu gom|xử lý) (?:rác|chất thải|nước thải)(?!\w)|trực tuyến$|"
    r"(?<!\w)(?:tại cơ sở y tế|"
    r"(?:học sinh|giáo viên|học viên|lớp) (?:dạy )?(?:giỏi|tiên tiến|xuất sắc)|"
    r"(?:học lực|rèn luyện|hạnh kiểm) (?:khá|giỏi|tốt)|tốc độ tăng trưởng|kinh tế số|phân loại rác|"
    r"khá, tốt|trên chuẩn|kiên cố|huy chương|sáng kiến|tin bài|hòa giải thành|toàn trình|"
    r"hoàn thành tốt)(?!\w)|(?<!\w)không dùng tiền mặt|(?<!\w)(?:bảo hiểm y tế|BHYT)(?!\w)",
    re.IGNORECASE,
)
_DONE = compile_late(
    r"^(?:số |tổng số |lượt )*(?:(?:điều trị|phẫu thuật|xét nghiệm|siêu âm|chụp|lọc máu|hiến|nuôi|"
    r"chăm sóc|sửa|sửa chữa|xây|tiết kiệm|phát|kiểm tra|tuần tra|tuyên truyền|truyền thông|"
    r"quản lý|tập huấn|biên soạn|sưu tầm|viết|huy động|cử|chuyển đổi|trích|đăng ký mới|ký|nạo vét|"
    r"đặt|vớt|đón|tiếp đón|phục vụ|in|phát hành|ra mắt|duy trì|trao|tặng|"
    r"biểu diễn|sản xuất|trưng bày|tham gia|ủng hộ|quyên góp|thăm|quét dọn|mua|đăng|"
    r"giới thiệu|thu kinh phí|thi hành xong|bổ sung|"
    r"dự giờ|thao giảng|dạy|tiếp|triệt phá|phúc tra|diễn tập|ăn bán trú)(?!\w)|"
    r"thu (?=(?:thuế|quỹ|phí|lệ phí|tiền)(?!\w))|(?:thu |vận động )?quỹ|chuyển (?=.*(?<!\w)sang )|"
    r"ngày điều trị)",
    re.IGNORECASE,
)
"""How a target begins of which what is done is counted, or what is collected."""
_GIVEN = compile_late(
    r"^(?:hỗ trợ|giúp|giúp đỡ|tặng|trao|trao tặng|thăm|khám|khám bệnh|cấp|cấp phát|cho vay|"
    r"vận động|ủng hộ|quyên góp|tạo việc làm|đào tạo|dạy nghề|sửa|sửa chữa|xây|xây dựng|điều trị|"
    r"quản lý|quỹ|phát|tuyên truyền)(?!\w)",
    re.IGNORECASE,
)
_WHO_IS_HELPED = compile_late(r"(?<!\w)(?:nghèo|bị|mắc|thất nghiệp|bỏ học|tai nạn)(?!\w)", re.I)
"""What is no harm behind a verb of giving: *tặng quà hộ nghèo*, *khám cho người bị thương*."""
_NO_HARM = compile_late(
    r"(?<!\w)(?:(?:phục|nhiệm|dịch|nghĩa|mùa) vụ|không dùng tiền mặt|mắc ca|"
    r"tiết kiệm chi|(?:phòng|chữa)(?: ngừa|, chống| chống|,)? (?:\w+ )?"
    r"(?:cháy|tội phạm|tai nạn|tệ nạn)|(?:vì|ngày) người nghèo)(?!\w)",
    re.I,
)
_LOWER = compile_late(
    r"^(?:tỷ lệ |tỉ lệ |tỷ suất |tổng số |số )*(?:người |vụ |ca |trẻ em |trẻ |học sinh |hộ |"
    r"lao động )*"
    r"(?:nghèo|cận nghèo|tai nạn|tội phạm|phạm pháp|suy dinh dưỡng|tử vong|chết|bị thương|mắc |"
    r"thất nghiệp|bỏ học|lưu ban|nợ xấu|nợ đọng|quá hạn|trễ hạn|sinh con thứ|tảo hôn|cháy|"
    r"thất thoát)"
    r"(?!\w)",
    re.IGNORECASE,
)
_HARM = compile_late(
    r"(?<!\w)(?:không|chưa|nghèo|tai nạn|tội phạm|phạm pháp|suy dinh dưỡng|tử vong|chết|bị|mắc|"
    r"thất nghiệp|bỏ học|lưu ban|nợ|quá hạn|trễ hạn|vi phạm|cháy|thất thoát|hết|giảm|thu hồi|chi|"
    r"vụ|sinh con|tệ nạn|thiệt hại)(?!\w)",
    re.IGNORECASE,
)
_IS_HELPED = compile_late(
    r"(?<!\w)(?:được|có (?:việc làm|nhà|thẻ|bảo hiểm|hồ sơ|đất)|thoát|tham gia|vay|biết|vượt khó|"
    r"tự nguyện|ký|hoàn thành|khỏi|xử lý|giải quyết|khám phá|hưởng|nhận|dùng|sử dụng|tiếp cận|"
    r"trở lại|quay lại|ra lớp|học nghề|vươn lên|đăng ký)(?!\w)",
    re.IGNORECASE,
)
"""What is done for those who suffer harm, or by them: *hộ nghèo được vay vốn* are not to fall."""
_REMOVED = compile_late(r"(?:xóa|xoá|khắc phục|triệt phá|triệt xóa)(?!\w)", re.IGNORECASE)
"""What is done away with is better gone, whatever harm it is: *xóa 6 điểm đen tai nạn*."""
_GROWS = compile_late(r"^(?!.*(?:dân số|nợ xấu|nợ quá hạn)).*(?<!\w)tăng trưởng$", re.IGNORECASE)
_REACHED = compile_late(
    r"(?<!\w)đạt (?:(?:từ|mức|được|tỷ lệ|tỉ lệ|bình quân|trung bình|tối thiểu|ít nhất) )?\d", re.I
)
"""A number that a plan wants to reach."""
_EITHER_WAY = compile_late(
    r"(?<!\w)(?:cơ cấu|tỷ trọng|tỉ trọng|(?<!học )(?<!dân )(?<!vệ )sinh(?! viên| hoạt| kế)|"
    r"giới tính|hội họp|cuộc họp|thời gian|"
    r"(?:quy mô|tăng|phát triển|mật độ) dân số|chi phí|"
    r"khoảng cách|giá(?! trị)|CPI|lãi suất|biên chế|học phí|tuổi|lạm phát|bội chi|tiêu thụ|"
    r"tiêu hao|phát thải|văn bản|ô nhiễm|tồn|dư nợ|còn|phụ thuộc)(?!\w)",
    re.IGNORECASE,
)
"""Words of quantities that are neither better high nor low, or that nobody knows of."""
_FINISHED = compile_late(r"hoàn thành(?: xây dựng| xây)? \d", re.IGNORECASE)
_ALL = Decimal(100)
_ASIDE = compile_late(r"[;:.(](?!\d)")


def tell_better_in(figure: Figure, line: str, above: Sequence[str] = ()) -> Better | None:
    """Which way of a figure of a line is better, by its name or by how the line sets it.

    *Đảng viên trong dân quân đạt 28%* is to be reached; *75% đạt khá, giỏi* says it behind.

    Args:
        figure: of a target.
        line: in which its span is.
        above: the headings above it, which may say of what it is a part.
    """
    found = tell_better(figure.name)
    if (figure.unit, figure.value, figure.direction) == ("%", _ALL, None) and found is None:
        return Better.HIGHER  # all of a group can only be something to reach
    if found or names_harm(line) or any(_EITHER_WAY.search(words) for words in (line, *above)):
        return found
    start, end = figure.span
    behind = _ASIDE.split(line[end:])[0]
    if (figure.unit or "").startswith("lượt"):
        return Better.HIGHER
    is_good = (
        _REACHED.search(line[start:end])
        or _FINISHED.match(line[:end])
        or _HIGHER.search(f"{figure.name} {behind}")
    )
    return Better.HIGHER if is_good else None


def names_harm(name: str) -> bool:
    """Whether words of harm are in a name, so that nobody knows which way is better."""
    return _HARM.search(_NO_HARM.sub("", name)) is not None


def tell_better(name: str) -> Better | None:
    """Which way of a figure is better by the words of its name; None if they do not tell."""
    if _REMOVED.match(name) or _GROWS.search(name):
        return Better.HIGHER
    if _LOWER.match(name):
        return None if _IS_HELPED.search(name) else Better.LOWER
    rest = _NO_HARM.sub("", name)
    if _HARM.search(_WHO_IS_HELPED.sub("", rest) if _GIVEN.match(name) else rest):
        return None
    is_good = IN_THE_YEAR.match(name) or _HIGHER.search(name) or _DONE.match(name)
    return Better.HIGHER if is_good else None

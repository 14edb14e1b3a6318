"""What goes without saying once a target says something else.

Who graduates is a pupil, who is examined in pregnancy a woman: a report
that says it too does not tell of a part. What follows only mostly is not here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from thidua.foundation.patterns import compile_late

IMPLIED = tuple(
    (compile_late(rf"(?<!\w)(?:{trigger})(?!\w)", re.IGNORECASE), words)
    for trigger, words in (
        (
            r"tốt nghiệp|lên lớp|bỏ học|hạnh kiểm|học lực|chuyên cần|sĩ số|"
            r"hoàn thành chương trình (?:tiểu học|lớp)|vào lớp \d+|học (?:bán trú|2 buổi)",
            "học sinh em",
        ),
        (r"khám thai|uốn ván", "phụ nữ mang thai có thai đẻ"),
        (r"hoàn thành xuất sắc", "nhiệm vụ"),
        (r"(?:cấp|đổi|mới)(?: [\d.]+)? giấy|đất được cấp giấy|giấy", "chứng nhận"),
        (r"giấy chứng nhận|cấp giấy", "quyền sử dụng dùng đất"),
        (r"(?:giải quyết|rút ngắn|cắt giảm|đơn giản)(?: [^\W\d]+){0,4} thủ tục", "hành chính"),
        (r"(?:rút ngắn|cắt giảm) thời gian giải quyết", "thủ tục hành chính"),
        (r"(?<!kết quả )giải quyết (?:TTHC|thủ tục hành chính)", "hồ sơ"),
        (r"trường(?: học)? đạt chuẩn", "quốc gia"),
        (r"trạm y tế.*tiêu chí quốc gia", "về y tế xã"),
        (r"camera", "mắt"),
        (r"thăm", "hỏi tặng quà"),
        (r"(?:đoàn|hội|đảng) viên mới", "kết nạp phát triển"),
        (r"việc làm mới", "tạo"),
        (r"đào tạo(?: cho)?(?: [\d.]+)? lao động", "nghề"),
        (r"học nghề", "dạy nghề"),
        (r"súng", "giao nộp tự giác"),
        (r"ngày công", "lao động"),
        (r"tuyên truyền|lượt người", "nghe tham dự"),
        (r"chi đoàn|công trình, phần việc", "thanh niên"),
        (r"thanh toán trực tuyến", "hồ sơ"),
        (r"cặp vợ chồng", "trong độ tuổi sinh đẻ"),
        (r"hồ sơ tiếp nhận", "khi"),
        (r"đông xuân|hè thu|lúa mùa", "vụ"),
        (r"phá án", "điều tra khám"),
        (r"phòng cháy", "PCCC"),
        (r"kết quả điện tử", "giải quyết TTHC thủ tục hành chính"),
        (r"truyền thông(?: về)? dân số", "kế hoạch hóa gia đình về"),
        (r"ô nhiễm", "môi trường"),
        (r"cơ giới hóa", "diện tích"),
        (r"tuyên truyền.*pháp luật", "phổ biến giáo dục"),
        (r"nhập ngũ|giao quân|tuyển quân", "nghĩa vụ quân sự lên đường thanh niên công dân"),
        (r"(?:độ )?tuổi 17", "nghĩa vụ quân sự"),
        (r"máu", "thu tiếp nhận"),
        (r"(?:sử dụng|dùng) điện", "lưới quốc gia"),
        (r"(?:phủ )?sóng|4G|5G", "di động"),
        (r"internet", "băng rộng"),
        (r"tổng mức bán lẻ(?! hàng hóa)", "hàng hóa"),
        (r"bảo hiểm xã hội|BHXH", "lực lượng lao động"),
        (r"tiêm chủng", "vắc xin mở rộng"),
        (r"văn bản.*ký số", "đi phát hành"),
        (r"sản xuất,? kinh doanh giỏi|SXKD giỏi", "các cấp"),
        (r"tổng thu", "ngân sách"),
        (r"phản biện", "văn bản"),
        (r"lưu trú", "du lịch"),
        (r"tinh giản biên chế", "tổng"),
        (r"hòa giải", "tổ cơ sở"),
        (r"công nghệ số", "cộng đồng"),
        (r"(?:lớp|buổi|hội nghị) tập huấn", "bồi dưỡng"),
    )
)
"""Words of a target, and those which they imply."""


@lru_cache(maxsize=4096)
def say_implied(target: str) -> str:
    """The words of a target, and behind them those that go without saying."""
    implied = (words for trigger, words in IMPLIED if trigger.search(target))
    return " ".join((target, *implied))

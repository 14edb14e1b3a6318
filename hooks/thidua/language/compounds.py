"""Words of two syllables that no line may break: “kinh tế”, “thi đua”.

Vietnamese writes a space inside its compounds, so browsers break lines there.
"""

from __future__ import annotations

import re

_COMPOUNDS = (
    "an ninh", "an toàn", "bảo vệ", "biển đảo", "cải cách", "cao điểm", "chào mừng", "chỉ tiêu",
    "chiến thắng", "chính quyền", "chính trị", "chủ đề", "chuyên đề", "chuyển đổi", "công chức",
    "công nghiệp", "cơ quan", "cơ sở", "dân quân", "dân tộc", "đại hội", "đảng bộ", "đầu tư",
    "điển hình", "đoàn kết", "đợt thi", "giải phóng", "giáo dục", "giảm nghèo", "hạ tầng",
    "hành chính", "hoàn thành", "hợp tác", "huyện ủy", "hưởng ứng", "kế hoạch", "khen thưởng",
    "kinh tế", "kỷ niệm", "lao động", "lần thứ", "lập thành", "môi trường", "năng lực", "ngân sách",
    "ngày lễ", "nghị quyết", "nhân dân", "nhiệm vụ", "nông dân", "nông nghiệp", "nông thôn",
    "nước rút", "phát động", "phát triển", "phong trào", "phụ nữ", "quốc khánh", "quốc phòng",
    "sản xuất", "sáng tạo", "thành lập", "thành phố", "thành tích", "thanh niên", "thi đua",
    "thị trấn", "thị xã", "thông tin", "thực hiện", "tiên tiến", "tổ chức", "trật tự",
    "tuyên truyền", "ủy ban", "văn hóa", "văn minh", "việt nam", "xã hội", "xây dựng", "xuất sắc",
    "yêu nước", "y tế",
)  # fmt: skip
_FOUND = re.compile(
    rf"(?<!\w)(?:{'|'.join(words.replace(' ', ' +') for words in _COMPOUNDS)})(?!\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?<!\w)(năm|tháng|ngày|số|thứ) +(?=[\dIVXLC])", re.IGNORECASE)


def keep_compounds(text: str) -> str:
    """The same words, with no-break spaces inside common compounds, before numbers and dashes."""
    joined = _FOUND.sub(lambda match: match.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
    joined = joined.replace(" - ", "\N{NO-BREAK SPACE}- ")
    return _NUMBERED.sub("\\1\N{NO-BREAK SPACE}", joined)

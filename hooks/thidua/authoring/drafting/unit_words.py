"""The words that names of units consist of, to notice those that have something else in them."""

from __future__ import annotations

import re

_TEXT = """
an anh ba ban bay binh biên biển biểu buôn bàn bán báo bình bí bưu bản bảo bệnh bộ cam cao chi
chiến chiếu cho chung chuyên chuẩn chánh cháy chí chính chất chỉ chợ chủ chức chứng chữ chữa
cá các cán câu có côi công cơ cả cảng cấp cận cập cổ cổng cục cụm của cứu cử cựu da diện doanh
du dân dưỡng dược dịch dục dự dựng gia giao giám giáo giúp giới gồm hai hiểm hiệp hiệu hoá
hoạch huy huyết huyện huấn hàng hành hát hình hòa hóa hưu hạ hại hạt hải hậu hệ họ học hỗ hộ
hội hợp hữu khai khen kho khoa khoáng khu khuyến khuyết khác khách khám khóm khẩu khối khởi
kim kinh kiến kiểm ký kế kịch kỹ lao liên liệu luật là làng lái lâm lãnh lão lý lượng lập lịch
lớp lữ lực môi môn múa mưu mại mạng mầm mẫu mật mặt mọi mối mồ mỗi một nam nghiên nghiệm
nghiệp nghĩa nghề nghệ ngoài ngoại nguyện ngành ngân ngư người nhi nhiệm nhiệt nhà nhánh nhân
nhóm nhạc nhập nhỏ những niên non nuôi này nói nông năng nước nạn nội nữ phong phái pháp phát
phân phí phòng phó phương phường phạm phẩm phẫu phố phổ phụ phục phủ quan quanh quy quyền quân
quản quần quận quốc quỹ riêng rạp rắn rừng sinh soát sách sáng sát sóc sĩ sư sạch sản số sở
sức sử sự sỹ tham thanh thao thi thiết thiếu thiện thuật thuế thuộc thuỷ thành thôn thông thư
thương thường thưởng thải thầy thẩm thập thế thể thị thống thủ thủy thức thực tin tiếp tiền
tiểu tiện toà toàn tra trang triển trong trung truyền trách trên trì trình trú trường trưởng
trại trạm trấn trận trẻ trị trồng trợ trứng trực tuyên tuyến tuyển tuần tuổi ty tài tàn tàng
tàu tá tác tâm tình tòa tôn tư tưởng tượng tại tạo tải tấn tất tầng tập tật tặng tế tỉnh tịch
tố tổ tổng tộc từng tự uyên uỷ vay ven viên viễn việc viện việt và võ vùng văn vũ vườn vấn vận
vật vệ vị vốn với vụ vực xe xuân xuất xây xã xét xí xưởng xạ y yên yếu án âm ích ông ý ăn đa
điều điểm điện đoàn đua đài đào đình đô đơn đường được đại đạo đảng đảo đất đầu đặc đề để địa
đồn đồng độ độc đội động đức đứng ấp ấu ở ủy ương cần
"""
_WORDS = frozenset(_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\([^)]*\)|“[^”]*”")


def has_other_words(name: str) -> bool:
    """Tell whether a name has a word in small letters that names of units do not have."""
    words = _WORD.findall(_ASIDE.sub(" ", name))
    return any(word.islower() and word not in _WORDS for word in words[1:])

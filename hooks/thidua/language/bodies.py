"""The words with which names of bodies, offices and units begin, as regular expressions."""

from __future__ import annotations

BODY_WORDS = (
    "Thủ trưởng|Chủ tịch|Giám đốc|Trưởng|Phòng|Ban(?! hành)|Sở|Trung tâm|Ủy ban|Uỷ ban|UBND|HĐND|"
    "Hội(?! nghị| thảo| thi)|Mặt trận|Đài|Báo(?! cáo)|Cổng|Công an|Bộ(?! môn| phận)|Đoàn(?! kết)|"
    "Liên đoàn|Văn phòng|Bảo hiểm|Kho bạc|Chi cục|Tòa án|Toà án|Viện|Trường(?! hợp)|Đảng ủy|"
    "Huyện ủy|Tỉnh ủy|Thành ủy|Cụm|Khối|Tổ(?! chức)|Thường trực|Lãnh đạo|Chi nhánh|Ngân hàng|Hạt|"
    "Công đoàn|Cục|Vụ(?! việc)|Học viện|Bệnh viện|Trạm|Bí thư|Hiệu trưởng|Chánh|Bưu điện|Điện lực|"
    "(?:Tỉnh|Huyện|Thành|Quận|Thị|Xã) đoàn|Tiểu ban|Công ty|Tập đoàn|Chi bộ|Đồng chí|"
    "Liên đội|Chi đoàn|Đội(?! ngũ)|Chỉ huy|Nhà trường|Thôn|Công chức|Cán bộ|Nông trường|"
    "Xí nghiệp|Phân xưởng|Thuế (?:cơ sở|tỉnh|thành phố)|Hải quan|Đồn (?:Biên phòng|Công an)"
)
LOWER_BODY_WORDS = "phòng|trung tâm|văn phòng|công an|đài|trạm|hội|đoàn|ban|đội|chi cục|sở|trường"

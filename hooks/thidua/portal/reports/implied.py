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
        (r"hài lòng", "về chất lượng dịch vụ khám chữa bệnh phục vụ"),
        (r"tổng vốn đầu tư(?! (?:công|nước|FDI))", "toàn xã hội"),
        (r"khai sinh", "trẻ em đăng ký"),
        (
            r"sang (?:cây trồng khác|trồng cây khác|cây trồng có giá trị)",
            "trồng ngô đậu tương lạc rau màu hoa cây ăn quả sắn dưa mía chè có giá trị kinh tế cao",
        ),
        (r"(?:tiêm phòng|tiêm vắc xin).*(?:gia súc|gia cầm|trâu|bò|lợn|chó)", "tổng đàn"),
        (r"suy dinh dưỡng.*(?:thấp còi|nhẹ cân)", "thể"),
        (r"^(?!.*trẻ).*suy dinh dưỡng.*(?:thấp còi|nhẹ cân)", "ở trẻ em dưới 5 tuổi"),
        (r"xuất khẩu(?! lao động)", "kim ngạch"),
        (r"quỹ.*vận động|vận động.*quỹ", "thu"),
        (r"vận động(?: [\d.]+)? người", "phát triển mới"),
        (r"sinh con", "trường hợp"),
        (r"ủy thác", "nguồn vốn qua các tổ chức hội đoàn thể"),
        (r"khám sức khỏe.*người cao tuổi", "định kỳ"),
        (r"quản lý sức khỏe", "lập hồ sơ"),
        (r"(?:nhà vệ sinh|phòng học|bếp ăn).*trường", "điểm"),
        (r"chuỗi (?:liên kết|giá trị)", "sản xuất gắn với tiêu thụ sản phẩm chế biến"),
        (r"thoát nghèo", "vươn lên"),
        (r"hiến máu|đơn vị máu", "tình nguyện ngày hội đợt"),
        (r"khuyến học", "quỹ khuyến tài"),
        (r"mã số vùng trồng", "được cấp"),
        (r"ban công tác mặt trận", "khu dân cư"),
        (r"nhà (?:đại đoàn kết|tình nghĩa|tình thương|nhân ái)", "hộ gia đình nghèo khó khăn"),
        (r"sinh hoạt chuyên đề", "tổ chức định kỳ"),
        (r"đại biểu HĐND", "hội đồng nhân dân"),
        (r"(?:xử lý|xử phạt).*vi phạm", "trường hợp hành chính"),
        (r"căn cước", "thẻ công dân"),
        (r"cai nghiện", "ma túy"),
        (r"nhà văn hóa", "thôn xóm bản"),
        (r"(?:sản xuất[,]? kinh doanh|SXKD) giỏi", "nông dân"),
        (r"khám thai|uốn ván", "phụ nữ mang thai có thai đẻ"),
        (r"hoàn thành xuất sắc", "nhiệm vụ"),
        (r"(?:cấp|đổi|mới)(?: [\d.]+)? giấy|đất được cấp giấy|giấy", "chứng nhận"),
        (r"giấy chứng nhận|cấp giấy", "quyền sử dụng dùng đất"),
        (r"(?:giải quyết|rút ngắn|cắt giảm|đơn giản)(?: [^\W\d]+){0,4} thủ tục", "hành chính"),
        (r"(?:rút ngắn|cắt giảm) thời gian giải quyết", "thủ tục hành chính"),
        (r"hồ sơ(?: (?:được )?giải quyết)? (?:đúng|trước) hạn", "thủ tục hành chính TTHC"),
        (r"hồ sơ.*(?:đúng|trước) hạn", "trả kết quả giải quyết"),
        (r"làm việc ở nước ngoài|xuất khẩu lao động", "xuất cảnh có thời hạn theo hợp đồng"),
        (r"bán trú", "ăn ở"),
        (r"tin báo|tố giác", "tố giác tin báo về tội phạm"),
        (r"tin,? bài", "trang cổng thông tin điện tử"),
        (r"kiểm tra.*an toàn thực phẩm", "tại cơ sở sản xuất kinh doanh"),
        (r"hỏa táng", "ca tử vong người chết"),
        (r"sơ sinh|trước sinh", "trẻ bà mẹ"),
        (r"(?<!kết quả )giải quyết (?:TTHC|thủ tục hành chính)", "hồ sơ"),
        (r"trường(?: học)? đạt chuẩn", "quốc gia"),
        (r"trạm y tế.*tiêu chí quốc gia", "về y tế xã"),
        (r"camera", "mắt"),
        (r"wifi", "phát"),
        (r"sản lượng", "thu hoạch"),
        (r"rác thải.*(?:tại nguồn)", "sinh hoạt"),
        (r"kiểm tra.*cơ sở(?: \w+)? thực phẩm", "sản xuất kinh doanh"),
        (r"thăm", "hỏi tặng quà"),
        (r"(?:đoàn|hội|đảng) viên mới", "kết nạp phát triển"),
        (r"việc làm mới", "tạo"),
        (r"đào tạo(?: cho)?(?: [\d.]+)? lao động", "nghề"),
        (r"học nghề", "dạy đào tạo nghề"),
        (r"tham gia (?:bảo hiểm y tế|BHYT)", "cấp thẻ"),
        (r"súng", "giao nộp tự giác"),
        (r"ngày công", "lao động"),
        (r"tuyên truyền|lượt người", "nghe tham dự gia"),
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
        (r"nghĩa vụ quân sự.*tuổi 17", "nam công dân"),
        (r"sơ tuyển|khám tuyển", "nghĩa vụ quân sự"),
        (r"vay vốn", "giải ngân"),
        (r"đúng mục đích", "dùng"),
        (r"khen thưởng \d+ (?:tập thể|cá nhân)", "tặng giấy khen"),
        (r"tập huấn kỹ thuật", "trồng trọt chăn nuôi"),
        (r"máu", "thu tiếp nhận"),
        (r"(?:sử dụng|dùng) điện", "lưới quốc gia"),
        (r"(?:phủ )?sóng|4G|5G", "di động"),
        (r"internet", "băng rộng"),
        (r"tổng mức bán lẻ(?! hàng hóa)", "hàng hóa"),
        (r"bảo hiểm xã hội|BHXH", "lực lượng lao động"),
        (r"tiêm chủng", "vắc xin mở rộng"),
        (r"văn bản.*ký số", "đi phát hành trên hệ thống quản lý văn bản điều hành"),
        (r"thanh toán trực tuyến", "phí lệ phí"),
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

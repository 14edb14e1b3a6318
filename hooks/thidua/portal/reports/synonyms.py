"""Wordings that say the same, so that names may have either."""

from __future__ import annotations

import re

SAME_WORDS = (
    (re.compile(r"(?<!\w)không (?:ngừng|chỉ|những)(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<=nghèo) đa chiều(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)ký kết(?!\w)", re.IGNORECASE), "ký"),
    (re.compile(r"(?<!\w)((?i:chỉ số) [^()]{3,60}?) \([A-Z][A-Z -]+\)"), r"\1"),
    (re.compile(r"(?<!\w)(?:BQ|b/q)(?!\w)"), "bình quân"),
    (re.compile(r"(?<!\w)GTSX(?!\w)"), "giá trị sản xuất"),
    (re.compile(r"(?<!\w)dân quân(?!\w)", re.IGNORECASE), "dân_quân"),
    (
        re.compile(
            r"(?<!\w)(?:đúng(?: hạn)?(?:,| và| hoặc) trước hạn|"
            r"trước(?: hạn)?(?:,| và| hoặc) đúng hạn)",
            re.IGNORECASE,
        ),
        "đúng hạn",
    ),
    (re.compile(r"(?<!\w)do (?=\w+(?: \w+)? làm chủ(?!\w))(.{1,12}) làm chủ"), r"\1"),
    (re.compile(r"(?<!\w)làm (?=(?:mới )?(?:đường|cầu|nhà))", re.IGNORECASE), "xây dựng "),
    (
        re.compile(
            r"(?<!\w)phát triển (?=(?:mới |được |thêm )*(?:đoàn|hội|đảng) viên)", re.IGNORECASE
        ),
        "kết nạp ",
    ),
    (re.compile(r"(?<!\w)nộp (?=trực tuyến)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)sử dụng(?!\w)", re.IGNORECASE), "dùng"),
    (
        re.compile(r"(?<!\w)tổng sản phẩm(?: trên địa bàn| trong tỉnh)?(?!\w)", re.IGNORECASE),
        "GRDP",
    ),
    (
        re.compile(
            r"(?<!\w)(?:(?:một|1) vạn|(?<!\d )vạn(?= (?:dân|người)))(?!\w)|(?<!\d)10[. ]000(?!\d)",
            re.IGNORECASE,
        ),
        "10000",
    ),
    (re.compile(r"(?<!\w)(?:một|1) nghìn(?!\w)|(?<![\d.])1[. ]000(?!\d)", re.IGNORECASE), "1000"),
    (re.compile(r"(?<!\w)dịch vụ công (?=trực tuyến)", re.IGNORECASE), ""),
    (re.compile(r"(?<=trực tuyến) toàn phần(?!\w)", re.IGNORECASE), " toàn trình"),
    (re.compile(r"(?<=sĩ số) (?:học sinh|trẻ|học viên)(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)hộ gia đình(?!\w| văn)", re.IGNORECASE), "hộ"),
    (re.compile(r"(?<!\w)(?:số )?vụ (?=phạm pháp|tội phạm|phạm tội|vi phạm)", re.I), ""),
    (re.compile(r"(?<!\w)đơn (?=khiếu nại|thư|tố cáo)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)bộ (?=tiêu chí)", re.IGNORECASE), ""),
    (re.compile(r"(?<=công suất) (?:sử dụng|dùng)(?= giường)", re.IGNORECASE), ""),
    (re.compile(r"(?<=đạt chuẩn) trình độ(?: đào tạo)?(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<=chuẩn trình độ) đào tạo(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)lắp đặt(?!\w)", re.IGNORECASE), "lắp"),
    (re.compile(r"(?<!\w)trung bình(?!\w)", re.IGNORECASE), "bình quân"),
    (re.compile(r"(?<=tỷ suất) tử vong(?!\w)", re.IGNORECASE), " chết"),
    (re.compile(r"(?<=tuyến phố văn minh) đô thị(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)(?:luyện tập|tập luyện)(?!\w)", re.IGNORECASE), "tập"),
    (re.compile(r"(?<=đạt chuẩn)([^,;\d]{0,30}) trở lên(?!\w)", re.IGNORECASE), r"\1"),
    (re.compile(r"(?<!\w)đáp ứng (?=(?:quy|tiêu) chuẩn)", re.IGNORECASE), "theo "),
    (
        re.compile(
            r"(?<!\w)(?:đi )?(?:làm việc|lao động)(?: có thời hạn)? ở nước ngoài"
            r"(?: theo hợp đồng)?(?!\w)",
            re.IGNORECASE,
        ),
        "xuất khẩu lao động",
    ),
    (
        re.compile(r"(?<!\w)(?:(?:học sinh|trẻ|học viên) )?đi học (?=chuyên cần)", re.IGNORECASE),
        "",
    ),
    (re.compile(r"(?<!\w)chuyển đảng (?=chính thức)", re.IGNORECASE), "chuyển "),
    (re.compile(r"(chính thức(?: cho)?(?: đảng viên)?) dự bị(?!\w)", re.IGNORECASE), r"\1"),
    (re.compile(r"(?<!\w)cơ quan, đơn vị(?!\w)", re.IGNORECASE), "cơ quan"),
    (re.compile(r"(?<!\w)(?:tiêu )?chuẩn (?=văn hóa|phù hợp|“?an toàn về)", re.IGNORECASE), ""),
    (
        re.compile(
            r"(?<!\w)có (?=hồ sơ)|(?<!\w)(?:được |đã )?lập (?=hồ sơ sức)|(?<!\w)được lập (?=hồ sơ)",
            re.IGNORECASE,
        ),
        "",
    ),
    (re.compile(r"(?<!\w)tham gia lớp (?=bồi dưỡng|tập huấn|đào tạo)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)xã, phường, (?:thị trấn|đặc khu)(?!\w)", re.IGNORECASE), "xã, phường"),
    (re.compile(r"(?<!\w)được cung cấp (?=nước)", re.IGNORECASE), "dùng "),
    (re.compile(r"(?<!\w)(?:vụ )?(?:phạm tội|tội phạm)(?!\w)", re.IGNORECASE), "tội phạm"),
    (re.compile(r"(?<=đoàn kết) toàn dân tộc(?!\w)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)làm (?=(?:người )?chết|bị thương)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)trong (?:3|ba) (?:thời kỳ|thai kỳ|kỳ)(?: mang thai| thai)?", re.I), ""),
    (re.compile(r"(?<!\w)(?:tiếp nhận|cung cấp) (?=trực tuyến)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)(?:hố xí|nhà tiêu|nhà vệ sinh)(?!\w)", re.IGNORECASE), "nhà tiêu"),
    (re.compile(r"(?<!\w)(?:ít nhất|từ|đủ) (?=\d+ lần)", re.IGNORECASE), ""),
    (re.compile(r"(?<=\d lần) trở lên", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)thăm(?: hỏi)?(?:,| và) (?=tặng)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)nâng cấp, (?=chỉnh trang)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)đào đắp, (?=nạo vét)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)triển khai (?=hóa đơn)", re.IGNORECASE), "dùng "),
    (re.compile(r",(?: [^\W\d]+){0,3} như [^\W\d][^;]*$", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)chất thải rắn(?!\w)", re.IGNORECASE), "rác thải"),
    (re.compile(r"(?<!\w)áp dụng (?=biện pháp)", re.IGNORECASE), "dùng "),
    (
        re.compile(r"(?<!\w)tập hợp (?=(?:phụ nữ|hội viên|đoàn viên))", re.IGNORECASE),
        "thu hút ",
    ),
    (re.compile(r"(?<!\w)tham gia(?: tổ chức)? (?=(?:Hội|Đoàn)(?!\w))"), "vào "),
    (re.compile(r"(?<!\w)sửa chữa(?!\w)", re.IGNORECASE), "sửa"),
    (re.compile(r"(?<!\w)sang Đảng(?!\w)"), "cho Đảng"),
    (re.compile(r"(?<!\w)tuyến (?=đường)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)có (?:điện|đèn)(?: đường)? chiếu sáng", re.IGNORECASE), "được chiếu sáng"),
    (re.compile(r"(?<=tiêu chí )xã (?=nông thôn mới)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)nuôi trồng(?!\w)", re.IGNORECASE), "nuôi"),
    (re.compile(r"(?<!\w)(?:có )?hoàn cảnh (?=khó khăn)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\w)duy tu, bảo dưỡng(?!\w)", re.IGNORECASE), "duy tu"),
    (re.compile(r"(?<!\w)(?:triệt phá|triệt xóa)(?!\w)", re.IGNORECASE), "triệt phá"),
)
"""Pairs of a wording and another that says the same, so that names may have either."""

"""Wordings that say the same, so that names may have either."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late

SAME_WORDS = (
    (compile_late(r"(?<!\w)không (?:ngừng|chỉ|những)(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<=nghèo) đa chiều(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)ký kết(?!\w)", re.IGNORECASE), "ký"),
    (compile_late(r"(?<!\w)((?i:chỉ số) [^()]{3,60}?) \([A-Z][A-Z -]+\)"), r"\1"),
    (compile_late(r"(?<!\w)(?:BQ|b/q)(?!\w)"), "bình quân"),
    (compile_late(r"(?<!\w)GTSX(?!\w)"), "giá trị sản xuất"),
    (compile_late(r"(?<!\w)dân quân(?!\w)", re.IGNORECASE), "dân_quân"),
    (
        compile_late(
            r"(?<!\w)(?:đúng(?: hạn)?(?:,| và| hoặc) trước hạn|"
            r"trước(?: hạn)?(?:,| và| hoặc) đúng hạn)",
            re.IGNORECASE,
        ),
        "đúng hạn",
    ),
    (compile_late(r"(?<!\w)do (?=\w+(?: \w+)? làm chủ(?!\w))(.{1,12}) làm chủ"), r"\1"),
    (compile_late(r"(?<!\w)làm (?=(?:mới )?(?:đường|cầu|nhà))", re.IGNORECASE), "xây dựng "),
    (
        compile_late(
            r"(?<!\w)phát triển (?=(?:mới |được |thêm )*(?:đoàn|hội|đảng) viên)", re.IGNORECASE
        ),
        "kết nạp ",
    ),
    (compile_late(r"(?<!\w)nộp (?=trực tuyến)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)sử dụng(?!\w)", re.IGNORECASE), "dùng"),
    (
        compile_late(r"(?<!\w)tổng sản phẩm(?: trên địa bàn| trong tỉnh)?(?!\w)", re.IGNORECASE),
        "GRDP",
    ),
    (
        compile_late(
            r"(?<!\w)(?:(?:một|1) vạn|(?<!\d )vạn(?= (?:dân|người)))(?!\w)|(?<!\d)10[. ]000(?!\d)",
            re.IGNORECASE,
        ),
        "10000",
    ),
    (compile_late(r"(?<!\w)(?:một|1) nghìn(?!\w)|(?<![\d.])1[. ]000(?!\d)", re.IGNORECASE), "1000"),
    (compile_late(r"(?<!\w)dịch vụ công (?=trực tuyến)", re.IGNORECASE), ""),
    (compile_late(r"(?<=trực tuyến) toàn phần(?!\w)", re.IGNORECASE), " toàn trình"),
    (compile_late(r"(?<=sĩ số) (?:học sinh|trẻ|học viên)(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)hộ gia đình(?!\w| văn)", re.IGNORECASE), "hộ"),
    (compile_late(r"(?<!\w)(?:số )?vụ (?=phạm pháp|tội phạm|phạm tội|vi phạm)", re.I), ""),
    (compile_late(r"(?<!\w)đơn (?=khiếu nại|thư|tố cáo)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)bộ (?=tiêu chí)", re.IGNORECASE), ""),
    (compile_late(r"(?<=công suất) (?:sử dụng|dùng)(?= giường)", re.IGNORECASE), ""),
    (compile_late(r"(?<=đạt chuẩn) trình độ(?: đào tạo)?(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<=chuẩn trình độ) đào tạo(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)lắp đặt(?!\w)", re.IGNORECASE), "lắp"),
    (compile_late(r"(?<!\w)trung bình(?!\w)", re.IGNORECASE), "bình quân"),
    (compile_late(r"(?<=tỷ suất) tử vong(?!\w)", re.IGNORECASE), " chết"),
    (compile_late(r"(?<=tuyến phố văn minh) đô thị(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)(?:luyện tập|tập luyện)(?!\w)", re.IGNORECASE), "tập"),
    (compile_late(r"(?<=đạt chuẩn)([^,;\d]{0,30}) trở lên(?!\w)", re.IGNORECASE), r"\1"),
    (compile_late(r"(?<!\w)đáp ứng (?=(?:quy|tiêu) chuẩn)", re.IGNORECASE), "theo "),
    (
        compile_late(
            r"(?<!\w)(?:đi )?(?:làm việc|lao động)(?: có thời hạn)? ở nước ngoài"
            r"(?: theo hợp đồng)?(?!\w)",
            re.IGNORECASE,
        ),
        "xuất khẩu lao động",
    ),
    (
        compile_late(r"(?<!\w)(?:(?:học sinh|trẻ|học viên) )?đi học (?=chuyên cần)", re.IGNORECASE),
        "",
    ),
    (compile_late(r"(?<!\w)chuyển đảng (?=chính thức)", re.IGNORECASE), "chuyển "),
    (compile_late(r"(chính thức(?: cho)?(?: đảng viên)?) dự bị(?!\w)", re.IGNORECASE), r"\1"),
    (compile_late(r"(?<!\w)cơ quan, đơn vị(?!\w)", re.IGNORECASE), "cơ quan"),
    (compile_late(r"(?<!\w)(?:tiêu )?chuẩn (?=văn hóa|phù hợp|“?an toàn về)", re.IGNORECASE), ""),
    (
        compile_late(
            r"(?<!\w)có (?=hồ sơ)|(?<!\w)(?:được |đã )?lập (?=hồ sơ sức)|(?<!\w)được lập (?=hồ sơ)",
            re.IGNORECASE,
        ),
        "",
    ),
    (compile_late(r"(?<!\w)tham gia lớp (?=bồi dưỡng|tập huấn|đào tạo)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)xã, phường, (?:thị trấn|đặc khu)(?!\w)", re.IGNORECASE), "xã, phường"),
    (compile_late(r"(?<!\w)được cung cấp (?=nước)", re.IGNORECASE), "dùng "),
    (compile_late(r"(?<!\w)(?:vụ )?(?:phạm tội|tội phạm)(?!\w)", re.IGNORECASE), "tội phạm"),
    (compile_late(r"(?<=đoàn kết) toàn dân tộc(?!\w)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)làm (?=(?:người )?chết|bị thương)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)trong (?:3|ba) (?:thời kỳ|thai kỳ|kỳ)(?: mang thai| thai)?", re.I), ""),
    (compile_late(r"(?<!\w)(?:tiếp nhận|cung cấp) (?=trực tuyến)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)(?:hố xí|nhà tiêu|nhà vệ sinh)(?!\w)", re.IGNORECASE), "nhà tiêu"),
    (compile_late(r"(?<!\w)(?:ít nhất|từ|đủ) (?=\d+ lần)", re.IGNORECASE), ""),
    (compile_late(r"(?<=\d lần) trở lên", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)thăm(?: hỏi)?(?:,| và) (?=tặng)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)nâng cấp, (?=chỉnh trang)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)đào đắp, (?=nạo vét)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)triển khai (?=hóa đơn)", re.IGNORECASE), "dùng "),
    (compile_late(r",(?: [^\W\d]+){0,3} như [^\W\d][^;]*$", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)chất thải rắn(?!\w)", re.IGNORECASE), "rác thải"),
    (compile_late(r"(?<!\w)áp dụng (?=biện pháp)", re.IGNORECASE), "dùng "),
    (
        compile_late(r"(?<!\w)tập hợp (?=(?:phụ nữ|hội viên|đoàn viên))", re.IGNORECASE),
        "thu hút ",
    ),
    (compile_late(r"(?<!\w)tham gia(?: tổ chức)? (?=(?:Hội|Đoàn)(?!\w))"), "vào "),
    (compile_late(r"(?<!\w)sửa chữa(?!\w)", re.IGNORECASE), "sửa"),
    (compile_late(r"(?<!\w)sang Đảng(?!\w)"), "cho Đảng"),
    (compile_late(r"(?<!\w)tuyến (?=đường)", re.IGNORECASE), ""),
    (
        compile_late(r"(?<!\w)có (?:điện|đèn)(?: đường)? chiếu sáng", re.IGNORECASE),
        "được chiếu sáng",
    ),
    (compile_late(r"(?<=tiêu chí )xã (?=nông thôn mới)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)nuôi trồng(?!\w)", re.IGNORECASE), "nuôi"),
    (compile_late(r"(?<!\w)(?:có )?hoàn cảnh (?=khó khăn)", re.IGNORECASE), ""),
    (compile_late(r"(?<!\w)duy tu, bảo dưỡng(?!\w)", re.IGNORECASE), "duy tu"),
    (compile_late(r"(?<!\w)(?:triệt phá|triệt xóa)(?!\w)", re.IGNORECASE), "triệt phá"),
)
"""Pairs of a wording and another that says the same, so that names may have either."""

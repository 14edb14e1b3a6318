"""Wordings that say the same, so that names may have either."""

from __future__ import annotations

import re

SAME_WORDS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (("không",), re.compile(r"(?<!\w)không (?:ngừng|chỉ|những)(?!\w)", re.IGNORECASE), ""),
    (("đa chiều",), re.compile(r"(?<=nghèo) đa chiều(?!\w)", re.IGNORECASE), ""),
    (("ký kết",), re.compile(r"(?<!\w)ký kết(?!\w)", re.IGNORECASE), "ký"),
    (("chỉ số",), re.compile(r"(?<!\w)((?i:chỉ số) [^()]{3,60}?) \([A-Z][A-Z -]+\)"), r"\1"),
    (
        (
            "bq",
            "b/q",
        ),
        re.compile(r"(?<!\w)(?:BQ|b/q)(?!\w)"),
        "bình quân",
    ),
    (
        ("trên chuẩn",),
        re.compile(r"(?<!đạt và )(?<!đạt, )(?<!\w)trên chuẩn(?!\w)", re.IGNORECASE),
        "trên_chuẩn",
    ),
    (("gtsx",), re.compile(r"(?<!\w)GTSX(?!\w)"), "giá trị sản xuất"),
    (("dân quân",), re.compile(r"(?<!\w)dân quân(?!\w)", re.IGNORECASE), "dân_quân"),
    (
        (
            "trước hạn",
            "đúng hạn",
        ),
        re.compile(
            r"(?<!\w)(?:đúng(?: hạn)?(?:,| và| hoặc) trước hạn|"
            r"trước(?: hạn)?(?:,| và| hoặc) đúng hạn)",
            re.IGNORECASE,
        ),
        "đúng hạn",
    ),
    (("làm chủ",), re.compile(r"(?<!\w)do (?=\w+(?: \w+)? làm chủ(?!\w))(.{1,12}) làm chủ"), r"\1"),
    (
        ("làm",),
        re.compile(r"(?<!\w)làm (?=(?:mới )?(?:đường|cầu|nhà))", re.IGNORECASE),
        "xây dựng ",
    ),
    (
        ("phát triển",),
        re.compile(
            r"(?<!\w)phát triển (?=(?:mới |được |thêm )*(?:đoàn|hội|đảng) viên)", re.IGNORECASE
        ),
        "kết nạp ",
    ),
    (("trực tuyến",), re.compile(r"(?<!\w)nộp (?=trực tuyến)", re.IGNORECASE), ""),
    (("sử dụng",), re.compile(r"(?<!\w)sử dụng(?!\w)", re.IGNORECASE), "dùng"),
    (
        ("tổng sản phẩm",),
        re.compile(r"(?<!\w)tổng sản phẩm(?: trên địa bàn| trong tỉnh)?(?!\w)", re.IGNORECASE),
        "GRDP",
    ),
    (
        (
            "vạn",
            "000",
        ),
        re.compile(
            r"(?<!\w)(?:(?:một|1) vạn|(?<!\d )vạn(?= (?:dân|người)))(?!\w)|(?<!\d)10[. ]000(?!\d)",
            re.IGNORECASE,
        ),
        "10000",
    ),
    (
        (
            "nghìn",
            "000",
        ),
        re.compile(r"(?<!\w)(?:một|1) nghìn(?!\w)|(?<![\d.])1[. ]000(?!\d)", re.IGNORECASE),
        "1000",
    ),
    (("dịch vụ công",), re.compile(r"(?<!\w)dịch vụ công (?=trực tuyến)", re.IGNORECASE), ""),
    (("trực tuyến",), re.compile(r"(?<=trực tuyến) toàn phần(?!\w)", re.IGNORECASE), " toàn trình"),
    (("sĩ số",), re.compile(r"(?<=sĩ số) (?:học sinh|trẻ|học viên)(?!\w)", re.IGNORECASE), ""),
    (("hộ gia đình",), re.compile(r"(?<!\w)hộ gia đình(?!\w| văn)", re.IGNORECASE), "hộ"),
    (
        (
            "phạm pháp",
            "tội phạm",
            "phạm tội",
            "vi phạm",
        ),
        re.compile(r"(?<!\w)(?:số )?vụ (?=phạm pháp|tội phạm|phạm tội|vi phạm)", re.I),
        "",
    ),
    (("đơn",), re.compile(r"(?<!\w)đơn (?=khiếu nại|thư|tố cáo)", re.IGNORECASE), ""),
    (("tiêu chí",), re.compile(r"(?<!\w)bộ (?=tiêu chí)", re.IGNORECASE), ""),
    (("công suất",), re.compile(r"(?<=công suất) (?:sử dụng|dùng)(?= giường)", re.IGNORECASE), ""),
    (("đạt chuẩn",), re.compile(r"(?<=đạt chuẩn) trình độ(?: đào tạo)?(?!\w)", re.IGNORECASE), ""),
    (("chuẩn trình độ",), re.compile(r"(?<=chuẩn trình độ) đào tạo(?!\w)", re.IGNORECASE), ""),
    (("lắp đặt",), re.compile(r"(?<!\w)lắp đặt(?!\w)", re.IGNORECASE), "lắp"),
    (("trung bình",), re.compile(r"(?<!\w)trung bình(?!\w)", re.IGNORECASE), "bình quân"),
    (("tử vong",), re.compile(r"(?<=tỷ suất) tử vong(?!\w)", re.IGNORECASE), " chết"),
    (
        ("tuyến phố văn minh",),
        re.compile(r"(?<=tuyến phố văn minh) đô thị(?!\w)", re.IGNORECASE),
        "",
    ),
    (
        (
            "luyện tập",
            "tập luyện",
        ),
        re.compile(r"(?<!\w)(?:luyện tập|tập luyện)(?!\w)", re.IGNORECASE),
        "tập",
    ),
    (
        ("đạt chuẩn",),
        re.compile(r"(?<=đạt chuẩn)([^,;\d]{0,30}) trở lên(?!\w)", re.IGNORECASE),
        r"\1",
    ),
    (("đáp ứng",), re.compile(r"(?<!\w)đáp ứng (?=(?:quy|tiêu) chuẩn)", re.IGNORECASE), "theo "),
    (
        ("ở nước ngoài",),
        re.compile(
            r"(?<!\w)(?:đi )?(?:làm việc|lao động)(?: có thời hạn)? ở nước ngoài"
            r"(?: theo hợp đồng)?(?!\w)",
            re.IGNORECASE,
        ),
        "xuất khẩu lao động",
    ),
    (
        ("chuyên cần",),
        re.compile(r"(?<!\w)(?:(?:học sinh|trẻ|học viên) )?đi học (?=chuyên cần)", re.IGNORECASE),
        "",
    ),
    (("chuyển đảng",), re.compile(r"(?<!\w)chuyển đảng (?=chính thức)", re.IGNORECASE), "chuyển "),
    (
        ("chính thức",),
        re.compile(r"(chính thức(?: cho)?(?: đảng viên)?) dự bị(?!\w)", re.IGNORECASE),
        r"\1",
    ),
    (("cơ quan, đơn vị",), re.compile(r"(?<!\w)cơ quan, đơn vị(?!\w)", re.IGNORECASE), "cơ quan"),
    (
        ("chuẩn",),
        re.compile(r"(?<!\w)(?:tiêu )?chuẩn (?=văn hóa|phù hợp|“?an toàn về)", re.IGNORECASE),
        "",
    ),
    (
        ("hồ sơ",),
        re.compile(
            r"(?<!\w)có (?=hồ sơ)|(?<!\w)(?:được |đã )?lập (?=hồ sơ sức)|(?<!\w)được lập (?=hồ sơ)",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        ("tham gia lớp",),
        re.compile(r"(?<!\w)tham gia lớp (?=bồi dưỡng|tập huấn|đào tạo)", re.IGNORECASE),
        "",
    ),
    (
        ("xã, phường,",),
        re.compile(r"(?<!\w)xã, phường, (?:thị trấn|đặc khu)(?!\w)", re.IGNORECASE),
        "xã, phường",
    ),
    (("được cung cấp",), re.compile(r"(?<!\w)được cung cấp (?=nước)", re.IGNORECASE), "dùng "),
    (
        (
            "phạm tội",
            "tội phạm",
        ),
        re.compile(r"(?<!\w)(?:vụ )?(?:phạm tội|tội phạm)(?!\w)", re.IGNORECASE),
        "tội phạm",
    ),
    (("toàn dân tộc",), re.compile(r"(?<=đoàn kết) toàn dân tộc(?!\w)", re.IGNORECASE), ""),
    (("làm",), re.compile(r"(?<!\w)làm (?=(?:người )?chết|bị thương)", re.IGNORECASE), ""),
    (
        ("trong",),
        re.compile(r"(?<!\w)trong (?:3|ba) (?:thời kỳ|thai kỳ|kỳ)(?: mang thai| thai)?", re.I),
        "",
    ),
    (
        ("trực tuyến",),
        re.compile(r"(?<!\w)(?:tiếp nhận|cung cấp) (?=trực tuyến)", re.IGNORECASE),
        "",
    ),
    (
        (
            "hố xí",
            "nhà tiêu",
            "nhà vệ sinh",
        ),
        re.compile(r"(?<!\w)(?:hố xí|nhà tiêu|nhà vệ sinh)(?!\w)", re.IGNORECASE),
        "nhà tiêu",
    ),
    (("lần",), re.compile(r"(?<!\w)(?:ít nhất|từ|đủ) (?=\d+ lần)", re.IGNORECASE), ""),
    (("trở lên",), re.compile(r"(?<=\d lần) trở lên", re.IGNORECASE), ""),
    (("thăm",), re.compile(r"(?<!\w)thăm(?: hỏi)?(?:,| và) (?=tặng)", re.IGNORECASE), ""),
    (("chỉnh trang",), re.compile(r"(?<!\w)nâng cấp, (?=chỉnh trang)", re.IGNORECASE), ""),
    (("đào đắp,",), re.compile(r"(?<!\w)đào đắp, (?=nạo vét)", re.IGNORECASE), ""),
    (("triển khai",), re.compile(r"(?<!\w)triển khai (?=hóa đơn)", re.IGNORECASE), "dùng "),
    (("như",), re.compile(r",(?: [^\W\d]+){0,3} như [^\W\d][^;]*$", re.IGNORECASE), ""),
    (("chất thải rắn",), re.compile(r"(?<!\w)chất thải rắn(?!\w)", re.IGNORECASE), "rác thải"),
    (("biện pháp",), re.compile(r"(?<!\w)áp dụng (?=biện pháp)", re.IGNORECASE), "dùng "),
    (
        ("tập hợp",),
        re.compile(r"(?<!\w)tập hợp (?=(?:phụ nữ|hội viên|đoàn viên))", re.IGNORECASE),
        "thu hút ",
    ),
    (("tham gia",), re.compile(r"(?<!\w)tham gia(?: tổ chức)? (?=(?:Hội|Đoàn)(?!\w))"), "vào "),
    (("sửa chữa",), re.compile(r"(?<!\w)sửa chữa(?!\w)", re.IGNORECASE), "sửa"),
    (("sang đảng",), re.compile(r"(?<!\w)sang Đảng(?!\w)"), "cho Đảng"),
    (("tuyến",), re.compile(r"(?<!\w)tuyến (?=đường)", re.IGNORECASE), ""),
    (
        ("chiếu sáng",),
        re.compile(r"(?<!\w)có (?:điện|đèn)(?: đường)? chiếu sáng", re.IGNORECASE),
        "được chiếu sáng",
    ),
    (("nông thôn mới",), re.compile(r"(?<=tiêu chí )xã (?=nông thôn mới)", re.IGNORECASE), ""),
    (("nuôi trồng",), re.compile(r"(?<!\w)nuôi trồng(?!\w)", re.IGNORECASE), "nuôi"),
    (("hoàn cảnh",), re.compile(r"(?<!\w)(?:có )?hoàn cảnh (?=khó khăn)", re.IGNORECASE), ""),
    (
        ("duy tu, bảo dưỡng",),
        re.compile(r"(?<!\w)duy tu, bảo dưỡng(?!\w)", re.IGNORECASE),
        "duy tu",
    ),
    (("triệt",), re.compile(r"(?<!\w)(?:triệt phá|triệt xóa)(?!\w)", re.IGNORECASE), "triệt phá"),
)
"""What such a wording has in small letters, itself, and the other that says the same.

Most texts have none of the first, and a look for it costs a twentieth of the pattern.
"""

"""Wordings that say the same, so that names may have either."""

from __future__ import annotations

import re

from thidua.foundation.patterns import compile_late

SAME_WORDS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (("không",), compile_late(r"(?<!\w)không (?:ngừng|chỉ|những)(?!\w)", re.IGNORECASE), ""),
    (("đa chiều",), compile_late(r"(?<=nghèo) đa chiều(?!\w)", re.IGNORECASE), ""),
    (("ký kết",), compile_late(r"(?<!\w)ký kết(?!\w)", re.IGNORECASE), "ký"),
    (("chỉ số",), compile_late(r"(?<!\w)((?i:chỉ số) [^()]{3,60}?) \([A-Z][A-Z -]+\)"), r"\1"),
    (
        (
            "bq",
            "b/q",
        ),
        compile_late(r"(?<!\w)(?:BQ|b/q)(?!\w)"),
        "bình quân",
    ),
    (
        ("trên chuẩn",),
        compile_late(r"(?<!đạt và )(?<!đạt, )(?<!\w)trên chuẩn(?!\w)", re.IGNORECASE),
        "trên_chuẩn",
    ),
    (("nợ",), compile_late(r"(?<!\w)(?<!tổng )thu(?: hồi)? nợ(?!\w)", re.IGNORECASE), "thu_nợ"),
    (
        ("nợ",),
        compile_late(r"(?<!\w)(?:xử lý|xóa|khoanh|giãn) nợ(?!\w)", re.IGNORECASE),
        "xử_lý_nợ",
    ),
    (("(grdp)",), compile_late(r"(?<!\w)kinh tế \(GRDP\)", re.IGNORECASE), "GRDP"),
    (("gtsx",), compile_late(r"(?<!\w)GTSX(?!\w)"), "giá trị sản xuất"),
    (("dân quân",), compile_late(r"(?<!\w)dân quân(?!\w)", re.IGNORECASE), "dân_quân"),
    (
        (
            "trước hạn",
            "đúng hạn",
        ),
        compile_late(
            r"(?<!\w)(?:đúng(?: hạn)?(?:,| và| hoặc) trước hạn|"
            r"trước(?: hạn)?(?:,| và| hoặc) đúng hạn)",
            re.IGNORECASE,
        ),
        "đúng hạn",
    ),
    (
        ("làm chủ",),
        compile_late(r"(?<!\w)do (?=\w+(?: \w+)? làm chủ(?!\w))(.{1,12}) làm chủ"),
        r"\1",
    ),
    (
        ("làm",),
        compile_late(r"(?<!\w)làm (?=(?:mới )?(?:đường|cầu|nhà))", re.IGNORECASE),
        "xây dựng ",
    ),
    (
        ("phát triển",),
        compile_late(
            r"(?<!\w)phát triển (?=(?:mới |được |thêm )*(?:đoàn|hội|đảng) viên)", re.IGNORECASE
        ),
        "kết nạp ",
    ),
    (("trực tuyến",), compile_late(r"(?<!\w)nộp (?=trực tuyến)", re.IGNORECASE), ""),
    (("sử dụng",), compile_late(r"(?<!\w)sử dụng(?!\w)", re.IGNORECASE), "dùng"),
    (
        ("tổng sản phẩm",),
        compile_late(r"(?<!\w)tổng sản phẩm(?: trên địa bàn| trong tỉnh)?(?!\w)", re.IGNORECASE),
        "GRDP",
    ),
    (
        (
            "vạn",
            "000",
        ),
        compile_late(
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
        compile_late(r"(?<!\w)(?:một|1) nghìn(?!\w)|(?<![\d.])1[. ]000(?!\d)", re.IGNORECASE),
        "1000",
    ),
    (("dịch vụ công",), compile_late(r"(?<!\w)dịch vụ công (?=trực tuyến)", re.IGNORECASE), ""),
    (
        ("trực tuyến",),
        compile_late(r"(?<=trực tuyến) toàn phần(?!\w)", re.IGNORECASE),
        " toàn trình",
    ),
    (("sĩ số",), compile_late(r"(?<=sĩ số) (?:học sinh|trẻ|học viên)(?!\w)", re.IGNORECASE), ""),
    (("hộ gia đình",), compile_late(r"(?<!\w)hộ gia đình(?!\w| văn)", re.IGNORECASE), "hộ"),
    (
        (
            "phạm pháp",
            "tội phạm",
            "phạm tội",
            "vi phạm",
        ),
        compile_late(r"(?<!\w)(?:số )?vụ (?=phạm pháp|tội phạm|phạm tội|vi phạm)", re.I),
        "",
    ),
    (("đơn",), compile_late(r"(?<!\w)đơn (?=khiếu nại|thư|tố cáo)", re.IGNORECASE), ""),
    (("tiêu chí",), compile_late(r"(?<!\w)bộ (?=tiêu chí)", re.IGNORECASE), ""),
    (
        ("công suất",),
        compile_late(r"(?<=công suất) (?:sử dụng|dùng)(?= giường)", re.IGNORECASE),
        "",
    ),
    (
        ("đạt chuẩn",),
        compile_late(
            r"(?<=đạt chuẩn)(?: về)? trình độ(?: đào tạo| chuyên môn(?:,? nghiệp vụ)?)?(?!\w)",
            re.IGNORECASE,
        ),
        "",
    ),
    (("chuẩn trình độ",), compile_late(r"(?<=chuẩn trình độ) đào tạo(?!\w)", re.IGNORECASE), ""),
    (("lắp đặt",), compile_late(r"(?<!\w)lắp đặt(?!\w)", re.IGNORECASE), "lắp"),
    (("trung bình",), compile_late(r"(?<!\w)trung bình(?!\w)", re.IGNORECASE), "bình quân"),
    (("tử vong",), compile_late(r"(?<=tỷ suất) tử vong(?!\w)", re.IGNORECASE), " chết"),
    (
        ("tuyến phố văn minh",),
        compile_late(r"(?<=tuyến phố văn minh) đô thị(?!\w)", re.IGNORECASE),
        "",
    ),
    (
        (
            "luyện tập",
            "tập luyện",
        ),
        compile_late(r"(?<!\w)(?:luyện tập|tập luyện)(?!\w)", re.IGNORECASE),
        "tập",
    ),
    (
        ("đạt chuẩn",),
        compile_late(r"(?<=đạt chuẩn)([^,;\d]{0,30}) trở lên(?!\w)", re.IGNORECASE),
        r"\1",
    ),
    (("đáp ứng",), compile_late(r"(?<!\w)đáp ứng (?=(?:quy|tiêu) chuẩn)", re.IGNORECASE), "theo "),
    (
        ("ở nước ngoài",),
        compile_late(
            r"(?<!\w)(?:đi )?(?:làm việc|lao động)(?: có thời hạn)? ở nước ngoài"
            r"(?: theo hợp đồng)?(?!\w)",
            re.IGNORECASE,
        ),
        "xuất khẩu lao động",
    ),
    (
        ("chuyên cần",),
        compile_late(r"(?<!\w)(?:(?:học sinh|trẻ|học viên) )?đi học (?=chuyên cần)", re.IGNORECASE),
        "",
    ),
    (
        ("chuyển đảng",),
        compile_late(r"(?<!\w)chuyển đảng (?=chính thức)", re.IGNORECASE),
        "chuyển ",
    ),
    (
        ("chính thức",),
        compile_late(r"(chính thức(?: cho)?(?: đảng viên)?) dự bị(?!\w)", re.IGNORECASE),
        r"\1",
    ),
    (("cơ quan, đơn vị",), compile_late(r"(?<!\w)cơ quan, đơn vị(?!\w)", re.IGNORECASE), "cơ quan"),
    (
        ("chuẩn",),
        compile_late(r"(?<!\w)(?:tiêu )?chuẩn (?=văn hóa|phù hợp|“?an toàn về)", re.IGNORECASE),
        "",
    ),
    (
        ("hồ sơ",),
        compile_late(
            r"(?<!\w)có (?=hồ sơ)|(?<!\w)(?:được |đã )?lập (?=hồ sơ sức)|(?<!\w)được lập (?=hồ sơ)",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        ("tham gia lớp",),
        compile_late(r"(?<!\w)tham gia lớp (?=bồi dưỡng|tập huấn|đào tạo)", re.IGNORECASE),
        "",
    ),
    (
        ("xã, phường,",),
        compile_late(r"(?<!\w)xã, phường, (?:thị trấn|đặc khu)(?!\w)", re.IGNORECASE),
        "xã, phường",
    ),
    (("được cung cấp",), compile_late(r"(?<!\w)được cung cấp (?=nước)", re.IGNORECASE), "dùng "),
    (
        (
            "phạm tội",
            "tội phạm",
        ),
        compile_late(r"(?<!\w)(?:vụ )?(?:phạm tội|tội phạm)(?!\w)", re.IGNORECASE),
        "tội phạm",
    ),
    (("toàn dân tộc",), compile_late(r"(?<=đoàn kết) toàn dân tộc(?!\w)", re.IGNORECASE), ""),
    (("làm",), compile_late(r"(?<!\w)làm (?=(?:người )?chết|bị thương)", re.IGNORECASE), ""),
    (
        ("trong",),
        compile_late(r"(?<!\w)trong (?:3|ba) (?:thời kỳ|thai kỳ|kỳ)(?: mang thai| thai)?", re.I),
        "",
    ),
    (
        ("trực tuyến",),
        compile_late(r"(?<!\w)(?:tiếp nhận|cung cấp) (?=trực tuyến)", re.IGNORECASE),
        "",
    ),
    (
        (
            "hố xí",
            "nhà tiêu",
            "nhà vệ sinh",
        ),
        compile_late(r"(?<!\w)(?:hố xí|nhà tiêu|nhà vệ sinh)(?!\w)", re.IGNORECASE),
        "nhà tiêu",
    ),
    (("lần",), compile_late(r"(?<!\w)(?:ít nhất|từ|đủ) (?=\d+ lần)", re.IGNORECASE), ""),
    (("trở lên",), compile_late(r"(?<=\d lần) trở lên", re.IGNORECASE), ""),
    (("thăm",), compile_late(r"(?<!\w)thăm(?: hỏi)?(?:,| và) (?=tặng)", re.IGNORECASE), ""),
    (("chỉnh trang",), compile_late(r"(?<!\w)nâng cấp, (?=chỉnh trang)", re.IGNORECASE), ""),
    (("đào đắp,",), compile_late(r"(?<!\w)đào đắp, (?=nạo vét)", re.IGNORECASE), ""),
    (("triển khai",), compile_late(r"(?<!\w)triển khai (?=hóa đơn)", re.IGNORECASE), "dùng "),
    (("như",), compile_late(r",(?: [^\W\d]+){0,3} như [^\W\d][^;]*$", re.IGNORECASE), ""),
    (("rác",), compile_late(r"(?<!\w)rác(?! thải)(?!\w)", re.IGNORECASE), "rác thải"),
    (
        ("giỏi", "tiên tiến"),
        compile_late(r"(?<=giỏi) (?=(?:trường|huyện|tỉnh|cơ sở)(?!\w))", re.IGNORECASE),
        " cấp ",
    ),
    (("chất thải rắn",), compile_late(r"(?<!\w)chất thải rắn(?!\w)", re.IGNORECASE), "rác thải"),
    (("biện pháp",), compile_late(r"(?<!\w)áp dụng (?=biện pháp)", re.IGNORECASE), "dùng "),
    (
        ("tập hợp",),
        compile_late(r"(?<!\w)tập hợp (?=(?:phụ nữ|hội viên|đoàn viên))", re.IGNORECASE),
        "thu hút ",
    ),
    (("tham gia",), compile_late(r"(?<!\w)tham gia(?: tổ chức)? (?=(?:Hội|Đoàn)(?!\w))"), "vào "),
    (("sửa chữa",), compile_late(r"(?<!\w)sửa chữa(?!\w)", re.IGNORECASE), "sửa"),
    (("sang đảng",), compile_late(r"(?<!\w)sang Đảng(?!\w)"), "cho Đảng"),
    (("tuyến",), compile_late(r"(?<!\w)tuyến (?=đường)", re.IGNORECASE), ""),
    (
        ("chiếu sáng",),
        compile_late(r"(?<!\w)có (?:điện|đèn)(?: đường)? chiếu sáng", re.IGNORECASE),
        "được chiếu sáng",
    ),
    (("nông thôn mới",), compile_late(r"(?<=tiêu chí )xã (?=nông thôn mới)", re.IGNORECASE), ""),
    (("nuôi trồng",), compile_late(r"(?<!\w)nuôi trồng(?!\w)", re.IGNORECASE), "nuôi"),
    (("hoàn cảnh",), compile_late(r"(?<!\w)(?:có )?hoàn cảnh (?=khó khăn)", re.IGNORECASE), ""),
    (
        ("duy tu, bảo dưỡng",),
        compile_late(r"(?<!\w)duy tu, bảo dưỡng(?!\w)", re.IGNORECASE),
        "duy tu",
    ),
    (("triệt",), compile_late(r"(?<!\w)(?:triệt phá|triệt xóa)(?!\w)", re.IGNORECASE), "triệt phá"),
)
"""What such a wording has in small letters, itself, and the other that says the same.

Most texts have none of the first, and a look for it costs a twentieth of the pattern.
"""

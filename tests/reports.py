"""Reports of a made-up commune on its plan of ten targets, and what must come out of each."""

from __future__ import annotations

from reportmaker import MadeReport

TARGETS = (
    "Tổng thu ngân sách nhà nước trên địa bàn đạt 12,45 tỷ đồng trở lên",
    "Sản lượng lương thực có hạt: 5.320 tấn",
    "Trồng mới 120 ha rừng; duy trì độ che phủ rừng: 63,8%",
    "Giảm tỷ lệ hộ nghèo từ 4% trở lên so với năm 2025",
    "Tỷ lệ người dân tham gia bảo hiểm y tế đạt trên 97%",
    "Gia đình văn hóa đạt 88%",
    "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân dưới 9,5%",
    "Kết nạp 12 đảng viên mới",
    "Tỷ lệ cơ quan, đơn vị đạt tiêu chuẩn an toàn về an ninh trật tự: 95%",
    "Thu nhập bình quân đầu người đạt 46 triệu đồng/người/năm",
)
LEFT = ("ỦY BAN NHÂN DÂN", "XÃ THỬ", "Số: {}")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Xã Thử, {}")
BASIS = (
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 10/02/2026 của Ủy ban nhân dân xã về phát động phong "
    "trào thi đua năm 2026, Ủy ban nhân dân xã báo cáo kết quả như sau:"
)
END = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.")
HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2026", "Thực hiện năm 2026", "Tỷ lệ (%)", "Đánh giá")
ROWS = (
    ("1", "Tổng thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", "12,45", "13,1", "105,2", "Vượt"),
    ("2", "Sản lượng lương thực có hạt", "Tấn", "5.320", "5.290", "99,4", "Không đạt"),
    ("3", "Diện tích trồng rừng mới", "Ha", "120", "131", "109,2", "Vượt"),
    ("4", "Độ che phủ rừng", "%", "63,8", "63,8", "100", "Đạt"),
    ("5", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "97", "97,6", "100,6", "Đạt"),
    ("6", "Gia đình văn hóa", "%", "88", "86,5", "98,3", "Chưa đạt"),
    ("7", "Số buổi tuyên truyền pháp luật", "Buổi", "20", "24", "120", "Vượt"),
)


def report_with_annexes(number: str, day: str, title: str, *body: object) -> MadeReport:
    """A report whose annexes stand behind its signature."""
    made = report(number, day, title)
    return made._replace(body=body)  # type: ignore[arg-type]


def report(number: str, day: str, title: str, *body: object) -> MadeReport:
    """A report with the head that all have."""
    return MadeReport(
        tuple(line.format(number) for line in LEFT),
        tuple(line.format(day) for line in RIGHT),
        ("BÁO CÁO", title),
        (*body, *END),  # type: ignore[arg-type]
    )


FINAL = "Kết quả thực hiện phong trào thi đua năm 2026"
HALF = "Sơ kết phong trào thi đua 6 tháng đầu năm 2026"
DAY, HALF_DAY = "ngày 20 tháng 12 năm 2026", "ngày 05 tháng 7 năm 2026"

REPORTS: dict[str, MadeReport] = {
    "table": report("98/BC-UBND", DAY, FINAL, BASIS, "I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU",
        (HEAD, *ROWS), "Đến nay, 22/27 chỉ tiêu đạt và vượt kế hoạch."),
    "table without unit column": report("99/BC-UBND", DAY, FINAL, BASIS,
        (("STT", "Nội dung chỉ tiêu", "Kế hoạch", "Kết quả thực hiện", "So với kế hoạch"),
         ("1", "Tổng thu ngân sách nhà nước trên địa bàn", "12,45 tỷ đồng", "13,1/12,45 tỷ đồng",
          "105,2%"),
         ("2", "Tỷ lệ người dân tham gia bảo hiểm y tế", "trên 97%", "97,6%", "100,6%"),
         ("3", "Thu nhập bình quân đầu người", "46 triệu đồng/người/năm",
          "47,2 triệu đồng/người/năm", "102,6%"))),
    "list": report("100/BC-UBND", DAY, FINAL, BASIS, "1. Kết quả các chỉ tiêu thi đua:",
        "- Tổng thu ngân sách nhà nước trên địa bàn đạt 13,1 tỷ đồng, vượt 5,2% kế hoạch.",
        "- Sản lượng lương thực có hạt đạt 5.290 tấn, bằng 99,4% kế hoạch, chưa đạt chỉ tiêu.",
        "- Trồng mới 96,5 ha rừng, đạt 80,4% kế hoạch; độ che phủ rừng đạt 63,8%.",
        "- Kết nạp 14 đảng viên mới, đạt 116,7% kế hoạch.",
        "- Tổ chức 12 hội nghị tuyên truyền với 840 lượt người tham gia."),
    "several targets in a sentence": report("101/BC-UBND", DAY, FINAL, BASIS,
        "Trong năm, kết nạp 13 đảng viên mới, gia đình văn hóa đạt 89,1% và tỷ lệ người dân tham "
        "gia bảo hiểm y tế đạt 97,4%.",
        "Tổng kinh phí khen thưởng là 120 triệu đồng."),
    "half a year": report("45/BC-UBND", HALF_DAY, HALF, BASIS,
        "- Tổng thu ngân sách nhà nước trên địa bàn ước đạt 7,02 tỷ đồng, bằng 56,4% kế hoạch năm;",
        "- Kết nạp 05 đảng viên mới, đạt 41,7% kế hoạch;",
        "- Tỷ lệ hộ nghèo giảm 2,1% so với năm 2025;",
        "Toàn xã có 4/10 chỉ tiêu đạt và vượt tiến độ."),
    "nine months": report("77/BC-UBND", "ngày 30 tháng 9 năm 2026",
        "Kết quả thi đua 9 tháng đầu năm, nhiệm vụ trọng tâm 3 tháng cuối năm 2026", BASIS,
        (("TT", "Chỉ tiêu", "Đơn vị tính", "KH 2026", "Ước TH 9 tháng", "% so KH"),
         ("1", "Sản lượng lương thực có hạt", "tấn", "5.320", "4.100", "77,1"),
         ("2", "Kết nạp đảng viên mới", "đảng viên", "12", "9", "75"))),
    "with the year before": report("102/BC-UBND", DAY, FINAL, BASIS,
        (("TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2025", "Kế hoạch năm 2026",
          "Thực hiện năm 2026"),
         ("1", "Sản lượng lương thực có hạt", "tấn", "5.100", "5.320", "5.401"),
         ("2", "Gia đình văn hóa", "%", "85", "88", "88,4"))),
    "units": report("103/BC-UBND", DAY, FINAL, BASIS,
        "Kết quả xây dựng gia đình văn hóa theo từng thôn:",
        (("TT", "Thôn", "Gia đình văn hóa (%)"), ("1", "Thôn Đông", "91,2"),
         ("2", "Thôn Đoài", "86,4"), ("3", "Tổng cộng", "88,8"))),
    "verdicts in words": report("104/BC-UBND", DAY, FINAL, BASIS,
        "a) Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân còn 9,8%, không đạt chỉ tiêu.",
        "b) Gia đình văn hóa đạt 88,6%, đạt chỉ tiêu đề ra.",
        "c) Thu nhập bình quân đầu người đạt 47 triệu đồng/người/năm, vượt chỉ tiêu."),
    "prose only": report("105/BC-UBND", DAY, "Tổng kết phong trào thi đua năm 2026", BASIS,
        "Kinh tế tiếp tục phát triển. Sản lượng lương thực có hạt đạt 5.411 tấn. Thu nhập bình "
        "quân đầu người ước đạt 46,5 triệu đồng/người/năm, tăng 8,1% so với năm 2025.",
        "Văn hóa, xã hội có chuyển biến. Đã sửa chữa 3 nhà văn hóa thôn, trao 25 suất quà."),
    "blank day": report("…/BC-UBND", "ngày    tháng 12 năm 2026", FINAL, BASIS,
        "- Gia đình văn hóa đạt 90%."),
    "names alike": report("106/BC-UBND", DAY, FINAL, BASIS,
        "- Tỷ lệ hộ cận nghèo giảm 3,2% so với năm 2025.",
        "- Tỷ lệ hộ nghèo giảm 4,4% so với năm 2025.",
        "- Thôn văn hóa đạt 75%.",
        "- Gia đình văn hóa tiêu biểu được khen thưởng: 30 hộ."),
    "two rows of heads": report("110/BC-UBND", DAY, FINAL, BASIS,
        (("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch giao", "Kết quả thực hiện", ""),
         ("", "", "", "", "Giá trị", "Tỷ lệ % so với KH"), ("1", "2", "3", "4", "5", "6=5/4"),
         ("I", "Lĩnh vực kinh tế", "", "", "", ""),
         ("1", "Sản lượng lương thực có hạt", "Tấn", "5.320", "5.411", "101,7"),
         ("II", "Lĩnh vực xã hội", "", "", "", ""),
         ("2", "Gia đình văn hóa", "%", "88", "89", "101"),
         ("3", "Kết nạp đảng viên mới", "Đảng viên", "12", "Đạt", ""))),
    "units in several columns": report("111/BC-UBND", DAY, FINAL, BASIS,
        (("TT", "Đơn vị", "Kết nạp đảng viên mới", "Gia đình văn hóa (%)", "Số buổi họp"),
         ("1", "Chi bộ 1", "3", "91", "12"), ("2", "Chi bộ 2", "4", "88", "11"),
         ("", "Cộng", "7", "89,5", "23"))),
    "units with plans and verdicts": report("113/BC-UBND", DAY, FINAL, BASIS,
        "Kết quả trồng rừng mới của các thôn:",
        (("TT", "Thôn", "Kế hoạch (ha)", "Thực hiện (ha)", "Tỷ lệ (%)", "Đánh giá"),
         ("1", "Thôn Đông", "70", "75", "107,1", "Vượt"),
         ("2", "Thôn Đoài", "50", "48", "96", "Chưa đạt"),
         ("3", "Tổng cộng", "120", "123", "102,5", "Vượt"))),
    "units judged one by one": report("114/BC-UBND", DAY, FINAL, BASIS,
        (("Đơn vị", "Gia đình văn hóa (%)", "Đánh giá", "Kết nạp đảng viên mới", "Tự đánh giá"),
         ("Thôn Đông", "91,2", "Đạt", "3", "Vượt"),
         ("Thôn Đoài", "86,4", "Không đạt", "2", "Đạt"))),
    "units judged nobody knows by what": report("115/BC-UBND", DAY, FINAL, BASIS,
        (("TT", "Đơn vị", "Gia đình văn hóa (%)", "Kết nạp đảng viên mới", "Xếp loại"),
         ("1", "Thôn Đông", "91,2", "3", "Vượt"), ("2", "Thôn Đoài", "86,4", "2", "Đạt"))),
    "units by years": report("116/BC-UBND", DAY, FINAL, BASIS,
        (("TT", "Thôn", "Gia đình văn hóa năm 2025 (%)", "Gia đình văn hóa năm 2026 (%)"),
         ("1", "Thôn Đông", "85", "89"), ("2", "Thôn Đoài", "80", "86"))),
    "units in words": report("117/BC-UBND", DAY, FINAL, BASIS,
        (("TT", "Chi bộ", "Kết nạp đảng viên mới"), ("1", "Chi bộ Đông", "Đạt"),
         ("2", "Chi bộ Đoài", "Chưa đạt"))),
    "table in an annex": report_with_annexes("118/BC-UBND", DAY, FINAL, BASIS,
        "Kết quả cụ thể theo phụ lục kèm theo.", *END, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
        "Nông Văn Mẫu", "PHỤ LỤC", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA NĂM 2026",
        "(Kèm theo Báo cáo số 118/BC-UBND ngày 20/12/2026 của UBND xã)",
        (("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"),
         ("1", "Tổng thu ngân sách nhà nước trên địa bàn (tỷ đồng)", "12,45", "13,1", "105,2"),
         ("2", "Sản lượng lương thực có hạt (tấn)", "5.320", "5.290", "99,4"),
         ("3", "Gia đình văn hóa (%)", "88", "89,5", "101,7"),
         ("4", "Số hội nghị", "10", "12", "120"))),
    "two annexes": report_with_annexes("119/BC-UBND", DAY, FINAL, BASIS,
        "Chi tiết tại các phụ lục.", *END, "PHỤ LỤC I", "KẾT QUẢ CÁC CHỈ TIÊU KINH TẾ",
        (("STT", "Chỉ tiêu", "Đơn vị", "KH năm 2026", "TH năm 2026", "TH/KH (%)"),
         ("1", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "12,45", "13,1", "105,2"),
         ("2", "Sản lượng lương thực có hạt", "tấn", "5.320", "5.290", "99,4")),
        "PHỤ LỤC II", "GIA ĐÌNH VĂN HÓA THEO TỪNG THÔN",
        (("TT", "Thôn", "Kế hoạch (%)", "Thực hiện (%)", "Đánh giá"),
         ("1", "Thôn Đông", "88", "91,2", "Đạt"), ("2", "Thôn Đoài", "88", "86,4", "Chưa đạt"),
         ("3", "Toàn xã", "88", "88,8", "Đạt"))),
    "done of planned": report("112/BC-UBND", DAY, FINAL, BASIS,
        "(1) Tổng thu ngân sách nhà nước trên địa bàn: 13,5 tỷ đồng/12,45 tỷ đồng (đạt 108,4%).",
        "(2) Sản lượng lương thực có hạt: 5.290/5.320 tấn, đạt 99,4%;",
        "(3) Trồng mới 131/120 ha rừng, đạt 109%; tỷ lệ che phủ rừng duy trì 63,8%."),
    "other years": report("109/BC-UBND", DAY, FINAL, BASIS,
        "Năm 2025, sản lượng lương thực có hạt đạt 5.100 tấn; gia đình văn hóa đạt 84%. Năm 2026, "
        "gia đình văn hóa đạt 88,9%.", "Phấn đấu kết nạp 15 đảng viên mới.",
        "Đến hết năm 2026 trồng mới 122 ha rừng."),
    "what is ahead": report("108/BC-UBND", DAY, FINAL, BASIS, "I. KẾT QUẢ THỰC HIỆN",
        "Kết nạp 12 đảng viên mới.", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027",
        "Gia đình văn hóa đạt 91%.", "Sản lượng lương thực có hạt: 5.600 tấn."),
    "official's own words": report("107/BC-UBND", DAY, FINAL, BASIS,
        "I. ĐẶC ĐIỂM TÌNH HÌNH", "Xã có 16 thôn, 2.150 hộ, 8.900 nhân khẩu.",
        "II. KẾT QUẢ", "1. Về kinh tế",
        "Thu ngân sách trên địa bàn: 12,9/12,45 tỷ đồng, đạt 103,6% dự toán giao.",
        "2. Về xã hội", "Người dân tham gia BHYT đạt 98,1%.",
        "III. HẠN CHẾ", "Còn 2 thôn chưa có sân thể thao."),
}  # fmt: skip

Found = tuple[str, str]
"""A target, and the last words of its result."""

EXPECTED: dict[str, tuple[tuple[Found, ...], int]] = {
    "table": ((("1", "105,2 Vượt"), ("2", "99,4 Không đạt"), ("3", "109,2 Vượt"),
               ("3", "63,8 63,8 100 Đạt"), ("5", "97,6 100,6 Đạt"),
               ("6", "86,5 98,3 Chưa đạt")), 1),
    "table without unit column": ((("1", "105,2%"), ("5", "100,6%"), ("10", "102,6%")), 0),
    "list": ((("1", "vượt 5,2% kế hoạch"), ("2", "chưa đạt chỉ tiêu"), ("3", "đạt 80,4% kế hoạch"),
              ("3", "rừng đạt 63,8%"), ("8", "đạt 116,7% kế hoạch")), 1),
    "several targets in a sentence": (
        (("8", "kết nạp 13 đảng viên mới"), ("6", "hóa đạt 89,1%"), ("5", "tế đạt 97,4%")), 1),
    "half a year": ((("1", "bằng 56,4% kế hoạch năm"), ("8", "đạt 41,7% kế hoạch"),
                     ("4", "giảm 2,1% so với năm 2025")), 0),
    "nine months": ((("2", "5.320 4.100 77,1"), ("8", "12 9 75")), 0),
    "with the year before": ((("2", "5.100 5.320 5.401"), ("6", "85 88 88,4")), 0),
    "units": ((("6", "Tổng cộng 88,8"),), 0),
    "verdicts in words": ((("7", "không đạt chỉ tiêu"), ("6", "đạt chỉ tiêu đề ra"),
                           ("10", "vượt chỉ tiêu")), 0),
    "prose only": ((("2", "hạt đạt 5.411 tấn"), ("10", "tăng 8,1% so với năm 2025")), 1),
    "blank day": ((("6", "hóa đạt 90%"),), 0),
    "names alike": ((("4", "giảm 4,4% so với năm 2025"),), 3),
    "two rows of heads": ((("2", "5.320 5.411 101,7"), ("6", "% 88 89 101"), ("8", "12 Đạt")), 0),
    "units in several columns": ((("8", "Cộng 7 89,5 23"), ("6", "Cộng 7 89,5 23")), 2),
    "units with plans and verdicts": ((("3", "120 123 102,5 Vượt"),), 0),
    "units judged one by one": ((("6", "văn hóa (%)"), ("8", "đảng viên mới")), 0),
    "units judged nobody knows by what": ((("6", "văn hóa (%)"), ("8", "đảng viên mới")), 0),
    "units by years": ((("6", "năm 2026 (%)"),), 2),
    "units in words": ((("8", "đảng viên mới"),), 0),
    "table in an annex": ((("1", "12,45 13,1 105,2"), ("2", "5.320 5.290 99,4"),
                           ("6", "88 89,5 101,7")), 1),
    "two annexes": ((("1", "12,45 13,1 105,2"), ("2", "5.320 5.290 99,4"),
                     ("6", "88 88,8 Đạt")), 0),
    "done of planned": ((("1", "(đạt 108,4%)"), ("2", "đạt 99,4%"), ("3", "đạt 109%"),
                         ("3", "rừng duy trì 63,8%")), 0),
    "other years": ((("6", "gia đình văn hóa đạt 88,9%"), ("3", "trồng mới 122 ha rừng")), 2),
    "what is ahead": ((("8", "Kết nạp 12 đảng viên mới"),), 2),
    "official's own words": ((("1", "đạt 103,6% dự toán giao"), ("5", "BHYT đạt 98,1%")), 2),
}  # fmt: skip
"""Of each report: its results in printed order, and how many places with numbers are left."""

NOT_SURE = (
    "Thu ngân sách từ đất đạt 3,2 tỷ đồng",
    "Sản lượng lương thực có hạt vụ xuân đạt 2.100 tấn",
    "Tỷ lệ hộ cận nghèo giảm 4,1%",
    "Tỷ lệ hộ thoát nghèo đạt 4,4%",
    "Thôn văn hóa đạt 90%",
    "Cơ quan văn hóa đạt 96%",
    "Tỷ lệ học sinh tham gia bảo hiểm y tế đạt 100%",
    "Độ che phủ rừng sản xuất đạt 41%",
    "Thu nhập bình quân đầu người của hộ nghèo đạt 21 triệu đồng/người/năm",
    "Kết nạp 12 đoàn viên mới",
    "Trồng mới 20 ha cây ăn quả",
    "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi là 15,2%",
    "Phát hiện 3 đảng viên vi phạm",
    "Sản lượng thủy sản đạt 520 tấn",
    "Gia đình văn hóa tiêu biểu đạt 15%",
)
"""Words that are near those of a target and tell of something else."""

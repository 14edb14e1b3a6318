"""More sentences of reports, each checked by hand: no false state, and most are compared.

``WORDINGS`` tell a result of their target; ``TRAPS`` stand near it, but tell something else.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from speeds import batch
from test_reports import HIGHER, LOWER, MET, NEITHER, NOT_MET, NOTHING, check_judged, judged
from thidua.figures import read
from thidua.model.indicator import Better
from thidua.model.tiers import Level
from thidua.portal.better_way import tell_better
from thidua.portal.judging import judge
from thidua.portal.reports.led_up_to import is_led_up_to
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.report_levels import say_own_place
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.reports.scenes import leads_up
from thidua.portal.reports.scope import is_set_for_each_unit, why_not_of_all
from thidua.portal.result_states import JUDGED, Status

pytestmark = pytest.mark.sweep

Case = tuple[str, str, Better | None, list[tuple[Status, str]]]

WORDINGS: list[Case] = [
    # target, report, which way is better, states with the share of the target in per cent
    ("Thu ngân sách nhà nước trên địa bàn đạt 18,5 tỷ đồng",
     "Tổng thu ngân sách nhà nước trên địa bàn ước đạt 19,2 tỷ đồng/18,5 tỷ đồng, đạt 103,8% "
     "KH huyện giao",
     HIGHER, [(MET, "103.8")]),
    ("Thu ngân sách nhà nước trên địa bàn đạt 18,5 tỷ đồng",
     "Thu ngân sách nhà nước trên địa bàn thực hiện 17.908 triệu đồng, đạt 96,8% so với dự "
     "toán giao và bằng 109% so với cùng kỳ năm trước",
     HIGHER, [(NOT_MET, "96.8")]),
    ("Tổng diện tích gieo trồng 2.450 ha",
     "Tổng diện tích gieo trồng cả năm đạt 2.468,3 ha (đạt 100,7% KH), tăng 18,3 ha so với "
     "cùng kỳ",
     HIGHER, [(MET, "100.7")]),
    ("Tổng đàn gia súc 8.500 con",
     "Tổng đàn gia súc hiện có 8.612 con, trong đó: đàn trâu 2.150 con, đàn bò 3.012 con, đàn "
     "lợn 3.450 con",
     HIGHER, [(MET, "101.3")]),
    ("Giá trị sản xuất trên 01 ha đất canh tác đạt 95 triệu đồng",
     "Giá trị sản xuất trên 1 ha canh tác ước đạt 97 triệu đồng, vượt 2 triệu đồng so với kế "
     "hoạch",
     HIGHER, [(MET, "102.1")]),
    ("Thu nhập bình quân đầu người đạt 58 triệu đồng/người/năm",
     "Thu nhập bình quân đầu người đạt 58,4 triệu đồng/người/năm, đạt 100,7% mục tiêu Nghị "
     "quyết đề ra",
     HIGHER, [(MET, "100.7")]),
    ("Thu nhập bình quân đầu người đạt 58 triệu đồng/người/năm",
     "Thu nhập bình quân đầu người năm 2026 ước đạt 56 triệu đồng, tăng 4 triệu đồng so với "
     "năm 2025",
     HIGHER, [(NOT_MET, "96.6")]),
    ("Tỷ lệ hộ nghèo giảm từ 2,5% trở lên",
     "Tỷ lệ hộ nghèo giảm từ 11,2% xuống còn 8,4% (giảm 2,8%)",
     LOWER, [(MET, "112.0")]),
    ("Tỷ lệ hộ nghèo giảm từ 2,5% trở lên",
     "Giảm 98 hộ nghèo, tỷ lệ hộ nghèo giảm 2,1% so với đầu năm, không đạt kế hoạch",
     LOWER, [(NOT_MET, "84.0")]),
    ("Tỷ lệ hộ nghèo giảm còn 5%",
     "Cuối năm 2026, toàn xã còn 61 hộ nghèo, chiếm 4,7%",
     LOWER, [(MET, "")]),
    ("Tỷ lệ hộ nghèo giảm còn 5%", "Tỷ lệ hộ nghèo cuối năm là 5,3%", LOWER, [(NOT_MET, "")]),
    ("Tạo việc làm mới cho 350 lao động",
     "Trong năm đã tạo việc làm mới cho 387/350 lao động, đạt 110,6% kế hoạch",
     HIGHER, [(MET, "110.6")]),
    ("Tạo việc làm mới cho 350 lao động",
     "Tạo việc làm mới cho 312 lao động (trong đó xuất khẩu lao động 24 người), đạt 89,1%",
     HIGHER, [(NOT_MET, "89.1")]),
    ("Tỷ lệ lao động qua đào tạo đạt 65%",
     "Tỷ lệ lao động qua đào tạo đạt 65,8%/65%, vượt 0,8%",
     HIGHER, [(MET, "101.2")]),
    ("Tỷ lệ lao động qua đào tạo đạt 65%",
     "Lao động qua đào tạo đạt tỷ lệ 63%",
     HIGHER, [(NOT_MET, "96.9")]),
    ("Duy trì 9/11 trường đạt chuẩn quốc gia",
     "Duy trì 9/11 trường đạt chuẩn quốc gia, đạt 100% chỉ tiêu",
     HIGHER, [(MET, "100.0")]),
    ("Duy trì 9/11 trường đạt chuẩn quốc gia",
     "Có 10/11 trường đạt chuẩn quốc gia",
     HIGHER, [(MET, "111.1")]),
    ("Xây dựng 02 trường đạt chuẩn quốc gia",
     "Công nhận mới 01 trường đạt chuẩn quốc gia, đạt 50% KH",
     HIGHER, [(NOT_MET, "50.0")]),
    ("Huy động trẻ 5 tuổi ra lớp đạt 100%",
     "Huy động trẻ 5 tuổi ra lớp 412/412 cháu, đạt 100%",
     HIGHER, [(MET, "100.0")]),
    ("Huy động trẻ 6 tuổi vào lớp 1 đạt 100%",
     "Huy động trẻ 6 tuổi vào lớp 1 đạt 99,8%",
     HIGHER, [(NOT_MET, "99.8")]),
    ("Tỷ lệ học sinh hoàn thành chương trình tiểu học đạt 99% trở lên",
     "Học sinh hoàn thành chương trình tiểu học: 521/523 em, đạt 99,6%",
     HIGHER, [(MET, "100.6")]),
    ("Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ đạt 95%",
     "Tiêm chủng đầy đủ cho trẻ em dưới 1 tuổi đạt 93,5%, không đạt chỉ tiêu",
     HIGHER, [(NOT_MET, "98.4")]),
    ("Tỷ lệ sinh con thứ 3 trở lên dưới 8%",
     "Tỷ lệ sinh con thứ 3 trở lên là 7,2%",
     LOWER, [(MET, "")]),
    ("Giảm tỷ suất sinh 0,2‰", "Tỷ suất sinh giảm 0,25‰ so với cùng kỳ", LOWER, [(MET, "125.0")]),
    ("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi dưới 18%",
     "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi còn 17,4%, giảm 0,9% so với năm 2025",
     LOWER, [(MET, "")]),
    ("Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95% trở lên",
     "Tỷ lệ bao phủ bảo hiểm y tế đạt 96,2% dân số",
     HIGHER, [(MET, "101.3")]),
    ("Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95% trở lên",
     "Số người tham gia BHYT là 12.480 người, đạt tỷ lệ 94,6%",
     HIGHER, [(NOT_MET, "99.6")]),
    ("Tỷ lệ gia đình đạt chuẩn văn hóa: 90%",
     "2.310/2.540 hộ đạt danh hiệu Gia đình văn hóa, đạt 90,9%",
     HIGHER, [(MET, "101.0")]),
    ("Tỷ lệ thôn văn hóa đạt 85%",
     "Có 17/20 thôn đạt danh hiệu thôn văn hóa, đạt tỷ lệ 85%",
     HIGHER, [(MET, "100.0")]),
    ("20/22 khu dân cư đạt danh hiệu văn hóa",
     "21/22 khu dân cư được công nhận danh hiệu khu dân cư văn hóa (đạt 95,4%)",
     HIGHER, [(MET, "105.0")]),
    ("Tỷ lệ che phủ rừng đạt 58,5%",
     "Độ che phủ rừng duy trì ổn định ở mức 58,5%",
     HIGHER, [(MET, "100.0")]),
    ("Trồng rừng mới 250 ha",
     "Toàn huyện trồng được 263,4 ha rừng các loại, đạt 105,4% kế hoạch",
     HIGHER, [(MET, "105.4")]),
    ("Trồng rừng mới 250 ha",
     "Trồng rừng tập trung 198 ha; trồng cây phân tán 25.000 cây",
     HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ hộ dân sử dụng nước hợp vệ sinh đạt 98%",
     "Hộ dân được sử dụng nước hợp vệ sinh đạt 98,3% (vượt 0,3% KH)",
     HIGHER, [(MET, "100.3")]),
    ("Tỷ lệ thu gom chất thải rắn sinh hoạt đạt 80%",
     "Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý đạt 76%/80%",
     HIGHER, [(NOT_MET, "95.0")]),
    ("100% chất thải y tế được xử lý",
     "100% chất thải rắn y tế được thu gom, xử lý",
     HIGHER, [(NEITHER, "")]),
    ("Bê tông hóa 12 km đường giao thông nông thôn",
     "Bê tông hóa được 13,2km đường giao thông nông thôn, đạt 110% KH",
     HIGHER, [(MET, "110.0")]),
    ("Bê tông hóa 12 km đường giao thông nông thôn",
     "Các thôn đã làm mới 9.800 m đường bê tông, đạt 81,7% kế hoạch",
     HIGHER, [(NOT_MET, "81.7")]),
    ("Có thêm 02 xã đạt chuẩn nông thôn mới nâng cao",
     "Công nhận thêm 02 xã đạt chuẩn nông thôn mới nâng cao",
     HIGHER, [(MET, "100.0")]),
    ("Có thêm 02 xã đạt chuẩn nông thôn mới nâng cao",
     "Trong năm có 01 xã được công nhận đạt chuẩn nông thôn mới nâng cao, đạt 50%",
     HIGHER, [(NOT_MET, "50.0")]),
    ("Có 05 sản phẩm OCOP đạt 3 sao trở lên",
     "Có 06 sản phẩm OCOP được công nhận đạt 3 sao, vượt 20% kế hoạch",
     HIGHER, [(MET, "120.0")]),
    ("Kết nạp 45 đảng viên mới trở lên",
     "Kết nạp 47 đảng viên, đạt 104,4% Nghị quyết",
     HIGHER, [(MET, "104.4")]),
    ("Kết nạp 45 đảng viên mới trở lên",
     "Kết nạp được 38 đồng chí, đạt 84,4% chỉ tiêu",
     HIGHER, [(NOT_MET, "84.4")]),
    ("Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ trở lên đạt 90%",
     "23/25 chi bộ hoàn thành tốt nhiệm vụ trở lên, chiếm 92%",
     HIGHER, [(MET, "102.2")]),
    ("Giảm 5% số vụ phạm pháp hình sự",
     "Phạm pháp hình sự xảy ra 21 vụ, giảm 3 vụ (12,5%) so với cùng kỳ",
     LOWER, [(MET, "250.0")]),
    ("Giảm 5% số vụ phạm pháp hình sự",
     "Xảy ra 25 vụ phạm pháp hình sự, tăng 02 vụ = 8,7% so với cùng kỳ",
     LOWER, [(NOT_MET, "")]),
    ("Tỷ lệ điều tra, khám phá án đạt trên 80%",
     "Điều tra làm rõ 19/21 vụ, đạt 90,5%",
     HIGHER, [(MET, "113.1")]),
    ("Giảm tai nạn giao thông từ 5% đến 10% trên cả 3 tiêu chí",
     "Tai nạn giao thông giảm 02 vụ",
     LOWER, [(NEITHER, "")]),
    ("Tuyển quân đạt 100% chỉ tiêu",
     "Giao quân đủ 120/120 thanh niên, đạt 100% chỉ tiêu",
     HIGHER, [(MET, "100.0")]),
    ("Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 99%",
     "Tiếp nhận 4.512 hồ sơ, giải quyết đúng và trước hạn 4.480 hồ sơ, đạt 99,3%",
     HIGHER, [(MET, "100.3")]),
    ("Tỷ lệ hồ sơ nộp trực tuyến đạt 70%",
     "Hồ sơ nộp trực tuyến chiếm 81,4%",
     HIGHER, [(MET, "116.3")]),
    ("Tăng 3 bậc chỉ số cải cách hành chính",
     "Chỉ số cải cách hành chính xếp thứ 5/12, tăng 4 bậc so với năm 2025",
     HIGHER, [(MET, "133.3")]),
    ("Sản lượng thủy sản 1.250 tấn",
     "Sản lượng thuỷ sản nuôi trồng và khai thác đạt 1.268 tấn (101,4% KH)",
     HIGHER, [(MET, "101.4")]),
    ("Sản lượng chè búp tươi đạt 4.200 tấn",
     "Sản lượng chè búp tươi 4.100 tấn, giảm 2,4% so với kế hoạch",
     HIGHER, [(NOT_MET, "97.6")]),
    ("Năng suất lúa bình quân 58 tạ/ha",
     "Năng suất lúa bình quân cả năm đạt 58,7 tạ/ha, tăng 0,5 tạ/ha so với năm trước",
     HIGHER, [(MET, "101.2")]),
    ("Tổng mức bán lẻ hàng hóa đạt 1.200 tỷ đồng",
     "Tổng mức bán lẻ hàng hóa và dịch vụ ước 1.275 tỷ đồng, đạt 106,25% KH, tăng 12,3% so "
     "cùng kỳ",
     HIGHER, [(MET, "106.2")]),
    ("Giá trị sản xuất công nghiệp tăng 12%",
     "Giá trị sản xuất công nghiệp tăng 13,5% so với cùng kỳ năm 2025",
     HIGHER, [(MET, "112.5")]),
    ("Giá trị sản xuất công nghiệp tăng 12%",
     "Giá trị sản xuất công nghiệp ước đạt 820 tỷ đồng, tăng 10,8%",
     HIGHER, [(NOT_MET, "90.0")]),
    ("Thành lập mới 50 doanh nghiệp",
     "Có 56 doanh nghiệp thành lập mới, tăng 14,3% so với cùng kỳ",
     HIGHER, [(MET, "112.0")]),
    ("Đón 250.000 lượt khách du lịch",
     "Lượng khách du lịch đạt 268.000 lượt người, đạt 107,2% kế hoạch năm",
     HIGHER, [(MET, "107.2")]),
    ("Vận động Quỹ “Vì người nghèo” đạt 800 triệu đồng",
     "Quỹ “Vì người nghèo” vận động được 815.500.000 đồng, đạt 101,9%",
     HIGHER, [(MET, "101.9")]),
    ("Xóa 45 nhà tạm, nhà dột nát",
     "Hỗ trợ xóa 45/45 nhà tạm, nhà dột nát, hoàn thành 100% kế hoạch",
     HIGHER, [(MET, "100.0")]),
    ("Xóa 45 nhà tạm, nhà dột nát",
     "Đã khởi công 45 nhà, hoàn thành 38 nhà",
     HIGHER, [(NOT_MET, "84.4")]),
    ("Hiến máu đạt 600 đơn vị máu",
     "Tiếp nhận 648 đơn vị máu, đạt 108% chỉ tiêu",
     HIGHER, [(MET, "108.0")]),
    ("Giải ngân vốn đầu tư công đạt 95% kế hoạch",
     "Giải ngân vốn đầu tư công đạt 92,3% kế hoạch",
     HIGHER, [(NOT_MET, "97.2")]),
    ("Phát triển 300 người tham gia bảo hiểm xã hội tự nguyện",
     "Phát triển mới 325 người tham gia BHXH tự nguyện, đạt 108,3%",
     HIGHER, [(MET, "108.3")]),
    ("Tỷ lệ đô thị hóa đạt 32%",
     "Tỷ lệ đô thị hóa đạt 31,5%, tăng 0,5 điểm %",
     HIGHER, [(NOT_MET, "98.4")]),
    ("Diện tích nhà ở bình quân 25 m²/người",
     "Diện tích nhà ở bình quân đầu người đạt 26,1 m2/người",
     HIGHER, [(MET, "104.4")]),
    ("Lúa 1.200 ha; ngô 850 ha; lạc 300 ha",
     "Lúa 1.215 ha, đạt 101,3%; ngô 820 ha, đạt 96,5%; lạc 302 ha, đạt 100,7% KH",
     HIGHER, [(MET, "101.2"), (NOT_MET, "96.5"), (MET, "100.7")]),
    ("Tỷ lệ cơ quan đạt chuẩn văn hóa 95%; gia đình văn hóa 88%",
     "Gia đình văn hóa đạt 89,1%; cơ quan văn hóa đạt 95%",
     HIGHER, [(MET, "100.0"), (MET, "101.2")]),
]  # fmt: skip

TRAPS: list[Case] = [
    ("Tỷ lệ hộ nghèo còn 5%", "Tỷ lệ hộ nghèo và cận nghèo còn 4,5%", LOWER, [(NEITHER, "")]),
    ("Sản lượng lương thực có hạt: 5.320 tấn", "Sản lượng ngô 2.200 tấn", HIGHER, [(NEITHER, "")]),
    ("Sản lượng lương thực có hạt: 5.320 tấn", "Sản lượng lúa 5.400 tấn", HIGHER, [(NEITHER, "")]),
    ("Trồng mới 120 ha rừng", "Trồng mới 96 ha cây ăn quả", HIGHER, [(NEITHER, "")]),
    ("Trồng mới 120 ha rừng", "Chăm sóc 130 ha rừng", HIGHER, [(NEITHER, "")]),
    ("Đàn trâu 2.100 con", "Đàn bò 3.520 con", HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Chi ngân sách 13,1 tỷ đồng", HIGHER, [(NEITHER, "")]),
    ("Kết nạp 15 đảng viên", "Bồi dưỡng kết nạp Đảng cho 20 quần chúng", HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ bao phủ BHYT đạt 97%", "Tỷ lệ tham gia BHXH đạt 98%", HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ hộ nghèo giảm 2%", "Tỷ lệ hộ cận nghèo giảm 3%", LOWER, [(NEITHER, "")]),
    ("Xây dựng 5 nhà văn hóa", "Sửa chữa 6 nhà văn hóa", HIGHER, [(NEITHER, "")]),
    ("Có 12/15 xã đạt chuẩn nông thôn mới",
     "Có 3/15 xã đạt chuẩn nông thôn mới nâng cao",
     HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ hài lòng của người dân đạt 90%",
     "Tỷ lệ hồ sơ đúng hạn đạt 99%",
     HIGHER, [(NEITHER, "")]),
    ("Sản lượng lương thực có hạt: 5.320 tấn",
     "Chỉ tiêu 5.320 tấn, thực hiện 5.290 tấn",
     HIGHER, [(NOT_MET, "99.4")]),
    ("Trồng mới 120 ha rừng", "Kế hoạch 120 ha, đã trồng 96 ha rừng", HIGHER, [(NOT_MET, "80.0")]),
    ("Sản lượng lương thực có hạt: 5.320 tấn",
     "Năm 2025 đạt 5.100 tấn, năm 2026 đạt 5.400 tấn",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng",
     "Cùng kỳ đạt 11 tỷ đồng, năm nay 13,1 tỷ đồng",
     HIGHER, [(MET, "105.2")]),
    ("Tỷ lệ bảo hiểm y tế đạt 97%",
     "Phấn đấu đến cuối năm đạt 97%; hiện đạt 94%",
     HIGHER, [(NOT_MET, "96.9")]),
    ("Tỷ lệ bảo hiểm y tế đạt 97%",
     "Bảo hiểm y tế đạt 95% (kế hoạch 97%)",
     HIGHER, [(NOT_MET, "97.9")]),
    ("Tỷ lệ bảo hiểm y tế đạt 97%", "Bảo hiểm y tế chưa đạt 97%", HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ bảo hiểm y tế đạt 97%",
     "Bảo hiểm y tế không đạt kế hoạch 97%",
     HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ bảo hiểm y tế đạt 97%",
     "Dự kiến năm 2027 bảo hiểm y tế đạt 98%",
     HIGHER, [(NEITHER, "")]),
    ("Trồng mới 120 ha rừng", "Còn thiếu 24 ha so với kế hoạch", HIGHER, [(NOTHING, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng",
     "6 tháng đầu năm 6,2 tỷ đồng; cả năm ước 12,9 tỷ đồng",
     HIGHER, [(NEITHER, "")]),
    ("Giải ngân vốn đầu tư công đạt 95% kế hoạch",
     "Giải ngân vốn đầu tư công đạt 96% kế hoạch",
     HIGHER, [(MET, "101.1")]),
    ("Thu ngân sách đạt 105% dự toán",
     "Thu ngân sách đạt 102% dự toán",
     HIGHER, [(NOT_MET, "97.1")]),
    ("Tuyển quân đạt 100% chỉ tiêu",
     "Giao quân 118/120 thanh niên, đạt 98,3% chỉ tiêu",
     HIGHER, [(NOT_MET, "98.3")]),
    ("Tỷ lệ tốt nghiệp THPT đạt 98%",
     "Tốt nghiệp THPT 98,5%; tốt nghiệp THCS 99%",
     HIGHER, [(MET, "100.5")]),
    ("Tỷ lệ trường chuẩn 80%", "Có 8 trường đạt chuẩn, bằng 80%", HIGHER, [(MET, "100.0")]),
    ("Số giường bệnh 25 giường/vạn dân", "Số giường bệnh 120 giường", HIGHER, [(NEITHER, "")]),
    ("Số vụ tai nạn giao thông dưới 10 vụ",
     "Xảy ra 8 vụ tai nạn giao thông, làm chết 3 người",
     LOWER, [(MET, "")]),
    ("Trồng mới 120 ha rừng",
     "Trồng mới 60 ha rừng phòng hộ và 65 ha rừng sản xuất",
     HIGHER, [(NEITHER, "")]),
    ("Xây mới 5 nhà văn hóa thôn", "Đã khởi công 5 nhà văn hóa thôn", HIGHER, [(NEITHER, "")]),
    ("Xây mới 5 nhà văn hóa thôn", "Đang xây dựng 5 nhà văn hóa thôn", HIGHER, [(NEITHER, "")]),
    ("Kết nạp 15 đảng viên mới", "Kết nạp 16 đoàn viên", HIGHER, [(NEITHER, "")]),
    ("Thu hút 300 tỷ đồng vốn đầu tư", "Đăng ký 320 tỷ đồng vốn đầu tư", HIGHER, [(NEITHER, "")]),
    ("Giảm tỷ lệ hộ nghèo 2%", "Tỷ lệ hộ nghèo giảm 20 hộ", LOWER, [(NEITHER, "")]),
    ("Tỷ lệ hộ nghèo dưới 3%", "Hộ nghèo toàn xã 2,1%; riêng thôn Nà 4%", LOWER, [(MET, "")]),
    ("Tỷ lệ gia đình văn hóa 88%", "Thôn Đầu có 95% gia đình văn hóa", HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ gia đình văn hóa 88%",
     "Số hộ đăng ký gia đình văn hóa đạt 99%",
     HIGHER, [(NEITHER, "")]),
    ("Tỷ lệ nữ đại biểu đạt 30%", "Tỷ lệ nữ cấp ủy đạt 25%", HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng",
     "Thu ngân sách từ thuế đạt 8,2 tỷ đồng",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng",
     "Trong đó thu thuế, phí 8,2 tỷ đồng",
     HIGHER, [(NEITHER, "")]),
    ("Tổng sản lượng lúa 3.000 tấn", "Sản lượng lúa vụ xuân 1.600 tấn", HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Chi ngân sách đạt 101% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Trong đó thu tiền sử dụng đất đạt 150% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách chưa đạt 100% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách mới đạt gần 100% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Phấn đấu thu ngân sách đạt 100% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách không vượt 5% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách còn 5% kế hoạch chưa thực hiện",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách đạt trên 95% kế hoạch",
     HIGHER, [(NEITHER, "")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách đạt trên 100% kế hoạch",
     HIGHER, [(MET, "100.0")]),
    ("Thu ngân sách đạt 12,45 tỷ đồng", "Thu ngân sách gần 12,45 tỷ đồng",
     HIGHER, [(NEITHER, "")]),
    ("Nợ xấu dưới 2%", "Nợ xấu 1,8 - 2,2%", LOWER, [(NEITHER, "")]),
    ("Nợ xấu dưới 2%", "Nợ xấu 1,5 - 1,8%", LOWER, [(MET, "")]),
    ("Tỷ lệ hộ nghèo giảm từ 2,5% trở lên", "Tỷ lệ hộ nghèo giảm từ 2 đến 3%",
     LOWER, [(NEITHER, "")]),
    ("Tỷ lệ hộ nghèo còn dưới 3%", "Tỷ lệ hộ nghèo đầu năm 2,8%, cuối năm 3,2%",
     LOWER, [(NOT_MET, "")]),
    ("Giảm 5% số vụ phạm pháp hình sự", "Phạm pháp hình sự giảm 10% số người bị thương",
     LOWER, [(NEITHER, "")]),
    ("Giảm tai nạn giao thông từ 5% đến 10% trên cả 3 tiêu chí",
     "Tai nạn giao thông giảm 20% số vụ, tăng 10% số người chết",
     LOWER, [(NEITHER, "")]),
    ("Có 12/15 xã đạt chuẩn nông thôn mới",
     "13/15 xã đạt từ 15 tiêu chí nông thôn mới trở lên",
     HIGHER, [(NEITHER, "")]),
    ("Xóa 45 nhà tạm, nhà dột nát", "Còn 46 nhà tạm, nhà dột nát", HIGHER, [(NEITHER, "")]),
    ("Kết nạp 15 đảng viên trở lên", "Toàn đảng bộ có 160 đảng viên", HIGHER, [(NEITHER, "")]),
    ("Lúa 1.200 ha; ngô 850 ha", "Lúa 1.250 ha; ngô đạt 110% kế hoạch",
     HIGHER, [(MET, "104.2"), (MET, "110.0")]),
]  # fmt: skip


@pytest.mark.parametrize(("target", "report", "better", "wanted"), [*WORDINGS, *TRAPS])
def test_a_wording_is_judged_as_it_is_meant(
    target: str, report: str, better: Better | None, wanted: list[tuple[Status, str]]
) -> None:
    """What is part of a quantity, its neighbour, planned or begun is not taken for it."""
    check_judged(target, report, better, wanted, level=find_own_level(report))


def test_four_fifths_of_the_wordings_are_compared() -> None:
    """A rule that compares nothing would be never false."""
    states = [state for *_, wanted in WORDINGS for state, _ in wanted]
    assert len(WORDINGS) >= 60
    assert sum(state in JUDGED for state in states) >= 0.8 * len(states)


UNSURE = """
Giải quyết 5 vụ khiếu nại|Giải quyết 3 vụ trong tổng số 5 vụ khiếu nại
Tai nạn giao thông không quá 5 vụ|3 vụ trong tổng số 5 vụ tai nạn do rượu bia
Tai nạn giao thông không quá 4 vụ|Xảy ra 3 vụ chết người trong tổng số 5 vụ tai nạn
Hòa giải thành 12 vụ|Hòa giải thành 10 vụ trên tổng số 12 vụ
Kết nạp 12 đảng viên|Kết nạp được 10 đảng viên trong tổng số 15 quần chúng ưu tú
Tỷ lệ hộ nghèo còn 3%|Tỷ lệ hộ cận nghèo còn 2,5%
Tỷ lệ hộ nghèo giảm 2%|Giảm 3% hộ cận nghèo
Tỷ lệ hộ cận nghèo giảm 2%|Tỷ lệ hộ nghèo giảm 3%
Tỷ lệ hộ nghèo giảm 2%|Hộ nghèo và cận nghèo giảm 3%
Giảm 40 hộ nghèo|Giảm 45 hộ cận nghèo
Giảm 40 hộ nghèo|Có 45 hộ thoát cận nghèo
Giảm 40 hộ cận nghèo|Giảm 45 hộ nghèo
Tỷ lệ hộ nghèo còn 3%|Hộ nghèo, hộ cận nghèo còn 2,5%
Gia đình văn hóa đạt 95%|Gia đình văn hóa đạt xấp xỉ 95%
Gia đình văn hóa đạt 95%|Gia đình văn hóa đạt khoảng 95%
Gia đình văn hóa đạt 95%|Gia đình văn hóa gần 95%
Gia đình văn hóa đạt 95%|Gia đình văn hóa đạt ~95%
Gia đình văn hóa đạt 95%|Gia đình văn hóa đạt trên dưới 95%
Gia đình văn hóa đạt 95%|Gia đình văn hóa đạt ngót 95%
Gia đình văn hóa đạt 95%|Gia đình văn hóa suýt soát 95%
Xóm văn hóa đạt 88%|14/16 xóm đạt 90%
14/16 xóm đạt danh hiệu văn hóa|14/16 xóm đạt 90%
Xóm văn hóa đạt 88%|15/16 xóm văn hóa, đạt 98,3%
Thu ngân sách đạt 12,45 tỷ đồng|Thu ngân sách đạt 13.1 tỷ đồng
Tỷ lệ bảo hiểm y tế 95%|Bảo hiểm y tế, nước sạch và văn hóa lần lượt là 90%, 97%
""".strip().splitlines()


@pytest.mark.parametrize("case", UNSURE)
def test_what_is_not_sure_is_not_judged(case: str) -> None:
    """Nor is it said that there is no number: there is one."""
    target, report = case.split("|")
    figures = list(read(target).valued())
    pairings = pair_figures(figures, read_report(report), target)
    for figure, pairing in zip(figures, pairings, strict=True):
        outcome = judge(figure, pairing, None)
        assert outcome.status is Status.NOT_COMPARABLE, outcome
        assert outcome.reason


@pytest.mark.parametrize("case", [
    "Khám chữa bệnh cho 3/5 xã|Khám chữa bệnh cho 3 xã trong số 5 xã|MET",
    "Xóm văn hóa đạt 88%|15/16 xóm văn hóa, đạt 93,8%|MET",
    "Xóm văn hóa đạt 88%|14/16 xóm đạt danh hiệu văn hóa (87,5%)|NOT_MET",
    "Thu ngân sách đạt 12,45 tỷ đồng|Thu ngân sách đạt mười ba tỷ đồng|MET",
    "Tỷ lệ bảo hiểm y tế 95%|Bảo hiểm y tế và nước sạch lần lượt là 90%, 97%|NOT_MET",
])  # fmt: skip
def test_what_looks_like_it_and_is_sure_is_judged(case: str) -> None:
    target, report, state = case.split("|")
    (figure,) = read(target).valued()
    (pairing,) = pair_figures([figure], read_report(report), target)
    assert judge(figure, pairing, Better.HIGHER).status.name == state


WHOSE = """
commune|Thu nhập bình quân đầu người toàn tỉnh đạt 52 triệu đồng|
commune|Thu nhập bình quân đầu người toàn xã đạt 52 triệu đồng|đạt
district|Thu nhập bình quân đầu người của huyện đạt 44 triệu đồng (của tỉnh là 51 triệu đồng)|chưa
province|Thu nhập bình quân đầu người của cả nước đạt 60 triệu đồng|
commune|Trên địa bàn huyện, thu nhập bình quân đầu người đạt 60 triệu đồng|
commune|Thu nhập bình quân đầu người toàn huyện đạt 105% kế hoạch|
commune|Thu nhập bình quân đầu người đạt 105% kế hoạch huyện giao|đạt
commune|Thu nhập bình quân đầu người đạt 46 triệu đồng, bằng 82% bình quân của tỉnh|đạt
commune|Bình quân chung toàn tỉnh thu nhập đầu người 48 triệu đồng, của xã 41 triệu đồng|chưa
district|Thu nhập bình quân đầu người toàn huyện đạt 46 triệu đồng|đạt
commune|Thu nhập bình quân đầu người của huyện Bình Sơn đạt 46 triệu đồng|
""".strip().splitlines()


@pytest.mark.parametrize("case", WHOSE)
def test_a_number_of_another_level_is_no_result_of_a_plan(case: str) -> None:
    """A commune tells of its province too; whose a plan is, its issuer says."""
    level, report, state = case.split("|")
    target = "Thu nhập bình quân đầu người 45 triệu đồng"
    figures = list(read(target).valued())
    (pairing,) = pair_figures(figures, read_report(report, YEAR), target, (), Level(level))
    outcome = judge(figures[0], pairing, HIGHER)
    assert outcome.status is (STATES[state] if state else NEITHER), outcome


@pytest.mark.parametrize(("issuer", "report", "said"), [
    ("UBND xã Tân Lập", "Trên địa bàn xã Tân Lập, Xã Tân Lập có", "Trên địa bàn xã, Xã có"),
    ("UBND xã Tân Lập", "xã Tân Lập Hạ, huyện Tân Lập", "xã Tân Lập Hạ, huyện Tân Lập"),
    ("UBND thành phố Bắc Hà, tỉnh Bắc Hà", "thành phố Bắc Hà", "thành phố"),
    ("Hội Liên hiệp Phụ nữ Việt Nam", "xã Tân Lập", "xã Tân Lập"),
])  # fmt: skip
def test_the_place_of_the_body_that_reports_is_its_own(issuer: str, report: str, said: str) -> None:
    assert say_own_place(report, issuer) == said


@pytest.mark.parametrize(("name", "better"), [
    ("Kết nạp đảng viên mới", HIGHER),
    ("Cứng hóa đường giao thông nông thôn", HIGHER),
    ("thôn đạt danh hiệu Thôn văn hóa", HIGHER),
    ("Tổng diện tích gieo trồng", HIGHER),
    ("số vụ tai nạn giao thông", LOWER),
    ("Tỷ lệ trẻ em suy dinh dưỡng", LOWER),
    ("Hỗ trợ hộ nghèo", HIGHER),
    ("Tỷ lệ hộ nghèo được vay vốn", None),
    ("Tỷ lệ trẻ em suy dinh dưỡng được theo dõi", None),
    ("Tỷ lệ hộ cận nghèo tham gia bảo hiểm y tế", None),
    ("Tỷ lệ thất nghiệp", LOWER),
    ("Thanh toán không dùng tiền mặt", HIGHER),
    ("Xét nghiệm", HIGHER),
    ("Đàn trâu", HIGHER),
    ("Tỷ lệ giải quyết tố giác về tội phạm", None),
    ("Tổ chức đảng không hoàn thành nhiệm vụ", None),
    ("Nông nghiệp", None),
])  # fmt: skip
def test_words_tell_which_way_is_better_only_where_they_are_sure(
    name: str, better: Better | None
) -> None:
    """Of a figure without an indicator; words of harm beside those of doing say nothing."""
    assert tell_better(name) is better


STATES = {"đạt": MET, "chưa": NOT_MET, "không so": NEITHER, "không có": NOTHING}
WAYS = {"cao": HIGHER, "thấp": LOWER, "": None}
FOLDER = Path(__file__).parent
YEAR = 2025


def list_sentences(name: str) -> list[Case]:
    """The sentences of a file beside this one, with the states written down by hand."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [read_case(line) for line in lines if line and not line.startswith("#")]


def read_case(line: str) -> Case:
    target, report, way, states = (part.strip() for part in line.split("|"))
    return target, report, WAYS[way], [read_state(one.strip()) for one in states.split(";")]


def read_state(words: str) -> tuple[Status, str]:
    if words.endswith("?"):  # right, but the portal does not dare
        return NEITHER, ""
    name = next(name for name in STATES if words.startswith(name))
    share = words[len(name) :].strip().replace(",", ".")
    return STATES[name], str(Decimal(share).quantize(Decimal("0.1"))) if share else ""


OWN_LEVEL = re.compile(
    r"(?:(?:[Tt]oàn|[Cc]ả|địa bàn) (?P<level>xã|phường|huyện|thị xã|tỉnh|thành phố)|"
    r"(?:của|trong) xã)\b"
)
"""How a report calls all that it tells of; no commune has others below it."""
OWN_LEVELS = {
    None: Level.COMMUNE, "xã": Level.COMMUNE, "phường": Level.COMMUNE, "tỉnh": Level.PROVINCE,
}  # fmt: skip

SENTENCES = list_sentences("report-sentences.txt")
GENRES = list_sentences("report-genres.txt")
NEIGHBOURS = list_sentences("report-neighbours.txt")
BATCHES = list_sentences("report-batches.txt")
REGISTERS = list_sentences("report-registers.txt")
STRANGERS = list_sentences("report-strangers.txt")
LEADS = list_sentences("report-leads.txt")


@pytest.mark.parametrize(
    "sentences",
    batch([*SENTENCES, *GENRES, *NEIGHBOURS, *BATCHES, *REGISTERS, *STRANGERS, *LEADS]),
)
def test_a_sentence_of_a_final_report_is_judged_as_it_is_meant(
    sentences: list[tuple[str, str, Better | None, list[tuple[Status, str]]]],
) -> None:
    """Judged as at the end of the year, with all that may make its number another one."""
    for sentence in sentences:
        check_sentence(*sentence, find_own_level(sentence[1]))


COMMUNES = [
    case
    for name in ("report-doers.txt", "report-communes.txt", "report-led-astray.txt")
    for case in list_sentences(name)
]


@pytest.mark.parametrize("sentences", batch(COMMUNES))
def test_a_deed_of_some_says_nothing_of_what_all_were_to_do(
    sentences: list[tuple[str, str, Better | None, list[tuple[Status, str]]]],
) -> None:
    """Pupils, firms, one society or a team of the province are not the commune."""
    for sentence in sentences:
        check_sentence(*sentence, Level.COMMUNE)


OF_LEVELS = [
    line.partition(" | ")
    for name in (
        "report-near-by.txt",
        "report-plain.txt",
        "report-around.txt",
        "report-parts.txt",
        "report-later.txt",
        "report-lots.txt",
        "report-mixed.txt",
    )
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LEVELS = {
    "office": None,
    "commune": Level.COMMUNE,
    "district": Level.DISTRICT,
    "province": Level.PROVINCE,
}


@pytest.mark.parametrize("lines", batch(OF_LEVELS))
def test_what_stands_near_a_target_is_no_result_of_it(lines: list[tuple[str, str, str]]) -> None:
    """Others, another time, a part, a denial, a step towards it; what is told in plain words is."""
    for level, _, case in lines:
        check_sentence(*read_case(case), LEVELS[level])


AROUND = """
Theo số liệu của đơn vị bạn, bao phủ BHYT đạt 97%
Ở các thôn vùng cao, bao phủ BHYT đạt 97%
Vụ xuân, bao phủ BHYT đạt 97%
Kết quả năm ngoái: bao phủ BHYT đạt 97%
Bao phủ BHYT đạt 97% (mục tiêu)
Bao phủ BHYT đạt 97% (số liệu năm 2024)
Bao phủ BHYT đạt 97% (chưa kể thôn Nà Pù)
Bao phủ BHYT đạt 97%, song đây là số đăng ký
Bao phủ BHYT có thể đạt 97%
Từ năm 2020 đến nay, bao phủ BHYT đạt 97%
Hằng tháng, bao phủ BHYT đạt 97%
Kế hoạch năm sau: bao phủ BHYT đạt 97%
Bình quân chung toàn ngành, bao phủ BHYT đạt 97%
""".strip().splitlines()


@pytest.mark.parametrize("report", AROUND)
def test_words_around_a_number_take_it_away_from_a_target(report: str) -> None:
    """Without them it would be met; a rate of a part is none of all."""
    target = "Bao phủ BHYT đạt 95%"
    check_judged(target, "Bao phủ BHYT đạt 97%", HIGHER, [(MET, "102.1")], YEAR)
    check_judged(target, report, HIGHER, [(NEITHER, "")], YEAR, level=Level.COMMUNE)


@pytest.mark.parametrize("report", [
    "Bao phủ BHYT đạt 97%, tăng 2% so với năm trước",
    "Bao phủ BHYT đạt 97% (ước)",
    "Bao phủ BHYT đạt 97%, phấn đấu năm 2026 nâng lên cao hơn",
])  # fmt: skip
def test_words_around_a_number_that_only_compare_leave_it(report: str) -> None:
    (outcome,) = judged("Tỷ lệ bao phủ BHYT đạt 95%", report, HIGHER, YEAR, Level.COMMUNE)
    assert outcome.status is MET, outcome


@pytest.mark.parametrize(("clause", "leads"), [
    ("Đời sống bà con ngày một khấm khá", True),
    ("Riêng vùng lúa chất lượng cao được mở rộng", False),
    ("Theo kế hoạch được giao từ đầu năm", False),
    ("Chưa khắc phục được khó khăn", False),
    ("Sản xuất ở Nậm Mười tiếp tục phát triển", False),
    ("Đời sống của đồng bào dân tộc Mông được nâng lên", False),
    ("Chăn nuôi trong các hợp tác xã được duy trì", False),
])  # fmt: skip
def test_a_clause_leads_up_to_a_number_only_if_nothing_of_it_narrows(
    clause: str, leads: bool
) -> None:
    """Words of a part, of what is not so, a name of a place, those of whom it tells."""
    assert leads_up(clause, "Tỷ lệ hộ nghèo còn 5%") is leads


@pytest.mark.parametrize(("before", "leads"), [
    ("miệt mài", True),
    ("giống", False),
    ("hồ sơ", False),
    ("riêng", False),
    ("Nậm Mười", False),
    ("dọn dẹp, ", False),
])  # fmt: skip
def test_words_before_those_of_a_target_lead_up_to_it_unless_they_name_another_deed(
    before: str, leads: bool
) -> None:
    """A step towards it, a list or a name is another one."""
    known = ["Trồng 40 ha mắc ca"]
    name = f"{before} trồng mắc ca"
    assert is_led_up_to(name, "Trồng mắc ca", known, name, unit="ha") is leads
    assert not is_led_up_to(f"{name} xen canh", "Trồng mắc ca", known, name, unit="ha")


BRANCHES = [
    match.groups()
    for line in (FOLDER / "report-branches.txt").read_text(encoding="utf-8").splitlines()
    if (match := re.fullmatch(r"([^#\s].+?) = (.+?)( \?)? ([≠⊃]) (.+)", line))
]


@pytest.mark.parametrize("lines", batch(BRANCHES))
def test_what_a_branch_calls_by_two_names_is_the_same_and_its_neighbour_is_not(
    lines: list[tuple[str, str, str | None, str, str]],
) -> None:
    """A neighbour is never compared; a part only where it reaches what the whole was to reach."""
    for target, same, doubt, sign, other in lines:
        assert tell_state(target, same, "66") is (NEITHER if doubt else MET), same
        assert tell_state(target, other, "54") not in JUDGED, other
        assert sign == "⊃" or tell_state(target, other, "66") not in JUDGED, other


def test_every_branch_has_its_names() -> None:
    assert len(BRANCHES) > 140


def tell_state(target: str, report: str, done: str) -> Status:
    """The state of a target of 60 of something, of which a report tells a number."""
    wanted, told = (
        words.replace("#", number) if "#" in words else f"Tỷ lệ {words} đạt {number}%"
        for words, number in ((target, "60"), (report, done))
    )
    (outcome,) = judged(wanted, told, HIGHER, YEAR)
    return outcome.status


def find_own_level(report: str) -> Level | None:
    """The level of the body that reports, where a sentence was written down without it."""
    own = OWN_LEVEL.search(report)
    return OWN_LEVELS.get(own["level"], Level.DISTRICT) if own else None


def check_sentence(
    target: str,
    report: str,
    better: Better | None,
    wanted: list[tuple[Status, str]],
    level: Level | None = None,
) -> None:
    """See how one sentence is judged."""
    for_each = is_set_for_each_unit(target)
    end = date(YEAR, 12, 31)
    if why_not_of_all(report, target, whole_year=True, for_each=for_each, end=end):
        assert [state for state, _ in wanted] == [NEITHER] * len(wanted), report
        return
    check_judged(target, report, better, wanted, YEAR, level=level)


def test_four_fifths_of_the_sentences_that_tell_of_their_target_are_compared() -> None:
    """Among the sentences of many genres some have states that nobody can tell."""
    for told, share in ((SENTENCES, 0.8), (GENRES, 0.75), (BATCHES, 0.7)):
        states = [state for *_, wanted in told for state, _ in wanted if state is not NOTHING]
        assert len(told) >= 60
        assert sum(state in JUDGED for state in states) >= share * len(states)


def test_a_word_by_which_a_result_may_be_of_another_thing_is_told_once() -> None:
    """It stands in the name of the number and in what is said of the scene."""
    target, report = "Tỷ lệ học sinh khá, giỏi đạt 60%", "Khối 6: giỏi 18,5%, khá 44,2%, yếu 37,3%"
    figures = list(read(target).valued())
    (pairing,) = pair_figures(figures, read_report(report, 2025), target, (), Level.COMMUNE)
    assert "“Khối”" in judge(figures[0], pairing, HIGHER).reason

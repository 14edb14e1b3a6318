"""Words of a result that say what cannot be, or hardly: cells lose commas, digits and units."""

from __future__ import annotations

import pytest

from thidua.authoring.results.word_doubts import doubt_words
from thidua.figures import read

DOUBTED = """
Tỷ lệ bảo hiểm y tế: 95% | Tỷ lệ bảo hiểm y tế đạt 915% | có phải 91,5% không
Tỷ lệ bảo hiểm y tế: 95% | Tỷ lệ bảo hiểm y tế đạt 9150%, tăng 2% | có phải 91,5% không
Tỷ lệ bảo hiểm y tế: 95% | Tỷ lệ bảo hiểm y tế đạt 9,15% | nhỏ khác thường so với chỉ tiêu 95%
Tỷ lệ hộ nghèo dưới 5% | Tỷ lệ hộ nghèo còn 41% | lớn khác thường
Thu ngân sách đạt 12,45 tỷ đồng | Thu ngân sách đạt 131 tỷ đồng | 131 tỷ đồng lớn khác thường
Thu ngân sách đạt 12,45 tỷ đồng | Thu ngân sách đạt 13,1 triệu đồng | 13,1 triệu đồng nhỏ
Thu ngân sách đạt 12,45 tỷ đồng | Thu 13,1 tỷ đồng, đạt 1052% kế hoạch | có phải 105,2% không
Thu ngân sách đạt 12,45 tỷ đồng | Thu 13,1 tỷ đồng, đạt 150,2% kế hoạch | là 105,2% chỉ tiêu
Trồng mới 120 ha rừng | Trồng mới 965 ha rừng | lớn khác thường
Có 12/15 xã đạt chuẩn | Có 31/15 xã đạt chuẩn | lớn hơn tổng số 15
Gia đình văn hóa 88% | 1.286/1.432 hộ, đạt 98,8% | 1.286/1.432 không bằng 98,8%
Thu nhập 52 triệu đồng/người | Thu nhập 5,35 triệu đồng/người | nhỏ khác thường
Tổng sản phẩm tăng 7,5% | Tổng sản phẩm tăng 78,2% | lớn khác thường
""".strip().splitlines()
SURE = """
Tỷ lệ bảo hiểm y tế: 95% | Tỷ lệ bảo hiểm y tế đạt 91,5%, tăng 2% so với năm trước
Tỷ lệ hộ nghèo dưới 5% | Tỷ lệ hộ nghèo còn 0,4%
Thu ngân sách đạt 12,45 tỷ đồng | Thu 13.100 triệu đồng, bằng 612% so với cùng kỳ
Thu ngân sách đạt 12,45 tỷ đồng | Thu 13,1 tỷ đồng, đạt 105,2% kế hoạch
Trồng mới 120 ha rừng | Trồng mới 131/120 ha rừng, đạt 109,2%
Trồng mới 120 ha rừng | Sáu tháng đầu năm trồng 4 ha rừng
Giảm 5% số vụ phạm pháp | Phạm pháp giảm 36,8%
Lúa 1.200 ha; ngô 20 ha | Lúa 1.215 ha
Kết nạp 15 đảng viên | Toàn đảng bộ có 160 đảng viên, trong năm kết nạp 16 đảng viên
Giải ngân vốn 97% kế hoạch | Giải ngân đạt 94,6% kế hoạch, cao hơn 2,1% so với cùng kỳ
Thành lập mới 5 công đoàn | Phát triển 612 đoàn viên, đạt 122,4% chỉ tiêu, thành lập 4 công đoàn
""".strip().splitlines()


@pytest.mark.parametrize("case", DOUBTED)
def test_a_number_that_cannot_be_is_asked_about(case: str) -> None:
    target, words, said = (part.strip() for part in case.split(" | "))
    doubts = list(doubt_words(words, list(read(target).valued())))
    assert said in " ".join(f"{doubt.what} {doubt.fix}" for doubt in doubts), doubts


@pytest.mark.parametrize("case", SURE)
def test_a_number_that_may_well_be_is_not(case: str) -> None:
    target, words = (part.strip() for part in case.split(" | "))
    assert not list(doubt_words(words, list(read(target).valued())))

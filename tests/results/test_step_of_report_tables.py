"""What single steps of reading reports say: doubts of many numbers, lines of many targets.

Whole sentences are judged elsewhere; there a step that is wrong is often covered by the next one.
Here each is asked alone, of sentences at both sides of its limits and with several numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

import pytest

from plain_dossiers import make_dossier, read_references
from tables import compare_table
from thidua.figures import Figure, read
from thidua.language.vietnamese import fold
from thidua.model.indicator import Better
from thidua.model.tiers import Level
from thidua.portal import target_matching
from thidua.portal.judging import judge
from thidua.portal.reports import confirming, doubts, report_units, report_wordings, several
from thidua.portal.reports.actors import tell_doer
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.report_reading import ReportedValue, ReportReading
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.rules import claims_in_words
from thidua.portal.target_matching import TargetMatcher, compare_names, find_extra_words
from thidua.portal.targets import Linker

Doubt = Callable[[Figure, ReportedValue, str, ReportReading], object]
REASONS = {
    said: name.lower() for name, said in vars(report_wordings).items() if isinstance(said, str)
}  # fmt: skip
DOUBTS: dict[str, Doubt] = {
    "apart": lambda target, value, line, reading: several.tells_apart(target, value, reading),
    "graded": lambda target, value, line, reading: several.is_graded_apart(
        line, value, reading.text),
    "stages": lambda target, value, line, reading: several.is_told_in_stages(line, value, reading),
    "scored": lambda target, value, line, reading: several.is_scored_by_others(
        line, value, reading),
    "total": lambda target, value, line, reading: several.is_of_all(
        target, line, value, reading.text),
    "total of named": lambda target, value, line, reading: several.is_of_all(
        target, line, value, line),
    "one thing": lambda target, value, line, reading: several.is_of_one_thing(target, value),
    "listed": lambda target, value, line, reading: several.is_listed_apart(
        target, value, reading.values),
    "one deed": lambda target, value, line, reading: several.is_of_one_deed(
        target, value, reading),
    "bodies": lambda target, value, line, reading: several.is_told_by_bodies(
        line, value, reading.values),
    "beside kept": lambda target, value, line, reading: several.is_beside_kept(
        line, value, reading.values),
    "in part": lambda target, value, line, reading: several.is_told_in_part(
        target, line, value, reading.values),
    "kept": lambda target, value, line, reading: several.counts_kept(target, line, value),
    "also": lambda target, value, line, reading: several.list_also_counted(
        target, line, reading.text),
    "more": lambda target, value, line, reading: several.counts_more(line, value, reading.text),
    "of goal": lambda target, value, line, reading: several.is_part_of_goal(target, value),
    "added": lambda target, value, line, reading: several.is_added_to_stock(
        target, line, value, reading),
    "stock": lambda target, value, line, reading: several.is_stock(value.figure),
    "another": lambda target, value, line, reading: confirming.names_another(
        target, value, line, reading.text),
    "doubted": lambda target, value, line, reading: REASONS.get(
        said := doubts.find_doubt(target, value, line, reading), said),
    "strange": lambda target, value, line, reading: [
        *doubts.list_more_strangers(target, value, (), (line,), reading)],
}  # fmt: skip
REPORTS: dict[str, tuple[str, ...]] = {
    "Đám cưới, đám tang văn minh đạt 96%": (
        "Đám cưới văn minh 95%, đám tang văn minh 98%", "Đám cưới văn minh 95%; đám tang 98%",
        "Đám cưới văn minh 95%, đám tang văn minh 9 đám", "Đám cưới văn minh 95%, lễ hội 98%",
        "Đám cưới, đám tang văn minh 97%", "Đám cưới, đám tang văn minh 97%, đám tang 98%",
        "Đám cưới văn minh đạt 95%, đám tang văn minh tăng 2%",
        "Đám cưới văn minh 95%, trong đó đám tang văn minh 98%",
    ),
    "80% chi bộ hoàn thành tốt nhiệm vụ": (
        "14 chi bộ hoàn thành xuất sắc, 46 chi bộ hoàn thành tốt, chiếm 75%",
        "46 chi bộ hoàn thành tốt, chiếm 75%", "46 chi bộ hoàn thành tốt trở lên, chiếm 75%",
        "14 chi bộ hoàn thành xuất sắc, 3 chi bộ xếp loại khá",
        "3 chi bộ loại trung bình, 9 loại tốt",
    ),
    "80% chi bộ hoàn thành xuất sắc, hoàn thành tốt": (
        "14 chi bộ hoàn thành xuất sắc, 46 chi bộ hoàn thành tốt, chiếm 75%",
    ),
    "Có 10 đề tài": (
        "Phê duyệt 13 đề tài, nghiệm thu 9 đề tài", "Phê duyệt 13 đề tài; nghiệm thu 9 đề tài",
        "Phê duyệt 13 đề tài, nghiệm thu 9 sáng kiến", "Đăng ký 13 đề tài, nghiệm thu 9 đề tài",
        "Đề xuất 13 đề tài, công nhận 9 đề tài", "Nghiệm thu 9 đề tài, nghiệm thu 2 đề tài",
        "Đăng ký được 13 đề tài, đã nộp 9 đề tài", "Đăng ký 13, nộp 9", "Hoàn thành 9 đề tài",
        "Đăng ký 13 đề tài, phê duyệt và nghiệm thu 9 đề tài",
    ),
    "Nghiệm thu 10 đề tài": ("Phê duyệt 13 đề tài, nghiệm thu 9 đề tài",),
    "Hồ sơ đúng hạn đạt 99%": (
        "Hồ sơ trước hạn 85%, đúng hạn 14%", "Hồ sơ đúng hạn 99,5%",
        "Hồ sơ tiếp nhận 85%, đúng hạn 14%", "Hồ sơ trước hạn 85 hồ sơ, đúng hạn 14%",
    ),
    "Đạt 95 điểm": (
        "Tự chấm 95,5 điểm, đoàn kiểm tra chấm 93 điểm", "Tự chấm 95,5 điểm",
        "Đoàn kiểm tra chấm 93 điểm, sau đó chấm lại 94 điểm", "Tự chấm 95,5 điểm và 3 điểm",
        "Tự đánh giá 95 điểm, huyện thẩm định đạt 90%", "Tự chấm 95 điểm, huyện công bố 90 điểm",
    ),
    "Tự chấm 95 điểm": ("Tự chấm 95,5 điểm, đoàn kiểm tra chấm 93 điểm",),
    "Huyện chấm đạt 95 điểm": ("Tự chấm 95,5 điểm, đoàn kiểm tra chấm 93 điểm",),
    "Khám bệnh ngoại trú 62.000 lượt": (
        "Tổng số lượt khám bệnh 78.200 lượt", "Tổng số lượt khám bệnh ngoại trú 78.200 lượt",
        "Số lượt khám bệnh 78.200 lượt", "Tổng số khám bệnh đạt 95%",
        "Khám bệnh ngoại trú 5 lượt; tổng số lượt khám bệnh 78.200 lượt",
    ),
    "Tổng số lượt khám bệnh 62.000 lượt": ("Tổng số lượt khám bệnh 78.200 lượt",),
    "Giảm số vụ, số người chết 5%": (
        "Số vụ giảm 6%", "Số người chết giảm 6%", "Số vụ, số người chết giảm 6%",
        "Giảm 6% số vụ và 7% số người chết", "Giảm 6%",
    ),
    "Giảm số vụ cháy 5%": ("Số vụ cháy giảm 6%", "Số người chết giảm 6%"),
    "Học phí, viện phí không dùng tiền mặt đạt 60%": (
        "Viện phí không dùng tiền mặt 54%, học phí không dùng tiền mặt 100%",
        "Viện phí không dùng tiền mặt 54%", "Viện phí 54%, học phí 100 trường",
        "Viện phí, học phí 54%, học phí 100%", "Tiền điện 54%, học phí 100%",
    ),
    "Học phí hoặc viện phí đạt 60%": ("Viện phí 54%, học phí 100%", "Học phí 54%, viện phí 7%"),
    "Xây, sửa 6 nhà": (
        "Đã xây mới 4, sửa chữa 3 nhà", "Xây, sửa 7 nhà", "Xây mới 4 nhà, sửa 3 nhà",
        "Xây 4 nhà", "Xây 4 nhà và sửa 3 cầu", "Sửa 3 nhà", "Xây đạt 95%, sửa 3%",
    ),
    "Trồng, chăm sóc 6 ha": (
        "Trồng 4 ha, chăm sóc 3 ha", "Trồng 4 ha; chăm rừng 3 ha", "Trồng 4 ha, chăm 3",
        "Trồng, chăm sóc 7 ha", "Chăm sóc 3 ha", "Trồng 4 ha và chăm sóc 3 hộ",
    ),
    "Trao 200 suất quà": (
        "Quỹ khuyến học trao 165 suất quà, xã trao 152 suất quà", "Hội trao 165 suất quà",
        "Hội Phụ nữ trao 165 suất quà, Hội Nông dân trao 152 suất quà",
        "Hội Phụ nữ trao 165 suất quà; Hội Nông dân trao 152 suất quà",
        "Hội Phụ nữ trao 165 suất quà, Hội Nông dân trao 152 phần quà",
        "Hội Phụ nữ trao 165 suất quà, Hội Nông dân nhận 152 suất quà",
        "Hội Phụ nữ trao 65%, Hội Nông dân trao 52%",
        "Hội Phụ nữ trao 65‰, Hội Nông dân trao 52‰",
        "Hội Phụ nữ trao 165 suất quà, Hội Phụ nữ trao 152 suất quà",
        "Hội Phụ nữ trao 165 suất quà, trong đó Hội Nông dân trao 152 suất quà",
    ),
    "Hội Phụ nữ trao 200 suất quà": ("Hội Phụ nữ trao 165 suất, Hội Nông dân trao 152 suất",),
    "Có 20 tuyến đường hoa": (
        "Duy trì 14 tuyến, xây mới 7 tuyến", "Xây mới 7 tuyến, duy trì 14 tuyến",
        "Duy trì 14 tuyến; xây mới 7 tuyến", "Duy trì 14 tuyến, xây mới 7 km",
        "Duy trì 14 tuyến, giữ vững 7 tuyến", "Duy trì 14%, xây mới 7%", "Duy trì 14, xây mới 7",
        "Duy trì 14‰, xây mới 7‰", "Xây dựng và duy trì 21 tuyến", "Đến nay có 21 tuyến",
        "Làm 2 tuyến, nâng tổng số lên 21 tuyến", "Nâng tổng số lên 21 tuyến, làm 2 tuyến",
        "Làm 2 tuyến; nâng tổng số lên 21 tuyến", "Làm 2 tuyến, nâng tổng số lên 21 km",
    ),
    "Làm mới 20 tuyến đường hoa": (
        "Duy trì 14 tuyến, xây mới 7 tuyến", "Làm 2 tuyến, nâng tổng số lên 21 tuyến",
    ),
    "Duy trì 20 tuyến đường hoa": ("Duy trì 14 tuyến, xây mới 7 tuyến", "Duy trì 21 tuyến"),
    "Xây dựng 20 tuyến đường hoa": (
        "Xây dựng và duy trì 21 tuyến", "Duy trì 21 tuyến", "Xây dựng 21 tuyến",
        "Lũy kế xây dựng 21 tuyến", "Đến nay đã có 21 tuyến", "Cộng dồn xây dựng 21 tuyến",
        "Đến nay có 21 tuyến mới", "Làm 2 tuyến, nâng tổng số lên 21 tuyến",
    ),
    "Xây dựng và duy trì 20 tuyến": ("Xây dựng và duy trì 21 tuyến", "Duy trì 21 tuyến"),
    "Hết năm duy trì, xây dựng 20 tuyến": ("Duy trì 21 tuyến", "Xây dựng 21 tuyến"),
    "Quỹ đạt 300 triệu đồng": (
        "Quỹ tăng trưởng 45 triệu đồng, nâng tổng nguồn vốn lên 327 triệu đồng",
        "Quỹ đạt 45 triệu đồng; nâng tổng nguồn vốn lên 327 triệu đồng",
    ),
    "Xây dựng quỹ 300 triệu đồng": (
        "Quỹ tăng trưởng 45 triệu đồng, nâng tổng nguồn vốn lên 327 triệu đồng",
    ),
    "Tặng 200 suất quà cho thiếu nhi": (
        "Tặng 212 suất quà, trong đó 180 suất cho thiếu nhi", "Tặng 212 suất quà cho thiếu nhi",
        "Tặng 212 suất quà, trong đó 180 phần cho thiếu nhi",
        "Tặng 212 suất quà, 180 suất cho thiếu nhi",
        "Tặng 212 suất quà; trong đó 180 suất cho thiếu nhi",
        "Tặng 212 suất quà cho thiếu nhi, trong đó 180 suất cho thiếu nhi xã",
    ),
    "Tổ chức 6 hội thi, hội diễn": ("Tổ chức 4 hội thi", "Tổ chức 4 hội thi, hội diễn",
        "Tổ chức 4 hội thi, 2 hội diễn"),
    "Tổ chức 6 hội thi": ("Tổ chức 4 hội thi, hội diễn", "Tổ chức 4 hội thi", "Đạt 4%, hội thi"),
    "Trồng 10/20 ha rừng": ("Trồng 9/20 ha rừng", "Trồng 9/21 ha rừng", "9 ha, trong đó 3 ha keo",
        "Trồng 19 ha, trong đó trồng 9/20 ha rừng"),
    "Kết nạp 20 đảng viên": ("Kết nạp 21 đoàn viên", "Kết nạp 21 đảng viên",
        "Sửa chữa 21 đảng viên",
        "Trồng 21 ha lúa", "Kết nạp 21"),
    "02 xã đạt chuẩn": ("02 xã đạt 18 tiêu chí", "02 xã đạt 18 xã", "02 xã mới đạt 18%"),
    "Giảm tỷ lệ hộ nghèo 4%": (
        "Giảm tỷ lệ hộ nghèo 2,4% so với đầu nhiệm kỳ", "Giảm tỷ lệ hộ nghèo 2,4% so với năm 2023",
        "Giảm tỷ lệ hộ nghèo 2,4% so với năm 2024", "Giảm tỷ lệ hộ nghèo 2,4% so với năm 2025",
        "Số hộ nghèo giảm 12,4%", "Tỷ lệ hộ nghèo là 2,4% so với đầu nhiệm kỳ",
        "Tại các thôn đặc biệt khó khăn, giảm tỷ lệ hộ nghèo 4,8%", "Khu vực miền núi: giảm 4,8%",
        "Khối 6: giảm 2%; giảm 3%", "Theo kế hoạch, giảm 4,8%", "Giảm 4,8% hộ nghèo, hộ cận nghèo",
        "Giảm 4% hộ nghèo, hộ cận nghèo", "Trong số 30 hộ, giảm 4,8%", "Tại xã Khe Sâu, giảm 4,8%",
        "Trong tổng số hộ dân tộc, giảm 4,8%", "Trong số 30 hộ nghèo, giảm 4,8%",
        "Thôn 3, giảm 4,8%", "Thôn 3 giảm 2 hộ, giảm 4,8%", "4,8% hộ nghèo chưa tham gia",
    ),
    "GRDP tăng 8%": ("GRDP bình quân đầu người tăng 9%", "GRDP tăng 9%/người", "GRDP tăng 9%"),
    "GRDP bình quân đầu người tăng 8%": ("GRDP bình quân đầu người tăng 9%",),
    "Số hộ nghèo giảm 5%": ("Tỷ lệ hộ nghèo giảm 6%", "Số vụ giảm 6%", "Số hộ giảm 6%"),
}  # fmt: skip
"""Targets, and reports that have one number for them, several, or those of others."""


def tell_several() -> Iterator[str]:
    """Which doubts each number of a report gives beside each figure of its target."""
    for line, reports in REPORTS.items():
        targets = [*read(line).valued()]
        yield f"== {line}"
        for text in reports:
            reading = read_report(text, 2025)
            told = [
                f"{value.figure.value} {', '.join(_ask(target, value, line, reading)) or '-'}"
                for target, value in product(targets, reading.values)
            ]
            yield f"{text}: {'; '.join(told)}"


def _ask(target: Figure, value: ReportedValue, line: str, reading: ReportReading) -> Iterator[str]:
    for name, ask in DOUBTS.items():
        if answer := ask(target, value, line, reading):
            yield name if answer is True else f"{name} {answer}"


LINES = (
    "Trồng mới 45 ha rừng", "Trồng mới 30 ha chè", "Tỷ lệ hộ nghèo còn 3%",
    "Tỷ lệ hộ cận nghèo còn 4%", "Thu ngân sách 18,5 tỷ đồng", "Không để xảy ra vụ cháy rừng nào",
    "Gia đình văn hóa đạt 88%; thôn văn hóa đạt 95%", "Lúa: diện tích 120 ha; năng suất 60 tạ/ha",
    "Ngô: diện tích 50 ha; năng suất 40 tạ/ha", "Kết nạp 20 đảng viên; kết nạp 20 đoàn viên",
    "Tỷ lệ hộ gia đình văn hóa tiêu biểu xuất sắc đạt 20%",
    "Cây công nghiệp\nThuốc lá: diện tích 12 ha; sản lượng 30 tấn\nMía: diện tích 9 ha",
    "Hỗ trợ 10 nhà và 12 nhà", "Tuyên truyền tốt", "Thu nhập bình quân 60 triệu đồng/người/năm",
)  # fmt: skip
"""Of a plan, each a target, some with parts."""
MATCHED = (
    "Trồng mới rừng|45 ha|", "Trồng mới|45 ha|", "Trồng mới|30 ha|30 ha", "Trồng mới|31 ha|45 ha",
    "Trồng mới|31 ha|46 ha", "Trồng|45 cây|", "Trồng mới rừng|45 cây|", "Trồng mới cây rừng|45 ha|",
    "Trồng mới rừng phòng hộ|45 ha|", "Hộ nghèo|2%|", "Tỷ lệ hộ nghèo|2%|3%", "Hộ cận nghèo|2%|",
    "Số hộ nghèo|9 hộ|", "Thu ngân sách|19 tỷ đồng|", "Thu ngân sách huyện|19 tỷ đồng|",
    "Thu NS|19 tỷ đồng|", "Thu ngân sách|19 hộ|", "Cháy rừng||", "Không để xảy ra vụ cháy rừng||",
    "Vụ cháy|2 vụ|", "Xảy ra cháy nhà|2 vụ|", "Gia đình văn hóa|90%|", "Thôn văn hóa|90%|95%",
    "Văn hóa|90%|", "Văn hóa|90%|95%", "Văn hóa|90%|88%", "Lúa|121 ha|", "Diện tích|121 ha|",
    "Diện tích|121 ha|120 ha", "Diện tích|51 ha|50 ha", "Diện tích lúa|121 ha|",
    "Năng suất ngô|41 tạ/ha|", "Năng suất|41 tạ/ha|40 tạ/ha", "Năng suất|4 tấn/ha|4 tấn/ha",
    "Kết nạp|21 đảng viên|", "Kết nạp|21 đoàn viên|", "Kết nạp đảng viên|21 đồng chí|",
    "Cây công nghiệp thuốc lá diện tích|13 ha|", "Thuốc lá diện tích|13 ha|",
    "Cây công nghiệp diện tích|13 ha|", "Mía|9 ha|", "Sản lượng thuốc lá|31 tấn|",
    "Cây công nghiệp|13 ha|", "Hộ văn hóa|90%|", "Gia đình|90%|", "Hộ nghèo của xã ta|2%|",
    "Hộ nghèo đa chiều ở thôn|2%|", "Hộ dân nghèo|2%|", "Gia đình văn hóa tiêu biểu|21%|",
    "Hỗ trợ nhà|11 nhà|", "Hỗ trợ nhà|11 nhà|12 nhà", "Hỗ trợ nhà|11 nhà|10 nhà",
    "Tuyên truyền||", "Tuyên truyền tốt về rừng||", "Tuyên truyền|5 buổi|", "Bò|9 con|", "||",
    "Thu nhập bình quân|61 triệu đồng|", "Thu nhập|61 triệu đồng/người/năm|",
    "TNBQ|61 triệu đồng/người/năm|", "Thu nhập bình quân đầu người|61 triệu đồng/người|",
)  # fmt: skip
"""A name in a report, what it tells, and what it says was planned."""
NAMES = (
    "hộ nghèo", "hộ cận nghèo", "tỷ lệ hộ nghèo", "HTX nông nghiệp", "hợp tác xã nông nghiệp",
    "số lượng hộ nghèo 2026", "2026", "BHYT toàn dân", "bảo hiểm y tế toàn dân", "Thu NS",
    "thu ngân sách nhà nước trên địa bàn", "Tỷ lệ NS", "hộ hộ nghèo",
)  # fmt: skip


def tell_matched() -> Iterator[str]:
    """Of which of many lines a name tells, in their order and from the last to the first."""
    linker = Linker(read_references().lists.indicators)
    items = [
        {"number": at, "text": text, "field": "economy", "parts": [{"text": one} for one in parts]}
        for at, (text, *parts) in enumerate((line.split("\n") for line in LINES), 1)
    ]
    lines = make_dossier({"targets": {"items": items}}).lines
    for some in (lines, lines[::-1]):
        matcher = TargetMatcher(some, linker)
        yield f"== {'as printed' if some is lines else 'turned round'}"
        for row in MATCHED:
            name, number, planned = row.split("|")
            figure, wanted = (next(read(one).valued(), None) if one else None
                              for one in (number, planned))  # fmt: skip
            found = matcher.match(name, figure, wanted)
            yield f"{row}: {found.line and found.line.place} {found.figure} {found.why}"
    for name in NAMES:
        alike = ((other, compare_names(name, other)) for other in NAMES)
        told = [f"{other} {share:.2f}" for other, share in alike if share]
        extra = dict.fromkeys(find_extra_words(name, other) or "-" for other in NAMES)
        yield f"{name}: {', '.join(told)} | {', '.join(extra)}"


JUDGED: dict[str, tuple[str, ...]] = {
    "Trồng 40 ha rừng": ("200 ha", "200,1 ha", "0,4 ha", "0,39 ha", "0 ha", "41 ha, chưa đạt",
        "39 ha, chưa đạt", "39/40 ha", "40/40 ha", "41/50 ha", "240/40 ha", "39 - 41 ha"),
    "Sản lượng 12.000 tấn": ("12,345 tấn", "12,34 tấn", "2,400 tấn", "2,401 tấn", "59,999 tấn",
        "60,000 tấn", "12.345 tấn", "1,2 vạn tấn", "13 nghìn tấn"),
    "Tối đa 400 vụ cháy": ("3 vụ cháy", "400 vụ cháy", "401 vụ cháy", "2.001 vụ cháy"),
    "Giảm 400 vụ cháy": ("Giảm 3 vụ cháy", "Giảm 2.001 vụ cháy", "Đạt 100% kế hoạch"),
    "80% thôn đạt chuẩn": ("16/16 thôn đạt chuẩn", "15/16 thôn đạt chuẩn", "12/15 thôn đạt chuẩn",
        "11/15 thôn đạt chuẩn", "Ước 16/16 thôn đạt chuẩn", "16/16 thôn chưa đạt chuẩn",
        "80% thôn đạt chuẩn", "Đạt 80% kế hoạch", "Đạt 79% kế hoạch", "Đạt 100% kế hoạch",
        "Đạt 99,9% kế hoạch", "Vượt 3% kế hoạch"),
    "100% thôn đạt chuẩn": ("16/16 thôn đạt chuẩn", "15/16 thôn đạt chuẩn"),
    "12 xã đạt chuẩn": ("12/14 xã đạt chuẩn", "11/14 xã đạt chuẩn", "13/12 xã đạt chuẩn",
        "12/12 xã đạt chuẩn", "14/14 xã đạt chuẩn", "14/13 xã đạt chuẩn"),
    "12/14 xã đạt chuẩn": ("12/14 xã đạt chuẩn", "12/12 xã đạt chuẩn", "13/15 xã đạt chuẩn"),
    "Không quá 12 xã chậm": ("12/14 xã chậm", "11/14 xã chậm"),
    "Giải ngân đạt 95% kế hoạch": ("Giải ngân đạt 95% kế hoạch", "Giải ngân đạt 94,9% kế hoạch",
        "Giải ngân ước đạt 96% kế hoạch", "Giải ngân đạt 100% kế hoạch"),
    "Sản lượng 50 tấn": ("Đạt 100% kế hoạch", "Đạt 99,9% kế hoạch", "Đạt 100,1% kế hoạch",
        "Ước vượt 5% kế hoạch", "Sản lượng 50 tấn, đạt 100% kế hoạch",
        "Sản lượng 50 tấn, đạt 99% kế hoạch", "Sản lượng 55 tấn, đạt 110% kế hoạch",
        "Sản lượng 55 tấn, đạt 110,1% kế hoạch", "Sản lượng 55 tấn, đạt 111% kế hoạch",
        "Sản lượng chè 55 tấn, đạt 110% kế hoạch", "Sản lượng chè 50 tấn, đạt 100% kế hoạch",
        "Sản lượng chè 50 tấn, bằng 100% kế hoạch", "Sản lượng 55 tấn, vượt 10% kế hoạch"),
    "Kết nạp 9 đảng viên": ("Kết nạp 9 đồng chí, đạt 100% kế hoạch", "Kết nạp 9 đồng chí",
        "Kết nạp 9 em, đạt 100% kế hoạch", "Kết nạp 10 đồng chí, đạt 111,1% kế hoạch"),
    "Kết nạp 10 đảng viên": ("Kết nạp 10 đồng chí, đạt 100% kế hoạch",
        "Kết nạp 10 em, đạt 100% kế hoạch", "Kết nạp 11 đồng chí, đạt 110% kế hoạch",
        "Kết nạp 11 kg, đạt 110% kế hoạch", "Kết nạp 9 em, đạt 90% kế hoạch"),
    "Đạt chuẩn mức độ 2": ("Đạt chuẩn mức độ 2", "Đạt chuẩn mức độ 3"),
    "Tỷ lệ học sinh khá, giỏi đạt 60%": ("Giỏi 18,5%, khá 44,2%, trung bình 37,3%",
        "Giỏi 18,5%, khá 44,2%, trung bình 37,0%", "Giỏi 18,5%, khá 44,2%, trung bình 36,9%",
        "Giỏi 18,5%, khá 44,2%", "Khá 44,2%, giỏi 18,5%", "Giỏi 58%, khá 42%", "Giỏi 60%, khá 44%",
        "Giỏi 18,5%, khá tăng 44,2%, trung bình 37,3%", "Giỏi 18,5%, giỏi 44,2%, trung bình 37,3%",
        "Giỏi 18,5%, khá 44,2%, 5 em trung bình",
        "Giỏi 18,5%, phấn đấu khá 44,2%, trung bình 37,3%", "Học sinh khá, giỏi 62%",
        "Học sinh khá 62%", "62% học sinh khá, giỏi, còn lại 38%",
        "Giỏi 18,5%, khá nữ 44,2%, trung bình 37,3%",
        "Năm học 2025: giỏi 20%, khá 80%"),
    "Đào tạo 100 lao động nông thôn": ("Đào tạo 120 lao động, trong đó 60 lao động nữ",
        "Đào tạo 120 lao động, trong đó 60 lao động xây dựng"),
    "Đào tạo 90 lao động nông thôn": ("Đào tạo 120 lao động, trong đó 60 lao động đô thị",
        "Đào tạo 120 lao động, trong đó 60 lao động thành thị",
        "Đào tạo 120 lao động, trong đó 60 lao động thành thị, 60 lao động nông thôn"),
    "Đào tạo 90 lao động thành thị": ("Đào tạo 120 lao động, trong đó 60 lao động nông thôn",),
    "Hỗ trợ 90 học sinh nữ": ("Hỗ trợ 120 học sinh, trong đó 60 học sinh nam",
        "Hỗ trợ 120 học sinh nữ, trong đó 60 học sinh nghèo"),
    "Xây mới 5 trường mầm non": ("Xây mới 6 trường, trong đó 2 trường tiểu học",
        "Xây mới 6 trường, trong đó 6 trường ở thôn khó khăn",
        "Xây mới 6 trường, trong đó 2 trường tiểu học, 4 trường mầm non"),
    "Thu quỹ đền ơn đáp nghĩa 50 triệu đồng": (
        "Thu quỹ 55 triệu đồng, trong đó quỹ vì người nghèo 20 triệu đồng",),
    "Đạt 10 huy chương vàng": ("Đoạt 25 huy chương, gồm 8 vàng, 9 bạc, 8 đồng",
        "Đoạt 25 huy chương (18 bạc)", "Đoạt 12 huy chương vàng, gồm 8 vàng trẻ, 4 vàng"),
    "Có 5 giải nhất": ("Có 20 giải, gồm 2 nhất, 8 nhì, 10 ba", "Có 6 giải nhất, trong đó 2 tỉnh"),
    "Xây dựng 3 mô hình chăn nuôi": ("Xây dựng 4 mô hình, gồm 2 mô hình trồng trọt",),
    "Xây dựng 10 km đường nông thôn": ("Xây dựng 12 km đường, trong đó 8 km đường bê tông",),
    "Có 10 học sinh giỏi cấp tỉnh trở lên": ("Có 12 học sinh giỏi cấp tỉnh",
        "Có 12 học sinh giỏi cấp tỉnh trở lên"),
    "Giảm tai nạn giao thông trên cả ba phương diện 5%": ("Tai nạn giao thông giảm 2 vụ (-20%)",),
    "Giảm tai nạn giao thông trên cả 3 tiêu chí từ 5% trở lên": (
        "Tai nạn giao thông giảm 2 vụ (-20%), tăng 1 người bị thương", "Tai nạn giao thông giảm 6%",
        "Tai nạn giao thông giảm 6% trên cả 3 tiêu chí"),
    "Huy động trẻ 3-5 tuổi ra lớp đạt 90%": ("Huy động trẻ 3-5 tuổi ra lớp đạt 91%",
        "Huy động trẻ từ 3 đến 5 tuổi ra lớp đạt 91%",
        "Huy động trẻ từ 3 tuổi đến 5 tuổi ra lớp đạt 91%", "Huy động trẻ 5 tuổi ra lớp đạt 91%",
        "Huy động trẻ 3-4 tuổi ra lớp đạt 91%", "Huy động trẻ 4-5 tuổi ra lớp đạt 91%",
        "Huy động trẻ ra lớp đạt 91%", "Huy động trẻ 3-5 tuổi ra 5 lớp, đạt 91%"),
    "Tiêm cho trẻ từ 6 đến 36 tháng tuổi đạt 90%": ("Tiêm cho trẻ 6-36 tháng tuổi đạt 91%",
        "Tiêm cho trẻ 36 tháng tuổi đạt 91%", "Tiêm cho trẻ từ 6 đến dưới 36 tháng tuổi đạt 91%"),
    "Thu nhập khu vực nông thôn đạt 38 triệu đồng": ("Thu nhập toàn tỉnh đạt 47,1 triệu đồng, "
        "trong đó khu vực nông thôn 37,4 triệu đồng, khu vực thành thị 66 triệu đồng",
        "Thu nhập đạt 47,1 triệu đồng, trong đó khu vực thành thị 66 triệu đồng"),
    "90% hộ có nhà tắm, 80% hộ có nhà tiêu": ("Có nhà tắm 92%, có nhà tiêu 85%", "Có nhà tiêu 85%"),
    "80% chi bộ khá trở lên": ("Tốt 50%, khá 35%", "Khá 85%", "Tốt trở lên 85%", "Khá trở lên 85%",
        "Tốt 50%, khá 35%, trung bình 15%",
        "Tốt 50%, trung bình 50%", "Xuất sắc 10%, tốt 40%, khá 35%, trung bình 15%"),
    "80% chi bộ hoàn thành tốt nhiệm vụ": ("Hoàn thành tốt nhiệm vụ 81%, hoàn thành nhiệm vụ 19%",),
    "Có 14 thôn văn hóa": ("14/16 thôn văn hóa, đạt 87,5%", "14/16 thôn văn hóa, đạt 88%",
        "14/16 thôn văn hóa, đạt 88,5%", "14/16 thôn văn hóa, đạt 89%", "14/16 thôn văn hóa (86%)",
        "14/16 thôn văn hóa, đạt 87,6%", "14/16 thôn văn hóa, đạt 87,7%",
        "14/16 thôn văn hóa, đạt 90% kế hoạch", "14/0 thôn văn hóa, đạt 87%"),
    "87% thôn văn hóa": ("14/16 thôn văn hóa, đạt 87,5%", "14/16 thôn văn hóa, đạt 90%",
        "9/10 thôn sạch, đạt 95%; thôn văn hóa 88%"),
    "Trồng 45 ha rừng": ("Nhân dân hăng hái trồng 45 ha rừng", "Hỗ trợ giống trồng 45 ha rừng",
        "Nhân dân và bộ đội hăng hái trồng 45 ha rừng", "Hăng hái trồng 45 ha rừng keo",
        "Bạn Đông hăng hái trồng 45 ha rừng", "Hăng hái nuôi 45 ha bò", "Hăng hái 45 ha",
        "Trồng 46 ha rừng; trồng 46 ha rừng", "Trồng 46 ha rừng; trồng 47 ha rừng",
        "Trồng 46 ha rừng; trồng 460.000 m² rừng", "Trồng 46 ha rừng; trồng 47 ha rừng nữa"),
    "Trồng 45 ha rừng; trồng 30 ha chè; nuôi 9 con bò": (
        "Trồng 46 ha rừng, 31 ha chè, 10 con bò", "Trồng 31 ha chè, 46 ha rừng",
        "Trồng 46 ha, 31 ha", "Trồng 46 ha", "Trồng 46 ha rừng; trồng 46 ha rừng",
        "Nuôi 10 con, trồng 46 ha rừng",
        "Trồng 46 ha rừng và chè",
        "Trồng 46/45 ha, trồng 31/30 ha, nuôi 10/9 con"),
    "Hộ nghèo giảm 3%": ("Hộ nghèo giảm 3,2%; hộ nghèo dân tộc thiểu số giảm 4,1%",
        "Hộ nghèo dân tộc thiểu số giảm 4,1%; hộ cận nghèo giảm 2%", "Giảm 3,2%; giảm 4,1%",
        "Hộ nghèo giảm 3,2%; còn 2%", "Hộ cận nghèo giảm 3,2%", "Hộ nghèo là 3,2%"),
    "92% tổ chức đảng và 88% đảng viên hoàn thành tốt nhiệm vụ": (
        "93% tổ chức đảng và 89% đảng viên hoàn thành tốt nhiệm vụ",
        "93% đảng viên và 89% tổ chức đảng hoàn thành tốt nhiệm vụ",
        "93% hoàn thành tốt nhiệm vụ",
        "93% tổ chức đảng, 90% đảng viên hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ đạt 93%",
        "93% tổ chức đảng, 90% hoàn thành tốt nhiệm vụ", "90% đảng viên hoàn thành tốt nhiệm vụ"),
    "Trồng 40 ha rừng sản xuất": ("Trồng 42 ha rừng, trong đó rừng sản xuất 41 ha",
        "Trồng 42 ha rừng sản xuất, 50 ha rừng",
        "Trồng 42 ha rừng, trong đó rừng phòng hộ 41 ha",
        "Trồng 42 ha rừng (gồm 41 ha rừng phòng hộ)", "Trồng 42 ha rừng, có rừng phòng hộ 2 ha",
        "Trồng 42 ha rừng, trong đó rừng phòng hộ 2 ha, rừng đặc dụng 1 ha", "Trồng 42 ha rừng",
        "Trồng 42 ha rừng; rừng sản xuất 41 ha, rừng phòng hộ 1 ha", "Trồng 39 ha rừng, gồm 38 ha "
        "rừng phòng hộ", "Trồng 42 ha rừng, chăm sóc 41 ha rừng phòng hộ",
        "Trồng 42 ha rừng, gồm 41 ha rừng sản xuất và 1 ha rừng phòng hộ",
        "Trồng 42/40 ha rừng, trong đó rừng phòng hộ 2 ha",
        "Trồng 42 ha rừng (phòng hộ 41 ha)", "Trồng 42 ha rừng, phòng hộ 41 ha",
        "Trồng 42 ha rừng, gồm 30 ha phòng hộ và 12 ha sản xuất",
        "Trồng 42 ha rừng (sản xuất 41 ha)", "Trồng 42 ha rừng, trong đó trồng mới 41 ha",
        "Trồng 42 ha rừng, trong đó nghiệm thu 41 ha", "Trồng 42 ha rừng, trong đó bàn giao 41 ha",
        "Trồng 42 ha rừng, trong đó thôn Đông 20 ha, thôn Tây 22 ha"),
    "Kết nạp 25 đảng viên": ("Kết nạp 27 đảng viên, trong đó có 4 đảng viên là giáo viên",
        "Trong đó có 26 đảng viên là giáo viên", "Kết nạp 27 đảng viên; tái kết nạp 26 đảng viên"),
    "Trồng mới 40 ha rừng": ("Lũy kế trồng mới 90 ha rừng; trồng mới 41 ha rừng",
        "Lũy kế trồng mới 90 ha rừng", "Tăng 41 ha rừng trồng mới", "Tăng 41 ha rừng"),
    "Đô thị loại: 4": ("Đô thị loại: 4", "Đô thị loại: 3"),
    "Có 3 loại sản phẩm": ("Có 4 loại sản phẩm", "Có 2 loại sản phẩm"),
    "95% hộ có hố xí": ("95% hộ nghèo có hố xí", "94% hộ nghèo có hố xí",
        "Thôn Đông 96% hộ có hố xí"),
    "Tặng 50 suất quà": ("Thôn Đông tặng 50 suất quà", "Thôn Đông tặng 49 suất quà",
        "Riêng thôn Đông tặng 51 suất quà"),
    "Tỷ lệ hộ nghèo còn 3%": ("Đạt 105% kế hoạch", "Tỷ lệ hộ nghèo còn 3%, đạt 100% kế hoạch",
        "Tỷ lệ hộ nghèo còn 3,1%", "Riêng thôn Đông tỷ lệ hộ nghèo còn 2%"),
}  # fmt: skip
"""Targets, and reports whose numbers are just enough, too few, or too much to be believed."""


def tell_judged() -> Iterator[str]:
    """The state of each figure, whichever way is better."""
    for line, reports in JUDGED.items():
        figures = [*read(line).valued()]
        yield f"== {line}"
        for text in reports:
            reading = read_report(text, 2025)
            pairings = pair_figures(figures, reading, line, (), Level.COMMUNE)
            told: dict[str, list[str]] = {}
            for better in (None, *Better):
                found = [judge(*pair, better) for pair in zip(figures, pairings, strict=True)]
                said = "; ".join(
                    f"{one.status.name} {one.percent and round(one.percent, 1)} {one.reason} "
                    f"{one.judge.name}{' more' * one.exceeds}{' about' * one.estimated}"
                    for one in found
                )
                told.setdefault(said, []).append(better.name.lower() if better else "unknown")
            for state, ways in told.items():
                yield f"{text}: {state} ({', '.join(ways) if len(told) > 1 else 'any'})"


PLAN_WORDS = fold(
    "Trồng 60 ha rừng, 7,5 ha chè; hộ nghèo còn 05%, hộ khá 60%; giảm 50% số vụ; bốn phần trăm hộ; "
    "tăng 25% sản lượng; thu 018,5 tỷ đồng và 3 triệu đồng. Phòng Nội vụ theo dõi, chủ trì họp.\n"
    "Công an xã phối hợp. Chủ tịch tỉnh đã được UBND tỉnh tặng cờ. Dẫn đầu cả nước."
)  # fmt: skip
CLAIMS = (
    "sáu mươi héc ta", "sáu mươi mốt hecta", "60 hécta, 61 héc ta, 7,5 héc ta", "5 héc ta",
    "0 héc ta", "bảy héc ta, sáu mươi phần trăm, sáu phần trăm", "5 phần trăm; năm phần trăm",
    "bốn phần trăm; 4 phần trăm", "sáu mươi phần nghìn", "x60 héc ta", "yêu cầu một nửa số vụ",
    "yêu cầu giảm một nửa số vụ", "yêu cầu tăng một nửa", "giảm một nửa", "phải tăng một phần tư",
    "phải tăng một phần ba, một phần tư", "phải làm 1 phần 3", "phải gấp đôi; gấp ba lần",
    "mục tiêu đi nửa chặng đường", "dẫn đầu cả nước", "dẫn đầu tỉnh, đứng thứ nhất toàn quốc",
    "dẫn đầu tỉnh theo Quyết định số 7/QĐ-TTg", "giao 18,5 tỷ đồng", "giao 8,5 tỷ đồng",
    "giao 3 triệu đồng, phải thu 4 triệu đồng; mức 5 đồng", "giao cho Phòng Nội vụ chủ trì",
    "do Công an xã chủ trì; do Phòng Thuế chủ trì", "do Công an xã chủ trì, do Công an xã chủ trì",
    "Kế hoạch 9 được UBND tỉnh tặng cờ", "Kế hoạch 9 được Chính phủ khen, được Bộ khen",
    "thôn Đông được Bộ khen", "nhờ Kế hoạch 9, thôn Đông được Bộ khen",
    "phong trào được đánh giá cao", "Thôn vui, phong trào được Bộ khen", "K9 được Bộ khen",
    "thực hiện K9 được Bộ khen", "K9, thôn được Bộ khen", "chín trong mười chỉ tiêu đã đạt",
    "9/10 chỉ tiêu đạt", "đạt 9 trên tổng số 10 chỉ tiêu", "9/10 chỉ tiêu của K9 đã hoàn thành",
    "9/10 chỉ tiêu của K8 đã hoàn thành", "đã đạt 2/3 chỉ tiêu, vượt 3/4 chỉ tiêu",
    "giao 05 tỷ đồng, giao 03 triệu đồng", "060 héc ta, 05 phần trăm, 061 héc ta",
    "giao 9/10 chỉ tiêu", "9/10 chỉ tiêu đạt chuẩn", "2/3 mục tiêu xong; 02/03 chỉ tiêu xong",
)  # fmt: skip
COUNTS = ("9", "09", "chín", "Mười", "chín mươi", "vài", "mười hai")


def tell_words() -> Iterator[str]:
    """Which of many shares, sums, ranks and counts in words a plan does not have."""
    reported = fold("Đạt 2/3 chỉ tiêu, 09/10 mục tiêu khác")
    asked = (
        lambda text: claims_in_words.find_strange_shares(text, PLAN_WORDS),
        lambda text: claims_in_words.find_strange_confirmations(text, "K9", PLAN_WORDS),
        lambda text: claims_in_words.find_strange_confirmations(text, "", PLAN_WORDS),
        lambda text: claims_in_words.find_strange_parts(text, PLAN_WORDS),
        partial(claims_in_words.find_strange_counts, linked="K9", reported=reported),
    )
    for text in CLAIMS:
        told = [
            [one[0] if isinstance(one, re.Match) else one for one in ask(text)] for ask in asked
        ]
        yield f"{text}: {told}"
    yield f"{[(words, claims_in_words.read_count(words)) for words in COUNTS]}"


TOLD_OF = (
    "các xã trồng rừng", "xã Một trồng rừng", "tất cả phường trồng rừng", "huyện Khác trồng rừng",
    "tỉnh trồng rừng", "Sở Y tế đánh giá trồng rừng", "trường tiểu học trồng rừng", "trồng rừng",
    "hội phụ nữ trồng rừng", "đội thanh niên trồng rừng", "các thôn trồng rừng", "đoàn xã trồng",
    "tổ dân phố 3 trồng rừng", "chi bộ thôn trồng rừng", "xã trồng rừng",
)  # fmt: skip
"""What reports say that a number is of, each with whoever did it."""


def tell_doers() -> Iterator[str]:
    """Whose deed a number is, by the level of the body that issued the plan."""
    for level, target in product((None, *Level), ("trồng rừng", "Các xã trồng rừng")):
        yield f"== {level} {target}"
        told: dict[str, list[str]] = {}
        for name in TOLD_OF:
            doer, words = tell_doer(name, "trồng rừng", target, level)
            told.setdefault(f"{doer.name} {words}", []).append(name)
        yield from (f"{said}: {'; '.join(names)}" for said, names in told.items())


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "doers": tell_doers, "several": tell_several, "judged": tell_judged, "matched": tell_matched,
    "words": tell_words,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_each_step_says_what_is_written_down(name: str) -> None:
    """Each number, name and claim as it is told among others."""
    compare_table(f"report-{name}", RULES[name]())


def test_of_lines_that_share_no_word_nothing_more_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report has dozens of clauses, and a plan may have thousands of lines."""
    asked: list[str] = []

    def ask_unit(one: Figure, _: Figure) -> None:
        asked.append(one.name)

    monkeypatch.setattr(target_matching, "in_unit_of", ask_unit)
    monkeypatch.setattr(report_units, "say_alike", asked.append)
    items = [
        {"number": at, "text": text, "field": "economy"}
        for at, text in enumerate(("Trồng 5 ha rừng", "Làm 2 km đường", "Lúa: 40 tạ/ha"), 1)
    ]
    lines = make_dossier({"targets": {"items": items}}).lines
    matcher = TargetMatcher(lines, Linker(read_references().lists.indicators))
    (grown, built, _) = (figure for line in lines for figure in line.figures)
    assert matcher.match("Hộ nghèo", next(read("2%").valued())).line is None
    assert asked == []
    matcher.match("Đường bê tông", next(read("3 km").valued()))
    assert asked == [built.figure.name]
    assert report_units.in_unit_of(grown.figure, next(read("30.000 m2").valued())) == 3
    assert asked == [built.figure.name]

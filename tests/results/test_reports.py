"""What reports say of targets, in the wordings of reports: no false state, and most compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from thidua.figures import read
from thidua.model.indicator import Better
from thidua.model.tiers import Level
from thidua.portal.judging import judge
from thidua.portal.reports.pairing import pair_figures
from thidua.portal.reports.report_sentences import read_report
from thidua.portal.result_outcomes import Judge, ResultOutcome
from thidua.portal.result_states import Status

MET, NOT_MET = Status.MET, Status.NOT_MET
NEITHER, NOTHING = Status.NOT_COMPARABLE, Status.NOT_REPORTED
HIGHER, LOWER = Better.HIGHER, Better.LOWER

BUDGET = "Tổng thu ngân sách nhà nước trên địa bàn đạt 12,45 tỷ đồng trở lên"
GRAIN = "Sản lượng lương thực có hạt: 5.320 tấn"
FOREST = "Trồng mới 120 ha rừng; duy trì độ che phủ rừng: 63,8%"
POVERTY = "Giảm tỷ lệ hộ nghèo từ 4% trở lên so với năm 2025"
INSURED = "Tỷ lệ người dân tham gia bảo hiểm y tế đạt trên 97%"
FAMILIES = "Gia đình văn hóa 88%; 14/16 xóm đạt danh hiệu xóm văn hóa"

REPORTS: list[tuple[str, str, Better | None, list[tuple[Status, str]]]] = [
    # target, report, which way is better, states with the share of the target in per cent
    (FOREST, "Trồng mới 96,5 ha, đạt 80,4% kế hoạch; độ che phủ rừng 63,8%", HIGHER,
     [(NOT_MET, "80.4"), (MET, "100.0")]),
    (FOREST, "Trồng 131/120 ha, đạt 109%; tỷ lệ che phủ rừng duy trì 63,8%", HIGHER,
     [(MET, "109.2"), (MET, "100.0")]),
    (GRAIN, "5.290 tấn/5.320 tấn, đạt 99,4%", HIGHER, [(NOT_MET, "99.4")]),
    (BUDGET, "Thu ngân sách: 13,1/12,45 tỷ đồng, vượt 5,2% kế hoạch", HIGHER, [(MET, "105.2")]),
    (FAMILIES, "14/16 xóm đạt danh hiệu", HIGHER, [(NOTHING, ""), (MET, "100.0")]),
    ("14/16 xóm đạt danh hiệu", "14/16 xóm", None, [(MET, "100.0")]),
    (GRAIN, "đạt 108,4% chỉ tiêu", HIGHER, [(MET, "108.4")]),
    (GRAIN, "bằng 70% kế hoạch", HIGHER, [(NOT_MET, "70.0")]),
    # Values beside shares.
    (GRAIN, "Tổng sản lượng lương thực có hạt đạt 5.480 tấn, bằng 103% kế hoạch", HIGHER,
     [(MET, "103.0")]),
    (GRAIN, "Sản lượng đạt 5.480 tấn, vượt 3% so với kế hoạch", HIGHER, [(MET, "103.0")]),
    (GRAIN, "Sản lượng 5.480 tấn, vượt kế hoạch 3%", HIGHER, [(MET, "103.0")]),
    (GRAIN, "Sản lượng 5.120 tấn, đạt 96,2% KH năm", HIGHER, [(NOT_MET, "96.2")]),
    (GRAIN, "Sản lượng 5.120 tấn, đạt 98% kế hoạch", HIGHER, [(NEITHER, "")]),
    (GRAIN, "Ước thực hiện cả năm 5.400 tấn, tăng 17% so với cùng kỳ", HIGHER, [(MET, "101.5")]),
    (GRAIN, "5.400/5.500 tấn", HIGHER, [(NEITHER, "")]),
    (GRAIN, "Sản lượng lương thực có hạt tăng 2% so với năm 2025", HIGHER, [(NEITHER, "")]),
    (GRAIN, "Sản lượng lương thực ổn định", HIGHER, [(NOTHING, "")]),
    (BUDGET, "Thu NSNN đạt 12,9 tỷ đồng, bằng 103,6% dự toán, bằng 112% so với cùng kỳ", HIGHER,
     [(MET, "103.6")]),
    (BUDGET, "Thu ngân sách đạt 11.020 triệu đồng, đạt 88,5% dự toán huyện giao", HIGHER,
     [(NOT_MET, "88.5")]),
    (BUDGET, "Thu ngân sách 12,45 tỷ đồng", HIGHER, [(MET, "100.0")]),
    (BUDGET, "Thu ngân sách trên địa bàn ước đạt 12,6 tỷ đồng", HIGHER, [(MET, "101.2")]),
    (BUDGET, "Thu ngân sách hoàn thành 101% dự toán", HIGHER, [(MET, "101.0")]),
    # Percentages as targets.
    (INSURED, "Tỷ lệ bao phủ BHYT đạt 97,4%, vượt 0,4% so với kế hoạch", HIGHER,
     [(MET, "100.4")]),
    (INSURED, "Tỷ lệ tham gia bảo hiểm y tế đạt 96,8%", HIGHER, [(NOT_MET, "99.8")]),
    (INSURED, "BHYT 97%", HIGHER, [(NOT_MET, "100.0")]),
    ("Tỷ lệ hộ gia đình đạt danh hiệu gia đình văn hóa: 88%", "Gia đình văn hóa đạt 90,2%",
     HIGHER, [(MET, "102.5")]),
    ("Tỷ lệ hộ nghèo còn dưới 3%", "Tỷ lệ hộ nghèo còn 2,8%, giảm 1,1%", LOWER, [(MET, "")]),
    ("Tỷ lệ hộ nghèo còn dưới 3%", "Tỷ lệ hộ cận nghèo còn 2,8%", LOWER, [(NEITHER, "")]),
    (POVERTY, "Giảm 62 hộ nghèo, tương ứng 4,1%", LOWER, [(MET, "102.5")]),
    (POVERTY, "Tỷ lệ hộ nghèo còn 8,2%, giảm 4,3%", LOWER, [(MET, "107.5")]),
    (POVERTY, "Tỷ lệ hộ nghèo giảm 3,6%", LOWER, [(NOT_MET, "90.0")]),
    (POVERTY, "Tỷ lệ hộ nghèo còn 8,2%", LOWER, [(NEITHER, "")]),
    ("Giảm từ 5% số vụ tai nạn giao thông trở lên", "Tai nạn giao thông giảm 07 vụ (36,8%)",
     LOWER, [(MET, "736.0")]),
    ("Giảm 5 vụ tai nạn giao thông", "Tai nạn giao thông giảm 07 vụ (36,8%)", LOWER,
     [(MET, "140.0")]),
    ("Giảm 5 vụ tai nạn giao thông", "Tai nạn giao thông tăng 02 vụ", LOWER, [(NOT_MET, "")]),
    # Things that are counted.
    ("Kết nạp 15 đảng viên mới", "Kết nạp được 16 đảng viên, đạt 106,7% chỉ tiêu", HIGHER,
     [(MET, "106.7")]),
    ("Kết nạp 15 đảng viên mới", "Kết nạp được 12/15 đảng viên", HIGHER, [(NOT_MET, "80.0")]),
    ("Giải quyết việc làm cho 250 lao động", "Giải quyết việc làm cho 262 lao động, vượt 4,8%",
     HIGHER, [(MET, "104.8")]),
    ("Giải quyết việc làm cho 250 lao động", "Đã giải quyết việc làm cho 198 người lao động",
     HIGHER, [(NOT_MET, "79.2")]),
    ("Có 12/15 xã đạt chuẩn nông thôn mới", "Có 11/15 xã đạt chuẩn nông thôn mới", HIGHER,
     [(NOT_MET, "91.7")]),
    ("Có 12/15 xã đạt chuẩn nông thôn mới", "12 xã đạt chuẩn nông thôn mới", HIGHER,
     [(MET, "100.0")]),
    ("Có 12/15 xã đạt chuẩn nông thôn mới", "Có 10/13 xã đạt chuẩn nông thôn mới", HIGHER,
     [(NEITHER, "")]),
    ("Xây mới 5 nhà văn hóa thôn", "Xây mới được 5 nhà văn hóa thôn", HIGHER, [(MET, "100.0")]),
    ("Cứng hóa 7,5 km đường giao thông nông thôn", "Đã cứng hóa 7,5 km đường", None,
     [(MET, "100.0")]),
    ("Cứng hóa 7,5 km đường giao thông nông thôn", "Đã cứng hóa 8 km đường", None,
     [(NEITHER, "")]),
    ("Thu nhập bình quân đầu người đạt 52 triệu đồng/người/năm",
     "Thu nhập bình quân đạt 53,5 triệu đồng/người", HIGHER, [(MET, "102.9")]),
    ("Thu nhập bình quân đầu người đạt 52 triệu đồng/người/năm",
     "Thu nhập bình quân ước đạt 49 triệu đồng/người/năm, bằng 94,2% KH", HIGHER,
     [(NOT_MET, "94.2")]),
    ("Chi thường xuyên không quá 420 tỷ đồng", "Chi thường xuyên 415 tỷ đồng, bằng 98,8% dự toán",
     None, [(MET, "")]),
    ("Chi thường xuyên không quá 420 tỷ đồng", "Chi thường xuyên bằng 98,8% dự toán", None,
     [(NEITHER, "")]),
    # Several targets, or numbers of other things.
    ("Đàn trâu 2.100 con; đàn bò 3.400 con", "Đàn trâu 2.050 con; đàn bò 3.520 con", HIGHER,
     [(NOT_MET, "97.6"), (MET, "103.5")]),
    ("Đàn trâu 2.100 con; đàn bò 3.400 con", "Đàn bò 3.520 con, đạt 103,5% kế hoạch", HIGHER,
     [(NOTHING, ""), (MET, "103.5")]),
    ("Đàn trâu 2.100 con; đàn bò 3.400 con", "Tổng đàn gia súc 5.570 con", HIGHER,
     [(NEITHER, ""), (NEITHER, "")]),
    (GRAIN, "Lúa 3.150 tấn; ngô 2.240 tấn", HIGHER, [(NEITHER, "")]),
    (FOREST, "Trồng rừng 120 ha; che phủ rừng 64%", HIGHER, [(MET, "100.0"), (MET, "100.3")]),
    ("Tốt nghiệp THPT đạt 98% trở lên", "Tốt nghiệp THPT: 312/316 học sinh, đạt 98,7%", HIGHER,
     [(MET, "100.7")]),
    ("Trẻ em dưới 5 tuổi suy dinh dưỡng còn 12%",
     "Trẻ dưới 5 tuổi suy dinh dưỡng thể nhẹ cân 11,6%",
     LOWER, [(NEITHER, "")]),
    ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%", "Hồ sơ đúng hạn 1.204/1.220, đạt 98,7%", HIGHER,
     [(MET, "100.7")]),
    ("Thành lập mới 02 hợp tác xã", "Thành lập mới 03 hợp tác xã, đạt 150% kế hoạch", HIGHER,
     [(MET, "150.0")]),
    ("Thành lập mới 02 hợp tác xã", "Thành lập mới 01 HTX, đạt 50% kế hoạch", HIGHER,
     [(NOT_MET, "50.0")]),
    ("100% hộ dân được sử dụng điện", "99,7% hộ dân được sử dụng điện", HIGHER,
     [(NOT_MET, "99.7")]),
]  # fmt: skip


def judged(
    target: str,
    report: str,
    better: Better | None,
    year: int | None = None,
    level: Level | None = None,
) -> list[ResultOutcome]:
    """The outcome for each figure of a target, in printed order."""
    figures = list(read(target).valued())
    pairings = pair_figures(figures, read_report(report, year), target, (), level)
    return [
        judge(figure, pairing, better) for figure, pairing in zip(figures, pairings, strict=True)
    ]


def check_judged(
    target: str,
    report: str,
    better: Better | None,
    wanted: list[tuple[Status, str]],
    year: int | None = None,
    *,
    level: Level | None = None,
) -> None:
    """Hold the state and the percentage of each figure; what is not compared says why."""
    found = judged(target, report, better, year, level)
    shares = [
        "" if one.percent is None else str(round(one.percent, 1).quantize(Decimal("0.1")))
        for one in found
    ]
    assert list(zip([one.status for one in found], shares, strict=True)) == wanted
    assert all(one.reason for one in found if one.status in (NEITHER, NOTHING))


@pytest.mark.parametrize(("target", "report", "better", "wanted"), REPORTS)
def test_a_report_is_judged_as_it_is_meant(
    target: str, report: str, better: Better | None, wanted: list[tuple[Status, str]]
) -> None:
    """Each checked by hand; what is not sure is not compared, and says why."""
    check_judged(target, report, better, wanted)


def test_most_reports_can_be_compared() -> None:
    """Of those whose words and target mean the same quantity."""
    states = [state for *_, wanted in REPORTS for state, _ in wanted]
    assert sum(state in (MET, NOT_MET) for state in states) >= 0.75 * len(states)


def test_whose_judgement_it_is_is_known() -> None:
    """A share of the plan without its value is the report's own reckoning."""
    (own,) = judged(GRAIN, "Sản lượng đạt 5.480 tấn, bằng 103% kế hoạch", HIGHER)
    (theirs,) = judged(GRAIN, "đạt 108,4% chỉ tiêu", HIGHER)
    assert (own.judge, theirs.judge) == (Judge.PORTAL, Judge.REPORT)
    assert (own.word, theirs.word) == ("Vượt", "Vượt")

"""Results beside targets: what is met, what is not, and what nobody can say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from thidua.figures import read
from thidua.model.indicator import Better
from thidua.portal.result_comparing import compare
from thidua.portal.result_states import Status
from thidua.portal.tallies import tally
from thidua.site.audit.pages import PublishedPage, read_page
from workspace import SAMPLE_PLAN, Workspace

MET, NOT_MET, NEITHER = Status.MET, Status.NOT_MET, Status.NOT_COMPARABLE
HIGHER, LOWER = Better.HIGHER, Better.LOWER

CASES = [
    # target, result, which way is progress, outcome
    ("Tỷ lệ bảo hiểm y tế: 96%", "Tỷ lệ bảo hiểm y tế đạt 96,4%", HIGHER, MET),
    ("Tỷ lệ bảo hiểm y tế: 96%", "Tỷ lệ bảo hiểm y tế đạt 95,9%", HIGHER, NOT_MET),
    ("Trẻ suy dinh dưỡng: 5,9%", "Trẻ suy dinh dưỡng còn 5,5%", LOWER, MET),
    ("Trẻ suy dinh dưỡng: 5,9%", "Trẻ suy dinh dưỡng: 6,1%", LOWER, NOT_MET),
    ("Tốt nghiệp THPT: trên 92%", "Tốt nghiệp THPT đạt 92%", HIGHER, NOT_MET),
    ("Tốt nghiệp THPT: trên 92%", "Tốt nghiệp THPT đạt 92,1%", HIGHER, MET),
    ("Giảm tỷ lệ hộ nghèo: 4% trở lên", "Tỷ lệ hộ nghèo giảm 4%", LOWER, MET),
    ("Giảm tỷ lệ hộ nghèo: 4% trở lên", "Tỷ lệ hộ nghèo giảm 3,2%", LOWER, NOT_MET),
    ("Giảm tỷ lệ hộ nghèo: 4% trở lên", "Tỷ lệ hộ nghèo tăng 0,2%", LOWER, NOT_MET),
    ("Giảm tỷ lệ hộ nghèo: 4% trở lên", "Tỷ lệ hộ nghèo còn 12%", LOWER, NEITHER),
    ("Tỷ lệ hộ nghèo còn dưới 3%", "Tỷ lệ hộ nghèo còn 2,9%", LOWER, MET),
    ("Tỷ lệ hộ nghèo còn dưới 3%", "Tỷ lệ hộ nghèo giảm 1%", LOWER, NEITHER),
    ("Đàn bò: tăng 2% (so với TH 2020)", "Đàn bò tăng 3% so với năm 2019", HIGHER, NEITHER),
    ("Thu ngân sách: 15,55 tỷ đồng", "Thu ngân sách 15.800 triệu đồng", HIGHER, MET),
    ("Thu ngân sách: 15,55 tỷ đồng", "Thu ngân sách đạt 102%", HIGHER, NEITHER),
    ("Tỷ lệ sinh từ 2% - 2,5%", "Tỷ lệ sinh 2,2%", HIGHER, MET),
    ("Tỷ lệ sinh từ 2% - 2,5%", "Tỷ lệ sinh 1,9%", HIGHER, NOT_MET),
    ("Tổng giá trị khoảng 28.603 tỷ đồng", "Tổng giá trị 28.700 tỷ đồng", HIGHER, MET),
    ("Tổng giá trị khoảng 28.603 tỷ đồng", "Tổng giá trị 28.500 tỷ đồng", HIGHER, NEITHER),
    ("Khám phá án đạt trên 85%", "Khám phá án đạt trên 80%", HIGHER, NEITHER),
    ("Khám phá án đạt trên 85%", "Khám phá án đạt trên 90%", HIGHER, MET),
    ("Xã đạt tiêu chí: 20/21 xã", "Xã đạt tiêu chí: 21/21 xã", HIGHER, MET),
    ("Xã đạt tiêu chí: 20/21 xã", "Xã đạt tiêu chí: 20/20 xã", HIGHER, NEITHER),
    ("Đường cứng hóa: 5 km", "Đường cứng hóa: 6 km", None, NEITHER),
    ("Chi thường xuyên không quá 420 tỷ", "Chi thường xuyên 430 tỷ", None, NOT_MET),
    ("hoàn thành từ 50% trở lên các chỉ tiêu đến ngày 30/5/2022",
     "hoàn thành 56% các chỉ tiêu", None, MET),
    ("hoàn thành từ 50% trở lên các chỉ tiêu đến ngày 30/5/2022",
     "hoàn thành 48,5% các chỉ tiêu", None, NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(("target", "result", "better", "status"), CASES)
def test_comparison_respects_comparator_direction_and_unit(
    target: str, result: str, better: Better | None, status: Status
) -> None:
    """And says why where there is no comparison."""
    (wanted,), (got,) = read(target).figures, read(result).figures
    outcome = compare(wanted, got, better)
    assert outcome.status is status
    assert bool(outcome.reason) == (status is NEITHER)


def test_a_result_without_a_number_is_not_compared() -> None:
    """Words are shown, not judged."""
    assert compare(read("Lúa: 5 ha").figures[0], None, HIGHER).status is NEITHER


@pytest.fixture
def page(sample_site: Path) -> PublishedPage:
    """The sample plan's page, which has an interim and a final review."""
    return read_page(sample_site / "ke-hoach" / "xa-mau-2026-kinh-te-xa-hoi" / "index.html")


def test_results_stand_beside_their_targets_once(page: PublishedPage) -> None:
    """Never colour alone; the newest review first; the sum of the last word on each target."""
    assert "Đạt 2/3 chỉ tiêu so sánh được" in page.text
    assert page.text.index("Tổng kết, 25/11/2026") < page.text.index("Sơ kết, 15/7/2026")
    assert "Chưa đạt (92,9% mức đề ra)" in page.text
    assert "4.073 tấn: Vượt (103,2% mức đề ra)" in page.text
    # Its record says that another plan replaced it: what was reported in between stays so.
    assert "Số giữa kỳ (52,8% mức đề ra khi đã qua 48% thời gian)" in page.text
    assert page.text.count("Vùng thấp đạt 65 triệu đồng") == 1
    beside = page.text.index("Vùng thấp đạt 65 triệu đồng")
    assert page.text.index("Vùng thấp: 70 triệu đồng") < beside
    assert beside < page.text.index("Kết quả thực hiện", beside)


def test_what_units_reached_is_counted_by_whose_judgement(page: PublishedPage) -> None:
    """A unit without a state of its own is counted as only told; recorded numbers stand first."""
    words = " ".join(page.text.split())
    assert "Từng đơn vị 2 : 1 chỉ ghi lại, 1 đạt theo báo cáo" in words.replace("2:", "2 :")
    assert "UBND xã Mẫu 100% 100% cán bộ đạt gia đình văn hóa Đạt theo báo cáo" in words


def test_the_page_says_what_was_compared_with_which_report(page: PublishedPage) -> None:
    """A report that is attached is published; of the other it is said that it is not."""
    assert "Đã đối chiếu với tệp báo cáo: 11 chỗ chép đều có, từng chữ." in page.text
    assert "Báo cáo không được đính kèm ở đây" in page.text
    links = [link.get("href", "") for link in page.all("a")]
    assert sum("bao-cao-98-bc-ubnd-2026.txt" in link for link in links) == 1


def test_the_reports_own_count_stands_beside_that_of_the_portal(page: PublishedPage) -> None:
    """With the reason why they differ."""
    for said in (
        "Báo cáo tự đếm: “3/4 chỉ tiêu đạt và vượt kế hoạch”",
        "Cổng tự so: 2/3 chỉ tiêu so được là đạt hoặc vượt.",
        "Không có kết quả của 1: chỉ tiêu 3.",
        "Báo cáo đếm trên 4 chỉ tiêu, kế hoạch có 3.",
    ):
        assert said in page.text


def test_each_state_leads_to_its_rule(page: PublishedPage) -> None:
    """The page that explains the rule has a place for each."""
    links = [link.get("href", "") for link in page.all("a")]
    for anchor in ("vuot", "chua-dat", "dang-thuc-hien", "chua-co-so-lieu"):
        assert f"../../chi-tieu/cach-xet-ket-qua/#{anchor}" in links


def test_the_last_review_of_a_target_counts(sample: Workspace) -> None:
    """What was not met in July is met in December."""
    catalogue = sample.load().catalogue
    assert catalogue
    (plan,) = catalogue.plans
    found = catalogue.open_plan(plan).results
    assert tally(found).met == 2
    july = [one for one in found if str(one.review.date) == "2026-07-15"]
    assert tally(july).met == 0


def test_results_are_in_the_open_data_and_beside_the_indicator(sample_site: Path) -> None:
    """One source for page and interface."""
    site = sample_site
    record = json.loads((site / "api/v1/plans/xa-mau-2026-kinh-te-xa-hoi.json").read_text("utf-8"))
    schema = json.loads((site / "api/v1/schemas/plan.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(record)
    states = [one["status"] for one in record["results"] if one["review"] == "final"]
    assert states == ["met", "met", "not_met", "met", "not_comparable"]
    page = read_page(site / "chi-tieu" / "san-luong-luong-thuc" / "index.html")
    assert "Vượt: Tổng sản lượng lương thực đạt 4.205 tấn" in page.text


def test_without_results_the_page_says_so(real_pages: dict[str, PublishedPage]) -> None:
    """The given texts report none, so none is shown."""
    for address, page in real_pages.items():
        if address.startswith("ke-hoach/") and address.endswith("/tom-luoc/"):
            assert "Chưa có kết quả" in page.text
    assert "Cổng chưa có báo cáo kết quả" in real_pages["co-quan/"].text
    judged = re.compile(
        r"(?:Chưa đạt|Đạt|Vượt|Đang thực hiện) (?:theo báo cáo|\(\d)|Đạt \d+/\d+ chỉ"
    )
    for address, page in real_pages.items():
        if address.startswith(("ke-hoach/", "co-quan/", "chi-tieu/", "nam/", "linh-vuc/")):
            is_rule = address.startswith("chi-tieu/cach-xet-ket-qua/")
            assert is_rule or not judged.search(page.text), address


def test_without_results_the_interface_has_none(real_site: Path) -> None:
    """An empty list for each of the five plans."""
    plans = list((real_site / "api/v1/plans").glob("*.json"))
    assert len(plans) == 5
    for file in plans:
        assert json.loads(file.read_text("utf-8"))["results"] == []


def test_a_broken_result_stops_the_build(sample: Workspace) -> None:
    """A result about a target that is not there is explained, not shown."""
    folder = SAMPLE_PLAN.removesuffix("plan.yml")
    sample.replace(f"{folder}results.yml", "target: 1 ", "target: 77 ")
    loaded = sample.load()
    catalogue, problems = loaded.catalogue, loaded.problems
    assert catalogue is None
    assert any("Kế hoạch không có chỉ tiêu `77`" in str(one) for one in problems)

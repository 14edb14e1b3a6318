"""Kinds of wording in documents: each with several examples, none of which names a real place."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import Any

import pytest

from drafts import drafted, show_facts, values
from thidua.attachments.text.plaintext import read_text
from thidua.authoring.drafting.issuer_names import read_printed_name
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import Draft

_END = "\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHà Văn Sáng\n"


def plan(
    body: str, known: KnownLists, *, title: str = "Thi đua năm 2026", head: str = "", end: str = ""
) -> Draft:
    """The draft of a small plan; head, title, body and end may be given."""
    head = head or "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 31/KH-UBND"
    text = (
        f"{head}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"An Thịnh, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\n{title}\n\n{body}\n{end or _END}"
    )
    return drafted(read_text(text), known)


def record(draft: Draft) -> dict[str, Any]:
    """The draft as plain values."""
    plain: dict[str, Any] = values(draft.plan)
    return plain


PERIODS = {
    "Từ ngày 1-7-2025 đến ngày 10-10-2025.": ("2025-07-01", "2025-10-10"),
    "Từ ngày 05.9.2025 đến hết ngày 31.5.2026.": ("2025-09-05", "2026-05-31"),
    "Từ đầu năm đến hết ngày 31/12/2026.": ("2026", "2026-12-31"),
    "Từ đầu năm 2026 đến hết ngày 30/11/2026, cao điểm từ ngày 01/8 đến 02/9/2026.": (
        "2026", "2026-11-30",
    ),
    "Bắt đầu từ ngày 01/10/2025, kết thúc vào ngày 31/12/2025.": ("2025-10-01", "2025-12-31"),
    "Từ tháng 10 năm 2024 đến hết năm 2025.": ("2024-10", "2025"),
    "Từ ngày 15/3/2026 đến khi kết thúc Đại hội.": ("2026-03-15", None),
    "Năm học 2025 - 2026.": ("2025", "2026"),
    "Trong quý II năm 2026.": ("2026-04", "2026-06"),
    "Tháng 9/2026.": ("2026-09", "2026-09"),
    "Từ năm 2026 đến năm 2030.": ("2026", "2030"),
    "Từ nay đến hết tháng 12/2026.": (None, "2026-12"),
    "Từ nay cho đến hết quý III năm 2026.": (None, "2026-09"),
    "Đến hết tháng 6/2026.": (None, "2026-06"),
    "Từ quý II/2026 đến hết quý IV/2026.": ("2026-04", "2026-12"),
    "Quý I, II năm 2026.": ("2026-01", "2026-06"),
    "6 tháng cuối năm 2026.": ("2026-07", "2026-12"),
    "Tháng 5, tháng 6 năm 2026.": ("2026-05", "2026-06"),
    "Từ ngày 05 đến ngày 20 tháng 11 năm 2026.": ("2026-11-05", "2026-11-20"),
    "Từ ngày 05 - 20/11/2026.": ("2026-11-05", "2026-11-20"),
    "Từ 8h00 ngày 01/3/2026 đến 17h00 ngày 30/3/2026.": ("2026-03-01", "2026-03-30"),
    "Từ mùng 1 tháng 3 đến 26 tháng 3 năm 2026.": ("2026-03-01", "2026-03-26"),
    "Năm 2026.": ("2026", "2026"),
}  # fmt: skip


@pytest.mark.parametrize("printed", PERIODS)
@pytest.mark.parametrize("shared", [False, True])
def test_time_is_read_in_its_section_and_beside_other_things(
    printed: str, shared: bool, known: KnownLists
) -> None:
    """A sentence on time says the same under “Thời gian” and under a heading that it shares."""
    if shared:
        body = f"I. ĐỐI TƯỢNG, THỜI GIAN\n1. Các thôn tham gia.\n2. Thời gian thi đua: {printed}"
    else:
        body = f"I. THỜI GIAN\n{printed}"
    period = record(plan(body, known, title="Thi đua cao điểm"))["period"]
    assert (period.get("start"), period.get("end")) == PERIODS[printed]


REVIEWED = {
    "Cả năm 2026. Sơ kết trước ngày 10/7/2026, tổng kết trước ngày 15/12/2026.": (
        "2026", "2026", ["2026-07-10", "2026-12-15"],
    ),
    "Từ ngày 15/02/2026 đến ngày 30/11/2026. Tổng kết trước ngày 10/12/2026.": (
        "2026-02-15", "2026-11-30", ["2026-12-10"],
    ),
    "Từ ngày 15/02/2026 đến ngày 30/11/2026; báo cáo trước ngày 05/12/2026.": (
        "2026-02-15", "2026-11-30", ["2026-12-05"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("printed", REVIEWED)
def test_reviews_beside_the_time_are_deadlines_and_no_end(printed: str, known: KnownLists) -> None:
    """When a campaign is reviewed is not when it ends."""
    found = record(plan(f"I. THỜI GIAN\n{printed}", known))
    dates = [one["date"] for one in found.get("deadlines", ())]
    assert (found["period"].get("start"), found["period"].get("end"), dates) == REVIEWED[printed]


MONTHLY = "1. Đợt 1 (Tết trồng cây): Tháng 3/2026.\n2. Đợt 2: Từ tháng 6 đến tháng 9/2026."


def test_phases_are_read_by_their_months(known: KnownLists) -> None:
    """A phase may be one month, and what it is for may stand in brackets behind its number."""
    found = record(plan(f"I. THỜI GIAN\n{MONTHLY}", known))
    phases = [(one["name"], one["start"], one["end"]) for one in found["phases"]]
    assert phases == [("Đợt 1", "2026-03", "2026-03"), ("Đợt 2", "2026-06", "2026-09")]
    assert (found["period"]["start"], found["period"]["end"]) == ("2026-03", "2026-09")


def test_days_as_headings_lead_the_goals_below_them(known: KnownLists) -> None:
    """Under “Tiến độ và chỉ tiêu”, bullets that only say by when have the goals below them."""
    body = (
        "I. TIẾN ĐỘ VÀ CHỈ TIÊU\n* Trước ngày 10/3/2026\n- Trồng 300 cây.\n- Kết nạp 25 hội viên.\n"
        "* Đến hết ngày 31/3/2026\n- Xây 04 nhà tình nghĩa."
    )
    items = record(plan(body, known))["targets"]["items"]
    assert [(one["text"], [part["text"] for part in one["parts"]]) for one in items] == [
        ("Trước ngày 10/3/2026", ["Trồng 300 cây.", "Kết nạp 25 hội viên."]),
        ("Đến hết ngày 31/3/2026", ["Xây 04 nhà tình nghĩa."]),
    ]


PROSE_DUTIES = (
    "Giao Phòng Văn hóa - Xã hội theo dõi, đôn đốc.",
    "Phòng Kinh tế chủ trì, phối hợp với Công an xã triển khai.",
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động Nhân dân.",
)


@pytest.mark.parametrize("printed", PROSE_DUTIES)
def test_tasks_in_prose_are_told(printed: str, known: KnownLists) -> None:
    """A directive without a list gives tasks in sentences, which staff are shown."""
    draft = plan(f"Năm 2026, các thôn thi đua sôi nổi.\n{printed}", known)
    told = [one.why for one in draft.doubts if one.path == ("responsibilities",)]
    assert len(told) == 1
    assert printed.split()[-2] in told[0] or printed[:20] in told[0]


def test_the_time_in_a_closing_sentence_is_read(known: KnownLists) -> None:
    """An appeal says when it runs in its last words."""
    body = "1. Giúp 350 hộ thoát nghèo.\nThời gian thực hiện từ ngày 08/3/2026 đến ngày 20/10/2026."
    period = record(plan(body, known))["period"]
    assert (period["start"], period["end"]) == ("2026-03-08", "2026-10-20")


ENDS = {
    "Từ tháng 3 năm 2026 đến hết ngày 30/11/2026.": ("2026-03", "2026-11-30"),
    "Bắt đầu từ ngày 20/12/2025 và tổng kết vào ngày 19/5/2026.": ("2025-12-20", "2026-05-19"),
    "- Bắt đầu: 15/9/2025.\n- Kết thúc: 31/01/2026.": ("2025-09-15", "2026-01-31"),
    "Phát động vào ngày 03/02/2026, tổng kết trước tháng 12/2026.": ("2026-02-03", "2026-12"),
    "Từ ngày 01/3/2026 – 31/3/2026": ("2026-03-01", "2026-03-31"),
}


@pytest.mark.parametrize("printed", ENDS)
def test_both_ends_of_a_period_are_read(printed: str, known: KnownLists) -> None:
    """Months beside days, and ends on a line of their own."""
    period = record(plan(f"I. THỜI GIAN\n{printed}", known, title="Thi đua"))["period"]
    assert (period.get("start"), period.get("end")) == ENDS[printed]


def test_a_second_day_that_is_not_read_is_told(known: KnownLists) -> None:
    """Half of a period is not given for the whole."""
    draft = plan("I. THỜI GIAN\nTừ ngày 05/01/2026, bế mạc ngày 20/11/2026.", known)
    told = [doubt.why for doubt in draft.doubts if doubt.path == ("period",)]
    assert len(told) == 1
    assert "hai mốc" in told[0]


def test_terms_of_a_school_are_its_phases(known: KnownLists) -> None:
    """A school year ends with its last term, whether terms stand on a line each or on one."""
    on_one_line = "học kỳ I từ 05/9/2025 đến 17/01/2026; học kỳ II từ 19/01/2026 đến 31/5/2026"
    found = record(plan(f"III. THỜI GIAN\nNăm học 2025 - 2026: {on_one_line}.", known))
    phases = [(one["name"], one["start"], one["end"]) for one in found["phases"]]
    first, second = ("2025-09-05", "2026-01-17"), ("2026-01-19", "2026-05-31")
    assert phases == [("học kỳ I", *first), ("học kỳ II", *second)]
    assert (found["period"]["start"], found["period"]["end"]) == ("2025", "2026")
    lines = (
        "Học kỳ I: từ tháng 10/2026 đến tháng 01/2027.\n"
        "Học kỳ II: từ tháng 02/2027 đến tháng 5/2027."
    )
    found = record(plan(f"III. THỜI GIAN\n{lines}", known))
    assert (found["period"]["start"], found["period"]["end"]) == ("2026-10", "2027-05")


def test_phases_on_one_line_are_phases_each(known: KnownLists) -> None:
    """The period runs from the first to the last, not as long as the first."""
    line = (
        "Chia làm 2 đợt: Đợt 1 từ ngày 05/9/2025 đến ngày 20/11/2025; "
        "đợt 2 từ ngày 21/11/2025 đến ngày 26/3/2026."
    )
    facts = show_facts(plan(f"I. THỜI GIAN\n{line}", known, title="Thi đua"))
    assert facts["period"] == ["2025-09-05", "2026-03-26"]
    assert [phase[0] for phase in facts["phases"]] == ["Đợt 1", "đợt 2"]


def test_the_year_of_a_title_with_a_quarter_is_a_year(known: KnownLists) -> None:
    """Where no day of the document tells it, that of the quarter does."""
    text = "KẾ HOẠCH\nThi đua cao điểm quý II/2026\n\nI. MỤC TIÊU\nTrồng mới 5 ha rừng."
    assert record(drafted(read_text(text), known))["year"] == "2026"


def test_years_that_go_on_are_told(known: KnownLists) -> None:
    """One year is not the whole of “năm 2026 và những năm tiếp theo”."""
    draft = plan("I. THỜI GIAN\nNăm 2026 và những năm tiếp theo.", known, title="Thi đua")
    assert [doubt for doubt in draft.doubts if doubt.path == ("period",)]


PEAKS = (
    "Từ ngày 01/01/2026 đến ngày 31/12/2026, cao điểm từ ngày 01/5 đến ngày 30/6/2026.",
    "Cả năm 2026; đợt cao điểm từ ngày 01/5/2026 đến ngày 30/6/2026.",
    "Năm 2026, trong đó tháng cao điểm từ ngày 01/5/2026 đến 30/6/2026.",
    "Vận động từ đầu năm 2026 đến hết ngày 31/12/2026, tập trung cao điểm từ 01/5 đến 30/6/2026.",
    "Từ tháng 01/2026 đến tháng 12/2026; tuần lễ cao điểm từ ngày 01/5 đến ngày 30/6/2026.",
)


@pytest.mark.parametrize("printed", PEAKS)
def test_a_peak_inside_a_period_is_a_phase(printed: str, known: KnownLists) -> None:
    """The period keeps its own ends."""
    facts = show_facts(plan(f"I. THỜI GIAN\n{printed}", known))
    assert facts["phases"][0][1:] == ["2026-05-01", "2026-06-30"]
    assert facts["period"][0][:4] == facts["period"][1][:4] == "2026"
    assert facts["period"] != ["2026-05-01", "2026-06-30"]


GOALS = (
    "I. MỤC TIÊU\n1. Thu nhập bình quân đạt 62 triệu đồng/người.\n2. Giảm hộ nghèo 1,2%.",
    "I. MỤC TIÊU\n- Thu nhập bình quân đạt 62 triệu đồng/người.\n- Giảm hộ nghèo 1,2%.",
    "I. MỤC TIÊU CỤ THỂ\na) Thu nhập bình quân đạt 62 triệu đồng/người.\nb) Giảm hộ nghèo 1,2%.",
    "I. CHỈ TIÊU\n1. Thu nhập bình quân đạt 62 triệu đồng/người.\n2. Không để phát sinh hộ nghèo.",
    "I- MỤC TIÊU\n1- Thu nhập bình quân đạt 62 triệu đồng/người.\n2- Giảm hộ nghèo 1,2%.",
    "I. CÁC CHỈ TIÊU CHỦ YẾU\n+ Thu nhập bình quân đạt 62 triệu đồng/người.\n+ Giảm hộ nghèo 1,2%.",
)


def test_letters_with_a_point_are_items_and_no_headings(known: KnownLists) -> None:
    """“a.” is no “A.”: the lines below it are not lost."""
    draft = plan(
        "1. Chỉ tiêu\na. Giảm 3 hộ nghèo.\nb. Trồng 200 cây.\n"
        "2. Biện pháp\na. Tuyên truyền.\nb. Mở lớp học.",
        known,
    )
    facts = show_facts(draft)
    assert [one[0] for one in facts["targets"]] == ["Giảm 3 hộ nghèo.", "Trồng 200 cây."]
    assert (facts["tasks"], facts["unplaced"]) == (["a.", "b."], [])


@pytest.mark.parametrize("body", GOALS)
def test_goals_under_any_heading_are_targets_and_keep_it(body: str, known: KnownLists) -> None:
    """Numbered, dashed, lettered: two targets below their heading."""
    targets = record(plan(f"{body}\nII. NHIỆM VỤ\n1. Mở lớp học.", known))["targets"]
    assert targets["heading"].strip() == body.split("\n", maxsplit=1)[0]
    assert len(targets["items"]) == 2


AIMS = (
    "Phấn đấu hoàn thành từ 50% trở lên các chỉ tiêu Nghị quyết.",
    "Các nhà máy hoạt động trở lại đạt 100% công suất trước tháng 9.",
    "Toàn xã giảm ít nhất 3% số hộ nghèo.",
    "Mỗi thôn trồng tối thiểu 200 cây xanh.",
    "Đến cuối năm có trên 95% hộ dùng nước sạch.",
)


@pytest.mark.parametrize("sentence", AIMS)
def test_aims_in_prose_are_offered_in_their_own_words(sentence: str, known: KnownLists) -> None:
    """Staff decide; the draft makes no target of them in silence, and does not keep silent."""
    draft = plan(f"I. MỤC ĐÍCH\nTạo khí thế mới. {sentence} Tổ chức tiết kiệm.", known)
    told = [doubt.why for doubt in draft.doubts if doubt.path == ("targets",)]
    assert len(told) == 1
    assert f"“{sentence}”" in told[0]
    assert "targets" not in record(draft)


def test_a_document_without_aims_gets_no_stock_sentences(known: KnownLists) -> None:
    """What a document does not speak of is not in ``review``."""
    draft = plan("I. MỤC ĐÍCH\nTạo khí thế mới.", known)
    assert {doubt.path for doubt in draft.doubts} == {("document", "issuer")}


YEARS = (
    "I. CHỈ TIÊU\nTT | Chỉ tiêu | ĐVT | {} | {}\n1 | Km đường hoa | km | 4 | 6\n2 | Hộ | hộ | 1 | 2"
)


@pytest.mark.parametrize(
    ("years", "title", "values_read", "told"),
    [
        ((2025, 2026), "Thi đua năm 2026", ["6", "2"], 0),
        ((2026, 2027), "Thi đua năm 2026", ["4", "6", "1", "2"], 0),
        ((2025, 2026), "Thi đua làm đường hoa", ["4", "6", "1", "2"], 1),
    ],
)
def test_columns_of_years_before_the_campaign_are_results(
    years: tuple[int, int], title: str, values_read: list[str], told: int, known: KnownLists
) -> None:
    """Where the year of the campaign is not sure, staff are asked."""
    draft = plan(YEARS.format(*years), known, title=title)
    items = record(draft)["targets"]["items"]
    assert [figure["value"] for item in items for figure in item["figures"]] == values_read
    assert sum("các cột năm" in doubt.why for doubt in draft.doubts) == told


DUTIES = {
    "Phòng Nội vụ chủ trì, phối hợp với phòng Văn hóa, Ban Tuyên giáo theo dõi.": [
        ["Phòng Nội vụ", "lead"], ["phòng Văn hóa", "coordinate"],
        ["Ban Tuyên giáo", "coordinate"],
    ],
    "UBND các xã, thị trấn tổ chức tiếp nhận bài dự thi.": [["UBND các xã, thị trấn", "assign"]],
    "Các phòng, ban hàng tháng bình chọn gương tốt.": [["Các phòng, ban", "assign"]],
    "Các tổ chức chính trị - xã hội vận động hội viên.": [
        ["Các tổ chức chính trị - xã hội", "assign"],
    ],
    "Phòng Hậu cần bảo đảm kinh phí.": [["Phòng Hậu cần", "assign"]],
    "Đài Truyền thanh xã mở chuyên mục tuyên truyền.": [["Đài Truyền thanh xã", "assign"]],
    "Phòng Giáo dục và Đào tạo hướng dẫn các trường.": [["Phòng Giáo dục và Đào tạo", "assign"]],
}  # fmt: skip


def test_a_name_with_other_words_in_it_is_doubted(known: KnownLists) -> None:
    """A verb that nobody listed does not become part of a unit in silence."""
    draft = plan("I. TỔ CHỨC THỰC HIỆN\n1. Các thôn vun vén hàng cây: mỗi thôn 1 km.", known)
    told = [doubt.why for doubt in draft.doubts if doubt.path[0] == "responsibilities"]
    assert len(told) == 1
    assert "“Các thôn vun vén hàng cây” có phải chỉ là tên đơn vị" in told[0]


@pytest.mark.parametrize("printed", DUTIES)
def test_units_end_before_their_verbs(printed: str, known: KnownLists) -> None:
    """All units that coordinate are there; verbs are no part of a name, nouns like them are."""
    facts = show_facts(plan(f"I. TỔ CHỨC THỰC HIỆN\n1. {printed}", known))
    assert facts["duties"] == [DUTIES[printed]]


CITED = {
    "Nghị quyết số 347/NQ-CP ngày 24/10/2025, số 380/NQ-CP ngày 25/11/2025 của Chính phủ": [
        ("347/NQ-CP", "nghi_quyet", "2025-10-24"), ("380/NQ-CP", "nghi_quyet", "2025-11-25"),
    ],
    "Kế hoạch số 01-KH/BCĐTW ngày 21/3/2025 và Kế hoạch số 01-KH/BCĐ ngày 20/5/2025": [
        ("01-KH/BCĐTW", "ke_hoach", "2025-03-21"), ("01-KH/BCĐ", "ke_hoach", "2025-05-20"),
    ],
    "Quyết định số 12/QĐ-UBND ngày 03/2/2025, Quyết định số 12/QĐ-UBNDX ngày 04/2/2025": [
        ("12/QĐ-UBND", "quyet_dinh", "2025-02-03"), ("12/QĐ-UBNDX", "quyet_dinh", "2025-02-04"),
    ],
    "Công văn số 5/SNV-TĐ ngày 06/2/2025 và số 7/SNV-TĐ ngày 08/2/2025": [
        ("5/SNV-TĐ", "cong_van", "2025-02-06"), ("7/SNV-TĐ", "cong_van", "2025-02-08"),
    ],
    "Hướng dẫn số 9-HD/HĐTN-PT ngày 01/3/2025": [("9-HD/HĐTN-PT", "huong_dan", "2025-03-01")],
}  # fmt: skip


@pytest.mark.parametrize("printed", CITED)
def test_each_number_has_its_own_words_type_and_date(printed: str, known: KnownLists) -> None:
    """Two documents of one kind in a sentence, and numbers that begin alike."""
    draft = plan(f"I. NỘI DUNG\n1. Thực hiện {printed}.\n2. Đẩy mạnh sản xuất.", known)
    cited = record(draft)["citations"]
    found = [(one["number"], one.get("doc_type"), one.get("date")) for one in cited]
    assert found == CITED[printed]
    assert all(one["text"] in printed for one in cited)


TITLES = (
    "Thi đua chào mừng Đại hội đại biểu\nĐảng bộ xã An Thịnh lần thứ I",
    "Phát động thi đua\ngiai đoạn 2026 - 2030",
    "Thi đua “Dạy tốt,\nhọc tốt” năm học 2025 - 2026",
    "Thi đua “Xanh - Sạch - Đẹp”\nNăm học 2025 - 2026",
    "PHÁT ĐỘNG THI ĐUA\nNƯỚC RÚT CUỐI NĂM",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("after", ["I. MỤC ĐÍCH\nTạo khí thế.", "- Căn cứ Luật Báo chí;\nI. NỘI DUNG\n1. Viết bài."])  # fmt: skip  # noqa: E501
def test_a_title_has_all_its_lines_and_no_more(title: str, after: str, known: KnownLists) -> None:
    """It ends at a heading, or at bases, also when these have dashes."""
    draft = plan(after, known, title=title)
    assert show_facts(draft)["title"] == title.replace("\n", " ")
    assert draft.unplaced == ()


ISSUERS = {
    "ỦY BAN MTTQ VIỆT NAM\nTHÀNH PHỐ AN HẢI\nBAN THƯỜNG TRỰC": (
        "Ban Thường trực Ủy ban MTTQ Việt Nam thành phố An Hải"
    ),
    "UBND TỈNH AN HẢI\nVĂN PHÒNG": "Văn phòng Ủy ban nhân dân tỉnh An Hải",
    "QUÂN KHU 11\nBỘ CHỈ HUY QUÂN SỰ TỈNH AN HẢI": "Bộ Chỉ huy quân sự tỉnh An Hải",
    "ĐẢNG ỦY XÃ AN THỊNH\nỦY BAN KIỂM TRA": "Ủy ban Kiểm tra Đảng ủy xã An Thịnh",
    "UBND HUYỆN AN LÂM\nTRƯỜNG TIỂU HỌC KIM ĐỒNG": "Trường Tiểu học Kim Đồng huyện An Lâm",
    "CÔNG AN TỈNH AN HẢI\nCỤM THI ĐUA SỐ 5": "Cụm Thi đua số 5 Công an tỉnh An Hải",
    "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH AN HẢI": (
        "Liên đoàn lao động tỉnh An Hải"
    ),
}


@pytest.mark.parametrize("head", ISSUERS)
def test_bodies_have_their_names_in_full(head: str, known: KnownLists) -> None:
    """A new body is proposed under the name that its head prints."""
    draft = plan("I. MỤC ĐÍCH\nTạo khí thế.", known, head=f"{head}\nSố: 5/KH-AT")
    assert draft.new_issuer is not None
    assert draft.new_issuer.name == ISSUERS[head]


SIGNATURES = {
    "CHÍNH ỦY\n\nĐại tá Cao Minh Thế": ("none", "CHÍNH ỦY", "Đại tá Cao Minh Thế"),
    "LỮ ĐOÀN TRƯỞNG\n\nThượng tá Đỗ Bình": ("none", "LỮ ĐOÀN TRƯỞNG", "Thượng tá Đỗ Bình"),
    "T/M BAN THƯỜNG VỤ\nK/T BÍ THƯ\nPHÓ BÍ THƯ\n\nLê Hồng": ("KT", "PHÓ BÍ THƯ", "Lê Hồng"),
    "HIỆU TRƯỞNG\n(Đã ký)\nĐinh Thị Cúc": ("none", "HIỆU TRƯỞNG", "Đinh Thị Cúc"),
    "TM. KHỐI THI ĐUA\nKHỐI TRƯỞNG\n\nHồ Văn Nga": ("TM", "KHỐI TRƯỞNG", "Hồ Văn Nga"),
    "Q. GIÁM ĐỐC\n\nThS. Lâm Việt": ("Q", "GIÁM ĐỐC", "ThS. Lâm Việt"),
}


@pytest.mark.parametrize("printed", SIGNATURES)
def test_signers_of_all_bodies_are_read(printed: str, known: KnownLists) -> None:
    """Army, Party, schools, blocs: position and name, and no recipient swallows them."""
    draft = plan(
        "I. MỤC ĐÍCH\nTạo khí thế.",
        known,
        end=f"\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n\n{printed}\n",
    )
    signer = record(draft)["document"]["signer"]
    assert (signer["authority"], signer.get("position"), signer["name"]) == SIGNATURES[printed]
    assert [one["text"] for one in record(draft)["document"]["recipients"]] == ["Các thôn;"]


@pytest.mark.parametrize(
    "kind", ["GIAO ƯỚC THI ĐUA", "BẢN ĐĂNG KÝ THI ĐUA", "THƯ PHÁT ĐỘNG", "THỂ LỆ", "CAM KẾT"]
)
def test_the_head_of_an_unknown_type_is_read(kind: str, known: KnownLists) -> None:
    """Place, date, issuer and title are read; that the type is unknown is told by its name."""
    text = (
        "UBND HUYỆN AN LÂM\nPHÒNG NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        f"Độc lập - Tự do - Hạnh phúc\nAn Lâm, ngày 03 tháng 3 năm 2020\n\n{kind}\n"
        f"Phong trào “Sạch làng” năm 2020\n\n1. Giảm ít nhất 5% rác thải.\n{_END}"
    )
    draft = drafted(read_text(text), known)
    facts = show_facts(draft)
    assert (facts["place"], facts["issued"], facts["number"]) == ("An Lâm", "2020-03-03", None)
    assert facts["title"] == "Phong trào “Sạch làng” năm 2020"
    assert record(draft)["document"]["type_text"] == kind
    told = {doubt.path: doubt.why for doubt in draft.doubts}
    assert f"“{kind}”" in told[("document", "doc_type")]


OCCASIONS = {
    "chào mừng ngày Nhà giáo Việt Nam 20/11 như sau.": "Ngày Nhà giáo Việt Nam 20/11",
    "chào mừng 95 năm Ngày thành lập Đoàn 26/3, cụ thể như sau:": (
        "95 năm Ngày thành lập Đoàn 26/3"
    ),
    "kỷ niệm 80 năm Quốc khánh cụ thể như sau:": "80 năm Quốc khánh",
    "chào mừng 70 năm Ngày Thầy thuốc Việt Nam với các nội dung sau:": (
        "70 năm Ngày Thầy thuốc Việt Nam"
    ),
    "kỷ niệm 65 năm Ngày truyền thống ngành như sau:": "65 năm Ngày truyền thống ngành",
}


@pytest.mark.parametrize("printed", OCCASIONS)
def test_occasions_end_with_their_names(printed: str, known: KnownLists) -> None:
    """“Như sau” leads to what follows and is no part of an occasion."""
    draft = plan(f"Nay xã phát động thi đua {printed}\nI. NỘI DUNG\n1. Dọn vệ sinh.", known)
    assert show_facts(draft)["occasions"] == [OCCASIONS[printed]]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("KHỐI THI ĐUA CÁC XÃ\nVÙNG CAO\nHUYỆN TRÀ", "Khối Thi đua các xã vùng cao huyện Trà"),
        ("SỞ GIÁO DỤC VÀ\nĐÀO TẠO TỈNH AN HẢI", "Sở Giáo dục và Đào tạo tỉnh An Hải"),
        ("CỤC THUẾ TỈNH AN HẢI\nCHI CỤC\nTHUẾ KHU VỰC II", "Chi cục Thuế khu vực II tỉnh An Hải"),
        ("CỤM THI ĐUA CÁC\nTRƯỜNG THPT\nTỈNH AN HẢI", "Cụm Thi đua các trường THPT tỉnh An Hải"),
        ("BỘ TƯ LỆNH BIÊN PHÒNG\nBỘ CHỈ HUY BĐBP TỈNH CAO LĨNH", "Bộ Chỉ huy BĐBP tỉnh Cao Lĩnh"),
        ("UBND THÀNH PHỐ HẢI PHÒNG\nSỞ NỘI VỤ", "Sở Nội vụ thành phố Hải Phòng"),
    ],
)  # fmt: skip
def test_a_name_that_is_broken_over_lines_is_one_name(head: str, name: str) -> None:
    """A narrow head breaks names anywhere; not every word that may begin a body begins one."""
    assert read_printed_name(head, "") == name


_TASKS = (
    "I. CHỈ TIÊU\n1. Trồng mới 1.200 cây xanh.\nII. NHIỆM VỤ\n"
    "{0}TT | Nội dung công việc | Chủ trì | Thời hạn{1}\n"
    "{0}1 | Tổ chức ra quân tổng vệ sinh toàn xã, thu gom rác ở các điểm tồn đọng | "
    "Hội Phụ nữ xã | Trước ngày 15/3/2026{1}\n"
    "{0}2 | Kiểm tra việc phân loại rác tại các hộ gia đình, cơ sở kinh doanh trên địa bàn | "
    "Phòng Kinh tế | Hoàn thành trước ngày 30/9/2026{1}\n"
    "III. THỜI GIAN\nTừ ngày 05/02/2026 đến hết ngày 20/12/2026.\n"
    "IV. TỔ CHỨC THỰC HIỆN\n1. Các thôn báo cáo kết quả thực hiện về Phòng Kinh tế để tổng hợp "
    "trình Ủy ban nhân dân xã trước ngày 10/12/2026."
)


@pytest.mark.parametrize("width", [66, 70, 80, 110])
@pytest.mark.parametrize("frame", [("", ""), ("| ", " |")])
def test_rows_with_bars_may_be_wrapped(
    width: int, frame: tuple[str, str], known: KnownLists
) -> None:
    """No row, no day and no heading below is lost where a program cut the lines."""
    body = _TASKS.format(*frame)
    lines = (textwrap.wrap(line, width, break_on_hyphens=False) for line in body.split("\n"))
    cut = "\n".join(line for whole in lines for line in whole)
    facts = show_facts(plan(cut, known))
    assert facts == show_facts(plan(body, known))
    assert facts["deadlines"] == ["2026-03-15", "2026-09-30", "2026-12-10"]


@pytest.mark.parametrize("width", range(66, 100, 3))
def test_a_wrapped_title_ends_above_the_first_basis(width: int, known: KnownLists) -> None:
    """A title in small letters, with no blank line below, whose last line is full."""
    title = (
        "tổ chức phong trào thi đua đặc biệt lập thành tích chào mừng kỷ niệm 80 năm Ngày truyền "
        "thống Đảng bộ tỉnh Hà Trung và Đại hội thi đua yêu nước tỉnh lần thứ X"
    )
    basis = (
        "Thực hiện Kế hoạch số 40-KH/TU, ngày 20/01/2026 của Ban Thường vụ Tỉnh ủy về phong trào "
        "thi đua năm 2026; Đảng ủy xã xây dựng kế hoạch như sau:"
    )
    text = (
        "ĐẢNG BỘ TỈNH HÀ TRUNG\nĐẢNG ỦY XÃ LẠC SƠN\n*\nSố 15-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Lạc Sơn, ngày 12 tháng 02 năm 2026\nKẾ HOẠCH\n{title}\n{basis}\nI- CHỈ TIÊU\n"
        "1. Kết nạp 15 đảng viên mới."
    )
    lines = (textwrap.wrap(line, width, break_on_hyphens=False) for line in text.split("\n"))
    facts = show_facts(drafted(read_text("\n".join(one for cut in lines for one in cut)), known))
    assert (facts["title"], facts["bases"]) == (title, ["40-KH/TU"])


def test_footnotes_are_no_lines_of_a_list(known: KnownLists) -> None:
    """What stands below the page is told, and neither a target nor a task."""
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 31/KH-UBND\nKẾ HOẠCH\nThi đua năm 2026\n"
        "I. CHỈ TIÊU\n1. Rác được phân loại đạt 85%.\nNăm 2025 đạt 62%.\n2. Trồng 1.200 cây xanh."
    )
    whole = read_text(text)
    lines = tuple(
        replace(line, label="¹", is_note=True) if "62%" in line.text else line
        for line in whole.paragraphs
    )
    draft = drafted(replace(whole, paragraphs=lines), known)
    assert [one[0] for one in show_facts(draft)["targets"]] == [
        "Rác được phân loại đạt 85%.", "Trồng 1.200 cây xanh.",
    ]  # fmt: skip
    assert [words.text for words in draft.unplaced] == ["¹ Năm 2025 đạt 62%."]


@pytest.mark.parametrize("between", ["; ", " - ", " và ", ", số: "])
def test_a_joint_document_keeps_both_numbers(between: str, known: KnownLists) -> None:
    """The first is that of the portal; the printed line has both."""
    line = f"Số: 45/KHPH-UBND{between}12/KHPH-MTTQ"
    draft = plan("I. CHỈ TIÊU\n1. Lắp 350 bóng đèn.", known, head=f"UBND XÃ HÒA PHÚ\n{line}")
    document = record(draft)["document"]
    assert (document["number"], document["number_text"]) == ("45/KHPH-UBND", line)
    assert not draft.unplaced


UNITS = {
    "Phòng Quản lý đầu tư chủ trì, phối hợp Phòng Vật tư đôn đốc tiến độ.": [
        ["Phòng Quản lý đầu tư", "lead"], ["Phòng Vật tư", "coordinate"],
    ],
    "Ban Quản lý dự án đầu tư xây dựng các công trình chỉ đạo nhà thầu.": [
        ["Ban Quản lý dự án đầu tư xây dựng các công trình", "assign"],
    ],
    "Phòng Kinh tế chủ trì, phối hợp các khu phố lắp đặt thùng rác.": [
        ["Phòng Kinh tế", "lead"], ["các khu phố", "coordinate"],
    ],
    "Trung tâm Tư vấn, hỗ trợ hợp tác xã: Mở lớp tập huấn.": [
        ["Trung tâm Tư vấn, hỗ trợ hợp tác xã", "assign"],
    ],
    "Đội Vận động quần chúng chủ trì phối hợp với Đoàn cơ sở làm công tác dân vận.": [
        ["Đội Vận động quần chúng", "lead"], ["Đoàn cơ sở", "coordinate"],
    ],
    "Phòng Nội vụ, hướng dẫn các việc sau: đăng ký, bình xét.": [["Phòng Nội vụ", "assign"]],
}  # fmt: skip


@pytest.mark.parametrize("printed", UNITS)
def test_names_of_units_end_where_they_end(printed: str, known: KnownLists) -> None:
    """Verbs within names, names that go on behind a comma, verbs of work with the hands."""
    draft = plan(f"I. TỔ CHỨC THỰC HIỆN\n1. {printed}\n2. Các thôn báo cáo kết quả.", known)
    assert show_facts(draft)["duties"][0] == UNITS[printed]


def test_a_line_beside_the_list_is_doubted(known: KnownLists) -> None:
    """A text box between numbered targets: it may be none of them."""
    body = "I. CHỈ TIÊU\n1. Giảm 2% hộ nghèo.\nTrọng tâm của xã\n2. Kết nạp 9 đảng viên."
    told = [doubt.why for doubt in plan(body, known).doubts if "số thứ tự" in doubt.why]
    assert len(told) == 1 and "“Trọng tâm của xã”" in told[0]

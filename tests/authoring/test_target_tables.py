"""Rows of tables become targets by what the heads of their columns say."""

from __future__ import annotations

from typing import Any

import pytest

from drafts import values
from thidua.attachments.text.model import Paragraph, TextPlace
from thidua.attachments.text.plaintext import read_text
from thidua.authoring.drafting.entries import OutlineEntry, take_apart
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.table_rows import find_table_of_targets
from thidua.authoring.drafting.target_table import read_target_table
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import DraftedTargets
from thidua.authoring.values import Found
from thidua.figures.stated_dues import read_due


def entries(drawn: str) -> tuple[OutlineEntry, ...]:
    """Paragraphs of a section: lines with bars are rows, with ``- `` items of a list."""
    found = []
    for number, line in enumerate(drawn.strip("\n").split("\n"), 1):
        place = TextPlace(None, number)
        cells = tuple(cell.strip() for cell in line.split("|")) if "|" in line else ()
        words = " ".join(filter(None, cells)) if cells else line.strip().removeprefix("- ")
        label = "-" if line.strip().startswith("- ") and not cells else ""
        found.append(take_apart(Paragraph(words, place, label=label, cells=cells)))
    return tuple(found)


class Reader:
    """Reads drawn tables with the lists of the real portal."""

    def __init__(self, known: KnownLists) -> None:
        self._guesser = FieldGuesser(known.indicators, [field.id for field in known.fields])

    def read(self, drawn: str, *headings: str) -> tuple[dict[str, Any], list[str]]:
        """The targets as plain values, and the doubts that are not about fields."""
        found = self.draft(drawn, *headings)
        doubts = [doubt.why for doubt in found.doubts if doubt.path[-1] != "field"]
        assert found.part is not None
        return values(found.part), doubts

    def draft(self, drawn: str, *headings: str) -> Found[DraftedTargets | None]:
        """The targets with all doubts."""
        section = OutlineSection("targets", headings=headings, entries=entries(drawn))
        return read_target_table(section, self._guesser)

    def figures(self, drawn: str) -> list[list[str]]:
        """What each target and each line below it states, in short."""
        record, _ = self.read(drawn, "II. CHỈ TIÊU")
        return [short(line) for item in record["items"] for line in lines(item)]


def lines(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [item, *(line for part in item.get("parts", ()) for line in lines(part))]


def short(line: dict[str, Any]) -> list[str]:
    """The figures of a line: ``25 xã ge @Đến năm 2027``."""
    keys = ("value", "of", "unit", "comparator", "direction")
    stated = [dict(one) for one in line.get("figures", ())]
    due = [f" @{one['by']}" if "by" in one else "" for one in stated]
    said = [" ".join(one[key] for key in keys if key in one) for one in stated]
    return [f"{words}{by}" for words, by in zip(said, due, strict=True)]


@pytest.fixture(scope="module")
def reader(known: KnownLists) -> Reader:
    return Reader(known)


MILESTONES = """
STT|Nội dung|Đến năm 2027|Đến năm 2030
1|Khu dân cư có phong trào học tập suốt đời|100%|100%
2|Dòng họ có ban khuyến học|80%|90%
"""


def test_columns_of_years_are_milestones(reader: Reader) -> None:
    """Each cell is a figure with the year of its column; the words stay as printed."""
    record, doubts = reader.read(MILESTONES, "2. Mục tiêu cụ thể")
    assert record["lead"] == "STT Nội dung Đến năm 2027 Đến năm 2030"
    assert [(one["mark"], one["text"]) for one in record["items"]] == [
        ("1", "Khu dân cư có phong trào học tập suốt đời 100% 100%"),
        ("2", "Dòng họ có ban khuyến học 80% 90%"),
    ]
    assert reader.figures(MILESTONES) == [
        ["100 % @Đến năm 2027", "100 % @Đến năm 2030"],
        ["80 % @Đến năm 2027", "90 % @Đến năm 2030"],
    ]
    assert doubts == []


RESULTS = """
STT|Chỉ tiêu|Đơn vị tính|Năm 2025||Kế hoạch 2026|Ghi chú
|||Kế hoạch|Ước thực hiện||
(1)|(2)|(3)|(4)|(5)|(6)|(7)
I|Kinh tế|||||
1|Tổng thu ngân sách|tỷ đồng|10|12|15|
2|Số vụ tai nạn|vụ|12|9||
II|Văn hóa - Xã hội|||||
1|Tỷ lệ hộ nghèo giảm|%|1|1,2|1,5|Theo chuẩn 2022-2025
2|Gia đình văn hóa|%|85|86|≥ 88|
|Trong đó: thôn văn hóa|%|80|81|90|
Ghi chú: số liệu năm 2025 là ước.||||||
"""


def test_results_of_last_year_are_words_and_groups_are_groups(reader: Reader) -> None:
    """Last year's plan and its results are no goals; a row without a goal states none."""
    record, _ = reader.read(RESULTS, "II. CHỈ TIÊU")
    assert reader.figures(RESULTS) == [
        [], ["15 tỷ đồng"], [], [], ["1,5 % decrease"], ["88 % ge"], ["90 %"],
    ]  # fmt: skip
    economy, society = record["items"]
    assert (economy["mark"], economy["text"]) == ("I", "Kinh tế")
    assert economy["parts"][1] == {
        "text": "2 Số vụ tai nạn vụ 12 9", "no_figures": "có",
    }  # fmt: skip
    (among,) = society["parts"][1]["parts"]
    assert among["text"] == "Trong đó: thôn văn hóa % 80 81 90"
    assert "Ghi chú" not in str(record["items"])


@pytest.mark.parametrize(
    ("drawn", "stated"),
    [
        ("TT|Chỉ tiêu|ĐVT|Thực hiện năm 2025|Kế hoạch năm 2026\n1|Trồng rừng|ha|40|45,5",
         [["45,5 ha"]]),
        ("TT|Chỉ tiêu|ĐVT|Kết quả năm trước|Chỉ tiêu giao\n1|Kết nạp đảng viên|đảng viên|20|≥ 25",
         [["25 đảng viên ge"]]),
        ("TT|Chỉ tiêu|ĐVT|KH 2025|TH 2025|KH 2026|So sánh (%)\n1|Trồng rừng|ha|40|41|45|110",
         [["45 ha"]]),
        ("TT|Nội dung|Kế hoạch thực hiện năm 2026\n1|Trồng rừng|45 ha", [["45 ha"]]),
        ("TT|Nội dung|Đơn vị|2026|2027\n1|Xã đạt chuẩn|xã|2|-\n2|Trường chuẩn|trường|1|2",
         [["2 xã @2026"], ["1 trường @2026", "2 trường @2027"]]),
        ("STT|Chỉ tiêu|ĐVT|6 tháng đầu năm 2026|Cả năm 2026\n1|Trồng cây|cây|500|1.200",
         [["500 cây @6 tháng đầu năm 2026", "1.200 cây @năm 2026"]]),
        ("Nội dung|Mục tiêu đến năm 2030\nKhu dân cư|90%\nDòng họ|trên 75%\nCông dân|50 - 60%",
         [["90 % @đến năm 2030"], ["75 % gt @đến năm 2030"], ["50 - 60 % range @đến năm 2030"]]),
        ("TT|Tiêu chí|Mức phấn đấu\n1|Chuyển đổi số|Tăng 2 bậc\n2|Đầu tư|20/21 xã\n3|Thủ tục|Tốt",
         [["2 bậc increase"], ["20 21 xã"], []]),
        ("TT|Nội dung|Tỷ lệ (%)\n1|Hộ dùng nước sạch|95", [["95 %"]]),
        ("TT|Chỉ tiêu|ĐVT|Kế hoạch\n1|Tỷ lệ hộ dùng nước sạch trên|%|95", [["95 % gt"]]),
        ("TT|Chỉ tiêu|ĐVT|Kế hoạch\n1|Rừng|ha|5\nTT|Chỉ tiêu|ĐVT|Kế hoạch\n2|Đường|km|1,5",
         [["5 ha"], ["1,5 km"]]),
        ("TT|Chỉ tiêu|ĐVT|Kế hoạch\n1|Rừng|ha|5\n|Tổng cộng||10", [["5 ha"], ["10"]]),
        ("TT|Việc|Hạn\n1|Họp|03/2026", [[]]),
    ],
)  # fmt: skip
def test_heads_say_what_columns_hold(drawn: str, stated: list[list[str]], reader: Reader) -> None:
    assert reader.figures(drawn) == stated


def test_names_of_columns_tell_figures_of_one_year_apart(reader: Reader) -> None:
    drawn = """
TT|Nội dung|Mục tiêu 2027||Mục tiêu 2030|
||Số lượng|Tỷ lệ (%)|Số lượng|Tỷ lệ (%)
1|Xã đạt chuẩn|20|50|30|75"""
    record, _ = reader.read(drawn, "II. CHỈ TIÊU")
    assert [(one["name"], one["value"], one["by"]) for one in record["items"][0]["figures"]] == [
        ("Xã đạt chuẩn – Số lượng", "20", "2027"), ("Xã đạt chuẩn – Tỷ lệ (%)", "50", "2027"),
        ("Xã đạt chuẩn – Số lượng", "30", "2030"), ("Xã đạt chuẩn – Tỷ lệ (%)", "75", "2030"),
    ]  # fmt: skip


def test_lines_above_the_head_of_an_annex_are_its_heading(reader: Reader) -> None:
    """Signatures and notes below the table are no targets."""
    drawn = """
PHỤ LỤC|||
CHỈ TIÊU NĂM 2026|||
(Kèm theo Kế hoạch số 25/KH-UBND ngày 05/02/2026)|||
STT|Chỉ tiêu|Đơn vị tính|Kế hoạch 2026
1|Đường trục xóm được cứng hóa|km|6,4
||TM. ỦY BAN NHÂN DÂN|
||CHỦ TỊCH|"""
    record, _ = reader.read(drawn)
    assert record["heading"].split("\n") == [
        "PHỤ LỤC", "CHỈ TIÊU NĂM 2026", "(Kèm theo Kế hoạch số 25/KH-UBND ngày 05/02/2026)",
    ]  # fmt: skip
    assert record["lead"] == "STT Chỉ tiêu Đơn vị tính Kế hoạch 2026"
    assert [one["text"] for one in record["items"]] == ["Đường trục xóm được cứng hóa km 6,4"]


def test_a_list_and_a_table_in_one_section_are_all_targets(reader: Reader) -> None:
    drawn = """
1. Về kinh tế
- Tổng thu ngân sách đạt 12,45 tỷ đồng trở lên.
- Sản lượng lương thực có hạt: 5.320 tấn.
2. Về nông thôn mới (theo bảng sau)
STT|Chỉ tiêu|Đơn vị tính|Kế hoạch năm 2026
1|Đường trục xóm được cứng hóa|km|6,4
2|Xóm có nhà văn hóa đạt chuẩn|xóm|13"""
    record, _ = reader.read(drawn, "II. CHỈ TIÊU")
    economy, countryside = record["items"]
    assert len(economy["parts"]) == 2
    assert countryside["text"] == "Về nông thôn mới (theo bảng sau)"
    assert countryside["parts_lead"] == "STT Chỉ tiêu Đơn vị tính Kế hoạch năm 2026"
    assert [short(part) for part in countryside["parts"]] == [["6,4 km"], ["13 xóm"]]


def test_a_list_below_a_table_goes_on_with_its_numbers(reader: Reader) -> None:
    drawn = """
STT|Chỉ tiêu|ĐVT|Kế hoạch
1|Trồng cây|cây|500
- Thu ngân sách đạt 12 tỷ đồng.
- Gia đình văn hóa đạt 88%."""
    record, _ = reader.read(drawn, "II. CHỈ TIÊU")
    assert [one["number"] for one in record["items"]] == ["1", "2", "3"]


def test_tables_with_captions_are_groups(reader: Reader) -> None:
    drawn = """
1. Chỉ tiêu kinh tế
STT|Chỉ tiêu|ĐVT|Kế hoạch
1|Trồng cây|cây|500
2. Chỉ tiêu xã hội
STT|Chỉ tiêu|ĐVT|Kế hoạch
1|Hộ nghèo|%|5"""
    record, _ = reader.read(drawn, "II. CHỈ TIÊU")
    assert [(one["mark"], one["text"]) for one in record["items"]] == [
        ("1.", "Chỉ tiêu kinh tế"), ("2.", "Chỉ tiêu xã hội"),
    ]  # fmt: skip
    assert reader.figures(drawn) == [[], ["500 cây"], [], ["5 %"]]


def test_columns_that_are_not_understood_state_nothing(reader: Reader) -> None:
    """Of several bare numbers nobody can tell which one is to be reached: staff are asked."""
    drawn = """
STT|Đơn vị|Thu ngân sách|Chi đầu tư
1|Xã An Phú|1.200|300
2|Xã Tân Lập|900|250"""
    record, doubts = reader.read(drawn, "II. CHỈ TIÊU")
    assert all(one["no_figures"] == "có" for one in record["items"])
    assert doubts == ["Không hiểu các cột của bảng chỉ tiêu. Ghi `figures` cho từng dòng."]


def test_columns_that_are_only_years_are_doubted(reader: Reader) -> None:
    drawn = "TT|Nội dung|Đơn vị|2025|2026\n1|Xã đạt chuẩn|xã|2|3"
    _, (doubt,) = reader.read(drawn, "II. CHỈ TIÊU")
    assert "cột năm 2025, 2026" in doubt


@pytest.mark.parametrize("cell", ["#N/A", "1/2/2026", "12-15-18"])
def test_a_value_that_cannot_be_read_is_told(cell: str, reader: Reader) -> None:
    drawn = f"TT|Nội dung|ĐVT|Kế hoạch\n1|Trồng rừng|ha|{cell}"
    record, doubts = reader.read(drawn, "II. CHỈ TIÊU")
    assert "figures" not in record["items"][0]
    assert any(f"“{cell}”" in doubt for doubt in doubts)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("STT | Nội dung | KH\n1 | Rừng | 5 ha\n2 | Đường | 2 km", 3),
        ("| STT | Nội dung | KH |\n|---|:---:|---|\n| 1 | Rừng | 5 ha |", 2),
        ("STT\tNội dung\tKế hoạch\n1\tTrồng rừng\t5 ha", 2),
        ("A | B là hai phương án.\nHọp lúc 8 giờ.", 0),
        ("Số:\t12\nNgày:\t05", 0),
    ],
)
def test_a_table_that_a_text_draws_has_rows(text: str, rows: int) -> None:
    """Bars or tabs between the cells; lines between rows are no words."""
    found = [
        one for one in read_text(f"II. CHỈ TIÊU\n{text}\nIII. TỔ CHỨC").paragraphs if one.cells
    ]
    assert len(found) == rows
    assert all(one.text == " ".join(filter(None, one.cells)) for one in found)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Đến năm 2027", "2027"), ("2030", "2030"), ("đến 31/12/2026", "2026-12-31"),
        ("Quý II/2026", "2026-06"), ("6 tháng đầu năm 2026", "2026-06"), ("05/2026", "2026-05"),
    ],
)  # fmt: skip
def test_the_head_of_a_column_says_by_when(text: str, date: str) -> None:
    found = read_due(text)
    assert found is not None
    assert (found.text, found.date) == (text, date)
    assert read_due("Cả năm") is None


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ("Các chỉ tiêu theo bảng:\nTT|Chỉ tiêu|ĐVT|Kế hoạch\n1|Rừng|ha|5\n2|Hộ nghèo|%|2", (1, 4)),
        ("TT|Nội dung|Đến năm 2027\n1|Rừng|5 ha", (0, 2)),
        # The columns of these hold costs, or who does what by when.
        ("TT|Nội dung|Số lượng|Kinh phí\n1|In giấy khen|50|5.000.000", None),
        ("TT|Nội dung|Đơn vị chủ trì|Thời gian\n1|Sơ kết|Phòng Nội vụ|Tháng 6", None),
        ("TT|Chỉ tiêu|Kế hoạch|Dự toán\n1|Trồng cây|500|20", None),
    ],
)
def test_a_table_of_targets_is_found_in_any_section(
    drawn: str, found: tuple[int, int] | None
) -> None:
    assert find_table_of_targets(entries(drawn)) == found

"""Results at the desk: a table to fill in, to paste into, with the report beside the plan."""

from __future__ import annotations

import re
from typing import Any

import pytest

from desk.pasting import place_cells, read_cells
from desks import RESULTS, Seat, named
from thidua.portal.target_matching import TargetMatcher
from thidua.portal.targets import Linker

TABLE = "/ket-qua/xa-mau-2026-kinh-te-xa-hoi"
REPORT = "Báo cáo số 60/BC-UBND ngày 15/9/2026\nTổng sản lượng lương thực đạt 4.100 tấn.\n"
FACTS: dict[str, Any] = {
    "moi.kind": "interim",
    "moi.date": "15/9/2026",
    "moi.number": "60/BC-UBND",
    "moi.text": "Báo cáo số 60/BC-UBND ngày 15/9/2026",
}
WORDS: dict[str, Any] = {"f.moi.1": "Tổng sản lượng lương thực đạt 4.100 tấn"}


def fill(seat: Seat, status: int = 200, **fields: str) -> str:
    """Fill in the table that is there now, and save it."""
    sent: dict[str, Any] = {"lam": "luu", **fields}
    return seat.send(TABLE, status, doc=seat.read_name(TABLE), **sent)


def cells_of(page: str) -> dict[str, str]:
    """What stands in the cells of a page."""
    return dict(re.findall(r'name="(f\.[\w.]+)"[^>]*>([^<]*)</textarea>', page))


def test_every_target_has_a_row_and_every_review_a_column(seat: Seat) -> None:
    cells = cells_of(seat.see(TABLE))
    assert cells["f.1.1"] == "Tổng sản lượng lương thực đạt 2.150 tấn"
    assert cells["f.2.2"] == "Tỷ lệ gia đình văn hóa đạt 98,6%"
    assert cells["f.2.1.1"] == "Vùng thấp đạt 65 triệu đồng"
    assert cells["f.2.m1"] == "Đã tổng kết"
    assert cells["f.moi.1"] == ""


def test_a_table_saved_as_it_stands_changes_nothing(seat: Seat) -> None:
    before = seat.read(RESULTS)
    page = seat.see(TABLE)
    fill(seat, **named(cells_of(page)))
    assert seat.read(RESULTS) == before


def test_a_changed_cell_is_one_changed_line(seat: Seat) -> None:
    before = seat.read(RESULTS)
    fill(seat, **named({"f.2.2": "Tỷ lệ gia đình văn hóa đạt 98,6 %"}))
    after = seat.read(RESULTS)
    assert after == before.replace("đạt 98,6%\n        verdict", "đạt 98,6 %\n        verdict")
    assert after != before


def test_a_new_review_goes_where_its_day_belongs_with_its_report(seat: Seat) -> None:
    sent: dict[str, Any] = {"khoa": seat.desk.keys.form, "doc": seat.read_name(TABLE), "lam": "luu"}
    files = {"bao-cao": ("Báo cáo 60.txt", REPORT.encode())}
    answer = seat.browser.post(TABLE, data={**sent, **FACTS, **WORDS}, files=files)
    assert answer.status_code == 200, answer.text
    text = seat.read(RESULTS)
    days = ["2026-07-15", "2026-09-15", "2026-11-25"]
    assert re.findall(r"date: (\S+)", text) == days
    report = seat.root / RESULTS.replace("results.yml", "bao-cao-60-bc-ubnd-2026.txt")
    assert report.read_text("utf-8") == REPORT
    assert "file: bao-cao-60-bc-ubnd-2026.txt" in text
    seat.send("/lan-luu", so="1")
    assert not report.exists()
    assert "2026-09-15" not in seat.read(RESULTS)


def test_a_report_waits_while_something_else_is_mended(seat: Seat) -> None:
    """A wrong day, a doubtful cell, pasted cells: a chosen file need not be chosen again."""
    key, files = seat.desk.keys.form, {"bao-cao": ("Báo cáo 60.txt", REPORT.encode())}
    sent: dict[str, Any] = {"khoa": key, "lam": "luu", **FACTS, **WORDS}
    doc = seat.read_name(TABLE)
    wrong = {**sent, "doc": doc, "moi.date": "31/2/2026"}
    pages = [seat.browser.post(TABLE, data=wrong, files=files)]
    for change in ({"f.moi.1": "#REF!"}, {"lam": "dan", "dan": "1"}, {}):
        kept = re.findall(r'name="giu.bao-cao" value="(\w+)" checked', pages[-1].text)
        assert len(kept) == 1
        data = {**sent, "doc": doc, "giu.bao-cao": kept[0], **change}
        pages.append(seat.browser.post(TABLE, data=data))
    assert [page.status_code for page in pages] == [422, 422, 200, 200]
    assert "file: bao-cao-60-bc-ubnd-2026.txt" in seat.read(RESULTS)
    assert "giu.bao-cao" not in pages[-1].text
    again = {**sent, "doc": doc, "giu.bao-cao": kept[0]}
    assert seat.browser.post(TABLE, data=again).status_code < 500


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({}, {"kind", "date", "text"}),
        ({**FACTS, "moi.date": "31/2/2026"}, {"date"}),
        ({**FACTS, "moi.date": "1/1/2027"}, {"date"}),
        ({**FACTS, "moi.text": ""}, {"text"}),
        ({**FACTS, "moi.number": "sáu mươi"}, {"number"}),
    ],
)
def test_facts_of_the_report_are_refused_beside_their_fields(
    seat: Seat, facts: dict[str, str], wrong: set[str]
) -> None:
    before = seat.read(RESULTS)
    page = fill(seat, 422, **WORDS, **facts)
    assert set(re.findall(r'class="field__error" id="moi-(\w+)-sai"', page)) == wrong
    assert WORDS["f.moi.1"] in page
    assert seat.read(RESULTS) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("4.100", "không có đơn vị"),
        ("#REF!", "Bảng tính báo lỗi"),
        ("12-Thg7", "thành ngày"),
        ("4.1E+03", "mất chữ số"),
        ("Tổng sản lượng đạt 4100.5 tấn", "dấu chấm trước phần thập phân"),
        ("Tổng sản lượng đạt 4,100,000 tấn", "lối Anh, Mỹ"),
    ],
)
def test_a_doubtful_cell_is_named_and_may_be_confirmed(seat: Seat, words: str, said: str) -> None:
    before = seat.read(RESULTS)
    page = fill(seat, 422, **named({"f.moi.1": words}), **FACTS)
    assert said in page.split('id="f.moi.1-ngo"')[1].split("</div>")[0]
    assert seat.read(RESULTS) == before
    fill(seat, **named({"f.moi.1": words, "d.f.moi.1": "có"}), **FACTS)
    assert words in seat.read(RESULTS)


def test_cells_with_names_find_their_targets_in_any_order(seat: Seat) -> None:
    pasted = (
        "STT\tChỉ tiêu\tKế hoạch\tThực hiện\n"
        "1\tTỷ lệ gia đình văn hóa\t98,5%\tđạt 98%\n"
        "2\tTổng sản lượng lương thực\t4.073 tấn\tđạt 4.100 tấn\n"
        "3\tSố trận mưa đá\t0\t2 trận\n"
    )
    page = seat.send(TABLE, doc=seat.read_name(TABLE), lam="dan", cot="moi", dan=pasted)
    cells = cells_of(page)
    assert cells["f.moi.1"] == "đạt 4.100 tấn"
    assert cells["f.moi.2"] == "đạt 98%"
    assert "“3 | Số trận mưa đá | 0 | 2 trận”" in page


WIDE = (
    "BIỂU KẾT QUẢ THỰC HIỆN\t\t\t\t\t\n"
    "TT\tChỉ tiêu\tĐVT\tKế hoạch\tThực hiện\tTỷ lệ (%)\n"
    "1\tTổng sản lượng lương thực\tTấn\t4.073\t4.205,5\t103,2\n"
    "2\tTỷ lệ gia đình văn hóa\t%\t98,5\t98,6\t100,1\n"
    "3\tXây dựng thôn kiểu mẫu\tthôn\t2\t\t\n"
)


def test_the_head_of_a_wide_table_tells_which_column_has_the_results(seat: Seat) -> None:
    """Not the last one, which has shares; a unit in a column of its own joins its number."""
    page = seat.send(TABLE, doc=seat.read_name(TABLE), lam="dan", cot="moi", dan=WIDE)
    cells = cells_of(page)
    assert cells["f.moi.1"] == "4.205,5 tấn"
    assert cells["f.moi.2"] == "98,6%"
    assert "f.moi.3" not in cells or not cells["f.moi.3"]
    assert "“BIỂU KẾT QUẢ" not in page
    assert "“3 | Xây dựng thôn kiểu mẫu | thôn | 2”" in page


def test_a_table_with_two_columns_of_results_says_which_was_taken(seat: Seat) -> None:
    rows = "Chỉ tiêu\tThực hiện 6 tháng\tThực hiện cả năm\nTỷ lệ gia đình văn hóa\t90%\t98%\n"
    page = seat.send(TABLE, doc=seat.read_name(TABLE), lam="dan", cot="moi", dan=rows)
    assert cells_of(page)["f.moi.2"] == "98%"
    assert "Bảng có nhiều cột kết quả" in page


def test_of_hundreds_of_rows_without_a_place_a_few_are_told(seat: Seat) -> None:
    rows = "\n".join(f"{number} hộ" for number in range(60))
    page = seat.send(TABLE, doc=seat.read_name(TABLE), lam="dan", cot="moi", dan=rows)
    assert page.count(" hộ”") == 5
    assert re.search(r"và \d+ dòng nữa", page)


def test_cells_without_names_go_down_and_right_from_where_they_are_pasted(seat: Seat) -> None:
    sent = {"khoa": seat.desk.keys.form, "cot": "1", "dong": "2", "dan": "90%\t98%\n4 trường\t5\n"}
    answer = seat.browser.post(f"{TABLE}/dan", data=sent).json()
    assert answer["cells"] == {
        "f.1.2": "90%",
        "f.2.2": "98%",
        "f.1.3": "4 trường",
        "f.2.3": "5",
    }
    sent["dan"] = "\t98%\n\t5\n"
    answer = seat.browser.post(f"{TABLE}/dan", data=sent).json()
    assert answer["cells"] == {"f.2.2": "98%", "f.2.3": "5"}, "an empty column has no names"


def test_copied_cells_with_line_breaks_and_quotes_stay_whole() -> None:
    assert read_cells('"đạt\n98%"\t"xã ""Mẫu"""\r\n5\t\r\n\r\n') == [
        ["đạt 98%", 'xã "Mẫu"'],
        ["5", ""],
    ]
    assert read_cells('ống 6"\tđạt') == [['ống 6"', "đạt"]]


def test_what_stands_below_an_empty_or_a_merged_cell_stays_in_its_row() -> None:
    """Of a merged cell a spreadsheet copies the words once, and its other rows empty."""
    keys, matcher = ["1", "1.1", "2", "3"], TargetMatcher([], Linker(()))
    for text in ("4.100 tấn\n\nđạt\n", "4.100 tấn\r\n\t\r\nđạt\r\n\r\n"):
        pasted = place_cells(read_cells(text), keys, matcher, "1")
        assert pasted.cells == {("1", 0): "4.100 tấn", ("2", 0): "đạt"}
    assert place_cells(read_cells("\nđạt"), keys, matcher, "1").cells == {("1.1", 0): "đạt"}
    assert not place_cells(read_cells("a\n\n\n\n\nb"), keys, matcher, "3").left[1:]


def test_two_people_who_fill_in_different_cells_keep_both(seat: Seat) -> None:
    read = seat.read_name(TABLE)
    fill(seat, **named({"f.1.3": "Của họ 5 ha rừng"}))
    seat.send(TABLE, doc=read, lam="luu", **named({"f.1.1": "Của mình 2.200 tấn"}))
    assert "Của họ 5 ha rừng" in seat.read(RESULTS)
    assert "Của mình 2.200 tấn" in seat.read(RESULTS)


def test_two_people_who_fill_in_one_cell_see_both_and_choose(seat: Seat) -> None:
    read = seat.read_name(TABLE)
    fill(seat, **named({"f.1.1": "Của họ 2.300 tấn"}))
    sent: dict[str, Any] = {"doc": read, "lam": "luu", "f.1.1": "Của mình 2.200 tấn"}
    shown = seat.send(TABLE, 409, **sent)
    assert "Của họ 2.300 tấn" in shown
    assert "Của mình 2.200 tấn" in shown
    seat.send(TABLE, **sent, **named({"chon.reviews.1.results.1.text": "ho"}))
    assert "Của họ 2.300 tấn" in seat.read(RESULTS)


def test_cells_that_were_typed_and_not_saved_come_back(seat: Seat) -> None:
    seat.send(f"{TABLE}/nhap", 204, **{"f.moi.2": "Gõ dở"})
    assert "chưa lưu" in seat.see(TABLE)
    assert cells_of(seat.see(f"{TABLE}?lay=1"))["f.moi.2"] == "Gõ dở"

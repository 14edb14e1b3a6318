"""A report that is dropped at the desk becomes results, which a person reviews beside it."""

from __future__ import annotations

import io
import re
import time
from typing import Any

import openpyxl
import pytest

from desk.result_review import decide_doubts
from desk.trees import find_node, items_at, text_at
from desks import RESULTS, Seat, named
from reportmaker import MAKERS, MadeReport
from soaking import take_part
from thidua.datafiles.format.reading import read_tree
from thidua.portal.single_plan import open_single_plan
from thidua.site.opendata.results_form import list_form_rows, write_form_csv
from thidua.site.opendata.workbook import write_xlsx

PLAN = "xa-mau-2026-kinh-te-xa-hoi"
TABLE = f"/ket-qua/{PLAN}"
REPORT = MadeReport(
    left=("ỦY BAN NHÂN DÂN", "XÃ MẪU", "Số: 60/BC-UBND"),
    right=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Xã Mẫu, ngày 15 tháng 9 năm 2026"),
    title=("BÁO CÁO", "Kết quả thực hiện phong trào thi đua 9 tháng năm 2026"),
    body=(
        "Thực hiện Kế hoạch số 15/KH-UBND, UBND xã báo cáo kết quả như sau:",
        "Tổng sản lượng lương thực đạt 4.100 tấn, vượt kế hoạch.",
        "Tỷ lệ gia đình văn hóa ước đạt khoảng 98%.",
        "Trồng được 6 ha rừng.",
        "Đã tổ chức 12 hội nghị tuyên truyền với 450 người dự.",
    ),
)
WORD = MAKERS[".docx"](REPORT)
NAMES = {suffix: f"Báo cáo 60{suffix}" for suffix in MAKERS}


def drop(seat: Seat, content: bytes, name: str) -> str:
    """Drop a report at the table, wait until it is read, and see what the desk shows then."""
    data: dict[str, Any] = {"khoa": seat.desk.keys.form}
    answer = seat.browser.post(f"{TABLE}/bao-cao", data=data, files={"bao-cao": (name, content)})
    for _ in range(600):
        if "tự cập nhật" not in answer.text:
            return str(answer.text)
        time.sleep(0.1)
        answer = seat.browser.get(str(answer.url))
    raise AssertionError("the report is not read in time")


def read_doubts(page: str) -> dict[str, str]:
    """The boxes of doubts, each ticked."""
    return dict.fromkeys(re.findall(r'name="(s\.\d+)"', page), "có")


def read_left(page: str) -> list[str]:
    """The names of the words that no result has."""
    return re.findall(r'class="left" id="(x\.[\d.]+)"', page)


@pytest.mark.parametrize("suffix", take_part(list(MAKERS), 3))
def test_a_report_becomes_reviewed_results_without_touching_a_file(seat: Seat, suffix: str) -> None:
    content = MAKERS[suffix](REPORT)
    page = drop(seat, content, NAMES[suffix])
    assert "viết nháp kết quả" in page, page
    assert 'id="f.2.1"' in page, "the new review stands between the two that are known"
    assert "Tổng sản lượng lương thực đạt 4.100 tấn" in page
    assert "Đã tổ chức 12 hội nghị" in page
    report = seat.root / f"data/plans/{PLAN}/bao-cao-60-bc-ubnd-2026{suffix}"
    assert report.read_bytes() == content
    left = read_left(page)
    assert left
    sent = {**read_doubts(page), **{f"{name}.dich": "ngoai" for name in left}}
    sent |= {f"{name}.ly-do": "Không nói về chỉ tiêu nào của kế hoạch." for name in left}
    review = f"{TABLE}?soat=2"
    done = seat.send(review, doc=seat.read_name(review), lam="xong", **named(sent))
    assert "Đã soát xong" in done
    text = seat.read(RESULTS)
    assert "draft: có" not in text
    assert "review:" not in text
    assert "Không nói về chỉ tiêu nào của kế hoạch." in text
    assert not re.search("đoạn .*(chắc|soát)", text.split("2026-09-15")[1].split("2026-11-25")[0])


def test_a_draft_says_what_waits_and_is_not_finished_before(seat: Seat) -> None:
    page = drop(seat, WORD, "bao cao.docx")
    waiting = len(read_doubts(page)) + len(read_left(page))
    assert waiting
    assert f"còn {waiting} chỗ chờ soát" in page
    review = f"{TABLE}?soat=2"
    told = seat.send(review, doc=seat.read_name(review), lam="xong")
    assert f"Còn {waiting} chỗ chưa soát" in told
    assert "draft: có" in seat.read(RESULTS)
    assert f"còn {waiting} chỗ chờ soát" in seat.see(TABLE)


def test_words_become_the_result_of_the_target_that_somebody_chooses(seat: Seat) -> None:
    page = drop(seat, WORD, "bao cao.docx")
    name = read_left(page)[-1]
    review = f"{TABLE}?soat=2"
    sent = {f"{name}.dich": "3", f"{name}.chu": "Đã tổ chức 12 hội nghị tuyên truyền"}
    after = seat.send(review, doc=seat.read_name(review), lam="luu", **named(sent))
    assert name not in read_left(after)
    assert "text: Đã tổ chức 12 hội nghị tuyên truyền\n" in seat.read(RESULTS)
    wrong = (
        {f"{read_left(after)[0]}.dich": "ngoai", f"{read_left(after)[0]}.ly-do": " "}
        if (read_left(after))
        else {}
    )
    if wrong:
        said = seat.send(review, 422, doc=seat.read_name(review), lam="luu", **named(wrong))
        assert "Ghi vì sao" in said


def test_a_doubt_about_words_goes_when_somebody_changes_them(seat: Seat) -> None:
    drop(seat, WORD, "bao cao.docx")
    tree = read_tree(seat.read(RESULTS))
    known = [text_at(one, ("target",)) for one in items_at(tree, ("reviews", 1, "results"))]
    doubts = [
        f"  - at: reviews.2.results.{known.index(line) + 1}.text\n    why: Chưa chắc.\n"
        for line in ("2", "1")
    ]
    before_reviews = re.compile(r"^(?=reviews:)", re.MULTILINE)
    asked = before_reviews.sub(f"review:\n{''.join(doubts)}", seat.read(RESULTS), count=1)
    (seat.root / RESULTS).write_text(asked, "utf-8")
    review = f"{TABLE}?soat=2"
    before = read_doubts(seat.see(review))
    assert len(before) == 2
    sent = {"f.2.2": "Tỷ lệ gia đình văn hóa ước đạt 98%"}
    after = seat.send(review, doc=seat.read_name(review), lam="luu", **named(sent))
    assert len(read_doubts(after)) == len(before) - 1
    assert "text: Tỷ lệ gia đình văn hóa ước đạt 98%" in seat.read(RESULTS)


DOUBTS = """\
review:
  - at: reviews.1.date
    why: Ngày này in mờ.
  - at: reviews.1.results.1.text
    why: Chưa chắc chữ này.
reviews:
  - date: 2026-09-15
    results:
      - target: 1
        text: đạt 4.100 tấn
"""


def test_of_several_doubts_only_those_go_that_somebody_looked_at() -> None:
    tree = read_tree(DOUBTS)
    assert decide_doubts(tree, (), {}) == tree
    left = decide_doubts(tree, (), {"s.2": "có", "s.1": "không"})
    assert text_at(left, ("review", 0, "at")) == "reviews.1.date"
    assert len(items_at(left, ("review",))) == 1
    assert text_at(left, ("reviews", 0, "results", 0, "text")) == "đạt 4.100 tấn"
    none = decide_doubts(tree, (), {"s.1": "có", "s.2": "có"})
    assert find_node(none, ("review",)) is None


def test_a_drafted_review_can_be_undone_with_its_report(seat: Seat) -> None:
    before = seat.read(RESULTS)
    drop(seat, WORD, "bao cao.docx")
    assert seat.read(RESULTS) != before
    seat.send("/lan-luu", so="1")
    assert seat.read(RESULTS) == before
    assert not list((seat.root / f"data/plans/{PLAN}").glob("bao-cao-60*"))


def test_the_same_report_twice_and_files_that_are_none_are_refused(seat: Seat) -> None:
    drop(seat, WORD, "bao cao.docx")
    before = seat.read(RESULTS)
    assert "đã có lần này" in drop(seat, WORD, "bao cao.docx")
    assert "Word đời cũ" in drop(seat, b"x", "bao cao.doc")
    assert "Không nhận ra kết quả" in drop(seat, "Chào cả xã.\n".encode(), "thu.txt")
    assert "không có gì bên trong" in drop(seat, b"", "rong.docx")
    assert seat.read(RESULTS) == before


def test_a_report_by_which_somebody_else_saved_meanwhile_is_not_written(seat: Seat) -> None:
    """What was read is no longer what the file says: nothing is lost, and it is told."""
    file = seat.root / RESULTS
    desk, work = seat.desk, seat.desk.jobs.begin

    def begin(*given: Any) -> str:
        file.write_text(seat.read(RESULTS).replace("2.150 tấn", "2.151 tấn"), "utf-8")
        return work(*given)

    desk.jobs.begin = begin  # type: ignore[assignment,method-assign]
    told = drop(seat, WORD, "bao cao.docx")
    assert "vừa được người khác sửa" in told
    assert "2.151 tấn" in seat.read(RESULTS)
    assert "2026-09-15" not in seat.read(RESULTS)
    assert not list((seat.root / f"data/plans/{PLAN}").glob("bao-cao-60*"))


def test_the_form_of_results_is_read_back_when_it_is_dropped(seat: Seat) -> None:
    """The portal's own workbook, filled in: results are saved as they stand, and can be undone."""
    dossier, _ = open_single_plan(seat.root, PLAN)
    assert dossier and dossier.results
    rows = list(list_form_rows(PLAN, dossier.held_lines, dossier.results.record))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([], "Kết quả", rows)))
    for row in book["Kết quả"].iter_rows():
        for cell in row:
            if cell.value == "Tổng sản lượng lương thực đạt 2.150 tấn":
                cell.value = "Tổng sản lượng lương thực đạt 2.155 tấn"
    out = io.BytesIO()
    book.save(out)
    before = seat.read(RESULTS)
    assert "Đã ghi kết quả của mẫu" in drop(seat, out.getvalue(), "mau.xlsx")
    assert seat.read(RESULTS) == before.replace("2.150 tấn", "2.155 tấn")
    again = seat.read(RESULTS)
    drop(seat, out.getvalue(), "mau.xlsx")
    assert seat.read(RESULTS) == again


@pytest.mark.parametrize("name", ["mau.csv", "mau.CSV", "mau.txt"])
def test_a_form_that_was_saved_as_text_is_read_as_a_form(seat: Seat, name: str) -> None:
    dossier, _ = open_single_plan(seat.root, PLAN)
    assert dossier and dossier.results
    form = write_form_csv(list_form_rows(PLAN, dossier.held_lines, dossier.results.record))
    before = seat.read(RESULTS)
    filled = form.replace("đạt 2.150 tấn".encode(), "đạt 2.156 tấn".encode())
    assert "Đã ghi kết quả của mẫu" in drop(seat, filled, name)
    assert seat.read(RESULTS) == before.replace("2.150 tấn", "2.156 tấn")


def test_a_table_as_text_that_is_no_form_is_told_how_to_be_a_report(seat: Seat) -> None:
    before = seat.read(RESULTS)
    told = drop(seat, "Chỉ tiêu,Kết quả\nTrồng rừng,120 ha\n".encode(), "bieu.csv")
    assert "lưu thành kiểu Excel (.xlsx) rồi thả lại" in told
    assert seat.read(RESULTS) == before

"""`portal import-results`: forms that staff filled in, read back or doubted cell by cell."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from goldens import compare_section
from portal_cli import main
from thidua.authoring.results.form_table import NoFormError, read_form
from thidua.authoring.results.importing import ImportOutcome, import_form
from thidua.datafiles.format.formatting import formatted
from thidua.model.results import Verdict
from thidua.portal.single_plan import open_single_plan
from thidua.site.opendata.columns import COLUMNS
from thidua.site.opendata.results_form import (
    FORM_COLUMNS,
    FormRow,
    list_form_rows,
    write_form_csv,
)
from thidua.site.opendata.workbook import write_by_library, write_xlsx
from workspace import SAMPLE, TESTS

pytestmark = pytest.mark.sweep

PLAN = "xa-mau-2026-kinh-te-xa-hoi"
TODAY = date(2027, 1, 15)
TOLD = TESTS / "wordings" / "form-mistakes.txt"
"""All that is said of each mistake, and what to do."""
COLUMN = {column.name: at for at, column in enumerate(FORM_COLUMNS, 1)}
REPORT = ("tổng kết", "25/12/2026", "Báo cáo số 99/BC-UBND ngày 25/12/2026 của UBND xã Mẫu")
HALF_YEAR = "Báo cáo số 45/BC-UBND ngày 15/7/2026 của UBND xã Mẫu"
FILLED = dict(zip(("Loại", "Ngày báo cáo", "Tên báo cáo"), REPORT, strict=True))
NEW = 13
"""The row to be filled in for the third target, of which nothing is reported yet."""
SECOND = 12
"""The row to be filled in for the second target, a share."""
UNIT_ROW = 10
"""The row of a unit below the result of the second target."""
Edit = Callable[[Any], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with the sample plan and its results."""
    shutil.copytree(SAMPLE, tmp_path / "data")
    return tmp_path


def results_of(root: Path) -> str:
    return (root / "data" / "plans" / PLAN / "results.yml").read_text("utf-8")


def rows_of(root: Path) -> list[FormRow]:
    dossier, problems = open_single_plan(root, PLAN)
    assert dossier, problems
    results = dossier.results.record if dossier.results else None
    return list(list_form_rows(PLAN, dossier.lines, results))


def read_back(root: Path, content: bytes, name: str = "bang.xlsx") -> ImportOutcome:
    dossier, problems = open_single_plan(root, PLAN)
    assert dossier, problems
    return import_form(dossier, name, content, TODAY)


def edited(root: Path, *edits: Edit) -> bytes:
    """The workbook of the plan after somebody edited its form."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([], "x", rows_of(root))))
    for edit in edits:
        edit(book["Kết quả"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(row: int, **cells: Any) -> Edit:
    """Fill cells of a row, by the first words of their headings with ``_`` for spaces."""

    def edit(sheet: Any) -> None:
        for name, value in cells.items():
            (at,) = (COLUMN[one] for one in COLUMN if one.replace(" ", "_").startswith(name))
            sheet.cell(row, at).value = value

    return edit


def fill(row: Any = NEW, text: Any = "Trồng được 6 ha rừng", **more: Any) -> Edit:
    """Fill in a whole result."""

    def edit(sheet: Any) -> None:
        for name, value in FILLED.items():
            sheet.cell(row, COLUMN[name]).value = value
        put(row, Kết_quả=text, **more)(sheet)

    return edit


def test_another_sheet_with_something_in_it_is_told(root: Path) -> None:
    """What somebody writes there is not lost without a word; a second form is refused."""

    def note(sheet: Any) -> None:
        sheet.parent.create_sheet("Thôn 1").append(["Trồng rừng", "20 ha"])
        sheet.parent.create_sheet("Trống")

    outcome = read_back(root, edited(root, fill(), note))
    assert [note for note in outcome.notes if "“Thôn 1”" in note and "Trống" not in note]
    with pytest.raises(NoFormError, match="“Kết quả”, “Kết quả Copy”"):
        read_back(root, edited(root, lambda sheet: sheet.parent.copy_worksheet(sheet)))


def test_the_rows_are_where_the_tests_think(root: Path) -> None:
    """Rows of the sample: results of a line, then its new row."""
    places = [(row.cells[2], row.at) for row in rows_of(root)]
    assert places[NEW - 2] == ("Chỉ tiêu 3", None)
    assert [at for _, at in places[:3]] == [(0, 0), (1, 0), None]
    assert rows_of(root)[UNIT_ROW - 2].unit == 0


def test_the_form_in_the_workbook_is_as_xlsxwriter_writes_it(root: Path) -> None:
    """Cut from a model, as the sheet of figures is."""
    rows = rows_of(root)
    figures: list[list[str | None]] = [["x"] * len(COLUMNS)]
    mine = openpyxl.load_workbook(io.BytesIO(write_xlsx(figures, "x", rows)))["Kết quả"]
    theirs = openpyxl.load_workbook(io.BytesIO(write_by_library(figures, "x", rows)))["Kết quả"]
    told = [[(cell.value, cell.number_format) for cell in row] for row in mine]
    assert told == [[(cell.value, cell.number_format) for cell in row] for row in theirs]
    assert {rule.formula1 for rule in mine.data_validations.dataValidation} == {
        '"sơ kết,tổng kết"', '"đạt,vượt,không đạt"', '"có"',
    }  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "csv", "by hand"])
def test_an_export_without_changes_changes_nothing(root: Path, form: str) -> None:
    """Neither as written, nor as openpyxl writes it again."""
    before, rows = results_of(root), rows_of(root)
    contents = {
        "xlsx": write_xlsx([], "x", rows),
        "csv": write_form_csv(rows),
        "by hand": edited(root),
    }
    outcome = read_back(root, contents[form], "b.csv" if form == "csv" else "b.xlsx")
    assert (outcome.doubts, outcome.notes, bool(outcome.changes)) == ((), [], False)
    assert results_of(root) == before


def test_a_new_result_is_a_new_entry_and_comments_stay(root: Path) -> None:
    """A review that is not recorded yet is put in its place by its day."""
    content = edited(root, fill(Báo_cáo_tự="vượt", Số_báo="99/BC-UBND"))
    before = results_of(root)
    outcome = read_back(root, content)
    assert not outcome.doubts and not outcome.problems
    after = results_of(root)
    added = after.replace(before, "")
    assert after.startswith(before)
    assert added == (
        "  - kind: final\n"
        "    date: 2026-12-25\n"
        "    source:\n"
        "      text: Báo cáo số 99/BC-UBND ngày 25/12/2026 của UBND xã Mẫu\n"
        "      number: 99/BC-UBND\n"
        "    results:\n"
        "      - target: 3\n"
        "        text: Trồng được 6 ha rừng\n"
        "        verdict: vượt\n"
    )
    file = root / "data" / "plans" / PLAN / "results.yml"
    assert formatted(file, f"data/plans/{PLAN}/results.yml").text == after
    again = edited(root)
    assert not read_back(root, again).changes


def test_a_changed_field_is_a_diff_of_one_line(root: Path) -> None:
    """All else stays, comments and order included."""
    before = results_of(root).split("\n")
    outcome = read_back(root, edited(root, put(2, Kết_quả="Tổng sản lượng đạt 2.151 tấn")))
    assert not outcome.doubts
    after = results_of(root).split("\n")
    assert len(after) == len(before)
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [(
        "        text: Tổng sản lượng lương thực đạt 2.150 tấn",
        "        text: Tổng sản lượng đạt 2.151 tấn",
    )]  # fmt: skip


def test_rows_of_several_reviews_are_copies_of_one(root: Path) -> None:
    """A target with a half-year and a final result has two rows."""

    def copy(sheet: Any) -> None:
        sheet.insert_rows(NEW + 1)
        for at in range(1, len(FORM_COLUMNS) + 1):
            sheet.cell(NEW + 1, at).value = sheet.cell(NEW, at).value
        fill(NEW + 1, "Trồng được 2 ha rừng", Loại="sơ kết", Ngày="15/7/2026",
             Tên=HALF_YEAR, Số_báo="45/BC-UBND")(sheet)  # fmt: skip

    outcome = read_back(root, edited(root, fill(), copy))
    assert not outcome.doubts
    assert sum(map(len, outcome.changes.added.values())) == 2
    text = results_of(root)
    assert text.index("Trồng được 2 ha") < text.index("kind: final")  # joined to the first review


def test_sorted_rows_are_recognised_and_told(root: Path) -> None:
    """A row is known by its code, wherever it stands."""

    def turn(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(at, column).value = value

    outcome = read_back(root, edited(root, turn))
    assert not outcome.doubts and not outcome.changes
    assert "các dòng đã đổi chỗ" in outcome.notes[0]


def test_a_kind_may_say_of_how_many_months_it_is(root: Path) -> None:
    outcome = read_back(root, edited(root, fill(Loại="Sơ kết 6 tháng", Ngày="30/6/2026")))
    assert not outcome.doubts
    assert "kind: interim" in results_of(root)


def test_a_report_is_named_in_one_row_of_its_review(root: Path) -> None:
    """Rows without its name take it over; where none has it, one row is asked."""
    rest = {"Tên": None, "Số_báo": None}
    outcome = read_back(root, edited(root, fill(), fill(SECOND, "Đạt 98,7%", **rest)))
    assert not outcome.doubts
    assert sum(map(len, outcome.changes.added.values())) == 2
    assert len(outcome.changes.added) == 1
    unnamed = edited(
        root,
        fill(4, "Sản lượng đạt 4.300 tấn", Ngày="21/12/2026", **rest),
        fill(6, "Đạt 98,7%", Ngày="21/12/2026", **rest),
    )
    told = [str(doubt) for doubt in read_back(root, unnamed).doubts if "Tên báo cáo" in str(doubt)]
    assert len(told) == 1
    assert "một dòng là đủ" in told[0]


def test_a_review_is_one_in_whatever_way_its_kind_and_day_are_written(root: Path) -> None:
    rest = {"Tên": None, "Số_báo": None}
    first = fill(Loại="Sơ kết 6 tháng", Ngày="30/6/2026")
    second = fill(SECOND, "Đạt 98,7%", Loại="sơ kết", Ngày="30/06/2026", **rest)
    outcome = read_back(root, edited(root, first, second))
    assert not outcome.doubts
    assert len(outcome.changes.added) == 1


def test_figures_stated_by_hand_come_and_go(root: Path) -> None:
    """Several in one cell, the sign of no unit, and what is left empty."""
    edit = fill(NEW, "Trồng 6 ha rừng; sửa 3/2 km đường", **{
        "Số_liệu:_tên": "rừng; đường", "Số_liệu:_giá": "6; 3/2", "Số_liệu:_đơn": "ha; km",
    })  # fmt: skip
    assert not read_back(root, edited(root, edit)).doubts
    text = results_of(root)
    assert '          - name: đường\n            value: "3"\n            of: "2"\n' in text
    row = next(at for at, row in enumerate(rows_of(root), 2) if "đường" in row.cells[9])
    gone = put(row, **{"Số_liệu:_tên": None, "Số_liệu:_giá": None, "Số_liệu:_đơn": None})
    assert not read_back(root, edited(root, gone)).doubts
    assert "name: đường" not in results_of(root)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_however_programs_save_it(root: Path, separator: str, encoding: str) -> None:
    """Excel saves semicolons in Vietnam, tabs in “Unicode text”; LibreOffice saves no mark."""
    rows = [[*row.cells] for row in rows_of(root)]
    rows[NEW - 2][4:10] = [*REPORT, "99/BC-UBND", "", "Trồng được 6 ha rừng"]
    out = io.StringIO()
    written = csv.writer(out, delimiter=separator)
    written.writerows([list(COLUMN), *rows])
    outcome = read_back(root, out.getvalue().encode(encoding), "bang.csv")
    assert not outcome.doubts
    assert "Trồng được 6 ha rừng" in results_of(root)


def test_csv_with_marks_apart_from_their_letters_is_read(root: Path) -> None:
    """As programs of macOS may save it."""
    content = unicodedata.normalize("NFD", write_form_csv(rows_of(root)).decode("utf-8-sig"))
    outcome = read_back(root, content.encode(), "bang.csv")
    assert (outcome.doubts, bool(outcome.changes)) == ((), False)


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "broken"])
def test_csv_in_the_code_page_of_a_machine_is_refused(root: Path, encoding: str) -> None:
    """Letters would be wrong; the sentence says how to save it."""
    content = write_form_csv(rows_of(root))
    broken = content[:200] + b"\xd2\xea\xa8" + content[200:]
    if encoding != "broken":
        broken = content.decode("utf-8-sig").encode(encoding, "replace")
    with pytest.raises(NoFormError, match="CSV UTF-8"):
        read_back(root, broken, "bang.csv")


def copies(row: int, *filled: dict[str, Any]) -> Edit:
    """Copies of a row below all others, each with cells filled in."""

    def edit(sheet: Any) -> None:
        for cells in filled:
            repeat(row)(sheet)
            put(sheet.max_row, **cells)(sheet)

    return edit


def test_results_of_units_come_back_below_that_of_the_whole(root: Path) -> None:
    """A row for each unit, with its words, its verdict and its figures."""
    edit = copies(
        NEW,
        {"Đơn_vị": "Thôn Đầu", "Kết_quả": "Trồng được 4 ha rừng", "Báo_cáo_tự": "vượt"},
        {"Đơn_vị": "Thôn Cuối", "Kết_quả": "Trồng được 2 ha rừng",
         "Số_liệu:_tên": "rừng", "Số_liệu:_giá": "2", "Số_liệu:_đơn": "ha"},
    )  # fmt: skip
    outcome = read_back(root, edited(root, fill(), edit))
    assert not outcome.doubts and not outcome.problems
    dossier, problems = open_single_plan(root, PLAN)
    assert dossier and dossier.results, problems
    result = next(
        one
        for review in dossier.results.record.reviews
        for one in review.results
        if one.target == "3"
    )
    assert [(one.unit, one.text) for one in result.units] == [
        ("Thôn Đầu", "Trồng được 4 ha rừng"), ("Thôn Cuối", "Trồng được 2 ha rừng"),
    ]  # fmt: skip
    assert result.units[0].verdict is Verdict.EXCEEDED
    assert [figure.value for figure in result.units[1].figures] == ["2"]
    again = read_back(root, edited(root))
    assert not again.doubts and not again.changes


def test_a_unit_joins_a_recorded_result_and_keeps_its_neighbours(root: Path) -> None:
    """Only the new unit is new; comments and the codes of other bodies stay."""
    before = results_of(root)
    row = next(at for at, row in enumerate(rows_of(root), 2) if row.unit == 0)
    copy = copies(row, {"Đơn_vị": "Thôn Cuối", "Kết_quả": "Tỷ lệ gia đình văn hóa đạt 97%"})
    outcome = read_back(root, edited(root, copy))
    assert not outcome.doubts and not outcome.problems
    added = [line for line in results_of(root).splitlines() if line not in before.splitlines()]
    assert [line.strip() for line in added] == [
        "- unit: Thôn Cuối", "text: Tỷ lệ gia đình văn hóa đạt 97%",
    ]  # fmt: skip


def test_another_name_of_a_unit_is_that_of_another_body(root: Path) -> None:
    """So the code of the old one goes; a changed word leaves it."""
    row = next(at for at, row in enumerate(rows_of(root), 2) if row.unit == 1)
    exceeds = put(row, Báo_cáo_tự="vượt", Kết_quả="Vượt 100%")
    assert not read_back(root, edited(root, exceeds)).doubts
    assert "issuer: ubnd-xa-mau" in results_of(root)
    assert not read_back(root, edited(root, put(row, Đơn_vị="Trạm Y tế xã Mẫu"))).doubts
    assert "unit: Trạm Y tế xã Mẫu" in results_of(root)
    assert "issuer: ubnd-xa-mau" not in results_of(root)


def test_a_form_from_before_there_were_units_is_still_read(root: Path) -> None:
    """Without units it lacks nothing but that column; rows of units that it lacks are named."""
    text = results_of(root)
    before, _, rest = text.partition("        units:")
    (root / "data" / "plans" / PLAN / "results.yml").write_text(
        before + rest[rest.index("      - goal:") :], "utf-8"
    )
    rows = [list(row.cells) for row in rows_of(root)]
    new = next(row for row in rows if row[2] == "Chỉ tiêu 3")
    new[4:10] = [*REPORT, "99/BC-UBND", "", "Trồng được 6 ha rừng"]
    unit = COLUMN["Đơn vị"] - 1
    out = io.StringIO()
    csv.writer(out).writerows([*row[:unit], *row[unit + 1 :]] for row in [list(COLUMN), *rows])
    outcome = read_back(root, out.getvalue().encode("utf-8-sig"), "bang.csv")
    assert not outcome.doubts and not outcome.problems
    assert "Trồng được 6 ha rừng" in results_of(root)


def test_a_goal_in_the_prose_has_results_of_several_reviews(root: Path) -> None:
    """A copy of its row is a result of the same words."""
    row = next(at for at, row in enumerate(rows_of(root), 2) if not row.place)
    copy = copies(row, {"Loại": "sơ kết", "Ngày": "15/7/2026", "Tên": HALF_YEAR,
                        "Số_báo": "45/BC-UBND", "Kết_quả": "Đã sơ kết"})  # fmt: skip
    outcome = read_back(root, edited(root, copy))
    assert not outcome.doubts and not outcome.problems, outcome
    assert results_of(root).count("goal: đến hết ngày 31/12/2026") == 2


def test_words_that_look_like_formulas_come_back_as_they_were(root: Path) -> None:
    """The apostrophe of the export is no part of them."""
    assert not read_back(root, edited(root, fill(NEW, "-1,5% so với năm trước, còn 5 ha"))).doubts
    before = results_of(root)
    content = write_form_csv(rows_of(root))
    assert b"'-1,5%" in content
    assert not read_back(root, content, "bang.csv").changes
    assert results_of(root) == before


def tamper(column: str, row: int, value: Any) -> Edit:
    def edit(sheet: Any) -> None:
        sheet.cell(row, COLUMN[column]).value = value

    return edit


def at(cell: str, value: Any) -> Edit:
    def edit(sheet: Any) -> None:
        sheet[cell].value = value

    return edit


def delete_row(row: int) -> Edit:
    return lambda sheet: sheet.delete_rows(row)


def hide_row(row: int) -> Edit:
    def edit(sheet: Any) -> None:
        sheet.row_dimensions[row].hidden = True

    return edit


def hide_column(letters: str) -> Edit:
    def edit(sheet: Any) -> None:
        sheet.column_dimensions[letters].hidden = True

    return edit


def merge(cells: str) -> Edit:
    return lambda sheet: sheet.merge_cells(cells)


def add_row(**cells: Any) -> Edit:
    def edit(sheet: Any) -> None:
        put(sheet.max_row + 1, **cells)(sheet)

    return edit


def repeat(row: int) -> Edit:
    def edit(sheet: Any) -> None:
        below = sheet.max_row + 1
        for at in range(1, len(FORM_COLUMNS) + 1):
            sheet.cell(below, at).value = sheet.cell(row, at).value

    return edit


MISTAKES: dict[str, tuple[Edit, ...]] = {
    "cells": (
        fill(NEW, datetime(2026, 4, 3)), fill(SECOND, "=SUM(A1:A3)"), fill(4, "#REF!"),
        fill(6, True, Ngày=datetime(2026, 6, 7)), tamper("Chỉ tiêu", 2, datetime(2026, 2, 3)),
        tamper("Chỉ tiêu", 3, 5.5), add_row(Kế_h="Người lập biểu: Lê Văn A"),
    ),
    "merged": (fill(), merge("G13:G14")),
    "hidden": (fill(), fill(4), hide_row(4), hide_column("J")),
    "columns": (at("Q3", "nhầm cột"), at("P1", "Ghi chú"), at("P3", "x")),
    "a row less": (fill(), delete_row(2)),
    "a heading": (tamper("Loại", 1, "Kiểu"),),
}  # fmt: skip
"""Mistakes that a workbook alone can have, or keeps otherwise; ``test_form_tables`` has all."""


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_by_sheet_and_cell(root: Path, name: str) -> None:
    """And nothing is written."""
    before = results_of(root)
    outcome = read_back(root, edited(root, *MISTAKES[name]))
    assert all(doubt.where.startswith("Trang tính “Kết quả”, ") for doubt in outcome.doubts)
    assert results_of(root) == before
    compare_section(TOLD, name, map(str, outcome.doubts))


def test_staff_can_say_that_a_doubtful_result_is_printed_so(root: Path) -> None:
    """A report may give a number of another kind."""
    edit = fill(SECOND, "Có 98.5 hộ", Đúng="có")
    assert not read_back(root, edited(root, edit)).doubts
    assert "text: Có 98.5 hộ" in results_of(root)


def test_a_range_is_no_number_with_a_unit(root: Path) -> None:
    """*6 đến 8* is a value as printed."""
    figure = {"Số_liệu:_tên": "rừng", "Số_liệu:_giá": "6 đến 8", "Số_liệu:_đơn": "ha"}
    outcome = read_back(root, edited(root, fill(NEW, "Trồng 6 đến 8 ha rừng", **figure)))
    assert not [doubt for doubt in outcome.doubts if "có cả đơn vị" in doubt.what]


def test_a_form_of_an_older_plan_is_named(root: Path) -> None:
    """The words of the target were others when it was exported."""
    content = edited(root, fill())
    file = root / "data" / "plans" / PLAN / "plan.yml"
    text = file.read_text("utf-8").replace("trồng 5 ha rừng", "trồng 8 ha rừng")
    file.write_text(text, "utf-8", newline="\n")
    (doubt,) = read_back(root, content).doubts
    assert "ô D13" in doubt.where
    assert "xuất từ bản cũ của kế hoạch" in doubt.what


def test_a_form_from_before_there_were_results_adds_none_twice(root: Path) -> None:
    """Whoever filled in an old form is told to take a new one."""
    content = edited(root, *map(delete_row, (16, 11, 10, 9, 8, 5, 3, 2)))
    outcome = read_back(root, content)
    (doubt,) = outcome.doubts  # one for all of them
    assert "không phải đọc lại" in str(doubt)
    file = root / "data" / "plans" / PLAN / "results.yml"
    draft = results_of(root).replace("reviews:", "draft: có\nreviews:", 1)
    file.write_text(draft, "utf-8", newline="\n")
    assert not read_back(root, content).doubts  # the published form has no rows of a draft
    dossier, _ = open_single_plan(root, PLAN)
    assert dossier and dossier.results
    review = dossier.results.record.reviews[-1]
    row = {"Loại": "tổng kết", "Ngày": review.date.in_words(), "Tên": review.source.text,
           "Số_báo": str(review.source.number or "")}  # fmt: skip
    again = edited(root, fill(4, "Tổng sản lượng lương thực đạt 4.205 tấn", **row))
    assert "đã có kết quả của lần này" in str(read_back(root, again).doubts[0])


def test_a_form_of_older_results_is_named(root: Path) -> None:
    """Somebody corrected a result since; it must not be overwritten."""
    content = edited(root, put(2, Kết_quả="Tổng sản lượng đạt 2.151 tấn"))
    file = root / "data" / "plans" / PLAN / "results.yml"
    file.write_text(results_of(root).replace("2.150 tấn", "2.155 tấn"), "utf-8", newline="\n")
    (doubt,) = read_back(root, content).doubts
    assert "ô B2" in doubt.where
    assert "đã đổi từ khi xuất bảng" in doubt.what


@pytest.mark.parametrize(
    ("name", "said"),
    [("b.xls", "Excel kiểu cũ"), ("b.ods", "LibreOffice"), ("b.docx", "không phải bảng tính")],
)
def test_other_files_are_refused_with_a_word(root: Path, name: str, said: str) -> None:
    with pytest.raises(NoFormError, match=said):
        read_back(root, b"", name)


@pytest.mark.parametrize("break_it", [
    lambda text: text.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    lambda text: text + b'"' + b"x" * 200_000 + b'"',
])  # fmt: skip
def test_csv_that_cannot_be_taken_apart_is_refused(
    root: Path, break_it: Callable[[bytes], bytes]
) -> None:
    """Lines that end as on old machines, and cells without end, get a sentence."""
    with pytest.raises(NoFormError, match="Tệp CSV hỏng"):
        read_back(root, break_it(write_form_csv(rows_of(root))), "bang.csv")


def test_the_table_of_figures_is_no_form(root: Path) -> None:
    """It has no columns to be filled in; the sentence names the file that has."""
    with pytest.raises(NoFormError, match="mẫu ghi kết quả"):
        read_back(root, "Kế hoạch,Cơ quan,Cấp\nx,y,z\n".encode(), "so-lieu.csv")


def test_the_command_reads_and_writes_forms(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form is asked for, filled in, and read; a mistake is told and ends with 1."""
    path = root / "bang.xlsx"
    command = ["import-results", "--root", str(root)]
    assert main([*command, "--form", PLAN, str(path)]) == 0
    assert openpyxl.load_workbook(path).sheetnames == ["Kết quả", "Ghi chú"]
    assert main([*command, PLAN, str(path)]) == 0
    assert "không có gì khác" in capsys.readouterr().out
    path.write_bytes(edited(root, fill(NEW, "Trồng được 6 ha rừng", Ngày="31/2/2026")))
    assert main([*command, PLAN, str(path)]) == 1
    told = capsys.readouterr().err
    assert "Trang tính “Kết quả”, ô F13 (Ngày báo cáo): Không có ngày 31/2/2026" in told
    assert "Chưa ghi gì" in told
    assert main([*command, "khong-co", str(path)]) == 1
    path.write_bytes(edited(root, fill(NEW, "Trồng được 6 ha rừng", Ngày="31/12/2027")))
    assert main([*command, PLAN, str(path)]) == 1
    assert "ô F13 (Ngày báo cáo)" in capsys.readouterr().err
    assert main([*command, "--today", "2028-01-05", PLAN, str(path)]) == 0


HEADINGS = ",".join(f'"{column.name}"' for column in FORM_COLUMNS)


@pytest.mark.parametrize("content", [
    HEADINGS + "," * 1_000_000,
    HEADINGS + "\n" + "," * 5_000_000,
    HEADINGS + "\nx" * 3_000_000,
    HEADINGS + '\n"' + "x" * 200_000,
])  # fmt: skip
def test_a_csv_without_end_is_refused_soon(content: str) -> None:
    with pytest.raises(NoFormError, match="CSV"):
        read_form("ket-qua.csv", content.encode())


@pytest.mark.parametrize("content", [
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), b"<html></html>",
])  # fmt: skip
def test_a_workbook_that_is_none_is_refused(content: bytes) -> None:
    """Damaged, encrypted, or something else under the name of a workbook."""
    with pytest.raises(NoFormError, match=r"Không đọc được tệp"):
        read_form("ket-qua.xlsx", content)


def test_a_workbook_with_an_endless_sheet_is_refused_before_it_is_taken_apart(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A million rows, or a bomb, cost a second and give a sentence."""
    path = root / "bang.xlsx"
    assert main(["import-results", "--root", str(root), "--form", PLAN, str(path)]) == 0
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", b"<row/>" * 4_000_000)
    assert main(["import-results", "--root", str(root), PLAN, str(path)]) == 1
    assert "có trang quá lớn" in capsys.readouterr().err

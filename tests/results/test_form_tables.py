"""What is read of a filled-in form, cell by cell: a table of what is doubted, noted and written.

Each form is that of the sample with a few other cells, as CSV or as the cells of a sheet; files of
spreadsheets stand in ``test_result_forms``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tables import compare_table
from thidua.attachments.text.workbookcells import CellKind, SheetCell, SheetCells
from thidua.authoring.results import form_table, importing
from thidua.authoring.results.form_changes import find_changes
from thidua.authoring.results.form_entries import read_review_kind
from thidua.authoring.results.form_rows import RowRecogniser
from thidua.authoring.results.form_table import NoFormError, read_form
from thidua.authoring.results.importing import prepare_import
from thidua.portal.dossier import Dossier
from thidua.portal.single_plan import open_single_plan
from thidua.site.opendata.results_form import FORM_COLUMNS, list_form_rows
from workspace import SAMPLE

PLAN = "xa-mau-2026-kinh-te-xa-hoi"
TODAY = date(2027, 1, 15)
NAMES = [column.name for column in FORM_COLUMNS]
AT = {name: at for at, name in enumerate(NAMES)}
KIND, DAY, REPORT, NUMBER, BODY, TEXT, VERDICT, FIGURE, VALUE, UNIT, YES = NAMES[4:]
Line = list[str]
Cells = Mapping[str, str]
FINAL = {KIND: "tổng kết", DAY: "25/12/2026", REPORT: "Báo cáo số 99/BC-UBND", TEXT: "Trồng 6 ha"}
HALF = {KIND: "sơ kết", DAY: "15/7/2026", REPORT: "Báo cáo số 45/BC-UBND ngày 15/7/2026 của UBND "
        "xã Mẫu", NUMBER: "45/BC-UBND", TEXT: "Trồng 2 ha"}  # fmt: skip
NEW, SECOND = 11, 10
"""The rows to be filled in for the third target and the second, from 0."""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The sample plan, opened once: nothing is written into it."""
    root = tmp_path_factory.mktemp("forms")
    (root / "data").symlink_to(SAMPLE, target_is_directory=True)
    found, problems = open_single_plan(root, PLAN)
    assert found, problems
    return found


def rows_of(dossier: Dossier) -> list[Line]:
    results = dossier.results.record if dossier.results else None
    return [list(row.cells) for row in list_form_rows(PLAN, dossier.lines, results)]


def filled(rows: Sequence[Line], *edits: tuple[int, Cells]) -> list[Line]:
    """The rows with other cells; one that is edited again is a copy below all."""
    made, seen = [[*row] for row in rows], set[int]()
    for at, cells in edits:
        if at in seen:
            made.append([*rows[at]])
        for name, words in cells.items():
            made[-1 if at in seen else at][AT[name]] = words
        seen.add(at)
    return made


def write_csv(rows: Sequence[Line], heads: Sequence[str] = NAMES, separator: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([heads, *rows])
    return out.getvalue().encode()


ONE_CELL: tuple[tuple[str, tuple[str, ...]], ...] = (
    (KIND, ("", "sơ kết", "Sơ kết 6 tháng", "sơ kếtx", "sơ kết, tổng kết", "Báo cáo sơ kết", "x")),
    (DAY, ("", "20/12/2026", "ngày 20 tháng 12 năm 2026", "tháng 12/2026", "12/20/2026", "2026",
           "20/13/2026", "13/2026", "32/1/2026", "2026-12-20", "46011", "hôm qua", "15/1/2027",
           "16/1/2027", "1/2027", "2/2027", "1/1/2026", "12/2025", "31/12/2025", "năm 2026",
           "15/7/2026")),
    (REPORT, ("", "=A1", "Báo cáo số 98/BC-UBND")),
    (NUMBER, ("x", "99/BC-UBND", "99 BC")),
    (BODY, ("Thôn Đầu", "UBND xã Mẫu")),
    (TEXT, ("", "5", "a", "đạt", "Chưa có số liệu", "đang tổng hợp", "đang tổng hợp 5", "n/a",
            "Không báo cáo được số liệu.", "Không trồng rừng", "#REF!", "Trồng 600 ha", "6", "-",
            "Trồng 6.000 m2 rừng", "5/12", "Đến nay chưa thực hiện", "1,2E+10", "04-Apr", "04-Thg3",
            "3/4/2026", "######", '="6 ha"', "14/16")),
    (VERDICT, ("đạt", "Vượt", "chưa đạt", "không đạt")),
    (YES, ("có", "CÓ", "không", "x")),
)  # fmt: skip
"""What may stand in one cell of a new result."""
FIGURES = (
    ("rừng", "6", "ha"), ("rừng", "", "ha"), ("", "6", "ha"), ("", "", "ha"), ("rừng", "6", ""),
    ("a; b", "6; 6", "ha; -"), ("a; b", "6; 6", "ha"), ("a; b", "6", ""), ("a", "6; 6", ""),
    ("a", "6 ha", ""), ("a", "6%", ""), ("a", "6/6", "ha"), ("a", "6 đến 6", ""), ("a", "6-7", ""),
    ("a", "x", ""), ("a", "1,5,5", ""), ("a", "6 – 6", "-"), ("a;", ";6", ""), ("a", "7", "ha"),
    ("a", "-6", ""),
)  # fmt: skip
EDITS: dict[str, tuple[tuple[int, Cells], ...]] = {
    "nothing": (), "a report without a result": ((NEW, {**FINAL, TEXT: ""}),),
    "two reports without a result": ((NEW, {**FINAL, TEXT: ""}), (SECOND, {**FINAL, TEXT: ""})),
    "two results of one report": ((NEW, FINAL), (SECOND, {**FINAL, REPORT: "", TEXT: "98,5%"})),
    "a report that no row names": ((NEW, {**FINAL, REPORT: ""}), (SECOND, {**FINAL, REPORT: ""})),
    "two reports, one row without": (
        (NEW, FINAL), (SECOND, {**FINAL, REPORT: "B", TEXT: "98,5%"}),
        (2, {**FINAL, REPORT: "", TEXT: "Đạt 2.000 tấn"}),
    ),
    "two numbers of one report": (
        (NEW, {**FINAL, NUMBER: "99/BC-UBND"}),
        (SECOND, {**FINAL, NUMBER: "98/BC-UBND", TEXT: "98,5%"}),
    ),
    "one target twice": ((NEW, FINAL), (NEW, {**FINAL, TEXT: "Trồng 7 ha"})),
    "one target twice, as printed": ((NEW, FINAL), (NEW, {**FINAL, YES: "có"})),
    "one target, two reviews": ((NEW, FINAL), (NEW, HALF)),
    "a result that is recorded": ((2, {**HALF, TEXT: "Đạt 2.000 tấn"}),),
    "units below a whole": (
        (NEW, FINAL), (NEW, {**FINAL, BODY: "Thôn A", TEXT: "Trồng 4 ha", VERDICT: "vượt"}),
        (NEW, {**FINAL, BODY: "Thôn B", TEXT: "2 ha", FIGURE: "rừng", VALUE: "2", UNIT: "ha"}),
    ),
    "a unit twice": (
        (NEW, FINAL), (NEW, {**FINAL, BODY: "Thôn A"}), (NEW, {**FINAL, BODY: "Thôn A"}),
    ),
    "a unit alone": ((NEW, {**FINAL, BODY: "Thôn A"}),),
    "a unit of two wholes": (
        (NEW, FINAL), (NEW, {**FINAL, YES: "có"}), (NEW, {**FINAL, BODY: "Thôn A"}),
    ),
    "a recorded text": ((0, {TEXT: "Đạt 2.151 tấn"}),),
    "a recorded verdict": ((0, {VERDICT: "vượt"}),), "no verdict": ((1, {VERDICT: ""}),),
    "a recorded day": ((0, {DAY: "16/7/2026"}),), "another report": ((0, {REPORT: "Báo cáo B"}),),
    "another report, said alike": tuple((at, {REPORT: "Báo cáo B"}) for at in (0, 5, 6, 7)),
    "another day of all rows": tuple((at, {DAY: "20/1/2026"}) for at in (1, 8, 9)),
    "a recorded result emptied": ((0, dict.fromkeys(NAMES[4:], "")),),
    "a recorded text emptied": ((0, {TEXT: ""}),),
    "a name for a whole": ((0, {BODY: "Thôn A"}),),
    "figures of a recorded result": ((0, {FIGURE: "sản lượng", VALUE: "2.150", UNIT: "tấn"}),),
    "figures that it does not print": ((0, {FIGURE: "sản lượng", VALUE: "7", UNIT: "tấn"}),),
    **{f"the unit of row {at}, {words!r}": ((at, {BODY: words}),)
       for at in (7, 8, 9) for words in ("", "Thôn Z")},
    **{f"row {at} says 97%": ((at, {TEXT: "Đạt 97%"}),) for at in range(10)},
    **{f"row {at} is copied": ((at, {}), (at, {})) for at in (0, 8, NEW)},
    **{f"row {at} is copied and changed": ((at, {}), (at, {TEXT: "Đạt 9 %"})) for at in (0, 8)},
    **{f"the share is told as {words!r}": ((SECOND, {**FINAL, TEXT: words}),)
       for words in ("Gia đình văn hóa đạt 98", "98,7", "Có 98 hộ gia đình văn hóa",
                     "Gia đình văn hóa đạt 987%", "Đạt 98.7%")},
    "an amount as the English write it": ((2, {**FINAL, TEXT: "Sản lượng 4,205 tấn"}),),
    **{f"of the plan, {words}": ((2, {**FINAL, TEXT: words}),)
       for words in ("Đạt 501% kế hoạch", "Đạt 500% kế hoạch")},
    "a place that became a date": ((NEW, {**FINAL, "Chỉ tiêu": "3/1/2026"}),),
    "a figure with a dot": (
        (NEW, {**FINAL, TEXT: "Trồng 6,5 ha", FIGURE: "rừng", VALUE: "6.5", UNIT: "ha"}),
    ),
    "another code": ((NEW, {**FINAL, "Mã dòng": "abcdgh-moi"}),),
    "no code": ((NEW, {**FINAL, "Mã dòng": ""}),),
    "another label": ((NEW, {**FINAL, "Chỉ tiêu": "Chỉ tiêu 4"}),),
    "another label and code": ((NEW, {"Mã dòng": "abcdgh-moi", "Chỉ tiêu": "Chỉ tiêu 99"}),),
    "other words": ((NEW, {**FINAL, "Lời chỉ tiêu": "Trồng cây"}),),
    "other spaces": ((NEW, {**FINAL, "Kế hoạch": PLAN}),),
    "no plan": ((NEW, {**FINAL, "Kế hoạch": ""}),),
    "another plan": ((NEW, {**FINAL, "Kế hoạch": "xa-khac"}),),
    "another plan, no code": ((NEW, {"Kế hoạch": "xa-khac", "Mã dòng": ""}),),
}  # fmt: skip


def tell(dossier: Dossier, content: bytes, name: str = "b.csv") -> Iterator[str]:
    """What is doubted, noted, and written."""
    try:
        outcome = prepare_import(dossier, name, content, TODAY)
    except NoFormError as error:
        yield f"! {error}"
        return
    yield from (f"? {doubt}" for doubt in outcome.doubts)
    yield from (f"* {note}" for note in outcome.notes)
    yield from (f"! {problem}" for problem in outcome.problems)
    before = (dossier.folder / "results.yml").read_text("utf-8").splitlines()
    after = outcome.text.splitlines()
    yield from (f"+ {at}: {line}" for at, line in enumerate(after, 1) if line not in before)
    if after:
        yield from (f"- {line}" for line in before if line not in after)


def tell_forms(dossier: Dossier) -> Iterator[str]:
    """Forms with a few other cells."""
    bare = replace(dossier, results=None)  # as quick as one row is
    (line,) = [row for row in rows_of(bare) if row[2] == "Chỉ tiêu 3"]
    single = [(f"{name} {words!r}", {name: words}) for name, values in ONE_CELL for words in values]
    single += [(str(one), dict(zip((FIGURE, VALUE, UNIT), one, strict=True))) for one in FIGURES]
    single += [
        (f"{words}, as printed", {TEXT: words, YES: "có"})
        for words in ("Trồng 6 ha", "Chưa có số liệu", "Trồng 600 ha")
    ]
    for title, cells in single:
        yield f"== {title}"
        yield from tell(bare, write_csv(filled([line], (0, {**FINAL, **cells}))))
    rows = rows_of(dossier)
    for title, edits in EDITS.items():
        yield f"== {title}"
        yield from tell(dossier, write_csv(filled(rows, *edits)))
    for title, some in {
        "turned round": rows[::-1], "without the first": rows[1:], "without a new row": rows[:-1],
        "without results": [row for row in rows if row[1].endswith("-moi")], "no rows": [],
        "a note below": [*rows, ["Ghi chú", *[""] * 14]],
    }.items():  # fmt: skip
        yield f"== {title}"
        yield from tell(dossier, write_csv(some))
    yield from _tell_changed_since(dossier)


def _tell_changed_since(dossier: Dossier) -> Iterator[str]:
    """Rows of a line, or of its results, that are others since the form was exported."""
    results = dossier.results.record if dossier.results else None
    rows = list(list_form_rows(PLAN, dossier.lines, results))
    lines = [list(row.cells) for row in rows]
    own = lines[NEW][AT["Mã dòng"]].partition("-")[0]
    yield from tell(dossier, write_csv(filled(lines, (NEW, {**FINAL, "Mã dòng": f"{own}-abcdgh"}))))
    same = [row for row in rows if row.cells[1] == lines[NEW][1]]
    now = [row._replace(cells=(*row.cells[:1], f"{own}-abcdgh", *row.cells[2:])) for row in same]
    recogniser = RowRecogniser(PLAN, [row for row in rows if row not in same] + now, may_lack=True)
    recogniser.recognise(read_form("b.csv", write_csv(lines)))
    yield from map(str, recogniser.doubts)


def tell_files(dossier: Dossier) -> Iterator[str]:
    """Names, letters, headings and sizes of files; cells as spreadsheets keep them."""
    rows = filled(rows_of(dossier), (NEW, FINAL))
    plain = write_csv(rows)
    for name in ("b.xls", "b.ods", "b.xlsm", "b.TSV", "b.txt", "b.pdf", "csv", "b"):
        told = [*tell(dossier, plain, name)]
        yield f"{name}: {told[:1]} {len(told)}"
    without = {cut: [one for one in NAMES if one != cut] for cut in (BODY, UNIT, "Kế hoạch")}
    heads: dict[str, bytes] = {
        "sep": b"sep=,\r\n" + plain, "SEP": b"SEP=;\n" + write_csv(rows, separator=";"),
        "utf-16": plain.decode().encode("utf-16"), "tabs": write_csv(rows, separator="\t"),
        "utf-16-be": b"\xfe\xff" + plain.decode().encode("utf-16-be"),
        "a mark": b"\xef\xbb\xbf" + plain, "no text": b"\xd2" + plain, "a zero": b"\0" + plain,
        "a head twice": write_csv(rows, [*NAMES[:-1], TEXT]),
        "a column more": write_csv([[*row, "x"] for row in rows], [*NAMES, "Khác"]),
        "an empty column more": write_csv([[*row, ""] for row in rows], [*NAMES, "Khác"]),
        "a column without head": write_csv([[*row, f"x{row[2]}"] for row in rows], [*NAMES, ""]),
        "half of the heads": write_csv([], NAMES[:7]), "more than half": write_csv([], NAMES[:8]),
        "an apostrophe": write_csv([[*row[:9], "'-5 ha", *row[10:]] for row in rows[-1:]]),
        **{f"without {cut}": write_csv([[row[AT[one]] for one in some] for row in rows], some)
           for cut, some in without.items()},
        **{f"{count} columns": write_csv([], [*NAMES, *["x"] * (count - 15)])
           for count in (200, 201)},
        **{f"a cell of {size}": write_csv([["x" * size]]) for size in (32_767, 32_768)},
    }  # fmt: skip
    for name, content in heads.items():
        yield f"== {name}"
        yield from (line[:300] for line in tell(dossier, content))
    for most in (len(rows), len(rows) + 1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(form_table, "_MOST_LINES", most)
            yield f"{most - len(rows)}: {[one[:60] for one in tell(dossier, plain)][:1]}"
    for cells, more in SHEETS:
        table = form_table._arrange("Trang", sheet_of(rows, cells, **more))
        yield f"== {[(at, tuple(cell)) for at, cell in cells.items()]} {more}"
        yield from (f"? {doubt}" for doubt in table.doubts)
        yield f"{len(table.columns)} {sorted(table.hidden)}"
        yield from _tell_table(dossier, table)
    yield str([bool(read_review_kind(words)) for words in ("Tổng kết.", "sơ kết/", "tổng kếta")])
    with pytest.raises(NoFormError, match="mẫu"):
        read_form("b.csv", b"")


def _tell_table(dossier: Dossier, table: Any) -> Iterator[str]:
    """The same of a sheet that is no file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "read_form", lambda *_: replace(table, doubts=()))
        yield from tell(dossier, b"")


def sheet_of(rows: Sequence[Line], cells: Mapping[tuple[int, int], SheetCell], **more: Any) -> Any:
    shown = {
        (row, column): SheetCell(words)
        for row, line in enumerate([NAMES, *rows], 1)
        for column, words in enumerate(line, 1)
        if words
    }
    return SheetCells("Kết quả", {**shown, **cells}, **more)


_ROW = NEW + 2


def on(day: str, shown: str = "x") -> SheetCell:
    return SheetCell(shown, CellKind.DATE, date.fromisoformat(day))


SHEETS: tuple[tuple[dict[tuple[int, int], SheetCell], dict[str, Any]], ...] = (
    ({(_ROW, 6): on("2026-12-25")}, {}), ({(_ROW, 6): on("2026-12-05")}, {}),
    ({(_ROW, 6): on("2026-12-12")}, {}), ({(_ROW, 6): on("2026-12-13")}, {}),
    ({(_ROW, 6): on("2027-01-15")}, {}), ({(_ROW, 6): on("2027-01-16")}, {}),
    ({(_ROW, 10): on("2026-12-25", "25 thg 12")}, {}),
    ({(_ROW, 10): SheetCell("5", CellKind.FORMULA)}, {}),
    ({(_ROW, 10): SheetCell("Trồng 6 ha", CellKind.ERROR)}, {}),
    ({(_ROW, 10): SheetCell("TRUE", CellKind.TRUTH)}, {}),
    ({(_ROW, 10): SheetCell("Trồng 6 ha", is_unseen=True)}, {}),
    ({(_ROW, 10): SheetCell("6", CellKind.NUMBER)}, {}),
    ({}, {"hidden_rows": frozenset({_ROW})}), ({}, {"hidden_rows": frozenset({2})}),
    ({}, {"hidden_columns": frozenset({10})}), ({}, {"hidden_columns": frozenset({5, 6, 11})}),
    ({}, {"merged": ((3, 4), (2, 1))}),
    ({(1, 16): SheetCell("Khác"), (3, 16): SheetCell("y")}, {}), ({(1, 16): SheetCell("Khác")}, {}),
    ({(3, 16): SheetCell("y"), (2, 16): SheetCell("z")}, {}),
    ({(2, 16): SheetCell("z", CellKind.FORMULA), (3, 16): SheetCell("y")}, {}),
    ({(90, 10): SheetCell("Ghi chú"), (91, 2): SheetCell("x-moi")}, {}),
)  # fmt: skip


@pytest.mark.parametrize("name", ["forms", "form-files"])
def test_forms_are_read_as_is_written_down(name: str, dossier: Dossier) -> None:
    """Each form with what is doubted, and what it would write."""
    told = tell_forms(dossier) if name == "forms" else tell_files(dossier)
    compare_table(f"result-{name}", told)


def test_a_draft_may_lack_rows_and_nothing_recorded_is_nothing_missing(dossier: Dossier) -> None:
    """Rows of a draft are not in a form that was published before it."""
    results = dossier.results.record if dossier.results else None
    rows = list(list_form_rows(PLAN, dossier.lines, results))
    table = read_form("b.csv", write_csv([list(row.cells) for row in rows if row.at is None]))
    for may_lack, count in ((True, 0), (False, 1)):
        recogniser = RowRecogniser(PLAN, rows, may_lack=may_lack)
        recogniser.recognise(table)
        assert len(recogniser.doubts) == count
    assert not find_changes([], None)

"""`portal draft-results`: reviews drafted from reports, with every number accounted for."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from goldens import compare_section
from portal_cli import main
from reportmaker import MAKERS, MadeReport
from reports import (
    BASIS,
    DAY,
    END,
    EXPECTED,
    FINAL,
    HALF,
    HALF_DAY,
    NOT_SURE,
    REPORTS,
    TARGETS,
    UNDER_TWO_HEADS,
)
from reports import report as make_report
from soaking import take_part
from test_problems import BASE, print_original
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.reading import read_manuscript
from thidua.authoring.known_lists import KnownLists, read_known_lists
from thidua.authoring.results.report_draft import draft_report
from thidua.authoring.results.report_results import MISSED
from thidua.authoring.results.told import ReportDraft
from thidua.figures import read
from thidua.foundation.problems import Severity, pick_errors
from thidua.portal.dossier import Dossier
from thidua.portal.loading import load
from thidua.portal.reports.report_clauses import TORN, is_torn, read_told_clauses
from thidua.portal.single_plan import open_single_plan
from thidua.portal.target_matching import Matched, TargetMatcher
from workspace import TESTS

PLAN = "xa-thu-2026-thi-dua"
EMPTY_CELLS = {
    "two rows of heads",
    "units in groups",
    "units in several columns",
    "two comparisons under one head",
    "units of two words",
}
"""Reports with tables whose empty cells are in no text, and stand for merged ones elsewhere."""
ALL_CASES = [(name, suffix) for name in REPORTS for suffix in MAKERS]
CASES = [
    (name, suffix) for name, suffix in ALL_CASES if name not in EMPTY_CELLS or suffix != ".txt"
]
_ITEM = re.compile(r"^\(?\d{1,2}[.)]?\)?\s+")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with one plan of ten targets."""
    root = tmp_path_factory.mktemp("portal")
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    file = root / "data" / "plans" / PLAN / "plan.yml"
    text = file.read_text("utf-8")
    before, after = text.partition("targets:\n")[0], text[text.index("responsibilities:") :]
    items = "".join(
        f"    - number: {at}\n      text: '{words}'\n      field: economy\n"
        for at, words in enumerate(TARGETS, 1)
    )
    file.write_text(f"{before}targets:\n  items:\n{items}{after}", "utf-8", newline="\n")
    print_original(file, file.with_name("van-ban.txt"))
    return root


@pytest.fixture
def root(portal: Path, tmp_path: Path) -> Path:
    """A copy of it that may be written to."""
    shutil.copytree(portal, tmp_path / "portal")
    return tmp_path / "portal"


@pytest.fixture(scope="module")
def dossier(portal: Path) -> Dossier:
    found, problems = open_single_plan(portal, PLAN)
    assert found, problems
    return found


@pytest.fixture(scope="module")
def known(portal: Path) -> KnownLists:
    lists, problems = read_known_lists(portal)
    assert lists, problems
    return lists


def matcher_of(dossier: Dossier) -> TargetMatcher:
    return TargetMatcher(dossier.lines, dossier.references.linker)


_made: dict[tuple[MadeReport, str, int], tuple[ReportDraft, Manuscript]] = {}


def drafted(
    report: MadeReport, suffix: str, dossier: Dossier, known: KnownLists
) -> tuple[ReportDraft, Manuscript]:
    """What is drafted of a report in one kind of file; two tests look at each."""
    key = (report, suffix, id(dossier))
    if key not in _made:
        _made[key] = _drafted_anew(report, suffix, dossier, known)
    return _made[key]


def _drafted_anew(
    report: MadeReport, suffix: str, dossier: Dossier, known: KnownLists
) -> tuple[ReportDraft, Manuscript]:
    manuscript = read_manuscript(MAKERS[suffix](report), suffix)
    assert manuscript
    return draft_report(manuscript, dossier.entry.record, matcher_of(dossier), known), manuscript


@pytest.mark.slow
@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_a_report_gives_its_results_whatever_file_it_is(
    name: str, suffix: str, dossier: Dossier, known: KnownLists
) -> None:
    """Each with the words as printed, in their order."""
    draft, _ = drafted(REPORTS[name], suffix, dossier, known)
    results = [(one.target.text, one.text.text) for one in draft.review.results]
    wanted, left = EXPECTED[name]
    shown = "\n".join(f"{target}: {text}" for target, text in results)
    assert len(results) == len(wanted), shown
    for (target, text), (place, words) in zip(results, wanted, strict=True):
        assert target == place, shown
        assert text.replace(" |", "").endswith(words), shown
    assert len(draft.unplaced) == left, [one.text for one in draft.unplaced]
    if suffix == ".txt":
        told = [f"- {one.text[:90]}: {one.why}" for one in draft.unplaced]
        told += [f"? {'.'.join(map(str, one.path))}: {one.why}" for one in draft.doubts]
        compare_section(TESTS / "wordings" / "report-drafts.txt", name, told)


_NUMERAL = re.compile(r"\d(?:[\d.,]*\d)?")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "suffix"), ALL_CASES)
def test_every_paragraph_with_a_figure_is_a_result_or_unplaced(
    name: str, suffix: str, dossier: Dossier, known: KnownLists
) -> None:
    """With its place, and why it was left out."""
    draft, manuscript = drafted(REPORTS[name], suffix, dossier, known)
    told = [one.text.text for one in draft.review.results]
    told += [unit.text.text for one in draft.review.results for unit in one.units]
    told += [draft.review.summary.text.text] if draft.review.summary else []
    kept = set(_NUMERAL.findall(" ".join([*told, *(left.text for left in draft.unplaced)])))
    for paragraph in manuscript.paragraphs:
        text = " ".join(paragraph.cells) if paragraph.cells else paragraph.text
        text = text.replace("|", " ").strip()
        text = _ITEM.sub("", text)
        tells = any(map(str.isalpha, text)) and any(True for _ in read(text).valued())
        if tells:
            assert set(_NUMERAL.findall(text)) <= kept, paragraph.text
    assert all(left.place and left.why for left in draft.unplaced)


@pytest.mark.parametrize("words", NOT_SURE)
def test_what_is_not_sure_is_doubted_or_left(words: str, dossier: Dossier) -> None:
    """A pairing is sure only where it is right."""
    for clause in read_told_clauses(words, matcher_of(dossier)):
        assert clause.matched.why, clause


def test_the_head_says_which_review_it_is(dossier: Dossier, known: KnownLists) -> None:
    """Half a year and nine months are interim; the day and the number are those of the head."""
    half, _ = drafted(REPORTS["half a year"], ".docx", dossier, known)
    assert (half.review.kind.text, half.review.date.text) == ("interim", "2026-07-05")
    assert half.review.source.number and half.review.source.number.text == "45/BC-UBND"
    nine, _ = drafted(REPORTS["nine months"], ".docx", dossier, known)
    assert nine.review.kind.text == "interim"
    final, _ = drafted(REPORTS["table"], ".docx", dossier, known)
    assert final.review.kind.text == "final"
    assert final.review.summary
    assert (final.review.summary.met.text, final.review.summary.total.text) == ("22", "27")
    blank, _ = drafted(REPORTS["blank day"], ".docx", dossier, known)
    assert blank.review.date.text == "2026-12"
    assert any("để trống" in doubt.why for doubt in blank.doubts)


def test_cells_of_a_table_become_figures_and_verdicts(dossier: Dossier, known: KnownLists) -> None:
    """The column of results counts, whatever other numbers the row has."""
    draft, _ = drafted(REPORTS["with the year before"], ".docx", dossier, known)
    (figure,) = draft.review.results[0].figures
    assert (figure.value.text, figure.unit and figure.unit.text) == ("5.401", "tấn")
    draft, _ = drafted(REPORTS["table"], ".docx", dossier, known)
    verdicts = [one.verdict.text if one.verdict else "" for one in draft.review.results]
    assert verdicts == ["vượt", "không đạt", "vượt", "đạt", "đạt", "không đạt"]


@pytest.mark.parametrize(("whole", "found"), [
    ((), []),
    (("Toàn xã", ("88", "88,8")), ["88,8"]),
])  # fmt: skip
def test_a_column_of_one_unit_is_no_result_of_the_whole(
    whole: tuple[str, tuple[str, str]] | tuple[()],
    found: list[str],
    dossier: Dossier,
    known: KnownLists,
) -> None:
    """*Thôn Đông: KH, TH* beside *Thôn Đoài: KH, TH*; a column of the whole is taken."""
    units = (
        *([whole] if whole else ()),
        ("Thôn Đông", ("88", "91,2")),
        ("Thôn Đoài", ("88", "86")),
    )
    table = (
        ("TT", "Chỉ tiêu", *(cell for name, _ in units for cell in (name, ""))),
        ("", "", *("KH", "TH") * len(units)),
        ("1", "Gia đình văn hóa (%)", *(cell for _, cells in units for cell in cells)),
        ("2", "Kết nạp đảng viên mới", *("" for _ in range(2 * len(units)))),
    )
    made = make_report("131/BC-UBND", DAY, FINAL, BASIS, table)
    draft, _ = drafted(made, ".docx", dossier, known)
    told = [figure.value.text for one in draft.review.results for figure in one.figures]
    assert told == found
    assert any("Gia đình" in one.text for one in draft.unplaced) is not bool(found)


def test_units_of_a_table_are_results_of_their_own(dossier: Dossier, known: KnownLists) -> None:
    draft, _ = drafted(REPORTS["units"], ".pdf", dossier, known)
    (result,) = draft.review.results
    assert [(one.unit.text, one.text.text) for one in result.units] == [
        ("Thôn Đông", "91,2"), ("Thôn Đoài", "86,4"),
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_share_that_nothing_stands_beside_is_a_value(
    suffix: str, dossier: Dossier, known: KnownLists
) -> None:
    """*Gia đình văn hóa* over *Tỷ lệ (%)* tells of the units, and of no plan."""
    draft, _ = drafted(UNDER_TWO_HEADS, suffix, dossier, known)
    found = {
        one.target.text: [unit.text.text.split()[0] for unit in one.units]
        for one in draft.review.results
    }
    assert sorted(found) == ["6", "8"]
    assert all(len(units) == 2 for units in found.values())


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx"])
@pytest.mark.parametrize(("name", "wanted"), [
    ("units with plans and verdicts", [("3", [("75", "vượt"), ("48", "không đạt")])]),
    ("units judged one by one",
     [("6", [("91,2", "đạt"), ("86,4", "không đạt")]), ("8", [("3", "vượt"), ("2", "đạt")])]),
    ("units judged nobody knows by what",
     [("6", [("91,2", ""), ("86,4", "")]), ("8", [("3", ""), ("2", "")])]),
    ("units under the whole",
     [("6", [("91,2", ""), ("86,4", "")]), ("8", [("3", ""), ("2", "")])]),
    ("units by years", [("6", [("89", ""), ("86", "")])]),
    ("two annexes", [("1", []), ("2", []), ("6", [("91,2", "đạt"), ("86,4", "không đạt")])]),
    ("units in words", [("8", [("", "đạt"), ("", "không đạt")])]),
])  # fmt: skip
def test_a_verdict_on_a_unit_is_that_of_its_own_value(
    name: str, wanted: object, suffix: str, dossier: Dossier, known: KnownLists
) -> None:
    """And of none where nobody knows which of several values it judges."""
    draft, _ = drafted(REPORTS[name], suffix, dossier, known)
    told = [
        (
            one.target.text,
            [
                (
                    unit.figures[0].value.text if unit.figures else "",
                    unit.verdict.text if unit.verdict else "",
                )
                for unit in one.units
            ],
        )
        for one in draft.review.results
    ]
    assert told == wanted
    if "nobody knows" in name:
        assert all("không rõ đánh giá cột nào" in doubt.why for doubt in draft.doubts)


def put_report(root: Path, name: str, suffix: str = ".docx") -> Path:
    path = root / f"Báo cáo{suffix}"
    path.write_bytes(MAKERS[suffix](REPORTS[name]))
    return path


def draft(root: Path, path: Path) -> int:
    return main(["draft-results", "--root", str(root), PLAN, str(path)])


def test_the_command_adds_a_draft_with_the_report_beside_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check tells what is left, and the draft is on no page."""
    path = put_report(root, "table")
    assert draft(root, path) == 0
    assert "6 kết quả. Báo cáo: bao-cao-98-bc-ubnd-2026.docx." in capsys.readouterr().out
    folder = root / "data" / "plans" / PLAN
    assert (folder / "bao-cao-98-bc-ubnd-2026.docx").read_bytes() == path.read_bytes()
    loaded = load(root)
    assert not pick_errors(loaded.problems)
    waiting = [one for one in loaded.problems if one.severity is Severity.NOTICE]
    assert any("còn 1 chỗ có số của báo cáo" in one.message for one in waiting)
    found, _ = open_single_plan(root, PLAN)
    assert found and found.results
    assert found.results.record.published == ()


WORDINGS = (
    "table", "list", "units", "several targets in a sentence", "units with plans and verdicts",
    "units judged one by one",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "suffix"),
    take_part(list(product(WORDINGS, (".docx", ".odt", ".pdf", ".txt", ".xlsx"))), 4),
)
def test_a_reviewed_draft_passes_the_comparison_with_its_report(
    root: Path, name: str, suffix: str
) -> None:
    """What was drafted is printed in the report, letter for letter."""
    assert draft(root, put_report(root, name, suffix)) == 0
    file = root / "data" / "plans" / PLAN / "results.yml"
    drafted = file.read_text("utf-8")
    text = drafted.replace("    draft: có\n", "")  # the line that staff take away
    assert text != drafted
    text = text.replace("why: Không rõ chỉ tiêu", "reason: Việc khác. Không rõ chỉ tiêu")
    if "review:\n" in text:
        text = text[: text.index("review:\n")] + text[text.index("reviews:\n") :]
    file.write_text(text, "utf-8", newline="\n")
    errors = pick_errors(load(root).problems)
    assert not [str(one) for one in errors if "ngày" not in one.message.lower()]


def test_a_second_report_joins_the_first_in_order_of_days(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Doubts keep pointing at their results; the same report is not added twice."""
    assert draft(root, put_report(root, "blank day")) == 0
    assert draft(root, put_report(root, "half a year")) == 0
    found, problems = open_single_plan(root, PLAN)
    assert found and found.results, problems
    record = found.results.record
    assert [str(review.date) for review in record.reviews] == ["2026-07-05", "2026-12"]
    assert record.review[0].at == "reviews.2.date"
    before = found.results.source.read_bytes()
    assert draft(root, put_report(root, "half a year")) == 1
    assert "đã có lần này" in capsys.readouterr().err
    assert found.results.source.read_bytes() == before


def test_published_results_stay_beside_the_draft_and_keep_their_comments(root: Path) -> None:
    """A new report takes nothing from readers that they have; comments stay where they are."""
    file = root / "data" / "plans" / PLAN / "results.yml"
    file.write_text(
        "# ghi chú của xã\nreviews:  # từ cũ đến mới\n  - kind: interim  # sáu tháng\n"
        "    date: 2026-07-01\n"
        "    source:\n      text: Báo cáo\n    results:\n"
        "      - target: 8\n        text: 5 đảng viên\n",
        "utf-8", newline="\n",
    )  # fmt: skip
    assert draft(root, put_report(root, "table")) == 0
    found, _ = open_single_plan(root, PLAN)
    assert found and found.results
    assert [str(review.date) for review in found.results.record.published] == ["2026-07-01"]
    text = file.read_text("utf-8")
    assert text.count("draft: có") == 1
    assert "# ghi chú của xã" in text
    assert "# sáu tháng" in text
    assert re.search(r"(?m)^reviews: +# từ cũ đến mới$", text)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (make_report("1/BC-UBND", DAY, FINAL, BASIS, "Không có số liệu."), "Không nhận ra kết quả"),
        (make_report("1/BC-UBND", HALF_DAY, HALF, "Đã họp 3 lần.", *END), "Không nhận ra kết quả"),
    ],
)
def test_a_report_without_results_is_refused_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], report: MadeReport, said: str
) -> None:
    path = root / "x.txt"
    path.write_bytes(MAKERS[".txt"](report))
    before = sorted((root / "data" / "plans" / PLAN).iterdir())
    assert draft(root, path) == 1
    assert said in capsys.readouterr().err
    assert sorted((root / "data" / "plans" / PLAN).iterdir()) == before


def test_a_row_printed_without_its_table_is_doubted(dossier: Dossier, known: KnownLists) -> None:
    """Of several numbers side by side nobody can tell which is the result."""
    report = make_report("1/BC-UBND", DAY, FINAL, BASIS, "Gia đình văn hóa % 88 86,5 98,3")
    draft, _ = drafted(report, ".txt", dossier, known)
    assert [doubt.path for doubt in draft.doubts] == [("results", 0, "text")]
    assert "như một dòng của bảng" in draft.doubts[0].why


def test_two_reports_of_a_day_are_two_reviews_if_their_numbers_differ(root: Path) -> None:
    assert draft(root, put_report(root, "table")) == 0
    assert draft(root, put_report(root, "list")) == 0
    found, problems = open_single_plan(root, PLAN)
    assert found and found.results, problems
    assert len(found.results.record.reviews) == 2


def test_a_table_torn_on_a_scan_gives_no_result_and_says_what_to_do(
    dossier: Dossier, known: KnownLists
) -> None:
    """Names without their numbers are no results; each piece says which file to ask for."""
    made = make_report("98/BC-UBND", DAY, FINAL, BASIS,
        "4 Độ che phủ rừng %", "6 Gia đình văn hóa %", "63,8 63,8", "88 86,5",
        "Trong năm, kết nạp 14 đảng viên mới, đạt 116,7% kế hoạch.")  # fmt: skip
    manuscript = read_manuscript(MAKERS[".txt"](made), ".txt")
    assert manuscript
    scan = replace(manuscript, recognised=True)
    draft = draft_report(scan, dossier.entry.record, matcher_of(dossier), known)
    assert [one.target.text for one in draft.review.results] == ["8"]
    whys = {one.text.strip(): one.why for one in draft.unplaced}
    torn = ("4 Độ che phủ rừng %", "6 Gia đình văn hóa %", "63,8 63,8", "88 86,5")
    assert all(whys[words] == TORN for words in torn), whys
    assert is_torn("12,45 | 13,1") and not is_torn("15 hộ thoát nghèo")


def test_cells_that_a_scan_joins_are_told_apart_by_their_head(
    dossier: Dossier, known: KnownLists
) -> None:
    """The number of a row, its name and its unit in one cell; another plan than planned is told."""
    rows = (
        ("TT Chỉ tiêu Đơn vị tính", "Kế hoạch", "Thực hiện", "Đánh giá"),
        ("1 J Sản lượng lương thực có hạt Tấn", "5.320", "5.290", "Không đạt"),
        ("2 Gia đình văn hóa %", "88", "86,5", "Chưa đạt"),
        ("3 Kết nạp đảng viên mới Đảng viên", "14", "13", "Chưa đạt"),
    )
    made = make_report("98/BC-UBND", DAY, FINAL, BASIS, rows)
    manuscript = read_manuscript(MAKERS[".docx"](made), ".docx")
    assert manuscript
    scan = replace(manuscript, recognised=True)
    draft = draft_report(scan, dossier.entry.record, matcher_of(dossier), known)
    told = [
        (one.target.text, figure.name.text, figure.value.text, figure.unit and figure.unit.text)
        for one in draft.review.results
        for figure in one.figures
    ]
    assert told == [
        ("2", "Sản lượng lương thực có hạt", "5.290", "tấn"),
        ("6", "Gia đình văn hóa", "86,5", "%"),
        ("8", "Kết nạp đảng viên mới", "13", "đảng viên"),
    ]
    assert [doubt.why for doubt in draft.doubts if "kế hoạch 14" in doubt.why] == [
        "Bảng ghi kế hoạch 14, chỉ tiêu 8 là 12: soát cả hai số của dòng này."
    ]
    assert not draft_report(
        manuscript, dossier.entry.record, matcher_of(dossier), known
    ).review.results


@pytest.mark.parametrize("words", [
    "Công tác trồng rừng: toàn xã trồng mới được 96,5/120 ha rừng, chưa đạt chỉ tiêu đề ra",
    "Gia đình văn hóa chưa đạt chỉ tiêu đề ra (88%)",
])  # fmt: skip
def test_what_is_not_reached_is_told_of_its_target(
    words: str, dossier: Dossier, known: KnownLists
) -> None:
    """The words of the judgement are no name of another thing."""
    draft, _ = drafted(make_report("98/BC-UBND", DAY, FINAL, BASIS, words), ".docx", dossier, known)
    (result,) = draft.review.results
    assert (result.text.text, result.verdict and result.verdict.text) == (words, "không đạt")
    assert not draft.unplaced


def test_what_was_missed_and_is_not_named_says_so(dossier: Dossier, known: KnownLists) -> None:
    """No target is looked for in vain: the report itself does not say which."""
    words = "Còn 03 chỉ tiêu chưa đạt do kinh phí khó khăn."
    draft, _ = drafted(make_report("98/BC-UBND", DAY, FINAL, BASIS, words), ".docx", dossier, known)
    assert [(one.text.strip(), one.why) for one in draft.unplaced] == [(words, MISSED)]


@pytest.mark.parametrize(("words", "name"), [
    ("Hoàn thành 100% chỉ tiêu giao quân.", "chỉ tiêu giao quân"),
    ("Thu ngân sách đạt 105% kế hoạch", "Thu ngân sách"),
    ("Đạt 105% kế hoạch.", ""),
])  # fmt: skip
def test_a_share_is_of_what_stands_before_it_or_ends_its_clause(words: str, name: str) -> None:
    asked: list[str] = []

    def match(called: str, *_: object) -> Matched:
        asked.append(called)
        return Matched(None)

    matcher: Any = SimpleNamespace(match=match)
    list(read_told_clauses(words, matcher))
    assert asked == [name]


@pytest.mark.parametrize(("words", "parts", "is_told"), [
    ("Về kinh tế", 2, False),
    ("Kinh tế:", 2, False),
    ("Về kinh tế", 0, False),
    ("Không xảy ra cháy rừng", 0, True),
    ("Kinh tế phát triển ổn định, đạt chỉ tiêu", 2, True),
])  # fmt: skip
def test_a_heading_of_a_report_tells_no_result(words: str, parts: int, is_told: bool) -> None:
    """It repeats the line above others; a target in words is told by the same words."""
    own = "Không xảy ra cháy rừng" if is_told and not parts else "1. Về kinh tế"
    target: Any = SimpleNamespace(text=own.removeprefix("1. "), parts=("",) * parts)
    line: Any = SimpleNamespace(target=target, line=target, place="1", figures=())
    matcher: Any = SimpleNamespace(match=lambda *_: Matched(line))
    assert [one.words for one in read_told_clauses(words, matcher)] == [words] * is_told


LINES_OF_UNITS = """
Trồng mới được 131/120 ha rừng.|- Thôn Nà Pù: 42 ha;|- Thôn Bản Lạn: trồng 50 ha.|+ Thôn 3: 39 ha.
Trồng mới được 131/120 ha rừng.|Trong đó: thôn Nà Pù 42 ha, thôn Bản Lạn 50 ha, thôn 3 trồng 39 ha.
""".strip().splitlines()
OTHER_LINES = """
Trồng mới được 131/120 ha rừng.|- Thôn Nà Pù: chăm sóc 42 ha.
Trồng mới được 131/120 ha rừng.|- Thôn Nà Pù: 42 hộ.
Trồng mới được 131/120 ha rừng.|- Thôn Nà Pù dự kiến trồng 42 ha.
Trồng mới được 131/120 ha rừng.|Nhân dân phấn khởi.|- Thôn Nà Pù: 42 ha.
Trồng mới được 131/120 ha rừng; sản lượng lương thực có hạt đạt 5.290 tấn.|- Thôn Nà Pù: 42 ha.
""".strip().splitlines()


@pytest.mark.parametrize("report", [*LINES_OF_UNITS, *OTHER_LINES])
def test_lines_of_units_stand_under_the_result_right_above_them(
    report: str, dossier: Dossier, known: KnownLists
) -> None:
    """Only if they surely tell of the same; else they are left."""
    made = make_report("98/BC-UBND", DAY, FINAL, BASIS, "I. KẾT QUẢ", *report.split("|"))
    draft, _ = drafted(made, ".txt", dossier, known)
    units = [unit for one in draft.review.results for unit in one.units]
    left = " ".join(one.text for one in draft.unplaced)
    if report in OTHER_LINES:
        assert not units and "42" in left
        return
    assert [unit.unit.text.lower() for unit in units] == ["thôn nà pù", "thôn bản lạn", "thôn 3"]
    assert ["42" in units[0].text.text, "50" in units[1].text.text] == [True, True]
    assert not left and any("từng đơn vị" in doubt.why for doubt in draft.doubts)


HEADS_OF_YEARS = [("Năm trước", "Năm nay"), ("Năm 2025", "Năm 2026"), ("Cùng kỳ", "Năm 2026")]


@pytest.mark.parametrize("head", HEADS_OF_YEARS)
def test_of_bare_years_the_one_of_the_report_is_taken_with_a_doubt(
    head: tuple[str, str], dossier: Dossier, known: KnownLists
) -> None:
    rows = (
        ("TT", "Chỉ tiêu", "ĐVT", *head),
        ("1", "Tổng thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", "11,2", "13,1"),
        ("2", "Sản lượng lương thực có hạt", "Tấn", "5.100", "5.290"),
    )
    made = make_report("98/BC-UBND", DAY, FINAL, BASIS, "I. KẾT QUẢ", rows)
    draft, _ = drafted(made, ".docx", dossier, known)
    stated = [one.figures[0].value.text for one in draft.review.results if one.figures]
    assert stated == ["13,1", "5.290"]
    assert sum(f"đang lấy “{head[1]}”" in doubt.why for doubt in draft.doubts) == 2


@pytest.mark.parametrize(("day", "title", "done"), [
    (DAY, FINAL, "13,1"), (HALF_DAY, HALF, "7,02"),
])  # fmt: skip
def test_of_a_part_of_the_year_and_all_of_it_the_kind_of_the_report_tells_which(
    day: str, title: str, done: str, dossier: Dossier, known: KnownLists
) -> None:
    """Six months would be published as the result of the year."""
    rows = (
        ("TT", "Chỉ tiêu", "ĐVT", "KH năm", "Thực hiện 6 tháng đầu năm", "Ước thực hiện cả năm"),
        ("1", "Tổng thu ngân sách nhà nước trên địa bàn", "Tỷ đồng", "12,45", "7,02", "13,1"),
        ("2", "Sản lượng lương thực có hạt", "Tấn", "5.320", "", "5.290"),
    )
    made = make_report("98/BC-UBND", day, title, BASIS, "I. KẾT QUẢ", rows)
    draft, _ = drafted(made, ".docx", dossier, known)
    assert draft.review.results[0].figures[0].value.text == done


OFFICE_HEAD = (
    ("ỦY BAN NHÂN DÂN XÃ THỬ", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Số: 203/BC-UBND", "", "Xã Thử, ngày 29 tháng 12 năm 2026"),
)
OFFICE_TITLE = (
    ("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA NĂM 2026",),
    ("(Kèm theo Báo cáo số 203/BC-UBND ngày 29/12/2026 của UBND xã Thử)",),
)


@pytest.mark.parametrize("head", [(*OFFICE_HEAD, *OFFICE_TITLE), OFFICE_TITLE])
def test_the_head_of_a_workbook_names_the_report(
    head: tuple[tuple[str, ...], ...], dossier: Dossier, known: KnownLists
) -> None:
    """In two halves as in a document, or only by the report that the table came with."""
    made = MadeReport((), (), (), (head, REPORTS["table"].body[2]))
    draft, _ = drafted(made, ".xlsx", dossier, known)
    review = draft.review
    assert review.source.number and review.source.number.text == "203/BC-UBND"
    assert review.date.text == "2026-12-29"
    assert review.source.text.text.startswith("Báo cáo số 203/BC-UBND ngày 29/12/2026")
    assert len(review.results) == len(REPORTS["table"].body[2]) - 2


def test_columns_of_units_stand_under_the_column_of_all(
    dossier: Dossier, known: KnownLists
) -> None:
    rows = (
        ("TT", "Chỉ tiêu", "ĐVT", "Thôn Nà Pù", "Thôn Bản Lạn", "Tổng cộng"),
        ("1", "Sản lượng lương thực có hạt", "Tấn", "2.290", "3.000", "5.290"),
        ("2", "Kết nạp đảng viên mới", "Đảng viên", "", "14", "14"),
    )
    made = make_report("98/BC-UBND", DAY, FINAL, BASIS, "I. KẾT QUẢ", rows)
    draft, _ = drafted(made, ".docx", dossier, known)
    found = {
        one.figures[0].value.text: [(unit.unit.text, unit.text.text) for unit in one.units]
        for one in draft.review.results
    }
    assert found == {
        "5.290": [("Thôn Nà Pù", "2.290"), ("Thôn Bản Lạn", "3.000")],
        "14": [("Thôn Bản Lạn", "14")],
    }

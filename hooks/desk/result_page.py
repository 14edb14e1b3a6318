"""All that the page with the results of a plan shows: the table, or one review by its report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import locate_form, locate_results, read_number
from desk.answers import open_tree
from desk.cell_details import VERDICTS
from desk.conflicts import ConflictView
from desk.grid_lines import GridLine, list_grid_lines
from desk.lists import read_lists
from desk.naming import ProblemView, name_file, view_problem
from desk.originals import OriginalView
from desk.receiving import REPORT_SUFFIXES, find_most_megabytes
from desk.report_beside import SeenPlace, ShownReview, view_report
from desk.repository import OutsideError
from desk.result_grid import (
    NEW,
    GridColumn,
    NewReview,
    ResultCell,
    list_grid_columns,
    make_cells,
)
from desk.result_review import (
    LeftWords,
    ResultDoubt,
    count_waiting,
    is_drafted,
    list_left_words,
    list_result_doubts,
)
from desk.web import Desk, render
from thidua.datafiles.format.tree import Node
from thidua.datafiles.validation import read
from thidua.model import Plan
from thidua.portal.campaign_times import hold_lines, trace_campaign
from thidua.portal.decisions import gather_changes_of
from thidua.portal.target_matching import TargetMatcher
from thidua.portal.targets import Linker, target_lines
from thidua.portal.versions import find_last_day

_SHOWN_HERE = {"unplaced", "draft"}
FACTS = ("kind", "date", "text", "number")


@dataclass(frozen=True)
class ResultSheet:
    """The table as it stands in the file.

    Attributes:
        read: the name of the text.
        only: the number of the review that is shown alone, by its report; 0 for all.
    """

    plan: str
    file: str
    read: str
    tree: Node
    matcher: TargetMatcher
    lines: list[GridLine]
    only: int = 0


@dataclass(frozen=True)
class GridTold:
    """What is told on the page besides the table."""

    typed: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fresh_errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    conflicts: tuple[ConflictView, ...] = ()
    said: tuple[str, ...] = ()
    has_unsaved: bool = False


@dataclass(frozen=True)
class ReviewedResults:
    """One review that is shown by its report.

    Attributes:
        cells: doubts of drafting by the names of their cells.
        facts: doubts about the review itself.
        left: words that no result has.
        waiting: how much waits for a person.
    """

    number: int
    is_draft: bool
    original: OriginalView | None
    places: Mapping[str, SeenPlace]
    cells: Mapping[str, tuple[ResultDoubt, ...]]
    facts: tuple[ResultDoubt, ...]
    left: tuple[LeftWords, ...]
    waiting: int


@dataclass(frozen=True)
class DraftedReviewView:
    """A review that is a draft: what leads to its page, and how much waits there."""

    words: str
    address: str
    waiting: int


@dataclass(frozen=True)
class GridView:
    """All that the page with the table shows.

    Attributes:
        address: to which the table is sent.
        rows: each line with its cells.
        verdicts: that a report may give.
        fresh: the facts of a new review, as they were typed.
        fresh_errors: what is wrong with these, by their names.
        doubts: how many cells should be looked at again.
        conflicts: cells that somebody else changed meanwhile.
        said: what was done with pasted cells.
        reviewed: the review that is shown alone, by its report; None for the whole table.
        drafts: the reviews that are a draft.
    """

    plan: str
    name: str
    read: str
    address: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[GridLine, tuple[ResultCell, ...]], ...]
    verdicts: tuple[str, ...]
    fresh: NewReview
    fresh_errors: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...]
    doubts: int
    conflicts: tuple[ConflictView, ...]
    sent: tuple[tuple[str, str], ...]
    said: tuple[str, ...]
    checked: tuple[ProblemView, ...]
    has_unsaved: bool
    form: str
    reviewed: ReviewedResults | None
    drafts: tuple[DraftedReviewView, ...]
    most_megabytes: int
    suffixes: str


def open_sheet(desk: Desk, plan: str, text: str, only: int = 0) -> ResultSheet:
    """The table of a text of the results."""
    path = desk.repository.locate(f"data/plans/{plan}/plan.yml")
    entry = read(path, path.name, Plan)[0] if path.is_file() else None
    if entry is None:
        raise OutsideError(plan)
    file = f"data/plans/{plan}/results.yml"
    tree = open_tree(text)
    linker = Linker(read_lists(desk.root).known.indicators)
    changes = gather_changes_of(desk.root, plan)
    lines = hold_lines(entry.record, list(target_lines(entry.record, linker)), changes, linker)
    name = desk.repository.journal.keep_text(text)
    matcher = TargetMatcher(lines, linker)
    known = only if only <= len(list_grid_columns(tree, file)) else 0
    end = find_last_day(trace_campaign(entry.record, changes))
    rows = list_grid_lines(lines, tree, end, known) if lines else []
    return ResultSheet(plan, file, name, tree, matcher, rows, known)


def read_only(request: Request) -> int:
    """The number of the review that is asked for alone; 0 for the whole table."""
    return read_number(request.query_params.get("soat", ""))


def show_page(
    desk: Desk, request: Request, sheet: ResultSheet, told: GridTold, status: int = 200
) -> Response:
    """The page with the table."""
    columns = list_grid_columns(sheet.tree, sheet.file)
    rows = [(line, _make_row(sheet, line, columns, told)) for line in sheet.lines]
    reviewed = None
    if sheet.only:
        at = sheet.only - 1
        rows = [(line, cells[at : at + 1]) for line, cells in rows]
        own = [cell for _, cells in rows for cell in cells]
        reviewed = _view_reviewed(desk, request, sheet, told, own)
        columns = columns[at : at + 1]
    most = find_most_megabytes(desk.root)
    view = GridView(
        plan=sheet.plan,
        name=name_file(desk, f"data/plans/{sheet.plan}/plan.yml"),
        read=sheet.read,
        address=locate_results(sheet.plan, sheet.only),
        columns=tuple(columns),
        rows=tuple((line, tuple(cells)) for line, cells in rows),
        verdicts=VERDICTS,
        fresh=NewReview(**{name: told.typed.get(f"{NEW}.{name}", "") for name in FACTS}),
        fresh_errors=told.fresh_errors,
        problems=told.problems,
        doubts=len(told.doubts),
        conflicts=told.conflicts,
        sent=tuple(told.typed.items()) if told.conflicts else (),
        said=told.said,
        checked=_list_checked(desk, sheet),
        has_unsaved=told.has_unsaved,
        form=locate_form(sheet.file),
        reviewed=reviewed,
        drafts=() if sheet.only else tuple(_list_drafts(sheet, columns)),
        most_megabytes=most,
        suffixes=",".join(REPORT_SUFFIXES),
    )
    return render(request, "results", "Kết quả", view, status)


def _make_row(
    sheet: ResultSheet, line: GridLine, columns: Sequence[GridColumn], told: GridTold
) -> list[ResultCell]:
    return make_cells(sheet.tree, sheet.file, line, columns, typed=told.typed, doubts=told.doubts)


def _list_drafts(sheet: ResultSheet, columns: Iterable[GridColumn]) -> Iterator[DraftedReviewView]:
    for column in columns:
        if is_drafted(sheet.tree, column.number - 1):
            yield DraftedReviewView(
                f"{column.title} {column.day}",
                locate_results(sheet.plan, column.number),
                count_waiting(sheet.tree, column.number - 1),
            )


def _list_checked(desk: Desk, sheet: ResultSheet) -> tuple[ProblemView, ...]:
    """What the check says of the results, but for what the page itself shows."""
    lists = read_lists(desk.root)
    return tuple(
        view_problem(problem, lists)
        for problem in desk.checker.check().list_of(sheet.file)
        if problem.path[:1] != ("review",) and not _SHOWN_HERE & set(problem.path)
    )


def _view_reviewed(
    desk: Desk, request: Request, sheet: ResultSheet, told: GridTold, cells: list[ResultCell]
) -> ReviewedResults:
    at = sheet.only - 1
    doubts = list_result_doubts(sheet.tree, sheet.file, at, told.typed)
    left = list_left_words(sheet.tree, at, told.typed)
    by_cell: dict[str, tuple[ResultDoubt, ...]] = {}
    facts: list[ResultDoubt] = []
    for doubt in doubts:
        cell = next((one for one in cells if doubt.path[:4] == one.path), None)
        if cell is None:
            facts.append(doubt)
        else:
            by_cell[cell.name] = (*by_cell.get(cell.name, ()), doubt)
    page = read_number(request.query_params.get("trang", ""), 1)
    shown = ShownReview(at, cells, left, page)
    report = view_report(desk, sheet.plan, sheet.tree, shown)
    return ReviewedResults(
        number=sheet.only,
        is_draft=is_drafted(sheet.tree, at),
        original=report.original,
        places=report.places,
        cells=by_cell,
        facts=tuple(facts),
        left=tuple(left),
        waiting=len(doubts) + len(left),
    )

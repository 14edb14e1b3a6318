"""The page with the results of a plan as a table: filled in, pasted, with the report beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from desk.addresses import locate_form, locate_results, locate_text
from desk.answers import Written, open_tree, write_tree
from desk.conflicts import ConflictView, view_conflict
from desk.days import read_day
from desk.lists import read_lists
from desk.merging import TreeMerger, read_choices
from desk.pasting import Pasted, place_cells, read_cells
from desk.previewing import update_later
from desk.receiving import keep_upload, refuse_file
from desk.repository import OutsideError, StaleTextError
from desk.result_grid import (
    NEW,
    GridColumn,
    GridLine,
    NewReview,
    ResultCell,
    list_doubts,
    list_grid_columns,
    list_grid_lines,
    make_cells,
    name_cell,
    put_results,
)
from desk.shelf import ProblemView, name_file, view_problem
from desk.web import Desk, SentForm, go, render
from thidua.authoring.identifiers import propose_file_name
from thidua.authoring.known_lists import read_largest_file_size
from thidua.authoring.results.target_matching import TargetMatcher
from thidua.datafiles.format.tree import Node
from thidua.datafiles.validation import read
from thidua.datafiles.yamltree import parse
from thidua.foundation.files import discard
from thidua.foundation.problems import pick_errors
from thidua.model import Plan
from thidua.portal.targets import Linker, target_lines

_SECONDS = 60
_FACTS = ("kind", "date", "text", "number")
_NO_TARGETS = (
    "Kế hoạch này không có danh sách chỉ tiêu, nên ghi kết quả bằng biểu mẫu: mỗi kết quả kèm câu "
    "có con số của kế hoạch."
)


@dataclass(frozen=True)
class GridView:
    """All that the page with the table shows.

    Attributes:
        rows: each line with its cells.
        fresh: the facts of a new review, as they were typed.
        fresh_errors: what is wrong with these, by their names.
        doubts: how many cells should be looked at again.
        conflicts: cells that somebody else changed meanwhile.
        said: what was done with pasted cells.
    """

    plan: str
    name: str
    read: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[GridLine, tuple[ResultCell, ...]], ...]
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


@dataclass(frozen=True)
class _Sheet:
    """The table as it stands in the file."""

    plan: str
    file: str
    read: str
    tree: Node
    matcher: TargetMatcher
    lines: list[GridLine] = field(default_factory=list)


@dataclass(frozen=True)
class _GridTold:
    """What is told on the page besides the table."""

    typed: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fresh_errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    conflicts: tuple[ConflictView, ...] = ()
    said: tuple[str, ...] = ()
    has_unsaved: bool = False


def show_results(desk: Desk, request: Request) -> Response:
    """The table."""
    plan = request.path_params["plan"]
    file = f"data/plans/{plan}/results.yml"
    text = desk.repository.read(file).text
    if text and pick_errors(parse(text, file)[1]):
        return go(locate_text(file))
    sheet = _open(desk, plan, text)
    if not sheet.lines:
        desk.tell(_NO_TARGETS)
        return go(locate_form(file))
    kept = desk.repository.journal.read_unsaved(_key(file))
    wants_kept = request.query_params.get("lay") == "1"
    typed = kept if kept and wants_kept else {}
    told = _GridTold(typed=typed, has_unsaved=bool(kept) and not wants_kept)
    return _page(desk, request, sheet, told)


def take_results(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save the table, or put pasted cells into it, or throw away what was not saved."""
    plan = request.path_params["plan"]
    file = f"data/plans/{plan}/results.yml"
    if form.get("lam") == "bo":
        desk.repository.journal.forget_unsaved(_key(file))
        return go(locate_results(plan))
    base = desk.repository.journal.find_text(form.get("doc"))
    current = desk.repository.read(file)
    sheet = _open(desk, plan, current.text if base is None else base)
    sent = dict(form.values)
    if form.get("lam") == "dan":
        pasted = _place(sheet, form)
        typed = {**sent, **_name_cells(sheet, form.get("cot"), pasted)}
        doubts = _doubt(sheet, typed, pasted, form.get("cot"))
        return _page(desk, request, sheet, _GridTold(typed, doubts, said=_say_pasted(pasted)))
    doubts = _doubt(sheet, sent)
    if doubts:
        return _page(desk, request, sheet, _GridTold(sent, doubts), 422)
    return _merge_and_save(desk, request, form, sheet)


def _merge_and_save(desk: Desk, request: Request, form: SentForm, sheet: _Sheet) -> Response:
    sent, current = dict(form.values), desk.repository.read(sheet.file)
    fresh = NewReview(**{name: _fact(name, sent) for name in _FACTS})
    report, refused = _look_at_report(desk, form)
    if refused:
        return _page(desk, request, sheet, _GridTold(sent, fresh_errors={"file": (refused,)}), 422)
    if report:
        fresh = replace(fresh, file=_name_report(fresh, report))
    mine = put_results(sheet.tree, sheet.lines, sent, fresh)
    merger = TreeMerger(read_choices(form.values))
    tree = merger.merge(sheet.tree, mine, open_tree(current.text)) or Node({})
    if merger.conflicts:
        views = tuple(view_conflict(sheet.file, conflict) for conflict in merger.conflicts)
        return _page(desk, request, sheet, _GridTold(sent, conflicts=views), 409)
    written = write_tree(tree, sheet.file, current.text, ())
    if not written.text:
        return _page(desk, request, sheet, _sort(written, sent), 422)
    target = desk.repository.locate_beside(sheet.plan, fresh.file) if report else None
    is_new = target is not None and not target.exists()
    if report and target and (refused := _keep_report(desk, report, target)):
        return _page(desk, request, sheet, _GridTold(sent, fresh_errors={"file": (refused,)}), 422)
    try:
        what = "kết quả sơ kết, tổng kết"
        beside = fresh.file if is_new else ""
        saved = desk.repository.save(sheet.file, written.text, current.name, what, beside)
    except StaleTextError:
        if is_new and target:
            discard(target)
        desk.tell("Tệp vừa được người khác sửa nên chưa lưu. Lấy lại chữ chưa lưu rồi lưu lần nữa.")
        desk.repository.journal.keep_unsaved(_key(sheet.file), sent)
        return go(locate_results(sheet.plan))
    desk.repository.journal.forget_unsaved(_key(sheet.file))
    update_later(desk)
    desk.tell("Đã lưu kết quả." if saved else "Không có gì thay đổi nên không phải lưu.")
    if current.text != (desk.repository.journal.find_text(form.get("doc")) or current.text):
        desk.tell("Trong lúc đó tệp đã được người khác sửa; phần họ sửa vẫn được giữ.")
    return go(locate_results(sheet.plan))


def paste_cells(desk: Desk, request: Request, form: SentForm) -> Response:
    """Where cells belong that somebody pasted: asked by the page while it stays open."""
    plan = request.path_params["plan"]
    text = desk.repository.read(f"data/plans/{plan}/results.yml").text
    sheet = _open(desk, plan, text)
    pasted = _place(sheet, form)
    cells = _name_cells(sheet, form.get("cot"), pasted)
    doubts = _doubt(sheet, cells, pasted, form.get("cot"))
    return JSONResponse({"cells": cells, "doubts": doubts, "said": " ".join(_say_pasted(pasted))})


def keep_typed(desk: Desk, request: Request, form: SentForm) -> Response:
    """Keep what somebody types into the table, in case the browser or the machine stops."""
    file = f"data/plans/{request.path_params['plan']}/results.yml"
    desk.repository.locate(file)
    names = [name for name in form.values if name.startswith(("f.", "d.", f"{NEW}."))]
    desk.repository.journal.keep_unsaved(_key(file), {name: form.get(name) for name in names})
    return Response(status_code=204)


def _open(desk: Desk, plan: str, text: str) -> _Sheet:
    path = desk.repository.locate(f"data/plans/{plan}/plan.yml")
    entry = read(path, path.name, Plan)[0] if path.is_file() else None
    if entry is None:
        raise OutsideError(plan)
    file = f"data/plans/{plan}/results.yml"
    tree = open_tree(text)
    linker = Linker(read_lists(desk.root).known.indicators)
    lines = list(target_lines(entry.record, linker))
    name = desk.repository.journal.keep_text(text)
    matcher = TargetMatcher(lines, linker)
    return _Sheet(plan, file, name, tree, matcher, list_grid_lines(lines, tree) if lines else [])


def _page(
    desk: Desk, request: Request, sheet: _Sheet, told: _GridTold, status: int = 200
) -> Response:
    columns = list_grid_columns(sheet.tree, sheet.file)
    rows = tuple(
        (
            line,
            tuple(
                make_cells(
                    sheet.tree, sheet.file, line, columns, typed=told.typed, doubts=told.doubts
                )
            ),
        )
        for line in sheet.lines
    )
    problems = desk.checker.check().list_of(sheet.file)
    view = GridView(
        plan=sheet.plan,
        name=name_file(desk, f"data/plans/{sheet.plan}/plan.yml"),
        read=sheet.read,
        columns=tuple(columns),
        rows=rows,
        fresh=NewReview(**{name: told.typed.get(f"{NEW}.{name}", "") for name in _FACTS}),
        fresh_errors=told.fresh_errors,
        problems=told.problems,
        doubts=len(told.doubts),
        conflicts=told.conflicts,
        sent=tuple(told.typed.items()) if told.conflicts else (),
        said=told.said,
        checked=tuple(view_problem(problem) for problem in problems),
        has_unsaved=told.has_unsaved,
        form=locate_form(sheet.file),
    )
    return render(request, "results", "Kết quả", view, status)


def _fact(name: str, sent: Mapping[str, str]) -> str:
    said = " ".join(sent.get(f"{NEW}.{name}", "").split())
    return read_day(said) if name == "date" else said


def _place(sheet: _Sheet, form: SentForm) -> Pasted:
    keys = [line.key for line in sheet.lines]
    return place_cells(read_cells(form.get("dan")), keys, sheet.matcher, form.get("dong"))


def _name_cells(sheet: _Sheet, column: str, pasted: Pasted) -> dict[str, str]:
    """Pasted words by the names of their cells; words right of the table are left out."""
    numbers = [str(one.number) for one in list_grid_columns(sheet.tree, sheet.file)]
    all_columns = [*numbers, NEW]
    first = all_columns.index(column) if column in all_columns else len(numbers)
    lines = {line.key: line for line in sheet.lines}
    named: dict[str, str] = {}
    for (key, right), words in pasted.cells.items():
        if first + right < len(all_columns):
            named[name_cell(all_columns[first + right], lines[key])] = words
        else:
            pasted.left.append(words)
    return named


def _doubt(
    sheet: _Sheet, sent: Mapping[str, str], pasted: Pasted | None = None, column: str = NEW
) -> dict[str, tuple[str, ...]]:
    columns = list_grid_columns(sheet.tree, sheet.file)
    doubts = list_doubts(sheet.tree, sheet.lines, columns, sent)
    for line in sheet.lines:
        if pasted and line.key in pasted.doubts:
            name = name_cell(column or NEW, line)
            doubts[name] = (*doubts.get(name, ()), pasted.doubts[line.key])
    return doubts


def _say_pasted(pasted: Pasted) -> tuple[str, ...]:
    said = [f"Đã đặt {len(pasted.cells)} ô, chưa lưu. Xem lại rồi bấm “Lưu kết quả”."]
    said += [f"Chưa rõ của chỉ tiêu nào nên không đặt: “{words}”." for words in pasted.left]
    return tuple(said)


def _sort(written: Written, sent: Mapping[str, str]) -> _GridTold:
    """What the model refuses, beside the facts of the new review where it is about them."""
    errors: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for problem in written.problems:
        sentence = f"{problem.said} {problem.fix}".strip()
        last = problem.path[-1] if problem.path else ""
        if last in _FACTS and problem.path[:1] == ("reviews",):
            errors[str(last)] = (*errors.get(str(last), ()), sentence)
        else:
            problems.append(sentence)
    return _GridTold(sent, fresh_errors=errors, problems=tuple(problems))


def _look_at_report(desk: Desk, form: SentForm) -> tuple[Path | None, str]:
    """The report that was dropped, kept aside; and why it cannot be taken."""
    upload = next((file for name, file in form.uploads if name == "bao-cao"), None)
    if upload is None:
        return None, ""
    most, _ = read_largest_file_size(desk.root)
    if refused := refuse_file(upload, most or 0):
        return None, refused
    return keep_upload(desk, upload), ""


def _name_report(fresh: NewReview, report: Path) -> str:
    year = fresh.date[:4] if fresh.number else ""
    kind = "so ket" if fresh.kind == "interim" else "tong ket"
    otherwise = f"{kind} {fresh.date}"
    return propose_file_name("bao_cao", fresh.number, year, otherwise, PurePosixPath(report).suffix)


def _keep_report(desk: Desk, report: Path, target: Path) -> str:
    """Put the report beside the plan; why that cannot be done, if so."""
    asked = {"root": str(desk.root), "file": str(report), "target": str(target)}
    job = desk.jobs.work("desk.report_process", asked, _SECONDS)
    discard(report.parent)
    return job.refused


def _key(file: str) -> str:
    return f"{file} bảng"

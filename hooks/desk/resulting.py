"""The page with the results of a plan as a table: filled in, pasted, with the report beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path as FilePath

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from desk.addresses import locate_form, locate_results, locate_text
from desk.answers import Written, open_tree, write_tree
from desk.conflicts import view_conflict
from desk.days import read_day
from desk.days_to_come import list_not_come
from desk.incoming_reports import keep_beside_record, let_report_wait, look_at_report, name_report
from desk.merging import TreeMerger, read_choices
from desk.pasting import Pasted, place_cells, read_cells
from desk.previewing import update_later
from desk.repository import UNCHANGED, StaleTextError
from desk.result_grid import (
    NEW,
    NewReview,
    list_doubts,
    list_grid_columns,
    name_cell,
    put_results,
)
from desk.result_page import FACTS, GridTold, ResultSheet, open_sheet, read_only, show_page
from desk.result_review import (
    count_waiting,
    decide_doubts,
    finish_review,
    has_wrong_decision,
    place_left_words,
)
from desk.trees import is_same, items_at, text_at
from desk.web import Desk, SentForm, go
from thidua.datafiles.format.tree import Node
from thidua.datafiles.yamltree import parse
from thidua.foundation.files import discard
from thidua.foundation.problems import pick_errors
from thidua.model.field_path import FieldPath

_TYPED = ("f.", "d.", "v.", "u.", "s.", "x.", f"{NEW}.")
"""How the names of what somebody types into the table begin."""
_FINISH = "xong"
_NO_TARGETS = (
    "Kế hoạch này không có danh sách chỉ tiêu, nên ghi kết quả bằng biểu mẫu: mỗi kết quả kèm câu "
    "có con số của kế hoạch."
)
_NO_RESULT = "Chưa có kết quả nào ở lần này: điền ít nhất một ô của cột ấy."
"""What a list of results that is empty is called where its cells are columns."""

_MOST_LEFT = 5
"""Rows that are told word by word; there may be hundreds."""


def show_results(desk: Desk, request: Request) -> Response:
    """The table."""
    plan = request.path_params["plan"]
    file = f"data/plans/{plan}/results.yml"
    text = desk.repository.read(file).text
    if text and pick_errors(parse(text, file)[1]):
        return go(locate_text(file))
    sheet = open_sheet(desk, plan, text, read_only(request))
    if not sheet.lines:
        desk.tell(_NO_TARGETS)
        return go(locate_form(file))
    kept = desk.repository.journal.read_unsaved(_key(file))
    wants_kept = request.query_params.get("lay") == "1"
    typed = kept if kept and wants_kept else {}
    has_unsaved = bool(kept) and not wants_kept and _says_more(desk, sheet, kept or {})
    told = GridTold(typed=typed, has_unsaved=has_unsaved)
    return show_page(desk, request, sheet, told)


def _says_more(desk: Desk, sheet: ResultSheet, kept: Mapping[str, str]) -> bool:
    """Whether what somebody typed is not saved already; what is kept of it is forgotten if so."""
    fresh = NewReview(**{name: _fact(name, kept) for name in FACTS})
    if is_same(_decide(sheet, kept, fresh), sheet.tree):
        desk.repository.journal.forget_unsaved(_key(sheet.file))
        return False
    return True


def take_results(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save the table, or put pasted cells into it, or throw away what was not saved."""
    plan = request.path_params["plan"]
    file = f"data/plans/{plan}/results.yml"
    if form.get("lam") == "bo":
        desk.repository.journal.forget_unsaved(_key(file))
        return go(locate_results(plan, read_only(request)))
    base = desk.repository.journal.find_text(form.get("doc"))
    current = desk.repository.read(file)
    sheet = open_sheet(desk, plan, current.text if base is None else base, read_only(request))
    sent = dict(form.values)
    report, refused = look_at_report(desk, form)
    request.state.kept = [let_report_wait(desk, report)] if report else []
    if form.get("lam") == "dan":
        pasted = _place(sheet, form)
        typed = {**sent, **_name_cells(sheet, form.get("cot"), pasted)}
        doubts = _doubt(sheet, typed, pasted, form.get("cot"))
        return show_page(desk, request, sheet, GridTold(typed, doubts, said=_say_pasted(pasted)))
    doubts = _doubt(sheet, sent)
    if doubts or has_wrong_decision(sheet.tree, sent):
        return show_page(desk, request, sheet, GridTold(sent, doubts), 422)
    if refused:
        return _refuse_report(desk, request, sheet, sent, refused)
    return _merge_and_save(desk, request, form, sheet, report)


def _merge_and_save(
    desk: Desk, request: Request, form: SentForm, sheet: ResultSheet, report: FilePath | None
) -> Response:
    sent, current = dict(form.values), desk.repository.read(sheet.file)
    fresh = NewReview(**{name: _fact(name, sent) for name in FACTS})
    if report:
        fresh = replace(fresh, file=name_report(fresh, report))
    merger = TreeMerger(read_choices(form.values))
    mine = _decide(sheet, sent, fresh)
    tree = merger.merge(sheet.tree, mine, open_tree(current.text)) or Node({})
    if merger.conflicts:
        views = tuple(view_conflict(sheet.file, conflict) for conflict in merger.conflicts)
        return show_page(desk, request, sheet, GridTold(sent, conflicts=views), 409)
    if wants_end := form.get("lam") == _FINISH and bool(sheet.only):
        wants_end = not count_waiting(tree, sheet.only - 1)
        tree = finish_review(tree, sheet.only - 1) if wants_end else tree
    written = write_tree(tree, sheet.file, current.text, ())
    dates = _list_new_dates(tree, open_tree(current.text))
    if late := list_not_come(written.text, sheet.file, dates, desk.today()):
        written = Written("", (*late, *written.problems), dates)
    if not written.text:
        return show_page(desk, request, sheet, _sort(written, sent), 422)
    target = desk.repository.locate_beside(sheet.plan, fresh.file) if report else None
    is_new = target is not None and not target.exists()
    if report and target and (refused := keep_beside_record(desk, report, target)):
        request.state.kept = []
        return _refuse_report(desk, request, sheet, sent, refused)
    try:
        what = "soát xong kết quả" if wants_end else "kết quả sơ kết, tổng kết"
        beside = fresh.file if is_new else ""
        saved = desk.repository.save(sheet.file, written.text, current.name, what, beside)
    except StaleTextError:
        if is_new and target:
            discard(target)
        desk.tell("Tệp vừa được người khác sửa nên chưa lưu. Lấy lại chữ chưa lưu rồi lưu lần nữa.")
        desk.repository.journal.keep_unsaved(_key(sheet.file), _pick_typed(form))
        return go(locate_results(sheet.plan, sheet.only))
    desk.repository.journal.forget_unsaved(_key(sheet.file))
    update_later(desk)
    _tell_saved(desk, form, tree, sheet, has_changed=saved is not None, has_ended=wants_end)
    if current.text != (desk.repository.journal.find_text(form.get("doc")) or current.text):
        desk.tell("Trong lúc đó tệp đã được người khác sửa; phần họ sửa vẫn được giữ.")
    return go(locate_results(sheet.plan, 0 if wants_end else sheet.only))


def _list_new_dates(tree: Node, before: Node) -> tuple[FieldPath, ...]:
    """The dates of reviews that no review had before."""
    known = {one for _, one in _list_dates(before)}
    return tuple(path for path, when in _list_dates(tree) if when not in known)


def _list_dates(tree: Node) -> list[tuple[FieldPath, str]]:
    paths = [("reviews", at, "date") for at in range(len(items_at(tree, ("reviews",))))]
    return [(path, text_at(tree, path)) for path in paths]


def _decide(sheet: ResultSheet, sent: Mapping[str, str], fresh: NewReview) -> Node:
    """The tree with all that somebody decided on the page."""
    tree = decide_doubts(sheet.tree, sheet.lines, sent)
    tree = put_results(tree, sheet.lines, sent, fresh)
    return place_left_words(tree, sheet.lines, sent)


def _tell_saved(
    desk: Desk,
    form: SentForm,
    tree: Node,
    sheet: ResultSheet,
    *,
    has_changed: bool,
    has_ended: bool,
) -> None:
    if has_ended:
        desk.tell("Đã soát xong. Kết quả sẽ lên Cổng khi được gửi đi và duyệt.")
        return
    desk.tell("Đã lưu kết quả." if has_changed else UNCHANGED)
    if form.get("lam") == _FINISH and sheet.only:
        left = count_waiting(tree, sheet.only - 1)
        desk.tell(f"Còn {left} chỗ chưa soát nên lần này vẫn là bản nháp.")


def _refuse_report(
    desk: Desk, request: Request, sheet: ResultSheet, sent: Mapping[str, str], refused: str
) -> Response:
    told = GridTold(sent, fresh_errors={"file": (refused,)})
    return show_page(desk, request, sheet, told, 422)


def paste_cells(desk: Desk, request: Request, form: SentForm) -> Response:
    """Where cells belong that somebody pasted: asked by the page while it stays open."""
    plan = request.path_params["plan"]
    text = desk.repository.read(f"data/plans/{plan}/results.yml").text
    sheet = open_sheet(desk, plan, text)
    pasted = _place(sheet, form)
    cells = _name_cells(sheet, form.get("cot"), pasted)
    doubts = _doubt(sheet, cells, pasted, form.get("cot"))
    return JSONResponse({"cells": cells, "doubts": doubts, "said": " ".join(_say_pasted(pasted))})


def keep_typed(desk: Desk, request: Request, form: SentForm) -> Response:
    """Keep what somebody types into the table, in case the browser or the machine stops."""
    file = f"data/plans/{request.path_params['plan']}/results.yml"
    desk.repository.locate(file)
    desk.repository.journal.keep_unsaved(_key(file), _pick_typed(form))
    return Response(status_code=204)


def _pick_typed(form: SentForm) -> dict[str, str]:
    return {name: value for name, value in form.values.items() if name.startswith(_TYPED)}


def _fact(name: str, sent: Mapping[str, str]) -> str:
    said = " ".join(sent.get(f"{NEW}.{name}", "").split())
    return read_day(said) if name == "date" else said


def _place(sheet: ResultSheet, form: SentForm) -> Pasted:
    keys = [line.key for line in sheet.lines]
    return place_cells(read_cells(form.get("dan")), keys, sheet.matcher, form.get("dong"))


def _name_cells(sheet: ResultSheet, column: str, pasted: Pasted) -> dict[str, str]:
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
    sheet: ResultSheet, sent: Mapping[str, str], pasted: Pasted | None = None, column: str = NEW
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
    if not pasted.cells and not pasted.left:
        return ("Vùng vừa dán không có chữ nào nên không đặt ô nào. Chép lại các ô có kết quả.",)
    said += pasted.remarks
    if pasted.left:
        shown = "; ".join(f"“{words}”" for words in pasted.left[:_MOST_LEFT])
        more = len(pasted.left) - _MOST_LEFT
        others = f" và {more} dòng nữa" if more > 0 else ""
        said.append(f"Chưa rõ của chỉ tiêu nào nên không đặt: {shown}{others}.")
    return tuple(said)


def _sort(written: Written, sent: Mapping[str, str]) -> GridTold:
    """What the model refuses, beside the facts of the new review where it is about them."""
    errors: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for problem in written.problems:
        last = problem.path[-1] if problem.path else ""
        if last == "results":
            problems.append(_NO_RESULT)
        elif last in FACTS and problem.path[:1] == ("reviews",):
            errors[str(last)] = (*errors.get(str(last), ()), problem.sentence)
        else:
            problems.append(problem.sentence)
    return GridTold(sent, fresh_errors=errors, problems=tuple(problems))


def _key(file: str) -> str:
    return f"{file} bảng"

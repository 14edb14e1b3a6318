"""Reviewing a draft beside its original: one doubt after the other, until none is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import shorten
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import find_page, locate_field, locate_form, locate_review, read_number
from desk.amended_lines import list_amended
from desk.answers import open_tree, sort_by_field, write_tree
from desk.forms import FormField, FormMaker
from desk.kinds import find_model
from desk.lasting_names import propose_lasting
from desk.lists import read_lists
from desk.naming import ProblemView, is_doubt, name_codes, name_plan, read_plan, view_problem
from desk.originals import OriginalView, read_words, view_original
from desk.placing import DESTINATIONS, find_paragraph_item, is_draft
from desk.rearranging import REARRANGED, UndecidedError, tell_left
from desk.repository import STALE, OutsideError, StaleTextError
from desk.sections import leave_out
from desk.trees import drop_remarks, items_at, put_node, text_at
from desk.waiting import Waiting, decide, list_waiting
from desk.web import Desk, SentForm, go, render
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath
from thidua.portal.references import ISSUERS

_MOST_PROBLEMS, _SHORT_NAME = 6, 90
_FINISHED = "soát xong bản nháp"
_DONE = {**REARRANGED, "dung": "soát một chỗ"}


@dataclass(frozen=True)
class ReviewView:
    """All that a step of the review shows.

    Attributes:
        entry_address: of the form of the body that the field names; empty without one.
        is_paragraph: whether the field belongs to an item that can be split, joined and moved.
        last: the number and the words of the last save of this plan; 0 without one.
        twin: the plan that has this document already, by a doubt; empty without one.
        beside: goes on showing the file that is shown, in the addresses of other steps.
    """

    plan: str
    name: str
    read: str
    at: int
    total: int
    now: Waiting | None
    field: FormField | None
    field_address: str
    entry_address: str
    is_paragraph: bool
    original: OriginalView
    problems: tuple[ProblemView, ...]
    more_problems: int
    fields: tuple[tuple[str, str], ...]
    destinations: tuple[tuple[str, str], ...]
    is_draft: bool
    last: tuple[int, str]
    refused: str
    twin: str
    beside: str
    amended: tuple[tuple[str, str, str], ...]
    amending: str


def show_review(desk: Desk, request: Request) -> Response:
    """One step of a review."""
    return _page(desk, request, {}, ())


def _page(
    desk: Desk,
    request: Request,
    typed: dict[str, str],
    errors: tuple[str, ...],
    status: int = 200,
) -> Response:
    plan, file = _asked(request)
    read = desk.repository.read(file)
    if not read.text:
        raise OutsideError(file)
    tree = open_tree(read.text)
    waiting = list_waiting(tree)
    at = _number(request, len(waiting))
    now = waiting[at] if waiting else None
    problems = list(_list_problems(desk, plan))
    field = _find_field(tree, now.path, typed, errors, desk) if now and now.path else None
    twin = now.twin if now else ""
    now = _name_all(desk, now, field) if now else None
    beside = request.query_params.get("tep", "")
    change = _find_change(now.path) if now else None
    view = ReviewView(
        plan=plan,
        name=_name(desk, plan),
        read=read.name,
        at=at,
        total=len(waiting),
        now=now,
        field=field,
        field_address=locate_field(file, now.path) if now and now.path else "",
        entry_address=_locate_entry(desk, field),
        is_paragraph=bool(now and find_paragraph_item(now.path)),
        original=view_original(desk, request, tree, waiting, now),
        problems=tuple(problems[:_MOST_PROBLEMS]),
        more_problems=max(0, len(problems) - _MOST_PROBLEMS),
        fields=tuple(read_lists(desk.root).list_choices("fields")),
        destinations=tuple((one.key, one.words) for one in DESTINATIONS),
        is_draft=is_draft(tree),
        last=_find_last(desk, file),
        refused=" ".join(errors) if errors and field is None else "",
        twin=twin,
        beside=f"&tep={quote(beside)}" if beside else "",
        amended=list_amended(tree, change) if change is not None else (),
        amending=f"/sua-doi/{plan}?muc={change + 1}" if change is not None else "",
    )
    return render(request, "review", "Soát bản nháp", view, status)


def _find_change(path: FieldPath) -> int | None:
    """Which change of a decision a doubt is about; None if about none."""
    at = path[1] if len(path) > 1 and path[0] == "changes" else None
    return at if isinstance(at, int) else None


def _name(desk: Desk, plan: str) -> str:
    entry = read_plan(desk, f"data/plans/{plan}")
    return name_plan(entry.record) if entry else plan


def _name_all(desk: Desk, now: Waiting, field: FormField | None) -> Waiting:
    """The same, told with names instead of what data files write."""
    words = name_codes(read_lists(desk.root), now.words)
    return replace(now, words=_name_choices(desk, words, field) if field else words)


def _name_choices(desk: Desk, words: str, field: FormField) -> str:
    """A reason with what choices are called instead of what data files write."""
    listed = read_lists(desk.root).list_choices(field.listed) if field.listed else []
    for value, name in [*listed, *((one.value, one.words) for one in field.choices)]:
        words = words.replace(f"“{value}”", f"“{name}”")
    return words


def _locate_entry(desk: Desk, field: FormField | None) -> str:
    """The form of the body that a field names, if it is one of the portal's list."""
    if field is None or field.listed != "issuers":
        return ""
    wanted = read_lists(desk.root).find_id("issuers", field.value)
    tree = open_tree(desk.repository.read(ISSUERS).text)
    names = [
        text_at(tree, ("issuers", at, "id")) for at in range(len(items_at(tree, ("issuers",))))
    ]
    return locate_form(ISSUERS, ("issuers", names.index(wanted))) if wanted in names else ""


def _list_problems(desk: Desk, plan: str) -> Iterator[ProblemView]:
    """What the check says of a plan, but for what the review itself shows."""
    lists = read_lists(desk.root)
    for problem in desk.checker.check().list_in(f"data/plans/{plan}"):
        if not is_doubt(problem) and problem.path != ("draft",):
            yield view_problem(problem, lists)


def _find_last(desk: Desk, file: str) -> tuple[int, str]:
    """The last save, if it was one of this file."""
    last = next(iter(desk.repository.journal.list_saves()), None)
    return (last.number, last.what) if last and last.file == file else (0, "")


def take_step(desk: Desk, request: Request, form: SentForm) -> Response:
    """Do what somebody decided about one thing, and go on to the next."""
    plan, file = _asked(request)
    current = desk.repository.read(file)
    if form.get("doc") != current.name:
        desk.tell(STALE)
        return go(locate_review(plan))
    tree = open_tree(current.text)
    waiting = list_waiting(tree)
    at = _number(request, len(waiting))
    if form.get("lam") == "xong":
        return _finish(desk, file, tree, current.name, waiting)
    if not waiting:
        return go(locate_review(plan))
    try:
        made = decide(tree, waiting[at], form, read_lists(desk.root))
    except UndecidedError as undecided:
        return _page(desk, request, form.fields, (str(undecided),), 422)
    written = write_tree(made, file, current.text, (waiting[at].path,))
    if not written.text:
        said = tuple(problem.sentence for problem in written.problems)
        return _page(desk, request, form.fields, said, 422)
    what = _DONE.get(form.get("lam"), "xếp một đoạn vào chỗ")
    item = find_paragraph_item(waiting[at].path)
    left = tell_left(tree, made, item, form) if item and form.get("lam") in REARRANGED else ""
    told = f"Đã {what}.{left}" if left else ""
    try:
        desk.repository.save(file, written.text, current.name, what)
    except StaleTextError:
        told = STALE
    if told:
        desk.tell(told)
    return go(locate_review(plan, at, request.query_params.get("tep", "")))


def bring_in(desk: Desk, request: Request, form: SentForm) -> Response:
    """Let a paragraph of a further file, such as an annex, wait for its place in the plan."""
    plan, file = _asked(request)
    read, wanted = desk.repository.read(file), read_number(form.get("doan"))
    tree = open_tree(read.text)
    name, manuscript = read_words(desk, plan, form.get("tep"))
    lines = manuscript.paragraphs if manuscript else ()
    if not is_draft(tree) or not 0 < wanted <= len(lines) or name != form.get("tep"):
        raise OutsideError(name)
    line = lines[wanted - 1]
    words = f"{line.label} {line.text}".strip()
    written = write_tree(
        leave_out(tree, words, f"tệp {name}, đoạn {line.place.paragraph}"),
        file,
        read.text,
        (("unplaced",),),
    )
    if form.get("doc") != read.name or not written.text:
        desk.tell(STALE)
        return go(locate_review(plan, None, name))
    desk.repository.save(file, written.text, read.name, "lấy một đoạn ở phụ lục")
    return go(locate_review(plan, len(list_waiting(open_tree(written.text))) - 1, name))


def _finish(desk: Desk, file: str, tree: Node, read: str, waiting: list[Waiting]) -> Response:
    """Make a draft a plan: nothing is doubtful, nothing unplaced."""
    plan = file.split("/")[2]
    if waiting:
        desk.tell(f"Còn {len(waiting)} chỗ chưa soát.")
        return go(locate_review(plan))
    tree = drop_remarks(put_node(put_node(tree, ("draft",), None), ("review",), None))
    tree = put_node(tree, ("updated",), Node(desk.today().isoformat()))
    lasting = propose_lasting(tree, plan, read_lists(desk.root))
    tree = put_node(tree, ("id",), Node(lasting))
    written = write_tree(tree, file, desk.repository.read(file).text, (("draft",),))
    if not written.text:
        desk.tell(" ".join(problem.sentence for problem in written.problems))
        return go(locate_review(plan))
    try:
        if lasting == plan:
            desk.repository.save(file, written.text, read, _FINISHED)
        else:
            desk.repository.move_plan(file, lasting, written.text, read, _FINISHED)
            desk.tell(f"Đã rõ cơ quan ban hành nên địa chỉ trang mang tên cơ quan: {lasting}.")
    except StaleTextError:
        desk.tell(STALE)
        return go(locate_review(plan))
    desk.tell("Đã soát xong. Kế hoạch sẽ lên Cổng khi được gửi đi và duyệt.")
    return go("/")


def discard_draft(desk: Desk, request: Request, form: SentForm) -> Response:
    """Put a draft away that nobody wants, such as one of a document that was there already."""
    plan, file = _asked(request)
    read = desk.repository.read(file)
    if not read.text or not is_draft(open_tree(read.text)):
        raise OutsideError(file)
    try:
        what = f"bỏ bản nháp {shorten(_name(desk, plan), _SHORT_NAME, placeholder='…')}"
        desk.repository.remove_plan(file, form.get("doc"), what)
    except StaleTextError:
        desk.tell(STALE)
        return go(locate_review(plan))
    desk.tell(
        "Đã bỏ bản nháp cùng tệp gốc chép bên cạnh. Cần lại thì vào “Lần lưu”, bấm “Hoàn tác”."
    )
    return go("/")


def _find_field(
    tree: Node, path: FieldPath, typed: dict[str, str], errors: tuple[str, ...], desk: Desk
) -> FormField | None:
    """The field of a doubt, as a form asks for it; None if it has a page of its own."""
    page = find_page("plan", path)
    model = find_model("plan", page)
    if model is None or page == path:
        return None
    fields = FormMaker(tree, read_lists(desk.root), sort_by_field([]), typed).make(model, page)
    wanted = ".".join(str(step) for step in path[len(page) :])
    for field in _all_fields(fields):
        if field.name == f"f.{wanted}" and field.look not in {"records", "group-page"}:
            return replace(field, errors=errors)
    return None


def _all_fields(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from _all_fields(field.fields)


def _asked(request: Request) -> tuple[str, str]:
    plan = request.path_params["plan"]
    return plan, f"data/plans/{plan}/plan.yml"


def _number(request: Request, total: int) -> int:
    """The index of the thing that is asked for; the first without one."""
    wanted = read_number(request.query_params.get("cho", ""), 1) - 1
    return max(0, min(wanted, total - 1))

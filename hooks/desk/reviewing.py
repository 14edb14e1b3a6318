"""Reviewing a draft beside its original: one doubt after the other, until none is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import find_page, locate_field, locate_review
from desk.answers import open_tree, sort_by_field, take_answers, write_tree
from desk.forms import FormField, FormMaker
from desk.kinds import find_model
from desk.lists import read_lists
from desk.originals import OriginalView, read_words, view_original
from desk.places import say_plainly
from desk.repository import OutsideError, StaleTextError
from desk.shelf import ProblemView, view_problem
from desk.trees import (
    drop_remarks,
    find_node,
    find_printed_place,
    find_remark,
    insert_item,
    items_at,
    mark_reviewed,
    put_node,
    read_path,
    text_at,
)
from desk.web import Desk, SentForm, go, render
from thidua.datafiles.format.tree import Node, tree_of
from thidua.model.review import Path

_MOST_PROBLEMS = 6
_OF_DRAFTS = "Bản nháp, cần soát"


@dataclass(frozen=True)
class Waiting:
    """Something of a draft that a person must look at.

    Attributes:
        kind: ``ngo`` for a doubtful field, ``chu`` for words that no field has.
        at: its index in its own list.
        path: of the field; empty for words.
        words: why, or the words themselves.
        place: where in the original, in words.
    """

    kind: str
    at: int
    path: Path
    words: str
    place: str


@dataclass(frozen=True)
class ReviewView:
    """All that a step of the review shows."""

    plan: str
    read: str
    at: int
    total: int
    now: Waiting | None
    field: FormField | None
    field_address: str
    original: OriginalView
    placed: int
    paragraphs: int
    problems: tuple[ProblemView, ...]
    more_problems: int
    fields: tuple[tuple[str, str], ...]
    is_draft: bool


def show_review(desk: Desk, request: Request) -> Response:
    """One step of a review."""
    return _page(desk, request, {}, ())


def _page(
    desk: Desk, request: Request, typed: dict[str, str], errors: tuple[str, ...], status: int = 200
) -> Response:
    plan, file = _asked(request)
    read = desk.repository.read(file)
    if not read.text:
        raise OutsideError(file)
    tree = open_tree(read.text)
    waiting = list_waiting(tree)
    at = _number(request, len(waiting))
    now = waiting[at] if waiting else None
    lists = read_lists(desk.root)
    found = desk.checker.check().list_in(f"data/plans/{plan}")
    told = ("review", "unplaced")  # the review itself shows these
    problems = [
        one
        for one in found
        if one.path[:1] not in {(name,) for name in told} and not one.said.startswith(_OF_DRAFTS)
    ]
    field = _find_field(tree, now.path, typed, errors, desk) if now and now.path else None
    _, manuscript = read_words(desk, plan)
    paragraphs = len(manuscript.paragraphs) if manuscript else 0
    unplaced = sum(one.kind == "chu" for one in waiting)
    view = ReviewView(
        plan=plan,
        read=read.name,
        at=at,
        total=len(waiting),
        now=now,
        field=field,
        field_address=locate_field(file, now.path) if now and now.path else "",
        original=view_original(desk, plan, find_printed_place(now.place) if now else None),
        placed=paragraphs - min(unplaced, paragraphs),
        paragraphs=paragraphs,
        problems=tuple(view_problem(one) for one in problems[:_MOST_PROBLEMS]),
        more_problems=max(0, len(problems) - _MOST_PROBLEMS),
        fields=tuple(lists.list_choices("fields")),
        is_draft=text_at(tree, ("draft",)) in {"có", "true"},
    )
    return render(request, "review", "Soát bản nháp", view, status)


def list_waiting(tree: Node) -> list[Waiting]:
    """The doubts of a draft, then the words that no field has, in the order of the file."""
    return [*_doubts(tree), *_unplaced(tree)]


def _doubts(tree: Node) -> Iterator[Waiting]:
    for at in range(len(items_at(tree, ("review",)))):
        path = read_path(text_at(tree, ("review", at, "at")))
        why = say_plainly(text_at(tree, ("review", at, "why")))
        yield Waiting("ngo", at, path, why, find_remark(tree, path))


def _unplaced(tree: Node) -> Iterator[Waiting]:
    for at in range(len(items_at(tree, ("unplaced",)))):
        if not text_at(tree, ("unplaced", at, "reason")):
            words = text_at(tree, ("unplaced", at, "text")).strip()
            yield Waiting("chu", at, (), words, text_at(tree, ("unplaced", at, "place")))


def take_step(desk: Desk, request: Request, form: SentForm) -> Response:
    """Do what somebody decided about one thing, and go on to the next."""
    plan, file = _asked(request)
    current = desk.repository.read(file)
    if form.get("doc") != current.name:
        desk.tell("Tệp vừa được người khác sửa, nên chưa làm gì. Xem lại rồi bấm lần nữa.")
        return go(locate_review(plan))
    tree = open_tree(current.text)
    waiting = list_waiting(tree)
    at = _number(request, len(waiting))
    if form.get("lam") == "xong":
        return _finish(desk, file, tree, current.name, waiting)
    if not waiting:
        return go(locate_review(plan))
    now = waiting[at]
    made = _decide(desk, form, tree, now)
    written = write_tree(made, file, current.text, (now.path,))
    if not written.text:
        said = tuple(f"{one.said} {one.fix}".strip() for one in written.problems)
        if now.kind == "chu":
            desk.tell(f"Chưa xếp được: {' '.join(said)}")
        return _page(desk, request, form.fields, said, 422)
    what = "soát một chỗ" if now.kind == "ngo" else "xếp chữ để ngoài"
    try:
        desk.repository.save(file, written.text, current.name, what)
    except StaleTextError:
        desk.tell("Tệp vừa được người khác sửa, nên chưa làm gì. Xem lại rồi bấm lần nữa.")
    return go(locate_review(plan, at))


def _decide(desk: Desk, form: SentForm, tree: Node, now: Waiting) -> Node:
    """The tree after a decision about one thing."""
    if now.kind == "ngo":
        if form.fields:
            page = find_page("plan", now.path)
            model = find_model("plan", page)
            assert model is not None
            tree, _ = take_answers(tree, model, page, form.fields, read_lists(desk.root))
        tree = mark_reviewed(tree, now.path) if find_node(tree, now.path) else tree
        return put_node(tree, ("review", now.at), None)
    choice, words = form.get("lam"), " ".join(now.words.split())
    if choice == "ngoai":
        return put_node(tree, ("unplaced", now.at, "reason"), Node(form.get("ly-do").strip()))
    paragraph = (find_printed_place(now.place) or (0, 0))[1]
    tree = put_node(tree, ("unplaced", now.at), None)
    if choice == "noi-nhan":
        path: Path = ("document", "recipients")
        item = {"text": words}
    elif choice == "noi-dung":
        path = ("contents", "items")
        mark, _, rest = words.partition(" ")
        has_mark = bool(rest) and mark[-1] in ".)-+"
        item = {"number": mark if has_mark else "-", "text": f"{rest if has_mark else words}\n"}
    else:
        path = ("targets", "items")
        item = {"text": words, "field": form.get("linh-vuc")}
    tree = insert_item(tree, path, _find_index(tree, path, paragraph), tree_of(item))
    return _number_targets(tree) if path[0] == "targets" else tree


def _find_index(tree: Node, path: Path, paragraph: int) -> int:
    """Where in a list words of a paragraph belong: after all that is printed before."""
    items = items_at(tree, path)
    places = [find_printed_place(find_remark(tree, (*path, at))) for at in range(len(items))]
    before = [at + 1 for at, place in enumerate(places) if place and place[1] < paragraph]
    return max(before, default=len(items) if not any(places) else 0)


def _number_targets(tree: Node) -> Node:
    """The tree with targets numbered in order; of a draft, nobody knows their addresses yet."""
    for at in range(len(items_at(tree, ("targets", "items")))):
        tree = put_node(tree, ("targets", "items", at, "number"), Node(str(at + 1)))
    return tree


def _finish(desk: Desk, file: str, tree: Node, read: str, waiting: list[Waiting]) -> Response:
    """Make a draft a plan: nothing is doubtful, nothing unplaced."""
    plan = file.split("/")[2]
    if waiting:
        desk.tell(f"Còn {len(waiting)} chỗ chưa soát.")
        return go(locate_review(plan))
    tree = drop_remarks(put_node(put_node(tree, ("draft",), None), ("review",), None))
    tree = put_node(tree, ("updated",), Node(desk.today().isoformat()))
    written = write_tree(tree, file, desk.repository.read(file).text, (("draft",),))
    if written.text:
        desk.repository.save(file, written.text, read, "soát xong bản nháp")
        desk.tell("Đã soát xong. Kế hoạch sẽ lên Cổng khi được gửi đi và duyệt.")
    return go("/")


def _find_field(
    tree: Node, path: Path, typed: dict[str, str], errors: tuple[str, ...], desk: Desk
) -> FormField | None:
    """The field of a doubt, as a form asks for it; None if it has a page of its own."""
    page = find_page("plan", path)
    model = find_model("plan", page)
    if model is None or page == path:
        return None
    said = sort_by_field([])
    fields = FormMaker(tree, read_lists(desk.root), said, typed).make(model, page)
    wanted = ".".join(str(step) for step in path[len(page) :])
    for field in _all_fields(fields):
        if field.name == f"f.{wanted}" and field.look not in {"records", "group-page"}:
            return FormField(**{**field.__dict__, "errors": errors})
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
    said = request.query_params.get("cho", "1")
    wanted = int(said) - 1 if said.isascii() and said.isdecimal() else 0
    return max(0, min(wanted, total - 1))

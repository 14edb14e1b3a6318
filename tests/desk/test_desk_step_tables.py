"""Small steps of the desk at both sides of each limit; see `test_desk_tables`."""

from __future__ import annotations

import errno
import io
import os
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from starlette.exceptions import HTTPException

from desk import (
    app,
    cell_details,
    examples,
    grid_lines,
    jobs,
    journal,
    kinds,
    more_targets,
    naming,
    placing,
    previewing,
    rearranging,
    reviewing,
    web,
)
from desk.addresses import find_page, locate_field, locate_form
from desk.jobs import Job, Worker
from desk.journal import Journal
from desk.keys import Keys
from desk.kinds import Kind
from desk.lists import PortalLists, read_lists
from desk.repository import OutsideError, ReadText, StaleTextError
from desk.trees import join_remarks, put_node, walk_nodes
from desk.waiting import list_waiting
from desk.web import SentForm
from desks import wait_for_answer
from stand_ins import stand_in
from tables import compare_desk_table
from test_desk_original_tables import ask
from test_desk_tables import PLAN, differ, open_given, tell
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import kind_of
from thidua.datafiles.format.tree import Node, plain, tree_of
from thidua.datafiles.format.writing import write
from thidua.model.field_path import FieldPath
from thidua.portal.versions import HeldDays
from workspace import SAMPLE


def make_versions(*held: tuple[int | None, int | None]) -> list[Any]:
    """The words of a line for days of one month; None where nothing begins or ends them."""
    days = [[date(2026, 8, day) if day else None for day in one] for one in held]
    return [
        stand_in(
            place="1", figures=(stand_in(figure=f"số {at}"),), line=stand_in(text=f"chữ {at}"),
            held=HeldDays(first, last),
        )
        for at, (first, last) in enumerate(days)
    ]  # fmt: skip


def tell_versions() -> Iterator[str]:
    """Lines that decisions changed, brought in or struck, on days before, at and after."""
    told = {
        "nguyên": make_versions((None, None)), "bỏ": make_versions((None, 9)),
        "bổ sung": make_versions((10, None)), "sửa": make_versions((None, 9), (10, None)),
        "sửa, bỏ": make_versions((None, 9), (10, 19)),
        "bỏ, lại có": make_versions((None, 9), (15, None)),
        "sửa hai lần": make_versions((None, 9), (10, 19), (20, None)),
    }  # fmt: skip
    for (name, versions), end in product(told.items(), (None, 9, 10, 19)):
        last = end and date(2026, 8, end)
        for day in ("", "2026-08-09", "2026-08-10", "2026-08-14", "2026-08-20", "2026-08", "x"):
            tree = tree_of({"reviews": [{"date": day, "results": []}]})
            (line,) = grid_lines.list_grid_lines(versions, tree, last)
            alone = grid_lines.list_grid_lines(versions, tree, last, 1)
            when = grid_lines.day_of_review(tree, 0)
            own = alone[0].words if alone else "–"
            if day == "" or own != line.words or line.doubt_day(when):
                yield f"{name} đến {end} ngày {day}: {own} {line.doubt_day(when)}"
                yield f"  {line.list_figures(when)} {tell(alone[0].changed if alone else ())}"
        yield f"{name} đến {end}: {line.words} {line.figures} {tell(line.changed)}"
    many = [stand_in(**{**vars(make_versions((None, None))[0]), "place": place})
            for place in ("10", "2", "2.10", "2.9", "1")]  # fmt: skip
    goals = [{"goal": name} for name in ("b", "a", "b", "")]
    tree = tree_of({"reviews": [{"results": goals[:2]}, {"results": goals[1:]}]})
    rows = grid_lines.list_grid_lines(many, tree)
    yield f"thứ tự: {[(row.key, row.words) for row in rows]}"
    results = [{"target": "2"}, {"target": "1"}, {"target": "2"}, {"goal": "a"}]
    tree = tree_of({"reviews": [{"results": []}, {"results": results}]})
    yield f"kết quả: {[grid_lines.find_results(tree, at, row) for at in (0, 1) for row in rows]}"


def tell_passages() -> Iterator[str]:
    """The passage that a doubt means, of several; its lines, of which some become targets."""
    tree = read_tree(
        "sections:\n  - heading: |-\n      Một\n      Hai\n    text: |\n      Ba\n\n      Bốn\n"
        "  - heading: Năm\n    text: |\n      Sáu\n  - text: |\n      Bảy\n"
    )
    for name in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"):
        why = f"Còn chỉ tiêu ở “{name}” (đoạn 1)."
        yield f"{name}: {more_targets.find_passage(tree, why)}"
    yield f"{more_targets.find_passage(tree, 'Còn gì ở “Một” (')}"
    given = open_given("draft.yml")
    for section, chosen in product((0, 1), ({0}, {1}, {0, 1}, set[int]())):
        path = ("sections", section)
        if chosen <= {0} or not section:
            yield f"phần {section + 1} dòng {sorted(chosen)}"
            yield from differ(given, more_targets.move_lines(given, path, chosen, "economy"), PLAN)
    bare = put_node(put_node(given, ("sections", 1, "heading"), None), ("targets",), None)
    yield "không đầu mục, không chỉ tiêu"
    yield from differ(bare, more_targets.move_lines(bare, ("sections", 1), {0}, "culture"), PLAN)


def tell_closed() -> Iterator[str]:
    """A section that loses its only paragraph: what stands above goes along, or waits."""
    draft, path = open_given("draft.yml"), ("tasks", "items", 0)
    led = put_node(draft, ("tasks", "lead"), Node("Các việc:\n"))
    noted = put_node(led, ("tasks", "note"), Node("Mới."))
    trees = {
        "nguyên": draft,
        "có dẫn": noted,
        "không nội dung": put_node(noted, ("contents",), None),
    }
    for (name, tree), key in product(trees.items(), ("noi-dung", "nhiem-vu", "ket", "")):
        sent = {"lam": "chuyen", "dich": key} if key else {"lam": "ngoai", "ly-do": "Thừa."}
        made = rearranging.rearrange(tree, tree, path, SentForm(sent))
        assert made
        yield f"{name} đến {key or 'ngoài'}:{rearranging._tell_closed(tree, made, path[:-2])}"
        yield from differ(tree, made, PLAN)
    headed = put_node(draft, ("targets", "heading"), Node("II. CHỈ TIÊU\n"))
    for tree, words in product((draft, headed), ("Sửa 2 km đường.", "Phấn đấu trồng 5 ha rừng.")):
        taken = placing.take_sentence(tree, words)
        assert taken
        yield f"câu: {taken[1]}"
        yield from differ(tree, taken[0], PLAN)
    both = {"note": "Chú", "indicators": ["a", "b"], "no_figures": "có", "parts_lead": "Trong đó:",
            "parts_of": "thôn", "parts": [{"text": "- Một."}]}  # fmt: skip
    other = {"note": "Thêm", "indicators": ["b", "c"], "no_figures": "không", "parts_lead": "Gồm:",
             "parts_of": "xã", "parts": [{"text": "- Hai."}]}  # fmt: skip
    lines = ({"note": "Chú.\n"}, {"note": "Thêm.\n"})
    for one, two in ((both, {}), ({}, both), (both, other), (both, both), lines):
        items = [{"text": "Một", **one}, {"text": "Hai", **two}]
        joined = placing.join_item(tree_of({"targets": {"items": items}}), ("targets", "items", 0))
        assert joined
        yield f"gộp: {plain(joined)}"
    verdicts = ("đoạn 1; đã soát", "trang 2, đoạn 1; chắc", "suy ra; khá chắc",
                "tệp kèm theo, đoạn 2; cần xem lại", "đoạn 1", "")  # fmt: skip
    for remark in verdicts:
        yield f"“{remark}” với: {[join_remarks(remark, said) for said in verdicts]}"


class Paper:
    """A data file that is kept in memory, whoever saves it.

    Args:
        tree: what it says.
        saves: those of the journal.
    """

    def __init__(self, tree: Node, saves: Sequence[Any] = ()) -> None:
        self.text, self.told, self.is_stale = write(tree, PLAN), list[str](), False
        forget = lambda name: self.told.append(f"quên {name}")  # noqa: E731
        self.journal = stand_in(list_saves=lambda: list(saves), forget_unsaved=forget)

    def read(self, _: str) -> ReadText:
        """What it says."""
        return ReadText(self.text, "tên")

    def save(self, file: str, text: str, read: str, what: str) -> None:
        """Note what is saved, unless somebody else changed it meanwhile."""
        if self.is_stale:
            raise StaleTextError(None)
        self.told += [f"lưu {what} {read}", *differ(read_tree(self.text), read_tree(text), file)]

    def move_plan(self, file: str, name: str, *told: str) -> None:
        """The same of a plan that moves to another folder."""
        self.told.append(f"chuyển sang {name}")
        self.save(file, *told)

    def remove_plan(self, file: str, read: str, what: str) -> None:
        """The same of a plan that is put away."""
        self.save(file, self.text, read, what)


def tell_rearranged() -> Iterator[str]:
    """Every button of a paragraph's page: where it leads, what is said, what is saved."""
    tree = open_given("draft.yml")
    for name in ("note", "figures", "indicators", "no_figures", "parts", "parts_lead", "parts_of"):
        item = tree_of({"text": "Một", "mark": "1.", name: "có", "field": "economy"})
        yield f"bên cạnh chữ: {[*placing.list_added(item)]}"
    target, task = ("targets", "items", 1), ("tasks", "items", 0)
    ways: list[dict[str, str]] = [
        {"lam": "tach"}, {"lam": "tach", "f.text": "Hai // nửa"}, {"lam": "gop"},
        {"lam": "ngoai"}, {"lam": "ngoai", "ly-do": "Thừa."}, {"lam": "la"}, {},
        {"lam": "chuyen"}, *({"lam": "chuyen", "dich": key, "linh-vuc": "economy"} for key in (
            "chi-tieu", "nhiem-vu", "can-cu", "la")),
    ]  # fmt: skip
    for (path, file), way, is_stale in product(
        ((target, PLAN), (task, PLAN), (("phases", 0), PLAN), (target, "data/portal.yml")),
        ways, (False, True),
    ):  # fmt: skip
        if is_stale and way != {"lam": "gop"}:
            continue
        paper = Paper(tree)
        paper.is_stale = is_stale
        desk: Any = stand_in(repository=paper, root=SAMPLE.parent, tell=paper.told.append)
        request = ask(o=".".join(str(step + 1 if isinstance(step, int) else step) for step in path))
        request.path_params["file"] = file
        form = SentForm({"f.text": "Có 5 thôn.", "f.note": "Mới.", **way, "doc": "tên"})
        try:
            answer = rearranging.rearrange_item(desk, request, form).headers["location"]
        except (OutsideError, KeyError) as refused:
            answer = repr(refused)
        yield f"{path[0]} {tell(way)} {is_stale or ''}: {answer}"
        yield from (f"  {line.strip()}" for line in paper.told)


def tell_reviews() -> Iterator[str]:
    """Which step is asked for, which change a doubt is about, and how choices are called."""
    for total, asked in product((0, 1, 3), (None, "", "0", "1", "3", "4", "-1", "x")):
        request = ask(**({"cho": asked} if asked is not None else {}))
        yield f"bước {asked} của {total}: {reviewing._number(request, total)}"
    abouts: tuple[FieldPath, ...] = ((), ("changes",), ("changes", 0), ("changes", 1, "old"),
                                     ("targets", 1), ("changes", "x"))  # fmt: skip
    for path in abouts:
        yield f"{path}: {reviewing._find_change(path)}"
    desk: Any = stand_in(root=SAMPLE.parent)
    choices = tuple(
        stand_in(value=value, words=words) for value, words in (("a", "Một"), ("b", ""))
    )
    for listed, some in product(("", "fields", "la"), ((), choices)):
        field: Any = stand_in(listed=listed, choices=some)
        words = "“economy”, “culture”, “a” hay “b”, economy"
        yield f"{listed} {len(some)}: {reviewing._name_choices(desk, words, field)}"
    saves = [stand_in(number=number, what=f"sửa {number}", file=file)
             for number, file in ((2, "một"), (1, "hai"))]  # fmt: skip
    for some, file in product(([], saves, saves[1:]), ("một", "hai")):
        own: Any = stand_in(repository=Paper(Node({}), some))
        yield f"lần lưu cuối của {file} trong {len(some)}: {reviewing._find_last(own, file)}"
    inner = stand_in(name="c", fields=())
    group = stand_in(name="b", fields=(inner, stand_in(name="d", fields=(inner,))))
    given: Any = (stand_in(name="a", fields=()), group)
    yield " ".join(field.name for field in reviewing._all_fields(given))
    tree = open_given("draft.yml")
    fields: tuple[FieldPath, ...] = (
        ("document", "issuer"), ("document", "number"), ("targets", "items", 0, "text"),
        ("targets", "items", 1), ("purpose",), ("id",), ("phases", 0, "name"), ("la",),
    )  # fmt: skip
    for path in fields:
        typed = {"f.number": "99/KH", "f.text": "Gõ"}
        found = reviewing._find_field(tree, path, typed, ("Sai.",), desk)
        yield f"{path}: {found and (found.name, found.value.strip(), found.look, found.errors)}"


def tell_decided(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Every end of a step of a review: where it leads, what is said, what is saved."""
    lasting: str
    patch.setattr(reviewing, "_page", lambda *asked: stand_in(headers={"location": asked[-2:]}))
    patch.setattr(reviewing, "_name", lambda *_: "Thi đua " * 30)
    patch.setattr(reviewing, "propose_lasting", lambda *_: lasting)
    draft = open_given("draft.yml")
    done = put_node(put_node(draft, ("review",), None), ("unplaced",), None)
    broken = put_node(draft, ("targets", "items", 0, "number"), Node("x"))
    item = list_waiting(draft)[2].path[:3]
    noted = put_node(draft, (*item, "note"), Node("Chú"))
    trees = {"nháp": draft, "có chú": noted, "xong": done, "trống": None,
             "đã soát": put_node(done, ("draft",), None)}  # fmt: skip
    takes = {"bước": reviewing.take_step, "bỏ": reviewing.discard_draft}
    ways = ({"lam": "xong"}, {"lam": "dung"}, {"lam": "dung", "f.issuer": "la"}, {"lam": "ngoai"},
            {"lam": "chuyen", "dich": "mo-dau"}, {"lam": "dung", "doc": "cũ"},
            {"lam": "gop"})  # fmt: skip
    for (name, tree), (take, work), lasting, is_stale in product(
        trees.items(), takes.items(), ("a", "b", "Mã sai"), (False, True)
    ):
        for sent in ways if take == "bước" else ways[5:]:
            if tree is noted and sent["lam"] != "chuyen":
                continue
            if lasting != "a" and (sent["lam"] != "xong" or tree is not done):
                continue
            if (is_stale or not tree) and sent["lam"] not in {"xong", "gop", "chuyen"}:
                continue
            paper = Paper(tree or broken)
            paper.text, paper.is_stale = paper.text if tree else "", is_stale
            desk: Any = stand_in(repository=paper, root=SAMPLE.parent, tell=paper.told.append,
                                 today=lambda: date(2026, 12, 31))  # fmt: skip
            request = ask(cho="3", tep="a.docx")
            try:
                answer = work(desk, request, SentForm({"doc": "tên", **sent})).headers["location"]
            except OutsideError as refused:
                answer = repr(refused)
            yield f"{name} {take} {tell(sent)} {lasting} {is_stale or ''}: {answer}"
            yield from (f"  {line.strip()[:160]}" for line in paper.told)


def tell_pages(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What of the page of a step depends on where its doubt is; problems that it leaves out."""
    for name, made in {
        "_name": lambda *_: "Tên", "view_original": lambda *_: None, "render": lambda *asked: asked,
        "list_amended": lambda _, change: f"lời đổi {change}", "is_doubt": lambda one: one.is_doubt,
        "view_problem": lambda one, _: one.path,
    }.items():  # fmt: skip
        patch.setattr(reviewing, name, made)
    problems = [stand_in(is_doubt=is_doubt, path=path)
                for is_doubt, path in product((True, False), (("draft",), ("year",)))]  # fmt: skip
    checked = stand_in(list_in=lambda folder: [*problems, stand_in(is_doubt=False, path=folder)])
    for at in ("changes.2.old", "changes", "targets.items.2.field", "document.signer.name", ""):
        doubts = [{"at": at, "why": "Ngờ."}] if at else None
        tree = put_node(open_given("draft.yml"), ("unplaced",), None)
        paper = Paper(put_node(tree, ("review",), tree_of(doubts) if doubts else None))
        desk: Any = stand_in(
            root=SAMPLE.parent, repository=paper, checker=stand_in(check=lambda: checked)
        )
        asked: Any = reviewing._page(desk, ask(tep="phụ lục.docx"), {}, ("Sai.",), 422)
        view = vars(asked[3])
        yield f"{at}: {asked[1:3]} {asked[4]} {tell(view['problems'])} {view['field_address']}"
        names = (
            "beside",
            "amended",
            "amending",
            "is_paragraph",
            "at",
            "total",
            "is_draft",
            "refused",
        )
        yield f"  {tell({name: view.get(name) for name in names})}"
        field = view["field"]
        yield f"  {field and (field.name, field.value, field.errors)}"


def tell_examples() -> Iterator[str]:
    """How a record of each form is shown as an example, and how long it may be."""
    examples._sample.cache_clear()
    for kind, known in FILE_KINDS.items():
        file = {"plan": PLAN, "results": "data/plans/a/results.yml",
                "honoree": "data/honorees/a.yml"}.get(kind, f"data/{kind}.yml")  # fmt: skip
        tree = examples._sample(kind) if kind_of(file) == kind else None
        for path, node in walk_nodes(tree) if tree and known.has_fields else ():
            if isinstance(node.value, dict) and not any(step in path for step in range(1, 9)):
                lines = examples.find_example(file, path).split("\n")
                shown = (f"{line[:24]}…{line[-24:]}" for line in (lines[0], lines[-1]))
                yield f"{file} {path}: {len(lines)} {' | '.join(shown)}"
    yield repr([examples.find_example(file, ("x",)) for file in (PLAN, "docs/a.md", "a.yml")])


def tell_places() -> Iterator[str]:
    """Addresses of forms and fields, and where a file has none."""
    for file in (PLAN, "data/plans/a/results.yml", "docs/a.md"):
        for path in ((), ("document",), ("document", "issuer"), ("targets", "items", 0, "text"),
                     ("review", 0, "at"), ("targets", "items", 0, "indicators", 1)):  # fmt: skip
            yield f"{file} {path}: {locate_form(file, path)} {locate_field(file, path)}"
    yield f"{find_page('plan', ('targets', 'items', 0, 'parts', 1, 'text'))}"
    desk: Any = stand_in(root=SAMPLE.parent)
    for count, file in product((0, 1, 2), (PLAN, "data/plans/b/results.yml")):
        doubts = [
            stand_in(file=file, path=("review", at), is_error=False, sentence="Ngờ.", fix="",
                     address="", words="Ngờ.")
            for at in range(count)
        ]  # fmt: skip
        shown: Any = doubts
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(naming, "is_doubt", lambda _: True)
            yield f"{count} chỗ ngờ: {[*map(tell, naming.view_problems(desk, shown))]}"
    for title, number in product(("Thi đua",), (None, "", "15/KH", "/KH-UBND")):
        plan: Any = stand_in(document=stand_in(title=title, number=number))
        yield f"{number}: {naming.name_plan(plan)}"
    lists = PortalLists({"fields": {"a": "Một", "b": "Hai"}, "plans": {}})
    yield f"{lists.list_names()} {lists.list_choices('la')} {lists.say_name('fields', 'c')}"
    yield str([lists.find_id("fields", typed) for typed in ("a", " một ", "MOT", "hai  ", "x", "")])
    yield str(len(read_lists(SAMPLE.parent).list_names()))


def tell_kept(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Old texts are forgotten once there are too many, but for those that a save puts back."""
    patch.setattr(journal, "_MOST_TEXTS", 4)
    patch.setattr(journal, "_KEPT_TEXTS", 2)
    own = Journal(folder / "journal")
    own.note_save("data/portal.yml", "a", "2026", "chữ 1", "chữ 3")
    names: dict[str, str] = {}
    for at in range(8):
        names[f"chữ {at}"] = own.keep_text(f"chữ {at}")
        place = own.folder / "van-ban" / names[f"chữ {at}"]
        os.utime(place, (at, at))
        left = [words for words, name in names.items() if own.find_text(name) is not None]
        yield f"chữ {at}: còn {left}"
    for name in ("", "la", "../a", "a" * 64, "a" * 65):
        yield f"{name[:4]} {len(name)}: {own.find_text(name)}"
    (folder / "live" / "muc").mkdir(parents=True)
    for name in ("a.txt", "index.html", "muc/index.html"):
        (folder / "live" / name).write_text("x", "utf-8")
    (folder / "ngoai.txt").write_text("x", "utf-8")
    (folder / "live" / "lien-ket").symlink_to(folder / "ngoai.txt")
    live = (folder / "live").resolve()
    for page in ("", "a.txt", "muc", "muc/", "la", "lien-ket", "../ngoai.txt", "a\0", "k" * 300):
        found = previewing._locate_file(live, page)
        yield f"xem {page[:20]!r}: {found and found.relative_to(live)}"


def tell_words() -> Iterator[str]:
    """Rows of units with one to fill in; sentences without what stands beside them."""
    tree = open_given("results.yml")
    paths: tuple[FieldPath | None, ...] = (
        None, ("reviews", 0, "results", 0), ("reviews", 1, "results", 1)
    )  # fmt: skip
    for path, sent in product(paths, ((), (1,), (1, 2), (2,), (3,), (3, 4))):
        typed = {f"u.f.1.{at}.unit": f"Thôn {at}" for at in sent}
        rows = cell_details.list_units(tree, path, "f.1", typed)
        yield f"{path} gõ {sent}: {[(row.name, row.unit, row.text) for row in rows]}"
    for kind, said in product(
        (Kind.CHOICE, Kind.LINE),
        ("`a` là một, `b` là hai.", "hoặc `a`", "hoặca", "loại, xem `note`", ""),
    ):
        yield f"{kind} {said}: {kinds._help(said, kind, 'Tên', {'note': 'Ghi chú'})!r}"
    for said in ("“Tên”: Sai. Sửa.", "“Tên”: Sửa.", "“Khác”: Sai.", "Sai. Sửa.", ""):
        yield f"{said}: {web._say_briefly(said, 'Tên', 'Sửa.')}"
    for value in (None, 0, "", "a"):
        try:
            yield f"{value!r}: {web._refuse_none(value)!r}"
        except ValueError as refused:
            yield f"{value!r}: {refused}"


def tell_entry() -> Iterator[str]:
    """The way in opens once, and leaves a cookie that no script reads."""
    keys = Keys(1, 2)
    desk = stand_in(keys=keys)
    for given in ("", "la", keys.entry, keys.entry, "ă\udc80"):
        state = stand_in(state=stand_in(desk=desk))
        request: Any = stand_in(app=state, query_params={"khoa": given})
        answer = wait_for_answer(app._enter(request))
        told = {name: value.replace(keys.session, "#") for name, value in answer.headers.items()}
        yield f"{'đúng' if given == keys.entry else ascii(given)}: {answer.status_code} {told}"


def tell_refusals(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What is told of whatever went wrong: not there, no form, not written, broken, gone."""
    for name in ("say", "say_missing", "refuse_form"):
        patch.setattr(app, name, lambda *asked, name=name: f"{name} {asked[1:]}")
    (folder / "there" / "data").mkdir(parents=True)
    signs = sorted(
        {*app._FULL_SIGNS, *app._LOCKED_SIGNS, errno.EIO}, key=errno.errorcode.__getitem__
    )
    for root in ("there", "gone"):
        desk = stand_in(root=folder / root)
        request: Any = stand_in(app=stand_in(state=stand_in(desk=desk)))
        for status in (400, 401, 403, 404, 405, 413) if root == "there" else ():
            refused = wait_for_answer(app._refuse_request(request, HTTPException(status)))
            yield f"{status}: {refused}"
        for error in (*(OSError(sign, "x") for sign in signs), ValueError("x")):
            said = str(wait_for_answer(app._tell_unwritten(request, error)))
            cause = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else "lạ"
            yield f"{root} {cause}: {said.replace(str(folder), '')}"


def tell_ends(patch: pytest.MonkeyPatch) -> Iterator[str]:
    """What is told of a program that answers, says nothing, is late, or cannot be begun."""
    lines = {"trả lời": '{"answer": {}}', "từ chối": '{"refused": "Hỏng."}', "im": "", "lạ": "x"}
    for (name, line), is_late, is_there, has_ended in product(
        lines.items(), (False, True), (True, False), (False, True)
    ):
        told: list[str] = []

        def begin(
            module: str, *, line: str = line, is_there: bool = is_there, told: Any = told,
            has_ended: bool = has_ended,
        ) -> Any:  # fmt: skip
            told.append(module)
            if not is_there:
                raise OSError(module)
            pipe = stand_in(write=told.append, flush=lambda: None, close=lambda: told.append("hết"))
            return stand_in(
                stdin=pipe, stdout=io.StringIO(f"{line}\n"), wait=lambda: told.append("chờ"),
                poll=lambda: 0 if has_ended else None, kill=lambda: told.append("dừng"),
            )  # fmt: skip

        class Timer:
            """A clock that has gone off, or has not.

            Args:
                seconds: after which it does.
                end: what it does.
            """

            def __init__(self, seconds: int, end: Any, told: Any = told) -> None:
                told.append(f"{seconds} giây")
                self.end = end

            def start(self, is_late: bool = is_late) -> None:
                if is_late:
                    self.end()

            def is_alive(self, is_late: bool = is_late) -> bool:
                return not is_late

            def cancel(self, told: Any = told) -> None:
                told.append("thôi")

        patch.setattr(threading, "Timer", Timer)
        patch.setattr(jobs, "_begin", begin)
        job = Job()
        jobs._work(job, "m", {"a": "ă"}, 7)
        yield f"{name} {is_late} {is_there} {has_ended}: {job.answer} {job.refused} {told}"
        told.clear()
        worker = Worker("n")
        asked = [worker.ask({"a": at}, 9) for at in (1, 2)]
        worker.end()
        said = [(one.answer, one.refused, one.is_over) for one in asked]
        yield f"  {said} {told}"


def test_each_step_does_what_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        *tell_versions(), *tell_passages(), *tell_closed(), *tell_rearranged(), *tell_reviews(),
        *tell_places(), *tell_words(), *tell_entry(), *tell_examples(),
    ]  # fmt: skip
    for tell_all in (tell_decided, tell_pages):
        with monkeypatch.context() as patch:
            told += tell_all(patch)
    with monkeypatch.context() as patch:
        told += tell_kept(tmp_path, patch)
    with monkeypatch.context() as patch:
        told += tell_refusals(tmp_path, patch)
    with monkeypatch.context() as patch:
        told += tell_ends(patch)
    compare_desk_table("steps", told)

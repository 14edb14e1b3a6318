"""What the desk makes of every state of a portal's files; see `test_desk_tables`.

What the shelf says, what leans on a target, what a consent covers, which names and files are
refused, what is put back after a save, a removal or a kill.
"""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk import consents, leaning, receiving, repository, shelf, waiting_files
from desk.addresses import find_page, locate_field
from desk.answers import open_tree
from desk.app import make_desk
from desk.checking import Checked
from desk.crumbs import list_crumbs
from desk.git_complaints import explain_complaint
from desk.guard import MEGABYTE
from desk.journal import Journal
from desk.keys import Keys
from desk.kinds import find_model
from desk.lasting_names import propose_id_of, propose_lasting
from desk.lists import read_lists
from desk.naming import name_file
from desk.proposals import find_proposal_address
from desk.repository import OutsideError, Repository, StaleTextError
from desk.trees import walk_nodes
from desk.web import Desk
from desks import DAY, PLAN, RESULTS, checked_portal
from tables import compare_desk_table
from test_desk_tables import GIVEN, differ, tell
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.shape import kind_of
from thidua.model.field_path import FieldPath

PERSON, GROUP = "data/honorees/nguoi-tot-2026-01.yml", "data/honorees/ba-ban-2026-01.yml"


def sit_down(folder: Path) -> Desk:
    """A desk of the sample in a folder of its own."""
    root = folder / "cong"
    shutil.copytree(checked_portal(), root)
    return make_desk(root, Keys(1, 2), lambda: None, lambda: DAY, trusted=True)


def put(desk: Desk, file: str, *changes: tuple[str, str]) -> None:
    """Change words of a file."""
    text = (desk.root / file).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (desk.root / file).write_text(text, "utf-8")


LATE = "deadlines:\n  - date: {}\n    what: {}\n    text: x\n"
SHELVES: tuple[tuple[str, str, str], ...] = (
    (PLAN, "deadlines:\n", LATE.format("2026-12-31", "Nộp Báo cáo năm")),
    (PLAN, "deadlines:\n", LATE.format("2027-01-01", "Báo cáo")),
    (PLAN, "deadlines:\n", LATE.format("2026-12-01", "Nộp phiếu")),
    (PLAN, "draft: không", "draft: có"),
    (
        PLAN,
        "draft: không",
        "draft: có\nreview:\n  - at: period\n    why: x\nunplaced:\n  - text: a\n"
        "    reason: b\n  - text: c\n  - text: d\n",
    ),
    (PLAN, "draft: không", "draft: ["),
    (PLAN, "doc_type: ke_hoach ", "doc_type: quyet_dinh "),
    (PLAN, "issued: 2026-02-10", "issued: 2026-02"),
    (PLAN, "  number: 15/KH-UBND ", "  la: 15/KH-UBND "),
    (PLAN, "end: 2026-12-31", "end: 2026-12-30"),
    (RESULTS, "date: 2026-11-25", "date: 2026-11-30"),
    (RESULTS, "reviews:", "la:"),
    (RESULTS, "kind: interim                   # interim", "kind: final # interim"),
    (PERSON, "kind: person ", "kind: la "),
    (PERSON, "kind: person ", "kind: household "),
    (
        PERSON,
        "consent: ",
        "takedown:\n  requested_on: 2026-12-01\n  reason: x\n  mode: remove\nconsent: ",
    ),
    (PERSON, "  given_on:", "  withdrawn_on: 2026-12-05\n  given_on:"),
)
"""What is other than in the sample, one thing at a time: a file, what it says, and says instead."""


def tell_shelves(folder: Path) -> Iterator[str]:
    """The shelf and all problems, first as they are, then what is other in each state."""
    desk = sit_down(folder)
    (desk.root / RESULTS).write_bytes(
        (desk.root / RESULTS).read_bytes().replace(b"kind: final", b"kind: interim")
    )
    plain = list(tell_shelf(desk))
    yield from plain
    nothing = Checked(desk.checker.check().loaded, ())  # what is wrong is told by other tables
    desk.checker.check = lambda: nothing  # type: ignore[method-assign]
    plain = list(tell_shelf(desk))
    for file, old, new in SHELVES:
        before = (desk.root / file).read_bytes()
        put(desk, file, (old, new))
        yield f"== {file.rpartition('/')[2]} {old!r} → {new!r}"
        changed = difflib.ndiff(plain, list(tell_shelf(desk)))
        yield from (line if line[0] == "+" else line[:60] for line in changed if line[0] in "+-")
        (desk.root / file).write_bytes(before)


def tell_shelf(desk: Desk) -> Iterator[str]:
    """All that the shelf shows, and what is wrong."""
    made = asdict(shelf.make_shelf(desk))
    yield from (f"{name}: {tell(one)}" for name in made for one in as_list(made[name]))
    view = shelf.make_problems(desk, "")
    yield f"sai {view.errors}, xem {view.notices}"
    for name, problems in view.groups:
        yield from (f"  {name[:20]}: {tell(one)}" for one in problems)


def as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, tuple | list) else [value]


def tell_leaning(folder: Path) -> Iterator[str]:
    """What refers to each target, and what is said when numbers change."""
    desk = sit_down(folder)
    other = desk.root / "data/plans/khac/plan.yml"
    other.parent.mkdir()
    change = "changes:\n  - number: {}\n    plan: {}\n    targets:\n      - target: {}\n"
    tree, text = read_tree((desk.root / PLAN).read_text("utf-8")), desk.repository.read(PLAN).text
    items: FieldPath = ("targets", "items")
    paths: list[FieldPath] = [
        items[:1], items, ("phases", 0), (*items, 9), ("targets", "x"), (*items, 0, "text"),
        *((*items, at) for at in range(3)), *((*items, 0, "parts", at) for at in range(2)),
    ]  # fmt: skip
    named = PLAN.split("/")[2]
    for number, plan, target in (
        ("1/KH", "", "1"), ("15/KH-UBND", "", "1"), ("9", named, "1.1"), ("9", "la", "1")
    ):  # fmt: skip
        other.write_text(f"id: khac\n{change.format(number, plan, target)}", "utf-8")
        for path in paths:
            yield f"{number} {plan} {target} {tell(path)}"
            yield from (f"  {one}" for one in leaning.list_leaning(desk, PLAN, path, tree))
    for old, new in (
        ("- number: 1\n", "- number: 5\n"), ("text: Tỷ lệ gia đình", "text: Số gia đình"),
        ("- number: 2\n", "- number: 1\n"), ("id: ", "id: "),
    ):  # fmt: skip
        leaning.tell_renumbered(desk, PLAN, text, text.replace(old, new, 1))
        yield f"{old!r} → {new!r}: {desk.take_notices()}"
    (desk.root / RESULTS).write_text("[", "utf-8")
    yield str(leaning.list_leaning(desk, PLAN, (*items, 0), tree))
    yield str(leaning.list_leaning(desk, RESULTS, (*items, 0), tree))


def tell_consents(_: Path) -> Iterator[str]:
    """Every fact of everybody honoured, with every consent."""
    facts: list[FieldPath] = [(name,) for name in (*consents.COVERED, "kind", "consent", "id")]
    facts += [("photographs", 0, "file"), ("photographs", 1, "people"), ("awards", 0)]
    for kind in ("person", "household", "group", "collective", ""):
        for agreed in ("", "name", "photo", "name, unit, place, achievement, award, photo"):
            people = f"persons:\n  - name: A\n    consent:\n      fields: [{agreed}]\n"
            tree = read_tree(
                f"kind: {kind}\nname: A\nunit: B\nawards:\n  - name: C\nwords: D\n{people}"
                f"consent:\n  fields: [{agreed}]\n"
                "photographs:\n  - file: a.jpg\n  - file: b.jpg\n    people: không\n"
            )
            yield f"== {kind} [{agreed}]"
            for path in facts:
                told = consents.list_uncovered(tree, PERSON, (path,))
                said = (
                    consents.say_uncovered(tree, PERSON, path),
                    consents.ask_about_faces(tree, PERSON, path),
                    *map(tell, told),
                )
                if any(said):
                    yield f"{tell(path)}: {' / '.join(said)}"
    yield str(consents.list_uncovered(tree, PLAN, tuple(facts)))


def tell_names(folder: Path) -> Iterator[str]:
    """What may be dropped, what it is called then, and which names lead out of the portal."""
    desk = sit_down(folder)
    for line in (GIVEN / "names.txt").read_text("utf-8").splitlines():
        for size in (0, 5, MEGABYTE + 1):
            upload: Any = SimpleNamespace(filename=line, size=size)
            yield f"{line} {size}: {receiving.refuse_file(upload, 1)}"
            yield f"  {receiving.refuse_photograph(upload, 1)}"
        yield f"  {receiving._make_safe(line)}; {name_file(desk, line)}"
        yield from (f"  {told}" for told in tell_places(desk, line))
    for line in (GIVEN / "remotes.txt").read_text("utf-8").splitlines():
        for portal in ("", "https://git.tinh.example/cong/-/edit/main/"):
            yield f"{line}: {find_proposal_address(line, 'sua', 'origin/chinh', portal)}"
    for line in (GIVEN / "complaints.txt").read_text("utf-8").splitlines():
        yield f"{line}: {explain_complaint(line)}"
    yield from tell_lasting()


def tell_places(desk: Desk, name: str) -> Iterator[str]:
    """Where a name leads, as that of a data file and of one beside."""
    own = desk.repository
    for locate, given in (
        (own.locate, (name,)), (own.locate_beside, ("a", name)), (own.locate_beside, (name, "a")),
        (own.locate_companion, (PERSON, name)),
    ):  # fmt: skip
        try:
            yield locate(*given).relative_to(desk.root).as_posix()
        except OutsideError as refused:
            yield f"ngoài: {refused}"


def tell_lasting() -> Iterator[str]:
    """Names that plans and entries of lists get."""
    lists = read_lists(checked_portal())
    for plan in ("chua-ro-co-quan-ban-hanh-2026-a", "xa-mau-2026-a"):
        for issuer in ("ubnd-xa-mau", "la", ""):
            tree = read_tree(f"year: 2026\ndocument:\n  issuer: {issuer}\n  title: Thi đua lúa\n")
            yield f"{plan} {issuer}: {propose_lasting(tree, plan, lists)}"
    file = "data/issuers.yml"
    for entry in ("name: Xã Mẫu", "name: A\n    short_name: Xã B", "id: b", "name: '!'", "name: C"):
        tree = read_tree(f"issuers:\n  - id: c\n    name: D\n  - {entry}\n")
        for path in (("issuers", 1), ("issuers",), ("issuers", 2)):
            model = find_model("issuers", path)
            assert model
            yield f"{entry!r} {tell(path)}"
            yield from differ(tree, propose_id_of(tree, model, path), file)


def tell_records(folder: Path) -> Iterator[str]:
    """Where each sort of record stands, and where its fields are asked for."""
    desk = sit_down(folder)
    for file in (PLAN, RESULTS, PERSON, GROUP, "data/issuers.yml", "data/honorees/moi.yml"):
        kind, tree = str(kind_of(file)), open_tree(desk.repository.read(file).text)
        seen = set[FieldPath]()
        for path, node in [*walk_nodes(tree), (("awards", 9), None), (("attachments", 9), None)]:
            sort = tuple(step for step in path if isinstance(step, str))
            if sort in seen or (node is None and not find_model(kind, path)):
                continue
            seen.add(sort)
            yield f"{tell(path)}: {locate_field(file, path)}"
            if find_page(kind, path) == path:
                crumbs = list_crumbs(desk, file, path, tree)
                yield from (f"  {one.words} {one.address}" for one in crumbs)


def tell_saves(folder: Path) -> Iterator[str]:
    """Saves, removals and moves; each undone in turn and after another change, or cut off."""
    file, root = "data/plans/a/plan.yml", folder / "cong"
    (root / "data/plans/a").mkdir(parents=True)
    own = Repository(root, Journal.beside(root))
    ways: dict[str, Callable[[], object]] = {
        "mới": lambda: own.save(file, "a: 1\n", "", "ghi", "x.txt\ny.txt"),
        "lại": lambda: own.save(file, "a: 1\n", own.read(file).name, "ghi lại"),
        "sửa": lambda: own.save(file, "a: 2\n", own.read(file).name, "sửa"),
        "cũ": lambda: own.save(file, "a: 3\n", "la", "sửa"),
        "dời": lambda: own.move_plan(file, "b", "a: 4\n", own.read(file).name, "dời"),
        "dời cũ": lambda: own.move_plan(file, "b", "a: 4\n", "la", "dời"),
        "bỏ": lambda: own.remove_plan(file, own.read(file).name, "bỏ"),
        "bỏ cũ": lambda: own.remove_plan(file, "la", "bỏ"),
    }
    after: dict[str, Callable[[], object]] = {
        "": lambda: None,
        "hoàn tác": lambda: own.undo(own.journal.list_saves()[0]),
        "hoàn tác lần trước": lambda: own.undo(own.journal.list_saves()[-1]),
        "người khác sửa": lambda: [path.write_text("a: 9\n", "utf-8") for path in
                                   root.rglob("plan.yml")],
        "chết giữa chừng": lambda: note_only(own, file),
        "dọn": own.tidy,
    }  # fmt: skip
    for first in ("", "mới"):
        for name, way in ways.items():
            for end in (*((one,) for one in after), ("hoàn tác", "hoàn tác"),
                        ("người khác sửa", "hoàn tác"), ("chết giữa chừng", "dọn")):  # fmt: skip
                for left in (root / "data", own.journal.folder):
                    shutil.rmtree(left, ignore_errors=True)
                (root / "data/plans/a").mkdir(parents=True)
                (root / "data/plans/a/x.txt").write_text("x")
                yield f"== {first} > {name} > {' > '.join(end)}"
                steps = (*([ways[first]] if first else []), way, *(after[one] for one in end))
                yield f"  {'; '.join(filter(None, map(attempt, steps)))}"
                yield f"  {tell_folder(root / 'data')}"
                saves = own.journal.list_saves()
                for save in saves:
                    yield f"  {tell(asdict(save) | {'before': '', 'after': '', 'when': ''})}"


def note_only(own: Repository, file: str) -> None:
    """What a desk leaves that is killed between its note and its file."""
    now = own.read(file).text or None
    own.journal.note_save(file, "dở", "", now, "a: 7\n", beside="x.txt")
    (own.journal.folder / "1.dang-ghi").write_text("nửa")


def attempt(step: Callable[[], object]) -> str:
    try:
        step()
    except StaleTextError as stale:
        return f"cũ: {stale.text!r}"
    except IndexError:
        return "không có lần lưu"
    return ""


def tell_folder(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "; ".join(f"{path.relative_to(folder)}: {path.read_text('utf-8')!r}" for path in files)


def tell_drops(folder: Path) -> Iterator[str]:
    """Files that wait: kept, taken in part, forgotten, found again after a kill."""
    journal = Journal(folder / "so")

    def drop(*names: str) -> list[waiting_files.DroppedFile]:
        made = []
        for name in names:
            path = journal.folder / "nhan" / f"o-{name}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
            made.append(waiting_files.DroppedFile(name, path, waiting_files.hash_file(path)))
        return made

    for spoilt in ("", "a.txt", "b.txt", "ghi chú"):
        kept = waiting_files.WaitingFiles(journal)
        first = kept.keep_received(drop("a.txt", "b.txt"), "")
        kept.keep(drop("c.txt"))
        yield f"== {spoilt}: {[file.name for file in kept.look(first)]} {kept.look('la')}"
        yield f"{[file.name for file in kept.take(first, ['2', 'la'])]} {kept.look(first)}"
        second = kept.keep_received(drop("a.txt", "b.txt"), first)
        yield f"{len(second)} {tell_received(journal)}"
        for path in journal.folder.rglob(spoilt if spoilt.endswith("txt") else "*.json"):
            if spoilt:
                path.write_text("[]")
        again = waiting_files.WaitingFiles(journal)
        again.take_over()
        yield f"{[name for _, name in again.list_left()]}"
        yield f"{[file.name for file in again.look(second)]}; {tell_received(journal)}"
        again.forget(second)
        yield f"{again.list_left()}; {tell_received(journal)}"
    one, two, three = drop("a.txt", "b.txt", "c.txt")
    for name, files in {"a1": (one, three), "b2": (one, two), "c3": (three,)}.items():
        rows = [[file.name, f"o-{file.name}/{file.name}", file.sha256] for file in files]
        journal.write_note(f"nhan/{name}.json", {"files": rows})
    (journal.folder / "d.txt").write_text("a.txt")  # a note leads to no file beside the drops
    journal.write_note("nhan/d4.json", {"files": [["d.txt", "../d.txt", one.sha256]]})
    shared = waiting_files.WaitingFiles(journal)
    shared.take_over()
    yield f"hai ghi chú kể một tệp: {shared.list_left()} {tell_received(journal)}"
    yield f"{[[file.name for file in shared.look(name)] for name in ('a1', 'b2', 'c3')]}"


def tell_received(journal: Journal) -> list[str]:
    paths = (journal.folder / "nhan").rglob("*")
    return sorted("*.json" if path.suffix == ".json" else path.name for path in paths)


STATES: dict[str, Callable[[Path], Iterator[str]]] = {
    "shelves": tell_shelves, "leaning": tell_leaning, "consents": tell_consents,
    "names": tell_names, "records": tell_records, "saves": tell_saves, "drops": tell_drops,
}  # fmt: skip


@pytest.mark.parametrize("name", list(STATES))
def test_each_state_is_told_as_it_is_written_down(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "say_now", lambda: "2026-12-31 15:04")
    compare_desk_table(
        name, (line.replace(str(tmp_path), "CỔNG") for line in STATES[name](tmp_path))
    )

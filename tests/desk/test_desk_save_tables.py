"""What each button of a record's form does, whatever the file says by then; see `test_desk_tables`.

No page is drawn and no file written: what would be shown, said and saved is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from desk import editing
from desk.record_page import ShownRecord
from desk.repository import OutsideError
from desk.trees import put_node
from desk.web import SentForm
from remembering import remember_readings
from stand_ins import stand_in
from tables import compare_desk_table
from test_desk_original_tables import ask
from test_desk_step_tables import Paper
from test_desk_tables import PLAN, open_given, tell
from thidua.datafiles.format.tree import Node
from thidua.datafiles.format.writing import write
from thidua.model.field_path import FieldPath, place_in_words
from workspace import SAMPLE

ISSUERS, PERSON = "data/issuers.yml", "data/honorees/nguoi-tot-2026-01.yml"
RESULTS = "data/plans/a/results.yml"
TARGETS: FieldPath = ("targets", "items")
TARGET: FieldPath = (*TARGETS, 1)
DRAFT = write(open_given("draft.yml"), PLAN)


def read_sample(file: str) -> str:
    return (SAMPLE.parent / file).read_text("utf-8")


class Drawer(Paper):
    """A data file that is kept in memory, with what somebody typed into a form of it.

    Args:
        text: of the file.
        base: the text that the form was made from; None if it is not kept.
        kept: what was typed and not saved.
    """

    def __init__(self, text: str, base: str | None = None, kept: Any = None) -> None:
        super().__init__(Node({}))
        self.text, self.is_same = text, False
        vars(self.journal).update(
            find_text=lambda name: base if name == "gốc" else None, read_unsaved=lambda _: kept,
            keep_unsaved=lambda key, fields: self.told.append(f"giữ {key} {fields}"),
        )  # fmt: skip

    def save(self, file: str, text: str, read: str, what: str, beside: str = "") -> Any:
        """Note what is saved; whether anything is another matter."""
        super().save(file, text, read, f"{what}{beside and f' cùng {beside}'}")
        return None if self.is_same else stand_in(number=1)


def answer(
    work: Any, paper: Paper, where: tuple[str, FieldPath], *form: SentForm, **query: str
) -> Iterator[str]:
    """Where somebody is led, or what is shown; what is said and saved."""
    request = ask(o=place_in_words(where[1]), **query)
    request.path_params["file"] = where[0]

    def list_of(file: str) -> tuple[()]:
        paper.told.append(f"xem {file}")
        return ()

    desk: Any = stand_in(
        repository=paper, root=SAMPLE.parent, tell=paper.told.append,
        today=lambda: date(2026, 12, 31), checker=stand_in(check=lambda: stand_in(list_of=list_of)),
    )  # fmt: skip
    try:
        given = work(desk, request, *form)
        yield f"  → {given.headers.get('location') or given.status_code}"
    except OutsideError as refused:
        yield f"  → không có {refused}"
    yield from (f"    {line.strip()[:200]}" for line in paper.told)


def name_record(_: Any, desk: Any, shown: ShownRecord, status: int = 200) -> Any:
    """Take the place of drawing the form of a record."""
    facts = {
        "đọc": shown.read.name, "gõ": dict(shown.typed), "dở": shown.has_unsaved,
        "sai": {place_in_words(at): one for at, one in shown.said.errors.items()},
        "khác": shown.problems, "vướng": [tell(one) for one in shown.conflicts],
    }  # fmt: skip
    where = f"{status} {shown.file} {place_in_words(shown.path)}"
    return stand_in(headers={"location": f"{where} {tell(facts)}"})


def tell_shown() -> Iterator[str]:
    """Forms of files that are sound, broken or new, with what was typed and not saved."""
    typed: dict[str, Mapping[str, str] | None] = {
        "không": None, "như cũ": {"f.text": "Có 5 thôn kiểu mẫu."}, "khác": {"f.text": "Mới"},
    }  # fmt: skip
    for text, path in product((DRAFT, "[", ""), ((), TARGET, (*TARGETS, 7))):
        for (name, kept), lay in product(typed.items(), ("", "1", "x")):
            if (kept or lay == "x" or text == "[") and path != TARGET:
                continue
            yield f"{text[:2]!r} {path[-1:]} dở {name} {lay}"
            yield from answer(editing.show_form, Drawer(text, kept=kept), (PLAN, path), lay=lay)
    for where in ((PERSON, ()), (ISSUERS, ()), ("docs/a.md", ()), (PLAN, ("la",)),
                  (PLAN, (*TARGET, "text")), (PERSON, ("consent",))):  # fmt: skip
        for kept in (None, {"f.name": "A"}):
            yield f"mới {where} {kept}"
            yield from answer(editing.show_form, Drawer("", kept=kept), where, lay="1")
    for file in (PLAN, "docs/a.md"):
        form = SentForm({"f.text": "Gõ", "khoa": "x"})
        yield f"giữ {file}"
        yield from answer(editing.keep_unsaved, Drawer(DRAFT), (file, ()), form)


def list_sent() -> Iterator[tuple[str, FieldPath, dict[str, str]]]:
    """What forms of several records send: changed, emptied, wrong, new."""
    for lam in ("luu", "tiep", "ve", "bo"):
        yield PLAN, TARGET, {"lam": lam, "f.text": "Có 6 thôn.", "f.note": "Mới."}
    yield PLAN, TARGET, {"f.text": "Có 5 thôn kiểu mẫu."}
    yield PLAN, ("document",), {"lam": "ve", "f.number": "16/KH"}
    yield PLAN, TARGET, {"f.text": "", "f.mark": "", "f.field": "", "f.note": "", "lam": "tiep"}
    yield PLAN, ("purpose",), {"f.text": ""}
    yield PLAN, ("legal_bases", 0), {"f.text": "", "lam": "tiep"}
    yield PLAN, TARGET, {"f.field": "Lĩnh vực lạ", "f.text": "Có 6 thôn."}
    yield PLAN, ("document",), {"f.issuer": "Hội lạ"}
    yield PLAN, (), {"f.id": "ma-khac", "f.year": "2027"}
    yield PLAN, (), {"f.id": "ma-khac"}
    issuers = open_given_issuers()
    yield ISSUERS, ("issuers", issuers), {"f.name": "UBND xã Bình", "f.short_name": "UBND xã Bình"}
    yield ISSUERS, ("issuers", issuers), {
        "f.name": "Ủy ban nhân dân xã Bình", "f.short_name": "UBND xã Bình", "f.level": "commune",
    }  # fmt: skip
    yield PERSON, (), {"f.name": "Bà Lê Thị Bình"}
    yield PERSON, (), {"f.consent.given_on": "1/1/2027"}
    yield PERSON, (), {"f.unit": "Trường Tiểu học Mẫu"}


def open_given_issuers() -> int:
    return read_sample(ISSUERS).count("- id:")


def tell_saved() -> Iterator[str]:
    """Each form with a base that is kept, is gone, or that somebody else changed meanwhile."""
    for file, path, sent in list_sent():
        text = DRAFT if file == PLAN else read_sample(file)
        person = text.replace("updated:", "la:") if file == PERSON else text
        for name, now, base in (("như đọc", text, text), ("mất gốc", text, None),
                                ("thiếu ngày", person, person), ("mới", "", "")):  # fmt: skip
            if (name == "thiếu ngày" and person == text) or (name == "mới" and path):
                continue
            if name == "mất gốc" and path not in {(), ("document",)}:
                continue
            yield f"{name} {file} {place_in_words(path)} {tell(sent)}"
            form = SentForm({**sent, "doc": "gốc"}, beside="a.pdf")
            yield from answer(editing.save_form, Drawer(now, base), (file, path), form)
    other = DRAFT.replace("Có 5 thôn kiểu mẫu", "Có 7 thôn kiểu mẫu")
    for (name, now), sent, choice in product(
        {"họ sửa chỗ này": other, "họ sửa chỗ khác": DRAFT.replace("Thi đua  #", "Đua  #")}.items(),
        ({"f.text": "Có 6 thôn."}, {"f.note": "Mới."}), ("", "minh", "ho"),
    ):  # fmt: skip
        chosen = {f"chon.{place_in_words((*TARGET, 'text'))}": choice} if choice else {}
        yield f"{name} {tell(sent)} {choice}"
        form = SentForm({**sent, **chosen, "doc": "gốc"})
        yield from answer(editing.save_form, Drawer(now, DRAFT), (PLAN, TARGET), form)
    for is_same, is_stale in ((True, False), (False, True)):
        paper = Drawer(DRAFT, DRAFT)
        paper.is_same, paper.is_stale = is_same, is_stale
        yield f"không đổi {is_same}, vừa bị sửa {is_stale}"
        form = SentForm({"f.text": "Có 6 thôn.", "doc": "gốc"})
        yield from answer(editing.save_form, paper, (PLAN, TARGET), form)


def tell_listed() -> Iterator[str]:
    """Items that are moved or taken out, at both ends of their lists, and what is no item."""
    one = write(put_node(open_given("draft.yml"), (*TARGETS, 1, "text"), Node("")), PLAN)
    places: tuple[FieldPath, ...] = (
        (*TARGETS, 0), TARGET, (*TARGETS, 2), (*TARGETS, 9), ("purpose",), ("tasks", "items", 0),
        ("attachments", 0), ("theme",), ("la",), (),
    )  # fmt: skip
    for path, lam in product(places, ("len", "xuong", "bo", "luu")):
        for doc in ("tên", "cũ") if path == TARGET else ("tên",):
            yield f"{place_in_words(path)} {lam} {doc}"
            form = SentForm({"lam": lam, "doc": doc})
            yield from answer(editing.change_list, Drawer(DRAFT), (PLAN, path), form)
    yield "trống chữ"
    form = SentForm({"lam": "xuong", "doc": "tên"})
    yield from answer(editing.change_list, Drawer(one), (PLAN, TARGET), form)


def test_each_button_of_a_form_does_what_is_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    remember_readings()

    def tell_update(desk: Any, *_: Any) -> None:
        desk.tell("cập nhật xem trước")

    monkeypatch.setattr(editing, "show_record", name_record)
    monkeypatch.setattr(editing, "update_later", tell_update)
    monkeypatch.setattr(editing, "tell_renumbered", lambda desk, *_: desk.tell("kể số đổi"))
    monkeypatch.setattr(editing, "say", lambda *asked: stand_in(headers={"location": asked[1:]}))
    compare_desk_table("edits", [*tell_shown(), *tell_saved(), *tell_listed()])

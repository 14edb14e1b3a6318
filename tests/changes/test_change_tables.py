"""What is compared of persons, histories, files and names, state by state, without a portal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from thidua.changes import untold, wording
from thidua.changes.docs_and_look import compare_docs, compare_look, list_unread_folders
from thidua.changes.history import (
    Decided,
    _entry,
    _is_told,
    add_history,
    find_decided,
    find_untold,
    find_withdrawn,
)
from thidua.changes.honorees import compare_honoree
from thidua.changes.naming import IdentifierNames, is_reference
from thidua.changes.own_files import DocsFileFacts, OwnFiles, read_own_files
from thidua.changes.pairing import Pair, find_moves
from thidua.changes.report import Fate, FileFacts, HonoreeChange, UntoldHistory
from thidua.changes.wording import compare_wordings
from thidua.foundation.problems import Position, Severity
from thidua.language.dates import Edtf
from thidua.model import Honoree
from thidua.model.decided import DecidedChange
from thidua.model.history import HistoryKind
from thidua.model.tiers import Level
from thidua.portal.versions import MadeChange

CONSENT = {"purpose": "Nêu gương", "fields": ["name", "unit"], "given_on": "2026-02-01",
           "method": "written", "evidence_ref": "Hồ sơ 7", "scope": ["web", "zalo"]}  # fmt: skip
PERSON = {"id": "nguoi-01", "kind": "person", "type": "good_deed", "name": "Lê Thị Hoa",
          "field": "culture", "achievement": "Nhặt được của rơi.", "consent": CONSENT,
          "updated": "2026-03-02"}  # fmt: skip
GROUP = {key: value for key, value in PERSON.items() if key != "consent"} | {
    "kind": "collective", "name": "Thôn Đông",
}  # fmt: skip
DOWN = {"requested_on": "2026-05-01", "reason": "Theo yêu cầu.", "mode": "remove"}
AGREED = "Đồng ý ngày 01/02/2026 bằng văn bản, gồm: tên, đơn vị; kênh: trang web, Zalo."


def _state(
    honoree: dict[str, Any] | None, *, files: tuple[str, ...] = (), unread: bool = False
) -> Any:
    made = [Honoree.model_validate(honoree)] if honoree else []
    path = "data/honorees/nguoi-01.yml"
    return SimpleNamespace(
        honorees={one.id: one for one in made},
        names=IdentifierNames(fields={"culture": "Văn hóa"}),
        files=frozenset(files or ([path] if made else [])), unread={path} if unread else set(),
    )  # fmt: skip


def _compare(before: Any, after: Any) -> HonoreeChange | None:
    pair = Pair(*(next(iter(state.honorees), None) for state in (before, after)))
    return compare_honoree(pair, before, after)


def _with(record: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {key: value for key, value in (record | values).items() if value is not None}


@pytest.mark.parametrize(
    ("before", "after", "facts", "shows_more"),
    [(None, PERSON, ["Người đọc sẽ thấy: tên, thành tích.", AGREED], True),
     (PERSON, None, ["Người đọc không còn thấy: tên, thành tích."], False),
     (PERSON, _with(PERSON, unit="Thôn Đông"), ["Người đọc sẽ thấy: đơn vị."], True),
     (_with(PERSON, unit="Thôn Đông", place="Xã A"), PERSON,
      ["Người đọc không còn thấy: đơn vị, địa bàn."], False),
     (_with(PERSON, unit="Thôn"), _with(PERSON, note="Lời."),
      ["Người đọc sẽ thấy: chú thích.", "Người đọc không còn thấy: đơn vị."], True),
     (PERSON, _with(PERSON, takedown=DOWN),
      ["Người đọc không còn thấy: tên, thành tích.",
       "Yêu cầu gỡ ngày 01/5/2026; cách gỡ: gỡ hẳn."], False),
     (_with(PERSON, takedown=DOWN),
      _with(PERSON, takedown=DOWN | {"done_on": "2026-05-03", "mode": "anonymise"}),
      ["Yêu cầu gỡ ngày 01/5/2026, gỡ xong ngày 03/5/2026; cách gỡ: ẩn danh."], False),
     (_with(PERSON, takedown=DOWN), PERSON,
      ["Người đọc sẽ thấy: tên, thành tích.",
       "Không còn ghi là đã gỡ: thông tin sẽ hiện trở lại."], True),
     (_with(PERSON, takedown=DOWN), None, ["Trang báo đã gỡ cũng không còn."], False),
     (PERSON, _with(PERSON, consent=None), ["Không còn ghi sự đồng ý."], False),
     (_with(PERSON, consent=None), PERSON, [AGREED], False),
     (PERSON, _with(PERSON, consent=CONSENT | {"evidence_ref": "Hồ sơ 8"}), None, False),
     *((PERSON, _with(PERSON, consent=CONSENT | changed), [said], False) for changed, said in (
         ({"given_on": "2026-02-03"}, AGREED.replace("01/02", "03/02")),
         ({"fields": ["name", "unit", "photo"]}, AGREED.replace("đơn vị", "đơn vị, ảnh")),
         ({"scope": ["web"]}, AGREED.replace(", Zalo", "")),
         ({"method": "electronic"}, AGREED.replace("bằng văn bản", "qua phương tiện điện tử")),
         ({"withdrawn_on": "2026-04-01"}, "Đã rút lại đồng ý ngày 01/4/2026."))),
     (_with(PERSON, consent=CONSENT | {"withdrawn_on": "2026-04-01"}), PERSON,
      ["Không còn ghi là đã rút lại đồng ý."], False),
     (_with(PERSON, consent=CONSENT | {"withdrawn_on": "2026-04-01"}),
      _with(PERSON, consent=CONSENT | {"withdrawn_on": "2026-04-02"}),
      ["Đã rút lại đồng ý ngày 02/4/2026."], False),
     (_with(PERSON, consent=CONSENT | {"withdrawn_on": "2026-04-01"}),
      _with(PERSON, consent=CONSENT | {"withdrawn_on": "2026-04-01", "scope": ["web"]}),
      [AGREED.replace(", Zalo", "")], False),
     (PERSON, PERSON, None, False)],
)  # fmt: skip
def test_what_readers_see_of_a_person_is_told_without_the_name(
    before: dict[str, Any] | None, after: dict[str, Any] | None, *, facts: list[str] | None,
    shows_more: bool,
) -> None:  # fmt: skip
    """Which facts come and go, which consent there is, what was asked to be taken down."""
    change = _compare(_state(before), _state(after))
    if facts is None:
        assert change is None
        return
    assert change
    assert list(change.facts) == facts
    assert (change.shows_more, change.is_personal) == (shows_more, True)
    assert change.name == "một cá nhân"
    assert "Hoa" not in repr(change)


NAMED = [{"name": "An", "consent": CONSENT}, {"name": "Bình", "consent": CONSENT}]


def test_a_collective_is_named_unless_it_names_persons_or_was_taken_down() -> None:
    """Then its words are not repeated either."""
    change = _compare(_state(None), _state(_with(GROUP, theme="Sạch")))
    assert change
    assert (change.name, change.is_personal, change.facts, change.shows_more) == (
        "Thôn Đông", False, (), False,
    )  # fmt: skip
    assert [one.what for one in change.differences] == ["Chủ đề", "Lĩnh vực", "Thành tích"]
    assert change.differences[1].after[0].text == "Văn hóa"
    for before, after, facts in (
        (None, _with(GROUP, persons=NAMED),
         ("Người đọc sẽ thấy: tên, thành tích, tên từng người.",
          "Số người được nêu tên trong gương: trước 0, nay 2.")),
        (_with(GROUP, persons=NAMED), _with(GROUP, persons=NAMED[:1]),
         ("Số người được nêu tên trong gương: trước 2, nay 1.",)),
        (GROUP, _with(GROUP, takedown=DOWN),
         ("Người đọc không còn thấy: tên, thành tích.",
          "Yêu cầu gỡ ngày 01/5/2026; cách gỡ: gỡ hẳn.")),
    ):  # fmt: skip
        hidden = _compare(_state(before), _state(after))
        assert hidden
        assert (hidden.name, hidden.is_personal, hidden.shows_more) == ("một tập thể", False, False)
        assert hidden.facts == facts
        assert "Đông" not in repr(hidden.differences)


def test_what_is_private_is_told_to_have_changed_and_not_how() -> None:
    """Of one that was taken down nothing but that; what all may know is told with its words."""
    new = _with(PERSON, achievement="Cứu người.", type="role_model")
    change = _compare(_state(PERSON), _state(new))
    assert change
    told = [(one.what, one.remark) for one in change.differences]
    assert told[0] == ("Thành tích", "Đã sửa; báo cáo không nhắc lại dữ liệu cá nhân.")
    assert [remark for _, remark in told[1:]] == [""]
    assert change.differences[1].after[0].text == "Điển hình tiên tiến"
    down = _compare(_state(_with(PERSON, takedown=DOWN)), _state(_with(new, takedown=DOWN)))
    assert down is None


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [(_state(None), _state(GROUP), Fate.ADDED), (_state(GROUP), _state(None), Fate.REMOVED),
     (_state(None, files=("data/honorees/nguoi-01.yml",)), _state(GROUP), Fate.PUBLISHED),
     (_state(None, unread=True), _state(GROUP), Fate.UNKNOWN),
     (_state(GROUP), _state(None, files=("data/honorees/nguoi-01.yml",)), Fate.WITHDRAWN),
     (_state(GROUP), _state(_with(GROUP, name="Thôn Tây")), Fate.CHANGED)],
)  # fmt: skip
def test_an_example_comes_goes_and_changes(before: Any, after: Any, fate: Fate) -> None:
    change = _compare(before, after)
    assert change
    assert (change.fate, change.file) == (fate, "data/honorees/nguoi-01.yml")


DAY = date(2026, 6, 1)
CORRECTED = _entry(DAY, HistoryKind.CORRECTED, "Chỉ tiêu 1", "cũ", "mới")


@pytest.mark.parametrize(
    ("own", "is_told"),
    [(("corrected", "Chỉ tiêu 1"), True), (("corrected", "Sửa Chỉ tiêu 1 và 2"), True),
     (("corrected", "Nhiều chỗ"), True), (("corrected", "Nhiều chỗ, xem tệp"), True),
     (("corrected", "Có nhiều chỗ"), False), (("corrected", "Lời", "cũ"), True),
     (("corrected", "Lời", None, "là mới"), True), (("corrected", "Lời cũ kỹ"), True),
     (("corrected", "Lời", "khác", "khác"), False), (("amended", "Chỉ tiêu 1"), False)],
)  # fmt: skip
def test_what_staff_wrote_in_any_words_counts(own: tuple[Any, ...], is_told: bool) -> None:
    kind, *words = own
    wrote = _entry(DAY, HistoryKind(kind), *words)
    assert _is_told(CORRECTED, [wrote]) is is_told
    other = _entry(DAY, HistoryKind.REPORTED, "x")
    assert _is_told(CORRECTED, [other, wrote]) is is_told
    published = _entry(DAY, HistoryKind.PUBLISHED, "Lần đầu")
    assert _is_told(published, [_entry(DAY, HistoryKind.PUBLISHED, "Bất kỳ")])
    assert not _is_told(published, [])


def _change(
    effect: str, number: str = "9/QĐ-UBND", decision: str = "qd", **more: Any
) -> MadeChange:
    made = {"plan": "a", "effect": effect, "from": "2026-05-04", "text": "Điều 1"} | more
    return MadeChange(decision, number, "quyet_dinh", "", 0, DecidedChange.model_validate(made))


def _plan(*history: Any, **document: Any) -> Any:
    facts = {"replaced_by": None, "status": None} | document
    return SimpleNamespace(id="a", history=list(history), document=SimpleNamespace(**facts))


AMENDED = [{"target": "3", "old": "cũ", "new": "mới"}]
NAME = "Quyết định số 9/QĐ-UBND"


@pytest.mark.parametrize(
    ("effect", "more", "entries"),
    [("amend", {"targets": AMENDED}, [f"amended: Từ ngày 04/5/2026, theo {NAME}",
                                      f"amended: Chỉ tiêu 3, theo {NAME} | cũ | mới"]),
     ("replace", {}, [f"ended: Được thay thế, từ ngày 04/5/2026, theo {NAME}"]),
     ("end", {}, [f"ended: Bị bãi bỏ, thôi thực hiện, từ ngày 04/5/2026, theo {NAME}"]),
     ("suspend", {"until": "2026-07"},
      [f"amended: Tạm dừng đến hết tháng 7/2026, từ ngày 04/5/2026, theo {NAME}"]),
     ("extend", {"until": "2027"},
      [f"amended: Được gia hạn đến hết năm 2027, từ ngày 04/5/2026, theo {NAME}"]),
     ("resume", {}, [f"amended: Tiếp tục thực hiện, từ ngày 04/5/2026, theo {NAME}"])],
)  # fmt: skip
def test_what_a_decision_does_is_proposed_once(
    effect: str, more: dict[str, Any], entries: list[str]
) -> None:
    """As an end or an amendment; again only after it was taken back; nothing that staff told."""
    made = _change(effect, **more)
    decided = list(find_decided([made], [], {"quyet_dinh": "Quyết định"}))
    found = find_untold(None, _plan(), _plan(), DAY, decided)
    assert found
    assert [_row(entry) for entry in found.entries] == entries
    is_end = effect in {"end", "replace"}
    known = list(found.entries)
    assert find_untold(None, _plan(*known), _plan(*known), DAY, decided) is None
    kind = HistoryKind.ENDED if is_end else HistoryKind.AMENDED
    for other, is_silent in ((kind, True), (HistoryKind.CORRECTED, False)):
        own = _entry(DAY, other, "Theo quyết định số 9/qđ-ubnd")
        assert (find_untold(None, _plan(), _plan(own), DAY, decided) is None) is is_silent
    back = list(find_withdrawn([made], [], {"quyet_dinh": "Quyết định"}))
    withdrawn = find_untold(None, _plan(*known), _plan(*known), DAY, back)
    assert withdrawn
    assert _row(withdrawn.entries[0]) == f"corrected: {NAME} đã rút, không còn áp dụng ở đây"
    assert [_row(entry) for entry in withdrawn.entries[1:]] == (
        [f"corrected: Chỉ tiêu 3, bỏ lời theo {NAME} | mới | cũ"] if effect == "amend" else []
    )
    both = [*known, *withdrawn.entries]
    again = find_untold(None, _plan(*both), _plan(*both), DAY, decided)
    assert again
    assert again.entries == found.entries
    assert list(find_decided([made], [made], {})) == []
    assert list(find_withdrawn([made], [made], {})) == []


def _row(entry: Any) -> str:
    return " | ".join(
        filter(None, (f"{entry.kind.value}: {entry.what}", entry.before, entry.after))
    )


@pytest.mark.parametrize(
    ("number", "kinds", "name"),
    [("9/QĐ-UBND", {"quyet_dinh": "Quyết định"}, NAME), ("", {"quyet_dinh": "Quyết định"},
      "Quyết định"), ("9/QĐ", {}, "Văn bản số 9/QĐ"), ("", {}, "Văn bản")],
)  # fmt: skip
def test_a_document_is_called_by_kind_and_number(
    number: str, kinds: dict[str, str], name: str
) -> None:
    made = _change("end", number)
    for found in (find_decided([made], [], kinds), find_withdrawn([made], [], kinds)):
        assert [decided.name for decided in found] == [name]
    assert Decided(made, "Văn bản").is_withdrawn is False


@pytest.mark.parametrize(
    ("text", "updated"),
    [("updated: 2026-05-01\n", "2026-06-01"), ("updated: 2026-06-02 # hôm qua\n", "2026-06-02"),
     ("updated: 2026-06-01\nhistory: # của trang\n  - date: 2026-01-01\n    kind: published\n"
      "    what: Đầu\n", "2026-06-01")],
)  # fmt: skip
def test_entries_come_behind_those_that_are_there(text: str, updated: str) -> None:
    """With all notes of staff; the day of the file is never set back."""
    written = add_history(text, UntoldHistory("data/plans/a/plan.yml", (CORRECTED,), ()))
    assert f"updated: {updated}" in written
    for note in ("# hôm qua", "# của trang", "what: Đầu"):
        assert (note in written) == (note in text)
    assert written.index("Chỉ tiêu 1") > written.find("Đầu")
    assert [part in written for part in ("before: cũ", "after: mới", "kind: corrected")] == [
        True
    ] * 3


def _facts(title: str, sha256: str, *, address: str = "a/", own: bool = True) -> DocsFileFacts:
    return DocsFileFacts(address, title, sha256, own)


ONE, TWO = _facts("Một", "1"), _facts("Hai", "2", address="b/")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [({"a.md": ONE}, {"a.md": ONE}, []),
     ({"a.md": ONE}, {"a.md": _facts("Một", "9")},
      ["sửa docs/a.md a/ Một"]),
     ({}, {"a.md": ONE}, ["thêm docs/a.md a/ Một"]), ({"a.md": ONE}, {}, ["bỏ docs/a.md a/ Một"]),
     ({"a.md": ONE}, {"c.md": _facts("Một", "9", address="c/")},
      ["sửa docs/c.md c/ Một ← docs/a.md"]),
     ({"a.md": ONE}, {"a.md": _facts("Mốt", "9")}, ["sửa docs/a.md a/ Mốt Tên trang"]),
     ({"a.png": _facts("", "1")}, {"b.png": _facts("", "1", address="b.png")},
      ["sửa docs/b.png b.png  ← docs/a.png"]),
     ({"a.png": _facts("", "1")}, {"b.png": _facts("", "2", address="b.png")},
      ["thêm docs/b.png b.png ", "bỏ docs/a.png a/ "]),
     ({"b.md": TWO}, {"a.md": ONE}, ["thêm docs/a.md a/ Một", "bỏ docs/b.md b/ Hai"])],
)  # fmt: skip
def test_written_pages_and_files_of_two_states_are_compared(
    before: dict[str, DocsFileFacts], after: dict[str, DocsFileFacts], told: list[str]
) -> None:
    """A page is known by its title, a file by what it holds; what comes stands first."""
    found = compare_docs(OwnFiles(docs=before), OwnFiles(docs=after))
    rows = []
    for change in found.changes:
        row = f"{change.fate.value} {change.file} {change.address} {change.title}"
        row += f" ← {change.former_file}" if change.former_file else ""
        rows.append(" ".join([row, *(one.what for one in change.differences)]))
    assert rows == told
    assert found.before == {file.address for file in before.values()}
    assert found.after == {file.address for file in after.values()}
    assert compare_docs(OwnFiles(docs=None), OwnFiles(docs=after)).changes == ()
    assert compare_docs(OwnFiles(docs=before), OwnFiles(docs=None)).changes == ()


def test_pages_of_the_engine_that_proposes_them_are_new() -> None:
    """In its own repository what it brought along before is no earlier state."""
    old = {"a.md": _facts("Một", "1", own=False), "b.md": TWO, "anh/c.png": _facts("", "3")}
    new = {"a.md": ONE, "b.md": TWO}
    found = compare_docs(OwnFiles(docs=old), OwnFiles(docs=new, holds_engine=True))
    assert [change.file for change in found.changes] == ["docs/a.md"]
    assert found.before == {"b/"}
    usual = compare_docs(OwnFiles(docs=old), OwnFiles(docs=new))
    assert [change.file for change in usual.changes] == ["docs/anh/c.png"]


def test_files_of_the_look_are_compared_where_both_were_read() -> None:
    old, new = {"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"}
    found = compare_look(OwnFiles(look=old), OwnFiles(look=new))
    assert [f"{change.fate.value} {change.file}" for change in found] == [
        "bỏ overrides/a", "sửa overrides/c", "thêm overrides/d",
    ]  # fmt: skip
    read, unread = OwnFiles({}, {}), OwnFiles()
    assert list(compare_look(unread, read)) == list(compare_look(read, unread)) == []
    assert list(list_unread_folders(unread, read)) == ["docs", "overrides"]
    assert list(list_unread_folders(OwnFiles(docs={}), read)) == ["overrides"]
    assert list(list_unread_folders(read, OwnFiles(look={}))) == ["docs"]
    assert list(list_unread_folders(read, read)) == list(list_unread_folders(unread, unread)) == []


def test_own_files_are_those_that_git_keeps(tmp_path: Path) -> None:
    """No links, nothing that systems leave behind, nothing hidden; a page by its title."""
    front = ("title: Trang riêng", "description: Một trang riêng của Cổng này.")
    page = "\r\n".join(("---", *front, "updated: 2026-02-12", "---", "", "Lời.", ""))
    for name, text in {
        "docs/rieng.md": f"\ufeff{page}",
        "docs/Thumbs.db": "x",
        "docs/tep.txt": "title: a",
        "docs/khong-ten.md": "Lời.",
        "overrides/css/own.css": "a",
        "overrides/README.md": "b",
        "overrides/.an/a.css": "c",
        "overrides/x/__pycache__/a": "d",
        "overrides/Thumbs.db": "e",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "docs" / "noi.md").symlink_to(tmp_path / "docs" / "rieng.md")
    (tmp_path / "overrides" / "noi.css").symlink_to(tmp_path / "overrides" / "css" / "own.css")
    found = read_own_files(tmp_path)
    assert found.docs
    assert found.look
    own = {name: (facts.title, facts.address) for name, facts in found.docs.items() if facts.own}
    assert own == {
        "rieng.md": ("Trang riêng", "rieng/"), "tep.txt": ("", "tep.txt"),
        "khong-ten.md": ("", "khong-ten/"),
    }  # fmt: skip
    assert any(not facts.own for facts in found.docs.values())
    assert list(found.look) == ["css/own.css"]
    assert found.look["css/own.css"][:8] == "ca978112"
    assert not found.holds_engine
    for name in ("docs", "overrides"):
        (tmp_path / name).rename(tmp_path / f"{name}-xa")
        (tmp_path / name).symlink_to(tmp_path / f"{name}-xa")
    linked = read_own_files(tmp_path)
    assert (linked.docs, linked.look) == (None, None)


NAMES = IdentifierNames({"u": "UBND"}, {"f": "Văn hóa"}, {"k": "Kế hoạch"}, {"p": "Thi đua"})


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [("issuer", "u", "UBND"), ("parent", "u", "UBND"), ("successors", ("u", "x"), "UBND, x"),
     ("field", "f", "Văn hóa"), ("fields", ("f",), "Văn hóa"), ("doc_type", "k", "Kế hoạch"),
     ("plan", "p", "Thi đua"), ("related", ("p",), "Thi đua"), ("issuer", "f", "f"),
     ("name", "u", "u"), ("", None, ""), ("", True, "có"), ("", False, "không"), ("", 5, "5"),
     ("", date(2026, 2, 1), "01/02/2026"), ("", Edtf(2026, 2), "tháng 02/2026"),
     ("level", Level.COMMUNE, "cấp xã"), ("", (), "")],
)  # fmt: skip
def test_values_are_shown_as_readers_know_them(name: str, value: Any, shown: str) -> None:
    assert NAMES.show(value, name).lower() == shown.lower()
    assert is_reference(name) == (name not in {"", "name", "level"})


def _held(identifier: str, *files: tuple[str, str]) -> Any:
    document = SimpleNamespace(issuer="u", number=identifier[0], issued="", title="t")
    facts = tuple(FileFacts(name, "", "", 1, digest) for name, digest in files)
    return SimpleNamespace(plan=SimpleNamespace(document=document), files=facts)


def _pages(*plans: tuple[str, Any], slug: str = "van-hoa") -> Any:
    lists = {"fields": {"culture": SimpleNamespace(slug=slug)}, "document_types": {}}
    return SimpleNamespace(plans=dict(plans), honorees={}, lists=lists)


def test_moves_are_found_of_plans_their_files_and_lists() -> None:
    """By document, by name, and else by what a file holds; whatever else comes and goes."""
    files = (("a.pdf", "1"), ("b.pdf", "2"), ("c.pdf", "3"))
    before = _pages(
        ("9-di", _held("9")), ("a-cu", _held("a", *files)), ("k", _held("k", ("x", "1")))
    )
    after = _pages(
        ("0-moi", _held("0")), ("a-moi", _held("a", ("a.pdf", "9"), ("d.pdf", "2"))),
        ("k", _held("k", ("x", "1"))), slug="nep-song",
    )  # fmt: skip
    found = find_moves(before, after)
    moved = {old: new for old, new in found.items() if old != new}
    assert {old.split("/")[-1] or old: new.split("/")[-1] or new for old, new in moved.items()} == {
        "ke-hoach/a-cu/": "ke-hoach/a-moi/", "a.pdf": "a.pdf", "b.pdf": "d.pdf",
        **{old: new for old, new in moved.items() if "van-hoa" in old},
    }  # fmt: skip
    assert sum("van-hoa" in old and "nep-song" in new for old, new in moved.items()) == 2
    assert not any("9-di" in old or "0-moi" in new for old, new in found.items())


def test_texts_too_long_to_compare_are_marked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many pairs of words as are allowed are compared, one more is not."""
    monkeypatch.setattr(wording, "_MOST_PAIRS", 6)
    left, right = compare_wordings("a b", "a c d")
    assert [piece.differs for piece in left + right] == [False, True, False, True]
    left, right = compare_wordings("a b", "a c d e")
    assert [piece.differs for piece in left + right] == [True, True]


@pytest.mark.parametrize("holds", [True, False])
@pytest.mark.parametrize("count", [1, 4, 5, 6, 12])
def test_what_a_history_does_not_tell_is_named(count: int, holds: bool) -> None:
    """Five places, of more their number; at the history, or at the day of the last change."""
    entry = SimpleNamespace(holds=lambda _: holds, at=lambda path: Position(len(path), 1))
    sources: Any = SimpleNamespace(open_entry=lambda _: entry)
    places = [f"Chỉ tiêu {at}" for at in range(count)]
    entries = tuple(_entry(DAY, HistoryKind.CORRECTED, place, "a") for place in places)
    plan: Any = SimpleNamespace(file="data/plans/a/plan.yml")
    found = untold._problem(sources, plan, UntoldHistory(plan.file, entries, ()))
    more = f" và {count - 5} chỗ nữa" if count > 5 else ""
    assert found.message == (
        f"Trang đã công bố có thay đổi mà `history` chưa ghi: {'; '.join(places[:5])}{more}."
    )
    assert found.position == Position(len("history" if holds else "updated"), 1)
    assert (found.file, found.severity) == (plan.file, Severity.NOTICE)

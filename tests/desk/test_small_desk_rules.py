"""Small rules of the desk, each with what stands at its edges."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk import amending, finding, news, originals, report_process, reviewing, sending
from desk.answers import _key, _was_there
from desk.consents import _has_agreed_persons
from desk.guard import MEGABYTE
from desk.items import move_item, remove_item
from desk.jobs import Job
from desk.receiving import _sort, find_most_megabytes, refuse_photograph
from desk.repository import may_be_there
from desk.trees import find_printed_place, items_at, text_at
from desk.waiting import list_waiting
from desk.web import MOST_WANTED, TEMPLATES, make_environment
from portal_cli import git
from portal_cli.earlier_data import open_earlier_data
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.results.form_table import FormDoubt
from thidua.datafiles.format.reading import read_tree
from workspace import SMALL, TESTS

MOST = report_process._MOST_TOLD
LIST = """\
review:
  - at: phases.1.name
    why: a
  - at: phases.3.name
    why: b
phases:
  - name: một
  - name: hai
  - name: ba
"""


def test_a_problem_that_stands_twice_was_there_twice() -> None:
    problem: Any = SimpleNamespace(message="Sai ngày.", fix="Viết lại.")
    old = Counter({_key(problem): 2})
    assert [_was_there(problem, old) for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(("ended", "kills"), [(None, 1), (0, 0), (3, 0)])
def test_only_work_that_goes_on_is_ended(ended: int | None, kills: int) -> None:
    killed: list[int] = []
    program: Any = SimpleNamespace(poll=lambda: ended, kill=lambda: killed.append(1))
    Job(process=program).cancel()
    assert len(killed) == kills
    Job().cancel()


@pytest.mark.parametrize(
    ("at", "steps", "names", "doubts"),
    [
        (0, 1, ["hai", "một", "ba"], ["phases.2.name", "phases.3.name"]),
        (2, -1, ["một", "ba", "hai"], ["phases.1.name", "phases.2.name"]),
        (0, -1, ["một", "hai", "ba"], ["phases.1.name", "phases.3.name"]),
        (2, 1, ["một", "hai", "ba"], ["phases.1.name", "phases.3.name"]),
    ],
)
def test_doubts_follow_items_to_the_ends_of_a_list(
    at: int, steps: int, names: list[str], doubts: list[str]
) -> None:
    tree = move_item(read_tree(LIST), ("phases", at), steps)
    assert [text_at(item, ("name",)) for item in items_at(tree, ("phases",))] == names
    assert [text_at(item, ("at",)) for item in items_at(tree, ("review",))] == doubts
    gone = remove_item(read_tree(LIST), ("phases", 0))
    assert [text_at(item, ("at",)) for item in items_at(gone, ("review",))] == ["phases.2.name"]


@pytest.mark.parametrize(
    ("agreed", "all_agreed"),
    [([], False), (["photo"], True), (["photo", "name"], False), (["name"], False)],
)
def test_a_group_is_shown_when_every_one_agreed(agreed: list[str], all_agreed: bool) -> None:
    people = "".join(f"  - name: A\n    consent:\n      fields: [{one}]\n" for one in agreed)
    tree = read_tree(f"id: x\npersons:\n{people}" if people else "id: x\n")
    assert _has_agreed_persons(tree) is all_agreed


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("a.jpg", 5, ""),
        ("a.pdf", 5, "không phải ảnh JPEG"),
        ("a.docx", 5, "không phải ảnh JPEG"),
        ("a.zip", 5, "là tệp nén"),
        ("a.heic", 5, "lưu thành kiểu JPG"),
        ("a.jpg", MEGABYTE, ""),
        ("a.jpg", MEGABYTE + 1, "nặng quá 1 MB"),
        ("a.jpg", 0, "không có gì bên trong"),
    ],
)
def test_a_photograph_is_refused_by_what_it_is(name: str, size: int, said: str) -> None:
    upload: Any = SimpleNamespace(filename=name, size=size)
    told = refuse_photograph(upload, 1)
    assert said in told
    assert bool(told) == bool(said)


def test_words_to_find_are_cut_where_their_field_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_list_files", lambda _: [])
    monkeypatch.setattr(finding, "render", lambda *asked: asked[-1])
    request: Any = SimpleNamespace(query_params={"chu": "ă" * 999})
    view: Any = finding.show_found(SimpleNamespace(), request)  # type: ignore[arg-type]
    shown = make_environment(SMALL.parent).globals["most_wanted"]
    assert len(view.wanted) == shown == MOST_WANTED
    for name in ("find", "shelf"):
        text = (TEMPLATES / f"{name}.html").read_text("utf-8")
        assert text.count("maxlength=") == text.count('maxlength="{{ most_wanted }}"') == 1


@pytest.mark.parametrize("is_repository", [False, True])
def test_git_is_asked_once_whether_it_reads_a_portal(
    is_repository: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of sending has asked before it compares."""
    asked: list[str] = []

    def say(_: Path, *arguments: str) -> SimpleNamespace:
        asked.append(" ".join(arguments[:2]))
        return SimpleNamespace(returncode=0, stdout=b"true")

    monkeypatch.setattr(git, "_git", say)
    monkeypatch.setattr(git, "_extract_data", lambda *_: None)
    with open_earlier_data(tmp_path, "HEAD", is_repository=is_repository):
        pass
    before = [] if is_repository else ["rev-parse --is-inside-work-tree"]
    assert asked == [*before, "rev-parse --verify", "merge-base HEAD"]


def test_documents_come_first_and_pages_by_their_numbers() -> None:
    names = ["trang 10.png", "bieu.xlsx", "trang 2.jpg", "ke hoach 3.docx", "phu luc 1.docx"]
    files: Any = [SimpleNamespace(name=name) for name in names]
    assert [file.name for file in _sort(files)] == [
        "ke hoach 3.docx", "phu luc 1.docx", "trang 2.jpg", "trang 10.png", "bieu.xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("has_git", "remote", "asked"),
    [(True, "origin", True), (True, "", False), (False, "origin", False), (False, "", False)],
)
def test_news_are_asked_for_only_where_there_is_a_server(
    monkeypatch: pytest.MonkeyPatch, has_git: bool, remote: str, asked: bool
) -> None:
    told: list[tuple[str, ...]] = []
    git: Any = SimpleNamespace(
        is_there=lambda: has_git,
        find_remote=lambda: remote,
        must=lambda _, *words: told.append(words),
    )
    monkeypatch.setattr(news, "Git", lambda _: git)
    asking = news.News(Path())
    asking.ask()
    assert asking.say(10) == ""
    assert told == ([("fetch", "-q", "origin")] if asked else [])


@pytest.mark.parametrize(
    ("wrong", "more"), [(0, ""), (1, ""), (MOST, ""), (MOST + 2, "\nCòn 2 lỗi nữa.")]
)
def test_of_many_mistakes_in_a_form_a_few_are_told_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: int, more: str
) -> None:
    outcome = SimpleNamespace(
        doubts=[FormDoubt("", f"Sai {at}.", "") for at in range(wrong)],
        problems=[],
        text="reviews: []",
        notes=[],
    )
    monkeypatch.setattr(report_process, "prepare_import", lambda *_: outcome)
    monkeypatch.setattr(report_process, "read_filled_form", lambda *_: b"PK")
    dossier: Any = None
    read = functools.partial(
        report_process._read_form, dossier, tmp_path / "mau.xlsx", 1, {"today": "2026-12-31"}
    )
    if not wrong:
        assert read() == {"file": "", "text": "reviews: []", "is_new": False, "notes": []}
        return
    with pytest.raises(UnusableError) as refused:
        read()
    told = "".join(f"\nSai {at}." for at in range(min(wrong, MOST)))
    assert str(refused.value).endswith(f"thả lại:{told}{more}")


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("data/plans/a/plan.yml", True),
        ("a" * 240, True),
        ("a" * 241, False),
        ("ộ" * 80, True),
        ("ộ" * 80 + "a", False),
        (f"{'a' * 240}/{'b' * 240}", True),
        (f"{'a' * 241}/b", False),
        ("a\0b", False),
    ],
)
def test_names_that_a_system_would_not_let_be_are_not_asked_for(name: str, may_be: bool) -> None:
    assert may_be_there(name) is may_be


def test_sentences_to_quote_stand_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without what leads up to them; nothing empty."""
    twice = ["Điều 1: Sửa chỉ tiêu", "“Sửa chỉ tiêu”"] * 2
    said = [*twice, "Sửa chỉ tiêu", "", "Điều 2: "]
    manuscript = SimpleNamespace(paragraphs=[SimpleNamespace(text=words) for words in said])
    found: Any = ("a.docx", manuscript)
    monkeypatch.setattr(amending, "read_words", lambda *_: found)
    desk: Any = None
    assert list(amending._list_sentences(desk, "a")) == [
        "Điều 1: Sửa chỉ tiêu", "Sửa chỉ tiêu", "Điều 2:",
    ]  # fmt: skip
    found = ("", None)
    assert list(amending._list_sentences(desk, "a")) == []


def test_a_paragraph_that_waits_is_asked_about_and_leads_to_no_field() -> None:
    tree = read_tree(
        "draft: có\npurpose:\n  text: Một.  # đoạn 3; chắc\nrequirements:\n"
        "  text: Hai.  # đoạn 4; chắc\nunplaced:\n  - text: Nửa câu.\n    place: đoạn 3\n"
        "  - text: Bỏ.\n    place: đoạn 5\n    reason: Thừa.\n"
    )
    found = list(originals._find_owners(tree, "a", list_waiting(tree), find_printed_place, None))
    assert [(at, kind, address) for at, (kind, address, _) in found] == [
        (3, "waiting", "/soat/a?cho=1"),
        (4, "placed", "/sua/data/plans/a/plan.yml#o-requirements.text"),
    ]


def test_each_line_of_a_heading_leads_to_its_field_but_no_line_of_a_text() -> None:
    tree = read_tree(
        "purpose:\n  heading: |-  # đoạn 3; chắc\n    Một\n    Hai\n    Ba\n"
        "  text: |-  # đoạn 7; chắc\n    Một\n    Hai\n"
    )
    printed = {3: "Một", 4: "Hai", 5: "Khác", 7: "Một", 8: "Hai"}
    manuscript: Any = SimpleNamespace(paragraphs=[
        SimpleNamespace(place=SimpleNamespace(paragraph=at), label="", text=words)
        for at, words in printed.items()
    ])  # fmt: skip
    found = originals._find_owners(tree, "a", [], find_printed_place, manuscript)
    assert [at for at, _ in found] == [3, 4, 7]


def test_another_mistake_is_told_before_the_same_once_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A day that is wrong in each row does not hide what is wrong in one cell."""
    same = [FormDoubt(f"Ô F{row}", "Ngày chưa tới.", "Xem lại.") for row in range(2, 8)]
    outcome = SimpleNamespace(
        doubts=[*same, FormDoubt("Ô J3", "Thiếu đơn vị.", "Ghi.")], problems=[]
    )
    monkeypatch.setattr(report_process, "prepare_import", lambda *_: outcome)
    monkeypatch.setattr(report_process, "read_filled_form", lambda *_: b"PK")
    dossier: Any = None
    with pytest.raises(UnusableError, match=r"(?s)Ô F2.*Ô J3.*Ô F3"):
        report_process._read_form(dossier, tmp_path / "mau.xlsx", 1, {"today": "2026-12-31"})


@pytest.mark.parametrize(
    ("plans", "told"),
    [
        ([], "Cập nhật dữ liệu"),
        (["a"], "Sửa kế hoạch a"),
        (["a", "a"], "Sửa kế hoạch a"),
        (["a", "b", "c"], "Sửa kế hoạch a; Sửa kế hoạch b; Sửa kế hoạch c"),
        (["a", "b", "c", "d"], "Sửa kế hoạch a; Sửa kế hoạch b; Sửa kế hoạch c và 1 tệp nữa"),
        (["a" * 59], "Sửa kế hoạch " + "a" * 59),
        (["a " * 29 + "bc"], "Sửa kế hoạch " + "a " * 28 + "a…"),
    ],
)
def test_the_first_line_of_a_message_names_three_files(plans: list[str], told: str) -> None:
    files = [
        sending.ChangedFile(f"data/plans/{at}/plan.yml", "Sửa", f"kế hoạch {name}")
        for at, name in enumerate(plans)
    ]
    other = sending.ChangedFile("docs/gioi-thieu.md", "Sửa", "trang")
    assert sending._write_subject((*files, other)) == told


@pytest.mark.parametrize(
    ("listed", "value", "address"),
    [
        ("issuers", "UBND xã Thử", "/sua/data/issuers.yml?o=issuers.2"),
        ("issuers", "UBND xã Khác", ""),
        ("fields", "UBND xã Thử", ""),
        (None, "", ""),
    ],
)
def test_a_body_of_the_list_can_be_opened_from_a_review(
    listed: str | None, value: str, address: str
) -> None:
    root = TESTS / "problems" / "_base"
    desk: Any = SimpleNamespace(
        root=root,
        repository=SimpleNamespace(
            read=lambda file: SimpleNamespace(text=(root / file).read_text("utf-8"))
        ),
    )
    field: Any = SimpleNamespace(listed=listed, value=value) if listed else None
    assert reviewing._locate_entry(desk, field) == address


def test_a_broken_portal_file_refuses_no_file_for_its_size(tmp_path: Path) -> None:
    """Its own mistake is told elsewhere; a file of two megabytes is not too large."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "portal.yml").write_text("site_name: [\n", "utf-8")
    assert find_most_megabytes(tmp_path) == 20
    own = (SMALL / "portal.yml").read_text("utf-8")
    (data / "portal.yml").write_text(f"{own}max_file_size: 7\n", "utf-8")
    assert find_most_megabytes(tmp_path) == 7

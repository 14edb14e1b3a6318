"""`portal new`: a plan started by a few answers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from portal_cli import held_lists, locks, main
from portal_cli.locks import hold_for_draft
from stand_ins import stand_in
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.new_issuer import propose_issuer
from thidua.authoring.newplan.meanwhile import choose_again
from thidua.authoring.plan_folder import Content, add_plan
from thidua.datafiles.format.formatting import formatted
from thidua.datafiles.format.tree import tree_of
from thidua.foundation.problems import Severity
from workspace import Workspace

TITLE = "Về việc phát động phong trào thi đua cải cách hành chính năm 2026"
ASKED = "ubnd xã mẫu\n\n21/KH-UBND\n03/02/2026\n" + TITLE + "\n\nĐúng hẹn, đúng luật\n\n\n"
MADE = "plans/xa-mau-2026-cai-cach-hanh-chinh/plan.yml"


def run(portal: Workspace, monkeypatch: pytest.MonkeyPatch, answers: str, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    return main(["new", "--root", str(portal.folder), *options])


def test_no_draft_is_written_meanwhile(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both change the list of bodies: whoever was later would have put the older list back."""
    monkeypatch.setattr(locks, "_PATIENCE", 0.0)
    with hold_for_draft(sample.folder):
        assert run(sample, monkeypatch, ASKED) == 2
    assert "viết bản nháp kia chưa xong" in capsys.readouterr().err
    assert not (sample.folder / "data" / MADE).exists()
    assert run(sample, monkeypatch, ASKED) == 0


@pytest.mark.parametrize("chosen", [False, True])
def test_a_name_that_another_took_meanwhile_is_proposed_anew(
    chosen: bool,
    sample: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The lists were read before the questions: two at once took one name, and one was refused."""

    @contextmanager
    def hold(root: Path) -> Iterator[None]:
        (root / "data" / MADE).parent.mkdir()
        yield

    monkeypatch.setattr(held_lists, "hold_for_draft", hold)
    options = ["--id", MADE.split("/")[1]] if chosen else []
    assert run(sample, monkeypatch, ASKED, *options) == (2 if chosen else 0)
    made = sample.folder / "data" / MADE.replace("/plan.yml", "-2/plan.yml")
    assert made.exists() is not chosen
    said = capsys.readouterr().err
    assert ("không có gì bị ghi đè" in said) is chosen
    assert ("vừa có kế hoạch khác dùng, nên kế hoạch này mang mã" in said) is not chosen


@pytest.mark.parametrize(
    ("issuers", "taken", "is_proposed", "told"),
    [
        ([], [], True, "ubnd-xa-lang xa-lang-2026-x ubnd-xa-lang"),
        (["ubnd-xa-lang Khác"], [], True, "ubnd-xa-lang-2 xa-lang-2026-x ubnd-xa-lang-2"),
        (["lang Ủy ban nhân dân xã Láng"], [], True, "lang xa-lang-2026-x None"),
        ([], ["xa-lang-2026-x"], True, "ubnd-xa-lang xa-lang-2026-phong-trao-thi-dua ubnd-xa-lang"),
        ([], ["xa-lang-2026-x"], False, "ubnd-xa-lang xa-lang-2026-x ubnd-xa-lang"),
    ],
)
def test_a_body_that_another_added_meanwhile_is_not_added_twice(
    issuers: list[str], taken: list[str], is_proposed: bool, told: str
) -> None:
    bodies = [line.partition(" ") for line in issuers]
    listed: Any = tuple(stand_in(id=key, name=name, short_name=name, valid_to=None)
                        for key, _, name in bodies)  # fmt: skip
    asked = {"issuer": "ubnd-xa-lang", "year": "2026", "title": "Thi đua", "id": "xa-lang-2026-x"}
    new = propose_issuer("UBND xã Láng", ())
    known = KnownLists(issuers=listed, taken=frozenset(taken))
    answers, body = choose_again(asked, new, known, is_id_proposed=is_proposed)
    assert f"{answers['issuer']} {answers['id']} {body and body.id}" == told
    assert (body is None) or body.name == new.name
    assert choose_again(asked, None, known, is_id_proposed=False) == (asked, None)


def test_each_question_answers_who_asks_for_a_list(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """“?” was taken for a type of document, and for a title."""
    asked = ASKED.split("\n")
    typed = [asked[0], "?", asked[1], *asked[2:4], "?", *asked[4:]]
    assert run(sample, monkeypatch, "\n".join(typed)) == 0
    said = capsys.readouterr()
    assert "\n  Kế hoạch\n" in said.out
    assert "Câu này không có danh sách để chọn. Cách trả lời: dòng dưới tên loại" in said.err
    assert f"Đã tạo data/{MADE} (bản nháp)." in said.out


def test_the_day_may_be_said(sample: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for every verb that makes records: it is the first of the plan's history."""
    assert run(sample, monkeypatch, ASKED, "--today", "2026-03-09") == 0
    assert "2026-03-09" in (sample.folder / "data" / MADE).read_text("utf-8")


@pytest.mark.parametrize("broken", ["a file", "the last step", ""])
def test_a_plan_is_added_whole_or_not_at_all(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of issuers is as before too, and what a killed process left does no harm."""
    issuers, folder = tmp_path / "data" / "issuers.yml", tmp_path / "data" / "plans" / "a"
    folder.with_name("a.new").mkdir(parents=True)
    (folder.with_name("a.new") / "old.yml").write_text("x", "utf-8")
    before = "issuers:\n  - id: mot\n    name: Một\n"
    issuers.write_text(before, "utf-8")
    files: dict[str, Content] = {"plan.yml": "id: a\n", "ban-goc.pdf": b"%PDF"}
    bodies = [tree_of({"id": "hai", "name": "Hai"})]
    if broken == "a file":
        files["phu-luc.pdf"] = tmp_path / "none.pdf"
    elif broken:

        def stop(*_: object) -> None:
            raise PermissionError(broken)

        monkeypatch.setattr(Path, "rename", stop)
    if broken:
        with pytest.raises(OSError, match=r".+"):
            add_plan(tmp_path, "a", files, bodies)
        assert issuers.read_text("utf-8") == before
        assert not [*folder.parent.iterdir()]
        return
    add_plan(tmp_path, "a", files, bodies)
    assert issuers.read_text("utf-8").startswith(before)
    assert "id: hai" in issuers.read_text("utf-8")
    assert sorted(one.name for one in folder.iterdir()) == ["ban-goc.pdf", "plan.yml"]
    with pytest.raises(FileExistsError):
        add_plan(tmp_path, "a", files)


def everything_in(portal: Workspace) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (portal.folder / "data").rglob("*.*")
            if path.is_file()}  # fmt: skip


def test_answers_become_a_draft_that_passes_the_check(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names, Vietnamese dates and blanks are understood; what is missing is listed for review."""
    assert run(sample, monkeypatch, ASKED) == 0
    said = capsys.readouterr().out
    assert "Loại văn bản (như Kế hoạch, Chỉ thị; ? để xem danh sách) [ke_hoach]: " in said
    assert f"Đã tạo data/{MADE} (bản nháp)." in said
    text = sample.read(MADE)
    today = text.split("updated: ")[1][:10]
    assert (
        text
        == f"""\
# yaml-language-server: $schema=../../schemas/plan.schema.json
id: xa-mau-2026-cai-cach-hanh-chinh
year: 2026
updated: {today}
draft: có
review:
  - at: theme.sentence
    why: Chép cả câu nêu chủ đề như in trong văn bản.
  - at: attachments
    why: "Chưa có tệp văn bản gốc: chép vào thư mục này rồi khai ở đây."
  - at: contents
    why: "Chưa chép lời văn: nội dung, chỉ tiêu, tổ chức thực hiện, nơi nhận."
document:
  issuer: ubnd-xa-mau
  number: 21/KH-UBND
  issued: 2026-02-03
  doc_type: ke_hoach
  title: {TITLE}
theme:
  text: Đúng hẹn, đúng luật
  sentence: |
    Đúng hẹn, đúng luật
"""
    )
    loaded = sample.load()
    assert [str(one) for one in loaded.problems if one.severity is Severity.ERROR] == []
    assert loaded.sources and len(loaded.sources.drafts) == 1
    file = f"data/{MADE}"
    assert formatted(sample.folder / file, file).text == text


def test_options_answer_for_scripts_and_the_original_is_copied(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is asked that an option says; the original gets a clean name and its kind."""
    original = tmp_path / "Bản quét (2).TXT"
    original.write_text("KẾ HOẠCH", "utf-8")
    options = ["--issuer", "hdnd-xa-mau", "--type", "NQ", "--title", "Chào mừng: 80 năm"]
    options += ["--number", "/NQ-HĐND", "--year", "2026", "--id", "xa-mau-2026-chao-mung"]
    assert run(sample, monkeypatch, "", *options, "--file", str(original)) == 0
    folder = sample.folder / "data" / "plans" / "xa-mau-2026-chao-mung"
    text = (folder / "plan.yml").read_text("utf-8")
    assert 'title: "Chào mừng: 80 năm"' in text
    assert "  - file: nghi-quyet-nq-hdnd-2026.txt\n    kind: extract\n" in text
    assert (folder / "nghi-quyet-nq-hdnd-2026.txt").read_bytes() == original.read_bytes()
    assert [str(one) for one in sample.load().problems if one.severity is Severity.ERROR] == []


def test_a_slip_in_the_name_of_an_issuer_is_asked_about(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another mark can be another commune: it is asked, never assumed; no marks at all will do."""
    rest = "\n\n\nPhát động thi đua\n2026\n"
    before = sample.read("issuers.yml")
    assert run(sample, monkeypatch, "UBND xã Mầu\nkhông\n?\nubnd xa mau\n" + rest) == 0
    said = capsys.readouterr()
    assert (
        "Chưa có cơ quan “UBND xã Mầu” trong `data/issuers.yml`. Có phải ý bạn là `UBND xã Mẫu`?"
    ) in said.err
    assert "\n  HĐND xã Mẫu\n  Trường Tiểu học Mẫu\n  UBND tỉnh Mẫu\n  UBND xã Mẫu\n" in said.out
    assert "  issuer: ubnd-xa-mau\n" in sample.read("plans/xa-mau-2026-phong-trao-thi-dua/plan.yml")
    assert sample.read("issuers.yml") == before


def test_a_new_issuer_is_one_more_entry(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked and answered with yes, the body is proposed as its name says."""
    before = sample.read("issuers.yml")
    answers = "Ủy ban nhân dân phường Đông Sơn\ncó\n\n\n\nPhát động thi đua\n2026\n"
    assert run(sample, monkeypatch, answers) == 0
    assert "Thêm “Ủy ban nhân dân phường Đông Sơn” làm cơ quan mới?" in capsys.readouterr().out
    assert sample.read("issuers.yml") == before + (
        "  - id: ubnd-phuong-dong-son\n"
        "    name: Ủy ban nhân dân phường Đông Sơn\n"
        "    short_name: UBND phường Đông Sơn\n"
        "    level: commune\n"
    )
    text = sample.read("plans/phuong-dong-son-2026-phong-trao-thi-dua/plan.yml")
    assert "- at: document.issuer\n" in text
    assert [str(one) for one in sample.load().problems if one.severity is Severity.ERROR] == []


def test_a_list_that_cannot_be_added_to_stops_everything(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list written in brackets is left alone, and staff hear what to do."""
    sample.write("issuers.yml", "issuers: [{id: a, name: A, short_name: A, level: province}]\n")
    before = everything_in(sample)
    options = ["--new-issuer", "--issuer", "Sở Nội vụ tỉnh Mẫu"]
    assert run(sample, monkeypatch, ASKED.split("\n", 1)[1], *options) == 2
    assert "Chạy `portal fmt data/issuers.yml` rồi làm lại." in capsys.readouterr().err
    assert everything_in(sample) == before


def test_nothing_is_overwritten(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A taken identifier is refused, and the next proposal is another one."""
    assert run(sample, monkeypatch, ASKED) == 0
    before = everything_in(sample)
    taken = ["--id", "xa-mau-2026-cai-cach-hanh-chinh"]
    assert run(sample, monkeypatch, ASKED, *taken) == 2
    assert "đã dùng" in capsys.readouterr().err
    assert everything_in(sample) == before
    assert run(sample, monkeypatch, ASKED) == 0
    assert "xa-mau-2026-cai-cach-hanh-chinh-2/plan.yml" in capsys.readouterr().out


@pytest.mark.parametrize("late", [False, True])
def test_stopping_leaves_nothing_behind(
    late: bool, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C while answering, or in the last moment, changes no file and leaves no folder."""
    before = everything_in(sample)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    options = ["--new-issuer", "--issuer", "Sở Nội vụ tỉnh Mẫu"]
    early = ("portal_cli.asking.read_typed", stop)
    monkeypatch.setattr(*((Path, "rename", stop) if late else early))
    assert run(sample, monkeypatch, ASKED.split("\n", 1)[1], *options) == 130
    assert everything_in(sample) == before
    assert len(list((sample.folder / "data" / "plans").iterdir())) == 1


@pytest.mark.parametrize(
    ("answers", "options", "said"),
    [
        ("", [], "Thiếu câu trả lời cho “Cơ quan ban hành”. Trả lời, hoặc ghi --issuer."),
        ("", ["--issuer", "Sở X"], "Thêm --new-issuer nếu là cơ quan mới."),
        ("", ["--issuer", "Hội X", "--new-issuer"], "Ghi --level"),
        (ASKED, ["--number", "số 5"], "--number: `số 5` không giống số và ký hiệu văn bản."),
        (ASKED, ["--file", "khong-co.pdf"], "--file: Không có tệp “khong-co.pdf”."),
        (ASKED, ["--file", "mkdocs.yml"], "--file: Không nhận loại tệp của “mkdocs.yml”."),
    ],
)
def test_what_cannot_be_is_told(  # noqa: PLR0917
    answers: str,
    options: list[str],
    said: str,
    sample: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every refusal is a sentence that says which answer it is about, and writes nothing."""
    before = everything_in(sample)
    monkeypatch.chdir(sample.folder)
    assert run(sample, monkeypatch, answers, *options) == 2
    assert said in capsys.readouterr().err
    assert everything_in(sample) == before


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Trường Tiểu học xã Hòa An", "truong-tieu-hoc-xa-hoa-an Trường Tiểu học xã Hòa An "
         "Trường Tiểu học xã Hòa An school"),
        ("Trạm Y tế xã Hòa An", "tram-y-te-xa-hoa-an Trạm Y tế xã Hòa An Trạm Y tế xã Hòa An "
         "health"),
        ("UBND xã Hòa An", "ubnd-xa-hoa-an Ủy ban nhân dân xã Hòa An UBND xã Hòa An commune"),
        ("Tỉnh ủy Cao Bằng", "tinh-uy-cao-bang Tỉnh ủy Cao Bằng Tỉnh ủy Cao Bằng province"),
        ("Bộ Nội vụ", "bo-noi-vu-2 Bộ Nội vụ Bộ Nội vụ central"),
        ("Ban Thường vụ Huyện ủy Hạ Hòa", "ban-thuong-vu-huyen-uy-ha-hoa Ban Thường vụ Huyện ủy "
         "Hạ Hòa Ban Thường vụ Huyện ủy Hạ Hòa district"),
    ],
)  # fmt: skip
def test_a_name_suggests_the_entry(name: str, proposal: str) -> None:
    """Identifier, full name, short name and level follow from how bodies are called."""
    one = propose_issuer(name, {"bo-noi-vu"})
    assert one.group is not None
    assert " ".join((one.id, one.name, one.short_name, one.group.value)) == proposal

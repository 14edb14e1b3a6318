"""Each plan tells its own history; entries are proposed, written and asked for."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

import pytest

from portal_cli.main import main
from repositories import commit, git
from states import state_of
from thidua.changes import compare_states, write_html, write_markdown
from thidua.changes.history import add_history, find_untold
from thidua.changes.report import Fate, PlanChange
from thidua.model import Plan
from thidua.model.history import HistoryKind
from thidua.model.labels import HISTORY_KINDS
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

DAY = datetime.date(2026, 7, 1)
RESULTS = "plans/xa-mau-2026-kinh-te-xa-hoi/results.yml"
REPORT = "bao-cao-98-bc-ubnd-2026.txt"
ORIGINAL = "plans/xa-mau-2026-kinh-te-xa-hoi/ke-hoach-15-kh-ubnd-2026.txt"


@pytest.fixture
def base(tmp_path: Path) -> Workspace:
    """What is published."""
    portal = Workspace(tmp_path / "before", SAMPLE)
    portal.leave_data_only()
    return portal


@pytest.fixture
def sample(tmp_path: Path) -> Workspace:
    """What is proposed."""
    return Workspace(tmp_path / "after", SAMPLE)


def edit(portal: Workspace, old: str, new: str) -> None:
    """Change the words of the plan, and its original with them."""
    for file in (SAMPLE_PLAN, ORIGINAL):
        portal.replace(file, old, new)


def proposed(base: Workspace, sample: Workspace) -> list[tuple[str, str, str | None, str | None]]:
    report = compare_states(state_of(base), state_of(sample), DAY)
    return [
        (entry.kind.value, entry.what, entry.before, entry.after)
        for untold in report.untold
        for entry in untold.entries
    ]


def test_words_that_changed_are_proposed_as_corrections(base: Workspace, sample: Workspace) -> None:
    """What said what before: of a target, of the theme, of the document's head."""
    edit(sample, "4.073 tấn", "4.173 tấn")
    before = "Tổng sản lượng lương thực: 4.073 tấn; giá trị sản xuất/ha: 66,2 triệu đồng."
    after = before.replace("4.073", "4.173")
    named = {what: (old, new) for kind, what, old, new in proposed(base, sample) if "Chỉ" in what}
    assert named["Chỉ tiêu 1"] == (before, after)
    assert {kind for kind, *_ in proposed(base, sample)} == {"corrected"}


def test_nothing_is_proposed_for_what_readers_do_not_see(
    base: Workspace, sample: Workspace
) -> None:
    """The day of the last change alone, links to other plans, the history itself."""
    sample.replace(SAMPLE_PLAN, "updated: 2026-02-12", "updated: 2026-03-12")
    sample.replace(SAMPLE_PLAN, "what: Lần đầu trên Cổng", "what: Lần đầu")
    assert proposed(base, sample) == []


def test_a_new_review_is_proposed_as_a_report(base: Workspace, sample: Workspace) -> None:
    """With the name of the report."""
    (base.folder / "data" / RESULTS).unlink()
    found = proposed(base, sample)
    assert found
    assert {kind for kind, *_ in found} == {"reported"}
    assert all("Báo cáo" in what for _, what, *_ in found)


def test_a_result_that_was_copied_wrong_is_a_correction(base: Workspace, sample: Workspace) -> None:
    """The review stays, its words change."""
    text = sample.read(RESULTS)
    (line,) = re.findall(r"(?m)^ +text: (?:\")?(.*?)\"?$", text)[1:2]
    sample.replace(RESULTS, line, f"{line} Đã soát")
    (entry,) = proposed(base, sample)
    assert entry[0] == "corrected"
    assert entry[2:] == (line, f"{line} Đã soát")


def test_a_new_plan_is_published_once(base: Workspace, sample: Workspace) -> None:
    """A plan that says so already is left alone; a draft has no history yet."""
    for file in (base.folder / "data" / SAMPLE_PLAN).parent.iterdir():
        file.unlink()
    shutil.rmtree(base.folder / "data/honorees")
    assert not [entry for entry in proposed(base, sample) if entry[0] == "published"]
    text = sample.read(SAMPLE_PLAN)
    sample.write(SAMPLE_PLAN, re.sub(r"(?ms)^history:.*?(?=^note)", "", text))
    assert ("published", "Lần đầu trên Cổng", None, None) in proposed(base, sample)


@pytest.mark.parametrize("name", ["ke-hoach-15-kh-ubnd-2026.txt", "ke-hoach-15-ban-ky.txt"])
def test_an_original_that_was_replaced_is_told(
    base: Workspace, sample: Workspace, name: str
) -> None:
    """Readers who kept a copy can tell which one they have, whatever the new one is called."""
    file = sample.folder / "data" / ORIGINAL
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    sample.replace(SAMPLE_PLAN, f"file: {file.name}", f"file: {name}")
    file.rename(file.with_name(name))
    (entry,) = proposed(base, sample)
    assert entry[:2] == ("corrected", "Tệp văn bản “Kế hoạch số 15/KH-UBND ngày 10/02/2026”")
    assert entry[2] != entry[3]
    assert str(entry[3]).startswith("SHA-256 ")


def test_the_end_of_a_plan_is_told(base: Workspace, sample: Workspace) -> None:
    """By the document that replaces it, or by its state."""
    text = sample.read(SAMPLE_PLAN)
    status = re.search(r"(?m)^  status: (\w+)", text)
    assert status
    sample.replace(SAMPLE_PLAN, status[0], "  status: archived")
    assert ("ended", "Tình trạng hiệu lực: Lưu trữ", None, None) in proposed(base, sample)


TOLD = """\
  - date: 2026-07-01
    kind: corrected
    what: {}
"""


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ("Chỉ tiêu 1 ghi nhầm một chữ số", 0),
        ("Nhiều chỗ: soát lại cả văn bản với bản ký", 0),
        ("Tổng sản lượng lương thực: 4.073 tấn; giá trị sản xuất/ha: 66,2 triệu đồng. nay sửa", 0),
        ("Nơi nhận", 1),
    ],
)
def test_what_staff_wrote_in_their_own_words_counts(
    base: Workspace, sample: Workspace, what: str, left: int
) -> None:
    """As long as it is about the same place or quotes the same words."""
    sample.replace(SAMPLE_PLAN, "4.073 tấn; giá", "4.173 tấn; giá")
    text = sample.read(SAMPLE_PLAN)
    written = f'"{what}"' if ": " in what else what
    sample.write(SAMPLE_PLAN, text.replace("\nnote: Chú", f"\n{TOLD.format(written)}note: Chú"))
    before, after = (state_of(portal) for portal in (base, sample))
    key = "xa-mau-2026-kinh-te-xa-hoi"
    found = [
        entry
        for entry in (proposed(base, sample) if key in before.plans and key in after.plans else [])
        if entry[1] == "Chỉ tiêu 1"
    ]
    assert len(found) == left


def test_the_command_writes_what_is_missing(
    base: Workspace, sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments stay, the day of the last change moves, and a second time nothing is left."""
    edit(sample, "4.073 tấn", "4.173 tấn")
    today = datetime.date.today().isoformat()
    call = ["changes", str(base.folder), "--root", str(sample.folder), "--write-history"]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert f"data/{SAMPLE_PLAN}: đã ghi " in said
    text = sample.read(SAMPLE_PLAN)
    assert f"  - date: {today}\n    kind: corrected\n    what: Chỉ tiêu 1\n" in text
    assert f"updated: {today}  " in text
    assert "# ngày sửa tệp này lần cuối" in text
    assert not [problem for problem in sample.load().problems if "history" in str(problem)]
    assert main(call) == 0
    assert capsys.readouterr().out == "Lịch sử của các trang đã đủ, không phải ghi gì.\n"
    assert sample.read(SAMPLE_PLAN) == text


def test_reports_for_reviewers_have_the_lines_to_copy(base: Workspace, sample: Workspace) -> None:
    """As they stand in the file, in both forms; without a day there are none."""
    edit(sample, "4.073 tấn", "4.173 tấn")
    states = state_of(base), state_of(sample)
    report = compare_states(*states, DAY)
    wanted = "history:\n  - date: 2026-07-01\n    kind: corrected\n    what: Chỉ tiêu 1\n"
    assert f"```yaml\n{wanted}" in write_markdown(report)
    assert f"<pre><code>{wanted}" in write_html(report)
    assert "history:" not in write_markdown(compare_states(*states))


def test_the_check_reminds_of_what_is_not_told(
    base: Workspace, sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the places; nothing stops; a told change is quiet."""
    call = ["check", "--root", str(sample.folder), "--base", str(base.folder)]
    edit(sample, "4.073 tấn", "4.173 tấn")
    assert main(call) == 0
    said = capsys.readouterr().out
    assert "lưu ý: Trang đã công bố có thay đổi mà `history` chưa ghi: Chỉ tiêu 1" in said
    assert "`portal changes --write-history`" in said
    assert main(["changes", str(base.folder), "--root", str(sample.folder), "--write-history"]) == 0
    capsys.readouterr()
    assert main(call) == 0
    assert "chưa ghi" not in capsys.readouterr().out


@pytest.mark.parametrize("is_in_git", [True, False])
@pytest.mark.parametrize("name", ["ke-hoach-15-kh-ubnd-2026.txt", REPORT])
def test_the_check_names_a_file_that_was_replaced(
    base: Workspace,
    sample: Workspace,
    capsys: pytest.CaptureFixture[str],
    name: str,
    *,
    is_in_git: bool,
) -> None:
    """Though no record says another word; not one that is only laid out anew by a checkout."""
    root, against = sample.folder, str(base.folder)
    if is_in_git:
        (root / ".gitattributes").write_text("*.txt text\n", "utf-8")
        git(root, "init", "--quiet", "--initial-branch", "main")
        commit(root, "published")
        against = "main"
    call = ["check", "--root", str(root), "--base", against]
    file = (root / "data" / ORIGINAL).with_name(name)
    content = file.read_bytes()
    if is_in_git:
        file.write_bytes(content.replace(b"\n", b"\r\n"))
        file.chmod(0o755)
        main(call)
        assert "chưa ghi: Tệp" not in capsys.readouterr().out
    file.write_bytes(content + b"\n")
    sample.replace(SAMPLE_PLAN, "\nnote: Chú", f"\n{TOLD.format('SHA-256 của tệp khác')}note: Chú")
    sample.replace(SAMPLE_PLAN, "updated: 2026-02-12", "updated: 2026-07-01")
    assert main(call) == 0
    said = capsys.readouterr().out
    assert re.search(r"`history` chưa ghi: Tệp văn bản “[^”]+”\. Chạy", said), said
    entry = TOLD.format(re.findall("chưa ghi: (Tệp[^”]+”)", said)[0])
    sample.replace(SAMPLE_PLAN, "\nnote: Chú", f"\n{entry}note: Chú")
    main(call)
    assert "chưa ghi: Tệp" not in capsys.readouterr().out


def test_an_earlier_state_with_corrections_is_read(
    base: Workspace, sample: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older engine wrote it; the folder that was named stays as it is."""
    old = re.sub(
        r"(?ms)^history:.*?(?=^note)",
        "corrections:\n  - {date: 2026-02-12, what: Sửa một chữ, by: Văn phòng}\n",
        base.read(SAMPLE_PLAN),
    )
    base.write(SAMPLE_PLAN, old)
    assert main(["check", "--root", str(sample.folder), "--base", str(base.folder)]) == 0
    assert "Không đọc được" not in capsys.readouterr().out
    assert main(["changes", str(base.folder), "--root", str(sample.folder)]) == 0
    assert "Không đọc được" not in capsys.readouterr().out
    assert base.read(SAMPLE_PLAN) == old


def test_the_old_name_says_where_it_went(sample: Workspace) -> None:
    """Not as a name that nobody knows."""
    sample.replace(SAMPLE_PLAN, "\nhistory:", "\ncorrections:")
    (problem,) = [one for one in sample.load().problems if "corrections" in str(one)]
    assert "Đổi `corrections` thành `history`" in str(problem)


def test_days_of_a_history_fit(sample: Workspace) -> None:
    """Not before the document, and not after the last change of the page."""
    sample.replace(SAMPLE_PLAN, "- date: 2026-02-11", "- date: 2025-02-11")
    sample.replace(SAMPLE_PLAN, "- date: 2026-02-12", "- date: 2026-05-12")
    said = "\n".join(map(str, sample.load().problems))
    assert "Lịch sử trang bắt đầu trước khi văn bản ban hành" in said
    assert "Trang cập nhật lần cuối (`updated`) trước mục này" in said


def test_pages_and_open_data_tell_the_history(sample_site: Path) -> None:
    """Newest first, at the end of the page at a glance, with a link to the target."""
    site = sample_site
    html = (site / "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/tom-luoc/index.html").read_text("utf-8")
    section = html.partition('id="lich-su"')[2].partition("</section>")[0]
    assert re.findall(r'<time datetime="([^"]+)"', section) == ["2026-02-12", "2026-02-11"]
    assert (
        '/xa-mau-2026-kinh-te-xa-hoi/#chi-tieu-1">Chỉ tiêu 1</a>: trước ghi “Tổng sản lượng'
        in section
    )
    assert "(Văn phòng HĐND và UBND xã)" in section
    record = json.loads((site / "api/v1/plans/xa-mau-2026-kinh-te-xa-hoi.json").read_text("utf-8"))
    kinds = [entry["kind"] for entry in record["plan"]["history"]]
    assert kinds == ["published", "corrected"]


def test_every_kind_has_a_word() -> None:
    """Readers never see the code."""
    assert set(HISTORY_KINDS) == set(HistoryKind)


def test_a_file_without_history_gets_one() -> None:
    """The list is made where it belongs."""
    plan = Plan.model_validate(
        {
            "id": "xa-x-2026-a",
            "year": "2026",
            "updated": "2026-01-02",
            "document": {"issuer": "x", "doc_type": "ke_hoach", "title": "Phát động"},
            "attachments": [{"file": "a.txt", "kind": "extract", "title": "A"}],
        }
    )
    change = PlanChange("xa-x-2026-a", "Phát động", "ke-hoach/xa-x-2026-a/", Fate.ADDED)
    untold = find_untold(change, None, plan, DAY)
    assert untold
    text = add_history("id: xa-x-2026-a\nupdated: 2026-08-02  # hôm ấy\nnote: Một.\n", untold)
    assert text.endswith(
        "history:\n  - date: 2026-07-01\n    kind: published\n    what: Lần đầu trên Cổng\n"
        "note: Một.\n"
    )
    assert re.search(r"updated: 2026-08-02 +# hôm ấy\n", text)

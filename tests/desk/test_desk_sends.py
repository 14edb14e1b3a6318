"""What was changed is sent as a branch that somebody reviews, or handed over as a ZIP."""

from __future__ import annotations

import errno
import io
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from desk import shelf
from desk.git_complaints import explain_complaint
from desk.handing_over import REMOVED, list_not_handed_over, read_package
from desk.news import News
from desk.proposals import find_proposal_address
from desks import PLAN, RESULTS, Seat
from repositories import git, serve_clone_of


@pytest.fixture
def server(seat: Seat) -> Path:
    """A server that has the portal, from which the seat's portal is a clone."""
    return serve_clone_of(seat.root)


def change_on_server(server: Path, old: str, new: str) -> None:
    """Somebody else sends a change, and it is taken in."""
    clone = server.parent / "ban-khac"
    git(server.parent, "clone", "-q", str(server), str(clone))
    file = clone / PLAN
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    git(clone, "commit", "-q", "-am", "theirs")
    git(clone, "push", "-q", "origin", "main")


def test_changes_are_sent_as_a_branch_with_a_vietnamese_message(seat: Seat, server: Path) -> None:
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    assert "Đã gửi" in seat.send("/gui")
    branches = git(server, "branch", "--list", "ban-lam-viec/*")
    assert branches.strip().startswith("ban-lam-viec/2026-12-31-sua-")
    assert git(server, "log", "-1", "--format=%s", branches.strip()).startswith("Sửa 15/KH-UBND")


def test_whoever_sent_too_early_sends_again_to_the_same_branch(seat: Seat, server: Path) -> None:
    """The page after sending says so, and how a sending is taken back."""
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    said = seat.send("/gui")
    assert "phần sửa lên cùng nhánh này" in said
    assert "đừng nhận nhánh này" in said
    seat.save("attachments.1", f_title="Kế hoạch của xã Mẫu")
    seat.send("/gui")
    (branch,) = git(server, "branch", "--list", "ban-lam-viec/*").split()
    assert "Kế hoạch của xã Mẫu" in git(server, "show", f"{branch}:{PLAN}")


def test_what_others_changed_elsewhere_is_taken_in(seat: Seat, server: Path) -> None:
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    assert "Đã gửi" in seat.send("/gui")
    assert "what: Báo cáo tổng kết" in seat.read()
    assert "Kế hoạch của xã" in seat.read()


def test_a_field_that_both_changed_is_chosen_in_words(seat: Seat, server: Path) -> None:
    change_on_server(server, "title: Phụ lục Phân", "title: Phụ lục của họ Phân")
    seat.save("attachments.2", f_title="Phụ lục của mình")
    shown = seat.send("/gui", 409)
    assert "Tên hiện ra" in shown
    assert "Phụ lục của họ" in shown
    assert "Phụ lục của mình" in seat.read()
    assert "Đã gửi" in seat.send("/gui", 200, **{f"chon.{PLAN}:attachments.2.title": "ho"})
    assert "Phụ lục của họ" in seat.read()


def test_without_git_there_is_a_zip(seat: Seat) -> None:
    answer = seat.browser.get("/gui/goi.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert PLAN in archive.namelist()
        assert REMOVED not in archive.namelist()


def test_without_git_what_was_saved_is_listed(seat: Seat) -> None:
    assert "Những gì đã" not in seat.see("/gui")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    shown = seat.see("/gui")
    assert "Những gì đã lưu gần đây ở máy này" in shown
    assert "15/KH-UBND: Phát động" in shown
    assert "chưa so được" not in shown


def test_without_git_what_was_handed_over_is_not_listed_again(seat: Seat) -> None:
    """However a file was changed after that: at the desk, by hand, put back, or removed."""
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    seat.browser.get("/gui/goi.zip")
    shown = seat.see("/gui")
    assert re.search(r"Từ gói ZIP tải lúc \d\d:\d\d ngày [\d/]+ chưa sửa gì thêm", shown)
    last = seat.desk.repository.journal.list_saves()[0]
    seat.send("/lan-luu", so=str(last.number))
    results = seat.root / RESULTS
    results.write_text(results.read_text("utf-8") + "# sửa ngoài Bàn làm việc\n", "utf-8")
    (seat.root / "data" / "them.yml").write_text("", "utf-8")
    gone = next((seat.root / "data" / "honorees").glob("*.yml"))
    gone.unlink()
    shown = seat.see("/gui")
    assert "Những gì đã sửa sau gói ZIP tải lúc" in shown
    files = {file: letter for letter, file in list_not_handed_over(seat.desk)}
    gone_name = gone.relative_to(seat.root).as_posix()
    assert files == {PLAN: "M", RESULTS: "M", "data/them.yml": "A", gone_name: "D"}
    with zipfile.ZipFile(io.BytesIO(seat.browser.get("/gui/goi.zip").content)) as archive:
        assert gone_name in archive.read(REMOVED).decode()
    assert list_not_handed_over(seat.desk) == []


def test_a_full_disk_does_not_keep_the_package_back(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the way out where nothing else can be written."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(seat.desk.repository.journal, "write_note", refuse)
    answer = seat.browser.get("/gui/goi.zip")
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_a_broken_note_of_what_was_handed_over_is_as_none(seat: Seat) -> None:
    seat.browser.get("/gui/goi.zip")
    for words in ("{", "[]", '{"when": 3}', '{"when": "x", "hashes": []}'):
        (seat.desk.repository.journal.folder / "goi-zip.json").write_text(words, "utf-8")
        assert read_package(seat.desk) is None


def test_a_zip_tells_what_is_no_longer_there(seat: Seat, server: Path) -> None:
    (seat.root / PLAN).with_name("results.yml").unlink()
    answer = seat.browser.get("/gui/goi.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == [REMOVED]
        assert PLAN.replace("plan.yml", "results.yml") in archive.read(REMOVED).decode()


def test_a_zip_after_a_push_that_failed_is_what_the_server_does_not_have(
    seat: Seat, server: Path
) -> None:
    """A removed file was not told, and everything else was packed, because all was committed."""
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    gone = PLAN.replace("plan.yml", "results.yml")
    (seat.root / gone).unlink()
    server.rename(server.with_name("mat"))
    seat.send("/gui", 422)
    git(seat.root, "switch", "-q", "-c", "ban-lam-viec/thu")
    git(seat.root, "add", "-A")
    git(seat.root, "commit", "-q", "-m", "chưa gửi được")
    (seat.root / PLAN).with_name("moi.txt").write_text("mới", "utf-8")
    content = seat.browser.get("/gui/goi.zip").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == sorted(
            [REMOVED, PLAN, PLAN.replace("plan.yml", "moi.txt")]
        )
        assert gone in archive.read(REMOVED).decode()
        assert "Kế hoạch của xã" in archive.read(PLAN).decode()


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:xa/cong.git", "https://github.com/xa/cong/compare/main...n?expand=1"),
        (
            "https://gitlab.com/xa/cong.git",
            "https://gitlab.com/xa/cong/-/merge_requests/new?merge_request%5Bsource_branch%5D=n",
        ),
        ("ssh://git@codeberg.org/xa/cong", "https://codeberg.org/xa/cong/compare/main...n"),
        (
            "http://lan:bi-mat@gitea.xa.vn:3000/xa/cong.git",
            "http://gitea.xa.vn:3000/xa/cong/compare/main...n",
        ),
        ("git@git.xa.vn:xa/cong.git", ""),
        ("https://bitbucket.org/xa/cong.git", ""),
        ("/srv/cong.git", ""),
        ("file:///srv/github/cong.git", ""),
        ("C:/kho/github/cong.git", ""),
        ("--upload-pack=touch github.com/xa", ""),
        ("ext::sh -c github.com/xa/cong", ""),
        ("javascript:alert(1)//github.com/xa", ""),
        ('https://github.com/xa"><script>/cong', ""),
        ("https://<b>github.com/xa/cong", ""),
    ],
)
def test_the_address_of_the_proposal_is_known_from_the_remote(remote: str, address: str) -> None:
    assert find_proposal_address(remote, "n", "origin/main") == address


def test_news_that_stand_against_what_is_committed_leave_nothing_half_merged(
    seat: Seat, server: Path
) -> None:
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    git(seat.root, "fetch", "-q", "origin")
    mine = seat.read().replace("what: Gửi báo cáo tổng kết", "what: Nộp báo cáo tổng kết")
    (seat.root / PLAN).write_text(mine, "utf-8")
    git(seat.root, "commit", "-q", "-am", "mine")
    assert "lúc gửi, máy gộp từng ô" in seat.send("/lay-ve")
    assert seat.read() == mine
    assert not (seat.root / ".git" / "MERGE_HEAD").exists()


@pytest.mark.parametrize(
    ("edited", "end"),
    [
        (
            "https://git.xa.vn/xa/cong/-/edit/chinh/{path}",
            "/-/merge_requests/new?merge_request%5Bsource_branch%5D=n",
        ),
        ("https://git.xa.vn:3000/xa/cong/_edit/chinh/{path}", "/compare/chinh...n"),
        ("https://git.xa.vn/xa/cong/edit/chinh/{path}", "/compare/chinh...n?expand=1"),
        ("https://kho-khac.vn/xa/cong/_edit/chinh/{path}", ""),
    ],
)
def test_a_forge_of_any_name_is_known_from_where_the_portal_is_edited(
    edited: str, end: str
) -> None:
    address = find_proposal_address("git@git.xa.vn:xa/cong.git", "n", "origin/chinh", edited)
    assert address == (f"https://git.xa.vn/xa/cong{end}" if end else "")


@pytest.mark.parametrize(
    ("complaint", "told"),
    [
        ("fatal: unable to access 'http://x/': Could not resolve host: x", "Không nối được"),
        ("fatal: unable to access 'http://x/': Failed to connect to x port 9", "Không nối được"),
        ("ssh: connect to host x port 22: Connection refused", "Không nối được"),
        ("fatal: could not read Username for 'http://x': terminal prompts disabled", "tài khoản"),
        ("fatal: Authentication failed for 'http://x/k.git/'", "hết hạn"),
        ("git@x: Permission denied (publickey).", "hết hạn"),
        ("fatal: unable to access 'x': The requested URL returned error: 403", "quyền ghi"),
        ("fatal: unable to access 'x': The requested URL returned error: 503", "trục trặc"),
        ("fatal: repository 'http://x/k.git/' not found", "đã đổi tên"),
        ("fatal: '/o/kho.git' does not appear to be a git repository", "đã đổi tên"),
        ("fatal: unable to access 'x': SSL certificate problem: expired", "ngày giờ"),
        ("fatal: unable to access 'x': gnutls_handshake() failed: An unexpected TLS", "ngày giờ"),
        ("! [remote rejected] a -> a (protected branch hook declined)", "từ chối nhánh"),
        ("remote: You are not allowed to push code to protected branches", "từ chối nhánh"),
        ("! [rejected] a -> a (fetch first)", "gộp nhánh"),
        ("fatal: Unable to create '/k/.git/index.lock': File exists.", "chương trình git khác"),
        ("error: unable to write file data/x: No space left on device", "đã đầy"),
        ("fatal: cannot switch branch while rebasing", "làm dở"),
        ("error: you need to resolve your current index first", "làm dở"),
        ("fatal: refusing to merge unrelated histories", "không có lịch sử chung"),
        ("The following paths are ignored by one of your .gitignore files:", "bỏ qua dữ liệu"),
        ("error: failed to encode 'a' from UTF-16 to UTF-8", ".gitattributes"),
        ("fatal: cannot lock ref 'a/b': 'refs/heads/a' exists; cannot create 'a/b'", "đổi tên"),
        ("fatal: transport 'ext' not allowed", "Địa chỉ của kho"),
        ("fatal: strange pathname '--upload-pack=x' blocked", "Địa chỉ của kho"),
    ],
)
def test_what_git_complains_of_is_told_with_what_to_do(complaint: str, told: str) -> None:
    said = explain_complaint(complaint)
    assert told in said
    assert "vẫn nguyên" in said
    assert explain_complaint("fatal: chuyện chưa ai gặp") == ""


def test_what_is_wrong_with_the_repository_is_told_before_all_else(tmp_path: Path) -> None:
    """The folder of the portal says which repository is meant; what a server says is its own."""
    (tmp_path / ".git").mkdir()
    for complaint, told in (
        ("fatal: detected dubious ownership in repository at '/k'", "safe.directory"),
        ("fatal: .git/index: index file smaller than expected", "git reset"),
        ("error: unable to open loose object 1: No such file or directory", "git clone"),
        ("fatal: could not read Username for 'http://x': No such device", "đăng nhập"),
        ("fatal: unable to read askpass response from 'x'\nerror: 401", "đăng nhập"),
        ("remote: fatal: bad object 1\nremote: error: 503", "trục trặc"),
    ):
        assert told in explain_complaint(complaint, tmp_path), complaint


def test_a_login_that_expired_is_not_told_as_a_lost_network(seat: Seat, server: Path) -> None:
    """A server that asks for a password again; nobody answers, and nothing is lost."""

    class Asks(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", "Basic realm=kho")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    seat.save("attachments.1", f_title="Kế hoạch của xã")
    with ThreadingHTTPServer(("127.0.0.1", 0), Asks) as asking:
        threading.Thread(target=asking.serve_forever, daemon=True).start()
        git(
            seat.root, "remote", "set-url", "origin", f"http://127.0.0.1:{asking.server_port}/k.git"
        )
        said = seat.send("/gui", 422)
        asking.shutdown()
    assert "chưa đăng nhập, hoặc đã hết hạn" in said
    assert "Kế hoạch của xã" in seat.read()


def test_a_main_branch_that_was_renamed_is_followed(seat: Seat, server: Path) -> None:
    """What others sent to the new name is taken in, and the proposal is for it."""
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    git(server, "branch", "-m", "main", "chinh")
    git(server, "symbolic-ref", "HEAD", "refs/heads/chinh")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    assert "Đã gửi" in seat.send("/gui")
    assert "what: Báo cáo tổng kết" in seat.read()
    assert "Kế hoạch của xã" in seat.read()


def test_a_try_that_failed_leaves_no_branch_behind(seat: Seat, server: Path) -> None:
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    lock = seat.root / ".git" / "index.lock"
    for _ in range(2):
        lock.touch()
        assert "chương trình git khác" in seat.send("/gui", 422)
        lock.unlink()
    assert "Đã gửi" in seat.send("/gui")
    branches = git(seat.root, "branch", "--list", "ban-lam-viec/*")
    assert branches.count("ban-lam-viec/") <= 1


def test_the_first_page_tells_what_others_sent_and_takes_it_in(seat: Seat, server: Path) -> None:
    assert "Người khác vừa gửi" not in seat.see("/")
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    assert "Người khác vừa gửi" not in seat.see("/")  # asked a moment ago
    seat.desk.news = News(seat.root, lambda: 0)
    assert "<p>theirs</p>" in seat.see("/")
    assert "Đã lấy về" in seat.send("/lay-ve")
    assert "what: Báo cáo tổng kết" in seat.read()
    assert "Người khác vừa gửi" not in seat.see("/")


def test_the_server_is_asked_again_after_a_minute_and_later_where_it_refused(
    seat: Seat, server: Path
) -> None:
    now, away = 0.0, server.with_name("di-vang")
    news = News(seat.root, lambda: now)
    known = git(seat.root, "rev-parse", "origin/main")

    def is_asked() -> bool:
        news.ask()
        said = news.say(20)
        assert bool(said) == away.exists()
        return (
            "Chưa hỏi được máy chủ" in said or git(seat.root, "rev-parse", "origin/main") != known
        )

    assert not is_asked()
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    now = 59
    assert not is_asked()
    now = 61
    assert is_asked()
    server.rename(away)
    now = 125
    assert is_asked()
    away.rename(server)
    now = 700
    news.ask()
    assert "chưa biết người khác đã gửi gì" in news.say(20)
    now = 726
    news.ask()
    assert news.say(20) == ""


def test_a_server_that_does_not_answer_yet_is_told_and_not_waited_for(
    seat: Seat, server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = threading.Event()
    monkeypatch.setattr(News, "fetch", lambda _: back.wait(20))
    monkeypatch.setattr(shelf, "_WAIT", 0.01)
    assert "Đang hỏi máy chủ" in seat.see("/")
    back.set()
    monkeypatch.setattr(shelf, "_WAIT", 20)
    assert "Đang hỏi máy chủ" not in seat.see("/")


def test_what_others_sent_is_not_taken_over_what_is_not_sent_yet(seat: Seat, server: Path) -> None:
    change_on_server(server, "what: Gửi báo cáo tổng kết", "what: Báo cáo tổng kết")
    git(seat.root, "fetch", "-q", "origin")
    seat.save("attachments.1", f_title="Kế hoạch của xã")
    assert "1 tệp đã sửa chưa gửi" in seat.see("/")
    assert "lúc gửi, máy gộp từng ô" in seat.send("/lay-ve")
    assert "Kế hoạch của xã" in seat.read()
    assert "what: Báo cáo tổng kết" not in seat.read()


def test_what_changes_for_readers_is_told_without_codes(seat: Seat, server: Path) -> None:
    """The history of the page is written by itself, and goes with the proposal."""
    seat.save("deadlines.1", f_what="Nộp báo cáo tổng kết")
    page = seat.see("/gui")
    shown = page.split('class="changes"')[1].split("</details>")[0]
    assert "<ins>Nộp</ins> báo cáo tổng kết" in shown
    assert not re.search("portal changes|```|history|# ", shown)
    assert "Đã gửi" in seat.send("/gui")
    branch = git(server, "branch", "--list", "ban-lam-viec/*").strip()
    told = git(server, "show", f"{branch}:{PLAN}").split("history:")[1]
    assert "before: Gửi báo cáo tổng kết\n    after: Nộp báo cáo tổng kết" in told


def test_what_changes_for_readers_is_told_without_sums_and_identifiers(
    seat: Seat, server: Path
) -> None:
    """Reviewers get them with the proposal; a file is told to be another, a body by its name."""
    original = (seat.root / PLAN).with_name("ke-hoach-15-kh-ubnd-2026.txt")
    original.write_bytes(original.read_bytes() + b"\n")
    seat.save("issuers.0", 200, "data/issuers.yml", f_short_name="Ủy ban tỉnh Mẫu")
    seat.save("", 200, "data/honorees/nguoi-tot-2026-01.yml", f_achievement="Giữ sạch đường làng.")
    page = seat.see("/gui")
    shown = page.split('class="changes"')[1].split("</details>")[0]
    assert "“Kế hoạch số 15/KH-UBND ngày 10/02/2026” được thay bằng tệp khác" in shown
    assert "Cơ quan: Ủy ban nhân dân tỉnh Mẫu<" in shown
    assert "không nhắc lại dữ liệu cá nhân" in shown
    assert not re.search(r"SHA-256|[0-9a-f]{16}|\([a-z]+(-[a-z]+)+\)|\.yml|[a-z]/[a-z]", shown)
    assert "Đã gửi" in seat.send("/gui")
    branch = git(server, "branch", "--list", "ban-lam-viec/*").strip()
    told = git(server, "log", "-1", "--format=%b", branch)
    assert len(set(re.findall(r"SHA-256 `([0-9a-f]{64})`", told))) == 2

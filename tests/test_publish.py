"""`portal publish`: readers see the old site or the new one, whole, whatever breaks."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ftphost import PASSWORD, USER, FtpHost, self_signed
from portal_cli import main
from portal_cli.publish import PASSWORD as VARIABLE

HOME = "https://thidua.example/cong/"
PAGES = ("", "ke-hoach/", "ke-hoach/xa-mau-2026/")


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal with a built site of a few pages."""
    folder = tmp_path / "portal"
    (folder / "data").mkdir(parents=True)
    build(folder / "site", "bản một")
    return folder


def build(site: Path, words: str) -> None:
    """Write what `portal build` leaves behind, with words to tell one build from another."""
    files = {f"{page}index.html": words for page in PAGES}
    files |= {"404.html": words, "assets/portal.css": "a{}", "api/v1/plans.json": "[]"}
    places = "".join(f"<url><loc>{HOME}{page}</loc></url>" for page in PAGES)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    files["sitemap.xml"] = f"<urlset {space}>{places}</urlset>"
    if site.exists():
        shutil.rmtree(site)
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def publish(portal: Path, place: object, *options: str) -> int:
    return main(["publish", str(place), "--root", str(portal), *options])


def no_remains(around: Path, live: str = "live") -> bool:
    return [path.name for path in around.iterdir()] == [live]


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """An empty folder around the live one."""
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


# Folders of this machine.


def test_a_site_takes_the_place_of_the_one_before(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both times the folder holds exactly what was built, and nothing is left beside it."""
    assert publish(portal, host / "live") == 0
    assert content(host / "live") == content(portal / "site")
    build(portal / "site", "bản hai")
    assert publish(portal, host / "live") == 0
    assert content(host / "live") == content(portal / "site")
    assert no_remains(host)
    assert "Đã đăng 7 tệp" in capsys.readouterr().out


def test_what_has_not_changed_stays_the_very_file(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its time stays, by which servers tell browsers that they need not fetch it again."""
    publish(portal, host / "live")
    before = (host / "live/assets/portal.css").stat()
    build(portal / "site", "bản hai")
    publish(portal, host / "live")
    after = (host / "live/assets/portal.css").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert "(3 tệp không đổi)" in capsys.readouterr().out


def test_a_share_without_second_names_gets_copies_of_the_same_time(
    portal: Path, host: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file system has no hard links, publishing works the same."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    publish(portal, host / "live")
    before = (host / "live/assets/portal.css").stat().st_mtime_ns
    monkeypatch.setattr(os, "link", refuse)
    build(portal / "site", "bản hai")
    assert publish(portal, host / "live") == 0
    assert content(host / "live") == content(portal / "site")
    assert (host / "live/assets/portal.css").stat().st_mtime_ns == before


def test_a_full_disk_leaves_the_old_site_whole(
    portal: Path,
    host: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The copy breaks after two files; the sentence says what is so, and the next run tidies."""
    publish(portal, host / "live")
    old = content(host / "live")
    build(portal / "site", "bản hai")
    copied: list[object] = []

    def fill(source: Path, target: Path) -> None:
        copied.append(target)
        if len(copied) > 2:
            raise OSError(errno.ENOSPC, "full", str(target))
        target.write_bytes(source.read_bytes())

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "copyfile", fill)
        assert publish(portal, host / "live") == 2
    told = capsys.readouterr().err
    assert "Đĩa đã đầy" in told
    assert "Trang đang chạy vẫn nguyên" in told
    assert content(host / "live") == old
    assert not no_remains(host)
    assert publish(portal, host / "live") == 0
    assert content(host / "live") == content(portal / "site")
    assert no_remains(host)


@pytest.mark.parametrize("stopped_by", [OSError(errno.EACCES, "busy"), KeyboardInterrupt()])
def test_a_failed_exchange_puts_the_old_site_back(
    portal: Path, host: Path, monkeypatch: pytest.MonkeyPatch, stopped_by: BaseException
) -> None:
    """When the new site cannot take its place, or the person stops there, readers keep the old."""
    publish(portal, host / "live")
    old = content(host / "live")
    build(portal / "site", "bản hai")
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name.endswith("new"):
            raise stopped_by
        return rename(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", refuse_new)
        assert publish(portal, host / "live") != 0
    assert content(host / "live") == old
    assert publish(portal, host / "live") == 0
    assert no_remains(host)


def test_a_run_that_died_between_two_names_is_mended_by_the_next(portal: Path, host: Path) -> None:
    """The old site is live again before anything else, even if the next run fails as well."""
    publish(portal, host / "live")
    (host / "live").rename(host / "live.portal-old")
    (host / "live.portal-new").mkdir()
    shutil.rmtree(portal / "site/assets")
    (portal / "site/assets").mkdir()
    assert publish(portal, host / "live") == 2  # refused: no finished site
    build(portal / "site", "bản hai")
    (host / "live.portal-old" / ".htaccess").write_text("riêng của máy chủ")
    assert publish(portal, host / "live") == 0
    assert no_remains(host)
    assert (host / "live/.htaccess").read_text() == "riêng của máy chủ"


def test_hidden_files_of_the_host_stay(portal: Path, host: Path) -> None:
    """What the host keeps beside the site, such as `.well-known/`, survives every publication."""
    publish(portal, host / "live")
    (host / "live/.well-known").mkdir()
    (host / "live/.well-known/security.txt").write_text("x")
    assert publish(portal, host / "live") == 0
    assert (host / "live/.well-known/security.txt").read_text() == "x"
    assert no_remains(host)


def test_a_folder_with_something_else_in_it_is_left_alone(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in the name of the folder must not cost a person's files."""
    (host / "live").mkdir()
    (host / "live/luan-an.docx").write_text("mười năm")
    assert publish(portal, host / "live") == 2
    assert "luan-an.docx" in capsys.readouterr().err
    assert content(host / "live") == {"luan-an.docx": "mười năm".encode()}
    assert publish(portal, host / "live", "--replace") == 0
    assert content(host / "live") == content(portal / "site")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (shutil.rmtree, "Chưa có thư mục"),
        (lambda site: (site / "404.html").unlink(), "thiếu 404.html"),
        (lambda site: (site / "ke-hoach/index.html").unlink(), "thiếu ke-hoach/index.html"),
        (lambda site: (site / "sitemap.xml").write_text("<urlset"), "thiếu sitemap.xml"),
    ],
)
def test_only_a_finished_site_is_published(
    portal: Path,
    host: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], object],
    said: str,
) -> None:
    """A site that lacks a page of its own map is refused before anything is touched."""
    spoil(portal / "site")
    assert publish(portal, host / "live") == 2
    told = capsys.readouterr().err
    assert said in told
    assert "portal build" in told
    assert list(host.iterdir()) == []


@pytest.mark.parametrize("place", ["site", "site/trong", ".", ".."])
def test_the_portal_itself_is_never_replaced(
    portal: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The built site, what is in it, and what is around it are no destination."""
    before = content(portal.parent)
    assert publish(portal, portal / place, "--replace") == 2
    assert "vừa dựng" in capsys.readouterr().err
    assert content(portal.parent) == before


def test_a_share_that_is_not_mounted_is_not_made_up(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped parent gets a sentence, not a new folder that nobody serves."""
    assert publish(portal, host / "o-mang/live") == 2
    assert "gắn ổ" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["sftp://a@b/c", "thidua@may.example:/var/www", "https://a/b"])
def test_other_ways_are_told_how_to_go(
    portal: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who thinks of SSH is led to rsync."""
    assert publish(portal, place) == 2
    assert "rsync" in capsys.readouterr().err


# Hosts that speak FTP.


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("lists_facts", [True, False])
def test_ftp_publishes_and_replaces(portal: Path, host: Path, lists_facts: bool) -> None:
    """New servers and old ones end up with exactly what was built, in a folder of a folder."""
    (host / "web").mkdir()
    with FtpHost(host, lists_facts=lists_facts) as server:
        place = f"ftp://{server.address}/web/live"
        assert publish(portal, place, "--insecure") == 0
        (host / "web/live/.htaccess").write_text("x")
        build(portal / "site", "bản hai")
        assert publish(portal, place, "--insecure") == 0
    published = content(host / "web/live")
    assert published.pop(".htaccess", b"x") == b"x"
    assert published == content(portal / "site")
    assert no_remains(host / "web")


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("answer", ["cut", "552 Disk quota exceeded."])
def test_an_upload_that_breaks_leaves_the_old_site_whole(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str], answer: str
) -> None:
    """The line breaks or the room ends at the fourth file; the next run tidies and publishes."""
    with FtpHost(host) as server:
        assert publish(portal, f"ftp://{server.address}/live", "--insecure") == 0
    old = content(host / "live")
    build(portal / "site", "bản hai")
    with FtpHost(
        host, fault=lambda command, count: answer if (command, count) == ("STOR", 4) else ""
    ) as server:
        place = f"ftp://{server.address}/live"
        assert publish(portal, place, "--insecure") == 2
        told = capsys.readouterr().err
        assert "gửi tệp thứ 4 trong 7 tệp" in told
        assert "Trang đang chạy vẫn nguyên" in told
        assert content(host / "live") == old
        assert 0 < len(content(host / "live.portal-new")) < len(old)
        assert publish(portal, place, "--insecure") == 0
    assert content(host / "live") == content(portal / "site")
    assert no_remains(host)


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("times", [1, 2])
def test_a_host_that_forbids_renaming_keeps_its_site(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str], times: int
) -> None:
    """Whether the first or the second new name is refused, the old site is live again."""
    with FtpHost(host) as server:
        publish(portal, f"ftp://{server.address}/live", "--insecure")
    old = content(host / "live")
    build(portal / "site", "bản hai")
    with FtpHost(
        host,
        fault=lambda command, count: "550 No." if (command, count) == ("RNTO", times) else "",
    ) as server:
        assert publish(portal, f"ftp://{server.address}/live", "--insecure") == 2
    told = capsys.readouterr().err
    assert "chưa đổi tên được" in told
    assert "vẫn nguyên" in told
    assert content(host / "live") == old


@pytest.mark.usefixtures("password")
def test_a_line_that_breaks_between_two_names_is_explained(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only then is no site live: the sentence says where both are, and the next run mends it."""
    with FtpHost(host) as server:
        publish(portal, f"ftp://{server.address}/live", "--insecure")
    build(portal / "site", "bản hai")
    with FtpHost(
        host, fault=lambda command, count: "cut" if (command, count) == ("RNTO", 2) else ""
    ) as server:
        place = f"ftp://{server.address}/live"
        assert publish(portal, place, "--insecure") == 2
        told = capsys.readouterr().err
        assert "live.portal-old" in told
        assert "Chạy lại ngay" in told
        assert publish(portal, place, "--insecure") == 0
    assert content(host / "live") == content(portal / "site")
    assert no_remains(host)


@pytest.mark.usefixtures("password")
def test_ftps_encrypts_and_checks_whom_it_talks_to(
    portal: Path,
    host: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A certificate that nobody vouches for is refused before the password is sent."""
    certificate = self_signed(tmp_path / "host.pem")
    commands: list[str] = []

    def note(command: str, count: int) -> str:
        commands.append(command)
        return ""

    with FtpHost(host, certificate=certificate, fault=note) as server:
        place = f"ftps://{server.address}/live"
        assert publish(portal, place) == 2
        assert "chứng thư" in capsys.readouterr().err
        assert "PASS" not in commands
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert publish(portal, place) == 0
    assert content(host / "live") == content(portal / "site")
    assert commands.index("AUTH") < commands.index("PROT") < commands.index("STOR")


@pytest.mark.usefixtures("password")
def test_a_host_without_encryption_gets_no_password(
    portal: Path, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`ftps://` never falls back to plain FTP."""
    commands: list[str] = []

    def note(command: str, count: int) -> str:
        commands.append(command)
        return ""

    with FtpHost(host, fault=note) as server:
        assert publish(portal, f"ftps://{server.address}/live") == 2
    assert "mã hóa" in capsys.readouterr().err
    assert "PASS" not in commands


def test_a_wrong_password_is_said_so(
    portal: Path, host: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The server's code becomes a sentence; its own words stay for who runs it."""
    monkeypatch.setenv(VARIABLE, "sai")
    with FtpHost(host) as server:
        assert publish(portal, f"ftp://{server.address}/live", "--insecure") == 2
    told = capsys.readouterr().err
    assert "sai tên hoặc mật khẩu" in told
    assert "530" in told


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (f"ftp://{USER}@h.example/live", "--insecure"),
        (f"ftps://{USER}:bi-mat@h.example/live", "lịch sử lệnh"),
        ("ftps://h.example/live", "ftps://người-dùng@máy-chủ/thư-mục"),
        (f"ftps://{USER}@h.example/", "tên thư mục"),
        (f"ftps://{USER}@h.example/..", "tên thư mục"),
        (f"ftps://{USER}@h.example:chin/live", "Cổng mạng"),
        (f"ftps://{USER}@h.example/a%0D%0ADELE%20b", "ký tự điều khiển"),
    ],
)
def test_addresses_that_cannot_be_right_get_a_sentence_each(
    portal: Path, place: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is sent anywhere before the address is understood."""
    assert publish(portal, place) == 2
    assert said in capsys.readouterr().err


def test_a_missing_password_is_asked_for_only_where_somebody_can_type(
    portal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A job of a forge does not hang at a prompt."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert publish(portal, f"ftps://{USER}@h.example/live") == 2
    assert VARIABLE in capsys.readouterr().err

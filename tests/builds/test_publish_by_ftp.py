"""`portal publish` to hosts that speak FTP, and lines that break at the worst moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from ftphost import PASSWORD, USER, FtpHost, self_signed
from portal_cli.publish import PASSWORD as VARIABLE
from publishing import build, content, no_remains, publish


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("lists_facts", [True, False])
def test_ftp_publishes_and_replaces(
    built_portal: Path, host_folder: Path, lists_facts: bool
) -> None:
    """New servers and old ones end up with exactly what was built, in a folder of a folder."""
    (host_folder / "web").mkdir()
    with FtpHost(host_folder, lists_facts=lists_facts) as server:
        place = f"ftp://{server.address}/web/live"
        assert publish(built_portal, place, "--insecure") == 0
        (host_folder / "web/live/.htaccess").write_text("x")
        build(built_portal / "site", "bản hai")
        assert publish(built_portal, place, "--insecure") == 0
    published = content(host_folder / "web/live")
    assert published.pop(".htaccess", b"x") == b"x"
    assert published == content(built_portal / "site")
    assert no_remains(host_folder / "web")


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("answer", ["cut", "552 Disk quota exceeded."])
def test_an_upload_that_breaks_leaves_the_old_site_whole(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str], answer: str
) -> None:
    """The line breaks or the room ends at the fourth file; the next run tidies and publishes."""
    with FtpHost(host_folder) as server:
        assert publish(built_portal, f"ftp://{server.address}/live", "--insecure") == 0
    old = content(host_folder / "live")
    build(built_portal / "site", "bản hai")
    with FtpHost(
        host_folder, fault=lambda command, count: answer if (command, count) == ("STOR", 4) else ""
    ) as server:
        place = f"ftp://{server.address}/live"
        assert publish(built_portal, place, "--insecure") == 2
        told = capsys.readouterr().err
        assert "gửi tệp thứ 4 trong 7 tệp" in told
        assert "Trang đang chạy vẫn nguyên" in told
        assert content(host_folder / "live") == old
        assert 0 < len(content(host_folder / "live.portal-new")) < len(old)
        assert publish(built_portal, place, "--insecure") == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    assert no_remains(host_folder)


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("times", [1, 2])
def test_a_host_that_forbids_renaming_keeps_its_site(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str], times: int
) -> None:
    """Whether the first or the second new name is refused, the old site is live again."""
    with FtpHost(host_folder) as server:
        publish(built_portal, f"ftp://{server.address}/live", "--insecure")
    old = content(host_folder / "live")
    build(built_portal / "site", "bản hai")
    with FtpHost(
        host_folder,
        fault=lambda command, count: "550 No." if (command, count) == ("RNTO", times) else "",
    ) as server:
        assert publish(built_portal, f"ftp://{server.address}/live", "--insecure") == 2
    told = capsys.readouterr().err
    assert "chưa đổi tên được" in told
    assert "vẫn nguyên" in told
    assert content(host_folder / "live") == old


@pytest.mark.usefixtures("password")
def test_a_line_that_breaks_between_two_names_is_explained(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only then is no site live: the sentence says where both are, and the next run mends it."""
    with FtpHost(host_folder) as server:
        publish(built_portal, f"ftp://{server.address}/live", "--insecure")
    build(built_portal / "site", "bản hai")
    with FtpHost(
        host_folder, fault=lambda command, count: "cut" if (command, count) == ("RNTO", 2) else ""
    ) as server:
        place = f"ftp://{server.address}/live"
        assert publish(built_portal, place, "--insecure") == 2
        told = capsys.readouterr().err
        assert "live.portal-old" in told
        assert "Chạy lại ngay" in told
        assert publish(built_portal, place, "--insecure") == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    assert no_remains(host_folder)


@pytest.mark.usefixtures("password")
def test_ftps_encrypts_and_checks_whom_it_talks_to(
    built_portal: Path,
    host_folder: Path,
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

    with FtpHost(host_folder, certificate=certificate, fault=note) as server:
        place = f"ftps://{server.address}/live"
        assert publish(built_portal, place) == 2
        assert "chứng thư" in capsys.readouterr().err
        assert "PASS" not in commands
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert publish(built_portal, place) == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    assert commands.index("AUTH") < commands.index("PROT") < commands.index("STOR")


@pytest.mark.usefixtures("password")
def test_a_host_without_encryption_gets_no_password(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`ftps://` never falls back to plain FTP."""
    commands: list[str] = []

    def note(command: str, count: int) -> str:
        commands.append(command)
        return ""

    with FtpHost(host_folder, fault=note) as server:
        assert publish(built_portal, f"ftps://{server.address}/live") == 2
    assert "mã hóa" in capsys.readouterr().err
    assert "PASS" not in commands


def test_a_wrong_password_is_said_so(
    built_portal: Path,
    host_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The server's code becomes a sentence; its own words stay for who runs it."""
    monkeypatch.setenv(VARIABLE, "sai")
    with FtpHost(host_folder) as server:
        assert publish(built_portal, f"ftp://{server.address}/live", "--insecure") == 2
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
    built_portal: Path, place: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is sent anywhere before the address is understood."""
    assert publish(built_portal, place) == 2
    assert said in capsys.readouterr().err


def test_a_missing_password_is_asked_for_only_where_somebody_can_type(
    built_portal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A job of a forge does not hang at a prompt."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert publish(built_portal, f"ftps://{USER}@h.example/live") == 2
    assert VARIABLE in capsys.readouterr().err

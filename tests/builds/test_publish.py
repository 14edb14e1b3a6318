"""`portal publish` to a folder: readers see the old site or the new one, whole, whatever breaks."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faults import count_steps, killed_at, run_in_copy
from portal_cli.swap import FinishedSite
from publishing import build, content, no_remains, publish
from soaking import take_part
from thidua.foundation import exchange


def test_a_site_takes_the_place_of_the_one_before(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both times the folder holds exactly what was built, and nothing is left beside it."""
    assert publish(built_portal, host_folder / "live") == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    build(built_portal / "site", "bản hai")
    assert publish(built_portal, host_folder / "live") == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    assert no_remains(host_folder)
    assert "Đã đăng 7 tệp" in capsys.readouterr().out


def test_what_has_not_changed_stays_the_very_file(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its time stays, by which servers tell browsers that they need not fetch it again."""
    publish(built_portal, host_folder / "live")
    before = (host_folder / "live/assets/portal.css").stat()
    build(built_portal / "site", "bản hai")
    publish(built_portal, host_folder / "live")
    after = (host_folder / "live/assets/portal.css").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert "(3 tệp không đổi)" in capsys.readouterr().out


def test_a_share_without_second_names_gets_copies_of_the_same_time(
    built_portal: Path, host_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file system has no hard links, publishing works the same."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    publish(built_portal, host_folder / "live")
    before = (host_folder / "live/assets/portal.css").stat().st_mtime_ns
    monkeypatch.setattr(os, "link", refuse)
    build(built_portal / "site", "bản hai")
    assert publish(built_portal, host_folder / "live") == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    assert (host_folder / "live/assets/portal.css").stat().st_mtime_ns == before


def test_a_full_disk_leaves_the_old_site_whole(
    built_portal: Path,
    host_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The copy breaks after two files; the sentence says what is so, and the next run tidies."""
    publish(built_portal, host_folder / "live")
    old = content(host_folder / "live")
    build(built_portal / "site", "bản hai")
    copied: list[object] = []

    def fill(source: Path, target: Path) -> None:
        copied.append(target)
        if len(copied) > 2:
            raise OSError(errno.ENOSPC, "full", str(target))
        target.write_bytes(source.read_bytes())

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "copyfile", fill)
        assert publish(built_portal, host_folder / "live") == 2
    told = capsys.readouterr().err
    assert "Đĩa đã đầy" in told
    assert "Trang đang chạy vẫn nguyên" in told
    assert content(host_folder / "live") == old
    assert not no_remains(host_folder)
    assert publish(built_portal, host_folder / "live") == 0
    assert content(host_folder / "live") == content(built_portal / "site")
    assert no_remains(host_folder)


@pytest.mark.parametrize("stopped_by", [OSError(errno.EACCES, "busy"), KeyboardInterrupt()])
def test_a_failed_exchange_puts_the_old_site_back(
    built_portal: Path,
    host_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    stopped_by: BaseException,
) -> None:
    """When the new site cannot take its place, or the person stops there, readers keep the old."""
    publish(built_portal, host_folder / "live")
    old = content(host_folder / "live")
    build(built_portal / "site", "bản hai")
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name.endswith("new"):
            raise stopped_by
        return rename(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", refuse_new)
        assert publish(built_portal, host_folder / "live") != 0
    assert content(host_folder / "live") == old
    assert publish(built_portal, host_folder / "live") == 0
    assert no_remains(host_folder)


def test_a_run_that_died_between_two_names_is_mended_by_the_next(
    built_portal: Path, host_folder: Path
) -> None:
    """The old site is live again before anything else, even if the next run fails as well."""
    publish(built_portal, host_folder / "live")
    (host_folder / "live").rename(host_folder / "live.portal-old")
    (host_folder / "live.portal-new").mkdir()
    shutil.rmtree(built_portal / "site/assets")
    (built_portal / "site/assets").mkdir()
    assert publish(built_portal, host_folder / "live") == 2  # refused: no finished site
    build(built_portal / "site", "bản hai")
    (host_folder / "live.portal-old" / ".htaccess").write_text("riêng của máy chủ")
    assert publish(built_portal, host_folder / "live") == 0
    assert no_remains(host_folder)
    assert (host_folder / "live/.htaccess").read_text() == "riêng của máy chủ"


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_kill_at_any_step_leaves_a_whole_site(
    built_portal: Path, host_folder: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    """Where the disk can exchange two folders, the host's `.htaccess` never misses either."""
    if not in_one_step:
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    live, before = host_folder / "live", host_folder.with_name("before")
    build(live, "bản cũ")
    (live / ".htaccess").write_text("riêng của máy chủ", "utf-8")
    (live / ".well-known").mkdir()
    (live / ".well-known" / "security.txt").write_text("x", "utf-8")
    shutil.copytree(live, before)
    own = {name: content(live)[name] for name in (".htaccess", ".well-known/security.txt")}
    old, new = content(live), content(built_portal / "site")
    assert publish(built_portal, built_portal.parent / "first") == 0  # all modules are loaded now
    missing, steps = 0, count_steps(lambda: publish(built_portal, live), host_folder)
    assert steps > 30
    # Where two renames are needed, nothing is live between them: that moment is one step.
    for step in take_part(range(1, steps + 1), 4 if in_one_step else 1):
        shutil.rmtree(host_folder)
        shutil.copytree(before, live)
        filecmp.clear_cache()
        assert run_in_copy(lambda: publish(built_portal, live), killed_at(step), host_folder) < 0
        missing += not live.exists()
        if live.exists():
            assert in_one_step <= (live / ".htaccess").exists()
            assert own | content(live) in (old, own | new)
        assert publish(built_portal, live) == 0
        assert content(live) == own | new
        assert no_remains(host_folder)
    assert (missing == 0) == in_one_step


def test_no_mixture_of_two_builds_is_published(
    built_portal: Path,
    host_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """When a build ends while files are sent, the live site stays, and a sentence says why."""
    publish(built_portal, host_folder / "live")
    old = content(host_folder / "live")
    build(built_portal / "site", "bản hai")
    copy = shutil.copyfile

    def rebuild_first(source: Path, target: Path) -> None:
        monkeypatch.setattr(shutil, "copyfile", copy)
        (built_portal / "site").rename(built_portal / "site.old")
        build(built_portal / "site", "bản ba")
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", rebuild_first)
    assert publish(built_portal, host_folder / "live") == 2
    assert "dựng lại trong lúc đang gửi" in capsys.readouterr().err
    assert content(host_folder / "live") == old
    assert publish(built_portal, host_folder / "live") == 0
    assert content(host_folder / "live") == content(built_portal / "site")


def test_hidden_files_of_the_host_stay(built_portal: Path, host_folder: Path) -> None:
    """What the host keeps beside the site, such as `.well-known/`, survives every publication."""
    publish(built_portal, host_folder / "live")
    (host_folder / "live/.well-known").mkdir()
    (host_folder / "live/.well-known/security.txt").write_text("x")
    assert publish(built_portal, host_folder / "live") == 0
    assert (host_folder / "live/.well-known/security.txt").read_text() == "x"
    assert no_remains(host_folder)


def test_a_folder_with_something_else_in_it_is_left_alone(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in the name of the folder must not cost a person's files."""
    (host_folder / "live").mkdir()
    (host_folder / "live/luan-an.docx").write_text("mười năm")
    assert publish(built_portal, host_folder / "live") == 2
    assert "luan-an.docx" in capsys.readouterr().err
    assert content(host_folder / "live") == {"luan-an.docx": "mười năm".encode()}
    assert publish(built_portal, host_folder / "live", "--replace") == 0
    assert content(host_folder / "live") == content(built_portal / "site")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (shutil.rmtree, "Chưa có thư mục"),
        (lambda site: (site / "404.html").unlink(), "thiếu 404.html"),
        (lambda site: (site / "ke-hoach/index.html").unlink(), "thiếu ke-hoach/index.html"),
        (lambda site: (site / "sitemap.xml").unlink(), "thiếu sitemap.xml."),
        (
            lambda site: (site / "sitemap.xml").write_text("<urlset"),
            ": sitemap.xml không đọc được.",
        ),
    ],
)
def test_only_a_finished_site_is_published(
    built_portal: Path,
    host_folder: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], object],
    said: str,
) -> None:
    """A site that lacks a page of its own map is refused before anything is touched."""
    spoil(built_portal / "site")
    assert publish(built_portal, host_folder / "live") == 2
    told = capsys.readouterr().err
    assert said in told
    assert "portal build" in told
    assert list(host_folder.iterdir()) == []


def test_a_page_of_the_map_is_sought_by_the_name_of_its_folder(tmp_path: Path) -> None:
    """A site map writes letters with marks as signs of per cent."""
    address = "https://thidua.example.vn/"
    for name in ("index.html", "404.html", "assets/portal.css", "ảnh/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{address}</loc></url><url><loc>{address}%E1%BA%A3nh/</loc></url></urlset>"
    )
    assert "ảnh/index.html" in FinishedSite.of(tmp_path).files


@pytest.mark.parametrize("place", ["site", "site/trong", ".", ".."])
def test_the_portal_itself_is_never_replaced(
    built_portal: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The built site, what is in it, and what is around it are no destination."""
    before = content(built_portal.parent)
    assert publish(built_portal, built_portal / place, "--replace") == 2
    assert "vừa dựng" in capsys.readouterr().err
    assert content(built_portal.parent) == before


def test_a_share_that_is_not_mounted_is_not_made_up(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped parent gets a sentence, not a new folder that nobody serves."""
    assert publish(built_portal, host_folder / "o-mang/live") == 2
    assert "gắn ổ" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["sftp://a@b/c", "thidua@may.example:/var/www", "https://a/b"])
def test_other_ways_are_told_how_to_go(
    built_portal: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who thinks of SSH is led to rsync."""
    assert publish(built_portal, place) == 2
    assert "rsync" in capsys.readouterr().err

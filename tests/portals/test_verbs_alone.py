"""What each verb says and does by itself: programs, browsers and servers that it calls are played.

That those work together is tried where they are started; here are all the ways in which a verb can
end, each with every word and its status, in milliseconds.
"""

from __future__ import annotations

import dataclasses
import errno
import io
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from portal_cli import desk, main, upgrade, verify, wheel
from portal_cli.accessibility import NoBrowserError
from portal_cli.git_programs import refuse_programs
from portal_cli.locks import BusyError
from portal_cli.main import run_command
from thidua.foundation.engine import VERSION
from thidua.foundation.problems import FILE_START, Problem
from thidua.upkeep import wheels
from thidua.upkeep.migrations import Migrated
from thidua.upkeep.newportal.manifest import MANIFEST
from thidua.upkeep.newportal.refreshing import Refreshed
from workspace import SAMPLE_PLAN, Workspace

Said = Callable[[], tuple[str, str]]
NEXT = "99.1.0"
OLD_WHEEL, NEW_WHEEL = (f"engine/{wheels.name_wheel(version)}" for version in (VERSION, NEXT))
NEWS = f"# Changelog\n\n## {NEXT}\n\n### Với người dùng Cổng\n\n- Nhanh hơn.\n\n## {VERSION}\n"
TOLD = f"Từ {VERSION} lên {NEXT}.\n\nCó gì mới ở {NEXT}:\n\n- Nhanh hơn.\n\n"
CHECKING = "Kiểm tra dữ liệu bằng phiên bản mới:\n"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """What was said, and what was told besides, since one asked last."""

    def ask() -> tuple[str, str]:
        read = capsys.readouterr()
        return read.out, read.err

    return ask


class Programs:
    """Plays pip and the newer engine: each call is noted, and ends as it is told."""

    def __init__(self, folder: Path, **failing: int) -> None:
        self.folder, self.failing = folder, failing
        self.called: list[tuple[str, ...]] = []
        self.said = "ERROR: a\nERROR: không tải được\nWARNING: b\n"

    def run(self, command: Sequence[str], **given: Any) -> SimpleNamespace:
        """Take the place of a program."""
        assert given["cwd"] == self.folder
        words = tuple(command[1:])
        name = "pip" if words[1] == "pip" else words[2]
        if name == "pip":  # it speaks as the machine does, in whatever letters
            assert (given["encoding"], given["errors"]) == ("utf-8", "replace")
        self.called.append(words)
        if name == "migrate":
            (self.folder / "data" / "fields.yml").write_text("mới\n", "utf-8")
        return SimpleNamespace(returncode=self.failing.get(name, 0), stderr=self.said)


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal that keeps the running engine, and the wheel of the next one beside it."""
    engine = dataclasses.replace(
        wheels.describe_running_engine(), version=NEXT, changelog=NEWS, requirements="",
        verify_requirements="",
    )  # fmt: skip
    monkeypatch.setattr(upgrade, "read_engine", lambda _: engine)
    root = tmp_path / "portal"
    (root / "data").mkdir(parents=True)
    (root / "data" / "fields.yml").write_text("cũ\n", "utf-8")
    (tmp_path / "moi.whl").write_bytes(b"next")
    for name, content in {
        OLD_WHEEL: b"now",
        **wheels.make_kept_files(wheels.describe_running_engine(), b"now"),
    }.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content)
    return root


def _upgrade(
    portal: Path, monkeypatch: pytest.MonkeyPatch, **failing: int
) -> tuple[int, list[tuple[str, ...]]]:
    programs = Programs(portal, **failing)
    monkeypatch.setattr("portal_cli.upgrade.subprocess.run", programs.run)
    given = ["upgrade", str(portal.parent / "moi.whl"), "--root", str(portal)]
    return main(given), programs.called


def _everything(portal: Path) -> dict[str, bytes]:
    return {
        path.relative_to(portal).as_posix(): path.read_bytes()
        for path in portal.rglob("*") if path.is_file()
    }  # fmt: skip


INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
           "-r", "requirements.txt")  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "last"),
    [(0, f"Đã lên {NEXT}; không có gì phải sửa. Xem lại rồi ghi vào git.\n"),
     (1, f"Đã lên {NEXT}. Sửa những lỗi kể trên rồi chạy lại `portal check`.\n")],
)  # fmt: skip
def test_an_upgrade_installs_migrates_and_checks(
    wrong: int, last: str, portal: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this order, each once, in the folder of the portal."""
    status, called = _upgrade(portal, monkeypatch, check=wrong)
    assert (status, said()) == (wrong, (TOLD + CHECKING + last, ""))
    root = ("--root", str(portal))
    assert called == [
        INSTALL, ("-m", "portal_cli", "migrate", "--since", VERSION, *root),
        ("-m", "portal_cli", "check", *root),
    ]  # fmt: skip
    found = _everything(portal)
    assert found[NEW_WHEEL] == b"next"
    assert OLD_WHEEL not in found
    assert found["data/fields.yml"] == "mới\n".encode()


BACK = f"Phần mềm {VERSION}, dữ liệu và các tệp đã được đặt lại như cũ.\n"
NOT_BACK = (
    "Dữ liệu và các tệp đã được đặt lại như cũ; phần mềm thì chưa. Cài lại bằng: "
    "pip install --require-hashes -r requirements.txt\n"
)


@pytest.mark.parametrize(
    ("failing", "error", "steps"),
    [({"pip": 1}, f"Chưa cài được phiên bản mới (pip: không tải được). {NOT_BACK}", 2),
     ({"migrate": 3}, f"Chưa chuyển được dữ liệu sang phiên bản mới. {BACK}", 3)],
)  # fmt: skip
def test_an_upgrade_that_fails_leaves_all_as_it_was(
    failing: dict[str, int], error: str, steps: int, *, portal: Path, said: Said,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """And installs the old engine again."""
    before = _everything(portal)
    status, called = _upgrade(portal, monkeypatch, **failing)
    assert (status, said()) == (1, (TOLD, error))
    assert (len(called), called[-1]) == (steps, INSTALL)
    assert _everything(portal) == before


def test_an_upgrade_that_is_stopped_leaves_all_as_it_was(
    portal: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever stops it is told so, and the command ends as stopped."""
    before = _everything(portal)

    def stop(root: Path, *_: str) -> int:
        (root / "data" / "fields.yml").write_text("nửa\n", "utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(upgrade, "_portal", stop)
    assert _upgrade(portal, monkeypatch)[0] not in {0, 1}
    assert said()[1].startswith(f"Việc lên phiên bản bị dừng. {BACK}")
    assert _everything(portal) == before


def test_pip_that_says_nothing_is_named_by_its_status(
    portal: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Programs, "said", "", raising=False)
    programs = Programs(portal, pip=7)
    programs.said = "WARNING: b\n"
    monkeypatch.setattr("portal_cli.upgrade.subprocess.run", programs.run)
    assert main(["upgrade", str(portal.parent / "moi.whl"), "--root", str(portal)]) == 1
    assert "Chưa cài được phiên bản mới (pip: 7)." in said()[1]


def test_own_requirements_are_named_before_they_go(
    portal: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git may not know them: they are kept beside, and whoever wrote them is told."""
    (portal / "requirements.txt").write_text("cua-rieng==1\n", "utf-8")
    _upgrade(portal, monkeypatch)
    warned = (
        "requirements.txt đã được sửa riêng; tệp được viết lại, bản cũ ở requirements.txt.cu.\n\n"
    )
    assert said()[0].startswith(TOLD + warned + CHECKING)
    assert (portal / "requirements.txt.cu").read_text("utf-8") == "cua-rieng==1\n"


def test_an_upgrade_without_pip_changes_nothing(
    portal: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Environments of other tools have none; that is told before the first file is written."""
    before = {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()}
    monkeypatch.setattr(upgrade, "find_spec", lambda _: None)
    engine = dataclasses.replace(wheels.describe_running_engine(), version=NEXT)
    monkeypatch.setattr(upgrade, "read_engine", lambda _: engine)
    assert main(["upgrade", str(portal.parent / "moi.whl"), "--root", str(portal)]) == 2
    assert "không có pip" in said()[1]
    assert {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("version", "kept", "told"),
    [(VERSION, OLD_WHEEL, f"Cổng đang dùng chính phiên bản {VERSION}; không có gì để làm.\n"),
     ("0.1.0", OLD_WHEEL, f"Tệp này là phiên bản 0.1.0, cũ hơn {VERSION} đang dùng. Dữ liệu không "
      "chuyển ngược được; muốn quay lại thì lấy bản trước khi lên trong git.\n"),
     (NEXT, NEW_WHEEL, f"Đang chạy phiên bản {VERSION}, nhưng Cổng giữ "
      f"{NEW_WHEEL.removeprefix('engine/')}. Cài lại theo Cổng trước: pip install "
      "--require-hashes -r requirements.txt\n"),
     (NEXT, "engine/khac.txt", "Cổng trong … không giữ phần mềm ở engine/, nên không lên phiên bản "
      "bằng lệnh này. Cổng lập bằng `portal init` thì có.\n")],
)  # fmt: skip
def test_an_upgrade_that_cannot_be_is_refused(
    version: str, kept: str, told: str, *, portal: Path, said: Said,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Before anything is done."""
    engine = dataclasses.replace(wheels.describe_running_engine(), version=version)
    monkeypatch.setattr(upgrade, "read_engine", lambda _: engine)
    (portal / OLD_WHEEL).rename(portal / kept)
    before = _everything(portal)
    assert _upgrade(portal, monkeypatch) == (2, [])
    assert said() == ("", told.replace("…", str(portal)))
    assert _everything(portal) == before


def test_a_wheel_that_is_not_there_is_named(portal: Path, said: Said) -> None:
    missing = portal / "khong-co.whl"
    assert main(["upgrade", str(missing), "--root", str(portal)]) == 2
    assert said() == ("", f"Không có tệp `{missing}`.\n")


REFRESHED = Refreshed(renewed=("Makefile", "b"), removed=("cu.txt",), left=("mkdocs.yml",))


@pytest.mark.parametrize(
    ("done", "refreshed", "told"),
    [([], None, f"Không có {MANIFEST} nên các tệp đi kèm được để nguyên.\n"),
     ([Migrated("data/a.yml", "đổi tên mục", removed=False),
       Migrated("data/b.yml", "bỏ mục trùng", removed=True)], REFRESHED,
      "Dữ liệu đã được chuyển:\n  - data/a.yml: đổi tên mục\n  - data/b.yml: bỏ mục trùng; tệp "
      "không còn gì riêng nên đã xóa\nTệp đi kèm đã viết mới hoặc viết lại:\n  - Makefile\n  - b\n"
      "Tệp không dùng nữa đã xóa:\n  - cu.txt\nTệp đã được sửa riêng nên để nguyên; phiên bản "
      f"{VERSION} viết khác bản trước, nên đối chiếu với một cổng trống do `portal init` lập:\n"
      "  - mkdocs.yml\n")],
)  # fmt: skip
def test_what_was_migrated_is_listed(
    done: list[Migrated], refreshed: Refreshed | None, told: str, *, portal: Path, said: Said,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("portal_cli.migrate.migrate", lambda *_: done)
    monkeypatch.setattr("portal_cli.migrate.refresh", lambda _: refreshed)
    assert main(["migrate", "--since", "0.9.0", "--root", str(portal)]) == 0
    assert said() == (told, "")
    assert (portal / "data" / "schemas" / "plan.schema.json").is_file()


def test_a_version_that_is_none_migrates_nothing(portal: Path, said: Said) -> None:
    assert main(["migrate", "--since", "mới", "--root", str(portal)]) == 2
    out, err = said()
    assert (out, "`mới`" in err) == ("", True)
    assert not (portal / "data" / "schemas").exists()


@pytest.mark.parametrize("options", [[], ["--no-browser"]])
@pytest.mark.parametrize("wrong", [(), ("page",), ("look",), ("page", "look"), ("browser",)])
def test_what_is_wrong_with_a_site_is_the_status(
    wrong: tuple[str, ...], options: list[str], *, tmp_path: Path, said: Said,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """What reading pages shows, and what a browser shows; without one only the first."""
    problems = {name: [Problem("index.html", FILE_START, f"Sai {name}.")] for name in wrong}

    def look(folder: Path, chosen: Sequence[str], _: str) -> list[Problem]:
        assert (folder, list(chosen)) == (tmp_path, [""])
        if "browser" in wrong:
            raise NoBrowserError("Không có trình duyệt.")
        return problems.get("look", [])

    monkeypatch.setattr(verify, "look_at_pages", look)
    monkeypatch.setattr(verify, "find_problems", lambda _: problems.get("page", []))
    page = '<!doctype html><link rel="canonical" href="https://a.vn/"><main class="a"></main>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    status = main(["verify", str(tmp_path), *options])
    out, err = said()
    seen = [name for name in wrong if name != "browser" and not (options and name == "look")]
    assert [f"Sai {name}." in out + err for name in seen] == [True] * len(seen)
    assert "Đã soát 1 trang.\n" in out
    if options:
        assert ("Đang mở" in out, status) == (False, int("page" in wrong))
    else:
        assert "Đang mở 1 trang trong trình duyệt…\n" in out
        ended = "Đã soát trợ năng 1 trang, mỗi loại một trang.\n" in out
        assert (status, ended, err.endswith("Không có trình duyệt.\n")) == (
            (2, False, True) if "browser" in wrong else (int(bool(seen)), True, False)
        )


def test_a_site_that_is_not_there_is_named(tmp_path: Path, said: Said) -> None:
    assert main(["verify", str(tmp_path)]) == 2
    told = f"Không có trang đã dựng trong {tmp_path}. Chạy `portal build` trước.\n"
    assert said() == ("", told)


@pytest.mark.parametrize("browse", [True, False])
def test_the_desk_says_where_it_is_and_when_it_ends(
    browse: bool, sample: Workspace, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve(root: Path, _: object, say: Callable[[str], None], **given: object) -> None:
        assert (root, given["browse"]) == (sample.folder, browse)
        say("http://127.0.0.1:1/x")

    monkeypatch.setattr(desk, "serve_desk", serve)
    options = [] if browse else ["--no-browser"]
    assert main(["desk", "--root", str(sample.folder), *options]) == 0
    assert said() == (
        "Bàn làm việc đang mở ở http://127.0.0.1:1/x\nĐịa chỉ này chỉ dùng được một lần, chỉ trên "
        "máy này. Dừng bằng Ctrl+C, hoặc bấm “Dừng” trên trang.\nBàn làm việc đã dừng.\n",
        "",
    )


def test_a_second_desk_is_refused(
    sample: Workspace, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve(*_: object, **__: object) -> None:
        raise BusyError("bận")

    monkeypatch.setattr(desk, "serve_desk", serve)
    assert main(["desk", "--root", str(sample.folder)]) == 2
    assert said() == (
        "",
        "Bàn làm việc của Cổng này đang mở ở một cửa sổ khác. Dùng trang đang mở ấy; không thấy "
        "trang thì dừng lệnh ở cửa sổ kia (Ctrl+C) rồi chạy lại.\n",
    )


@pytest.mark.parametrize("port", ["0", "65536", "x", "²", "-1", "80 "])
def test_a_port_that_is_none_is_refused(port: str, sample: Workspace, said: Said) -> None:
    assert main(["serve", "--root", str(sample.folder), f"--port={port}"]) == 2
    assert said() == ("", f"Cổng mạng `{port}` phải là một số từ 1 đến 65535.\n")


@pytest.mark.parametrize(("port", "served"), [("1", True), ("65535", False)])
def test_the_preview_is_served_at_its_port(
    port: str, served: bool, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def serve(*given: object) -> bool:
        asked.append(given)
        return served

    monkeypatch.setattr("portal_cli.serve.serve_site", serve)
    assert main(["serve", "--root", str(sample.folder), "--port", port]) == int(not served)
    assert asked == [(sample.folder, "127.0.0.1", int(port))]


def test_another_port_is_named_where_the_port_is_taken(
    sample: Workspace, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def serve(*_: object, **__: object) -> None:
        raise OSError(errno.EADDRINUSE, "taken")

    monkeypatch.setattr("portal_cli.mkdocs_runner.load_settings", lambda _: None)
    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    assert main(["serve", "--root", str(sample.folder), "--port", "7"]) == 1
    told = "Cổng mạng 7 đang có chương trình khác dùng. Thử `portal serve --port 8`.\n"
    assert said()[1] == told


def test_a_copy_for_reading_offline_is_made_only_where_it_is_wanted(
    sample: Workspace, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sample.folder
    made = SimpleNamespace(folder=folder / "bản", archive=folder / "bản.zip")
    monkeypatch.setattr("portal_cli.build._build", lambda *_: True)
    monkeypatch.setattr("portal_cli.offline_copy.make_offline_copy", lambda *_: made)
    built = f"Đã dựng xong: {folder / 'site'}. Xem trước: portal serve\n"
    assert main(["build", "--root", str(folder)]) == 0
    assert said() == (built, "")
    assert main(["build", "--offline", "--root", str(folder)]) == 0
    assert said()[0] == (
        f"{built}Bản ngoại tuyến: {made.folder} (mở index.html bằng trình duyệt), và cả thư mục ấy "
        f"trong một tệp: {made.archive}\n"
    )


def test_hidden_facts_leave_pictures(sample: Workspace, said: Said) -> None:
    """What a camera wrote is taken out of a photograph; one that cannot be cleaned is named."""
    folder = (sample.folder / "data" / SAMPLE_PLAN).parent
    facts, clean = PngInfo(), io.BytesIO()
    facts.add_text("GPS", "22.5 N")
    Image.new("RGB", (4, 4)).save(folder / "anh.png", pnginfo=facts)
    Image.new("RGB", (4, 4)).save(clean, "PNG")
    (folder / "sach.png").write_bytes(clean.getvalue())
    (folder / "hong.jpg").write_bytes(b"\xff\xd8\xff\xe1")
    names = {name: str(folder / name) for name in ("anh.png", "sach.png", "hong.jpg")}
    assert main(["fmt", "--check", names["anh.png"]]) == 1
    assert said()[0].startswith("Sẽ bỏ phần ẩn của ảnh anh.png\n")
    assert b"GPS" in (folder / "anh.png").read_bytes()
    assert main(["fmt", names["anh.png"], names["sach.png"]]) == 0
    assert said() == (
        "Đã bỏ phần ẩn của ảnh anh.png\n1 tệp đã viết lại, 1 tệp đã đúng mẫu.\n", "",
    )  # fmt: skip
    assert b"GPS" not in (folder / "anh.png").read_bytes()
    assert (folder / "sach.png").read_bytes() == clean.getvalue()
    assert main(["fmt", names["hong.jpg"]]) == 1
    assert said()[0].startswith(
        "Không tách được phần ẩn của ảnh hong.jpg: giữ nguyên tệp. Hãy mở ảnh bằng "
        "chương trình xem ảnh, lưu lại thành ảnh JPEG hay PNG mới.\n"
    )


PROGRAMS = {
    "filter.a.clean=rm -r x": ("filter.a.clean=", "filter.a.required=false"),
    "filter.b.c.smudge=git-lfs-not": ("filter.b.c.smudge=", "filter.b.c.required=false"),
    "filter.d.process=git-lfs smudge; x": ("filter.d.process=", "filter.d.required=false"),
    "filter.lfs.clean=git-lfs clean -- %f": (),
    "filter.lfs.process=git-lfs filter-process --skip": (),
    "merge.m.driver=x": ("merge.m.driver=false",),
    "diff.d.command=y": ("diff.d.command=",),
    "gpg.program=./x": ("gpg.program=gpg",),
    "gpg.ssh.program=./x": ("gpg.ssh.program=ssh-keygen",),
    "gpg.ssh.defaultkeycommand=./x": ("gpg.ssh.defaultkeycommand=",),
    "gpg.x509.program=./x": ("gpg.x509.program=gpgsm",),
    "core.sshcommand=sh -c x": ("core.sshcommand=ssh",),
    "core.sshcommand=ssh -o ProxyCommand=x": ("core.sshcommand=ssh",),
    "core.sshcommand=ssh -i ~/.ssh/xa -o IdentitiesOnly=yes": (),
    "core.sshcommand=C:/Windows/System32/OpenSSH/ssh.exe": (),
    "core.askpass=./x": ("core.askpass=",),
    "core.gitproxy=./x": ("protocol.git.allow=never",),
    "credential.helper=!x": ("credential.helper=",),
    "credential.helper=/tmp/x": ("credential.helper=",),
    "credential.https://git.vn.helper=store; x": ("credential.https://git.vn.helper=",),
    "credential.helper=store --file ~/.khoa": (),
    "credential.helper=manager": (),
    "lfs.standalonetransferagent=x": ("lfs.standalonetransferagent=",),
    "remote.origin.uploadpack=x": ("protocol.file.allow=never",),
    "remote.origin.receivepack=x": ("protocol.file.allow=never",),
}


@pytest.mark.parametrize("setting", PROGRAMS)
def test_programs_of_a_repository_are_taken_away(setting: str) -> None:
    """A merge driver fails, a filter is not required; what only names a key or a store stays."""
    told = setting.replace("=", "\n", 1) + "\0"
    options = list(refuse_programs(lambda *_: told))
    assert options == [word for option in PROGRAMS[setting] for word in ("-c", option)]


def test_a_repository_whose_settings_cannot_be_overruled_is_not_read() -> None:
    """An option of git ends the key at the first “=”."""
    options = list(refuse_programs(lambda *_: "merge.a=b.driver\nx\0"))
    assert options == ["--git-dir", os.devnull]


def test_settings_of_one_folder_of_a_repository_are_looked_at_as_well() -> None:
    said = {"--local": "extensions.worktreeconfig\ntrue\0", "--worktree": "merge.m.driver\nx\0"}
    assert list(refuse_programs(lambda _, whose, *__: said[whose])) == [
        "-c",
        "merge.m.driver=false",
    ]
    said["--local"] = ""
    assert not list(refuse_programs(lambda _, whose, *__: said[whose]))


class Listed:
    """A file of an installed engine."""

    def __init__(self, folder: Path, name: str, digest: str = "") -> None:
        self._path, self._name, self.name = folder / name, name, name.rpartition("/")[2]
        self.hash = SimpleNamespace(mode="sha256", value=digest) if digest else None

    def as_posix(self) -> str:
        """Its name in the list of files."""
        return self._name

    def locate(self) -> Path:
        """Where it is."""
        return self._path


def test_an_installed_engine_is_packed_from_its_own_files(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither commands nor compiled modules nor what installers wrote; nothing that was changed."""
    names = (
        "a.py", "a.pyc", "x.dist-info/METADATA", "x.dist-info/INSTALLER", "x.dist-info/REQUESTED",
        "x.dist-info/RECORD", "x.dist-info/direct_url.json", "sub/RECORD",
    )  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    digest = wheels.hash_listed_file(b"a.py").removeprefix("sha256=")
    files = [Listed(tmp_path, names[0], digest), *(Listed(tmp_path, name) for name in names[1:])]
    files.append(Listed(tmp_path, "../bin/portal"))
    monkeypatch.setattr(wheel, "_distribution", lambda: SimpleNamespace(files=files))
    assert set(wheel._installed()) == {"a.py", "x.dist-info/METADATA", "sub/RECORD"}
    (tmp_path / "a.py").write_text("khác", "utf-8")
    monkeypatch.setattr(wheel, "pack_engine", wheel._installed)
    assert main(["wheel", str(tmp_path / "dist")]) == 1
    assert said() == (
        "", "Tệp `a.py` của phần mềm đã bị sửa sau khi cài. Cài lại phần mềm rồi làm lại.\n",
    )  # fmt: skip
    for found in (None, SimpleNamespace(files=None), SimpleNamespace(files=[])):
        monkeypatch.setattr(wheel, "_distribution", lambda found=found: found)
        assert main(["wheel", str(tmp_path / "dist")]) == 1
        assert said() == ("", "Không thấy phần mềm được cài ở đâu. Cài lại rồi làm lại.\n")


def test_a_wheel_is_written_into_a_folder_of_any_depth(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wheel, "pack_engine", lambda: b"wheel")
    monkeypatch.chdir(tmp_path)
    for given, folder in ((["a/b"], "a/b"), (["a/b"], "a/b"), ([], "dist")):
        assert main(["wheel", *given]) == 0
        written = Path(folder) / wheels.name_wheel(VERSION)
        assert said() == (f"Đã đóng gói {written}\n", "")
        assert written.read_bytes() == b"wheel"


def test_an_engine_that_cannot_be_built_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 0, "", " vì thế \n")
    monkeypatch.setattr("portal_cli.wheel.subprocess.run", lambda *_, **__: failed)
    with pytest.raises(wheels.UnusableWheelError, match=r"Chưa đóng gói được phần mềm:\nvì thế$"):
        wheel._built(tmp_path)


class _EndedError(Exception):
    """The process would end here."""


@pytest.mark.parametrize("reads", [True, False])
def test_a_process_ends_with_the_status_of_its_verb(
    reads: bool, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once; where nobody reads the last words, as Python ends."""

    def end(status: int) -> None:
        raise _EndedError(status)

    def refuse() -> None:
        raise BrokenPipeError

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr("atexit._run_exitfuncs", lambda: None)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.setattr("sys.argv", ["portal", "khong-co"])
    if not reads:
        monkeypatch.setattr("sys.stdout", SimpleNamespace(flush=refuse))
    with pytest.raises(_EndedError if reads else SystemExit) as ended:
        run_command()
    assert ended.value.args == (2,)
    assert said()[1].startswith("Không có lệnh `khong-co`.")

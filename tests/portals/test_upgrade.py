"""`portal upgrade`: a portal made by an older engine lives on with a newer one."""

from __future__ import annotations

import dataclasses
import errno
import re
import shutil
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

import pytest

from environments import Environment, copy_engine, run_engine
from portal_cli import main, upgrade
from portal_cli.wheel import write_engine
from soaking import SOAKING
from thidua.foundation.engine import VERSION
from thidua.upkeep.newportal.folder import start_portal
from thidua.upkeep.newportal.manifest import MANIFEST, hash_content, read_manifest
from thidua.upkeep.newportal.refreshing import refresh
from thidua.upkeep.newportal.snapshot import Snapshot, list_migrated_files
from thidua.upkeep.wheels import name_wheel, pack_wheel, unpack_wheel
from workspace import TESTS, Workspace, without_progress

pytestmark = pytest.mark.sweep

OLD = "0.9.0"
OLD_DATA = TESTS / "fixtures" / "portal-0.9" / "data"
OLD_CHANGELOG = "# Changelog\n\n## 0.9.0\n\n### Với người dùng Cổng\n\n- Bản thử.\n"
ANSWERS = {
    "--agency": "Ủy ban nhân dân xã Suối Cũ",
    "--address": "Thôn Giữa",
    "--phone": "0288 366 6666",
    "--email": "vanthu@suoicu.gov.vn",
    "--base-url": "https://suoicu.gov.vn/thi-dua/",
    "--parent": "Ủy ban nhân dân tỉnh Đầu Nguồn",
}
OPTIONS = [word for answer in ANSWERS.items() for word in answer]


@dataclass(frozen=True)
class Old:
    """A portal of an older engine, with the environment that this engine is installed in."""

    folder: Path
    environment: Environment

    def file(self, name: str) -> Path:
        """One of its files."""
        return self.folder / name

    def everything(self) -> dict[str, bytes]:
        """Every file of it by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def installed(self) -> str:
        """The version of the engine that runs."""
        asked = "import thidua; print(thidua.__version__)"
        return self.environment.python("-c", asked, cwd=self.folder).stdout.strip()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of an older engine, which gave its portals other files."""
    copy = copy_engine(tmp_path_factory.mktemp("older"))
    (copy / "CHANGELOG.md").write_text(OLD_CHANGELOG, encoding="utf-8", newline="\n")
    replace(copy / "hooks/thidua/__init__.py", f'"{VERSION}"', f'"{OLD}"')
    common = copy / "hooks" / "thidua" / "skeleton" / "common"
    replace(common / "dot-gitignore", "/site.old/\n", "")
    replace(common / "Makefile", "clean:\n", "clean:  # cũ\n")
    (common / "deploy" / "cu.txt").write_text("Không dùng nữa.\n", "utf-8", newline="\n")
    (common / "dot-editorconfig").unlink()
    return copy


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """One environment, in which engines take each other's place."""
    return Environment(tmp_path_factory.mktemp("environment") / "venv")


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this engine."""
    return write_engine(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def made(older: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal that the older engine made, with data as it was then; tests take copies."""
    folder = tmp_path_factory.mktemp("made") / "cổng cũ"
    ran = run_engine(older / "hooks", "init", str(folder), *OPTIONS, cwd=folder.parent)
    assert (ran.returncode, without_progress(ran.stderr)) == (0, ""), ran.stdout + ran.stderr
    shutil.copytree(OLD_DATA, folder / "data", dirs_exist_ok=True)
    return folder


@pytest.fixture
def old(made: Path, environment: Environment, tmp_path: Path) -> Old:
    """A portal of the older engine, which is installed where the test before left another."""
    return _copy_of(made, environment, tmp_path)


def _copy_of(made: Path, environment: Environment, folder: Path) -> Old:
    one = Old(shutil.copytree(made, folder / made.name), environment)
    if one.installed() != OLD:
        environment.install("requirements.txt", cwd=one.folder)
    assert one.installed() == OLD
    return one


@pytest.mark.parametrize("fails", ["installing", "migrating", "ended"])
def test_what_a_failed_step_changed_is_put_back(
    newer: Path,
    tmp_path: Path,
    fails: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Engine, requirements and data, and the engine before is installed again; that is said.

    Here pip and the newer engine are stand-ins; `make soak` installs real ones.
    """
    portal = new_portal(tmp_path / "portal", newer)
    before = {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()}
    wheel = tmp_path / "new.whl"
    wheel.write_bytes(at_version(newer.read_bytes(), "9999.0"))
    installed: list[str] = []

    def install(root: Path) -> str | None:
        installed.append((root / "requirements.txt").read_text("utf-8"))
        return "pip: không có mạng" if fails == "installing" and len(installed) == 1 else None

    def migrate(root: Path, *arguments: str) -> int:
        assert arguments == ("migrate", "--since", VERSION)
        (root / "data" / "portal.yml").write_bytes(b"nua chung\n")
        (root / "Makefile").write_bytes(b"nua chung\n")
        if fails == "ended":
            raise KeyboardInterrupt
        return 1

    monkeypatch.setattr(upgrade, "_install", install)
    monkeypatch.setattr(upgrade, "_portal", migrate)
    given = Namespace(root=portal, wheel=wheel)
    if fails == "ended":
        with pytest.raises(KeyboardInterrupt):
            upgrade.run(given)
    else:
        assert upgrade.run(given) == 1
    assert {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()} == before
    assert ["9999.0" in one for one in installed] == [True, False]
    said = {
        "installing": "Chưa cài được phiên bản mới (pip: không có mạng).",
        "migrating": "Chưa chuyển được dữ liệu sang phiên bản mới.",
        "ended": "Việc lên phiên bản bị dừng.",
    }[fails]
    wanted = f"{said} Phần mềm {VERSION}, dữ liệu và các tệp đã được đặt lại như cũ.\n"
    assert wanted in capsys.readouterr().err


def test_what_pip_and_a_newer_engine_refuse_is_heard(tmp_path: Path) -> None:
    """Where there is no list of what to install, and no portal, both fail at once."""
    said = upgrade._install(tmp_path)
    assert said and said.startswith("pip: ")
    assert upgrade._portal(tmp_path, "migrate", "--since", VERSION) > 0


@pytest.mark.parametrize("fails", ["writing", "installing", "migrating"])
def test_a_failure_half_way_leaves_everything_as_it_was(
    old: Old, newer: Path, fails: str, tmp_path: Path
) -> None:
    """Engine, requirements, data and helps are put back to the byte, and that is said.

    What no engine writes, such as a picture, is not even looked at.
    """
    old.file("docs/anh").mkdir()
    old.file("docs/anh/chung").symlink_to("..")
    old.file("docs/anh/mat").symlink_to("khong-co")
    files = unpack_wheel(newer.read_bytes())
    if fails != "installing":
        module, name = {
            "migrating": ("thidua/upkeep/newportal/refreshing.py", "refresh"),
            "writing": ("thidua/datafiles/schemas.py", "write_schemas"),
        }[fails]
        files[module] += f"\n\ndef {name}(root):\n    raise OSError(28)\n".encode()
        said = "Chưa chuyển được dữ liệu sang phiên bản mới."
    else:
        missing = b"khong-co-goi-nay==1.0 --hash=sha256:" + b"0" * 64 + b"\n"
        files["thidua/shipped/requirements.txt"] += missing
        said = "Chưa cài được phiên bản mới (pip: No matching distribution found for "
        said += "khong-co-goi-nay==1.0)."
    wheel = tmp_path / name_wheel(VERSION)
    wheel.write_bytes(pack_wheel(files))
    before = old.everything()
    ran = old.environment.portal("upgrade", str(wheel), cwd=old.folder)
    assert ran.returncode == 1
    wanted = f"{said} Phần mềm {OLD}, dữ liệu và các tệp đã được đặt lại như cũ.\n"
    assert wanted in ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    assert "ERROR" not in ran.stdout + ran.stderr
    assert old.everything() == before
    assert old.installed() == OLD


@dataclass(frozen=True)
class Upgraded:
    """A portal after its upgrade, and what was said."""

    portal: Old
    said: str
    makefile: bytes
    plan: bytes


UPGRADED_PLAN = "data/plans/suoi-cu-2024-trong-rung/plan.yml"


@pytest.fixture(scope="module")
def upgraded(
    made: Path, environment: Environment, newer: Path, tmp_path_factory: pytest.TempPathFactory
) -> Upgraded:
    """A portal whose Makefile, settings and requirements staff had changed."""
    old = _copy_of(made, environment, tmp_path_factory.mktemp("upgraded"))
    replace(old.file("Makefile"), "PYTHON ?= python3", "PYTHON ?= python3.12")
    changed = old.file("Makefile").read_bytes()
    with old.file("mkdocs.yml").open("a", encoding="utf-8", newline="\n") as same_in_both_engines:
        same_in_both_engines.write("# của xã\n")
    replace(old.file("requirements.txt"), "babel==", "# của xã\nbabel==")
    plan = old.file(UPGRADED_PLAN).read_bytes()
    ran = old.environment.portal("upgrade", str(newer), cwd=old.folder)
    assert (ran.returncode, without_progress(ran.stderr)) == (0, ""), ran.stdout + ran.stderr
    return Upgraded(old, ran.stdout, changed, plan)


def test_an_upgrade_brings_everything_up_to_the_new_engine(upgraded: Upgraded) -> None:
    """News first; then engine, data and helps are new, and what staff changed stays theirs."""
    old, said = upgraded.portal, upgraded.said
    assert f"Từ {OLD} lên {VERSION}.\n\nCó gì mới ở {VERSION}:\n\nAi cũng đọc mục đầu" in said
    assert "Bản thử" not in said
    assert "\n\nCần làm khi lên phiên bản:\n\n- " in said
    assert "## " not in said
    assert "**" not in said
    assert old.installed() == VERSION
    assert sorted(path.name for path in old.file("engine").iterdir()) == [
        name_wheel(VERSION), "manifest.json",
    ]  # fmt: skip
    assert f"./engine/{name_wheel(VERSION)} " in old.file("requirements.txt").read_text("utf-8")
    assert old.file("Makefile").read_bytes() == upgraded.makefile
    told = said.rpartition("Kiểm tra dữ liệu")[0].rpartition("để nguyên")[2]
    assert re.findall(r"^  - (.+)$", told, re.M) == ["Makefile"]
    assert "/site.old/\n" in old.file(".gitignore").read_text("utf-8")
    assert old.file(".editorconfig").is_file()
    assert not old.file("deploy/cu.txt").exists()
    assert "Tệp không dùng nữa đã xóa:\n  - deploy/cu.txt\n" in said
    assert "requirements.txt đã được sửa riêng; tệp được viết lại" in said
    assert f"Đã lên {VERSION}; không có gì phải sửa." in said


def test_old_data_is_migrated_with_its_comments(upgraded: Upgraded, tmp_path: Path) -> None:
    """What an older engine wrote is told, changed and valid; what was valid keeps its bytes."""
    old, said = upgraded.portal, upgraded.said
    portal = old.file("data/portal.yml").read_text("utf-8")
    assert "base_url: https://suoicu.gov.vn/thi-dua/  # đổi khi chuyển máy chủ\n" in portal
    assert "# Thông tin do Văn phòng xã quản lý.\n" in portal
    assert "data/portal.yml: thêm dấu `/` ở cuối `base_url`\n" in said
    assert not old.file("data/document-types.yml").exists()
    assert "data/document-types.yml: bỏ những mục giống hệt" in said
    assert old.file("data/fields.yml").read_bytes() == (OLD_DATA / "fields.yml").read_bytes()
    abbreviations = old.file("data/abbreviations.yml").read_text("utf-8").split("\n", 1)[1]
    assert abbreviations == "TSC: Thôn Suối Cũ                   # cách gọi trong xã\n"
    assert old.file(UPGRADED_PLAN).read_bytes() == upgraded.plan
    if not SOAKING:  # the command that was installed builds for the commune of another module
        page = Workspace(tmp_path / "again", old.file("data")).written("plan ", "pages first")
        assert "Suối Cũ" in (page / "index.html").read_text("utf-8")
        return
    built = old.environment.portal("build", cwd=old.folder)
    told = without_progress(built.stderr)
    assert (built.returncode, told) == (0, ""), built.stdout + told


def test_what_must_still_change_is_listed(old: Old, newer: Path) -> None:
    """A mistake that no machine can mend does not stop the upgrade; it is told with its place."""
    replace(old.file("data/portal.yml"), "0288 366 6666", "chưa có")
    ran = old.environment.portal("upgrade", str(newer), cwd=old.folder)
    assert ran.returncode == 1
    assert "data/portal.yml:" in ran.stdout
    assert f"Đã lên {VERSION}. Sửa những lỗi kể trên rồi chạy lại `portal check`." in ran.stdout
    assert old.installed() == VERSION


def test_only_what_an_engine_writes_is_put_back(newer: Path, tmp_path: Path) -> None:
    """Texts that somebody saves while an upgrade runs stay, whether it succeeds or not."""
    portal = new_portal(tmp_path / "portal", newer)
    (portal / "docs/anh").symlink_to("khong-co")
    own, saved = portal / ".gitattributes-rieng", portal / "docs/bai-moi.md"
    makefile = (portal / "Makefile").read_bytes()
    before = Snapshot(portal)
    before.keep(list_migrated_files(portal))
    saved.write_text("Bài mới.\n", encoding="utf-8", newline="\n")
    own.write_bytes(b"cua xa\n")
    (portal / "Makefile").write_bytes(b"# moi\n")
    (portal / "data/portal.yml").unlink()
    (portal / "data/schemas/them.schema.json").write_bytes(b"{}\n")
    added = {"them.txt": b"them\n", "sap.txt": b"sap\n", own.name: b"cua may\n"}
    for name in ("them.txt", "sap.txt"):
        (portal / name).write_bytes(added[name])
    manifest = read_manifest(portal)
    assert manifest is not None
    digests = {name: hash_content(content) for name, content in added.items()} | {"sap.txt": ""}
    newer_one = dataclasses.replace(manifest, files={**manifest.files, **digests})
    (portal / MANIFEST).write_text(newer_one.make_text(), encoding="utf-8", newline="\n")
    before.restore()
    assert saved.read_text("utf-8") == "Bài mới.\n"
    assert own.read_bytes() == b"cua xa\n"
    assert (portal / "Makefile").read_bytes() == makefile
    assert (portal / "data/portal.yml").is_file()
    assert read_manifest(portal) == manifest
    for name in ("them.txt", "sap.txt", "data/schemas/them.schema.json"):
        assert not (portal / name).exists()


def test_what_ends_half_way_can_be_done_again(
    newer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was announced and never written is written by the next run."""
    portal = new_portal(tmp_path / "portal", newer)
    manifest = read_manifest(portal)
    assert manifest is not None
    files = {name: known for name, known in manifest.files.items() if name != "portal.cmd"}
    older_one = dataclasses.replace(manifest, files=files)
    (portal / MANIFEST).write_text(older_one.make_text(), encoding="utf-8", newline="\n")
    wanted = (portal / "portal.cmd").read_bytes()
    (portal / "portal.cmd").unlink()

    def fill(path: Path, content: bytes) -> None:
        if path.name == "portal.cmd":
            raise OSError(errno.ENOSPC, "full", str(path))
        path.write_bytes(content)

    with monkeypatch.context() as broken:
        broken.setattr("thidua.upkeep.newportal.refreshing.replace", fill)
        with pytest.raises(OSError, match="full"):
            refresh(portal)
    refreshed = refresh(portal)
    assert refreshed is not None
    assert refreshed.renewed == ("portal.cmd",)
    assert (portal / "portal.cmd").read_bytes() == wanted
    assert read_manifest(portal) == manifest


def test_a_portal_that_cannot_be_written_leaves_no_folder(newer: Path, tmp_path: Path) -> None:
    """Neither the portal's folder nor those that came into being around it."""
    answers = {"logo": str(tmp_path / "missing.svg")}
    with pytest.raises(FileNotFoundError):
        new_portal(tmp_path / "new" / "deep" / "portal", newer, **answers)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (VERSION, f"Cổng đang dùng chính phiên bản {VERSION}; không có gì để làm."),
        ("0.8.0", f"Tệp này là phiên bản 0.8.0, cũ hơn {VERSION} đang dùng."),
        ("1.1.dev0", "Bản phần mềm 1.1.dev0 thiếu những gì một cổng cần."),
        (None, "không phải bản phần mềm (`.whl`) còn nguyên vẹn"),
    ],
)
def test_a_wheel_that_is_no_upgrade_is_refused(
    version: str | None,
    said: str,
    newer: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same, older, unfinished and broken ones are told apart, and nothing is touched."""
    portal = new_portal(tmp_path / "portal", newer)
    wheel = tmp_path / "new.whl"
    wheel.write_bytes(at_version(newer.read_bytes(), version) if version else b"PK")
    before = {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()}
    assert main(["upgrade", str(wheel), "--root", str(portal)]) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()} == before


def test_what_is_no_portal_of_this_engine_is_refused(
    newer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without an engine, and one that pins another than the running one."""
    bare = tmp_path / "bare"
    (bare / "data").mkdir(parents=True)
    assert main(["upgrade", str(newer), "--root", str(bare)]) == 2
    assert "không giữ phần mềm ở engine/" in capsys.readouterr().err
    portal = new_portal(tmp_path / "portal", newer)
    (portal / "engine" / name_wheel(VERSION)).rename(portal / "engine" / name_wheel("0.9.0"))
    assert main(["upgrade", str(newer), "--root", str(portal)]) == 2
    assert f"Đang chạy phiên bản {VERSION}, nhưng Cổng giữ" in capsys.readouterr().err
    assert main(["upgrade", str(tmp_path / "missing.whl"), "--root", str(portal)]) == 2
    assert "Không có tệp" in capsys.readouterr().err


def new_portal(folder: Path, wheel: Path, **changed: str) -> Path:
    """A portal of this engine."""
    names = {option.removeprefix("--").replace("-", "_"): text for option, text in ANSWERS.items()}
    answers = {**names, "name": "Thi đua Suối Cũ", "issuer": names["agency"], "level": "commune"}
    answers |= {"repository": "", "forge": "none", "logo": ""}
    answers |= {"primary": "#8e1116", "accent": "#f7cf6b"}
    start_portal(folder, answers | changed, wheel.read_bytes())
    return folder


def at_version(content: bytes, version: str) -> bytes:
    """A wheel that says it is another release."""
    files = unpack_wheel(content)
    described = next(name for name in files if name.endswith("/METADATA"))
    line = f"Version: {VERSION}\n".encode()
    assert line in files[described]
    files[described] = files[described].replace(line, f"Version: {version}\n".encode())
    return pack_wheel(files)

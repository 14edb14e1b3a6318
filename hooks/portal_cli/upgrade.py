"""``portal upgrade``: a newer engine for a portal, or everything as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from portal_cli.arguments import find_root, tell
from thidua.foundation.engine import REQUIREMENTS, VERSION
from thidua.foundation.files import replace
from thidua.upkeep.changelog import list_releases_since
from thidua.upkeep.newportal.snapshot import Snapshot, list_migrated_files
from thidua.upkeep.wheels import (
    EngineWheel,
    UnusableWheelError,
    describe_running_engine,
    find_kept_wheel,
    locate_wheel,
    make_kept_files,
    name_wheel,
    read_engine,
    split_version,
)

_REQUIREMENTS = REQUIREMENTS.name


class _FailedError(Exception):
    """A step did not succeed; says which in Vietnamese."""


def run(given: Namespace) -> int:
    """Bring the portal to the engine in the wheel that was named."""
    root, path = find_root(given.root), Path(given.wheel)
    if not path.is_file():
        tell(f"Không có tệp `{path}`.")
        return 2
    content = path.read_bytes()
    try:
        engine = _newer(content, root)
    except UnusableWheelError as refusal:
        tell(str(refusal))
        return 2
    if find_spec("pip") is None:  # told before anything is changed
        tell(
            f"Môi trường Python `{sys.prefix}` không có pip, nên không cài được phiên bản mới. "
            f"Thêm bằng `{Path(sys.executable).name} -m ensurepip`, hoặc lập lại môi trường bằng "
            "`python3 -m venv .venv`, rồi chạy lại lệnh này. Chưa có gì thay đổi."
        )
        return 2
    _tell_news(engine)
    before, new = Snapshot(root), make_kept_files(engine, content)
    own = _list_own_requirements(root)
    before.keep([*new, locate_wheel(VERSION), *map(_name_copy, own)])
    try:
        for name in own:
            replace(root / _name_copy(name), (root / name).read_bytes())
            print(f"{name} đã được sửa riêng; tệp được viết lại, bản cũ ở {_name_copy(name)}.\n")
        _replace(root, new, before)
    except BaseException as failure:
        _put_back(root, before, failure)
        if not isinstance(failure, _FailedError):
            raise
        return 1
    return _check(root, engine)


def _newer(content: bytes, root: Path) -> EngineWheel:
    """The engine in a wheel, if the portal can be upgraded to it."""
    kept = find_kept_wheel(root)
    if kept is None:
        raise UnusableWheelError(
            f"Cổng trong {root} không giữ phần mềm ở engine/, nên không lên phiên bản bằng lệnh "
            "này. Cổng lập bằng `portal init` thì có."
        )
    if kept.name != name_wheel(VERSION):
        raise UnusableWheelError(
            f"Đang chạy phiên bản {VERSION}, nhưng Cổng giữ {kept.name}. Cài lại theo Cổng trước: "
            "pip install --require-hashes -r requirements.txt"
        )
    engine = read_engine(content)
    if split_version(engine.version) == split_version(VERSION):
        raise UnusableWheelError(f"Cổng đang dùng chính phiên bản {VERSION}; không có gì để làm.")
    if split_version(engine.version) < split_version(VERSION):
        raise UnusableWheelError(
            f"Tệp này là phiên bản {engine.version}, cũ hơn {VERSION} đang dùng. Dữ liệu không "
            "chuyển ngược được; muốn quay lại thì lấy bản trước khi lên trong git."
        )
    return engine


def _tell_news(engine: EngineWheel) -> None:
    print(f"Từ {VERSION} lên {engine.version}.")
    for release in list_releases_since(engine.changelog, VERSION):
        print(f"\nCó gì mới ở {release.version}:\n\n{release.words}")
    print(flush=True)


def _list_own_requirements(root: Path) -> list[str]:
    """Files in which somebody has put something among the releases that the engine pins."""
    wheel = root / locate_wheel(VERSION)
    return [
        name
        for name, content in make_kept_files(describe_running_engine(), wheel.read_bytes()).items()
        if (root / name).is_file() and (root / name).read_bytes() != content
    ]


def _name_copy(name: str) -> str:
    """What the copy of a file is called that an upgrade replaces: git may not know the changes."""
    return f"{name}.cu"


def _replace(root: Path, new: Mapping[str, bytes], before: Snapshot) -> None:
    """Every step of an upgrade; what it has done so far stays when it fails.

    Args:
        root: the folder of the portal.
        new: what it keeps of the newer engine.
        before: gets to know how the data stood just before they are migrated.
    """
    for name, content in new.items():
        replace(root / name, content)
    (root / locate_wheel(VERSION)).unlink()
    said = _install(root)
    if said is not None:
        raise _FailedError(f"Chưa cài được phiên bản mới ({said}).")
    before.keep(list_migrated_files(root) - new.keys())
    if _portal(root, "migrate", "--since", VERSION):
        raise _FailedError("Chưa chuyển được dữ liệu sang phiên bản mới.")


def _put_back(root: Path, before: Snapshot, failure: BaseException) -> None:
    said = str(failure) if isinstance(failure, _FailedError) else "Việc lên phiên bản bị dừng."
    before.restore()
    if _install(root) is None:
        tell(f"{said} Phần mềm {VERSION}, dữ liệu và các tệp đã được đặt lại như cũ.")
    else:
        tell(
            f"{said} Dữ liệu và các tệp đã được đặt lại như cũ; phần mềm thì chưa. Cài lại bằng: "
            f"pip install --require-hashes -r {_REQUIREMENTS}"
        )


def _check(root: Path, engine: EngineWheel) -> int:
    """Tell what the new engine still wants changed."""
    print("Kiểm tra dữ liệu bằng phiên bản mới:", flush=True)
    wrong = _portal(root, "check")
    if wrong:
        print(f"Đã lên {engine.version}. Sửa những lỗi kể trên rồi chạy lại `portal check`.")
    else:
        print(f"Đã lên {engine.version}; không có gì phải sửa. Xem lại rồi ghi vào git.")
    return int(bool(wrong))


def _install(root: Path) -> str | None:
    """Install what the portal pins, its engine among it; what is there already needs no network.

    Returns:
        None, or what pip said last of why it could not.
    """
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "-r", _REQUIREMENTS]
    ran = subprocess.run(
        command, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if not ran.returncode:
        return None
    lines = [line for line in ran.stderr.splitlines() if line.startswith("ERROR: ")]
    return f"pip: {lines[-1].removeprefix('ERROR: ')}" if lines else f"pip: {ran.returncode}"


def _portal(root: Path, *arguments: str) -> int:
    """Run a verb of the engine that is installed by now, in a process of its own."""
    command = [sys.executable, "-m", "portal_cli", *arguments, "--root", str(root)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode

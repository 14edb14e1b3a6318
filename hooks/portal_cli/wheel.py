"""The wheel of the engine that is running, for portals to keep."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from importlib.metadata import Distribution, distributions
from pathlib import Path
from tempfile import TemporaryDirectory

import thidua
from portal_cli.arguments import tell
from thidua.foundation.engine import REPOSITORY, VERSION
from thidua.foundation.files import replace
from thidua.upkeep.wheels import (
    PROJECT,
    UnusableWheelError,
    hash_listed_file,
    name_wheel,
    pack_wheel,
    unpack_wheel,
)

_BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
_ADDED_BY_INSTALLERS = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"}


def pack_engine() -> bytes:
    """The wheel of the running engine.

    From the engine's repository and from an installed engine the same wheel comes out.

    Raises:
        UnusableWheelError: when what is installed cannot be packed again.
    """
    return pack_wheel(_built(REPOSITORY) if REPOSITORY else _installed())


def write_engine(folder: Path) -> Path:
    """Write the wheel of the running engine into a folder; gives its path.

    Raises:
        UnusableWheelError: when what is installed cannot be packed again.
    """
    content = pack_engine()
    path = folder / name_wheel(VERSION)
    replace(path, content)
    return path


def _built(repository: Path) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-c", _BUILD, folder],
            cwd=repository,
            capture_output=True,
            text=True,
            check=False,
        )
        wheels = list(Path(folder).glob("*.whl"))
        if ran.returncode or not wheels:
            raise UnusableWheelError(f"Chưa đóng gói được phần mềm:\n{ran.stderr.strip()}")
        return unpack_wheel(wheels[0].read_bytes())


def _installed() -> dict[str, bytes]:
    """The files of the engine as they were in its wheel."""
    found = _distribution()
    files: dict[str, bytes] = {}
    for listed in (found.files if found else None) or []:
        name = listed.as_posix()
        described = name.partition("/")[0].endswith(".dist-info")
        if name.startswith("..") or name.endswith(".pyc"):
            continue
        if described and listed.name in _ADDED_BY_INSTALLERS:
            continue
        content = Path(str(listed.locate())).read_bytes()
        if listed.hash and f"{listed.hash.mode}={listed.hash.value}" != hash_listed_file(content):
            raise UnusableWheelError(
                f"Tệp `{name}` của phần mềm đã bị sửa sau khi cài. Cài lại phần mềm rồi làm lại."
            )
        files[name] = content
    if not files:
        raise UnusableWheelError("Không thấy phần mềm được cài ở đâu. Cài lại rồi làm lại.")
    return files


def _distribution() -> Distribution | None:
    """The installed package that the running modules belong to."""
    home = str(Path(thidua.__file__).parent.parent)
    return next(iter(distributions(name=PROJECT, path=[home])), None)


def run(given: Namespace) -> int:
    """Write the wheel of the running engine into the folder that was named."""
    try:
        path = write_engine(Path(given.folder or "dist"))
    except UnusableWheelError as unusable:
        tell(str(unusable))
        return 1
    print(f"Đã đóng gói {path}")
    return 0

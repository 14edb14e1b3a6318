"""Reading and writing the engine as a wheel: one file that the tools of Python install.

The same files always give the same bytes, so that a portal can pin its engine by a hash. Sources:
PEP 427 and the Binary Distribution Format of PyPA.
"""

from __future__ import annotations

import base64
import hashlib
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.parser import Parser
from io import BytesIO
from pathlib import Path

from thidua.foundation.engine import (
    CHANGELOG,
    REQUIREMENTS,
    VERIFY_REQUIREMENTS,
    VERSION,
    name_shipped,
)

PROJECT = "cong-thi-dua"
"""The name of the engine as a Python package."""

_DIST_INFO = re.compile(r"[\w.]+-[\w.]+\.dist-info/")
_METADATA = re.compile(r"[^/]+\.dist-info/METADATA")
_MOMENT = (2020, 2, 2, 0, 0, 0)  # time of every file, so that the same files give the same bytes
_MODE = 0o100644 << 16
_RELEASE = re.compile(r"\d+(?:\.\d+){1,3}")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
)
_ENGINE = "engine"


class UnusableWheelError(ValueError):
    """A file cannot be the engine of a portal; the message says why in Vietnamese."""


@dataclass(frozen=True)
class EngineWheel:
    """The wheel of an engine.

    Attributes:
        version: of the release.
        changelog: the whole text of ``CHANGELOG.md``.
        requirements: of pip, with exact versions and hashes.
        verify_requirements: further requirements, for testing the built site in a browser.
    """

    version: str
    changelog: str
    requirements: str
    verify_requirements: str


def name_wheel(version: str) -> str:
    """Return the file name of the wheel of a release."""
    return f"{PROJECT.replace('-', '_')}-{version}-py3-none-any.whl"


def is_release(version: str) -> bool:
    """Tell whether a version is that of a release: two to four numbers with dots between them."""
    return _RELEASE.fullmatch(version) is not None


def locate_wheel(version: str) -> str:
    """Return the path of the wheel of a release in a portal, relative to the portal."""
    return f"{_ENGINE}/{name_wheel(version)}"


def split_version(version: str) -> tuple[int, ...]:
    """Split a version for comparing: ``(1, 10)`` for ``1.10.0``.

    Raises:
        ValueError: if it is not the version of a release.
    """
    if not is_release(version):
        raise ValueError(f"`{version}` không phải số của một bản phát hành, ví dụ `1.2.0`.")
    parts = [int(part) for part in version.split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def pack_wheel(files: Mapping[str, bytes]) -> bytes:
    """Pack files as a wheel, with a new list of its contents.

    Args:
        files: by their names in the wheel; a ``RECORD`` among them is replaced.
    """
    described = next(match[0] for name in files if (match := _DIST_INFO.match(name)))
    record = f"{described}RECORD"
    names = sorted(
        (name for name in files if name != record),
        key=lambda name: (name.startswith(described), name),
    )
    lines = [f"{name},{hash_listed_file(files[name])},{len(files[name])}\n" for name in names]
    lines.append(f"{record},,\n")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names:
            archive.writestr(_entry(name), files[name])
        archive.writestr(_entry(record), "".join(lines))
    return packed.getvalue()


def unpack_wheel(content: bytes) -> dict[str, bytes]:
    """Read every file of a wheel by its name.

    Raises:
        UnusableWheelError: if the content is not a wheel, or is broken.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except _BROKEN as error:
        raise UnusableWheelError(
            "Tệp này không phải bản phần mềm (`.whl`) còn nguyên vẹn. Tải lại rồi thử lần nữa."
        ) from error


def read_engine(content: bytes) -> EngineWheel:
    """Read the metadata of the wheel of an engine.

    Raises:
        UnusableWheelError: if it is broken, or is the wheel of another package.
    """
    files = unpack_wheel(content)
    metadata = next(filter(_METADATA.fullmatch, files), "")
    said = Parser().parsestr(files.get(metadata, b"").decode("utf-8", "replace"))
    name, version = str(said.get("Name", "")), str(said.get("Version", ""))
    if name != PROJECT:
        whose = f"là của “{name}”" if name else "không nói là của gì"
        raise UnusableWheelError(f"Tệp này {whose}, không phải phần mềm của Cổng (`{PROJECT}`).")
    wrong = next(_damaged(files, metadata.partition("/")[0]), None)
    if wrong:
        raise UnusableWheelError(
            f"Bản phần mềm bị hỏng: `{wrong}` bên trong không đúng như khi phát hành. Tải lại tệp."
        )
    try:
        split_version(version)
        return EngineWheel(
            version=version,
            changelog=files[name_shipped(CHANGELOG.name)].decode(),
            requirements=files[name_shipped(REQUIREMENTS.name)].decode(),
            verify_requirements=files[name_shipped(VERIFY_REQUIREMENTS.name)].decode(),
        )
    except (ValueError, KeyError) as error:
        raise UnusableWheelError(
            f"Bản phần mềm {version} thiếu những gì một cổng cần. Xin bản khác ở nơi phát hành."
        ) from error


def describe_running_engine() -> EngineWheel:
    """Return the metadata that the wheel of the running engine has."""
    return EngineWheel(
        version=VERSION,
        changelog=CHANGELOG.read_text("utf-8"),
        requirements=REQUIREMENTS.read_text("utf-8"),
        verify_requirements=VERIFY_REQUIREMENTS.read_text("utf-8"),
    )


def make_kept_files(engine: EngineWheel, content: bytes) -> dict[str, bytes]:
    """Make the files that a portal keeps of its engine: the wheel, and the requirements for pip.

    Args:
        engine: the metadata of the wheel.
        content: the wheel.

    Returns:
        The content of each file by its path relative to the portal.
    """
    wheel = locate_wheel(engine.version)
    requirements = (
        "# Do `portal init` và `portal upgrade` viết. Cài từ thư mục gốc của Cổng:\n"
        f"# pip install --require-hashes -r {REQUIREMENTS.name}\n"
        f"./{wheel} \\\n    --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"
        f"{engine.requirements}"
    )
    return {
        wheel: content,
        REQUIREMENTS.name: requirements.encode(),
        VERIFY_REQUIREMENTS.name: engine.verify_requirements.encode(),
    }


def find_kept_wheel(root: Path) -> Path | None:
    """Find the wheel that the portal in ``root`` keeps; None if it has none or several."""
    found = list(root.glob(locate_wheel("*")))
    return found[0] if len(found) == 1 else None


def hash_listed_file(content: bytes) -> str:
    """Hash a file in the notation of the file ``RECORD`` of a wheel."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return f"sha256={digest.rstrip(b'=').decode()}"


def _damaged(files: Mapping[str, bytes], described: str) -> Iterator[str]:
    """List the files whose hash differs from the one in ``RECORD``, or that are not in it."""
    record = f"{described}/RECORD"
    listed: dict[str, str] = {}
    for line in files.get(record, b"").decode("utf-8", "replace").splitlines():
        name, hashed = line.rsplit(",", 2)[:2] if line.count(",") > 1 else (line, "")
        listed[name.strip('"')] = hashed
    for name, content in files.items():
        if name != record and listed.get(name) != hash_listed_file(content):
            yield name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
    return entry

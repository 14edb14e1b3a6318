"""The engine as a wheel: the same bytes from anywhere, and nothing that is not its own."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from portal_cli import main
from portal_cli.wheel import write_engine
from soaking import SOAKING
from thidua.foundation.engine import VERSION
from thidua.upkeep.changelog import Release, list_releases_since
from thidua.upkeep.wheels import (
    UnusableWheelError,
    name_wheel,
    pack_wheel,
    read_engine,
    split_version,
    unpack_wheel,
)
from workspace import REPOSITORY

pytestmark = pytest.mark.sweep


def _with(content: bytes, name: str, changed: bytes) -> bytes:
    """The wheel with a file changed behind its list of contents."""
    files = {**unpack_wheel(content), name: changed}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for inside, content_inside in files.items():
            archive.writestr(inside, content_inside)
    return packed.getvalue()


def _renamed(content: bytes) -> bytes:
    files = unpack_wheel(content)
    described = next(name for name in files if name.endswith("/METADATA"))
    files[described] = files[described].replace(b"Name: cong-thi-dua", b"Name: khac")
    return pack_wheel(files)


def _without(content: bytes, name: str) -> bytes:
    files = unpack_wheel(content)
    del files[name]
    return pack_wheel(files)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the engine in this repository."""
    return write_engine(tmp_path_factory.mktemp("dist"))


def test_two_builds_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Portals pin the engine by its hash, so building it again must not change it."""
    assert main(["wheel", str(tmp_path / "dist")]) == 0
    assert (tmp_path / "dist" / name_wheel(VERSION)).read_bytes() == wheel.read_bytes()


def test_a_wheel_holds_the_engine_and_nothing_else(wheel: Path) -> None:
    """Modules, templates, written pages and lists are in it; tests, data and records are not."""
    names = set(unpack_wheel(wheel.read_bytes()))
    for needed in (
        "mkdocs_portal.py",
        "icon_sets.py",
        "portal_cli/main.py",
        "thidua/vocabularies/fields.yml",
        "thidua/skeleton/common/Makefile",
        "thidua/skeleton/issuers.yml",
        "thidua/shipped/overrides/frame.html",
        "thidua/shipped/docs/huong-dan.md",
        "thidua/shipped/docs/mau/data/portal.yml",
        "thidua/shipped/CHANGELOG.md",
        "thidua/shipped/requirements.txt",
        "thidua/shipped/requirements-verify.txt",
        "thidua/shipped/LICENSE",
    ):
        assert needed in names
    kept_out = re.compile(
        r"\.pyc$|^(data|tests)/|shipped/docs/(anh|quyet-dinh)/|shipped/docs/(.*/)?\."
    )
    assert [name for name in names if kept_out.search(name)] == []
    skeleton = {
        f"thidua/skeleton/{path.relative_to(REPOSITORY / 'hooks/thidua/skeleton').as_posix()}"
        for path in (REPOSITORY / "hooks" / "thidua" / "skeleton").rglob("*")
        if path.is_file()
    }
    assert skeleton <= names


def test_a_wheel_says_which_release_it_is(wheel: Path) -> None:
    """Version, changelog and requirements are read without installing anything."""
    engine = read_engine(wheel.read_bytes())
    assert engine.version == VERSION
    assert engine.changelog == (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
    assert f"## {VERSION}\n" in engine.changelog
    assert engine.requirements == (REPOSITORY / "requirements.txt").read_text("utf-8")


def test_what_verifying_needs_is_what_the_tests_run_with() -> None:
    """Portals look at their sites with the very releases that the engine was tested with."""
    development = (REPOSITORY / "requirements-dev.txt").read_text("utf-8")
    verify = (REPOSITORY / "requirements-verify.txt").read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", verify.rstrip("\n"))
    assert {block.partition("==")[0] for block in blocks} >= {"axe-playwright-python", "playwright"}
    for block in blocks:
        assert f"{block}\n" in development


def test_the_list_of_contents_tells_the_hash_and_the_size_of_each_file(wheel: Path) -> None:
    """Other programs check a wheel by its ``RECORD``, so it is worked out here as they do."""
    files = unpack_wheel(wheel.read_bytes())
    (record,) = (name for name in files if name.endswith(".dist-info/RECORD"))
    rows = [line.split(",") for line in files.pop(record).decode().splitlines()]
    assert rows.pop() == [record, "", ""]
    assert {name: (hashed, int(size)) for name, hashed, size in rows} == {
        name: (f"sha256={urlsafe_b64encode(sha256(held).digest()).decode().rstrip('=')}", len(held))
        for name, held in files.items()
    }


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda content: b"", "không phải bản phần mềm (`.whl`) còn nguyên vẹn"),
        (lambda content: content[:9000] + b"?" * 99 + content[9099:], "không phải bản phần mềm"),
        (lambda content: content[: len(content) // 2], "không phải bản phần mềm (`.whl`)"),
        (
            lambda content: _with(content, "thidua/foundation/engine.py", b"x = 1\n"),
            "`thidua/foundation/engine.py`",
        ),
        (lambda content: _with(content, "thidua/added.py", b""), "`thidua/added.py`"),
        (_renamed, "Tệp này là của “khac”, không phải phần mềm của Cổng"),
        (lambda content: pack_wheel({"x-1.dist-info/WHEEL": b""}), "Tệp này không nói là của gì"),
        (lambda content: _without(content, "thidua/shipped/CHANGELOG.md"), "thiếu những gì"),
    ],
)
def test_a_file_that_is_no_engine_is_refused_with_a_sentence(
    damage: Callable[[bytes], bytes], said: str, wheel: Path
) -> None:
    """Broken, changed and foreign wheels are never installed."""
    with pytest.raises(UnusableWheelError) as refused:
        read_engine(damage(wheel.read_bytes()))
    assert said in str(refused.value)


@pytest.mark.slow
def test_no_broken_bit_makes_more_than_a_refusal(wheel: Path) -> None:
    """Whichever bit of a download is wrong, it is refused in a sentence, or does no harm."""
    files = unpack_wheel(wheel.read_bytes())
    needed = {name for name in files if ".dist-info/" in name or name.endswith((".txt", ".md"))}
    whole = pack_wheel({name: files[name] for name in needed})
    engine, directory = read_engine(whole), whole.rindex(b"PK\1\2")
    for at in (*range(directory, len(whole)), *range(0, directory, 997)):
        for bit in range(8) if SOAKING else (at % 8, (at + 3) % 8):
            broken = bytearray(whole)
            broken[at] ^= 1 << bit
            try:
                assert read_engine(bytes(broken)) == engine
            except UnusableWheelError as refusal:
                assert len(str(refusal)) > 30


@pytest.mark.parametrize("heading", ["## 1.2.3.4.5", "## 2", "## 1.3rc1", "## Sau này"])
def test_only_what_is_called_as_a_release_is_one(heading: str) -> None:
    """Other headings of a changelog are neither told nor stop an upgrade."""
    changelog = f"# Changelog\n\n## 1.2.0 (2026)\n\n- Mới.\n\n{heading}\n\n- Khác.\n"
    assert list_releases_since(changelog, "1.1") == [Release("1.2.0", "- Mới.")]


def test_versions_are_compared_as_numbers() -> None:
    """1.10 is newer than 1.9, and 1.0 is 1.0.0."""
    assert split_version("1.10.0") > split_version("1.9.9")
    assert split_version("1.0") == split_version("1.0.0")
    with pytest.raises(ValueError, match="không phải số của một bản phát hành"):
        split_version("1.0rc1")

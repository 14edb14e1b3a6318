"""Files on their way to readers: none is written into that has another name."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path

import pytest

from plain_dossiers import read_references
from thidua.foundation import filehashes
from thidua.foundation.files import is_same_folder, link_or_copy, write
from thidua.foundation.store import Store
from thidua.portal.dossier import open_dossier
from thidua.portal.strays import find_strays


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the site before."""
    path = tmp_path / "old" / "a.html"
    write(path, "cũ")
    os.utime(path, (1, 1))
    return path


@pytest.fixture
def new(old: Path) -> Path:
    """The same file in the site to come."""
    return old.parent.parent / "new" / "a.html"


@pytest.mark.parametrize("as_file", [True, False])
def test_what_is_written_takes_a_place_and_never_changes_another_name(
    old: Path, new: Path, as_file: bool
) -> None:
    """The site before is what readers see meanwhile."""
    other = old.with_name("b")
    write(other, "mới")
    link_or_copy(old, new)
    write(new, other if as_file else "mới")
    assert (old.read_text("utf-8"), new.read_text("utf-8")) == ("cũ", "mới")


def test_an_unchanged_file_is_the_very_file(old: Path, new: Path) -> None:
    """It costs no space, and its time stays; another that was there gives way."""
    for _ in range(2):
        link_or_copy(old, new)
        assert old.samefile(new)
    new.unlink()
    write(new, "khác")
    link_or_copy(old, new)
    assert old.samefile(new)


def test_a_disk_without_links_gets_a_copy_of_the_same_time(
    old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the two are two files, which is all that differs."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        link_or_copy(old, new)
        assert not old.samefile(new)
        assert new.read_text("utf-8") == "cũ"
        assert new.stat().st_mtime == 1


@pytest.mark.parametrize("link", [True, False])
def test_a_folder_never_gives_way_to_a_file(old: Path, new: Path, link: bool) -> None:
    """Two things want one address: that is told, whatever system runs it."""
    new.mkdir(parents=True)
    with pytest.raises((FileExistsError, IsADirectoryError)):
        link_or_copy(old, new) if link else write(new, "mới")
    assert new.is_dir()


def test_what_stands_in_the_place_of_a_file_is_told_and_not_left_out(tmp_path: Path) -> None:
    """Results that are a folder or a link to nothing were as none; the site had lost them."""
    (tmp_path / "a").mkdir()
    references = dataclasses.replace(read_references(), root=tmp_path)
    results = tmp_path / "a" / "results.yml"
    for is_folder in (True, False):
        results.mkdir() if is_folder else results.symlink_to("results.yml")
        told = [one.message for one in open_dossier(references, "a", Store(None, b""))[1]]
        assert any("Ở chỗ của tệp này lại là" in one for one in told), told
        results.rmdir() if is_folder else results.unlink()
    (tmp_path / "docs").symlink_to("docs")
    assert [one.file for one in find_strays(tmp_path, None)] == ["docs"]
    assert not is_same_folder(tmp_path / "docs", tmp_path)
    assert is_same_folder(tmp_path / "a" / "..", tmp_path)


def test_a_file_that_says_it_is_empty_and_never_ends_is_not_read_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link to one of the system's own files came with a clone: the check never ended."""
    for name, rest in (("a", b"1" * 3_000_000), ("b", b"")):
        (tmp_path / name).write_bytes(b"1" + rest)
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0,) * 10))
    a, b = (filehashes._hash_content(tmp_path / name) for name in "ab")
    assert a == b

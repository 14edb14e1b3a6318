"""Files on their way to readers: none is written into that has another name."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from thidua.foundation.files import link_or_copy, write


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

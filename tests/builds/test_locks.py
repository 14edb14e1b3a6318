"""The lock of a site: one program at a time, freed by the system, and no file left behind."""

from __future__ import annotations

import errno
import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from mkdocs.exceptions import MkDocsException

import mkdocs_portal
from faults import killed_at, run_in_copy
from portal_cli import locks
from portal_cli.locks import BusyError, hold_lock
from portal_cli.site_build import SiteBuild
from publishing import content, publish

WAITING = "đang chờ lần ấy xong"


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[Path]:
    """Where a lock is made; nothing of it may be left."""
    yield tmp_path / "site.lock"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that do not wait for long."""
    monkeypatch.setattr(locks, "_PATIENCE", 0.05)


@pytest.mark.usefixtures("impatient")
def test_who_waits_too_long_stops_with_a_sentence(
    lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build that hangs somewhere does not keep the others for ever, and says what to do."""
    with (
        hold_lock(lock, "dựng trang"),
        pytest.raises(BusyError, match="lần dựng trang kia chưa xong"),
    ):
        SiteBuild(lock.with_name("site"))
    assert capsys.readouterr().err.count(WAITING) == 1
    SiteBuild(lock.with_name("site")).give_up()
    assert capsys.readouterr().err == ""


def test_mkdocs_tells_the_sentence_of_who_waited_too_long(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its own command prints the sentence alone, without a traceback."""
    with pytest.raises(MkDocsException) as stopped:
        mkdocs_portal.on_build_error(BusyError("Lần kia chưa xong."))
    stopped.value.show()
    assert capsys.readouterr().err == "Lần kia chưa xong.\n"


@pytest.mark.usefixtures("impatient")
def test_two_programs_do_not_publish_to_one_folder_at_once(
    built_portal: Path, host_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second waits, and in the end leaves everything as it is."""
    with hold_lock(host_folder / "live.portal-lock", "đăng trang"):
        assert publish(built_portal, host_folder / "live") == 2
    assert WAITING in capsys.readouterr().err
    assert list(host_folder.iterdir()) == []
    assert publish(built_portal, host_folder / "live") == 0
    assert content(host_folder / "live") == content(built_portal / "site")


def test_the_lock_of_a_killed_program_is_free_at_once(
    lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The system frees it; the file that is left is no obstacle, and goes with the next program."""

    def touch_while_locked() -> None:
        with hold_lock(lock, "dựng"):
            lock.with_name("x").write_text("x", "utf-8")

    run_in_copy(touch_while_locked, killed_at(3), lock.parent)
    assert lock.exists()
    with hold_lock(lock, "dựng"):
        assert capsys.readouterr().err == ""


def test_only_one_program_at_a_time_holds_a_lock(
    lock: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although the file comes and goes, four programs that count together never miscount."""
    monkeypatch.setattr(locks, "_PAUSE", 0.0005)
    monkeypatch.setattr(locks, "tell", lambda _: None)
    counter = tmp_path_factory.mktemp("counter") / "counter"
    counter.write_text("0", "utf-8")

    def count() -> None:
        for _ in range(50):
            with hold_lock(lock, "đếm"):
                seen = int(counter.read_text("utf-8"))
                time.sleep(0.0005)
                counter.write_text(str(seen + 1), "utf-8")

    copies = [multiprocessing.get_context("fork").Process(target=count) for _ in range(4)]
    for copy in copies:
        copy.start()
    for copy in copies:
        copy.join()
    assert counter.read_text("utf-8") == "200"


def test_a_disk_without_locks_is_told_and_used_all_the_same(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some network shares know none: people must then take care themselves."""

    def refuse(_: BinaryIO) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locks, "_lock", refuse)
    with hold_lock(lock, "dựng"):
        assert "không khóa được tệp" in capsys.readouterr().err


def test_the_lock_file_of_another_person_can_be_held(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where their program was killed, theirs is left, and only they may write to it."""
    lock.touch()
    opened = Path.open

    def refuse_writing(path: Path, mode: str = "r") -> BinaryIO:
        if mode != "rb":
            raise PermissionError(errno.EACCES, "not yours", str(path))
        return opened(path, "rb")

    monkeypatch.setattr(Path, "open", refuse_writing)
    with hold_lock(lock, "dựng"):
        assert capsys.readouterr().err == ""

"""The data files of the portal, as the desk reads and writes them: whole, and never elsewhere."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from desk.journal import Journal, Save, hash_text
from thidua.datafiles.decoding import decode
from thidua.datafiles.format.shape import kind_of
from thidua.foundation.files import discard, replace

_LONGEST_NAME = 240
"""In bytes; systems take a few more."""
_UNFINISHED = ".dang-ghi"


class OutsideError(Exception):
    """A name that is no data file of the portal, or leads out of it."""


STALE = "Tệp vừa được người khác sửa, nên chưa làm gì. Xem lại rồi bấm lần nữa."
"""What somebody is told whose step was not taken because of a :class:`StaleTextError`."""


UNCHANGED = "Không có gì thay đổi nên không phải lưu."
"""What somebody is told who saved what the file says already."""


class StaleTextError(Exception):
    """Somebody else changed the file since it was read.

    Attributes:
        text: what the file says now; None if it is gone.
    """

    def __init__(self, text: str | None) -> None:
        self.text = text
        super().__init__("the file was changed meanwhile")


def may_be_there(file: str) -> bool:
    """Whether a system lets a file have a name, so that it can be asked for at all."""
    parts = file.encode("utf-8", "replace").split(b"/")
    return "\0" not in file and all(len(part) <= _LONGEST_NAME for part in parts)


@dataclass(frozen=True)
class ReadText:
    """A data file as it was read: its text, empty if there is no file yet, and the text's name."""

    text: str
    name: str


class Repository:
    """The folder of the portal.

    Args:
        root: it contains ``data/``.
        journal: keeps what can be undone.
    """

    def __init__(self, root: Path, journal: Journal) -> None:
        self.root = root.resolve()
        self.journal = journal
        self.lock = threading.RLock()

    def locate(self, file: str) -> Path:
        """The path of a data file.

        Raises:
            OutsideError: if the name is not that of a data file inside the portal.
        """
        parts = PurePosixPath(file).parts
        is_plain = "\\" not in file and "\0" not in file and ".." not in parts
        if not is_plain or kind_of(file) is None or PurePosixPath(file).as_posix() != file:
            raise OutsideError(file)
        return self._inside(file)

    def locate_beside(self, plan: str, name: str) -> Path:
        """The path of a file in the folder of a plan.

        Raises:
            OutsideError: if either name is not the plain name of something inside the portal.
        """
        for part in (plan, name):
            if not part or part != PurePosixPath(part).name or part.startswith("."):
                raise OutsideError(part)
            if "\\" in part or "\0" in part or ":" in part:
                raise OutsideError(part)
        return self._inside(f"data/plans/{plan}/{name}")

    def locate_companion(self, file: str, beside: str) -> Path:
        """The path of a file that belongs to a data file.

        Args:
            file: the data file.
            beside: from its folder: a name, or the folder of an honoured example and a name.

        Raises:
            OutsideError: if either leads elsewhere.
        """
        record = PurePosixPath(file)
        own, _, name = beside.rpartition("/")
        is_plain = name and not name.startswith(".") and not set(name) & set("\\\0:")
        if not is_plain or own not in {"", record.stem} or not self.is_own(file):
            raise OutsideError(beside)
        return self._inside(f"{record.parent}/{beside}")

    def take_away(self, file: str, beside: str) -> None:
        """Remove a file that was put beside a data file, and a folder that it leaves empty."""
        path = self.locate_companion(file, beside)
        discard(path)
        if "/" in beside:
            with suppress(OSError):
                path.parent.rmdir()

    def _inside(self, file: str) -> Path:
        path = self.root / file
        if not may_be_there(file):
            raise OutsideError(file)
        if Path(os.path.realpath(path)) != path:  # `resolve` fails where links run in a circle
            raise OutsideError(file)  # a link leads elsewhere, or the name is not that of the file
        return path

    def list_links(self) -> list[str]:
        """Links below the folder of data, which are neither read nor written nor sent."""
        paths = sorted((self.root / "data").rglob("*"))
        return [path.relative_to(self.root).as_posix() for path in paths if path.is_symlink()]

    def is_own(self, file: str) -> bool:
        """Whether a name is that of a data file of the portal, and no link leads elsewhere."""
        try:
            self.locate(file)
        except OutsideError:
            return False
        return True

    def read(self, file: str) -> ReadText:
        """The text of a data file; the journal keeps it, to compare with when it is saved."""
        path = self.locate(file)
        text = _text_of(path, file) or ""
        return ReadText(text, self.journal.keep_text(text))

    def save(self, file: str, text: str, expected: str, what: str, beside: str = "") -> Save | None:
        """Put a text in the place of a data file, in one step.

        Args:
            file: relative to the portal.
            text: the whole new text.
            expected: the name of the text that was read; empty if there was no file.
            what: what was changed, for people.
            beside: files that were put beside it for this save, each on a line.

        Returns:
            The save; None if the file says this already.

        Raises:
            StaleTextError: if the file does not say what was read.
        """
        path = self.locate(file)
        with self.lock:
            now = _text_of(path, file)
            if hash_text(now or "") != (expected or hash_text("")):
                raise StaleTextError(now)
            if now == text:
                return None
            when = say_now()
            # Noted first: whoever is killed in between has a note too much, and never one missing.
            save = self.journal.note_save(file, what, when, now, text, beside=beside)
            try:
                self._put(path, text.encode())
            except OSError:
                self.journal.forget_save(save)
                raise
            return save

    def remove_plan(self, file: str, expected: str, what: str) -> Save:
        """Put the whole folder of a plan away; it can be put back.

        Args:
            file: of the plan.
            expected: the name of the text that was read.
            what: what was done, for people.

        Raises:
            StaleTextError: if the file does not say what was read.
        """
        path = self.locate(file)
        with self.lock:
            now = _text_of(path, file)
            if now is None or hash_text(now) != expected:
                raise StaleTextError(now)
            when = say_now()
            save = self.journal.note_save(file, what, when, now, "", is_removal=True)
            kept = self.journal.locate_removed(save)
            discard(kept)
            kept.parent.mkdir(parents=True, exist_ok=True)
            try:
                _move_folder(path.parent, kept)
            except OSError:
                self.journal.forget_save(save)
                raise
            return save

    def move_plan(self, file: str, plan: str, text: str, expected: str, what: str) -> Save:
        """Give a plan another name and text: its folder moves with all that is in it.

        Args:
            file: of the plan.
            plan: its new identifier.
            text: the whole new text.
            expected: the name of the text that was read.
            what: what was done, for people.

        Raises:
            StaleTextError: if the file does not say what was read, or the new name is taken.
        """
        new = f"data/plans/{plan}/plan.yml"
        path, target = self.locate(file), self.locate(new)
        with self.lock:
            now = _text_of(path, file)
            if now is None or hash_text(now) != expected or target.parent.exists():
                raise StaleTextError(now)
            old = path.parent.name
            save = self.journal.note_save(new, what, say_now(), now, text, moved_from=old)
            try:
                path.parent.rename(target.parent)
                self._put(target, text.encode())
            except OSError:
                if not path.parent.exists():
                    target.parent.rename(path.parent)
                self.journal.forget_save(save)
                raise
            return save

    def _move_back(self, save: Save, path: Path, before: str) -> None:
        old = self.locate_beside(save.moved_from, path.name)
        if old.parent.exists():
            raise StaleTextError(None)
        self._put(path, before.encode())
        path.parent.rename(old.parent)

    def _put_back(self, save: Save, folder: Path) -> None:
        kept = self.journal.locate_removed(save)
        if folder.exists() or not kept.is_dir():
            raise StaleTextError(None)
        _move_folder(kept, folder)
        self.journal.forget_save(save)

    def undo(self, save: Save) -> None:
        """Put back what a file said before a save.

        Raises:
            StaleTextError: if the file was changed after the save.
        """
        path = self.locate(save.file)
        with self.lock:
            now = _text_of(path, save.file)
            if save.is_removal:
                self._put_back(save, path.parent)
                return
            before = self.journal.find_text(save.before) if save.before else None
            if now is None or hash_text(now) != save.after or (save.before and before is None):
                raise StaleTextError(now)
            if before is None:
                discard(path)
            elif save.moved_from:
                self._move_back(save, path, before)
            else:
                self._put(path, before.encode())
            for beside in save.beside.splitlines():
                self.take_away(save.file, beside)
            self.journal.forget_save(save)

    def _never_happened(self, save: Save) -> bool:
        """Whether a save was noted, and its file still says what it said before."""
        try:
            now = _text_of(self.locate(save.file), save.file)
        except OutsideError:
            return False
        said = hash_text(now) if now is not None else ""
        is_unmoved = bool(save.moved_from) and now is None
        return is_unmoved or (said == save.before and said != save.after)

    def _put(self, path: Path, content: bytes) -> None:
        """Write beside the repository, then rename: whoever reads sees all of it or nothing."""
        unfinished = self.journal.folder / f"{os.getpid()}{_UNFINISHED}"
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                unfinished.chmod(path.stat().st_mode)
            unfinished.replace(path)
        except OSError:  # the folder beside lies on another disk
            unfinished.unlink(missing_ok=True)
            replace(path, content)

    def tidy(self) -> None:
        """Remove what a killed desk left unfinished."""
        last = next(iter(self.journal.list_saves()), None)
        if last and self._never_happened(last):
            for beside in last.beside.splitlines():
                self.take_away(last.file, beside)
            if last.moved_from and (path := self.locate(last.file)).is_file():
                path.parent.rename(path.parent.with_name(last.moved_from))
            self.journal.forget_save(last)
        if self.journal.folder.is_dir():
            for left in self.journal.folder.glob(f"*{_UNFINISHED}"):
                with suppress(OSError):
                    left.unlink()


def _move_folder(folder: Path, to: Path) -> None:
    """Move a folder in one step on one disk: to copy and remove it may leave half of it."""
    try:
        folder.rename(to)
    except OSError as refused:
        if refused.errno != errno.EXDEV:
            raise
        shutil.copytree(folder, to)
        discard(folder)


def say_now() -> str:
    """The present moment, in the notation ``2026-11-27 15:04``."""
    return datetime.now().strftime("%Y-%m-%d %H:%M")


def _text_of(path: Path, file: str) -> str | None:
    """What a file says; None if there is none. A file that is not text counts as its letters."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    text, problems = decode(raw, file)
    return text if text or not problems else raw.decode("utf-8", "replace")

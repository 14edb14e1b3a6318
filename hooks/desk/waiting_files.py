"""Files of a drop of which no draft was made yet: they wait, so that nobody chooses them again."""

from __future__ import annotations

import hashlib
import io
import secrets
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.datastructures import UploadFile

from desk.journal import Journal
from thidua.foundation.files import discard

RECEIVED = "nhan"
"""The folder beside the portal with what was dropped, each file in a folder of its own."""
_NOTE = ".json"


@dataclass(frozen=True)
class DroppedFile:
    """A file that was dropped, in a folder of its own beside the portal.

    Attributes:
        name: as staff called it.
        path: where it is now.
        sha256: of its bytes.
    """

    name: str
    path: Path
    sha256: str

    def open_again(self) -> UploadFile:
        """The file as if it were dropped now; it waits no longer."""
        content = io.BytesIO(self.path.read_bytes())
        self.forget()
        return UploadFile(content, size=content.getbuffer().nbytes, filename=self.name)

    def forget(self) -> None:
        """Remove it, and its folder."""
        discard(self.path.parent)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


class WaitingFiles:
    """What waits, by drops: another drop must never take files of this one.

    Received documents are noted beside the portal, so that a desk that starts again after a kill
    has them; files that were chosen in a form are forgotten then.

    Args:
        journal: in whose folder they lie.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._drops: dict[str, tuple[DroppedFile, ...]] = {}
        self._left: list[str] = []

    def keep(self, files: list[DroppedFile]) -> str:
        """Let the files of a drop wait while the desk is open; the name of the drop."""
        drop = secrets.token_hex(8)
        self._drops[drop] = tuple(files)
        return drop

    def keep_received(self, files: list[DroppedFile], before: str) -> str:
        """Let received documents wait, whatever ends the desk; the name of the drop.

        Args:
            files: of the drop.
            before: the name of the drop that it goes on from; empty if it is the first.
        """
        drop = self.keep(files)
        if files:
            noted = [[file.name, _shorten(file.path), file.sha256] for file in files]
            self._journal.write_note(f"{RECEIVED}/{drop}{_NOTE}", {"files": noted})
        self._forget_note(before)
        return drop

    def look(self, drop: str) -> tuple[DroppedFile, ...]:
        """The files of a drop that wait."""
        return self._drops.get(drop, ())

    def list_left(self) -> list[tuple[str, str]]:
        """The drops that a desk before this one did not get read: name, and first file."""
        return [(drop, self._drops[drop][0].name) for drop in self._left if self.look(drop)]

    def take(self, drop: str, chosen: list[str]) -> list[DroppedFile]:
        """The files of a drop that are still wanted; the others are removed.

        The note of the drop stays until its files are in the next.

        Args:
            drop: the name of the drop.
            chosen: their numbers, from 1.
        """
        wanted = list[DroppedFile]()
        for number, file in enumerate(self._drops.pop(drop, ()), 1):
            if str(number) in chosen:
                wanted.append(file)
            else:
                file.forget()
        return wanted

    def forget(self, drop: str) -> None:
        """Remove the files of a drop of which a draft was made."""
        self.take(drop, [])
        self._forget_note(drop)

    def take_over(self) -> None:
        """Take over what a desk before this one did not get read, and remove all else."""
        folder = self._journal.folder / RECEIVED
        there = sorted(folder.iterdir(), reverse=True) if folder.is_dir() else []
        owned = set[Path]()
        for note in there:
            files = self._read(note) if note.suffix == _NOTE else []
            free = tuple(file for file in files if file.path.parent not in owned)
            if free:
                self._drops[note.stem] = free
                self._left.append(note.stem)
                owned |= {note, *(file.path.parent for file in free)}
        for path in there:
            if path not in owned:
                discard(path)

    def _read(self, note: Path) -> list[DroppedFile]:
        """The files of a note that are there, whole."""
        noted = self._journal.read_note(f"{RECEIVED}/{note.name}").get("files")
        files = list[DroppedFile]()
        for row in noted if isinstance(noted, list) else ():
            match row:
                case [str(name), str(place), str(sha256)]:
                    path = note.parent / place
                    is_here = _shorten(path) == place and ".." not in path.parts
                    if is_here and path.is_file() and hash_file(path) == sha256:
                        files.append(DroppedFile(name, path, sha256))
        return files

    def _forget_note(self, drop: str) -> None:
        if drop.isalnum():
            discard(self._journal.folder / RECEIVED / f"{drop}{_NOTE}")


def _shorten(path: Path) -> str:
    return PurePosixPath(path.parent.name, path.name).as_posix()

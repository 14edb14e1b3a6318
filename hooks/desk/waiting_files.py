"""Files of a drop that was refused and were right: they wait, so that nobody chooses them again."""

from __future__ import annotations

import io
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import UploadFile

from thidua.foundation.files import discard


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


@dataclass
class WaitingFiles:
    """What waits, by drops: another drop must never take files of this one.

    A desk that starts again forgets all of it (``Repository.tidy``).
    """

    _drops: dict[str, tuple[DroppedFile, ...]] = field(default_factory=dict)

    def keep(self, files: list[DroppedFile]) -> str:
        """Let the files of a drop wait; the name of the drop."""
        drop = secrets.token_hex(8)
        self._drops[drop] = tuple(files)
        return drop

    def look(self, drop: str) -> tuple[DroppedFile, ...]:
        """The files of a drop that wait."""
        return self._drops.get(drop, ())

    def take(self, drop: str, chosen: list[str]) -> list[DroppedFile]:
        """The files of a drop that are still wanted; the others are removed.

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

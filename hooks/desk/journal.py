"""What the desk keeps beside the repository: saves to undo, and what is not saved yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from thidua.foundation.files import discard, replace

_KEPT_SAVES = 200
_KEPT_TEXTS, _MOST_TEXTS = 400, 900
"""Texts are forgotten seldom, because it takes a look at every save."""
_NAME = 64


def hash_text(text: str) -> str:
    """The name of a text: the same text has the same name."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Save:
    """One save of one file.

    Attributes:
        number: of the save, from 1.
        file: relative to the portal.
        what: what was changed, for people.
        when: in the notation ``2026-11-27 15:04``.
        before: the name of the text before; empty if there was no file.
        after: the name of the text after.
        beside: files that came with the save, each on a line; they go when it is undone.
        is_removal: whether the folder of the file was put away.
        moved_from: the plan whose folder became that of the file; empty if it is the same.
    """

    number: int
    file: str
    what: str
    when: str
    before: str
    after: str
    beside: str = ""
    is_removal: bool = False
    moved_from: str = ""


_KINDS_OF_A_SAVE = {
    one.name: {"int": int, "bool": bool}.get(str(one.type), str) for one in fields(Save)
}


class Journal:
    """A folder beside the repository; nothing of it is ever published.

    Args:
        folder: it need not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, root: Path) -> Journal:
        """The journal of a portal: a folder whose name begins like that of the portal."""
        root = root.resolve()
        return cls(root.parent / f".{root.name}.ban-lam-viec")

    def keep_text(self, text: str) -> str:
        """Keep a text that was read or written, and give its name."""
        name = hash_text(text)
        place = self.folder / "van-ban" / name
        if not place.is_file():
            self._put(place, text.encode())
            self._forget_texts()
        return name

    def _forget_texts(self) -> None:
        """Remove the oldest texts, but for those that some save puts back."""
        folder = self.folder / "van-ban"
        if sum(1 for _ in folder.iterdir()) > _MOST_TEXTS:
            needed = {name for save in self.list_saves() for name in (save.before, save.after)}
            self._forget_oldest(folder, _KEPT_TEXTS, needed)

    def find_text(self, name: str) -> str | None:
        """The text of a name; None if it is not kept."""
        if not name.isalnum() or len(name) > _NAME:
            return None
        place = self.folder / "van-ban" / name
        with suppress(ValueError, OSError):
            return place.read_text("utf-8")
        return None

    def note_save(
        self,
        file: str,
        what: str,
        when: str,
        before: str | None,
        after: str,
        *,
        beside: str = "",
        is_removal: bool = False,
        moved_from: str = "",
    ) -> Save:
        """Note a save, so that it can be undone."""
        saves = self.list_saves()
        number = saves[0].number + 1 if saves else 1
        kept = "" if before is None else self.keep_text(before)
        name = self.keep_text(after)
        save = Save(number, file, what, when, kept, name, beside, is_removal, moved_from)
        self._put(self.folder / "lan-luu" / f"{number:08}.json", _json(asdict(save)))
        self._forget_oldest(self.folder / "lan-luu", _KEPT_SAVES)
        return save

    def list_saves(self) -> list[Save]:
        """Every save that can be undone, the last one first."""
        folder = self.folder / "lan-luu"
        names = sorted(folder.glob("*.json"), reverse=True) if folder.is_dir() else []
        saves: list[Save] = []
        for name in names:
            with suppress(TypeError):  # another desk's note, with fields that this one has not
                save = Save(**_read_group(name))
                if all(type(getattr(save, one)) is kind for one, kind in _KINDS_OF_A_SAVE.items()):
                    saves.append(save)
        return saves

    def find_save(self, number: int) -> Save | None:
        """The save with a number."""
        return next((save for save in self.list_saves() if save.number == number), None)

    def locate_removed(self, save: Save) -> Path:
        """Where the folder lies that a save put away."""
        return self.folder / "da-bo" / f"{save.number:08}"

    def forget_save(self, save: Save) -> None:
        """Remove a save that was undone."""
        discard(self.folder / "lan-luu" / f"{save.number:08}.json")

    def keep_unsaved(self, key: str, fields: dict[str, str]) -> None:
        """Keep what somebody typed and did not save."""
        self._put(self._unsaved(key), _json(fields))

    def read_unsaved(self, key: str) -> dict[str, str] | None:
        """What somebody typed into a form and did not save; None if nothing."""
        kept = _read_group(self._unsaved(key))
        return {name: str(value) for name, value in kept.items()} or None

    def forget_unsaved(self, key: str) -> None:
        """Remove what was not saved, because it is saved now or not wanted."""
        discard(self._unsaved(key))

    def write_note(self, name: str, facts: Mapping[str, object]) -> None:
        """Keep some facts under a name, in place of what was there."""
        self._put(self.folder / name, _json(facts))

    def read_note(self, name: str) -> dict[str, object]:
        """The facts under a name; none if there are none, or half of them."""
        return _read_group(self.folder / name)

    def forget_pictures(self, most: int) -> None:
        """Remove the oldest pictures of pages, and what belongs to them."""
        self._forget_oldest(self.folder / "hinh", most)

    def _unsaved(self, key: str) -> Path:
        return self.folder / "chua-luu" / f"{hash_text(key)}.json"

    def _put(self, place: Path, content: bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        replace(place, content)

    def _forget_oldest(
        self, folder: Path, most: int, needed: Collection[str] = frozenset()
    ) -> None:
        kept = sorted(folder.iterdir(), key=_read_time)
        for path in kept[:-most]:
            if path.name not in needed:
                discard(path)


def _read_time(path: Path) -> float:
    """When a file was written; a request at the same time may have removed it."""
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _read_group(place: Path) -> dict[str, Any]:
    """What a note says; nothing if it is not there, or if half of it or something else is."""
    with suppress(ValueError, OSError, RecursionError):
        kept = json.loads(place.read_text("utf-8"))
        if isinstance(kept, dict):
            return kept
    return {}


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()

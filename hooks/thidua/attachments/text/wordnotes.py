"""Footnotes and endnotes of Word, and the marks that Word counts for them."""

from __future__ import annotations

from typing import Any

from thidua.attachments.text.numbering import FORMATS
from thidua.attachments.text.officeparts import OfficeParts, qualified, value_of, whole_number
from thidua.attachments.text.plaintext import SUPERSCRIPTS

KINDS = ("footnote", "endnote")
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}


class WordNotes:
    """The notes of a document; each is taken once, where the text refers to it."""

    def __init__(self, parts: OfficeParts, main: str) -> None:
        self.parts = {kind: next(parts.related_of_kind(main, f"{kind}s"), "") for kind in KINDS}
        settings = parts.root(next(parts.related_of_kind(main, "settings"), ""))
        self._formats = {kind: _format(settings, kind) for kind in KINDS}
        self._notes = {
            kind: _by_identifier(parts.root(name), kind) for kind, name in self.parts.items()
        }
        self._counts = dict.fromkeys(KINDS, 0)

    def take(self, kind: str, identifier: str) -> Any:
        """A note that was not taken before; None without."""
        return self._notes[kind].pop(identifier, None)

    def next_mark(self, kind: str) -> str:
        """The mark of the next note of a kind, as printed: ``¹``."""
        shape, first = self._formats[kind]
        number = first + self._counts[kind]
        self._counts[kind] += 1
        return FORMATS.get(shape, str)(number).translate(SUPERSCRIPTS)

    def left(self) -> list[Any]:
        """The notes that were not taken, and the lines between text and notes."""
        return [note for notes in self._notes.values() for note in notes.values()]


def _by_identifier(root: Any, kind: str) -> dict[str, Any]:
    children = () if root is None else root.iterchildren(qualified(f"w:{kind}"))
    return {note.get(qualified("w:id")) or "": note for note in children}


def _format(settings: Any, kind: str) -> tuple[str, int]:
    """The format of the marks of notes, and the first number."""
    properties = None if settings is None else settings.find(qualified(f"w:{kind}Pr"))
    first = whole_number(value_of(properties, "w:numStart"), 1)
    return value_of(properties, "w:numFmt") or _USUAL[kind], first

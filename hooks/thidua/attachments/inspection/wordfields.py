"""Watching the fields of a Word document for those that fetch or run something.

A field is ``begin``, its instruction, ``separate``, what it shows, ``end``; the instruction may be
split into any number of runs and may itself hold fields (ECMA-376, part 1, 17.16).
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

from thidua.attachments.inspection.links import refuse_harmful_link
from thidua.attachments.inspection.refusals import RefusedError, loading_field

_LOADING = {
    "DATABASE", "DDE", "DDEAUTO", "EMBED", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT",
    "LINK", "MACROBUTTON", "PRINT", "RD",
}  # fmt: skip
_KEYWORD = re.compile(r"\s*\\?([^\W\d_]+)", re.ASCII)
_LINKED = re.compile(r"\s*HYPERLINK(?![^\W\d_])", re.IGNORECASE)
_PIECE = re.compile(r'\\[a-z*@#]|"[^"]*"|[^\s"\\]\S*|\S', re.IGNORECASE)
_WITH_WORDS = {"\\o", "\\t", "\\l", "\\s", "\\*"}
"""Switches of a link after which comes what is shown, or a place in the file."""
_SWITCH = re.compile(r"\\[a-z*@#]", re.IGNORECASE)
_WRITTEN_BY_CODE = re.compile(r"\s*QUOTE\s+\d+(?:\s+\d+){2}", re.IGNORECASE)
_DDE = re.compile(r"DDEAUTO|\bDDE\b", re.IGNORECASE)


class _Open:
    """A field whose end has not come by.

    Attributes:
        said: its instruction, with those of the fields inside it.
        read: its instruction with what these fields show, as Word reads it.
        shown: what it shows itself; None before that begins.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self.read: list[str] = []
        self.shown: list[str] | None = None

    def refuse_if_loading(self) -> None:
        for pieces in (self.said, self.read):
            refuse_loading_field("".join(pieces))


class FieldWatch:
    """Checks the fields of one part, as its elements come by."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._all: list[str] = []

    def see_mark(self, kind: str) -> None:
        """See the ``fldCharType`` of a mark in a run.

        Raises:
            RefusedError: if the instruction that ends here must not be published.
        """
        if kind == "begin":
            self._open.append(_Open())
        elif self._open and kind == "separate":
            self._open[-1].refuse_if_loading()
            self._open[-1].shown = []
        elif self._open and kind == "end":
            ended = self._open.pop()
            ended.refuse_if_loading()
            if self._open:
                self._open[-1].said += ended.said
                self._show(ended.shown or [])

    def see_words(self, words: str) -> None:
        """See a piece of an instruction."""
        self._all.append(words)
        if self._open:
            self._open[-1].said.append(words)
            self._open[-1].read.append(words)

    def see_shown(self, words: str) -> None:
        """See words of the text, which are what a field shows if they stand in one."""
        if self._open and self._open[-1].shown is not None:
            self._open[-1].shown.append(words)

    def _show(self, words: list[str]) -> None:
        """What an inner field shows is a part of the outer instruction, or of what that shows."""
        outer = self._open[-1]
        (outer.read if outer.shown is None else outer.shown).extend(words)

    def end(self) -> None:
        """See the end of the part.

        Raises:
            RefusedError: if an instruction outside of marks must not be published.
        """
        for field in self._open:
            field.refuse_if_loading()
        whole = "".join(self._all)
        if _DDE.search(whole):
            raise RefusedError(loading_field("DDE"))
        refuse_loading_field(whole)


def refuse_loading_field(instruction: str) -> None:
    """Check the instruction of a field.

    Raises:
        RefusedError: if it fetches or runs something, or leads where no link may.
    """
    instruction = _plain(instruction)
    if _WRITTEN_BY_CODE.match(instruction):
        raise RefusedError(loading_field("QUOTE"))
    keyword = _KEYWORD.match(instruction)
    if keyword and keyword[1].upper() in _LOADING:
        raise RefusedError(loading_field(keyword[1].upper()))
    if link := _LINKED.match(instruction):
        switch = ""
        for piece in _PIECE.findall(instruction, link.end()):
            if switch not in _WITH_WORDS and not _SWITCH.fullmatch(piece):
                refuse_harmful_link(piece.strip('"'))
            switch = piece.lower()


def _plain(instruction: str) -> str:
    """An instruction without letters that nobody sees, wide letters and odd blanks made usual."""
    folded = normalize("NFKC", instruction)
    return "".join(letter for letter in folded if category(letter) != "Cf")

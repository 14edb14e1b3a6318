"""Watching the fields of a Word document for those that fetch or run something.

A field is ``begin``, its instruction, ``separate``, what it shows, ``end``; the instruction may be
split into any number of runs and may itself hold fields (ECMA-376, part 1, 17.16).
"""

from __future__ import annotations

import re

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


class FieldWatch:
    """Checks the fields of one part, as its elements come by."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []
        self._all: list[str] = []

    def see_mark(self, kind: str) -> None:
        """See the ``fldCharType`` of a mark in a run.

        Raises:
            RefusedError: if the instruction that ends here must not be published.
        """
        if kind == "begin":
            self._open.append([])
        elif self._open and kind == "separate":
            refuse_loading_field("".join(self._open[-1]))
        elif self._open and kind == "end":
            instruction = "".join(self._open.pop())
            refuse_loading_field(instruction)
            if self._open:  # what an inner field says becomes part of the outer instruction
                self._open[-1].append(instruction)

    def see_words(self, words: str) -> None:
        """See a piece of an instruction."""
        self._all.append(words)
        if self._open:
            self._open[-1].append(words)

    def end(self) -> None:
        """See the end of the part.

        Raises:
            RefusedError: if an instruction outside of marks must not be published.
        """
        for instruction in self._open:
            refuse_loading_field("".join(instruction))
        whole = "".join(self._all)
        if _DDE.search(whole):
            raise RefusedError(loading_field("DDE"))
        refuse_loading_field(whole)


def refuse_loading_field(instruction: str) -> None:
    """Check the instruction of a field.

    Raises:
        RefusedError: if it fetches or runs something, or leads where no link may.
    """
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

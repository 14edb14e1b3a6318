"""Fields of Word: what their codes print, and which of their marks belong together.

Word prints the result of a field, which is in the file; a few kinds have only a code. Source:
ISO/IEC 29500-1, 17.16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from thidua.attachments.text.officeparts import local_name, qualified, whole_number
from thidua.attachments.text.symbols import sign_of

_STORIES = ("txbxContent", "footnote", "endnote", "comment")
_NOT_READ = ("del", "moveFrom", "Fallback")
_SYMBOL = re.compile(r'SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*?\\f\s+"?([^"\\]+)"?)?', re.IGNORECASE)
_BUTTON = re.compile(r"(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_EQUATION = re.compile(r"EQ\s+(.*)", re.IGNORECASE | re.DOTALL)
_EQUATION_SWITCH = re.compile(r"\\[a-z]+(?:\d+)?|\\\*\s*\w+|\\([(),;\\])", re.IGNORECASE)
_MADE_BY_WORD = re.compile(r"\s*(?:LISTNUM|AUTONUM\w*|BIDIOUTLINE|DATE|TIME|QUOTE|IF)\b", re.I)


@dataclass
class OpenField:
    """A field whose end is not reached yet.

    Attributes:
        begin: its first mark.
        code: its instruction so far.
        in_code: whether what follows is still its code.
        in_outer_code: whether all of it is in the code of another field.
    """

    begin: Any
    code: str = ""
    in_code: bool = True
    in_outer_code: bool = False

    @property
    def is_unprinted(self) -> bool:
        """Whether what follows is code, which is not printed."""
        return self.in_code or self.in_outer_code


class WordPart(NamedTuple):
    """A part of the file while it is read: its name, and the marks of its whole fields."""

    name: str
    marks: set[Any]


class FieldStack:
    """The fields that are open while a document is read in order.

    Attributes:
        part: the part of the file that is read.
    """

    def __init__(self) -> None:
        self.part = WordPart("", set())
        self._open: list[OpenField] = []
        self._outer: list[list[OpenField]] = []

    def begin_part(self, name: str, root: Any) -> WordPart:
        """Begin to read a part; returns the part that was read before."""
        before = self.part
        self.part = WordPart(name, matched_marks(root))
        return before

    def end_part(self, before: WordPart) -> None:
        """Go on with the part that was read before."""
        self.part = before

    def begin_story(self) -> None:
        """Begin a text of its own, such as that of a box, inside of which fields are its own."""
        self._outer.append(self._open)
        self._open = []

    def end_story(self) -> None:
        """Go on with the text around it."""
        self._open = self._outer.pop()

    @property
    def is_unprinted(self) -> bool:
        """Whether what follows is the code of a field."""
        return bool(self._open) and self._open[-1].is_unprinted

    def add_code(self, words: str) -> None:
        """Add to the code of the innermost field."""
        if self._open:
            self._open[-1].code += words

    def pass_mark(self, mark: Any) -> OpenField | None:
        """Pass a mark of a field; returns a field that ends here and has no result."""
        if mark not in self.part.marks:
            return None
        kind = mark.get(qualified("w:fldCharType"))
        if kind == "begin":
            self._open.append(OpenField(mark, in_outer_code=self.is_unprinted))
        elif kind == "separate" and self._open:
            self._open[-1].in_code = False
        elif kind == "end" and self._open:
            ended = self._open.pop()
            return ended if ended.in_code else None
        return None


def matched_marks(root: Any) -> set[Any]:
    """The marks (``w:fldChar``) of all fields in a part that have a beginning and an end."""
    matched: set[Any] = set()
    stories: dict[Any, list[list[Any]]] = {}
    for mark in root.iter(qualified("w:fldChar")):
        story = None
        for parent in mark.iterancestors():
            name = local_name(parent)
            if name in _NOT_READ:
                break
            if name in _STORIES and story is None:
                story = parent
        else:
            _match(mark, stories.setdefault(story, []), matched)
    return matched


def _match(mark: Any, stack: list[list[Any]], matched: set[Any]) -> None:
    kind = mark.get(qualified("w:fldCharType"))
    if kind == "begin":
        stack.append([mark])
    elif stack:
        stack[-1].append(mark)
        if kind == "end":
            matched.update(stack.pop())


def printed_by_code(field: OpenField) -> str | None:
    """The words that a field without a result prints; None if only Word knows them."""
    choice = field.begin.find(f"{qualified('w:ffData')}/{qualified('w:ddList')}")
    if choice is not None:
        return _chosen(choice)
    box = field.begin.find(f"{qualified('w:ffData')}/{qualified('w:checkBox')}")
    if box is not None:
        return _checked(box)
    return words_of_code(field.code)


def words_of_code(code: str) -> str | None:
    """The words that an instruction prints by itself; None if only Word knows them."""
    code = code.strip()
    if symbol := _SYMBOL.match(code):
        return sign_of(int(symbol[1], 0), (symbol[2] or "Symbol").strip()) or None
    if button := _BUTTON.match(code):
        return button[1].strip()
    if equation := _EQUATION.match(code):
        return _on_one_line(equation[1])
    return None if _MADE_BY_WORD.match(code) else ""


def _chosen(choice: Any) -> str:
    """The entry of a drop-down list that is chosen."""
    entries = [one.get(qualified("w:val"), "") for one in choice.findall(qualified("w:listEntry"))]
    at = 0
    for name in ("w:default", "w:result"):
        found = choice.find(qualified(name))
        if found is not None:
            at = whole_number(found.get(qualified("w:val")), 0)
    return entries[at] if 0 <= at < len(entries) else ""


def _checked(box: Any) -> str:
    state = False
    for name in ("w:default", "w:checked"):
        found = box.find(qualified(name))
        if found is not None:
            state = found.get(qualified("w:val")) not in ("0", "false", "off")
    return "☒" if state else "☐"


def _on_one_line(code: str) -> str:
    r"""The words of an equation field: ``\f(1;2)`` gives ``1/2``."""
    fraction = re.sub(r"\\f\s*\(([^();,]*)[;,]([^();,]*)\)", r"\1/\2", code, flags=re.IGNORECASE)
    root = re.sub(r"\\r\s*\(", "√(", fraction, flags=re.IGNORECASE)
    return _EQUATION_SWITCH.sub(lambda found: found[1] or "", root).strip()

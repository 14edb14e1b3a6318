"""Telling what a Word document holds and its pages do not show, from elements of the file."""

from __future__ import annotations

from typing import Any

from thidua.attachments.text.model import OmissionReason
from thidua.attachments.text.officeparts import OfficeParts, qualified
from thidua.attachments.text.omissions import Omissions
from thidua.attachments.text.wordasides import (
    is_watermark,
    parts_with_text,
    told_words,
    words_of_chunk,
)


class WordOmissions(Omissions):
    """Collects omitted text of a Word document.

    Attributes:
        seen: the names of the parts of the file that were read or told.
    """

    def __init__(self, parts: OfficeParts, main: str) -> None:
        super().__init__()
        self.seen = {main}
        self._parts = parts
        self._main = main

    def tell(self, element: Any, reason: OmissionReason) -> None:
        """Tell all words inside an element."""
        self.add_apart(told_words(element), reason)

    def tell_headers(self) -> None:
        """Tell headers and footers; to be called before the first paragraph is read."""
        for kind in ("header", "footer"):
            for name in self._parts.related_of_kind(self._main, kind):
                if name not in self.seen:
                    self.seen.add(name)
                    self._tell_header(self._parts.root(name))

    def _tell_header(self, root: Any) -> None:
        drawings = root.iter(qualified("w:pict"), qualified("w:drawing"))
        marks = [drawing for drawing in drawings if is_watermark(drawing, in_header=True)]
        for words in dict.fromkeys(map(told_words, marks)):
            self.add_apart(words, OmissionReason.WATERMARK)
        for mark in marks:
            mark.getparent().remove(mark)
        self.tell(root, OmissionReason.REPEATED)

    def tell_chunk(self, identifier: str | None) -> None:
        """Tell a file of another kind that Word would put into the text."""
        name = self._parts.related(self._main, identifier)
        words = words_of_chunk(self._parts, name)
        self.seen.add(name)
        if words.split():
            self.add_apart(words, OmissionReason.UNKNOWN)
        else:
            self.add_unreadable()

    def tell_unseen_parts(self) -> None:
        """Tell text in parts to which no page led; to be called after the last paragraph."""
        for name, root in parts_with_text(self._parts):
            if root is None:
                self.add_unreadable(OmissionReason.STORED)
            elif name not in self.seen:
                self.tell(root, OmissionReason.STORED)

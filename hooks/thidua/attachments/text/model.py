"""A manuscript: the paragraphs of one original, with properties of their layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class UnreadableTextError(Exception):
    """The text of a file cannot be read; the message says why, in Vietnamese, without a stop."""


class PageColumn(Enum):
    """The column of a paragraph; the head and the end of a document have two halves.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: on the left the issuer, the number and the recipients; on
    the right the national motto, place and date, and the signature.
    """

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class TextPlace(NamedTuple):
    """The numbers of a page and a paragraph, from 1; ``page`` is None if the file has no pages."""

    page: int | None
    paragraph: int


@dataclass(frozen=True)
class Paragraph:
    """One printed paragraph on one line: NFC, single spaces, no markup.

    Attributes:
        label: the bullet before the words (``-``, ``+``, ``*``), or the automatic number from a
            word processor, which is not part of ``text``; empty if there is none.
        indent: depth of a list item, from 0.
        certainty: of the least certain word, from 0 to 1; below 1 only for recognised pictures.
        uncertain: the least certain recognised words, the worst first.
        cells: the cells of a row of a table; ``text`` has their words one after the other.
        is_note: whether it is a footnote or an endnote; ``label`` is its mark. It stands after the
            paragraph that refers to it.
    """

    text: str
    place: TextPlace
    label: str = ""
    bold: bool = False
    italic: bool = False
    centred: bool = False
    column: PageColumn = PageColumn.WHOLE
    indent: int = 0
    certainty: float = 1.0
    uncertain: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    is_note: bool = False


class OmissionReason(Enum):
    """Why text of a file is not among the paragraphs of its manuscript."""

    STRUCK_OUT = "struck out"
    DELETED = "deleted by a tracked change"
    HIDDEN = "hidden"
    UNSEEN = "too small, or of the colour of the paper"
    WATERMARK = "watermark"
    REPEATED = "header or footer of a page"
    STAMP = "stamp of a signature service or of a clerk"
    COMMENT = "comment"
    OUTSIDE = "outside the page"
    STORED = "kept in the file, but printed nowhere"
    UNKNOWN = "in a construct that the reader does not know"


class OmittedText(NamedTuple):
    """Text of a file that is not among the paragraphs of its manuscript.

    Attributes:
        words: the text, on one line; empty if it cannot be read.
        place: the paragraph before which it stands, or in which it stands.
        reason: why it was left out.
    """

    words: str
    place: TextPlace
    reason: OmissionReason


@dataclass(frozen=True)
class Manuscript:
    """An original's paragraphs in printed order.

    Each run of letters of the file is in one of the paragraphs, or in one of the omitted texts.

    Attributes:
        recognised: whether a machine read the words from a picture, so that they may be wrong.
        pages: the number of pages; None if the file has no pages.
        encoding: the legacy encoding from which the words were converted; empty if none.
        omitted: all text of the file that is in none of the paragraphs.
        look_alikes: letters of the file that look like Vietnamese ones and were read as those,
            such as Ð (U+00D0), which stands for Đ.
    """

    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    recognised: bool = False
    pages: int | None = None
    encoding: str = ""
    omitted: tuple[OmittedText, ...] = ()
    look_alikes: str = ""

    @property
    def text(self) -> str:
        """All words, with one line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

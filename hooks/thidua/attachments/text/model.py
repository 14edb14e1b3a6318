"""A manuscript: the paragraphs of one original, with what its layout tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class PageColumn(Enum):
    """Where on the page a paragraph stands: the header and the end of a document have two halves.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: on the left the issuer, the number and the recipients; on
    the right the national motto, place and date, and the signature.
    """

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class TextPlace(NamedTuple):
    """Where a paragraph stands, counted from 1; the page only where the file has pages."""

    page: int | None
    paragraph: int


@dataclass(frozen=True)
class Paragraph:
    """One printed paragraph on one line: NFC, single spaces, no markup.

    Attributes:
        label: the bullet before the words (``-``, ``+``, ``*``), or a number that the file keeps
            apart from them (the automatic numbering of word processors); empty where there is none.
        indent: how deep a list item is, from 0.
        certainty: how sure the least certain word is, from 0 to 1; below 1 only where a machine
            recognised the words in a picture.
        uncertain: words that a machine was least sure of, the worst first.
        cells: the cells of a row of a table, whose words are ``text`` one after the other.
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


@dataclass(frozen=True)
class Manuscript:
    """An original's paragraphs in printed order.

    Attributes:
        recognised: whether a machine read the words from a picture, so that they may be wrong.
        pages: how many pages the file says it has; None where it has none.
        encoding: the name of the legacy encoding that the words were converted from, or empty.
    """

    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    recognised: bool = False
    pages: int | None = None
    encoding: str = ""

    @property
    def text(self) -> str:
        """All words, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

"""Splitting a paragraph of the body into its printed number or bullet and the words after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from thidua.attachments.text.model import Paragraph, TextPlace
from thidua.authoring.passages import join_paragraphs
from thidua.authoring.values import DraftedValue
from thidua.language.vietnamese import CAPITALS, fold

_NUMBERED = re.compile(
    # The Party numbers I- and 1- (Hướng dẫn 36-HD/VPTW), others A/ and 1/ too.
    r"^(?P<number>(?:[IVXLC]+|[A-EĐ])[./-]"
    rf"|[IVXLCHTl1|]{{1,5}}[.,-](?=\s+[{CAPITALS}]{{2}})"  # III. as a machine may read it
    r"|Điều\s+\d{1,2}[.:]"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ)\s+)?"
    r"(?:[IVXLC]+|\d{1,2}|[A-E]|(?i:nhất|hai|ba|bốn|tư|năm|sáu))[.:]?"
    r"|\d{1,2}(?:\.\d{1,2})+[.)-]?"
    r"|\d{1,2}[.)/]|\(\d{1,2}\)|[a-zđ]\)"
    rf"|(?:\d{{1,2}}-|[a-zđ][./-])(?=\s+[{CAPITALS}\d]))\s+(?P<words>\S.*)$",
    re.DOTALL,
)
_NUMBERED_CLOSELY = re.compile(
    # Typists leave the space out: “1.Trồng mới”, “a)Phòng Văn hóa”, “2.100% hộ”.
    r"^(?P<number>[IVX]+[./]|\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ]\))"
    rf"(?P<words>(?:[{CAPITALS}][^\s.]\S*|100\s?%)\s.*)$",
    re.DOTALL,
)
_CAPITAL = re.compile(r"[A-EĐ][./-]|(?i:phần|chương)\b.*")
_BULLETS = frozenset("-–+*•●▪○◦➢❖·")
_BASIS = re.compile(r"can cu\b")


class NumberStyle(Enum):
    """The style in which a paragraph is numbered, from the outermost to the innermost."""

    CAPITAL = 0
    ROMAN = 1
    ARTICLE = 2
    DECIMAL = 3
    POINTS = 4
    LETTER = 5
    BRACKETS = 6
    NONE = 7


@dataclass(frozen=True)
class OutlineEntry:
    """A paragraph split into its parts.

    Attributes:
        number: as printed, with its sign: ``2.1.``, ``a)``, ``(7)``; empty if it has none.
        bullet: the sign before the words; empty if it has none.
        text: the words without number and bullet.
    """

    number: str
    bullet: str
    text: str
    paragraph: Paragraph

    @cached_property
    def number_style(self) -> NumberStyle:
        """The style in which it is numbered."""
        if not self.number:
            return NumberStyle.NONE
        if self.number.startswith("("):
            return NumberStyle.BRACKETS
        if self.number.startswith("Điều"):
            return NumberStyle.ARTICLE
        if self.number[0].isdigit():
            points = self.number.strip(".)/-").count(".")
            return NumberStyle.POINTS if points else NumberStyle.DECIMAL
        if _CAPITAL.fullmatch(self.number):
            return NumberStyle.CAPITAL
        return NumberStyle.LETTER if self.number[0].islower() else NumberStyle.ROMAN

    @cached_property
    def folded(self) -> str:
        """The words in lower case and without marks, for patterns to match."""
        return fold(self.text)

    @property
    def whole(self) -> str:
        """The paragraph as printed."""
        return " ".join(part for part in (self.number or self.bullet, self.text) if part)

    @property
    def place(self) -> TextPlace:
        """Its place in the document."""
        return self.paragraph.place

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells if it is a row of a table; else empty."""
        return self.paragraph.cells

    @property
    def begins_basis(self) -> bool:
        """Whether it begins with “Căn cứ”."""
        return bool(_BASIS.match(self.folded))

    @property
    def is_basis(self) -> bool:
        """Whether it consists of one legal basis (“Căn cứ …;”).

        “Căn cứ Nghị quyết số …; Ủy ban nhân dân xã ban hành Kế hoạch như sau:” does not: it is the
        opening of the document.
        """
        return self.begins_basis and not self.text.rstrip().endswith(":")


def take_apart(paragraph: Paragraph) -> OutlineEntry:
    """Split a paragraph into its parts; a row of a table has neither number nor bullet."""
    label, text = paragraph.label, paragraph.text
    if paragraph.cells:
        return OutlineEntry("", "", text, paragraph)
    bullet = label if label in _BULLETS else ""
    if label and not bullet:
        return OutlineEntry(label, "", text, paragraph)
    match = _NUMBERED.match(text) or _NUMBERED_CLOSELY.match(text)
    if match:
        return OutlineEntry(match["number"], bullet, match["words"], paragraph)
    return OutlineEntry("", bullet, text, paragraph)


def join_entries(entries: Sequence[OutlineEntry]) -> DraftedValue:
    """Return one or more paragraphs as one drafted passage."""
    return DraftedValue(join_paragraphs(entry.whole for entry in entries), entries[0].place)


def join_lead(entries: Sequence[OutlineEntry]) -> DraftedValue | None:
    """Return the paragraphs before a list as one drafted passage; None if there are none."""
    return join_entries(entries) if entries else None

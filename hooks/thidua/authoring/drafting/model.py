"""What a draft is made of: values that tell where they come from, and doubts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from thidua.attachments.text.model import Paragraph, Place
from thidua.language.vietnamese import CAPITALS


class Certainty(Enum):
    """How sure a drafted value is; the value is what staff read."""

    SURE = "chắc"
    LIKELY = "khá chắc"
    DOUBTFUL = "cần xem lại"


@dataclass(frozen=True)
class Told:
    """A value in the words of the document, or read from them, with its place there."""

    value: str
    place: Place | None = None
    certainty: Certainty = Certainty.SURE


Node: TypeAlias = "Told | list[Node] | dict[str, Node]"
"""A part of a drafted record, shaped like the YAML it becomes."""


FieldOf = Callable[[str], tuple[str, Certainty]]
"""The field of a target's words, and how sure that is."""


@dataclass(frozen=True)
class Doubt:
    """What staff must look at: ``at`` is the field, ``targets.items.3.text``."""

    at: str
    why: str


@dataclass
class Findings:
    """What drafting one part gave, and what it was not sure of."""

    fields: dict[str, Node] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, at: str, why: str) -> None:
        """Put something on the list that staff work through."""
        self.doubts.append(Doubt(at, why))


_NUMBERED = re.compile(
    # The Party numbers I- and 1- (Hướng dẫn 36-HD/VPTW), others A/ and 1/ too.
    r"^(?P<number>(?:[IVXLC]+|[A-EĐ])[./-]"
    rf"|[IVXLCHTl1|]{{1,5}}[.,-](?=\s+[{CAPITALS}]{{2}})"  # III. as a machine may read it
    r"|Điều\s+\d{1,2}[.:]"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ)\s+)?"
    r"(?:[IVXLC]+|\d{1,2}|[A-E]|(?i:nhất|hai|ba|bốn|tư|năm|sáu))[.:]?"
    r"|\d{1,2}(?:\.\d{1,2})+[.)]?"
    r"|\d{1,2}[.)/]|\(\d{1,2}\)|[a-zđ]\)"
    rf"|(?:\d{{1,2}}-|[a-zđ][./-])(?=\s+[{CAPITALS}\d]))\s+(?P<words>\S.*)$",
    re.DOTALL,
)
_CAPITAL = re.compile(r"[A-EĐ][./-]|(?:phần|chương)\b.*", re.IGNORECASE)
_BULLETS = frozenset("-–+*•●▪○◦➢❖·")


class Style(Enum):
    """How a paragraph is numbered, from the outermost kind to the inmost."""

    CAPITAL = 0
    ROMAN = 1
    DECIMAL = 2
    POINTS = 3
    LETTER = 4
    BRACKETS = 5
    NONE = 6


@dataclass(frozen=True)
class Entry:
    """A paragraph taken apart: its printed number or bullet, and the words after it."""

    number: str
    bullet: str
    text: str
    paragraph: Paragraph

    @property
    def style(self) -> Style:
        """How it is numbered."""
        if not self.number:
            return Style.NONE
        if self.number.startswith("("):
            return Style.BRACKETS
        if self.number.startswith("Điều"):
            return Style.DECIMAL
        if self.number[0].isdigit():
            points = self.number.strip(".)/-").count(".")
            return Style.POINTS if points else Style.DECIMAL
        if _CAPITAL.fullmatch(self.number):
            return Style.CAPITAL
        return Style.LETTER if self.number[0].islower() else Style.ROMAN

    @property
    def whole(self) -> str:
        """All of it, as printed."""
        return " ".join(part for part in (self.number or self.bullet, self.text) if part)

    @property
    def place(self) -> Place:
        """Where it stands in the document."""
        return self.paragraph.place


def entry_of(paragraph: Paragraph) -> Entry:
    """A paragraph taken apart."""
    label, text = paragraph.label, paragraph.text
    if paragraph.cells:
        return Entry("", "", text, paragraph)
    bullet = label if label in _BULLETS else ""
    match = _NUMBERED.match(text)
    if label and not bullet:
        return Entry(label, "", text, paragraph)
    if match:
        return Entry(match["number"], bullet, match["words"], paragraph)
    return Entry("", bullet, text, paragraph)


def passage(words: str) -> str:
    """Printed words in the small Markdown of passages: signs that would be markup are escaped."""
    return re.sub(r"([\\*])", r"\\\1", words)


def short(text: str, most: int = 50) -> str:
    """The beginning of a text, for a sentence about it."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"

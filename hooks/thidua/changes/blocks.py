"""A report as headings, paragraphs and lists; what form they take is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class Style(Enum):
    """How a run of words stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"
    OLD = "old"
    NEW = "new"


class Span(NamedTuple):
    """A run of words in one style; the words are data, whatever they look like."""

    text: str
    style: Style = Style.PLAIN


Line: TypeAlias = tuple[Span, ...]


class Item(NamedTuple):
    """A line of a list with the lines below it."""

    line: Line
    below: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading; ``anchor`` is where links lead."""

    level: int
    line: Line
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Item, ...]


Block: TypeAlias = Heading | Paragraph | Bullets

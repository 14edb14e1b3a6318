"""A report as headings, paragraphs and lists; other modules give them a form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class TextStyle(Enum):
    """How words stand out from those around them."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"
    OLD = "old"
    NEW = "new"


class StyledText(NamedTuple):
    """Words in one style. The words are data; a form never reads them as markup."""

    text: str
    style: TextStyle = TextStyle.PLAIN


StyledLine: TypeAlias = tuple[StyledText, ...]


class ListItem(NamedTuple):
    """A line of a list with the lines below it."""

    line: StyledLine
    below: tuple[ListItem, ...] = ()


@dataclass(frozen=True)
class HeadingBlock:
    """A heading; ``anchor`` is where links lead."""

    level: int
    line: StyledLine
    anchor: str


@dataclass(frozen=True)
class ParagraphBlock:
    """A paragraph."""

    line: StyledLine


@dataclass(frozen=True)
class ListBlock:
    """A list."""

    items: tuple[ListItem, ...]


Block: TypeAlias = HeadingBlock | ParagraphBlock | ListBlock

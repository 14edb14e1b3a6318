"""The parts of a report: headings, paragraphs and lists. Other modules write them in a format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class TextStyle(Enum):
    """The way in which words are emphasised."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"
    OLD = "old"
    NEW = "new"


class StyledText(NamedTuple):
    """Words in one style. The words are data: a format must never interpret them as markup."""

    text: str
    style: TextStyle = TextStyle.PLAIN


StyledLine: TypeAlias = tuple[StyledText, ...]


class ListItem(NamedTuple):
    """An item of a list, with the items below it."""

    line: StyledLine
    below: tuple[ListItem, ...] = ()


@dataclass(frozen=True)
class HeadingBlock:
    """A heading; ``anchor`` is the target of links to it."""

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


@dataclass(frozen=True)
class CodeBlock:
    """Lines to be copied as they are."""

    lines: tuple[str, ...]


Block: TypeAlias = HeadingBlock | ParagraphBlock | ListBlock | CodeBlock

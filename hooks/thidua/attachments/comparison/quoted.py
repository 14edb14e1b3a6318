"""One line of words that a plan quotes, and how it claims its place in the document."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple

from thidua.model.field_path import FieldPath


class Claim(Enum):
    """How the words of a line stand in the document.

    ``WHOLE``: they are all of a paragraph, or of a sentence or a cell of it, and no other line has
    them. ``EITHER``: they are the same, or stand inside the words of other lines. ``INSIDE``: they
    are a name or a short fact inside the words of other lines.
    """

    WHOLE = "whole"
    EITHER = "either"
    INSIDE = "inside"


class Zone(IntEnum):
    """The part of a document in which a line stands; each part ends before the next begins."""

    HEAD = 0
    OPENING = 1
    BODY = 2
    CLOSING = 3
    FOOT = 4
    ANYWHERE = 5


class QuotedWords(NamedTuple):
    """One line of words that must be printed in the original.

    Attributes:
        path: of the field in the record of the plan.
        title: their name in problems.
        words: in the normal form, with the printed number of an item or target before them.
        claim: how they stand in the document.
        flow: lines of one flow are printed in their order.
        zone: where in the document the line stands.
        forms: other forms in which the original may print them; any of them is enough.
        squeezed: whether spaces and dotted lines may be anywhere between them.
        place: for a line of a target its number, ``3`` or ``3.2``; empty for other quotes.
        heads: whether the next line of the flow is printed directly after it.
    """

    path: FieldPath
    title: str
    words: str
    claim: Claim = Claim.WHOLE
    flow: str = ""
    zone: Zone = Zone.BODY
    forms: tuple[str, ...] = ()
    squeezed: bool = False
    place: str = ""
    heads: bool = False

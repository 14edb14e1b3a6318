"""Values of a drafted record: their text, their place in the document, and their certainty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from thidua.attachments.text.model import TextPlace
from thidua.model.field_path import FieldPath


class Certainty(Enum):
    """The certainty of a drafted value; the values of this enumeration are shown to staff."""

    SURE = "chắc"
    LIKELY = "khá chắc"
    DOUBTFUL = "cần xem lại"


@dataclass(frozen=True)
class DraftedValue:
    """One value of a draft.

    Attributes:
        text: the value as written in ``plan.yml``.
        place: in the document; None if no single paragraph states it.
        file: which file the place is in, if it is not the document itself.
    """

    text: str
    place: TextPlace | None = None
    certainty: Certainty = Certainty.SURE
    file: str = ""


@dataclass(frozen=True)
class DraftedRecord:
    """A group of drafted fields; None and ``()`` if the document does not state a value."""

    def list_entries(self) -> Iterator[tuple[str, DraftedPart]]:
        """List the fields that have a value, with their names in ``plan.yml``."""
        for field in fields(self):
            part = getattr(self, field.name)
            if isinstance(part, FieldGroup):
                yield from part.list_entries()
            elif part is not None and part != ():
                yield field.name.rstrip("_"), part


@dataclass(frozen=True)
class FieldGroup(DraftedRecord):
    """Fields found by one reader; ``plan.yml`` has them directly in the record around them."""


DraftedPart: TypeAlias = DraftedValue | DraftedRecord | tuple[DraftedValue | DraftedRecord, ...]
"""The content of a field of a drafted record."""

Part = TypeVar("Part")
Part_co = TypeVar("Part_co", covariant=True)
Drafted = TypeVar("Drafted", bound=DraftedRecord)


@dataclass(frozen=True)
class DraftedDoubt:
    """Something that staff must check before the plan is published.

    Attributes:
        path: the field, with items of lists counted from 0.
        why: a sentence for staff.
    """

    path: FieldPath
    why: str


@dataclass(frozen=True)
class DraftedUnplaced:
    """Words of the document that no field of the draft has.

    Attributes:
        text: the words as printed.
        place: in the document; None if they stand in another file.
        why: a sentence on why no field has them.
        file: which file it is, if it is not the document itself.
    """

    text: str
    place: TextPlace | None
    why: str
    file: str = ""


@dataclass(frozen=True)
class Found(Generic[Part_co]):
    """The result of a reader: the record, and its doubts."""

    part: Part_co
    doubts: tuple[DraftedDoubt, ...] = ()


def list_values(
    part: DraftedPart, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, DraftedValue]]:
    """List every value of a record with the path to its field."""
    if isinstance(part, DraftedValue):
        yield path, part
    elif isinstance(part, DraftedRecord):
        for name, below in part.list_entries():
            yield from list_values(below, (*path, name))
    else:
        for index, item in enumerate(part):
            yield from list_values(item, (*path, index))


def change_values(record: Drafted, change: Callable[[DraftedValue], DraftedValue]) -> Drafted:
    """Make a copy of a record with every value replaced by what ``change`` returns for it."""
    changed = {
        field.name: _change_part(getattr(record, field.name), change) for field in fields(record)
    }
    return replace(record, **changed)


def _change_part(part: Part, change: Callable[[DraftedValue], DraftedValue]) -> Part:
    changed: object = part
    if isinstance(part, DraftedValue):
        changed = change(part)
    elif isinstance(part, DraftedRecord):
        changed = change_values(part, change)
    elif isinstance(part, tuple):
        changed = tuple(_change_part(item, change) for item in part)
    return changed  # type: ignore[return-value]

"""Values of a drafted record: their text, where the document says it, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from thidua.attachments.text.model import TextPlace
from thidua.model.review import Path


class Certainty(Enum):
    """How sure a drafted value is; the value is what staff read."""

    SURE = "chắc"
    LIKELY = "khá chắc"
    DOUBTFUL = "cần xem lại"


@dataclass(frozen=True)
class DraftedValue:
    """One value of a draft.

    Attributes:
        text: the value as ``plan.yml`` says it.
        place: where the document says it; None where no single paragraph does.
    """

    text: str
    place: TextPlace | None = None
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True)
class DraftedRecord:
    """A group of drafted fields. None and ``()`` stand for what the document does not say."""

    def list_entries(self) -> Iterator[tuple[str, DraftedPart]]:
        """List the fields that have a value, by the names that ``plan.yml`` has for them."""
        for field in fields(self):
            part = getattr(self, field.name)
            if isinstance(part, FieldGroup):
                yield from part.list_entries()
            elif part is not None and part != ():
                yield field.name.rstrip("_"), part


@dataclass(frozen=True)
class FieldGroup(DraftedRecord):
    """Fields that one reader finds and that stand in the record around them, not below a name."""


DraftedPart: TypeAlias = DraftedValue | DraftedRecord | tuple[DraftedValue | DraftedRecord, ...]
"""What a field of a drafted record holds."""

Part = TypeVar("Part")
Part_co = TypeVar("Part_co", covariant=True)
Drafted = TypeVar("Drafted", bound=DraftedRecord)


@dataclass(frozen=True)
class DraftedDoubt:
    """Something that staff must look at before the plan is published.

    Attributes:
        path: the field, with items of lists counted from 0.
        why: a sentence for staff.
    """

    path: Path
    why: str


@dataclass(frozen=True)
class Found(Generic[Part_co]):
    """What a reader found in the document, and what it was not sure of."""

    part: Part_co
    doubts: tuple[DraftedDoubt, ...] = ()


def list_values(part: DraftedPart, path: Path = ()) -> Iterator[tuple[Path, DraftedValue]]:
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

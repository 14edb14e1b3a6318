"""What a report says: every change that a reader of the portal would see, as typed records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class Fate(Enum):
    """What became of a thing between the two states."""

    ADDED = "thêm"
    PUBLISHED = "công bố"
    CHANGED = "sửa"
    WITHDRAWN = "rút về bản nháp"
    REMOVED = "bỏ"
    UNKNOWN = "không so được"


class Piece(NamedTuple):
    """Some words; ``differs`` where the other state has other words."""

    text: str
    differs: bool = False


Words: TypeAlias = tuple[Piece, ...]
"""Words of one state with what differs marked; empty where the state has none."""


@dataclass(frozen=True)
class FieldDifference:
    """Something that reads otherwise.

    Attributes:
        what: its name in Vietnamese, ``Thời gian thi đua › Kết thúc``.
        remark: said instead of words: only the look changed, or the words must not be repeated.
    """

    what: str
    before: Words = ()
    after: Words = ()
    remark: str = ""


class Numbers(NamedTuple):
    """What the portal reads in a line: its figures in words, and the names of their indicators."""

    figures: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


NO_NUMBERS = Numbers()
"""Where there is no line, or its figures stayed as they were."""


@dataclass(frozen=True)
class TargetChange:
    """A printed line of the targets; ``place`` is ``3`` or ``3.2``."""

    place: str
    fate: Fate
    before: Words = ()
    after: Words = ()
    numbers_before: Numbers = NO_NUMBERS
    numbers_after: Numbers = NO_NUMBERS
    others: tuple[FieldDifference, ...] = ()


class FileFacts(NamedTuple):
    """What readers are told of a published file.

    Attributes:
        sha256: in lower-case hex.
        language: empty where pages name none; None where it is not known what they name.
    """

    name: str
    title: str
    kind: str
    size: int
    sha256: str
    note: str = ""
    language: str | None = None


@dataclass(frozen=True)
class FileChange:
    """A published file; None where it is not there."""

    before: FileFacts | None
    after: FileFacts | None


@dataclass(frozen=True)
class ResultChange:
    """What a review reports about one line; the outcomes are those that pages show."""

    about: str
    before: Words = ()
    after: Words = ()
    outcomes_before: tuple[str, ...] = ()
    outcomes_after: tuple[str, ...] = ()
    others: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True)
class ReviewChange:
    """An interim or final review with the results that changed."""

    name: str
    fate: Fate
    results: tuple[ResultChange, ...] = ()
    others: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True)
class PlanChange:
    """A plan; ``former_id`` where its identifier changed."""

    id: str
    title: str
    path: str
    fate: Fate
    differences: tuple[FieldDifference, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    reviews: tuple[ReviewChange, ...] = ()
    former_id: str = ""


@dataclass(frozen=True)
class HonoreeChange:
    """An honoured example.

    Attributes:
        name: of a collective its name; a person is never named, because reports are kept.
        file: the data file; empty where its name would tell a person's.
        facts: sentences about personal data that appears or goes; empty for collectives.
        shows_more: whether readers see personal data that they did not see before.
    """

    name: str
    file: str
    fate: Fate
    is_personal: bool
    differences: tuple[FieldDifference, ...] = ()
    facts: tuple[str, ...] = ()
    shows_more: bool = False


@dataclass(frozen=True)
class EntryChange:
    """An entry of what is common to all pages: the identity, or one of the closed lists."""

    kind: str
    name: str
    fate: Fate
    differences: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True)
class DocumentChange:
    """A written page, or a file beside the written pages.

    Attributes:
        file: its name from the folder of the portal.
        address: where it is published, or was.
        title: of a page; empty where there is none.
        former_file: its name before, where that was another.
    """

    file: str
    address: str
    title: str
    fate: Fate
    former_file: str = ""
    differences: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True)
class LookChange:
    """A template, style sheet, script or picture of the portal's own."""

    file: str
    fate: Fate


@dataclass(frozen=True)
class AddressChanges:
    """What becomes of addresses, which are relative to the root of the site and in order.

    Attributes:
        forwarded: old and new address, where the old one leads readers to the new one.
        moved: old and new address, where the old one leads nowhere.
        ended: old addresses that tell readers why nothing stands there.
        lost: old addresses that tell readers nothing.
    """

    appeared: tuple[str, ...] = ()
    forwarded: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    ended: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


NO_ADDRESSES = AddressChanges()
"""Where all addresses stayed as they were."""


@dataclass(frozen=True)
class Report:
    """Everything that changes for the public.

    Attributes:
        notes: sentences about what could not be compared.
    """

    plans: tuple[PlanChange, ...] = ()
    honorees: tuple[HonoreeChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    look: tuple[LookChange, ...] = ()
    addresses: AddressChanges = NO_ADDRESSES
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether readers see no difference."""
        found = (self.plans, self.honorees, self.entries, self.documents, self.look)
        return not any(found) and self.addresses == NO_ADDRESSES

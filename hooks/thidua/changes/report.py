"""The content of a report: all changes that readers of the portal would see, as typed records."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, TypeAlias

from thidua.model.history import HistoryEntry


class Fate(Enum):
    """The kind of change of a record or file between two states."""

    ADDED = "thêm"
    PUBLISHED = "công bố"
    CHANGED = "sửa"
    WITHDRAWN = "rút về bản nháp"
    REMOVED = "bỏ"
    UNKNOWN = "không so được"


class Piece(NamedTuple):
    """Some words; ``differs`` if the other state has other words here."""

    text: str
    differs: bool = False


Words: TypeAlias = tuple[Piece, ...]
"""The words of one state with marked differences; empty if the state has no words."""


@dataclass(frozen=True)
class FieldDifference:
    """A difference that readers see.

    Attributes:
        what: its name in Vietnamese, ``Thời gian thi đua › Kết thúc``.
        before: the words before the change.
        after: the words after it.
        remark: a sentence instead of the words, if only the appearance changed or if the words must
            not be repeated.
        proof: what tells reviewers more exactly than the remark, such as sums; staff need it not.
        root: the field of the whole record in which it is; empty if that does not matter.
    """

    what: str
    before: Words = ()
    after: Words = ()
    remark: str = ""
    proof: str = ""
    root: str = field(default="", compare=False, repr=False)


class Numbers(NamedTuple):
    """The figures that the portal reads in a line, in words, and the names of their indicators."""

    figures: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


NO_NUMBERS = Numbers()
"""Used if there is no line, or if its figures did not change."""


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
    """Properties of a published file that readers see.

    Attributes:
        sha256: in lower-case hex; empty if it is not known.
        language: empty if pages show none; None if it is not known what they show.
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
    """A change of a published file; None for a state without the file."""

    before: FileFacts | None
    after: FileFacts | None


@dataclass(frozen=True)
class ResultChange:
    """A change of a result that a review reports; the outcomes are those shown on pages.

    Attributes:
        in_both: whether both states have the result; then it has words before only if its own
            words changed.
    """

    about: str
    before: Words = ()
    after: Words = ()
    outcomes_before: tuple[str, ...] = ()
    outcomes_after: tuple[str, ...] = ()
    others: tuple[FieldDifference, ...] = ()
    in_both: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True)
class ReviewChange:
    """A change of an interim or final review, with the results that changed."""

    name: str
    fate: Fate
    results: tuple[ResultChange, ...] = ()
    others: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True)
class PlanChange:
    """A change of a plan; ``former_id`` is set if its identifier changed."""

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
    """A change of an honoured example.

    Attributes:
        name: of a collective; persons are never named, because reports are kept.
        file: the data file; empty if its name contains the name of a person.
        facts: sentences about personal data that appear or disappear; empty for collectives.
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
    """A change of a record that all pages share: the identity, or an entry of a closed list.

    Attributes:
        id: of an entry of a closed list; empty for others.
    """

    kind: str
    name: str
    fate: Fate
    differences: tuple[FieldDifference, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class DocumentChange:
    """A change of a written page, or of a file in ``docs/``.

    Attributes:
        file: its path relative to the portal.
        address: its present address; if it is removed, its former address.
        title: of a page; empty if it has none.
        former_file: its former path, if it was renamed.
    """

    file: str
    address: str
    title: str
    fate: Fate
    former_file: str = ""
    differences: tuple[FieldDifference, ...] = ()


@dataclass(frozen=True)
class LookChange:
    """A change of one of the portal's own templates, style sheets, scripts or pictures."""

    file: str
    fate: Fate


@dataclass(frozen=True)
class AddressChanges:
    """Changes of addresses, which are relative to the root of the site and sorted.

    Attributes:
        appeared: new addresses.
        forwarded: old and new address, if the old one leads to the new one.
        moved: old and new address, if the old one does not lead anywhere.
        ended: old addresses that tell readers why the content was removed.
        lost: old addresses that tell readers nothing.
    """

    appeared: tuple[str, ...] = ()
    forwarded: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    ended: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


NO_ADDRESSES = AddressChanges()
"""Used if no address changed."""


class UntoldHistory(NamedTuple):
    """What the history of a plan does not say yet.

    Attributes:
        file: the data file of the plan, relative to the portal.
        entries: proposed, in the order of the page.
        lines: the same as lines of YAML, as they stand below ``history:``.
    """

    file: str
    entries: tuple[HistoryEntry, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """All that changes for the public.

    Attributes:
        notes: sentences about what could not be compared.
        untold: what the histories of plans do not tell yet.
    """

    plans: tuple[PlanChange, ...] = ()
    honorees: tuple[HonoreeChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    look: tuple[LookChange, ...] = ()
    addresses: AddressChanges = NO_ADDRESSES
    notes: tuple[str, ...] = ()
    untold: tuple[UntoldHistory, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether readers see no difference."""
        found = (self.plans, self.honorees, self.entries, self.documents, self.look)
        return not any(found) and self.addresses == NO_ADDRESSES

"""The parts of a plan's summary: what it cites, counts and changes, and its own files."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from thidua.language.dates import Edtf


class CitedHere(NamedTuple):
    """A document that a plan cites, and the place that cites it.

    Attributes:
        key: the same wherever the document is cited.
        text: the words that cite it, on one line.
        title: empty if it is cited without one; likewise ``number``, ``date``, ``doc_type`` and
            ``issuer``.
        date: in EDTF.
        anchor: of the citation on the plan's page.
        where: the name of that place for readers.
    """

    key: str
    text: str
    title: str
    number: str
    date: str
    doc_type: str
    issuer: str
    anchor: str
    where: str

    @property
    def name(self) -> str:
        """Its number, or else its title, or else the words that cite it."""
        return self.number or self.title or self.text

    @property
    def day(self) -> Edtf | None:
        """Its date; None if it is cited without one."""
        return Edtf.parse(self.date) if self.date else None

    @property
    def year(self) -> int:
        """The year of its date; 0 if it is cited without one."""
        return int(self.date[:4]) if self.date else 0


class FigureCounts(NamedTuple):
    """Numbers of figures of a plan's targets: read, not readable, and stated by hand."""

    read: int
    left: int
    stated: int


class ChangedPlan(NamedTuple):
    """A plan that a document changes.

    Attributes:
        plan: its identifier; empty if it is not on this portal.
        number: of the plan, as the document cites it; may be empty.
        effect: a value of :class:`Effect`.
        first: the first day of the change, in ISO form.
        is_correction: whether it only corrects what was misprinted.
        until: the new end, or the last day of a pause, in EDTF; may be empty.
        targets: the numbers of the lines of targets that it changes, with spaces between them.
    """

    plan: str
    number: str
    effect: str
    first: str
    is_correction: bool = False
    until: str = ""
    targets: str = ""

    @property
    def first_day(self) -> date:
        """The first day of the change."""
        return date.fromisoformat(self.first)

    @property
    def last_day(self) -> Edtf | None:
        """The new end, or the last day of a pause; None without one."""
        return Edtf.parse(self.until) if self.until else None


class OwnFile(NamedTuple):
    """A file that holds a plan's own document, and not an annex that others may share.

    Attributes:
        at: its place among the attachments.
        sha256: of its bytes, in lower-case hex.
        is_shared: whether a note says why another plan has the same file.
    """

    at: int
    sha256: str
    is_shared: bool

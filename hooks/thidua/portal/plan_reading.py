"""Reading the folder of one plan: its summary, and every problem that it has by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from pydantic_core import from_json, to_json

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Position, Problem, Severity, StoppedError
from thidua.foundation.store import Kept, Store, hash_of
from thidua.portal.dossier import Dossier
from thidua.portal.plan_details import OwnFile
from thidua.portal.plan_summary import (
    PlanSummary,
    plain_summary,
    read_summary,
    share_words,
    summarise,
)
from thidua.portal.references import References
from thidua.portal.rules import FILE_REMINDERS, FILE_RULES, PLAN_REMINDERS, PLAN_RULES

Held = TypeVar("Held")

KIND, SUMMARY = "plan", "summary"
"""The kinds of entries for plans in the store: what is found about each, and its summary."""


class SummaryShelf:
    """The kept summaries of all plans, read from the store when somebody asks for the first.

    Of thousands of plans that did not change, to read them takes longer than to see that they did
    not.

    Args:
        store: where they are.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def _kept(self) -> dict[str, Kept]:
        return self.store.read_all(SUMMARY)

    def read(self, folder: str, digest: str) -> bytes:
        """The summary of the plan in one folder, as JSON.

        Raises:
            ForeignEntryError: if another one is kept, or none.
        """
        kept = self._kept.get(folder)
        if kept is None or kept.key.hex() != digest:
            raise ForeignEntryError
        return kept.content


@dataclass
class ReadPlan:
    """The findings about the plan in one folder.

    Attributes:
        folder: relative to the portal.
        problems: of the plan by itself and together with the lists to which it refers, but not
            together with other plans.
        reminded: whether reminders were looked for too.
        id: the identifier of the plan; empty if the plan cannot be read.
        digest: a hash of ``told``, in hex; empty if the plan cannot be read.
        originals: those of its summary.
        told: its summary as JSON but for ``originals``, which are other ones after each edit. None
            if it is on the shelf.
        shelf: the kept summaries; none in a process that only sends the plan to another.
    """

    folder: str
    problems: tuple[Problem, ...]
    reminded: bool
    id: str = ""
    digest: str = ""
    originals: tuple[OwnFile, ...] = ()
    told: bytes | None = None
    shelf: SummaryShelf | None = None

    @cached_property
    def summary(self) -> PlanSummary | None:
        """None if the plan cannot be read.

        Raises:
            ForeignEntryError: if what was kept is no summary.
        """
        if not self.digest:
            return None
        told = self.told
        if told is None:
            assert self.shelf
            told = self.shelf.read(self.folder, self.digest)
        try:
            return read_summary(from_json(told), self.originals)
        except (ValueError, TypeError, LookupError):
            raise ForeignEntryError from None

    def share_words(self, words: dict[str, str]) -> None:
        """Let the summary hold what it says in words that others say too once in memory.

        Args:
            words: those of the summaries before, by themselves; new ones are added.
        """
        if self.summary:
            self.summary = share_words(self.summary, words)


class ForeignEntryError(StoppedError):
    """An entry of the store has a seal that fits, but nothing in it that the engine keeps."""

    def __init__(self) -> None:
        super().__init__(
            "Kho lưu `.cache/` có chỗ không phải của Cổng. Xóa thư mục ấy rồi chạy lại lệnh này."
        )


def read_plan(
    folder: str,
    dossier: Dossier | None,
    problems: Sequence[Problem],
    entries: Sequence[FileRecord[Any]],
) -> ReadPlan:
    """Check a plan with every rule for single files and single plans; look for no reminders.

    Args:
        folder: relative to the portal.
        dossier: the plan; None if it cannot be read.
        problems: found while reading.
        entries: every file of the folder that can be read.
    """
    found = [*problems, *_hold(FILE_RULES, entries)]
    if dossier is None:
        return ReadPlan(folder, tuple(found), reminded=False)
    found += _hold(PLAN_RULES, [dossier])
    if not _is_text(folder):  # a rule has told it: no page can have such an address
        return ReadPlan(folder, tuple(found), reminded=False)
    summary = _summary(dossier)
    told = to_json(plain_summary(replace(summary, originals=())))
    return ReadPlan(
        folder,
        tuple(found),
        reminded=False,
        id=summary.id,
        digest=hash_of(told).hex(),
        originals=summary.originals,
        told=told,
    )


def remind_of_plan(
    read: ReadPlan, dossier: Dossier | None, entries: Sequence[FileRecord[Any]]
) -> ReadPlan:
    """Add the reminders to the findings about a plan that has been checked without them."""
    found = [*read.problems, *_hold(FILE_REMINDERS, entries)]
    found += _hold(PLAN_REMINDERS, [dossier] if dossier else ())
    return replace(read, problems=tuple(found), reminded=True)


def _hold(
    rules: Iterable[Callable[[Held], Iterable[Problem]]], things: Iterable[Held]
) -> list[Problem]:
    """The problems that some rules find in each of some things."""
    return [problem for thing in things for rule in rules for problem in rule(thing)]


def _summary(dossier: Dossier) -> PlanSummary:
    entry = dossier.entry
    reviews = dossier.results.record.published if dossier.results else ()
    return summarise(
        entry.file,
        entry.record,
        dossier.held_lines,
        dossier.passages,
        reviews,
        life=dossier.life,
        files=dossier.inspected,
    )


@dataclass(frozen=True)
class PlanReading:
    """Converts findings about plans to entries of the store and back.

    Attributes:
        references: the records to which plans may refer.
        engine: a hash of the program and its libraries.
        shelf: the kept summaries.
    """

    references: References
    engine: bytes
    shelf: SummaryShelf

    def key_of(self, folder: bytes) -> bytes:
        """The key of a plan: a hash of everything on which its findings depend, except issuers.

        Args:
            folder: a hash of the names of all files in its folder, and of their content.
        """
        return hash_of(self._common, folder)

    def known(self, folder: str, key: bytes, kept: Kept | None) -> ReadPlan | None:
        """The kept findings about a plan; None if there are none, or they are out of date."""
        if kept is None or kept.key != key:
            return None
        try:
            names, issuers, problems, about, reminded = from_json(kept.content)
            if self.references.hash_issuers(names).hex() != issuers:
                return None
            found = tuple(read_problem(problem) for problem in problems)
            identifier, digest, originals = about
            return ReadPlan(
                folder,
                found,
                reminded,
                identifier,
                digest,
                tuple(OwnFile(*file) for file in originals),
                shelf=self.shelf,
            )
        except (ValueError, TypeError, LookupError):
            self.shelf.store.refuse_foreign()
            return None

    def to_keep(self, found: ReadPlan, key: bytes) -> list[tuple[str, Kept]]:
        """The entries for the store; none if a name of a file is not text, so that JSON fails."""
        summary = found.summary
        names = self.references.issuers_around(summary.issuers) if summary else ()
        content = [
            names,
            self.references.hash_issuers(names).hex(),
            [plain_problem(problem) for problem in found.problems],
            (found.id, found.digest, found.originals),
            found.reminded,
        ]
        try:
            entries = [(KIND, Kept(found.folder, key, to_json(content)))]
        except ValueError:
            return []
        if found.told is not None:
            summary_key = bytes.fromhex(found.digest)
            entries.append((SUMMARY, Kept(found.folder, summary_key, found.told)))
        return entries

    @cached_property
    def _common(self) -> bytes:
        references = self.references
        most = references.identity.record.max_file_size
        return hash_of(self.engine, references.lists.digest, str(most).encode())


def plain_problem(problem: Problem) -> list[Any]:
    """Make plain values of a problem, for JSON."""
    found = problem
    others = [list(place) for place in found.others]
    return [found.file, *found.position, found.message, found.fix, found.severity.value, others]


def read_problem(values: list[Any]) -> Problem:
    """Make a problem of the values from :func:`plain_problem`."""
    file, line, column, message, fix, severity, places = values
    others = tuple(Position(*place) for place in places)
    return Problem(file, Position(line, column), message, fix, Severity(severity), others)


def _is_text(name: str) -> bool:
    """Whether the bytes of a name are UTF-8; JSON takes no other."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True

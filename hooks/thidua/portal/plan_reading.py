"""Reading the folder of one plan: its summary, and every problem that it has by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from pydantic_core import from_json, to_json

from thidua.datafiles.validation import FileRecord
from thidua.foundation.filehashes import join_hashes
from thidua.foundation.problems import Position, Problem, Severity, StoppedError
from thidua.foundation.store import Kept, hash_of
from thidua.portal.dossier import Dossier
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

KIND = "plan"
"""The kind of entries for plans in the store."""
_BETWEEN = b"\n"  # JSON without spaces has none


@dataclass
class ReadPlan:
    """The findings about the plan in one folder.

    Attributes:
        folder: relative to the portal.
        problems: of the plan by itself and together with the lists to which it refers, but not
            together with other plans.
        reminded: whether reminders were looked for too.
        id: the identifier of the plan; empty if the plan cannot be read.
        told: its summary as JSON; empty if the plan cannot be read.
    """

    folder: str
    problems: tuple[Problem, ...]
    reminded: bool
    id: str = ""
    told: bytes = b""

    @cached_property
    def summary(self) -> PlanSummary | None:
        """None if the plan cannot be read.

        It is made of :attr:`told` when somebody asks: of thousands of plans that did not change,
        that takes longer than to see that they did not.

        Raises:
            ForeignEntryError: if what was kept is no summary.
        """
        try:
            return read_summary(from_json(self.told)) if self.told else None
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
    summary = _summary(dossier)
    told = to_json(plain_summary(summary))
    return ReadPlan(folder, tuple(found), reminded=False, id=summary.id, told=told)


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
    """

    references: References
    engine: bytes

    def key_of(self, listing: Sequence[tuple[str, bytes]]) -> bytes:
        """The key of a plan: a hash of everything on which its findings depend, except issuers.

        Args:
            listing: names and hashes of all files in its folder.
        """
        return hash_of(self._common, join_hashes(listing))

    def known(self, folder: str, key: bytes, kept: Kept | None) -> ReadPlan | None:
        """The kept findings about a plan; None if there are none, or they are out of date."""
        if kept is None or kept.key != key:
            return None
        try:
            about, _, told = kept.content.partition(_BETWEEN)
            names, issuers, problems, identifier, reminded = from_json(about)
            if self.references.hash_issuers(names).hex() != issuers:
                return None
            if bool(identifier) is not bool(told):
                raise ForeignEntryError
            found = tuple(read_problem(problem) for problem in problems)
            return ReadPlan(folder, found, reminded, identifier, told)
        except (ValueError, TypeError, LookupError):
            return None

    def to_keep(self, found: ReadPlan, key: bytes) -> list[tuple[str, Kept]]:
        """The entry for the store; none if a name of a file is not text, so that JSON fails."""
        summary = found.summary
        names = self.references.issuers_around(summary.issuers) if summary else ()
        about = [
            names,
            self.references.hash_issuers(names).hex(),
            [plain_problem(problem) for problem in found.problems],
            found.id,
            found.reminded,
        ]
        try:
            content = _BETWEEN.join([to_json(about), found.told])
        except ValueError:
            return []
        return [(KIND, Kept(found.folder, key, content))]

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

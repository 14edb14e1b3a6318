"""One plan's folder in; its dossier, its summary and every problem of its own out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from thidua.datafiles.validation import Entry
from thidua.foundation.filehashes import join_hashes
from thidua.foundation.problems import Position, Problem, Severity
from thidua.foundation.store import Kept, hash_of
from thidua.portal.dossier import Dossier
from thidua.portal.plan_summary import PlanSummary, plain_summary, read_summary, summarise
from thidua.portal.references import References
from thidua.portal.rules import FILE_REMINDERS, FILE_RULES, PLAN_REMINDERS, PLAN_RULES

KIND = "plan"
"""The kind of what is kept of a plan."""


class ReadPlan(NamedTuple):
    """What was found out about the plan in one folder.

    Attributes:
        folder: relative to the portal.
        problems: of the plan by itself and beside what it refers to; other plans are not asked.
        reminded: whether reminders were looked for too.
        summary: None where the plan cannot be read.
    """

    folder: str
    problems: tuple[Problem, ...]
    summary: PlanSummary | None
    reminded: bool


def read_plan(
    folder: str,
    dossier: Dossier | None,
    problems: list[Problem],
    entries: Sequence[Entry[Any]],
    *,
    remind: bool,
) -> ReadPlan:
    """Ask every rule about a plan that stands alone in what was read from its folder.

    Args:
        folder: relative to the portal.
        dossier: the plan; None where it cannot be read.
        problems: those of reading.
        entries: every file that can be read.
        remind: whether to look for reminders too.
    """
    problems = list(problems)
    for entry in entries:
        for file_rule in (*FILE_RULES, *(FILE_REMINDERS if remind else ())):
            problems += file_rule(entry)
    if dossier is None:
        return ReadPlan(folder, tuple(problems), None, remind)
    for rule in (*PLAN_RULES, *(PLAN_REMINDERS if remind else ())):
        problems += rule(dossier)
    return ReadPlan(folder, tuple(problems), _summary(dossier), remind)


def _summary(dossier: Dossier) -> PlanSummary:
    entry = dossier.entry
    return summarise(entry.file, entry.record, dossier.lines, dossier.passages)


@dataclass(frozen=True)
class PlanReading:
    """Reads plans that the store does not know; what it finds is to be put into the store.

    Attributes:
        references: what plans may name.
        engine: a hash of the program and its libraries.
    """

    references: References
    engine: bytes

    def key_of(self, listing: Sequence[tuple[str, bytes]]) -> bytes:
        """The key of a plan: everything that its findings depend on but for the issuers.

        Args:
            listing: names and hashes of all that is in its folder.
        """
        return hash_of(self._common, join_hashes(listing))

    def known(self, folder: str, key: bytes, kept: Kept | None) -> ReadPlan | None:
        """What the store knows of a plan; None where that is nothing, or about another state."""
        if kept is None or kept.key != key:
            return None
        try:
            names, issuers, problems, summary, reminded = from_json(kept.content)
            if self.references.hash_issuers(names).hex() != issuers:
                return None
            return ReadPlan(
                folder,
                tuple(read_problem(problem) for problem in problems),
                read_summary(summary) if summary else None,
                reminded,
            )
        except (ValueError, TypeError, LookupError):
            return None

    def to_keep(self, found: ReadPlan, key: bytes) -> list[tuple[str, Kept]]:
        """What is to be kept of a plan that was read; nothing where a name in it is no text."""
        summary = found.summary
        names = self.references.issuers_around(summary.issuers) if summary else ()
        content = [
            names,
            self.references.hash_issuers(names).hex(),
            [plain_problem(problem) for problem in found.problems],
            plain_summary(summary) if summary else None,
            found.reminded,
        ]
        try:
            return [(KIND, Kept(found.folder, key, to_json(content)))]
        except ValueError:
            return []

    @cached_property
    def _common(self) -> bytes:
        references = self.references
        most = references.identity.record.max_file_size
        return hash_of(self.engine, references.lists.digest, str(most).encode())


def plain_problem(problem: Problem) -> list[Any]:
    """A problem as JSON can hold it."""
    return [problem.file, *problem.position, problem.message, problem.fix, problem.severity.value]


def read_problem(values: list[Any]) -> Problem:
    """The problem that :func:`plain_problem` wrote."""
    file, line, column, message, fix, severity = values
    return Problem(file, Position(line, column), message, fix, Severity(severity))

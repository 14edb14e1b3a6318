"""What the rules for all records found, kept as long as nothing changes that they look at.

Such rules look at the summaries of plans, and at everything in the portal but the plans. They open
the files of a plan only where they have something to say about it. So what they found stays right
while all that is the same, as it is after most edits of a plan: no rule is held again then, and no
summary is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic_core import from_json, to_json

from thidua.foundation.filehashes import FileHashes, join_hashes
from thidua.foundation.problems import Problem
from thidua.foundation.store import Kept, Store, hash_of
from thidua.portal.file_names import PLANS
from thidua.portal.plan_reading import ReadPlan, plain_problem, read_problem
from thidua.portal.record_counts import RecordCounts, count_records
from thidua.portal.rules import Rule
from thidua.portal.sources import Sources
from thidua.written.listing import is_passing

_KIND = "rules"
_LOOKED_AT = ("data", "docs", "overrides")


class RuleFindings(NamedTuple):
    """What comes of holding rules.

    Attributes:
        problems: those that they found.
        counts: how many records they looked at.
    """

    problems: list[Problem]
    counts: RecordCounts


@dataclass(frozen=True)
class KeptRules:
    """Holds rules for all records, or tells what they found when nothing was different.

    Args:
        store: where findings are kept.
        engine: a hash of the program and its libraries; if empty, nothing is kept.
        hashes: gives the hashes of files.
        shipped: a hash of the engine's own files that the portal publishes.
        day: today, on which rules may depend; None if none does.
        name: of these rules in the store.
        plans: the findings about each plan by itself.
        keys: a hash of all on which these findings depend, by folder.
    """

    store: Store
    engine: bytes
    hashes: FileHashes
    shipped: bytes
    day: date | None
    name: str
    plans: Sequence[ReadPlan]
    keys: Mapping[str, bytes]

    def hold(self, rules: Sequence[Rule], sources: Sources) -> RuleFindings:
        """The problems that rules find in the records, and the number of these."""
        if not self.engine:
            return _hold_anew(rules, sources)
        key = self._make_key()
        kept = self.store.read(_KIND, self.name)
        known = self._read(kept, key) if kept else None
        if known:
            return known
        held = _hold_anew(rules, sources)
        self._keep(key, held, sorted(sources.opened))
        return held

    def _make_key(self) -> bytes:
        """A hash of all that rules look at without opening a plan."""
        named = [one for name in _LOOKED_AT for one in self.hashes.tree(name, apart=PLANS)]
        told = [(plan.folder, plan.digest.encode()) for plan in self.plans]
        copied = "\n".join(_list_copied(self.plans)).encode()
        day = str(self.day or "").encode()
        files = join_hashes(sorted(named))
        return hash_of(self.engine, self.shipped, day, files, join_hashes(told), copied)

    def _read(self, kept: Kept, key: bytes) -> RuleFindings | None:
        """What was found when nothing was different; None if something was."""
        if kept.key != key or self.hashes.has_linked_folders:
            return None
        try:
            opened, problems, counts = from_json(kept.content)
            if any(self.keys[folder].hex() != was for folder, was in opened):
                return None
            numbers = [int(count) for count in counts]
            return RuleFindings([read_problem(plain) for plain in problems], RecordCounts(*numbers))
        except (ValueError, TypeError, LookupError):
            self.store.refuse_foreign()
            return None

    def _keep(self, key: bytes, held: RuleFindings, opened: Sequence[str]) -> None:
        """Keep what was found, unless something was changed while rules looked at it."""
        if not all(self.hashes.is_still(folder) for folder in opened):
            return
        if self.hashes.find_changed(PLANS, is_passing):
            return
        with suppress(ValueError):  # names of files may have bytes that are not UTF-8
            seen = [(folder, self.keys[folder].hex()) for folder in opened]
            problems = [plain_problem(problem) for problem in held.problems]
            content = to_json([seen, problems, held.counts])
            self.store.write(_KIND, [Kept(self.name, key, content)])


def _list_copied(plans: Sequence[ReadPlan]) -> Iterator[str]:
    """The originals that several plans have; of others, rules see only that nobody else does."""
    found = Counter(file.sha256 for plan in plans for file in plan.originals)
    for plan in plans:
        for file in plan.originals:
            if found[file.sha256] > 1:
                yield f"{plan.id} {file}"


def _hold_anew(rules: Sequence[Rule], sources: Sources) -> RuleFindings:
    problems = [problem for rule in rules for problem in rule(sources)]
    return RuleFindings(problems, count_records(sources))

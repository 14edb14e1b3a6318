"""Loading the ``data/`` folder of a portal into a catalogue, with every problem found."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import from_json, to_json

from thidua.datafiles.closed_lists import read_closed_lists
from thidua.datafiles.validation import FileRecord
from thidua.foundation.filehashes import FileHashes, join_hashes
from thidua.foundation.problems import (
    DataProblemsError,
    Problem,
    pick_errors,
    sort_problems,
)
from thidua.foundation.shifts import work_on
from thidua.foundation.store import STORE, Kept, Store, hash_of
from thidua.look.icons import Icons
from thidua.model import Addresses, Honoree, Issuers, Plan, PortalIdentity, Results
from thidua.portal.addresses.book import ADDRESSES
from thidua.portal.catalogue import Catalogue
from thidua.portal.dossier import NO_DECISION
from thidua.portal.file_names import PLAN, RESULTS
from thidua.portal.file_reminders import remind_of_file
from thidua.portal.files import list_honoree_files, list_plan_folders, read_entry
from thidua.portal.kept_rules import KeptRules
from thidua.portal.loaded import Loaded
from thidua.portal.plan_reading import (
    KIND,
    ForeignEntryError,
    ReadPlan,
    plain_problem,
    read_problem,
)
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.plans_loading import Maker, PlansLoader, Progress
from thidua.portal.references import ISSUERS, PORTAL, References
from thidua.portal.rules import (
    COMMON_RULES,
    FILE_RULES,
    REMINDERS,
    RULES,
    Rule,
)
from thidua.portal.sources import Sources
from thidua.portal.strays import find_strays
from thidua.portal.todays_rules import TODAYS_RULES, DatedRule
from thidua.written.checking import written_problems
from thidua.written.listing import hash_shipped

Model = TypeVar("Model", bound=BaseModel)
_WRITTEN = "written-problems"


def say_nothing(stage: str, done: int, total: int) -> None:
    """Ignore reports of progress."""


class Loader:
    """Reads the data of a portal; files that have not changed since the last time are skipped.

    Args:
        root: the folder that contains ``data/``; problems name files relative to it.
        store: keeps findings from one run to the next.
        engine: a hash of the program and its libraries; findings of other versions are not used.
        icon_sets: a folder of sets of icons that the portal may use.
        progress: is called with the progress of reading.
        hashes: gives the hashes of files.
    """

    def __init__(
        self,
        root: Path,
        store: Store,
        engine: bytes,
        *,
        icon_sets: Path | None = None,
        progress: Progress = say_nothing,
        hashes: FileHashes | None = None,
    ) -> None:
        self._root = root
        self._store = store
        self._engine = engine
        self._hashes = hashes or FileHashes(root, store)
        self._remind = False
        self._day: date | None = None
        self._maker_for: Callable[[References], Maker] | None = None
        self._icons = Icons.of(root, icon_sets)
        self._progress = progress
        self._problems: list[Problem] = []

    def load(
        self,
        maker_for: Callable[[References], Maker] | None = None,
        *,
        day: date | None = None,
        more_rules: Sequence[Rule] = (),
        remind: bool = False,
        late: bool = False,
    ) -> Loaded:
        """Read and check everything under ``data/``, and the written pages of ``docs/``.

        Args:
            maker_for: gives a maker of further results from every plan without errors.
            day: today; without it, nothing is held that is another on another day.
            more_rules: rules that need more than the data, such as the published addresses.
            remind: whether to look for reminders too.
            late: whether nobody asks for plans of the records, but the rules that need them.

        Raises:
            ChangedMeanwhileError: when a plan is changed while it is read.
        """
        self._maker_for, self._remind, self._day = maker_for, remind, day
        for _ in range(2):
            try:
                return self._load(more_rules, late=late)
            except ForeignEntryError:  # or another process has kept a newer one meanwhile
                self._problems = []
        self._store.refuse_foreign()
        self._store.forget(KIND, self._store.list_names(KIND))  # others may be forged as well
        return self._load(more_rules, late=late)

    def _load(self, more_rules: Sequence[Rule], *, late: bool) -> Loaded:
        sources = self._read()
        self._problems += self._written_problems()
        if sources is None:
            return Loaded(None, sort_problems(self._problems), self._store.damaged)
        found, counts = self._kept_rules.hold(self._list_rules(), sources)
        self._problems += found
        for rule in more_rules:
            self._problems += rule(sources)
        if not late:
            sources.plans  # noqa: B018  # whoever asks for them later may have no store any more
        return Loaded(sources, sort_problems(self._problems), self._store.damaged, counts)

    def _list_rules(self) -> list[Rule]:
        """The rules for all records together."""
        dated = [_hold_on(self._day, rule) for rule in TODAYS_RULES] if self._day else []
        return [*RULES, *dated, *(REMINDERS if self._remind else ())]

    def _written_problems(self) -> list[Problem]:
        """The problems of ``docs/``, which is checked again only if it has changed."""
        own = [join_hashes(sorted(self._hashes.tree(name))) for name in ("docs", "overrides/icons")]
        key = hash_of(self._engine, self._shipped, *own)
        kept = self._store.read(_WRITTEN, _WRITTEN)
        if kept and kept.key == key and self._engine:
            with suppress(ValueError, TypeError):
                return [read_problem(plain) for plain in from_json(kept.content)]
            self._store.refuse_foreign()
        found = written_problems(self._root, self._icons)
        with suppress(ValueError):  # names of files may have bytes that are not UTF-8
            content = to_json([plain_problem(problem) for problem in found])
            self._store.write(_WRITTEN, [Kept(_WRITTEN, key, content)])
        return found

    @cached_property
    def _shipped(self) -> bytes:
        return hash_shipped(self._root)

    def _read(self) -> Sources | None:
        identity = self._one(PORTAL, PortalIdentity)
        self._problems += find_strays(self._root, identity)
        issuers = self._one(ISSUERS, Issuers)
        lists, found = read_closed_lists(self._root)
        self._problems += found
        for entry in lists.own_files() if lists else ():
            self._problems += self._file_problems(entry)
        has_old = (self._root / ADDRESSES).exists()
        addresses = self._one(ADDRESSES, Addresses) if has_old else None
        honorees = [self._one(file, Honoree) for file in list_honoree_files(self._root)]
        if not (identity and issuers and lists):
            self._read_plans_alone()
            return None
        references = References(self._root, identity, issuers, lists, self._icons)
        without_plans = Sources(
            references=references,
            list_plans=tuple,
            honorees=tuple(honoree for honoree in honorees if honoree),
            plan_folders=frozenset(),
            addresses=addresses,
            store=self._store,
        )
        for rule in COMMON_RULES:
            self._problems += rule(without_plans)
        read = self._read_plans(references)
        return dataclasses.replace(
            without_plans,
            list_plans=self._list_plans(read),
            plan_folders=frozenset(plan.folder.rpartition("/")[2] for plan in read),
        )

    def _list_plans(self, read: Sequence[ReadPlan]) -> Callable[[], tuple[PlanSummary, ...]]:
        """What gives the summaries of plans, late if nothing is made of them."""
        if not self._maker_for:
            return lambda: _list_summaries(read)
        summaries = _list_summaries(read)  # what they were read from may be forgotten now
        return lambda: summaries

    def _one(self, file: str, model: type[Model]) -> FileRecord[Model] | None:
        entry, found = read_entry(self._root, file, model)
        self._problems += found
        if entry:
            self._problems += self._file_problems(entry)
        return entry

    def _file_problems(self, entry: FileRecord[Any]) -> Iterator[Problem]:
        for rule in FILE_RULES:
            yield from rule(entry)
        if self._remind:
            yield from remind_of_file(entry, self._store, self._engine)

    def _read_plans_alone(self) -> None:
        """Check each plan by itself; used if the records to which plans refer cannot be read."""
        for problems in work_on(partial(_own_problems, self._root), list_plan_folders(self._root)):
            self._problems += problems

    def _read_plans(self, references: References) -> list[ReadPlan]:
        # If an error prevents publishing the site, nothing needs to be made from plans; the error
        # might also make that fail.
        maker = None
        if self._maker_for and not pick_errors(self._problems):
            maker = self._maker_for(references)
        loader = PlansLoader(
            references,
            self._engine,
            self._store,
            hashes=self._hashes,
            remind=self._remind,
            maker=maker,
            progress=self._progress,
        )
        read = loader.load(list_plan_folders(self._root))
        self._kept_rules = KeptRules(
            self._store,
            self._engine,
            self._hashes,
            shipped=self._shipped,
            day=self._day,
            name="check" if self._remind else "build",
            plans=read,
            keys=loader.keys,
        )
        # Whether a decision is missing is not known while one, or its plan, cannot be found.
        decided = all(plan.id == plan.folder.rpartition("/")[2] for plan in read)
        self._problems += [
            problem
            for plan in read
            for problem in plan.problems
            if decided or problem.message != NO_DECISION
        ]
        return read


def _hold_on(day: date, rule: DatedRule) -> Rule:
    return lambda sources: rule(sources, day)


def _list_summaries(read: Sequence[ReadPlan]) -> tuple[PlanSummary, ...]:
    return tuple(plan.summary for plan in read if plan.summary)


def _own_problems(root: Path, folder: str) -> list[Problem]:
    """The problems of the files of a plan, each checked by itself."""
    problems: list[Problem] = []
    wanted: tuple[tuple[str, type[BaseModel]], ...] = ((PLAN, Plan), (RESULTS, Results))
    for name, model in wanted:
        if name == PLAN or (root / folder / name).is_file():
            entry, found = read_entry(root, f"{folder}/{name}", model)
            problems += found
            for rule in FILE_RULES if entry else ():
                assert entry
                problems += rule(entry)
    return problems


def load(
    root: Path,
    icon_sets: Path | None = None,
    *,
    day: date | None = None,
    more_rules: tuple[Rule, ...] = (),
    engine: bytes = b"",
    hashes: FileHashes | None = None,
    progress: Progress = say_nothing,
    late: bool = False,
) -> Loaded:
    """Read and check everything under ``root/data``, and the written pages of ``root/docs``.

    Args:
        root: the folder that contains ``data/``; problems name files relative to it.
        icon_sets: a folder of sets of icons that the portal may use.
        day: today; without it, nothing is held that is another on another day.
        more_rules: rules that need more than the data, such as the published addresses.
        engine: a hash of the program and its libraries; if empty, no findings are kept.
        hashes: gives the hashes of files, and has the store, which is closed in the end.
        progress: is called with the progress of reading.
        late: see :meth:`Loader.load`.
    """
    hashes = hashes or FileHashes(root, Store(root / STORE if engine else None, engine))
    with hashes.store as store:
        loader = Loader(
            root, store, store.engine, icon_sets=icon_sets, progress=progress, hashes=hashes
        )
        loaded = loader.load(day=day, more_rules=more_rules, remind=True, late=late)
        hashes.remember()
        return loaded


def load_or_raise(
    root: Path, icon_sets: Path | None = None, *, with_drafts: bool = False
) -> Catalogue:
    """Load a portal whose data must have no errors.

    Args:
        root: the folder that contains ``data/``.
        icon_sets: a folder of sets of icons that the portal may use.
        with_drafts: whether to include drafts, for a preview.

    Raises:
        DataProblemsError: with every error found.
    """
    with Store(None) as store:
        loaded = Loader(root, store, b"", icon_sets=icon_sets).load()
    if loaded.sound is None:
        raise DataProblemsError(pick_errors(loaded.problems))
    return Catalogue.of(loaded.sound, with_drafts=with_drafts)


def read_identity(root: Path) -> PortalIdentity | None:
    """Read ``data/portal.yml`` of the portal in ``root``; None if it cannot be used."""
    entry, _ = read_entry(root, PORTAL, PortalIdentity)
    return entry.record if entry else None

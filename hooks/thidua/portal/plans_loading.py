"""Loading the summaries of all plans; plans that have not changed are not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, Protocol

from thidua.foundation.executors import work_beside
from thidua.foundation.filehashes import FileHashes
from thidua.foundation.problems import StoppedError, pick_errors
from thidua.foundation.shifts import work_on
from thidua.foundation.store import Change, Kept, Store, hash_of
from thidua.portal.decisions import find_deciding, gather_changes
from thidua.portal.dossier import Dossier, forget_dossiers, open_dossier
from thidua.portal.file_names import PLAN, PLANS
from thidua.portal.plan_reading import (
    KIND,
    SUMMARY,
    PlanReading,
    ReadPlan,
    SummaryShelf,
    read_plan,
    remind_of_plan,
)
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.references import References
from thidua.portal.versions import MadeChange

Progress = Callable[[str, int, int], None]
"""Is called with the name of the work, the number of items done, and the number of all items."""

READING = "Đọc kế hoạch"
_WRITTEN_AT_ONCE = 200
_FEW = 24
"""Plans that one copy of this process reads, while this one unpacks what is known of the others;
so many or more are shared by all processors."""
_MANY = 500
"""Plans of which it takes longer to unpack what is known than to make a copy of this process."""


class Maker(Protocol):
    """Makes further results from a plan, in the same process that has just read the plan."""

    site: bytes
    """A hash of all on which the results depend and which is the same for all plans."""

    def wants(self, summary: PlanSummary, key: bytes) -> bool:
        """Whether results must be made: none are kept, or they have another key."""

    def make(self, dossier: Dossier, summary: PlanSummary, key: bytes) -> list[tuple[str, Kept]]:
        """Make the results from a plan; return the entries for the store."""

    def take(self, summary: PlanSummary, kept: Iterable[tuple[str, Kept]]) -> None:
        """Take the results that another process has made from a plan."""


class _Task(NamedTuple):
    """The work for one folder.

    Attributes:
        known: the findings about its plan if it need not be checked again; else None.
        changes: what decisions changed about its plan.
    """

    folder: str
    key: bytes
    known: ReadPlan | None
    changes: tuple[MadeChange, ...]


class _Done(NamedTuple):
    read: ReadPlan
    kept: list[Change]
    made: list[tuple[str, Kept]]


class ChangedMeanwhileError(StoppedError):
    """A plan was changed while it was read, so it is not clear which state was read."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"Có tệp trong `{folder}` vừa đổi trong lúc đọc. Chạy lại lệnh này.")


class PlansLoader:
    """Reads the plans of a portal.

    Args:
        references: the records to which plans may refer.
        engine: a hash of the program and its libraries.
        store: keeps findings from one run to the next.
        maker: makes further results from every plan without errors; None if none are wanted.
        progress: is called with the progress of reading.
        hashes: gives the hashes of files.
        remind: whether to look for reminders too.

    Attributes:
        keys: a hash of all on which the findings about each plan depend, by its folder.
    """

    def __init__(
        self,
        references: References,
        engine: bytes,
        store: Store,
        *,
        hashes: FileHashes,
        remind: bool,
        maker: Maker | None,
        progress: Progress,
    ) -> None:
        self._hashes, self._remind = hashes, remind
        self._reading = PlanReading(references, engine, SummaryShelf(store))
        self._references = references
        self._store = store
        self._maker = maker
        self._progress = progress
        self.keys: Mapping[str, bytes] = {}

    def load(self, folders: Sequence[str]) -> list[ReadPlan]:
        """Read the plans in some folders, in their order."""
        own = {folder: self._reading.key_of(self._hashes.hash_folder(folder)) for folder in folders}
        deciding = find_deciding(self._references.root, own, self._store)
        changes = gather_changes(self._references.root, (f"{name}/{PLAN}" for name in deciding))
        keys = self.keys = {folder: _with_changes(folder, own, changes) for folder in folders}
        kept = self._store.read_all(KIND)
        found = {
            name: known
            for name, key in keys.items()
            if (known := self._reading.known(name, key, kept.get(name)))
        }
        new = [self._task(name, None, changes) for name in keys if name not in found]
        is_beside = bool(self._maker and new) and len(new) < _FEW and len(found) > _MANY
        alone = new if is_beside else []
        with work_beside(self._do_all, alone, is_long=is_beside) as take:
            others = [
                self._task(name, known, changes)
                for name, known in found.items()
                if self._is_to_remind(known) or self._is_to_make(known, keys[name])
            ]
            if not is_beside:
                others = [*new, *others]
            self._take(chain(take(), work_on(self._do, others)), len(alone) + len(others), found)
        if kept.keys() - keys.keys() or self._store.damaged:
            for kind in (KIND, SUMMARY):  # also what stands alone, for the other one was damaged
                self._store.forget(kind, self._store.list_names(kind) - keys.keys())
            forget_dossiers(self._store, {_id_of(name) for name in kept.keys() - keys.keys()})
        return [found[folder] for folder in folders]

    def _task(
        self, folder: str, known: ReadPlan | None, changes: Mapping[str, tuple[MadeChange, ...]]
    ) -> _Task:
        return _Task(folder, self.keys[folder], known, changes.get(_id_of(folder), ()))

    def _take(self, results: Iterable[_Done], total: int, found: dict[str, ReadPlan]) -> None:
        """Take over what was done, in this or other processes."""
        keys = self.keys
        waiting: list[Change] = []
        words: dict[str, str] = {}
        for count, done in enumerate(results, 1):
            read = done.read
            if read.told is None:
                read.shelf = self._reading.shelf
            if not self._hashes.is_still(read.folder):
                raise ChangedMeanwhileError(read.folder)
            if self._maker:  # who only checks asks for no summary, unless there is a new problem
                read.share_words(words)
            found[read.folder] = read
            waiting += [*self._reading.to_keep(read, keys[read.folder]), *done.kept]
            if self._maker:  # the summary is there: both would be a twentieth of all memory
                read.told, read.shelf = None, self._reading.shelf
            if self._maker and read.summary and done.made:
                self._maker.take(read.summary, done.made)
            else:  # another process found that all is there, and this one must know it too
                self._is_to_make(read, keys[read.folder])
            if len(waiting) > _WRITTEN_AT_ONCE or count == total:
                self._store.write_all(waiting)
                waiting.clear()
            self._progress(READING, count, total)

    def _do_all(self, tasks: Sequence[_Task]) -> list[_Done]:
        return [self._do(task) for task in tasks]

    def _do(self, task: _Task) -> _Done:
        """Read one plan and make its results, in this or another process."""
        try:
            return self._read_and_make(task)
        except Exception:  # a file that is half written or gone may fail in any way
            if self._hashes.is_still(task.folder):
                raise
            raise ChangedMeanwhileError(task.folder) from None

    def _read_and_make(self, task: _Task) -> _Done:
        dossier, problems, entries = open_dossier(
            self._references, task.folder, self._store, task.changes
        )
        read = task.known or read_plan(task.folder, dossier, problems, entries)
        if self._is_to_remind(read):
            read = remind_of_plan(read, dossier, entries)
        made: list[tuple[str, Kept]] = []
        if dossier and self._is_to_make(read, task.key):
            assert self._maker and read.summary
            made = self._maker.make(dossier, read.summary, self._key(read.summary, task.key))
        kept: list[Change] = [*self._store.take_collected(), *made]
        return _Done(replace(read, shelf=None), kept, made)

    def _is_to_remind(self, read: ReadPlan) -> bool:
        """Whether reminders are wanted, and were not looked for yet."""
        return self._remind and not read.reminded

    def _is_to_make(self, read: ReadPlan, key: bytes) -> bool:
        if self._maker is None or pick_errors(list(read.problems)):
            return False
        summary = read.summary
        return summary is not None and self._maker.wants(summary, self._key(summary, key))

    def _key(self, summary: PlanSummary, key: bytes) -> bytes:
        """The key of the results made from a plan."""
        assert self._maker
        names = self._references.issuers_around(summary.issuers)
        return hash_of(key, self._maker.site, self._references.hash_issuers(names))


def _id_of(folder: str) -> str:
    return folder.rpartition("/")[2]


def _with_changes(
    folder: str, own: Mapping[str, bytes], changes: Mapping[str, Sequence[MadeChange]]
) -> bytes:
    """The key of a plan: of its own folder, and of those of the decisions about it."""
    made = dict.fromkeys(one.decision for one in changes.get(_id_of(folder), ()))
    # A decision whose identifier is not its folder is a mistake that stops the build.
    others = [own[name] for name in (f"{PLANS}/{one}" for one in made) if name in own]
    return hash_of(own[folder], *others) if others else own[folder]

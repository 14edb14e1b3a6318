"""Published plans that changed since an earlier state while their history does not say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from thidua.changes.false_history import find_false_corrections
from thidua.changes.history import Decided, find_decided, find_untold, list_corrections
from thidua.changes.naming import IdentifierNames
from thidua.changes.plans import compare_plan_states
from thidua.changes.records import RecordComparison, Side
from thidua.changes.report import UntoldHistory
from thidua.changes.state import PlanState, read_plan_state
from thidua.foundation.files import is_same_file
from thidua.foundation.problems import Problem, Severity
from thidua.model import Plan, Results, labels
from thidua.model.history import HistoryEntry
from thidua.model.printed import passages
from thidua.model.results import Review
from thidua.portal.decisions import gather_all_changes
from thidua.portal.earlier import EarlierPlan, read_record
from thidua.portal.files import find_results_beside
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.sources import Sources
from thidua.portal.targets import target_lines
from thidua.portal.versions import MadeChange, list_made_changes

_MOST_NAMED = 5


def histories_tell_changes(
    sources: Sources, earlier: Path, day: date, replaced: Collection[str] = ()
) -> Iterator[Problem]:
    """A published plan whose words changed, or whose files, says so in its history.

    Args:
        sources: the present data.
        earlier: the folder with the ``data/`` that was published; originals may be missing there.
        day: the day of proposed entries.
        replaced: files beside plans that had other bytes, relative to the portal.
    """
    names = _names_of(sources)
    published = _Before(earlier, replaced)
    for plan in sources.plans:
        untold = _find(sources, plan, published, names, day)
        if untold:
            yield _problem(sources, plan, untold)
        yield from _find_false(sources, plan, published, names, day)


def _find_false(
    sources: Sources, plan: PlanSummary, published: _Before, names: IdentifierNames, day: date
) -> Iterator[Problem]:
    """New entries of a history that call new what stands nowhere."""
    earlier = published.folder
    if plan.draft or is_same_file(earlier / plan.file, sources.root / plan.file):
        return
    entry = sources.open_entry(plan)
    old = read_record(earlier, plan.file, Plan)
    told = old.history if old else ()
    if all(one in told for one in entry.record.history):
        return
    results = read_record(sources.root, find_results_beside(plan.file), Results)
    made: tuple[HistoryEntry, ...] = ()
    if old and not old.draft:
        before, after = _states(sources, published, plan, old)
        comparison = RecordComparison(_side(names, before.plan), _side(names, after.plan))
        change = compare_plan_states(before, after, comparison)
        made = list_corrections(change, day) if change else ()
    said = {words for one in made for words in (one.before, one.after) if words}
    for index, why in find_false_corrections(entry.record, results, told, said):
        yield entry.problem(
            ("history", index, "after"),
            f"Lịch sử kể một lần đính chính không có thật: {why}",
            "Ghi ở `after` đúng chữ trang này nay ghi, ở `before` đúng chữ cũ; hoặc bỏ mục này và "
            "chạy `portal changes --write-history`.",
        )


@dataclass(frozen=True)
class _Before:
    """The folder with the data that were published, and which files had other bytes."""

    folder: Path
    replaced: Collection[str]

    @cached_property
    def changes_of(self) -> dict[str, tuple[MadeChange, ...]]:
        """What documents changed about plans."""
        return gather_all_changes(self.folder)

    def list_replaced(self, plan: PlanSummary) -> set[str]:
        """The names of such files beside a plan."""
        folder = f"{plan.file.rpartition('/')[0]}/"
        return {file.removeprefix(folder) for file in self.replaced if file.startswith(folder)}


def _problem(sources: Sources, plan: PlanSummary, untold: UntoldHistory) -> Problem:
    places = [entry.what for entry in untold.entries]
    named = "; ".join(places[:_MOST_NAMED])
    more = f" và {len(places) - _MOST_NAMED} chỗ nữa" if len(places) > _MOST_NAMED else ""
    entry = sources.open_entry(plan)
    path = "history" if entry.holds("history") else "updated"
    return Problem(
        plan.file,
        entry.at(path),
        f"Trang đã công bố có thay đổi mà `history` chưa ghi: {named}{more}.",
        "Chạy `portal changes --write-history` để máy ghi sẵn chữ trước và sau, rồi xem lại.",
        Severity.NOTICE,
    )


def _find(
    sources: Sources, plan: PlanSummary, published: _Before, names: IdentifierNames, day: date
) -> UntoldHistory | None:
    earlier, replaced = published.folder, published.list_replaced(plan)
    decided = list(_find_decided(sources, plan, earlier, names)) if not plan.draft else []
    files = (plan.file, find_results_beside(plan.file))
    is_same = all(is_same_file(earlier / file, sources.root / file) for file in files)
    if plan.draft or (is_same and not decided and not replaced):
        return None
    old = read_record(earlier, plan.file, Plan)
    if old is None or old.draft:
        return None
    before, after = _states(sources, published, plan, old, replaced)
    comparison = RecordComparison(_side(names, before.plan), _side(names, after.plan))
    is_unchanged = is_same and not after.files
    change = None if is_unchanged else compare_plan_states(before, after, comparison)
    return find_untold(change, before.plan, after.plan, day, decided)


def _find_decided(
    sources: Sources, plan: PlanSummary, earlier: Path, names: IdentifierNames
) -> Iterator[Decided]:
    """What documents change about a plan now, and did not in the earlier state."""
    made = sources.changes_of.get(plan.id, ())
    deciding = {change.decision: f"data/plans/{change.decision}/plan.yml" for change in made}
    new = [
        file for file in deciding.values() if not is_same_file(earlier / file, sources.root / file)
    ]
    if new:
        old = [read_record(earlier, file, Plan) for file in new if (earlier / file).is_file()]
        known = [known for record in old if record for _, known in list_made_changes(record)]
        mine = [change for change in made if deciding[change.decision] in new]
        yield from find_decided(mine, known, names.document_types)


def _states(
    sources: Sources,
    published: _Before,
    plan: PlanSummary,
    old: Plan,
    files: Collection[str] = (),
) -> tuple[PlanState, PlanState]:
    """A plan as it was published and as it is now, of its files only those that are named.

    Results that could not be read in the earlier state count as the same.
    """
    file, linker = find_results_beside(plan.file), sources.references.linker

    def short(record: Plan, made: Sequence[MadeChange], reviews: Sequence[Review]) -> EarlierPlan:
        lines = tuple(target_lines(record, linker))
        return EarlierPlan(plan.file, record, lines, tuple(reviews), linker, tuple(made))

    is_reported = (published.folder / file).is_file()
    made = published.changes_of.get(plan.id, ()) if is_reported else ()
    before, unread = read_plan_state(published.folder, short(old, made, ()), sources.issuer_by_id)
    results = read_record(sources.root, file, Results) if files else None
    now = short(
        sources.open_entry(plan).record,
        sources.changes_of.get(plan.id, ()),
        results.published if results else (),
    )
    after, _ = read_plan_state(sources.root, now, sources.issuer_by_id)
    named = tuple(one for one in after.files if one.name in files)
    after = replace(after, files=named, results=() if unread else after.results)
    return replace(before, files=tuple(one._replace(sha256="") for one in named)), after


def _side(names: IdentifierNames, plan: Plan) -> Side:
    return Side(names, {passage.path: passage.title for passage in passages(plan)})


def _names_of(sources: Sources) -> IdentifierNames:
    references = sources.references
    return IdentifierNames(
        issuers={name: labels.lived(issuer) for name, issuer in sources.issuer_by_id.items()},
        fields={name: field.name for name, field in references.fields.items()},
        document_types={name: kind.name for name, kind in references.type_by_id.items()},
        plans={plan.id: plan.title for plan in sources.plans},
    )

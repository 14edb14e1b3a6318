"""Comparing plans: their document, words, dates, targets, files and results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.attachments.inspection import REPORT_NAME
from thidua.changes.pairing import Pair
from thidua.changes.records import RecordComparison, Side
from thidua.changes.report import Fate, FieldDifference, FileChange, FileFacts, PlanChange
from thidua.changes.reviews import compare_reviews
from thidua.changes.state import PlanState, PublicState
from thidua.changes.targets import compare_targets, list_added_targets, list_removed_targets
from thidua.changes.wording import show_words
from thidua.model import Plan, paths
from thidua.model.printed import passages

_ELSEWHERE = frozenset({"id", "targets", "attachments", "updated"})
_FACTS = ("issuer", "number", "issued", "status")


def compare_plan(pair: Pair, before: PublicState, after: PublicState) -> PlanChange | None:
    """Compare a plan in two states; None if readers see no difference."""
    if pair.before is None:
        return _added(pair.after or "", before, after)
    if pair.after is None:
        return _removed(pair.before, before, after)
    return _changed(pair.before, pair.after, before, after)


def _changed(
    old_id: str, new_id: str, before: PublicState, after: PublicState
) -> PlanChange | None:
    old, new = before.plans[old_id], after.plans[new_id]
    is_linked = before.lists is not None and after.lists is not None
    comparison = RecordComparison(_side(old.plan, before), _side(new.plan, after), is_linked)
    was_read = f"data/plans/{old_id}/results.yml" not in before.unread
    return compare_plan_states(old, new, comparison, was_read=was_read)


def compare_plan_states(
    old: PlanState, new: PlanState, comparison: RecordComparison, *, was_read: bool = True
) -> PlanChange | None:
    """Compare two states of one plan; None if readers see no difference.

    Args:
        old: as it is published.
        new: as it is proposed.
        comparison: compares their records.
        was_read: whether the results in the old state could be read.
    """
    old_id, new_id = old.plan.id, new.plan.id
    files = new.files if was_read else [one for one in new.files if one.kind != REPORT_NAME]
    change = PlanChange(
        id=new_id,
        title=new.plan.document.title,
        path=paths.plan(new_id),
        fate=Fate.CHANGED,
        differences=tuple(_differences(old.plan, new.plan, comparison)),
        targets=compare_targets(old.lines, new.lines, comparison),
        files=tuple(compare_files(old.files, files)),
        reviews=compare_reviews(old.results, new.results, comparison) if was_read else (),
        former_id=old_id if old_id != new_id else "",
    )
    found = (change.differences, change.targets, change.files, change.reviews, change.former_id)
    return change if any(found) else None


def _differences(old: Plan, new: Plan, comparison: RecordComparison) -> Iterator[FieldDifference]:
    yield from comparison.list_differences(old, new, _ELSEWHERE)
    if old.targets and new.targets:
        skip = frozenset({"items"})
        yield from comparison.list_differences(old.targets, new.targets, skip, ("targets",))
    only_date = frozenset(Plan.model_fields) - {"updated"}
    yield from comparison.list_differences(old, new, only_date)


def _added(key: str, before: PublicState, after: PublicState) -> PlanChange:
    state = after.plans[key]
    file = f"data/plans/{key}/plan.yml"
    fate = Fate.PUBLISHED if file in before.files else Fate.ADDED
    return PlanChange(
        id=key,
        title=state.plan.document.title,
        path=paths.plan(key),
        fate=Fate.UNKNOWN if file in before.unread else fate,
        differences=tuple(_facts(state, after)),
        targets=list_added_targets(state.lines),
        files=tuple(FileChange(None, file) for file in state.files),
        reviews=compare_reviews((), state.results, _alone(state.plan, after)),
    )


def _removed(key: str, before: PublicState, after: PublicState) -> PlanChange:
    state = before.plans[key]
    is_kept = f"data/plans/{key}/plan.yml" in after.files
    return PlanChange(
        id=key,
        title=state.plan.document.title,
        path=paths.plan(key),
        fate=Fate.WITHDRAWN if is_kept else Fate.REMOVED,
        targets=list_removed_targets(state.lines),
        files=tuple(FileChange(file, None) for file in state.files),
        reviews=compare_reviews(state.results, (), _alone(state.plan, before)),
    )


def compare_files(before: Sequence[FileFacts], after: Sequence[FileFacts]) -> Iterator[FileChange]:
    """List the published files that differ; a renamed file is recognised by its content."""
    old, new = {file.name: file for file in before}, {file.name: file for file in after}
    gone = {file.sha256: file for file in before if file.name not in new}
    renamed = {
        file.name: gone.pop(file.sha256)
        for file in after
        if file.name not in old and file.sha256 in gone
    }
    for file in after:
        known = old.get(file.name) or renamed.get(file.name)
        if known is None or _comparable(known, file) != _comparable(file, known):
            yield FileChange(known, file)
    for file in before:
        if file.name not in new and file not in renamed.values():
            yield FileChange(file, None)


def _comparable(file: FileFacts, other: FileFacts) -> FileFacts:
    """Leave out the language of a file if that of the other file is not known."""
    return file if other.language is not None else file._replace(language=None)


def _facts(state: PlanState, after: PublicState) -> Iterator[FieldDifference]:
    """List what a reviewer must know about a new plan: its issuer, its number and its dates."""
    plan, names = state.plan, after.names
    document = plan.document
    for name in _FACTS:
        value = getattr(document, name)
        if value is not None:
            title = type(document).model_fields[name].title or name
            yield FieldDifference(title, after=show_words(names.show(value, name)))
    for name in ("period", "phases", "deadlines"):
        value = getattr(plan, name)
        if value:
            title = Plan.model_fields[name].title or name
            yield FieldDifference(title, after=show_words(names.show(value, name)))


def _side(plan: Plan, state: PublicState) -> Side:
    return Side(state.names, {passage.path: passage.title for passage in passages(plan)})


def _alone(plan: Plan, state: PublicState) -> RecordComparison:
    side = _side(plan, state)
    return RecordComparison(side, side)

"""Comparing two states of the data: all that changes for the public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from thidua.changes.addresses import compare_addresses
from thidua.changes.common_records import compare_common_records
from thidua.changes.docs_and_look import (
    DocsComparison,
    compare_docs,
    compare_look,
    list_unread_folders,
)
from thidua.changes.history import find_decided, find_untold, find_withdrawn
from thidua.changes.honorees import compare_honoree
from thidua.changes.pairing import find_moves, pair_honorees, pair_plans
from thidua.changes.plans import compare_plan
from thidua.changes.report import AddressChanges, Fate, PlanChange, Report, UntoldHistory
from thidua.changes.state import PublicState
from thidua.model import paths
from thidua.model.labels import quantity
from thidua.portal.versions import MadeChange, list_made_changes, put_in_order


def compare_states(before: PublicState, after: PublicState, day: date | None = None) -> Report:
    """List all that changes for the public, in a fixed order.

    Args:
        before: the present data; files that cannot be read are not compared.
        after: the proposed data, without errors.
        day: of the entries that are proposed for histories of plans; None if none are wanted.
    """
    compared = [compare_plan(pair, before, after) for pair in pair_plans(before, after)]
    plans = [change for change in compared if change]
    honorees = (compare_honoree(pair, before, after) for pair in pair_honorees(before, after))
    docs = compare_docs(before.own_files, after.own_files)
    order = list(Fate)
    return Report(
        plans=tuple(sorted(plans, key=lambda change: (order.index(change.fate), change.id))),
        honorees=tuple(
            sorted(
                filter(None, honorees), key=lambda change: (order.index(change.fate), change.file)
            )
        ),
        entries=tuple(compare_common_records(before, after)),
        documents=docs.changes,
        look=tuple(compare_look(before.own_files, after.own_files)),
        addresses=_addresses(before, after, docs),
        notes=tuple(_notes(before, after)),
        untold=tuple(_untold(plans, before, after, day)) if day else (),
    )


def _untold(
    plans: Iterable[PlanChange], before: PublicState, after: PublicState, day: date
) -> Iterator[UntoldHistory]:
    """List what histories of plans do not tell; nothing of plans that were not read before."""
    changed = {change.id: change for change in plans}
    kinds = {
        name: str(getattr(kind, "name", name))
        for name, kind in (after.lists or {}).get("document_types", {}).items()
    }
    old_changes, made = _gather(before), _gather(after)
    known = [change for changes in old_changes.values() for change in changes]
    decided = {
        name: [
            *find_decided(put_in_order(made.get(name, ())), known, kinds),
            *find_withdrawn(put_in_order(old_changes.get(name, ())), made.get(name, ()), kinds),
        ]
        for name in made.keys() | old_changes.keys()
    }
    for name in sorted(changed.keys() | decided.keys()):
        seen = changed.get(name)
        if name in after.plans and not (seen and seen.fate is Fate.UNKNOWN):
            old = before.plans.get((seen.former_id if seen else "") or name)
            plan = old.plan if old else None
            new = after.plans[name].plan
            untold = find_untold(seen, plan, new, day, decided.get(name, ()))
            if untold:
                yield untold


def _gather(state: PublicState) -> dict[str, list[MadeChange]]:
    """What published documents change, by the identifier of the changed plan."""
    made: dict[str, list[MadeChange]] = {}
    for plan in state.plans.values():
        for name, change in list_made_changes(plan.plan):
            made.setdefault(name, []).append(change)
    return made


def _addresses(before: PublicState, after: PublicState, docs: DocsComparison) -> AddressChanges:
    persons = {
        paths.honoree(honoree.id) for honoree in before.honorees.values() if honoree.id_tells_name
    }
    found = compare_addresses(
        (before.addresses - persons) | _on_kept_pages(before, after) | docs.before,
        after.addresses | after.places | docs.after,
        {**find_moves(before, after), **docs.moves},
        after.book,
    )
    # The addresses of unreadable records are not known, so no address is certainly new.
    return replace(found, appeared=()) if before.unread else found


def _on_kept_pages(before: PublicState, after: PublicState) -> set[str]:
    """List the places on pages that exist in both states; other places are lost with their page."""
    return {place for place in before.places if place.partition("#")[0] in after.addresses}


def _notes(before: PublicState, after: PublicState) -> Iterator[str]:
    if before.faults:
        yield (
            f"Dữ liệu trước đây có {quantity(before.faults)} lỗi theo cách kiểm tra hiện nay, hoặc "
            "do một phiên bản cũ của phần mềm viết; chỉ so được những tệp còn đọc được."
        )
    for file in sorted(before.unread):
        yield f"Không đọc được bản trước của {file}, nên không so được tệp này."
    if before.unread:
        yield "Vì thế không kể ra địa chỉ nào là mới."
    for folder in list_unread_folders(before.own_files, after.own_files):
        yield (
            f"{folder}/ là một liên kết, mà git không giữ những gì ở ngoài kho, nên không so được "
            "các tệp trong đó."
        )

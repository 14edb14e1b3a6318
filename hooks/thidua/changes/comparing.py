"""Two states of the data in; everything that changes for the public out."""

from __future__ import annotations

from collections.abc import Iterator

from thidua import paths
from thidua.changes.addresses import compare_addresses
from thidua.changes.common_records import compare_common_records
from thidua.changes.honorees import compare_honoree
from thidua.changes.pairing import moves_between, pair_honorees, pair_plans
from thidua.changes.plans import compare_plan
from thidua.changes.report import AddressChanges, Fate, Report
from thidua.changes.state import State
from thidua.labels import quantity


def compare_states(before: State, after: State) -> Report:
    """Everything that changes for the public, in a fixed order.

    Args:
        before: the data as it stood; what of it could not be read is not compared.
        after: the data as proposed, without errors.
    """
    plans = (compare_plan(pair, before, after) for pair in pair_plans(before, after))
    honorees = (compare_honoree(pair, before, after) for pair in pair_honorees(before, after))
    order = list(Fate)
    return Report(
        plans=tuple(
            sorted(filter(None, plans), key=lambda change: (order.index(change.fate), change.id))
        ),
        honorees=tuple(
            sorted(
                filter(None, honorees), key=lambda change: (order.index(change.fate), change.file)
            )
        ),
        entries=tuple(compare_common_records(before, after)),
        addresses=_addresses(before, after),
        notes=tuple(_notes(before)),
    )


def _addresses(before: State, after: State) -> AddressChanges:
    old = before.addresses - {
        paths.honoree(honoree.id) for honoree in before.honorees.values() if honoree.id_tells_name
    }
    told = {key: entry.to for key, entry in (after.book or {}).items() if entry.to}
    found = compare_addresses(old, after.addresses, moves_between(before, after) | told)
    places = compare_addresses(_on_kept_pages(before, after), after.places | after.addresses, told)
    return AddressChanges(
        # Of what was not read no address is known, so nothing is known to be new.
        appeared=() if before.unread else found.appeared,
        moved=tuple(sorted({*found.moved, *places.moved})),
        ended=tuple(sorted({*found.ended, *places.ended})),
    )


def _on_kept_pages(before: State, after: State) -> set[str]:
    """Places on pages that stand in both states: those of other pages go with their page."""
    return {place for place in before.places if place.partition("#")[0] in after.addresses}


def _notes(before: State) -> Iterator[str]:
    if before.faults:
        yield (
            f"Dữ liệu trước đây có {quantity(before.faults)} lỗi theo cách kiểm tra hiện nay, hoặc "
            "do một phiên bản cũ của phần mềm viết; chỉ so được những tệp còn đọc được."
        )
    for file in sorted(before.unread):
        yield f"Không đọc được bản trước của {file}, nên không so được tệp này."
    if before.unread:
        yield "Vì thế không kể ra địa chỉ nào là mới."

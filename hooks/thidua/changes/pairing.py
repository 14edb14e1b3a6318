"""Finding which plans and honoured examples of two states are the same, and where they moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from thidua.changes.state import PlanState, PublicState
from thidua.model import Honoree, paths

Value = TypeVar("Value")


class Pair(NamedTuple):
    """The identifiers of a record in both states; None in a state that does not have it."""

    before: str | None
    after: str | None


def pair_plans(before: PublicState, after: PublicState) -> tuple[Pair, ...]:
    """Pair plans by identifier; a plan with a new identifier is recognised by its document."""
    return tuple(pair_records(before.plans, after.plans, _document))


def pair_honorees(before: PublicState, after: PublicState) -> tuple[Pair, ...]:
    """Pair honoured examples by identifier; one with a new one is recognised by its content."""
    return tuple(pair_records(before.honorees, after.honorees, _content))


def find_moves(before: PublicState, after: PublicState) -> dict[str, str]:
    """Find the new addresses of pages and files of plans, honoured examples and fields.

    A renamed file is recognised by its content.
    """
    found: dict[str, str] = {}
    for pair in pair_plans(before, after):
        if pair.before is None or pair.after is None:
            continue
        found[paths.plan(pair.before)] = paths.plan(pair.after)
        names = {file.sha256: file.name for file in after.plans[pair.after].files}
        kept = {file.name for file in after.plans[pair.after].files}
        for file in before.plans[pair.before].files:
            name = file.name if file.name in kept else names.get(file.sha256)
            if name:
                old = paths.original(pair.before, file.name)
                found[old] = paths.original(pair.after, name)
    for pair in pair_honorees(before, after):
        if pair.before is not None and pair.after is not None:
            found[paths.honoree(pair.before)] = paths.honoree(pair.after)
    found.update(_moved_lists(before, after))
    return found


def pair_records(
    before: Mapping[str, Value], after: Mapping[str, Value], key: Callable[[Value], Hashable]
) -> Iterator[Pair]:
    """Pair the records of two states, in the order of their identifiers.

    Args:
        before: records of one state, by identifier.
        after: records of the other state.
        key: gives what identifies a record under another identifier; a key that several records of
            a state have is not used.
    """
    gone = {name: key(before[name]) for name in before.keys() - after.keys()}
    new = {name: key(after[name]) for name in after.keys() - before.keys()}
    counts = Counter([*gone.values(), *new.values()])
    by_key = {value: name for name, value in gone.items()}
    former = {
        name: by_key[value]
        for name, value in new.items()
        if value in by_key and counts[value] == 2  # noqa: PLR2004 - one on each side
    }
    for name in sorted(before.keys() | after.keys()):
        if name in after:
            yield Pair(name if name in before else former.get(name), name)
        elif name not in former.values():
            yield Pair(name, None)


def _moved_lists(before: PublicState, after: PublicState) -> Iterator[tuple[str, str]]:
    """List old and new pages of fields and document types; their addresses may change."""
    for name, pages in (
        ("fields", (paths.field, paths.field_targets)),
        ("document_types", (paths.document_type,)),
    ):
        old, new = (before.lists or {}).get(name, {}), (after.lists or {}).get(name, {})
        for key in sorted(old.keys() & new.keys()):
            slugs = getattr(old[key], "slug", ""), getattr(new[key], "slug", "")
            for page in pages:
                yield page(slugs[0]), page(slugs[1])


def _document(state: PlanState) -> Hashable:
    document = state.plan.document
    return document.issuer, str(document.number), str(document.issued), document.title


def _content(honoree: Honoree) -> Hashable:
    return honoree.kind, honoree.name, honoree.achievement

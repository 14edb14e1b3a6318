"""Typed records of what a drafted decision changes in other plans."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.authoring.values import DraftedRecord, DraftedValue


@dataclass(frozen=True)
class DraftedAmendedTarget(DraftedRecord):
    """One line of the targets of a plan before and after a decision."""

    target: DraftedValue
    old: DraftedValue | None = None
    new: DraftedValue | None = None
    field: DraftedValue | None = None


@dataclass(frozen=True, kw_only=True)
class DraftedDecidedChange(DraftedRecord):
    """What a decision does to one plan from one day on."""

    plan: DraftedValue | None = None
    number: DraftedValue
    effect: DraftedValue
    from_: DraftedValue
    until: DraftedValue | None = None
    text: DraftedValue
    targets: tuple[DraftedAmendedTarget, ...] = ()

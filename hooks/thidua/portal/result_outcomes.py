"""The outcome of comparing a result with a target, and whose judgement it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from thidua.portal.result_states import StateRule, Status, find_state


class Judge(Enum):
    """Who says that a target is met: the portal, which compared two numbers, or the report."""

    PORTAL = "portal"
    REPORT = "report"


@dataclass(frozen=True)
class ResultOutcome:
    """The outcome of comparing a result with a target.

    Attributes:
        status: of the target.
        reason: why they cannot be compared, in Vietnamese; empty if they can.
        percent: the result in per cent of the target; None if less is better, or not comparable.
        judge: who judged.
        exceeds: whether the result is better than the figure of the target.
        estimated: whether the report calls its number an estimate.
    """

    status: Status
    reason: str = ""
    percent: Decimal | None = None
    judge: Judge = Judge.PORTAL
    exceeds: bool = False
    estimated: bool = False

    @property
    def word(self) -> str:
        """The state in Vietnamese."""
        return self.rule.word

    @property
    def rule(self) -> StateRule:
        """The rule by which it has this state."""
        return find_state(self.status, exceeds=self.exceeds)


def not_comparable(reason: str) -> ResultOutcome:
    """The outcome of a comparison that is not possible, with the reason in Vietnamese."""
    return ResultOutcome(Status.NOT_COMPARABLE, reason)

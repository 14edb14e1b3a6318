"""The figures of an indicator that its picture and its texts tell: those of the newest plans."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from thidua.portal.catalogue import Catalogue
from thidua.portal.plan_summary import PlanSummary
from thidua.portal.versions import find_last_day
from thidua.site.pages.cards import tell_plan_apart
from thidua.site.pages.counted_days import is_counted
from thidua.site.part_shelf import PartShelf
from thidua.site.plan_parts import FigureFragment

_MOST_COMPARED = 3


class ComparedFigures(NamedTuple):
    """The newest figures of an indicator.

    Attributes:
        figures: each with the name of its plan.
        total: how many there are, of which these are the first.
        counted: what they are figures of, in a word.
    """

    figures: tuple[tuple[str, FigureFragment], ...]
    total: int
    counted: str


def list_newest_figures(catalogue: Catalogue, shelf: PartShelf, name: str) -> ComparedFigures:
    """The newest figure of each of the newest plans; of a single plan, each of its parts.

    They are those that count when the data last changed; where none does, the last words.

    Args:
        catalogue: what there is.
        shelf: what was made of each plan.
        name: the identifier of the indicator.
    """
    every, day = catalogue.plans_by_indicator[name], catalogue.updated
    turning = catalogue.turning  # of all others each figure counts: of thousands, none is asked
    plans = [plan for plan in every if plan.id not in turning or _is_counted_plan(plan, day)]
    if not plans:
        plans, day = every, None
    found: list[tuple[str, FigureFragment]] = []
    for plan in plans:
        if len(found) >= _MOST_COMPARED:
            break
        latest = [
            figure
            for figure in shelf.figures(plan.id, name)
            if (is_counted(plan, figure.first, figure.last, day) if day else figure.is_latest)
        ]
        latest.sort(key=lambda figure: bool(figure.part))
        told = tell_plan_apart(catalogue, plan)
        found += [(told, figure) for figure in (latest if len(plans) == 1 else latest[:1])]
    total, counted = (len(found), "dòng") if len(plans) == 1 else (len(plans), "kế hoạch")
    return ComparedFigures(tuple(found), total, counted)


def _is_counted_plan(plan: PlanSummary, day: date | None) -> bool:
    """Whether the figures of a plan that no decision changed count on a day."""
    last = find_last_day(plan.life)
    return is_counted(plan, "", last.isoformat() if last else "", day)

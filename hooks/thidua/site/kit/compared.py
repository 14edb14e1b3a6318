"""The figures of an indicator that its picture and its texts tell: those of the newest plans."""

from __future__ import annotations

from typing import NamedTuple

from thidua.portal.catalogue import Catalogue
from thidua.site.pages.cards import tell_plan_apart
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

    Args:
        catalogue: what there is.
        shelf: what was made of each plan.
        name: the identifier of the indicator.
    """
    plans = catalogue.plans_by_indicator[name]
    found: list[tuple[str, FigureFragment]] = []
    for plan in plans:
        if len(found) >= _MOST_COMPARED:
            break
        figures = shelf.figures(plan.id, name)
        latest = [figure for figure in figures if figure.is_latest]
        latest.sort(key=lambda figure: bool(figure.part))
        told = tell_plan_apart(catalogue, plan)
        found += [(told, figure) for figure in (latest if len(plans) == 1 else latest[:1])]
    total, counted = (len(found), "dòng") if len(plans) == 1 else (len(plans), "kế hoạch")
    return ComparedFigures(tuple(found), total, counted)

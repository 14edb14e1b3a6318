"""Reading the cells of a report's tables as values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.attachments.text.model import TextPlace
from thidua.authoring.records import DraftedStatedFigure
from thidua.authoring.values import DraftedValue
from thidua.figures import Figure, read

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_VALUE = re.compile(rf"(?P<value>{_NUMBER})(?:\s*/\s*(?P<of>{_NUMBER}))?\s*(?P<unit>\D{{0,40}})")


def cell_at(cells: Sequence[str], at: int | None) -> str:
    """The words of a cell; empty if there is none."""
    return cells[at].strip() if at is not None and at < len(cells) else ""


def begin_small(unit: str) -> str:
    """A unit as it stands in a sentence: cells begin with a capital letter."""
    is_name = unit[1:2].isupper() or unit[:1] == "%"
    return unit if is_name else unit[:1].lower() + unit[1:]


def read_value(name: str, cell: str, unit: str) -> Figure | None:
    """The figure that a name, a value and its unit make."""
    if not cell:
        return None
    words = cell if not cell[-1].isdigit() or not unit else f"{cell} {unit}"
    return next(read(f"{name}: {words}", is_result=True).valued(), None)


def state_value(
    name: str, done: str, unit: str, planned: Figure | None, place: TextPlace
) -> tuple[tuple[DraftedStatedFigure, ...], Figure | None]:
    """The result that a cell prints; nothing if it does not print one number."""
    match = _VALUE.fullmatch(done)
    if match is None:
        return (), None
    own = match["unit"].strip() or unit
    figure = read_value(name, match["value"], own)
    if figure is None:
        return (), None
    of = match["of"]
    if of and planned and read_value(name, of, own) == planned:
        of = None  # done of planned, not a part of a whole
    stated = DraftedStatedFigure(
        name=DraftedValue(name, place),
        value=DraftedValue(match["value"], place),
        of=DraftedValue(of, place) if of else None,
        unit=DraftedValue(own, place) if own else None,
    )
    return (stated,), figure

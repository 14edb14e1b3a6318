"""A figure in short words of a uniform wording; reading them gives the same figure again."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from thidua.figures.model import Comparator, Direction, Figure, FigureKind, Value

_CHANGES = {
    Direction.INCREASE: "tăng",
    Direction.DECREASE: "giảm",
    Direction.INCREASE_TO: "tăng lên",
    Direction.DECREASE_TO: "giảm còn",
    Direction.MAINTAIN: "duy trì",
}
_COMPARISONS = {
    Comparator.EQ: "{}",
    Comparator.GT: "trên {}",
    Comparator.GE: "từ {} trở lên",
    Comparator.LT: "dưới {}",
    Comparator.LE: "không quá {}",
    Comparator.APPROX: "khoảng {}",
    Comparator.NEAR: "gần {}",
    Comparator.RANGE: "từ {}",
}
CLOSE_UNITS = ("%", "‰")
"""Units that stand right behind the number."""


def written_number(number: Decimal) -> str:
    """A number in Vietnamese notation: ``28.603,61``."""
    whole, _, decimals = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + ("," + decimals if decimals else "")


def with_unit(number: str, unit: str) -> str:
    """A written number and its unit: ``98,6%``, ``9,34 tỷ đồng``."""
    return f"{number}{unit}" if unit.startswith(CLOSE_UNITS) else f"{number} {unit}".strip()


class WrittenValue(NamedTuple):
    """A value in pieces, so that the number can be shown large: từ · 3,5 · % · trở lên.

    Joined without a word between them they are what :func:`written_value` gives.
    """

    before: str
    number: str
    unit: str
    after: str


def split_value(figure: Figure) -> WrittenValue:
    """The value of a figure in pieces; empty ones where it has no value."""
    if figure.value is None:
        return WrittenValue("", "", "", "")
    number = _range(figure.value) + (f"/{written_number(figure.of)}" if figure.of else "")
    unit = figure.unit or ""
    first, last = _COMPARISONS[figure.comparator or Comparator.EQ].split("{}")
    if figure.kind is FigureKind.MULTIPLE:
        first += "gấp "
    if figure.kind is FigureKind.SHARE:
        unit = " tổng số"
    elif figure.kind is FigureKind.LEVEL:
        first, unit = f"{first}{unit} ", ""
    elif unit and not unit.startswith(CLOSE_UNITS):
        unit = f" {unit}"
    return WrittenValue(first, number, unit, last)


def written_value(figure: Figure) -> str:
    """The value of a figure with its comparison and unit: ``từ 3,5% trở lên``."""
    return "".join(split_value(figure))


def written(figure: Figure) -> str:
    """A figure as a clause: ``tỷ lệ hộ nghèo: giảm từ 3,5% trở lên so với năm 2020``."""
    if figure.kind is FigureKind.QUALITATIVE:
        return figure.name
    if figure.value is None:
        return f"{figure.name}: {'; '.join(map(written, figure.parts))}"
    against = (
        figure.baseline.text if figure.baseline and figure.kind is not FigureKind.FROM_TO else ""
    )
    words = " ".join(filter(None, (written_change(figure), written_value(figure), against)))
    aside = f" ({'; '.join(map(written, figure.parts))})" if figure.parts else ""
    due = f"{figure.by.text}, " if figure.by else ""
    return f"{due}{figure.name}: {words}{aside}"


def written_change(figure: Figure) -> str:
    """The words of change: ``giảm``, ``tăng từ 50,9% lên``; empty for a mere level."""
    return _from(figure) or (_CHANGES[figure.direction] if figure.direction else "")


def _from(figure: Figure) -> str:
    """The words of change with the value it starts from: ``tăng từ 50,9% lên``; else empty."""
    if figure.kind is not FigureKind.FROM_TO or not figure.baseline:
        return ""
    falls = figure.direction is Direction.DECREASE_TO
    start = figure.baseline.text
    return f"giảm từ {start} xuống" if falls else f"tăng từ {start} lên"


def _range(value: Value) -> str:
    if isinstance(value, tuple):
        return " đến ".join(map(written_number, value))
    return written_number(value) if value is not None else ""

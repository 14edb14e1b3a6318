"""The levels before and after a change, in one unit."""

from __future__ import annotations

from decimal import Decimal

from thidua.figures.tokens import Quantity
from thidua.figures.units import converted


def in_unit_of(quantity: Quantity, other: Quantity) -> Decimal | None:
    """The value of another quantity in the unit of this one: *từ 800 triệu lên 1,2 tỷ đồng*."""
    if not isinstance(other.value, Decimal):
        return None
    if not other.unit or not quantity.unit or other.unit == quantity.unit:
        return other.value
    return converted(other.value, other.unit, quantity.unit)


def is_less(quantity: Quantity, other: Quantity) -> bool:
    """Whether a quantity is less than another one that can be compared with it."""
    before = in_unit_of(quantity, other)
    return isinstance(quantity.value, Decimal) and before is not None and quantity.value < before

"""Figures as dictionaries for JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from thidua.figures.model import Figure, Reading, Value


def json_number(number: Decimal) -> int | float:
    """A number as int if it is whole, else as the float that is printed with the same digits."""
    return int(number) if number == number.to_integral_value() else float(number)


def json_value(value: Value) -> int | float | list[int | float] | None:
    """A value for JSON: a number, ``[low, high]``, or None."""
    if isinstance(value, tuple):
        return [json_number(bound) for bound in value]
    return None if value is None else json_number(value)


def figure_record(figure: Figure) -> dict[str, Any]:
    """A figure as a dictionary with all keys; properties that it does not have are None."""
    baseline, by = figure.baseline, figure.by
    return {
        "name": figure.name,
        "value": json_value(figure.value),
        "of": None if figure.of is None else json_number(figure.of),
        "unit": figure.unit,
        "comparator": figure.comparator and figure.comparator.value,
        "direction": figure.direction and figure.direction.value,
        "baseline": baseline
        and {"text": baseline.text, "year": baseline.year, "value": json_value(baseline.value)},
        "by": by and {"text": by.text, "date": by.date},
        "kind": figure.kind and figure.kind.value,
        "span": list(figure.span),
        "parts": [figure_record(part) for part in figure.parts],
    }


def reading_record(reading: Reading) -> dict[str, Any]:
    """A line as a dictionary: its figures, and the spans with digits that could not be read."""
    return {
        "text": reading.text,
        "kind": reading.kind and reading.kind.value,
        "figures": [figure_record(figure) for figure in reading.figures],
        "left": [reading.text[start:end] for start, end in reading.left],
    }

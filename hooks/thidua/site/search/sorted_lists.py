"""Lists of whole numbers in rising order, each number once, as arrays."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]

_HALF_BITS = 16
_HALF = (1 << _HALF_BITS) - 1


def pick_distinct(values: Numbers) -> Numbers:
    """The values in order, each once; the given array is put in order too."""
    values.sort()
    return values[is_new(values)]


def is_new(values: Numbers) -> Numbers:
    """Which of some values in order differ from the one before."""
    new = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def find_among(values: Numbers, known: Numbers) -> Numbers:
    """Which of some values stand in a list; the values may be in any order."""
    if not len(known):
        return np.zeros(len(values), np.bool_)
    places = known.searchsorted(values)
    found: Numbers = known[places.clip(max=len(known) - 1)] == values
    return found


def find_common(one: Numbers, two: Numbers) -> Numbers:
    """What stands in both of two lists."""
    shorter, longer = (one, two) if len(one) < len(two) else (two, one)
    return shorter[find_among(shorter, longer)]


def sum_weights(values: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """The values in order, each once, and the sum of its weights."""
    if not len(values):
        return values, weights
    order = values.argsort(kind="stable")
    values = values[order]
    firsts = np.flatnonzero(is_new(values))
    return values[firsts], np.add.reduceat(weights[order], firsts)


def list_steps(lengths: Numbers) -> Numbers:
    """0, 1, 2, … up to each length, one stretch after the other."""
    ends = lengths.cumsum()
    found: Numbers = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
    return found


def cut_parts(sizes: Numbers, most: int) -> list[slice]:
    """Neighbouring items together, so that the sizes in a part make no more than ``most``.

    An item that is larger stands alone.
    """
    ends = sizes.cumsum()
    found, start = [], 0
    while start < len(sizes):
        done = ends[start] - sizes[start]
        end = max(start + 1, int(ends.searchsorted(done + most, "right")))
        found.append(slice(start, end))
        start = end
    return found


def find_order(values: Numbers) -> Numbers:
    """Where the values are in rising order, equal ones in the order in which they stand.

    They are below 2 ** 32. Numpy counts numbers of 16 bits instead of comparing them.
    """
    order = (values & _HALF).astype(np.uint16).argsort(kind="stable")
    if len(values) and values.max() > _HALF:
        order = order[(values[order] >> _HALF_BITS).astype(np.uint16).argsort(kind="stable")]
    return order

"""How much of long lists the tests try: some, or all by ``make soak``, which runs each night."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

Thing = TypeVar("Thing")

SOAKING = os.environ.get("SOAK") == "1"
"""Whether everything is tried."""


def take_part(things: Sequence[Thing], every: int) -> list[Thing]:
    """All of a long list, or of so many things in a row the first."""
    return list(things) if SOAKING else list(things[::every])


by_night = pytest.mark.skipif(not SOAKING, reason="`make soak` does")
"""Marks what costs much and tells little that other tests do not tell."""


def at_most(usual: int, soaking: int) -> int:
    """How often something is tried."""
    return soaking if SOAKING else usual

"""What stands in for a record of which a rule asks only a few things."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


def stand_in(**told: Any) -> Any:
    """A record with what is asked of it, and nothing else."""
    return SimpleNamespace(**told)

"""A seat at a desk for each test."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from desks import Seat


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    """Somebody at the desk of a portal of the test's own."""
    return Seat(tmp_path)

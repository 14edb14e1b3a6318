"""What records and calls mean where nothing is said: a table of each room."""

from __future__ import annotations

from types import ModuleType

import pytest

from tables import compare_table, tell_defaults
from thidua import portal
from thidua.attachments import comparison, inspection, text
from thidua.portal import addresses, reports, rules

ROOMS = (comparison, inspection, text, portal, addresses, reports, rules)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.rpartition(".")[2])
def test_what_is_not_said_means_what_is_written_down(room: ModuleType) -> None:
    """Each record and each function with what it takes for granted."""
    compare_table(f"default-{room.__name__.rpartition('.')[2]}", tell_defaults(room))

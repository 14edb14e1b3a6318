"""What a list of documents is said to have: plans, or documents where decisions are among them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thidua.site.pages.cards import count_documents


@pytest.mark.parametrize(
    ("campaigns", "others", "what", "words"),
    [
        (2, 0, "", "2 kế hoạch"),
        (2, 0, "thi đua", "2 kế hoạch thi đua"),
        (2, 1, "thi đua", "3 văn bản"),
        (0, 1, "", "1 văn bản"),
        (1200, 0, "", "1.200 kế hoạch"),
    ],
)
def test_a_decision_is_not_counted_as_a_plan(
    campaigns: int, others: int, what: str, words: str
) -> None:
    """A list with decisions in it has documents; one without has plans."""
    plans: list[Any] = [SimpleNamespace(is_campaign=True)] * campaigns
    plans += [SimpleNamespace(is_campaign=False)] * others
    assert count_documents(plans, what) == words

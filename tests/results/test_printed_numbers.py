"""A number that staff state for a result is the printed one, however many zeros stand before it."""

from __future__ import annotations

from typing import Any

import pytest

from stand_ins import stand_in
from thidua.portal.rules.results import stated_figures_are_reported


@pytest.mark.parametrize(
    ("text", "value", "is_printed"),
    [
        ("Tỷ lệ hộ nghèo còn 05 %", "5", True),
        ("Tỷ lệ hộ nghèo còn 5%", "05", True),
        ("Xây 07/08 nhà", "7", True),
        ("Thu 1.250 tỷ đồng", "1250", True),
        ("Đạt 51%", "5,1", False),
        ("Đạt 5,1%", "51", False),
        ("Đạt 50%", "5", False),
    ],
)
def test_a_stated_number_is_printed(text: str, value: str, is_printed: bool) -> None:
    figure = stand_in(value=value, of=None)
    review = stand_in(results=[stand_in(text=text, figures=[figure], units=())])
    entry = stand_in(record=stand_in(reviews=[review]), problem=lambda *said: said)
    dossier: Any = stand_in(results=entry)
    assert (not list(stated_figures_are_reported(dossier))) is is_printed

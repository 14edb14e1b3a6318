"""Corrections that print a part of a line: the new line is the old one with that part in it."""

from __future__ import annotations

import pytest

from thidua.language.swapped_words import Swap, is_part, is_swapped

LINE = "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 70% trở lên;"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("đạt 70% trở lên", "đạt 75% trở lên", True),
        ("hồ sơ trực tuyến toàn trình đạt 70%", "hồ sơ trực tuyến đạt 75%", True),
        ("70%", "75%", True),
        # The whole line, or the new words have what stands around the old ones.
        ("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 70% trở lên", "Tỷ lệ hồ sơ đạt 75%", False),
        ("70%", "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 75% trở lên", False),
        # Not there, or in two places.
        ("đạt 60% trở lên", "đạt 75% trở lên", False),
        ("t", "d", False),
    ],
)
def test_a_part_is_told_from_a_whole_line(old: str, new: str, part: bool) -> None:
    """Only a part is put into the old line; it stands there exactly once."""
    assert is_part(LINE, Swap(old, new, is_figure=False)) is part


@pytest.mark.parametrize(
    ("said", "swapped"),
    [
        ("tại chỉ tiêu 1, “đạt 70% trở lên” nay đính chính là “đạt 75% trở lên”.", True),
        ("“đạt 70%” xin được sửa lại thành: “đạt 75%”", True),
        ("“đạt 70%” và “đạt 75%”", False),
    ],
)
def test_a_corrected_line_is_what_its_decision_says(said: str, swapped: bool) -> None:
    """The words of a corrected line are held against those that the decision prints."""
    assert is_swapped(LINE, LINE.replace("70%", "75%"), [said]) is swapped

"""Cells of workbooks show what Excel shows."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from thidua.attachments.text.numberformats import show_text, show_value

EXPECTED = json.loads((Path(__file__).parent / "number-formats.json").read_text("utf-8"))["codes"]


def shown(value: float | str, code: str, is_1904: bool = False) -> str | None:
    """What a cell shows, with single spaces."""
    found = show_value(Decimal(str(value)), code, is_1904)
    return None if found is None else " ".join(found.split())


@pytest.mark.parametrize("code", EXPECTED)
def test_a_format_code_shows_what_a_known_library_shows(code: str) -> None:
    """The data file names its source; it has the 400 codes that such tables use most."""
    assert {value: shown(value, code) for value in EXPECTED[code]} == EXPECTED[code]


def test_there_are_enough_codes_and_values() -> None:
    """Each code is tried with several values."""
    assert len(EXPECTED) >= 300
    assert sum(map(len, EXPECTED.values())) >= 10 * len(EXPECTED)


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        # A float is rounded as the decimal number that it was typed as.
        (2.675, "0.00", "2,68"),
        (1.005, "0.00", "1,01"),
        (-2.5, "0", "-3"),
        (0.285, "0%", "29%"),
        (4.35, "0.0", "4,4"),
        # A fraction that is nearly whole is the next whole number, without a fraction.
        (99.95, "# ?/?", "100"),
        (99.95, "# ??/??", "99 19/20"),
        (0.9999, "# ?/8", "1"),
        (3.75, "?/?", "15/4"),
        (-0.5, '# ?/?" công"', "- 1/2 công"),
        # General: at most eleven letters.
        (12345678901, "General", "12345678901"),
        (123456789012, "General", "1,23457E+11"),
        (1 / 3, "General", "0,333333333"),
        (123.4567890123, "General", "123,456789"),
        (0.00001, "General", "0,00001"),
        (0.00001234567, "General", "1,23457E-05"),
        (-45.5, "General", "-45,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1e20, "General", "1E+20"),
        # Commas behind the last digit divide by a thousand; between digits they separate.
        (1500000, "#,##0,", "1.500"),
        (1500000, "0.0,,", "1,5"),
        (27716000000, '#,##0.00,,," tỷ"', "27,72 tỷ"),
        # The short date of the machine.
        (46054, "mm-dd-yy", "01/02/2026"),
        (46054, "m/d/yy h:mm", "01/02/2026 0:00"),
        (46054, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "01 Tháng Hai 2026"),
        # Minutes stand behind hours or before seconds; else it is the month.
        (46054.6, "hh:mm dd/mm", "14:24 01/02"),
        (46054.6, "mm:ss", "24:00"),
        (46054.6, "d/m/yyyy h:mm:ss", "1/2/2026 14:24:00"),
        (1.5, "[h]:mm", "36:00"),
        (0.999999, "h:mm:ss", "0:00:00"),
        # The 29th of February 1900, which Excel counts.
        (59, "dd/mm/yyyy", "28/02/1900"),
        (60, "dd/mm/yyyy", "29/02/1900"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        # Words and signs around a number.
        (12, '0" xã"', "12 xã"),
        (95, '"≥ "0"%"', "≥ 95%"),
        (8, "00", "08"),
        (0, '0;-0;"-"', "-"),
        (-3.2, "0.0;(0.0)", "(3,2)"),
        (5, '[>=10]0;"dưới 10"', "dưới 10"),
        (5, "[Red]0[$ hộ]", "5 hộ"),
        (912345678, "0000 000 000", "0912 345 678"),
        # Nothing at all.
        (5, ";;;", ""),
        (0, "0;-0;", ""),
    ],
)
def test_a_cell_shows_what_excel_shows(value: float, code: str, words: str) -> None:
    assert shown(value, code) == words


def test_days_count_from_1904_in_workbooks_of_old_macs() -> None:
    assert shown(0, "dd/mm/yyyy", is_1904=True) == "01/01/1904"
    assert shown(44592, "dd/mm/yyyy", is_1904=True) == "01/02/2026"


@pytest.mark.parametrize("value", [-1, 2958466])
def test_a_day_outside_the_calendar_of_excel_shows_nothing(value: int) -> None:
    """Excel fills the cell with number signs."""
    assert shown(value, "dd/mm/yyyy") is None


@pytest.mark.parametrize(
    ("code", "words"),
    [("General", "Bãi Cháy"), ("@", "Bãi Cháy"), ('0;-0;0;"xã "@', "xã Bãi Cháy"),
     ('"xã "@', "xã Bãi Cháy"), ("0.0", "Bãi Cháy"), (";;;", "")],
)  # fmt: skip
def test_a_text_is_shown_by_the_last_section(code: str, words: str) -> None:
    assert show_text("Bãi Cháy", code) == words

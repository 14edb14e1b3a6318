"""A day in a cell of a workbook is told as a day, without a time that nobody gave."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from thidua.attachments.text.workbookcells import read_sheets
from thidua.authoring.results.word_doubts import doubt_made


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (datetime(2026, 4, 3), "yyyy-mm-dd h:mm:ss", "2026-04-03"),
        (datetime(2026, 4, 3), "dd/mm/yyyy hh:mm", "03/04/2026"),
        (datetime(2026, 4, 3), "dd/mm/yyyy", "03/04/2026"),
        (datetime(2026, 4, 3, 7, 30), "dd/mm/yyyy hh:mm", "03/04/2026 07:30"),
        (datetime(2026, 4, 3, 10, 0), "yyyy-mm-dd h:mm:ss", "2026-04-03 10:00:00"),
        (0, "h:mm", "0:00"),
    ],
)
def test_a_midnight_behind_a_day_is_no_time(value: datetime | int, code: str, shown: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = value
    sheet["A1"].number_format = code
    content = BytesIO()
    book.save(content)
    assert read_sheets(content.getvalue())[0].cells[1, 1].shown == shown


def test_staff_read_the_day_that_a_cell_became_as_days_are_written() -> None:
    assert "“03/4/2026”" in doubt_made("2026-04-03", date(2026, 4, 3))
    assert "“03-Thg4”" in doubt_made("03-Thg4", date(2026, 4, 3))

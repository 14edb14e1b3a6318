"""Reading the file of a filled-in form of results, whatever came in its place."""

from __future__ import annotations

from pathlib import Path

from portal_cli.received import inspect_received
from thidua.authoring.drafting.starting import UnusableError
from thidua.authoring.results.form_table import refuse_large_sheets

_MEGABYTE = 1_000_000


def read_filled_form(path: Path, most_megabytes: int) -> bytes:
    """The content of a file that may be a form; a workbook is inspected.

    Args:
        path: of the file.
        most_megabytes: that it may have.

    Raises:
        UnusableError: if the file is not there, is too large, or cannot be taken.
        NoFormError: if a sheet of it is larger than any form.
    """
    if not path.is_file():
        raise UnusableError(f"Không có tệp “{path}”.")
    if path.suffix.lower() == ".xlsx":
        if path.stat().st_size <= most_megabytes * _MEGABYTE:
            refuse_large_sheets(path.read_bytes())
        return inspect_received(path, most_megabytes).content
    if path.stat().st_size > most_megabytes * _MEGABYTE:
        raise UnusableError(
            f"Tệp “{path.name}” lớn hơn {most_megabytes} MB, không phải mẫu ghi kết quả của Cổng."
        )
    return path.read_bytes()

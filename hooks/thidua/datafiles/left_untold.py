"""Problems that are too many to be told one by one: they are counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.foundation.problems import FILE_START, Problem, Severity
from thidua.language.endless import grouped


def sum_up(left: Sequence[Problem], file: str) -> Iterator[Problem]:
    """One problem for those that are too many to tell, as grave as the gravest of them."""
    if left:
        is_error = any(one.severity is Severity.ERROR for one in left)
        yield count_left(len(left), file, Severity.ERROR if is_error else Severity.NOTICE)


def count_left(left: int, file: str, severity: Severity) -> Problem:
    """The problem that says how many more a file has."""
    said = f"Tệp còn {grouped(left)} chỗ sai nữa, chưa kể ra."
    fix = "Có lẽ đã dán nhầm tệp khác vào đây. Sửa những chỗ trên rồi kiểm tra lại."
    return Problem(file, FILE_START, said, fix, severity)

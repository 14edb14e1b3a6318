"""The rule for the form of files: only one, so that a change of one field changes one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from thidua.datafiles.decoding import decode
from thidua.datafiles.format.formatting import canonical_text, same_words
from thidua.datafiles.format.tree import tree_of
from thidua.datafiles.format.writing import write
from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Position, Problem, Severity

_SHOWN = 60
_BEFORE_A_COMMENT = re.compile(rb" +# ")


def files_are_canonical(entry: FileRecord[Any]) -> Iterator[Problem]:
    """A data file has the form that ``portal fmt`` gives it."""
    problem = _first_difference(entry)
    if problem:
        yield problem


def _first_difference(entry: FileRecord[Any]) -> Problem | None:
    written = entry.source.read_bytes()
    if entry.data is not None and written == write(tree_of(entry.data), entry.file).encode():
        return None  # nearly always: then it has no comments that could be lost
    text, _ = decode(written, entry.file)
    wanted = canonical_text(text, entry.file)
    if written == wanted.encode() or not same_words(text, wanted):
        return None  # where words would be lost, the fault that loses them is told
    lines = zip_longest(written.split(b"\n"), wanted.split("\n"))
    number, line = next(
        (
            (place, right or "")
            for place, (here, right) in enumerate(lines, 1)
            if here is None or right is None or _bare(here) != _bare(right.encode())
        ),
        (0, ""),
    )
    if not number:
        return None  # only comments stand in other columns, as after any change of a drafted line
    last = written.count(b"\n") + (not written.endswith(b"\n"))
    number = min(number, max(1, last))  # what is missing at the end is missing after its last line
    shown = line.strip() if len(line.strip()) <= _SHOWN else f"{line.strip()[:_SHOWN]}…"
    message = "Từ dòng này tệp chưa viết theo mẫu chung"
    message += f"; đúng mẫu là `{shown}`." if shown else "."
    fix = "Chạy `portal fmt`: chỉ cách viết đổi, không chữ nào đổi."
    return Problem(entry.file, Position(number, 1), message, fix, Severity.NOTICE)


def _bare(line: bytes) -> bytes:
    """A line without the column of its comment."""
    return _BEFORE_A_COMMENT.sub(b" # ", line)

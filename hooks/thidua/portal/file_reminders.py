"""Reminders about one data file, kept from one run to the next.

To write the list of all issuers in its one form takes longer than to read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json, to_json

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.foundation.store import Memo, Store, hash_of
from thidua.portal.plan_reading import plain_problem, read_problem
from thidua.portal.rules import FILE_REMINDERS

_KIND = "reminders"


def remind_of_file(entry: FileRecord[Any], store: Store, engine: bytes) -> list[Problem]:
    """What staff should be reminded of, by the content of a file alone.

    Args:
        entry: the file; those of plans are not asked for here, for a plan is kept as a whole.
        store: keeps the reminders.
        engine: a hash of the program and its libraries; if empty, nothing is kept.
    """
    if not engine:
        return list(_find(entry))
    memo = Memo(store, _KIND, entry.file)
    try:
        kept = memo.get(
            hash_of(engine, entry.source.read_bytes()),
            lambda: to_json([plain_problem(problem) for problem in _find(entry)]),
        )
        return [read_problem(values) for values in from_json(kept)]
    except (ValueError, TypeError, LookupError):  # the name of a file need not be text
        return list(_find(entry))


def _find(entry: FileRecord[Any]) -> Iterator[Problem]:
    for rule in FILE_REMINDERS:
        yield from rule(entry)

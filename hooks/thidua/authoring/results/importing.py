"""Reading a filled-in form of a plan's results back into ``results.yml``, or saying why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from thidua.authoring.results.form_changes import FormChanges, find_changes
from thidua.authoring.results.form_entries import FormEntry, read_day, read_review_kind
from thidua.authoring.results.form_rows import (
    DAY,
    FILLED,
    KIND,
    NUMBER,
    REPORT,
    TEXT,
    KnownRow,
    RowRecogniser,
)
from thidua.authoring.results.form_table import FormDoubt, FormTable, read_form
from thidua.authoring.results.merging import merge_changes
from thidua.datafiles.decoding import decode
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.writing import write
from thidua.datafiles.validation import check_text
from thidua.figures import Figure, read
from thidua.foundation.files import replace
from thidua.foundation.problems import Problem, pick_errors
from thidua.model import Results
from thidua.model.labels import quantity
from thidua.model.results import ReviewKind
from thidua.portal.dossier import Dossier
from thidua.portal.file_names import RESULTS
from thidua.portal.files import find_results_beside
from thidua.site.opendata.results_form import FormRow, list_form_rows

_ABOUT_RESULT = FILLED[FILLED.index(TEXT) :]
_ReviewKey: TypeAlias = tuple[ReviewKind | str, str]


@dataclass(frozen=True)
class ImportOutcome:
    """What came of reading a form.

    Attributes:
        doubts: if there are any, nothing was written.
        problems: of the file that would have been written.
        notes: what is good to know.
        changes: what is written; nothing if the form changes nothing.
        text: of ``results.yml`` with them; empty if nothing is to be written.
    """

    doubts: Sequence[FormDoubt] = ()
    problems: Sequence[Problem] = ()
    notes: Sequence[str] = ()
    changes: FormChanges = field(default_factory=FormChanges)
    text: str = ""


def import_form(dossier: Dossier, name: str, content: bytes, today: date) -> ImportOutcome:
    """Read a form and write what it changes; nothing is written while a cell is doubtful.

    Raises:
        NoFormError: if the file is no form.
    """
    outcome = prepare_import(dossier, name, content, today)
    if outcome.text:
        replace(dossier.folder / RESULTS, outcome.text.encode())
    return outcome


def prepare_import(dossier: Dossier, name: str, content: bytes, today: date) -> ImportOutcome:
    """Read a form, and tell what is to be written; nothing is written yet.

    Args:
        dossier: the plan.
        name: of the file with the form.
        content: the whole file; a workbook has been inspected.
        today: the day on which it is read.

    Raises:
        NoFormError: if the file is no form.
    """
    table = read_form(name, content)
    results = dossier.results.record if dossier.results else None
    plan = dossier.entry.record
    rows = list(list_form_rows(plan.id, dossier.held_lines, results))
    has_draft = results is not None and results.for_readers is not results
    recogniser = RowRecogniser(plan.id, rows, may_lack=has_draft)
    doubts = list(table.doubts)
    if doubts:
        return ImportOutcome(doubts)
    recogniser.recognise(table)
    entries = _read_entries(dossier, recogniser.known, today, doubts)
    doubts = [*recogniser.doubts, *doubts]
    changes = FormChanges() if doubts else find_changes(entries, results)
    doubts += changes.doubts
    if doubts:
        return ImportOutcome(sorted(doubts, key=_order))
    notes = [*_note_unread(table), *recogniser.list_notes(table)]
    notes += _note_empty(table, recogniser.known)
    text = _merge(dossier, changes) if changes else ""
    problems = pick_errors(check_text(text, _name_file(dossier), Results)) if text else []
    return ImportOutcome((), problems, notes, changes, "" if problems else text)


def _order(doubt: FormDoubt) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, doubt.where.rpartition(" ô ")[2].partition(" ")[0]))
    return int(digits or 0), doubt.where


def _read_entries(
    dossier: Dossier, rows: Sequence[KnownRow], today: date, doubts: list[FormDoubt]
) -> list[FormEntry]:
    """Read the rows that say something; whatever is doubtful is added to ``doubts``."""
    figures = {
        (line.place, line.line.text): [one.figure for one in line.figures]
        for line in dossier.held_lines
    }
    issued = dossier.entry.record.document.issued
    entries: list[FormEntry] = []
    reports = _SharedReports(rows)
    for row in sorted(rows, key=lambda row: row.line.number):
        if row.is_new and not any(row.line.cells.get(name) for name in _ABOUT_RESULT):
            continue
        if not row.is_new and not any(row.line.words(name) for name in FILLED):
            what = "Các ô của một kết quả đã có bị xóa trống."
            fix = "Trả lại như cũ; muốn bỏ kết quả này thì xóa trong `results.yml`."
            doubts.append(row.line.doubt(_ABOUT_RESULT[0], what, fix))
            continue
        shared = reports.share_with(row)
        entry = FormEntry(row, _figures_of(row.form, figures), today, issued, shared)
        entry.read()
        found = list(entry.list_doubts())
        doubts += found
        entries += [] if found or not (entry.kind and entry.day) else [entry]
    return entries


class _SharedReports:
    """The names and numbers of reports, which staff write in one row of each review."""

    def __init__(self, rows: Sequence[KnownRow]) -> None:
        self._told: dict[_ReviewKey, list[Mapping[str, str]]] = {}
        self._asked: set[_ReviewKey] = set()
        for row in rows:
            told = {name: row.line.words(name) for name in (REPORT, NUMBER)}
            known = self._told.setdefault(_find_review(row), [])
            if told[REPORT] and told not in known:
                known.append(told)

    def share_with(self, row: KnownRow) -> Mapping[str, str] | None:
        """What a row need not say itself; None if an earlier one is asked for the name.

        Where rows of a review name different reports, none is taken for another row.
        """
        if row.line.words(REPORT):
            return {}
        review = _find_review(row)
        told = self._told[review]
        if len(told) == 1:
            return told[0]
        if row.is_new and not told and review in self._asked:
            return None
        self._asked.add(review)
        return {}


def _find_review(row: KnownRow) -> _ReviewKey:
    """Of which review a row tells, in whatever way its kind and its day are written."""
    kind, day = row.line.words(KIND), row.line.words(DAY)
    with suppress(ValueError):
        day = str(read_day(day))
    return read_review_kind(kind) or kind, day


def _figures_of(row: FormRow, figures: dict[tuple[str, str], list[Figure]]) -> list[Figure]:
    words = row.cells[3]
    return figures[row.place, words] if row.place else list(read(words).valued())


def _note_unread(table: FormTable) -> Iterator[str]:
    """Tell of sheets that are no form, which nobody reads."""
    if table.unread:
        titles = ", ".join(f"“{title}”" for title in table.unread)
        yield (
            f"Trang tính {titles} không phải mẫu của Cổng nên không được đọc; có kết quả ở đó thì "
            "chép sang mẫu rồi đọc lại."
        )


def _note_empty(table: FormTable, rows: Sequence[KnownRow]) -> Iterator[str]:
    """Tell of rows that name a report but no result."""
    empty = [
        row.line.number
        for row in rows
        if row.is_new
        and any(row.line.words(name) for name in FILLED)
        and not any(row.line.cells.get(name) for name in _ABOUT_RESULT)
    ]
    if empty:
        yield (
            f"{table.place}: {quantity(len(empty))} dòng có báo cáo mà không có kết quả (dòng "
            f"{', '.join(map(str, sorted(empty)))}); không ghi gì cho các dòng ấy."
        )


def _merge(dossier: Dossier, changes: FormChanges) -> str:
    """What ``results.yml`` says with the changes."""
    path, file = dossier.folder / RESULTS, _name_file(dossier)
    tree = read_tree(decode(path.read_bytes(), file)[0]) if path.is_file() else None
    return write(merge_changes(tree, changes), file)


def _name_file(dossier: Dossier) -> str:
    return find_results_beside(dossier.entry.file)

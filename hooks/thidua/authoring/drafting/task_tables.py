"""Reading tables of tasks: what is to be done, who leads, who helps, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.authoring.drafting.entries import NumberStyle, OutlineEntry, join_lead
from thidua.authoring.drafting.responsibilities import split_unit_names
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.spans import DAY, count_points, is_in_span, make_date
from thidua.authoring.drafting.table_columns import find_head, is_mark, join_labels
from thidua.authoring.passages import shorten
from thidua.authoring.records import (
    DraftedDeadline,
    DraftedResponsibilities,
    DraftedResponsibility,
    DraftedUnitRole,
)
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.vietnamese import fold

_TASK = re.compile(r"\b(?:noi dung|nhiem vu|cong viec|hoat dong|dau viec|phan viec|viec)\b")
_LEADS = re.compile(r"\b(?:chu tri|dau moi|phu trach|chiu trach nhiem)\b")
_DOES = re.compile(r"\b(?:don vi|co quan|bo phan|nguoi|phong|to|khoa)\b.*\bthuc hien\b|^thuc hien$")
_HELPS = re.compile(r"\bphoi hop\b")
_DUE = re.compile(r"\b(?:thoi (?:gian|han|diem)|han|hoan thanh|tien do|moc)\b")
_NO_TASKS = re.compile(r"\b(?:chi tieu|don vi tinh|dvt|ke hoach|ket qua|muc tieu)\b")
_BY_DAY = re.compile(
    rf"(?:(?:hoàn thành |xong )?(?:trước|chậm nhất|muộn nhất|đến(?: hết)?)(?: là| vào)? )?{DAY}",
    re.IGNORECASE,
)
_BY_MONTH = re.compile(
    r"(?:(?:trước|trong|đến(?: hết)?|hết|cuối) )?tháng (\d{1,2})(?:\s*/\s*| năm )(\d{4})",
    re.IGNORECASE,
)


_GOALS = ("targets", "objectives")
"""Kinds of sections that a table of tasks may follow without a heading of its own."""


class _Columns(NamedTuple):
    """Where the cells of a row tell what; None where no column does."""

    task: int
    leader: int | None
    helper: int | None
    due: int | None
    is_led: bool


class TaskTable(NamedTuple):
    """A table of tasks: the paragraphs and rows above its rows, and the rows."""

    lead: tuple[OutlineEntry, ...]
    rows: tuple[OutlineEntry, ...]
    columns: _Columns


def find_task_table(section: OutlineSection) -> TaskTable | None:
    """The table of tasks with which a section ends; None where it has another or none."""
    begin = next((at for at, entry in enumerate(section.entries) if entry.cells), None)
    if begin is None or not all(entry.cells for entry in section.entries[begin:]):
        return None
    table = section.entries[begin:]
    cells = [entry.cells for entry in table]
    head = find_head(cells)
    if not head or head[0]:
        return None
    columns = _find_columns(join_labels(cells[: head[1]]))
    rows = table[head[1] :]
    if columns is None or not rows or any(len(one.cells) != len(cells[0]) for one in rows):
        return None
    return TaskTable(section.entries[: begin + head[1]], rows, columns)


def separate_tasks(sections: Sequence[OutlineSection]) -> Iterator[OutlineSection]:
    """List the sections; a table of tasks below a list of goals becomes a section of its own."""
    kind = (
        "other" if any(one.kind == "responsibilities" for one in sections) else "responsibilities"
    )
    for section in sections:
        table = find_task_table(section) if section.kind in _GOALS else None
        begin = next((at for at, entry in enumerate(section.entries) if entry.cells), 0)
        if begin and _introduces(section.entries[begin - 1]):
            begin -= 1
        if table is None or not begin:
            yield section
            continue
        yield replace(section, entries=section.entries[:begin])
        yield OutlineSection(kind, entries=section.entries[begin:])


def _introduces(entry: OutlineEntry) -> bool:
    """Tell whether a paragraph belongs to the table below it: *Các nhiệm vụ cụ thể:*."""
    is_listed = entry.number_style is not NumberStyle.NONE or bool(entry.bullet)
    return not is_listed and (entry.text.rstrip().endswith(":") or bool(_TASK.search(entry.folded)))


def _find_columns(labels: Sequence[str]) -> _Columns | None:
    words = [fold(label) for label in labels]
    if any(map(_NO_TASKS.search, words)):
        return None

    def find(pattern: re.Pattern[str], *taken: int | None) -> int | None:
        return next((at for at, word in enumerate(words)
                     if at not in taken and pattern.search(word)), None)  # fmt: skip

    helper = find(_HELPS)
    leader = find(_LEADS, helper)
    is_led = leader is not None
    doer = leader if is_led else find(_DOES, helper)
    due = find(_DUE, helper, doer)
    task = find(_TASK, helper, doer, due)
    if task is None or (doer is None and due is None):
        return None
    return _Columns(task, doer, helper, due, is_led)


def read_task_duties(
    table: TaskTable, heading: DraftedValue | None
) -> DraftedResponsibilities | None:
    """Read every row as a duty; None where a row has no number or names nobody."""
    columns = table.columns
    if columns.leader is None:
        return None
    duties = []
    for row in table.rows:
        units = [*_read_units(row, columns.leader, "lead" if columns.is_led else "assign"),
                 *_read_units(row, columns.helper, "coordinate")]  # fmt: skip
        number = row.cells[0]
        if not units or not is_mark(number):
            return None
        words = " ".join(cell for cell in row.cells[1:] if cell)
        duties.append(
            DraftedResponsibility(
                DraftedValue(number, row.place), tuple(units), DraftedValue(words, row.place)
            )
        )
    return DraftedResponsibilities(heading, join_lead(table.lead), tuple(duties))


def _read_units(row: OutlineEntry, at: int | None, role: str) -> Iterator[DraftedUnitRole]:
    for name in split_unit_names(row.cells[at]) if at is not None else ():
        yield DraftedUnitRole(
            DraftedValue(name, row.place, Certainty.LIKELY),
            DraftedValue(role, row.place, Certainty.LIKELY),
        )


def list_task_deadlines(
    sections: Sequence[OutlineSection],
) -> Found[tuple[DraftedDeadline, ...]]:
    """List by when the tasks in tables are due, and tell of cells that could not be read."""
    deadlines: list[DraftedDeadline] = []
    doubts: list[DraftedDoubt] = []
    for section in sections:
        table = find_task_table(section)
        if table is None or table.columns.due is None:
            continue
        for row in table.rows:
            cell, task = row.cells[table.columns.due], row.cells[table.columns.task]
            day = _read_due(cell)
            if day and task:
                words = " ".join(one for one in row.cells[is_mark(row.cells[0]) :] if one)
                deadlines.append(
                    DraftedDeadline(
                        DraftedValue(day, row.place),
                        DraftedValue(task, row.place, Certainty.LIKELY),
                        DraftedValue(words, row.place),
                    )
                )
            elif count_points(cell) or any(map(str.isdecimal, cell)):
                why = f"Cột thời hạn in “{cell}” ở việc “{shorten(task)}”: chưa ghi thành hạn nào."
                doubts.append(DraftedDoubt(("deadlines",), why))
    return Found(tuple(deadlines), tuple(doubts))


def _read_due(cell: str) -> str | None:
    """The day or month that a cell names alone."""
    words = cell.strip(" .;")
    if is_in_span(words, 0):
        return None
    if day := _BY_DAY.fullmatch(words):
        return make_date(day[1], day[2], day[3])
    month = _BY_MONTH.fullmatch(words)
    return make_date("", month[1], month[2]) if month else None

"""Reading targets from a table with columns such as TT, chỉ tiêu, đơn vị tính, kế hoạch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.authoring.drafting.entries import OutlineEntry, join_lead
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.passages import shorten
from thidua.authoring.records import DraftedStatedFigure, DraftedTarget, DraftedTargets
from thidua.authoring.values import DraftedDoubt, DraftedValue, Found
from thidua.language.vietnamese import fold
from thidua.model.review import Path

_VALUE = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?(?:\s*[-–]\s*\d+(?:,\d+)?)?")
_COLUMNS = {
    "name": re.compile(r"chi tieu|noi dung|ten|danh muc"),
    "unit": re.compile(r"don vi(?: tinh)?|dvt"),
    "value": re.compile(r"ke hoach|muc tieu|gia tri|chi tieu giao|phan dau|nam \d{4}|so luong|muc"),
}


class TargetColumns(NamedTuple):
    """The columns of a table of targets with names, values and units."""

    name: int
    value: int
    unit: int | None


class _TargetCells(NamedTuple):
    """The cells of a row that state its figure; empty if the row does not have them."""

    name: str
    value: str
    unit: str


def find_columns(head: Sequence[str]) -> TargetColumns | None:
    """Find the columns from the head of a table; None if it has no column of values."""
    found: dict[str, int] = {}
    for index, cell in enumerate(head):
        words = fold(cell)
        for kind, pattern in _COLUMNS.items():
            # Of several columns for years or plans, the last one has the targets.
            if pattern.search(words) and (kind == "value" or kind not in found):
                if kind == "value" and found.get("name") == index:
                    continue
                found[kind] = index
                break
    if "name" not in found or "value" not in found:
        return None
    return TargetColumns(found["name"], found["value"], found.get("unit"))


def read_target_table(section: OutlineSection, guesser: FieldGuesser) -> Found[DraftedTargets]:
    """Read the targets of a table: every row below its head, with the words of its cells."""
    rows = section.rows
    columns = find_columns(rows[0].cells)
    listed = rows[1:] if columns else rows
    targets = [_read_row(number, row, columns, guesser) for number, row in enumerate(listed, 1)]
    doubts = [doubt for target in targets for doubt in target.doubts]
    if columns is None:
        why = "Không hiểu các cột của bảng chỉ tiêu. Ghi `figures` cho từng dòng."
        doubts.append(DraftedDoubt(("targets",), why))
    drafted = DraftedTargets(
        heading=section.heading,
        lead=join_lead([entry for entry in section.entries if not entry.cells]),
        items=tuple(target.part for target in targets),
    )
    return Found(drafted, tuple(doubts))


def _read_row(
    number: int, row: OutlineEntry, columns: TargetColumns | None, guesser: FieldGuesser
) -> Found[DraftedTarget]:
    place = row.place
    path: Path = ("targets", "items", number - 1)
    cells = _pick_cells(row, columns)
    name = cells.name
    guess = guesser.guess(f"{name}: {cells.value} {cells.unit}" if cells.value else name)
    doubts: list[DraftedDoubt] = []
    if guess.is_doubtful:
        why = f"Chưa rõ lĩnh vực của “{shorten(name)}”. Chọn `field`."
        doubts.append(DraftedDoubt((*path, "field"), why))
    figures: tuple[DraftedStatedFigure, ...] = ()
    if _VALUE.fullmatch(cells.value):
        unit = DraftedValue(cells.unit, place) if cells.unit else None
        stated = DraftedValue(name, place), DraftedValue(cells.value, place)
        figures = (DraftedStatedFigure(*stated, unit),)
    elif cells.value:
        why = f"Máy không đọc được giá trị “{cells.value}”. Ghi `figures` nếu cần."
        doubts.append(DraftedDoubt((*path, "text"), why))
    target = DraftedTarget(
        number=DraftedValue(str(number)),
        text=DraftedValue(row.text, place),
        field=DraftedValue(guess.field, place, guess.certainty),
        figures=figures,
    )
    return Found(target, tuple(doubts))


def _pick_cells(row: OutlineEntry, columns: TargetColumns | None) -> _TargetCells:
    """Pick the cells that state the figure of a row; if none do, the name is the whole row."""
    cells = dict(enumerate(row.cells))
    if columns is None:
        return _TargetCells(row.text, "", "")
    unit = cells.get(columns.unit, "") if columns.unit is not None else ""
    return _TargetCells(
        cells.get(columns.name, row.text), cells.get(columns.value, "").strip(), unit.strip()
    )

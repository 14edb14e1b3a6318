"""Targets that stand in a table: TT, chỉ tiêu, đơn vị tính, kế hoạch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.authoring.drafting.model import (
    Certainty,
    Entry,
    FieldOf,
    Findings,
    Node,
    Told,
    passage,
    short,
)
from thidua.authoring.drafting.outline import Section, heading_of
from thidua.language.vietnamese import fold

_VALUE = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?(?:\s*[-–]\s*\d+(?:,\d+)?)?")
_COLUMNS = {
    "name": re.compile(r"chi tieu|noi dung|ten|danh muc"),
    "unit": re.compile(r"don vi(?: tinh)?|dvt"),
    "value": re.compile(r"ke hoach|muc tieu|gia tri|chi tieu giao|phan dau|nam \d{4}|so luong|muc"),
}


class Columns(NamedTuple):
    """Where a table of targets has the name, the value and the unit of each."""

    name: int
    value: int
    unit: int | None


def columns_of(head: Sequence[str]) -> Columns | None:
    """The columns that the head of a table names; None where it names no value."""
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        words = fold(cell)
        for kind, pattern in _COLUMNS.items():
            # Of several years or plans the last is the one that is aimed at.
            if pattern.search(words) and (kind == "value" or kind not in found):
                if kind == "value" and found.get("name") == at:
                    continue
                found[kind] = at
                break
    if "name" not in found or "value" not in found:
        return None
    return Columns(found["name"], found["value"], found.get("unit"))


def draft_table(section: Section, field_of: FieldOf) -> Findings:
    """The targets of a table: every row below its head is one, in the words of its cells."""
    found = Findings()
    rows = [entry for entry in section.entries if entry.paragraph.cells]
    columns = columns_of(rows[0].paragraph.cells)
    items: list[Node] = []
    for row in rows[1:] if columns else rows:
        number = len(items) + 1
        items.append(_row(number, row, columns, field_of, found))
    if columns is None:
        found.doubt("targets", "Không hiểu các cột của bảng chỉ tiêu. Ghi `figures` cho từng dòng.")
    told: dict[str, Node] = {"heading": heading_of(section)} if section.headings else {}
    lead = [entry for entry in section.entries if not entry.paragraph.cells]
    if lead:
        words = "\n\n".join(passage(entry.whole) for entry in lead)
        told["lead"] = Told(words, lead[0].place)
    told["items"] = items
    found.fields["targets"] = told
    return found


def _row(
    number: int, row: Entry, columns: Columns | None, field_of: FieldOf, found: Findings
) -> dict[str, Node]:
    cells, place = row.paragraph.cells, row.place
    name = cells[columns.name] if columns and columns.name < len(cells) else row.text
    at = f"targets.items.{number - 1}"
    value = cells[columns.value].strip() if columns and columns.value < len(cells) else ""
    unit = cells[columns.unit].strip() if columns and columns.unit is not None else ""
    kind, sure = field_of(f"{name}: {value} {unit}" if value else name)
    if sure is Certainty.DOUBTFUL:
        found.doubt(f"{at}.field", f"Chưa rõ lĩnh vực của “{short(name)}”. Chọn `field`.")
    told: dict[str, Node] = {
        "number": Told(str(number)),
        "text": Told(row.paragraph.text, place),
        "field": Told(kind, place, sure),
    }
    if value and _VALUE.fullmatch(value):
        figure: dict[str, Node] = {"name": Told(name, place), "value": Told(value, place)}
        if unit:
            figure["unit"] = Told(unit, place)
        told["figures"] = [figure]
    elif value:
        found.doubt(f"{at}.text", f"Máy không đọc được giá trị “{value}”. Ghi `figures` nếu cần.")
    return told

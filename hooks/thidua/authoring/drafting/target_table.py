"""Reading targets from tables, and from lists and tables that stand in one section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from thidua.attachments.text.model import TextPlace
from thidua.authoring.drafting.entries import OutlineEntry, join_lead
from thidua.authoring.drafting.row_targets import RowReader
from thidua.authoring.drafting.sections import OutlineSection
from thidua.authoring.drafting.table_columns import TableHead
from thidua.authoring.drafting.table_rows import (
    PrintedTable,
    arrange_rows,
    cut_tables,
    is_unsure_of_years,
)
from thidua.authoring.drafting.targets import has_figure, read_targets
from thidua.authoring.drafting.topics import FieldGuesser
from thidua.authoring.passages import escape_passage
from thidua.authoring.records import DraftedTarget, DraftedTargetPart, DraftedTargets
from thidua.authoring.values import DraftedDoubt, DraftedValue, Found

_LONGEST_CAPTION = 120
_UNKNOWN_COLUMNS = DraftedDoubt(
    ("targets",), "Không hiểu các cột của bảng chỉ tiêu. Ghi `figures` cho từng dòng."
)


class _Caption(NamedTuple):
    """The printed line above a table that makes its rows the parts of one target."""

    mark: str
    text: str
    place: TextPlace


@dataclass
class _TargetList:
    """The targets of a section while its lists and tables are read in order.

    Attributes:
        year: of the campaign, as far as it is sure.
        titles: the lines of a table above its head; they belong to the heading.
        lead: the paragraphs and head rows before the first target.
        caption: the line directly above the next table; None if it has none of its own.
    """

    section: OutlineSection
    guesser: FieldGuesser
    year: int | None
    titles: list[OutlineEntry] = field(default_factory=list)
    lead: list[OutlineEntry] = field(default_factory=list)
    targets: list[DraftedTarget] = field(default_factory=list)
    doubts: list[DraftedDoubt] = field(default_factory=list)
    caption: _Caption | None = None

    def read_words(self, entries: Sequence[OutlineEntry], *, has_more: bool) -> None:
        """Read the paragraphs above a table, or between two: a list, or a lead with a caption.

        Args:
            entries: the paragraphs.
            has_more: whether more than one table follows, or a list stands before.
        """
        if any((one.number or one.bullet) and has_figure(one.text) for one in entries):
            self._read_list(entries)
            return
        last = entries[-1]
        is_caption = bool(last.number) or len(last.text) <= _LONGEST_CAPTION
        if is_caption and (has_more or self.targets):
            self.caption = _Caption(last.number, last.text, last.place)
            entries = entries[:-1]
        if not self.targets:
            self.lead += entries

    def _read_list(self, entries: Sequence[OutlineEntry]) -> None:
        """Read a list of targets; if its last line only names the table below, it is a caption."""
        last = entries[-1]
        if last.number and not has_figure(last.text):
            self.caption = _Caption(last.number, last.text, last.place)
            entries = entries[:-1]
        found = read_targets(replace(self.section, entries=tuple(entries)), self.guesser)
        if found.part is None:
            return
        before = len(self.targets)
        if not before:
            marked = {target.text.place for target in found.part.items}
            first = next(at for at, one in enumerate(entries) if one.place in marked)
            self.lead += entries[:first]
        self.targets += [
            replace(target, number=DraftedValue(str(before + at)))
            for at, target in enumerate(found.part.items, 1)
        ]
        self.doubts += [_moved(doubt, before) for doubt in found.doubts]

    def read_table(self, table: PrintedTable) -> None:
        """Read a table; below a caption or a title of its own its rows are parts of one target."""
        top, _ = arrange_rows(table)
        caption = self.caption or self._title_of(table)
        self.caption = None
        head = table.head
        if head and self.year and is_unsure_of_years(head):
            head = head.with_results_before(self.year)
        reader = RowReader(head, self.guesser)
        if caption and top:
            self._add_group(caption, table, reader)
        else:
            if not self.targets:
                has_heading = bool(self.section.headings)
                (self.lead if has_heading else self.titles).extend(table.titles)
                self.lead += table.heading_rows
            for row in top:
                found = reader.read_target(row, len(self.targets) + 1)
                self.targets.append(found.part)
                self.doubts += found.doubts
        self._doubt_columns(head)

    def _title_of(self, table: PrintedTable) -> _Caption | None:
        """The title that a further table has above its head."""
        if not self.targets or not table.titles:
            return None
        words = " ".join(title.text for title in table.titles)
        return _Caption("", words, table.titles[0].place)

    def _add_group(self, caption: _Caption, table: PrintedTable, reader: RowReader) -> None:
        number = len(self.targets) + 1
        top, _ = arrange_rows(table)
        parts: list[DraftedTargetPart] = []
        guess = reader.guess_group(caption.text, top)
        for at, row in enumerate(top):
            found = reader.read_part(row, ("targets", "items", number - 1, "parts", at), guess)
            parts.append(found.part)
            self.doubts += found.doubts
        self.doubts += reader.doubt_field(guess, caption.text, ("targets", "items", number - 1))
        head = [*table.titles, *table.heading_rows] if self.caption else table.heading_rows
        words = " ".join(row.text for row in head)
        self.targets.append(
            DraftedTarget(
                number=DraftedValue(str(number)),
                mark=DraftedValue(caption.mark, caption.place) if caption.mark else None,
                text=DraftedValue(caption.text, caption.place),
                field=DraftedValue(guess.field, caption.place, guess.certainty),
                parts_lead=DraftedValue(words, head[0].place) if head else None,
                parts=tuple(parts),
            )
        )

    def _doubt_columns(self, head: TableHead | None) -> None:
        if head is None or not head.is_understood:
            self.doubts.append(_UNKNOWN_COLUMNS)
        elif self.year is None and is_unsure_of_years(head):
            years = ", ".join(str(head.columns[at].year) for at in head.goals)
            why = (
                f"Máy hiểu các cột năm {years} của bảng đều là mức phải đạt. Cột nào ghi kết quả "
                "của năm trước thì xóa số liệu của cột ấy."
            )
            self.doubts.append(DraftedDoubt(("targets",), why))


def read_target_table(
    section: OutlineSection, guesser: FieldGuesser, year: int | None = None
) -> Found[DraftedTargets | None]:
    """Read the targets of a section with tables: every row and every item of a list beside them.

    The words of a target are those of its cells in printed order. The rows of a head are words
    before the first target. Tables of heads alone have none.
    """
    found = _TargetList(section, guesser, year)
    runs = [(is_row, list(run)) for is_row, run in groupby(section.entries, _is_row)]
    tables = sum(len(cut_tables(run)) for is_row, run in runs if is_row)
    for at, (is_row, entries) in enumerate(runs):
        if is_row:
            for table in cut_tables(entries):
                found.read_table(table)
        elif any(is_below for is_below, _ in runs[at:]) or _lists_targets(entries):
            found.read_words(entries, has_more=tables > 1)
    if not found.targets:
        return Found(None)
    heading = section.heading
    if heading is None and found.titles:
        words = escape_passage("\n".join(title.text for title in found.titles))
        heading = DraftedValue(words, found.titles[0].place)
    drafted = DraftedTargets(heading, join_lead(found.lead), tuple(found.targets))
    return Found(drafted, tuple(dict.fromkeys(found.doubts)))


def _is_row(entry: OutlineEntry) -> bool:
    return bool(entry.cells)


def _lists_targets(entries: Sequence[OutlineEntry]) -> bool:
    return any(entry.bullet and has_figure(entry.text) for entry in entries)


def _moved(doubt: DraftedDoubt, by: int) -> DraftedDoubt:
    """The doubt about a target that comes later in the whole list than in its own."""
    path = doubt.path
    if len(path) > 2 and isinstance(path[2], int):  # noqa: PLR2004
        path = (*path[:2], path[2] + by, *path[3:])
    return replace(doubt, path=path)

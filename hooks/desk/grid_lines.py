"""The rows of the table of results: the lines of the targets, in the words of each review's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desk.trees import items_at, text_at
from thidua.datafiles.format.tree import Node
from thidua.figures import Figure
from thidua.language.dates import Edtf, write_day
from thidua.model.field_path import FieldPath
from thidua.portal.results import tell_struck
from thidua.portal.targets import TargetLine
from thidua.portal.versions import ALWAYS

_GOAL = "m"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class GridLine:
    """A row of the table: a line of the targets, or a goal in the prose.

    Attributes:
        key: the place of the line; of a goal, a letter and a number.
        place: empty for a goal.
        words: those that hold last, or on the day of the one review that is shown.
        figures: of these words.
        versions: the words of all days where a decision changed them.
        changed: what decisions made of the line, for whoever fills in the table.
        end: the last day on which the plan holds; None if nothing ended it.
    """

    key: str
    place: str
    words: str
    figures: tuple[Figure, ...] = ()
    versions: tuple[TargetLine, ...] = ()
    changed: tuple[str, ...] = ()
    end: date | None = None

    def list_figures(self, day: Edtf | None) -> tuple[Figure, ...]:
        """The figures of the words that held last by a day."""
        line = self.find_on(day)
        return _figures_of(line) if line else self.figures

    def find_on(self, day: Edtf | None) -> TargetLine | None:
        """The words that held last by a day; None if nothing changed them, or none held yet."""
        begun = [one for one in self.versions if day is None or one.held.has_begun_by(day.latest)]
        return begun[-1] if begun else None

    def doubt_day(self, day: Edtf | None) -> str:
        """Why a review of a day can tell nothing of the line; empty if it can."""
        if day is None or not self.versions:
            return ""
        line, first = self.find_on(day), self.versions[0].held.first
        if line is None and first:
            return f"Chỉ tiêu này được bổ sung từ ngày {write_day(first)}, sau lần báo cáo này."
        return tell_struck(line, day, self.end)


def list_grid_lines(
    lines: Sequence[TargetLine], tree: Node, end: date | None = None, only: int = 0
) -> list[GridLine]:
    """The rows: every line of the targets, then the goals that results are about.

    Args:
        lines: of the targets, for all days.
        tree: of the results.
        end: the last day on which the plan holds; None if nothing ended it.
        only: the number of the one review that is shown, whose day tells the words; 0 for all.
    """
    by_place: dict[str, list[TargetLine]] = {}
    for line in lines:
        by_place.setdefault(line.place, []).append(line)
    day = day_of_review(tree, only - 1) if only else None
    rows = []
    for place in sorted(by_place, key=lambda place: [int(part) for part in place.split(".")]):
        row = _make_line(by_place[place], day, end)
        if not (only and row.doubt_day(day)) or find_results(tree, only - 1, row):
            rows.append(row)
    goals = dict.fromkeys(
        goal
        for review in range(len(items_at(tree, ("reviews",))))
        for at in range(len(items_at(tree, ("reviews", review, "results"))))
        if (goal := text_at(tree, ("reviews", review, "results", at, "goal")))
    )
    return [*rows, *(GridLine(f"{_GOAL}{at}", "", goal) for at, goal in enumerate(goals, 1))]


def _make_line(versions: Sequence[TargetLine], day: Edtf | None, end: date | None) -> GridLine:
    first, place = versions[0], versions[0].place
    row = GridLine(place, place, first.line.text, _figures_of(first))
    if len(versions) == 1 and first.held in (ALWAYS, ALWAYS._replace(last=end)):
        return row
    row = replace(row, versions=tuple(versions), end=end)
    line = row.find_on(day) or first
    told = tuple(_tell_changes(versions, line, end))
    return replace(row, words=line.line.text, figures=_figures_of(line), changed=told)


def _figures_of(line: TargetLine) -> tuple[Figure, ...]:
    return tuple(one.figure for one in line.figures)


def _tell_changes(
    versions: Sequence[TargetLine], shown: TargetLine, end: date | None
) -> Iterator[str]:
    """What decisions made of a line, in Vietnamese, in the order of days."""
    before: date | None = None
    for at, one in enumerate(versions):
        first, last = one.held.first, one.held.last
        was_there = before is not None and before + _DAY == first
        if first and one is shown:
            yield f"{'Sửa' if was_there else 'Bổ sung'} từ ngày {write_day(first)}."
        elif first:
            what = "sửa thành" if was_there else "bổ sung"
            yield f"Từ ngày {write_day(first)} {what}: “{one.line.text}”."
        elif one is not shown and last:
            yield f"Đến hết ngày {write_day(last)}: “{one.line.text}”."
        following = [other.held.first for other in versions[at + 1 : at + 2]]
        if last and (end is None or last < end) and following != [last + _DAY]:
            yield f"Bỏ từ ngày {write_day(last + _DAY)}."
        before = last


def day_of_review(tree: Node, review: int) -> Edtf | None:
    """The day of a review (counted from 0) as far as it can be read."""
    return parse_day(text_at(tree, ("reviews", review, "date")))


def parse_day(written: str) -> Edtf | None:
    """A day as data files keep it; None if it cannot be read."""
    with suppress(ValueError):
        return Edtf.parse(written)
    return None


def find_results(tree: Node, review: int, line: GridLine) -> list[FieldPath]:
    """The paths of the results of a line in a review (counted from 0)."""
    wanted = ("target", line.place) if line.place else ("goal", line.words)
    path: FieldPath = ("reviews", review, "results")
    return [
        (*path, at)
        for at in range(len(items_at(tree, path)))
        if text_at(tree, (*path, at, wanted[0])) == wanted[1]
    ]

"""Finding tables that are not drawn: rows whose words stand in the same columns.

Two halves of a page look alike, so that a table needs a sign: numbers of rows in its first column,
a column of figures, or rules between its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from thidua.attachments.text.drawntables import ROW_NUMBER, PageTable, TableRow
from thidua.attachments.text.lines import (
    GOES_ON,
    MOTTO,
    PrintedLine,
    PrintedRule,
    PrintedWord,
    joined_text,
)

_GUTTER = 0.45  # in heights of letters: least width between two columns
_FARTHEST = 4.0  # in heights: between the base lines of rows of one table
_LONGEST_HEADING = 90  # letters of the heading of a group of rows
_LONGEST_VALUE = 25
_LEAST_COLUMNS = 3
_LEAST_PARTS = 2
_LEAST_RULES = 3
_MOST_ROWS = 200  # of a page
_LEAST_ROWS = 2  # of two columns alone
_APART = 2.0  # in heights: between two columns alone
_MOSTLY = 0.6
_WIDER = 1.25  # a gap between rows is so much wider than one between lines of a cell
_END = re.compile(r"^Nơi nhận")
_NO_TABLE = re.compile(
    rf"{MOTTO.pattern}|Độc lập\s*-\s*Tự do|{_END.pattern}|^(?:TM|KT|TL|TUQ|T/M|K/T)\b|CHỦ TỊCH"
    r"|BÍ THƯ|GIÁM ĐỐC|, ngày .* tháng .* năm"
)
_FIGURE = re.compile(r"\d")


@dataclass
class _Stretch:
    """Rows that may be a table; ``columns`` are the places that their words take up."""

    rows: list[list[PrintedLine]]
    columns: list[tuple[float, float]]
    headings: set[int] = field(default_factory=set)

    def column(self, line: PrintedLine) -> int:
        """The column of a part of a row."""
        middle = line.middle
        return min(
            range(len(self.columns)),
            key=lambda at: max(self.columns[at][0] - middle, middle - self.columns[at][1], 0),
        )

    def entries(self, at: int) -> list[PrintedLine]:
        """What stands in a column, from the top down."""
        return [
            line
            for index, row in enumerate(self.rows)
            if index not in self.headings
            for line in row
            if self.column(line) == at
        ]


def take_aligned_tables(
    lines: Sequence[PrintedLine], number: int, rules: Sequence[PrintedRule] = ()
) -> tuple[list[PrintedLine], list[PageTable]]:
    """Find the tables among the lines of a page.

    Args:
        lines: from the top down.
        number: of the page, from 1.
        rules: that are drawn on the page.

    Returns:
        The other lines, and the tables.
    """
    printed = list(_rows(lines))
    rows = [_parts(row) for row in printed]
    rest: list[PrintedLine] = []
    tables: list[PageTable] = []
    at = 0
    while at < len(rows):
        stretch = _grown(rows, at)
        if stretch and _is_table(stretch, rules) and not _is_running_text(stretch, rules):
            tables.append(_table(stretch, number, rules))
            at += len(stretch.rows)
            continue
        taken = len(stretch.rows) if stretch and _is_running_text(stretch, rules) else 1
        rest += [line for row in printed[at : at + taken] for line in row]
        at += taken
    return rest, tables


def _rows(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines that stand beside each other, from left to right."""
    row: list[PrintedLine] = []
    for line in lines:
        if row and abs(line.bottom - row[-1].bottom) >= max(line.height, row[-1].height) / 2:
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _parts(row: list[PrintedLine]) -> list[PrintedLine]:
    """A row cut at all gaps that may be between columns; columns may be near to each other.

    A cell of one line beside one of two stands a little lower, as a line of its own.
    """
    parts: list[list[PrintedWord]] = []
    for word in (word for line in row for word in line.words):
        last = parts[-1][-1] if parts else None
        height = max(last.height, word.height) if last else 0
        if last and -height < word.left - last.right < _GUTTER * height:
            parts[-1].append(word)
        else:
            parts.append([word])
    lines = [PrintedLine(tuple(words), row[0].page) for words in parts]
    return sorted(lines, key=lambda line: line.left)


def _columns(
    row: Sequence[PrintedLine], columns: Sequence[tuple[float, float]] = ()
) -> list[tuple[float, float]]:
    """The places from left to right that the words of a row take up, with those of other rows."""
    merged: list[tuple[float, float]] = []
    near = _GUTTER * row[0].height
    for left, right in sorted([*columns, *((line.left, line.right) for line in row)]):
        if merged and left - merged[-1][1] < near:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _grown(rows: Sequence[list[PrintedLine]], start: int) -> _Stretch | None:
    """The rows from ``start`` on that keep the same columns; None if rows or columns are too few.

    The end of a document may stand right below a table, in columns that are near to its own.
    """
    columns = _columns(rows[start])
    if len(columns) < _LEAST_PARTS:  # words alone, or printed over each other
        return None
    stretch = _Stretch([rows[start]], columns)
    plain = 1
    at = start + 1
    most = min(len(rows), start + _MOST_ROWS)
    while at < most and _is_near(rows[at - 1], rows[at]) and not _is_end(rows[at]):
        wider = _columns(rows[at], stretch.columns)
        fewer = len(wider) < len(stretch.columns)
        if fewer and _is_group_heading(rows, at, stretch.columns):
            stretch.headings.add(len(stretch.rows))
        elif fewer and (len(rows[at]) < _LEAST_PARTS or len(wider) < _LEAST_COLUMNS):
            break
        else:
            plain += 1
            stretch.columns = wider
        stretch.rows.append(rows[at])
        at += 1
    return stretch if plain > 1 else None


def _is_end(row: Sequence[PrintedLine]) -> bool:
    """Whether a row is the first one of the end of a document."""
    return any(_END.search(line.text) for line in row)


def _is_near(above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
    return below[0].bottom - above[0].bottom < _FARTHEST * max(above[0].height, below[0].height)


def _is_group_heading(
    rows: Sequence[list[PrintedLine]], at: int, columns: Sequence[tuple[float, float]]
) -> bool:
    """Whether a row over all columns is followed by another row of the table."""
    if len(rows[at]) > 1 or len(rows[at][0].text) > _LONGEST_HEADING or at + 1 >= len(rows):
        return False
    after, count = rows[at + 1], len(columns)
    return len(after) >= count - 1 and len(after) > 1 and len(_columns(after, columns)) == count


def _is_table(stretch: _Stretch, rules: Sequence[PrintedRule]) -> bool:
    """Whether rows in columns are more than halves of a page side by side."""
    if any(_NO_TABLE.search(line.text) for row in stretch.rows for line in row):
        return False
    full = sum(len(row) >= max(2, len(stretch.columns) - 1) for row in stretch.rows)
    if full < 2:  # noqa: PLR2004
        return False
    if len(_between(stretch, rules)) >= _LEAST_RULES:
        return True
    last = len(stretch.columns) - 1
    if len(stretch.columns) < _LEAST_COLUMNS:
        values = stretch.entries(last)
        paired = sum(len(row) > last for row in stretch.rows)
        height = stretch.rows[0][0].height
        apart = stretch.columns[1][0] - stretch.columns[0][1] > _APART * height
        return apart and min(paired, len(values)) >= _LEAST_ROWS and all(map(_is_value, values))
    numbers = [line for line in stretch.entries(0) if ROW_NUMBER.match(line.text)]
    figures = (_has_figures(stretch.entries(at)) for at in range(1, last + 1))
    return len(numbers) > 1 or any(figures)


def _is_running_text(stretch: _Stretch, rules: Sequence[PrintedRule]) -> bool:
    """Whether rows without rules are narrow columns of text."""
    columns = map(stretch.entries, range(len(stretch.columns)))
    return len(_between(stretch, rules)) < _LEAST_RULES and all(map(_is_one_sentence, columns))


def _is_one_sentence(entries: Sequence[PrintedLine]) -> bool:
    """Whether each line goes on with the sentence above it: a narrow column of text."""
    going_on = [bool(GOES_ON.match(line.text)) for line in entries]
    return len(going_on) > _LEAST_ROWS and not going_on[0] and all(going_on[1:])


def _is_value(line: PrintedLine) -> bool:
    return len(line.text) <= _LONGEST_VALUE and bool(_FIGURE.search(line.text))


def _has_figures(entries: Sequence[PrintedLine]) -> bool:
    values = sum(map(_is_value, entries))
    return values > 1 and values >= _MOSTLY * len(entries)


def _between(stretch: _Stretch, rules: Sequence[PrintedRule]) -> list[float]:
    """The heights of level rules that run through all columns."""
    left, right = stretch.columns[0][0], stretch.columns[-1][1]
    top, bottom = stretch.rows[0][0].top, stretch.rows[-1][0].bottom
    margin = 3 * stretch.rows[0][0].height
    wide = [
        rule.top
        for rule in rules
        if rule.left < left + margin and rule.right > right - margin
        and rule.bottom - rule.top < 1 and top - margin < rule.top < bottom + margin
    ]  # fmt: skip
    heights = sorted(wide)
    return heights[:1] + [after for before, after in pairwise(heights) if after - before > 1]


def _table(stretch: _Stretch, number: int, rules: Sequence[PrintedRule]) -> PageTable:
    cuts = _cuts(stretch, _between(stretch, rules))
    rows = []
    for start, end in pairwise([*cuts, len(stretch.rows)]):
        texts, words = [""] * len(stretch.columns), []
        cells: dict[int, list[PrintedLine]] = {}
        for index in range(start, end):
            for line in stretch.rows[index]:
                at = 0 if index in stretch.headings else stretch.column(line)
                cells.setdefault(at, []).append(line)
        for at, lines in cells.items():
            texts[at] = joined_text(lines)
            words += [word for line in lines for word in line.words]
        rows.append(TableRow(tuple(texts), tuple(words)))
    edges = tuple(left for left, _ in stretch.columns)
    return PageTable(number, stretch.rows[0][0].top, edges, tuple(rows))


def _cuts(stretch: _Stretch, rules: Sequence[float]) -> list[int]:
    """The indexes of the lines with which the rows of the table begin."""
    count = len(stretch.rows)
    if len(rules) >= _LEAST_RULES:
        return [
            at
            for at in range(count)
            if at == 0
            or any(
                stretch.rows[at - 1][0].bottom - 1 <= rule <= stretch.rows[at][0].middle_height
                for rule in rules
            )
        ]
    numbered = [
        at
        for at, row in enumerate(stretch.rows)
        if stretch.column(row[0]) == 0 and ROW_NUMBER.match(row[0].text)
    ]
    by_gaps = _cuts_at_gaps(stretch, numbered)
    if by_gaps:
        return by_gaps
    begun = {0, *stretch.headings, *(at + 1 for at in stretch.headings)}
    if len(numbered) > 1:
        begun |= {*numbered, *_list_totals(stretch, numbered)}
    else:
        begun |= {at for at in range(1, count) if _begins_row(stretch, at)}
    return sorted(at for at in begun if at < count)


def _cuts_at_gaps(stretch: _Stretch, numbered: Sequence[int]) -> list[int]:
    """Rows told by wider gaps between them; empty if gaps do not tell exactly one number each."""
    gaps = [below[0].bottom - above[0].bottom for above, below in pairwise(stretch.rows)]
    if len(numbered) < 2 or max(gaps) < _WIDER * min(gaps):  # noqa: PLR2004
        return []
    least = (max(gaps) + min(gaps)) / 2
    cuts = [0, *(at for at, gap in enumerate(gaps, 1) if gap > least)]
    ends = [*cuts[1:], len(stretch.rows)]
    counts = [
        sum(start <= at < end for at in numbered) for start, end in zip(cuts, ends, strict=True)
    ]
    return cuts if max(counts) == 1 and sum(counts) == len(numbered) else []


def _list_totals(stretch: _Stretch, numbered: Sequence[int]) -> Iterator[int]:
    """The lines without a number that are rows of their own: a name, and a value in each column.

    The row above has its values already, so that these are not the rest of it.
    """
    values = set(range(_LEAST_PARTS, len(stretch.columns)))
    filled: set[int] = set()
    for at, (first, *others) in enumerate(stretch.rows):
        columns = [stretch.column(line) for line in others]
        begins = first.text[:1].isupper() and all(map(_is_value, others))
        if at in numbered:
            filled = set()
        elif values and begins and values <= set(columns) and values <= filled:
            yield at
        filled |= set(columns)


def _begins_row(stretch: _Stretch, at: int) -> bool:
    """Whether a line begins a row of a table without numbers."""
    row = stretch.rows[at]
    first = next((line for line in row if stretch.column(line) == 0), None)
    if first is None:
        return False
    return len(row) > 1 or not first.text[:1].islower()

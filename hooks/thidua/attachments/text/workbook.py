"""Reading workbooks (XLSX), such as annexed tables of targets; each row is a paragraph.

Cells have the words that Excel shows on a Vietnamese machine. What it does not show, and what
stands outside the cells, is told as omitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

from thidua.attachments.text.letters import printed_letters
from thidua.attachments.text.model import (
    Manuscript,
    OmissionReason,
    OmittedText,
    PageColumn,
    Paragraph,
    TextPlace,
)
from thidua.attachments.text.numberformats import GENERAL, show_text, show_value
from thidua.attachments.text.officeparts import local_name
from thidua.attachments.text.texthalves import are_halves
from thidua.attachments.text.workbookparts import (
    CellStyle,
    ShownString,
    WorkbookParts,
    below,
    child,
    is_on,
    read_string,
)
from thidua.language.legacy import CONVERTERS

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[LCRBIUESXYGFAZDTPN])')
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_DRAWN = ("drawing", "chart", "diagramData", "chartEx", "vmlDrawing")
_COMMENTS = ("comments", "threadedComment")
_DAY_ZERO = datetime(1899, 12, 30)
_SECONDS = 86400
_HALVES = 2
_MIDNIGHT = re.compile(r"(?<=\d) 0?0:00(?::00)?$")  # programs put it behind days without a time

_Omissions: TypeAlias = tuple[tuple[str, OmissionReason], ...]


def read_workbook(content: bytes) -> Manuscript:
    """Read the manuscript of an XLSX file that has been inspected."""
    parts = WorkbookParts(content)
    reader = WorkbookReader(parts)
    for name, is_visible, _ in parts.sheets():
        reader.read_sheet(name, is_visible)
    return Manuscript(tuple(reader.paragraphs), omitted=tuple(reader.omitted))


class ReadCell(NamedTuple):
    """The words of a cell, and those that it has but does not show."""

    column: int
    shown: str
    omitted: _Omissions = ()


class _MergedCell(NamedTuple):
    """The rows and the columns over which a cell goes."""

    rows: range
    columns: range


@dataclass(frozen=True)
class SheetLook:
    """What a sheet hides, and which cells lie under others.

    Attributes:
        merged: its merged cells.
        can_fill: whether something else than styles can colour its cells.
    """

    hidden_columns: tuple[range, ...]
    merged: tuple[_MergedCell, ...]
    shows_zeros: bool
    hides_rows: bool
    can_fill: bool

    @classmethod
    def of(cls, root: Any) -> SheetLook:
        """What the XML of a sheet says."""
        view = next(below(root, "sheetView"), None)
        sizes = child(root, "sheetFormatPr")
        names = {local_name(element) for element in root}
        return cls(
            tuple(_hidden_columns(root)),
            tuple(_merged_cells(root)),
            view is None or is_on(view.get("showZeros", "1")),
            sizes is not None and is_on(sizes.get("zeroHeight")),
            bool(names & {"conditionalFormatting", "tableParts"}),
        )

    def hides_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(column in hidden for hidden in self.hidden_columns)

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell lies under a merged cell, which shows the value of its first cell only."""
        return any(
            row in merged.rows
            and column in merged.columns
            and (row, column) != (merged.rows.start, merged.columns.start)
            for merged in self.merged
        )


class WorkbookReader:
    """Reads all sheets in order.

    Attributes:
        paragraphs: of the sheets so far.
        omitted: texts of the sheets so far that are in no paragraph.
    """

    def __init__(self, parts: WorkbookParts) -> None:
        self._parts = parts
        self.paragraphs: list[Paragraph] = []
        self.omitted: list[OmittedText] = []

    def read_sheet(self, name: str, is_visible: bool) -> None:
        """Read a sheet, and what is drawn or noted on it."""
        root = self._parts.part(name)
        look = SheetLook.of(root)
        rows: list[dict[int, str]] = []
        for number, row in enumerate(below(root, "row"), 1):
            cells = list(self.read_row(row, number, look))
            is_shown = is_visible and not is_hidden_row(row, look)
            rows += [self._place_row(cells, look)] if is_shown else []
            if not is_shown:
                self._omit(" ".join(cell.shown for cell in cells), OmissionReason.HIDDEN)
            for words, reason in (part for cell in cells for part in cell.omitted):
                self._omit(words, reason)
            if rows and any(rows[-1].values()) and is_shown:
                self.paragraphs.append(self._row_paragraph(rows[-1]))
        self._align(rows)
        self._part_head(len(self.paragraphs) - sum(map(bool, rows)))
        self._omit_headers(root)
        self._omit_related(name)

    def _place_row(self, cells: Sequence[ReadCell], look: SheetLook) -> dict[int, str]:
        shown = {cell.column: cell.shown for cell in cells if cell.shown}
        hidden = [shown.pop(column) for column in sorted(shown) if look.hides_column(column)]
        self._omit(" ".join(hidden), OmissionReason.HIDDEN)
        return shown

    def _row_paragraph(self, row: dict[int, str]) -> Paragraph:
        words = " ".join(row[column] for column in sorted(row))
        return Paragraph(words, TextPlace(None, len(self.paragraphs) + 1))

    def _align(self, rows: Sequence[dict[int, str]]) -> None:
        """Give the rows of a sheet the same columns: all that have words in any row."""
        columns = sorted({column for row in rows for column in row})
        filled = [row for row in rows if row]
        first = len(self.paragraphs) - len(filled)
        for at, row in enumerate(filled, first):
            cells = tuple(row.get(column, "") for column in columns)
            self.paragraphs[at] = replace(self.paragraphs[at], cells=cells)

    def _part_head(self, first: int) -> None:
        """Read a head in two halves as one of a document: all at the left, then all at the right.

        *ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI …* stands above the table of a report, in merged cells.
        """
        rows = self.paragraphs[first:]
        filled = [[cell for cell in row.cells if cell] for row in rows]
        narrow = list(takewhile(lambda cells: len(cells) <= _HALVES, filled))
        pairs = [at for at, cells in enumerate(narrow) if len(cells) == _HALVES]
        if not pairs or not are_halves([narrow[at] for at in pairs]):
            return
        head, rest = rows[: pairs[-1] + 1], rows[pairs[-1] + 1 :]
        right = head[pairs[0]].cells.index(narrow[pairs[0]][1])
        halves: dict[PageColumn, list[Paragraph]] = {PageColumn.LEFT: [], PageColumn.RIGHT: []}
        for row in head:
            for at, words in enumerate(row.cells):
                half = PageColumn.RIGHT if at >= right else PageColumn.LEFT
                halves[half] += [replace(row, text=words, cells=(), column=half)] if words else []
        together = [*halves[PageColumn.LEFT], *halves[PageColumn.RIGHT], *rest]
        self.paragraphs[first:] = [
            replace(row, place=TextPlace(None, number))
            for number, row in enumerate(together, first + 1)
        ]

    def read_row(self, row: Any, number: int, look: SheetLook) -> Iterator[ReadCell]:
        """Read the cells of a row; ``number`` is how many rows stand above it, and one."""
        line = int(row.get("r") or number)
        column = 0
        for cell in row:
            if local_name(cell) != "c":
                continue
            found = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _column_number(found[1]) if found else column + 1
            read = self._read_cell(cell, column, look)
            if read.shown and look.covers(line, column):
                omitted = (*read.omitted, (read.shown, OmissionReason.HIDDEN))
                read = ReadCell(column, "", omitted)
            yield read

    def _read_cell(self, cell: Any, column: int, look: SheetLook) -> ReadCell:
        style = self._style(cell)
        words, omitted = self._read_value(cell, style, look)
        if words and style.is_struck_out:
            return ReadCell(column, "", (*omitted, (words, OmissionReason.STRUCK_OUT)))
        if words and style.is_white and not look.can_fill:
            return ReadCell(column, "", (*omitted, (words, OmissionReason.UNSEEN)))
        return ReadCell(column, words, omitted)

    def _style(self, cell: Any) -> CellStyle:
        number = cell.get("s") or "0"
        styles = self._parts.styles
        return styles[int(number)] if int(number) < len(styles) else CellStyle()

    def _read_value(self, cell: Any, style: CellStyle, look: SheetLook) -> tuple[str, _Omissions]:
        """Read the words that a cell shows, and those that it does not."""
        kind = cell.get("t") or "n"
        value = child(cell, "v")
        raw = "" if value is None else value.text or ""
        if kind in ("s", "inlineStr", "str"):
            return self._read_text(cell, kind, raw, style)
        if not raw:
            formula = child(cell, "f")
            if formula is None:
                return "", ()
            return "", ((f"={formula.text or ''}".rstrip("="), OmissionReason.UNKNOWN),)
        if kind == "b":
            return ("TRUE" if is_on(raw) else "FALSE"), ()
        return (raw, ()) if kind == "e" else self._read_number(raw, kind, style, look)

    def _read_number(
        self, raw: str, kind: str, style: CellStyle, look: SheetLook
    ) -> tuple[str, _Omissions]:
        number = _serial(raw) if kind == "d" else float(raw)
        is_blank_zero = not number and not look.shows_zeros
        shown = "" if is_blank_zero else show_value(number, style.code, self._parts.is_1904)
        words = _MIDNIGHT.sub("", _tidy(shown or ""))
        if words:
            return words, ()
        reason = OmissionReason.HIDDEN if shown is not None else OmissionReason.UNKNOWN
        return "", ((show_value(number, GENERAL) or raw, reason),)

    def _read_text(
        self, cell: Any, kind: str, raw: str, style: CellStyle
    ) -> tuple[str, _Omissions]:
        if kind == "inlineStr":
            inside = child(cell, "is")
            string = ShownString("") if inside is None else read_string(inside)
        elif kind == "s":
            strings = self._parts.strings
            string = strings[int(raw)] if raw and int(raw) < len(strings) else ShownString("")
        else:
            string = ShownString(raw)
        if style.encoding:
            string = ShownString(*(CONVERTERS[style.encoding](part) for part in string))
        shown = _tidy(show_text(string.shown, style.code)) if string.shown.strip() else ""
        parts: list[tuple[str, OmissionReason]] = []
        if string.struck_out.strip():
            parts.append((_tidy(string.struck_out), OmissionReason.STRUCK_OUT))
        if string.shown.strip() and not shown:
            parts.append((_tidy(string.shown), OmissionReason.HIDDEN))
        return shown, tuple(parts)

    def _omit_headers(self, root: Any) -> None:
        for element in below(root, *_HEADERS):
            words = _HEADER_CODE.sub(" ", (element.text or "").replace("&&", "＆"))
            self._omit(words.replace("＆", "&"), OmissionReason.REPEATED)

    def _omit_related(self, name: str, seen: frozenset[str] = frozenset()) -> None:
        """Tell the words of comments, of text boxes and of charts."""
        for part in self._parts.related(name, *_COMMENTS):
            for note in below(self._parts.part(part), "comment", "threadedComment"):
                words = "".join(text.text or "" for text in below(note, "t", "text"))
                self._omit(words, OmissionReason.COMMENT)
        for part in self._parts.related(name, *_DRAWN):
            if part in seen:
                continue
            for words in filter(str.strip, _drawn_words(self._parts.part(part))):
                self._omit(words, OmissionReason.UNKNOWN)
            self._omit_related(part, seen | {name, part})

    def _omit(self, words: str, reason: OmissionReason) -> None:
        words = _tidy(words)
        if words or reason is OmissionReason.UNKNOWN:
            place = TextPlace(None, len(self.paragraphs) + 1)
            self.omitted.append(OmittedText(words, place, reason))


def _tidy(words: str) -> str:
    return " ".join(printed_letters(words).split())


def _serial(day: str) -> float:
    """The number of days that a date in ISO 8601 stands for."""
    passed = datetime.fromisoformat(day.removesuffix("Z")).replace(tzinfo=None) - _DAY_ZERO
    return passed.days + passed.seconds / _SECONDS


def _column_number(letters: str) -> int:
    """The number of a column, from 1: ``AB`` is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _hidden_columns(root: Any) -> Iterator[range]:
    for column in below(root, "col"):
        if is_on(column.get("hidden")) or column.get("width") == "0":
            yield range(int(column.get("min") or 1), int(column.get("max") or 1) + 1)


def _merged_cells(root: Any) -> Iterator[_MergedCell]:
    for merged in below(root, "mergeCell"):
        corners = _REFERENCE.findall(merged.get("ref") or "")
        if len(corners) == 2:  # noqa: PLR2004
            (left, top), (right, bottom) = corners
            columns = range(_column_number(left), _column_number(right) + 1)
            yield _MergedCell(range(int(top), int(bottom) + 1), columns)


def is_hidden_row(row: Any, look: SheetLook) -> bool:
    """Whether nobody sees a row."""
    if row.get("hidden") is not None:
        return is_on(row.get("hidden"))
    return row.get("ht") == "0" or (look.hides_rows and not is_on(row.get("customHeight")))


def _drawn_words(root: Any) -> Iterator[str]:
    """The words of each paragraph in a drawing or a chart, and the texts that a chart keeps."""
    for element in root.iter():
        if local_name(element) == "p":
            words = "".join(text.text or "" for text in below(element, "t"))
            if words.strip():
                yield words
        elif local_name(element) == "textbox":  # of a form control in the old drawing language
            yield " ".join(element.itertext())
        elif local_name(element) == "strCache":
            yield from (value.text or "" for value in below(element, "v") if value.text)

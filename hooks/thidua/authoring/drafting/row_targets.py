"""Reading one row of a table as a target, or as a line below one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thidua.authoring.drafting.table_columns import TableHead
from thidua.authoring.drafting.table_figures import CellFigures, read_figures, tidy_name
from thidua.authoring.drafting.table_rows import ArrangedRow, list_rows
from thidua.authoring.drafting.topics import FieldGuess, FieldGuesser
from thidua.authoring.passages import shorten
from thidua.authoring.records import DraftedStatedFigure, DraftedTarget, DraftedTargetPart
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.figures import read
from thidua.model.field_path import FieldPath

_DIGIT = re.compile(r"\d")
_BARE_NUMBER = re.compile(r"\d[\d.,]*%?")
_YES = "có"
_UNREAD = (
    "Máy không đọc được giá trị “{}”. Là mức phải đạt thì ghi `figures` và bỏ `no_figures`, nếu có."
)


class _RowFigures(NamedTuple):
    """What a row states; ``has_none`` is filled if numbers in its words are no targets."""

    figures: tuple[DraftedStatedFigure, ...]
    has_none: DraftedValue | None
    doubts: tuple[DraftedDoubt, ...]


class RowReader:
    """Reads the rows of one table.

    Args:
        head: of the table; None if it has none.
        guesser: guesses the fields of targets.
    """

    def __init__(self, head: TableHead | None, guesser: FieldGuesser) -> None:
        self._head = head if head and head.is_understood else None
        self._guesser = guesser

    def read_target(self, row: ArrangedRow, number: int) -> Found[DraftedTarget]:
        """Read a row as a target, and the rows below it as its lines."""
        path: FieldPath = ("targets", "items", number - 1)
        place = row.entry.place
        read_row = self._read_figures(row, path, row.words, row.name)
        guess = self._guess(row, read_row.figures)
        if guess.is_doubtful and row.parts:
            guess = self.guess_group(row.name, row.parts)
        parts = [
            self.read_part(part, (*path, "parts", at), guess, row.name)
            for at, part in enumerate(row.parts)
        ]
        target = DraftedTarget(
            number=DraftedValue(str(number)),
            mark=DraftedValue(row.mark, place) if row.mark else None,
            text=DraftedValue(row.words, place),
            field=DraftedValue(guess.field, place, guess.certainty),
            figures=read_row.figures,
            no_figures=read_row.has_none,
            parts=tuple(part.part for part in parts),
        )
        below = [doubt for part in parts for doubt in part.doubts]
        own = self.doubt_field(guess, row.name or row.words, path)
        return Found(target, (*own, *read_row.doubts, *below))

    def read_part(
        self, row: ArrangedRow, path: FieldPath, above: FieldGuess, name_above: str = ""
    ) -> Found[DraftedTargetPart]:
        """Read a row as a line below a target.

        Args:
            row: the row.
            path: of its field.
            above: the field of the target.
            name_above: what the row above it counts, for a row without a name.
        """
        place = row.entry.place
        words = f"{row.mark} {row.words}".strip()
        read_row = self._read_figures(row, path, words, row.name or name_above)
        guess = self._guess(row, read_row.figures)
        is_own = not guess.is_doubtful and guess.field != above.field
        parts = [
            self.read_part(part, (*path, "parts", at), above, row.name)
            for at, part in enumerate(row.parts)
        ]
        part = DraftedTargetPart(
            text=DraftedValue(words, place),
            parts=tuple(below.part for below in parts),
            field=DraftedValue(guess.field, place, Certainty.LIKELY) if is_own else None,
            figures=read_row.figures,
            no_figures=read_row.has_none,
        )
        return Found(part, (*read_row.doubts, *(one for below in parts for one in below.doubts)))

    def guess_group(self, name: str, rows: Sequence[ArrangedRow]) -> FieldGuess:
        """Guess the field of a group from its name, else from the rows in it."""
        guess = self._guesser.guess(name)
        if not guess.is_doubtful:
            return guess
        return self._guesser.guess(" ".join([name, *(row.name for row in list_rows(rows))]))

    @staticmethod
    def doubt_field(guess: FieldGuess, name: str, path: FieldPath) -> tuple[DraftedDoubt, ...]:
        """Doubt a field that no word indicates."""
        if not guess.is_doubtful:
            return ()
        why = f"Chưa rõ lĩnh vực của “{shorten(tidy_name(name))}”. Chọn `field`."
        return (DraftedDoubt((*path, "field"), why),)

    def _guess(self, row: ArrangedRow, figures: Sequence[DraftedStatedFigure]) -> FieldGuess:
        if not figures:
            return self._guesser.guess(tidy_name(row.name) or row.words)
        first = figures[0]
        unit = first.unit.text if first.unit else ""
        return self._guesser.guess(f"{tidy_name(row.name)}: {first.value.text} {unit}")

    def _read_figures(
        self, row: ArrangedRow, path: FieldPath, words: str, name: str
    ) -> _RowFigures:
        """Read what a row states; numbers of other columns must not be read as targets.

        Args:
            row: the row.
            path: of the field of its line.
            words: the line.
            name: what it counts.
        """
        if self._head is None and not row.is_group:
            # Of several bare numbers nobody can tell which one is to be reached.
            numbers = [cell for cell in row.cells if _BARE_NUMBER.fullmatch(cell)]
            is_unclear = len(numbers) > 1 + bool(row.mark and row.mark.isdigit())
            return _RowFigures((), DraftedValue(_YES, row.entry.place) if is_unclear else None, ())
        found = CellFigures(())
        if self._head and not row.is_group:
            found = read_figures(row.cells, self._head, name, row.entry.place)
        doubts = [DraftedDoubt((*path, "text"), _UNREAD.format(cell)) for cell in found.unread]
        if found.figures or not _has_numbers(words):
            return _RowFigures(found.figures, None, tuple(doubts))
        elsewhere = words.removeprefix(row.mark).replace(row.name, "", 1)
        is_printed_in_name = _has_values(row.name) and not row.is_group
        if is_printed_in_name and not _DIGIT.search(elsewhere):
            return _RowFigures((), None, tuple(doubts))
        if is_printed_in_name and not found.unread:
            why = f"Chỉ tiêu “{shorten(row.name)}” có số ở ngoài cột giá trị. Ghi `figures`."
            doubts.append(DraftedDoubt((*path, "text"), why))
        return _RowFigures((), DraftedValue(_YES, row.entry.place), tuple(doubts))


def _has_numbers(words: str) -> bool:
    reading = read(words)
    return bool(reading.left) or any(True for _ in reading.valued())


def _has_values(words: str) -> bool:
    return any(True for _ in read(words).valued())

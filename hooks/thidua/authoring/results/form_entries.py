"""Reading the filled-in cells of a row as a result; every cell that is not sure is doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from thidua.attachments.text.workbookcells import CellKind
from thidua.authoring.results.form_rows import (
    AS_PRINTED,
    BODY,
    DAY,
    KIND,
    NAMES,
    NUMBER,
    REPORT,
    TEXT,
    UNITS,
    VALUES,
    VERDICT,
    KnownRow,
)
from thidua.authoring.results.form_table import FormDoubt
from thidua.authoring.results.word_doubts import SPOILT, doubt_made, doubt_words, is_error
from thidua.figures import Figure, lexicon
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.model import labels
from thidua.model.results import ReviewKind, Verdict
from thidua.model.types import vietnamese_number
from thidua.site.opendata.results_form import NO_UNIT, YES

_DAY = re.compile(r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})", re.I)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})", re.I)
_YEAR = re.compile(r"(?:năm )?(\d{4})", re.I)
_NUMBER = re.compile(lexicon.NUMBER)
_WITH_UNIT = re.compile(r"(?P<value>[-\d.,/ ]*\d)\s*(?P<unit>(?!đến\b)[^\W\d_].*|[%‰].*)")
_WORD = re.compile(r"\d|[^\W\d_]{2}")
_MONTHS_OF_A_YEAR = 12
_PARTS_OF_A_DAY = 3
_WRITE_DAY = "Ghi đủ ngày, tháng, năm, như 20/12/2026; chỉ biết tháng thì ghi 12/2026."
_KINDS = {word.lower(): kind for kind, word in labels.REVIEWS.items()}
_NOTHING = re.compile(
    r"(?:hiện |đến nay |tạm thời )*(?:chưa|không) (?:có|báo cáo|thống kê|tổng hợp|tổng kết|"
    r"thực hiện|đánh giá|rõ)(?: (?:được|số liệu|kết quả|báo cáo|thông tin|gì))*[.!]?|"
    r"(?:đang|chờ) (?:tổng hợp|cập nhật|thống kê|báo cáo)[^\d]*|n/a",
    re.IGNORECASE,
)
"""What staff write where they have no result yet."""
_AS_TEXT = "Để ô ở dạng Text (Văn bản) rồi gõ lại đúng như báo cáo in."


class EnteredFigure(NamedTuple):
    """A figure stated for a result."""

    name: str
    value: str
    of: str
    unit: str


@dataclass
class FormEntry:
    """What a row says of a result.

    Attributes:
        row: from which it was read.
        figures: of the line of the target.
        read_on: the day on which the form is read.
        issued: when the plan was issued; None if that is not known.
        shared: what another row of the same review says of the report, by column, where this one
            does not name it; None where an earlier row is asked for its name.
        doubts: by the column that they are about.
    """

    row: KnownRow
    figures: Sequence[Figure]
    read_on: date
    issued: Edtf | None
    shared: Mapping[str, str] | None = field(default_factory=dict)
    kind: ReviewKind | None = None
    day: Edtf | None = None
    stated: tuple[EnteredFigure, ...] = ()
    doubts: list[tuple[str, FormDoubt]] = field(default_factory=list)

    def words(self, name: str) -> str:
        """What the row says in a column, or another row of its review for it."""
        words = self.row.line.words(name)
        if words or self.row.line.words(REPORT):
            return words
        return (self.shared or {}).get(name, "")

    @property
    def is_confirmed(self) -> bool:
        """Whether staff say that the report prints it so."""
        return self.words(AS_PRINTED).lower() == YES

    def read(self) -> None:
        """Read all cells."""
        for name in (KIND, DAY, REPORT, NUMBER, BODY, TEXT, VERDICT, NAMES, VALUES, UNITS):
            self._look_at(name)
        self._read_review()
        self._read_unit()
        self._read_text()
        self._read_verdict()
        self._read_figures()
        if self.words(AS_PRINTED) and not self.is_confirmed:
            self._doubt(AS_PRINTED, f"“{self.words(AS_PRINTED)}” không hiểu được.", "Ghi `có`.")

    def list_doubts(self) -> Iterator[FormDoubt]:
        """The doubts about cells that staff filled in, one for each cell."""
        told: set[str] = set()
        for name, doubt in self.doubts:
            if name not in told and (self.row.is_new or self._bears_on_change(name)):
                told.add(name)
                yield doubt

    def _bears_on_change(self, name: str) -> bool:
        return (
            name == AS_PRINTED
            or name in self.row.changed
            or (
                name in (NAMES, VALUES, UNITS)
                and bool(self.row.changed & {NAMES, VALUES, UNITS, TEXT})
            )
        )

    def _doubt(self, name: str, what: str, fix: str = "") -> None:
        self.doubts.append((name, self.row.line.doubt(name, what, fix)))

    def _look_at(self, name: str) -> None:
        """Doubt what a spreadsheet did to a cell."""
        cell = self.row.line.cell(name)
        shown = cell.shown
        if cell.kind is CellKind.FORMULA or shown.startswith("="):
            self._doubt(name, "Ô này là công thức, không phải chữ của báo cáo.", _AS_TEXT)
        elif cell.kind is CellKind.ERROR or is_error(shown):
            self._doubt(name, SPOILT.format(shown), _AS_TEXT)
        elif cell.kind is CellKind.TRUTH:
            self._doubt(name, f"Bảng tính đã đổi chữ trong ô thành `{shown}`.", _AS_TEXT)
        elif cell.is_unseen:
            self._doubt(
                name, "Ô có chữ bị gạch ngang hoặc trùng màu giấy.", "Xóa hẳn, hoặc bỏ gạch."
            )
        elif name == DAY:
            return
        elif what := doubt_made(shown, cell.day if cell.kind is CellKind.DATE else None):
            self._doubt(name, what, _AS_TEXT)

    def _read_review(self) -> None:
        self.kind = read_review_kind(self.words(KIND))
        if self.kind is None:
            said = f"“{self.words(KIND)}” không có trong danh sách." if self.words(KIND) else ""
            self._doubt(KIND, said or "Ô bắt buộc còn trống.", "Ghi `sơ kết` hoặc `tổng kết`.")
        if not self.words(REPORT) and self.shared is not None:
            fix = "Ghi tên báo cáo như in: Báo cáo số … ngày … của …; ghi ở một dòng là đủ."
            self._doubt(REPORT, "Ô bắt buộc còn trống.", fix)
        if number := self.words(NUMBER):
            try:
                DocumentNumber.parse(number)
            except ValueError as error:
                self._doubt(NUMBER, str(error))
        self._read_day()

    def _read_day(self) -> None:
        cell = self.row.line.cell(DAY)
        if not cell.shown:
            self._doubt(DAY, "Ô bắt buộc còn trống.", "Ghi ngày trên báo cáo, như 20/12/2026.")
            return
        if cell.kind is CellKind.DATE and cell.day:
            if cell.day.day <= _MONTHS_OF_A_YEAR and cell.day.day != cell.day.month:
                what = (
                    f"Bảng tính đổi ô thành ngày {labels.day(cell.day)}; máy đặt kiểu Mỹ thì ngày "
                    "và tháng đã bị đổi chỗ."
                )
                fix = f"Ghi rõ bằng chữ: ngày {cell.day.day} tháng {cell.day.month} năm "
                self._doubt(DAY, what, f"{fix}{cell.day.year}, hoặc ngược lại.")
            self.day = Edtf(cell.day.year, cell.day.month, cell.day.day)
        else:
            try:
                self.day = read_day(cell.shown)
            except ValueError as error:
                self._doubt(DAY, str(error))
                return
        if self.day.earliest > self.read_on:
            self._doubt(DAY, f"Ngày {self.day.in_words()} chưa tới.", "Xem lại ngày trên báo cáo.")
        elif self.issued and self.day.latest < self.issued.earliest:
            what = f"Ngày {self.day.in_words()} trước ngày ban hành kế hoạch"
            fix = "Xem lại ngày trên báo cáo."
            self._doubt(DAY, f"{what} ({self.issued.in_words()}).", fix)

    def _read_unit(self) -> None:
        """A recorded result stays that of the whole, or of one unit."""
        if self.row.is_new or BODY not in self.row.changed:
            return
        if self.row.form.unit is None:
            what = "Dòng này là kết quả chung đã ghi, không phải của một đơn vị."
            fix = "Xóa ô này; kết quả của đơn vị thì chép thành dòng mới."
            self._doubt(BODY, what, fix)
        elif not self.words(BODY):
            what = "Dòng này là kết quả của một đơn vị mà ô tên đơn vị bị xóa."
            self._doubt(BODY, what, "Ghi lại tên đơn vị như báo cáo in.")

    def _read_text(self) -> None:
        text = self.words(TEXT)
        if not text:
            self._doubt(TEXT, "Ô bắt buộc còn trống.", "Chép đúng từng chữ kết quả báo cáo in.")
        elif not _WORD.search(text) or (_NOTHING.fullmatch(text) and not self.is_confirmed):
            what = f"“{text}” không phải là kết quả."
            self._doubt(TEXT, what, "Chưa có kết quả thì để trống mọi ô từ cột này sang phải.")
        elif not self.is_confirmed:
            for what, fix in doubt_words(text, self.figures):
                confirm = f"{fix} Báo cáo in đúng thế thì ghi `{YES}` ở cột “{AS_PRINTED}”."
                self._doubt(TEXT, what, confirm.strip())

    def _read_verdict(self) -> None:
        verdict = self.words(VERDICT)
        if verdict and verdict.lower() not in {one.value for one in Verdict}:
            fix = "Chọn `đạt`, `vượt` hoặc `không đạt` (báo cáo ghi “chưa đạt” là `không đạt`)."
            self._doubt(VERDICT, f"“{verdict}” không có trong danh sách.", fix)

    def _read_figures(self) -> None:
        columns = [_split_cell(self.words(name)) for name in (NAMES, VALUES, UNITS)]
        names, values, units = columns
        if not any(columns):
            return
        if not names or not values:
            empty = VALUES if names or not values else NAMES
            fix = "Một số liệu cần cả tên và giá trị; không cần thì xóa cả ba ô."
            self._doubt(empty, "Ô còn trống mà ô bên cạnh có chữ.", fix)
            return
        if len(names) != len(values) or (units and len(units) != len(values)):
            what = f"Có {len(names)} tên, {len(values)} giá trị, {len(units)} đơn vị."
            fix = (
                f"Cách nhau bằng dấu chấm phẩy, số lượng bằng nhau; không đơn vị thì ghi {NO_UNIT}"
            )
            self._doubt(VALUES, what, f"{fix}.")
            return
        printed = set(_NUMBER.findall(self.words(TEXT)))
        for value in values:
            self._check_value(value, printed)
        units = units or [NO_UNIT] * len(values)
        self.stated = tuple(
            EnteredFigure(name, *_split_value(value), "" if unit == NO_UNIT else unit)
            for name, value, unit in zip(names, values, units, strict=True)
        )

    def _check_value(self, value: str, printed: set[str]) -> None:
        if match := _WITH_UNIT.fullmatch(value):
            number, unit = match["value"], match["unit"]
            fix = f"Ghi số ở cột này, như `{number}`, còn `{unit}` ở cột “{UNITS}”."
            self._doubt(VALUES, f"Ô `{value}` có cả đơn vị.", fix)
            return
        for part in filter(None, re.split(r"/|-|–|đến", value)):
            try:
                vietnamese_number(part.strip())
            except ValueError as error:
                self._doubt(VALUES, str(error))
                return
            if not set(_NUMBER.findall(part)) <= printed:
                what = f"Số `{part.strip()}` không có trong cột “{TEXT}”."
                self._doubt(VALUES, what, "Chỉ ghi những số mà báo cáo in, viết đúng như in.")


def read_review_kind(words: str) -> ReviewKind | None:
    """Read a kind of review as staff write it: ``sơ kết``, ``Sơ kết 6 tháng``.

    Returns:
        None where they name none, or several.
    """
    said = words.lower()
    named = [word for word in _KINDS if word in said]
    is_sure = len(named) == 1 and re.match(rf"{named[0]}(?!\w)", said)
    return _KINDS[named[0]] if is_sure else None


def read_day(words: str) -> Edtf:
    """Read a day as staff write it: ``20/12/2026``, ``tháng 12/2026``, ``2026-12-20``.

    Raises:
        ValueError: with a sentence that says what to write, in the order of the form.
    """
    words = " ".join(words.split())
    for pattern in (_DAY, _MONTH, _YEAR):
        if match := pattern.fullmatch(words):
            parts = [int(part) for part in reversed(match.groups())]
            if len(parts) > 1 and parts[1] > _MONTHS_OF_A_YEAR:
                turned = f"{parts[1]:02}/{parts[-1]}/{parts[0]}"
                is_turned = len(parts) == _PARTS_OF_A_DAY and parts[-1] <= _MONTHS_OF_A_YEAR
                hint = f" Có phải ý bạn là `{turned}`?" if is_turned else ""
                raise ValueError(f"`{words}`: không có tháng {parts[1]}. {_WRITE_DAY}{hint}")
            return Edtf.parse("-".join(f"{part:02}" for part in parts))
    try:
        return Edtf.parse(words)
    except ValueError as error:
        if words.isdecimal() or words[:4].isdecimal():  # a date of Excel's, or year first
            raise
        raise ValueError(f"`{words}` không phải là ngày. {_WRITE_DAY}") from error


def _split_cell(words: str) -> list[str]:
    return [part.strip() for part in words.split(";") if part.strip()]


def _split_value(value: str) -> tuple[str, str]:
    first, _, total = value.partition("/")
    return first.strip(), total.strip()

"""Which result or which printed line each row of a filled-in form is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from thidua.authoring.passages import shorten
from thidua.authoring.results.form_table import FormDoubt, FormLine, FormTable
from thidua.model.labels import quantity
from thidua.site.opendata.results_form import (
    FORM_COLUMNS,
    GOAL,
    NEW,
    FormRow,
    find_place,
    hash_line,
)

PLAN, CODE, LABEL, WORDS = (column.name for column in FORM_COLUMNS[:4])
KIND, DAY, REPORT, NUMBER, BODY, TEXT, VERDICT, NAMES, VALUES, UNITS, AS_PRINTED = (
    column.name for column in FORM_COLUMNS[4:]
)
FILLED = (KIND, DAY, REPORT, NUMBER, BODY, TEXT, VERDICT, NAMES, VALUES, UNITS)
"""The columns that say something of a result."""
_AT = {column.name: at for at, column in enumerate(FORM_COLUMNS)}
_COPY_ROW = "Chép nguyên cả dòng của chỉ tiêu ấy trong bảng Cổng xuất ra rồi điền vào."
_EXPORT_AGAIN = "Tải lại bảng mới trên Cổng rồi chép kết quả sang."


class KnownRow(NamedTuple):
    """A row of the form with the row that the portal wrote, from which it comes.

    Attributes:
        changed: the columns in which it says something else.
    """

    line: FormLine
    form: FormRow
    changed: frozenset[str]

    @property
    def is_new(self) -> bool:
        """Whether it tells a result that is not recorded yet."""
        return self.form.at is None


@dataclass
class RowRecogniser:
    """Finds the row that the portal wrote for each row of a form.

    Args:
        plan: the identifier of the plan.
        rows: the rows that the portal writes now.
        may_lack: whether rows of results may be missing, as those of a draft in a published form.
    """

    plan: str
    rows: Sequence[FormRow]
    may_lack: bool = False
    doubts: list[FormDoubt] = field(default_factory=list)
    known: list[KnownRow] = field(default_factory=list)

    def recognise(self, table: FormTable) -> None:
        """Recognise every row; whatever is doubtful is told in ``doubts``."""
        lines = list(table.list_lines())
        if self._is_of_another_plan(lines):
            return
        found: dict[str, list[FormLine]] = {}
        for line in lines:
            doubt = self._doubt_identity(line)
            if doubt:
                self.doubts.append(doubt)
            else:
                found.setdefault(line.words(CODE), []).append(line)
        for code, same in found.items():
            self._match(code, same)
        for known in self.known:
            self.doubts += _doubt_hidden(known)
        self._doubt_missing(table, found)

    def _is_of_another_plan(self, lines: Iterable[FormLine]) -> bool:
        for line in lines:
            named = line.words(PLAN)
            if named and named != self.plan and line.words(CODE):
                what = f"Dòng này của kế hoạch `{named}`, không phải `{self.plan}`."
                fix = "Nạp đúng bảng của kế hoạch này; đừng gộp bảng của hai kế hoạch."
                self.doubts.append(line.doubt(PLAN, what, fix))
                return True
        return False

    def _doubt_identity(self, line: FormLine) -> FormDoubt | None:
        """What is wrong with the four columns that nobody should change."""
        code, label, words = line.words(CODE), line.words(LABEL), line.words(WORDS)
        if len(line.cells) == 1 and not code:
            ((name, cell),) = line.cells.items()
            what = f"“{shorten(cell.shown)}” đứng một mình, không phải kết quả của chỉ tiêu nào."
            return line.doubt(name, what, "Xóa dòng này.")
        if not code:
            what = "Dòng này không có mã, nên không rõ của chỉ tiêu nào."
            return line.doubt(CODE, what, _COPY_ROW)
        own, _, result = code.partition("-")
        place = find_place(label)
        right = next((row for row in self.rows if row.cells[1].startswith(f"{own}-")), None)
        if right is None:
            return self._doubt_unknown(line, own, place, words)
        if all(row.cells[1] != code for row in self.rows):
            what = "Kết quả của dòng này trong `results.yml` đã đổi từ khi xuất bảng."
            if result == NEW:
                now = [row.cells[3] for row in self.rows if row.place == right.place][-1]
                what = (
                    f"Bảng này xuất từ trước khi {_call(right)} được sửa; nay là “{shorten(now)}”."
                )
            return line.doubt(CODE, what, _EXPORT_AGAIN)
        return self._doubt_given(line, right)

    def _doubt_given(self, line: FormLine, right: FormRow) -> FormDoubt | None:
        """What somebody changed in the columns that nobody should change."""
        label, words = line.words(LABEL), line.words(WORDS)
        if label != right.cells[2]:
            what = f"Ghi “{label}”, nhưng dòng này là {_call(right)}."
            return line.doubt(LABEL, what, f"Ghi lại “{right.cells[2]}”; không sửa cột này.")
        if not _is_same(words, right.cells[3]):
            what = f"Lời chỉ tiêu bị sửa: kế hoạch in “{shorten(right.cells[3])}”."
            return line.doubt(WORDS, what, "Trả lại đúng lời in, hoặc xếp lại cả dòng cho khớp.")
        if line.words(PLAN) != self.plan:
            return line.doubt(PLAN, "Thiếu mã kế hoạch.", f"Ghi `{self.plan}`.")
        return None

    def _doubt_unknown(self, line: FormLine, own: str, place: str, words: str) -> FormDoubt:
        now = next((row for row in self.rows if row.place and row.place == place), None)
        if hash_line(self.plan, place, words) == own:
            what = f"Bảng này xuất từ bản cũ của kế hoạch: không còn dòng “{shorten(words)}”"
            what += f" ở {_call(now)}; nay in “{shorten(now.cells[3])}”." if now else "."
            return line.doubt(WORDS, what, _EXPORT_AGAIN)
        if now is None:
            what = f"Kế hoạch không có chỉ tiêu `{place}`."
            return line.doubt(LABEL, what, _COPY_ROW)
        code = now.cells[1].partition("-")[0]
        what = f"Mã `{line.words(CODE)}` không có trong bảng của kế hoạch."
        return line.doubt(CODE, what, f"Mã của {_call(now)} là `{code}-{NEW}`; không sửa cột này.")

    def _match(self, code: str, lines: Sequence[FormLine]) -> None:
        """Match rows with one code: of copies, the one that was not changed is the first."""
        forms = [row for row in self.rows if row.cells[1] == code]
        form, is_new = forms[0], forms[0].at is None
        if is_new:
            self.known += [KnownRow(line, form, _list_changes(line, form)) for line in lines]
            return
        first = sorted(lines, key=lambda line: bool(_list_changes(line, form)))
        for place, line in enumerate(first):
            if place < len(forms):
                own = forms[place]
                self.known.append(KnownRow(line, own, _list_changes(line, own)))
                continue
            if not _list_changes(line, form):
                what = f"Dòng này chép y nguyên dòng {first[0].number}."
                self.doubts.append(line.doubt(CODE, what, "Xóa một dòng, hoặc sửa thành lần khác."))
                continue
            fresh = form._replace(at=None, unit=None)
            self.known.append(KnownRow(line, fresh, frozenset(FILLED)))

    def _doubt_missing(self, table: FormTable, found: dict[str, list[FormLine]]) -> None:
        wanted = Counter(row.cells[1] for row in self.rows if row.at and not self.may_lack)
        told = {doubt.where for doubt in self.doubts}
        if wanted.total() > 1 and not told and not wanted.keys() & found.keys():
            what = f"Bảng này không có dòng nào của {wanted.total()} kết quả đã ghi."
            fix = (
                "Bảng đã đọc vào rồi thì không phải đọc lại; còn kết quả khác thì tải lại bảng mới "
                "rồi chép sang."
            )
            self.doubts.append(FormDoubt(f"{table.place}, cột {CODE}", what, fix))
            return
        for code, count in wanted.items():
            row = next(row for row in self.rows if row.cells[1] == code)
            if len(found.get(code, ())) < count and not told:
                kind, day, body, text = (row.cells[_AT[name]] for name in (KIND, DAY, BODY, TEXT))
                whose = f" của {body}" if body else ""
                what = f"Không còn dòng của kết quả {kind} {day}{whose} ở {_call(row)}: "
                what += f"“{shorten(text)}”."
                fix = (
                    "Trả lại dòng ấy; bảng tải về từ trước khi có kết quả này thì tải lại. Muốn bỏ "
                )
                fix += "kết quả thì xóa trong `results.yml`."
                self.doubts.append(FormDoubt(f"{table.place}, cột {CODE}", what, fix))

    def list_notes(self, table: FormTable) -> Iterator[str]:
        """What is not doubtful, but good to know."""
        order = {row.cells[1]: at for at, row in enumerate(self.rows)}
        places = [
            order[known.line.words(CODE)]
            for known in sorted(self.known, key=lambda known: known.line.number)
        ]
        if places != sorted(places):
            yield f"{table.place}: các dòng đã đổi chỗ; vẫn nhận đúng nhờ cột “{CODE}”."
        left = {row.place for row in self.rows} - {known.form.place for known in self.known}
        if left and not self.doubts:
            yield (
                f"{table.place}: không còn dòng nào của {quantity(len(left))} chỉ tiêu "
                f"({', '.join(sorted(left))}); không ghi gì cho các chỉ tiêu ấy."
            )


def _doubt_hidden(known: KnownRow) -> Iterator[FormDoubt]:
    """Doubt what was changed where nobody sees it."""
    names = [name for name in FILLED if name in known.changed and known.line.words(name)]
    if known.line.is_hidden and names:
        what = "Dòng này đang bị ẩn (bộ lọc, hoặc ẩn dòng) mà có chữ mới."
        yield known.line.doubt(names[0], what, "Bỏ lọc, bỏ ẩn, xem lại rồi lưu.")
        return
    for name in names:
        if name in known.line.table.hidden:
            what = f"Cột “{name}” đang bị ẩn mà có chữ mới."
            yield known.line.doubt(name, what, "Bỏ ẩn cột, xem lại rồi lưu.")


def _list_changes(line: FormLine, form: FormRow) -> frozenset[str]:
    written = dict(zip((column.name for column in FORM_COLUMNS), form.cells, strict=True))
    return frozenset(name for name in FILLED if not _is_same(line.words(name), written[name]))


def _is_same(words: str, others: str) -> bool:
    return words.split() == others.split()


def _call(row: FormRow) -> str:
    label = row.cells[2]
    return "mục tiêu trong lời văn" if label == GOAL else label.lower()

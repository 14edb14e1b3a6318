"""Rules for notes: the portal's own words have no figures and decisions that no document has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.figures.numerals import NUMERAL, spelled
from thidua.foundation.patterns import compile_late
from thidua.foundation.problems import Problem
from thidua.language.bodies import BODY_WORDS
from thidua.language.compared_words import drop_zeros
from thidua.language.document_number import printed_numbers
from thidua.language.vietnamese import fold
from thidua.model import Plan
from thidua.model.base import Noted
from thidua.model.document import Attachment, CitedDocument, Document
from thidua.model.field_path import FieldPath
from thidua.model.history import HistoryEntry
from thidua.model.plan import Deadline, Items, Occasion, Period, Phase
from thidua.model.responsibility import Responsibility
from thidua.model.results import ReportedCount, Result, Review, UnitResult
from thidua.model.target import Target, TargetPart, Targets
from thidua.portal.dossier import Dossier

_LARGE = (Plan, Document, Targets, Items, Review)
"""Records whose note is not about all that is below them."""
_ARE_NAMES = frozenset(["number", "mark", "target", "note", "reason", "history"])
"""Fields whose numbers only name a record, or that the note itself is in."""
_QUOTED = compile_late(r"“[^”]{0,1000}”|\"[^\"]{0,1000}\"|«[^»]{0,1000}»")
_TIMES = compile_late(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?<!\w)\d{1,2}[/.-](?:19|20)?\d\d(?![\w%])|"
    r"(?<!\d)(?:19|20)\d\d(?!\d|\s?%)",
)
_NUMBER = compile_late(r"(?<![\w.,/])(\d+(?:[.,/]\d+)*)(\s?[%‰])?(?:\s+([^\W\d]+))?")
_IN_WORDS = compile_late(rf"(?<!\w)({NUMERAL})\s+([^\W\d]+)", re.IGNORECASE)
_NAMES = compile_late(
    r"(?<!\w)(?:chỉ tiêu|điều|khoản|điểm|mục|phần|chương|phụ lục|trang|dòng|số|cột|bảng|hàng|đoạn|"
    r"câu|ý|tập|tờ|lần|thứ|kỳ|khóa|khoá|đợt|quý|tháng|ngày|tuần|giờ|lúc|biểu|mẫu|gạch|nhóm|loại|"
    r"cấp|hạng|mức độ|đối tượng)(?: thứ)?[ :]*(?:\d+(?:\.\d+)*(?:,? và |, | đến | - ?|-))*$",
    re.IGNORECASE,
)
_PARTS = frozenset(
    re.findall(
        r"\w+",
        "dòng chữ trang chỗ lỗi câu đoạn mục bản tệp tờ mặt cột hàng ô dấu lần số tháng năm ngày "
        "quý tuần giờ phút điều khoản điểm ý từ tên nét vết ảnh hình phần bảng gạch kỳ đợt loại "
        "cách nơi văn phụ",
    )
)
"""What is counted of a document, or of time, and not of what a plan is about."""
_LITTLE = 2
_YEAR = "năm"
"""More often a year than five."""
_CHANGES = compile_late(
    r"(?<!\w)(?:gia hạn|kéo dài|(?:đã|được) bỏ|rút ngắn|lùi|dời|hoãn|dừng|bãi bỏ|hủy|huỷ|đình chỉ|"
    r"(?:hết|không còn|chấm dứt) hiệu lực|thay bằng|thay thế bằng|bị thay thế|điều chỉnh|"
    r"nâng (?:lên|thành)|hạ (?:xuống|còn)|miễn (?:thực hiện|báo cáo)|không bắt buộc|"
    r"(?:chỉ )?để tham khảo|không (?:còn )?(?:được )?áp dụng|không phải (?:nộp|gửi|báo cáo|làm)|"
    r"(?:nộp|gửi|báo cáo) (?:sau|muộn|chậm|trễ)(?! nhất| khi| ngày| đó)|(?:sớm|muộn) hơn)(?!\w)|"
    rf"(?<!\w)(?:nay|đã) (?:giao|chuyển|do) (?:lại |cho |sang |về )*(?:{BODY_WORDS}|UBND)(?!\w)",
    re.IGNORECASE,
)
_DENIES = compile_late(
    r"(?:không|chưa)(?: (?:bị|được|nói|ghi|in|nêu|có|cho|phép|đến|tới|về|việc|chuyện|gì))* $",
    re.IGNORECASE,
)
_CHANGED = (Plan, Document, Period, Phase, Deadline, Targets, Target, TargetPart, Responsibility)
_PRAISES = compile_late(
    r"(?<!\w)(?:(?:dẫn|đứng) đầu|đứng thứ (?:nhất|hai|ba|\d+)|(?:cao|tốt|nhiều|lớn|nhanh) nhất|"
    r"xuất sắc|tiêu biểu|biểu dương|ghi nhận|(?:được|đã) (?:khen|tặng)|"
    r"thực tế (?:là|đã|đạt|đủ|cao|thấp|nhiều|ít|chỉ))(?!\w)",
    re.IGNORECASE,
)
"""What only a report says of results."""
_ALL_MET = compile_late(
    r"(?<!\w)(?:đạt|hoàn thành|vượt)(?: \w+){0,2} (?:mọi|tất cả|toàn bộ|hết|cả \d+)(?!\w)",
    re.IGNORECASE,
)
_TIMED = (Occasion, Period, Phase, Deadline)
# It begins with the digits, and looks back from there: so it is found several times as fast.
_YEARS = compile_late(r"(?:1(?<![\d/.-]1)[89]|2(?<![\d/.-]2)0)\d\d(?![\d/-]|\.\d)")
_VERDICT = compile_late(
    r"(?<!\w)(?:(?:không|chưa) )?(?:đạt|hoàn thành|vượt|xong)(?!\w)", re.IGNORECASE
)
_IS_MET = compile_late(r"(?<!\w)đã (?:đạt|hoàn thành|vượt|xong)(?!\w)", re.IGNORECASE)
_TELLS_NONE = compile_late(
    r"(?<!\w)(?:không|chưa) (?:nói|ghi|nêu|in|rõ|có)|có thể|chưa tính|để tính|mới (?:tính|là)",
    re.IGNORECASE,
)


def notes_have_no_figures_of_their_own(dossier: Dossier) -> Iterator[Problem]:
    """A number in a note is printed where the note stands, or its note says where it is from."""
    for entry in (dossier.entry, dossier.results):
        for path, record in _list_noted(entry):
            for number in _list_strange(record, dossier):
                yield _told(
                    entry,
                    path,
                    f"Số `{number}` trong chú thích không có ở mục này.",
                    "Chỉ nhắc số in ở mục này; số của văn bản khác thì nêu số, ký hiệu văn bản ấy "
                    "ngay trong chú thích.",
                )


def notes_name_what_changed_a_plan(dossier: Dossier) -> Iterator[Problem]:
    """That a period is longer or a plan is over is told with the document that decided it."""
    for path, record in _list_noted(dossier.entry):
        note = _QUOTED.sub(" ", record.note or "")
        found = _CHANGES.search(note)
        if not (found and isinstance(record, _CHANGED)) or dossier.changes:
            continue
        own = " ".join(_list_strings(record, isinstance(record, _LARGE)))
        is_denied = _DENIES.search(note, 0, found.start())
        if is_denied or any(printed_numbers(note)) or found[0].lower() in own.lower():
            continue
        yield _told(
            dossier.entry,
            path,
            f"Chú thích nói kế hoạch đã thay đổi (“{found[0]}”) mà không nêu văn bản nào.",
            "Nêu số, ký hiệu văn bản ấy; có văn bản thì đưa lên Cổng với `changes`.",
        )


def notes_give_no_verdicts(dossier: Dossier) -> Iterator[Problem]:
    """Whether a target is met is said by the report and the portal, and never by a note."""
    for path, record in _list_noted(dossier.entry):
        found = _IS_MET.search(_QUOTED.sub(" ", record.note or ""))
        if found and isinstance(record, (Target, TargetPart)):
            yield _told(
                dossier.entry,
                path,
                f"Chú thích nói “{found[0]}”: kế hoạch chưa nói kết quả.",
                "Bỏ câu ấy; có báo cáo thì ghi kết quả vào `results.yml`.",
            )
    for path, record in _list_noted(dossier.results):
        all_met = isinstance(record, Review) and _ALL_MET.search(record.note or "")
        if all_met and not _TELLS_NONE.search(record.note or ""):
            yield _told(
                dossier.results,
                path,
                f"Chú thích tự nói “{all_met[0]}”.",
                "Bỏ câu ấy; báo cáo có tự đếm thì chép vào `summary`.",
            )
        if not isinstance(record, (Result, UnitResult, ReportedCount)):
            continue
        note = _QUOTED.sub(" ", record.note or "")
        own = " ".join(_list_strings(record, is_large=False)).lower()
        found = _VERDICT.search(note) or _PRAISES.search(note)
        if found and found[0].lower() not in own and not _TELLS_NONE.search(note):
            yield _told(
                dossier.results,
                path,
                f"Báo cáo không in “{found[0]}” ở kết quả này; chú thích không tự xét đạt hay "
                "không, hơn hay kém.",
                "Bỏ câu ấy; báo cáo có nói ở chỗ khác thì chép vào `text` hoặc `verdict`.",
            )


def notes_on_time_name_printed_years(dossier: Dossier) -> Iterator[Problem]:
    """A year in a note on a day or a period stands in the document, or its source is named."""
    known = set(_YEARS.findall(dossier.words)) | {str(dossier.entry.record.year)}
    for path, record in _list_noted(dossier.entry):
        note = record.note or ""
        if not isinstance(record, _TIMED) or any(printed_numbers(note)):
            continue
        own = set(re.findall(r"\d{4}", " ".join(_list_strings(record, is_large=False))))
        for year in _YEARS.findall(_QUOTED.sub(" ", note)):
            if year not in known | own:
                yield _told(
                    dossier.entry,
                    path,
                    f"Văn bản không in năm `{year}`.",
                    "Chỉ nhắc năm in trong văn bản; năm của văn bản khác thì nêu số, ký hiệu văn "
                    "bản ấy ngay trong chú thích.",
                )


def _told(entry: FileRecord[Any] | None, path: FieldPath, message: str, fix: str) -> Problem:
    assert entry
    return entry.problem((*path, "note"), message, fix)


def _list_noted(entry: FileRecord[Any] | None) -> Iterator[tuple[FieldPath, Noted]]:
    """The records with a note that readers see, each with its path."""
    if entry:
        yield from _walk(entry.record, ())


def _walk(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Noted]]:
    if isinstance(value, tuple):
        for index, below in enumerate(value):
            if _may_hold_notes(below.__class__):
                yield from _walk(below, (*path, index))
        return
    if isinstance(value, Noted) and value.note:
        yield path, value
    for name in _list_fields(value.__class__):
        below = getattr(value, name)
        if _may_hold_notes(below.__class__):  # most are words: to ask first takes half the time
            yield from _walk(below, (*path, name))


@cache
def _may_hold_notes(kind: type) -> bool:
    return bool(_list_fields(kind)) or issubclass(kind, tuple)


@cache
def _list_fields(kind: type) -> tuple[str, ...]:
    """The fields of a record; other values have none."""
    return tuple(kind.model_fields) if hasattr(kind, "model_fields") else ()


def _list_strings(value: Any, is_large: bool) -> Iterator[str]:
    """The words and days of a record, without what names it; of a large one only its own."""
    if isinstance(value, tuple):
        for below in value:
            yield from _list_strings(below, is_large)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            below = getattr(value, name)
            if name in _ARE_NAMES or (is_large and isinstance(below, tuple)):
                continue
            if not (is_large and hasattr(type(below), "model_fields")):
                yield from _list_strings(below, is_large)
    elif value is not None:
        yield str(value)


def _list_strange(record: Noted, dossier: Dossier) -> Iterator[str]:
    """The amounts in a note that its record does not have, and that no source is named for."""
    if isinstance(record, (CitedDocument, HistoryEntry)) or any(printed_numbers(record.note or "")):
        return
    note = _TIMES.sub(" ", _QUOTED.sub(" ", record.note or ""))
    amounts = [(found.start(), found[1], found[2] or "", found[3] or "")
               for found in _NUMBER.finditer(note)]  # fmt: skip
    for found in _IN_WORDS.finditer(note):
        value = spelled(found[1])
        if found[1].lower() != _YEAR and value is not None and value > _LITTLE:
            amounts.append((found.start(), str(value), "", found[2]))
    own = " ".join(_list_strings(record, isinstance(record, _LARGE)))
    known = {drop_zeros(number) for number, *_ in _NUMBER.findall(own)}
    printed = f" {_counted(dossier)} " if amounts else ""
    for start, number, percent, noun in amounts:
        is_part = not percent and (
            isinstance(record, Attachment) or noun.lower() in _PARTS or _NAMES.search(note[:start])
        )
        if is_part or drop_zeros(number) in known:
            continue
        is_said = noun and f" {drop_zeros(number)} {fold(noun)} " in printed
        if not is_said:
            yield f"{number}{percent}".strip()


def _counted(dossier: Dossier) -> str:
    """The printed words, with their numbers as they are compared."""
    return " ".join(map(drop_zeros, re.findall(r"[\w.,/]*\w", dossier.folded_words)))

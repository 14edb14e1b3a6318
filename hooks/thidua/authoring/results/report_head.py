"""Reading from the head of a report which review it is of, and how it is to be cited."""

from __future__ import annotations

import re
from dataclasses import replace

from thidua.attachments.text.model import Manuscript
from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf, printed_days
from thidua.language.vietnamese import fold
from thidua.model.results import ReviewKind
from thidua.portal.review_days import may_be_final

_INTERIM = re.compile(
    r"\bso ket\b|\b(?:6|sau|3|ba|9|chin) thang\b|\bquy (?:[iv]+|[1-4])\b|\bgiua (?:ky|nhiem ky)\b|"
    r"\b(?:giai doan|dot) (?:1|i)\b|\btien do\b"
)
_FINAL = re.compile(r"\btong ket\b|\bca nam\b|\bket thuc\b|\bcuoi nam\b|\bnam 20\d\d\b")
TABLE_TITLES = ("Biểu tổng hợp", "Bảng tổng hợp", "Phụ biểu", "Biểu", "Bảng")
"""How the title of a table begins that an office sends as its report."""
_WITH_REPORT = re.compile(
    r"(?:kèm theo|đính kèm) báo cáo số:? ?(?P<number>\d+[^\s,;()]*)(?P<rest>.*)", re.IGNORECASE
)
"""The report to which a table belongs: *(Kèm theo Báo cáo số 203/BC-UBND ngày 29/12/2026 …)*."""
_HEAD_LINES = 12
_YEAR = re.compile(r"\b(20\d\d)\b")


def read_kind(title: str, day: Edtf, last: Edtf | None) -> Found[DraftedValue]:
    """Tell from its title, else from its day, whether a report is of an interim or final review.

    Args:
        title: of the report.
        day: of the report.
        last: the end of the campaign, if it is known.
    """
    words = fold(title)
    interim, final = _INTERIM.search(words), _FINAL.search(words)
    is_early = last is not None and not may_be_final(day, last)
    kind, certainty = ReviewKind.FINAL, Certainty.SURE
    why = ""
    if interim and not re.search(r"\btong ket\b", words):
        kind = ReviewKind.INTERIM
    elif interim:
        certainty = Certainty.DOUBTFUL
        why = "Trích yếu có cả chữ tổng kết lẫn chữ của sơ kết. Chọn `interim` hoặc `final`."
    elif not final:
        certainty = Certainty.DOUBTFUL
        kind = ReviewKind.INTERIM if is_early else ReviewKind.FINAL
        why = "Trích yếu không nói là sơ kết hay tổng kết; đang đoán theo ngày. Xem lại `kind`."
    elif is_early:
        certainty = Certainty.DOUBTFUL
        why = "Báo cáo ra khi chưa gần hết thời gian thi đua. Chọn `interim` hay `final`."
        kind = ReviewKind.INTERIM
    doubts = (DraftedDoubt(("kind",), why),) if why else ()
    return Found(DraftedValue(kind.value, certainty=certainty), doubts)


def read_day_of(header: HeaderFields, year: int) -> Found[DraftedValue]:
    """Read the day of a report; if it has none, the year of its title or of the plan is doubted."""
    if header.issued:
        day = Edtf.parse(header.issued.text)
        if day.day:
            return Found(header.issued)
        why = "Ngày trên báo cáo để trống; đang ghi theo tháng, năm. Có bản ký thì ghi đủ ngày."
        return Found(header.issued, (DraftedDoubt(("date",), why),))
    found = _YEAR.search(header.title.text)
    guess = found[1] if found else str(year)
    why = "Không thấy ngày của báo cáo; đang ghi năm. Ghi ngày trên báo cáo."
    value = DraftedValue(guess, certainty=Certainty.DOUBTFUL)
    return Found(value, (DraftedDoubt(("date",), why),))


def with_named_report(header: Found[HeaderFields], manuscript: Manuscript) -> Found[HeaderFields]:
    """The head of a table with the number and the day of the report to which it belongs."""
    lines = () if header.part.number else manuscript.paragraphs[:_HEAD_LINES]
    for line in lines:
        named = _WITH_REPORT.search(line.text)
        if named is None:
            continue
        number = DraftedValue(named["number"], line.place)
        day = next(iter(printed_days(named["rest"])), None)
        issued = DraftedValue(str(day), line.place) if day else header.part.issued
        fields = replace(header.part, number=number, issued=issued)
        told = tuple(doubt for doubt in header.doubts if doubt.path[-1] not in ("number", "issued"))
        return Found(fields, told)
    return header


def cite_report(header: HeaderFields) -> str:
    """Cite a report: ``Báo cáo số 98/BC-UBND ngày 20/12/2026: Kết quả …``."""
    kind = header.type_text.text.strip(" .:").capitalize() if header.type_text else "Báo cáo"
    title = header.title.text
    if kind in TABLE_TITLES:  # the number is that of the report, of which the table is a part
        kind, title = "Báo cáo", f"{kind.upper()} {title}"
    number = f" số {header.number.text}" if header.number else ""
    day = Edtf.parse(header.issued.text) if header.issued else None
    issued = f" ngày {day.in_words()}" if day and day.day else ""
    return f"{kind}{number}{issued}: {title}"

"""Reading from the head of a report which review it is of, and how it is to be cited."""

from __future__ import annotations

import re

from thidua.authoring.records import HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.vietnamese import fold
from thidua.model.results import ReviewKind
from thidua.portal.review_days import may_be_final

_INTERIM = re.compile(
    r"\bso ket\b|\b(?:6|sau|3|ba|9|chin) thang\b|\bquy (?:[iv]+|[1-4])\b|\bgiua (?:ky|nhiem ky)\b|"
    r"\b(?:giai doan|dot) (?:1|i)\b|\btien do\b"
)
_FINAL = re.compile(r"\btong ket\b|\bca nam\b|\bket thuc\b|\bcuoi nam\b|\bnam 20\d\d\b")
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


def cite_report(header: HeaderFields) -> str:
    """Cite a report: ``Báo cáo số 98/BC-UBND ngày 20/12/2026: Kết quả …``."""
    kind = header.type_text.text.strip(" .:").capitalize() if header.type_text else "Báo cáo"
    number = f" số {header.number.text}" if header.number else ""
    day = Edtf.parse(header.issued.text) if header.issued else None
    issued = f" ngày {day.in_words()}" if day and day.day else ""
    return f"{kind}{number}{issued}: {header.title.text}"

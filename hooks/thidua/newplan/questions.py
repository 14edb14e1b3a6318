"""The questions, and what an answer to each of them may be."""

from __future__ import annotations

import re
from pathlib import Path

from thidua import paths
from thidua.dates import Edtf
from thidua.document_number import DocumentNumber
from thidua.newplan.identifier import proposed_id
from thidua.newplan.lists import Lists
from thidua.originals import ACCEPTED_SUFFIXES
from thidua.questions import Answers, Question
from thidua.vietnamese import did_you_mean, fold

_VIETNAMESE_DATE = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class UnknownIssuerError(ValueError):
    """The list of issuers has no such body; it may be added."""


def _issuer(text: str, answers: Answers, lists: Lists) -> str:
    found = lists.issuer(text)
    if found:
        return found.id
    names = {one.short_name for one in lists.issuers} | {one.name for one in lists.issuers}
    guess = did_you_mean(text, names)
    raise UnknownIssuerError(f"Chưa có cơ quan “{text}” trong `data/issuers.yml`. {guess}".rstrip())


def _type(text: str, answers: Answers, lists: Lists) -> str:
    found = lists.type(text)
    if found:
        return found.id
    guess = did_you_mean(text, [one.name for one in lists.types])
    said = f"Không có loại văn bản “{text}” trong `data/document-types.yml`. {guess}"
    raise ValueError(said.rstrip())


def _number(text: str, answers: Answers, lists: Lists) -> str:
    return text and str(DocumentNumber.parse(text))


def _date(text: str, answers: Answers, lists: Lists) -> str:
    match = _VIETNAMESE_DATE.fullmatch(text)
    if match:
        day, month, year = match.groups()
        text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return text and str(Edtf.parse(text))


def _year(text: str, answers: Answers, lists: Lists) -> str:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"“{text}” không phải một năm, ví dụ 2026.")
    return text


def _words(text: str, answers: Answers, lists: Lists) -> str:
    return text


def _title(text: str, answers: Answers, lists: Lists) -> str:
    if not text:
        raise ValueError("Cần trích yếu: dòng dưới tên loại, nói văn bản về việc gì.")
    return text


def _file(text: str, answers: Answers, lists: Lists) -> str:
    path = Path(text.strip("\"'"))
    if not text:
        return ""
    if not path.is_file():
        raise ValueError(f"Không có tệp “{text}”.")
    if path.suffix.lower() not in ACCEPTED_SUFFIXES:
        listed = ", ".join(sorted(ACCEPTED_SUFFIXES))
        raise ValueError(f"Không nhận loại tệp của “{path.name}”. Nhận: {listed}.")
    return str(path)


def _id(text: str, answers: Answers, lists: Lists) -> str:
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError("Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.")
    if text in lists.taken or text in paths.RESERVED:
        raise ValueError(f"Mã `{text}` đã dùng. Đặt một mã khác.")
    if answers["year"] not in text.split("-"):
        raise ValueError(f"Mã phải có năm {answers['year']}, theo mẫu cơ quan-năm-tên ngắn.")
    return text


def _proposed_id(answers: Answers, lists: Lists) -> str:
    issuer = next((one.short_name for one in lists.issuers if one.id == answers["issuer"]), "")
    issuer = issuer or answers["issuer"]
    return proposed_id(issuer, answers["year"], answers["title"], lists.taken)


def _nothing(answers: Answers, lists: Lists) -> str:
    return ""


def _must(answers: Answers, lists: Lists) -> None:
    return None


def _all_issuers(answers: Answers, lists: Lists) -> list[str]:
    return sorted({issuer.short_name for issuer in lists.issuers}, key=fold)


def _usual_type(answers: Answers, lists: Lists) -> str | None:
    return "ke_hoach" if lists.type("ke_hoach") else None


def _year_issued(answers: Answers, lists: Lists) -> str | None:
    years = _YEAR.findall(answers["date"]) or _YEAR.findall(answers["title"])
    return years[-1] if years else None


QUESTIONS: tuple[Question[Lists], ...] = (
    Question(
        "issuer",
        "Cơ quan ban hành",
        "tên đầy đủ, tên gọn hoặc mã; ? để xem danh sách",
        _issuer,
        _must,
        _all_issuers,
    ),
    Question("type", "Loại văn bản", "như Kế hoạch, Chỉ thị", _type, _usual_type),
    Question(
        "number", "Số, ký hiệu", "như 21/KH-UBND; số để trống thì /KH-UBND", _number, _nothing
    ),
    Question(
        "date", "Ngày ban hành", "như 2025-02-03; chỉ biết tháng thì 2025-02", _date, _nothing
    ),
    Question("title", "Trích yếu", "dòng dưới tên loại, chép như in", _title, _must),
    Question("year", "Năm thi đua", "năm mà phong trào thuộc về", _year, _year_issued),
    Question("theme", "Chủ đề", "chép như in, không kèm ngoặc kép", _words, _nothing),
    Question("file", "Tệp văn bản gốc", "đường dẫn tới tệp PDF, Word, ảnh quét…", _file, _nothing),
    Question("id", "Mã kế hoạch", "là địa chỉ trang, không đổi nữa", _id, _proposed_id),
)
"""In the order asked: what comes later may build on what came before."""

"""The questions, and what an answer to each of them may be."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from thidua.attachments.inspection import ACCEPTED_SUFFIXES
from thidua.authoring.newplan.identifier import proposed_id
from thidua.authoring.newplan.lists import Lists
from thidua.authoring.questions import Answers, Question, judged_alone, suggest_always
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.vietnamese import did_you_mean, fold
from thidua.model import paths

_VIETNAMESE_DATE = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class UnknownIssuerError(ValueError):
    """The list of issuers has no such body; it may be added."""


def _issuer(lists: Lists, text: str) -> str:
    found = lists.issuer(text)
    if found:
        return found.id
    names = {name for issuer in lists.issuers for name in (issuer.short_name, issuer.name)}
    guess = did_you_mean(text, names)
    raise UnknownIssuerError(f"Chưa có cơ quan “{text}” trong `data/issuers.yml`. {guess}".rstrip())


def _type(lists: Lists, text: str) -> str:
    found = lists.type(text)
    if found:
        return found.id
    guess = did_you_mean(text, [kind.name for kind in lists.types])
    said = f"Không có loại văn bản “{text}” trong `data/document-types.yml`. {guess}"
    raise ValueError(said.rstrip())


def _number(text: str) -> str:
    return text and str(DocumentNumber.parse(text))


def _date(text: str) -> str:
    match = _VIETNAMESE_DATE.fullmatch(text)
    if match:
        day, month, year = match.groups()
        text = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    return text and str(Edtf.parse(text))


def _year(text: str) -> str:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"“{text}” không phải một năm, ví dụ 2026.")
    return text


def _title(text: str) -> str:
    if not text:
        raise ValueError("Cần trích yếu: dòng dưới tên loại, nói văn bản về việc gì.")
    return text


def _file(text: str) -> str:
    path = Path(text.strip("\"'"))
    if not text:
        return ""
    if not path.is_file():
        raise ValueError(f"Không có tệp “{text}”.")
    if path.suffix.lower() not in ACCEPTED_SUFFIXES:
        listed = ", ".join(sorted(ACCEPTED_SUFFIXES))
        raise ValueError(f"Không nhận loại tệp của “{path.name}”. Nhận: {listed}.")
    return str(path)


def _id(lists: Lists, text: str, answers: Answers) -> str:
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError("Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.")
    if text in lists.taken or text in paths.RESERVED:
        raise ValueError(f"Mã `{text}` đã dùng. Đặt một mã khác.")
    if answers["year"] not in text.split("-"):
        raise ValueError(f"Mã phải có năm {answers['year']}, theo mẫu cơ quan-năm-tên ngắn.")
    return text


def _proposed_id(lists: Lists, answers: Answers) -> str:
    named = {issuer.id: issuer.short_name for issuer in lists.issuers}
    issuer = named.get(answers["issuer"], answers["issuer"])
    return proposed_id(issuer, answers["year"], answers["title"], lists.taken)


def _year_issued(answers: Answers) -> str | None:
    years = _YEAR.findall(answers["date"]) or _YEAR.findall(answers["title"])
    return years[-1] if years else None


def plan_questions(lists: Lists) -> tuple[Question, ...]:
    """The questions in the order asked: what comes later may build on what came before.

    Args:
        lists: what answers may refer to; which questions there are does not depend on it.
    """
    must, nothing = suggest_always(None), suggest_always("")
    usual_type = suggest_always("ke_hoach" if lists.type("ke_hoach") else None)
    return (
        Question(
            "issuer",
            "Cơ quan ban hành",
            "tên đầy đủ, tên gọn hoặc mã; ? để xem danh sách",
            judged_alone(partial(_issuer, lists)),
            must,
            sorted({issuer.short_name for issuer in lists.issuers}, key=fold),
        ),
        Question(
            "type",
            "Loại văn bản",
            "như Kế hoạch, Chỉ thị",
            judged_alone(partial(_type, lists)),
            usual_type,
        ),
        Question(
            "number",
            "Số, ký hiệu",
            "như 21/KH-UBND; số để trống thì /KH-UBND",
            judged_alone(_number),
            nothing,
        ),
        Question(
            "date",
            "Ngày ban hành",
            "như 2025-02-03; chỉ biết tháng thì 2025-02",
            judged_alone(_date),
            nothing,
        ),
        Question(
            "title", "Trích yếu", "dòng dưới tên loại, chép như in", judged_alone(_title), must
        ),
        Question(
            "year", "Năm thi đua", "năm mà phong trào thuộc về", judged_alone(_year), _year_issued
        ),
        Question("theme", "Chủ đề", "chép như in, không kèm ngoặc kép", judged_alone(str), nothing),
        Question(
            "file",
            "Tệp văn bản gốc",
            "đường dẫn tới tệp PDF, Word, ảnh quét…",
            judged_alone(_file),
            nothing,
        ),
        Question(
            "id",
            "Mã kế hoạch",
            "là địa chỉ trang, không đổi nữa",
            partial(_id, lists),
            partial(_proposed_id, lists),
        ),
    )

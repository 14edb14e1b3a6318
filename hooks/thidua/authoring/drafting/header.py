"""The head of a document: issuer and number on the left; place and date on the right; type, title.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.attachments.text.model import Column, Paragraph
from thidua.authoring.drafting.model import Certainty, Findings, Told, passage
from thidua.authoring.drafting.outline import Outline
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.vietnamese import CAPITALS, fold

_NUMBER = re.compile(
    r"S[ốóỗo]\s*[:.]?\s*(?P<number>[^,]*?/\s*[^\s,]+|\d*\s*-\s*[A-ZĐ]+/\S+)", re.IGNORECASE
)
_DATE = re.compile(
    rf"(?:(?P<place>[{CAPITALS}][\w.\- ]{{1,40}}?)\s*,\s*)?"
    r"(?P<date>ngày\s*(?P<day>[\d./…_ ]*)\s*"
    r"tháng\s*(?P<month>[\d./…_ ]*)\s*năm\s*(?P<year>\d{4}))"
)
_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\W+tu do\W+hanh phuc|dang cong san viet nam"
    r"|^doan (?:tncs|thanh nien cong san) ho chi minh$"
)
_ABOUT = re.compile(r"V/v\s*:?\s*|Về việc\s+", re.IGNORECASE)
_LONGEST_TITLE = 100
_BLANKS = re.compile(r"[\s.…_]+")


def draft_header(outline: Outline) -> Findings:
    """Number, place, date, issuer as printed, motto, type and title."""
    found = Findings()
    _number(outline.header, found)
    _date(outline.header, found)
    _printed_lines(outline.header, found)
    _type_and_title(outline, found)
    return found


def _number(header: Sequence[Paragraph], found: Findings) -> None:
    for paragraph in header:
        match = _NUMBER.search(paragraph.text)
        if not match:
            continue
        printed = match.group().strip()
        number = _BLANKS.sub("", match["number"]).strip()
        found.fields["number_text"] = Told(printed, paragraph.place)
        try:
            DocumentNumber.parse(number)
        except ValueError:
            found.doubt("number", f"Không đọc được số, ký hiệu trong “{printed}”. Ghi `number`.")
            return
        found.fields["number"] = Told(number, paragraph.place)
        return
    found.doubt("number", "Không thấy số, ký hiệu. Bản gốc không có thì xóa dòng này.")


def _date(header: Sequence[Paragraph], found: Findings) -> None:
    for paragraph in header:
        match = _DATE.search(paragraph.text)
        if not match:
            continue
        parts = [int(match["year"])]
        for name in ("month", "day"):
            digits = re.sub(r"\D", "", match[name])
            if not digits:
                break
            parts.append(int(digits))
        try:
            date = Edtf.parse("-".join(f"{part:02}" for part in parts))
        except ValueError as error:
            found.doubt("issued", str(error))
            return
        if match["place"]:
            found.fields["place"] = Told(match["place"].strip(), paragraph.place)
        found.fields["issued"] = Told(str(date), paragraph.place)
        found.fields["issued_text"] = Told(match["date"].strip(), paragraph.place)
        return
    found.doubt("issued", "Không thấy ngày ban hành. Bản gốc không có thì xóa dòng này.")


def _printed_lines(header: Sequence[Paragraph], found: Findings) -> None:
    motto = [one for one in header if _MOTTO.search(fold(one.text))]
    if motto:
        lines = "\n".join(one.text for one in motto)
        found.fields["motto_text"] = Told(passage(lines), motto[0].place)
    issuer = [
        one
        for one in header
        if one not in motto
        and one.column is not Column.RIGHT
        and not _NUMBER.search(one.text)
        and not _DATE.search(one.text)
        and one.text.isupper()
    ]
    if issuer:
        lines = "\n".join(one.text for one in issuer)
        found.fields["issuer_text"] = Told(passage(lines), issuer[0].place)


def _type_and_title(outline: Outline, found: Findings) -> None:
    if outline.type_line:
        found.fields["type_text"] = Told(outline.type_line.text, outline.type_line.place)
    if outline.title:
        words = " ".join(f"{one.label} {one.text}".strip() for one in outline.title)
        found.fields["title"] = Told(words, outline.title[0].place)
        return
    for paragraph in outline.header:
        match = _ABOUT.match(paragraph.text)
        if match:
            found.fields["title"] = Told(paragraph.text, paragraph.place)
            return
    first = next(iter(outline.entries()), None)
    words = _beginning(first.text) if first else "(chưa có trích yếu)"
    place = first.place if first else None
    found.fields["title"] = Told(words, place, Certainty.DOUBTFUL)
    found.doubt("title", "Không thấy trích yếu. Chép dòng nói văn bản về việc gì.")


def _beginning(text: str) -> str:
    """As many whole words as a title has at most."""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE + 1].rpartition(" ")[0]

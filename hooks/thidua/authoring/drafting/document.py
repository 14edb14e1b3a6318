"""Reading the official document: its head, its end, its type, and its issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from thidua.attachments.text.model import Manuscript
from thidua.authoring.drafting.ending import read_ending
from thidua.authoring.drafting.header import read_header
from thidua.authoring.drafting.issuers import FoundIssuer, IssuerIndex, read_issuer
from thidua.authoring.drafting.landmarks import BEFORE_TYPE
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.drafting.spans import find_years
from thidua.authoring.known_lists import KnownLists
from thidua.authoring.records import DraftedDocument, HeaderFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.dates import Edtf
from thidua.language.document_number import DocumentNumber
from thidua.language.vietnamese import fold

_CAMPAIGN_YEAR = re.compile(r"\bnăm\s+((?:19|20|21)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ReadDocument:
    """The fields read for the document as a whole.

    Attributes:
        year: of the campaign.
        issuers: finds bodies that existed when the document was issued.
    """

    record: DraftedDocument
    year: DraftedValue
    issuer: FoundIssuer
    issuers: IssuerIndex

    @property
    def title(self) -> str:
        """Its abstract."""
        return self.record.header.title.text


def read_document(
    outline: Outline, manuscript: Manuscript, known: KnownLists, today: date
) -> Found[ReadDocument]:
    """Read head and end of a document, its type, its issuer and the year of its campaign.

    Args:
        outline: of the document.
        manuscript: the whole document; its text helps to write the name of the issuer.
        known: the lists of the portal.
        today: the day of drafting, for a document without a year.
    """
    header = read_header(outline)
    ending = read_ending(outline)
    doc_type = _read_type(header.part, outline, known)
    day = header.part.issued
    issued = Edtf.parse(day.text) if day else None
    index = IssuerIndex(known.issuers, issued)
    issuer = read_issuer(header.part, index, manuscript)
    year = _read_year(header.part, issued, today)
    record = DraftedDocument(issuer.part.id, header.part, ending.part, doc_type.part)
    found = (header, ending, doc_type, issuer, year)
    return Found(
        ReadDocument(record, year.part, issuer.part, index),
        tuple(doubt for part in found for doubt in part.doubts),
    )


def _read_type(header: HeaderFields, outline: Outline, known: KnownLists) -> Found[DraftedValue]:
    """Read the type from its line, else guess it from the symbol of the number."""
    types = known.document_types
    printed = header.type_text.text.strip(" .:") if header.type_text else ""
    place = outline.type_line.place if outline.type_line else None
    called = {printed, printed.removeprefix(BEFORE_TYPE)}
    begun = [
        kind
        for kind in types
        if any(f"{name} ".startswith(f"{kind.name.upper()} ") for name in called)
    ]
    if begun:
        kind = max(begun, key=lambda kind: len(kind.name))
        is_whole = kind.name.upper() in called
        return Found(DraftedValue(kind.id, place, Certainty.SURE if is_whole else Certainty.LIKELY))
    number = header.number
    read = DocumentNumber.parse(number.text) if number else None
    codes = (read.type_code, read.own_type_code) if read else ()
    by_code = {kind.code: kind.id for kind in types if kind.code}
    otherwise = "cong_van" if number and not printed else "ke_hoach"
    guess = next((by_code[code] for code in codes if code in by_code), otherwise)
    if not printed and guess == "cong_van" and _is_letter(header, outline):
        return Found(DraftedValue(guess, certainty=Certainty.LIKELY))
    ids = [kind.id for kind in types]
    if guess not in ids:
        guess = ids[0]  # the field must not be empty
    name = next(kind.name for kind in types if kind.id == guess)
    why = f"Không thấy dòng tên loại văn bản; đang ghi “{name}”. Xem lại `doc_type`."
    if printed:
        why = f"Danh mục loại văn bản không có “{printed}”; đang ghi “{name}”. Chọn loại gần nhất."
    return Found(
        DraftedValue(guess, certainty=Certainty.DOUBTFUL),
        (DraftedDoubt(("document", "doc_type"), why),),
    )


def _is_letter(header: HeaderFields, outline: Outline) -> bool:
    """Tell whether a document is a công văn: “V/v …” in its head, “Kính gửi” at its beginning."""
    addressed = any(fold(entry.text).startswith("kinh gui") for entry in outline.preamble)
    return addressed and header.title.text.lower().startswith(("v/v", "về việc"))


def _read_year(header: HeaderFields, issued: Edtf | None, today: date) -> Found[DraftedValue]:
    """Read the year of the campaign: that of the title, else of the document, else of today.

    Args:
        header: the head of the document.
        issued: the date of the document, as far as it is known.
        today: the day of drafting.
    """
    match = _CAMPAIGN_YEAR.search(header.title.text)
    if match:
        return Found(DraftedValue(match[1], header.title.place))
    if issued:
        return Found(DraftedValue(str(issued.year), header.title.place, Certainty.LIKELY))
    years = find_years(header.title.text)
    if years:
        first = years[1][:4]  # of a quarter, the month in which it begins is told
        return Found(DraftedValue(first, header.title.place, Certainty.LIKELY))
    year = DraftedValue(str(today.year), None, Certainty.DOUBTFUL)
    why = f"Trích yếu và ngày ban hành không ghi năm; đang ghi năm nay, {today.year}. Sửa nếu khác."
    return Found(year, (DraftedDoubt(("year",), why),))
